//! What paths can touch that come or go.
//!
//! A walk changes only if it leads by a node of such a path, or begins or ends where a place meets the
//! network elsewhere now. How far every place is from those nodes tells which walks could: those no
//! shorter than from the residence to the nearest of these nodes, and on to the nearest facility. Where
//! paths go, this is asked of the network as it was, and where they come, of the network as it is.
//! Facilities that meet the network elsewhere leave their category before and enter it afterwards.

use std::collections::BTreeSet;
use std::ops::Range;

use rayon::prelude::*;
use rstar::{AABB, Envelope};

use super::{Again, ROUNDING, Remeasure, SnapPoints, apart_at_least};
use crate::dataset::{Dataset, Status};
use crate::measure::{Measures, WalkExtent, Walked, Walking, linkage};
use crate::network::{MustBuild, Network, OFF_NETWORK, PathChange, SnapScratch, Walk, Wanted};
use crate::shapes::{Paths, widen};
use crate::units::Metres;
use crate::vocabulary::Vocabulary;

/// Walked paths that others stand in the place of now.
pub(crate) struct PathEdit {
    /// How many walked paths come before.
    pub(crate) at: usize,
    /// How many go.
    pub(crate) removed: usize,
    /// Those that come.
    pub(crate) added: Paths,
}

/// What paths touch that come or go.
pub(crate) struct PathsTouched {
    /// The communities whose measures may differ; nothing for all.
    pub(crate) communities: Option<BTreeSet<usize>>,
    /// The boxes of degrees around the paths.
    pub(crate) boxes: Vec<AABB<[f64; 2]>>,
}

/// Metres that rounding cannot come to.
const SLACK: f64 = 0.01;

impl PathEdit {
    /// Patches the network and measures again what that touches.
    ///
    /// # Errors
    /// The network must be built anew, and everything measured.
    pub(crate) fn measure(
        &self,
        (dataset, vocabulary, extent): (&Dataset, &Vocabulary, &WalkExtent),
        network: &mut Network,
        measures: &mut Measures,
        snapped: &mut SnapPoints,
    ) -> Result<PathsTouched, MustBuild> {
        let mut edited = Edited {
            dataset,
            vocabulary,
            extent,
            network,
            measures,
            snapped,
            touched: Some(BTreeSet::new()),
        };
        let mut boxes = Vec::new();
        if self.removed > 0 {
            boxes.push(edited.take_out(self.at..self.at + self.removed)?);
        }
        if !self.added.is_empty() {
            boxes.push(edited.put_in(self.at, &self.added)?);
        }
        if !boxes.is_empty() {
            edited.link();
        }
        Ok(PathsTouched { communities: edited.touched, boxes })
    }
}

/// What is measured while paths change.
struct Edited<'a> {
    dataset: &'a Dataset,
    vocabulary: &'a Vocabulary,
    extent: &'a WalkExtent,
    network: &'a mut Network,
    measures: &'a mut Measures,
    snapped: &'a mut SnapPoints,
    /// Communities whose measures may differ; nothing for all.
    touched: Option<BTreeSet<usize>>,
}

