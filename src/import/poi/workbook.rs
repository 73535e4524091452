//! Sheets of .xlsx and .xls workbooks.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Data, DataRef, DataType, Reader, SheetType, Xls, XlsError, Xlsx, XlsxError};

use super::archive::damaged;
use super::sheet::{Row, Sheet, encrypted};
use crate::defect::Defect;

/// All work sheets of an .xlsx. Cells are taken as they come: the extent a sheet claims, which
/// may be a billion cells for two, is never laid out.
pub fn xlsx(bytes: &[u8], file: &str) -> Result<Vec<Sheet>, Box<Defect>> {
    sheltered(file, || {
        let complain = |reason: XlsxError| match reason {
            XlsxError::Password => encrypted(file),
            other => damaged(file, &other.to_string()),
        };
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(complain)?;
        let mut sheets = Vec::new();
        for name in work_sheets(book.sheets_metadata()) {
            let mut reader = book.worksheet_cells_reader(&name).map_err(complain)?;
            let mut cells = Vec::new();
            while let Some(cell) = reader.next_cell().map_err(complain)? {
                let text = match cell.get_value() {
                    DataRef::Empty => continue,
                    DataRef::SharedString(text) => (*text).to_owned(),
                    DataRef::String(text) => text.clone(),
                    other => plain(&Data::from(other.clone())),
                };
                cells.push((cell.get_position(), text));
            }
            sheets.push(Sheet { name, rows: rows(cells) });
        }
        Ok(sheets)
    })
}

/// All work sheets of an .xls.
pub fn xls(bytes: &[u8], file: &str) -> Result<Vec<Sheet>, Box<Defect>> {
    sheltered(file, || {
        let complain = |reason: XlsError| match reason {
            XlsError::Password => encrypted(file),
            other => damaged(file, &other.to_string()),
        };
        let mut book: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(complain)?;
        let mut sheets = Vec::new();
        for name in work_sheets(book.sheets_metadata()) {
            let range = book.worksheet_range(&name).map_err(complain)?;
            let (top, left) = range.start().unwrap_or_default();
            let cells = range.used_cells().map(|(row, column, cell)| {
                let text = match cell {
                    Data::String(text) => text.clone(),
                    other => plain(other),
                };
                ((top + row as u32, left + column as u32), text)
            });
            sheets.push(Sheet { name, rows: rows(cells.collect()) });
        }
        Ok(sheets)
    })
}

fn work_sheets(sheets: &[calamine::Sheet]) -> Vec<String> {
    sheets.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet).map(|sheet| sheet.name.clone()).collect()
}

/// A number as it is shown: 60400, not 60400.0. Dates and errors keep the reader's text.
fn plain(cell: &Data) -> String {
    match (cell.get_int(), cell.get_float()) {
        (Some(whole), _) => whole.to_string(),
        (None, Some(number)) => number.to_string(),
        _ => cell.to_string(),
    }
}

/// Rows of cells by position, which a file may give in any order.
fn rows(mut cells: Vec<((u32, u32), String)>) -> Vec<Row> {
    cells.sort_by_key(|(position, _)| *position);
    cells.dedup_by_key(|(position, _)| *position);
    let rows = cells.chunk_by(|a, b| a.0.0 == b.0.0).map(|row| {
        let texts = row.iter().map(|((_, column), text)| (*column as usize, text.as_str()));
        Row::new(row[0].0.0 as usize + 1, texts)
    });
    rows.filter(|row| !row.is_empty()).collect()
}

/// Runs a reader so that its panic on a malformed file becomes an error of the file.
fn sheltered<T>(file: &str, read: impl FnOnce() -> Result<T, Box<Defect>>) -> Result<T, Box<Defect>> {
    match catch_unwind(AssertUnwindSafe(read)) {
        Ok(result) => result,
        Err(_) => Err(damaged(file, "unreadable").into()),
    }
}
