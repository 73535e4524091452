//! The spatial index of edges.

use std::ops::Range;

use geo::Line;
use rstar::{AABB, Envelope, RTree, RTreeObject};

use super::edges::Edges;

/// How many neighbouring edges of a path share an entry of the index: few enough that their
/// box is small, many enough that the tree is.
const A_BATCH: u32 = 8;

/// Boxes of degrees around batches of edges.
pub(super) struct EdgeIndex {
    /// Those of the network's longest connected component.
    main: RTree<Batch>,
    /// Those of all others.
    aside: RTree<Batch>,
}

/// Neighbouring edges of one path, so of one component.
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
    /// Indexes the edges of each path. `is_main` says whether a node is on the longest
    /// component.
    pub fn of(edges: &Edges, is_main: impl Fn(u32) -> bool) -> EdgeIndex {
        let batches = edges
            .runs()
            .iter()
            .flat_map(|path| {
                path.clone().step_by(A_BATCH as usize).map(|first| first..(first + A_BATCH).min(path.end))
            })
            .map(|range| {
                let vertices = &edges.vertices()[range.start as usize..=range.end as usize];
                let mut envelope = AABB::new_empty();
                vertices.iter().for_each(|at| envelope.merge(&AABB::from_point([at.x, at.y])));
                Batch { edges: range, envelope }
            });
        let (main, aside) = batches.partition(|batch: &Batch| is_main(edges.from(batch.edges.start)));
        let (main, aside) = rayon::join(|| RTree::bulk_load(main), || RTree::bulk_load(aside));
        EdgeIndex { main, aside }
    }

    /// Batches whose box meets `envelope`, and whether the box lies inside it.
    pub fn meeting<'a>(&'a self, envelope: &AABB<[f64; 2]>) -> impl Iterator<Item = (&'a Batch, bool)> {
        self.meeting_main(envelope).chain(self.meeting_aside(envelope))
    }

    /// Those of the longest component alone.
    pub fn meeting_main<'a>(&'a self, envelope: &AABB<[f64; 2]>) -> impl Iterator<Item = (&'a Batch, bool)> {
        meeting(&self.main, *envelope)
    }

    /// Those of the other components alone.
    pub fn meeting_aside<'a>(&'a self, envelope: &AABB<[f64; 2]>) -> impl Iterator<Item = (&'a Batch, bool)> {
        meeting(&self.aside, *envelope)
    }
}

fn meeting(tree: &RTree<Batch>, envelope: AABB<[f64; 2]>) -> impl Iterator<Item = (&Batch, bool)> {
    tree.locate_in_envelope_intersecting(&envelope)
        .map(move |batch| (batch, envelope.contains_envelope(&batch.envelope)))
}

/// Both ends of a segment, as the index takes them.
pub(super) fn corners(line: &Line<f64>) -> [[f64; 2]; 2] {
    [[line.start.x, line.start.y], [line.end.x, line.end.y]]
}
