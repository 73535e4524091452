//! A changed table's rows taken into a dataset.

use super::Patched;
use crate::dataset::save::list::List;
use crate::dataset::source::{DataFile, Holds};
use crate::dataset::tables::TableReader;
use crate::dataset::{CommunityNames, Dataset, geojson};
use crate::vocabulary::{Layer, Vocabulary};

impl Dataset {
    /// Reads a table again.
    pub(super) fn rows(
        &mut self,
        file: &DataFile,
        (input, list): (usize, List),
        vocabulary: &Vocabulary,
        bytes: &[u8],
    ) -> Option<Patched> {
        let layer = match (file.holds, list) {
            (Holds::Table(layer), _) | (Holds::Bundle, List::Member(layer)) => layer,
            _ => return None,
        };
        let table = TableReader { vocabulary, layer, file: &file.name, input };
        let mut defects = Vec::new();
        let rows = match list {
            List::Member(_) => {
                let collection = geojson::split(&file.name, geojson::text(&file.name, bytes).ok()?).ok()?;
                let member = match layer {
                    Layer::Survey => collection.survey,
                    Layer::Projects => collection.projects,
                    _ => collection.waivers,
                };
                member.map_or_else(Vec::new, |rows| table.json(&rows, &mut defects))
            }
            _ => table.csv(bytes, &mut defects),
        };
        let called = CommunityNames::from_communities(&self.communities);
        let patched = match layer {
            Layer::Survey => {
                let new = table.answers(&rows, &called, &mut defects);
                differing(&mut self.survey, new, &defects, |answer| answer.community)
            }
            Layer::Projects => {
                let new = table.projects(&rows, &called, &mut defects);
                differing(&mut self.projects, new, &defects, |project| project.community)
            }
            _ => {
                let new = table.waivers(&rows, &called, &mut defects);
                differing(&mut self.waivers, new, &defects, |waiver| waiver.community)
            }
        };
        let communities = patched?;
        if file.holds == Holds::Table(layer) {
            self.inputs[input].features = rows.len();
        }
        Some(Patched::Rows(communities))
    }
}

/// Exchanges rows for others where nothing is wrong with those; tells the communities whose rows
/// differ.
fn differing<T: PartialEq>(
    known: &mut Vec<T>,
    new: Vec<T>,
    defects: &[crate::defect::Defect],
    community: impl Fn(&T) -> usize,
) -> Option<Vec<usize>> {
    if !defects.is_empty() {
        return None;
    }
    let mut communities: Vec<usize> = Vec::new();
    for (one, other) in [(&*known, &new), (&new, &*known)] {
        communities.extend(
            one.iter()
                .enumerate()
                .filter(|(at, row)| other.get(*at) != Some(row))
                .map(|(_, row)| community(row)),
        );
    }
    communities.sort_unstable();
    communities.dedup();
    *known = new;
    Some(communities)
}
