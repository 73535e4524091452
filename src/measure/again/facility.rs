//! What one facility can touch that leaves its category at one place, or enters one at another.

use std::collections::BTreeSet;

use rstar::AABB;

use super::{Again, ROUNDING, apart_at_least, hold_anew, lay, list_outside};
use crate::measure::membership::holders_of_one;
use crate::measure::{SnapPoints, Walked};
use crate::network::{SnapPoint, Walk, Wanted};
use crate::units::Metres;

impl Again<'_> {
    /// Puts a facility into the communities that hold it now; tells those, and those that did.
    pub(super) fn facility_members(&mut self, index: usize) -> BTreeSet<usize> {
        let dataset = self.context.dataset;
        let facility = &dataset.facilities[index];
        let holders = holders_of_one(&dataset.communities, facility.community, &facility.shape);
        let mut touched = BTreeSet::new();
        for locality in &mut self.measures.localities {
            if hold_anew(&mut locality.facilities, index, locality.community, &holders) {
                touched.insert(locality.community);
            }
        }
        list_outside(&mut self.measures.outside, index, &holders);
        touched
    }

    /// Brings a facility from where it was laid on the network to where it is, and from one category to
    /// another; none where it does not exist.
    pub(super) fn elsewhere(&mut self, index: usize, old: Option<usize>, new: Option<usize>) {
        let was_off = self.snapped.facilities.is_off(index);
        if let Some(category) = old {
            self.leave(category, index);
        }
        self.arrive(index, old, new, was_off);
    }

    /// Lays a facility that left its category where it is now, and puts it into another.
    pub(super) fn arrive(&mut self, index: usize, old: Option<usize>, new: Option<usize>, was_off: bool) {
        self.snap(index);
        if let Some(category) = new {
            self.enter(category, index);
        }
        let is_off = was_off || self.snapped.facilities.is_off(index);
        for category in BTreeSet::from_iter(old.into_iter().chain(new)) {
            self.off_network(category, index, is_off);
        }
    }

    /// Lays a facility on the network where it is now.
    pub(super) fn snap(&mut self, index: usize) {
        let place = self.context.facility_place(index);
        let SnapPoints { facilities, facility_boxes, .. } = &mut *self.snapped;
        lay(&place, index, self.context.network, facilities, facility_boxes);
    }

    /// Residences that walk to a facility, or would by doors off the network: they name it.
    pub(super) fn named(&mut self, category: Option<usize>, index: usize) {
        let Some(category) = category else { return };
        if let Ok(at) = self.measures.existing[category].binary_search(&index) {
            let walking = self.walking_to(category, at);
            self.residences.extend(walking);
        }
        let off = self.measures.nearest_off_network[category].iter().flatten().enumerate();
        let naming = off.filter(|(_, near)| near.is_some_and(|(facility, _)| facility == index));
        self.residences.extend(naming.map(|(residence, _)| residence));
    }

    /// Residences that walk to a category's existing facility at a position.
    pub(super) fn walking_to(&self, category: usize, at: usize) -> Vec<usize> {
        let is_it = |walk: Walk| matches!(walk, Walk::To { facility, .. } if facility as usize == at);
        (0..self.context.dataset.residences.len())
            .filter(|residence| is_it(self.measures.walks.of(category, *residence)))
            .collect()
    }

    /// Takes a facility out of those of its category; where it was is still known.
    pub(super) fn leave(&mut self, category: usize, index: usize) {
        self.named(Some(category), index);
        let Ok(at) = self.measures.existing[category].binary_search(&index) else { return };
        let walking = self.walking_to(category, at);
        self.measures.existing[category].remove(at);
        let Walked::Along(walks) = &mut self.measures.walks else { return self.straight(category) };
        if walks.is_nowhere(category) {
            return;
        }
        let renumbered = |facility: u32| facility - u32::from(facility != u32::MAX && facility as usize > at);
        walks.renumber(category, renumbered);
        match self.context.wanted(category) {
            Wanted::Circles(circles) => {
                // Only where it is within the circle that the nearest is within may that change.
                let met = self.snapped.facilities.of(index).to_vec();
                let reach = circles.last().map_or(0.0, |circle| circle.0 + 1.0);
                let near = self.residences_near(&self.snapped.facility_boxes[index], reach);
                let from = self.search(&[(0, &met)], 1, self.context.wanted(category), &near);
                let is_it = |(number, residence): (usize, &usize)| {
                    let own = from.of(0, number);
                    let known = self.measures.walks.of(category, *residence);
                    (matches!(own, Walk::Within(_)) && own == known).then_some(*residence)
                };
                let searched: Vec<usize> = near.iter().enumerate().filter_map(is_it).collect();
                self.search_again(category, &searched);
            }
            _ => self.search_again(category, &walking),
        }
    }

    /// Puts a facility among those of its category, where it is now.
    pub(super) fn enter(&mut self, category: usize, index: usize) {
        let at = self.measures.existing[category].partition_point(|other| *other < index);
        self.measures.existing[category].insert(at, index);
        let Walked::Along(walks) = &mut self.measures.walks else { return self.straight(category) };
        let met = self.snapped.facilities.of(index).to_vec();
        if walks.is_nowhere(category) {
            if !met.is_empty() {
                self.search_all(category);
            }
            return;
        }
        let renumbered =
            |facility: u32| facility + u32::from(facility != u32::MAX && facility as usize >= at);
        walks.renumber(category, renumbered);
        let own = self.snapped.facility_boxes[index];
        match self.context.wanted(category) {
            wanted @ Wanted::Circles(circles) => {
                let reach = circles.last().map_or(0.0, |circle| circle.0 + 1.0);
                let near = self.residences_near(&own, reach);
                let from = self.search(&[(0, &met)], 1, wanted, &near);
                for (number, residence) in near.into_iter().enumerate() {
                    // Of two walks the nearer is within the smaller circle.
                    let nearer = match (from.of(0, number), self.measures.walks.of(category, residence)) {
                        (Walk::Within(new), Walk::Within(known)) => new < known,
                        (Walk::Within(_), Walk::Farther) => true,
                        _ => false,
                    };
                    if nearer {
                        self.take_over(category, residence, &from, number);
                    }
                }
            }
            _ => {
                let near = self.residences_no_nearer(category, &own, &met);
                let known = |residence: &usize| self.measures.walks.of(category, *residence).metres();
                let farthest = near.iter().map(|residence| known(residence).map_or(f64::INFINITY, |m| m.0));
                let farthest = farthest.fold(0.0, f64::max) * (1.0 + ROUNDING);
                let wanted =
                    if farthest.is_finite() { Wanted::Within(Metres(farthest)) } else { Wanted::Nearest };
                let from = self.search(&[(0, &met)], 1, wanted, &near);
                let is_nearer = |(number, residence): (usize, &usize)| {
                    let new = from.of(0, number).metres()?.0;
                    let is_nearer = known(residence).is_none_or(|known| new <= known.0 * (1.0 + ROUNDING));
                    is_nearer.then_some(*residence)
                };
                let nearer: Vec<usize> = near.iter().enumerate().filter_map(is_nearer).collect();
                self.search_again(category, &nearer);
            }
        }
    }

    /// Without paths, every walk of a category is measured again.
    pub(super) fn straight(&mut self, category: usize) {
        let all = self.context.residences();
        let new = self.context.straight_walks(&self.measures.existing[category], &all);
        let Walked::Estimated(walks) = &mut self.measures.walks else { return };
        let pairs = walks[category].iter().zip(&new).enumerate();
        // Positions shift: what is walked to is compared by distance, and by name where it is named.
        self.residences.extend(pairs.filter(|(_, (old, new))| old != new).map(|(residence, _)| residence));
        walks[category] = new;
    }

    /// Residences that a facility in a box, meeting the network there, may be as near to as what they
    /// walk to now.
    pub(super) fn residences_no_nearer(
        &self,
        category: usize,
        own: &AABB<[f64; 2]>,
        met: &[SnapPoint],
    ) -> Vec<usize> {
        let Some(network) = self.context.network else { return Vec::new() };
        let components: BTreeSet<u32> = met.iter().map(|access| network.component_of(access)).collect();
        let is_it = |(residence, other): &(usize, &AABB<[f64; 2]>)| {
            let known = match self.measures.walks.of(category, *residence) {
                Walk::To { metres, .. } => metres * (1.0 + ROUNDING),
                Walk::Unreachable => {
                    let met = self.snapped.residences.of(*residence);
                    return met.iter().any(|access| components.contains(&network.component_of(access)));
                }
                _ => return false,
            };
            apart_at_least(own, other) <= known
        };
        let boxes = self.snapped.residence_boxes.iter().enumerate();
        boxes.filter(is_it).map(|(residence, _)| residence).collect()
    }
}
