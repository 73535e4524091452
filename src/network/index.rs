//! The spatial index of edges.

use std::ops::Range;

use geo_index::rtree::sort::HilbertSort;
use geo_index::rtree::{RTree, RTreeBuilder, RTreeIndex};
use rstar::AABB;

use super::edges::Edges;

/// How many neighbouring edges of a path share an entry of the index: few enough that their
/// box is small, many enough that the tree is.
const A_BATCH: u32 = 8;

/// Boxes of degrees around batches of edges.
pub(super) struct EdgeIndex {
    /// Those of the network's longest connected component.
    main: Boxes,
    /// Those of all others.
    aside: Boxes,
}

/// Batches of neighbouring edges, each of one path, so of one component; and the tree of boxes
/// around them.
struct Boxes {
    batches: Vec<Range<u32>>,
    /// In half the room of the network's own numbers, which halves what is waited for: each box is
    /// as large as its batch at least, and by less than a metre larger.
    tree: RTree<f32>,
}

impl Boxes {
    fn of(edges: &Edges, batches: Vec<Range<u32>>) -> Boxes {
        let mut tree = RTreeBuilder::new(batches.len() as u32);
        for batch in &batches {
            let around = edges.around(batch.clone());
            let ([west, south], [east, north]) = (around.lower(), around.upper());
            tree.add(below(west), below(south), above(east), above(north));
        }
        Boxes { batches, tree: tree.finish::<HilbertSort>() }
    }

    /// Batches whose box meets `envelope`, and some that only nearly do.
    fn meeting(&self, envelope: &AABB<[f64; 2]>) -> impl Iterator<Item = Range<u32>> + '_ {
        let ([west, south], [east, north]) = (envelope.lower(), envelope.upper());
        let found = self.tree.search(below(west), below(south), above(east), above(north));
        found.into_iter().map(|batch| self.batches[batch as usize].clone())
    }
}

/// The nearest number of half the room that is no greater.
fn below(number: f64) -> f32 {
    let near = number as f32;
    if f64::from(near) > number { near.next_down() } else { near }
}

/// The nearest number of half the room that is no smaller.
fn above(number: f64) -> f32 {
    -below(-number)
}

impl EdgeIndex {
    /// Indexes the edges of each path. `is_main` says whether a node is on the longest
    /// component.
    pub fn of(edges: &Edges, is_main: impl Fn(u32) -> bool) -> EdgeIndex {
        let batches = edges.runs().iter().flat_map(|path| {
            path.clone().step_by(A_BATCH as usize).map(|first| first..(first + A_BATCH).min(path.end))
        });
        let (main, aside) = batches.partition(|batch: &Range<u32>| is_main(edges.from(batch.start)));
        let (main, aside) = rayon::join(|| Boxes::of(edges, main), || Boxes::of(edges, aside));
        EdgeIndex { main, aside }
    }

    /// Batches whose box meets `envelope`, and some that only nearly do.
    pub fn meeting(&self, envelope: &AABB<[f64; 2]>) -> impl Iterator<Item = Range<u32>> + '_ {
        self.meeting_main(envelope).chain(self.meeting_aside(envelope))
    }

    /// Those of the longest component alone.
    pub fn meeting_main(&self, envelope: &AABB<[f64; 2]>) -> impl Iterator<Item = Range<u32>> + '_ {
        self.main.meeting(envelope)
    }

    /// Those of the other components alone.
    pub fn meeting_aside(&self, envelope: &AABB<[f64; 2]>) -> impl Iterator<Item = Range<u32>> + '_ {
        self.aside.meeting(envelope)
    }
}
