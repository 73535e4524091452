//! Rows put behind those of a table that people keep: what is there stays byte for byte.

use std::borrow::Cow;

use crate::dataset::tables::decode;
use crate::defect::{Defect, Place};
use crate::lang::InBoth;
use crate::messages::dataset as say;
use crate::output::csv::CsvRows;

/// A table with rows behind those it has, under its own header, in its own encoding and with its
/// own line ends; a new one where there is none. `named` tells which of `columns` a header names.
///
/// # Errors
/// A table without a column that the rows need.
pub(crate) fn append_csv_rows(
    known: Option<&[u8]>,
    file: &str,
    columns: &[&str],
    named: impl Fn(&str) -> Option<usize>,
    rows: &[Vec<String>],
) -> Result<Vec<u8>, Box<Defect>> {
    let Some(known) = known.filter(|bytes| !bytes.trim_ascii().is_empty()) else {
        let mut table = CsvRows::for_people(columns);
        rows.iter().for_each(|row| table.row(row.iter().map(String::as_str)));
        return Ok(table.bytes());
    };
    let mut defects = Vec::new();
    let Some(text) = decode(known, file, &mut defects) else {
        return Err(Box::new(defects.pop().unwrap_or_else(|| {
            Defect::error("bad-encoding", file, Place::Whole, say::encoding_unknown(InBoth))
        })));
    };
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let header = reader.records().next().and_then(Result::ok).unwrap_or_default();
    let places: Vec<Option<usize>> = header.iter().map(|name| named(name.trim())).collect();
    let is_needed = |column: usize| rows.iter().any(|row| !row[column].is_empty());
    let missing: Vec<&str> = (0..columns.len())
        .filter(|column| is_needed(*column) && !places.contains(&Some(*column)))
        .map(|column| columns[column])
        .collect();
    if !missing.is_empty() {
        let missing = missing.join("、");
        return Err(Box::new(
            Defect::error(
                "missing-column",
                file,
                Place::Row { row: 1, column: None },
                say::no_column_for_what_is_written(InBoth, &missing),
            )
            .expected(say::column_in_header(InBoth, &missing))
            .mend(say::add_columns_behind_header(InBoth)),
        ));
    }
    let mut table = CsvRows::rows();
    for row in rows {
        table.row(places.iter().map(|column| column.map_or("", |column| row[column].as_str())));
    }
    let mut new = String::from_utf8(table.bytes()).unwrap_or_default();
    let ends = if text.contains("\r\n") { "\r\n" } else { "\n" };
    if ends == "\n" {
        new = new.replace("\r\n", "\n");
    }
    if !text.ends_with('\n') {
        new.insert_str(0, ends);
    }
    let new = match text {
        Cow::Borrowed(_) => Cow::Borrowed(new.as_bytes()),
        Cow::Owned(_) => encoding_rs::GB18030.encode(&new).0,
    };
    Ok([known, &new].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(header: &str) -> Option<usize> {
        ["name", "note"].iter().position(|column| *column == header)
    }

    fn added(known: &[u8], row: [&str; 2]) -> Result<Vec<u8>, Box<Defect>> {
        let rows = [row.map(str::to_owned).to_vec()];
        append_csv_rows(Some(known), "t.csv", &["name", "note"], named, &rows)
    }

    #[test]
    fn rows_follow_under_the_tables_own_header() {
        for (known, row) in [
            ("note,x,name\n甲,乙,丙\n", "\"一,二\",,三\n"),
            ("\u{feff}note,x,name\r\n甲,乙,丙", "\r\n\"一,二\",,三\r\n"),
        ] {
            let appended = String::from_utf8(added(known.as_bytes(), ["三", "一,二"]).unwrap()).unwrap();
            assert_eq!(appended, format!("{known}{row}"));
        }
    }

    #[test]
    fn an_old_encoding_stays() {
        let (known, ..) = encoding_rs::GB18030.encode("name,note\n恒祥社区,备注\n");
        let appended = added(&known, ["中山社区", "\u{1f600}"]).unwrap();
        assert!(appended.starts_with(&known));
        let (text, _, malformed) = encoding_rs::GB18030.decode(&appended);
        assert_eq!(text, "name,note\n恒祥社区,备注\n中山社区,\u{1f600}\n");
        assert!(!malformed);
    }

    #[test]
    fn what_has_no_column_is_not_dropped() {
        assert_eq!(added(b"name\n", ["a", "b"]).unwrap_err().code, "missing-column");
        assert!(added(b"name\n", ["a", ""]).is_ok());
    }
}
