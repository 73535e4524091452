//! Walking distances: from every residence to the nearest facility of every category.

use rayon::prelude::*;

use super::tiles::{Held, Lanes, Sown};
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

impl Goal<'_> {
    /// Where its facilities meet the network, each with the facility's index.
    fn met(&self) -> impl Iterator<Item = (u32, &Access)> {
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
    fn push(&mut self, wanted: Wanted, (nearest, which): (f64, u32)) {
        match (self, wanted) {
            (Column::Nearest { metres, facility }, _) => {
                metres.push(nearest);
                facility.push(which);
            }
            (Column::Circles(circle), Wanted::Circles(circles)) => {
                let within = circles.iter().position(|circle| Metres(nearest).within(*circle));
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

/// How far the nearest facility is in each of several categories, as far as it is within some
/// circle: counted in units, in half the room of metres.
#[derive(Clone, Copy)]
#[repr(align(32))]
struct Far<const LANES: usize>([u32; LANES]);

/// Farther than any circle; any length added to it is more than that, and fits.
const NOWHERE: u32 = 1 << 31;

/// By how many units rounding may lengthen a walk: each stretch by half a unit at most, as often
/// shortened as lengthened, or always the same where all are equal. Within a kilometre these are
/// 30 micrometres, all that a walk may be longer than a circle and still count as within.
const ROUNDED: u32 = 64;

/// How lanes counted in units count.
#[derive(Clone, Copy)]
struct Scale<const LANES: usize> {
    /// Added to metres, leaves the units they come to in a number's last bits: numbers so large
    /// are a unit apart.
    apart: f64,
    /// Metres of a unit: a power of two.
    unit: f64,
    /// Longer than any circle, in metres; longer lengths are counted as this.
    longest: f64,
    limits: [u32; LANES],
}

impl<const LANES: usize> Scale<LANES> {
    /// As fine as there is room for lengths up to the greatest of `limits`, in metres: half
    /// a micrometre for a kilometre.
    fn of(limits: &[f64]) -> Self {
        let longest = limits.iter().copied().fold(1.0, f64::max) + 1.0;
        // The longest comes to less than 2^31 units, a rounding more included.
        let unit = ((longest * 1.000_001).log2().floor() - 30.0).exp2();
        let apart = unit * (1_u64 << 52) as f64;
        let mut scale = Scale { apart, unit, longest, limits: [0; LANES] };
        scale.limits = std::array::from_fn(|lane| limits.get(lane).map_or(0, |metres| scale.units(*metres)));
        scale
    }

    #[inline(always)]
    fn units(&self, metres: f64) -> u32 {
        (metres.min(self.longest) + self.apart).to_bits() as u32
    }
}

/// How far the nearest facility is and which it is. Nearer wins, then the lower index, so that
/// the nearest facility is the same in every run.
#[derive(Clone, Copy, PartialEq)]
struct Which<const LANES: usize> {
    metres: [f64; LANES],
    facility: [u32; LANES],
}

/// Lanes one by one, for where a search begins and ends.
trait Cells: Lanes {
    /// How many there are.
    const LANES: usize;
    fn limit(limits: &[f64]) -> Self::Limit;
    /// Offers a facility so many metres away.
    fn put(&mut self, limit: &Self::Limit, lane: usize, metres: f64, facility: u32);
    /// How many metres away the nearest facility is, infinitely if there is none, and which.
    fn get(&self, limit: &Self::Limit, lane: usize) -> (f64, u32);
}

impl<const LANES: usize> Lanes for Far<LANES> {
    type Limit = Scale<LANES>;
    type Length = u32;
    const NONE: Self = Far([NOWHERE; LANES]);

    #[inline(always)]
    fn length(scale: &Scale<LANES>, metres: f64) -> u32 {
        scale.units(metres)
    }

    #[inline(always)]
    fn offer(&mut self, neighbour: &Self, length: u32) {
        for (own, other) in self.0.iter_mut().zip(&neighbour.0) {
            *own = (*own).min(other.wrapping_add(length));
        }
    }

    #[inline(always)]
    fn cut(&mut self, scale: &Scale<LANES>) {
        for (own, limit) in self.0.iter_mut().zip(&scale.limits) {
            *own = if *own <= *limit { *own } else { NOWHERE };
        }
    }

    #[inline(always)]
    fn differs(&self, other: &Self) -> bool {
        // All lanes, without a branch a lane.
        self.0.iter().zip(&other.0).fold(0, |differs, (own, other)| differs | (own ^ other)) != 0
    }
}

impl<const LANES: usize> Cells for Far<LANES> {
    const LANES: usize = LANES;

    fn limit(limits: &[f64]) -> Scale<LANES> {
        Scale::of(limits)
    }

    fn put(&mut self, scale: &Scale<LANES>, lane: usize, metres: f64, _: u32) {
        self.0[lane] = self.0[lane].min(scale.units(metres));
    }

    fn get(&self, scale: &Scale<LANES>, lane: usize) -> (f64, u32) {
        let metres = match self.0[lane] {
            NOWHERE => f64::INFINITY,
            units => f64::from(units.saturating_sub(ROUNDED)) * scale.unit,
        };
        (metres, NOBODY)
    }
}

impl<const LANES: usize> Lanes for Which<LANES> {
    type Limit = [f64; LANES];
    type Length = f64;
    const NONE: Self = Which { metres: [f64::INFINITY; LANES], facility: [NOBODY; LANES] };

    #[inline(always)]
    fn length(_: &[f64; LANES], metres: f64) -> f64 {
        metres
    }

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
    const LANES: usize = LANES;

    fn limit(limits: &[f64]) -> [f64; LANES] {
        std::array::from_fn(|lane| limits.get(lane).copied().unwrap_or(0.0))
    }

    fn put(&mut self, _: &[f64; LANES], lane: usize, metres: f64, facility: u32) {
        let known = (self.metres[lane], self.facility[lane]);
        if (metres, facility) < known {
            (self.metres[lane], self.facility[lane]) = (metres, facility);
        }
    }

    fn get(&self, _: &[f64; LANES], lane: usize) -> (f64, u32) {
        (self.metres[lane], self.facility[lane])
    }
}

/// Goals of both kinds, searched together.
impl<A: Cells, B: Cells> Lanes for (A, B) {
    type Limit = (A::Limit, B::Limit);
    type Length = (A::Length, B::Length);
    const NONE: Self = (A::NONE, B::NONE);

    #[inline(always)]
    fn length(limit: &Self::Limit, metres: f64) -> Self::Length {
        (A::length(&limit.0, metres), B::length(&limit.1, metres))
    }

    #[inline(always)]
    fn offer(&mut self, neighbour: &Self, length: Self::Length) {
        self.0.offer(&neighbour.0, length.0);
        self.1.offer(&neighbour.1, length.1);
    }

    #[inline(always)]
    fn cut(&mut self, limit: &Self::Limit) {
        self.0.cut(&limit.0);
        self.1.cut(&limit.1);
    }

    #[inline(always)]
    fn differs(&self, other: &Self) -> bool {
        self.0.differs(&other.0) | self.1.differs(&other.1)
    }
}

impl<A: Cells, B: Cells> Cells for (A, B) {
    const LANES: usize = A::LANES + B::LANES;

    fn limit(limits: &[f64]) -> Self::Limit {
        let (first, rest) = limits.split_at(A::LANES);
        (A::limit(first), B::limit(rest))
    }

    fn put(&mut self, limit: &Self::Limit, lane: usize, metres: f64, facility: u32) {
        match lane.checked_sub(A::LANES) {
            None => self.0.put(&limit.0, lane, metres, facility),
            Some(lane) => self.1.put(&limit.1, lane, metres, facility),
        }
    }

    fn get(&self, limit: &Self::Limit, lane: usize) -> (f64, u32) {
        match lane.checked_sub(A::LANES) {
            None => self.0.get(&limit.0, lane),
            Some(lane) => self.1.get(&limit.1, lane),
        }
    }
}

/// How many goals are searched together at most of which the nearest is wanted.
const NEAREST: usize = 8;

/// The same of goals of which the circle is wanted: their distances fill one line of a
/// processor's cache.
const CIRCLES: usize = 16;

/// So many of these fill a line beside a single one of those.
const BESIDE: usize = 8;

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
        let wanted = |bounded: bool| -> Vec<usize> {
            (0..goals.len())
                .filter(|goal| matches!(goals[*goal].wanted, Wanted::Circles(_)) == bounded)
                .filter(|goal| goals[*goal].facilities.iter().any(|met| !met.is_empty()))
                .collect()
        };
        let (nearest, circles) = (wanted(false), wanted(true));
        let mut circles = circles.as_slice();
        let mut search = |nearest: &[usize], circles: &[usize]| {
            let some = [nearest, circles].concat();
            let goals: Vec<&Goal> = some.iter().map(|goal| &goals[*goal]).collect();
            let columns = match (nearest.len(), circles.len()) {
                (0, ..=BESIDE) => self.columns::<Far<BESIDE>>(&goals, residences),
                (0, _) => self.columns::<Far<CIRCLES>>(&goals, residences),
                (1, 0) => self.columns::<Which<1>>(&goals, residences),
                (1, _) => self.columns::<(Which<1>, Far<BESIDE>)>(&goals, residences),
                (..) => self.columns::<Which<NEAREST>>(&goals, residences),
            };
            some.iter().zip(columns).for_each(|(goal, column)| walks.columns[*goal] = column);
        };
        for some in nearest.chunks(NEAREST) {
            let beside = if some.len() == 1 { circles.len().min(BESIDE) } else { 0 };
            let (with, rest) = circles.split_at(beside);
            search(some, with);
            circles = rest;
        }
        circles.chunks(CIRCLES).for_each(|some| search(&[], some));
        walks
    }

    /// Searches some goals together.
    fn columns<T: Cells>(&self, goals: &[&Goal], residences: &[&[Access]]) -> Vec<Column> {
        let limit = T::limit(&goals.iter().map(|goal| goal.wanted.farthest()).collect::<Vec<_>>());
        // What each goal's facilities offer the nodes by them, by node.
        let seeds: Vec<Vec<Seed>> = goals.par_iter().map(|goal| self.seeds(goal)).collect();
        let held: Held<T> = self.tiles.spread(&limit, |sown: Sown<T>| {
            for (lane, seeds) in seeds.iter().enumerate() {
                let from = seeds.partition_point(|seed| seed.node < sown.nodes.start);
                let to = seeds.partition_point(|seed| seed.node < sown.nodes.end);
                for seed in &seeds[from..to] {
                    let node = (seed.node - sown.nodes.start) as usize;
                    sown.held[node].put(&limit, lane, seed.metres, seed.facility);
                }
            }
        });

        let mut on_edge: Vec<OnEdge> = goals
            .par_iter()
            .enumerate()
            .flat_map_iter(|(lane, goal)| {
                goal.met().map(move |(facility, access)| OnEdge { lane, facility, access: *access })
            })
            .collect();
        on_edge.par_sort_unstable_by_key(|on| (on.access.edge, on.lane, on.facility));
        let mut borne = vec![0_u64; self.edges.end() / 64 + 1];
        for on in &on_edge {
            borne[on.access.edge as usize / 64] |= 1 << (on.access.edge % 64);
        }
        let nearest = |met: &&[Access]| -> T {
            let mut best = T::NONE;
            for access in *met {
                let edge = self.edges.get(access.edge);
                let length = |metres: f64| T::length(&limit, metres);
                best.offer(held.at(edge.from), length(access.leg + access.along));
                best.offer(held.at(edge.to), length(access.leg + (edge.metres - access.until)));
                if borne[access.edge as usize / 64] >> (access.edge % 64) & 1 == 1 {
                    along(&mut best, &limit, access, &on_edge);
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
                found.iter().for_each(|cells| column.push(goal.wanted, cells.get(&limit, lane)));
            });
        }
        columns
    }

    fn seeds(&self, goal: &Goal) -> Vec<Seed> {
        let offered = goal.met().flat_map(|(facility, access)| {
            let edge = self.edges.get(access.edge);
            [
                Seed { node: edge.from, facility, metres: access.leg + access.along },
                Seed { node: edge.to, facility, metres: access.leg + edge.metres - access.until },
            ]
        });
        let mut seeds: Vec<Seed> = offered.collect();
        seeds.sort_unstable_by_key(|seed| seed.node);
        seeds
    }
}

/// What a facility offers a node.
struct Seed {
    node: u32,
    facility: u32,
    metres: f64,
}

/// A facility's access, to be found by its edge.
struct OnEdge {
    lane: usize,
    facility: u32,
    access: Access,
}

/// Offers the facilities on a residence's own edge, along that edge.
fn along<T: Cells>(best: &mut T, limit: &T::Limit, access: &Access, on_edge: &[OnEdge]) {
    let start = on_edge.partition_point(|on| on.access.edge < access.edge);
    for OnEdge { lane, facility, access: there } in
        on_edge[start..].iter().take_while(|on| on.access.edge == access.edge)
    {
        let between = there.along.max(access.along) - there.until.min(access.until);
        best.put(limit, *lane, access.leg + between.max(0.0) + there.leg, *facility);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_the_nearest_and_stop_beyond_the_widest_circle() {
        for widest in [250.0, 751.0, 1023.0, 1024.0, 20_000.0] {
            let scale = Scale::<2>::of(&[widest, 1.0]);
            for metres in [0.0, 1e-7, 0.25, 1.0 / 3.0, 27.182_818, 249.999_999, widest] {
                assert_eq!(scale.units(metres), (metres / scale.unit).round() as u32, "{metres}");
            }
            for metres in [1e9, 1e300, f64::INFINITY] {
                assert_eq!(scale.units(metres), scale.units(widest + 1.0));
            }
            assert_eq!(scale.limits, [scale.units(widest), scale.units(1.0)]);
            assert!(scale.units(f64::INFINITY) > scale.limits[0] && scale.units(f64::INFINITY) < NOWHERE);
            assert!(scale.unit * f64::from(ROUNDED) < 65e-6 * (widest / 1000.0).max(1.0));
            assert!(NOWHERE.checked_add(scale.units(f64::INFINITY)).is_some());
        }
    }
}
