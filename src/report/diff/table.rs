//! The clauses that changed, a row each: `diff.csv` for programs, a sheet of a workbook, and what pages
//! have of each community.

use super::words::{cause_id, ends, rule_id, rule_words};
use crate::audit::{ClauseAudit, Range};
use crate::diff::{ClauseDiff, CommunityDiff, MovedPart};
use crate::document::{ColumnKind, DocumentTable, Media, TableCell, TableColumn};
use crate::lang::Lang;
use crate::messages::diff as say;
use crate::messages::report_xlsx as ledger;
use crate::report::{names, wording};
use crate::units::Unit;

/// A side of a change.
type Side = fn(&ClauseDiff) -> Option<&ClauseAudit>;

const BEFORE: Side = |clause| clause.before.as_ref();
const AFTER: Side = |clause| clause.after.as_ref();

/// An end of what was measured or required, with its unit.
type Figure = fn(&ClauseAudit) -> Option<(f64, Unit)>;

const LOW: Figure = |side| side.measured.map(|measured| (measured.low, measured.unit));
const HIGH: Figure = |side| side.measured.and_then(|measured| Some((measured.high?, measured.unit)));
const MIN: Figure = |side| side.required.and_then(|required| Some((required.min?, required.unit)));
const MAX: Figure = |side| side.required.and_then(|required| Some((required.max?, required.unit)));

/// Points are what the clause moves of the ends of the score; empty where it moves nothing. `details`
/// says on pages what changed about a clause.
pub(super) fn clauses<'a>(
    communities: &'a [CommunityDiff],
    details: impl Fn(&CommunityDiff, &ClauseDiff) -> String + 'a,
    lang: Lang,
) -> DocumentTable<'a> {
    use TableCell as Cell;
    let rows = || communities.iter().flat_map(|of| of.clauses.iter().map(move |clause| (of, clause)));
    let data = TableColumn::data;
    let people = Media::PAGES.and(Media::BOOK);
    let word = |title: String, width| TableColumn::word(title, width).only(people);
    let on = |title: &str, when: &'static str| say::column_when(lang, &title, &when);
    let (before, after) = (say::before(lang), say::after(lang));
    let text = |text: Option<&str>| Cell::maybe_text(text.map(str::to_owned));
    let ids = |ids: Vec<String>| Cell::text(ids.join(" "));
    let level = |clause: &ClauseDiff| AFTER(clause).or(BEFORE(clause)).map(|side| side.level);
    let points = |(of, clause): &(&CommunityDiff, &ClauseDiff)| {
        part(of, clause).map(|part| Range { low: part.low, high: part.high })
    };
    let name = TableColumn::word(ledger::community(lang), 11.0).only(Media::TABLES);
    let mut table = DocumentTable::each("diff", rows)
        .column(data("community"), |(of, _)| Cell::text(&of.id))
        .column(name.id("community_name"), |(of, _)| Cell::text(&of.name))
        .column(TableColumn::ordinal(ledger::item(lang), 5.0).id("item"), |(_, one)| Cell::number(one.item))
        .column(TableColumn::word(say::column_title(lang), 13.0).id("title"), |(_, one)| {
            Cell::text(&one.title)
        })
        .column(TableColumn::word(ledger::clause(lang), 6.5).id("clause"), |(_, one)| Cell::text(&one.id))
        .column(data("level"), move |(_, one)| text(level(one).map(wording::level_id)))
        .column(word(ledger::binding(lang), 8.5), move |(_, one)| {
            text(level(one).map(|level| names::level(level, lang)))
        });
    let sides = [(BEFORE, before, "verdict_before"), (AFTER, after, "verdict_after")];
    for (side, when, id) in sides {
        table.add(data(id), move |(_, one)| text(side(one).map(|side| wording::verdict_id(side.verdict))));
        table.add(word(on(&ledger::verdict(lang), when), 9.0), move |(_, one)| {
            side(one).map_or(Cell::Empty, |side| wording::clause_cell(side, lang))
        });
    }
    let mut table = table
        .column(data("causes"), move |(_, one)| {
            ids(one.causes.iter().map(|cause| cause_id(*cause).to_owned()).collect())
        })
        .column(data("rules"), move |(_, one)| ids(one.rules.iter().map(|rule| rule_id(*rule)).collect()))
        .column(word(say::column_why(lang), 20.0), move |(_, one)| {
            let why: Vec<String> = one.rules.iter().map(|rule| rule_words(*rule, lang)).collect();
            Cell::text(why.join(lang.semicolon()))
        })
        .column(word(say::column_points(lang), 9.0), move |row| {
            Cell::maybe_text(points(row).map(|by| ends(by, lang)))
        })
        .column(data("points_low"), move |row| Cell::maybe(points(row).map(|by| by.low)))
        .column(data("points_high"), move |row| Cell::maybe(points(row).map(|by| by.high)));
    let figures = [
        (ledger::measured_low(lang), before, "measured_low_before", BEFORE, LOW),
        (ledger::measured_high(lang), before, "measured_high_before", BEFORE, HIGH),
        (ledger::measured_low(lang), after, "measured_low_after", AFTER, LOW),
        (ledger::measured_high(lang), after, "measured_high_after", AFTER, HIGH),
        (ledger::at_least_column(lang), before, "required_min_before", BEFORE, MIN),
        (ledger::at_most_column(lang), before, "required_max_before", BEFORE, MAX),
        (ledger::at_least_column(lang), after, "required_min_after", AFTER, MIN),
        (ledger::at_most_column(lang), after, "required_max_after", AFTER, MAX),
    ];
    for (title, when, id, side, figure) in figures {
        let column = TableColumn::new(ColumnKind::General, on(&title, when), 9.0).only(Media::TABLES);
        table.add(column.id(id), move |(_, one)| match side(one).and_then(figure) {
            Some((share, Unit::Share)) => Cell::Share(share),
            figure => Cell::maybe(figure.map(|(number, _)| number)),
        });
    }
    let unit = |clause: &ClauseDiff| {
        let sides = [AFTER, BEFORE].into_iter().filter_map(|side| side(clause));
        let units =
            sides.flat_map(|side| [side.measured.map(|one| one.unit), side.required.map(|one| one.unit)]);
        units.flatten().next()
    };
    table.add(data("unit"), move |(_, one)| Cell::maybe_text(unit(one).map(|unit| unit.to_string())));
    table.add(word(ledger::unit(lang), 8.0).only(Media::BOOK), move |(_, one)| {
        text(unit(one).map(|unit| unit.label(lang)))
    });
    for (side, when, id) in [(BEFORE, before, "reason_before"), (AFTER, after, "reason_after")] {
        let column = TableColumn::text(on(&ledger::reason(lang), when), 40.0).only(Media::TABLES);
        table.add(column.id(id), move |(_, one)| text(side(one).map(|side| side.reason.as_str())));
    }
    table.add(TableColumn::text(say::column_details(lang), 50.0).only(Media::PAGES), move |(of, one)| {
        Cell::text(details(of, one))
    });
    table.table().called(say::clauses_changed(lang)).holding(5)
}

/// The share of a community's move that a clause has.
pub(super) fn part<'a>(community: &'a CommunityDiff, clause: &ClauseDiff) -> Option<&'a MovedPart> {
    let parts = &community.moved.as_ref()?.parts;
    parts.iter().find(|part| part.item == clause.item && part.clause.as_deref() == Some(&clause.id))
}