impl Edited<'_> {
    /// Has something measured on the network as it is, and takes up whom it touches.
    fn again<T>(&mut self, measure: impl FnOnce(&mut Again) -> T) -> T {
        let Edited { dataset, vocabulary, extent, network, .. } = self;
        let now = Remeasure { dataset, network: Some(network), vocabulary, extent };
        let mut again = now.again(self.measures, self.snapped);
        let come = measure(&mut again);
        if !self.touched.as_mut().is_some_and(|communities| again.touched(communities)) {
            self.touched = None;
        }
        come
    }

    /// The category of a facility that exists.
    fn category(&self, index: usize) -> Option<usize> {
        let facility = &self.dataset.facilities[index];
        (facility.status == Status::Existing).then_some(usize::from(facility.category.0))
    }

    fn take_out(&mut self, paths: Range<usize>) -> Result<AABB<[f64; 2]>, MustBuild> {
        let (edges, nodes) = (self.network.edges_of(&paths), self.network.nodes_of(&paths));
        let residences = self.snapped.residences.on(&edges);
        let facilities: Vec<(usize, Option<usize>, bool)> = self
            .snapped
            .facilities
            .on(&edges)
            .into_iter()
            .map(|index| (index, self.category(index), self.snapped.facilities.is_off(index)))
            .collect();
        let around = self.network.around_paths(&paths);
        let mut candidates = self.again(|again| {
            for (index, category, _) in &facilities {
                category.iter().for_each(|category| again.leave(*category, *index));
            }
            again.by_way_of(&nodes, &around, false)
        });
        let change = self.network.take_out(paths)?;
        self.snapped.renumber(&change);
        self.again(|again| {
            again.relay(&residences, &mut candidates);
            for (index, category, was_off) in facilities {
                again.arrive(index, category, category, was_off);
            }
        });
        Ok(change.around)
    }

    fn put_in(&mut self, at: usize, paths: &Paths) -> Result<AABB<[f64; 2]>, MustBuild> {
        let change = self.network.put_in(at, paths)?;
        self.snapped.renumber(&change);
        let nodes = self.network.nodes_of(&(at..at + paths.len()));
        let categories: Vec<Option<usize>> =
            (0..self.dataset.facilities.len()).map(|index| self.category(index)).collect();
        self.again(|again| {
            let (facilities, residences) = again.beside(&change);
            let mut candidates = again.by_way_of(&nodes, &change.around, true);
            again.relay(&residences, &mut candidates);
            for index in facilities {
                again.elsewhere(index, categories[index], categories[index]);
            }
        });
        Ok(change.around)
    }

    /// Finds again which residences the network links, and how large it is.
    fn link(&mut self) {
        let Edited { dataset, network, measures, snapped, touched, .. } = self;
        let links = |locality: &mut crate::measure::CommunityMeasures| {
            let community = &dataset.communities[locality.community];
            let new = linkage::of(network, community, &locality.residences, &snapped.residences);
            let old = locality.linkage.replace(new);
            (old != locality.linkage).then_some(locality.community)
        };
        let changed: Vec<usize> = measures.localities.par_iter_mut().filter_map(links).collect();
        if let Some(touched) = touched {
            touched.extend(changed);
        }
        measures.walking = Walking::along(network);
    }
}

impl SnapPoints {
    fn renumber(&mut self, change: &PathChange) {
        for accesses in [&mut self.facilities, &mut self.residences] {
            accesses.renumber(|edge| change.renumbered(edge));
        }
    }
}

