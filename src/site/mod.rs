//! Where new facilities go: which candidate sites serve most residents, or all of them with the
//! fewest, or leave the worst walk shortest.
//!
//! What is there stays; residents are the demand; walks are those of the audit, along the network.
//! An answer is proven or says how far from the best it can be ([`solve`]); residences that no
//! candidate can serve are named. Nothing here changes a verdict.

mod candidates;
mod chosen;
mod outcome;
mod part;
mod propose;
mod room;
mod share;
pub mod solve;
mod sought;
mod task;
mod there;
mod walks;

use std::time::Duration;

use serde::Serialize;

use crate::audit::{Audit, CommunityAudit};
use crate::codes::Code;
use crate::dataset::Dataset;
use crate::defect::{Defect, Place};
use crate::lang::{Both, InBoth};
use crate::messages::site as say;
use crate::network::Network;
use crate::standard::Standard;
use crate::units::{CountedIn, Metres, Pace};
use crate::vocabulary::PropertyId;

pub(crate) use candidates::CORNER;
pub use candidates::From;
pub use chosen::{BuiltFor, ChosenKinds};
pub(crate) use outcome::ServedState;
pub use outcome::{
    AreaNeed, CandidatesUsed, Existing, NearResidence, Proposed, ResidentCount, ServedResidence, Short,
    SitingOutcome, SitingResidence, WalkBasis,
};
pub use part::SitingPart;
pub use share::{Share, Shared};

/// Within what walk residents are served where neither the user nor a clause says: the ten-minute
/// circle of GB 50180-2018, which the standard takes its pace from.
pub(crate) const TEN_MINUTES: Metres = Metres(500.0);

/// A dataset to site in.
pub struct SitingInput<'a> {
    /// The dataset.
    pub dataset: &'a Dataset,
    /// The standard it was audited by.
    pub standard: &'a Standard,
    /// Its audit, which says where the kinds are lacking.
    pub audit: &'a Audit,
    /// Its walking network; without one, straight distances stand in.
    pub network: Option<&'a Network>,
    /// For each community of the audit, its index in the dataset and those of its residences.
    pub members: &'a [(usize, Vec<usize>)],
}

/// What is wanted of the sites.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "aim")]
pub enum Aim {
    /// The fewest that serve all who can be served.
    Fewest,
    /// So many at most that serve most.
    Most {
        /// How many.
        count: usize,
    },
    /// So many at most that leave the worst walk shortest.
    Nearest {
        /// How many.
        count: usize,
    },
}

impl Aim {
    /// How many sites at most, where it says so.
    pub(crate) fn count(self) -> Option<usize> {
        match self {
            Aim::Fewest => None,
            Aim::Most { count } | Aim::Nearest { count } => Some(count),
        }
    }
}

/// What is asked.
#[derive(Clone, Debug)]
pub struct Ask {
    /// What is wanted.
    pub aim: Aim,
    /// Within what walk residents are served.
    pub within: Option<Metres>,
    /// How many residents each new facility has room for, in the unit residents are counted in.
    pub room: Option<f64>,
    /// A walking pace that wins over the standard's.
    pub pace: Option<Pace>,
    /// For each kind of facility.
    pub time: Duration,
}

impl Ask {
    /// For how long each kind of facility is searched where nobody says.
    pub const TIME: Duration = Duration::from_secs(60);
}

/// Where facilities of one item's kinds go.
#[derive(Clone, Debug, Serialize)]
pub struct Siting {
    /// Names of the datasets.
    pub datasets: Vec<String>,
    /// The day audited for, `YYYY-MM-DD`.
    pub as_of: String,
    /// Id of the standard.
    pub standard: String,
    /// Number of the item.
    pub item: u32,
    /// Title of the item.
    pub title: String,
    /// The communities whose residents are to be served.
    pub communities: Vec<IdAndName>,
    /// How walks were measured: along paths, or straight and lengthened.
    pub along_paths: bool,
    /// Without steps; with paths joined where they cross.
    pub step_free: bool,
    /// Whether paths that cross without a shared vertex were joined.
    pub node_paths: bool,
    /// What residents are counted in.
    pub counted_in: CountedIn,
    /// Residences that do not say how many people live in them: why it is not people that are
    /// counted.
    pub without_population: Vec<String>,
    /// Kinds of the item that every community has already, and that were left out for it.
    pub met_already: Vec<String>,
    /// The sites, kind by kind.
    pub parts: Vec<SitingPart>,
}

/// Something by its id and what people call it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct IdAndName {
    /// Its id.
    pub id: String,
    /// What people call it.
    pub name: String,
}

impl IdAndName {
    fn from_audit(community: &CommunityAudit) -> IdAndName {
        IdAndName { id: community.id.clone(), name: community.name.clone() }
    }
}

