//! `walks.csv`: every residence's nearest existing facility, category by category.

use super::{CommunitySlice, ReportContext};
use crate::document::{DocumentTable, TableCell, TableColumn};

pub(super) fn table<'a>(context: &'a ReportContext, communities: &'a [CommunitySlice]) -> DocumentTable<'a> {
    use TableCell as Cell;
    let data = TableColumn::data;
    let rows = move || {
        let judged = communities.iter().filter_map(|slice| slice.judged);
        judged.flat_map(|judged| judged.walks().map(move |walk| (&judged.audit.id, walk)))
    };
    let to_millimetres = |number: f64| format!("{number:.3}");
    let mut table = DocumentTable::each("walks", rows)
        .column(data("community"), |(community, _)| Cell::text(*community))
        .column(data("residence"), |(_, walk)| Cell::text(walk.residence))
        .column(data("category"), |(_, walk)| Cell::text(walk.category))
        .column(data("facility"), |(_, walk)| Cell::maybe_text(walk.facility))
        .column(data("metres"), move |(_, walk)| {
            Cell::maybe_text(walk.metres.map(|metres| to_millimetres(metres.0)))
        })
        .column(data("minutes"), move |(_, walk)| {
            Cell::maybe_text(walk.minutes.map(|minutes| to_millimetres(minutes.0)))
        })
        .column(data("off_network"), |(_, walk)| Cell::text(if walk.off_network { "true" } else { "false" }));
    if context.estimated {
        // Where straight distances stand in, a further column says so.
        table.add(data("method"), |(_, walk)| match walk.detour {
            None => Cell::text("network"),
            Some(detour) => Cell::text(format!("straight line x {detour}")),
        });
    }
    table.table().for_programs()
}
