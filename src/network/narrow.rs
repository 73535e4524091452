//! Walks to one category searched again near a place, to the bits that a search of the whole network
//! comes to.
//!
//! A search of the whole network ends in the one state in which nothing changes any more: each node
//! has the least of what its facilities offer it and of what its neighbours have, their stretch added,
//! the lower index winning ties. A search from some of the facilities alone ends in the same values as
//! far as no other facility is nearer.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use rustc_hash::FxHashMap as HashMap;

use super::lanes::{BoundedDistances, LaneCells, NearestFacility};
use super::search::{Goal, Walks, Wanted};
use super::{Network, SnapPoint};

impl Network {
    /// The walks of some residences to a goal, as [`Network::walks`] finds them, at the cost of the
    /// nodes that are within what is wanted of the goal's facilities.
    pub(crate) fn walks_near(&self, goal: &Goal, residences: &[&[SnapPoint]]) -> Walks {
        match goal.wanted {
            Wanted::Circles(_) => self.search_near::<BoundedDistances<8>>(goal, residences),
            Wanted::Nearest | Wanted::Within(_) => self.search_near::<NearestFacility<1>>(goal, residences),
        }
    }

    fn search_near<T: LaneCells>(&self, goal: &Goal, residences: &[&[SnapPoint]]) -> Walks {
        let limit = T::limit(&[goal.wanted.farthest()]);
        let known: HashMap<u32, T> = self.spread_near(&limit, goal);
        let beside = self.beside(std::slice::from_ref(goal));
        let best = residences.iter().map(|met| {
            let mut best = T::NONE;
            for here in *met {
                let (from, to, metres) = self.edges.ends(here.edge);
                for (node, metres) in [(from, here.leg + here.along), (to, here.leg + (metres - here.until))]
                {
                    if let Some(known) = known.get(&node) {
                        best.offer(known, T::length(&limit, metres));
                    }
                }
            }
            for (on, metres) in met.iter().flat_map(|here| beside.along(here)) {
                best.put(&limit, 0, metres, on.facility);
            }
            best.cut(&limit);
            best.get(&limit, 0)
        });
        Walks::to_one(goal.wanted, best, residences)
    }

    /// What the nodes come to know that facilities of a goal are near enough to.
    fn spread_near<T: LaneCells>(&self, limit: &T::Limit, goal: &Goal) -> HashMap<u32, T> {
        let mut known: HashMap<u32, T> = HashMap::default();
        let mut waiting = BinaryHeap::new();
        // Metres are no less than 0, and the bits of such numbers are in their order.
        let place = |node: u32, own: &T| Reverse((own.get(limit, 0).0.to_bits(), node));
        for seed in self.seeds_of(goal) {
            let own = known.entry(seed.node).or_insert(T::NONE);
            own.put(limit, 0, seed.metres, seed.facility);
            own.cut(limit);
            waiting.push(place(seed.node, own));
        }
        while let Some(next) = waiting.pop() {
            let Reverse((_, node)) = next;
            let own = known[&node];
            if place(node, &own) != next || !own.differs(&T::NONE) {
                continue;
            }
            self.tiles.neighbours(node, |there, metres| {
                let other = known.entry(there).or_insert(T::NONE);
                let mut best = *other;
                best.offer(&own, T::length(limit, metres));
                best.cut(limit);
                if best.differs(other) {
                    *other = best;
                    waiting.push(place(there, &best));
                }
            });
        }
        known
    }
}
