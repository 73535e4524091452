//! One site for several communities.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Demand, IdAndName, SitingInput};

/// A candidate from which residents of several communities with the same gap would be served.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Shared {
    /// The candidate.
    pub site: String,
    /// The candidate's name.
    pub name: Option<String>,
    /// Degrees east, WGS 84.
    pub longitude: f64,
    /// Degrees north, WGS 84.
    pub latitude: f64,
    /// Whether it is among the sites proposed.
    pub is_proposed: bool,
    /// The communities, and how many of their residents that are not served now would be.
    pub communities: Vec<Share>,
}

/// A community's part in it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Share {
    /// The community.
    #[serde(flatten)]
    pub community: IdAndName,
    /// Its residents, in the unit they are counted in.
    pub residents: f64,
}

/// A candidate as this looks at it: whether it is proposed, and the residences it would newly
/// serve, as numbered in the demand.
pub(super) struct CandidateReach<'a> {
    pub(crate) candidate: &'a super::candidates::Candidate,
    pub(crate) is_proposed: bool,
    pub(crate) newly: Vec<usize>,
}

/// For each set of communities with the gap that some candidate could serve together, the one
/// that serves most of them; those proposed come before, then those that serve more.
pub(super) fn shared(
    source: &SitingInput,
    demand: &Demand,
    has_gap: &[bool],
    reaches: &[CandidateReach],
) -> Vec<Shared> {
    let mut best: BTreeMap<Vec<usize>, (bool, u64, usize, Vec<u64>)> = BTreeMap::new();
    for (index, reach) in reaches.iter().enumerate() {
        let mut won: BTreeMap<usize, u64> = BTreeMap::new();
        for &residence in reach.newly.iter().filter(|residence| has_gap[demand.community[**residence]]) {
            *won.entry(demand.community[residence]).or_default() += demand.weights[residence];
        }
        if won.len() < 2 {
            continue;
        }
        let total = won.values().sum();
        let (communities, residents): (Vec<usize>, Vec<u64>) = won.into_iter().unzip();
        let offer = (reach.is_proposed, total);
        let known = best.get(&communities).map(|(is_proposed, total, ..)| (*is_proposed, *total));
        if known.is_none_or(|known| offer > known) {
            best.insert(communities, (offer.0, total, index, residents));
        }
    }
    let mut all: Vec<_> = best.into_iter().collect();
    all.sort_by(|(a, (a_proposed, a_total, ..)), (b, (b_proposed, b_total, ..))| {
        (b_proposed, b_total).cmp(&(a_proposed, a_total)).then(a.cmp(b))
    });
    let share = |(community, residents): (usize, u64)| {
        let community = IdAndName::from_audit(&source.audit.communities[community]);
        Share { community, residents: Demand::plain(residents) }
    };
    all.into_iter()
        .map(|(communities, (is_proposed, _, index, residents))| {
            let candidate = reaches[index].candidate;
            Shared {
                site: candidate.id.clone(),
                name: candidate.name.clone(),
                longitude: candidate.at.x,
                latitude: candidate.at.y,
                is_proposed,
                communities: communities.into_iter().zip(residents).map(share).collect(),
            }
        })
        .collect()
}
