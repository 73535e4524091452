//! How near those are, as the crow flies, that are off the network with some door.

use super::Again;
use crate::units::Metres;

impl Again<'_> {
    /// Measures again how far a category is from a residence's doors off the network.
    pub(super) fn entrances_again(&mut self, category: usize, index: usize) {
        let some = [index];
        let off: &[usize] = if self.snapped.residences.is_off(index) { &some } else { &[] };
        let existing = &self.measures.existing[category];
        let near = self.context.off_network_entrances(category, existing, off).remove(&index);
        match near {
            Some(near) => self.measures.off_network_entrances[category].insert(index, near),
            None => self.measures.off_network_entrances[category].remove(&index),
        };
    }

    /// Measures again, of a category that a facility left or entered, how near those off the network
    /// are.
    pub(super) fn off_network(&mut self, category: usize, index: usize, is_off: bool) {
        let existing = &self.measures.existing[category];
        if is_off {
            let (all, access) = (self.context.residences(), &self.snapped.facilities);
            let new = self.context.nearest_off_network(category, existing, access, &all);
            let old = std::mem::replace(&mut self.measures.nearest_off_network[category], new);
            let new = &self.measures.nearest_off_network[category];
            let of = |all: &Option<Vec<_>>, residence: usize| all.as_ref().and_then(|all| all[residence]);
            for residence in 0..self.context.dataset.residences.len() {
                let (old, new) = (of(&old, residence), of(new, residence));
                let names = |near: Option<(usize, Metres)>| near.is_some_and(|near| near.0 == index);
                if old != new || names(old) || names(new) {
                    self.residences.insert(residence);
                }
            }
        }
        if !self.snapped.residences.off.is_empty() {
            let existing = &self.measures.existing[category];
            let new = self.context.off_network_entrances(category, existing, &self.snapped.residences.off);
            let old = std::mem::replace(&mut self.measures.off_network_entrances[category], new);
            let new = &self.measures.off_network_entrances[category];
            let off = self.snapped.residences.off.iter().copied();
            self.residences.extend(off.filter(|residence| old.get(residence) != new.get(residence)));
        }
    }
}
