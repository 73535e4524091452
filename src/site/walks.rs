//! How far residences walk to candidates, and to what is there.

use rayon::prelude::*;

use super::candidates::Candidate;
use crate::dataset::Dataset;
use crate::measure::{Gates, highest_latitude};
use crate::network::{Goal, Network, SnapPoint, StraightLine, Walk, WalkPlace, Wanted};
use crate::units::Metres;

/// Walks measured; residences are numbered as given.
pub(super) struct SiteWalks {
    /// For each residence, the nearest that is there and how far: its number as given.
    pub(crate) existing: Vec<Option<(usize, f64)>>,
    /// The same of what is there and surely meets the clause: how far.
    pub(crate) sure: Vec<Option<f64>>,
    /// For each that is there, the residences within the walk, rising; measured only where its room
    /// is limited.
    pub(crate) near_existing: Vec<Vec<u32>>,
    /// For each that is there, whether it is off the network: nobody knows who walks to it.
    pub(crate) is_existing_off: Vec<bool>,
    /// For each candidate, the residences that walk to it, rising, and how far.
    pub(crate) to: Vec<Vec<(u32, f64)>>,
    /// For each residence, whether it is off the network: nobody knows how far it walks.
    pub(crate) is_off: Vec<bool>,
    /// The same for each candidate.
    pub(crate) is_candidate_off: Vec<bool>,
}

/// So many candidates are searched at once: what they come to is packed before the next.
const TOGETHER: usize = 64;

/// What is there and counts.
pub(super) struct There<'a> {
    /// Facilities, by index in the dataset.
    pub(crate) facilities: &'a [usize],
    /// Whether each surely meets the clause.
    pub(crate) is_sure: &'a [bool],
    /// Where room is limited, the walk within which each serves.
    pub(crate) each_within: Option<Metres>,
}

/// Measures the walks of some residences to what is there, wherever it is, and to candidates, as
/// far as `within` or wherever they are.
pub(super) fn walks(
    dataset: &Dataset,
    network: Option<&Network>,
    residences: &[usize],
    there: &There,
    candidates: &[Candidate],
    within: Option<Metres>,
) -> SiteWalks {
    let gates = Gates::from_dataset(dataset);
    let residence = |index: &usize| gates.residence(dataset, *index);
    let facility = |index: &usize| gates.facility(dataset, *index);
    match network {
        Some(network) => along(network, residences, there, candidates, within, residence, facility),
        None => {
            let homes: Vec<WalkPlace> = residences.iter().map(residence).collect();
            let places: Vec<WalkPlace> = there.facilities.iter().map(facility).collect();
            estimated(&homes, &places, there, candidates, within, highest_latitude(&dataset.residences))
        }
    }
}

fn along(
    network: &Network,
    residences: &[usize],
    there: &There,
    candidates: &[Candidate],
    within: Option<Metres>,
    residence: impl Fn(&usize) -> WalkPlace + Sync,
    facility: impl Fn(&usize) -> WalkPlace + Sync,
) -> SiteWalks {
    let homes: Vec<Vec<SnapPoint>> =
        residences.par_iter().map(|index| network.access(&residence(index))).collect();
    let homes: Vec<&[SnapPoint]> = homes.iter().map(Vec::as_slice).collect();
    let met: Vec<Vec<SnapPoint>> =
        there.facilities.par_iter().map(|index| network.access(&facility(index))).collect();
    let all = Goal { facilities: met.iter().map(Vec::as_slice).collect(), wanted: Wanted::Nearest };
    let sure = met.iter().zip(there.is_sure).filter(|(_, is_sure)| **is_sure).map(|(met, _)| met.as_slice());
    let sure = Goal { facilities: sure.collect(), wanted: Wanted::Nearest };
    let nearest = network.walks(&[all, sure], &homes);
    let existing: Vec<Option<(usize, f64)>> = (0..homes.len())
        .map(|home| match nearest.of(0, home) {
            Walk::To { facility, metres } => Some((facility as usize, metres)),
            _ => None,
        })
        .collect();
    let sure = (0..homes.len()).map(|home| nearest.of(1, home).metres().map(|metres| metres.0)).collect();
    let near_existing = there.each_within.map_or(Vec::new(), |within| {
        let to = to_each(network, &met, Some(within), &homes);
        to.into_iter().map(|to| to.into_iter().map(|(home, _)| home).collect()).collect()
    });
    let within = within.or_else(|| farthest(&homes, &existing));
    let doors: Vec<Vec<SnapPoint>> = candidates.par_iter().map(|c| network.access(&c.place)).collect();
    let to = to_each(network, &doors, within, &homes);
    SiteWalks {
        existing,
        sure,
        near_existing,
        is_existing_off: met.iter().map(Vec::is_empty).collect(),
        to,
        is_off: homes.iter().map(|met| met.is_empty()).collect(),
        is_candidate_off: doors.iter().map(Vec::is_empty).collect(),
    }
}

