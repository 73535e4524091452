//! The fewest candidates that serve every demand: the location set covering problem (Toregas,
//! Swain, ReVelle and Bergman 1971).

use microlp::{OptimizationDirection, Variable};

use super::program::IntegerProgram;
use super::reduce::{self, held, holds, keep, parts};
use super::{ChosenSites, Clock, servers, serves};

/// The fewest candidates that serve all demands that any candidate serves; `demands` is how many
/// demands there are, and `candidates` tells for each the demands it serves, rising.
pub fn fewest(candidates: &[Vec<u32>], demands: usize, clock: Clock) -> ChosenSites {
    let weights = vec![1; demands];
    let (rows, _) = reduce::alike(servers(candidates, demands), &weights);
    let (rows, names) = reduced(rows, candidates.len());
    let mut chosen = ChosenSites::default();
    let mut split = parts(&rows, names.len());
    // Small ones first: what time is left goes to the hard ones.
    split.sort_by_key(Vec::len);
    for part in split {
        let rows: Vec<&Vec<u32>> = part.iter().map(|row| &rows[*row]).collect();
        let found = of_part(&rows, clock);
        chosen.candidates.extend(found.candidates.iter().map(|local| names[*local]));
        chosen.bound += found.bound;
    }
    chosen.candidates.sort_unstable();
    chosen.value = chosen.candidates.len() as u64;
    chosen
}

/// Leaves out demands that are served wherever another is, and candidates never better than
/// another, as long as there are any. Candidates are numbered anew; their old numbers come along.
fn reduced(mut rows: Vec<Vec<u32>>, candidates: usize) -> (Vec<Vec<u32>>, Vec<usize>) {
    let mut names: Vec<usize> = (0..candidates).collect();
    loop {
        let is_held = held(&serves(&rows, names.len()), rows.len());
        let left: Vec<usize> = keep(names.clone(), &is_held);
        let mut anew = vec![u32::MAX; names.len()];
        let kept = is_held.iter().enumerate().filter(|(_, held)| !**held).map(|(old, _)| old);
        for (new, old) in (0..).zip(kept) {
            anew[old] = new;
        }
        for row in &mut rows {
            *row = row.iter().map(|old| anew[*old as usize]).filter(|new| *new != u32::MAX).collect();
        }
        let is_slack = holds(&rows, left.len());
        let has_changed = left.len() < names.len() || is_slack.contains(&true);
        rows = keep(rows, &is_slack);
        names = left;
        if !has_changed {
            return (rows, names);
        }
    }
}

/// The fewest of one part.
fn of_part(rows: &[&Vec<u32>], clock: Clock) -> ChosenSites {
    let greedy = greedy(rows);
    let known = ChosenSites { value: greedy.len() as u64, bound: apart(rows), candidates: greedy };
    if known.is_proven() || clock.is_over() {
        return known;
    }
    let mut numbers: Vec<u32> = rows.iter().flat_map(|row| row.iter().copied()).collect();
    numbers.sort_unstable();
    numbers.dedup();
    let mut program = IntegerProgram::new(OptimizationDirection::Minimize);
    let built: Vec<Variable> = numbers.iter().map(|_| program.built(1.0)).collect();
    let variable = |number: &u32| built[numbers.partition_point(|other| other < number)];
    for row in rows {
        program.at_least(row.iter().map(|number| (variable(number), 1.0)), 1.0);
    }
    let start = numbers.iter().zip(&built);
    let start = start.map(|(number, v)| (*v, f64::from(known.candidates.contains(&(*number as usize)))));
    // Less than one candidate short of the bound, there is no fewer.
    let solved = program.solve(&built, Some(start.collect()), 0.999 / known.value as f64, clock);
    let found: Option<Vec<usize>> = solved.values.map(|values| {
        let chosen = numbers.iter().zip(values).filter(|(_, value)| *value > 0.5);
        chosen.map(|(number, _)| *number as usize).collect()
    });
    let serves_all =
        |chosen: &[usize]| rows.iter().all(|row| row.iter().any(|n| chosen.contains(&(*n as usize))));
    let candidates =
        found.filter(|c| c.len() < known.candidates.len() && serves_all(c)).unwrap_or(known.candidates);
    let value = candidates.len() as u64;
    let bound = solved.bound.map_or(0, |bound| (bound - 1e-6).ceil().max(0.0) as u64);
    ChosenSites { candidates, value, bound: bound.max(known.bound).min(value) }
}

/// Takes what serves most that is not yet served, then does without what is not needed.
fn greedy(rows: &[&Vec<u32>]) -> Vec<usize> {
    let candidates = rows.iter().flat_map(|row| row.iter()).max().map_or(0, |most| *most as usize + 1);
    let mut of: Vec<Vec<usize>> = vec![Vec::new(); candidates];
    for (index, row) in rows.iter().enumerate() {
        row.iter().for_each(|candidate| of[*candidate as usize].push(index));
    }
    let mut gains: Vec<usize> = of.iter().map(Vec::len).collect();
    let mut times = vec![0_u32; rows.len()];
    let mut chosen = Vec::new();
    while let Some(best) =
        (0..candidates).max_by_key(|c| (gains[*c], candidates - c)).filter(|c| gains[*c] > 0)
    {
        chosen.push(best);
        for row in &of[best] {
            times[*row] += 1;
            if times[*row] == 1 {
                rows[*row].iter().for_each(|candidate| gains[*candidate as usize] -= 1);
            }
        }
    }
    let mut needed = chosen.clone();
    for candidate in chosen {
        if of[candidate].iter().all(|row| times[*row] > 1) {
            of[candidate].iter().for_each(|row| times[*row] -= 1);
            needed.retain(|other| *other != candidate);
        }
    }
    needed.sort_unstable();
    needed
}

/// How many demands at least no candidate serves two of: as many candidates it takes.
fn apart(rows: &[&Vec<u32>]) -> u64 {
    let mut by_size: Vec<&&Vec<u32>> = rows.iter().collect();
    by_size.sort_by_key(|row| row.len());
    let mut taken = std::collections::HashSet::new();
    let mut count = 0;
    for row in by_size {
        if row.iter().all(|candidate| !taken.contains(candidate)) {
            taken.extend(row.iter().copied());
            count += 1;
        }
    }
    count
}
