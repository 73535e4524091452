//! Where to build, solved to the end: fewest sites that serve all, the best so many, the smallest
//! worst walk.
//!
//! The whole-number programs are [`microlp`]'s. What comes before it makes them small: demands
//! served alike are one, candidates that another one is never worse than are left out, and for the
//! best so many a bound by Lagrange multipliers tells most candidates apart before a program is
//! written at all. Weights are whole numbers, so an optimum is proven once the bound is less than
//! one above it.

mod capacity;
mod fewest;
mod most;
mod nearest;
mod program;
mod reduce;
mod swap;
mod volume;

use std::time::{Duration, Instant};

pub use capacity::{OutOfTime, Room};
pub use fewest::fewest;
pub use most::most;
pub use nearest::{Distances, Nearest, NearestSolution, nearest};

/// Which demands each candidate serves.
#[derive(Clone, Debug, Default)]
pub struct Cover {
    /// How much each demand weighs.
    pub weights: Vec<u64>,
    /// For each candidate, the demands it serves, rising.
    pub serves: Vec<Vec<u32>>,
}

impl Cover {
    /// The weight of all demands that one of some candidates serves.
    pub fn value(&self, chosen: &[usize]) -> u64 {
        let mut is_served = vec![false; self.weights.len()];
        chosen
            .iter()
            .flat_map(|candidate| &self.serves[*candidate])
            .for_each(|d| is_served[*d as usize] = true);
        let served = self.weights.iter().zip(is_served).filter(|(_, is_served)| *is_served);
        served.map(|(weight, _)| weight).sum()
    }
}

/// Candidates chosen, and what is proven of the choice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChosenSites {
    /// Indices of the candidates, rising.
    pub candidates: Vec<usize>,
    /// What they come to: how many they are, or what they serve.
    pub value: u64,
    /// No choice comes to less, or to more.
    pub bound: u64,
}

impl ChosenSites {
    /// Whether no choice is better.
    pub fn is_proven(&self) -> bool {
        self.value == self.bound
    }
}

/// Until when is searched.
#[derive(Clone, Copy, Debug)]
pub struct Clock {
    until: Option<Instant>,
}

impl Clock {
    /// Searches for so long at most, from now; a time beyond reckoning is none.
    pub fn within(limit: Duration) -> Clock {
        Clock { until: Instant::now().checked_add(limit) }
    }

    /// Searches until it is proven.
    pub fn endless() -> Clock {
        Clock { until: None }
    }

    /// How long is left; `None` without an end.
    fn left(self) -> Option<Duration> {
        self.until.map(|until| until.saturating_duration_since(Instant::now()))
    }

    fn is_over(self) -> bool {
        self.left().is_some_and(|left| left.is_zero())
    }
}

/// For each demand, the candidates that serve it, rising.
fn servers(serves: &[Vec<u32>], demands: usize) -> Vec<Vec<u32>> {
    let mut servers = vec![Vec::new(); demands];
    for (candidate, serves) in (0..).zip(serves) {
        serves.iter().for_each(|demand| servers[*demand as usize].push(candidate));
    }
    servers
}

/// For each candidate, the demands it serves: [`servers`] the other way round.
fn serves(servers: &[Vec<u32>], candidates: usize) -> Vec<Vec<u32>> {
    self::servers(servers, candidates)
}
