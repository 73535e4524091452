//! Walking distances: from every residence to the nearest facility of every category.

use rayon::prelude::*;

use super::lanes::{BoundedDistances, LaneCells, NearestFacility};
use super::tiles::{ByTile, Held, Sown};
use super::{Network, SnapPoint, WalkPlace};
use crate::shapes::distance;
use crate::units::Metres;

/// How a residence gets to the nearest facility of a category.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Walk {
    /// The nearest facility (its index in the list searched) and the way there.
    To {
        /// Its index in the list searched.
        facility: u32,
        /// The way there.
        metres: f64,
    },
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
    pub(crate) fn metres(self) -> Option<Metres> {
        match self {
            Walk::To { metres, .. } => Some(Metres(metres)),
            _ => None,
        }
    }
}

/// What is walked to: the facilities of one category.
pub struct Goal<'a> {
    /// Where each of them meets the network.
    pub facilities: Vec<&'a [SnapPoint]>,
    /// What is to be known of the nearest.
    pub wanted: Wanted<'a>,
}

impl Goal<'_> {
    /// Where its facilities meet the network, each with the facility's index.
    fn met(&self) -> impl Iterator<Item = (u32, &SnapPoint)> {
        (0..)
            .zip(&self.facilities)
            .flat_map(|(facility, met)| met.iter().map(move |access| (facility, access)))
    }
}

/// What is to be known of the nearest facility.
#[derive(Clone, Copy, Debug)]
pub enum Wanted<'a> {
    /// Which it is and how far, wherever it is.
    Nearest,
    /// The same as far as this; what is beyond is as good as nowhere.
    Within(Metres),
    /// Within which of these circles it is, the smallest first; nothing is looked for beyond the
    /// last.
    Circles(&'a [Metres]),
}

impl Wanted<'_> {
    /// How far is looked.
    pub(super) fn farthest(self) -> f64 {
        match self {
            Wanted::Nearest => f64::INFINITY,
            Wanted::Within(limit) => limit.0 + 1.0,
            // More than rounding may add.
            Wanted::Circles(circles) => circles.last().map_or(0.0, |circle| circle.0 + 1.0),
        }
    }
}

/// The walks of every residence to every goal.
pub struct Walks {
    /// By goal.
    columns: Vec<GoalWalks>,
    on_network: Vec<bool>,
}

/// The walks to one goal, by residence.
enum GoalWalks {
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
    fn column(self, residences: usize) -> GoalWalks {
        match self {
            Wanted::Nearest | Wanted::Within(_) => GoalWalks::Nearest {
                metres: Vec::with_capacity(residences),
                facility: Vec::with_capacity(residences),
            },
            Wanted::Circles(_) => GoalWalks::Circles(Vec::with_capacity(residences)),
        }
    }
}

impl GoalWalks {
    /// Takes up how far the next residences' nearest is, and which it is.
    fn extend(&mut self, wanted: Wanted, next: impl Iterator<Item = (f64, u32)>) {
        match (self, wanted) {
            (GoalWalks::Nearest { metres, facility }, _) => next.for_each(|(nearest, which)| {
                metres.push(nearest);
                facility.push(which);
            }),
            (GoalWalks::Circles(circle), Wanted::Circles(circles)) => {
                circle.extend(next.map(|(nearest, _)| {
                    let within = circles.iter().position(|circle| Metres(nearest).within(*circle));
                    within.map_or(BEYOND, |circle| circle as u8)
                }))
            }
            _ => {}
        }
    }

    /// Takes up what the next residences came to.
    fn append(&mut self, next: GoalWalks) {
        match (self, next) {
            (GoalWalks::Nearest { metres, facility }, GoalWalks::Nearest { metres: m, facility: f }) => {
                metres.extend(m);
                facility.extend(f);
            }
            (GoalWalks::Circles(circle), GoalWalks::Circles(next)) => circle.extend(next),
            _ => {}
        }
    }
}

impl Walks {
    /// The walks of residences to one goal: how far each one's nearest facility is, and which it is.
    pub(super) fn to_one(
        wanted: Wanted,
        nearest: impl Iterator<Item = (f64, u32)>,
        residences: &[&[SnapPoint]],
    ) -> Walks {
        let mut column = wanted.column(residences.len());
        column.extend(wanted, nearest);
        Walks { columns: vec![column], on_network: residences.iter().map(|met| !met.is_empty()).collect() }
    }

