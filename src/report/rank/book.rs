//! The ranking as a document of tables: the order of all gaps, and what the budget buys.

use super::{text, words};
use crate::document::{Document, DocumentTable, Media, TableCell, TableColumn};
use crate::lang::Lang;
use crate::messages::report_rank as say;
use crate::rank::{Plan, Ranking, Row};

/// The tables of files.
pub fn document(ranking: &Ranking, lang: Lang) -> Document<'_> {
    let day = ranking.as_of.iter().max().cloned().unwrap_or_default();
    let mut document = Document::titled(text::title(ranking, lang), day, lang);
    let order = words::table(ranking, lang).called(say::order(lang));
    let order = order.noted(text::title(ranking, lang), text::basis(ranking, lang)).holding(2);
    document.table(Media::TABLES, order);
    if let Some(plan) = &ranking.plan {
        document.table(Media::BOOK, bought(ranking, plan, lang));
    }
    document
}

/// All gaps by rank, with whether each is in the set for the budget, or why not.
fn bought<'a>(ranking: &'a Ranking, plan: &Plan, lang: Lang) -> DocumentTable<'a> {
    let columns = vec![
        TableColumn::ordinal(say::rank(lang), 6.0),
        TableColumn::word(say::community(lang), 14.0),
        TableColumn::ordinal(say::item(lang), 6.0),
        TableColumn::text(say::content(lang), 20.0),
        TableColumn::figure(say::cost_wan_yuan(lang), 10.0),
        TableColumn::word(say::chosen_column(lang), 8.0),
        TableColumn::text(say::why_not(lang), 40.0),
        TableColumn::word(say::with_step_more(lang), 12.0),
    ];
    let mut rows = Vec::new();
    let next = |row: &Row| {
        let word = if plan.next.added.contains(&row.rank) {
            say::added(lang)
        } else if plan.next.dropped.contains(&row.rank) {
            say::dropped(lang)
        } else {
            return TableCell::Empty;
        };
        TableCell::text(word)
    };
    for row in &ranking.rows {
        let left_out = plan.left_out.iter().find(|left| left.rank == row.rank);
        rows.push(vec![
            TableCell::count(row.rank),
            TableCell::text(&row.community_name),
            TableCell::Number(f64::from(row.item)),
            TableCell::text(&row.title),
            TableCell::maybe(row.cost.map(|cost| cost.wan_yuan())),
            TableCell::text(words::yes_no(left_out.is_none(), lang)),
            left_out.map_or(TableCell::Empty, |left| TableCell::text(words::why(&left.why, lang))),
            next(row),
        ]);
    }
    DocumentTable::of_rows("budget", columns, rows)
        .called(say::budget(lang))
        .noted(say::best_set_for_budget(lang), text::budget(ranking, plan, lang))
        .holding(2)
}
