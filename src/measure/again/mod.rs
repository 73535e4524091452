//! Measuring again what one change can touch, to the same bits as measuring everything.
//!
//! A facility that moves, or changes its category, its entrances or whether it exists, leaves its category
//! at one place and enters one at another. Leaving changes the walks of residences that walk to it; entering
//! changes those that have it no farther than what they walk to now. Which residences these are is
//! found generously; what their walks are is then searched anew among all facilities near enough. Paths
//! that come or go change the walks that may lead by them ([`paths`]).

mod facility;
mod numbers;
mod off_network;
mod outline;
mod paths;
mod residence;
mod searches;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use rstar::{AABB, Envelope};

use super::accesses::Accesses;
use super::context::MeasureContext;
use super::{Measures, Member, WalkExtent, rows_by_community};
use crate::dataset::{Dataset, Facility, Status};
use crate::network::{Network, SnapScratch, WalkPlace};
use crate::shapes::METRES_A_DEGREE;
use crate::vocabulary::Vocabulary;

pub(crate) use paths::{PathEdit, PathsTouched};

/// Where facilities and residences meet the network, and the boxes around what they offer to walk from
/// or to: kept so that it can be measured again.
pub(crate) struct SnapPoints {
    facilities: Accesses,
    residences: Accesses,
    facility_boxes: Vec<AABB<[f64; 2]>>,
    residence_boxes: Vec<AABB<[f64; 2]>>,
}

/// A dataset as it is now, to be measured again.
#[derive(Clone, Copy)]
pub(crate) struct Remeasure<'a> {
    pub(crate) dataset: &'a Dataset,
    pub(crate) network: Option<&'a Network>,
    pub(crate) vocabulary: &'a Vocabulary,
    pub(crate) extent: &'a WalkExtent,
}

/// Rounding makes a walk no longer or shorter by more than this share.
const ROUNDING: f64 = 1e-9;

impl Remeasure<'_> {
    /// Measures everything.
    pub(crate) fn whole(&self) -> (Measures, SnapPoints) {
        use rayon::prelude::*;
        let context = MeasureContext::new(self.dataset, self.network, self.extent);
        let snapped = context.snapped();
        let measures = Measures::with(&context, self.vocabulary, &snapped);
        let [facilities, residences] = snapped;
        let boxes = |count: usize, place: &(dyn Fn(usize) -> WalkPlace + Sync)| -> Vec<AABB<[f64; 2]>> {
            (0..count).into_par_iter().map(|index| around(&place(index))).collect()
        };
        let facility_boxes = boxes(self.dataset.facilities.len(), &|index| context.facility_place(index));
        let residence_boxes = boxes(self.dataset.residences.len(), &|index| context.residence_place(index));
        (measures, SnapPoints { facilities, residences, facility_boxes, residence_boxes })
    }

    /// Measures again what it touches that the facility at an index was `before`, or was not there;
    /// tells the communities whose measures may differ, `None` for all.
    pub(crate) fn facility(
        &self,
        measures: &mut Measures,
        snapped: &mut SnapPoints,
        index: usize,
        before: Option<&Facility>,
    ) -> Option<BTreeSet<usize>> {
        let now = &self.dataset.facilities[index];
        let is_there = before.is_some_and(|before| before.shape == now.shape);
        let category = |facility: &Facility| {
            (facility.status == Status::Existing).then_some(usize::from(facility.category.0))
        };
        let mut again = self.again(measures, snapped);
        if before.is_none() && index < again.snapped.facility_boxes.len() {
            again.make_room_for_facility(index);
        }
        let mut communities = again.facility_members(index);
        let (old, new) = (before.and_then(category), category(now));
        let exists = |again: &Again| {
            [old, new].map(|category| category.is_some_and(|of| !again.measures.existing[of].is_empty()))
        };
        let existed = exists(&again);
        if old == new && is_there {
            again.named(old, index);
        } else {
            again.elsewhere(index, old, new);
        }
        // Where there is none, every community says so.
        again.is_everywhere |= exists(&again) != existed;
        again.touched(&mut communities).then_some(communities)
    }

    /// Measures again what it touches that other entrances lead into the facility at an index; tells as
    /// [`Remeasure::facility`] does.
    pub(crate) fn facility_gates(
        &self,
        measures: &mut Measures,
        snapped: &mut SnapPoints,
        index: usize,
    ) -> Option<BTreeSet<usize>> {
        let facility = &self.dataset.facilities[index];
        let category = (facility.status == Status::Existing).then_some(usize::from(facility.category.0));
        let mut again = self.again(measures, snapped);
        again.elsewhere(index, category, category);
        let mut communities = BTreeSet::new();
        again.touched(&mut communities).then_some(communities)
    }

    /// Measures the residence at an index again, which is new or was elsewhere; tells the communities
    /// that hold it now or did. Nothing of it bears on what others walk to.
    pub(crate) fn residence(
        &self,
        measures: &mut Measures,
        snapped: &mut SnapPoints,
        index: usize,
        is_new: bool,
    ) -> BTreeSet<usize> {
        let mut again = self.again(measures, snapped);
        if is_new && index < again.snapped.residence_boxes.len() {
            again.make_room_for_residence(index);
        }
        again.snap_residence(index);
        for category in 0..again.measures.existing.len() {
            again.walk_again(category, index);
        }
        again.residents(index, self.vocabulary)
    }

    fn again<'m>(&'m self, measures: &'m mut Measures, snapped: &'m mut SnapPoints) -> Again<'m> {
        Again {
            context: MeasureContext::new(self.dataset, self.network, self.extent),
            measures,
            snapped,
            residences: BTreeSet::new(),
            is_everywhere: false,
        }
    }
}

