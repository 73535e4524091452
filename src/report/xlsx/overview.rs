//! 总览: communities by items, the score interval, the gate.

use std::collections::BTreeMap;

use super::look;
use super::sheet::{Cell, Column, Sheet};
use crate::audit::{Audit, CommunityAudit};
use crate::lang::Lang;
use crate::messages::report_xlsx as say;
use crate::report::wording;
use crate::units::plain;
use crate::verdict::Verdict;

/// An item as a column: its title, and whether a number it is held to is unverified.
struct ItemColumn<'a> {
    title: &'a str,
    unverified: bool,
}

pub fn sheet(audit: &Audit, lang: Lang) -> Sheet {
    let items = items(audit);
    let has_gate = audit.communities.iter().any(|community| community.gate.is_some());
    let mut columns = vec![
        Column::word(say::id(lang), 13.0),
        Column::word(say::community(lang), 13.0),
        Column::number(say::score_low(lang), 7.0, "0.0##"),
        Column::number(say::score_high(lang), 7.0, "0.0##"),
        Column::word(say::grade(lang), 8.0),
    ];
    if has_gate {
        let gate = audit.standard.gate.clone();
        columns.push(Column::word(gate.unwrap_or_else(|| say::gate(lang)), 6.8));
    }
    columns.extend([
        Column::number(say::clauses_judged(lang), 5.5, "0"),
        Column::number(say::clauses_apply(lang), 5.5, "0"),
        Column::number(say::items_fail(lang), 6.0, "0"),
        Column::number(say::undecided_items(lang), 6.0, "0"),
    ]);
    columns.extend(items.iter().map(|(number, item)| {
        let mark = if item.unverified { "※" } else { "" };
        Column::word(format!("{number}{mark}\n{}", item.title), 6.8)
    }));
    let mut sheet = Sheet::with_notes(say::overview(lang), columns, notes(audit, &items, lang), 2, lang);
    for community in &audit.communities {
        sheet.row(row(community, &items, has_gate, lang));
    }
    sheet
}

fn items(audit: &Audit) -> BTreeMap<u32, ItemColumn<'_>> {
    let mut items: BTreeMap<u32, ItemColumn> = BTreeMap::new();
    for item in audit.communities.iter().flat_map(|community| &community.items) {
        let unverified = item.clauses.iter().any(|clause| clause.unverified);
        let known = items.entry(item.number).or_insert(ItemColumn { title: &item.title, unverified });
        known.unverified |= unverified;
    }
    items
}

fn row(
    community: &CommunityAudit,
    items: &BTreeMap<u32, ItemColumn>,
    has_gate: bool,
    lang: Lang,
) -> Vec<Cell> {
    let mut cells = vec![
        Cell::text(&community.id),
        Cell::text(&community.name),
        Cell::maybe(community.score.map(|score| score.low)),
        Cell::maybe(community.score.map(|score| score.high)),
        community.grade.as_ref().map_or(Cell::Empty, |grade| Cell::text(wording::grade(grade))),
    ];
    if has_gate {
        cells.push(match community.gate {
            Some(gate) => Cell::Worded(gate, wording::gate(gate, lang).to_owned()),
            None => Cell::Empty,
        });
    }
    cells.extend([
        Cell::count(community.judged.clauses),
        Cell::count(community.judged.of),
        Cell::count(community.items_that(Verdict::Fail)),
        Cell::count(community.items_that(Verdict::Unknown)),
    ]);
    cells.extend(items.keys().map(|number| {
        let item = community.items.iter().find(|item| item.number == *number);
        item.map_or(Cell::Empty, |item| Cell::Verdict(item.verdict))
    }));
    cells
}

/// Above the table: what it is, what it rests on, and how to read it.
fn notes(
    audit: &Audit,
    items: &BTreeMap<u32, ItemColumn>,
    lang: Lang,
) -> Vec<(String, rust_xlsxwriter::Format)> {
    let standard = &audit.standard;
    let (title, as_of, pace) = (&standard.title, &audit.as_of, plain(standard.pace));
    let layers = standard.layers.join(" → ");
    let datasets = audit.datasets.join(lang.semicolon());
    let many = audit.communities.len();
    let mut notes = vec![
        (say::overview_of_audit(lang), look::title()),
        (say::data_communities_as_of(lang, &datasets, &many, &as_of), look::note()),
        (say::standard_pace_m_min(lang, &title, &layers, &pace), look::note()),
        (say::score_note(lang), look::note()),
    ];
    if items.values().any(|item| item.unverified) {
        notes.push((say::unverified_note(lang), look::note()));
    }
    notes
}
