//! Building the network: vertices that coincide become one node, neighbours an edge.

use std::ops::Range;
use std::sync::LazyLock;

use geo::Coord;
use rayon::prelude::*;
use rustc_hash::FxHashMap as HashMap;

use super::access::PlaneBox;
use super::components::Components;
use super::edges::Edges;
use super::health::Crossing;
use super::index::{EdgeIndex, Grid};
use super::tiles::{ByTile, NODES, Tiles};
use super::{Network, Routes, SAME_VERTEX};
use crate::disjoint::{root, unite};
use crate::shapes::{METRES_A_DEGREE, PathKind, Paths, distance};

impl Network {
    /// Joins paths where they share a vertex, exactly or within 0.1 m. Closed paths
    /// are left out, and those with steps if asked. Paths that cross without a vertex stay
    /// apart, unless asked to be joined.
    pub fn build(paths: Paths, routes: Routes) -> Network {
        let network = Network::from_paths(paths.only(|line, kind| routes.walk(line, kind)), routes);
        if routes.joined { Network::from_paths(network.with_crossings(), routes) } else { network }
    }

    fn from_paths(paths: Paths, routes: Routes) -> Network {
        let (vertices, ends, kinds) = paths.into_parts();
        let mut edges = Edges::from_ends(vertices, &ends);
        drop(ends);
        let Numbered { node_of, across, metres } = number(&edges);
        edges.join(node_of, metres);
        let ((tiles, all), (components, aside)) = rayon::join(
            || {
                let by_tile = ByTile::from_nodes(edges.numbers(), |edge| edges.from(*edge));
                (Tiles::from_edges(&edges, &by_tile, &across), Grid::from_edges(&edges, &by_tile))
            },
            || {
                let components = Components::from_edges(&edges, across.len());
                let aside = components.aside(&edges);
                (components, aside)
            },
        );
        let index = EdgeIndex { all, aside };
        let levels = kinds.iter().map(|kind| kind.level).collect();
        Network { edges, levels, tiles, free: Vec::new(), components, index, routes }
    }

    /// The paths, each with a vertex wherever it crosses another on its level.
    fn with_crossings(&self) -> Paths {
        let runs = self.edges.runs();
        let mut added: Vec<Vec<(u32, f64, Coord<f64>)>> = vec![Vec::new(); runs.len()];
        for Crossing { edges, along, at } in self.crossings() {
            for (edge, along) in edges.into_iter().zip(along) {
                added[self.edges.path_of(edge)].push((edge, along, at));
            }
        }
        let mut paths = Paths::default();
        for ((run, level), mut added) in runs.iter().zip(&self.levels).zip(added) {
            added.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
            let mut line = Vec::with_capacity(run.len() + 1 + added.len());
            let mut next = added.into_iter().peekable();
            for vertex in run.start..=run.end {
                line.push(self.edges.vertices()[vertex as usize]);
                while let Some((_, _, at)) = next.next_if(|(of, ..)| *of == vertex) {
                    line.push(at);
                }
            }
            // A crossing at a vertex adds none.
            line.dedup();
            paths.push(&line, PathKind { level: *level, ..PathKind::default() });
        }
        paths
    }
}

/// Vertices numbered as nodes.
struct Numbered {
    /// The number of each vertex.
    node_of: Vec<u32>,
    /// For each node, in turn within each tile: the node's number there, from north-west to
    /// south-east.
    across: Vec<u16>,
    /// The length of each edge.
    metres: Vec<f64>,
}

/// How many vertices are worked through at a time.
const TOGETHER: usize = 1 << 16;

