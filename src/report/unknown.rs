//! What to find out, clause by clause: `unknown.csv`, a sheet of the ledger, a table of `report.md`.

use super::{CommunitySlice, ReportContext, names, wording};
use crate::document::{DocumentTable, Media, TableCell, TableColumn};
use crate::messages::report as say;
use crate::messages::report_xlsx as ledger;

pub(super) fn table<'a>(context: &'a ReportContext, communities: &'a [CommunitySlice]) -> DocumentTable<'a> {
    use Media as M;
    use TableCell as Cell;
    let lang = context.lang;
    let rows = || {
        communities.iter().flat_map(|slice| slice.audit.unknowns.iter().map(|unknown| (slice.audit, unknown)))
    };
    DocumentTable::each("unknown", rows)
        .column(TableColumn::data("community"), |(community, _)| Cell::text(&community.id))
        .column(
            TableColumn::word(ledger::community(lang), 16.0).id("community_name").only(M::TABLES),
            |(community, _)| Cell::text(&community.name),
        )
        .column(TableColumn::ordinal(ledger::item(lang), 6.0).id("item").only(M::TABLES), |(_, unknown)| {
            Cell::number(unknown.item)
        })
        .column(
            TableColumn::word(ledger::column_content(lang), 20.0).id("title").only(M::TABLES),
            |(community, unknown)| {
                let item = community.items.iter().find(|item| item.number == unknown.item);
                Cell::maybe_text(item.map(|item| &item.title))
            },
        )
        .column(TableColumn::word(say::clause(lang), 8.0).id("clause"), |(_, unknown)| {
            Cell::text(&unknown.clause)
        })
        .column(TableColumn::data("level"), |(_, unknown)| Cell::text(wording::level_id(unknown.level)))
        .column(TableColumn::word(say::level(lang), 8.0).only(M::PAGES), move |(_, unknown)| {
            Cell::text(wording::level(unknown.level, lang))
        })
        .column(TableColumn::word(ledger::binding(lang), 12.0).only(M::BOOK), move |(_, unknown)| {
            Cell::text(names::level(unknown.level, lang))
        })
        .column(
            TableColumn::text(say::why_undecided(lang), 60.0).id("reason").only(M::PAGES.and(M::CSV)),
            |(_, unknown)| Cell::text(&unknown.reason),
        )
        .column(
            TableColumn::text(say::what_to_find_out(lang), 60.0).id("ask").only(M::PAGES.and(M::CSV)),
            |(_, unknown)| Cell::text(&unknown.ask),
        )
        .column(TableColumn::text(ledger::what_to_find_out(lang), 60.0).only(M::BOOK), |(_, unknown)| {
            Cell::text(&unknown.ask)
        })
        .column(TableColumn::text(ledger::why_undecided(lang), 60.0).only(M::BOOK), |(_, unknown)| {
            Cell::text(&unknown.reason)
        })
        .column(TableColumn::word(ledger::id(lang), 14.0).only(M::BOOK), |(community, _)| {
            Cell::text(&community.id)
        })
        .table()
        .called(ledger::to_find_out(lang))
}
