//! Documents as workbooks: a sheet a table.

mod chart;
mod entry;
mod form;
mod height;
pub(crate) mod look;
pub(crate) mod sheet;

pub(crate) use sheet::{SheetWriter, sheets_of};

use sheet::within_limits;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook};

use super::archive::saved;
use crate::date::{self, Date};
use crate::document::{Block, Document, Media, TableUse};
use crate::output::printable::printable;

/// The workbook of a document.
pub(crate) fn workbook(document: &Document) -> Vec<u8> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&dated(&document.title, &document.as_of));
    for block in document.shown_in(Media::BOOK) {
        match block {
            Block::Table(table) if table.purpose != TableUse::Report => {
                workbook.push_worksheet(form::sheet(table, document));
            }
            Block::Table(table) => {
                let mut sheet = SheetWriter::of_table(table, document.lang);
                table.each_row(Media::BOOK, |cells| sheet.row(cells));
                sheet.finish().into_iter().for_each(|sheet| {
                    workbook.push_worksheet(sheet);
                });
            }
            Block::Charts(charts) => {
                workbook.push_worksheet(chart::sheet(charts, document));
            }
            Block::Terms { label, terms } => {
                workbook.push_worksheet(form::terms(label, terms));
            }
            _ => {}
        }
    }
    saved(&mut workbook).expect("writing to memory")
}

/// A workbook's title and its date, that of the day it speaks of (`YYYY-MM-DD`), so that the same
/// results give the same bytes.
pub(crate) fn dated(title: &str, as_of: &str) -> DocProperties {
    let day = date::parse(as_of).and_then(excel_day).unwrap_or_default();
    DocProperties::new().set_title(printable(title)).set_author("ccaudit").set_creation_datetime(&day)
}

/// A day as Excel reckons with it; nothing before its calendar begins.
pub(crate) fn excel_day(day: Date) -> Option<ExcelDateTime> {
    ExcelDateTime::from_ymd(day.year() as u16, day.month() as u8, day.day() as u8).ok()
}