/// Numbers the vertices so that those within [`SAME_VERTEX`] of each other, directly or by a
/// chain, share a number; nodes near each other on the ground are in one tile, and numbered in
/// it from south-west to north-east.
fn number(edges: &Edges) -> Numbered {
    let vertices = edges.vertices();
    let mut node_of = merge(vertices, |vertex| edges.path_of(vertex));
    let around =
        vertices.par_iter().map(|at| PlaneBox::at(*at)).reduce(|| PlaneBox::NOTHING, |a, b| a.with(&b));
    let scale = 65_535.0 / (around.east - around.west).max(around.north - around.south).max(1e-12);
    let roots_of = |(part, some): (usize, &[Coord<f64>])| -> Vec<Ranked> {
        let numbered = ((part * TOGETHER) as u32..).zip(some);
        let roots = numbered.filter(|(vertex, _)| node_of[*vertex as usize] == *vertex);
        let rank = |at: &Coord<f64>| hilbert((at.x - around.west) * scale, (at.y - around.south) * scale);
        roots.map(|(vertex, at)| ranked(rank(at), vertex)).collect()
    };
    let parts: Vec<Vec<Ranked>> = vertices.par_chunks(TOGETHER).enumerate().map(roots_of).collect();
    let mut roots = parts.concat();
    roots.par_sort_unstable();
    let mut across = vec![0; roots.len()];
    roots.par_chunks_mut(NODES).with_max_len(4).zip(across.par_chunks_mut(NODES)).for_each(
        |(roots, across)| {
            let shrink = libm::cos(vertices[who(roots[0]) as usize].y.to_radians());
            let along = |north: f64| {
                move |root: &Ranked| {
                    let at = vertices[who(*root) as usize];
                    at.x * shrink + at.y * north
                }
            };
            let north_east: Vec<f64> = roots.iter().map(along(1.0)).collect();
            let sorted: Vec<Ranked> =
                in_strips(&north_east).into_iter().map(|root| roots[usize::from(root)]).collect();
            roots.copy_from_slice(&sorted);
            let south_east: Vec<f64> = roots.iter().map(along(-1.0)).collect();
            across.copy_from_slice(&in_strips(&south_east));
        },
    );
    // One core's work, while another measures.
    let (number, metres) = rayon::join(
        || {
            let mut number = vec![0; vertices.len()];
            for (node, root) in roots.iter().enumerate() {
                number[who(*root) as usize] = node as u32;
            }
            number
        },
        || edges.lengths(),
    );
    node_of.par_iter_mut().for_each(|node| *node = number[*node as usize]);
    Numbered { node_of, across, metres }
}

/// In how many strips a tile is swept: so narrow that a tile's streets are wider apart.
const STRIPS: usize = 1024;

/// The numbers of a tile's nodes from strip to strip, by how far each lies across the strips: sorted,
/// as far as it matters to a sweep.
fn in_strips(across: &[f64]) -> Vec<u16> {
    let (low, high) = across
        .iter()
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), at| (low.min(*at), high.max(*at)));
    let scale = (STRIPS as f64 - 0.5) / (high - low).max(1e-12);
    let strip = |at: &f64| ((at - low) * scale) as usize;
    let mut next = [0_u16; STRIPS];
    across.iter().for_each(|at| next[strip(at)] += 1);
    let mut before = 0;
    for count in &mut next {
        before += std::mem::replace(count, before);
    }
    let mut sorted = vec![0; across.len()];
    for (number, at) in (0..).zip(across) {
        let place = &mut next[strip(at)];
        sorted[usize::from(*place)] = number;
        *place += 1;
    }
    sorted
}

/// Something to be sorted by a rank, and by its own number where ranks are equal.
type Ranked = u64;

fn ranked(rank: u32, of: u32) -> Ranked {
    u64::from(rank) << 32 | u64::from(of)
}

fn who(ranked: Ranked) -> u32 {
    ranked as u32
}

