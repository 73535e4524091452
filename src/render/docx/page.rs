//! The page, the faces and the styles of an annex.
//!
//! Paper, margins and the page number's place are those of GB/T 9704—2012 (党政机关公文格式),
//! turned for a table that is wider than it is tall: the printed area of 156 mm by 225 mm, with
//! 28 mm on the bound side. Lengths are in twips, twentieths of a point.

use crate::document::Paper;

/// Left and right of a cell's text.
pub(super) const CELL_MARGIN: u32 = 57;
/// Size of the table's text, in half points: 小五.
pub(super) const TEXT_SIZE: u32 = 18;
/// From one line of it to the next.
pub(super) const LINE: u32 = 260;
/// What the repeated header takes of the printed area's height.
pub(super) const HEADER_HEIGHT: u32 = 600;

/// The section's page, with the page numbers of odd and even pages.
pub(super) fn section(paper: Paper) -> String {
    let (size, margins) = match paper {
        Paper::Across => (
            "w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"",
            "w:top=\"1588\" w:right=\"1984\" w:bottom=\"1474\" w:left=\"2098\"",
        ),
        Paper::Upright => (
            "w:w=\"11906\" w:h=\"16838\"",
            "w:top=\"2098\" w:right=\"1474\" w:bottom=\"1984\" w:left=\"1588\"",
        ),
    };
    format!(
        "<w:sectPr><w:footerReference w:type=\"even\" r:id=\"rId5\"/>\
             <w:footerReference w:type=\"default\" r:id=\"rId4\"/><w:pgSz {size}/>\
             <w:pgMar {margins} w:header=\"851\" w:footer=\"794\" w:gutter=\"0\"/><w:cols w:space=\"425\"/></w:sectPr>"
    )
}

/// Width and height of the printed area, in twips.
pub(super) fn area(paper: Paper) -> (u32, u32) {
    match paper {
        Paper::Across => (12756, 8844),
        Paper::Upright => (8844, 12756),
    }
}

/// The faces by name, and what stands in where a machine lacks them: each has `altName`s, its
/// character set and its kind.
pub(super) const FONT_TABLE: &str = "<w:fonts xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">\
    <w:font w:name=\"方正小标宋简体\"><w:altName w:val=\"方正小标宋_GBK,FZXiaoBiaoSong-B05S,华文中宋,宋体,SimSun,Noto Serif CJK SC\"/>\
    <w:charset w:val=\"86\"/><w:family w:val=\"roman\"/><w:pitch w:val=\"variable\"/></w:font>\
    <w:font w:name=\"仿宋_GB2312\"><w:altName w:val=\"仿宋,FangSong,华文仿宋,STFangsong,Noto Serif CJK SC\"/>\
    <w:charset w:val=\"86\"/><w:family w:val=\"modern\"/><w:pitch w:val=\"variable\"/></w:font>\
    <w:font w:name=\"黑体\"><w:altName w:val=\"SimHei,华文黑体,Noto Sans CJK SC\"/>\
    <w:charset w:val=\"86\"/><w:family w:val=\"modern\"/><w:pitch w:val=\"variable\"/></w:font>\
    <w:font w:name=\"宋体\"><w:altName w:val=\"SimSun,Noto Serif CJK SC\"/>\
    <w:charset w:val=\"86\"/><w:family w:val=\"auto\"/><w:pitch w:val=\"variable\"/></w:font></w:fonts>";

