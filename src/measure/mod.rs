//! Measures: geometry and counting, and no threshold.
//!
//! What lies in which community, how far every residence walks to the nearest facility of
//! every category, and which residences the walking network links.

mod accesses;
mod again;
mod context;
mod linkage;
mod membership;
mod residents;
mod walk;

use geo::Point;
use rayon::prelude::*;
use rustc_hash::FxHashMap as HashMap;

use crate::dataset::{Dataset, GateOf, Residence, Status};
use crate::network::{DETOUR, Goal, Network, Routes, Walk, WalkPlace, Walks};
use crate::units::Metres;
use crate::vocabulary::{CategoryId, Vocabulary};

use accesses::Accesses;
use context::MeasureContext;

pub(crate) use again::{PathEdit, PathsTouched, Remeasure, SnapPoints};
pub(crate) use linkage::Linkage;
pub(crate) use membership::overlaps;
pub(crate) use residents::{CommunityResidents, sum_known};
pub(crate) use walk::{ResidenceWalk, WalkEnd};

/// A facility or residence of a community.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Member {
    /// Index in the dataset's layer.
    pub(crate) index: usize,
    /// False where it lies in several communities' boundaries and does not say which is its
    /// own.
    pub(crate) certain: bool,
}

/// How walks were measured.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Walking {
    /// Along the dataset's paths.
    Network { nodes: usize, edges: usize, components: usize, routes: Routes },
    /// No paths: the straight distance, so many times as long.
    StraightLine { detour: f64 },
}

impl CommunityMeasures {
    /// Counts its residents anew.
    fn count_residents(&mut self, dataset: &Dataset, vocabulary: &Vocabulary) {
        self.residents = CommunityResidents::from_members(dataset, vocabulary, &self.residences);
    }
}

impl Walking {
    fn along(network: &Network) -> Walking {
        Walking::Network {
            nodes: network.node_count(),
            edges: network.edges().count(),
            components: network.component_count(),
            routes: network.routes(),
        }
    }
}

/// One community's measures.
#[derive(Clone, Debug)]
pub(crate) struct CommunityMeasures {
    /// Index of the community in the dataset.
    pub(crate) community: usize,
    pub(crate) facilities: Vec<Member>,
    pub(crate) residences: Vec<Member>,
    pub(crate) residents: CommunityResidents,
    /// For each residence, whether the network links it; `None` without a network.
    pub(crate) linkage: Option<Vec<Linkage>>,
    /// Indices of the survey's answers, of the register's projects and of the waivers for this
    /// community.
    pub(crate) answers: Vec<usize>,
    pub(crate) projects: Vec<usize>,
    pub(crate) waivers: Vec<usize>,
}

/// How far walks are followed along the network.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct WalkExtent {
    /// Categories whose nearest facility is sought wherever it is.
    pub(crate) whole: Vec<CategoryId>,
    /// Of the others, it is found within which of these circles their nearest is, the smallest
    /// first.
    pub(crate) circles: Vec<Metres>,
}

/// For each residence, the nearest facility some door of which is off the network, and the
/// straight distance to that door.
type NearestOffNetwork = Vec<Option<(usize, Metres)>>;

/// For residences some door of which is off the network, the straight distance from that door
/// to the nearest facility.
type OffNetworkEntrances = HashMap<usize, Metres>;

/// Walks by category and residence.
enum Walked {
    Along(Walks),
    Estimated(Vec<Vec<Walk>>),
}

impl Walked {
    /// The walk of a residence, its `facility` counting within the category's existing.
    fn of(&self, category: usize, residence: usize) -> Walk {
        match self {
            Walked::Along(walks) => walks.of(category, residence),
            Walked::Estimated(walks) => walks[category][residence],
        }
    }
}

/// Everything measured of a dataset.
pub(crate) struct Measures {
    pub(crate) walking: Walking,
    pub(crate) localities: Vec<CommunityMeasures>,
    /// For each category, facilities that exist, by index in the dataset.
    existing: Vec<Vec<usize>>,
    /// For each category, the walk of every residence of the dataset; `facility` counts
    /// within `existing`.
    walks: Walked,
    /// For each category walked to wherever it is, with existing facilities off the network, the
    /// one nearest to every residence as the crow flies (by index in the dataset).
    nearest_off_network: Vec<Option<NearestOffNetwork>>,
    off_network_entrances: Vec<OffNetworkEntrances>,
    /// Facilities no community holds.
    pub(crate) outside: Vec<usize>,
    /// Residences no community holds.
    pub(crate) outside_communities: Vec<usize>,
}

impl Measures {
    /// Measures a dataset, walks as far as `extent` says. `network` is `None` when the dataset
    /// has no paths.
    pub(crate) fn take(
        dataset: &Dataset,
        network: Option<&Network>,
        vocabulary: &Vocabulary,
        extent: &WalkExtent,
    ) -> Measures {
        let context = MeasureContext::new(dataset, network, extent);
        let snapped = context.snapped();
        Measures::with(&context, vocabulary, &snapped)
    }

