//! The connected parts of a network.

use super::edges::Edges;
use super::index::Grid;
use super::tiles::ByTile;
use crate::disjoint::unite;

/// Connected parts, numbered in the order of their first edges.
pub(super) struct Components {
    /// For each node, the number of its component; [`NOBODY_S`] where no edge meets it.
    of: Vec<u32>,
    /// For each component, the metres of its edges.
    pub(crate) lengths: Vec<f64>,
    /// The first of the longest, if there is any.
    pub(crate) main: Option<u32>,
}

/// The component of a node that no edge meets.
const NOBODY_S: u32 = u32::MAX;

/// Marks the number of a component among numbers of nodes, which are smaller.
const NUMBER: u32 = 1 << 31;

impl Components {
    /// The components of edges between so many nodes.
    pub(crate) fn from_edges(edges: &Edges, nodes: usize) -> Components {
        let mut parent: Vec<u32> = (0..nodes as u32).collect();
        for edge in edges.numbers() {
            let (from, to, _) = edges.ends(edge);
            unite(&mut parent, from, to);
        }
        for node in 0..nodes {
            // A node's parent is itself or comes before it, and leads to the first of all by now.
            parent[node] = parent[parent[node] as usize];
        }
        // The first node of a component keeps its number, marked as such, until all others know it.
        let mut lengths: Vec<f64> = Vec::new();
        for edge in edges.numbers() {
            let (from, _, metres) = edges.ends(edge);
            let first = parent[from as usize];
            let first = if first & NUMBER == 0 { first } else { from };
            let own = &mut parent[first as usize];
            if *own & NUMBER == 0 {
                *own = NUMBER | lengths.len() as u32;
                lengths.push(0.0);
            }
            lengths[(*own & !NUMBER) as usize] += metres;
        }
        for node in (0..nodes).rev() {
            let first = parent[node];
            let known = if first & NUMBER == 0 { parent[first as usize] } else { first };
            parent[node] = if known & NUMBER == 0 { NOBODY_S } else { known & !NUMBER };
        }
        let longest = lengths.iter().copied().fold(0.0, f64::max);
        let main = lengths.iter().position(|length| *length == longest).map(|component| component as u32);
        Components { of: parent, lengths, main }
    }

    /// The component a node is in.
    pub(crate) fn at(&self, node: u32) -> u32 {
        self.of[node as usize]
    }

    /// The edges that are not on the longest component.
    pub(crate) fn aside(&self, edges: &Edges) -> Grid {
        let is_aside = |edge: &u32| Some(self.at(edges.from(*edge))) != self.main;
        let aside: Vec<u32> = match self.lengths.len() {
            0 | 1 => Vec::new(),
            _ => edges.numbers().filter(is_aside).collect(),
        };
        Grid::from_edges(edges, &ByTile::from_nodes(aside.into_iter(), |edge| edges.from(*edge)))
    }
}
