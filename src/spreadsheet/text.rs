//! CSV files: UTF-8 with or without its mark, GB18030; commas or tabs.

use super::sheet::{Row, Sheet, error};
use crate::both;
use crate::dataset::tables::{blank_lines, decode};
use crate::defect::{Defect, Place};

/// Longest line and longest record, in bytes. Nobody writes longer ones; an unclosed quote does.
const LONGEST: usize = 1 << 20;

/// A CSV file as one sheet.
pub fn csv(bytes: &[u8], file: &str, defects: &mut Vec<Defect>) -> Result<Vec<Sheet>, Box<Defect>> {
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return Err(error(
            "bad-encoding",
            file,
            both!("编码是 UTF-16（“Unicode 文本”）", "it is UTF-16 (“Unicode text”)"),
        )
        .expected(both!("UTF-8 或 GB18030", "UTF-8 or GB18030"))
        .mend(both!("在 Excel 中另存为“CSV UTF-8”", "save it from Excel as “CSV UTF-8”"))
        .into());
    }
    check_bytes(bytes, file)?;
    let Some(text) = decode(bytes, file, defects) else {
        // The one defect that reading the encoding ends with.
        return Err(defects
            .pop()
            .unwrap_or_else(|| error("bad-encoding", file, both!("编码不明", "encoding")))
            .into());
    };
    let first: String = text.lines().take(10).collect();
    let delimiter = if first.contains('\t') && !first.contains(',') { b'\t' } else { b',' };
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    let mut number = 1;
    let mut usual = 0;
    let mut record = csv::StringRecord::new();
    loop {
        let (line, from) = (reader.position().line(), reader.position().byte() as usize);
        match reader.read_record(&mut record) {
            Ok(false) => break,
            Ok(true) => {}
            Err(reason) => {
                return Err(at(
                    line,
                    "bad-csv",
                    file,
                    both!("CSV 读不出来：{reason}", "the CSV cannot be read: {reason}"),
                )
                .into());
            }
        }
        number += blank_lines(line, reader.position().line(), &record);
        let to = (reader.position().byte() as usize).min(text.len());
        let raw = &text.as_bytes()[from.min(to)..to];
        let breaks = record.iter().any(|cell| cell.contains('\n'));
        // A quote left open swallows the lines behind it, which must not vanish unsaid.
        let swallowed =
            breaks && (record.len() < usual || raw.iter().filter(|b| **b == b'"').count() % 2 == 1);
        if swallowed || raw.len() > LONGEST {
            let row = number;
            return Err(Defect::error(
                "open-quote",
                file,
                Place::Row { row, column: None },
                both!("这一行的英文双引号没有配对", "a double quote in this row is not closed"),
            )
            .expected(both!(
                "成对的引号；格内的引号写两次",
                "quotes in pairs; one inside a cell written twice"
            ))
            .mend(both!(
                "在文本编辑器中改好第 {line} 行附近的引号，或从 Excel 重新另存",
                "mend the quotes near line {line} in a text editor, or save the file from Excel again"
            ))
            .into());
        }
        let mut row = Row::new(number, record.iter().enumerate());
        row.written = Some(record.len());
        if !row.is_empty() {
            usual = record.len();
            rows.push(row);
        }
        number += 1;
    }
    Ok(vec![Sheet { name: String::new(), rows }])
}

/// No NUL bytes and no endless lines, before anything is parsed.
fn check_bytes(bytes: &[u8], file: &str) -> Result<(), Box<Defect>> {
    let line = |at: usize| memchr::memchr_iter(b'\n', &bytes[..at]).count() as u64 + 1;
    if let Some(nul) = memchr::memchr(0, bytes) {
        return Err(at(
            line(nul),
            "bad-text",
            file,
            both!("有空字节（NUL），不是文本", "a NUL byte: this is no text"),
        )
        .expected(both!("UTF-8 或 GB18030 的 CSV", "CSV in UTF-8 or GB18030"))
        .mend(both!(
            "在 Excel 或 WPS 中打开原表，另存为“CSV UTF-8”",
            "open the table in Excel or WPS and save it as “CSV UTF-8”"
        ))
        .into());
    }
    let mut from = 0;
    for to in memchr::memchr_iter(b'\n', bytes).chain([bytes.len()]) {
        if to - from > LONGEST {
            let kilobytes = (to - from) >> 10;
            return Err(at(
                line(from),
                "long-line",
                file,
                both!(
                    "这一行有 {kilobytes} KB，不是一行表格",
                    "the line has {kilobytes} KB and is no row of a table"
                ),
            )
            .expected(both!("每行一个兴趣点，至多 1024 KB", "one POI a line, at most 1024 KB"))
            .mend(both!(
                "核对换行：重新导出，或从 Excel 另存为“CSV UTF-8”",
                "check the line breaks: export it again, or save it from Excel as “CSV UTF-8”"
            ))
            .into());
        }
        from = to + 1;
    }
    Ok(())
}

fn at(line: u64, code: &'static str, file: &str, what: crate::lang::Both) -> Defect {
    Defect::error(code, file, Place::Line { line: line as usize, column: 1 }, what)
}
