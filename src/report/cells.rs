//! Columns and cells that a table has in all its formats: CSV and workbooks.

use super::xlsx;

/// A column: its title, and how wide and of what kind it is.
pub struct Column {
    pub title: String,
    pub width: f64,
    pub kind: Kind,
}

/// What a column's cells are.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Ordinal,
    Word,
    Text,
    /// Whole numbers.
    Count,
    /// Numbers with decimals.
    Figure,
}

/// What a cell holds.
pub enum Cell {
    Text(String),
    Number(f64),
    Empty,
}

impl Cell {
    /// As a CSV file has it.
    pub fn text(self) -> String {
        match self {
            Cell::Text(text) => text,
            Cell::Number(number) => number.to_string(),
            Cell::Empty => String::new(),
        }
    }

    pub fn maybe(number: Option<f64>) -> Cell {
        number.map_or(Cell::Empty, Cell::Number)
    }

    pub fn count(number: Option<u64>) -> Cell {
        Cell::maybe(number.map(|number| number as f64))
    }
}

impl Column {
    pub fn new(title: String, width: f64, kind: Kind) -> Column {
        Column { title, width, kind }
    }

    /// As a workbook has it.
    pub fn in_book(self) -> xlsx::Column {
        let Column { title, width, kind } = self;
        match kind {
            Kind::Ordinal => xlsx::Column::ordinal(title, width),
            Kind::Word => xlsx::Column::word(title, width),
            Kind::Text => xlsx::Column::text(title, width),
            Kind::Count => xlsx::Column::number(title, width, "0"),
            Kind::Figure => xlsx::Column::number(title, width, "0.##"),
        }
    }
}

impl Cell {
    /// As a workbook has it.
    pub fn in_book(self) -> xlsx::Cell {
        match self {
            Cell::Text(text) if text.is_empty() => xlsx::Cell::Empty,
            Cell::Text(text) => xlsx::Cell::Text(text),
            Cell::Number(number) => xlsx::Cell::Number(number),
            Cell::Empty => xlsx::Cell::Empty,
        }
    }
}
