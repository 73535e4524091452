//! A kind's demand and candidates, measured, and what the solver makes of them.

use super::candidates::Candidate;
use super::outcome::SitingOutcome;
use super::room::Rooms;
use super::solve::{ChosenSites, Clock, Cover, Distances, NearestSolution, Room, fewest, most, nearest};
use super::walks::SiteWalks;
use super::{Aim, Ask, Demand, SitingInput, THOUSAND};
use crate::units::Metres;

/// What is chosen from, measured.
pub(super) struct SitingTask<'a> {
    pub(crate) source: &'a SitingInput<'a>,
    pub(crate) demand: &'a Demand,
    /// Facilities that are there and count, by index in the dataset.
    pub(crate) existing: Vec<usize>,
    pub(crate) candidates: Vec<Candidate>,
    pub(crate) walks: SiteWalks,
    pub(crate) within: Metres,
    pub(crate) rooms: Option<Rooms>,
    /// For each residence, whether some candidate can be walked to.
    pub(crate) is_reached: Vec<bool>,
}

/// What the solver said.
pub(super) struct TaskResult {
    pub(crate) outcome: SitingOutcome,
    pub(crate) chosen: Vec<usize>,
    pub(crate) value: Option<f64>,
    pub(crate) bound: Option<f64>,
}

impl TaskResult {
    pub(super) fn nothing(outcome: SitingOutcome) -> TaskResult {
        TaskResult { outcome, chosen: Vec::new(), value: None, bound: None }
    }

    pub(super) fn from_chosen(chosen: ChosenSites, plain: impl Fn(u64) -> f64) -> TaskResult {
        TaskResult {
            outcome: if chosen.is_proven() { SitingOutcome::Proven } else { SitingOutcome::TimeOver },
            value: Some(plain(chosen.value)),
            bound: Some(plain(chosen.bound)),
            chosen: chosen.candidates,
        }
    }
}

