//! What is there already, which communities lack it, and whether there is enough to choose from.

use geo::GeodesicArea;

use super::candidates::From;
use super::part::{CandidatesUsed, Existing};
use super::sought::Sought;
use super::{Ask, Source, argument};
use crate::both;
use crate::dataset::{Shape, Status};
use crate::defect::{Defect, Place};
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
            From::Sites => both!(
                "sites.geojson 里没有可用的候选用地：{small} 处面积不够，{unknown} 处面积不详，{off} 处离路网太远",
                "no site of sites.geojson will do: {small} too small, {unknown} of unknown size, {off} off the network"
            ),
            From::Corners => both!(
                "没有候选用地，社区里也没有可作候选的路口",
                "there are no candidate sites, and no street corner in the communities to stand in"
            ),
        };
        let expected = match sought.area() {
            Some((_, least)) => both!(
                "sites.geojson：面积不小于 {least} 平方米的候选用地",
                "sites.geojson: candidate sites of at least {least} m²"
            ),
            None => both!("sites.geojson：候选用地", "sites.geojson: candidate sites"),
        };
        let mend = both!(
            "补上 sites.geojson（点须写 site_area_m2），或补上 paths.geojson 以路口为候选",
            "add sites.geojson (points must say site_area_m2), or paths.geojson whose corners can be candidates"
        );
        return Err(vec![
            Defect::error("no-candidate", "sites.geojson", Place::Whole, what).expected(expected).mend(mend),
        ]);
    }
    match ask.aim.count() {
        Some(count) if count > there => Err(vec![
            argument(
                "too-many-sites",
                "--count",
                both!(
                    "要选 {count} 处，候选只有 {there} 处",
                    "{count} sites are wanted, and there are {there} candidates"
                ),
            )
            .expected(both!("不超过 {there} 的数", "a number up to {there}"))
            .mend(both!("减少 --count，或补充候选用地", "lower --count, or add candidate sites")),
        ]),
        _ => Ok(()),
    }
}
