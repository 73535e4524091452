//! A table on a sheet: a header that stays in sight and is printed on every page, a filter, and
//! rows that go on on a second sheet where Excel has no more.

use rust_xlsxwriter::{Format, IgnoreError, Worksheet, XlsxError};

use super::{excel_day, height, look};
use crate::document::{ColumnKind, DocumentTable, Media, TableCell, TableColumn};
use crate::lang::Lang;
use crate::messages::render as say;
use crate::output::printable::printable;

/// Rows a sheet of Excel has.
const MOST_ROWS: u32 = 1_048_576;
/// UTF-16 units a cell holds.
const MOST_TEXT: usize = 32_767;

/// How many sheets a table takes that has so many rows.
pub(crate) fn sheets_of(table: &DocumentTable, rows: usize) -> usize {
    let most = MOST_ROWS as usize - 1;
    let above = usize::from(table.title.is_some()) + table.notes.len();
    1 + rows.saturating_sub(most - above).div_ceil(most)
}

/// A table under construction.
pub(crate) struct SheetWriter {
    name: String,
    columns: Vec<SheetColumn>,
    /// Lines above the header of the first sheet.
    notes: Vec<(String, Format)>,
    /// Columns that stay in sight and are printed on every page.
    held: u16,
    most_rows: u32,
    lang: Lang,
    full: Vec<Worksheet>,
    current: Worksheet,
    /// The header's row on the current sheet, and the next free one.
    head: u32,
    next: u32,
}

/// A column and how its cells are set.
struct SheetColumn {
    title: String,
    width: f64,
    kind: ColumnKind,
    format: Format,
}

impl SheetColumn {
    fn from_column(column: &TableColumn) -> SheetColumn {
        let (title, width, kind) = (column.title.to_string(), column.width, column.kind);
        SheetColumn { title, width, kind, format: look::of_kind(kind) }
    }
}

/// Rows and columns are counted and texts cut beforehand, so that nothing is outside of what
/// Excel takes.
pub(super) fn within_limits<T>(result: Result<T, XlsxError>) -> T {
    result.expect("within Excel's limits")
}

impl SheetWriter {
    /// The header of a table, with what stands above it.
    pub(crate) fn of_table(table: &DocumentTable, lang: Lang) -> SheetWriter {
        let mut notes: Vec<(String, Format)> =
            table.title.iter().map(|title| (title.clone(), look::title())).collect();
        notes.extend(table.notes.iter().map(|note| (note.clone(), look::note())));
        let columns = table.columns_in(Media::BOOK);
        let mut sheet = SheetWriter {
            name: table.label.to_string(),
            columns: columns.into_iter().map(SheetColumn::from_column).collect(),
            notes,
            held: table.held,
            most_rows: MOST_ROWS,
            lang,
            full: Vec::new(),
            current: Worksheet::new(),
            head: 0,
            next: 0,
        };
        sheet.begin();
        sheet
    }

