//! The access profile: within what walk residents have each category.

use indexmap::IndexMap;

use crate::audit::Access;
use crate::dataset::Status;
use crate::measure::{Locality, Measures};
use crate::network::Walk;
use crate::units::Metres;

/// The five-, ten- and fifteen-minute circles of GB 50180-2018, by their minutes.
pub(super) const CIRCLES: [(&str, Metres); 3] =
    [("5", Metres(300.0)), ("10", Metres(500.0)), ("15", Metres(1000.0))];

/// One entry for every category of the vocabulary, present or not.
pub(super) fn profile(measures: &Measures, locality: &Locality) -> Vec<Access> {
    let mut inside = vec![0; measures.vocabulary.category_count()];
    for member in &locality.facilities {
        let facility = &measures.dataset.facilities[member.index];
        if facility.status == Status::Existing {
            inside[facility.category.0 as usize] += 1;
        }
    }
    let weights = &locality.residents.of;
    let all: f64 = weights.iter().sum();
    let share = |part: f64| (all > 0.0).then_some(part / all + 0.0);
    measures
        .vocabulary
        .categories()
        .map(|(category, id, _)| {
            let walks: Vec<(Walk, f64)> = locality
                .residences
                .iter()
                .zip(weights)
                .map(|(residence, weight)| (measures.walk(category, residence.index), *weight))
                .collect();
            let sum = |wanted: &dyn Fn(Walk) -> bool| -> f64 {
                walks.iter().filter(|(walk, _)| wanted(*walk)).map(|(_, weight)| weight).sum()
            };
            let within: IndexMap<String, Option<f64>> = CIRCLES
                .iter()
                .enumerate()
                .map(|(circle, (minutes, limit))| {
                    let reached = sum(&|walk| match walk {
                        Walk::To { metres, .. } => Metres(metres).within(*limit),
                        Walk::Within(smallest) => smallest <= circle,
                        _ => false,
                    });
                    ((*minutes).to_owned(), share(reached))
                })
                .collect();
            Access {
                category: id.to_owned(),
                facilities: inside[category.0 as usize],
                within,
                off_network: share(sum(&|walk| walk == Walk::OffNetwork)),
            }
        })
        .collect()
}
