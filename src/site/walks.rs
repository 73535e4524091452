//! How far residences walk to candidates, and to what is there.

use rayon::prelude::*;

use super::candidates::Candidate;
use crate::dataset::Dataset;
use crate::measure::{Gates, highest_latitude};
use crate::network::{Access, Goal, Network, Place, StraightLine, Walk, Wanted};
use crate::units::Metres;

/// Walks measured; residences are numbered as given.
pub struct Walks {
    /// For each residence, the nearest that is there and how far: its number as given.
    pub existing: Vec<Option<(usize, f64)>>,
    /// For each candidate, the residences that walk to it, rising, and how far.
    pub to: Vec<Vec<(u32, f64)>>,
    /// For each residence, whether it is off the network: nobody knows how far it walks.
    pub is_off: Vec<bool>,
    /// The same for each candidate.
    pub is_candidate_off: Vec<bool>,
}

/// So many candidates are searched at once: what they come to is packed before the next.
const TOGETHER: usize = 64;

/// Measures the walks of some residences to what is there (facilities, by index), wherever it is,
/// and to candidates, as far as `within` or wherever they are.
pub fn walks(
    dataset: &Dataset,
    network: Option<&Network>,
    residences: &[usize],
    existing: &[usize],
    candidates: &[Candidate],
    within: Option<Metres>,
) -> Walks {
    let gates = Gates::of(dataset);
    let residence = |index: &usize| Place::new(&dataset.residences[*index].shape, &gates.residences[*index]);
    let facility = |index: &usize| Place::new(&dataset.facilities[*index].shape, &gates.facilities[*index]);
    match network {
        Some(network) => along(network, residences, existing, candidates, within, residence, facility),
        None => {
            let homes: Vec<Place> = residences.iter().map(residence).collect();
            let there: Vec<Place> = existing.iter().map(facility).collect();
            estimated(&homes, &there, candidates, within, highest_latitude(&dataset.residences))
        }
    }
}

fn along(
    network: &Network,
    residences: &[usize],
    existing: &[usize],
    candidates: &[Candidate],
    within: Option<Metres>,
    residence: impl Fn(&usize) -> Place + Sync,
    facility: impl Fn(&usize) -> Place + Sync,
) -> Walks {
    let homes: Vec<Vec<Access>> =
        residences.par_iter().map(|index| network.access(&residence(index))).collect();
    let homes: Vec<&[Access]> = homes.iter().map(Vec::as_slice).collect();
    let there: Vec<Vec<Access>> = existing.par_iter().map(|index| network.access(&facility(index))).collect();
    let goal = Goal { facilities: there.iter().map(Vec::as_slice).collect(), wanted: Wanted::Nearest };
    let nearest = network.walks(&[goal], &homes);
    let existing: Vec<Option<(usize, f64)>> = (0..homes.len())
        .map(|home| match nearest.of(0, home) {
            Walk::To { facility, metres } => Some((facility as usize, metres)),
            _ => None,
        })
        .collect();
    let within = within.or_else(|| farthest(&homes, &existing));
    let doors: Vec<Vec<Access>> = candidates.par_iter().map(|c| network.access(&c.place)).collect();
    let wanted = within.map_or(Wanted::Nearest, Wanted::Within);
    let mut to: Vec<Vec<(u32, f64)>> = Vec::with_capacity(candidates.len());
    for doors in doors.chunks(TOGETHER) {
        let goals: Vec<Goal> = doors.iter().map(|door| Goal { facilities: vec![door], wanted }).collect();
        let walks = network.walks(&goals, &homes);
        let reached = |goal: usize| -> Vec<(u32, f64)> {
            let all = (0..homes.len()).filter_map(|home| Some((home as u32, walks.of(goal, home).metres()?)));
            all.filter(|(_, metres)| within.is_none_or(|within| metres.within(within)))
                .map(|(home, metres)| (home, metres.0))
                .collect()
        };
        to.par_extend((0..goals.len()).into_par_iter().map(reached));
    }
    Walks {
        existing,
        to,
        is_off: homes.iter().map(|met| met.is_empty()).collect(),
        is_candidate_off: doors.iter().map(Vec::is_empty).collect(),
    }
}

/// How far the worst-off residence walks to what is there, where all have something there: nobody
/// is better off with a candidate farther than that.
fn farthest(homes: &[&[Access]], existing: &[Option<(usize, f64)>]) -> Option<Metres> {
    let known = homes.iter().zip(existing).filter(|(met, _)| !met.is_empty()).map(|(_, walk)| *walk);
    let metres: Vec<f64> = known.map(|walk| walk.map(|(_, metres)| metres)).collect::<Option<_>>()?;
    metres.into_iter().max_by(f64::total_cmp).map(Metres)
}

/// Without paths: the straight distance, lengthened.
fn estimated(
    homes: &[Place],
    there: &[Place],
    candidates: &[Candidate],
    within: Option<Metres>,
    latitude: f64,
) -> Walks {
    let index = StraightLine::new(there, latitude);
    let existing = homes.iter().map(|home| match index.walk(home) {
        Walk::To { facility, metres } => Some((facility as usize, metres)),
        _ => None,
    });
    let reached = |candidate: &Candidate| -> Vec<(u32, f64)> {
        let places = [candidate.place.clone()];
        let index = StraightLine::new(&places, latitude);
        let walks = (0..).zip(homes).filter_map(|(home, place)| Some((home, index.walk(place).metres()?)));
        walks
            .filter(|(_, metres)| within.is_none_or(|within| metres.within(within)))
            .map(|(home, metres)| (home, metres.0))
            .collect()
    };
    Walks {
        existing: existing.collect(),
        to: candidates.par_iter().map(reached).collect(),
        is_off: vec![false; homes.len()],
        is_candidate_off: vec![false; candidates.len()],
    }
}
