//! Walking distances: one search from all facilities of a category at once.
//!
//! Nodes are numbered along a Hilbert curve, so that a run of [`TILE`] numbers is a compact
//! piece of the city whose arcs and distances fit a core's own cache. A tile is searched to
//! the end before the next; what it finds beyond its edge waits for that tile's turn. Every
//! distance that is lowered is passed on, so that when no tile waits, each node's distance is
//! the least over all ways to it, whatever the order was: the same sums as a plain Dijkstra
//! search adds up, to the last bit.

use super::arcs::Arcs;
use super::{Access, Network, Place, distance};
use crate::units::Metres;

/// How a residence gets to the nearest facility of a category.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Walk {
    /// The nearest facility (its index in the list searched, or [`SOME`]) and the way there.
    To { facility: u32, metres: f64 },
    /// The residence is on the network; the nearest facility is farther than was searched, or
    /// cannot be walked to.
    Farther,
    /// The residence is on the network, no facility of the category can be walked to.
    Unreachable,
    /// The residence is off the network: how far it is nobody knows.
    OffNetwork,
}

impl Walk {
    pub fn metres(self) -> Option<Metres> {
        match self {
            Walk::To { metres, .. } => Some(Metres(metres)),
            _ => None,
        }
    }
}

/// How many nodes a tile holds, as a power of two: 8,192, whose distances take 64 KB and whose
/// arcs some 350 KB.
const TILE: u32 = 13;

/// Distances beyond this many buckets share the last one, where order is by chance: slower,
/// and no less exact.
const BUCKETS: usize = 1 << 14;

/// Some facility: which was not asked.
pub const SOME: u32 = u32::MAX;

/// How far the nearest facility is, and which it is. Nearer wins, then the lower index, so that
/// the nearest facility is the same in every run.
#[derive(Clone, Copy, PartialEq)]
struct Nearest {
    metres: f64,
    facility: u32,
}

const NONE: Nearest = Nearest { metres: f64::INFINITY, facility: SOME };

impl Nearest {
    fn is_better_than(self, other: Nearest) -> bool {
        self.metres < other.metres || (self.metres == other.metres && self.facility < other.facility)
    }
}

/// A search's working memory, used again for every category.
pub struct Search<'a> {
    network: &'a Network,
    /// For each node, how far the nearest facility is.
    metres: Vec<f64>,
    /// And which it is, where that is asked for.
    facility: Vec<u32>,
    /// Nodes of each tile that were bettered and not yet passed on.
    waiting: Vec<Vec<u32>>,
    buckets: Vec<Vec<u32>>,
    /// Buckets a metre.
    fine: f64,
    /// Edges that bear a facility, a bit each.
    borne: Vec<u64>,
    on_edge: Vec<(u32, u32, Access)>,
}

