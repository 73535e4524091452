//! 待核实: what to find out.

use super::names;
use super::sheet::{Cell, Column, Sheet};
use crate::audit::Audit;
use crate::lang::Lang;
use crate::say;

pub fn sheet(audit: &Audit, lang: Lang) -> Sheet {
    let columns = vec![
        Column::word(say!(lang, "社区", "Community"), 16.0),
        Column::ordinal(say!(lang, "项", "Item"), 6.0),
        Column::word(say!(lang, "建设内容", "建设内容"), 20.0),
        Column::word(say!(lang, "条款", "Clause"), 8.0),
        Column::word(say!(lang, "约束", "Binding"), 12.0),
        Column::text(say!(lang, "需要查明", "What to find out"), 60.0),
        Column::text(say!(lang, "为何待核实", "Why it is undecided"), 60.0),
        Column::word(say!(lang, "社区编号", "Id"), 14.0),
    ];
    let mut sheet = Sheet::new(say!(lang, "待核实", "To find out"), columns, lang);
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
