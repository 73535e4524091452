//! How many residents a facility has room for.

use super::candidates::Candidate;
use super::sought::Sought;
use super::{Ask, Demand, SitingInput, THOUSAND};
use crate::vocabulary::Layer;

/// Room of each candidate and of what is there, in thousandths of the unit residents are counted
/// in; `None` where there is no limit.
pub(super) struct Rooms {
    pub(crate) candidates: Vec<Option<u64>>,
    pub(crate) existing: Vec<Option<u64>>,
    /// The property that says so, where a clause's ratio is the ground.
    pub(crate) by: Option<String>,
}

/// Room as the user says, of every new facility; else by the ratio a clause asks for, where sites
/// say how much they have of it: lockers with 200 cells have room for as many households as send
/// for 200 parcels. Candidates that do not say are then taken out. `None` where nothing is
/// limited.
pub(super) fn rooms(
    source: &SitingInput,
    demand: &Demand,
    sought: &Sought,
    ask: &Ask,
    candidates: &mut Vec<Candidate>,
    existing: &[usize],
) -> Option<Rooms> {
    let thousandths = |room: f64| (room * THOUSAND).floor().max(0.0) as u64;
    if let Some(room) = ask.room {
        let candidates = vec![Some(thousandths(room)); candidates.len()];
        return Some(Rooms { candidates, existing: vec![None; existing.len()], by: None });
    }
    let ratio = sought.ratio?;
    let (fact, times) = ratio.per?;
    let vocabulary = &source.standard.vocabulary;
    let property = vocabulary.property_name(Layer::Facilities, ratio.of);
    // Sites need not have a property of that name.
    let of_site = vocabulary.property_id(Layer::Sites, property)?;
    let stated = |candidate: &Candidate| {
        candidate.site.and_then(|site| source.dataset.sites[site].facts.number(of_site))
    };
    if !candidates.iter().any(|candidate| stated(candidate).is_some()) {
        return None;
    }
    // What the fact comes to for a resident, over all the communities.
    let facts =
        source.members.iter().map(|(community, _)| source.dataset.communities[*community].facts.number(fact));
    let total: f64 = facts.collect::<Option<Vec<f64>>>()?.into_iter().sum();
    let residents = Demand::plain(demand.weights.iter().sum());
    let least = ratio.least;
    if total <= 0.0 || least <= 0.0 {
        return None;
    }
    let room = |amount: f64| thousandths(amount / least * times * residents / total);
    candidates.retain(|candidate| stated(candidate).is_some());
    let there = |facility: &usize| source.dataset.facilities[*facility].facts.number(ratio.of).map(room);
    Some(Rooms {
        candidates: candidates.iter().map(|candidate| stated(candidate).map(room)).collect(),
        existing: existing.iter().map(there).collect(),
        by: Some(property.to_owned()),
    })
}
