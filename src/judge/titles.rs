//! What the features are called that a community's findings name.

use crate::audit::{ItemAudit, Titles, UnknownFact};
use crate::dataset::Dataset;
use crate::finding::{FailingFeature, FailingReason, GroupedNeeds};
use crate::vocabulary::Layer;

/// The titles of all features that a sentence about these findings may name.
pub(super) fn named(
    dataset: &Dataset,
    items: &[ItemAudit],
    unknowns: &[UnknownFact],
    failing: &[(String, FailingFeature)],
) -> Titles {
    let mut titles = Titles::default();
    let facility = |id: &str, titles: &mut Titles| {
        if let Some(index) = dataset.facility_by_id(id).filter(|_| !titles.facilities.contains_key(id)) {
            let facility = &dataset.facilities[index];
            if facility.name.as_ref().is_some_and(|name| *name != facility.id) {
                titles.facilities.insert(id.to_owned(), facility.title());
            }
        }
    };
    let residence = |id: &str, titles: &mut Titles| {
        if let Some(index) = dataset.residence_by_id(id).filter(|_| !titles.residences.contains_key(id)) {
            let residence = &dataset.residences[index];
            if residence.label().is_some() {
                titles.residences.insert(id.to_owned(), residence.title());
            }
        }
    };
    for clause in items.iter().flat_map(|item| &item.clauses) {
        clause.finding.facilities().into_iter().for_each(|id| facility(id, &mut titles));
    }
    for (_, feature) in failing {
        if let FailingReason::Flawed(flaws) = &feature.reason {
            facility(&flaws.id, &mut titles);
        }
    }
    for unknown in unknowns {
        for (layer, id) in GroupedNeeds::from_needs(&unknown.needs).named() {
            match layer {
                Layer::Facilities => facility(id, &mut titles),
                Layer::Residences => residence(id, &mut titles),
                _ => {}
            }
        }
    }
    titles
}
