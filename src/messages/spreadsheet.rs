//! What `src/spreadsheet` says.

messages! {
    neither_utf_8_nor { "既不是 UTF-8 也不是 GB18030", "neither UTF-8 nor GB18030" }
    read_as_gb18030 { "按 GB18030 编码读取", "read as GB18030" }
    workbook_damaged_or_cut_short(reason) {
        "工作簿损坏或不完整：{reason}",
        "the workbook is damaged or cut short: {reason}"
    }
    whole_xlsx_or_xls { "完整的 .xlsx 或 .xls", "a whole .xlsx or .xls" }
    download_again_or_repair {
        "重新下载或导出；或在 Excel 中打开修复后另存为 .xlsx",
        "download or export it again, or open it in Excel, let it repair the file and save it as .xlsx"
    }
    part_unpacks_to_implausible_size(part) {
        "其中的 {part} 解压后大得不合常理，没有读",
        "its part {part} unpacks to an implausible size and was not read"
    }
    at_most_512_mb_unpacked {
        "解压后合计至多 512 MB，且每部分不超过压缩大小的 200 倍",
        "at most 512 MB unpacked in all, and no part above 200 times its packed size"
    }
    delete_empty_cells_or_save_as_csv {
        "若确是要读的表，删去多余的空行空列，或另存为 CSV",
        "if it truly is the table meant, delete empty rows and columns, or save it as CSV"
    }
    workbook_too_large(size) { "工作簿有 {size} MB", "the workbook has {size} MB" }
    at_most_512_mb_in_xls { ".xls 至多 512 MB", "at most 512 MB in an .xls" }
    split_or_save_as_csv {
        "分成几个文件，或另存为 CSV",
        "split it into several files, or save it as CSV"
    }
    sheet_claims_too_much(sheet, rows, columns) {
        "第 {sheet} 张表自称有 {rows} 行、{columns} 列，没有读",
        "sheet {sheet} claims {rows} rows and {columns} columns, and was not read"
    }
    sheets_together_too_large(sheet, rows, columns) {
        "读到第 {sheet} 张表（数据跨 {rows} 行、{columns} 列）时，各表合计超过了能读的大小，没有读",
        "with sheet {sheet}, whose data spans {rows} rows and {columns} columns, the sheets together are larger than can be read"
    }
    sheets_at_one_place {
        "几张表占着文件中的同一处，没有读",
        "several of its sheets stand at one place of the file, and were not read"
    }
    at_most_cells_of_a_workbook {
        "每张表至多 65536 行、256 列，从第一格到最后一格，各表合计至多 800 万格",
        "at most 65536 rows and 256 columns a sheet, and 8 million cells from the first to the last of each sheet, all sheets together"
    }
    delete_stray_cells_or_save_as_csv {
        "若确是要读的表，删去远处多余的单元格和不用的表，或另存为 CSV",
        "if it truly is the table meant, delete stray cells far from the data and sheets not needed, or save it as CSV"
    }
    unknown_extension(extension) {
        "不认识扩展名“.{extension}”",
        "unknown extension \".{extension}\""
    }
    csv_xlsx_or_xls { ".csv、.xlsx 或 .xls", ".csv, .xlsx or .xls" }
    save_from_excel_or_wps_as_xlsx {
        "在 Excel 或 WPS 中另存为 .xlsx",
        "save it from Excel or WPS as .xlsx"
    }
    called_holds_web_page(extension) {
        "扩展名是 .{extension}，内容其实是网页或 XML（有些系统这样导出“Excel”）",
        "it is called .{extension} but holds a web page or XML (some systems export “Excel” so)"
    }
    true_csv_xlsx_or_xls { "真正的 .csv、.xlsx 或 .xls", "a true .csv, .xlsx or .xls" }
    open_in_excel_or_wps_and_save {
        "用 Excel 或 WPS 打开它，另存为 .xlsx 再读",
        "open it in Excel or WPS and save it as .xlsx"
    }
    called_workbook_but_text(extension) {
        "扩展名是 .{extension}，内容却不是工作簿，像是 CSV 之类的文本",
        "it is called .{extension} but is no workbook; it looks like text such as CSV"
    }
    true_xlsx_or_xls_workbook {
        "真正的 .xlsx 或 .xls 工作簿",
        "a true .xlsx or .xls workbook"
    }
    rename_to_csv_or_export_again {
        "若能用记事本读出内容，把扩展名改为 .csv；否则文件已损坏，重新导出",
        "if a text editor shows its content, rename it to .csv; otherwise it is damaged: export it again"
    }
    workbook_under_password { "工作簿有密码", "the workbook is under a password" }
    take_password_off {
        "在 Excel 中打开，去掉密码后另存",
        "open it in Excel, take the password off and save it"
    }
    cannot_be_read(reason) { "读不出来：{reason}", "it cannot be read: {reason}" }
    readable_table_file {
        "可以读取的 .csv、.xlsx 或 .xls 文件",
        "a .csv, .xlsx or .xls file one can read"
    }
    check_path_and_permissions { "核对路径和权限", "check the path and the permissions" }
    it_is_a_folder { "这是一个文件夹", "it is a folder" }
    table_file { ".csv、.xlsx 或 .xls 文件", "a .csv, .xlsx or .xls file" }
    file_too_large(size) { "文件有 {size} MB", "the file has {size} MB" }
    at_most_1024_mb { "至多 1024 MB", "at most 1024 MB" }
    split_into_several_files { "分成几个文件", "split it into several files" }
    file_empty { "文件是空的", "the file is empty" }
    header_and_at_least_one_row { "表头和至少一行数据", "a header and at least one row" }
    export_again { "重新导出", "export it again" }
    called_otherwise_read_as_workbook(extension, format) {
        "扩展名是 .{extension}，内容是 .{format} 工作簿，按内容读取",
        "it is called .{extension} but is a .{format} workbook, and read as one"
    }
    utf_16_unicode_text { "编码是 UTF-16（“Unicode 文本”）", "it is UTF-16 (“Unicode text”)" }
    utf_8_or_gb18030 { "UTF-8 或 GB18030", "UTF-8 or GB18030" }
    save_from_excel_as_csv_utf {
        "在 Excel 中另存为“CSV UTF-8”",
        "save it from Excel as “CSV UTF-8”"
    }
    encoding_place { "编码不明", "encoding" }
    csv_cannot_be_read(reason) { "CSV 读不出来：{reason}", "the CSV cannot be read: {reason}" }
    double_quote_in_row_not_closed {
        "这一行的英文双引号没有配对",
        "a double quote in this row is not closed"
    }
    quotes_in_pairs_one_inside_cell {
        "成对的引号；格内的引号写两次",
        "quotes in pairs; one inside a cell written twice"
    }
    mend_quotes_near_line(line) {
        "在文本编辑器中改好第 {line} 行附近的引号，或从 Excel 重新另存",
        "mend the quotes near line {line} in a text editor, or save the file from Excel again"
    }
    nul_byte { "有空字节（NUL），不是文本", "a NUL byte: this is no text" }
    csv_in_utf_8_or_gb18030 { "UTF-8 或 GB18030 的 CSV", "CSV in UTF-8 or GB18030" }
    open_table_in_excel_or_wps {
        "在 Excel 或 WPS 中打开原表，另存为“CSV UTF-8”",
        "open the table in Excel or WPS and save it as “CSV UTF-8”"
    }
    line_too_long(kilobytes) {
        "这一行有 {kilobytes} KB，不是一行表格",
        "the line has {kilobytes} KB and is no row of a table"
    }
    one_poi_line_at_most_1024 {
        "每行一个兴趣点，至多 1024 KB",
        "one POI a line, at most 1024 KB"
    }
    check_line_breaks {
        "核对换行：重新导出，或从 Excel 另存为“CSV UTF-8”",
        "check the line breaks: export it again, or save it from Excel as “CSV UTF-8”"
    }
    texts_of_cells_too_large(sheet) {
        "读到表“{sheet}”时，各格的文字合计超过 512 MB，没有读",
        "with sheet {sheet:?} the texts of all cells are above 512 MB; it was not read"
    }
    at_most_512_mb_of_text { "合计至多 512 MB 的文字", "at most 512 MB of text in all" }
    delete_long_text_or_save_as_csv {
        "多半是同一段长文字填满了整列：删去它，或另存为 CSV",
        "mostly one long text fills a whole column: delete it, or save it as CSV"
    }
}
