//! Measuring again what one changed facility can touch, to the same bits as measuring everything.
//!
//! A facility that moves, or changes its category or whether it exists, leaves its category at one
//! place and enters one at another. Leaving changes the walks of residences that walk to it; entering
//! changes those that have it no farther than what they walk to now. Which residences these are is
//! found generously; what their walks are is then searched anew among all facilities near enough.

use std::collections::BTreeSet;

use rstar::{AABB, Envelope};

use super::accesses::Accesses;
use super::context::MeasureContext;
use super::membership::holders_of_one;
use super::{CommunityResidents, Measures, Member, WalkExtent, Walked, linkage, rows_by_community};
use crate::dataset::{Dataset, Facility, Status};
use crate::network::{Goal, Network, SnapPoint, SnapScratch, Walk, WalkPlace, Walks, Wanted};
use crate::shapes::{METRES_A_DEGREE, widen};
use crate::units::Metres;
use crate::vocabulary::Vocabulary;

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

/// How far is searched at first for what takes the place of a facility.
const FIRST_LOOK: f64 = 500.0;

/// Beyond this, everything is searched.
const LAST_LOOK: f64 = 20_000.0;

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
        let mut again = Again {
            context: MeasureContext::new(self.dataset, self.network, self.extent),
            measures,
            snapped,
            residences: BTreeSet::new(),
            is_everywhere: false,
        };
        let mut communities = again.members(index);
        let category = |facility: &Facility| {
            (facility.status == Status::Existing).then_some(usize::from(facility.category.0))
        };
        let (old, new) = (before.and_then(category), category(now));
        let exists = |again: &Again| {
            [old, new].map(|category| category.is_some_and(|of| !again.measures.existing[of].is_empty()))
        };
        let existed = exists(&again);
        let is_there = before.is_some_and(|before| before.shape == now.shape);
        if old == new && is_there {
            again.named(old, index);
        } else {
            let was_off = again.snapped.facilities.is_off(index);
            if let Some(category) = old {
                again.leave(category, index);
            }
            again.snap(index);
            if let Some(category) = new {
                again.enter(category, index);
            }
            let is_off = was_off || again.snapped.facilities.is_off(index);
            for category in BTreeSet::from_iter(old.into_iter().chain(new)) {
                again.off_network(category, index, is_off);
            }
        }
        // Where there is none, every community says so.
        let is_everywhere = again.is_everywhere || exists(&again) != existed;
        let residences = again.residences;
        let mut is_changed = vec![false; self.dataset.residences.len()];
        residences.iter().for_each(|residence| is_changed[*residence] = true);
        let holding = measures.localities.iter().filter(|locality| {
            !residences.is_empty() && locality.residences.iter().any(|member| is_changed[member.index])
        });
        communities.extend(holding.map(|locality| locality.community));
        (!is_everywhere).then_some(communities)
    }

    /// Measures the residence at an index again, which is new or was elsewhere; tells the communities
    /// that hold it now or did. Nothing of it bears on what others walk to.
    pub(crate) fn residence(
        &self,
        measures: &mut Measures,
        snapped: &mut SnapPoints,
        index: usize,
    ) -> BTreeSet<usize> {
        let mut again = Again {
            context: MeasureContext::new(self.dataset, self.network, self.extent),
            measures,
            snapped,
            residences: BTreeSet::new(),
            is_everywhere: false,
        };
        again.snap_residence(index);
        for category in 0..again.measures.existing.len() {
            again.walk_again(category, index);
        }
        again.residents(index, self.vocabulary)
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
                locality.residents =
                    CommunityResidents::from_members(dataset, vocabulary, &locality.residences);
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
    /// Puts a facility into the communities that hold it now; tells those, and those that did.
    fn members(&mut self, index: usize) -> BTreeSet<usize> {
        let dataset = self.context.dataset;
        let facility = &dataset.facilities[index];
        let holders = holders_of_one(&dataset.communities, facility.community, &facility.shape);
        let mut touched = BTreeSet::new();
        for locality in &mut self.measures.localities {
            if hold_anew(&mut locality.facilities, index, locality.community, &holders) {
                touched.insert(locality.community);
            }
        }
        list_outside(&mut self.measures.outside, index, &holders);
        touched
    }

    /// Lays a facility on the network where it is now.
    fn snap(&mut self, index: usize) {
        let place = self.context.facility_place(index);
        let SnapPoints { facilities, facility_boxes, .. } = &mut *self.snapped;
        lay(&place, index, self.context.network, facilities, facility_boxes);
    }

    /// Lays a residence on the network where it is now.
    fn snap_residence(&mut self, index: usize) {
        let place = self.context.residence_place(index);
        let SnapPoints { residences, residence_boxes, .. } = &mut *self.snapped;
        lay(&place, index, self.context.network, residences, residence_boxes);
        if let (Some(_), Walked::Along(walks)) = (self.context.network, &mut self.measures.walks) {
            walks.set_on_network(index, !self.snapped.residences.of(index).is_empty());
        }
    }

    /// Measures again how a residence gets to a category.
    fn walk_again(&mut self, category: usize, index: usize) {
        let existing = &self.measures.existing[category];
        let (access, some) = (&self.snapped.facilities, [index]);
        if let Some(column) = &mut self.measures.nearest_off_network[category] {
            let near = self.context.nearest_off_network(category, existing, access, &some);
            let near = near.and_then(|near| near[0]);
            match column.get_mut(index) {
                Some(known) => *known = near,
                None => column.push(near),
            }
        }
        let off: &[usize] = if self.snapped.residences.is_off(index) { &some } else { &[] };
        let near = self.context.off_network_entrances(category, existing, off).remove(&index);
        match near {
            Some(near) => self.measures.off_network_entrances[category].insert(index, near),
            None => self.measures.off_network_entrances[category].remove(&index),
        };
        match &mut self.measures.walks {
            Walked::Estimated(walks) => {
                let walk = self.context.straight_walks(existing, &some)[0];
                match walks[category].get_mut(index) {
                    Some(known) => *known = walk,
                    None => walks[category].push(walk),
                }
            }
            Walked::Along(walks) if walks.is_nowhere(category) => {}
            Walked::Along(_) => match self.context.wanted(category) {
                Wanted::Circles(circles) => {
                    let reach = circles.last().map_or(0.0, |circle| circle.0 + 1.0);
                    self.search_circles(category, &some, reach);
                }
                _ => self.search_nearest(category, &some),
            },
        }
    }

    /// Puts a residence into the communities that hold it now, and counts their residents and their
    /// linkage anew, as those of the communities that held it; tells these communities.
    fn residents(&mut self, index: usize, vocabulary: &Vocabulary) -> BTreeSet<usize> {
        let dataset = self.context.dataset;
        let residence = &dataset.residences[index];
        let holders = holders_of_one(&dataset.communities, residence.community, &residence.shape);
        let mut touched = BTreeSet::new();
        for locality in &mut self.measures.localities {
            if !hold_anew(&mut locality.residences, index, locality.community, &holders) {
                continue;
            }
            locality.residents = CommunityResidents::from_members(dataset, vocabulary, &locality.residences);
            let community = &dataset.communities[locality.community];
            locality.linkage = self.context.network.map(|network| {
                linkage::of(network, community, &locality.residences, &self.snapped.residences)
            });
            touched.insert(locality.community);
        }
        list_outside(&mut self.measures.outside_communities, index, &holders);
        touched
    }

    /// Residences that walk to a facility, or would by doors off the network: they name it.
    fn named(&mut self, category: Option<usize>, index: usize) {
        let Some(category) = category else { return };
        if let Ok(at) = self.measures.existing[category].binary_search(&index) {
            let walking = self.walking_to(category, at);
            self.residences.extend(walking);
        }
        let off = self.measures.nearest_off_network[category].iter().flatten().enumerate();
        let naming = off.filter(|(_, near)| near.is_some_and(|(facility, _)| facility == index));
        self.residences.extend(naming.map(|(residence, _)| residence));
    }

    /// Residences that walk to a category's existing facility at a position.
    fn walking_to(&self, category: usize, at: usize) -> Vec<usize> {
        let is_it = |walk: Walk| matches!(walk, Walk::To { facility, .. } if facility as usize == at);
        (0..self.context.dataset.residences.len())
            .filter(|residence| is_it(self.measures.walks.of(category, *residence)))
            .collect()
    }

    /// Takes a facility out of those of its category; where it was is still known.
    fn leave(&mut self, category: usize, index: usize) {
        self.named(Some(category), index);
        let Ok(at) = self.measures.existing[category].binary_search(&index) else { return };
        let walking = self.walking_to(category, at);
        self.measures.existing[category].remove(at);
        let Walked::Along(walks) = &mut self.measures.walks else { return self.straight(category) };
        if walks.is_nowhere(category) {
            return;
        }
        let renumbered = |facility: u32| facility - u32::from(facility != u32::MAX && facility as usize > at);
        walks.renumber(category, renumbered);
        match self.context.wanted(category) {
            Wanted::Circles(circles) => {
                // Only where it is within the circle that the nearest is within may that change.
                let met = self.snapped.facilities.of(index).to_vec();
                let reach = circles.last().map_or(0.0, |circle| circle.0 + 1.0);
                let near = self.residences_near(&self.snapped.facility_boxes[index], reach);
                let from = self.search(&[(0, &met)], 1, self.context.wanted(category), &near);
                let is_it = |(number, residence): (usize, &usize)| {
                    let own = from.of(0, number);
                    let known = self.measures.walks.of(category, *residence);
                    (matches!(own, Walk::Within(_)) && own == known).then_some(*residence)
                };
                let searched: Vec<usize> = near.iter().enumerate().filter_map(is_it).collect();
                self.search_circles(category, &searched, reach);
            }
            _ => self.search_nearest(category, &walking),
        }
    }

    /// Puts a facility among those of its category, where it is now.
    fn enter(&mut self, category: usize, index: usize) {
        let at = self.measures.existing[category].partition_point(|other| *other < index);
        self.measures.existing[category].insert(at, index);
        let Walked::Along(walks) = &mut self.measures.walks else { return self.straight(category) };
        let met = self.snapped.facilities.of(index).to_vec();
        if walks.is_nowhere(category) {
            if !met.is_empty() {
                self.search_all(category);
            }
            return;
        }
        let renumbered =
            |facility: u32| facility + u32::from(facility != u32::MAX && facility as usize >= at);
        walks.renumber(category, renumbered);
        let own = self.snapped.facility_boxes[index];
        match self.context.wanted(category) {
            wanted @ Wanted::Circles(circles) => {
                let reach = circles.last().map_or(0.0, |circle| circle.0 + 1.0);
                let near = self.residences_near(&own, reach);
                let from = self.search(&[(0, &met)], 1, wanted, &near);
                for (number, residence) in near.into_iter().enumerate() {
                    // Of two walks the nearer is within the smaller circle.
                    let nearer = match (from.of(0, number), self.measures.walks.of(category, residence)) {
                        (Walk::Within(new), Walk::Within(known)) => new < known,
                        (Walk::Within(_), Walk::Farther) => true,
                        _ => false,
                    };
                    if nearer {
                        self.take_over(category, residence, &from, number);
                    }
                }
            }
            _ => {
                let near = self.residences_no_nearer(category, &own, &met);
                let known = |residence: &usize| self.measures.walks.of(category, *residence).metres();
                let farthest = near.iter().map(|residence| known(residence).map_or(f64::INFINITY, |m| m.0));
                let farthest = farthest.fold(0.0, f64::max) * (1.0 + ROUNDING);
                let wanted =
                    if farthest.is_finite() { Wanted::Within(Metres(farthest)) } else { Wanted::Nearest };
                let from = self.search(&[(0, &met)], 1, wanted, &near);
                let is_nearer = |(number, residence): (usize, &usize)| {
                    let new = from.of(0, number).metres()?.0;
                    let is_nearer = known(residence).is_none_or(|known| new <= known.0 * (1.0 + ROUNDING));
                    is_nearer.then_some(*residence)
                };
                let nearer: Vec<usize> = near.iter().enumerate().filter_map(is_nearer).collect();
                self.search_nearest(category, &nearer);
            }
        }
    }

    /// Without paths, every walk of a category is measured again.
    fn straight(&mut self, category: usize) {
        let all = self.context.residences();
        let new = self.context.straight_walks(&self.measures.existing[category], &all);
        let Walked::Estimated(walks) = &mut self.measures.walks else { return };
        let pairs = walks[category].iter().zip(&new).enumerate();
        // Positions shift: what is walked to is compared by distance, and by name where it is named.
        self.residences.extend(pairs.filter(|(_, (old, new))| old != new).map(|(residence, _)| residence));
        walks[category] = new;
    }

    /// Searches from some facilities, each with its position among `count`.
    fn search(
        &self,
        some: &[(usize, &[SnapPoint])],
        count: usize,
        wanted: Wanted,
        residences: &[usize],
    ) -> Walks {
        let mut facilities: Vec<&[SnapPoint]> = vec![&[]; count];
        some.iter().for_each(|(at, met)| facilities[*at] = met);
        let goal = Goal { facilities, wanted };
        let met: Vec<&[SnapPoint]> =
            residences.iter().map(|residence| self.snapped.residences.of(*residence)).collect();
        let network = self.context.network.expect("walks lead along a network");
        network.walks_near(&goal, &met)
    }

    /// Searches the walks of residences again from all of a category's facilities that are within so
    /// many metres of them, as the crow flies.
    fn search_within(&self, category: usize, residences: &[usize], reach: f64, wanted: Wanted) -> Walks {
        let boxes = residences.iter().map(|residence| self.snapped.residence_boxes[*residence]);
        let reached = boxes.reduce(|all, next| all.merged(&next)).map(|all| widen(all, Metres(reach)));
        let existing = &self.measures.existing[category];
        let is_near = |index: &usize| {
            let own = &self.snapped.facility_boxes[*index];
            !reach.is_finite() || reached.is_some_and(|reached| reached.intersects(own))
        };
        let some: Vec<(usize, &[SnapPoint])> = existing
            .iter()
            .enumerate()
            .filter(|(_, index)| is_near(index))
            .map(|(at, index)| (at, self.snapped.facilities.of(*index)))
            .collect();
        self.search(&some, existing.len(), wanted, residences)
    }

    fn search_circles(&mut self, category: usize, residences: &[usize], reach: f64) {
        if residences.is_empty() {
            return;
        }
        let found = self.search_within(category, residences, reach, self.context.wanted(category));
        for (number, residence) in residences.iter().enumerate() {
            self.take_over(category, *residence, &found, number);
        }
    }

    fn search_nearest(&mut self, category: usize, residences: &[usize]) {
        let known = residences.iter().filter_map(|at| self.measures.walks.of(category, *at).metres());
        let mut look = known.map(|metres| metres.0 * 1.5).fold(FIRST_LOOK, f64::max);
        let mut left: Vec<usize> = residences.to_vec();
        while !left.is_empty() {
            let is_last = look > LAST_LOOK;
            let (reach, wanted) = match is_last {
                true => (f64::INFINITY, Wanted::Nearest),
                false => (look, Wanted::Within(Metres(look))),
            };
            let found = self.search_within(category, &left, reach, wanted);
            let mut farther = Vec::new();
            for (number, residence) in left.into_iter().enumerate() {
                // What is not looked at is farther than this, whatever rounding does.
                let is_sure = found.of(0, number).metres().is_some_and(|metres| metres.0 < look * 0.999);
                if is_sure || is_last {
                    self.take_over(category, residence, &found, number);
                } else {
                    farther.push(residence);
                }
            }
            (left, look) = (farther, look * 2.0);
        }
    }

    /// Searches a category from everywhere, where none of its facilities was on the network.
    fn search_all(&mut self, category: usize) {
        let Some(network) = self.context.network else { return };
        let existing = &self.measures.existing[category];
        let goal = Goal {
            facilities: existing.iter().map(|index| self.snapped.facilities.of(*index)).collect(),
            wanted: self.context.wanted(category),
        };
        let found = network.walks(&[goal], &self.snapped.residences.all());
        if let Walked::Along(walks) = &mut self.measures.walks {
            walks.replace(category, found);
        }
        self.is_everywhere = true;
    }

    fn take_over(&mut self, category: usize, residence: usize, from: &Walks, number: usize) {
        if let Walked::Along(walks) = &mut self.measures.walks {
            walks.take_over(category, residence, from, number);
            self.residences.insert(residence);
        }
    }

    /// Residences within so many metres of a box, as the crow flies at least.
    fn residences_near(&self, own: &AABB<[f64; 2]>, reach: f64) -> Vec<usize> {
        let reached = widen(*own, Metres(reach));
        let boxes = self.snapped.residence_boxes.iter().enumerate();
        boxes.filter(|(_, own)| reached.intersects(own)).map(|(residence, _)| residence).collect()
    }

    /// Residences that a facility in a box, meeting the network there, may be as near to as what they
    /// walk to now.
    fn residences_no_nearer(&self, category: usize, own: &AABB<[f64; 2]>, met: &[SnapPoint]) -> Vec<usize> {
        let Some(network) = self.context.network else { return Vec::new() };
        let components: BTreeSet<u32> = met.iter().map(|access| network.component_of(access)).collect();
        let apart = |low: f64, high: f64, other_low: f64, other_high: f64| {
            (other_low - high).max(low - other_high).max(0.0)
        };
        let is_it = |(residence, other): &(usize, &AABB<[f64; 2]>)| {
            let known = match self.measures.walks.of(category, *residence) {
                Walk::To { metres, .. } => metres * (1.0 + ROUNDING),
                Walk::Unreachable => {
                    let met = self.snapped.residences.of(*residence);
                    return met.iter().any(|access| components.contains(&network.component_of(access)));
                }
                _ => return false,
            };
            let ([west, south], [east, north]) = (own.lower(), own.upper());
            let ([w, s], [e, n]) = (other.lower(), other.upper());
            let pole = [south, north, s, n].into_iter().map(f64::abs).fold(0.0, f64::max).min(89.9);
            let across = apart(west, east, w, e) * libm::cos(pole.to_radians());
            let degrees = across.max(apart(south, north, s, n));
            degrees * METRES_A_DEGREE <= known * 1.001
        };
        let boxes = self.snapped.residence_boxes.iter().enumerate();
        boxes.filter(is_it).map(|(residence, _)| residence).collect()
    }

    /// Measures again, of a category that a facility left or entered, how near those off the network
    /// are.
    fn off_network(&mut self, category: usize, index: usize, is_off: bool) {
        let existing = &self.measures.existing[category];
        if is_off {
            let (all, access) = (self.context.residences(), &self.snapped.facilities);
            let new = self.context.nearest_off_network(category, existing, access, &all);
            let old = std::mem::replace(&mut self.measures.nearest_off_network[category], new);
            let new = &self.measures.nearest_off_network[category];
            let of = |all: &Option<Vec<_>>, residence: usize| all.as_ref().and_then(|all| all[residence]);
            for residence in 0..self.context.dataset.residences.len() {
                let (old, new) = (of(&old, residence), of(new, residence));
                let names = |near: Option<(usize, Metres)>| near.is_some_and(|near| near.0 == index);
                if old != new || names(old) || names(new) {
                    self.residences.insert(residence);
                }
            }
        }
        if !self.snapped.residences.off.is_empty() {
            let existing = &self.measures.existing[category];
            let new = self.context.off_network_entrances(category, existing, &self.snapped.residences.off);
            let old = std::mem::replace(&mut self.measures.off_network_entrances[category], new);
            let new = &self.measures.off_network_entrances[category];
            let off = self.snapped.residences.off.iter().copied();
            self.residences.extend(off.filter(|residence| old.get(residence) != new.get(residence)));
        }
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
    place.around().unwrap_or_else(AABB::new_empty)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::Source;
    use crate::judge;
    use crate::network::{Network, Routes};
    use crate::shapes::Shape;
    use crate::standard::Standard;
    use crate::vocabulary::CategoryId;
    use geo::{Coord, Point};
    use std::path::Path;

    /// Facilities come, move, close and change what they are; each time everything is measured too.
    fn agrees(data: &str, rounds: u32) {
        let standard = Standard::load("national-2020", None, None).unwrap();
        let source = Source::open(&Path::new(env!("CARGO_MANIFEST_DIR")).join(data)).unwrap();
        let (mut dataset, _) = source.read(&standard.vocabulary, None).finish().unwrap();
        let network = Network::build(std::mem::take(&mut dataset.paths), Routes::default());
        let extent = judge::extent(&standard, &[]);
        let vocabulary = &standard.vocabulary;
        let begun = Remeasure { dataset: &dataset, network: Some(&network), vocabulary, extent: &extent };
        let (mut measures, mut snapped) = begun.whole();
        let mut state = 88_172_645_463_325_252_u64;
        let mut roll = |below: usize| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            (state % below as u64) as usize
        };
        for round in 0..rounds {
            if roll(4) == 0 {
                // A home moves or is built.
                let mut home = roll(dataset.residences.len());
                let mut new = dataset.residences[home].clone();
                let mut by = || (roll(2001) as f64 - 1000.0) / 1000.0 * 0.004;
                let at = new.shape.center().unwrap();
                new.shape = Shape::Point(Point(Coord { x: at.x + by(), y: at.y + by() }));
                if roll(2) == 0 {
                    dataset.residences[home] = new;
                } else {
                    home = dataset.residences.len();
                    dataset.residences.push(new);
                }
                let now =
                    Remeasure { dataset: &dataset, network: Some(&network), vocabulary, extent: &extent };
                now.residence(&mut measures, &mut snapped, home);
            }
            let mut index = roll(dataset.facilities.len());
            let mut before = Some(dataset.facilities[index].clone());
            let step = [0.0002, 0.003, 0.02][roll(3)];
            let mut by = || (roll(2001) as f64 - 1000.0) / 1000.0 * step;
            let moved = |at: Coord<f64>, east: f64, north: f64| {
                Shape::Point(Point(Coord { x: at.x + east, y: at.y + north }))
            };
            let shape = moved(dataset.facilities[index].shape.center().unwrap(), by(), by());
            match roll(6) {
                0..=2 => dataset.facilities[index].shape = shape,
                3 => {
                    let status = &mut dataset.facilities[index].status;
                    *status = if *status == Status::Existing { Status::Planned } else { Status::Existing };
                }
                4 => {
                    let category = CategoryId(roll(vocabulary.category_count()) as u16);
                    dataset.facilities[index].category = category;
                }
                _ => {
                    let new =
                        Facility { shape, id: format!("new-{round}"), ..dataset.facilities[index].clone() };
                    (index, before) = (dataset.facilities.len(), None);
                    dataset.facilities.push(new);
                }
            }
            let now = Remeasure { dataset: &dataset, network: Some(&network), vocabulary, extent: &extent };
            let (fresh, _) = now.whole();
            let walks = |measures: &Measures, residence: usize| {
                let categories = (0..vocabulary.category_count() as u16).map(CategoryId);
                let of = |category: CategoryId| {
                    (
                        measures.walk(category, residence),
                        measures.nearest_off_network_facility(category, residence),
                        measures.off_network_entrance(category, residence),
                    )
                };
                categories.map(of).collect::<Vec<_>>()
            };
            let residences = 0..dataset.residences.len();
            let was: Vec<_> = residences.clone().map(|residence| walks(&measures, residence)).collect();
            let touched = now.facility(&mut measures, &mut snapped, index, before.as_ref());
            for residence in residences {
                let own = walks(&measures, residence);
                assert_eq!(own, walks(&fresh, residence), "{data} round {round} residence {residence}");
                let holds = |locality: &&super::super::CommunityMeasures| {
                    locality.residences.iter().any(|member| member.index == residence)
                };
                if own != was[residence]
                    && let Some(touched) = &touched
                {
                    for locality in fresh.localities.iter().filter(holds) {
                        assert!(touched.contains(&locality.community), "round {round}: {residence}");
                    }
                }
            }
            for (own, fresh) in measures.localities.iter().zip(&fresh.localities) {
                assert_eq!(own.facilities, fresh.facilities, "{data} round {round}");
                assert_eq!(own.residences, fresh.residences, "{data} round {round}");
                assert_eq!(own.linkage, fresh.linkage, "{data} round {round}");
                assert_eq!(own.residents.of, fresh.residents.of, "{data} round {round}");
            }
            assert_eq!(measures.outside, fresh.outside);
            assert_eq!(measures.outside_communities, fresh.outside_communities);
        }
    }

    #[test]
    fn a_changed_facility_of_the_pilots_is_measured_as_all_are() {
        agrees("data/zhongwei", 60);
    }

    #[test]
    fn a_changed_facility_of_a_real_network_is_measured_as_all_are() {
        agrees("tests/data/tongji", 40);
    }
}
