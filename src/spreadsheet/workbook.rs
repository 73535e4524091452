//! Sheets of .xlsx and .xls workbooks.

use std::cell::Cell;
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Data, DataRef, DataType, Reader, SheetType, Xls, XlsError, Xlsx, XlsxError};

use super::archive::damaged;
use super::sheet::{Sheet, SheetRow, encrypted};
use crate::codes::Code;
use crate::defect::{Defect, Place};
use crate::lang::InBoth;
use crate::messages::spreadsheet as say;

/// All work sheets of an .xlsx. Cells are taken as they come: the extent a sheet claims, which
/// may be a billion cells for two, is never laid out.
pub(super) fn xlsx(bytes: &[u8], file: &str) -> Result<Vec<Sheet>, Box<Defect>> {
    sheltered(file, || {
        let complain = |reason: XlsxError| match reason {
            XlsxError::Password => encrypted(file),
            other => damaged(file, &other.to_string()),
        };
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(complain)?;
        let mut sheets = Vec::new();
        // A text that many cells share stands in the file once.
        let mut laid_out = 0;
        for name in work_sheets(book.sheets_metadata()) {
            let mut reader = book.worksheet_cells_reader(&name).map_err(complain)?;
            let (mut cells, mut formulas) = (Vec::new(), Vec::new());
            while let Some(cell) = reader.next_cell_with_formula_metadata().map_err(complain)? {
                if cell.formula.is_some() {
                    formulas.push(cell.pos);
                }
                if let DataRef::SharedString(text) = &cell.value {
                    laid_out += text.len();
                    if laid_out > LONGEST_TEXTS {
                        return Err(too_much_text(file, &name));
                    }
                }
                let text = match cell.value {
                    DataRef::Empty => continue,
                    DataRef::SharedString(text) => text.to_owned(),
                    DataRef::String(text) => text,
                    other => plain(&Data::from(other)),
                };
                cells.push((cell.pos, text));
            }
            sheets.push(Sheet { name, rows: rows(cells, formulas) });
        }
        Ok(sheets)
    })
}

/// Bytes that all texts of a workbook take together: as many as an unpacked one may have.
const LONGEST_TEXTS: usize = 512 << 20;

fn too_much_text(file: &str, sheet: &str) -> Box<Defect> {
    let defect =
        Defect::error(Code::HugeSheet, file, Place::Whole, say::texts_of_cells_too_large(InBoth, &sheet));
    Box::new(
        defect
            .expected(say::at_most_512_mb_of_text(InBoth))
            .help(say::delete_long_text_or_save_as_csv(InBoth)),
    )
}

/// All work sheets of an .xls.
pub(super) fn xls(bytes: &[u8], file: &str) -> Result<Vec<Sheet>, Box<Defect>> {
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
            let cells = cells.collect();
            let computed = book.worksheet_formula(&name).map_err(complain)?;
            let (top, left) = computed.start().unwrap_or_default();
            let formulas =
                computed.used_cells().map(|(row, column, _)| (top + row as u32, left + column as u32));
            sheets.push(Sheet { name, rows: rows(cells, formulas.collect()) });
        }
        Ok(sheets)
    })
}

fn work_sheets(sheets: &[calamine::Sheet]) -> Vec<String> {
    sheets.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet).map(|sheet| sheet.name.clone()).collect()
}

/// A number as it is shown: 60400, not 60400.0; a day year first, with its time where it has one.
/// Errors keep the reader's text.
fn plain(cell: &Data) -> String {
    if let Data::DateTime(moment) = cell
        && moment.is_datetime()
        && moment.as_f64() >= 1.0
    {
        let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
        let day = format!("{year:04}-{month:02}-{day:02}");
        let is_midnight = (hour, minute, second) == (0, 0, 0);
        return if is_midnight { day } else { format!("{day} {hour:02}:{minute:02}:{second:02}") };
    }
    match (cell.get_int(), cell.get_float()) {
        (Some(whole), _) => whole.to_string(),
        (None, Some(number)) => number.to_string(),
        _ => cell.to_string(),
    }
}

/// Rows of cells by position, which a file may give in any order, and the positions of formulas.
fn rows(mut cells: Vec<((u32, u32), String)>, mut formulas: Vec<(u32, u32)>) -> Vec<SheetRow> {
    cells.sort_by_key(|(position, _)| *position);
    cells.dedup_by_key(|(position, _)| *position);
    formulas.sort_unstable();
    let rows = cells.chunk_by(|a, b| a.0.0 == b.0.0).map(|row| {
        let texts = row.iter().map(|((_, column), text)| (*column as usize, text.as_str()));
        let number = row[0].0.0;
        let mut read = SheetRow::new(number as usize + 1, texts);
        let own = formulas.partition_point(|(row, _)| *row < number);
        let own = formulas[own..].iter().take_while(|(row, _)| *row == number);
        read.formulas = own.map(|(_, column)| *column as usize).collect();
        read
    });
    rows.filter(|row| !row.is_empty()).collect()
}

thread_local! {
    static IS_SHELTERED: Cell<bool> = const { Cell::new(false) };
}

/// Whether a panic on this thread now would be an error of a workbook, told as such: a program's
/// panic hook has nothing to say of it.
pub fn catching_reader_panic() -> bool {
    IS_SHELTERED.get()
}

/// Runs a reader so that its panic on a malformed file becomes an error of the file.
fn sheltered<T>(file: &str, read: impl FnOnce() -> Result<T, Box<Defect>>) -> Result<T, Box<Defect>> {
    IS_SHELTERED.set(true);
    let done = catch_unwind(AssertUnwindSafe(read));
    IS_SHELTERED.set(false);
    match done {
        Ok(result) => result,
        Err(_) => Err(damaged(file, "unreadable").into()),
    }
}
