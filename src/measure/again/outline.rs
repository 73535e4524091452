//! What a community's outline can touch: which community holds what.

use std::collections::BTreeSet;

use geo::MultiPolygon;
use rstar::Envelope;

use super::{Remeasure, SnapPoints, hold_anew, list_outside};
use crate::measure::Measures;
use crate::measure::membership::{envelope, holders_of_one};
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
        let mut touched = BTreeSet::from([index]);
        for (at, facility) in self.dataset.facilities.iter().enumerate() {
            if !is_near(facility.community, &facility.shape) {
                continue;
            }
            let holders = holders_of_one(communities, facility.community, &facility.shape);
            for locality in &mut measures.localities {
                if hold_anew(&mut locality.facilities, at, locality.community, &holders) {
                    touched.insert(locality.community);
                }
            }
            list_outside(&mut measures.outside, at, &holders);
        }
        for (at, residence) in self.dataset.residences.iter().enumerate() {
            if !is_near(residence.community, &residence.shape) {
                continue;
            }
            let holders = holders_of_one(communities, residence.community, &residence.shape);
            for locality in &mut measures.localities {
                if hold_anew(&mut locality.residences, at, locality.community, &holders) {
                    touched.insert(locality.community);
                }
            }
            list_outside(&mut measures.outside_communities, at, &holders);
        }
        self.again(measures, snapped).count_members(&touched, self.vocabulary);
        touched
    }
}
