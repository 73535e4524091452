//! `overview.csv`: a community a row, with its score.

use super::{CommunitySlice, ReportContext, wording};
use crate::output::csv::CsvRows;

const COLUMNS: [&str; 14] = [
    "community",
    "community_name",
    "score_low",
    "score_high",
    "grade_low",
    "grade_high",
    "gate",
    "clauses_judged",
    "clauses_of",
    "must_judged",
    "must_of",
    "gaps",
    "unknowns",
    "dwellings",
];

pub(super) fn head(_: &ReportContext) -> Vec<u8> {
    CsvRows::for_people(&COLUMNS).bytes()
}

pub(super) fn part(_: &ReportContext, piece: &CommunitySlice) -> Vec<u8> {
    let community = piece.audit;
    let points = |end: Option<f64>| end.map_or(String::new(), |end| wording::points(end).to_string());
    let grade = community.grade.as_ref();
    let judged = community.judged;
    let mut table = CsvRows::rows();
    table.row([
        community.id.as_str(),
        &community.name,
        &points(community.score.map(|range| range.low)),
        &points(community.score.map(|range| range.high)),
        grade.map_or("", |grade| &grade.low),
        grade.map_or("", |grade| &grade.high),
        community.gate.map_or("", wording::verdict_id),
        &judged.clauses.to_string(),
        &judged.of.to_string(),
        &judged.must.to_string(),
        &judged.must_of.to_string(),
        &community.gaps.len().to_string(),
        &community.unknowns.len().to_string(),
        &community.residents.dwellings.to_string(),
    ]);
    table.bytes()
}
