//! Walks searched again, for some residences and one category at a time.

use std::collections::BTreeSet;

use rstar::{AABB, Envelope};

use super::Again;
use crate::measure::Walked;
use crate::network::{Goal, SnapPoint, Walks, Wanted};
use crate::shapes::widen;
use crate::units::Metres;

/// How far is searched at first for what takes the place of a facility.
const FIRST_LOOK: f64 = 500.0;

/// Beyond this, everything is searched.
const LAST_LOOK: f64 = 20_000.0;

/// A search of one category.
pub(super) struct Searched {
    found: Walks,
    /// Whose walks it found: their numbers in it, and which residences they are.
    of: Vec<(usize, usize)>,
}

impl Again<'_> {
    /// Searches from some facilities, each with its position among `count`.
    pub(super) fn search(
        &self,
        some: &[(usize, &[SnapPoint])],
        count: usize,
        wanted: Wanted,
        residences: &[usize],
    ) -> Walks {
        let mut facilities: Vec<&[SnapPoint]> = vec![&[]; count];
        some.iter().for_each(|(at, met)| facilities[*at] = met);
        let goal = Goal { facilities, wanted };
        let met: Vec<&[SnapPoint]> =
            residences.iter().map(|residence| self.snapped.residences.of(*residence)).collect();
        let network = self.context.network.expect("walks lead along a network");
        network.walks_near(&goal, &met)
    }

    /// Searches the walks of residences again from all of a category's facilities that are within so
    /// many metres of them, as the crow flies.
    pub(super) fn search_within(
        &self,
        category: usize,
        residences: &[usize],
        reach: f64,
        wanted: Wanted,
    ) -> Walks {
        let boxes = residences.iter().map(|residence| self.snapped.residence_boxes[*residence]);
        let reached = boxes.reduce(|all, next| all.merged(&next)).map(|all| widen(all, Metres(reach)));
        let existing = &self.measures.existing[category];
        let is_near = |index: &usize| {
            let own = &self.snapped.facility_boxes[*index];
            !reach.is_finite() || reached.is_some_and(|reached| reached.intersects(own))
        };
        let some: Vec<(usize, &[SnapPoint])> = existing
            .iter()
            .enumerate()
            .filter(|(_, index)| is_near(index))
            .map(|(at, index)| (at, self.snapped.facilities.of(*index)))
            .collect();
        self.search(&some, existing.len(), wanted, residences)
    }

    /// Searches the walks of residences to a category again.
    pub(super) fn search_again(&mut self, category: usize, residences: &[usize]) {
        let found = self.searched(category, residences);
        self.take_over_all(category, &found);
    }

    /// The walks of residences to a category: searches, each with the residences it found the walks of and
    /// their numbers in it.
    pub(super) fn searched(&self, category: usize, residences: &[usize]) -> Vec<Searched> {
        if residences.is_empty() || matches!(&self.measures.walks, Walked::Along(w) if w.is_nowhere(category))
        {
            return Vec::new();
        }
        let wanted = self.context.wanted(category);
        if let Wanted::Circles(circles) = wanted {
            let reach = circles.last().map_or(0.0, |circle| circle.0 + 1.0);
            let found = self.search_within(category, residences, reach, wanted);
            return vec![Searched { found, of: (0..).zip(residences.iter().copied()).collect() }];
        }
        let known = residences.iter().filter_map(|at| self.measures.walks.of(category, *at).metres());
        let mut look = known.map(|metres| metres.0 * 1.5).fold(FIRST_LOOK, f64::max);
        let (mut left, mut searches) = (residences.to_vec(), Vec::new());
        while !left.is_empty() {
            let is_last = look > LAST_LOOK;
            let (reach, wanted) = match is_last {
                true => (f64::INFINITY, Wanted::Nearest),
                false => (look, Wanted::Within(Metres(look))),
            };
            let found = self.search_within(category, &left, reach, wanted);
            // What is not looked at is farther than this, whatever rounding does.
            let is_sure = |number| found.of(0, number).metres().is_some_and(|metres| metres.0 < look * 0.999);
            let numbered = (0..).zip(left);
            let (sure, farther): (Vec<_>, Vec<_>) =
                numbered.partition(|(number, _)| is_last || is_sure(*number));
            searches.push(Searched { found, of: sure });
            let farther: Vec<usize> = farther.into_iter().map(|(_, residence)| residence).collect();
            let (reached, unreached) = self.reached(category, farther);
            if !unreached.is_empty() {
                let found = self.search(&[], 0, Wanted::Nearest, &unreached);
                searches.push(Searched { found, of: (0..).zip(unreached).collect() });
            }
            (left, look) = (reached, look * 2.0);
        }
        searches
    }

    /// Residences that some facility of a category can be walked to from, and the others.
    fn reached(&self, category: usize, residences: Vec<usize>) -> (Vec<usize>, Vec<usize>) {
        let Some(network) = self.context.network.filter(|_| !residences.is_empty()) else {
            return (residences, Vec::new());
        };
        let facilities = self.measures.existing[category].iter();
        let met = facilities.flat_map(|index| self.snapped.facilities.of(*index));
        let components: BTreeSet<u32> = met.map(|met| network.component_of(met)).collect();
        let is_reached = |residence: &usize| {
            let met = self.snapped.residences.of(*residence);
            met.iter().any(|met| components.contains(&network.component_of(met)))
        };
        residences.into_iter().partition(is_reached)
    }

    pub(super) fn take_over_all(&mut self, category: usize, searches: &[Searched]) {
        for Searched { found, of } in searches {
            of.iter().for_each(|(number, residence)| self.take_over(category, *residence, found, *number));
        }
    }

    /// Searches a category from everywhere, where none of its facilities was on the network.
    pub(super) fn search_all(&mut self, category: usize) {
        let Some(network) = self.context.network else { return };
        let existing = &self.measures.existing[category];
        let goal = Goal {
            facilities: existing.iter().map(|index| self.snapped.facilities.of(*index)).collect(),
            wanted: self.context.wanted(category),
        };
        let found = network.walks(&[goal], &self.snapped.residences.all());
        if let Walked::Along(walks) = &mut self.measures.walks {
            walks.replace(category, found);
        }
        self.is_everywhere = true;
    }

    pub(super) fn take_over(&mut self, category: usize, residence: usize, from: &Walks, number: usize) {
        if let Walked::Along(walks) = &mut self.measures.walks {
            walks.take_over(category, residence, from, number);
            self.residences.insert(residence);
        }
    }

    /// Residences within so many metres of a box, as the crow flies at least.
    pub(super) fn residences_near(&self, own: &AABB<[f64; 2]>, reach: f64) -> Vec<usize> {
        let reached = widen(*own, Metres(reach));
        let boxes = self.snapped.residence_boxes.iter().enumerate();
        boxes.filter(|(_, own)| reached.intersects(own)).map(|(residence, _)| residence).collect()
    }
}
