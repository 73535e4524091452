//! What is there already, which communities lack it, and whether there is enough to choose from.

use super::candidates::From;
use super::outcome::{CandidatesUsed, Existing};
use super::sought::Sought;
use super::walks::SiteWalks;
use super::{Ask, SitingInput, argument};
use crate::audit::CommunityAudit;
use crate::codes::Code;
use crate::dataset::Status;
use crate::defect::{Defect, Place};
use crate::lang::InBoth;
use crate::messages::site as say;
use crate::network::OFF_NETWORK;
use crate::units::plain;
use crate::verdict::{Truth, Verdict};

/// Facilities that are there and count, whether each surely meets the clauses, and what there is to
/// say of all of them.
pub(super) fn existing(source: &SitingInput, sought: &Sought) -> (Vec<usize>, Vec<bool>, Existing) {
    let surveyed = &source.dataset.surveyed;
    let is_surveyed = sought.categories.iter().all(|category| surveyed.covers(*category));
    let mut there = Existing { is_surveyed, ..Existing::default() };
    let (mut counted, mut is_sure) = (Vec::new(), Vec::new());
    for (index, facility) in source.dataset.facilities.iter().enumerate() {
        if !sought.categories.contains(&facility.category) {
            continue;
        }
        if facility.status != Status::Existing {
            there.coming.push(facility.id.clone());
            continue;
        }
        let outline = facility.shape.outline_area().map(|area| area.0);
        match sought.is_met_by(facility, outline, &source.standard.vocabulary) {
            Truth::No => there.unfit.push(facility.id.clone()),
            truth => {
                counted.push(index);
                is_sure.push(truth == Truth::Yes);
                if truth == Truth::Unknown {
                    there.unsure.push(facility.id.clone());
                }
            }
        }
    }
    there.counted = counted.len();
    (counted, is_sure, there)
}

/// What the clauses come to in each community of the audit: the worst of them, unknown above what
/// is met.
pub(super) fn verdicts(source: &SitingInput, sought: &Sought) -> Vec<Verdict> {
    let worst = |community: &CommunityAudit| {
        let clauses = community.items.iter().flat_map(|item| &item.clauses);
        let own = clauses.filter(|clause| sought.clauses.contains(&clause.id.as_str()));
        let verdicts: Vec<Verdict> = own.map(|clause| clause.verdict).collect();
        [Verdict::Fail, Verdict::Unknown, Verdict::Pass]
            .into_iter()
            .find(|verdict| verdicts.contains(verdict))
            .unwrap_or(Verdict::NotApplicable)
    };
    source.audit.communities.iter().map(worst).collect()
}

/// How a community stands now to what the clauses count, as its findings say.
pub(super) struct ShortNow {
    /// By how many facilities those known fall short; nothing where they are enough.
    pub(super) missing: Option<f64>,
    /// Whether a clause that counts facilities is met by something else than these.
    pub(super) is_met_otherwise: bool,
}

/// How far each community of the audit is from what the clauses count.
pub(super) fn short_now(source: &SitingInput, sought: &Sought) -> Vec<ShortNow> {
    let vocabulary = &source.standard.vocabulary;
    let categories: Vec<String> =
        sought.categories.iter().map(|category| vocabulary.category_name(*category).to_owned()).collect();
    let asked = sought.conditions(vocabulary);
    let of_community = |community: &CommunityAudit| {
        let clauses = community.items.iter().flat_map(|item| &item.clauses);
        let counting = clauses.filter(|clause| sought.counting.contains(&clause.id.as_str()));
        let mut now = ShortNow { missing: None, is_met_otherwise: false };
        for clause in counting.filter(|clause| clause.verdict != Verdict::NotApplicable) {
            let missing = clause.finding.facilities_missing(&categories);
            if clause.verdict == Verdict::Pass {
                // What decides is another way where other things are counted, or asked of them.
                let is_as_asked = clause.conditions.iter().all(|condition| asked.contains(condition));
                now.is_met_otherwise |= missing.is_none() || !is_as_asked;
            } else if let Some(missing) = missing.filter(|missing| *missing > 0.0) {
                now.missing = Some(now.missing.map_or(missing, |known| known.max(missing)));
            }
        }
        now
    };
    source.audit.communities.iter().map(of_community).collect()
}

/// That there are candidates, and as many as sites are wanted.
pub(super) fn enough(
    used: &CandidatesUsed,
    ask: &Ask,
    areas: &[(&str, f64)],
    walks: &SiteWalks,
) -> Result<(), Vec<Defect>> {
    if !walks.is_off.contains(&false) {
        let defect = Defect::error(
            Code::OffNetwork,
            "paths.geojson",
            Place::Whole,
            say::no_walk_is_known(InBoth, &plain(OFF_NETWORK.0)),
        );
        return Err(vec![
            defect.expected(say::paths_by_residences(InBoth)).help(say::add_paths_or_check(InBoth)),
        ]);
    }
    let there = used.count;
    if there == 0 {
        let (small, unknown, off) =
            (used.too_small.len(), used.of_unknown_size.len(), used.off_network.len());
        let what = match used.from {
            From::Sites => say::no_site_will_do(InBoth, &small, &unknown, &off),
            From::Corners => say::no_candidates(InBoth),
        };
        let expected = match areas.first() {
            Some((_, least)) => say::candidate_sites_of_area(InBoth, &least),
            None => say::candidate_sites(InBoth),
        };
        let mend = say::add_sites_geojson(InBoth);
        return Err(vec![
            Defect::error(Code::NoCandidate, "sites.geojson", Place::Whole, what)
                .expected(expected)
                .help(mend),
        ]);
    }
    match ask.aim.count() {
        Some(count) if count > there => Err(vec![
            argument(Code::TooManySites, "--count", say::more_wanted_than_candidates(InBoth, &count, &there))
                .expected(say::number_up_to(InBoth, &there))
                .help(say::lower_count_or_add_candidate(InBoth)),
        ]),
        _ => Ok(()),
    }
}
