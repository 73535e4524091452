//! What a given number of candidates can serve at most, by Lagrange multipliers, and which
//! candidates can be in no better choice than a known one.
//!
//! That a demand counts only if a chosen candidate serves it is bought off at a price between
//! nothing and its weight; what is left chooses the candidates whose prices add up to most. For
//! any prices that comes to no less than the best choice (Galvão and ReVelle 1996). Prices are
//! sought by the volume algorithm (Barahona and Anbil 2000), which follows an average of the
//! choices met on the way; the average also tells where a good choice is to be looked for. A
//! candidate that, forced in, leaves the sum below the best choice known is left out, one that
//! must not be forced out is taken.

use super::Clock;
use super::swap::improve;

/// Searched problem: who serves each demand, whom each candidate serves, and the weights.
pub(super) struct Problem<'p> {
    pub(crate) servers: &'p [Vec<u32>],
    pub(crate) serves: &'p [Vec<u32>],
    pub(crate) weights: &'p [u64],
    /// How many candidates are chosen.
    pub(crate) count: usize,
}

/// What is known of candidates in a choice better than the best known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CandidateState {
    Open,
    In,
    Out,
}

/// What came of it.
pub(super) struct Bounded {
    /// No choice serves more than this, or than the best known.
    pub(crate) bound: f64,
    pub(crate) lots: Vec<CandidateState>,
    /// The best choice known.
    pub(crate) chosen: Vec<usize>,
    pub(crate) value: u64,
}

impl Bounded {
    /// Whether no choice is better than the best known: weights being whole numbers, it would be
    /// better by one.
    pub(super) fn is_proven(&self, count: usize) -> bool {
        let of = |lot: CandidateState| self.lots.iter().filter(|other| **other == lot).count();
        self.bound < self.value as f64 + 1.0 - ROUNDING
            || of(CandidateState::In) > count
            || of(CandidateState::In) + of(CandidateState::Open) < count
    }
}

/// Sums of millions of weights are off by less.
const ROUNDING: f64 = 1e-3;

/// Steps at most; where prices get better so long, they have come as far as they are worth.
const STEPS: usize = 2500;

/// How much of the newest choice the average takes up.
const NEW: f64 = 0.1;

/// After so many steps without a better bound the steps become shorter.
const PATIENCE: usize = 20;

/// When steps are so short, prices stand.
const SHORTEST: f64 = 1e-3;

/// How often the average is looked at for a better choice.
const LOOK: usize = 25;

/// Bounds what `problem.count` candidates can serve, from a choice known.
pub(super) fn bound(problem: &Problem, known: Vec<usize>, clock: Clock) -> Bounded {
    let Problem { servers, serves, weights, count } = *problem;
    let weights_f: Vec<f64> = weights.iter().map(|weight| *weight as f64).collect();
    let value = value(problem, &known);
    let mut found = Bounded {
        bound: f64::INFINITY,
        lots: vec![CandidateState::Open; serves.len()],
        chosen: known,
        value,
    };
    let mut prices: Vec<f64> =
        servers.iter().zip(&weights_f).map(|(servers, weight)| weight / servers.len() as f64).collect();
    let mut best_prices = prices.clone();
    let (mut step, mut since) = (1.0, 0);
    let mut way = vec![0.0; servers.len()];
    let mut average = vec![0.0; serves.len()];
    let mut times = vec![0_i32; servers.len()];
    for round in 1..=STEPS {
        if clock.is_over() {
            break;
        }
        let (sum, taken) = relaxed(problem, &weights_f, &prices, &mut found);
        if found.is_proven(count) {
            break;
        }
        if sum < found.bound {
            since = if sum < found.bound * (1.0 - 1e-5) { 0 } else { since + 1 };
            found.bound = sum;
            best_prices.clone_from(&prices);
            if found.is_proven(count) {
                break;
            }
        } else {
            since += 1;
        }
        if since > PATIENCE {
            step *= 0.7;
            since = 0;
            prices.clone_from(&best_prices);
            if step < SHORTEST {
                break;
            }
        }
        let new = if round == 1 { 1.0 } else { NEW };
        average.iter_mut().for_each(|share| *share *= 1.0 - new);
        taken.iter().for_each(|candidate| average[*candidate] += new);
        if round % LOOK == 0 {
            look(problem, &average, &mut found);
        }
        // A demand paid for without being served is too dear, one served twice too cheap.
        times.fill(-1);
        taken.iter().flat_map(|c| &serves[*c]).for_each(|demand| times[*demand as usize] += 1);
        for (way, times) in way.iter_mut().zip(&times) {
            *way += new * (f64::from(*times) - *way);
        }
        let movable = |way: f64, price: f64, weight: f64| {
            !((way < 0.0 && price >= weight) || (way > 0.0 && price <= 0.0))
        };
        let length = |ways: &[f64]| -> f64 {
            let all = ways.iter().zip(&prices).zip(&weights_f);
            all.filter(|((way, price), weight)| movable(**way, **price, **weight))
                .map(|((way, _), _)| way * way)
                .sum()
        };
        let mut squared = length(&way);
        if squared == 0.0 {
            way = times.iter().map(|times| f64::from(*times)).collect();
            squared = length(&way);
        }
        if squared == 0.0 {
            break;
        }
        let far = step * (sum - found.value as f64).max(sum * 1e-6) / squared;
        for ((price, way), weight) in prices.iter_mut().zip(&way).zip(&weights_f) {
            *price = (*price - far * way).clamp(0.0, *weight);
        }
    }
    look(problem, &average, &mut found);
    found
}

