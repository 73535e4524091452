//! 项目清单: the gap lists of all communities under one header.

use super::names;
use super::sheet::{Cell, Column, Sheet};
use crate::audit::Audit;
use crate::lang::Lang;
use crate::messages::report_xlsx as say;
use crate::report::gap_list;

/// Widths of the annex's nine columns.
const WIDTHS: [f64; 9] = [12.0, 5.5, 13.0, 40.0, 25.0, 34.0, 12.0, 13.0, 12.0];

pub fn sheet(audit: &Audit, lang: Lang) -> Sheet {
    let mut columns = vec![Column::word(say::community(lang), 12.0)];
    columns.extend(gap_list::COLUMNS.iter().zip(WIDTHS).enumerate().map(
        |(index, (title, width))| match index {
            1 => Column::ordinal(*title, width),
            3..=5 => Column::text(*title, width),
            _ => Column::word(*title, width),
        },
    ));
    columns.extend([
        Column::word(say::clauses_fail(lang), 8.0),
        Column::text(say::source_of_each_column(lang), 24.0),
        Column::word(say::id(lang), 12.0),
    ]);
    let mut sheet = Sheet::new(say::gap_list(lang), columns, lang);
    let join = lang.comma();
    for community in &audit.communities {
        for gap in &community.gaps {
            sheet.row(vec![
                Cell::text(&community.name),
                Cell::text(&gap.objective),
                Cell::count(gap.number),
                Cell::text(&gap.content),
                Cell::text(&gap.requirement),
                Cell::text(&gap.project_name),
                Cell::text(&gap.project_content),
                Cell::text(&gap.responsible),
                Cell::text(&gap.cooperating),
                Cell::text(&gap.deadline),
                Cell::text(gap.clauses.join(join)),
                Cell::text(names::sources(gap, lang)),
                Cell::text(&community.id),
            ]);
        }
    }
    sheet
}
