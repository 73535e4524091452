//! A community a row: its score, its gate and what became of its items. The one definition of the
//! row, for the terminal, `overview.csv`, the ledger's first sheet, `report.md` and the page.

use std::collections::BTreeMap;

use super::{CommunitySlice, ReportContext, wording};
use crate::audit::{Audit, CommunityAudit, Grade, Judged, Range};
use crate::document::{Align, ColumnKind, DocumentTable, Media, TableCell, TableColumn, TableOf};
use crate::lang::Lang;
use crate::messages::report as say;
use crate::messages::report_xlsx as ledger;
use crate::units::plain;
use crate::verdict::Verdict;

/// What a community's row shows.
#[derive(Clone)]
pub(super) struct OverviewRow {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) score: Option<Range>,
    pub(super) grade: Option<Grade>,
    pub(super) gate: Option<Verdict>,
    pub(super) judged: Judged,
    /// Items by number.
    pub(super) items: Vec<(u32, Verdict)>,
    pub(super) gaps: usize,
    pub(super) unknowns: usize,
    pub(super) dwellings: usize,
}

impl OverviewRow {
    pub(super) fn of_community(community: &CommunityAudit) -> OverviewRow {
        OverviewRow {
            id: community.id.clone(),
            name: community.name.clone(),
            score: community.score,
            grade: community.grade.clone(),
            gate: community.gate,
            judged: community.judged,
            items: community.items.iter().map(|item| (item.number, item.verdict)).collect(),
            gaps: community.gaps.len(),
            unknowns: community.unknowns.len(),
            dwellings: community.residents.dwellings,
        }
    }

    pub(super) fn items_that(&self, verdict: Verdict) -> usize {
        self.items.iter().filter(|(_, is)| *is == verdict).count()
    }
}

/// An item as a column: its title, and whether a number it is held to is unverified.
struct ItemColumn<'a> {
    title: &'a str,
    unverified: bool,
}

/// `overview.csv`.
pub(super) fn table<'a>(context: &'a ReportContext, communities: &'a [CommunitySlice]) -> DocumentTable<'a> {
    let rows = || communities.iter().map(|community| OverviewRow::of_community(community.audit));
    columns(DocumentTable::each("overview", rows), context.audit, true, context.lang).table()
}

/// The table of a terminal and of `report.md`.
pub(super) fn of_rows<'a>(rows: &'a [OverviewRow], audit: &Audit, lang: Lang) -> DocumentTable<'a> {
    let has_gate = rows.iter().any(|row| row.gate.is_some());
    columns(DocumentTable::each("overview", || rows.iter().cloned()), audit, has_gate, lang).table()
}

/// The ledger's sheet: the items behind the rest, and how to read it above.
pub(super) fn sheet<'a>(context: &'a ReportContext) -> DocumentTable<'a> {
    let (audit, lang) = (context.audit, context.lang);
    let items = items(audit);
    let has_gate = audit.communities.iter().any(|community| community.gate.is_some());
    let rows = || audit.communities.iter().map(OverviewRow::of_community);
    let mut table = columns(DocumentTable::each("overview", rows), audit, has_gate, lang);
    for (&number, item) in &items {
        let mark = if item.unverified { "※" } else { "" };
        let column = TableColumn::word(format!("{number}{mark}\n{}", item.title), 6.8);
        table.add(column.only(Media::BOOK), move |row| {
            let item = row.items.iter().find(|(known, _)| *known == number);
            item.map_or(TableCell::Empty, |(_, verdict)| wording::verdict_cell(*verdict, lang))
        });
    }
    let has_unverified = items.values().any(|item| item.unverified);
    table
        .table()
        .called(ledger::overview(lang))
        .noted(ledger::overview_of_audit(lang), notes(audit, has_unverified, lang))
        .holding(2)
}

