//! A table file as sheets of rows of text cells, whatever format it comes in.

use crate::codes::Code;
use crate::defect::{Defect, Place};
use crate::lang::{Both, InBoth};
use crate::messages::spreadsheet as say;

/// One row: its cells that hold something, trimmed.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct SheetRow {
    /// As a spreadsheet numbers it, from 1.
    pub(crate) number: usize,
    cells: Vec<(usize, Box<str>)>,
    /// How many cells it was written with, where that can be told (in CSV).
    pub(crate) written: Option<usize>,
    /// Columns whose cells hold formulas: their values are what a program computed last.
    pub(crate) formulas: Vec<usize>,
}

impl SheetRow {
    /// A row of `cells` by column, in the order of the columns.
    pub(crate) fn new<'c>(number: usize, cells: impl Iterator<Item = (usize, &'c str)>) -> SheetRow {
        let cells = cells.map(|(column, cell)| (column, cell.trim())).filter(|(_, cell)| !cell.is_empty());
        SheetRow {
            number,
            cells: cells.map(|(column, cell)| (column, cell.into())).collect(),
            written: None,
            formulas: Vec::new(),
        }
    }

    /// The text in a column, empty where there is none.
    pub(crate) fn cell(&self, column: usize) -> &str {
        match self.cells.binary_search_by_key(&column, |(column, _)| *column) {
            Ok(at) => &self.cells[at].1,
            Err(_) => "",
        }
    }

    /// The cells that hold something.
    pub(crate) fn cells(&self) -> impl Iterator<Item = (usize, &str)> {
        self.cells.iter().map(|(column, cell)| (*column, &**cell))
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// Columns up to the last that holds something.
    pub(crate) fn width(&self) -> usize {
        self.cells.last().map_or(0, |(column, _)| column + 1)
    }

    /// What it says, for a message.
    pub(crate) fn quote(&self) -> String {
        let cells: Vec<&str> = self.cells().map(|(_, cell)| cell).take(6).collect();
        cells.join(",").chars().take(80).collect()
    }
}

/// A sheet of a workbook, or a CSV file.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Sheet {
    /// Empty for a CSV file.
    pub(crate) name: String,
    /// Rows that hold something.
    pub(crate) rows: Vec<SheetRow>,
}

/// An error about a whole file.
pub(super) fn error(code: Code, file: &str, what: Both) -> Defect {
    Defect::error(code, file, Place::Whole, what)
}

pub(super) fn encrypted(file: &str) -> Defect {
    error(Code::Encrypted, file, say::workbook_under_password(InBoth)).help(say::take_password_off(InBoth))
}
