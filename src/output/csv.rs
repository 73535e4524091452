//! CSV tables as spreadsheets open them.

use std::borrow::Cow;

/// Rows under a header, as the bytes of a CSV file.
pub(crate) struct CsvRows {
    writer: csv::Writer<Vec<u8>>,
}

impl CsvRows {
    /// A table that begins with a byte order mark, without which Excel reads UTF-8 as GBK.
    pub(crate) fn for_people(header: &[&str]) -> CsvRows {
        CsvRows::new(b"\xef\xbb\xbf".to_vec(), header)
    }

    /// A table for programs: no byte order mark.
    pub(crate) fn for_programs(header: &[&str]) -> CsvRows {
        CsvRows::new(Vec::new(), header)
    }

    /// Rows that follow on others.
    pub(crate) fn rows() -> CsvRows {
        CsvRows::begun(Vec::new())
    }

    fn new(begin: Vec<u8>, header: &[&str]) -> CsvRows {
        let mut table = CsvRows::begun(begin);
        table.row(header.iter().copied());
        table
    }

    fn begun(begin: Vec<u8>) -> CsvRows {
        CsvRows { writer: csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(begin) }
    }

    pub(crate) fn row(&mut self, cells: impl IntoIterator<Item = impl AsRef<str>>) {
        for cell in cells {
            self.writer.write_field(escape_formula(cell.as_ref()).as_bytes()).expect("writing to memory");
        }
        self.writer.write_record(None::<&[u8]>).expect("writing to memory");
    }

    pub(crate) fn bytes(self) -> Vec<u8> {
        self.writer.into_inner().expect("writing to memory")
    }
}

/// A cell that no spreadsheet runs: text that would start a formula is given a leading
/// apostrophe. Numbers stay as they are.
fn escape_formula(cell: &str) -> Cow<'_, str> {
    let starts_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if starts_formula && cell.parse::<f64>().is_err() {
        Cow::Owned(format!("'{cell}"))
    } else {
        Cow::Borrowed(cell)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_become_text_and_numbers_stay() {
        assert_eq!(escape_formula("=cmd|' /C calc'!A0"), "'=cmd|' /C calc'!A0");
        assert_eq!(escape_formula("@SUM(A1)"), "'@SUM(A1)");
        assert_eq!(escape_formula("-12.5"), "-12.5");
        assert_eq!(escape_formula("一个托儿所"), "一个托儿所");
    }
}