impl SitingTask<'_> {
    pub(super) fn is_near(&self, walk: Option<(usize, f64)>) -> bool {
        walk.is_some_and(|(_, metres)| Metres(metres).within(self.within))
    }

    pub(super) fn is_served_now(&self, home: usize) -> bool {
        self.is_near(self.walks.existing[home])
    }

    /// Whether everybody whose walk is known is served already, and somebody's is.
    pub(super) fn is_all_served(&self) -> bool {
        let is_served = match &self.rooms {
            Some(rooms) => {
                let weight: u64 = self.on_network().map(|home| self.demand.weights[home]).sum();
                self.with_room(rooms).value(&[]) == weight
            }
            None => self.on_network().all(|home| self.is_served_now(home)),
        };
        is_served && self.on_network().next().is_some()
    }

    /// Whether neither a candidate nor what is there serves a residence; of the worst walk, whether
    /// it can walk to any.
    pub(super) fn is_beyond(&self, home: usize, ask: &Ask) -> bool {
        let is_served = match ask.aim {
            Aim::Nearest { .. } => self.walks.existing[home].is_some(),
            _ => self.is_served_now(home),
        };
        !self.walks.is_off[home] && !is_served && !self.is_reached[home]
    }

    /// How far a residence walks to a candidate, as far as walks were measured.
    pub(super) fn metres(&self, candidate: usize, home: usize) -> Option<f64> {
        let to = &self.walks.to[candidate];
        to.binary_search_by_key(&(home as u32), |(home, _)| *home).ok().map(|at| to[at].1)
    }

    /// Residences by number whose walks are known.
    pub(super) fn on_network(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.walks.is_off.len()).filter(|home| !self.walks.is_off[*home])
    }

    pub(super) fn solve(&self, ask: &Ask) -> TaskResult {
        let clock = Clock::within(ask.time);
        match (ask.aim, &self.rooms) {
            (Aim::Nearest { count }, _) => self.solve_nearest(count, ask, clock),
            (aim, Some(rooms)) => self.solve_with_room(aim, rooms, clock),
            (Aim::Fewest, None) => {
                let (serves, demands) = self.left();
                TaskResult::from_chosen(fewest(&serves, demands.len(), clock), |sites| sites as f64)
            }
            (Aim::Most { count }, None) => {
                let (serves, demands) = self.left();
                let weights = demands.iter().map(|home| self.demand.weights[*home]).collect();
                TaskResult::from_chosen(most(&Cover { weights, serves }, count, clock), |weight| {
                    self.whole(weight)
                })
            }
        }
    }

    /// Residences that are not served now, and which of them each candidate serves, as numbered
    /// among them.
    pub(super) fn left(&self) -> (Vec<Vec<u32>>, Vec<usize>) {
        let left: Vec<usize> = self.on_network().filter(|home| !self.is_served_now(*home)).collect();
        let serves = |to: &Vec<(u32, f64)>| {
            to.iter()
                .filter_map(|(home, _)| left.binary_search(&(*home as usize)).ok())
                .map(|d| d as u32)
                .collect()
        };
        (self.walks.to.iter().map(serves).collect(), left)
    }

    pub(super) fn solve_nearest(&self, count: usize, ask: &Ask, clock: Clock) -> TaskResult {
        let known: Vec<usize> = self.on_network().filter(|home| !self.is_beyond(*home, ask)).collect();
        let from = |to: &Vec<(u32, f64)>| {
            let known = to.iter().map(|(home, metres)| (known.binary_search(&(*home as usize)), metres));
            known.filter_map(|(at, metres)| Some((at.ok()? as u32, *metres))).collect()
        };
        let distances = Distances {
            existing: known
                .iter()
                .map(|home| self.walks.existing[*home].map_or(f64::INFINITY, |w| w.1))
                .collect(),
            from: self.walks.to.iter().map(from).collect(),
        };
        match nearest(&distances, count, clock) {
            NearestSolution::Impossible => TaskResult::nothing(SitingOutcome::Impossible),
            NearestSolution::Undecided => TaskResult::nothing(SitingOutcome::Undecided),
            NearestSolution::Found(found) => TaskResult {
                outcome: if found.is_proven() { SitingOutcome::Proven } else { SitingOutcome::TimeOver },
                value: Some(found.worst),
                bound: Some(found.bound),
                chosen: found.candidates,
            },
        }
    }

    /// The choice as one of room: all residences whose walk is known, what is there with its room.
    pub(super) fn with_room(&self, rooms: &Rooms) -> Room {
        let homes = 0..self.demand.residences.len();
        let weights = homes.map(|home| if self.walks.is_off[home] { 0 } else { self.demand.weights[home] });
        // Where none of it is limited, the nearest serves as well as any.
        let nearest = |facility: usize| {
            let homes = (0..).zip(&self.walks.existing);
            let its = homes.filter(|(_, walk)| self.is_near(**walk) && walk.is_some_and(|w| w.0 == facility));
            its.map(|(home, _)| home).collect()
        };
        let near = |facility: usize| self.walks.near_existing.get(facility).cloned();
        let served: Vec<Vec<u32>> = (0..self.existing.len())
            .map(|facility| near(facility).unwrap_or_else(|| nearest(facility)))
            .collect();
        let serves = |to: &Vec<(u32, f64)>| to.iter().map(|(home, _)| *home).collect();
        Room {
            cover: Cover { weights: weights.collect(), serves: self.walks.to.iter().map(serves).collect() },
            room: rooms.candidates.clone(),
            existing: served.into_iter().zip(rooms.existing.iter().copied()).collect(),
        }
    }

    /// A weight in the unit residents are counted in: whole, where every residence's is, since a
    /// bound between two numbers is as good as the lower.
    fn whole(&self, weight: u64) -> f64 {
        let is_whole = self.demand.weights.iter().all(|weight| weight % THOUSAND as u64 == 0);
        if is_whole { Demand::plain(weight).floor() } else { Demand::plain(weight) }
    }

    pub(super) fn solve_with_room(&self, aim: Aim, rooms: &Rooms, clock: Clock) -> TaskResult {
        let room = self.with_room(rooms);
        let before = room.value(&[]);
        match aim {
            Aim::Most { count } => {
                let chosen = room.most(count, clock);
                TaskResult::from_chosen(chosen, |served| self.whole(served.saturating_sub(before)))
            }
            _ => match room.fewest(clock) {
                Ok(Some(chosen)) => TaskResult::from_chosen(chosen, |sites| sites as f64),
                Ok(None) => TaskResult::nothing(SitingOutcome::Impossible),
                Err(_) => TaskResult::nothing(SitingOutcome::Undecided),
            },
        }
    }
}
