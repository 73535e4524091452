//! The best set of projects for a budget, exactly.
//!
//! A target (a gap, or the gate of a community) is reached when all of its projects are bought; a
//! project may serve several targets, and is paid for once. Wanted: the most value within the
//! budget, and of the sets that have it the cheapest. Targets that share projects, directly or by
//! way of others, are solved together by branching on the one with the most projects; the
//! sets of each such group that no cheaper one equals are then combined group by group, as lists
//! of undominated states (Nemhauser and Ullmann 1969), of which those are dropped that cannot
//! come up to a set already found (by Dantzig's bound of 1957).
//! Everything is reckoned in whole numbers.

use super::money::Fen;
use crate::disjoint::{root, unite};

/// What a set of projects may reach.
#[derive(Clone, Debug)]
pub(super) struct PlanTarget {
    /// Indices of the projects it takes, all of them.
    pub(crate) projects: Vec<usize>,
    pub(crate) value: u128,
}

/// A set of projects.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct ChosenProjects {
    /// Indices, rising.
    pub(crate) projects: Vec<usize>,
    pub(crate) cost: Fen,
    pub(crate) value: u128,
}

/// The best set of projects within a budget; `costs` by project, none below zero. Of sets equal in
/// value and cost always the same one, that takes early what gives most for its cost.
pub(super) fn best(targets: &[PlanTarget], costs: &[Fen], budget: Fen) -> ChosenProjects {
    let wanted: Vec<PlanTarget> = targets.iter().filter(|target| target.value > 0).cloned().collect();
    let mut base = 0;
    let mut groups: Vec<Vec<GroupState>> = Vec::new();
    for group in components(merged(wanted)) {
        let states = undominated(frontier(group, costs, budget));
        match &states[..] {
            [only] if only.projects.is_empty() => base += only.value,
            _ => groups.push(states),
        }
    }
    let best = combined(&mut groups, budget);
    let mut projects: Vec<usize> =
        groups.iter().zip(&best.picks).flat_map(|(states, pick)| states[*pick].projects.clone()).collect();
    projects.sort_unstable();
    ChosenProjects { projects, cost: Fen(best.cost), value: base + best.value }
}

/// A set of projects of one group.
#[derive(Clone, Debug)]
struct GroupState {
    cost: i64,
    value: u128,
    projects: Vec<usize>,
}

/// Targets that take the same projects as one.
fn merged(targets: Vec<PlanTarget>) -> Vec<PlanTarget> {
    let mut merged: Vec<PlanTarget> = Vec::new();
    let mut known = std::collections::HashMap::new();
    for mut target in targets {
        target.projects.sort_unstable();
        target.projects.dedup();
        match known.get(&target.projects) {
            Some(at) => {
                let same: &mut PlanTarget = &mut merged[*at];
                same.value += target.value;
            }
            None => {
                known.insert(target.projects.clone(), merged.len());
                merged.push(target);
            }
        }
    }
    merged
}

/// Targets by groups that share no project.
fn components(targets: Vec<PlanTarget>) -> Vec<Vec<PlanTarget>> {
    let mut parent: Vec<u32> = (0..targets.len() as u32).collect();
    let mut owner = std::collections::HashMap::new();
    for (index, target) in (0..).zip(&targets) {
        for project in &target.projects {
            let first = *owner.entry(*project).or_insert(index);
            unite(&mut parent, first, index);
        }
    }
    let mut groups: Vec<Vec<PlanTarget>> = Vec::new();
    let mut place = std::collections::HashMap::new();
    for (index, target) in (0..).zip(targets) {
        let root = root(&mut parent, index);
        let at = *place.entry(root).or_insert_with(|| {
            groups.push(Vec::new());
            groups.len() - 1
        });
        groups[at].push(target);
    }
    groups
}

