//! The spatial index of edges.
//!
//! Edges are laid by tiles, compact pieces of the network of like many nodes each,
//! into a grid of cells a tile. So the cells are narrow where streets are close and wide where they
//! are not, and an edge that leads far away makes wide ones of its own tile's alone.

use std::ops::{Range, RangeInclusive};

use rayon::prelude::*;
use rstar::primitives::{GeomWithData, Rectangle};
use rstar::{AABB, Envelope, RTree};

use super::edges::Edges;
use super::tiles::ByTile;

/// How many cells a tile has each way: a full one's are some two edges wide.
const SIDE: usize = 32;

/// Edges over more cells than this are looked at whatever is asked for.
const MANY: usize = 64;

/// Where edges lie.
pub(super) struct EdgeIndex {
    pub(crate) all: Grid,
    /// Those that are not on the network's longest connected component.
    pub(crate) aside: Grid,
}

impl EdgeIndex {
    /// Every edge whose box meets `envelope`, some that only nearly do, and some more than once; in
    /// rows, over which a loop is faster than over all.
    pub(super) fn rows(&self, envelope: &AABB<[f64; 2]>) -> impl Iterator<Item = &[u32]> {
        self.all.meeting(envelope)
    }

    /// The same, one by one.
    pub(super) fn meeting(&self, envelope: &AABB<[f64; 2]>) -> impl Iterator<Item = u32> {
        self.rows(envelope).flatten().copied()
    }

    /// The same, each once and in order.
    pub(super) fn sorted(&self, envelope: &AABB<[f64; 2]>) -> Vec<u32> {
        in_order(self.meeting(envelope).collect())
    }

    /// Those that are not on the longest component, as [`EdgeIndex::sorted`] has them.
    pub(super) fn aside(&self, envelope: &AABB<[f64; 2]>) -> Vec<u32> {
        in_order(self.aside.meeting(envelope).flatten().copied().collect())
    }
}

fn in_order(mut edges: Vec<u32>) -> Vec<u32> {
    edges.sort_unstable();
    edges.dedup();
    edges
}

/// Tiles of edges, and the tree of boxes around them.
pub(super) struct Grid {
    tiles: Vec<EdgeCells>,
    tree: RTree<GeomWithData<Rectangle<[f64; 2]>, u32>>,
}

impl Grid {
    /// Indexes some edges.
    pub(super) fn from_edges(edges: &Edges, by_tile: &ByTile<u32>) -> Grid {
        let tiles: Vec<EdgeCells> = (0..by_tile.len())
            .into_par_iter()
            .with_max_len(4)
            .map(|tile| by_tile.at(tile))
            .filter(|some| !some.is_empty())
            .map(|some| EdgeCells::from_edges(edges, some))
            .collect();
        let boxed =
            |(number, tile): (u32, &EdgeCells)| GeomWithData::new(Rectangle::from_aabb(tile.around), number);
        let tree = RTree::bulk_load((0..).zip(&tiles).map(boxed).collect());
        Grid { tiles, tree }
    }

    /// Indexes some more edges, at least one.
    pub(crate) fn add(&mut self, edges: &Edges, some: &[u32]) {
        let tile = EdgeCells::from_edges(edges, some);
        let number = self.tiles.len() as u32;
        self.tree.insert(GeomWithData::new(Rectangle::from_aabb(tile.around), number));
        self.tiles.push(tile);
    }

    /// Takes out the edges of a run of numbers, all of which lie within a box.
    pub(crate) fn remove(&mut self, edges: &Edges, run: &Range<u32>, around: &AABB<[f64; 2]>) {
        let near: Vec<_> = self.tree.locate_in_envelope_intersecting(around).copied().collect();
        for known in near {
            let tile = &mut self.tiles[known.data as usize];
            if !tile.edges.iter().any(|edge| run.contains(edge)) {
                continue;
            }
            let left = in_order(tile.edges.iter().copied().filter(|edge| !run.contains(edge)).collect());
            self.tree.remove(&known);
            if left.is_empty() {
                // Its number stays with nobody.
                (tile.edges, *tile.begins) = (Vec::new(), [0; SIDE * SIDE + 2]);
            } else {
                *tile = EdgeCells::from_edges(edges, &left);
                self.tree.insert(GeomWithData::new(Rectangle::from_aabb(tile.around), known.data));
            }
        }
    }

    /// Numbers the edges anew.
    pub(crate) fn renumber(&mut self, renumbered: impl Fn(u32) -> u32 + Sync) {
        self.tiles
            .par_iter_mut()
            .for_each(|tile| tile.edges.iter_mut().for_each(|edge| *edge = renumbered(*edge)));
    }

    /// Edges whose box meets `envelope` among others near it, row by row of some tile's cells.
    fn meeting(&self, envelope: &AABB<[f64; 2]>) -> impl Iterator<Item = &[u32]> {
        let tiles = self.tree.locate_in_envelope_intersecting(envelope);
        tiles.flat_map(move |tile| self.tiles[tile.data as usize].meeting(envelope))
    }
}

/// The edges of a tile by cells.
struct EdgeCells {
    /// The box of degrees around all of them.
    around: AABB<[f64; 2]>,
    /// Cells a degree, each way.
    scale: [f64; 2],
    /// Where in `edges` each cell's begin, row by row from the south-west; where the last one's end;
    /// and where those end that are over too many cells.
    begins: Box<[u32; SIDE * SIDE + 2]>,
    edges: Vec<u32>,
}

