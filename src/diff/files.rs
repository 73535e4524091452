//! `diff.json` and `diff.csv`.

use super::words::{cause_id, rule_id};
use super::{ClauseDiff, CommunityDiff, Diff, Part};
use crate::audit::{ClauseAudit, Range};
use crate::output::File;
use crate::output::csv::CsvRows;
use crate::report::wording;

const COLUMNS: [&str; 23] = [
    "community",
    "community_name",
    "item",
    "title",
    "clause",
    "level",
    "verdict_before",
    "verdict_after",
    "causes",
    "rules",
    "points_low",
    "points_high",
    "measured_low_before",
    "measured_high_before",
    "measured_low_after",
    "measured_high_after",
    "required_min_before",
    "required_max_before",
    "required_min_after",
    "required_max_after",
    "unit",
    "reason_before",
    "reason_after",
];

/// The whole diff, and a table with a row for every clause that changed. `points` are what the
/// clause moves of the ends of the score; empty where it moves nothing.
pub fn files(diff: &Diff) -> Vec<File> {
    let mut json = serde_json::to_vec_pretty(diff).expect("a diff is JSON");
    json.push(b'\n');
    let mut table = CsvRows::for_people(&COLUMNS);
    for community in &diff.communities {
        for clause in &community.clauses {
            let cells = row(community, clause);
            table.row(cells.iter().map(String::as_str));
        }
    }
    vec![
        File { path: "diff.json".into(), bytes: json },
        File { path: "diff.csv".into(), bytes: table.bytes() },
    ]
}

/// The share of a community's move that a clause has.
pub fn part<'a>(community: &'a CommunityDiff, clause: &ClauseDiff) -> Option<&'a Part> {
    let parts = &community.moved.as_ref()?.parts;
    parts.iter().find(|part| part.item == clause.item && part.clause.as_deref() == Some(&clause.id))
}

fn row(community: &CommunityDiff, clause: &ClauseDiff) -> [String; 23] {
    let (before, after) = (clause.before.as_ref(), clause.after.as_ref());
    let number = |number: Option<f64>| number.map_or(String::new(), |number| number.to_string());
    let points = part(community, clause).map(|part| Range { low: part.low, high: part.high });
    let measured = |side: Option<&ClauseAudit>| side.and_then(|side| side.measured);
    let required = |side: Option<&ClauseAudit>| side.and_then(|side| side.required);
    let (old, new) = (measured(before), measured(after));
    let (was, is) = (required(before), required(after));
    let units = [new.map(|m| m.unit), is.map(|r| r.unit), old.map(|m| m.unit), was.map(|r| r.unit)];
    let verdict =
        |side: Option<&ClauseAudit>| side.map_or("", |side| wording::verdict_id(side.verdict)).to_owned();
    let reason = |side: Option<&ClauseAudit>| side.map_or(String::new(), |side| side.reason.clone());
    [
        community.id.clone(),
        community.name.clone(),
        clause.item.to_string(),
        clause.title.clone(),
        clause.id.clone(),
        after.or(before).map_or("", |side| wording::level_id(side.level)).to_owned(),
        verdict(before),
        verdict(after),
        clause.causes.iter().map(|cause| cause_id(*cause)).collect::<Vec<_>>().join(" "),
        clause.rules.iter().map(|rule| rule_id(*rule)).collect::<Vec<_>>().join(" "),
        number(points.map(|points| points.low)),
        number(points.map(|points| points.high)),
        number(old.map(|old| old.low)),
        number(old.and_then(|old| old.high)),
        number(new.map(|new| new.low)),
        number(new.and_then(|new| new.high)),
        number(was.and_then(|was| was.min)),
        number(was.and_then(|was| was.max)),
        number(is.and_then(|is| is.min)),
        number(is.and_then(|is| is.max)),
        units.into_iter().flatten().next().map_or(String::new(), |unit| unit.to_string()),
        reason(before),
        reason(after),
    ]
}
