//! The walking network: exact distances along `paths`, from entrance to entrance.
//!
//! Distances are haversine on a sphere of the mean earth radius (6 371 008.8 m). A place
//! reaches the network by the nearest point of the nearest edge, straight; both straight
//! legs count. Farther than [`OFF_NETWORK`] from any edge a place is *off the network*,
//! which is unknown, not far.

mod access;
mod build;
mod components;
mod edges;
mod health;
mod index;
mod lanes;
mod narrow;
mod patch;
mod search;
mod straight;
mod tiles;

use std::collections::BTreeMap;

use geo::{Coord, Line, LinesIter, Point, Rect};
use rstar::{AABB, Envelope};

use crate::shapes::{PathKind, PathLevel, Shape};
use crate::units::Metres;

use components::Components;
use index::EdgeIndex;
use tiles::Tiles;

pub(crate) use access::SnapScratch;
pub use edges::{Edge, Edges};
pub use health::Health;
pub(crate) use patch::{MustBuild, PathChange};
pub use search::{Goal, Walk, Walks, Wanted};
pub(crate) use straight::StraightLine;

/// Beyond this straight distance from any path, a place is off the network.
pub const OFF_NETWORK: Metres = Metres(100.0);

/// Vertices this close are the same node (surveyed ends that were meant to meet).
pub(crate) const SAME_VERTEX: Metres = Metres(0.1);

/// Straight distance stands in for a walk, this many times as long, where there are no paths.
pub const DETOUR: f64 = 1.3;

/// Which paths are walked, and where they meet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Routes {
    /// Leaves out paths with steps: what a wheelchair user reaches.
    pub step_free: bool,
    /// Joins paths that cross on one level without a shared vertex.
    pub joined: bool,
}

impl Routes {
    /// Whether a path is walked: closed ones are not, nor those with steps if they are left out, nor a
    /// line that never leaves its first point and leads nowhere.
    pub fn walk(self, line: &[Coord<f64>], kind: PathKind) -> bool {
        let is_left_out = kind.closed || (self.step_free && kind.steps);
        !is_left_out && line.iter().any(|vertex| *vertex != line[0])
    }
}

/// The walking network. Undirected; nodes are numbered from 0.
pub struct Network {
    edges: Edges,
    /// The level of each path.
    levels: Vec<PathLevel>,
    tiles: Tiles,
    /// Numbers of nodes that no vertex has any more.
    free: Vec<u32>,
    components: Components,
    index: EdgeIndex,
    routes: Routes,
}

/// Where a place meets the network.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SnapPoint {
    /// Number of the edge.
    pub edge: u32,
    /// Metres along the edge from its `from` node.
    pub along: f64,
    /// A wall parallel to the edge is equally near all along it: from `along` to here.
    pub until: f64,
    /// Metres of the straight leg between the place and the network.
    pub leg: f64,
}

impl Network {
    /// The stretches of path in a box of degrees, for drawing: whole edges as long as they touch
    /// it, in the paths' order.
    pub(crate) fn lines_in(&self, around: &Rect<f64>) -> Vec<Vec<Coord<f64>>> {
        let envelope = AABB::from_corners(around.min().into(), around.max().into());
        let touches = |edge: &u32| envelope.intersects(&self.edges.around(*edge));
        let mut lines: Vec<Vec<Coord<f64>>> = Vec::new();
        let mut last = None;
        for edge in self.index.sorted(&envelope).into_iter().filter(touches) {
            let Line { start, end } = self.edges.line(edge);
            match lines.last_mut() {
                // Between two paths a number is left out: the last vertex begins no edge.
                Some(line) if last.is_some_and(|last| last + 1 == edge) => line.push(end),
                _ => lines.push(vec![start, end]),
            }
            last = Some(edge);
        }
        lines
    }

    /// The stretches of path.
    pub fn edges(&self) -> &Edges {
        &self.edges
    }

    /// How many nodes there are.
    pub fn node_count(&self) -> usize {
        self.tiles.nodes() - self.free.len()
    }

    /// How it was built.
    pub(crate) fn routes(&self) -> Routes {
        self.routes
    }

    pub(crate) fn component_count(&self) -> usize {
        self.components.lengths.len()
    }

    /// The connected component a node is in.
    pub(crate) fn component_of_node(&self, node: u32) -> u32 {
        self.components.at(node)
    }

    /// The connected component an access point is on.
    pub(crate) fn component_of(&self, access: &SnapPoint) -> u32 {
        self.components.at(self.edges.from(access.edge))
    }

