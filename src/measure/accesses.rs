//! Where the places of a layer meet the network, packed.

use std::ops::Range;

use rayon::prelude::*;

use crate::network::{Network, SnapPoint, SnapScratch, WalkPlace};

/// Where each of many places meets the network.
#[derive(Default)]
pub(super) struct Accesses {
    /// [`Accesses::TOGETHER`] places each.
    parts: Vec<AccessesPart>,
    /// Places of which some door is off the network.
    pub(crate) off: Vec<usize>,
}

/// How many places a layer has, and each of them.
pub(super) type PlacesOf<'p> = (usize, &'p (dyn Fn(usize) -> WalkPlace + Sync));

/// Where some neighbouring places meet the network, packed.
struct AccessesPart {
    /// For each place, the number of accesses up to its last.
    ends: Vec<u32>,
    all: Box<[SnapPoint]>,
}

impl AccessesPart {
    fn of(&self, place: usize) -> &[SnapPoint] {
        let begin = if place == 0 { 0 } else { self.ends[place - 1] };
        &self.all[begin as usize..self.ends[place] as usize]
    }
}

impl Accesses {
    const TOGETHER: usize = 1024;

    /// Where two layers' places meet the network, each so many, and a function that tells what each
    /// offers. Side by side, since a file's neighbours are mostly neighbours on the ground: what one
    /// layer's look at is at hand for the other's.
    pub(super) fn of_both(network: &Network, layers: [PlacesOf; 2]) -> [Accesses; 2] {
        let some = |room: &mut (SnapScratch, Vec<SnapPoint>), part: usize, (count, place): PlacesOf| {
            let (scratch, all) = room;
            all.clear();
            let mut ends = Vec::with_capacity(Self::TOGETHER);
            let mut off = Vec::new();
            for index in part * Self::TOGETHER..count.min((part + 1) * Self::TOGETHER) {
                let some_off = network.meeting(&place(index), scratch, all);
                ends.push(all.len() as u32);
                off.extend(some_off.then_some(index));
            }
            (AccessesPart { ends, all: all.as_slice().into() }, off)
        };
        let most = layers.iter().map(|(count, _)| count.div_ceil(Self::TOGETHER)).max();
        let parts: Vec<_> = (0..most.unwrap_or(0))
            .into_par_iter()
            .with_max_len(1)
            .map_init(Default::default, |room, part| layers.map(|layer| some(room, part, layer)))
            .collect();
        let mut both = [Accesses::default(), Accesses::default()];
        for (accesses, (part, off)) in parts.into_iter().flat_map(|pair| [0, 1].into_iter().zip(pair)) {
            both[accesses].parts.push(part);
            both[accesses].off.extend(off);
        }
        both
    }

    pub(super) fn of(&self, place: usize) -> &[SnapPoint] {
        self.parts[place / Self::TOGETHER].of(place % Self::TOGETHER)
    }

    /// Whether some door of a place is off the network.
    pub(super) fn is_off(&self, place: usize) -> bool {
        self.off.binary_search(&place).is_ok()
    }

    pub(super) fn all(&self) -> Vec<&[SnapPoint]> {
        let count: usize = self.parts.iter().map(|part| part.ends.len()).sum();
        (0..count).into_par_iter().map(|place| self.of(place)).collect()
    }

    /// Places that meet one of a run of edges.
    pub(crate) fn on(&self, edges: &Range<u32>) -> Vec<usize> {
        let is_on = |met: &&SnapPoint| edges.contains(&met.edge);
        let of_part = |(number, part): (usize, &AccessesPart)| -> Vec<usize> {
            if !part.all.iter().any(|met| is_on(&met)) {
                return Vec::new();
            }
            let own = (0..part.ends.len()).filter(|own| part.of(*own).iter().any(|met| is_on(&met)));
            own.map(|own| number * Self::TOGETHER + own).collect()
        };
        self.parts.par_iter().enumerate().flat_map_iter(of_part).collect()
    }

    /// Numbers the edges anew.
    pub(crate) fn renumber(&mut self, renumbered: impl Fn(u32) -> u32 + Sync) {
        let parts = self.parts.par_iter_mut().flat_map_iter(|part| part.all.iter_mut());
        parts.for_each(|met| met.edge = renumbered(met.edge));
    }

    /// Makes room for a place that meets nothing yet, before the one at an index.
    pub(crate) fn insert(&mut self, place: usize) {
        self.splice(place, |ends, _, own| {
            let begin = if own == 0 { 0 } else { ends[own - 1] };
            ends.insert(own, begin);
        });
        self.off.iter_mut().for_each(|off| *off += usize::from(*off >= place));
    }

    /// Takes a place out; those behind it are counted back.
    pub(crate) fn remove(&mut self, place: usize) {
        self.splice(place, |ends, all, own| {
            let begin = if own == 0 { 0 } else { ends[own - 1] };
            let end = ends.remove(own);
            all.drain(begin as usize..end as usize);
            ends[own..].iter_mut().for_each(|later| *later -= end - begin);
        });
        self.off.retain(|off| *off != place);
        self.off.iter_mut().for_each(|off| *off -= usize::from(*off > place));
    }

    /// Changes the places of a part and of those behind it, and parts them anew.
    fn splice(&mut self, place: usize, change: impl FnOnce(&mut Vec<u32>, &mut Vec<SnapPoint>, usize)) {
        let first = place / Self::TOGETHER;
        if first >= self.parts.len() {
            return;
        }
        let (mut ends, mut all) = (Vec::new(), Vec::new());
        for part in self.parts.drain(first..) {
            let base = all.len() as u32;
            ends.extend(part.ends.iter().map(|end| base + end));
            all.extend_from_slice(&part.all);
        }
        change(&mut ends, &mut all, place % Self::TOGETHER);
        let mut begin = 0;
        for some in ends.chunks(Self::TOGETHER) {
            let end = some[some.len() - 1];
            let ends = some.iter().map(|end| end - begin).collect();
            self.parts.push(AccessesPart { ends, all: all[begin as usize..end as usize].into() });
            begin = end;
        }
    }

    /// Puts where a place meets the network now in the place of where it did, and whether some door of
    /// it is off; a place behind all others is added.
    pub(super) fn set(&mut self, place: usize, met: &[SnapPoint], is_off: bool) {
        if place / Self::TOGETHER == self.parts.len() {
            self.parts.push(AccessesPart { ends: Vec::new(), all: Box::default() });
        }
        let AccessesPart { ends, all } = &mut self.parts[place / Self::TOGETHER];
        let own = place % Self::TOGETHER;
        if own == ends.len() {
            ends.push(all.len() as u32);
        }
        let begin = if own == 0 { 0 } else { ends[own - 1] };
        let (begin, end) = (begin as usize, ends[own] as usize);
        let longer = met.len() as u32;
        let shorter = (end - begin) as u32;
        ends[own..].iter_mut().for_each(|end| *end = *end + longer - shorter);
        *all = [&all[..begin], met, &all[end..]].concat().into();
        let known = self.off.binary_search(&place);
        match (known, is_off) {
            (Ok(at), false) => drop(self.off.remove(at)),
            (Err(at), true) => self.off.insert(at, place),
            _ => {}
        }
    }
}
