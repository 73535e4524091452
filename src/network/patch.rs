//! Paths put into a network that stands, or taken out of it, to the same network as one built of what
//! is then there.
//!
//! Edges get the numbers they would have. Nodes need not: nothing but the order of sweeps depends on
//! their numbers. Which vertices are one node is found anew for those alone that a chain of near ones
//! leads to from a vertex that comes or goes; connected parts are found anew for all.

use std::collections::BTreeMap;
use std::ops::Range;

use geo::Coord;
use rstar::{AABB, Envelope};
use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};

use super::build::merge;
use super::components::Components;
use super::{Network, SAME_VERTEX, boxed};
use crate::shapes::{PathKind, Paths, distance, widen};
use crate::units::Metres;

/// What came of putting paths into a network, or taking them out.
pub(crate) struct PathChange {
    /// The edges that came, by the numbers they have, or went, by those they had.
    pub(crate) edges: Range<u32>,
    /// Whether they came.
    pub(crate) is_added: bool,
    /// The box of degrees around them.
    pub(crate) around: AABB<[f64; 2]>,
}

impl PathChange {
    /// The number that an edge has now which had another before and is still there.
    pub(crate) fn renumbered(&self, edge: u32) -> u32 {
        let Range { start, end } = self.edges;
        match self.is_added {
            true if edge >= start => edge + (end - start),
            false if edge >= end => edge - (end - start),
            _ => edge,
        }
    }
}

impl Network {
    /// The nodes of a run of paths.
    pub(crate) fn nodes_of(&self, paths: &Range<usize>) -> Vec<u32> {
        self.edges.vertices_of(paths).map(|vertex| self.edges.node(vertex)).collect()
    }

    /// The numbers of a run of paths' edges, and of the vertices between two paths.
    pub(crate) fn edges_of(&self, paths: &Range<usize>) -> Range<u32> {
        self.edges.vertices_of(paths)
    }

    /// The box of degrees around a run of paths, at least one.
    pub(crate) fn around_paths(&self, paths: &Range<usize>) -> AABB<[f64; 2]> {
        self.around(&self.edges.vertices_of(paths))
    }

    /// Puts walked paths before the one at a position, or behind all.
    ///
    /// # Errors
    /// The network must be built anew: it joins paths where they cross, or what was one node would not be
    /// any more. It is of no use then.
    pub(crate) fn put_in(&mut self, at: usize, paths: &Paths) -> Result<PathChange, MustBuild> {
        if self.routes.joined {
            return Err(MustBuild);
        }
        let lines: Vec<(&[Coord<f64>], PathKind)> = paths.iter().collect();
        self.edges.splice(at..at, lines.iter().map(|(line, _)| *line));
        self.levels.splice(at..at, lines.iter().map(|(_, kind)| kind.level));
        let new = self.edges.vertices_of(&(at..at + lines.len()));
        let change = PathChange { edges: new.clone(), is_added: true, around: self.around(&new) };
        self.renumber(&change);
        let own: Vec<u32> = self.edges.runs()[at..at + lines.len()].iter().cloned().flatten().collect();
        self.index.all.add(&self.edges, &own);
        let together = self.near_by_chains(new.clone(), &HashSet::default());
        let classes = self.classes(&together);
        let mut class_of: HashMap<u32, u32> = HashMap::default();
        for (vertex, class) in together.iter().zip(&classes).filter(|(vertex, _)| !new.contains(vertex)) {
            if *class_of.entry(self.edges.node(*vertex)).or_insert(*class) != *class {
                return Err(MustBuild);
            }
        }
        self.regroup(&together, &classes);
        for edge in own {
            let (from, to, metres) = self.edges.ends(edge);
            self.tiles.link(from, to, metres);
        }
        self.find_components();
        Ok(change)
    }

