//! `walks.csv`: every residence's nearest existing facility, category by category.

use super::table::Table;
use super::{Frame, Piece};
use crate::measure::Walking;
use crate::network::Walk;
use crate::units::Metres;

const COLUMNS: [&str; 7] =
    ["community", "residence", "category", "facility", "metres", "minutes", "off_network"];

pub(super) fn head(frame: &Frame) -> Vec<u8> {
    // Where straight distances stand in, a further column says so.
    let header: Vec<&str> = COLUMNS.into_iter().chain(frame.estimated.then_some("method")).collect();
    Table::for_programs(&header).bytes()
}

pub(super) fn part(frame: &Frame, piece: &Piece) -> Vec<u8> {
    let mut table = Table::rows();
    let measures = piece.measures;
    let dataset = measures.dataset;
    let method = match measures.walking {
        Walking::Network { .. } => "network",
        Walking::StraightLine => "straight line x 1.3",
    };
    for residence in &measures.localities[piece.community].residences {
        for &category in &frame.walks {
            let walk = measures.walk(category, residence.index);
            // A facility off the network may be the nearest: no walk to it is known.
            let stray = measures.stray(category, residence.index).filter(|_| walk == Walk::Unreachable);
            let (facility, metres, minutes) = match walk {
                Walk::To { facility, metres } => (
                    dataset.facilities[facility as usize].id.as_str(),
                    format!("{metres:.3}"),
                    format!("{:.3}", Metres(metres).at(frame.pace).0),
                ),
                Walk::Within(_) | Walk::Farther | Walk::Unreachable | Walk::OffNetwork => {
                    let facility = stray.map_or("", |(facility, _)| dataset.facilities[facility].id.as_str());
                    (facility, String::new(), String::new())
                }
            };
            let off_network = if walk == Walk::OffNetwork || stray.is_some() { "true" } else { "false" };
            let cells = [
                piece.judgement.audit.id.as_str(),
                &dataset.residences[residence.index].id,
                measures.vocabulary.category_name(category),
                facility,
                &metres,
                &minutes,
                off_network,
            ];
            table.row(cells.into_iter().chain(frame.estimated.then_some(method)));
        }
    }
    table.bytes()
}
