//! `monthly.docx`: the report as Word.

use super::{text::month_columns, words};
use crate::document::{Document, DocumentTable, HeadingRank, Media, TableColumn};
use crate::lang::Lang;
use crate::messages::report_monthly as say;
use crate::monthly::Monthly;
use crate::render::docx;
use crate::report::register::timing;
use crate::units::plain;

/// The document, A4 across.
pub fn document(monthly: &Monthly, lang: Lang) -> Vec<u8> {
    let title = words::title(monthly, lang);
    let mut letter = Document::titled(&title, monthly.as_of.to_string(), lang);
    letter.heading(Media::PAGES, HeadingRank::Title, title);
    words::basis(monthly, lang).iter().for_each(|text| letter.paragraph(Media::PAGES, text.as_str()));
    let titles = [say::heading_by_community(lang), say::heading_by_unit(lang)];
    for (title, (what, groups)) in titles.into_iter().zip(words::tables(monthly, lang)) {
        letter.heading(Media::PAGES, HeadingRank::Section, title);
        // Money needs more room than counts.
        let figures = words::columns(monthly, lang).into_iter().enumerate();
        let figures = figures.map(|(index, title)| {
            TableColumn::word(title, if index == 11 || index == 13 { 9.0 } else { 6.0 })
        });
        let columns: Vec<TableColumn> = [TableColumn::word(what, 16.0)].into_iter().chain(figures).collect();
        let rows = groups.into_iter().map(|(name, group)| {
            [name].into_iter().chain(words::figures(group).map(plain)).collect::<Vec<_>>()
        });
        letter.table(Media::PAGES, DocumentTable::of_texts("groups", columns, rows));
    }
    let mut number = [say::third(lang), say::fourth(lang)].into_iter();
    if !monthly.months.is_empty() {
        let number = number.next().unwrap_or_default();
        letter.heading(Media::PAGES, HeadingRank::Section, say::heading_by_month(lang, &number));
        let columns = month_columns(lang).map(|title| TableColumn::word(title, 10.0));
        let rows = monthly.months.iter().map(|month| {
            [month.name()].into_iter().chain(month.counts().map(|count| count.to_string())).collect()
        });
        letter.table(Media::PAGES, DocumentTable::of_texts("months", columns, rows));
    }
    let number = number.next().unwrap_or_default();
    letter.heading(Media::PAGES, HeadingRank::Section, say::heading_overdue(lang, &number));
    let overdue = monthly.overdue();
    if overdue.is_empty() {
        letter.paragraph(Media::PAGES, say::no_project_overdue(lang));
        return docx::document(&letter);
    }
    let columns = [
        TableColumn::word(say::column_community(lang), 12.0),
        TableColumn::text(say::column_content(lang), 18.0),
        TableColumn::text(say::column_project_name(lang), 30.0),
        TableColumn::word(say::column_responsible(lang), 16.0),
        TableColumn::word(say::column_deadline(lang), 14.0),
        TableColumn::word(say::stage(lang), 10.0),
        TableColumn::word(say::overdue(lang), 12.0),
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
    letter.table(Media::PAGES, DocumentTable::of_texts("overdue", columns, rows));
    docx::document(&letter)
}
