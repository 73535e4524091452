//! What is odd about a network as it was drawn, each finding with its place.

use geo::{Coord, Line};
use rayon::prelude::*;
use rstar::AABB;

use super::access::{Flat, crossing, nearest};
use super::{Network, SAME_VERTEX};
use crate::shapes::{distance, widen};
use crate::units::Metres;

/// An end this near to another path was probably meant to meet it.
pub(crate) const NEAR_MISS: Metres = Metres(5.0);

/// Two edges that cross without a shared vertex.
pub(super) struct Crossing {
    pub(crate) edges: [u32; 2],
    /// How far along each of them, from 0 to 1.
    pub(crate) along: [f64; 2],
    pub(crate) at: Coord<f64>,
}

/// A connected part of the network apart from the longest.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Island {
    /// A point on it.
    pub(crate) at: Coord<f64>,
    pub(crate) length: Metres,
}

/// An end that stops short of another path.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct NearMiss {
    pub(crate) end: Coord<f64>,
    /// The nearest point of the other path.
    pub(crate) other: Coord<f64>,
    pub(crate) gap: Metres,
}

/// The network's state.
#[derive(Clone, Debug, PartialEq)]
pub struct Health {
    pub(crate) length: Metres,
    /// Connected parts.
    pub(crate) components: usize,
    /// Share of the length on the longest of them.
    pub(crate) main_share: f64,
    /// The others, longest first.
    pub(crate) islands: Vec<Island>,
    /// Where a path ends and no other begins.
    pub(crate) dead_ends: Vec<Coord<f64>>,
    /// Of those, the ones within [`NEAR_MISS`] of another path on the same level.
    pub(crate) near_misses: Vec<NearMiss>,
    /// Where paths on the same level cross and share no vertex.
    pub(crate) crossings: Vec<Coord<f64>>,
}

impl Network {
    /// Looks the network over.
    pub fn health(&self) -> Health {
        let mut first = vec![None; self.components.lengths.len()];
        for (_, edge) in self.edges.iter() {
            first[self.components.at(edge.from) as usize].get_or_insert(edge.line.start);
        }
        let length: f64 = self.components.lengths.iter().sum();
        let mut islands: Vec<Island> = first
            .iter()
            .zip(&self.components.lengths)
            .filter_map(|(at, length)| Some(Island { at: (*at)?, length: Metres(*length) }))
            .collect();
        islands.sort_by(|a, b| b.length.0.total_cmp(&a.length.0));
        let main = if islands.is_empty() { 0.0 } else { islands.remove(0).length.0 };

        let ends = self.dead_ends();
        let near_misses: Vec<NearMiss> =
            ends.par_iter().filter_map(|(edge, node, at)| self.near_miss(*edge, *node, *at)).collect();
        // An end that touches another path is told as such, and not as a crossing too.
        let is_end =
            |at: Coord<f64>| near_misses.iter().any(|miss| distance(miss.end, at).0 <= SAME_VERTEX.0);
        let crossings =
            self.crossings().into_iter().map(|crossing| crossing.at).filter(|at| !is_end(*at)).collect();
        Health {
            length: Metres(length),
            components: self.component_count(),
            main_share: if length > 0.0 { main / length } else { 1.0 },
            islands,
            dead_ends: ends.into_iter().map(|(.., at)| at).collect(),
            near_misses,
            crossings,
        }
    }

    /// Nodes at which one edge ends: that edge, the node, and where it is.
    fn dead_ends(&self) -> Vec<(u32, u32, Coord<f64>)> {
        let through = || self.edges.iter().filter(|(_, edge)| edge.from != edge.to);
        let mut edges_at = vec![0_u32; self.tiles.nodes()];
        for (_, edge) in through() {
            edges_at[edge.from as usize] += 1;
            edges_at[edge.to as usize] += 1;
        }
        let mut found = Vec::new();
        for (index, edge) in through() {
            for (node, at) in [(edge.from, edge.line.start), (edge.to, edge.line.end)] {
                if edges_at[node as usize] == 1 {
                    found.push((index, node, at));
                }
            }
        }
        found
    }

    fn near_miss(&self, own: u32, node: u32, end: Coord<f64>) -> Option<NearMiss> {
        let here = AABB::from_point([end.x, end.y]);
        let own_path = self.edges.path_of(own);
        let mut best: Option<NearMiss> = None;
        let near = self.index.sorted(&widen(here, NEAR_MISS));
        for some in near.chunk_by(|a, b| self.edges.path_of(*a) == self.edges.path_of(*b)) {
            let path = self.edges.path_of(some[0]);
            let mut edges_of = self.edges.runs()[path].clone();
            let meets = edges_of.any(|edge| {
                let edge = self.edges.get(edge);
                edge.from == node || edge.to == node
            });
            if path == own_path || meets || self.levels[path].is_apart_from(self.levels[own_path]) {
                continue;
            }
            for edge in some {
                for (_, other) in nearest(&Line::new(end, end), &self.edges.line(*edge)) {
                    let gap = distance(end, other);
                    if gap.within(NEAR_MISS) && best.is_none_or(|best| gap.0 < best.gap.0) {
                        best = Some(NearMiss { end, other, gap });
                    }
                }
            }
        }
        best
    }

