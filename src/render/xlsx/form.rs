//! Sheets of a form: a table to be filled in, printable on A4 across, its open cells checked and
//! the others locked without a password; and what is handed out beside it.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, ProtectionOptions, Worksheet};
use unicode_width::UnicodeWidthStr;

use super::entry::EntryRules;
use super::{excel_day, within_limits};
use crate::document::{
    ColumnKind, Document, DocumentTable, FormPages, Media, TableCell, TableColumn, TableUse,
};
use crate::messages::render as say;
use crate::render::text::said;

/// The header's row: the title stands above it.
const HEADER: u32 = 1;
/// Rows to be filled in are at least this high, so that a pen has room, and at most as high as Excel
/// allows.
const HEIGHT: (f64, f64) = (34.0, 400.0);
/// A cell holds 32767 characters of UTF-16; what is longer than this is cut.
const LONGEST: usize = 10_000;
/// Characters at the head of a page that say what it is of.
const MOST_AT_HEAD: usize = 60;

/// The sheet of a table.
pub(super) fn sheet(table: &DocumentTable, document: &Document) -> Worksheet {
    let mut sheet = Worksheet::new();
    let columns = table.columns_in(Media::BOOK);
    within_limits(sheet.set_name(table.label.as_ref()));
    paper(&mut sheet);
    within_limits(sheet.set_freeze_panes(HEADER + 1, 0));
    within_limits(sheet.set_repeat_rows(HEADER, HEADER));
    let pages = match &table.purpose {
        TableUse::Form(pages) => Some(pages),
        _ => None,
    };
    let title = table.title.as_deref().unwrap_or_default();
    let mut hint = Format::new().set_bold();
    if let Some(pages) = pages {
        head_and_foot(&mut sheet, pages, document);
        hint = hint.set_align(FormatAlign::VerticalCenter);
        within_limits(sheet.set_row_height(0, 20));
        within_limits(sheet.set_row_height(HEADER, 24));
    }
    within_limits(sheet.write_string_with_format(0, 0, title, &hint));
    for (position, column) in (0..).zip(&columns) {
        within_limits(sheet.set_column_width(position, column.width));
        within_limits(sheet.write_string_with_format(HEADER, position, column.title.as_ref(), &header()));
    }
    let (mut row, mut rules) = (HEADER, EntryRules::default());
    let formats: Vec<Format> = columns.iter().map(|column| format(column)).collect();
    table.each_row(Media::BOOK, |cells| {
        row += 1;
        let mut lines = 1;
        for (position, ((cell, column), format)) in (0..).zip(cells.iter().zip(&columns).zip(&formats)) {
            if let TableCell::Entry(rule) = cell {
                rules.add(row, position, rule);
            }
            if !matches!(column.kind, ColumnKind::Word | ColumnKind::Key) {
                lines = lines.max(lines_in(&said(cell), column.width as usize));
            }
            write(&mut sheet, (row, position), cell, format);
        }
        within_limits(sheet.set_row_height(
            row,
            match pages {
                Some(_) => (lines as f64 * 15.5 + 6.0).clamp(HEIGHT.0, HEIGHT.1),
                None => 15.0 * lines as f64 + 4.0,
            },
        ));
    });
    if let Some(pages) = pages {
        rules.put_on(&mut sheet, document.lang);
        locked(&mut sheet, pages, &columns, row);
    }
    sheet
}

/// A sheet of names and what there is to know of each.
pub(super) fn terms(label: &str, terms: &[(String, String)]) -> Worksheet {
    const WIDTH: usize = 110;
    let mut sheet = Worksheet::new();
    within_limits(sheet.set_name(label));
    paper(&mut sheet);
    let name = Format::new().set_bold().set_align(FormatAlign::Top);
    let text = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    within_limits(sheet.set_column_width(0, 16));
    within_limits(sheet.set_column_width(1, WIDTH as u32));
    for (row, (left, right)) in (0..).zip(terms) {
        within_limits(sheet.write_string_with_format(row, 0, left, &name));
        within_limits(sheet.write_string_with_format(row, 1, right, &text));
        within_limits(sheet.set_row_height(row, 16.0 * lines_in(right, WIDTH) as f64 + 6.0));
    }
    sheet
}

