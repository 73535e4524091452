//! Rows of a table that people keep, under its own header, in its own encoding and with its own line
//! ends: what is there already stays byte for byte.

use std::borrow::Cow;

use serde_json::{Map, Value as Json};

use crate::codes::Code;
use crate::defect::{Defect, Place};
use crate::lang::InBoth;
use crate::messages::dataset as say;
use crate::output::csv::CsvRows;
use crate::spreadsheet::decode;

/// How a table is written: the names of its columns, and its encoding.
pub(crate) struct TableStyle {
    header: Vec<String>,
    is_gb18030: bool,
    /// The line end it uses.
    end: &'static str,
}

impl TableStyle {
    /// Reads the style off a table's bytes.
    ///
    /// # Errors
    /// Bytes in neither of the encodings that tables are read in.
    pub(crate) fn read(bytes: &[u8], file: &str) -> Result<TableStyle, Box<Defect>> {
        let text = decoded(bytes, file)?;
        let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
        Ok(TableStyle { header: cells(&text), is_gb18030: matches!(text, Cow::Owned(_)), end })
    }

    /// The row of these cells, `named` telling which of `columns` a header names; without a line end.
    ///
    /// # Errors
    /// A table without a column for a cell that is not empty.
    pub(crate) fn row(
        &self,
        file: &str,
        columns: &[&str],
        named: impl Fn(&str) -> Option<usize>,
        row: &[String],
    ) -> Result<Vec<u8>, Box<Defect>> {
        let places: Vec<Option<usize>> = self.header.iter().map(|name| named(name)).collect();
        self.check(file, columns, &places, std::slice::from_ref(&row))?;
        let cells = places.iter().map(|place| place.map_or("", |place| row[place].as_str()));
        Ok(self.encoded(cells))
    }

    /// A row's bytes with these cells in the place of its own.
    ///
    /// # Errors
    /// A row in neither of the encodings; a cell that is not empty and has no column.
    pub(crate) fn changed(
        &self,
        file: &str,
        row: &[u8],
        columns: &[&str],
        named: impl Fn(&str) -> Option<usize>,
        new: &[String],
    ) -> Result<Vec<u8>, Box<Defect>> {
        let text = if self.is_gb18030 { encoding_rs::GB18030.decode(row).0 } else { decoded(row, file)? };
        let places: Vec<Option<usize>> = self.header.iter().map(|name| named(name)).collect();
        self.check(file, columns, &places, std::slice::from_ref(&new))?;
        let known = cells(&text);
        let own = places.iter().enumerate().map(|(column, place)| match place {
            Some(place) => new[*place].as_str(),
            None => known.get(column).map_or("", String::as_str),
        });
        Ok(self.encoded(own))
    }

    fn encoded<'c>(&self, cells: impl Iterator<Item = &'c str>) -> Vec<u8> {
        let mut table = CsvRows::rows();
        table.row(cells);
        let row = String::from_utf8(table.bytes()).unwrap_or_default();
        let row = row.trim_end_matches(['\r', '\n']);
        // A cell's own line breaks are as the table's rows end.
        let row = if self.end == "\n" { row.replace("\r\n", "\n") } else { row.to_owned() };
        if self.is_gb18030 { encoding_rs::GB18030.encode(&row).0.into_owned() } else { row.into_bytes() }
    }

    /// An error where rows hold what no column takes.
    fn check(
        &self,
        file: &str,
        columns: &[&str],
        places: &[Option<usize>],
        rows: &[impl AsRef<[String]>],
    ) -> Result<(), Box<Defect>> {
        let is_needed = |column: usize| rows.iter().any(|row| !row.as_ref()[column].is_empty());
        let missing: Vec<&str> = (0..columns.len())
            .filter(|column| is_needed(*column) && !places.contains(&Some(*column)))
            .map(|column| columns[column])
            .collect();
        if missing.is_empty() {
            return Ok(());
        }
        let missing = missing.join("、");
        Err(Box::new(
            Defect::error(
                Code::MissingColumn,
                file,
                Place::Row { row: 1, column: None },
                say::no_column_for_what_is_written(InBoth, &missing),
            )
            .expected(say::column_in_header(InBoth, &missing))
            .help(say::add_columns_behind_header(InBoth)),
        ))
    }
}

fn decoded<'b>(bytes: &'b [u8], file: &str) -> Result<Cow<'b, str>, Box<Defect>> {
    let mut defects = Vec::new();
    decode(bytes, file, &mut defects).ok_or_else(|| {
        Box::new(defects.pop().unwrap_or_else(|| {
            Defect::error(Code::BadEncoding, file, Place::Whole, say::encoding_unknown(InBoth))
        }))
    })
}

/// The trimmed cells of a text's first row.
fn cells(text: &str) -> Vec<String> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let first = reader.records().next().and_then(Result::ok).unwrap_or_default();
    first.iter().map(|cell| cell.trim().to_owned()).collect()
}

/// A table without rows.
pub(crate) fn new_table(columns: &[&str]) -> Vec<u8> {
    CsvRows::for_people(columns).bytes()
}

/// A row of a bundle's table as JSON: `known` with these cells, the empty ones left out.
pub(crate) fn object(
    known: Option<&str>,
    cells: &[(String, String)],
    named: impl Fn(&str) -> Option<usize>,
) -> String {
    let mut row: Map<String, Json> =
        known.and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default();
    for (number, (column, cell)) in cells.iter().enumerate() {
        row.retain(|own, _| named(own) != Some(number));
        if !cell.is_empty() {
            row.insert(column.clone(), Json::from(cell.as_str()));
        }
    }
    Json::Object(row).to_string()
}

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
    let style = TableStyle::read(known, file)?;
    let places: Vec<Option<usize>> = style.header.iter().map(|name| named(name)).collect();
    style.check(file, columns, &places, rows)?;
    let mut appended = known.to_vec();
    if !known.ends_with(b"\n") {
        appended.extend_from_slice(style.end.as_bytes());
    }
    for row in rows {
        let cells = places.iter().map(|place| place.map_or("", |place| row[place].as_str()));
        appended.extend_from_slice(&style.encoded(cells));
        appended.extend_from_slice(style.end.as_bytes());
    }
    Ok(appended)
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
        assert_eq!(added(b"name\n", ["a", "b"]).unwrap_err().code, Code::MissingColumn);
        assert!(added(b"name\n", ["a", ""]).is_ok());
    }
}