/// How far along a Hilbert curve over a square of 65,536 cells a side a cell lies.
fn hilbert(x: f64, y: f64) -> u32 {
    /// Four levels of the curve: by how it is turned and a cell's place among 16 x 16, how far along
    /// it lies, and how the curve is turned in it.
    static LEVELS: LazyLock<[[(u8, u8); 256]; 4]> = LazyLock::new(|| {
        std::array::from_fn(|turned| {
            std::array::from_fn(|cell| levels(turned as u8, cell as u8 >> 4, cell as u8 & 15))
        })
    });
    let (x, y) = (x as u32 & 0xffff, y as u32 & 0xffff);
    let (mut along, mut turned) = (0, 0);
    for shift in [12, 8, 4, 0] {
        let cell = (x >> shift & 15) << 4 | y >> shift & 15;
        let (four, next) = LEVELS[usize::from(turned)][cell as usize];
        (along, turned) = (along << 8 | u32::from(four), next);
    }
    along
}

/// Four levels of the curve, one after another. It is turned by swapping x and y (the first bit) and
/// counting both from the other end (the second).
fn levels(mut turned: u8, x: u8, y: u8) -> (u8, u8) {
    let mut along = 0;
    for shift in [3, 2, 1, 0] {
        let (x, y) = (x >> shift & 1, y >> shift & 1);
        let (x, y) = if turned & 1 == 0 { (x, y) } else { (y, x) };
        let (right, up) = if turned & 2 == 0 { (x, y) } else { (1 - x, 1 - y) };
        along = along << 2 | (3 * right) ^ up;
        if up == 0 {
            turned ^= 1 | right << 1;
        }
    }
    (along, turned)
}

/// A vertex to be sorted by its row, as tall as the tolerance, and how far east in it; then by its
/// own number.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Placed(u128);

/// How many bits say how far east a vertex is: to a millimetre at the equator.
const EAST: u32 = 36;

impl Placed {
    /// A vertex so many rows north of the south pole and so many steps east of the date line.
    fn in_row(rows: f64, steps: f64, vertex: u32) -> Placed {
        let at = (rows as u64) << EAST | (steps as u64).min((1 << EAST) - 1);
        let fine = |at: f64| (at.fract() * 65_536.0) as u32;
        Placed(u128::from(at) << 64 | u128::from(vertex) << 32 | u128::from(fine(rows) << 16 | fine(steps)))
    }

    fn at(self) -> u64 {
        (self.0 >> 64) as u64
    }

    fn row(self) -> u64 {
        self.at() >> EAST
    }

    fn vertex(self) -> u32 {
        (self.0 >> 32) as u32
    }

    /// Whether two are the same point, to two micrometres.
    fn is_same(self, other: Placed) -> bool {
        self.at() == other.at() && self.0 as u32 == other.0 as u32
    }
}