    /// The component with most length of path within a box of degrees; `None` where there is no
    /// path.
    pub(crate) fn longest_component(&self, within: &AABB<[f64; 2]>) -> Option<u32> {
        if self.components.lengths.len() == 1 {
            return Some(0);
        }
        let aside = self.lengths_within(self.index.aside(within), within);
        let most = aside.values().copied().fold(0.0, f64::max);
        // The network's longest component is nearly always the one; that it is surely longer than
        // any other mostly shows in the middle already.
        let on_main = |edge: &u32| Some(self.components.at(self.edges.from(*edge))) == self.components.main;
        let middle = middle_of(within, 0.1);
        let edges = self.index.sorted(&middle).into_iter().filter(on_main);
        if edges.map(|edge| self.length_within(edge, &middle)).sum::<f64>() > most * 1.000_001 {
            return self.components.main;
        }
        let lengths = self.lengths_within(self.index.sorted(within), within);
        let longest = lengths.values().copied().fold(0.0, f64::max);
        lengths.into_iter().find(|(_, length)| *length == longest).map(|(component, _)| component)
    }

    /// How many metres of each component's edges among these lie within a box.
    fn lengths_within(&self, edges: Vec<u32>, within: &AABB<[f64; 2]>) -> BTreeMap<u32, f64> {
        let mut lengths: BTreeMap<u32, f64> = BTreeMap::new();
        for edge in edges {
            let node = self.edges.from(edge);
            let length = self.length_within(edge, within);
            if length > 0.0 {
                *lengths.entry(self.components.at(node)).or_default() += length;
            }
        }
        lengths
    }

    /// How many metres of an edge lie within a box.
    fn length_within(&self, edge: u32, within: &AABB<[f64; 2]>) -> f64 {
        self.edges.metres(edge) * share_within(&self.edges.line(edge), within)
    }
}

/// The middle of a box, so large a part of it each way.
fn middle_of(within: &AABB<[f64; 2]>, part: f64) -> AABB<[f64; 2]> {
    let side = |axis: usize| {
        let (low, high) = (within.lower()[axis], within.upper()[axis]);
        let off = (high - low) * (1.0 - part) / 2.0;
        (low + off, high - off)
    };
    let ((west, east), (south, north)) = (side(0), side(1));
    AABB::from_corners([west, south], [east, north])
}

/// What share of a segment lies within a box (Liang and Barsky 1984).
fn share_within(line: &Line<f64>, within: &AABB<[f64; 2]>) -> f64 {
    let (start, delta) = ([line.start.x, line.start.y], [line.dx(), line.dy()]);
    let (mut enters, mut leaves) = (0.0_f64, 1.0_f64);
    for axis in 0..2 {
        let (low, high) = (within.lower()[axis] - start[axis], within.upper()[axis] - start[axis]);
        if delta[axis] == 0.0 {
            if low > 0.0 || high < 0.0 {
                return 0.0;
            }
            continue;
        }
        let (a, b) = (low / delta[axis], high / delta[axis]);
        enters = enters.max(a.min(b));
        leaves = leaves.min(a.max(b));
    }
    (leaves - enters).max(0.0)
}

/// What a place offers to walk from or to: its entrances, or else its point or outline.
#[derive(Clone, Debug, PartialEq)]
pub struct WalkPlace {
    /// Each a set of segments of which the point nearest the network is taken; a point is a
    /// segment of no length.
    doors: Vec<Vec<Line<f64>>>,
}

impl WalkPlace {
    /// A place with known entrances uses those; another its point, or the nearest point of
    /// its outline.
    pub fn new(shape: &Shape, entrances: &[Point<f64>]) -> WalkPlace {
        let point = |point: &Point<f64>| vec![Line::new(point.0, point.0)];
        let doors = match shape {
            _ if !entrances.is_empty() => entrances.iter().map(point).collect(),
            Shape::Point(at) => vec![point(at)],
            Shape::Area(area) => vec![area.lines_iter().collect()],
        };
        WalkPlace { doors }
    }

    /// The box of degrees around all it offers; `None` where that is nothing.
    pub(crate) fn around(&self) -> Option<AABB<[f64; 2]>> {
        boxed(self.segments())
    }

    fn segments(&self) -> impl Iterator<Item = &Line<f64>> {
        self.doors.iter().flatten()
    }
}

/// The box of degrees around segments; `None` around none.
fn boxed<'a>(segments: impl Iterator<Item = &'a Line<f64>>) -> Option<AABB<[f64; 2]>> {
    let mut around: Option<AABB<[f64; 2]>> = None;
    for line in segments {
        let own = AABB::from_corners([line.start.x, line.start.y], [line.end.x, line.end.y]);
        match &mut around {
            Some(around) => around.merge(&own),
            None => around = Some(own),
        }
    }
    around
}
