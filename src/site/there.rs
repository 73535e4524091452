//! What is there already, which communities lack it, and whether there is enough to choose from.

use geo::GeodesicArea;

use super::candidates::From;
use super::part::{CandidatesUsed, Existing};
use super::sought::Sought;
use super::{Ask, Source, argument};
use crate::dataset::{Shape, Status};
use crate::defect::{Defect, Place};
use crate::lang::InBoth;
use crate::messages::site as say;
use crate::verdict::{Truth, Verdict};

/// Facilities that are there and count, and what there is to say of all of them.
pub(super) fn existing(source: &Source, sought: &Sought) -> (Vec<usize>, Existing) {
    let mut there = Existing::default();
    let mut counted = Vec::new();
    for (index, facility) in source.dataset.facilities.iter().enumerate() {
        if !sought.categories.contains(&facility.category) {
            continue;
        }
        if facility.status != Status::Existing {
            there.coming.push(facility.id.clone());
            continue;
        }
        let outline = match &facility.shape {
            Shape::Point(_) => None,
            Shape::Area(area) => Some(area.geodesic_area_unsigned()),
        };
        match sought.is_met_by(facility, outline, &source.standard.vocabulary) {
            Truth::No => there.unfit.push(facility.id.clone()),
            truth => {
                counted.push(index);
                if truth == Truth::Unknown {
                    there.unsure.push(facility.id.clone());
                }
            }
        }
    }
    there.counted = counted.len();
    (counted, there)
}

/// Which communities of the audit fail one of the clauses.
pub(super) fn has_gap(source: &Source, sought: &Sought) -> Vec<bool> {
    let fails = |community: &crate::audit::CommunityAudit| {
        let clauses = community.items.iter().flat_map(|item| &item.clauses);
        clauses
            .filter(|clause| sought.clauses.contains(&clause.id.as_str()))
            .any(|clause| clause.verdict == Verdict::Fail)
    };
    source.audit.communities.iter().map(fails).collect()
}

/// That there are candidates, and as many as sites are wanted.
pub(super) fn enough(used: &CandidatesUsed, ask: &Ask, sought: &Sought) -> Result<(), Vec<Defect>> {
    let there = used.count;
    if there == 0 {
        let (small, unknown, off) =
            (used.too_small.len(), used.of_unknown_size.len(), used.off_network.len());
        let what = match used.from {
            From::Sites => say::no_site_will_do(InBoth, &small, &unknown, &off),
            From::Corners => say::no_candidates(InBoth),
        };
        let expected = match sought.area() {
            Some((_, least)) => say::candidate_sites_of_area(InBoth, &least),
            None => say::candidate_sites(InBoth),
        };
        let mend = say::add_sites_geojson(InBoth);
        return Err(vec![
            Defect::error("no-candidate", "sites.geojson", Place::Whole, what).expected(expected).mend(mend),
        ]);
    }
    match ask.aim.count() {
        Some(count) if count > there => Err(vec![
            argument("too-many-sites", "--count", say::more_wanted_than_candidates(InBoth, &count, &there))
                .expected(say::number_up_to(InBoth, &there))
                .mend(say::lower_count_or_add_candidate(InBoth)),
        ]),
        _ => Ok(()),
    }
}
