//! The stretches of path between neighbouring vertices.

use std::ops::Range;

use geo::{Coord, Line};
use rayon::prelude::*;
use rstar::AABB;

use crate::shapes::distance;

/// A stretch of path between two neighbouring vertices.
#[derive(Clone, Copy, Debug)]
pub struct Edge {
    /// The node it begins at.
    pub from: u32,
    /// The node it ends at.
    pub to: u32,
    /// Its length on the ellipsoid.
    pub metres: f64,
    /// Its two ends, WGS 84.
    pub line: Line<f64>,
}

/// All edges. An edge has the number of its first vertex; the last vertex of a path begins none.
#[derive(Default)]
pub struct Edges {
    vertices: Vec<Coord<f64>>,
    /// The edges of each path.
    runs: Vec<Range<u32>>,
    /// The node of each vertex.
    node_of: Vec<u32>,
    metres: Vec<f64>,
}

impl Edges {
    /// The edges of paths that `ends` tells apart, neither their nodes nor their lengths known yet.
    pub(super) fn from_ends(vertices: Vec<Coord<f64>>, ends: &[u32]) -> Edges {
        let begins = std::iter::once(0).chain(ends.iter().copied());
        let run = |(begin, end): (u32, &u32)| begin..end.saturating_sub(1).max(begin);
        let runs = begins.zip(ends).map(run).collect();
        Edges { vertices, runs, ..Edges::default() }
    }

    /// How many metres each is long.
    pub(super) fn lengths(&self) -> Vec<f64> {
        // From a path's last vertex on to the next path's first is no edge, and nobody asks for it.
        self.vertices.par_windows(2).map(|ends| distance(ends[0], ends[1]).0).collect()
    }

    pub(super) fn join(&mut self, node_of: Vec<u32>, metres: Vec<f64>) {
        self.node_of = node_of;
        self.metres = metres;
    }

    pub(super) fn vertices(&self) -> &[Coord<f64>] {
        &self.vertices
    }

    /// The edges of each path, in the paths' order.
    pub(super) fn runs(&self) -> &[Range<u32>] {
        &self.runs
    }

    /// Index of the path that a vertex, or the edge it begins, is of.
    pub(super) fn path_of(&self, vertex: u32) -> usize {
        self.runs.partition_point(|run| run.end < vertex)
    }

    pub(crate) fn line(&self, edge: u32) -> Line<f64> {
        Line::new(self.vertices[edge as usize], self.vertices[edge as usize + 1])
    }

    /// The box of degrees around an edge.
    pub(super) fn around(&self, edge: u32) -> AABB<[f64; 2]> {
        let Line { start, end } = self.line(edge);
        AABB::from_corners(start.into(), end.into())
    }

    /// The node an edge begins at.
    pub(crate) fn from(&self, edge: u32) -> u32 {
        self.node_of[edge as usize]
    }

    pub(crate) fn metres(&self, edge: u32) -> f64 {
        self.metres[edge as usize]
    }

    /// The nodes an edge joins, and its metres.
    pub(super) fn ends(&self, edge: u32) -> (u32, u32, f64) {
        (self.node_of[edge as usize], self.node_of[edge as usize + 1], self.metres[edge as usize])
    }

    /// The edge of a number.
    pub fn get(&self, edge: u32) -> Edge {
        Edge {
            from: self.node_of[edge as usize],
            to: self.node_of[edge as usize + 1],
            metres: self.metres[edge as usize],
            line: self.line(edge),
        }
    }

    /// The edges that begin or end at a vertex.
    pub(super) fn beside(&self, vertex: u32) -> impl Iterator<Item = u32> + use<> {
        let run = self.runs[self.path_of(vertex)].clone();
        [vertex.checked_sub(1), Some(vertex)].into_iter().flatten().filter(move |edge| run.contains(edge))
    }

    /// The node of a vertex.
    pub(super) fn node(&self, vertex: u32) -> u32 {
        self.node_of[vertex as usize]
    }

    pub(super) fn set_node(&mut self, vertex: u32, node: u32) {
        self.node_of[vertex as usize] = node;
    }

    /// The vertices of some neighbouring paths: where they would begin, if they are none.
    pub(super) fn vertices_of(&self, paths: &Range<usize>) -> Range<u32> {
        let begin = self.runs.get(paths.start).map_or(self.vertices.len() as u32, |run| run.start);
        let end = if paths.is_empty() { begin } else { self.runs[paths.end - 1].end + 1 };
        begin..end
    }

    /// Puts lines, whose vertices are not yet known as nodes, in the place of some neighbouring paths.
    /// What comes behind is numbered on.
    pub(super) fn splice<'l>(&mut self, paths: Range<usize>, lines: impl Iterator<Item = &'l [Coord<f64>]>) {
        let old = self.vertices_of(&paths);
        let mut next = old.start;
        let (mut runs, mut vertices) = (Vec::new(), Vec::new());
        for line in lines {
            let end = next + line.len() as u32;
            runs.push(next..end - 1);
            vertices.extend_from_slice(line);
            next = end;
        }
        let places = old.start as usize..old.end as usize;
        let by = next.wrapping_sub(old.end);
        for run in &mut self.runs[paths.end..] {
            *run = run.start.wrapping_add(by)..run.end.wrapping_add(by);
        }
        self.runs.splice(paths, runs);
        // The last vertex begins no edge.
        self.metres.resize(self.vertices.len(), 0.0);
        let mut metres: Vec<f64> = vertices.windows(2).map(|ends| distance(ends[0], ends[1]).0).collect();
        metres.resize(vertices.len(), 0.0);
        self.metres.splice(places.clone(), metres);
        self.node_of.splice(places.clone(), vertices.iter().map(|_| u32::MAX));
        self.vertices.splice(places, vertices);
    }

    /// The numbers of all edges, path by path.
    pub(super) fn numbers(&self) -> impl Iterator<Item = u32> + Clone {
        self.runs.iter().flat_map(|run| run.clone())
    }

    /// All edges with their numbers, path by path.
    pub fn iter(&self) -> impl Iterator<Item = (u32, Edge)> {
        self.numbers().map(|edge| (edge, self.get(edge)))
    }

    /// How many there are.
    pub(crate) fn count(&self) -> usize {
        self.runs.iter().map(ExactSizeIterator::len).sum()
    }

    /// One more than the greatest number.
    pub(super) fn end(&self) -> usize {
        self.vertices.len()
    }
}
