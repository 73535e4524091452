//! Candidates that have room for so much and no more. Who is served where is then a flow: what a
//! demand weighs may be split between places it can walk to, as the households of one building
//! are.

use microlp::{OptimizationDirection, Variable};

use super::program::{IntegerProgram, SolverResult};
use super::reduce::alike;
use super::{ChosenSites, Clock, Cover, servers};

/// Candidates, and what is there already, each with room for some weight.
#[derive(Clone, Debug, Default)]
pub struct Room {
    /// The demands, and which of them each candidate can serve.
    pub cover: Cover,
    /// Room of each candidate; `None` where there is no limit.
    pub room: Vec<Option<u64>>,
    /// The same of what is there: the demands it can serve, and its room.
    pub existing: Vec<(Vec<u32>, Option<u64>)>,
}

/// Whom a choice can serve.
struct Flow {
    built: Vec<Variable>,
    program: IntegerProgram,
}

impl Room {
    /// The program: places built or not, and what flows to each. `worth` is what a unit served is
    /// worth; a demand's flows come to its weight at most, or to all of it where `is_all`.
    fn flow(&self, direction: OptimizationDirection, built_worth: f64, worth: f64, is_all: bool) -> Flow {
        let candidates = self.cover.serves.len();
        let all: Vec<Vec<u32>> =
            self.cover.serves.iter().chain(self.existing.iter().map(|(serves, _)| serves)).cloned().collect();
        let (rows, weights) = alike(servers(&all, self.cover.weights.len()), &self.cover.weights);
        let mut program = IntegerProgram::new(direction);
        let built: Vec<Variable> = (0..candidates).map(|_| program.built(built_worth)).collect();
        let mut into: Vec<Vec<Variable>> = vec![Vec::new(); all.len()];
        for (row, weight) in rows.iter().zip(&weights) {
            let weight = *weight as f64;
            let mut out = Vec::with_capacity(row.len());
            for place in row {
                let place = *place as usize;
                let amount = program.amount(worth, weight);
                if place < candidates {
                    program.at_most([(amount, 1.0), (built[place], -weight)], 0.0);
                }
                into[place].push(amount);
                out.push((amount, 1.0));
            }
            if is_all {
                program.at_least(out, weight);
            } else {
                program.at_most(out, weight);
            }
        }
        let room = self.room.iter().copied().chain(self.existing.iter().map(|(_, room)| *room));
        for (place, room) in room.enumerate() {
            let Some(room) = room.map(|room| room as f64) else { continue };
            let amounts = into[place].iter().map(|amount| (*amount, 1.0));
            match built.get(place) {
                Some(built) => program.at_most(amounts.chain([(*built, -room)]), 0.0),
                None => program.at_most(amounts, room),
            }
        }
        Flow { built, program }
    }

    /// The same with only some candidates.
    fn kept(&self, chosen: &[usize]) -> Room {
        Room {
            cover: Cover {
                weights: self.cover.weights.clone(),
                serves: chosen.iter().map(|candidate| self.cover.serves[*candidate].clone()).collect(),
            },
            room: chosen.iter().map(|candidate| self.room[*candidate]).collect(),
            existing: self.existing.clone(),
        }
    }

    /// What a choice serves together with what is there.
    pub(crate) fn value(&self, chosen: &[usize]) -> u64 {
        let flow = self.kept(chosen).flow(OptimizationDirection::Maximize, 0.0, 1.0, false);
        let solved = flow.program.solve(&flow.built, None, 0.0, Clock::endless());
        solved.bound.map_or(0, |value| value.round() as u64)
    }