    /// Takes a run of paths out.
    ///
    /// # Errors
    /// The same, or what was not one node would be one.
    pub(crate) fn take_out(&mut self, paths: Range<usize>) -> Result<PathChange, MustBuild> {
        if self.routes.joined {
            return Err(MustBuild);
        }
        let old = self.edges.vertices_of(&paths);
        let change = PathChange { edges: old.clone(), is_added: false, around: self.around(&old) };
        let gone: HashSet<u32> = old.clone().collect();
        let together = self.near_by_chains(old.clone(), &gone);
        let mut nodes: Vec<u32> = old.clone().map(|vertex| self.edges.node(vertex)).collect();
        for edge in self.edges.runs()[paths.clone()].iter().cloned().flatten() {
            let (from, to, metres) = self.edges.ends(edge);
            self.tiles.unlink(from, to, metres);
        }
        self.index.all.remove(&self.edges, &old, &change.around);
        self.levels.drain(paths.clone());
        self.edges.splice(paths, std::iter::empty());
        self.renumber(&change);
        let together: Vec<u32> = together.into_iter().map(|vertex| change.renumbered(vertex)).collect();
        let classes = self.classes(&together);
        let mut node_of: HashMap<u32, u32> = HashMap::default();
        for (vertex, class) in together.iter().zip(&classes) {
            let node = self.edges.node(*vertex);
            if *node_of.entry(*class).or_insert(node) != node {
                return Err(MustBuild);
            }
        }
        self.regroup(&together, &classes);
        // Nodes that were theirs alone.
        let held: HashSet<u32> = together.iter().map(|vertex| self.edges.node(*vertex)).collect();
        nodes.sort_unstable();
        nodes.dedup();
        self.free.extend(nodes.into_iter().filter(|node| !held.contains(node)));
        self.find_components();
        Ok(change)
    }

    /// The box of degrees around a run of vertices, of paths that lead somewhere.
    fn around(&self, vertices: &Range<u32>) -> AABB<[f64; 2]> {
        let lines: Vec<_> = (vertices.start..vertices.end - 1).map(|edge| self.edges.line(edge)).collect();
        boxed(lines.iter()).unwrap_or_else(AABB::new_empty)
    }

    fn renumber(&mut self, change: &PathChange) {
        let is_behind_all = change.edges.start as usize >= self.edges.end()
            || (change.is_added && change.edges.end as usize == self.edges.end());
        if !is_behind_all {
            self.index.all.renumber(|edge| change.renumbered(edge));
        }
    }

    fn find_components(&mut self) {
        self.components = Components::from_edges(&self.edges, self.tiles.nodes());
        self.index.aside = self.components.aside(&self.edges);
    }

    /// Some vertices, and those that chains of vertices lead to from them, each near the next; without
    /// those that are gone. In order.
    fn near_by_chains(&self, from: Range<u32>, gone: &HashSet<u32>) -> Vec<u32> {
        // A little more than what counts: who is not near enough after all stays by itself.
        let reach = Metres(SAME_VERTEX.0 * 1.5);
        let mut known: HashSet<u32> = from.clone().collect();
        let mut left: Vec<u32> = from.collect();
        while let Some(vertex) = left.pop() {
            let at = self.edges.vertices()[vertex as usize];
            let near = widen(AABB::from_point([at.x, at.y]), reach);
            for edge in self.index.meeting(&near) {
                for other in [edge, edge + 1] {
                    let is_near = distance(at, self.edges.vertices()[other as usize]).0 <= reach.0;
                    if is_near && known.insert(other) {
                        left.push(other);
                    }
                }
            }
        }
        let mut all: Vec<u32> = known.into_iter().filter(|vertex| !gone.contains(vertex)).collect();
        all.sort_unstable();
        all
    }

    /// For each of some vertices, in order and with all that may be one with them, the first of those
    /// that are, by its position among them.
    fn classes(&self, vertices: &[u32]) -> Vec<u32> {
        let places: Vec<Coord<f64>> =
            vertices.iter().map(|vertex| self.edges.vertices()[*vertex as usize]).collect();
        merge(&places, |own| self.edges.path_of(vertices[own as usize]))
    }

    /// Makes each class of vertices one node: one that some of them had, or else a new one.
    fn regroup(&mut self, vertices: &[u32], classes: &[u32]) {
        let old: Vec<u32> = vertices.iter().map(|vertex| self.edges.node(*vertex)).collect();
        let mut taken: HashSet<u32> = HashSet::default();
        let mut node_of: BTreeMap<u32, u32> = BTreeMap::new();
        for (node, class) in old.iter().zip(classes).filter(|(node, _)| **node != u32::MAX) {
            if !node_of.contains_key(class) && taken.insert(*node) {
                node_of.insert(*class, *node);
            }
        }
        for class in classes {
            node_of.entry(*class).or_insert_with(|| self.free.pop().unwrap_or_else(|| self.tiles.add_node()));
        }
        let moved = |at: &usize| old[*at] != node_of[&classes[*at]];
        let moved: Vec<usize> = (0..vertices.len()).filter(moved).collect();
        // Stretches of vertices that have been nodes are linked by others now.
        let mut beside: Vec<u32> = moved.iter().flat_map(|at| self.edges.beside(vertices[*at])).collect();
        beside.sort_unstable();
        beside.dedup();
        beside.retain(|edge| {
            let (from, to, _) = self.edges.ends(*edge);
            from != u32::MAX && to != u32::MAX
        });
        for edge in &beside {
            let (from, to, metres) = self.edges.ends(*edge);
            self.tiles.unlink(from, to, metres);
        }
        for at in moved {
            self.edges.set_node(vertices[at], node_of[&classes[at]]);
        }
        for edge in beside {
            let (from, to, metres) = self.edges.ends(edge);
            self.tiles.link(from, to, metres);
        }
        let old: HashSet<u32> = old.into_iter().filter(|node| *node != u32::MAX).collect();
        self.free.extend(old.difference(&taken));
    }
}

