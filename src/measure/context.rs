//! What measuring looks at, and the parts of it that are measured category by category.

use std::sync::OnceLock;

use rayon::prelude::*;

use super::accesses::Accesses;
use super::{Gates, NearestOffNetwork, OffNetworkEntrances, WalkExtent, highest_latitude};
use crate::dataset::Dataset;
use crate::network::{Network, StraightLine, Walk, WalkPlace, Wanted};
use crate::vocabulary::CategoryId;

/// A dataset, its network and how far walks are followed.
pub(super) struct MeasureContext<'a> {
    pub(crate) dataset: &'a Dataset,
    /// `None` where the dataset has no paths.
    pub(crate) network: Option<&'a Network>,
    pub(crate) extent: &'a WalkExtent,
    gates: Gates,
    /// How far from the equator residences are at most, in degrees.
    latitude: OnceLock<f64>,
}

impl<'a> MeasureContext<'a> {
    pub(super) fn new(dataset: &'a Dataset, network: Option<&'a Network>, extent: &'a WalkExtent) -> Self {
        MeasureContext {
            dataset,
            network,
            extent,
            gates: Gates::from_dataset(dataset),
            latitude: OnceLock::new(),
        }
    }

    // Places are made where they are needed, since a city's outlines are many.

    pub(super) fn facility_place(&self, index: usize) -> WalkPlace {
        self.gates.facility(self.dataset, index)
    }

    pub(super) fn residence_place(&self, index: usize) -> WalkPlace {
        self.gates.residence(self.dataset, index)
    }

    fn latitude(&self) -> f64 {
        *self.latitude.get_or_init(|| highest_latitude(&self.dataset.residences))
    }

    /// The indices of all residences.
    pub(super) fn residences(&self) -> Vec<usize> {
        (0..self.dataset.residences.len()).collect()
    }

    fn is_whole(&self, category: usize) -> bool {
        self.extent.whole.contains(&CategoryId(category as u16))
    }

    /// How far the nearest facility of a category is sought.
    pub(super) fn wanted(&self, category: usize) -> Wanted<'a> {
        if self.is_whole(category) { Wanted::Nearest } else { Wanted::Circles(&self.extent.circles) }
    }

    /// Where facilities and residences meet the network.
    pub(super) fn snapped(&self) -> [Accesses; 2] {
        let (facility_place, residence_place) =
            (|index: usize| self.facility_place(index), |index: usize| self.residence_place(index));
        match self.network {
            None => Default::default(),
            Some(network) => {
                let facilities = (self.dataset.facilities.len(), &facility_place as _);
                let residences = (self.dataset.residences.len(), &residence_place as _);
                Accesses::of_both(network, [facilities, residences])
            }
        }
    }

    fn places(&self, facilities: &[usize]) -> Vec<WalkPlace> {
        facilities.iter().map(|index| self.facility_place(*index)).collect()
    }

    /// The walks of residences to the nearest of some facilities where there are no paths.
    pub(super) fn straight_walks(&self, facilities: &[usize], residences: &[usize]) -> Vec<Walk> {
        let places = self.places(facilities);
        let index = StraightLine::new(&places, self.latitude());
        residences.par_iter().map(|residence| index.walk(&self.residence_place(*residence))).collect()
    }

    /// For each of some residences, the one nearest as the crow flies of a category's existing
    /// facilities that are off the network with some door; nothing where no such is looked for.
    pub(super) fn nearest_off_network(
        &self,
        category: usize,
        existing: &[usize],
        access: &Accesses,
        residences: &[usize],
    ) -> Option<NearestOffNetwork> {
        let network = self.network.filter(|_| self.is_whole(category))?;
        let off: Vec<usize> = existing.iter().copied().filter(|index| access.is_off(*index)).collect();
        (!off.is_empty()).then(|| {
            let doors: Vec<WalkPlace> =
                off.iter().map(|index| network.off_doors(&self.facility_place(*index))).collect();
            let index = StraightLine::new(&doors, self.latitude());
            let near = |residence: &usize| {
                let nearest = index.nearest(&self.residence_place(*residence));
                nearest.map(|(door, metres)| (off[door as usize], metres))
            };
            residences.par_iter().map(near).collect()
        })
    }

    /// For residences that are off the network with some door, how far from there the nearest of a
    /// category's existing facilities is as the crow flies.
    pub(super) fn off_network_entrances(
        &self,
        category: usize,
        existing: &[usize],
        off: &[usize],
    ) -> OffNetworkEntrances {
        let Some(network) = self.network.filter(|_| self.is_whole(category) && !off.is_empty()) else {
            return OffNetworkEntrances::default();
        };
        let places = self.places(existing);
        let index = StraightLine::new(&places, self.latitude());
        let nearest = |&residence: &usize| {
            let doors = network.off_doors(&self.residence_place(residence));
            index.nearest(&doors).map(|(_, metres)| (residence, metres))
        };
        off.par_iter().filter_map(nearest).collect()
    }
}
