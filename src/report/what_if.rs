//! What would be, for people: `what-if.csv`, `what-if.json`, and the lines on a terminal.

use std::fmt::Write as _;

use super::wording;
use crate::document::TableColumn;
use crate::lang::Lang;
use crate::messages::report as say;
use crate::output::File;
use crate::output::csv::CsvRows;
use crate::render;
use crate::units::plain;
use crate::vocabulary::Vocabulary;
use crate::what_if::{State, TurnedClause, WhatIf};

/// How many supposed facilities are named.
const SHOWN: usize = 20;

/// What would be, as text.
pub fn what_if(found: &WhatIf, vocabulary: &Vocabulary, lang: Lang) -> String {
    let note = &found.note;
    let mut text = say::note_heading(lang, &note);
    if found.supposed.is_empty() {
        text += &say::nothing_planned(lang);
        return text;
    }
    let names: Vec<String> = found
        .supposed
        .iter()
        .take(SHOWN)
        .map(|one| {
            let category = vocabulary.category(&one.category).filter(|_| lang == Lang::Zh);
            let category = category.map_or(one.category.as_str(), |id| vocabulary.category_zh(id));
            let (name, from) = (one.name.as_ref().unwrap_or(&one.id), &one.from);
            let from = match from.as_str() {
                "planned" => say::from_planned(lang),
                "under_construction" => say::from_under_construction(lang),
                from => from,
            };
            say::supposed_facility(lang, &name, &category, &from)
        })
        .collect();
    let (count, names) = (found.supposed.len(), names.join(lang.comma()));
    text += &say::facilities_supposed(lang, &count, &names);
    let gate_title = found.gate.clone().filter(|_| lang == Lang::Zh);
    let gate_title = gate_title.unwrap_or_else(|| say::gate(lang));
    let columns = [
        TableColumn::word_of(say::community(lang)),
        TableColumn::word_of(say::score(lang)),
        TableColumn::word_of(say::items_fail(lang)),
        TableColumn::word_of(say::undecided_items(lang)),
        TableColumn::word_of(gate_title),
        TableColumn::count_of(say::residents_won(lang)),
    ];
    let rows = found.communities.iter().map(|community| {
        let (is, would) = (&community.is, &community.would_be);
        let won: Vec<f64> = community.clauses.iter().filter_map(|clause| clause.residents_won).collect();
        vec![
            community.name.clone(),
            arrow(points(is), points(would)),
            arrow(is.failing.to_string(), would.failing.to_string()),
            arrow(is.unknown.to_string(), would.unknown.to_string()),
            arrow(gate(is, lang), gate(would, lang)),
            if won.is_empty() { String::new() } else { plain(won.iter().copied().fold(0.0, f64::max)) },
        ]
    });
    text += &render::text::lines(&columns, rows);
    for community in found.communities.iter().filter(|community| !community.clauses.is_empty()) {
        writeln!(text, "\n── {}", community.name).expect("writing to a string");
        for clause in &community.clauses {
            let (id, reason) = (&clause.id, &clause.reason);
            let verdicts = arrow(
                wording::verdict(clause.is, lang).to_owned(),
                wording::verdict(clause.would_be, lang).to_owned(),
            );
            let won = won(clause, lang);
            text += &say::what_if_line(lang, &id, &verdicts, &won, &reason);
        }
    }
    text
}

/// `73.5`, or `73.5 → 76.0` where it changes.
fn arrow(is: String, would: String) -> String {
    if is == would { is } else { format!("{is} → {would}") }
}

fn points(state: &State) -> String {
    state.score.map_or("—".to_owned(), wording::score)
}

fn gate(state: &State, lang: Lang) -> String {
    state.gate.map_or(String::new(), |gate| wording::gate(gate, lang).to_owned())
}

/// Who is won by a clause, in the unit that is known.
fn won(clause: &TurnedClause, lang: Lang) -> String {
    let (count, unit) = match (clause.residents_won, clause.households_won, clause.dwellings_won) {
        (Some(residents), ..) => (residents, say::residents(lang)),
        (None, Some(households), _) => (households, say::households(lang)),
        (None, None, Some(dwellings)) => (dwellings as f64, say::buildings(lang)),
        (None, None, None) => return String::new(),
    };
    let count = plain(count);
    say::residents_won_count(lang, &count, &unit)
}

/// `what-if.json` and `what-if.csv`.
pub fn what_if_files(found: &WhatIf, lang: Lang) -> Vec<File> {
    let mut table = CsvRows::for_people(&[
        "社区",
        "项",
        "条款",
        "约束",
        "现在",
        "假如",
        "惠及居民",
        "惠及户",
        "惠及楼栋",
        "理由",
    ]);
    for community in &found.communities {
        for clause in &community.clauses {
            let number = |number: Option<f64>| number.map_or(String::new(), plain);
            let cells = [
                community.name.clone(),
                clause.item.to_string(),
                clause.id.clone(),
                wording::level(clause.level, lang).to_owned(),
                wording::verdict(clause.is, lang).to_owned(),
                wording::verdict(clause.would_be, lang).to_owned(),
                number(clause.residents_won),
                number(clause.households_won),
                number(clause.dwellings_won.map(|count| count as f64)),
                clause.reason.clone(),
            ];
            table.row(cells.iter().map(String::as_str));
        }
    }
    let json = serde_json::to_vec_pretty(found).expect("writing to memory");
    vec![
        File { path: "what-if.csv".into(), bytes: table.bytes() },
        File { path: "what-if.json".into(), bytes: json },
    ]
}