    /// At most `count` candidates that together with what is there serve most.
    pub fn most(&self, count: usize, clock: Clock) -> ChosenSites {
        let mut flow = self.flow(OptimizationDirection::Maximize, 0.0, 1.0, false);
        flow.program.at_most(flow.built.iter().map(|built| (*built, 1.0)), count as f64);
        let all: u64 = self.cover.weights.iter().sum();
        let (greedy, _) = self.greedy(count);
        let start = Room::started(&flow.built, &greedy);
        let solved = flow.program.solve(&flow.built, start, 0.999 / all.max(1) as f64, clock);
        let bound = solved.bound.map_or(all, |bound| ((bound + 1e-3).floor().max(0.0) as u64).min(all));
        let known = (self.value(&greedy), greedy);
        let found = chosen(solved);
        let (value, mut candidates) = known.max((self.value(&found), found));
        candidates.sort_unstable();
        ChosenSites { candidates, value, bound: bound.max(value) }
    }

    /// The fewest candidates that together with what is there serve all that some place serves;
    /// `Ok(None)` where all of them have too little room.
    ///
    /// # Errors
    /// Time was over before any were found.
    pub fn fewest(&self, clock: Clock) -> Result<Option<ChosenSites>, OutOfTime> {
        let mut flow = self.flow(OptimizationDirection::Minimize, 1.0, 0.0, true);
        // What the solver would find only by trying.
        let Some(least) = self.least() else { return Ok(None) };
        let (mut greedy, open) = self.greedy(self.room.len());
        let start = Room::started(&flow.built, &greedy).filter(|_| open == 0);
        flow.program.at_least(flow.built.iter().map(|built| (*built, 1.0)), least as f64);
        let solved = flow.program.solve(&flow.built, start, 0.999 / self.room.len().max(1) as f64, clock);
        if solved.is_impossible {
            return Ok(None);
        }
        let bound = solved.bound.map_or(0, |bound| (bound - 1e-6).ceil().max(0.0) as u64);
        if solved.values.is_none() {
            let value = greedy.len() as u64;
            greedy.sort_unstable();
            let known = ChosenSites { candidates: greedy, value, bound: bound.max(least as u64).min(value) };
            return if open == 0 { Ok(Some(known)) } else { Err(OutOfTime) };
        }
        let candidates = chosen(solved);
        let value = candidates.len() as u64;
        Ok(Some(ChosenSites { candidates, value, bound: bound.min(value) }))
    }

    /// How few candidates can have room enough, wherever they are; `None` where all of them have
    /// too little.
    fn least(&self) -> Option<usize> {
        let mut can_be_served = vec![false; self.cover.weights.len()];
        let places = self.cover.serves.iter().chain(self.existing.iter().map(|(serves, _)| serves));
        places.flatten().for_each(|demand| can_be_served[*demand as usize] = true);
        let demands = self.cover.weights.iter().zip(can_be_served).filter(|(_, can_be)| *can_be);
        let mut left: u64 = demands.map(|(weight, _)| weight).sum();
        let most = |room: Option<u64>| room.unwrap_or(u64::MAX);
        for (_, room) in &self.existing {
            left = left.saturating_sub(most(*room));
        }
        let mut rooms: Vec<u64> = self.room.iter().map(|room| most(*room)).collect();
        rooms.sort_unstable_by(|a, b| b.cmp(a));
        let mut count = 0;
        while left > 0 {
            left = left.saturating_sub(*rooms.get(count)?);
            count += 1;
        }
        Some(count)
    }