/// The best choice where demands are bought off at these prices: what it comes to, and the
/// candidates in it. Marks candidates that this decides.
fn relaxed(problem: &Problem, weights: &[f64], prices: &[f64], found: &mut Bounded) -> (f64, Vec<usize>) {
    let Problem { serves, count, .. } = *problem;
    let worth =
        |candidate: usize| -> f64 { serves[candidate].iter().map(|demand| prices[*demand as usize]).sum() };
    let mut sum: f64 = weights.iter().zip(prices).map(|(weight, price)| weight - price).sum();
    let mut taken: Vec<usize> = Vec::with_capacity(count);
    let mut open: Vec<(f64, usize)> = Vec::new();
    for (candidate, lot) in found.lots.iter().enumerate() {
        match lot {
            CandidateState::In => {
                sum += worth(candidate);
                taken.push(candidate);
            }
            CandidateState::Open => open.push((worth(candidate), candidate)),
            CandidateState::Out => {}
        }
    }
    let wanted = count.saturating_sub(taken.len()).min(open.len());
    open.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let (first, rest) = open.split_at(wanted);
    sum += first.iter().map(|(worth, _)| worth).sum::<f64>();
    taken.extend(first.iter().map(|(_, candidate)| candidate));
    let better = found.value as f64 + 1.0 - ROUNDING;
    if let Some((least, _)) = first.last() {
        for (worth, candidate) in rest {
            if sum - least + worth < better {
                found.lots[*candidate] = CandidateState::Out;
            }
        }
        // With none to take its place, a choice without it has fewer than are wanted.
        let next = rest.first().map_or(0.0, |(worth, _)| *worth);
        for (worth, candidate) in first {
            if sum - worth + next < better {
                found.lots[*candidate] = CandidateState::In;
            }
        }
    } else {
        open.iter().for_each(|(_, candidate)| found.lots[*candidate] = CandidateState::Out);
    }
    (sum, taken)
}

/// Looks for a better choice where the average points.
fn look(problem: &Problem, average: &[f64], found: &mut Bounded) {
    let Problem { servers, serves, weights, count } = *problem;
    let mut order: Vec<usize> = (0..serves.len()).collect();
    order.sort_by(|a, b| average[*b].total_cmp(&average[*a]).then(a.cmp(b)));
    order.truncate(count);
    improve(&mut order, servers, serves, weights);
    let value = value(problem, &order);
    if value > found.value {
        (found.value, found.chosen) = (value, order);
    }
}

/// What a choice serves.
pub(super) fn value(problem: &Problem, chosen: &[usize]) -> u64 {
    let mut is_served = vec![false; problem.servers.len()];
    let served = chosen.iter().flat_map(|candidate| &problem.serves[*candidate]);
    served
        .map(|demand| *demand as usize)
        .filter(|demand| !std::mem::replace(&mut is_served[*demand], true))
        .map(|demand| problem.weights[demand])
        .sum()
}
