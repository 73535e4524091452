//! 待核实: what to find out.

use super::names;
use super::sheet::{Cell, Column, Sheet};
use crate::audit::Audit;
use crate::lang::Lang;
use crate::messages::report_xlsx as say;

pub fn sheet(audit: &Audit, lang: Lang) -> Sheet {
    let columns = vec![
        Column::word(say::community(lang), 16.0),
        Column::ordinal(say::item(lang), 6.0),
        Column::word(say::column_content(lang), 20.0),
        Column::word(say::clause(lang), 8.0),
        Column::word(say::binding(lang), 12.0),
        Column::text(say::what_to_find_out(lang), 60.0),
        Column::text(say::why_undecided(lang), 60.0),
        Column::word(say::id(lang), 14.0),
    ];
    let mut sheet = Sheet::new(say::to_find_out(lang), columns, lang);
    for community in &audit.communities {
        for unknown in &community.unknowns {
            let item = community.items.iter().find(|item| item.number == unknown.item);
            sheet.row(vec![
                Cell::text(&community.name),
                Cell::Number(f64::from(unknown.item)),
                Cell::text(item.map_or("", |item| &item.title)),
                Cell::text(&unknown.clause),
                Cell::text(names::level(unknown.level, lang)),
                Cell::text(&unknown.ask),
                Cell::text(&unknown.reason),
                Cell::text(&community.id),
            ]);
        }
    }
    sheet
}
