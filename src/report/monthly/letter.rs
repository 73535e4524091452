//! `monthly.docx`: the report as Word.

use super::{text::month_columns, words};
use crate::lang::Lang;
use crate::messages::report_monthly as say;
use crate::monthly::Monthly;
use crate::report::docx::{Letter, Paper, TableColumn};
use crate::report::register::timing;
use crate::units::plain;

/// The document, A4 across.
pub fn document(monthly: &Monthly, lang: Lang) -> Vec<u8> {
    let mut letter = Letter::begin(&words::title(monthly, lang), &monthly.as_of.to_string(), Paper::Across);
    words::basis(monthly, lang).iter().for_each(|text| letter.text(text));
    let titles = [say::heading_by_community(lang), say::heading_by_unit(lang)];
    for (title, (what, groups)) in titles.into_iter().zip(words::tables(monthly, lang)) {
        letter.section(&title);
        // Money needs more room than counts.
        let figures = words::columns(monthly, lang).into_iter().enumerate();
        let figures = figures
            .map(|(index, title)| TableColumn::word(title, if index == 11 || index == 13 { 9 } else { 6 }));
        let columns: Vec<TableColumn> = [TableColumn::word(what, 16)].into_iter().chain(figures).collect();
        let rows = groups.into_iter().map(|(name, group)| {
            [name].into_iter().chain(words::figures(group).map(plain)).collect::<Vec<_>>()
        });
        letter.table(&columns, rows);
    }
    let mut number = [say::third(lang), say::fourth(lang)].into_iter();
    if !monthly.months.is_empty() {
        let number = number.next().unwrap_or_default();
        letter.section(&say::heading_by_month(lang, &number));
        let columns = month_columns(lang).map(|title| TableColumn::word(title, 10));
        let rows = monthly.months.iter().map(|month| {
            [month.name()].into_iter().chain(month.counts().map(|count| count.to_string())).collect()
        });
        letter.table(&columns, rows);
    }
    let number = number.next().unwrap_or_default();
    letter.section(&say::heading_overdue(lang, &number));
    let overdue = monthly.overdue();
    if overdue.is_empty() {
        letter.text(&say::no_project_overdue(lang));
        return letter.finish();
    }
    let columns = [
        TableColumn::word(say::column_community(lang), 12),
        TableColumn::prose(say::column_content(lang), 18),
        TableColumn::prose(say::column_project_name(lang), 30),
        TableColumn::word(say::column_responsible(lang), 16),
        TableColumn::word(say::column_deadline(lang), 14),
        TableColumn::word(say::stage(lang), 10),
        TableColumn::word(say::overdue(lang), 12),
    ];
    let rows = overdue.into_iter().map(|entry| {
        vec![
            entry.community_name.clone(),
            format!("{} {}", entry.item, entry.title),
            entry.name.clone(),
            entry.responsible_text(),
            entry.deadline.printed.clone(),
            entry.stage.word(lang).to_owned(),
            timing(&entry.timing, lang),
        ]
    });
    letter.table(&columns, rows);
    letter.finish()
}