/// A network must be built of all its paths.
#[derive(Debug)]
pub(crate) struct MustBuild;

#[cfg(test)]
mod tests {
    use geo::{Point, Rect};

    use super::*;
    use crate::network::{Goal, Routes, SnapPoint, WalkPlace, Wanted};
    use crate::shapes::{METRES_A_DEGREE, Path, Shape};

    /// A place on a grid of streets 50 m apart, or a few centimetres off it.
    fn at((x, y, off): (i32, i32, i32)) -> Coord<f64> {
        let metres = |steps: i32| (f64::from(steps) * 50.0 + f64::from(off) * 0.03) / METRES_A_DEGREE;
        Coord { x: 105.0 + metres(x), y: 37.0 + metres(y) }
    }

    /// What nothing but the numbers of nodes may make differ.
    fn seen(network: &Network) -> String {
        let places: Vec<WalkPlace> = (0..40)
            .map(|i| {
                let at = at((i % 7, i / 7, 0));
                let off = f64::from(i * 37 % 90) / METRES_A_DEGREE;
                WalkPlace::new(&Shape::Point(Point::new(at.x + off, at.y + off / 3.0)), &[])
            })
            .collect();
        let met: Vec<Vec<SnapPoint>> = places
            .iter()
            .map(|place| {
                let mut met = network.access(place);
                met.sort_by(|a, b| a.edge.cmp(&b.edge).then(a.along.total_cmp(&b.along)));
                met
            })
            .collect();
        let all: Vec<&[SnapPoint]> = met.iter().map(Vec::as_slice).collect();
        let goal = |wanted| Goal { facilities: all[..5].to_vec(), wanted };
        let circles = [Metres(60.0), Metres(150.0)];
        let goals = [goal(Wanted::Nearest), goal(Wanted::Circles(&circles))];
        let walks = network.walks(&goals, &all);
        let walks: Vec<_> = (0..2 * all.len()).map(|i| walks.of(i % 2, i / 2)).collect();
        let parts: Vec<Vec<u32>> =
            met.iter().map(|met| met.iter().map(|met| network.component_of(met)).collect()).collect();
        let around = Rect::new(at((0, 0, 0)), at((3, 3, 0)));
        let main = network.longest_component(&AABB::from_corners(around.min().into(), around.max().into()));
        format!(
            "{:?} {:?} {met:?} {walks:?} {parts:?} {main:?} {:?}",
            (network.node_count(), network.edges().count(), network.component_count()),
            network.health(),
            network.lines_in(&around),
        )
    }

    proptest::proptest! {
        #[test]
        fn a_patched_network_is_the_one_built_of_what_is_there(
            drawn in proptest::collection::vec(
                proptest::collection::vec((0..7i32, 0..7i32, 0..5i32), 2..5), 1..25),
            changes in proptest::collection::vec((0..30usize, proptest::bool::ANY, 0..25usize), 1..12),
        ) {
            let path = |points: &Vec<(i32, i32, i32)>| Path {
                line: points.iter().map(|point| at(*point)).collect(),
                kind: PathKind::default(),
            };
            let walked = |path: &Path| Routes::default().walk(&path.line.0, path.kind);
            let all: Vec<Path> = drawn.iter().map(path).filter(walked).collect();
            let mut known: Vec<Path> = all.iter().take(all.len() / 2 + 1).cloned().collect();
            let build = |known: &[Path]| Network::build(known.iter().cloned().collect(), Routes::default());
            let mut network = build(&known);
            for (place, is_added, which) in changes {
                let patched = if is_added && !all.is_empty() {
                    let (at, new) = (place.min(known.len()), all[which % all.len()].clone());
                    known.insert(at, new.clone());
                    network.put_in(at, &[new].into_iter().collect())
                } else if known.len() > 1 {
                    let at = place % known.len();
                    known.remove(at);
                    network.take_out(at..at + 1)
                } else {
                    continue;
                };
                let fresh = build(&known);
                if patched.is_err() {
                    network = fresh;
                    continue;
                }
                proptest::prop_assert_eq!(seen(&network), seen(&fresh));
            }
        }
    }
}
