//! Building the network: vertices that coincide become one node, neighbours an edge.

use geo::{Coord, Line};
use rayon::prelude::*;
use rustc_hash::FxHashMap as HashMap;

use super::edges::EdgeIndex;
use super::health::Crossing;
use super::tiles::{NODES, Tiles};
use super::{Edge, METRES_A_DEGREE, Network, Routes, SAME_VERTEX, distance};
use crate::dataset::Path;

impl Network {
    /// Joins paths where they share a vertex, exactly or within [`SAME_VERTEX`]. Closed paths
    /// are left out, and those with steps if asked. Paths that cross without a vertex stay
    /// apart, unless asked to be joined.
    pub fn build(paths: &[Path], routes: Routes) -> Network {
        let walked = |path: &&Path| !(path.closed || routes.step_free && path.steps);
        let open: Vec<&Path> = paths.iter().filter(walked).collect();
        let network = Network::of(&open, routes);
        if !routes.joined {
            return network;
        }
        let joined = network.with_crossings(&open);
        Network::of(&joined.iter().collect::<Vec<_>>(), routes)
    }

    fn of(open: &[&Path], routes: Routes) -> Network {
        let vertices: Vec<Coord<f64>> = open.iter().flat_map(|path| path.line.0.iter().copied()).collect();
        let path_of: Vec<u32> = open
            .iter()
            .enumerate()
            .flat_map(|(path, drawn)| std::iter::repeat_n(path as u32, drawn.line.0.len()))
            .collect();
        let Numbered { node_of, across } = number(&vertices, &path_of);

        // The edges of each path stand together, in the paths' order.
        let mut firsts = Vec::with_capacity(open.len());
        let mut runs = Vec::with_capacity(open.len());
        let (mut vertex, mut edge) = (0, 0);
        for path in open {
            firsts.push(vertex);
            vertex += path.line.0.len();
            let end = edge + path.line.0.len().saturating_sub(1) as u32;
            runs.push(edge..end);
            edge = end;
        }
        let edges: Vec<Edge> = open
            .par_iter()
            .zip(&firsts)
            .flat_map_iter(|(path, first)| {
                let node_of = &node_of;
                path.line.0.windows(2).enumerate().map(move |(index, pair)| Edge {
                    from: node_of[first + index],
                    to: node_of[first + index + 1],
                    metres: distance(pair[0], pair[1]).0,
                    line: Line::new(pair[0], pair[1]),
                })
            })
            .collect();
        let (tiles, (component, lengths, index)) = rayon::join(
            || Tiles::of(&edges, &across),
            || {
                let (component, lengths) = components(&edges, across.len());
                let main = longest(&lengths);
                let index = EdgeIndex::of(&edges, &runs, |node| Some(component[node as usize]) == main);
                (component, lengths, index)
            },
        );
        let levels = open.iter().map(|path| path.level).collect();
        Network { edges, runs, levels, tiles, component, lengths, index, routes }
    }

    /// These paths, each with a vertex wherever it crosses another on its level.
    fn with_crossings(&self, paths: &[&Path]) -> Vec<Path> {
        let mut added: Vec<Vec<(u32, f64, Coord<f64>)>> = vec![Vec::new(); paths.len()];
        for Crossing { edges, along, at } in self.crossings() {
            for (edge, along) in edges.into_iter().zip(along) {
                added[self.path_of(edge)].push((edge, along, at));
            }
        }
        paths
            .iter()
            .zip(added)
            .enumerate()
            .map(|(path, (drawn, mut added))| {
                added.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
                let mut line = Vec::with_capacity(drawn.line.0.len() + added.len());
                let mut next = added.into_iter().peekable();
                for (index, vertex) in drawn.line.0.iter().enumerate() {
                    line.push(*vertex);
                    let edge = self.runs[path].start + index as u32;
                    while let Some((_, _, at)) = next.next_if(|(of, ..)| *of == edge) {
                        line.push(at);
                    }
                }
                // A crossing at a vertex adds none.
                line.dedup();
                Path { line: line.into(), ..(*drawn).clone() }
            })
            .collect()
    }
}

/// Vertices numbered as nodes.
struct Numbered {
    /// The number of each vertex.
    node_of: Vec<u32>,
    /// For each node, in turn within each tile: the node's number there, from north-west to
    /// south-east.
    across: Vec<u16>,
}

