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

    /// How far every node is from the nearest of some nodes, as far as that is within so many metres.
    pub(crate) fn distances_from(&self, nodes: &[u32], limit: f64) -> NodeDistances {
        let mut known: HashMap<u32, f64> = nodes.iter().map(|node| (*node, 0.0)).collect();
        let mut waiting: BinaryHeap<Reverse<(u64, u32)>> =
            nodes.iter().map(|node| Reverse((0.0_f64.to_bits(), *node))).collect();
        while let Some(Reverse((bits, node))) = waiting.pop() {
            let own = f64::from_bits(bits);
            if known[&node] < own {
                continue;
            }
            self.tiles.neighbours(node, |there, metres| {
                let metres = own + metres;
                let other = known.entry(there).or_insert(f64::INFINITY);
                if metres <= limit && metres < *other {
                    *other = metres;
                    waiting.push(Reverse((metres.to_bits(), there)));
                }
            });
        }
        NodeDistances(known)
    }

    /// How far a place that meets the network is from the nearest of some nodes.
    pub(crate) fn distance_from(&self, from: &NodeDistances, met: &[SnapPoint]) -> f64 {
        let by = |node: u32, metres: f64| from.0.get(&node).map_or(f64::INFINITY, |far| far + metres);
        let nearest = met.iter().map(|here| {
            let (start, end, metres) = self.edges.ends(here.edge);
            here.leg + by(start, here.along).min(by(end, metres - here.until))
        });
        nearest.fold(f64::INFINITY, f64::min)
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

/// How far nodes are from the nearest of some, where that is known.
pub(crate) struct NodeDistances(HashMap<u32, f64>);
