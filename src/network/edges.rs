//! The spatial index of edges.

use std::ops::Range;

use geo::Line;
use rstar::{AABB, RTree, RTreeObject};

use super::Edge;

/// How many neighbouring edges of a path share an entry of the index: few enough that their
/// box is small, many enough that the tree is.
const A_BATCH: u32 = 8;

/// Boxes of degrees around batches of edges.
pub(super) struct EdgeIndex(RTree<Batch>);

/// Neighbouring edges of one path.
pub(super) struct Batch {
    pub edges: Range<u32>,
    envelope: AABB<[f64; 2]>,
}

impl RTreeObject for Batch {
    type Envelope = AABB<[f64; 2]>;
    fn envelope(&self) -> Self::Envelope {
        self.envelope
    }
}

impl EdgeIndex {
    /// Indexes the edges of each path.
    pub fn of(edges: &[Edge], paths: &[Range<u32>]) -> EdgeIndex {
        let batches = paths
            .iter()
            .flat_map(|path| {
                path.clone().step_by(A_BATCH as usize).map(|first| first..(first + A_BATCH).min(path.end))
            })
            .map(|range| {
                let lines = &edges[range.start as usize..range.end as usize];
                let corners = lines.iter().flat_map(|edge| corners(&edge.line));
                Batch { edges: range, envelope: AABB::from_points(corners.collect::<Vec<_>>().iter()) }
            })
            .collect();
        EdgeIndex(RTree::bulk_load(batches))
    }

    /// Batches whose box meets `envelope`, and whether the box lies inside it.
    pub fn meeting<'a>(&'a self, envelope: &AABB<[f64; 2]>) -> impl Iterator<Item = (&'a Batch, bool)> {
        let whole = *envelope;
        self.0.locate_in_envelope_intersecting(envelope).map(move |batch| {
            use rstar::Envelope;
            (batch, whole.contains_envelope(&batch.envelope))
        })
    }
}

/// Both ends of a segment, as the index takes them.
pub(super) fn corners(line: &Line<f64>) -> [[f64; 2]; 2] {
    [[line.start.x, line.start.y], [line.end.x, line.end.y]]
}
