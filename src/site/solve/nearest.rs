//! So many candidates that the worst walk is shortest: the vertex p-center (Hakimi 1964), by
//! bisection over the lengths there are (Minieka 1970), each time asking how few serve all.

use super::Clock;
use super::fewest::fewest;

/// How far every demand is from what is there and from each candidate, in one unit.
#[derive(Clone, Debug, Default)]
pub struct Distances {
    /// For each demand, to the nearest that is there already; infinite without one.
    pub existing: Vec<f64>,
    /// For each candidate, the demands it can be reached from, rising, and how far.
    pub from: Vec<Vec<(u32, f64)>>,
}

/// A choice, how far its worst demand is, and what is proven of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Nearest {
    /// Indices of the candidates chosen, rising.
    pub candidates: Vec<usize>,
    /// How far the worst-off demand is.
    pub worst: f64,
    /// No choice has its worst demand nearer.
    pub(crate) bound: f64,
}

impl Nearest {
    /// Whether no choice is better.
    pub fn is_proven(&self) -> bool {
        self.worst <= self.bound
    }
}

/// What came of asking.
#[derive(Clone, Debug, PartialEq)]
pub enum NearestSolution {
    /// A choice.
    Found(Nearest),
    /// No choice of so many reaches all.
    Impossible,
    /// Time was over before a choice was found, or known to be impossible.
    Undecided,
}

/// At most `count` candidates that leave the worst-off demand nearest; demands that neither a
/// candidate nor what is there can be reached from must be left out before.
pub fn nearest(distances: &Distances, count: usize, clock: Clock) -> NearestSolution {
    let demands = distances.existing.len();
    let mut best_of = distances.existing.clone();
    for (demand, metres) in distances.from.iter().flatten() {
        let best = &mut best_of[*demand as usize];
        *best = best.min(*metres);
    }
    // However many were built, the worst is no nearer than this.
    let least = best_of.iter().copied().fold(0.0, f64::max);
    let of_existing = distances.existing.iter().copied();
    let mut lengths: Vec<f64> = distances.from.iter().flatten().map(|(_, metres)| *metres).collect();
    lengths.extend(of_existing.filter(|metres| metres.is_finite()));
    lengths.push(least);
    lengths.retain(|metres| *metres >= least);
    lengths.sort_unstable_by(f64::total_cmp);
    lengths.dedup();

    let serving = |within: f64| -> (Vec<Vec<u32>>, usize) {
        let mut number = vec![u32::MAX; demands];
        let mut left = 0;
        for (number, existing) in number.iter_mut().zip(&distances.existing) {
            if *existing > within {
                *number = left;
                left += 1;
            }
        }
        let serves = |reached: &Vec<(u32, f64)>| {
            let near = reached
                .iter()
                .filter(|(demand, metres)| *metres <= within && number[*demand as usize] != u32::MAX);
            near.map(|(demand, _)| number[*demand as usize]).collect()
        };
        (distances.from.iter().map(serves).collect(), left as usize)
    };
    let serves_all = |serves: &[Vec<u32>], demands: usize| {
        let mut is_served = vec![false; demands];
        serves.iter().flatten().for_each(|demand| is_served[*demand as usize] = true);
        !is_served.contains(&false)
    };

    let (mut low, mut high) = (0, lengths.len());
    let mut bound = least;
    let mut found: Option<Nearest> = None;
    while low < high {
        let middle = low + (high - low) / 2;
        let within = lengths[middle];
        let (serves, left) = serving(within);
        let fewest = serves_all(&serves, left).then(|| fewest(&serves, left, clock));
        match fewest {
            Some(fewest) if fewest.value as usize <= count => {
                high = middle;
                found = Some(Nearest { candidates: fewest.candidates, worst: within, bound });
            }
            // Neither found nor ruled out in time: it may be farther.
            Some(fewest) if fewest.bound as usize <= count => low = middle + 1,
            _ => {
                low = middle + 1;
                bound = bound.max(lengths.get(low).copied().unwrap_or(f64::INFINITY));
            }
        }
    }
    match found {
        Some(found) => NearestSolution::Found(Nearest { bound: bound.min(found.worst), ..found }),
        None if bound.is_infinite() => NearestSolution::Impossible,
        None => NearestSolution::Undecided,
    }
}