    /// Whether walks to a goal lead nowhere because no facility of it was on the network.
    pub(crate) fn is_nowhere(&self, goal: usize) -> bool {
        matches!(self.columns[goal], GoalWalks::Nowhere(_))
    }

    /// Makes a goal's walk from a residence that of another search.
    pub(crate) fn take_over(&mut self, goal: usize, residence: usize, from: &Walks, number: usize) {
        match (&mut self.columns[goal], &from.columns[0]) {
            (GoalWalks::Nearest { metres, facility }, GoalWalks::Nearest { metres: m, facility: f }) => {
                (metres[residence], facility[residence]) = (m[number], f[number]);
            }
            (GoalWalks::Circles(circle), GoalWalks::Circles(c)) => circle[residence] = c[number],
            _ => {}
        }
    }

    /// Makes a goal's walks those of another search of one goal.
    pub(crate) fn replace(&mut self, goal: usize, from: Walks) {
        self.columns[goal] = from.columns.into_iter().next().unwrap_or(GoalWalks::Nowhere(Walk::Unreachable));
    }

    /// Takes up whether a residence is on the network; one behind all others is added.
    pub(crate) fn set_on_network(&mut self, residence: usize, is_on: bool) {
        if let Some(known) = self.on_network.get_mut(residence) {
            *known = is_on;
            return;
        }
        self.on_network.push(is_on);
        for column in &mut self.columns {
            match column {
                GoalWalks::Nowhere(_) => {}
                GoalWalks::Nearest { metres, facility } => {
                    metres.push(f64::INFINITY);
                    facility.push(u32::MAX);
                }
                GoalWalks::Circles(circle) => circle.push(BEYOND),
            }
        }
    }

    /// Makes room for a residence that walks nowhere yet, before the one at an index.
    pub(crate) fn insert(&mut self, residence: usize) {
        self.on_network.insert(residence, false);
        for column in &mut self.columns {
            match column {
                GoalWalks::Nowhere(_) => {}
                GoalWalks::Nearest { metres, facility } => {
                    metres.insert(residence, f64::INFINITY);
                    facility.insert(residence, u32::MAX);
                }
                GoalWalks::Circles(circle) => circle.insert(residence, BEYOND),
            }
        }
    }

    /// Takes a residence out; those behind it are counted back.
    pub(crate) fn remove(&mut self, residence: usize) {
        self.on_network.remove(residence);
        for column in &mut self.columns {
            match column {
                GoalWalks::Nowhere(_) => {}
                GoalWalks::Nearest { metres, facility } => {
                    metres.remove(residence);
                    facility.remove(residence);
                }
                GoalWalks::Circles(circle) => drop(circle.remove(residence)),
            }
        }
    }

    /// Counts a goal's facilities anew where one is added or taken out of the list searched.
    pub(crate) fn renumber(&mut self, goal: usize, renumbered: impl Fn(u32) -> u32) {
        if let GoalWalks::Nearest { facility, .. } = &mut self.columns[goal] {
            facility.iter_mut().for_each(|facility| *facility = renumbered(*facility));
        }
    }

    /// The walk of a residence to a goal, both by their index.
    pub fn of(&self, goal: usize, residence: usize) -> Walk {
        if !self.on_network[residence] {
            return Walk::OffNetwork;
        }
        match &self.columns[goal] {
            GoalWalks::Nowhere(walk) => *walk,
            GoalWalks::Nearest { metres, facility } => match metres[residence] {
                metres if metres.is_finite() => Walk::To { facility: facility[residence], metres },
                _ => Walk::Unreachable,
            },
            GoalWalks::Circles(circle) => match circle[residence] {
                BEYOND => Walk::Farther,
                circle => Walk::Within(circle.into()),
            },
        }
    }
}

/// How many goals are searched together at most of which the nearest is wanted.
const NEAREST: usize = 8;

/// The same of goals of which the circle is wanted: most cities have no more, and one search of all
/// makes fewer visits than one of two thirds and one of the rest.
const CIRCLES: usize = 24;