impl EdgeCells {
    /// Lays some edges, at least one, into cells.
    fn from_edges(edges: &Edges, some: &[u32]) -> EdgeCells {
        let mut around = AABB::new_empty();
        for edge in some {
            around.merge(&edges.around(*edge));
        }
        let scale = [0, 1].map(|axis| {
            let wide = around.upper()[axis] - around.lower()[axis];
            if wide > 0.0 { SIDE as f64 / wide } else { 0.0 }
        });
        let mut cells =
            EdgeCells { around, scale, begins: Box::new([0; SIDE * SIDE + 2]), edges: Vec::new() };
        /// Where edges over too many cells stand among the cells.
        const LAST: usize = SIDE * SIDE;
        let under: Vec<[RangeInclusive<u8>; 2]> =
            some.iter().map(|edge| cells.under(&edges.around(*edge))).collect();
        let places = |[columns, rows]: &[RangeInclusive<u8>; 2], each: &mut dyn FnMut(usize)| {
            if columns.len() * rows.len() > MANY {
                return each(LAST);
            }
            for row in rows.clone() {
                columns.clone().for_each(|column| each(usize::from(row) * SIDE + usize::from(column)));
            }
        };
        let mut next = [0_u32; LAST + 1];
        under.iter().for_each(|under| places(under, &mut |place| next[place] += 1));
        let mut count = 0;
        for (begin, next) in cells.begins.iter_mut().zip(&mut next) {
            *begin = count;
            count += std::mem::replace(next, count);
        }
        cells.begins[LAST + 1] = count;
        let mut laid = vec![0; count as usize];
        for (edge, under) in some.iter().zip(&under) {
            places(under, &mut |place| {
                laid[next[place] as usize] = *edge;
                next[place] += 1;
            });
        }
        cells.edges = laid;
        cells
    }

    /// The columns and the rows that a box lies over.
    fn under(&self, envelope: &AABB<[f64; 2]>) -> [RangeInclusive<u8>; 2] {
        [0, 1].map(|axis| {
            let last = SIDE as u8 - 1;
            let cell = |at: f64| (((at - self.around.lower()[axis]) * self.scale[axis]) as u8).min(last);
            cell(envelope.lower()[axis])..=cell(envelope.upper()[axis])
        })
    }

    fn meeting(&self, envelope: &AABB<[f64; 2]>) -> impl Iterator<Item = &[u32]> {
        let [columns, rows] = self.under(envelope);
        let (first, last) = (usize::from(*columns.start()), usize::from(*columns.end()) + 1);
        let in_row = move |row: usize| (row * SIDE + first, row * SIDE + last);
        let all = rows.map(usize::from).map(in_row).chain([(SIDE * SIDE, SIDE * SIDE + 1)]);
        all.map(|(begin, end)| &self.edges[self.begins[begin] as usize..self.begins[end] as usize])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::Coord;

    proptest::proptest! {
        #[test]
        fn nothing_near_is_missed_whatever_the_network_is_like(
            // Streets near each other, and a few that lead far away.
            points in proptest::collection::vec(((0..200i32, 0..200i32), (0..200i32, 0..200i32), 0..20u8), 1..80),
            here in (0..200i32, 0..200i32),
            wide in 0..60i32,
        ) {
            let at = |(x, y): (i32, i32), far: f64| Coord { x: f64::from(x) * far, y: f64::from(y) * far };
            let vertices: Vec<Coord<f64>> = points
                .iter()
                .flat_map(|(a, b, far)| [at(*a, 1.0), at(*b, if *far == 0 { 1000.0 } else { 1.0 })])
                .collect();
            let ends: Vec<u32> = (1..=points.len() as u32).map(|path| 2 * path).collect();
            let mut edges = Edges::from_ends(vertices, &ends);
            // Several tiles, each with edges from everywhere.
            edges.join((0..2 * points.len() as u32).map(|vertex| vertex * 1000).collect(), Vec::new());
            let is_aside = |edge: u32| !edge.is_multiple_of(4);
            let all = (0..points.len() as u32).map(|path| 2 * path);
            let aside: Vec<u32> = all.clone().filter(|edge| is_aside(*edge)).collect();
            let grid = |some: &[u32]| Grid::from_edges(&edges, &ByTile::from_nodes(some.iter().copied(), |edge| edges.from(*edge)));
            let index = EdgeIndex { all: grid(&all.collect::<Vec<u32>>()), aside: grid(&aside) };
            let envelope = AABB::from_corners(
                [f64::from(here.0), f64::from(here.1)],
                [f64::from(here.0 + wide), f64::from(here.1 + wide)],
            );
            let near = |edge: &u32| envelope.intersects(&edges.around(*edge));
            let found = index.sorted(&envelope);
            proptest::prop_assert!(found.is_sorted_by(|a, b| a < b));
            let all: Vec<u32> = (0..points.len() as u32).map(|path| 2 * path).collect();
            let expected: Vec<u32> = all.iter().copied().filter(near).collect();
            let kept: Vec<u32> = found.into_iter().filter(near).collect();
            proptest::prop_assert_eq!(&kept, &expected);
            let aside: Vec<u32> = index.aside(&envelope).into_iter().filter(near).collect();
            let expected: Vec<u32> = expected.into_iter().filter(|edge| is_aside(*edge)).collect();
            proptest::prop_assert_eq!(aside, expected);
        }
    }
}
