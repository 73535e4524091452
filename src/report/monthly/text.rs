//! The monthly report on a terminal.

use super::words;
use crate::document::TableColumn;
use crate::lang::Lang;
use crate::messages::report_monthly as say;
use crate::monthly::Monthly;
use crate::render;
use crate::report::register::timing;
use crate::units::plain;

/// How many overdue projects are spelt out.
const SHOWN: usize = 40;

/// The whole report as text.
pub fn text(monthly: &Monthly, lang: Lang) -> String {
    let datasets = monthly.datasets.join(lang.semicolon());
    let mut text = format!("{}\n", words::title(monthly, lang));
    text += &say::data_line(lang, &datasets);
    for line in words::basis(monthly, lang) {
        text += &format!("{line}\n");
    }
    for (what, groups) in words::tables(monthly, lang) {
        text.push('\n');
        let figures = words::columns(monthly, lang).into_iter().map(TableColumn::count_of);
        let columns: Vec<TableColumn> = [TableColumn::word_of(what)].into_iter().chain(figures).collect();
        let row = |(name, group): (String, &crate::monthly::Group)| {
            [name].into_iter().chain(words::figures(group).map(plain)).collect()
        };
        text += &render::text::lines(&columns, groups.into_iter().map(row));
    }
    if monthly.units.iter().map(|unit| unit.projects).sum::<usize>() > monthly.total.projects {
        text += &say::several_units_note(lang);
    }
    if !monthly.months.is_empty() {
        text.push('\n');
        text += &months(monthly, lang);
    }
    let overdue = monthly.overdue();
    if !overdue.is_empty() {
        let count = overdue.len();
        text += &say::overdue_heading(lang, &count);
        for entry in overdue.iter().take(SHOWN) {
            let (name, item, title) = (&entry.community_name, entry.item, &entry.title);
            let (stage, timing, units) =
                (entry.stage.word(lang), timing(&entry.timing, lang), entry.responsible_text());
            text += &say::project_line(lang, &name, &item, &title, &stage, &timing, &units);
        }
        let rest = count.saturating_sub(SHOWN);
        if rest > 0 {
            text += &say::and_more(lang, &rest);
        }
    }
    text
}

fn months(monthly: &Monthly, lang: Lang) -> String {
    let columns = month_columns(lang).map(TableColumn::count_of);
    let rows = monthly.months.iter().map(|month| {
        [month.name()].into_iter().chain(month.counts().map(|count| count.to_string())).collect()
    });
    render::text::lines(&columns, rows)
}

/// The columns of the table of months.
pub fn month_columns(lang: Lang) -> [String; 7] {
    [
        say::month(lang),
        say::begun_column(lang),
        say::completed_column(lang),
        say::accepted_column(lang),
        say::complete_so_far(lang),
        say::accepted_so_far(lang),
        say::overdue_then(lang),
    ]
}