/// All sets of a group worth looking at.
fn frontier(group: Vec<PlanTarget>, costs: &[Fen], budget: Fen) -> Vec<GroupState> {
    let price =
        |target: &PlanTarget| -> i64 { target.projects.iter().map(|project| costs[*project].0).sum() };
    let nothing = GroupState { cost: 0, value: 0, projects: Vec::new() };
    let (free, group): (Vec<PlanTarget>, Vec<PlanTarget>) =
        group.into_iter().partition(|target| target.projects.is_empty());
    let base: u128 = free.iter().map(|target| target.value).sum();
    let affordable: Vec<PlanTarget> = group.into_iter().filter(|target| price(target) <= budget.0).collect();
    let mut states = vec![GroupState { value: base, ..nothing.clone() }];
    for mut part in components(merged(affordable)) {
        let own = if part.len() == 1 {
            let only = part.remove(0);
            let bought = GroupState { cost: price(&only), value: only.value, projects: only.projects };
            vec![nothing.clone(), bought]
        } else {
            let most = (0..part.len()).max_by_key(|at| (part[*at].projects.len(), usize::MAX - at));
            let target = part.remove(most.unwrap_or(0));
            let cost = price(&target);
            // With it, its projects cost nothing more; without it, it counts for nothing.
            let rest = part.iter().map(|other| PlanTarget {
                projects: other.projects.iter().copied().filter(|p| !target.projects.contains(p)).collect(),
                value: other.value,
            });
            let mut with = frontier(rest.collect(), costs, Fen(budget.0 - cost));
            for state in &mut with {
                state.cost += cost;
                state.value += target.value;
                state.projects.extend(&target.projects);
            }
            with.extend(frontier(part, costs, budget));
            undominated(with)
        };
        // Of equals the first is kept: one that takes what stands earlier.
        let sums = states.iter().rev().flat_map(|state| {
            own.iter().map(|other| GroupState {
                cost: state.cost + other.cost,
                value: state.value + other.value,
                projects: [&state.projects[..], &other.projects[..]].concat(),
            })
        });
        states = undominated(sums.filter(|state| state.cost <= budget.0).collect());
    }
    states
}

/// Those that no cheaper or equally cheap one equals in value, by rising cost and value.
fn undominated(mut states: Vec<GroupState>) -> Vec<GroupState> {
    states.sort_by(|a, b| (a.cost, b.value).cmp(&(b.cost, a.value)));
    let mut best = None;
    states.retain(|state| {
        let is_better = best.is_none_or(|value| state.value > value);
        if is_better {
            best = Some(state.value);
        }
        is_better
    });
    states
}

/// A state on the way through the groups: what it costs and is worth, and whence it comes.
#[derive(Clone, Copy)]
struct GroupStep {
    cost: i64,
    value: u128,
    before: u32,
    pick: u32,
}

/// A choice of one state a group.
#[derive(Clone, Default)]
struct Picked {
    cost: i64,
    value: u128,
    picks: Vec<usize>,
}

/// Sums over the groups up to one, in the order of their densities.
#[derive(Clone, Copy, Default)]
struct Sums {
    /// What they are worth for nothing.
    least: u128,
    /// What each can add at most, and what that costs at least at its best density.
    gain: u128,
    price: i64,
    /// Cost and value where each stands at the state of its best density.
    cost: i64,
    value: u128,
}

/// The groups in the order in which they are combined, and what bounds them.
struct Groups<'g> {
    states: &'g [Vec<GroupState>],
    budget: i64,
    /// Of each group, its state of the best density, and that density as a fraction.
    tips: Vec<usize>,
    densities: Vec<(u128, u128)>,
    /// Sums over the first 0, 1, 2… groups.
    sums: Vec<Sums>,
}

/// The state that gives most for a fen beyond a group's first, which is its cheapest and costs
/// nothing; and how much it gives, as a fraction.
fn tip(states: &[GroupState]) -> (usize, (u128, u128)) {
    let gains = states
        .iter()
        .enumerate()
        .skip(1)
        .map(|(at, state)| (at, (state.value - states[0].value, (state.cost - states[0].cost) as u128)));
    gains.fold((0, (0, 1)), |best, next| if next.1.0 * best.1.1 > best.1.0 * next.1.1 { next } else { best })
}

