//! Tables of typed cells. A column and what stands in it are said together, so that titles and
//! cells cannot get out of step; rows are made as a format asks for them, so that a city's are
//! never held.

use std::borrow::Cow;

use super::{EntryRule, Media, TableUse};
use crate::date::Date;
use crate::verdict::Verdict;

/// What a column's cells are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnKind {
    /// A word or two, centred in workbooks.
    Word,
    /// Running text.
    Text,
    /// Whole numbers that number things.
    Ordinal,
    /// Whole numbers.
    Count,
    /// Numbers with up to two decimals.
    Figure,
    /// Points of a score: at least one decimal, up to three.
    Points,
    /// As many decimals as there are, down to the column's width.
    General,
    /// Days, as dates a spreadsheet reckons with.
    Day,
    /// By what programs know a row again: in small print, and not on paper.
    Key,
}

/// Where a column's cells stand on a terminal and in web pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// On the left.
    Left,
    /// On the right.
    Right,
}

/// A column: what it is called and how its cells are set.
#[derive(Clone, Debug)]
pub struct TableColumn {
    /// What files for programs call it; empty where they have its title.
    pub id: &'static str,
    /// What people read above it.
    pub title: Cow<'static, str>,
    /// What its cells are.
    pub kind: ColumnKind,
    /// Width on a sheet, in digits of its own face.
    pub width: f64,
    /// Share of the printed width in Word; that of `width` where it is 0.
    pub share: u32,
    /// Where its cells stand.
    pub align: Align,
    /// Whether people fill it in.
    pub is_filled_in: bool,
    /// The formats it is shown in.
    pub media: Media,
}

impl TableColumn {
    /// A column of all formats: numbers stand on the right. `width` is in digits.
    pub fn new(kind: ColumnKind, title: impl Into<Cow<'static, str>>, width: f64) -> TableColumn {
        let align = match kind {
            ColumnKind::Word | ColumnKind::Text | ColumnKind::Day | ColumnKind::Key => Align::Left,
            _ => Align::Right,
        };
        let (id, share, is_filled_in, media) = ("", 0, false, Media::ALL);
        TableColumn { id, title: title.into(), kind, width, share, align, is_filled_in, media }
    }

    /// A word or two.
    pub fn word(title: impl Into<Cow<'static, str>>, width: f64) -> TableColumn {
        TableColumn::new(ColumnKind::Word, title, width)
    }

    /// Running text.
    pub fn text(title: impl Into<Cow<'static, str>>, width: f64) -> TableColumn {
        TableColumn::new(ColumnKind::Text, title, width)
    }

    /// Whole numbers that number things.
    pub fn ordinal(title: impl Into<Cow<'static, str>>, width: f64) -> TableColumn {
        TableColumn::new(ColumnKind::Ordinal, title, width)
    }

    /// Whole numbers.
    pub fn count(title: impl Into<Cow<'static, str>>, width: f64) -> TableColumn {
        TableColumn::new(ColumnKind::Count, title, width)
    }

    /// Numbers with up to two decimals.
    pub fn figure(title: impl Into<Cow<'static, str>>, width: f64) -> TableColumn {
        TableColumn::new(ColumnKind::Figure, title, width)
    }

    /// A word or two, of the usual width.
    pub fn word_of(title: impl Into<Cow<'static, str>>) -> TableColumn {
        TableColumn::word(title, 12.0)
    }

    /// A column of files for programs alone.
    pub fn data(id: &'static str) -> TableColumn {
        TableColumn { id, media: Media::CSV, ..TableColumn::text("", 12.0) }
    }

    /// What files for programs call it.
    pub fn id(self, id: &'static str) -> TableColumn {
        TableColumn { id, ..self }
    }

    /// Its share of the printed width in Word.
    pub fn share(self, share: u32) -> TableColumn {
        TableColumn { share, ..self }
    }

    /// Numbers from the left, or words from the right.
    pub fn aligned(self, align: Align) -> TableColumn {
        TableColumn { align, ..self }
    }

    /// To be filled in by people.
    pub fn filled_in(self) -> TableColumn {
        TableColumn { is_filled_in: true, ..self }
    }

    /// Shown in some media alone.
    pub fn only(self, media: Media) -> TableColumn {
        TableColumn { media, ..self }
    }
}

/// What a cell says beside its words, as formats colour it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// As it should be.
    Good,
    /// Not as it should be.
    Bad,
    /// Not decided.
    Open,
    /// Beside the point.
    Aside,
}

impl Tone {
    /// Every tone.
    pub const ALL: [Tone; 4] = [Tone::Good, Tone::Bad, Tone::Open, Tone::Aside];
}

