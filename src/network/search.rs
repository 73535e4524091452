//! Walking distances: from every residence to the nearest facility of every category.

use rayon::prelude::*;

use super::tiles::Lanes;
use super::{Access, Network, Place, distance};
use crate::units::Metres;

/// How a residence gets to the nearest facility of a category.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Walk {
    /// The nearest facility (its index in the list searched) and the way there.
    To { facility: u32, metres: f64 },
    /// The nearest facility is within a circle, by its index, and within no smaller one.
    Within(usize),
    /// The residence is on the network; the nearest facility is within none of the circles, or
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

/// No facility.
const NOBODY: u32 = u32::MAX;

/// What is walked to: the facilities of one category.
pub struct Goal<'a> {
    /// Where each of them meets the network.
    pub facilities: Vec<&'a [Access]>,
    pub wanted: Wanted<'a>,
}

/// What is to be known of the nearest facility.
#[derive(Clone, Copy, Debug)]
pub enum Wanted<'a> {
    /// Which it is and how far, wherever it is.
    Nearest,
    /// Within which of these circles it is, the smallest first; nothing is looked for beyond the
    /// last.
    Circles(&'a [Metres]),
}

impl Wanted<'_> {
    /// How far is looked.
    fn farthest(self) -> f64 {
        match self {
            Wanted::Nearest => f64::INFINITY,
            // More than rounding may add.
            Wanted::Circles(circles) => circles.last().map_or(0.0, |circle| circle.0 + 1.0),
        }
    }
}

/// The walks of every residence to every goal.
pub struct Walks {
    /// By goal.
    columns: Vec<Column>,
    on_network: Vec<bool>,
}

/// The walks to one goal, by residence.
enum Column {
    /// No facility of it is on the network.
    Nowhere(Walk),
    Nearest {
        metres: Vec<f64>,
        facility: Vec<u32>,
    },
    /// The circle's index; [`BEYOND`] for none.
    Circles(Vec<u8>),
}

const BEYOND: u8 = u8::MAX;

impl Wanted<'_> {
    /// An empty column.
    fn column(self, residences: usize) -> Column {
        match self {
            Wanted::Nearest => Column::Nearest {
                metres: Vec::with_capacity(residences),
                facility: Vec::with_capacity(residences),
            },
            Wanted::Circles(_) => Column::Circles(Vec::with_capacity(residences)),
        }
    }
}

impl Column {
    /// Takes up what the next residence came to.
    fn push(&mut self, wanted: Wanted, lane: usize, cells: &impl Cells) {
        let own = cells.metres()[lane];
        match (self, wanted) {
            (Column::Nearest { metres, facility }, _) => {
                metres.push(own);
                facility.push(cells.facilities()[lane]);
            }
            (Column::Circles(circle), Wanted::Circles(circles)) => {
                let within = circles.iter().position(|circle| Metres(own).within(*circle));
                circle.push(within.map_or(BEYOND, |circle| circle as u8));
            }
            _ => {}
        }
    }
}

impl Walks {
    /// The walk of a residence to a goal, both by their index.
    pub fn of(&self, goal: usize, residence: usize) -> Walk {
        if !self.on_network[residence] {
            return Walk::OffNetwork;
        }
        match &self.columns[goal] {
            Column::Nowhere(walk) => *walk,
            Column::Nearest { metres, facility } => match metres[residence] {
                metres if metres.is_finite() => Walk::To { facility: facility[residence], metres },
                _ => Walk::Unreachable,
            },
            Column::Circles(circle) => match circle[residence] {
                BEYOND => Walk::Farther,
                circle => Walk::Within(circle.into()),
            },
        }
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
    const NONE: Self = Which { metres: [f64::INFINITY; LANES], facility: [NOBODY; LANES] };

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
                (self.metres[lane], self.facility[lane]) = (f64::INFINITY, NOBODY);
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
        let nowhere = |goal: &Goal| match goal.wanted {
            Wanted::Nearest => Column::Nowhere(Walk::Unreachable),
            Wanted::Circles(_) => Column::Nowhere(Walk::Farther),
        };
        let mut walks = Walks {
            columns: goals.iter().map(nowhere).collect(),
            on_network: residences.iter().map(|met| !met.is_empty()).collect(),
        };
        for bounded in [false, true] {
            let wanted: Vec<usize> = (0..goals.len())
                .filter(|goal| matches!(goals[*goal].wanted, Wanted::Circles(_)) == bounded)
                .filter(|goal| goals[*goal].facilities.iter().any(|met| !met.is_empty()))
                .collect();
            for some in wanted.chunks(TOGETHER) {
                let goals: Vec<&Goal> = some.iter().map(|goal| &goals[*goal]).collect();
                let columns = match (bounded, some.len()) {
                    (false, 1) => self.columns::<Which<1>>(&goals, residences),
                    (false, _) => self.columns::<Which<TOGETHER>>(&goals, residences),
                    (true, 1) => self.columns::<Far<1>>(&goals, residences),
                    (true, 2..=4) => self.columns::<Far<4>>(&goals, residences),
                    (true, _) => self.columns::<Far<TOGETHER>>(&goals, residences),
                };
                some.iter().zip(columns).for_each(|(goal, column)| walks.columns[*goal] = column);
            }
        }
        walks
    }

    /// Searches some goals together.
    fn columns<T: Cells>(&self, goals: &[&Goal], residences: &[&[Access]]) -> Vec<Column> {
        let limit = T::limit(&goals.iter().map(|goal| goal.wanted.farthest()).collect::<Vec<_>>());
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
        let nearest = |met: &&[Access]| -> T {
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
        };
        let mut columns: Vec<Column> =
            goals.iter().map(|goal| goal.wanted.column(residences.len())).collect();
        const TOGETHER: usize = 1 << 14;
        for some in residences.chunks(TOGETHER) {
            let found: Vec<T> = some.par_iter().map(nearest).collect();
            columns.par_iter_mut().zip(goals).enumerate().for_each(|(lane, (column, goal))| {
                found.iter().for_each(|cells| column.push(goal.wanted, lane, cells));
            });
        }
        columns
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