/// All columns but those of the items.
fn columns<'a>(
    table: TableOf<'a, OverviewRow>,
    audit: &Audit,
    has_gate: bool,
    lang: Lang,
) -> TableOf<'a, OverviewRow> {
    use Media as M;
    use TableCell as Cell;
    const READ: Media = M::TERMINAL.and(M::MARKDOWN);
    let word = |title: String, media: Media| TableColumn::word(title, 9.0).only(media);
    let points = |title: String| TableColumn::new(ColumnKind::Points, title, 7.0).only(M::BOOK);
    let count = |title: String, width: f64, media: Media| TableColumn::count(title, width).only(media);
    let data = TableColumn::data;
    let judged = |row: &OverviewRow| Cell::text(format!("{}/{}", row.judged.clauses, row.judged.of));
    let gate = move |row: &OverviewRow| match row.gate {
        Some(gate) => Cell::toned(wording::gate(gate, lang), gate),
        None => Cell::Empty,
    };
    let mut table = table
        .column(TableColumn::word(ledger::id(lang), 13.0).id("community").only(M::TABLES), |row| {
            Cell::text(row.id.clone())
        })
        .column(TableColumn::word(say::community(lang), 13.0).id("community_name"), |row| {
            Cell::text(row.name.clone())
        })
        .column(word(say::score(lang), READ).aligned(Align::Right), |row| {
            Cell::text(row.score.map_or("—".to_owned(), wording::score))
        })
        .column(data("score_low"), |row| Cell::maybe(row.score.map(|score| wording::points(score.low))))
        .column(data("score_high"), |row| Cell::maybe(row.score.map(|score| wording::points(score.high))))
        .column(points(ledger::score_low(lang)), |row| Cell::maybe(row.score.map(|score| score.low)))
        .column(points(ledger::score_high(lang)), |row| Cell::maybe(row.score.map(|score| score.high)))
        .column(data("grade_low"), |row| Cell::maybe_text(row.grade.clone().map(|grade| grade.low)))
        .column(data("grade_high"), |row| Cell::maybe_text(row.grade.clone().map(|grade| grade.high)))
        .column(TableColumn::word(say::grade(lang), 8.0).only(READ.and(M::BOOK)), |row| {
            Cell::maybe_text(row.grade.as_ref().map(wording::grade))
        })
        .column(data("gate"), |row| Cell::maybe_text(row.gate.map(wording::verdict_id)));
    let title = audit.standard.gate.clone().unwrap_or_else(|| say::gate(lang));
    // A terminal shows the gate's Chinese name to readers of Chinese alone.
    let short = if lang == Lang::Zh { title.clone() } else { say::gate(lang) };
    let of_gates = if has_gate { [M::TERMINAL, M::MARKDOWN.and(M::BOOK)] } else { [M::NONE, M::MARKDOWN] };
    for (title, media) in [short, title].into_iter().zip(of_gates) {
        table.add(TableColumn::word(title, 6.8).only(media), gate);
    }
    for (title, verdict) in [
        (say::fail(lang), Verdict::Fail),
        (say::unknown(lang), Verdict::Unknown),
        (say::pass(lang), Verdict::Pass),
        (say::not_applicable(lang), Verdict::NotApplicable),
    ] {
        table.add(count(title, 6.0, M::TERMINAL), move |row| Cell::count(row.items_that(verdict)));
    }
    table
        .column(word(say::judged_clauses(lang), READ).aligned(Align::Right), judged)
        .column(count(ledger::clauses_judged(lang), 5.5, M::TABLES).id("clauses_judged"), |row| {
            Cell::count(row.judged.clauses)
        })
        .column(count(ledger::clauses_apply(lang), 5.5, M::TABLES).id("clauses_of"), |row| {
            Cell::count(row.judged.of)
        })
        .column(data("must_judged"), |row| Cell::count(row.judged.must))
        .column(data("must_of"), |row| Cell::count(row.judged.must_of))
        .column(count(ledger::items_fail(lang), 6.0, M::BOOK), |row| {
            Cell::count(row.items_that(Verdict::Fail))
        })
        .column(count(ledger::undecided_items(lang), 6.0, M::BOOK), |row| {
            Cell::count(row.items_that(Verdict::Unknown))
        })
        .column(count(say::gap_rows(lang), 6.0, M::MARKDOWN.and(M::CSV)).id("gaps"), |row| {
            Cell::count(row.gaps)
        })
        .column(count(say::unknown(lang), 6.0, M::MARKDOWN.and(M::CSV)).id("unknowns"), |row| {
            Cell::count(row.unknowns)
        })
        .column(data("dwellings"), |row| Cell::count(row.dwellings))
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

/// Above the ledger's table: what it rests on, and how to read it.
fn notes(audit: &Audit, has_unverified: bool, lang: Lang) -> Vec<String> {
    let standard = &audit.standard;
    let (title, as_of, pace) = (&standard.title, &audit.as_of, plain(standard.pace));
    let layers = standard.layers.join(" → ");
    let datasets = audit.datasets.join(lang.semicolon());
    let many = audit.communities.len();
    let mut notes = vec![
        ledger::data_communities_as_of(lang, &datasets, &many, &as_of),
        ledger::standard_pace_m_min(lang, &title, &layers, &pace),
        ledger::score_note(lang),
    ];
    notes.extend(has_unverified.then(|| ledger::unverified_note(lang)));
    notes
}
