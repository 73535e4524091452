//! `unknown.csv`: what to find out, clause by clause.

use super::{CommunitySlice, ReportContext, wording};
use crate::output::csv::CsvRows;

const COLUMNS: [&str; 8] =
    ["community", "community_name", "item", "title", "clause", "level", "reason", "ask"];

pub(super) fn head(_: &ReportContext) -> Vec<u8> {
    CsvRows::for_people(&COLUMNS).bytes()
}

pub(super) fn part(_: &ReportContext, piece: &CommunitySlice) -> Vec<u8> {
    let community = piece.audit;
    let mut table = CsvRows::rows();
    for unknown in &community.unknowns {
        let title =
            community.items.iter().find(|item| item.number == unknown.item).map_or("", |item| &item.title);
        table.row([
            community.id.as_str(),
            &community.name,
            &unknown.item.to_string(),
            title,
            &unknown.clause,
            wording::level_id(unknown.level),
            &unknown.reason,
            &unknown.ask,
        ]);
    }
    table.bytes()
}
