//! What `src/render` says.

messages! {
    cut_for_excel {
        "……（超出 Excel 单元格的 32767 字上限，以下略；全文见 audit.json）",
        "… (cut at the 32,767 characters a cell of Excel holds; the whole text is in audit.json)"
    }
}

words! {
    page_p_of_n { "第 &P 页，共 &N 页", "page &P of &N" }
    how_to_fill_in { "怎么填", "How to fill in" }
    this_cannot_be_read { "这样填读不出来", "This cannot be read" }
    footer { "&C&\"宋体,Regular\"&9&A　第 &P 页，共 &N 页", "&C&9&A   &P / &N" }
}
