//! The access profile: within what walk residents have each category.

use crate::audit::{Access, Within};
use crate::dataset::{Dataset, Status};
use crate::measure::{CommunityMeasures, Measures, ResidenceWalk};
use crate::units::Metres;
use crate::vocabulary::Vocabulary;

/// The five-, ten- and fifteen-minute circles of GB 50180-2018.
pub(super) const CIRCLES: [Metres; 3] = [Metres(300.0), Metres(500.0), Metres(1000.0)];

/// One entry for every category of the vocabulary, present or not.
pub(super) fn profile(
    dataset: &Dataset,
    vocabulary: &Vocabulary,
    measures: &Measures,
    locality: &CommunityMeasures,
) -> Vec<Access> {
    let mut inside = vec![0; vocabulary.category_count()];
    for member in &locality.facilities {
        let facility = &dataset.facilities[member.index];
        if facility.status == Status::Existing {
            inside[facility.category.0 as usize] += 1;
        }
    }
    let weights = &locality.residents.of;
    let all: f64 = weights.iter().sum();
    let share = |part: f64| (all > 0.0).then_some(part / all);
    vocabulary
        .categories()
        .map(|(category, id, _)| {
            let mut reached = [0.0; CIRCLES.len()];
            let mut off_network = 0.0;
            for (residence, weight) in locality.residences.iter().zip(weights) {
                let smallest = match measures.walk(category, residence.index) {
                    ResidenceWalk::To { metres, .. } => {
                        CIRCLES.iter().position(|limit| metres.within(*limit))
                    }
                    ResidenceWalk::Within(smallest) => Some(smallest),
                    ResidenceWalk::OffNetwork => {
                        off_network += weight;
                        None
                    }
                    ResidenceWalk::Farther | ResidenceWalk::Unreachable => None,
                };
                // Whoever is within a circle is within the greater ones.
                if let Some(smallest) = smallest {
                    reached[smallest..].iter_mut().for_each(|sum| *sum += weight);
                }
            }
            let [five, ten, fifteen] = reached.map(share);
            Access {
                category: id.to_owned(),
                facilities: inside[category.0 as usize],
                within: Within { five, ten, fifteen },
                off_network: share(off_network),
            }
        })
        .collect()
}
