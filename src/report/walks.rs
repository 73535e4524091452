//! `walks.csv`: every residence's nearest existing facility, category by category.

use super::{CommunitySlice, ReportContext};
use crate::document::{DocumentTable, TableCell, TableColumn};
use crate::measure::Walking;

pub(super) fn table<'a>(context: &'a ReportContext, communities: &'a [CommunitySlice]) -> DocumentTable<'a> {
    use TableCell as Cell;
    let data = TableColumn::data;
    let rows = move || {
        let measured = communities.iter().filter_map(|slice| Some((slice.audit, slice.measured?)));
        measured.flat_map(move |(audit, measured)| {
            let residences = measured.measures.localities[measured.community].residences.iter();
            residences.flat_map(move |residence| {
                context.walks.iter().map(move |&category| {
                    let goal = measured.measures.walk_end(category, residence.index);
                    (audit, measured, residence.index, category, goal)
                })
            })
        })
    };
    let to_millimetres = |number: f64| format!("{number:.3}");
    let mut table = DocumentTable::each("walks", rows)
        .column(data("community"), |(audit, ..)| Cell::text(&audit.id))
        .column(data("residence"), |(_, measured, residence, ..)| {
            Cell::text(&measured.dataset.residences[*residence].id)
        })
        .column(data("category"), |(.., category, _)| Cell::text(context.vocabulary.category_name(*category)))
        .column(data("facility"), |(_, measured, .., goal)| {
            Cell::maybe_text(goal.facility.map(|index| &measured.dataset.facilities[index].id))
        })
        .column(data("metres"), move |(.., goal)| {
            Cell::maybe_text(goal.metres.map(|metres| to_millimetres(metres.0)))
        })
        .column(data("minutes"), move |(.., goal)| {
            Cell::maybe_text(goal.metres.map(|metres| to_millimetres(metres.at(context.pace).0)))
        })
        .column(data("off_network"), |(.., goal)| {
            Cell::text(if goal.off_network { "true" } else { "false" })
        });
    if context.estimated {
        // Where straight distances stand in, a further column says so.
        table.add(data("method"), |(_, measured, ..)| {
            Cell::text(match measured.measures.walking {
                Walking::Network { .. } => "network",
                Walking::StraightLine { .. } => "straight line x 1.3",
            })
        });
    }
    table.table().for_programs()
}