fn paper(sheet: &mut Worksheet) {
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
}

/// What stands at the head and foot of each page.
fn head_and_foot(sheet: &mut Worksheet, pages: &FormPages, document: &Document) {
    // Here & begins a code.
    let of: String = pages.of.chars().take(MOST_AT_HEAD).collect::<String>().replace('&', "&&");
    let (title, aside, numbers) = (&document.title, &pages.aside, say::page_p_of_n(document.lang));
    sheet
        .set_margins(0.4, 0.4, 0.65, 0.6, 0.3, 0.3)
        .set_header(format!("&L{title}　{of}&R{aside}"))
        .set_footer(format!("&C{numbers}"));
}

fn write(sheet: &mut Worksheet, (row, position): (u32, u16), cell: &TableCell, format: &Format) {
    let number = match cell {
        TableCell::Number(number) => Some(*number),
        TableCell::Day(day) => excel_day(*day).map(|day| day.to_excel()),
        _ => None,
    };
    within_limits(match number {
        Some(number) => sheet.write_number_with_format(row, position, number, format),
        None => {
            let text: String = said(cell).chars().take(LONGEST).collect();
            sheet.write_string_with_format(row, position, text, format)
        }
    });
}

/// Locks what is not filled in, and lays the form out page by page.
fn locked(sheet: &mut Worksheet, pages: &FormPages, columns: &[&TableColumn], last_row: u32) {
    let last = (columns.len() - 1) as u16;
    let printed = columns.iter().rposition(|column| column.kind != ColumnKind::Key).unwrap_or_default();
    if last_row > HEADER {
        within_limits(sheet.autofilter(HEADER, 0, last_row, last));
    }
    let mut next = HEADER + 1;
    let mut breaks: Vec<u32> = Vec::new();
    for rows in &pages.groups {
        breaks.push(next);
        next += *rows as u32;
    }
    within_limits(sheet.set_page_breaks(breaks.get(1..).unwrap_or_default()));
    within_limits(sheet.set_print_area(0, 0, last_row, printed as u16));
    sheet.protect_with_options(&ProtectionOptions {
        format_columns: true,
        format_rows: true,
        sort: true,
        use_autofilter: true,
        ..ProtectionOptions::new()
    });
}

/// How many lines a text takes in a column so many characters wide.
fn lines_in(text: &str, width: usize) -> usize {
    // A wrapped line rarely fills its column: a character that does not fit goes to the next.
    let line = |line: &str| line.width().div_ceil(width.saturating_sub(2).max(1)).max(1);
    text.lines().map(line).sum()
}

fn cell() -> Format {
    Format::new().set_border(FormatBorder::Thin).set_text_wrap().set_align(FormatAlign::VerticalCenter)
}

fn header() -> Format {
    cell().set_bold().set_align(FormatAlign::Center).set_background_color(0x00DD_E3EA)
}

/// How a column's cells look: those to be filled in are yellow and open.
fn format(column: &TableColumn) -> Format {
    let yellow = || cell().set_background_color(0x00FF_F9DB).set_unlocked();
    match (column.is_filled_in, column.kind) {
        (true, ColumnKind::Day) => yellow().set_num_format("yyyy-mm-dd"),
        (true, ColumnKind::Word) => yellow().set_align(FormatAlign::Center).set_bold(),
        // As text, so that a photo's number 3-5 becomes no date and = begins no formula.
        (true, _) => yellow().set_num_format("@"),
        (false, ColumnKind::Key) => {
            Format::new().set_font_size(8).set_font_color(0x0080_8080).set_align(FormatAlign::VerticalCenter)
        }
        (false, _) => cell(),
    }
}
