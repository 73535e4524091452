//! CSV files: UTF-8 with or without its mark, GB18030; commas or tabs.

use super::encoding::{blank_lines, decode};
use super::sheet::{Sheet, SheetRow, error};
use crate::codes::Code;
use crate::defect::{Defect, Place};
use crate::lang::InBoth;
use crate::messages::spreadsheet as say;

/// Longest line and longest record, in bytes. Nobody writes longer ones; an unclosed quote does.
const LONGEST: usize = 1 << 20;

/// A CSV file as one sheet.
pub(super) fn csv(bytes: &[u8], file: &str, defects: &mut Vec<Defect>) -> Result<Vec<Sheet>, Box<Defect>> {
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return Err(error(Code::BadEncoding, file, say::utf_16_unicode_text(InBoth))
            .expected(say::utf_8_or_gb18030(InBoth))
            .help(say::save_from_excel_as_csv_utf(InBoth))
            .into());
    }
    check_bytes(bytes, file)?;
    let Some(text) = decode(bytes, file, defects) else {
        // The one defect that reading the encoding ends with.
        return Err(defects
            .pop()
            .unwrap_or_else(|| error(Code::BadEncoding, file, say::encoding_place(InBoth)))
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
                return Err(at(line, Code::BadCsv, file, say::csv_cannot_be_read(InBoth, &reason)).into());
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
                Code::OpenQuote,
                file,
                Place::Row { row, column: None },
                say::double_quote_in_row_not_closed(InBoth),
            )
            .expected(say::quotes_in_pairs_one_inside_cell(InBoth))
            .help(say::mend_quotes_near_line(InBoth, &line))
            .into());
        }
        let mut row = SheetRow::new(number, record.iter().enumerate());
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
        return Err(at(line(nul), Code::BadText, file, say::nul_byte(InBoth))
            .expected(say::csv_in_utf_8_or_gb18030(InBoth))
            .help(say::open_table_in_excel_or_wps(InBoth))
            .into());
    }
    let mut from = 0;
    for to in memchr::memchr_iter(b'\n', bytes).chain([bytes.len()]) {
        if to - from > LONGEST {
            let kilobytes = (to - from) >> 10;
            return Err(at(line(from), Code::LongLine, file, say::line_too_long(InBoth, &kilobytes))
                .expected(say::one_poi_line_at_most_1024(InBoth))
                .help(say::check_line_breaks(InBoth))
                .into());
        }
        from = to + 1;
    }
    Ok(())
}

fn at(line: u64, code: Code, file: &str, what: crate::lang::Both) -> Defect {
    Defect::error(code, file, Place::Line { line: line as usize, column: 1 }, what)
}