impl Again<'_> {
    /// Facilities and residences that meet the network on edges which came.
    fn beside(&self, change: &PathChange) -> (Vec<usize>, Vec<usize>) {
        let Some(network) = self.context.network else { return Default::default() };
        let near = widen(change.around, Metres(OFF_NETWORK.0 + 1.0));
        let meets = |place: crate::network::WalkPlace| {
            let mut met = Vec::new();
            network.meeting(&place, &mut SnapScratch::default(), &mut met);
            met.iter().any(|met| change.edges.contains(&met.edge))
        };
        let of = |boxes: &[AABB<[f64; 2]>], meets: &(dyn Fn(usize) -> bool + Sync)| -> Vec<usize> {
            let near = boxes.par_iter().enumerate().filter(|(_, own)| near.intersects(own));
            near.map(|(index, _)| index).filter(|index| meets(*index)).collect()
        };
        let SnapPoints { facility_boxes, residence_boxes, .. } = &*self.snapped;
        (
            of(facility_boxes, &|index| meets(self.context.facility_place(index))),
            of(residence_boxes, &|index| meets(self.context.residence_place(index))),
        )
    }

    /// Lays residences on the network where they meet it now, and searches their walks again and those
    /// of others, by category.
    fn relay(&mut self, residences: &[usize], candidates: &mut [Vec<usize>]) {
        for residence in residences {
            let was_off = self.snapped.residences.is_off(*residence);
            self.snap_residence(*residence);
            self.residences.insert(*residence);
            if was_off || self.snapped.residences.is_off(*residence) {
                (0..self.measures.existing.len()).for_each(|of| self.entrances_again(of, *residence));
            }
        }
        for candidates in &mut *candidates {
            candidates.extend(residences);
            candidates.sort_unstable();
            candidates.dedup();
        }
        let found: Vec<_> =
            candidates.par_iter().enumerate().map(|(category, of)| self.searched(category, of)).collect();
        for (category, found) in found.iter().enumerate() {
            self.take_over_all(category, found);
        }
    }

    /// For each category, the residences whose walk may lead by some nodes, all within a box; with
    /// `is_new`, those who would gain if it did.
    fn by_way_of(&self, nodes: &[u32], around: &AABB<[f64; 2]>, is_new: bool) -> Vec<Vec<usize>> {
        let categories = self.measures.existing.len();
        let (Some(network), Walked::Along(walks)) = (self.context.network, &self.measures.walks) else {
            return vec![Vec::new(); categories];
        };
        let circles = &self.context.extent.circles;
        let widest = circles.last().map_or(0.0, |circle| circle.0 + 1.0);
        let apart = |boxes: &[AABB<[f64; 2]>]| -> Vec<f64> {
            boxes.par_iter().map(|own| apart_at_least(around, own)).collect()
        };
        let (from_homes, from_facilities) =
            (apart(&self.snapped.residence_boxes), apart(&self.snapped.facility_boxes));
        // How long a walk may be that leads by the nodes and matters.
        let known = |category: usize, residence: usize| -> f64 {
            let circle = |number: usize| circles.get(number).map_or(0.0, |circle| circle.0);
            match (walks.of(category, residence), is_new) {
                (Walk::To { metres, .. }, _) => metres * (1.0 + ROUNDING) + SLACK,
                (Walk::Within(0), true) => 0.0,
                (Walk::Within(number), true) => circle(number - 1) + SLACK,
                (Walk::Within(number), false) => circle(number) + SLACK,
                (Walk::Farther, true) => widest,
                _ => 0.0,
            }
        };
        let whole: Vec<usize> = (0..categories)
            .filter(|of| !walks.is_nowhere(*of) && !matches!(self.context.wanted(*of), Wanted::Circles(_)))
            .collect();
        let longest_of = |category: &usize| {
            let near = from_homes.iter().enumerate();
            let known = near.map(|(residence, apart)| (known(*category, residence), *apart));
            known.filter(|(known, apart)| apart <= known).map(|(known, _)| known).fold(0.0, f64::max)
        };
        let limit = whole.par_iter().map(longest_of).reduce(|| 0.0, f64::max).max(widest);
        let far = network.distances_from(nodes, limit);
        let distance = |met: &[crate::network::SnapPoint]| network.distance_from(&far, met);
        let homes: Vec<(usize, f64)> = (from_homes.par_iter().enumerate())
            .filter(|(_, apart)| **apart <= limit)
            .map(|(residence, _)| (residence, distance(self.snapped.residences.of(residence))))
            .filter(|(_, metres)| *metres <= limit)
            .collect();
        let components: BTreeSet<u32> = nodes.iter().map(|node| network.component_of_node(*node)).collect();
        let is_on = |met: &[crate::network::SnapPoint]| {
            met.iter().any(|met| components.contains(&network.component_of(met)))
        };
        let of = |(category, existing): (usize, &Vec<usize>)| -> Vec<usize> {
            if walks.is_nowhere(category) {
                return Vec::new();
            }
            let near = existing.iter().filter(|index| from_facilities[**index] <= limit);
            let onward = near.map(|index| distance(self.snapped.facilities.of(*index)));
            let onward = onward.fold(f64::INFINITY, f64::min);
            let mut found: Vec<usize> = homes
                .iter()
                .filter(|(residence, metres)| metres + onward <= known(category, *residence))
                .map(|(residence, _)| *residence)
                .collect();
            if is_new
                && whole.contains(&category)
                && existing.iter().any(|index| is_on(self.snapped.facilities.of(*index)))
            {
                // Who could walk to none.
                let unreached = (0..from_homes.len()).filter(|residence| {
                    walks.of(category, *residence) == Walk::Unreachable
                        && is_on(self.snapped.residences.of(*residence))
                });
                found.extend(unreached);
            }
            found
        };
        self.measures.existing.par_iter().enumerate().map(of).collect()
    }
}
