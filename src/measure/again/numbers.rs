//! Facilities and residences that come between others or go from among them: those behind are counted on
//! or back wherever they are named by their index.

use std::collections::BTreeSet;

use super::{Again, Remeasure, SnapPoints};
use crate::dataset::{Facility, Status};
use crate::measure::{Measures, Member, Walked, linkage};

/// What one index becomes where another comes, or goes.
#[derive(Clone, Copy)]
struct IndexShift {
    index: usize,
    is_new: bool,
}

impl IndexShift {
    /// The index that one has now which is not the one that goes.
    fn of(self, at: usize) -> usize {
        match self.is_new {
            true => at + usize::from(at >= self.index),
            false => at - usize::from(at > self.index),
        }
    }

    /// Members of a community; tells whether the one that goes was among them.
    fn members(self, members: &mut Vec<Member>) -> bool {
        let before = members.len();
        if !self.is_new {
            members.retain(|member| member.index != self.index);
        }
        members.iter_mut().for_each(|member| member.index = self.of(member.index));
        members.len() < before
    }

    fn all(self, indices: &mut Vec<usize>) {
        if !self.is_new {
            indices.retain(|at| *at != self.index);
        }
        indices.iter_mut().for_each(|at| *at = self.of(*at));
    }
}

impl Remeasure<'_> {
    /// Measures again what it touches that a facility is gone from an index; tells the communities whose
    /// measures may differ, `None` for all.
    pub(crate) fn facility_gone(
        &self,
        measures: &mut Measures,
        snapped: &mut SnapPoints,
        (index, facility): (usize, &Facility),
    ) -> Option<BTreeSet<usize>> {
        let category = (facility.status == Status::Existing).then_some(usize::from(facility.category.0));
        let mut again = self.again(measures, snapped);
        let was_off = again.snapped.facilities.is_off(index);
        if let Some(category) = category {
            match again.measures.walks {
                Walked::Along(_) => again.leave(category, index),
                // Straight ways are measured when the others are counted anew.
                Walked::Estimated(_) => again.named(Some(category), index),
            }
        }
        let mut communities = again.renumber_facilities(IndexShift { index, is_new: false });
        if let Some(category) = category {
            if matches!(again.measures.walks, Walked::Estimated(_)) {
                again.straight(category);
            }
            again.off_network(category, usize::MAX, was_off);
            again.is_everywhere |= again.measures.existing[category].is_empty();
        }
        again.touched(&mut communities).then_some(communities)
    }

    /// Measures again what it touches that a residence is gone from an index; tells the communities that
    /// held it.
    pub(crate) fn residence_gone(
        &self,
        measures: &mut Measures,
        snapped: &mut SnapPoints,
        index: usize,
    ) -> BTreeSet<usize> {
        let mut again = self.again(measures, snapped);
        let communities = again.renumber_residences(IndexShift { index, is_new: false });
        again.count_members(&communities, self.vocabulary);
        communities
    }
}

impl Again<'_> {
    /// Makes room for a facility at an index.
    pub(super) fn make_room_for_facility(&mut self, index: usize) {
        self.renumber_facilities(IndexShift { index, is_new: true });
    }

    /// Makes room for a residence at an index.
    pub(super) fn make_room_for_residence(&mut self, index: usize) {
        self.renumber_residences(IndexShift { index, is_new: true });
    }

    /// Numbers facilities anew; tells the communities that held the one that goes.
    fn renumber_facilities(&mut self, shift: IndexShift) -> BTreeSet<usize> {
        let Measures { localities, existing, nearest_off_network, outside, .. } = &mut *self.measures;
        let holding = localities
            .iter_mut()
            .filter_map(|locality| shift.members(&mut locality.facilities).then_some(locality.community));
        let holding = holding.collect();
        shift.all(outside);
        existing.iter_mut().for_each(|indices| shift.all(indices));
        for (facility, _) in nearest_off_network.iter_mut().flatten().flatten().flatten() {
            // Who names the one that goes finds another.
            let is_gone = !shift.is_new && *facility == shift.index;
            *facility = if is_gone { usize::MAX } else { shift.of(*facility) };
        }
        let SnapPoints { facilities, facility_boxes, .. } = &mut *self.snapped;
        if shift.is_new {
            facilities.insert(shift.index);
            facility_boxes.insert(shift.index, super::nothing());
        } else {
            facilities.remove(shift.index);
            facility_boxes.remove(shift.index);
        }
        holding
    }

    /// Numbers residences anew; tells the communities that held the one that goes.
    fn renumber_residences(&mut self, shift: IndexShift) -> BTreeSet<usize> {
        let IndexShift { index, is_new } = shift;
        let measures = &mut *self.measures;
        let localities = measures.localities.iter_mut();
        let holding = localities
            .filter_map(|locality| shift.members(&mut locality.residences).then_some(locality.community));
        let holding = holding.collect();
        shift.all(&mut measures.outside_communities);
        for column in measures.nearest_off_network.iter_mut().flatten() {
            if is_new {
                column.insert(index, None);
            } else {
                column.remove(index);
            }
        }
        for entrances in &mut measures.off_network_entrances {
            let known = std::mem::take(entrances).into_iter();
            let left = known.filter(|(residence, _)| is_new || *residence != index);
            *entrances = left.map(|(residence, metres)| (shift.of(residence), metres)).collect();
        }
        let SnapPoints { residences, residence_boxes, .. } = &mut *self.snapped;
        match (&mut measures.walks, is_new) {
            (Walked::Along(walks), true) => walks.insert(index),
            (Walked::Along(walks), false) => walks.remove(index),
            (Walked::Estimated(walks), true) => {
                walks.iter_mut().for_each(|of| of.insert(index, crate::network::Walk::Unreachable));
            }
            (Walked::Estimated(walks), false) => {
                walks.iter_mut().for_each(|of| {
                    of.remove(index);
                });
            }
        }
        if is_new {
            residences.insert(index);
            residence_boxes.insert(index, super::nothing());
        } else {
            residences.remove(index);
            residence_boxes.remove(index);
        }
        holding
    }

    /// Counts the residents of some communities anew, and finds which of their residences are linked.
    pub(super) fn count_members(
        &mut self,
        communities: &BTreeSet<usize>,
        vocabulary: &crate::vocabulary::Vocabulary,
    ) {
        let dataset = self.context.dataset;
        let touched =
            |locality: &&mut crate::measure::CommunityMeasures| communities.contains(&locality.community);
        for locality in self.measures.localities.iter_mut().filter(touched) {
            locality.count_residents(dataset, vocabulary);
            let community = &dataset.communities[locality.community];
            locality.linkage = self.context.network.map(|network| {
                linkage::of(network, community, &locality.residences, &self.snapped.residences)
            });
        }
    }
}
