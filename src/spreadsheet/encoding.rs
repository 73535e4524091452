//! The text of a CSV file.

use std::borrow::Cow;

use crate::codes::Code;
use crate::defect::{Defect, Place};
use crate::lang::InBoth;
use crate::messages::spreadsheet as say;

/// A table's text, in UTF-8 with or without its mark, or in GB18030.
pub(crate) fn decode<'b>(bytes: &'b [u8], file: &str, defects: &mut Vec<Defect>) -> Option<Cow<'b, str>> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Some(Cow::Borrowed(text));
    }
    let (text, _, malformed) = encoding_rs::GB18030.decode(bytes);
    if malformed {
        defects.push(
            Defect::error(Code::BadEncoding, file, Place::Whole, say::neither_utf_8_nor(InBoth))
                .help(say::save_from_excel_as_csv_utf(InBoth)),
        );
        return None;
    }
    defects.push(Defect::note(Code::Gb18030, file, Place::Whole, say::read_as_gb18030(InBoth)));
    Some(text)
}

/// How many blank lines the reader passed over before a record, its position having gone from
/// line `start` to line `end`: a spreadsheet counts them, a cell's own line breaks not.
pub(crate) fn blank_lines(start: u64, end: u64, record: &csv::StringRecord) -> usize {
    let own: usize = record.iter().map(|cell| cell.matches('\n').count()).sum();
    ((end - start) as usize).saturating_sub(1 + own)
}
