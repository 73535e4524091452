//! So many candidates that serve most: the maximal covering location problem (Church and ReVelle
//! 1974).

use microlp::{OptimizationDirection, Variable};

use super::program::IntegerProgram;
use super::reduce::{alike, held, keep};
use super::swap::{greedy, improve};
use super::volume::{self, Bounded, CandidateState, Problem};
use super::{ChosenSites, Clock, Cover, servers, serves};

/// At most `count` candidates that together serve most. Candidates that add nothing are not
/// chosen.
pub fn most(cover: &Cover, count: usize, clock: Clock) -> ChosenSites {
    let (rows, weights) = alike(servers(&cover.serves, cover.weights.len()), &cover.weights);
    let unit = weights.iter().copied().fold(0, gcd);
    if unit == 0 || count == 0 {
        return ChosenSites::default();
    }
    let weights: Vec<u64> = weights.iter().map(|weight| weight / unit).collect();
    let columns = serves(&rows, cover.serves.len());
    let is_held = held(&columns, rows.len());
    let names: Vec<usize> = keep((0..columns.len()).collect(), &is_held);
    let columns = keep(columns, &is_held);
    let rows = servers(&columns, rows.len());
    let found = of_kept(&rows, &columns, &weights, count, clock);
    let mut candidates: Vec<usize> = needed(&found.candidates, &columns, rows.len());
    candidates.iter_mut().for_each(|candidate| *candidate = names[*candidate]);
    candidates.sort_unstable();
    ChosenSites { candidates, value: found.value * unit, bound: found.bound * unit }
}

fn gcd(a: u64, b: u64) -> u64 {
    if b == 0 { a } else { gcd(b, a % b) }
}

/// A choice without those of it that serve nothing the others do not.
fn needed(chosen: &[usize], columns: &[Vec<u32>], rows: usize) -> Vec<usize> {
    let mut times = vec![0_u32; rows];
    chosen.iter().flat_map(|candidate| &columns[*candidate]).for_each(|row| times[*row as usize] += 1);
    let mut needed = chosen.to_vec();
    for candidate in chosen.iter().rev() {
        if columns[*candidate].iter().all(|row| times[*row as usize] > 1) {
            columns[*candidate].iter().for_each(|row| times[*row as usize] -= 1);
            needed.retain(|other| other != candidate);
        }
    }
    needed
}

fn of_kept(
    rows: &[Vec<u32>],
    columns: &[Vec<u32>],
    weights: &[u64],
    count: usize,
    clock: Clock,
) -> ChosenSites {
    let problem = Problem { servers: rows, serves: columns, weights, count };
    let chosen = |candidates: Vec<usize>, bound: u64| {
        let value = volume::value(&problem, &candidates);
        ChosenSites { candidates, value, bound: bound.max(value) }
    };
    if count >= columns.len() {
        return chosen((0..columns.len()).collect(), 0);
    }
    let mut start = greedy(count, rows, columns, weights);
    improve(&mut start, rows, columns, weights);
    let all: u64 = weights.iter().sum();
    if volume::value(&problem, &start) == all {
        return chosen(start, all);
    }
    let bounded = volume::bound(&problem, start, clock);
    let whole = |bound: f64| if bound.is_finite() { (bound + 1e-3).floor().max(0.0) as u64 } else { all };
    if bounded.is_proven(count) {
        let value = bounded.value;
        return chosen(bounded.chosen, value);
    }
    let bound = whole(bounded.bound).min(all);
    if clock.is_over() {
        return chosen(bounded.chosen, bound);
    }
    let (better, proven) = of_open(&problem, &bounded, clock);
    let bound = proven.map_or(bound, |proven| whole(proven).min(bound));
    let best = better.filter(|better| volume::value(&problem, better) > bounded.value);
    chosen(best.unwrap_or(bounded.chosen), bound)
}

/// The best choice among the candidates still open, by the solver, and the bound proven.
fn of_open(problem: &Problem, bounded: &Bounded, clock: Clock) -> (Option<Vec<usize>>, Option<f64>) {
    let Problem { servers, weights, count, .. } = *problem;
    let lots = &bounded.lots;
    let taken: Vec<usize> =
        (0..lots.len()).filter(|candidate| lots[*candidate] == CandidateState::In).collect();
    let open: Vec<usize> =
        (0..lots.len()).filter(|candidate| lots[*candidate] == CandidateState::Open).collect();
    let mut place = vec![None; lots.len()];
    open.iter().enumerate().for_each(|(at, candidate)| place[*candidate] = Some(at));
    let is_taken =
        |servers: &&Vec<u32>| servers.iter().any(|server| lots[*server as usize] == CandidateState::In);
    let served: u64 =
        servers.iter().zip(weights).filter(|(s, _)| is_taken(s)).map(|(_, weight)| weight).sum();
    let left = servers.iter().zip(weights).filter(|(s, _)| !is_taken(s));
    let left = left.map(|(servers, weight)| {
        let open = servers.iter().filter_map(|server| place[*server as usize]).map(|at| at as u32);
        (open.collect::<Vec<u32>>(), *weight)
    });
    let (rows, weights): (Vec<Vec<u32>>, Vec<u64>) = left.unzip();
    let (rows, weights) = alike(rows, &weights);

    let mut program = IntegerProgram::new(OptimizationDirection::Maximize);
    let alone = |at: usize| {
        let own = rows.iter().zip(&weights).filter(|(row, _)| row[..] == [at as u32]);
        own.map(|(_, weight)| *weight as f64).sum::<f64>()
    };
    let built: Vec<Variable> = (0..open.len()).map(|at| program.built(alone(at))).collect();
    for (row, weight) in rows.iter().zip(&weights).filter(|(row, _)| row.len() > 1) {
        let share = program.amount(*weight as f64, 1.0);
        let servers = row.iter().map(|at| (built[*at as usize], -1.0));
        program.at_most(servers.chain([(share, 1.0)]), 0.0);
    }
    program.at_most(built.iter().map(|v| (*v, 1.0)), count.saturating_sub(taken.len()) as f64);
    let start = open.iter().zip(&built);
    let start = start.map(|(candidate, v)| (*v, f64::from(bounded.chosen.contains(candidate))));
    // Only where all of the choice known is still open is it allowed here.
    let is_allowed = bounded.chosen.iter().all(|candidate| lots[*candidate] != CandidateState::Out)
        && taken.iter().all(|candidate| bounded.chosen.contains(candidate));
    let start = is_allowed.then(|| start.collect());
    let apart = 0.999 / bounded.value.saturating_sub(served).max(1) as f64;
    let solved = program.solve(&built, start, apart, clock);
    let better = solved.values.map(|values| {
        let more = open.iter().zip(values).filter(|(_, value)| *value > 0.5).map(|(candidate, _)| *candidate);
        taken.iter().copied().chain(more).collect()
    });
    let bound =
        if solved.is_impossible { Some(0.0) } else { solved.bound.map(|bound| bound + served as f64) };
    // What is not open any more is in no choice better than the one known.
    (better, bound.map(|bound| bound.max(bounded.value as f64)))
}
