//! How each feature on the map stands towards each clause, as the audit says: what fails, what
//! is to be found out, what the verdict rests on.

use indexmap::IndexMap;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Serialize;

use super::pool::{Pool, Shared};
use crate::audit::{ClauseAudit, CommunityAudit, CommunityMap, Need};
use crate::verdict::Verdict;
use crate::vocabulary::Layer;

/// Position of a feature in the map's list: residences, then facilities.
pub(super) type Place = usize;

/// Where the features of a map stand in its list.
pub(super) struct Features<'a> {
    places: FxHashMap<(Layer, &'a str), Place>,
    residences: usize,
}

impl<'a> Features<'a> {
    pub(super) fn from_map(map: &'a CommunityMap) -> Features<'a> {
        let residences = map.residences.iter().map(|thing| (Layer::Residences, thing.id.as_str()));
        let facilities = map.facilities.iter().map(|thing| (Layer::Facilities, thing.id.as_str()));
        Features {
            places: residences.chain(facilities).enumerate().map(|(place, key)| (key, place)).collect(),
            residences: map.residences.len(),
        }
    }

    fn place(&self, layer: Layer, id: &str) -> Option<Place> {
        self.places.get(&(layer, id)).copied()
    }
}

/// The features a clause speaks of, each list in the map's order and no feature in two.
#[derive(Debug, Default, PartialEq, Serialize)]
pub(super) struct ClauseFeatures {
    /// Fails the clause.
    pub(crate) fail: Vec<Place>,
    /// Something about it is to be found out first.
    pub(crate) unknown: Vec<Place>,
    /// Is as the clause asks.
    pub(crate) pass: Vec<Place>,
    /// Was looked at, and does not decide by itself.
    pub(crate) counted: Vec<Place>,
}

impl ClauseFeatures {
    fn is_empty(&self) -> bool {
        self.fail.is_empty() && self.unknown.is_empty() && self.pass.is_empty() && self.counted.is_empty()
    }
}

/// A community's standings.
#[derive(Serialize)]
pub(super) struct Standings {
    /// Whether residences are served, over all clauses about walks.
    served: ClauseFeatures,
    clauses: IndexMap<String, ClauseFeatures>,
    /// Clause, feature and why it fails.
    reasons: Vec<(String, Place, Shared)>,
}

impl Standings {
    pub(super) fn from_audit(
        community: &CommunityAudit,
        map: &CommunityMap,
        features: &Features,
        pool: &mut Pool,
    ) -> Standings {
        let clauses: Vec<&ClauseAudit> = community.items.iter().flat_map(|item| &item.clauses).collect();
        let all: IndexMap<String, ClauseFeatures> = clauses
            .iter()
            .map(|clause| (clause.id.clone(), standing(clause, community, map, features)))
            .collect();
        let walks = clauses.iter().filter(|clause| clause.unserved.is_some()).map(|clause| &all[&clause.id]);
        Standings {
            served: together(walks, features.residences),
            reasons: map
                .failing
                .iter()
                .filter_map(|thing| {
                    let place = features.place(thing.layer, &thing.id)?;
                    Some((thing.clause.clone(), place, pool.number(&thing.reason)))
                })
                .collect(),
            clauses: all.into_iter().filter(|(_, standing)| !standing.is_empty()).collect(),
        }
    }
}

/// One clause's. Evidence of residences lists those that are not as the clause asks or may not
/// be; evidence of facilities lists whatever was looked at, and of clauses that ask it of each by
/// itself whether it is as asked.
fn standing(
    clause: &ClauseAudit,
    community: &CommunityAudit,
    map: &CommunityMap,
    features: &Features,
) -> ClauseFeatures {
    let mut fail: FxHashSet<Place> = FxHashSet::default();
    let mut unknown: FxHashSet<Place> = FxHashSet::default();
    let mut looked_at: FxHashSet<Place> = FxHashSet::default();
    let failing = map.failing.iter().filter(|thing| thing.clause == clause.id);
    fail.extend(failing.filter_map(|thing| features.place(thing.layer, &thing.id)));
    for fact in community.unknowns.iter().filter(|fact| fact.clause == clause.id) {
        for need in &fact.needs {
            if let Need::Property { layer, id, .. }
            | Need::PathTo { layer, id }
            | Need::Community { layer, id } = need
            {
                unknown.extend(features.place(*layer, id));
            }
        }
    }
    let about_residents = clause.unserved.is_some();
    let mut adequate: FxHashSet<Place> = FxHashSet::default();
    for evidence in &clause.evidence {
        let Some(place) = features.place(evidence.layer, &evidence.id) else { continue };
        match (evidence.layer, evidence.meets) {
            (_, Some(true)) => adequate.insert(place),
            (Layer::Residences, Some(false)) => fail.insert(place),
            (Layer::Residences, None) => unknown.insert(place),
            // What is planned or being built does not count.
            _ if evidence.property.as_deref() == Some("status") => false,
            _ => looked_at.insert(place),
        };
    }
    // What a passing clause looked at together is together as it asks.
    let one_by_one = clause.evidence.iter().any(|evidence| evidence.meets.is_some());
    if clause.verdict == Verdict::Pass && !one_by_one {
        adequate.extend(looked_at.drain());
    }
    unknown.retain(|place| !fail.contains(place));
    let decided = |place: &Place| fail.contains(place) || unknown.contains(place);
    let served = (0..if about_residents { features.residences } else { 0 }).filter(|place| !decided(place));
    adequate.retain(|place| !decided(place));
    adequate.extend(served);
    looked_at.retain(|place| !decided(place) && !adequate.contains(place));
    ClauseFeatures {
        fail: sorted(fail),
        unknown: sorted(unknown),
        pass: sorted(adequate),
        counted: sorted(looked_at),
    }
}

/// Over several clauses: what fails one fails, what is open under one is open.
fn together<'a>(clauses: impl Iterator<Item = &'a ClauseFeatures>, residences: usize) -> ClauseFeatures {
    let clauses: Vec<&ClauseFeatures> = clauses.collect();
    let mut all = ClauseFeatures::default();
    for place in 0..if clauses.is_empty() { 0 } else { residences } {
        let has = |list: fn(&ClauseFeatures) -> &Vec<Place>| {
            clauses.iter().any(|standing| list(standing).binary_search(&place).is_ok())
        };
        if has(|standing| &standing.fail) {
            all.fail.push(place);
        } else if has(|standing| &standing.unknown) {
            all.unknown.push(place);
        } else {
            all.pass.push(place);
        }
    }
    all
}

fn sorted(places: impl IntoIterator<Item = Place>) -> Vec<Place> {
    let mut places: Vec<Place> = places.into_iter().collect();
    places.sort_unstable();
    places
}
