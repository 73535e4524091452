//! `clauses.csv`: every clause with what was measured, what is required, and why.

use super::{CommunitySlice, ReportContext, wording};
use crate::output::csv::CsvRows;

const COLUMNS: [&str; 17] = [
    "community",
    "community_name",
    "item",
    "title",
    "clause",
    "level",
    "verdict",
    "measured_low",
    "measured_high",
    "required_min",
    "required_max",
    "unit",
    "reason",
    "quote",
    "evidence",
    "unverified",
    "note",
];

pub(super) fn head(_: &ReportContext) -> Vec<u8> {
    CsvRows::for_people(&COLUMNS).bytes()
}

pub(super) fn part(_: &ReportContext, piece: &CommunitySlice) -> Vec<u8> {
    let community = piece.audit;
    let text = |value: Option<f64>| value.map_or(String::new(), |value| value.to_string());
    let mut table = CsvRows::rows();
    for item in &community.items {
        for clause in &item.clauses {
            let (measured, required) = (clause.measured, clause.required);
            let unit = measured.map(|measured| measured.unit).or(required.map(|required| required.unit));
            table.row([
                community.id.as_str(),
                &community.name,
                &item.number.to_string(),
                &item.title,
                &clause.id,
                wording::level_id(clause.level),
                wording::verdict_id(clause.verdict),
                &text(measured.map(|measured| measured.low)),
                &text(measured.and_then(|measured| measured.high)),
                &text(required.and_then(|required| required.min)),
                &text(required.and_then(|required| required.max)),
                unit.map_or("", |unit| unit.id()),
                &clause.reason,
                &clause.quote,
                &wording::evidence(clause),
                if clause.unverified { "true" } else { "false" },
                clause.note.as_deref().unwrap_or(""),
            ]);
        }
    }
    table.bytes()
}