/// For each of some places, given by where they meet the network, the residences that walk to it
/// and how far.
fn to_each(
    network: &Network,
    places: &[Vec<SnapPoint>],
    within: Option<Metres>,
    homes: &[&[SnapPoint]],
) -> Vec<Vec<(u32, f64)>> {
    let wanted = within.map_or(Wanted::Nearest, Wanted::Within);
    let mut to: Vec<Vec<(u32, f64)>> = Vec::with_capacity(places.len());
    for places in places.chunks(TOGETHER) {
        let goals: Vec<Goal> = places.iter().map(|place| Goal { facilities: vec![place], wanted }).collect();
        let walks = network.walks(&goals, homes);
        let reached = |goal: usize| -> Vec<(u32, f64)> {
            let all = (0..homes.len()).filter_map(|home| Some((home as u32, walks.of(goal, home).metres()?)));
            all.filter(|(_, metres)| within.is_none_or(|within| metres.within(within)))
                .map(|(home, metres)| (home, metres.0))
                .collect()
        };
        to.par_extend((0..goals.len()).into_par_iter().map(reached));
    }
    to
}

/// How far the worst-off residence walks to what is there, where all have something there: nobody
/// is better off with a candidate farther than that.
fn farthest(homes: &[&[SnapPoint]], existing: &[Option<(usize, f64)>]) -> Option<Metres> {
    let known = homes.iter().zip(existing).filter(|(met, _)| !met.is_empty()).map(|(_, walk)| *walk);
    let metres: Vec<f64> = known.map(|walk| walk.map(|(_, metres)| metres)).collect::<Option<_>>()?;
    metres.into_iter().max_by(f64::total_cmp).map(Metres)
}

/// Without paths: the straight distance, lengthened.
fn estimated(
    homes: &[WalkPlace],
    places: &[WalkPlace],
    there: &There,
    candidates: &[Candidate],
    within: Option<Metres>,
    latitude: f64,
) -> SiteWalks {
    let walks = |place: &WalkPlace, within: Option<Metres>| -> Vec<(u32, f64)> {
        let places = [place.clone()];
        let index = StraightLine::new(&places, latitude);
        let walks = (0..).zip(homes).filter_map(|(home, place)| Some((home, index.walk(place).metres()?)));
        walks
            .filter(|(_, metres)| within.is_none_or(|within| metres.within(within)))
            .map(|(home, metres)| (home, metres.0))
            .collect()
    };
    let index = StraightLine::new(places, latitude);
    let existing = homes.iter().map(|home| match index.walk(home) {
        Walk::To { facility, metres } => Some((facility as usize, metres)),
        _ => None,
    });
    let sure =
        places.iter().zip(there.is_sure).filter(|(_, is_sure)| **is_sure).map(|(place, _)| place.clone());
    let sure: Vec<WalkPlace> = sure.collect();
    let sure = StraightLine::new(&sure, latitude);
    let near = |within: Metres| places.iter().map(move |place| walks(place, Some(within)));
    SiteWalks {
        existing: existing.collect(),
        sure: homes.iter().map(|home| sure.walk(home).metres().map(|metres| metres.0)).collect(),
        near_existing: there.each_within.map_or(Vec::new(), |within| {
            near(within).map(|to| to.into_iter().map(|(home, _)| home).collect()).collect()
        }),
        is_existing_off: vec![false; places.len()],
        to: candidates.par_iter().map(|candidate| walks(&candidate.place, within)).collect(),
        is_off: vec![false; homes.len()],
        is_candidate_off: vec![false; candidates.len()],
    }
}
