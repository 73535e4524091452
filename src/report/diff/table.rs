//! The clauses that changed, a row each.

use super::words::{cause_id, rule_id};
use crate::audit::ClauseAudit;
use crate::diff::{ClauseDiff, CommunityDiff, Diff, MovedPart};
use crate::document::{DocumentTable, TableCell, TableColumn};
use crate::report::wording;

/// A side of a change.
type Side = fn(&ClauseDiff) -> Option<&ClauseAudit>;

const BEFORE: Side = |clause| clause.before.as_ref();
const AFTER: Side = |clause| clause.after.as_ref();

/// `points` are what the clause moves of the ends of the score; empty where it moves nothing.
pub(super) fn clauses(diff: &Diff) -> DocumentTable<'_> {
    let rows = || diff.communities.iter().flat_map(|of| of.clauses.iter().map(move |clause| (of, clause)));
    let text = |text: Option<&str>| TableCell::maybe_text(text.map(str::to_owned));
    let ids = |ids: Vec<String>| TableCell::text(ids.join(" "));
    let mut table = DocumentTable::each("diff", rows)
        .column(TableColumn::data("community"), |(of, _)| TableCell::text(&of.id))
        .column(TableColumn::data("community_name"), |(of, _)| TableCell::text(&of.name))
        .column(TableColumn::data("item"), |(_, clause)| TableCell::number(clause.item))
        .column(TableColumn::data("title"), |(_, clause)| TableCell::text(&clause.title))
        .column(TableColumn::data("clause"), |(_, clause)| TableCell::text(&clause.id))
        .column(TableColumn::data("level"), move |(_, clause)| {
            text(AFTER(clause).or(BEFORE(clause)).map(|side| wording::level_id(side.level)))
        });
    for (id, side) in [("verdict_before", BEFORE), ("verdict_after", AFTER)] {
        table.add(TableColumn::data(id), move |(_, clause)| {
            text(side(clause).map(|side| wording::verdict_id(side.verdict)))
        });
    }
    table.add(TableColumn::data("causes"), move |(_, clause)| {
        ids(clause.causes.iter().map(|cause| cause_id(*cause).to_owned()).collect())
    });
    table.add(TableColumn::data("rules"), move |(_, clause)| {
        ids(clause.rules.iter().map(|rule| rule_id(*rule)).collect())
    });
    table.add(TableColumn::data("points_low"), |(of, clause)| {
        TableCell::maybe(part(of, clause).map(|part| part.low))
    });
    table.add(TableColumn::data("points_high"), |(of, clause)| {
        TableCell::maybe(part(of, clause).map(|part| part.high))
    });
    type Number = fn(&ClauseAudit) -> Option<f64>;
    let low: Number = |side| side.measured.map(|measured| measured.low);
    let high: Number = |side| side.measured.and_then(|measured| measured.high);
    let min: Number = |side| side.required.and_then(|required| required.min);
    let max: Number = |side| side.required.and_then(|required| required.max);
    for (id, side, number) in [
        ("measured_low_before", BEFORE, low),
        ("measured_high_before", BEFORE, high),
        ("measured_low_after", AFTER, low),
        ("measured_high_after", AFTER, high),
        ("required_min_before", BEFORE, min),
        ("required_max_before", BEFORE, max),
        ("required_min_after", AFTER, min),
        ("required_max_after", AFTER, max),
    ] {
        table.add(TableColumn::data(id), move |(_, clause)| TableCell::maybe(side(clause).and_then(number)));
    }
    table.add(TableColumn::data("unit"), |(_, clause)| {
        let units = [AFTER, BEFORE].into_iter().filter_map(|side| side(clause)).flat_map(|side| {
            [side.measured.map(|measured| measured.unit), side.required.map(|required| required.unit)]
        });
        TableCell::maybe_text(units.flatten().next().map(|unit| unit.to_string()))
    });
    for (id, side) in [("reason_before", BEFORE), ("reason_after", AFTER)] {
        table.add(TableColumn::data(id), move |(_, clause)| {
            text(side(clause).map(|side| side.reason.as_str()))
        });
    }
    table.table()
}

/// The share of a community's move that a clause has.
pub(super) fn part<'a>(community: &'a CommunityDiff, clause: &ClauseDiff) -> Option<&'a MovedPart> {
    let parts = &community.moved.as_ref()?.parts;
    parts.iter().find(|part| part.item == clause.item && part.clause.as_deref() == Some(&clause.id))
}
