//! Walking distances: from every residence to the nearest facility of every category.

use rayon::prelude::*;

use super::tiles::Lanes;
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

/// Some facility: which was not asked.
pub const SOME: u32 = u32::MAX;

/// What is walked to: the facilities of one category.
pub struct Goal<'a> {
    /// Where each of them meets the network.
    pub facilities: Vec<&'a [Access]>,
    /// Ways longer than this are not looked for, and which facility a shorter one leads to is
    /// not said ([`SOME`]).
    pub farthest: Option<Metres>,
}

/// The walks of every residence to every goal.
pub struct Walks {
    /// By goal: the columns and the lane that hold it, if any facility of it is on the network.
    at: Vec<Option<(usize, usize)>>,
    columns: Vec<Columns>,
    on_network: Vec<bool>,
    bounded: Vec<bool>,
}

/// What several goals searched together came to, a row a residence.
struct Columns {
    lanes: usize,
    metres: Vec<f64>,
    /// Empty where it was not asked.
    facility: Vec<u32>,
}

impl Walks {
    /// The walk of a residence to a goal, both by their index.
    pub fn of(&self, goal: usize, residence: usize) -> Walk {
        if !self.on_network[residence] {
            return Walk::OffNetwork;
        }
        if let Some((columns, lane)) = self.at[goal] {
            let columns = &self.columns[columns];
            let cell = residence * columns.lanes + lane;
            let metres = columns.metres[cell];
            if metres.is_finite() {
                return Walk::To { facility: columns.facility.get(cell).copied().unwrap_or(SOME), metres };
            }
        }
        if self.bounded[goal] { Walk::Farther } else { Walk::Unreachable }
    }
}

/// How far the nearest facility is in each of several categories.
#[derive(Clone, Copy)]
struct Far<const LANES: usize>([f64; LANES]);

/// And which it is. Nearer wins, then the lower index, so that the nearest facility is the same
/// in every run.
#[derive(Clone, Copy, PartialEq)]
struct Which<const LANES: usize> {
    metres: [f64; LANES],
    facility: [u32; LANES],
}

/// Lanes one by one, for where a search begins and ends.
trait Cells: Lanes {
    fn limit(limits: &[f64]) -> Self::Limit;
    /// Offers a facility so many metres away.
    fn put(&mut self, lane: usize, metres: f64, facility: u32);
    fn metres(&self) -> &[f64];
    fn facilities(&self) -> &[u32];
}

impl<const LANES: usize> Lanes for Far<LANES> {
    type Limit = [f64; LANES];
    const NONE: Self = Far([f64::INFINITY; LANES]);

    #[inline(always)]
    fn offer(&mut self, neighbour: &Self, metres: f64) {
        for (own, other) in self.0.iter_mut().zip(&neighbour.0) {
            let offered = other + metres;
            *own = if offered < *own { offered } else { *own };
        }
    }

    #[inline(always)]
    fn cut(&mut self, limit: &Self::Limit) {
        for (own, limit) in self.0.iter_mut().zip(limit) {
            *own = if *own <= *limit { *own } else { f64::INFINITY };
        }
    }

    #[inline(always)]
    fn differs(&self, other: &Self) -> bool {
        // All lanes, without a branch a lane.
        self.0.iter().zip(&other.0).fold(false, |differs, (own, other)| differs | (own != other))
    }
}

impl<const LANES: usize> Cells for Far<LANES> {
    fn limit(limits: &[f64]) -> [f64; LANES] {
        std::array::from_fn(|lane| limits.get(lane).copied().unwrap_or(0.0))
    }

    fn put(&mut self, lane: usize, metres: f64, _: u32) {
        self.0[lane] = self.0[lane].min(metres);
    }

    fn metres(&self) -> &[f64] {
        &self.0
    }

    fn facilities(&self) -> &[u32] {
        &[]
    }
}

impl<const LANES: usize> Lanes for Which<LANES> {
    type Limit = [f64; LANES];
    const NONE: Self = Which { metres: [f64::INFINITY; LANES], facility: [SOME; LANES] };

    #[inline(always)]
    fn offer(&mut self, neighbour: &Self, metres: f64) {
        for lane in 0..LANES {
            let offered = neighbour.metres[lane] + metres;
            let nearer = offered < self.metres[lane]
                || (offered == self.metres[lane] && neighbour.facility[lane] < self.facility[lane]);
            if nearer {
                self.metres[lane] = offered;
                self.facility[lane] = neighbour.facility[lane];
            }
        }
    }

    #[inline(always)]
    fn cut(&mut self, limit: &Self::Limit) {
        for (lane, limit) in limit.iter().enumerate() {
            if self.metres[lane] > *limit {
                (self.metres[lane], self.facility[lane]) = (f64::INFINITY, SOME);
            }
        }
    }

    #[inline(always)]
    fn differs(&self, other: &Self) -> bool {
        self != other
    }
}

