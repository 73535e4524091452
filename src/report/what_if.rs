//! What would be if planned facilities were there, as a document, and `what-if.json`.

use super::wording;
use crate::document::{Block, Document, DocumentTable, HeadingRank, Media, TableCell, TableColumn};
use crate::lang::Lang;
use crate::messages::report as say;
use crate::output::File;
use crate::render;
use crate::session::Supposed;
use crate::units::plain;
use crate::vocabulary::Vocabulary;
use crate::what_if::{CommunityState, TurnedClause, WhatIf};

/// How many supposed facilities are named.
const SHOWN: usize = 20;

/// What would be, as text.
pub fn what_if(found: &WhatIf, vocabulary: &Vocabulary, lang: Lang) -> String {
    render::text::document(&document(found, vocabulary, lang))
}

/// `what-if.csv` and `what-if.json`, and the document in those of the formats asked for that documents
/// have.
pub fn what_if_files(found: &WhatIf, vocabulary: &Vocabulary, formats: &[String], lang: Lang) -> Vec<File> {
    let names: Vec<&str> = formats.iter().map(String::as_str).chain(["csv"]).collect();
    let mut files = render::files(&document(found, vocabulary, lang), "what-if", &names);
    files.extend(render::json(found, "what-if.json".to_owned(), &["json"]));
    files
}

/// A community a row, then the clauses that would come out otherwise.
fn document<'a>(found: &'a WhatIf, vocabulary: &Vocabulary, lang: Lang) -> Document<'a> {
    let mut document = Document::titled(&found.note, &found.as_of, lang);
    document.paragraph(Media::TERMINAL, say::note_heading(lang, &found.note));
    document.heading(Media::PAGES, HeadingRank::Title, &found.note);
    document.table(Media::CSV, clauses(found, lang));
    if found.supposed.is_empty() {
        document.paragraph(Media::READ, say::nothing_planned(lang));
        return document;
    }
    let named = found.supposed.iter().take(SHOWN).map(|one| supposed(one, vocabulary, lang));
    let (count, names) = (found.supposed.len(), named.collect::<Vec<_>>().join(lang.comma()));
    document.paragraph(Media::READ, say::facilities_supposed(lang, &count, &names));
    document.table(Media::READ.and(Media::BOOK), communities(found, lang));
    document.table(Media::BOOK, clauses(found, lang));
    for community in found.communities.iter().filter(|community| !community.clauses.is_empty()) {
        document.heading(Media::READ, HeadingRank::Section, &community.name);
        let lines: Vec<String> = community.clauses.iter().map(|clause| line(clause, lang)).collect();
        document.add(Media::READ, Block::List { shown: lines.len(), lines, rest: String::new() });
    }
    document
}

/// A facility supposed to be there, and by whom.
fn supposed(one: &Supposed, vocabulary: &Vocabulary, lang: Lang) -> String {
    let category = vocabulary.category(&one.category).filter(|_| lang == Lang::Zh);
    let category = category.map_or(one.category.as_str(), |id| vocabulary.category_zh(id));
    let name = one.name.as_ref().unwrap_or(&one.id);
    let from = match one.from.as_str() {
        "planned" => say::from_planned(lang),
        "under_construction" => say::from_under_construction(lang),
        from => from,
    };
    say::supposed_facility(lang, &name, &category, &from)
}

fn communities(found: &WhatIf, lang: Lang) -> DocumentTable<'_> {
    let gate_title = found.gate.clone().filter(|_| lang == Lang::Zh).unwrap_or_else(|| say::gate(lang));
    let mut table = DocumentTable::each("communities", || found.communities.iter())
        .column(TableColumn::word(say::community(lang), 16.0), |community| TableCell::text(&community.name));
    type Says = fn(&CommunityState, Lang) -> String;
    let states: [(String, Says); 4] = [
        (say::score(lang), |state, _| state.score.map_or("—".to_owned(), wording::score)),
        (say::items_fail(lang), |state, _| state.failing.to_string()),
        (say::undecided_items(lang), |state, _| state.unknown.to_string()),
        (gate_title, |state, lang| {
            state.gate.map_or(String::new(), |gate| wording::gate(gate, lang).to_owned())
        }),
    ];
    for (title, said) in states {
        table.add(TableColumn::word(title, 16.0), move |community| {
            TableCell::text(arrow(said(&community.is, lang), said(&community.would_be, lang)))
        });
    }
    table
        .column(TableColumn::count(say::residents_won(lang), 10.0), |community| {
            let won = community.clauses.iter().filter_map(|clause| clause.residents_won);
            TableCell::maybe(won.map(|won| won.max(0.0)).reduce(f64::max))
        })
        .table()
        .called(say::communities_if(lang))
}

/// The clauses that would come out otherwise; in its file under Chinese titles whatever the language.
fn clauses(found: &WhatIf, lang: Lang) -> DocumentTable<'_> {
    use TableCell as Cell;
    let rows = || {
        let communities = found.communities.iter();
        communities.flat_map(|community| community.clauses.iter().map(move |clause| (community, clause)))
    };
    let word = |title: String, id| TableColumn::word(title, 10.0).id(id);
    type Won = fn(&TurnedClause) -> Option<f64>;
    let won: [(&'static str, String, Won); 3] = [
        ("惠及居民", say::residents_won(lang), |clause| clause.residents_won),
        ("惠及户", say::households_won(lang), |clause| clause.households_won),
        ("惠及楼栋", say::buildings_won(lang), |clause| clause.dwellings_won.map(|count| count as f64)),
    ];
    let mut table = DocumentTable::each("what-if", rows)
        .column(word(say::community(lang), "社区"), |(community, _)| Cell::text(&community.name))
        .column(TableColumn::ordinal(say::item(lang), 6.0).id("项"), |(_, clause)| Cell::number(clause.item))
        .column(word(say::clause(lang), "条款"), |(_, clause)| Cell::text(&clause.id))
        .column(word(say::level(lang), "约束"), move |(_, clause)| {
            Cell::text(wording::level(clause.level, lang))
        })
        .column(word(say::verdict_now(lang), "现在"), move |(_, clause)| {
            wording::verdict_cell(clause.is, lang)
        })
        .column(word(say::verdict_if(lang), "假如"), move |(_, clause)| {
            wording::verdict_cell(clause.would_be, lang)
        });
    for (id, title, won) in won {
        table.add(TableColumn::data(id), move |(_, clause)| Cell::maybe_text(won(clause).map(plain)));
        let column = TableColumn::figure(title, 10.0).only(Media::BOOK);
        table.add(column, move |(_, clause)| Cell::maybe(won(clause)));
    }
    table
        .column(TableColumn::text(say::reason(lang), 50.0).id("理由"), |(_, clause)| {
            Cell::text(&clause.reason)
        })
        .table()
        .called(say::clauses_turned(lang))
}

/// A clause that would come out otherwise, in one line.
fn line(clause: &TurnedClause, lang: Lang) -> String {
    let verdicts = [clause.is, clause.would_be].map(|verdict| wording::verdict(verdict, lang).to_owned());
    let [is, would_be] = verdicts;
    let (id, verdicts, won, reason) = (&clause.id, arrow(is, would_be), won(clause, lang), &clause.reason);
    say::what_if_line(lang, &id, &verdicts, &won, &reason)
}

/// `73.5`, or `73.5 → 76.0` where it changes.
fn arrow(is: String, would: String) -> String {
    if is == would { is } else { format!("{is} → {would}") }
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
