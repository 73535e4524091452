//! `access.csv`: what share of residents has each category of facility within which walk. The same
//! table stands in `report.md`.

use super::{CommunitySlice, ReportContext};
use crate::document::{Align, DocumentTable, Media, TableCell, TableColumn};
use crate::messages::report as say;
use crate::units::percent;

pub(super) fn table<'a>(context: &'a ReportContext, communities: &'a [CommunitySlice]) -> DocumentTable<'a> {
    let lang = context.lang;
    let rows =
        || communities.iter().flat_map(|slice| slice.audit.access.iter().map(|access| (slice.audit, access)));
    let mut table = DocumentTable::each("access", rows)
        .column(TableColumn::data("community"), |(community, _)| TableCell::text(&community.id))
        .column(TableColumn::data("community_name"), |(community, _)| TableCell::text(&community.name))
        .column(TableColumn::word(say::category(lang), 16.0).id("category"), |(_, access)| {
            TableCell::text(&access.category)
        })
        .column(TableColumn::count(say::inside(lang), 8.0).id("facilities"), |(_, access)| {
            TableCell::count(access.facilities)
        });
    let within = [
        (say::within_5_minutes(lang), "within_5"),
        (say::within_10_minutes(lang), "within_10"),
        (say::within_15_minutes(lang), "within_15"),
        (say::share_off_network(lang), "off_network"),
    ];
    for (index, (title, id)) in within.into_iter().enumerate() {
        let share = move |access: &crate::audit::Access| {
            let [five, ten, fifteen] = access.within.shares();
            [five, ten, fifteen, access.off_network][index]
        };
        table.add(TableColumn::data(id), move |(_, access)| TableCell::maybe(share(access)));
        let said = TableColumn::word(title, 10.0).aligned(Align::Right).only(Media::PAGES);
        table.add(said, move |(_, access)| TableCell::text(share(access).map_or("—".to_owned(), percent)));
    }
    table.table()
}