/// For each vertex, the first of those it is one with, directly or by a chain. Vertices of one
/// path are one only where they are the same point: a line drawn with a vertex every few
/// centimetres keeps its length.
///
/// What a vertex is one with depends on those alone that a chain of near ones leads to.
pub(super) fn merge(vertices: &[Coord<f64>], path_of: impl Fn(u32) -> usize + Sync) -> Vec<u32> {
    let tall = SAME_VERTEX.0 * 1.001 / METRES_A_DEGREE;
    let steps = (1_u64 << EAST) as f64 / 360.0;
    let mut placed: Vec<Placed> = vertices
        .par_iter()
        .enumerate()
        .map(|(vertex, at)| Placed::in_row((at.y + 90.0) / tall, (at.x + 180.0) * steps, vertex as u32))
        .collect();
    placed.par_sort_unstable();
    // What is within the tolerance of a vertex is in its row or the next, east or west of it
    // by no more than the tolerance at the higher of the two latitudes.
    let wide = |row: u64| {
        let latitude = |row: u64| (row as f64 * tall - 90.0).abs();
        let degrees = tall / libm::cos(latitude(row).max(latitude(row + 2)).min(90.0).to_radians()).max(1e-6);
        (degrees * steps) as u64 + 2
    };
    // Two vertices that are the same point; and two of different paths that are near each other.
    let pairs = |some: Range<usize>| {
        let mut same: Vec<(u32, u32)> = Vec::new();
        let mut near: Vec<(f64, u32, u32)> = Vec::new();
        let begin = some.start;
        let mut above = 0;
        let (mut row, mut reach) = (u64::MAX, 0);
        for index in some {
            let here = placed[index];
            if here.row() != row {
                (row, reach) = (here.row(), wide(here.row()));
            }
            let over = (here.row() + 1) << EAST;
            let west = (over | here.at() & ((1 << EAST) - 1)).saturating_sub(reach).max(over);
            if index == begin {
                above = placed.partition_point(|placed| placed.at() < west);
            }
            while placed.get(above).is_some_and(|placed| placed.at() < west) {
                above += 1;
            }
            let beside = placed[index + 1..]
                .iter()
                .take_while(|next| next.row() == here.row() && next.at() - here.at() <= reach);
            let over = placed[above..]
                .iter()
                .take_while(|next| next.row() == here.row() + 1 && next.at() - west <= 2 * reach);
            for next in beside.chain(over) {
                let (here, next, is_same) = (here.vertex(), next.vertex(), here.is_same(*next));
                if is_same {
                    same.push((here, next));
                    // What else is near is near to that one too.
                    break;
                }
                let apart = distance(vertices[here as usize], vertices[next as usize]).0;
                if apart <= SAME_VERTEX.0 && path_of(here) != path_of(next) {
                    near.push((apart, here.min(next), here.max(next)));
                }
            }
        }
        (same, near)
    };
    let found: Vec<_> = (0..placed.len().div_ceil(TOGETHER))
        .into_par_iter()
        .with_max_len(1)
        .map(|chunk| pairs(chunk * TOGETHER..placed.len().min((chunk + 1) * TOGETHER)))
        .collect();
    drop(placed);
    let mut parent: Vec<u32> = (0..vertices.len() as u32).into_par_iter().collect();
    let mut near: Vec<(f64, u32, u32)> = Vec::new();
    for (same, close) in found {
        // In order, so the first of a point's vertices is known by the time the next is met.
        same.into_iter().for_each(|(first, next)| parent[next as usize] = parent[first as usize]);
        near.extend(close);
    }
    // The nearest first; two groups that both hold a vertex of the same path stay apart.
    near.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let mut paths: HashMap<u32, Vec<u32>> = HashMap::default();
    for (_, a, b) in &near {
        for vertex in [*a, *b] {
            paths.entry(root(&mut parent, vertex)).or_default();
        }
    }
    if !paths.is_empty() {
        for vertex in 0..vertices.len() as u32 {
            if let Some(paths) = paths.get_mut(&root(&mut parent, vertex)) {
                paths.push(path_of(vertex) as u32);
            }
        }
    }
    for (_, a, b) in near {
        let (a, b) = (root(&mut parent, a), root(&mut parent, b));
        if a == b || paths[&a].iter().any(|path| paths[&b].contains(path)) {
            continue;
        }
        unite(&mut parent, a, b);
        let gone = paths.remove(&a.max(b)).unwrap_or_default();
        paths.entry(a.min(b)).or_default().extend(gone);
    }
    if !paths.is_empty() {
        for index in 0..parent.len() as u32 {
            parent[index as usize] = root(&mut parent, index);
        }
    }
    parent
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shapes::Path;

    fn path(points: &[(f64, f64)]) -> Path {
        Path { line: points.to_vec().into(), kind: PathKind::default() }
    }

    fn built(paths: impl IntoIterator<Item = Path>) -> Network {
        Network::build(paths.into_iter().collect(), Routes::default())
    }

    #[test]
    fn vertices_within_a_decimetre_are_one_node() {
        let centimetre = 0.01 / METRES_A_DEGREE;
        let network = built([
            path(&[(105.0, 37.0), (105.001, 37.0)]),
            path(&[(105.001, 37.0 + 9.0 * centimetre), (105.001, 37.001)]),
            path(&[(105.001, 37.001 + 11.0 * centimetre), (105.001, 37.002)]),
        ]);
        assert_eq!(network.node_count(), 5);
        assert_eq!(network.component_count(), 2);
    }

    #[test]
    fn a_path_that_comes_back_to_the_millimetre_is_not_closed() {
        let square =
            |back: f64| path(&[(105.0, 37.0), (105.001, 37.0), (105.001, 37.001), (105.0, 37.0 + back)]);
        let millimetre = 0.001 / METRES_A_DEGREE;
        let nodes = [0.0, millimetre, -millimetre].map(|back| built([square(back)]).node_count());
        assert_eq!(nodes, [3, 4, 4]);
    }

    #[test]
    fn a_line_that_never_leaves_its_first_point_is_no_path() {
        let network =
            built([path(&[(105.0, 37.0); 3]), path(&[(105.0, 37.0), (105.0, 37.0), (105.001, 37.0)])]);
        assert_eq!((network.edges().count(), network.component_count()), (2, 1));
    }

    #[test]
    fn a_finely_drawn_line_keeps_its_length() {
        // A vertex every 4 cm, twice over, a hand's breadth apart; and a street that meets both.
        let fine = |north: f64| -> Vec<(f64, f64)> {
            (0..2500).map(|i| (f64::from(i) * 0.04 / METRES_A_DEGREE, north / METRES_A_DEGREE)).collect()
        };
        let street = path(&[(0.0, 0.0), (0.0, 100.0 / METRES_A_DEGREE)]);
        let network = built([path(&fine(0.0)), path(&fine(0.05)), street]);
        let (lengths, loops): (f64, usize) = network
            .edges()
            .iter()
            .fold((0.0, 0), |(m, l), (_, edge)| (m + edge.metres, l + usize::from(edge.from == edge.to)));
        assert!((lengths - (2.0 * 99.96 + 100.0)).abs() < 0.01, "{lengths}");
        assert_eq!((loops, network.component_count()), (0, 1));
    }

    #[test]
    fn closed_paths_are_left_out_and_crossings_stay_apart() {
        let mut closed = path(&[(105.0, 37.0), (105.0, 37.001)]);
        closed.kind.closed = true;
        let network = built([
            closed,
            path(&[(105.0, 37.0), (105.002, 37.002)]),
            path(&[(105.002, 37.0), (105.0, 37.002)]),
        ]);
        assert_eq!((network.edges().count(), network.component_count()), (2, 2));
    }

    #[test]
    fn the_curve_visits_every_cell_once_and_steps_to_a_neighbour() {
        // The cells of the first 64 x 64 block of the curve.
        let mut cells: Vec<(u32, i32, i32)> =
            (0..64).flat_map(|x| (0..64).map(move |y| (hilbert(f64::from(x), f64::from(y)), x, y))).collect();
        cells.sort_unstable();
        for (index, pair) in cells.windows(2).enumerate() {
            assert_eq!(pair[0].0, index as u32);
            assert_eq!((pair[1].1 - pair[0].1).abs() + (pair[1].2 - pair[0].2).abs(), 1, "{pair:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn merging_finds_what_looking_at_all_pairs_finds(
            points in proptest::collection::vec((0..60i32, 0..60i32), 2..60),
            south in -80.0..80.0f64,
        ) {
            // Points on a grid of 4 cm: many pairs are just inside or just outside a decimetre.
            let step = 0.04 / METRES_A_DEGREE;
            let vertices: Vec<Coord<f64>> = points
                .iter()
                .map(|(x, y)| Coord { x: 105.0 + f64::from(*x) * step, y: south + f64::from(*y) * step })
                .collect();
            let mut expected: Vec<u32> = (0..vertices.len() as u32).collect();
            for a in 0..vertices.len() {
                for b in 0..a {
                    if distance(vertices[a], vertices[b]).0 <= SAME_VERTEX.0 {
                        let (from, to) = (expected[a].max(expected[b]), expected[a].min(expected[b]));
                        expected.iter_mut().filter(|label| **label == from).for_each(|label| *label = to);
                    }
                }
            }
            let own: Vec<u32> = (1..=vertices.len() as u32).collect();
            proptest::prop_assert_eq!(merge(&vertices, |vertex| own[vertex as usize] as usize), expected);
        }
    }
}
