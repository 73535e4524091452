//! `monthly.xlsx`: the report as a workbook.

use super::{text::month_columns, words};
use crate::document::{Document, DocumentTable, Media, TableCell, TableColumn};
use crate::lang::Lang;
use crate::messages::report_monthly as say;
use crate::monthly::{Group, Monthly};
use crate::render::xlsx;
use crate::report::register::timing;

/// The workbook.
pub fn workbook(monthly: &Monthly, lang: Lang) -> Vec<u8> {
    let mut document = Document::titled(words::title(monthly, lang), monthly.as_of.to_string(), lang);
    let names = [say::communities(lang), say::units(lang)];
    for (name, (what, groups)) in names.into_iter().zip(words::tables(monthly, lang)) {
        document.table(Media::BOOK, groups_sheet(monthly, name, what, &groups, lang));
    }
    if !monthly.months.is_empty() {
        document.table(Media::BOOK, months(monthly, lang));
    }
    document.table(Media::BOOK, projects(monthly, lang));
    xlsx::workbook(&document)
}

fn groups_sheet<'a>(
    monthly: &Monthly,
    name: String,
    what: String,
    groups: &[(String, &Group)],
    lang: Lang,
) -> DocumentTable<'a> {
    let figures = words::columns(monthly, lang).into_iter().enumerate();
    let figures = figures.map(|(index, title)| {
        let is_count = index < 11 || index == 12;
        if is_count { TableColumn::count(title, 9.0) } else { TableColumn::figure(title, 9.0) }
    });
    let columns = [TableColumn::word(what, 22.0)].into_iter().chain(figures);
    let mut rows = Vec::new();
    for (name, group) in groups {
        let figures = words::figures(group).map(TableCell::Number);
        rows.push([TableCell::text(name.clone())].into_iter().chain(figures).collect());
    }
    DocumentTable::of_rows("groups", columns, rows)
        .called(name)
        .noted(words::title(monthly, lang), words::basis(monthly, lang))
        .holding(1)
}

fn months<'a>(monthly: &Monthly, lang: Lang) -> DocumentTable<'a> {
    let columns = month_columns(lang).into_iter().enumerate().map(|(index, title)| match index {
        0 => TableColumn::word(title, 12.0),
        _ => TableColumn::count(title, 12.0),
    });
    let mut rows = Vec::new();
    for month in &monthly.months {
        let name = TableCell::text(month.name());
        rows.push([name].into_iter().chain(month.counts().map(TableCell::count)).collect());
    }
    DocumentTable::of_rows("months", columns, rows).called(say::months(lang))
}

fn projects(monthly: &Monthly, lang: Lang) -> DocumentTable<'_> {
    let columns = vec![
        TableColumn::word(say::column_community(lang), 14.0),
        TableColumn::ordinal(say::column_item(lang), 6.0),
        TableColumn::text(say::column_content(lang), 18.0),
        TableColumn::text(say::column_project_name(lang), 34.0),
        TableColumn::text(say::column_responsible(lang), 20.0),
        TableColumn::text(say::column_cooperating(lang), 20.0),
        TableColumn::word(say::column_deadline(lang), 16.0),
        TableColumn::word(say::stage(lang), 10.0),
        TableColumn::word(say::against_deadline(lang), 14.0),
        TableColumn::word(say::begun(lang), 12.0),
        TableColumn::word(say::completed(lang), 12.0),
        TableColumn::word(say::accepted(lang), 12.0),
        TableColumn::figure(say::planned_wan_yuan(lang), 12.0),
        TableColumn::figure(say::spent_wan_yuan(lang), 12.0),
        TableColumn::text(say::evidence(lang), 26.0),
        TableColumn::text(say::note(lang), 26.0),
        TableColumn::ordinal(say::row(lang), 8.0),
    ];
    let mut rows = Vec::new();
    for entry in &monthly.projects {
        let day = |day: Option<crate::date::Date>| {
            day.map_or(TableCell::Empty, |day| TableCell::text(day.to_string()))
        };
        let text = |text: &Option<String>| TableCell::maybe_text(text.clone());
        rows.push(vec![
            TableCell::text(&entry.community_name),
            TableCell::Number(f64::from(entry.item)),
            TableCell::text(&entry.title),
            TableCell::text(&entry.name),
            TableCell::text(entry.responsible_text()),
            TableCell::text(entry.cooperating_text()),
            TableCell::text(&entry.deadline.printed),
            TableCell::text(entry.stage.word(lang)),
            TableCell::text(timing(&entry.timing, lang)),
            day(entry.days.started),
            day(entry.days.completed),
            day(entry.days.accepted),
            TableCell::maybe(entry.cost),
            TableCell::maybe(entry.spent),
            text(&entry.evidence),
            text(&entry.note),
            TableCell::count(entry.row),
        ]);
    }
    DocumentTable::of_rows("projects", columns, rows).called(say::projects(lang))
}
