//! The walkable paths, packed: a city has a million vertices, and paths of a few each.

use std::ops::Range;

use geo::{Coord, LineString};
use rayon::prelude::*;

/// One walkable line.
#[derive(Clone, Debug)]
pub struct Path {
    /// Its vertices, WGS 84.
    pub line: LineString<f64>,
    /// What it is like.
    pub kind: PathKind,
}

/// What a path is like.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PathKind {
    /// Whether it has steps.
    pub steps: bool,
    /// Whether it is closed to the public: never walked.
    pub closed: bool,
    /// The level it runs on.
    pub level: PathLevel,
}

/// The level a path runs on, as OpenStreetMap tells it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PathLevel {
    pub(crate) bridge: bool,
    pub(crate) tunnel: bool,
    pub(crate) layer: i8,
}

impl PathLevel {
    /// Whether paths that cross here do not meet.
    pub(crate) fn is_apart_from(self, other: PathLevel) -> bool {
        self.bridge || self.tunnel || other.bridge || other.tunnel || self.layer != other.layer
    }
}

/// Walkable lines, one after another.
#[derive(Clone, Debug, Default)]
pub struct Paths {
    vertices: Vec<Coord<f64>>,
    /// For each path, the number of vertices up to its end.
    ends: Vec<u32>,
    kinds: Vec<PathKind>,
}

impl Paths {
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Puts a path behind the others: its vertices, WGS 84, and what it is like.
    pub fn push(&mut self, line: &[Coord<f64>], kind: PathKind) {
        self.vertices.extend_from_slice(line);
        self.ends.push(self.vertices.len() as u32);
        self.kinds.push(kind);
    }

    /// A path's vertices and kind.
    fn at(&self, path: usize) -> (&[Coord<f64>], PathKind) {
        let begin = if path == 0 { 0 } else { self.ends[path - 1] };
        (&self.vertices[begin as usize..self.ends[path] as usize], self.kinds[path])
    }

    /// Those of each path.
    pub fn iter(&self) -> impl Iterator<Item = (&[Coord<f64>], PathKind)> {
        (0..self.len()).map(|path| self.at(path))
    }

    /// The same, side by side.
    pub(crate) fn par_iter(&self) -> impl IndexedParallelIterator<Item = (&[Coord<f64>], PathKind)> {
        (0..self.len()).into_par_iter().map(|path| self.at(path))
    }

    /// Takes over what another holds.
    pub(crate) fn append(&mut self, other: Paths) {
        if self.is_empty() && self.vertices.capacity() < other.vertices.capacity() {
            *self = other;
            return;
        }
        let base = self.vertices.len() as u32;
        self.vertices.extend(other.vertices);
        self.ends.extend(other.ends.into_iter().map(|end| base + end));
        self.kinds.extend(other.kinds);
    }

    /// Puts other paths in the place of some neighbouring ones, and returns those.
    pub fn splice(&mut self, some: Range<usize>, others: &Paths) -> Paths {
        let begin = some.start.checked_sub(1).map_or(0, |last| self.ends[last]);
        let end = if some.is_empty() { begin } else { self.ends[some.end - 1] };
        let by = others.vertices.len() as u32;
        let places = begin as usize..end as usize;
        let vertices = self.vertices.splice(places, others.vertices.iter().copied()).collect();
        for later in &mut self.ends[some.end..] {
            *later = *later - (end - begin) + by;
        }
        let ends = self.ends.splice(some.clone(), others.ends.iter().map(|end| begin + end));
        let ends = ends.map(|end| end - begin).collect();
        let kinds = self.kinds.splice(some, others.kinds.iter().copied()).collect();
        Paths { vertices, ends, kinds }
    }

    /// Makes room for `times` as much as it holds, by `reserve`.
    pub(crate) fn expect(&mut self, times: f64) {
        reserve(&mut self.vertices, times);
        reserve(&mut self.ends, times);
        reserve(&mut self.kinds, times);
    }

    /// Those that are wanted, in their order.
    pub(crate) fn only(self, wanted: impl Fn(&[Coord<f64>], PathKind) -> bool + Sync) -> Paths {
        if self.par_iter().all(|(line, kind)| wanted(line, kind)) {
            return self;
        }
        let mut kept = Paths::default();
        self.iter().filter(|(line, kind)| wanted(line, *kind)).for_each(|(line, kind)| kept.push(line, kind));
        kept
    }

    /// All vertices; for each path, how many there are up to its end; and the paths' kinds.
    pub(crate) fn into_parts(self) -> (Vec<Coord<f64>>, Vec<u32>, Vec<PathKind>) {
        (self.vertices, self.ends, self.kinds)
    }
}

impl FromIterator<Path> for Paths {
    fn from_iter<I: IntoIterator<Item = Path>>(paths: I) -> Paths {
        let mut packed = Paths::default();
        paths.into_iter().for_each(|path| packed.push(&path.line.0, path.kind));
        packed
    }
}

/// Makes room in a list for `times` as much as it holds.
pub(crate) fn reserve<T>(list: &mut Vec<T>, times: f64) {
    let more = (list.len() as f64 * (times - 1.0).clamp(0.0, 1e6)) as usize;
    // Features come in different lengths; when there are more, the list grows.
    list.reserve_exact(more + more / 64);
}
