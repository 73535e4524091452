//! The features that fail, each with what it is called and where it is.

use super::JudgedCommunity;
use crate::finding::{FailingFeature, FailingReason};
use crate::shapes::Shape;
use crate::vocabulary::Layer;

/// A feature that surely fails a clause.
#[derive(Clone, Debug)]
pub struct FailingShape<'s> {
    /// The clause's id.
    pub clause: &'s str,
    /// Residences or facilities.
    pub layer: Layer,
    /// Its id.
    pub id: &'s str,
    /// A facility's name; a residence's compound and number.
    pub name: Option<String>,
    /// A facility's category by its Chinese name.
    pub category: Option<&'s str>,
    /// Why it fails.
    pub reason: &'s FailingReason,
    /// In WGS 84, degrees, longitude first.
    pub shape: &'s Shape,
}

impl JudgedCommunity<'_> {
    /// The features that fail, in the order of the standard's clauses; one that fails several is
    /// there for each of them.
    pub fn failing(&self) -> impl Iterator<Item = FailingShape<'_>> {
        self.failing_features.iter().map(|(clause, feature)| self.shaped(clause, feature))
    }

    fn shaped<'j>(&'j self, clause: &'j str, feature: &'j FailingFeature) -> FailingShape<'j> {
        let reason = &feature.reason;
        if feature.residence {
            let residence = &self.part.dataset.residences[feature.index];
            FailingShape {
                clause,
                layer: Layer::Residences,
                id: &residence.id,
                name: residence.label(),
                category: None,
                reason,
                shape: &residence.shape,
            }
        } else {
            let facility = &self.part.dataset.facilities[feature.index];
            FailingShape {
                clause,
                layer: Layer::Facilities,
                id: &facility.id,
                name: facility.name.clone(),
                category: Some(self.session.standard.vocabulary.category_zh(facility.category)),
                reason,
                shape: &facility.shape,
            }
        }
    }
}
