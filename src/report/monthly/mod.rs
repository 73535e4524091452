//! The monthly report and the yearly summary: on a terminal, as a workbook, as Word, as JSON.

mod book;
mod letter;
mod text;
mod words;

use crate::lang::Lang;
use crate::monthly::{Monthly, Period};
use crate::output::File;

pub use text::text as monthly;

/// The files: `monthly-2023-07.xlsx`, `.docx` and `.json`, or `yearly-2023` for a year.
pub fn monthly_files(monthly: &Monthly, lang: Lang) -> Vec<File> {
    let (year, month) = (monthly.as_of.year(), monthly.as_of.month());
    let name = match monthly.period {
        Period::Month => format!("monthly-{year}-{month:02}"),
        Period::Year => format!("yearly-{year}"),
    };
    let json = serde_json::to_vec_pretty(monthly).expect("writing to memory");
    vec![
        File { path: format!("{name}.xlsx"), bytes: book::workbook(monthly, lang) },
        File { path: format!("{name}.docx"), bytes: letter::document(monthly, lang) },
        File { path: format!("{name}.json"), bytes: json },
    ]
}