/// Numbers the vertices so that those within [`SAME_VERTEX`] of each other, directly or by a
/// chain, share a number; nodes near each other on the ground are in one tile, and numbered in
/// it from south-west to north-east.
fn number(vertices: &[Coord<f64>], path_of: &[u32]) -> Numbered {
    let parent = merge(vertices, path_of);
    let bounds = vertices
        .iter()
        .fold([f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY], |[w, s, e, n], v| {
            [w.min(v.x), s.min(v.y), e.max(v.x), n.max(v.y)]
        });
    let scale = 65_535.0 / (bounds[2] - bounds[0]).max(bounds[3] - bounds[1]).max(1e-12);
    let mut roots: Vec<(u32, u32)> = (0..vertices.len() as u32)
        .into_par_iter()
        .filter(|index| parent[*index as usize] == *index)
        .map(|index| {
            let at = vertices[index as usize];
            (hilbert((at.x - bounds[0]) * scale, (at.y - bounds[1]) * scale), index)
        })
        .collect();
    roots.par_sort_unstable();
    let mut across = vec![0; roots.len()];
    roots.par_chunks_mut(NODES).zip(across.par_chunks_mut(NODES)).for_each(|(roots, across)| {
        let shrink = vertices[roots[0].1 as usize].y.to_radians().cos();
        let east_and_north = |root: u32| {
            let at = vertices[root as usize];
            (at.x * shrink, at.y)
        };
        let sum = |(east, north): (f64, f64)| east + north;
        let difference = |(east, north): (f64, f64)| east - north;
        roots.sort_unstable_by(|a, b| {
            sum(east_and_north(a.1)).total_cmp(&sum(east_and_north(b.1))).then(a.1.cmp(&b.1))
        });
        let places: Vec<(f64, f64)> = roots.iter().map(|(_, root)| east_and_north(*root)).collect();
        across.iter_mut().zip(0..).for_each(|(node, number)| *node = number);
        across.sort_unstable_by(|a, b| {
            difference(places[*a as usize]).total_cmp(&difference(places[*b as usize])).then(a.cmp(b))
        });
    });
    let mut number = vec![0; vertices.len()];
    for (node, (_, root)) in roots.iter().enumerate() {
        number[*root as usize] = node as u32;
    }
    let node_of = parent.par_iter().map(|root| number[*root as usize]).collect();
    Numbered { node_of, across }
}

/// How far along a Hilbert curve over a square of 65,536 cells a side a cell lies.
fn hilbert(x: f64, y: f64) -> u32 {
    let (mut x, mut y) = (x as u32 & 0xffff, y as u32 & 0xffff);
    let mut along = 0;
    let mut side = 1 << 15;
    while side > 0 {
        let (right, up) = (u32::from(x & side > 0), u32::from(y & side > 0));
        along += side * side * ((3 * right) ^ up);
        if up == 0 {
            if right == 1 {
                (x, y) = (0xffff - x, 0xffff - y);
            }
            (x, y) = (y, x);
        }
        side >>= 1;
    }
    along
}

/// A vertex, sorted into rows as tall as the tolerance.
struct Placed {
    row: i64,
    x: f64,
    vertex: u32,
}