    /// The same, where the dataset's places meet the network being known.
    fn with(context: &MeasureContext, vocabulary: &Vocabulary, snapped: &[Accesses; 2]) -> Measures {
        let MeasureContext { dataset, network, .. } = *context;
        let [facility_access, residence_access] = snapped;
        let mut existing = vec![Vec::new(); vocabulary.category_count()];
        for (index, facility) in dataset.facilities.iter().enumerate() {
            if facility.status == Status::Existing {
                existing[facility.category.0 as usize].push(index);
            }
        }
        let all = context.residences();
        let walks = match network {
            None => Walked::Estimated(existing.iter().map(|of| context.straight_walks(of, &all)).collect()),
            Some(network) => {
                let goal = |(category, facilities): (usize, &Vec<usize>)| Goal {
                    facilities: facilities.iter().map(|index| facility_access.of(*index)).collect(),
                    wanted: context.wanted(category),
                };
                let goals: Vec<Goal> = existing.par_iter().enumerate().map(goal).collect();
                Walked::Along(network.walks(&goals, &residence_access.all()))
            }
        };
        let categories = || existing.iter().enumerate();
        let nearest_off_network = categories()
            .map(|(category, of)| context.nearest_off_network(category, of, facility_access, &all))
            .collect();
        let off_network_entrances = categories()
            .map(|(category, of)| context.off_network_entrances(category, of, &residence_access.off))
            .collect();

        let [answers, projects, waivers] = rows_by_community(dataset);
        let membership = membership::assign(dataset);
        let localities = membership
            .communities
            .into_par_iter()
            .with_max_len(16)
            .enumerate()
            .map(|(community, (facilities, residences))| CommunityMeasures {
                residents: CommunityResidents::from_members(dataset, vocabulary, &residences),
                linkage: network.map(|network| {
                    linkage::of(network, &dataset.communities[community], &residences, residence_access)
                }),
                answers: answers[community].clone(),
                projects: projects[community].clone(),
                waivers: waivers[community].clone(),
                community,
                facilities,
                residences,
            })
            .collect();
        Measures {
            walking: match network {
                Some(network) => Walking::along(network),
                None => Walking::StraightLine { detour: DETOUR },
            },
            localities,
            existing,
            walks,
            nearest_off_network,
            off_network_entrances,
            outside: membership.outside,
            outside_communities: membership.outside_communities,
        }
    }

    /// Whether the dataset holds an existing facility of a category, here or anywhere.
    pub(crate) fn exists(&self, category: CategoryId) -> bool {
        !self.existing[category.0 as usize].is_empty()
    }

    /// The existing facility of a category, some door of it off the network, that is nearest to a
    /// residence as the crow flies: the walk there may be as short as that, nobody knows.
    pub(crate) fn nearest_off_network_facility(
        &self,
        category: CategoryId,
        residence: usize,
    ) -> Option<(usize, Metres)> {
        self.nearest_off_network[category.0 as usize].as_ref().and_then(|facilities| facilities[residence])
    }

    /// How far the nearest existing facility of a category is from a residence's door that is off
    /// the network, as the crow flies: the walk from there may be as short as that, nobody knows.
    pub(crate) fn off_network_entrance(&self, category: CategoryId, residence: usize) -> Option<Metres> {
        self.off_network_entrances[category.0 as usize].get(&residence).copied()
    }
}

/// Indices of the survey's answers, of the register's projects and of the waivers, by community.
fn rows_by_community(dataset: &Dataset) -> [Vec<Vec<usize>>; 3] {
    let by_community = |of: &mut dyn Iterator<Item = usize>| {
        let mut indices = vec![Vec::new(); dataset.communities.len()];
        of.enumerate().for_each(|(index, community)| indices[community].push(index));
        indices
    };
    [
        by_community(&mut dataset.survey.iter().map(|answer| answer.community)),
        by_community(&mut dataset.projects.iter().map(|project| project.community)),
        by_community(&mut dataset.waivers.iter().map(|waiver| waiver.community)),
    ]
}

/// The entrances of facilities and residences.
#[derive(Default)]
pub(crate) struct Gates(HashMap<GateOf, Vec<Point<f64>>>);

impl Gates {
    pub(crate) fn from_dataset(dataset: &Dataset) -> Gates {
        let mut gates = Gates::default();
        for entrance in dataset.entrances.iter().filter(|entrance| entrance.of != GateOf::Compound) {
            gates.0.entry(entrance.of).or_default().push(entrance.at);
        }
        gates
    }

    fn at(&self, of: GateOf) -> &[Point<f64>] {
        self.0.get(&of).map_or(&[], Vec::as_slice)
    }

    /// A facility (by index) as a place to walk to.
    pub(crate) fn facility(&self, dataset: &Dataset, index: usize) -> WalkPlace {
        WalkPlace::new(&dataset.facilities[index].shape, self.at(GateOf::Facility(index)))
    }

    /// A residence (by index) as a place to walk from.
    pub(crate) fn residence(&self, dataset: &Dataset, index: usize) -> WalkPlace {
        WalkPlace::new(&dataset.residences[index].shape, self.at(GateOf::Residence(index)))
    }
}

/// How far from the equator residences are at most, in degrees.
pub(crate) fn highest_latitude(residences: &[Residence]) -> f64 {
    let rects = residences.par_iter().filter_map(|residence| residence.shape.bounding_rect());
    rects.map(|rect| rect.min().y.abs().max(rect.max().y.abs())).reduce(|| 0.0, f64::max)
}
