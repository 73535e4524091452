//! 豁免: who let whom off what until when, and what became of it, as a sheet of the ledger.

use super::wording;
use crate::audit::Audit;
use crate::document::{DocumentTable, TableCell, TableColumn};
use crate::lang::Lang;
use crate::messages::report_xlsx as say;

pub(super) fn sheet(audit: &Audit, lang: Lang) -> DocumentTable<'_> {
    use TableCell as Cell;
    let (word, text) = (TableColumn::word, TableColumn::text);
    let rows = || {
        let communities = audit.communities.iter();
        communities.flat_map(|community| community.waivers.iter().map(move |waiver| (community, waiver)))
    };
    DocumentTable::each("waivers", rows)
        .column(word(say::community(lang), 16.0), |(community, _)| Cell::text(&community.name))
        .column(word(say::clause(lang), 8.0), |(_, waiver)| Cell::text(&waiver.clause))
        .column(text(say::state(lang), 32.0), move |(_, waiver)| {
            Cell::text(wording::waiver_state(waiver, lang))
        })
        .column(text(say::reason_of_waiver(lang), 44.0), |(_, waiver)| Cell::text(&waiver.reason))
        .column(text(say::approver(lang), 20.0), |(_, waiver)| Cell::text(&waiver.approver))
        .column(text(say::document(lang), 28.0), |(_, waiver)| Cell::text(&waiver.document))
        .column(word(say::granted(lang), 12.0), |(_, waiver)| Cell::text(&waiver.granted))
        .column(word(say::last_day(lang), 12.0), |(_, waiver)| Cell::text(&waiver.expires))
        .column(TableColumn::count(say::days_left(lang), 10.0), |(_, waiver)| Cell::number(waiver.days_left))
        .column(text(say::place_column(lang), 24.0), |(_, waiver)| Cell::text(&waiver.place))
        .table()
        .called(say::waivers(lang))
}
