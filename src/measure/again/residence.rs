//! What one residence measures that is new or elsewhere.

use std::collections::BTreeSet;

use super::{Again, hold_anew, lay, list_outside};
use crate::measure::membership::holders_of_one;
use crate::measure::{SnapPoints, Walked};
use crate::vocabulary::Vocabulary;

impl Again<'_> {
    /// Lays a residence on the network where it is now.
    pub(super) fn snap_residence(&mut self, index: usize) {
        let place = self.context.residence_place(index);
        let SnapPoints { residences, residence_boxes, .. } = &mut *self.snapped;
        lay(&place, index, self.context.network, residences, residence_boxes);
        if let (Some(_), Walked::Along(walks)) = (self.context.network, &mut self.measures.walks) {
            walks.set_on_network(index, !self.snapped.residences.of(index).is_empty());
        }
    }

    /// Measures again how a residence gets to a category.
    pub(super) fn walk_again(&mut self, category: usize, index: usize) {
        let existing = &self.measures.existing[category];
        let (access, some) = (&self.snapped.facilities, [index]);
        if let Some(column) = &mut self.measures.nearest_off_network[category] {
            let near = self.context.nearest_off_network(category, existing, access, &some);
            let near = near.and_then(|near| near[0]);
            match column.get_mut(index) {
                Some(known) => *known = near,
                None => column.push(near),
            }
        }
        self.entrances_again(category, index);
        match &mut self.measures.walks {
            Walked::Estimated(walks) => {
                let existing = &self.measures.existing[category];
                let walk = self.context.straight_walks(existing, &some)[0];
                match walks[category].get_mut(index) {
                    Some(known) => *known = walk,
                    None => walks[category].push(walk),
                }
            }
            Walked::Along(_) => self.search_again(category, &some),
        }
    }

    /// Puts a residence into the communities that hold it now; tells those, and those that did.
    pub(super) fn residence_members(&mut self, index: usize) -> BTreeSet<usize> {
        let dataset = self.context.dataset;
        let residence = &dataset.residences[index];
        let holders = holders_of_one(&dataset.communities, residence.community, &residence.shape);
        let mut touched = BTreeSet::new();
        for locality in &mut self.measures.localities {
            if hold_anew(&mut locality.residences, index, locality.community, &holders) {
                touched.insert(locality.community);
            }
        }
        list_outside(&mut self.measures.outside_communities, index, &holders);
        touched
    }

    /// Puts a residence into the communities that hold it now, and counts their residents and their
    /// linkage anew, as those of the communities that held it; tells these communities.
    pub(super) fn residents(&mut self, index: usize, vocabulary: &Vocabulary) -> BTreeSet<usize> {
        let touched = self.residence_members(index);
        self.count_members(&touched, vocabulary);
        touched
    }
}
