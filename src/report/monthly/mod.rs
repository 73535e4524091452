//! The monthly report and the yearly summary as one document: on a terminal, as a workbook, as
//! Word; and as JSON.

mod words;

use super::register::timing;
use super::wording;
use crate::document::{Align, Block, Document, DocumentTable, HeadingRank, Media, TableCell, TableColumn};
use crate::lang::Lang;
use crate::messages::report_monthly as say;
use crate::monthly::{Group, Monthly, Period};
use crate::output::File;
use crate::register::RegisterEntry;
use crate::render;

/// How many overdue projects a terminal spells out.
const SHOWN: usize = 40;

/// The whole report as text.
pub fn monthly(monthly: &Monthly, lang: Lang) -> String {
    render::text::document(&document(monthly, lang))
}

/// The files in the formats asked for, usually `monthly-2023-07.xlsx`, `.docx` and `.json`;
/// `yearly-2023` for a year.
pub fn monthly_files(monthly: &Monthly, formats: &[String], lang: Lang) -> Vec<File> {
    let (year, month) = (monthly.as_of.year(), monthly.as_of.month());
    let name = match monthly.period {
        Period::Month => format!("monthly-{year}-{month:02}"),
        Period::Year => format!("yearly-{year}"),
    };
    let formats = render::chosen(formats, &["xlsx", "docx", "json"]);
    let mut files = render::files(&document(monthly, lang), &name, &formats);
    files.extend(render::json(monthly, format!("{name}.json"), &formats));
    files
}

fn document(monthly: &Monthly, lang: Lang) -> Document<'_> {
    let title = words::title(monthly, lang);
    let mut document = Document::titled(&title, monthly.as_of.to_string(), lang);
    document.heading(Media::READ, HeadingRank::Title, &title);
    let datasets = monthly.datasets.join(lang.semicolon());
    document.paragraph(Media::TERMINAL, say::data_line(lang, &datasets));
    let basis = words::basis(monthly, lang);
    basis.iter().for_each(|text| document.paragraph(Media::READ, text));
    let names = [
        ("by-community", say::communities(lang), say::heading_by_community(lang)),
        ("by-unit", say::units(lang), say::heading_by_unit(lang)),
    ];
    for ((name, label, heading), (what, rows)) in names.into_iter().zip(words::tables(monthly, lang)) {
        section(&mut document, heading);
        let table = groups(name, monthly, what, rows, lang).called(label);
        document.table(Media::ALL, table.noted(&title, basis.clone()).holding(1));
    }
    if monthly.units.iter().map(|unit| unit.projects).sum::<usize>() > monthly.total.projects {
        document.paragraph(Media::TERMINAL, say::several_units_note(lang));
    }
    let mut number = [say::third(lang), say::fourth(lang)].into_iter();
    if !monthly.months.is_empty() {
        section(&mut document, say::heading_by_month(lang, &number.next().unwrap_or_default()));
        document.table(Media::ALL, months(monthly, lang));
    }
    document.table(Media::TABLES, projects(monthly, lang));
    let heading = say::heading_overdue(lang, &number.next().unwrap_or_default());
    document.heading(Media::PAGES, HeadingRank::Section, heading);
    let due = monthly.overdue();
    if due.is_empty() {
        document.paragraph(Media::PAGES, say::no_project_overdue(lang));
        return document;
    }
    document.paragraph(Media::TERMINAL, say::overdue_heading(lang, &due.len()));
    let lines = due.iter().map(|entry| {
        let (stage, timing) = (wording::stage(entry.stage, lang), timing(&entry.timing, lang));
        let (name, item, title) = (&entry.community_name, entry.item, &entry.title);
        let units = entry.responsible_text();
        say::project_line(lang, &name, &item, &title, &stage, &timing, &units)
    });
    let rest = say::and_more(lang, &due.len().saturating_sub(SHOWN));
    document.add(Media::TERMINAL, Block::List { lines: lines.collect(), shown: SHOWN, rest });
    document.table(Media::PAGES, overdue(due, lang));
    document
}

/// A section's heading on a page, a blank line on a terminal.
fn section(document: &mut Document, heading: String) {
    document.paragraph(Media::TERMINAL, "");
    document.heading(Media::PAGES, HeadingRank::Section, heading);
}

