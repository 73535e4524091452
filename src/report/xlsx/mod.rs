//! `ledger.xlsx`: the workbook a bureau keeps (台账).

mod about;
mod clauses;
mod gap_rows;
mod height;
pub(crate) mod look;
mod names;
mod overview;
mod quality;
pub(crate) mod sheet;
mod unknowns;
mod waivers;

pub(in crate::report) use sheet::{Cell, Column, Sheet};

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook};

use crate::audit::Audit;
use crate::date;
use crate::lang::Lang;
use crate::output::File;
use crate::vocabulary::Vocabulary;

/// The one workbook.
pub fn files(audit: &Audit, vocabulary: &Vocabulary, lang: Lang) -> Vec<File> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&dated(&audit.datasets.join("；"), &audit.as_of));
    let mut sheets = vec![
        overview::sheet(audit, lang),
        gap_rows::sheet(audit, lang),
        clauses::sheet(audit, vocabulary, lang),
        unknowns::sheet(audit, lang),
        quality::sheet(audit, lang),
    ];
    sheets.extend(waivers::sheet(audit, lang));
    let about = about::sheet(audit, &sheets, lang);
    for sheet in sheets.into_iter().chain([about]) {
        for worksheet in sheet.finish() {
            workbook.push_worksheet(worksheet);
        }
    }
    vec![File { path: "ledger.xlsx".into(), bytes: workbook.save_to_buffer().expect("writing to memory") }]
}

/// A workbook's title and its date, that of the day it speaks of (`YYYY-MM-DD`), so that the same
/// results give the same bytes.
pub(in crate::report) fn dated(title: &str, as_of: &str) -> DocProperties {
    let day = date::parse(as_of)
        .and_then(|day| ExcelDateTime::from_ymd(day.year() as u16, day.month() as u8, day.day() as u8).ok())
        .unwrap_or_default();
    DocProperties::new()
        .set_title(crate::output::printable::printable(title))
        .set_author("ccaudit")
        .set_creation_datetime(&day)
}
