//! What a community's outline can touch: which community holds what.

use std::collections::BTreeSet;

use geo::MultiPolygon;
use rstar::Envelope;

use super::{Remeasure, SnapPoints};
use crate::measure::Measures;
use crate::measure::membership::envelope;
use crate::shapes::{Shape, degree_box};

impl Remeasure<'_> {
    /// Puts what lies where the outline of the community at an index was, or is, into the communities that
    /// hold it now; tells those whose measures may differ.
    pub(crate) fn outline(
        &self,
        measures: &mut Measures,
        snapped: &mut SnapPoints,
        (index, before): (usize, &MultiPolygon<f64>),
    ) -> BTreeSet<usize> {
        let communities = &self.dataset.communities;
        let boxes: Vec<_> = [before, &communities[index].shape].into_iter().filter_map(envelope).collect();
        let is_near = |named: Option<usize>, shape: &Shape| {
            let own = named.is_none().then(|| shape.bounding_rect()).flatten().map(degree_box);
            own.is_some_and(|own| boxes.iter().any(|near| near.intersects(&own)))
        };
        let (facilities, residences) = (&self.dataset.facilities, &self.dataset.residences);
        let mut again = self.again(measures, snapped);
        let mut touched = BTreeSet::from([index]);
        for (at, facility) in facilities.iter().enumerate() {
            if is_near(facility.community, &facility.shape) {
                touched.extend(again.facility_members(at));
            }
        }
        for (at, residence) in residences.iter().enumerate() {
            if is_near(residence.community, &residence.shape) {
                touched.extend(again.residence_members(at));
            }
        }
        again.count_members(&touched, self.vocabulary);
        touched
    }
}
