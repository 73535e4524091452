//! Documents as CSV files that spreadsheets open: one a table.

use std::borrow::Cow;

use crate::document::{Document, DocumentTable, Media, TableCell};
use crate::output::File;
use crate::output::csv::CsvRows;

/// The files of a document's tables: the one of the document's own name is called by it, the
/// others by it and theirs.
pub(crate) fn files(document: &Document, stem: &str) -> Vec<File> {
    let path = |table: &DocumentTable| match table.name == stem {
        true => format!("{stem}.csv"),
        false => format!("{stem}-{}.csv", table.name),
    };
    let tables = document.tables_in(Media::CSV);
    tables.map(|table| File { path: path(table), bytes: whole(table) }).collect()
}

/// A table as a file.
pub(crate) fn whole(table: &DocumentTable) -> Vec<u8> {
    let mut bytes = head(table);
    bytes.extend(rows(table));
    bytes
}

/// Its header alone: what columns are called for programs, or their titles.
pub(crate) fn head(table: &DocumentTable) -> Vec<u8> {
    let columns = table.columns_in(Media::CSV);
    let header: Vec<&str> =
        columns.iter().map(|column| if column.id.is_empty() { &column.title } else { column.id }).collect();
    match table.is_for_programs {
        true => CsvRows::for_programs(&header).bytes(),
        false => CsvRows::for_people(&header).bytes(),
    }
}

/// Its rows alone, to follow on a header or on others.
pub(crate) fn rows(table: &DocumentTable) -> Vec<u8> {
    let mut file = CsvRows::rows();
    table.each_row(Media::CSV, |cells| file.row(cells.iter().map(text)));
    file.bytes()
}

/// A cell's text. Numbers have all their digits, without an exponent.
fn text<'c>(cell: &'c TableCell) -> Cow<'c, str> {
    match cell {
        TableCell::Empty | TableCell::Above | TableCell::Entry(_) => Cow::Borrowed(""),
        TableCell::Text(text) | TableCell::Toned(text, _) => Cow::Borrowed(text),
        TableCell::Number(number) | TableCell::Share(number) => Cow::Owned(number.to_string()),
        TableCell::Day(day) => Cow::Owned(day.to_string()),
    }
}
