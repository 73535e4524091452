//! `items.csv`: the verdict of every item and what it earns of its weight.

use super::{CommunitySlice, ReportContext, wording};
use crate::output::csv::CsvRows;

const COLUMNS: [&str; 9] = [
    "community",
    "community_name",
    "item",
    "objective",
    "title",
    "verdict",
    "score_low",
    "score_high",
    "score_of",
];

pub(super) fn head(_: &ReportContext) -> Vec<u8> {
    CsvRows::for_people(&COLUMNS).bytes()
}

pub(super) fn part(_: &ReportContext, piece: &CommunitySlice) -> Vec<u8> {
    let community = piece.audit;
    let mut table = CsvRows::rows();
    for item in &community.items {
        table.row([
            community.id.as_str(),
            &community.name,
            &item.number.to_string(),
            &item.objective,
            &item.title,
            wording::verdict_id(item.verdict),
            &item.score.low.to_string(),
            &item.score.high.to_string(),
            &item.score.of.to_string(),
        ]);
    }
    table.bytes()
}