impl From<Verdict> for Tone {
    fn from(verdict: Verdict) -> Tone {
        match verdict {
            Verdict::Pass => Tone::Good,
            Verdict::Fail => Tone::Bad,
            Verdict::Unknown => Tone::Open,
            Verdict::NotApplicable => Tone::Aside,
        }
    }
}

/// What a cell holds.
#[derive(Clone, Debug, PartialEq)]
pub enum TableCell<'a> {
    /// Nothing.
    Empty,
    /// The same as the cell above: pages make one cell of both.
    Above,
    /// A text.
    Text(Cow<'a, str>),
    /// A word with a tone.
    Toned(Cow<'a, str>, Tone),
    /// A number, in the column's unit.
    Number(f64),
    /// A share from 0 to 1; workbooks show it in percent.
    Share(f64),
    /// A day.
    Day(Date),
    /// To be filled in by this rule.
    Entry(Box<EntryRule>),
}

impl<'a> TableCell<'a> {
    /// A text.
    pub fn text(text: impl Into<Cow<'a, str>>) -> TableCell<'a> {
        TableCell::Text(text.into())
    }

    /// A text, or nothing where there is none.
    pub fn maybe_text(text: Option<impl Into<Cow<'a, str>>>) -> TableCell<'a> {
        text.map_or(TableCell::Empty, TableCell::text)
    }

    /// A number.
    pub fn number(number: impl Into<f64>) -> TableCell<'a> {
        TableCell::Number(number.into())
    }

    /// A number, or nothing where there is none.
    pub fn maybe(number: Option<f64>) -> TableCell<'a> {
        number.map_or(TableCell::Empty, TableCell::Number)
    }

    /// A whole number.
    pub fn count(count: usize) -> TableCell<'a> {
        TableCell::Number(count as f64)
    }

    /// A word with a tone.
    pub fn toned(text: impl Into<Cow<'a, str>>, tone: impl Into<Tone>) -> TableCell<'a> {
        TableCell::Toned(text.into(), tone.into())
    }
}

/// Rows, and what stands in each of their cells.
trait TableRows<'a> {
    /// Gives every row's cells in the chosen columns.
    fn each(&self, chosen: &[usize], take: &mut dyn FnMut(&[TableCell<'a>]));
}

/// Rows that come from an iterator, which is made anew every time.
struct RowsOf<'a, T> {
    rows: Box<dyn Fn() -> Box<dyn Iterator<Item = T> + 'a> + 'a>,
    cells: Vec<CellOf<'a, T>>,
}

type CellOf<'a, T> = Box<dyn Fn(&T) -> TableCell<'a> + 'a>;

impl<'a, T> TableRows<'a> for RowsOf<'a, T> {
    fn each(&self, chosen: &[usize], take: &mut dyn FnMut(&[TableCell<'a>])) {
        let mut cells = Vec::with_capacity(chosen.len());
        for row in (self.rows)() {
            cells.clear();
            cells.extend(chosen.iter().map(|column| (self.cells[*column])(&row)));
            take(&cells);
        }
    }
}

/// A table: columns, and rows that are made when they are asked for.
pub struct DocumentTable<'a> {
    /// What its CSV file is called, without the ending; behind the document's where that is another.
    pub name: &'static str,
    /// What readers call it; also the name of its sheet.
    pub label: Cow<'static, str>,
    /// Its columns, from left to right.
    pub columns: Vec<TableColumn>,
    /// Above the header of its sheet: a title, then what it rests on and how it is read.
    pub title: Option<String>,
    /// Lines above the header of its sheet, below the title.
    pub notes: Vec<String>,
    /// So many columns stay in sight on its sheet and are printed on every page.
    pub held: u16,
    /// Whether the first column heads groups of rows: cells that go on from above are one cell in
    /// Word and on pages, and in Word equal neighbours too.
    pub is_merged: bool,
    /// What it is for.
    pub purpose: TableUse,
    /// Whether its CSV file is for programs alone: without the mark by which Excel knows UTF-8.
    pub is_for_programs: bool,
    rows: Box<dyn TableRows<'a> + 'a>,
}

/// A table under construction, of rows made from `T`.
pub struct TableOf<'a, T> {
    name: &'static str,
    columns: Vec<TableColumn>,
    rows: RowsOf<'a, T>,
}

impl<'a, T: 'a> TableOf<'a, T> {
    /// Adds a column with what stands in it.
    pub fn column(mut self, column: TableColumn, cell: impl Fn(&T) -> TableCell<'a> + 'a) -> TableOf<'a, T> {
        self.add(column, cell);
        self
    }

    /// The same, where columns depend on what there is.
    pub fn add(&mut self, column: TableColumn, cell: impl Fn(&T) -> TableCell<'a> + 'a) {
        self.columns.push(column);
        self.rows.cells.push(Box::new(cell));
    }

    /// The table, complete.
    pub fn table(self) -> DocumentTable<'a> {
        DocumentTable {
            name: self.name,
            label: self.name.into(),
            columns: self.columns,
            title: None,
            notes: Vec::new(),
            held: 0,
            is_merged: false,
            purpose: TableUse::Report,
            is_for_programs: false,
            rows: Box::new(self.rows),
        }
    }
}