impl<'a> Search<'a> {
    pub fn on(network: &'a Network) -> Search<'a> {
        let nodes = network.arcs.nodes();
        Search {
            network,
            metres: Vec::with_capacity(nodes),
            facility: Vec::new(),
            waiting: vec![Vec::new(); (nodes >> TILE) + 1],
            buckets: Vec::new(),
            fine: 1.0 / network.arcs.mean(),
            borne: vec![0; network.edges.len() / 64 + 1],
            on_edge: Vec::new(),
        }
    }

    /// For each residence, the way to the nearest of `facilities`, both given by where they
    /// meet the network. Ways longer than `farthest` are not looked for; which facility such a
    /// bounded way leads to is not said ([`SOME`]).
    pub fn walks<'f, 'r>(
        &mut self,
        facilities: impl Iterator<Item = &'f [Access]>,
        residences: impl Iterator<Item = &'r [Access]>,
        farthest: Option<Metres>,
    ) -> Vec<Walk> {
        let beyond = if farthest.is_some() { Walk::Farther } else { Walk::Unreachable };
        let limit = farthest.map_or(f64::INFINITY, |Metres(metres)| metres + 1.0);
        self.on_edge.clear();
        for (facility, accesses) in facilities.enumerate() {
            self.on_edge.extend(accesses.iter().map(|access| (access.edge, facility as u32, *access)));
        }
        if self.on_edge.is_empty() {
            return residences.map(|met| if met.is_empty() { Walk::OffNetwork } else { beyond }).collect();
        }
        self.on_edge.sort_unstable_by_key(|(edge, facility, _)| (*edge, *facility));
        match farthest {
            None => self.spread::<true>(limit),
            Some(_) => self.spread::<false>(limit),
        }

        for (edge, ..) in &self.on_edge {
            self.borne[*edge as usize / 64] |= 1 << (edge % 64);
        }
        let walks = residences
            .map(|accesses| match accesses {
                [] => Walk::OffNetwork,
                _ => match self.nearest_to(accesses) {
                    Nearest { metres, facility } if metres.is_finite() && metres <= limit => {
                        Walk::To { facility, metres }
                    }
                    _ => beyond,
                },
            })
            .collect();
        for (edge, ..) in &self.on_edge {
            self.borne[*edge as usize / 64] = 0;
        }
        walks
    }

    /// The nearest facility to a place on the network, by way of either end of the edge it is
    /// on, or along that edge itself.
    fn nearest_to(&self, accesses: &[Access]) -> Nearest {
        let mut best = NONE;
        let mut offer = |metres: f64, facility: u32| {
            let offered = Nearest { metres, facility };
            if offered.is_better_than(best) {
                best = offered;
            }
        };
        for access in accesses {
            let edge = &self.network.edges[access.edge as usize];
            for (node, along) in [(edge.from, access.along), (edge.to, edge.metres - access.until)] {
                let facility = self.facility.get(node as usize).copied().unwrap_or(SOME);
                offer(access.leg + along + self.metres[node as usize], facility);
            }
            if self.borne[access.edge as usize / 64] >> (access.edge % 64) & 1 == 1 {
                let start = self.on_edge.partition_point(|(edge, ..)| *edge < access.edge);
                for (_, facility, there) in
                    self.on_edge[start..].iter().take_while(|(edge, ..)| *edge == access.edge)
                {
                    let facility = if self.facility.is_empty() { SOME } else { *facility };
                    let between = there.along.max(access.along) - there.until.min(access.until);
                    offer(access.leg + between.max(0.0) + there.leg, facility);
                }
            }
        }
        best
    }

    /// Finds how far every node's nearest facility is, and which it is if `WHICH`.
    fn spread<const WHICH: bool>(&mut self, limit: f64) {
        let nodes = self.network.arcs.nodes();
        self.metres.clear();
        self.metres.resize(nodes, f64::INFINITY);
        self.facility.clear();
        if WHICH {
            self.facility.resize(nodes, SOME);
        }
        for (edge, facility, access) in &self.on_edge {
            let edge = &self.network.edges[*edge as usize];
            let ends =
                [(edge.from, access.leg + access.along), (edge.to, access.leg + edge.metres - access.until)];
            for (node, metres) in ends {
                let at = node as usize;
                let better = metres < self.metres[at]
                    || (WHICH && metres == self.metres[at] && *facility < self.facility[at]);
                if metres <= limit && better {
                    self.metres[at] = metres;
                    if WHICH {
                        self.facility[at] = *facility;
                    }
                    self.waiting[(node >> TILE) as usize].push(node);
                }
            }
        }
        loop {
            let mut still = false;
            for tile in 0..self.waiting.len() {
                if !self.waiting[tile].is_empty() {
                    still = true;
                    self.search_tile::<WHICH>(tile as u32, limit);
                }
            }
            if !still {
                return;
            }
        }
    }

    /// Passes on all that waits in a tile, nearest first, until nothing in it changes.
    fn search_tile<const WHICH: bool>(&mut self, tile: u32, limit: f64) {
        let Search { metres, facility, waiting, buckets, fine, network, .. } = self;
        let arcs: &Arcs = &network.arcs;
        let bucket = |metres: f64| ((metres * *fine) as usize).min(BUCKETS - 1);
        let drop_in = |buckets: &mut Vec<Vec<u32>>, node: u32, metres: f64| {
            let bucket = bucket(metres);
            if bucket >= buckets.len() {
                buckets.resize_with(bucket + 1, Vec::new);
            }
            buckets[bucket].push(node);
        };
        let mut seeds = std::mem::take(&mut waiting[tile as usize]);
        for node in seeds.drain(..) {
            drop_in(buckets, node, metres[node as usize]);
        }
        // Given back empty, so that its memory serves again.
        waiting[tile as usize] = seeds;
        let mut current = 0;
        while current < buckets.len() {
            let Some(node) = buckets[current].pop() else {
                current += 1;
                continue;
            };
            let here = metres[node as usize];
            if bucket(here) != current {
                continue; // It was bettered since, and passed on from a nearer bucket.
            }
            let which = if WHICH { facility[node as usize] } else { SOME };
            for (next, length) in arcs.of_node(node) {
                let (at, offered) = (next as usize, here + length);
                let better = offered < metres[at] || (WHICH && offered == metres[at] && which < facility[at]);
                if !better || offered > limit {
                    continue;
                }
                metres[at] = offered;
                if WHICH {
                    facility[at] = which;
                }
                if next >> TILE == tile {
                    drop_in(buckets, next, offered);
                } else {
                    waiting[(next >> TILE) as usize].push(next);
                }
            }
        }
    }
}

/// Straight distance between two places, in metres: between their nearest ends, doors where
/// they are known.
pub(super) fn straight(a: &Place, b: &Place) -> Metres {
    let mut best = f64::INFINITY;
    for one in a.segments() {
        for other in b.segments() {
            for (from, to) in super::access::nearest(one, other) {
                best = best.min(distance(from, to).0);
            }
        }
    }
    Metres(best)
}