impl Measures {
    /// Counts the residents anew of the communities that hold a residence which says something else of
    /// itself; tells these communities.
    pub(crate) fn count_again(
        &mut self,
        dataset: &Dataset,
        vocabulary: &Vocabulary,
        residence: usize,
    ) -> BTreeSet<usize> {
        let mut touched = BTreeSet::new();
        for locality in &mut self.localities {
            if locality.residences.binary_search_by_key(&residence, |member| member.index).is_ok() {
                locality.count_residents(dataset, vocabulary);
                touched.insert(locality.community);
            }
        }
        touched
    }

    /// Takes up which rows of the tables are about which community.
    pub(crate) fn rows_again(&mut self, dataset: &Dataset) {
        let [answers, projects, waivers] = rows_by_community(dataset);
        let rows = answers.into_iter().zip(projects).zip(waivers);
        for (locality, ((answers, projects), waivers)) in self.localities.iter_mut().zip(rows) {
            (locality.answers, locality.projects, locality.waivers) = (answers, projects, waivers);
        }
    }
}

/// Measures in hand.
struct Again<'a> {
    context: MeasureContext<'a>,
    measures: &'a mut Measures,
    snapped: &'a mut SnapPoints,
    /// Residences that something may differ of.
    residences: BTreeSet<usize>,
    /// Whether something may differ everywhere.
    is_everywhere: bool,
}

impl Again<'_> {
    /// Adds the communities that hold residences of which something may differ; tells whether these are
    /// all.
    fn touched(&self, communities: &mut BTreeSet<usize>) -> bool {
        let mut is_changed = vec![false; self.context.dataset.residences.len()];
        self.residences.iter().for_each(|residence| is_changed[*residence] = true);
        let holding = self.measures.localities.iter().filter(|locality| {
            !self.residences.is_empty() && locality.residences.iter().any(|member| is_changed[member.index])
        });
        communities.extend(holding.map(|locality| locality.community));
        !self.is_everywhere
    }
}

/// Whether a community's list of members held what an index names or holds it now; it is brought to the
/// communities that hold it now.
fn hold_anew(members: &mut Vec<Member>, index: usize, community: usize, holders: &[usize]) -> bool {
    let known = members.binary_search_by_key(&index, |member| member.index);
    let held = holders.binary_search(&community).is_ok();
    if let Ok(at) = known {
        members.remove(at);
    }
    if held {
        let at = known.unwrap_or_else(|at| at);
        members.insert(at, Member { index, certain: holders.len() == 1 });
    }
    known.is_ok() || held
}

/// Brings the list of what lies outside every community up to date for one index.
fn list_outside(outside: &mut Vec<usize>, index: usize, holders: &[usize]) {
    match (outside.binary_search(&index), holders.is_empty()) {
        (Ok(at), false) => drop(outside.remove(at)),
        (Err(at), true) => outside.insert(at, index),
        _ => {}
    }
}

/// Keeps where a place meets the network and the box around it, at its index or behind the last.
fn lay(
    place: &WalkPlace,
    index: usize,
    network: Option<&Network>,
    accesses: &mut Accesses,
    boxes: &mut Vec<AABB<[f64; 2]>>,
) {
    let own = around(place);
    match boxes.get_mut(index) {
        Some(known) => *known = own,
        None => boxes.push(own),
    }
    if let Some(network) = network {
        let mut met = Vec::new();
        let is_off = network.meeting(place, &mut SnapScratch::default(), &mut met);
        accesses.set(index, &met, is_off);
    }
}

/// The box around what a place offers; around nothing where it offers nothing.
fn around(place: &WalkPlace) -> AABB<[f64; 2]> {
    place.around().unwrap_or_else(nothing)
}

/// The box around nothing.
fn nothing() -> AABB<[f64; 2]> {
    AABB::new_empty()
}

/// How far two boxes of degrees are apart, in metres and at least.
fn apart_at_least(one: &AABB<[f64; 2]>, other: &AABB<[f64; 2]>) -> f64 {
    let apart = |low: f64, high: f64, other_low: f64, other_high: f64| {
        (other_low - high).max(low - other_high).max(0.0)
    };
    let ([west, south], [east, north]) = (one.lower(), one.upper());
    let ([w, s], [e, n]) = (other.lower(), other.upper());
    let pole = [south, north, s, n].into_iter().map(f64::abs).fold(0.0, f64::max).min(89.9);
    let across = apart(west, east, w, e) * libm::cos(pole.to_radians());
    across.max(apart(south, north, s, n)) * METRES_A_DEGREE / 1.001
}
