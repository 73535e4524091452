//! `items.csv`: the verdict of every item and what it earns of its weight.

use super::{CommunitySlice, ReportContext, wording};
use crate::document::{DocumentTable, TableCell, TableColumn};

pub(super) fn table<'a>(_: &'a ReportContext, communities: &'a [CommunitySlice]) -> DocumentTable<'a> {
    let data = TableColumn::data;
    let rows =
        || communities.iter().flat_map(|slice| slice.audit.items.iter().map(|item| (slice.audit, item)));
    DocumentTable::each("items", rows)
        .column(data("community"), |(community, _)| TableCell::text(&community.id))
        .column(data("community_name"), |(community, _)| TableCell::text(&community.name))
        .column(data("item"), |(_, item)| TableCell::number(item.number))
        .column(data("objective"), |(_, item)| TableCell::text(&item.objective))
        .column(data("title"), |(_, item)| TableCell::text(&item.title))
        .column(data("verdict"), |(_, item)| TableCell::text(wording::verdict_id(item.verdict)))
        .column(data("score_low"), |(_, item)| TableCell::number(item.score.low))
        .column(data("score_high"), |(_, item)| TableCell::number(item.score.high))
        .column(data("score_of"), |(_, item)| TableCell::number(item.score.of))
        .table()
}