/// Communities or responsible units, with the sum of all at the end.
fn groups<'a>(
    name: &'static str,
    monthly: &Monthly,
    what: String,
    rows: Vec<(String, &'a Group)>,
    lang: Lang,
) -> DocumentTable<'a> {
    let mut table = DocumentTable::each(name, move || rows.clone().into_iter())
        .column(TableColumn::word(what, 22.0).share(16), |(name, _)| TableCell::text(name.clone()));
    for (index, title) in words::columns(monthly, lang).into_iter().enumerate() {
        // Money needs more room than counts.
        let column = match index {
            11 | 13 => TableColumn::figure(title, 9.0).share(9),
            _ => TableColumn::count(title, 9.0).share(6),
        };
        table.add(column, move |(_, group)| TableCell::Number(words::figures(group)[index]));
    }
    table.table()
}

fn months(monthly: &Monthly, lang: Lang) -> DocumentTable<'_> {
    let counts = [
        say::begun_column(lang),
        say::completed_column(lang),
        say::accepted_column(lang),
        say::complete_so_far(lang),
        say::accepted_so_far(lang),
        say::overdue_then(lang),
    ];
    let month = TableColumn::word(say::month(lang), 12.0).aligned(Align::Right);
    let mut table = DocumentTable::each("months", || monthly.months.iter())
        .column(month, |month| TableCell::text(month.name()));
    for (index, title) in counts.into_iter().enumerate() {
        table.add(TableColumn::count(title, 12.0), move |month| TableCell::count(month.counts()[index]));
    }
    table.table().called(say::months(lang))
}

/// Every project, with all that the register says of it.
fn projects(monthly: &Monthly, lang: Lang) -> DocumentTable<'_> {
    use TableCell as Cell;
    let (word, text) = (TableColumn::word, TableColumn::text);
    let day = |day: Option<crate::date::Date>| day.map_or(Cell::Empty, Cell::Day);
    DocumentTable::each("projects", || monthly.projects.iter())
        .column(word(say::column_community(lang), 14.0), |entry| Cell::text(&entry.community_name))
        .column(TableColumn::ordinal(say::column_item(lang), 6.0), |entry| Cell::number(entry.item))
        .column(text(say::column_content(lang), 18.0), |entry| Cell::text(&entry.title))
        .column(text(say::column_project_name(lang), 34.0), |entry| Cell::text(&entry.name))
        .column(text(say::column_responsible(lang), 20.0), |entry| Cell::text(entry.responsible_text()))
        .column(text(say::column_cooperating(lang), 20.0), |entry| Cell::text(entry.cooperating_text()))
        .column(word(say::column_deadline(lang), 16.0), |entry| Cell::text(&entry.deadline.printed))
        .column(word(say::stage(lang), 10.0), move |entry| Cell::text(wording::stage(entry.stage, lang)))
        .column(word(say::against_deadline(lang), 14.0), move |entry| Cell::text(timing(&entry.timing, lang)))
        .column(word(say::begun(lang), 12.0), move |entry| day(entry.days.started))
        .column(word(say::completed(lang), 12.0), move |entry| day(entry.days.completed))
        .column(word(say::accepted(lang), 12.0), move |entry| day(entry.days.accepted))
        .column(TableColumn::figure(say::planned_wan_yuan(lang), 12.0), |entry| Cell::maybe(entry.cost))
        .column(TableColumn::figure(say::spent_wan_yuan(lang), 12.0), |entry| Cell::maybe(entry.spent))
        .column(text(say::evidence(lang), 26.0), |entry| Cell::maybe_text(entry.evidence.as_ref()))
        .column(text(say::note(lang), 26.0), |entry| Cell::maybe_text(entry.note.as_ref()))
        .column(TableColumn::ordinal(say::row(lang), 8.0), |entry| Cell::count(entry.row))
        .table()
        .called(say::projects(lang))
}

/// The projects whose deadline is over, as a page shows them.
fn overdue<'a>(due: Vec<&'a RegisterEntry>, lang: Lang) -> DocumentTable<'a> {
    use TableCell as Cell;
    let (word, text) = (TableColumn::word, TableColumn::text);
    DocumentTable::each("overdue", move || due.clone().into_iter())
        .column(word(say::column_community(lang), 12.0), |entry| Cell::text(&entry.community_name))
        .column(text(say::column_content(lang), 18.0), |entry| {
            Cell::text(format!("{} {}", entry.item, entry.title))
        })
        .column(text(say::column_project_name(lang), 30.0), |entry| Cell::text(&entry.name))
        .column(word(say::column_responsible(lang), 16.0), |entry| Cell::text(entry.responsible_text()))
        .column(word(say::column_deadline(lang), 14.0), |entry| Cell::text(&entry.deadline.printed))
        .column(word(say::stage(lang), 10.0), move |entry| Cell::text(wording::stage(entry.stage, lang)))
        .column(word(say::overdue(lang), 12.0), move |entry| Cell::text(timing(&entry.timing, lang)))
        .table()
}
