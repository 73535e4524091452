//! Building the network: vertices that coincide become one node, neighbours an edge.

use std::collections::HashMap;

use geo::{Coord, Line};
use rstar::{AABB, RTree};

use super::{Edge, Indexed, METRES_A_DEGREE, Network, SAME_VERTEX, distance};
use crate::dataset::Path;

impl Network {
    /// Joins paths where they share a vertex, exactly or within [`SAME_VERTEX`]. Closed paths
    /// are left out. Paths that cross without a vertex stay apart.
    pub fn build(paths: &[Path]) -> Network {
        let vertices: Vec<Coord<f64>> =
            paths.iter().filter(|path| !path.closed).flat_map(|path| path.line.0.iter().copied()).collect();
        let node_of = merge(&vertices);

        let mut edges = Vec::new();
        let mut next = 0;
        for path in paths.iter().filter(|path| !path.closed) {
            for (index, pair) in path.line.0.windows(2).enumerate() {
                let (from, to) = (node_of[next + index], node_of[next + index + 1]);
                let metres = distance(pair[0], pair[1]).0;
                edges.push(Edge { from, to, metres, line: Line::new(pair[0], pair[1]) });
            }
            next += path.line.0.len();
        }

        let nodes = node_of.iter().max().map_or(0, |last| *last as usize + 1);
        let mut arcs = vec![Vec::new(); nodes];
        for (index, edge) in edges.iter().enumerate() {
            arcs[edge.from as usize].push(index as u32);
            if edge.to != edge.from {
                arcs[edge.to as usize].push(index as u32);
            }
        }
        let (component, components) = label(&edges, &arcs);
        let index = RTree::bulk_load(
            edges
                .iter()
                .enumerate()
                .map(|(index, edge)| Indexed {
                    edge: index as u32,
                    envelope: AABB::from_corners(
                        [edge.line.start.x, edge.line.start.y],
                        [edge.line.end.x, edge.line.end.y],
                    ),
                })
                .collect(),
        );
        Network { edges, arcs, component, components, index }
    }
}

/// Numbers the vertices so that those within [`SAME_VERTEX`] of each other, directly or by a
/// chain, share a number. Numbers follow the order of first appearance.
fn merge(vertices: &[Coord<f64>]) -> Vec<u32> {
    let mut parent: Vec<u32> = (0..vertices.len() as u32).collect();
    // Cells as tall as the tolerance; as wide too, at the latitude of each row of cells, so
    // that whatever is within the tolerance is in a neighbouring cell.
    let tall = SAME_VERTEX.0 * 1.001 / METRES_A_DEGREE;
    let row = |y: f64| (y / tall).floor() as i64;
    let column = |x: f64, row: i64| {
        let wide = tall / (row as f64 * tall).to_radians().cos().abs().max(1e-6);
        (x / wide).floor() as i64
    };
    let mut cells: HashMap<(i64, i64), Vec<u32>> = HashMap::with_capacity(vertices.len());
    for (index, vertex) in vertices.iter().enumerate() {
        let own_row = row(vertex.y);
        for near_row in own_row - 1..=own_row + 1 {
            let own_column = column(vertex.x, near_row);
            for near_column in own_column - 1..=own_column + 1 {
                for &other in cells.get(&(near_row, near_column)).into_iter().flatten() {
                    let near = vertices[other as usize];
                    if near == *vertex || distance(near, *vertex).0 <= SAME_VERTEX.0 {
                        let (a, b) = (root(&mut parent, other), root(&mut parent, index as u32));
                        parent[a.max(b) as usize] = a.min(b);
                    }
                }
            }
        }
        cells.entry((own_row, column(vertex.x, own_row))).or_default().push(index as u32);
    }
    let mut number = vec![u32::MAX; vertices.len()];
    let mut nodes = 0;
    (0..vertices.len() as u32)
        .map(|index| {
            let root = root(&mut parent, index) as usize;
            if number[root] == u32::MAX {
                number[root] = nodes;
                nodes += 1;
            }
            number[root]
        })
        .collect()
}

fn root(parent: &mut [u32], mut node: u32) -> u32 {
    while parent[node as usize] != node {
        parent[node as usize] = parent[parent[node as usize] as usize];
        node = parent[node as usize];
    }
    node
}

/// Labels connected components, in order of their lowest node.
fn label(edges: &[Edge], arcs: &[Vec<u32>]) -> (Vec<u32>, usize) {
    let mut component = vec![u32::MAX; arcs.len()];
    let mut components = 0;
    for start in 0..arcs.len() {
        if component[start] != u32::MAX {
            continue;
        }
        let mut open = vec![start as u32];
        component[start] = components;
        while let Some(node) = open.pop() {
            for &arc in &arcs[node as usize] {
                let edge = &edges[arc as usize];
                let other = if edge.from == node { edge.to } else { edge.from };
                if component[other as usize] == u32::MAX {
                    component[other as usize] = components;
                    open.push(other);
                }
            }
        }
        components += 1;
    }
    (component, components as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(points: &[(f64, f64)]) -> Path {
        Path { line: points.to_vec().into(), steps: false, closed: false }
    }

    #[test]
    fn vertices_within_a_decimetre_are_one_node() {
        let centimetre = 0.01 / METRES_A_DEGREE;
        let network = Network::build(&[
            path(&[(105.0, 37.0), (105.001, 37.0)]),
            path(&[(105.001, 37.0 + 9.0 * centimetre), (105.001, 37.001)]),
            path(&[(105.001, 37.001 + 11.0 * centimetre), (105.001, 37.002)]),
        ]);
        assert_eq!(network.node_count(), 5);
        assert_eq!(network.component_count(), 2);
    }

    #[test]
    fn closed_paths_are_left_out_and_crossings_stay_apart() {
        let mut closed = path(&[(105.0, 37.0), (105.0, 37.001)]);
        closed.closed = true;
        let network = Network::build(&[
            closed,
            path(&[(105.0, 37.0), (105.002, 37.002)]),
            path(&[(105.002, 37.0), (105.0, 37.002)]),
        ]);
        assert_eq!((network.edges().len(), network.component_count()), (2, 2));
    }
}