    /// Edges on one level that cross and share no node, in order.
    pub(super) fn crossings(&self) -> Vec<Crossing> {
        self.edges
            .runs()
            .par_iter()
            .flat_map_iter(|run| run.clone())
            .flat_map_iter(|first| {
                let one = self.edges.get(first);
                let flat = Flat::at(one.line.start);
                let side = flat.line(&one.line);
                let path = self.edges.path_of(first);
                let mut found = Vec::new();
                for second in self.index.meeting(&self.edges.around(first)) {
                    if second <= first
                        || self.levels[self.edges.path_of(second)].is_apart_from(self.levels[path])
                    {
                        continue;
                    }
                    let other = self.edges.get(second);
                    let meet = [other.from, other.to].iter().any(|node| *node == one.from || *node == one.to);
                    if meet {
                        continue;
                    }
                    if let Some((s, t)) = crossing(&side, &flat.line(&other.line)) {
                        let at = one.line.start + (one.line.end - one.line.start) * s;
                        found.push(Crossing { edges: [first, second], along: [s, t], at });
                    }
                }
                found.sort_unstable_by_key(|crossing| crossing.edges[1]);
                // The index may find an edge twice.
                found.dedup_by_key(|crossing| crossing.edges[1]);
                found
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::Routes;
    use super::*;
    use crate::shapes::{METRES_A_DEGREE, Path, PathKind, PathLevel, Paths};

    fn build(drawn: &[Path], routes: Routes) -> Network {
        Network::build(drawn.iter().cloned().collect::<Paths>(), routes)
    }

    /// Paths given in metres around a point on the equator.
    fn paths(lines: &[&[(f64, f64)]]) -> Vec<Path> {
        lines
            .iter()
            .map(|points| Path {
                line: points.iter().map(|(x, y)| (x / METRES_A_DEGREE, y / METRES_A_DEGREE)).collect(),
                kind: PathKind::default(),
            })
            .collect()
    }

    fn metres(at: Coord<f64>) -> (i64, i64) {
        ((at.x * METRES_A_DEGREE).round() as i64, (at.y * METRES_A_DEGREE).round() as i64)
    }

    #[test]
    fn parts_ends_gaps_and_crossings_are_found_where_they_are() {
        let drawn = paths(&[
            &[(0.0, 0.0), (100.0, 0.0), (200.0, 0.0)],
            &[(100.0, 0.0), (100.0, 100.0)],
            // Crosses the first street between vertices.
            &[(50.0, -30.0), (50.0, 60.0)],
            // Stops three metres short of the second.
            &[(103.0, 50.0), (150.0, 50.0)],
        ]);
        let health = build(&drawn, Routes::default()).health();
        assert!((health.length.0 - (200.0 + 100.0 + 90.0 + 47.0)).abs() < 0.01);
        assert_eq!(health.components, 3);
        assert!((health.main_share - 300.0 / 437.0).abs() < 1e-6);
        let islands: Vec<i64> = health.islands.iter().map(|island| island.length.0.round() as i64).collect();
        assert_eq!(islands, [90, 47]);
        assert_eq!(health.crossings.iter().map(|at| metres(*at)).collect::<Vec<_>>(), [(50, 0)]);
        assert_eq!(health.near_misses.len(), 1);
        let miss = health.near_misses[0];
        assert_eq!((metres(miss.end), metres(miss.other)), ((103, 50), (100, 50)));
        assert!((miss.gap.0 - 3.0).abs() < 1e-3);
        assert_eq!(health.dead_ends.len(), 7);
    }

    #[test]
    fn five_metres_is_a_near_miss_and_a_little_more_is_none() {
        let gap = |metres: f64| {
            let drawn = paths(&[&[(0.0, 0.0), (100.0, 0.0)], &[(50.0, metres), (50.0, 80.0)]]);
            build(&drawn, Routes::default()).health().near_misses.len()
        };
        assert_eq!([gap(4.999), gap(5.001), gap(0.0)], [1, 0, 1]);
    }

    #[test]
    fn crossings_are_joined_on_one_level_only() {
        let mut drawn = paths(&[
            &[(0.0, 0.0), (100.0, 0.0)],
            &[(20.0, -30.0), (20.0, 30.0)],
            &[(40.0, -30.0), (40.0, 30.0)],
            &[(60.0, -30.0), (60.0, 30.0)],
            &[(80.0, -30.0), (80.0, 30.0)],
            // Ends on the first.
            &[(90.0, 0.0), (90.0, 30.0)],
        ]);
        drawn[2].kind.level = PathLevel { bridge: true, ..PathLevel::default() };
        drawn[3].kind.level = PathLevel { tunnel: true, ..PathLevel::default() };
        drawn[4].kind.level = PathLevel { layer: 1, ..PathLevel::default() };
        let apart = build(&drawn, Routes::default());
        assert_eq!((apart.component_count(), apart.health().crossings.len()), (6, 1));
        let joined = build(&drawn, Routes { joined: true, ..Routes::default() });
        assert_eq!(joined.component_count(), 4);
        assert_eq!(joined.edges().count(), 3 + 2 + 1 + 1 + 1 + 1);
        let health = joined.health();
        assert!(health.crossings.is_empty() && health.near_misses.is_empty(), "{health:?}");
        assert!((health.length.0 - apart.health().length.0).abs() < 1e-6);
    }

    #[test]
    fn steps_can_be_left_out() {
        let mut drawn = paths(&[&[(0.0, 0.0), (100.0, 0.0)], &[(100.0, 0.0), (200.0, 0.0)]]);
        drawn[1].kind.steps = true;
        assert_eq!(build(&drawn, Routes::default()).edges().count(), 2);
        assert_eq!(build(&drawn, Routes { step_free: true, joined: false }).edges().count(), 1);
    }
}