impl<'a> DocumentTable<'a> {
    /// Begins a table with a row for everything an iterator gives.
    pub fn each<T, I>(name: &'static str, rows: impl Fn() -> I + 'a) -> TableOf<'a, T>
    where
        I: Iterator<Item = T> + 'a,
        T: 'a,
    {
        let rows: Box<dyn Fn() -> Box<dyn Iterator<Item = T> + 'a> + 'a> = Box::new(move || Box::new(rows()));
        TableOf { name, columns: Vec::new(), rows: RowsOf { rows, cells: Vec::new() } }
    }

    /// A table of rows at hand, each with a cell a column.
    pub fn of_rows(
        name: &'static str,
        columns: impl IntoIterator<Item = TableColumn>,
        rows: Vec<Vec<TableCell<'a>>>,
    ) -> DocumentTable<'a> {
        let rows = std::rc::Rc::new(rows);
        let count = rows.len();
        let mut table = DocumentTable::each(name, move || 0..count);
        for (index, column) in columns.into_iter().enumerate() {
            let rows = rows.clone();
            table.add(column, move |row| rows[*row][index].clone());
        }
        table.table()
    }

    /// A table of rows of texts at hand.
    pub fn of_texts(
        name: &'static str,
        columns: impl IntoIterator<Item = TableColumn>,
        rows: impl IntoIterator<Item = Vec<String>>,
    ) -> DocumentTable<'a> {
        let cells = |row: Vec<String>| row.into_iter().map(TableCell::text).collect();
        DocumentTable::of_rows(name, columns, rows.into_iter().map(cells).collect())
    }

    /// With what readers call it.
    pub fn called(self, label: impl Into<Cow<'static, str>>) -> DocumentTable<'a> {
        DocumentTable { label: label.into(), ..self }
    }

    /// With a title above the header of its sheet, and notes below it.
    pub fn noted(
        self,
        title: impl Into<String>,
        notes: impl IntoIterator<Item = String>,
    ) -> DocumentTable<'a> {
        DocumentTable { title: Some(title.into()), notes: notes.into_iter().collect(), ..self }
    }

    /// As a CSV file for programs alone.
    pub fn for_programs(self) -> DocumentTable<'a> {
        DocumentTable { is_for_programs: true, ..self }
    }

    /// With equal neighbours in the first column as one cell in Word.
    pub fn merged(self) -> DocumentTable<'a> {
        DocumentTable { is_merged: true, ..self }
    }

    /// For another use than a report's.
    pub fn used(self, purpose: TableUse) -> DocumentTable<'a> {
        DocumentTable { purpose, ..self }
    }

    /// With so many columns that stay in sight.
    pub fn holding(self, held: u16) -> DocumentTable<'a> {
        DocumentTable { held, ..self }
    }

    /// The columns shown in a medium.
    pub fn columns_in(&self, medium: Media) -> Vec<&TableColumn> {
        self.columns.iter().filter(|column| column.media.has(medium)).collect()
    }

    /// Gives every row's cells in the columns shown in a medium.
    pub fn each_row(&self, medium: Media, mut take: impl FnMut(&[TableCell<'a>])) {
        let shown = self.columns.iter().enumerate().filter(|(_, column)| column.media.has(medium));
        let chosen: Vec<usize> = shown.map(|(index, _)| index).collect();
        self.rows.each(&chosen, &mut take);
    }

    /// How many rows it has.
    pub fn count(&self) -> usize {
        let mut count = 0;
        self.rows.each(&[], &mut |_| count += 1);
        count
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_of_other_media_are_left_out_of_every_row() {
        let table = DocumentTable::each("t", || 1..=2)
            .column(TableColumn::data("id"), |n| TableCell::number(*n))
            .column(TableColumn::word("字", 5.0).only(Media::BOOK), |_| TableCell::text("a"))
            .table();
        let rows = |medium| {
            let mut rows = Vec::new();
            table.each_row(medium, |cells| rows.push(cells.to_vec()));
            rows
        };
        assert_eq!(rows(Media::CSV), [[TableCell::Number(1.0)], [TableCell::Number(2.0)]]);
        assert_eq!(rows(Media::BOOK), [[TableCell::text("a")], [TableCell::text("a")]]);
        assert_eq!((table.count(), table.columns_in(Media::BOOK).len()), (2, 1));
    }
}