impl Network {
    /// The walks of `residences` to every goal, both given by where they meet the network.
    pub fn walks(&self, goals: &[Goal], residences: &[&[SnapPoint]]) -> Walks {
        let nowhere = |goal: &Goal| match goal.wanted {
            Wanted::Nearest | Wanted::Within(_) => GoalWalks::Nowhere(Walk::Unreachable),
            Wanted::Circles(_) => GoalWalks::Nowhere(Walk::Farther),
        };
        let mut walks = Walks {
            columns: goals.iter().map(nowhere).collect(),
            on_network: residences.iter().map(|met| !met.is_empty()).collect(),
        };
        let wanted = |bounded: bool| -> Vec<usize> {
            (0..goals.len())
                .filter(|goal| matches!(goals[*goal].wanted, Wanted::Circles(_)) == bounded)
                .filter(|goal| goals[*goal].facilities.iter().any(|met| !met.is_empty()))
                .collect()
        };
        let beside = self.beside(goals);
        let mut search = |bounded: bool, some: &[usize]| {
            let columns = match (bounded, some.len()) {
                (false, 1) => self.columns::<NearestFacility<1>>(goals, some, &beside, residences),
                (false, _) => self.columns::<NearestFacility<NEAREST>>(goals, some, &beside, residences),
                (true, ..=8) => self.columns::<BoundedDistances<8>>(goals, some, &beside, residences),
                (true, 9..=16) => self.columns::<BoundedDistances<16>>(goals, some, &beside, residences),
                (true, _) => self.columns::<BoundedDistances<CIRCLES>>(goals, some, &beside, residences),
            };
            some.iter().zip(columns).for_each(|(goal, column)| walks.columns[*goal] = column);
        };
        wanted(false).chunks(NEAREST).for_each(|some| search(false, some));
        wanted(true).chunks(CIRCLES).for_each(|some| search(true, some));
        walks
    }

    /// What of every goal lies on which edge.
    pub(super) fn beside<'g>(&self, goals: &'g [Goal<'g>]) -> FacilitiesOnEdges<'g> {
        let of_goal = |(goal, of): (usize, &Goal)| -> Vec<OnEdge> {
            let mut on_edge = Vec::with_capacity(of.facilities.len());
            for (facility, met) in (0..).zip(&of.facilities) {
                let nth = (0..).zip(met.iter());
                on_edge.extend(nth.map(|(nth, access)| OnEdge {
                    edge: access.edge,
                    goal: goal as u32,
                    facility,
                    nth,
                }));
            }
            on_edge
        };
        let mut on_edge = goals.par_iter().enumerate().map(of_goal).collect::<Vec<_>>().concat();
        on_edge.par_sort_unstable();
        let bitmap = EdgeBitmap::from_edges(&on_edge, self.edges.end());
        FacilitiesOnEdges { goals, on_edge, bitmap }
    }

    /// Searches some of the goals together.
    fn columns<T: LaneCells>(
        &self,
        goals: &[Goal],
        some: &[usize],
        beside: &FacilitiesOnEdges,
        residences: &[&[SnapPoint]],
    ) -> Vec<GoalWalks> {
        let wanted: Vec<Wanted> = some.iter().map(|goal| goals[*goal].wanted).collect();
        let limit = T::limit(&wanted.iter().map(|wanted| wanted.farthest()).collect::<Vec<_>>());
        // What each goal's facilities offer the nodes by them.
        let seeds: Vec<ByTile<Seed>> =
            some.par_iter().with_max_len(1).map(|goal| self.seeds(&goals[*goal])).collect();
        let held: Held<T> = self.tiles.spread(&limit, |mut sown: Sown<T>| {
            for (lane, seeds) in seeds.iter().enumerate() {
                for seed in seeds.at(sown.tile) {
                    sown.at(seed.node).put(&limit, lane, seed.metres, seed.facility);
                }
            }
        });

        let lane_of = |goal: usize| some.iter().position(|one| *one == goal);
        let lanes: Vec<Option<usize>> = (0..goals.len()).map(lane_of).collect();
        let nearest = |some: &[&[SnapPoint]]| -> Vec<T> {
            let (mut offers, mut ends) = (Vec::new(), Vec::with_capacity(some.len()));
            for met in some {
                for here in *met {
                    let (from, to, metres) = self.edges.ends(here.edge);
                    offers.push((from, T::length(&limit, here.leg + here.along)));
                    offers.push((to, T::length(&limit, here.leg + (metres - here.until))));
                }
                ends.push(offers.len());
            }
            let mut all = held.offered(&offers, &ends);
            for (best, met) in all.iter_mut().zip(some) {
                for (on, metres) in met.iter().flat_map(|here| beside.along(here)) {
                    if let Some(lane) = lanes[on.goal as usize] {
                        best.put(&limit, lane, metres, on.facility);
                    }
                }
                best.cut(&limit);
            }
            all
        };
        const TOGETHER: usize = 1 << 10;
        let parts: Vec<Vec<GoalWalks>> = residences
            .par_chunks(TOGETHER)
            .with_max_len(1)
            .map(|some| {
                let best = nearest(some);
                let column = |(lane, wanted): (usize, &Wanted)| {
                    let mut column = wanted.column(best.len());
                    column.extend(*wanted, best.iter().map(|best| best.get(&limit, lane)));
                    column
                };
                wanted.iter().enumerate().map(column).collect()
            })
            .collect();
        let mut columns: Vec<GoalWalks> =
            wanted.iter().map(|wanted| wanted.column(residences.len())).collect();
        for part in parts {
            columns.iter_mut().zip(part).for_each(|(column, part)| column.append(part));
        }
        columns
    }

    fn seeds(&self, goal: &Goal) -> ByTile<Seed> {
        let seeds: Vec<Seed> = self.seeds_of(goal).collect();
        ByTile::from_nodes(seeds.iter().copied(), |seed| seed.node)
    }

    /// What a goal's facilities offer the nodes by them.
    pub(super) fn seeds_of(&self, goal: &Goal) -> impl Iterator<Item = Seed> {
        goal.met().flat_map(|(facility, access)| {
            let (from, to, metres) = self.edges.ends(access.edge);
            [
                Seed { node: from, facility, metres: access.leg + access.along },
                Seed { node: to, facility, metres: access.leg + metres - access.until },
            ]
        })
    }
}

/// What a facility offers a node.
#[derive(Clone, Copy, Default)]
pub(super) struct Seed {
    pub(crate) node: u32,
    pub(crate) facility: u32,
    pub(crate) metres: f64,
}

/// A facility's access, to be found by its edge.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct OnEdge {
    edge: u32,
    goal: u32,
    pub(crate) facility: u32,
    /// Which of the facility's it is.
    nth: u32,
}

