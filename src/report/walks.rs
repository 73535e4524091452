//! `walks.csv`: every residence's nearest existing facility, category by category.

use super::goal::{Goal, goal};
use super::{CommunitySlice, Measured, ReportContext};
use crate::measure::Walking;
use crate::output::csv::CsvRows;

const COLUMNS: [&str; 7] =
    ["community", "residence", "category", "facility", "metres", "minutes", "off_network"];

pub(super) fn head(frame: &ReportContext) -> Vec<u8> {
    // Where straight distances stand in, a further column says so.
    let header: Vec<&str> = COLUMNS.into_iter().chain(frame.estimated.then_some("method")).collect();
    CsvRows::for_programs(&header).bytes()
}

pub(super) fn part(frame: &ReportContext, piece: &CommunitySlice) -> Vec<u8> {
    let mut table = CsvRows::rows();
    let Some(Measured { dataset, measures, community, .. }) = piece.measured else { return table.bytes() };
    let method = match measures.walking {
        Walking::Network { .. } => "network",
        Walking::StraightLine => "straight line x 1.3",
    };
    for residence in &measures.localities[community].residences {
        for &category in &frame.walks {
            let Goal { facility, metres, off_network } = goal(measures, category, residence.index);
            let minutes = metres.map(|metres| metres.at(frame.pace).0);
            let number = |number: Option<f64>| number.map_or(String::new(), |number| format!("{number:.3}"));
            let cells = [
                piece.audit.id.as_str(),
                &dataset.residences[residence.index].id,
                frame.vocabulary.category_name(category),
                facility.map_or("", |index| dataset.facilities[index].id.as_str()),
                &number(metres.map(|metres| metres.0)),
                &number(minutes),
                if off_network { "true" } else { "false" },
            ];
            table.row(cells.into_iter().chain(frame.estimated.then_some(method)));
        }
    }
    table.bytes()
}
