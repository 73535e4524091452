//! A table file as sheets of rows of text cells, whatever format it comes in.

use std::fs;
use std::path::Path;

use super::{archive, compound, text, workbook};
use crate::both;
use crate::defect::{Defect, Place};
use crate::lang::Both;

/// No table that people fill in is larger; a file that is was taken by mistake.
const LARGEST_FILE: u64 = 1 << 30;

/// One row: its cells that hold something, trimmed.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// As a spreadsheet numbers it, from 1.
    pub number: usize,
    cells: Vec<(usize, Box<str>)>,
    /// How many cells it was written with, where that can be told (in CSV).
    pub written: Option<usize>,
    /// Columns whose cells hold formulas: their values are what a program computed last.
    pub formulas: Vec<usize>,
}

impl Row {
    /// A row of `cells` by column, in the order of the columns.
    pub fn new<'c>(number: usize, cells: impl Iterator<Item = (usize, &'c str)>) -> Row {
        let cells = cells.map(|(column, cell)| (column, cell.trim())).filter(|(_, cell)| !cell.is_empty());
        Row {
            number,
            cells: cells.map(|(column, cell)| (column, cell.into())).collect(),
            written: None,
            formulas: Vec::new(),
        }
    }

    /// The text in a column, empty where there is none.
    pub fn cell(&self, column: usize) -> &str {
        match self.cells.binary_search_by_key(&column, |(column, _)| *column) {
            Ok(at) => &self.cells[at].1,
            Err(_) => "",
        }
    }

    /// The cells that hold something.
    pub fn cells(&self) -> impl Iterator<Item = (usize, &str)> {
        self.cells.iter().map(|(column, cell)| (*column, &**cell))
    }

    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// Columns up to the last that holds something.
    pub fn width(&self) -> usize {
        self.cells.last().map_or(0, |(column, _)| column + 1)
    }

    /// What it says, for a message.
    pub fn quote(&self) -> String {
        let cells: Vec<&str> = self.cells().map(|(_, cell)| cell).take(6).collect();
        cells.join(",").chars().take(80).collect()
    }
}

/// A sheet of a workbook, or a CSV file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// Empty for a CSV file.
    pub name: String,
    /// Rows that hold something.
    pub rows: Vec<Row>,
}

/// What a file's first bytes say it is.
#[derive(Clone, Copy, PartialEq)]
enum Format {
    Xlsx,
    /// The container of .xls, and of workbooks under a password.
    Compound,
    Html,
    Text,
}

fn format(bytes: &[u8]) -> Format {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Format::Xlsx;
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return Format::Compound;
    }
    let start = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    let start = start[..start.len().min(64)].to_ascii_lowercase();
    let marks: [&[u8]; 6] = [b"<html", b"<!doctype", b"<table", b"<?xml", b"<meta", b"mime-version:"];
    if marks.iter().any(|mark| start.starts_with(mark)) { Format::Html } else { Format::Text }
}