impl<'g> Groups<'g> {
    fn sorted(states: &'g mut [Vec<GroupState>], budget: Fen) -> Groups<'g> {
        states.sort_by(|a, b| {
            let (a, b) = (tip(a).1, tip(b).1);
            (b.0 * a.1).cmp(&(a.0 * b.1))
        });
        let (tips, densities): (Vec<usize>, Vec<(u128, u128)>) =
            states.iter().map(|states| tip(states)).unzip();
        let mut sums = vec![Sums::default()];
        for (states, (tip, density)) in states.iter().zip(tips.iter().zip(&densities)) {
            let last = sums[sums.len() - 1];
            let gain = states[states.len() - 1].value - states[0].value;
            sums.push(Sums {
                least: last.least + states[0].value,
                gain: last.gain + gain,
                // Rounded down: the bound may be too high by that, never too low.
                price: last.price + (gain * density.1 / density.0.max(1)) as i64,
                cost: last.cost + states[*tip].cost,
                value: last.value + states[*tip].value,
            });
        }
        Groups { states, budget: budget.0, tips, densities, sums }
    }

    /// Whether a state before the group `from` may still lead to more than the best choice found,
    /// or to as much for less: by what the groups left can add if parts of them could be bought
    /// (Dantzig 1957).
    fn can_better(&self, step: &GroupStep, from: usize, best: &Picked) -> bool {
        let (begin, all) = (&self.sums[from], &self.sums[self.states.len()]);
        let left = self.budget - step.cost;
        let bought = from + self.sums[from + 1..].partition_point(|sums| sums.price - begin.price <= left);
        let rest = (left - (self.sums[bought].price - begin.price)) as u128;
        let part = self.densities.get(bought).map_or(0, |(gain, price)| (rest * gain).div_ceil(*price));
        let sure = step.value + all.least - begin.least;
        let most = sure + self.sums[bought].gain - begin.gain + part;
        if most != best.value {
            return most > best.value;
        }
        let lacking = best.value.saturating_sub(sure);
        let dearer = match self.densities.get(from) {
            Some((gain, price)) if lacking > 0 => (lacking * price).div_ceil((*gain).max(1)),
            _ => 0,
        };
        (step.cost as u128) + dearer < best.cost as u128
    }

    /// The best choice that some state before the group `from` makes together with the next groups
    /// at their best densities, as many as can be paid for, and nothing of the others.
    fn completed(&self, steps: &[GroupStep], from: usize) -> Option<(usize, usize, i64, u128)> {
        let (begin, all) = (&self.sums[from], &self.sums[self.states.len()]);
        let mut best: Option<(usize, usize, i64, u128)> = None;
        for upto in from..=self.states.len() {
            let end = &self.sums[upto];
            let cost = end.cost - begin.cost;
            let fits = steps.partition_point(|step| step.cost + cost <= self.budget);
            let Some(index) = fits.checked_sub(1) else { break };
            let cost = steps[index].cost + cost;
            let value = steps[index].value + (end.value - begin.value) + (all.least - end.least);
            if best.is_none_or(|(_, _, known, most)| (value, -cost) > (most, -known)) {
                best = Some((index, upto, cost, value));
            }
        }
        best
    }
}

/// Puts the groups into the order in which they are combined, and gives the best choice.
fn combined(states: &mut [Vec<GroupState>], budget: Fen) -> Picked {
    let groups = Groups::sorted(states, budget);
    let count = groups.states.len();
    let mut current = vec![GroupStep { cost: 0, value: 0, before: 0, pick: 0 }];
    let mut best = Picked { cost: 0, value: groups.sums[count].least, picks: vec![0; count] };
    // Of each layer: whence its states come. Costs and values are not needed any more.
    let mut history: Vec<Vec<(u32, u32)>> = Vec::new();
    for at in 0..=count {
        // Good choices found early keep the layers small.
        if at.is_power_of_two() || at == 0 || at == count {
            let found = groups.completed(&current, at);
            if let Some((index, upto, cost, value)) = found
                && (value, -cost) > (best.value, -best.cost)
            {
                let mut picks = picks(&history, index);
                picks.extend(&groups.tips[at..upto]);
                picks.resize(count, 0);
                best = Picked { cost, value, picks };
            }
        }
        if at == count {
            break;
        }
        let states = &groups.states[at];
        let mut next: Vec<GroupStep> = Vec::with_capacity(current.len() * states.len());
        // Of equals the first is kept: one that takes what stands earlier.
        for (before, step) in current.iter().enumerate().rev() {
            for (pick, state) in states.iter().enumerate() {
                let cost = step.cost + state.cost;
                if cost > budget.0 {
                    break;
                }
                let value = step.value + state.value;
                let step = GroupStep { cost, value, before: before as u32, pick: pick as u32 };
                if groups.can_better(&step, at + 1, &best) {
                    next.push(step);
                }
            }
        }
        next.sort_by(|a, b| (a.cost, b.value).cmp(&(b.cost, a.value)));
        let mut most = None;
        next.retain(|step| {
            let is_better = most.is_none_or(|value| step.value > value);
            if is_better {
                most = Some(step.value);
            }
            is_better
        });
        history.push(next.iter().map(|step| (step.before, step.pick)).collect());
        current = next;
    }
    best
}

/// The picks that led to a state of the last layer.
fn picks(history: &[Vec<(u32, u32)>], index: usize) -> Vec<usize> {
    let mut index = index;
    let mut picks = vec![0; history.len()];
    for (at, layer) in history.iter().enumerate().rev() {
        let (before, pick) = layer[index];
        picks[at] = pick as usize;
        index = before as usize;
    }
    picks
}

#[cfg(test)]
mod tests;
