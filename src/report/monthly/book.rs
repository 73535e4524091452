//! `monthly.xlsx`: the report as a workbook.

use rust_xlsxwriter::Workbook;

use super::{text::month_columns, words};
use crate::lang::Lang;
use crate::messages::report_monthly as say;
use crate::monthly::{Group, Monthly};
use crate::report::register::timing;
use crate::report::xlsx::{Cell, Column, Sheet, dated, look};

/// The workbook.
pub fn workbook(monthly: &Monthly, lang: Lang) -> Vec<u8> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&dated(&words::title(monthly, lang), &monthly.as_of.to_string()));
    let mut sheets = Vec::new();
    let names = [say::communities(lang), say::units(lang)];
    for (name, (what, groups)) in names.into_iter().zip(words::tables(monthly, lang)) {
        sheets.push(groups_sheet(monthly, name, what, &groups, lang));
    }
    if !monthly.months.is_empty() {
        sheets.push(months(monthly, lang));
    }
    sheets.push(projects(monthly, lang));
    for sheet in sheets {
        sheet.finish().into_iter().for_each(|sheet| workbook.push_worksheet(sheet));
    }
    workbook.save_to_buffer().expect("writing to memory")
}

fn groups_sheet(
    monthly: &Monthly,
    name: String,
    what: String,
    groups: &[(String, &Group)],
    lang: Lang,
) -> Sheet {
    let figures = words::columns(monthly, lang).into_iter().enumerate();
    let figures = figures.map(|(index, title)| {
        Column::number(title, 9.0, if index < 11 || index == 12 { "0" } else { "0.##" })
    });
    let columns: Vec<Column> = [Column::word(what, 22.0)].into_iter().chain(figures).collect();
    let basis = words::basis(monthly, lang).into_iter().map(|text| (text, look::note()));
    let notes = [(words::title(monthly, lang), look::title())].into_iter().chain(basis).collect();
    let mut sheet = Sheet::with_notes(name, columns, notes, 1, lang);
    for (name, group) in groups {
        let figures = words::figures(group).map(Cell::Number);
        sheet.row([Cell::text(name)].into_iter().chain(figures).collect());
    }
    sheet
}

fn months(monthly: &Monthly, lang: Lang) -> Sheet {
    let columns = month_columns(lang).into_iter().enumerate().map(|(index, title)| match index {
        0 => Column::word(title, 12.0),
        _ => Column::number(title, 12.0, "0"),
    });
    let columns = columns.collect();
    let mut sheet = Sheet::new(say::months(lang), columns, lang);
    for month in &monthly.months {
        let name = Cell::text(month.name());
        sheet.row([name].into_iter().chain(month.counts().map(Cell::count)).collect());
    }
    sheet
}

fn projects(monthly: &Monthly, lang: Lang) -> Sheet {
    let columns = vec![
        Column::word(say::column_community(lang), 14.0),
        Column::ordinal(say::column_item(lang), 6.0),
        Column::text(say::column_content(lang), 18.0),
        Column::text(say::column_project_name(lang), 34.0),
        Column::text(say::column_responsible(lang), 20.0),
        Column::text(say::column_cooperating(lang), 20.0),
        Column::word(say::column_deadline(lang), 16.0),
        Column::word(say::stage(lang), 10.0),
        Column::word(say::against_deadline(lang), 14.0),
        Column::word(say::begun(lang), 12.0),
        Column::word(say::completed(lang), 12.0),
        Column::word(say::accepted(lang), 12.0),
        Column::number(say::planned_wan_yuan(lang), 12.0, "0.##"),
        Column::number(say::spent_wan_yuan(lang), 12.0, "0.##"),
        Column::text(say::evidence(lang), 26.0),
        Column::text(say::note(lang), 26.0),
        Column::ordinal(say::row(lang), 8.0),
    ];
    let mut sheet = Sheet::new(say::projects(lang), columns, lang);
    for entry in &monthly.projects {
        let day = |day: Option<crate::date::Date>| day.map_or(Cell::Empty, |day| Cell::text(day.to_string()));
        let text = |text: &Option<String>| text.as_ref().map_or(Cell::Empty, Cell::text);
        sheet.row(vec![
            Cell::text(&entry.community_name),
            Cell::Number(f64::from(entry.item)),
            Cell::text(&entry.title),
            Cell::text(&entry.name),
            Cell::text(entry.responsible_text()),
            Cell::text(entry.cooperating_text()),
            Cell::text(&entry.deadline.printed),
            Cell::text(entry.stage.word(lang)),
            Cell::text(timing(&entry.timing, lang)),
            day(entry.days.started),
            day(entry.days.completed),
            day(entry.days.accepted),
            Cell::maybe(entry.cost),
            Cell::maybe(entry.spent),
            text(&entry.evidence),
            text(&entry.note),
            Cell::count(entry.row),
        ]);
    }
    sheet
}
