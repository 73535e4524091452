//! 逐条核查: every clause of every community.

use super::names;
use super::sheet::{Cell, Column, Sheet};
use crate::audit::{Audit, ClauseAudit};
use crate::lang::Lang;
use crate::messages::report_xlsx as say;
use crate::report::wording;
use crate::units::Unit;
use crate::vocabulary::Vocabulary;

/// As many decimals as there are, down to the column's width.
const NUMBER: &str = "General";

pub fn sheet(audit: &Audit, vocabulary: &Vocabulary, lang: Lang) -> Sheet {
    let columns = vec![
        Column::word(say::community(lang), 11.0),
        Column::ordinal(say::item(lang), 5.0),
        Column::word(say::column_content(lang), 13.0),
        Column::word(say::clause(lang), 6.5),
        Column::word(say::binding(lang), 8.5),
        Column::word(say::verdict(lang), 7.5),
        Column::number(say::measured_low(lang), 8.5, NUMBER),
        Column::number(say::measured_high(lang), 8.5, NUMBER),
        Column::word(say::unit(lang), 8.0),
        Column::number(say::at_least_column(lang), 7.5, NUMBER),
        Column::number(say::at_most_column(lang), 7.5, NUMBER),
        Column::text(say::reason(lang), 32.0),
        Column::text(say::text_of_clause(lang), 28.0),
        Column::text(say::evidence_id_value(lang), 38.0),
        Column::text(say::note(lang), 16.0),
        Column::word(say::source_of_number(lang), 7.5),
        Column::word(say::id(lang), 12.0),
    ];
    let mut sheet = Sheet::new(say::clauses(lang), columns, lang);
    for community in &audit.communities {
        for item in &community.items {
            for clause in &item.clauses {
                let [low, high, min, max] = numbers(clause);
                sheet.row(vec![
                    Cell::text(&community.name),
                    Cell::Number(f64::from(item.number)),
                    Cell::text(&item.title),
                    Cell::text(&clause.id),
                    Cell::text(names::level(clause.level, lang)),
                    Cell::Worded(clause.verdict, wording::clause_verdict(clause, lang)),
                    low,
                    high,
                    Cell::text(unit(clause, lang)),
                    min,
                    max,
                    Cell::text(&clause.reason),
                    Cell::text(&clause.quote),
                    Cell::text(names::evidence(clause, vocabulary, lang)),
                    Cell::text(clause.note.as_deref().unwrap_or("")),
                    if clause.unverified { Cell::Text(say::unverified_word(lang)) } else { Cell::Empty },
                    Cell::text(&community.id),
                ]);
            }
        }
    }
    sheet
}

/// Low and high of what was measured, least and most of what is required.
fn numbers(clause: &ClauseAudit) -> [Cell; 4] {
    let one = |number: Option<f64>, unit: Option<Unit>| match (number, unit) {
        (Some(share), Some(Unit::Share)) => Cell::Share(share),
        (number, _) => Cell::maybe(number),
    };
    let (measured, required) = (clause.measured, clause.required);
    let (of_measured, of_required) = (measured.map(|m| m.unit), required.map(|r| r.unit));
    [
        one(measured.map(|m| m.low), of_measured),
        one(measured.and_then(|m| m.high), of_measured),
        one(required.and_then(|r| r.min), of_required),
        one(required.and_then(|r| r.max), of_required),
    ]
}

/// The unit of both; where they differ, each.
fn unit(clause: &ClauseAudit, lang: Lang) -> String {
    let measured = clause.measured.map(|measured| measured.unit);
    let required = clause.required.map(|required| required.unit);
    match (measured, required) {
        (Some(measured), Some(required)) if measured != required => {
            let (measured, required) = (measured.label(lang), required.label(lang));
            say::measured_required(lang, &measured, &required)
        }
        (unit, other) => unit.or(other).map_or("", |unit| unit.label(lang)).to_owned(),
    }
}