/// All styles, so that who edits an annex changes a face once for all.
pub(super) fn styles() -> String {
    let mut styles = format!(
        "<w:styles xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:docDefaults>\
         <w:rPrDefault><w:rPr>{}<w:sz w:val=\"32\"/><w:szCs w:val=\"32\"/>\
         <w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/></w:rPr></w:rPrDefault>\
         <w:pPrDefault><w:pPr><w:snapToGrid w:val=\"0\"/></w:pPr></w:pPrDefault></w:docDefaults>\
         <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/></w:style>",
        face("仿宋_GB2312")
    );
    for (id, name, paragraph, font, size) in [
        (
            "AnnexNumber",
            "附件序号",
            "<w:pageBreakBefore/><w:spacing w:line=\"480\" w:lineRule=\"exact\"/>",
            "黑体",
            32,
        ),
        (
            "AnnexTitle",
            "附件标题",
            "<w:keepNext/><w:spacing w:before=\"360\" w:after=\"240\" w:line=\"600\" w:lineRule=\"exact\"/>\
             <w:jc w:val=\"center\"/><w:outlineLvl w:val=\"0\"/>",
            "方正小标宋简体",
            44,
        ),
        (
            "AnnexText",
            "附件正文",
            "<w:spacing w:line=\"560\" w:lineRule=\"exact\"/><w:ind w:firstLineChars=\"200\" w:firstLine=\"640\"/>",
            "仿宋_GB2312",
            32,
        ),
        (
            "LetterSection",
            "正文一级标题",
            "<w:keepNext/><w:spacing w:before=\"120\" w:line=\"560\" w:lineRule=\"exact\"/>\
             <w:ind w:firstLineChars=\"200\" w:firstLine=\"640\"/><w:outlineLvl w:val=\"1\"/>",
            "黑体",
            32,
        ),
        (
            "LetterTitle",
            "正文标题",
            "<w:keepNext/><w:spacing w:after=\"240\" w:line=\"600\" w:lineRule=\"exact\"/>\
             <w:jc w:val=\"center\"/><w:outlineLvl w:val=\"0\"/>",
            "方正小标宋简体",
            44,
        ),
        ("AnnexHead", "附件表头", &lines(320, "center"), "黑体", 21),
        ("AnnexCell", "附件表格居中", &lines(LINE, "center"), "仿宋_GB2312", TEXT_SIZE),
        ("AnnexProse", "附件表格正文", &lines(LINE, "both"), "仿宋_GB2312", TEXT_SIZE),
        ("AnnexEnd", "附件表格后", "<w:spacing w:line=\"20\" w:lineRule=\"exact\"/>", "仿宋_GB2312", 2),
        (
            "PageNumberOdd",
            "页码单页",
            "<w:ind w:rightChars=\"100\" w:right=\"280\"/><w:jc w:val=\"right\"/>",
            "宋体",
            28,
        ),
        ("PageNumberEven", "页码双页", "<w:ind w:leftChars=\"100\" w:left=\"280\"/>", "宋体", 28),
    ] {
        styles += &format!(
            "<w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/>\
             <w:basedOn w:val=\"Normal\"/><w:pPr>{paragraph}</w:pPr>\
             <w:rPr>{}<w:sz w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/></w:rPr></w:style>",
            face(font)
        );
    }
    let side =
        |name: &str| format!("<w:{name} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>");
    let borders: String = ["top", "left", "bottom", "right", "insideH", "insideV"].map(side).concat();
    styles
        + &format!(
            "<w:style w:type=\"table\" w:customStyle=\"1\" w:styleId=\"AnnexTable\"><w:name w:val=\"附件表格\"/>\
         <w:tblPr><w:tblBorders>{borders}</w:tblBorders><w:tblCellMar>\
         <w:top w:w=\"28\" w:type=\"dxa\"/><w:left w:w=\"{CELL_MARGIN}\" w:type=\"dxa\"/>\
         <w:bottom w:w=\"28\" w:type=\"dxa\"/><w:right w:w=\"{CELL_MARGIN}\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr>\
         </w:style></w:styles>"
        )
}

/// Lines an exact distance apart, so that a stand-in face with tall lines keeps the pages.
fn lines(line: u32, alignment: &str) -> String {
    format!("<w:spacing w:line=\"{line}\" w:lineRule=\"exact\"/><w:jc w:val=\"{alignment}\"/>")
}

/// One face for Chinese and for figures and Latin letters beside it, as official documents are
/// set; quotation marks then take it too.
fn face(name: &str) -> String {
    format!(
        "<w:rFonts w:ascii=\"{name}\" w:hAnsi=\"{name}\" w:eastAsia=\"{name}\" w:cs=\"{name}\" w:hint=\"eastAsia\"/>"
    )
}

/// The page number of odd or even pages: `— 1 —`, on the outer side.
pub(super) fn footer(style: &str) -> String {
    format!(
        "<w:ftr xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:p>\
         <w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:t xml:space=\"preserve\">— </w:t></w:r>\
         <w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> PAGE </w:instrText></w:r>\
         <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r>\
         <w:r><w:fldChar w:fldCharType=\"end\"/></w:r><w:r><w:t xml:space=\"preserve\"> —</w:t></w:r></w:p></w:ftr>"
    )
}