impl<const LANES: usize> Cells for Which<LANES> {
    fn limit(limits: &[f64]) -> [f64; LANES] {
        Far::<LANES>::limit(limits)
    }

    fn put(&mut self, lane: usize, metres: f64, facility: u32) {
        let known = (self.metres[lane], self.facility[lane]);
        if (metres, facility) < known {
            (self.metres[lane], self.facility[lane]) = (metres, facility);
        }
    }

    fn metres(&self) -> &[f64] {
        &self.metres
    }

    fn facilities(&self) -> &[u32] {
        &self.facility
    }
}

/// How many goals are searched together at most: their distances fill one line of a
/// processor's cache.
const TOGETHER: usize = 8;

impl Network {
    /// The walks of `residences` to every goal, both given by where they meet the network.
    pub fn walks(&self, goals: &[Goal], residences: &[&[Access]]) -> Walks {
        let mut walks = Walks {
            at: vec![None; goals.len()],
            columns: Vec::new(),
            on_network: residences.iter().map(|met| !met.is_empty()).collect(),
            bounded: goals.iter().map(|goal| goal.farthest.is_some()).collect(),
        };
        for bounded in [false, true] {
            let wanted: Vec<usize> = (0..goals.len())
                .filter(|goal| walks.bounded[*goal] == bounded)
                .filter(|goal| goals[*goal].facilities.iter().any(|met| !met.is_empty()))
                .collect();
            for some in wanted.chunks(TOGETHER) {
                for (lane, goal) in some.iter().enumerate() {
                    walks.at[*goal] = Some((walks.columns.len(), lane));
                }
                let goals: Vec<&Goal> = some.iter().map(|goal| &goals[*goal]).collect();
                walks.columns.push(match (bounded, some.len()) {
                    (false, 1) => self.columns::<Which<1>>(&goals, residences),
                    (false, _) => self.columns::<Which<TOGETHER>>(&goals, residences),
                    (true, 1) => self.columns::<Far<1>>(&goals, residences),
                    (true, 2..=4) => self.columns::<Far<4>>(&goals, residences),
                    (true, _) => self.columns::<Far<TOGETHER>>(&goals, residences),
                });
            }
        }
        walks
    }

    /// Searches some goals together.
    fn columns<T: Cells>(&self, goals: &[&Goal], residences: &[&[Access]]) -> Columns {
        let farthest = |goal: &&Goal| goal.farthest.map_or(f64::INFINITY, |Metres(metres)| metres + 1.0);
        let limit = T::limit(&goals.iter().map(farthest).collect::<Vec<_>>());
        let mut held: Vec<T> = self.tiles.blank();
        let mut on_edge: Vec<OnEdge> = Vec::new();
        for (lane, goal) in goals.iter().enumerate() {
            for (facility, met) in (0..).zip(&goal.facilities) {
                for access in *met {
                    let edge = self.edges.get(access.edge);
                    held[edge.from as usize].put(lane, access.leg + access.along, facility);
                    held[edge.to as usize].put(lane, access.leg + edge.metres - access.until, facility);
                    on_edge.push(OnEdge { lane, facility, access: *access });
                }
            }
        }
        held.par_iter_mut().for_each(|node| node.cut(&limit));
        self.tiles.spread(&limit, &mut held);

        on_edge.sort_unstable_by_key(|on| (on.access.edge, on.lane, on.facility));
        let mut borne = vec![0_u64; self.edges.end() / 64 + 1];
        for on in &on_edge {
            borne[on.access.edge as usize / 64] |= 1 << (on.access.edge % 64);
        }
        let found: Vec<T> = residences
            .par_iter()
            .map(|met| {
                let mut best = T::NONE;
                for access in *met {
                    let edge = self.edges.get(access.edge);
                    best.offer(&held[edge.from as usize], access.leg + access.along);
                    best.offer(&held[edge.to as usize], access.leg + (edge.metres - access.until));
                    if borne[access.edge as usize / 64] >> (access.edge % 64) & 1 == 1 {
                        along(&mut best, access, &on_edge);
                    }
                }
                best.cut(&limit);
                best
            })
            .collect();
        let lanes = T::NONE.metres().len();
        Columns {
            lanes,
            metres: found.iter().flat_map(|cells| cells.metres()).copied().collect(),
            facility: found.iter().flat_map(|cells| cells.facilities()).copied().collect(),
        }
    }
}

/// A facility's access, to be found by its edge.
struct OnEdge {
    lane: usize,
    facility: u32,
    access: Access,
}

/// Offers the facilities on a residence's own edge, along that edge.
fn along<T: Cells>(best: &mut T, access: &Access, on_edge: &[OnEdge]) {
    let start = on_edge.partition_point(|on| on.access.edge < access.edge);
    for OnEdge { lane, facility, access: there } in
        on_edge[start..].iter().take_while(|on| on.access.edge == access.edge)
    {
        let between = there.along.max(access.along) - there.until.min(access.until);
        best.put(*lane, access.leg + between.max(0.0) + there.leg, *facility);
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