/// The residents that are to be served: residences by index in the dataset, the community of each
/// (as numbered in the audit), and its weight in thousandths, whole numbers being what is solved.
pub(crate) struct Demand {
    pub(crate) residences: Vec<usize>,
    pub(crate) community: Vec<usize>,
    pub(crate) weights: Vec<u64>,
    pub(crate) counted_in: CountedIn,
}

/// Weights are counted in thousandths.
pub(crate) const THOUSAND: f64 = 1000.0;

impl Demand {
    /// Of all communities of an audit: people where every residence says how many live there, else
    /// households, else buildings, one measure for all. Residences nobody lives in are left out.
    fn from_audit(source: &SitingInput) -> Demand {
        let SitingInput { dataset, standard, members, .. } = *source;
        let all: Vec<(usize, usize)> = members
            .iter()
            .enumerate()
            .flat_map(|(community, (_, residences))| residences.iter().map(move |r| (community, *r)))
            .collect();
        let numbers = |property: PropertyId| -> Option<Vec<f64>> {
            let number =
                |(_, residence): &(usize, usize)| dataset.residences[*residence].facts.number(property);
            all.iter().map(number).collect::<Option<_>>()
        };
        let own = standard.vocabulary.own.residences;
        let lives = |(_, numbers): &(CountedIn, Vec<f64>)| numbers.iter().sum::<f64>() > 0.0;
        let people = numbers(own.population).map(|numbers| (CountedIn::People, numbers));
        let households = || numbers(own.households).map(|numbers| (CountedIn::Households, numbers));
        let dwellings = || (CountedIn::Dwellings, vec![1.0; all.len()]);
        // That nobody lives anywhere is known, not a reason to count buildings.
        let (counted_in, numbers) = match people {
            Some(people) if lives(&people) => people,
            nobody => households().filter(lives).or(nobody).unwrap_or_else(dwellings),
        };
        let mut demand =
            Demand { residences: Vec::new(), community: Vec::new(), weights: Vec::new(), counted_in };
        let mut known = std::collections::HashSet::new();
        for ((community, residence), number) in all.into_iter().zip(numbers) {
            let weight = (number * THOUSAND).round() as u64;
            // One in several communities' boundaries is served once.
            if weight > 0 && known.insert(residence) {
                demand.residences.push(residence);
                demand.community.push(community);
                demand.weights.push(weight);
            }
        }
        demand
    }

    /// A weight in the unit residents are counted in.
    pub(crate) fn plain(weight: u64) -> f64 {
        weight as f64 / THOUSAND
    }
}

impl Siting {
    /// Sites the kinds of facility chosen.
    ///
    /// # Errors
    /// Nobody to serve; no candidate; more sites wanted than there are candidates.
    pub fn solve(source: &SitingInput, chosen: &ChosenKinds, ask: &Ask) -> Result<Siting, Vec<Defect>> {
        let demand = Demand::from_audit(source);
        if demand.residences.is_empty() {
            return Err(vec![nobody()]);
        }
        let sought = &chosen.kinds;
        let parts: Vec<SitingPart> = sought
            .iter()
            .map(|sought| SitingPart::from_proposals(source, &demand, sought, ask))
            .collect::<Result<_, _>>()?;
        let item = sought.first().map(|sought| sought.item);
        Ok(Siting {
            datasets: source.audit.datasets.clone(),
            as_of: source.audit.as_of.clone(),
            standard: source.audit.standard.id.clone(),
            item: item.map_or(0, |item| item.number),
            title: item.map_or(String::new(), |item| item.title.clone()),
            communities: source.audit.communities.iter().map(IdAndName::from_audit).collect(),
            along_paths: source.network.is_some(),
            step_free: source.network.is_some_and(|network| network.routes().step_free),
            node_paths: source.network.is_some_and(|network| network.routes().joined),
            counted_in: demand.counted_in,
            without_population: without_population(source),
            met_already: chosen.met_already.clone(),
            parts,
        })
    }
}

fn without_population(source: &SitingInput) -> Vec<String> {
    let population = source.standard.vocabulary.own.residences.population;
    let residences = source.members.iter().flat_map(|(_, residences)| residences);
    residences
        .map(|residence| &source.dataset.residences[*residence])
        .filter(|residence| residence.facts.number(population).is_none())
        .map(|residence| residence.id.clone())
        .collect()
}

fn nobody() -> Defect {
    Defect::error(Code::NoResidences, "residences.geojson", Place::Whole, say::nobody_to_serve(InBoth))
        .expected(say::residences_people_live_in(InBoth))
        .help(say::add_residences_or_check(InBoth))
}

/// What is wrong with what was asked, said of an argument.
fn argument(code: Code, name: &str, what: Both) -> Defect {
    Defect::error(code, name, Place::Whole, what)
}