    /// Sets up the current sheet: its name, its page, its header.
    fn begin(&mut self) {
        let number = self.full.len() + 1;
        let name = if number == 1 { self.name.clone() } else { format!("{}（{number}）", self.name) };
        let sheet = &mut self.current;
        within_limits(sheet.set_name(name));
        sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
        sheet.set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3);
        sheet.set_footer(say::footer(self.lang));
        let mut row = 0;
        for (text, format) in self.notes.drain(..) {
            within_limits(sheet.write_string_with_format(row, 0, cut(&text, self.lang), &format));
            within_limits(sheet.set_row_height(row, if row == 0 { 26.0 } else { 16.0 }));
            row += 1;
        }
        let mut lines = 1;
        for (index, column) in (0u16..).zip(&self.columns) {
            within_limits(sheet.set_column_width(index, column.width));
            let title = cut(&column.title, self.lang);
            lines = lines.max(height::lines(&title, column.width));
            within_limits(sheet.write_string_with_format(row, index, title, &look::head()));
        }
        within_limits(sheet.set_row_height(row, height::of_lines(lines)));
        within_limits(sheet.set_freeze_panes(row + 1, self.held));
        within_limits(sheet.set_repeat_rows(row, row));
        if self.held > 0 {
            within_limits(sheet.set_repeat_columns(0, self.held - 1));
        }
        self.head = row;
        self.next = row + 1;
    }

    /// Adds a row, a cell a column.
    pub(crate) fn row(&mut self, cells: &[TableCell]) {
        if self.next >= self.most_rows {
            self.end();
            self.full.push(std::mem::take(&mut self.current));
            self.begin();
        }
        let row = self.next;
        let mut lines = 1;
        for (index, (cell, column)) in (0u16..).zip(cells.iter().zip(&self.columns)) {
            let sheet = &mut self.current;
            let plain = &column.format;
            let mut write = |sheet: &mut Worksheet, text: &str| {
                let text = cut(text, self.lang);
                lines = lines.max(height::lines(&text, column.width));
                // Such a text is kept from turning into a formula when someone edits it.
                let begins_formula = text.starts_with(['=', '+', '-', '@', '\t']);
                let format = begins_formula.then(|| plain.clone().set_quote_prefix());
                let format = format.as_ref().unwrap_or(plain);
                within_limits(sheet.write_string_with_format(row, index, text, format).map(|_| ()));
            };
            match cell {
                TableCell::Empty | TableCell::Above | TableCell::Entry(_) => {
                    within_limits(sheet.write_blank(row, index, plain).map(|_| ()))
                }
                TableCell::Number(number) => {
                    within_limits(sheet.write_number_with_format(row, index, *number, plain).map(|_| ()));
                }
                TableCell::Share(share) => {
                    let format = plain.clone().set_num_format("0.0##%");
                    within_limits(sheet.write_number_with_format(row, index, *share, &format).map(|_| ()));
                }
                TableCell::Day(day) => match excel_day(*day).filter(|_| column.kind == ColumnKind::Day) {
                    Some(day) => {
                        let day = day.to_excel();
                        within_limits(sheet.write_number_with_format(row, index, day, plain).map(|_| ()));
                    }
                    None => write(sheet, &day.to_string()),
                },
                TableCell::Text(text) => write(sheet, text),
                TableCell::Toned(word, tone) => {
                    let format = look::toned(*tone);
                    within_limits(
                        sheet.write_string_with_format(row, index, word.as_ref(), &format).map(|_| ()),
                    );
                }
            }
        }
        within_limits(self.current.set_row_height(row, height::of_lines(lines)));
        self.next += 1;
    }

    /// Gives the current sheet its filter.
    fn end(&mut self) {
        let last = (self.columns.len() - 1) as u16;
        let bottom = (self.next - 1).max(self.head);
        within_limits(self.current.autofilter(self.head, 0, bottom, last));
        // An id such as 001 is text on purpose.
        within_limits(self.current.ignore_error_range(
            self.head,
            0,
            bottom,
            last,
            IgnoreError::NumberStoredAsText,
        ));
    }

    /// The sheets, in order.
    pub(crate) fn finish(mut self) -> Vec<Worksheet> {
        self.end();
        self.full.push(self.current);
        self.full
    }
}

/// A text as a cell holds it; where that is less than all, it says where the whole is.
fn cut(text: &str, lang: Lang) -> String {
    let text = printable(text);
    let units = |text: &str| text.encode_utf16().count();
    let whole = units(&text);
    if whole <= MOST_TEXT {
        return text.into_owned();
    }
    let rest = say::cut_for_excel(lang);
    let mut room = MOST_TEXT - units(&rest);
    let fits = |character: &char| match room.checked_sub(character.len_utf16()) {
        Some(left) => {
            room = left;
            true
        }
        None => false,
    };
    text.chars().take_while(fits).collect::<String>() + &rest
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use calamine::{Data, Reader, Xlsx};
    use rust_xlsxwriter::Workbook;

    use super::*;

    fn read(sheet: SheetWriter) -> Xlsx<Cursor<Vec<u8>>> {
        let mut workbook = Workbook::new();
        sheet.finish().into_iter().for_each(|sheet| workbook.push_worksheet(sheet));
        Xlsx::new(Cursor::new(crate::render::archive::saved(&mut workbook).unwrap())).unwrap()
    }

    #[test]
    fn rows_a_sheet_cannot_hold_go_on_on_the_next_under_the_same_header() {
        let mut sheet = {
            let columns = [TableColumn::count("数", 8.0)];
            SheetWriter::of_table(
                &DocumentTable::of_rows("t", columns, Vec::new()).called("逐条核查"),
                Lang::Zh,
            )
        };
        sheet.most_rows = 4;
        (0..7).for_each(|number| sheet.row(&[TableCell::number(number)]));
        let mut book = read(sheet);
        assert_eq!(book.sheet_names(), ["逐条核查", "逐条核查（2）", "逐条核查（3）"]);
        let mut found = Vec::new();
        for name in book.sheet_names() {
            let range = book.worksheet_range(&name).unwrap();
            assert_eq!(range.get((0, 0)), Some(&Data::String("数".into())));
            assert!(range.height() <= 4);
            found.extend(range.rows().skip(1).map(|row| row[0].clone()));
        }
        assert_eq!(found, (0..7).map(|number| Data::Float(f64::from(number))).collect::<Vec<_>>());
    }

    #[test]
    fn a_text_too_long_for_a_cell_says_where_the_whole_is() {
        let fits = "字".repeat(MOST_TEXT);
        assert_eq!(cut(&fits, Lang::Zh), fits);
        // A house is two units of UTF-16: the cut never falls between them.
        for long in ["🏠".repeat(MOST_TEXT), "字".repeat(MOST_TEXT + 1)] {
            let text = cut(&long, Lang::Zh);
            let units = text.encode_utf16().count();
            assert!((MOST_TEXT - 1..=MOST_TEXT).contains(&units), "{units}");
            assert!(text.ends_with("全文见 audit.json）"));
        }
    }
}