    /// Candidates taken one after another, each that which serves most of what is left, `count` at
    /// most; and what nobody serves then. A start for the solver, and something to fall back upon.
    fn greedy(&self, count: usize) -> (Vec<usize>, u64) {
        let mut left = self.cover.weights.clone();
        let fill = |serves: &[u32], room: Option<u64>, left: &mut [u64]| {
            let mut room = room.unwrap_or(u64::MAX);
            for demand in serves {
                let own = &mut left[*demand as usize];
                let taken = room.min(*own);
                (*own, room) = (*own - taken, room - taken);
            }
        };
        self.existing.iter().for_each(|(serves, room)| fill(serves, *room, &mut left));
        let mut chosen = Vec::new();
        while chosen.len() < count {
            let worth = |candidate: &usize| {
                let open: u64 =
                    self.cover.serves[*candidate].iter().map(|demand| left[*demand as usize]).sum();
                (open.min(self.room[*candidate].unwrap_or(u64::MAX)), self.room.len() - candidate)
            };
            let free = (0..self.room.len()).filter(|candidate| !chosen.contains(candidate));
            let Some(best) = free.max_by_key(worth).filter(|best| worth(best).0 > 0) else { break };
            fill(&self.cover.serves[best], self.room[best], &mut left);
            chosen.push(best);
        }
        let places = self.cover.serves.iter().chain(self.existing.iter().map(|(serves, _)| serves));
        let mut can_be_served = vec![false; left.len()];
        places.flatten().for_each(|demand| can_be_served[*demand as usize] = true);
        let open = left.iter().zip(can_be_served).filter(|(_, can_be)| *can_be).map(|(left, _)| left).sum();
        (chosen, open)
    }

    /// A choice as the solver takes it for a start.
    fn started(built: &[Variable], chosen: &[usize]) -> Option<Vec<(Variable, f64)>> {
        let built = built.iter().enumerate();
        Some(built.map(|(candidate, v)| (*v, f64::from(chosen.contains(&candidate)))).collect())
    }

    /// Who is served from where by a choice that serves most: its place in `chosen`, what is there
    /// being numbered on after them, the demand, and the weight served from there.
    pub(crate) fn shares(&self, chosen: &[usize]) -> Vec<(usize, usize, u64)> {
        let kept = self.kept(chosen);
        let mut program = IntegerProgram::new(OptimizationDirection::Maximize);
        let all: Vec<&Vec<u32>> =
            kept.cover.serves.iter().chain(kept.existing.iter().map(|(serves, _)| serves)).collect();
        let mut into: Vec<Vec<(Variable, usize)>> = vec![Vec::new(); all.len()];
        let mut out: Vec<Vec<Variable>> = vec![Vec::new(); kept.cover.weights.len()];
        for (place, serves) in all.iter().enumerate() {
            // Of equals, those stay who are served by what is there.
            let worth = if place < chosen.len() { 1.0 } else { 1.000_001 };
            for demand in *serves {
                let demand = *demand as usize;
                let amount = program.amount(worth, kept.cover.weights[demand] as f64);
                into[place].push((amount, demand));
                out[demand].push(amount);
            }
        }
        for (out, weight) in out.iter().zip(&kept.cover.weights).filter(|(out, _)| out.len() > 1) {
            program.at_most(out.iter().map(|amount| (*amount, 1.0)), *weight as f64);
        }
        let room = kept.room.iter().copied().chain(kept.existing.iter().map(|(_, room)| *room));
        for (into, room) in into.iter().zip(room) {
            let Some(room) = room else { continue };
            program.at_most(into.iter().map(|(amount, _)| (*amount, 1.0)), room as f64);
        }
        let asked: Vec<(usize, usize, Variable)> = (0..all.len())
            .flat_map(|place| into[place].iter().map(move |(amount, demand)| (place, *demand, *amount)))
            .collect();
        let variables: Vec<Variable> = asked.iter().map(|(_, _, amount)| *amount).collect();
        let solved = program.solve(&variables, None, 0.0, Clock::endless());
        let values = solved.values.unwrap_or_default();
        let shares = asked
            .iter()
            .zip(values)
            .map(|((place, demand, _), value)| (*place, *demand, value.round() as u64));
        shares.filter(|(_, _, weight)| *weight > 0).collect()
    }
}

/// Time was over before anything was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OutOfTime;

fn chosen(solved: SolverResult) -> Vec<usize> {
    let values = solved.values.unwrap_or_default();
    values.iter().enumerate().filter(|(_, value)| **value > 0.5).map(|(candidate, _)| candidate).collect()
}
