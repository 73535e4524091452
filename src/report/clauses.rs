//! Every clause with what was measured, what is required, and why: `clauses.csv`, a sheet of the
//! ledger, a table of `report.md`.

use super::{CommunitySlice, ReportContext, names, wording};
use crate::audit::ClauseAudit;
use crate::document::{ColumnKind, DocumentTable, Media, TableCell, TableColumn};
use crate::lang::Lang;
use crate::messages::report as say;
use crate::messages::report_xlsx as ledger;
use crate::units::Unit;

pub(super) fn table<'a>(context: &'a ReportContext, communities: &'a [CommunitySlice]) -> DocumentTable<'a> {
    use TableCell as Cell;
    let lang = context.lang;
    let rows = || {
        let items =
            communities.iter().flat_map(|slice| slice.audit.items.iter().map(|item| (slice.audit, item)));
        items.flat_map(|(community, item)| item.clauses.iter().map(move |clause| (community, item, clause)))
    };
    let data = TableColumn::data;
    let sheet = |kind, title, width| TableColumn::new(kind, title, width).only(Media::BOOK);
    let page = |kind, title, width| TableColumn::new(kind, title, width).only(Media::PAGES);
    let both = |kind, title, width| TableColumn::new(kind, title, width).only(Media::TABLES);
    let number = |end: fn(&ClauseAudit) -> (Option<f64>, Option<Unit>)| {
        move |clause: &ClauseAudit| match end(clause) {
            (Some(share), Some(Unit::Share)) => Cell::Share(share),
            (number, _) => Cell::maybe(number),
        }
    };
    let low = number(|clause| (clause.measured.map(|m| m.low), clause.measured.map(|m| m.unit)));
    let high = number(|clause| (clause.measured.and_then(|m| m.high), clause.measured.map(|m| m.unit)));
    let least = number(|clause| (clause.required.and_then(|r| r.min), clause.required.map(|r| r.unit)));
    let most = number(|clause| (clause.required.and_then(|r| r.max), clause.required.map(|r| r.unit)));
    use ColumnKind::{General, Ordinal, Text, Word};
    DocumentTable::each("clauses", rows)
        .column(data("community"), |(community, ..)| Cell::text(&community.id))
        .column(both(Word, ledger::community(lang), 11.0).id("community_name"), |(community, ..)| {
            Cell::text(&community.name)
        })
        .column(both(Ordinal, ledger::item(lang), 5.0).id("item"), |(_, item, _)| Cell::number(item.number))
        .column(both(Word, ledger::column_content(lang), 13.0).id("title"), |(_, item, _)| {
            Cell::text(&item.title)
        })
        .column(page(Text, say::item(lang), 16.0), |(_, item, _)| {
            Cell::text(format!("{} {}", item.number, item.title))
        })
        .column(TableColumn::word(ledger::clause(lang), 6.5).id("clause"), |(.., clause)| {
            Cell::text(&clause.id)
        })
        .column(data("level"), |(.., clause)| Cell::text(wording::level_id(clause.level)))
        .column(data("verdict"), |(.., clause)| Cell::text(wording::verdict_id(clause.verdict)))
        .column(page(Word, say::level(lang), 6.0), move |(.., clause)| {
            Cell::text(wording::level(clause.level, lang))
        })
        .column(sheet(Word, ledger::binding(lang), 8.5), move |(.., clause)| {
            Cell::text(names::level(clause.level, lang))
        })
        .column(page(Word, say::verdict(lang), 7.5), move |(.., clause)| wording::clause_cell(clause, lang))
        .column(sheet(Word, ledger::verdict(lang), 7.5), move |(.., clause)| {
            wording::clause_cell(clause, lang)
        })
        .column(both(General, ledger::measured_low(lang), 8.5).id("measured_low"), move |(.., clause)| {
            low(clause)
        })
        .column(both(General, ledger::measured_high(lang), 8.5).id("measured_high"), move |(.., clause)| {
            high(clause)
        })
        .column(sheet(Word, ledger::unit(lang), 8.0), move |(.., clause)| Cell::text(units(clause, lang)))
        .column(both(General, ledger::at_least_column(lang), 7.5).id("required_min"), move |(.., clause)| {
            least(clause)
        })
        .column(both(General, ledger::at_most_column(lang), 7.5).id("required_max"), move |(.., clause)| {
            most(clause)
        })
        .column(page(Word, say::measured(lang), 10.0), move |(.., clause)| {
            Cell::maybe_text(clause.measured.as_ref().map(|measured| wording::measured(measured, lang)))
        })
        .column(page(Word, say::required(lang), 10.0), move |(.., clause)| {
            Cell::maybe_text(clause.required.as_ref().map(|required| wording::required(required, lang)))
        })
        .column(data("unit"), |(.., clause)| {
            let unit = clause.measured.map(|measured| measured.unit);
            Cell::maybe_text(unit.or(clause.required.map(|required| required.unit)).map(Unit::id))
        })
        .column(page(Text, say::reason(lang), 32.0), |(.., clause)| Cell::text(&clause.reason))
        .column(both(Text, ledger::reason(lang), 32.0).id("reason"), |(.., clause)| {
            Cell::text(&clause.reason)
        })
        .column(both(Text, ledger::text_of_clause(lang), 28.0).id("quote"), |(.., clause)| {
            Cell::text(&clause.quote)
        })
        .column(
            page(Text, say::evidence(lang), 38.0).only(Media::PAGES.and(Media::CSV)).id("evidence"),
            |(.., clause)| Cell::text(wording::evidence(clause)),
        )
        .column(sheet(Text, ledger::evidence_id_value(lang), 38.0), move |(.., clause)| {
            Cell::text(names::evidence(clause, context.vocabulary, lang))
        })
        .column(data("unverified"), |(.., clause)| {
            Cell::text(if clause.unverified { "true" } else { "false" })
        })
        .column(both(Text, ledger::note(lang), 16.0).id("note"), |(.., clause)| {
            Cell::maybe_text(clause.note.as_deref())
        })
        .column(sheet(Word, ledger::source_of_number(lang), 7.5), move |(.., clause)| {
            Cell::maybe_text(clause.unverified.then(|| ledger::unverified_word(lang)))
        })
        .column(sheet(Word, ledger::id(lang), 12.0), |(community, ..)| Cell::text(&community.id))
        .table()
        .called(ledger::clauses(lang))
}

/// The unit of what was measured and required; where they differ, each.
fn units(clause: &ClauseAudit, lang: Lang) -> String {
    let measured = clause.measured.map(|measured| measured.unit);
    let required = clause.required.map(|required| required.unit);
    match (measured, required) {
        (Some(measured), Some(required)) if measured != required => {
            let (measured, required) = (measured.label(lang), required.label(lang));
            ledger::measured_required(lang, &measured, &required)
        }
        (unit, other) => unit.or(other).map_or("", |unit| unit.label(lang)).to_owned(),
    }
}