/// The sheets of a .csv, .xlsx or .xls file. What it is is seen by its content: exports are
/// often misnamed.
pub fn read(path: &Path, file: &str, defects: &mut Vec<Defect>) -> Result<Vec<Sheet>, Box<Defect>> {
    let extension = path.extension().and_then(|e| e.to_str()).unwrap_or("").to_ascii_lowercase();
    if !["csv", "xlsx", "xls"].contains(&extension.as_str()) {
        return Err(error(
            "not-a-table",
            file,
            both!("不认识扩展名“.{extension}”", "unknown extension \".{extension}\""),
        )
        .expected(both!(".csv、.xlsx 或 .xls", ".csv, .xlsx or .xls"))
        .mend(both!("在 Excel 或 WPS 中另存为 .xlsx", "save it from Excel or WPS as .xlsx"))
        .into());
    }
    let bytes = bytes(path, file)?;
    let format = format(&bytes);
    match (format, extension.as_str()) {
        (Format::Xlsx, _) => {
            told_by_content(&extension, "xlsx", file, defects);
            archive::check(&bytes, file)?;
            workbook::xlsx(&bytes, file)
        }
        (Format::Compound, _) if archive::is_encrypted(&bytes) => Err(encrypted(file).into()),
        (Format::Compound, _) => {
            told_by_content(&extension, "xls", file, defects);
            compound::check(&bytes, file)?;
            workbook::xls(&bytes, file)
        }
        (Format::Text, "csv") => text::csv(&bytes, file, defects),
        (Format::Html, _) => Err(error(
            "not-a-table",
            file,
            both!(
                "扩展名是 .{extension}，内容其实是网页或 XML（有些系统这样导出“Excel”）",
                "it is called .{extension} but holds a web page or XML (some systems export “Excel” so)"
            ),
        )
        .expected(both!("真正的 .csv、.xlsx 或 .xls", "a true .csv, .xlsx or .xls"))
        .mend(both!(
            "用 Excel 或 WPS 打开它，另存为 .xlsx 再读",
            "open it in Excel or WPS and save it as .xlsx"
        ))
        .into()),
        (Format::Text, _) => Err(error(
            "not-a-table",
            file,
            both!(
                "扩展名是 .{extension}，内容却不是工作簿，像是 CSV 之类的文本",
                "it is called .{extension} but is no workbook; it looks like text such as CSV"
            ),
        )
        .expected(both!("真正的 .xlsx 或 .xls 工作簿", "a true .xlsx or .xls workbook"))
        .mend(both!(
            "若能用记事本读出内容，把扩展名改为 .csv；否则文件已损坏，重新导出",
            "if a text editor shows its content, rename it to .csv; otherwise it is damaged: export it again"
        ))
        .into()),
    }
}

/// An error about a whole file.
pub fn error(code: &'static str, file: &str, what: Both) -> Defect {
    Defect::error(code, file, Place::Whole, what)
}

pub fn encrypted(file: &str) -> Defect {
    error("encrypted", file, both!("工作簿有密码", "the workbook is under a password"))
        .mend(both!("在 Excel 中打开，去掉密码后另存", "open it in Excel, take the password off and save it"))
}

fn bytes(path: &Path, file: &str) -> Result<Vec<u8>, Box<Defect>> {
    let unreadable = |reason: std::io::Error| {
        error("unreadable", file, both!("读不出来：{reason}", "it cannot be read: {reason}"))
            .expected(both!("可以读取的 .csv、.xlsx 或 .xls 文件", "a .csv, .xlsx or .xls file one can read"))
            .mend(both!("核对路径和权限", "check the path and the permissions"))
    };
    let data = fs::metadata(path).map_err(unreadable)?;
    if data.is_dir() {
        return Err(error("not-a-table", file, both!("这是一个文件夹", "it is a folder"))
            .expected(both!(".csv、.xlsx 或 .xls 文件", "a .csv, .xlsx or .xls file"))
            .into());
    }
    if data.len() > LARGEST_FILE {
        let size = data.len() >> 20;
        return Err(error("too-large", file, both!("文件有 {size} MB", "the file has {size} MB"))
            .expected(both!("至多 1024 MB", "at most 1024 MB"))
            .mend(both!("分成几个文件", "split it into several files"))
            .into());
    }
    let bytes = fs::read(path).map_err(unreadable)?;
    if bytes.trim_ascii().is_empty() || bytes == b"\xef\xbb\xbf" {
        return Err(error("empty-file", file, both!("文件是空的", "the file is empty"))
            .expected(both!("表头和至少一行数据", "a header and at least one row"))
            .mend(both!("重新导出", "export it again"))
            .into());
    }
    Ok(bytes)
}

fn told_by_content(extension: &str, format: &str, file: &str, defects: &mut Vec<Defect>) {
    if extension != format {
        defects.push(Defect::note(
            "misnamed",
            file,
            Place::Whole,
            both!(
                "扩展名是 .{extension}，内容是 .{format} 工作簿，按内容读取",
                "it is called .{extension} but is a .{format} workbook, and read as one"
            ),
        ));
    }
}
