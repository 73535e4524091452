//! `walks.csv`: every residence's nearest existing facility, category by category.

use super::table::Table;
use super::{File, Subject};
use crate::measure::Walking;
use crate::network::Walk;
use crate::units::Metres;

const COLUMNS: [&str; 7] =
    ["community", "residence", "category", "facility", "metres", "minutes", "off_network"];

pub(super) fn render(subject: &Subject) -> Vec<File> {
    // Where straight distances stand in, a further column says so.
    let estimated = subject.parts.iter().any(|part| part.measures.walking == Walking::StraightLine);
    let header: Vec<&str> = COLUMNS.into_iter().chain(estimated.then_some("method")).collect();
    let mut table = Table::for_programs(&header);
    for part in &subject.parts {
        let measures = part.measures;
        let dataset = measures.dataset;
        let method = match measures.walking {
            Walking::Network { .. } => "network",
            Walking::StraightLine => "straight line x 1.3",
        };
        for (community, _) in part.culprits {
            let locality = &measures.localities[*community];
            for residence in &locality.residences {
                for &category in &subject.walks {
                    let walk = measures.walk(category, residence.index);
                    let (facility, metres, minutes) = match walk {
                        Walk::To { facility, metres } => (
                            dataset.facilities[facility as usize].id.as_str(),
                            format!("{metres:.3}"),
                            format!("{:.3}", Metres(metres).at(subject.pace).0),
                        ),
                        Walk::Unreachable | Walk::Farther | Walk::OffNetwork => {
                            ("", String::new(), String::new())
                        }
                    };
                    let off_network = if walk == Walk::OffNetwork { "true" } else { "false" };
                    let cells = [
                        dataset.communities[*community].id.as_str(),
                        &dataset.residences[residence.index].id,
                        measures.vocabulary.category_name(category),
                        facility,
                        &metres,
                        &minutes,
                        off_network,
                    ];
                    table.row(cells.into_iter().chain(estimated.then_some(method)));
                }
            }
        }
    }
    vec![File { path: "walks.csv".into(), bytes: table.bytes() }]
}