/// Which edges bear facilities.
struct EdgeBitmap {
    /// A bit an edge.
    edges: Vec<u64>,
    /// How many bits are set before each of those.
    before: Vec<u32>,
    /// The first facility on each bearing edge.
    firsts: Vec<usize>,
}

impl EdgeBitmap {
    /// Of facilities in the order of their edges, which are numbered below `end`.
    fn from_edges(on_edge: &[OnEdge], end: usize) -> EdgeBitmap {
        let mut edges = vec![0_u64; end / 64 + 1];
        let mut firsts = Vec::new();
        for (index, OnEdge { edge, .. }) in on_edge.iter().enumerate() {
            let (word, bit) = (*edge as usize / 64, 1 << (edge % 64));
            if edges[word] & bit == 0 {
                edges[word] |= bit;
                firsts.push(index);
            }
        }
        let count = |sum: &mut u32, word: &u64| Some(std::mem::replace(sum, *sum + word.count_ones()));
        let before = edges.iter().scan(0, count).collect();
        EdgeBitmap { edges, before, firsts }
    }

    /// The first facility on an edge.
    fn first(&self, edge: u32) -> Option<usize> {
        let (word, bit) = (self.edges[edge as usize / 64], 1_u64 << (edge % 64));
        let rank = self.before[edge as usize / 64] + (word & (bit - 1)).count_ones();
        (word & bit != 0).then(|| self.firsts[rank as usize])
    }
}

/// What of every goal lies on which edge.
pub(super) struct FacilitiesOnEdges<'g> {
    goals: &'g [Goal<'g>],
    on_edge: Vec<OnEdge>,
    bitmap: EdgeBitmap,
}

impl FacilitiesOnEdges<'_> {
    /// Facilities on the very edge where a residence meets the network, and how many metres they are
    /// away along it.
    pub(super) fn along(&self, here: &SnapPoint) -> impl Iterator<Item = (&OnEdge, f64)> {
        let first = self.bitmap.first(here.edge).unwrap_or(self.on_edge.len());
        let on_it = self.on_edge[first..].iter().take_while(|on| on.edge == here.edge);
        on_it.map(|on| {
            let there = &self.goals[on.goal as usize].facilities[on.facility as usize][on.nth as usize];
            let between = there.along.max(here.along) - there.until.min(here.until);
            (on, here.leg + between.max(0.0) + there.leg)
        })
    }
}

/// Straight distance between two places, in metres: between their nearest ends, doors where
/// they are known.
pub(super) fn straight(a: &WalkPlace, b: &WalkPlace) -> Metres {
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
