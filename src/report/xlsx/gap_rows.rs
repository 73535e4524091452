//! 项目清单: the gap lists of all communities under one header.

use super::names;
use super::sheet::{Cell, Column, Sheet};
use crate::audit::Audit;
use crate::lang::Lang;
use crate::report::gap_list;
use crate::say;

/// Widths of the annex's nine columns.
const WIDTHS: [f64; 9] = [12.0, 5.5, 13.0, 40.0, 25.0, 34.0, 12.0, 13.0, 12.0];

pub fn sheet(audit: &Audit, lang: Lang) -> Sheet {
    let mut columns = vec![Column::word(say!(lang, "社区", "Community"), 12.0)];
    columns.extend(gap_list::COLUMNS.iter().zip(WIDTHS).enumerate().map(
        |(index, (title, width))| match index {
            1 => Column::ordinal(*title, width),
            3..=5 => Column::text(*title, width),
            _ => Column::word(*title, width),
        },
    ));
    columns.extend([
        Column::word(say!(lang, "不达标条款", "Clauses that fail"), 8.0),
        Column::text(say!(lang, "各列来源", "Source of each column"), 24.0),
        Column::word(say!(lang, "社区编号", "Id"), 12.0),
    ]);
    let mut sheet = Sheet::new(say!(lang, "项目清单", "Gap list"), columns, lang);
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
