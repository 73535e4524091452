//! What comes of siting one kind of facility.

use serde::Serialize;

use super::IdAndName;
use super::candidates::From;
use super::share::Share;

/// Who says how far residents walk at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum WalkBasis {
    /// Who asks.
    User,
    /// A clause.
    Clause,
    /// The ten-minute circle of GB 50180-2018.
    Circle,
}

/// An area a facility needs: `site_area_m2` or `floor_area_m2`, and square metres.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct AreaNeed {
    /// The property it is compared with.
    pub property: &'static str,
    /// Square metres at least.
    pub least: f64,
}

/// What is there.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Existing {
    /// Facilities that meet the clauses, or may.
    pub counted: usize,
    /// Of them, those of which it is not known whether they do.
    pub unsure: Vec<String>,
    /// Those that do not: they serve nobody here.
    pub unfit: Vec<String>,
    /// Planned or under construction: not counted.
    pub coming: Vec<String>,
    /// Whether the kind was surveyed completely: if not, more may be there.
    pub is_surveyed: bool,
    /// Counted but off the network: who walks to it nobody knows.
    pub off_network: Vec<String>,
    /// Counted without limit, since they do not say what they have room for.
    pub of_unknown_room: Vec<String>,
}

/// What was chosen from.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CandidatesUsed {
    /// What they are.
    pub from: From,
    /// How many took part.
    pub count: usize,
    /// Ids of those left out as too small.
    pub too_small: Vec<String>,
    /// Ids of those left out since their size is not known.
    pub of_unknown_size: Vec<String>,
    /// Ids of those left out since no path leads there.
    pub off_network: Vec<String>,
    /// Those that do not say how many they have room for, where others do.
    pub of_unknown_room: usize,
}

/// How it ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SitingOutcome {
    /// Everybody is served already.
    AllServed,
    /// No choice is better.
    Proven,
    /// Time was over: `bound` says how much better a choice could be.
    TimeOver,
    /// No choice does what is asked: too few sites, or too little room.
    Impossible,
    /// Time was over before any choice was found.
    Undecided,
}

/// Residents, in the unit they are counted in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct ResidentCount {
    /// All that are to be served.
    pub all: f64,
    /// Those that what is there serves.
    pub served_before: f64,
    /// Of them, those served by what surely meets the clause.
    pub served_for_sure: f64,
    /// Those that only the sites proposed serve.
    pub newly_served: f64,
    /// Those that no candidate serves, nor what is there.
    pub beyond_reach: f64,
    /// Those whose walks nobody knows.
    pub off_network: f64,
}

/// A site proposed.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Proposed {
    /// From 1, those that win most residents first.
    pub number: usize,
    /// Id of the facility proposed, in `proposed.geojson`.
    pub id: String,
    /// The candidate's id and name.
    pub site: String,
    /// The candidate's name.
    pub name: Option<String>,
    /// Degrees east, WGS 84.
    pub longitude: f64,
    /// Degrees north, WGS 84.
    pub latitude: f64,
    /// The community it lies in; null outside all of them.
    pub community: Option<IdAndName>,
    /// Square metres there, where known.
    pub area_m2: Option<f64>,
    /// Residents newly served from it; of the smallest worst walk, those it is nearest to.
    pub residents: f64,
    /// Those residents, by community.
    pub by_community: Vec<Share>,
    /// The longest walk of those residents, in metres.
    pub worst_walk: Option<f64>,
    /// The nearest residence, to find it by.
    pub near: Option<NearResidence>,
    /// Index in the dataset's sites.
    #[serde(skip)]
    pub plot: Option<usize>,
}

impl Proposed {
    /// The community it counts for: that it lies in, else that it serves most of.
    pub(crate) fn counts_for(&self) -> Option<&IdAndName> {
        let most = || self.by_community.iter().max_by(|a, b| a.residents.total_cmp(&b.residents));
        self.community.as_ref().or_else(|| most().map(|share| &share.community))
    }

    pub(crate) fn is_for(&self, community: &str) -> bool {
        self.counts_for().is_some_and(|own| own.id == community)
    }
}

/// A residence near a site.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct NearResidence {
    /// What people call it, or its id.
    pub residence: String,
    /// How far it is.
    pub metres: f64,
}

/// A residence by id and what people call it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SitingResidence {
    /// Its id.
    pub id: String,
    /// What people call it.
    pub label: Option<String>,
    /// Id of its community.
    pub community: String,
    /// Its residents, in the unit they are counted in.
    pub residents: f64,
}

/// How a residence fares: the nearest that is there, and the nearest with what is proposed.
#[derive(Clone, Debug, PartialEq)]
pub struct ServedResidence {
    /// Index in the dataset.
    pub(crate) index: usize,
    /// Which it is.
    pub(crate) residence: SitingResidence,
    /// The nearest facility that is there, and metres; null where it can walk to none.
    pub(crate) before: Option<(String, f64)>,
    /// The facility that is there or the number of the site proposed, and metres.
    pub(crate) after: Option<(String, f64)>,
    /// Whether it is served.
    pub(crate) state: ServedState,
    /// How many of its residents what is there serves, and whether it surely meets the clause.
    pub(crate) by_existing: f64,
    /// Whether what serves it already surely meets the clause.
    pub(crate) is_sure: bool,
    /// How many are newly served.
    pub(crate) by_new: f64,
}

/// Whether a residence is served.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ServedState {
    /// What is there serves it.
    Already,
    /// A site proposed serves it.
    Newly,
    /// Some of its residents are, for want of room.
    Partly,
    /// Nothing serves it.
    Not,
    /// It is off the network: nobody knows.
    OffNetwork,
}

/// A community and how many more a clause wants inside it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Short {
    /// The community.
    #[serde(flatten)]
    pub community: IdAndName,
    /// How many are missing.
    pub missing: f64,
}
