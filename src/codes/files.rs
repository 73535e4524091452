//! Files of any kind, their text and their tables.

use super::{Code, Explanation, InEither};

explanations! {
    FILES
    Unreadable
        "文件或目录不存在，或者没有权限读取。"
        "把 data/zhongwei 写成了 data/zhongwie；或者文件正被别的程序独占。"
        "核对路径的拼写；在文件管理器里能打开它，再运行一次。"
        "The file or directory does not exist, or you have no permission to read it."
        "data/zhongwei was typed as data/zhongwie; or another program has locked the file."
        "Check the spelling of the path; make sure that you can open the file yourself, then run again.";
    NotUtf8
        "文件应是 UTF-8 文本，却含有不合 UTF-8 的字节，多半是 GBK 编码。"
        "从旧版 GIS 软件导出的 GeoJSON 里，中文名称是 GBK 编码。"
        "在 QGIS 里打开，另存为 GeoJSON，编码选 UTF-8。"
        "The file should be UTF-8 text but holds bytes that are not; mostly it is in GBK."
        "A GeoJSON file from an old GIS holds its Chinese names in GBK."
        "Open it in QGIS and save it as GeoJSON with the encoding UTF-8.";
    BadEncoding
        "表格的文字编码既不是 UTF-8，也不是 GB18030（含 GBK），读不出文字。"
        "在 Excel 里存成了“Unicode 文本”（UTF-16）。"
        "在 Excel 或 WPS 里另存为“CSV UTF-8（逗号分隔）”。"
        "The table's text is neither UTF-8 nor GB18030 (which includes GBK), so it cannot be read."
        "It was saved from Excel as “Unicode Text”, which is UTF-16."
        "Save it from Excel or WPS as “CSV UTF-8”.";
    Gb18030
        "表格不是 UTF-8，已按 GB18030（含 GBK）读取；这只是提示，内容没有丢失。"
        "Windows 上的 Excel 把 CSV 存成 GBK。"
        "看一眼名称有没有乱码；没有就不用处理。"
        "The table is not UTF-8 and was read as GB18030 (which includes GBK). This is only a note; nothing is lost."
        "Excel on a Chinese Windows saves CSV files in GBK."
        "Check that the names are shown correctly; if they are, nothing needs doing.";
    EmptyFile
        "文件里什么也没有。"
        "导出中断，留下了一个 0 字节的 facilities.geojson。"
        "重新导出；没有这类数据就删掉这个文件。"
        "There is nothing in the file."
        "An export was interrupted and left a facilities.geojson of 0 bytes."
        "Export it again; if there are no such data, delete the file.";
    HiddenCharacters
        "有些值里夹着看不见的字符（控制符、文字方向符、零宽字符），读取时已去掉。"
        "从网页复制来的社区名称后面带着一个零宽空格，看上去一样，却对不上号。"
        "不用处理；要让原数据也干净，在表格里重新输入这些值。"
        "Some values held invisible characters (controls, text directions, zero widths); they were removed on reading."
        "A name copied from a web page ends in a zero-width space: it looks the same, and matches nothing."
        "Nothing needs doing; to clean the source too, type those values again.";
    BadCsv
        "CSV 的某一行不合格式，多半是单元格的个数与表头的列数不同。"
        "项目内容里写了英文逗号，又没有加引号，一格被当成了两格。"
        "含逗号的单元格用英文双引号括起来，或者用 Excel 另存为 CSV。"
        "A row of the CSV is malformed; mostly it has more or fewer cells than the header has columns."
        "A cell holds a comma and is not quoted, so it is read as two."
        "Put double quotes around cells that hold commas, or save the table as CSV from Excel.";
    OpenQuote
        "表格里有一个双引号没有配对，后面的内容会被并进同一格。"
        "一格里写了 5\"水管，只有一个英文双引号。"
        "在提示的行附近补上引号；单元格里面的引号要写两遍。"
        "A double quote in the table has no partner, so everything behind it would become one cell."
        "A cell says 5\" pipe, with a single double quote."
        "Complete the quotes near the line named; a quote within a cell is written twice.";
    LongLine
        "有一行太长，不会是表格里的一行。"
        "整个文件没有换行，或者把别的文件改名成了 .csv。"
        "检查换行；重新导出，或用 Excel 另存为“CSV UTF-8”。"
        "A line is too long to be a row of a table."
        "The file has no line breaks at all, or another kind of file was renamed to .csv."
        "Check the line breaks: export it again, or save it from Excel as “CSV UTF-8”.";
    BadText
        "表格里有 NUL 字节，说明它不是文本文件。"
        "把 .xls 工作簿改名成了 .csv。"
        "用 Excel 或 WPS 打开，另存为“CSV UTF-8”。"
        "The table holds a NUL byte, so it is not a text file."
        "An .xls workbook was renamed to .csv."
        "Open it in Excel or WPS and save it as “CSV UTF-8”.";
    BadJson
        "文件不是正确的 JSON，错误的位置在提示里。"
        "手工修改后少了一个逗号或括号。"
        "到提示的行和列改正，或者从 QGIS 重新导出。"
        "The file is not valid JSON; the message says where it breaks."
        "A comma or a bracket was lost when the file was edited by hand."
        "Correct it at the line and column named, or export it from QGIS again.";
    TruncatedJson
        "JSON 没有写完就断了。"
        "U 盘还没有复制完就拔了出来。"
        "重新复制或重新导出这个文件。"
        "The JSON breaks off before its end."
        "The drive was pulled out before the copy was complete."
        "Copy or export the file again.";
    NotFinite
        "数字写成了 NaN 或 Infinity，JSON 里没有这样的数。"
        "脚本把空的面积写成了 \"floor_area_m2\": NaN。"
        "写上真实的数；不知道就整项去掉。"
        "A number is written as NaN or Infinity, which JSON does not have."
        "A script wrote an empty area as \"floor_area_m2\": NaN."
        "Give the true number; if it is unknown, leave the property out.";
    NotJson
        "应当是 audit.json，读到的却不是 JSON。"
        "把 report.html 当作 audit.json 给了 ccaudit report。"
        "给出 ccaudit audit 写出的 audit.json。"
        "An audit.json was expected, and this is not JSON."
        "report.html was given to ccaudit report in place of audit.json."
        "Name the audit.json that ccaudit audit wrote.";
    NotGeojson
        "文件是 JSON，但不是 GeoJSON 的要素集合（FeatureCollection）。"
        "文件是 TopoJSON，或者只有一个 Feature。"
        "在 QGIS 里打开，另存为 GeoJSON。"
        "The file is JSON but not a GeoJSON FeatureCollection."
        "It is a TopoJSON file, or holds a single Feature."
        "Open it in QGIS and save it as GeoJSON.";
    NotATable
        "文件不是能读的表格（.csv、.xlsx、.xls）。"
        "有的系统导出的“Excel”其实是网页，只是扩展名叫 .xls。"
        "用 Excel 或 WPS 打开，另存为 .xlsx。"
        "The file is not a table that can be read (.csv, .xlsx or .xls)."
        "Some systems export “Excel” that is really a web page called .xls."
        "Open it in Excel or WPS and save it as .xlsx.";
    Misnamed
        "文件的扩展名与内容不符，已按内容读取。"
        "内容是 .xlsx 的文件叫作 设施.xls。"
        "不用处理；把扩展名改对，别的程序也就能打开。"
        "The file's extension does not fit its content; it was read by its content."
        "A workbook in the .xlsx format is called shops.xls."
        "Nothing needs doing; with the right extension other programs can open it too.";
    Encrypted
        "工作簿设有打开密码，读不了。"
        "单位要求对外的表格加密保存。"
        "在 Excel 里打开，去掉密码，另存一份。"
        "The workbook needs a password to open and cannot be read."
        "An office saves all the tables that it gives away under a password."
        "Open it in Excel, take the password off and save a copy.";
    DamagedWorkbook
        "工作簿损坏或不完整。"
        "下载中断的 .xlsx。"
        "重新下载或导出；也可以用 Excel 打开，让它修复后另存为 .xlsx。"
        "The workbook is damaged or incomplete."
        "The download of an .xlsx was interrupted."
        "Download or export it again; or open it in Excel, let it repair the file, and save it as .xlsx.";
    DecompressionBomb
        "工作簿的某一部分解压后大得不合理，为了安全没有读取。"
        "格式刷到了整张表的一百万行。"
        "删去空的行和列再保存；或者另存为 CSV。"
        "A part of the workbook unpacks to an implausible size and, to be safe, was not read."
        "A format was applied to all the million rows of a sheet."
        "Delete the empty rows and columns and save it; or save it as CSV.";
    HugeSheet
        "工作表的单元格或文字多得不合理，没有读取。"
        "数据只有一百行，却在最后一行、最后一列留下了一个字。"
        "删去远处多余的单元格和用不着的工作表；或者另存为 CSV。"
        "A sheet has implausibly many cells or too much text, and was not read."
        "There are a hundred rows of data, and one letter in the last row and column of the sheet."
        "Delete stray cells far from the data, and sheets that are not needed; or save it as CSV.";
    TooLarge
        "文件超过了能读的大小。"
        "全省的 POI 放在一个文件里。"
        "按县区拆成几个文件；.xls 也可以另存为 CSV。"
        "The file is larger than what can be read."
        "The places of a whole province are in one file."
        "Split it by county into several files; an .xls can also be saved as CSV.";
    Taken
        "要写的文件或目录已经存在，为了不覆盖已填的内容，没有写出。"
        "昨天生成的现场核查表已经填了一半，今天又生成一次。"
        "用 --out 换一个名字，或者先把原来的移走。"
        "The file or directory to be written exists already; it was not overwritten, since it may have been filled in."
        "Yesterday's field form is half filled in, and today it is made again."
        "Name another with --out, or move the old one away first.";
}