/// For each vertex, the first of those it is one with, directly or by a chain. Vertices of one
/// path are one only where they are the same point: a line drawn with a vertex every few
/// centimetres keeps its length.
fn merge(vertices: &[Coord<f64>], path_of: &[u32]) -> Vec<u32> {
    let tall = SAME_VERTEX.0 * 1.001 / METRES_A_DEGREE;
    let mut placed: Vec<Placed> = vertices
        .par_iter()
        .enumerate()
        .map(|(vertex, at)| Placed { row: (at.y / tall).floor() as i64, x: at.x, vertex: vertex as u32 })
        .collect();
    placed.par_sort_unstable_by(|a, b| {
        a.row.cmp(&b.row).then(a.x.total_cmp(&b.x)).then(a.vertex.cmp(&b.vertex))
    });
    // What is within the tolerance of a vertex is in its row or the next, east or west of it
    // by no more than the tolerance at the higher of the two latitudes.
    let wide = |row: i64| {
        let latitude = (row as f64 * tall).abs().max(((row + 2) as f64 * tall).abs()).min(90.0);
        tall / latitude.to_radians().cos().max(1e-6)
    };
    let mut parent: Vec<u32> = (0..vertices.len() as u32).collect();
    let mut near: Vec<(f64, u32, u32)> = Vec::new();
    let mut join = |a: &Placed, b: &Placed| {
        let (one, other) = (vertices[a.vertex as usize], vertices[b.vertex as usize]);
        if one == other {
            unite(&mut parent, a.vertex, b.vertex);
        } else if path_of[a.vertex as usize] != path_of[b.vertex as usize] {
            let apart = distance(one, other).0;
            if apart <= SAME_VERTEX.0 {
                near.push((apart, a.vertex.min(b.vertex), a.vertex.max(b.vertex)));
            }
        }
    };
    let mut above = 0;
    for (index, here) in placed.iter().enumerate() {
        let reach = wide(here.row);
        for next in placed[index + 1..].iter().take_while(|p| p.row == here.row && p.x - here.x <= reach) {
            join(here, next);
        }
        let before = |p: &Placed| p.row <= here.row || (p.row == here.row + 1 && p.x < here.x - reach);
        while above < placed.len() && before(&placed[above]) {
            above += 1;
        }
        for next in placed[above..].iter().take_while(|p| p.row == here.row + 1 && p.x - here.x <= reach) {
            join(here, next);
        }
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
                paths.push(path_of[vertex as usize]);
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
    for index in 0..parent.len() as u32 {
        parent[index as usize] = root(&mut parent, index);
    }
    parent
}

/// For each node, the number of its connected component, in order of their lowest node; and for
/// each component, the metres of its edges.
fn components(edges: &[Edge], nodes: usize) -> (Vec<u32>, Vec<f64>) {
    let mut parent: Vec<u32> = (0..nodes as u32).collect();
    for edge in edges {
        unite(&mut parent, edge.from, edge.to);
    }
    let mut components = 0;
    for node in 0..nodes {
        // A node's parent is itself or comes before it, and is numbered by now.
        let above = parent[node] as usize;
        parent[node] = if above == node { components } else { parent[above] };
        components += u32::from(above == node);
    }
    let mut lengths = vec![0.0; components as usize];
    for edge in edges {
        lengths[parent[edge.from as usize] as usize] += edge.metres;
    }
    (parent, lengths)
}

/// The first of the longest components, if there is any.
fn longest(lengths: &[f64]) -> Option<u32> {
    let longest = lengths.iter().copied().fold(0.0, f64::max);
    lengths.iter().position(|length| *length == longest).map(|component| component as u32)
}

fn unite(parent: &mut [u32], a: u32, b: u32) {
    let (a, b) = (root(parent, a), root(parent, b));
    parent[a.max(b) as usize] = a.min(b);
}

fn root(parent: &mut [u32], mut node: u32) -> u32 {
    while parent[node as usize] != node {
        parent[node as usize] = parent[parent[node as usize] as usize];
        node = parent[node as usize];
    }
    node
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(points: &[(f64, f64)]) -> Path {
        Path { line: points.to_vec().into(), ..Path::default() }
    }

    #[test]
    fn vertices_within_a_decimetre_are_one_node() {
        let centimetre = 0.01 / METRES_A_DEGREE;
        let network = Network::build(
            &[
                path(&[(105.0, 37.0), (105.001, 37.0)]),
                path(&[(105.001, 37.0 + 9.0 * centimetre), (105.001, 37.001)]),
                path(&[(105.001, 37.001 + 11.0 * centimetre), (105.001, 37.002)]),
            ],
            Routes::default(),
        );
        assert_eq!(network.node_count(), 5);
        assert_eq!(network.component_count(), 2);
    }

    #[test]
    fn a_finely_drawn_line_keeps_its_length() {
        // A vertex every 4 cm, twice over, a hand's breadth apart; and a street that meets both.
        let fine = |north: f64| -> Vec<(f64, f64)> {
            (0..2500).map(|i| (f64::from(i) * 0.04 / METRES_A_DEGREE, north / METRES_A_DEGREE)).collect()
        };
        let street = path(&[(0.0, 0.0), (0.0, 100.0 / METRES_A_DEGREE)]);
        let network = Network::build(&[path(&fine(0.0)), path(&fine(0.05)), street], Routes::default());
        let (lengths, loops): (f64, usize) = network
            .edges()
            .iter()
            .fold((0.0, 0), |(m, l), edge| (m + edge.metres, l + usize::from(edge.from == edge.to)));
        assert!((lengths - (2.0 * 99.96 + 100.0)).abs() < 0.01, "{lengths}");
        assert_eq!((loops, network.component_count()), (0, 1));
    }

    #[test]
    fn closed_paths_are_left_out_and_crossings_stay_apart() {
        let mut closed = path(&[(105.0, 37.0), (105.0, 37.001)]);
        closed.closed = true;
        let network = Network::build(
            &[closed, path(&[(105.0, 37.0), (105.002, 37.002)]), path(&[(105.002, 37.0), (105.0, 37.002)])],
            Routes::default(),
        );
        assert_eq!((network.edges().len(), network.component_count()), (2, 2));
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
            let own: Vec<u32> = (0..vertices.len() as u32).collect();
            proptest::prop_assert_eq!(merge(&vertices, &own), expected);
        }
    }
}
