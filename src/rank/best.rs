//! The best set of projects for a budget, exactly.
//!
//! A target (a gap, or the gate of a community) is reached when all of its projects are bought; a
//! project may serve several targets, and is paid for once. Wanted: the most value within the
//! budget, and of the sets that have it the cheapest. Targets that share projects, directly or by
//! way of others, are solved together by branching on the one with the most projects; the
//! sets of each such group that no cheaper one equals are then combined group by group, as lists
//! of undominated states (Nemhauser and Ullmann 1969), of which those are dropped that cannot
//! come up to a set already found (the bound by the best density left, as in Pisinger 1997).
//! Everything is reckoned in whole numbers.

use super::money::Fen;

/// What a set of projects may reach.
#[derive(Clone, Debug)]
pub struct Target {
    /// Indices of the projects it takes, all of them.
    pub projects: Vec<usize>,
    pub value: u128,
}

/// A set of projects.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chosen {
    /// Indices, rising.
    pub projects: Vec<usize>,
    pub cost: Fen,
    pub value: u128,
}

/// The best set of projects within a budget; `costs` by project, none below zero.
pub fn best(targets: &[Target], costs: &[Fen], budget: Fen) -> Chosen {
    let wanted: Vec<Target> = targets.iter().filter(|target| target.value > 0).cloned().collect();
    let mut base = 0;
    let mut groups: Vec<Vec<State>> = Vec::new();
    for group in components(merged(wanted)) {
        let states = undominated(frontier(group, costs, budget));
        match &states[..] {
            [only] if only.projects.is_empty() => base += only.value,
            _ => groups.push(states),
        }
    }
    let (cost, value, picks) = combined(&mut groups, budget);
    let mut projects: Vec<usize> =
        groups.iter().zip(picks).flat_map(|(states, pick)| states[pick].projects.clone()).collect();
    projects.sort_unstable();
    Chosen { projects, cost: Fen(cost), value: base + value }
}

/// A set of projects of one group.
#[derive(Clone, Debug)]
struct State {
    cost: i64,
    value: u128,
    projects: Vec<usize>,
}

/// Targets that take the same projects as one.
fn merged(targets: Vec<Target>) -> Vec<Target> {
    let mut merged: Vec<Target> = Vec::new();
    let mut known = std::collections::HashMap::new();
    for mut target in targets {
        target.projects.sort_unstable();
        target.projects.dedup();
        match known.get(&target.projects) {
            Some(at) => {
                let same: &mut Target = &mut merged[*at];
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
fn components(targets: Vec<Target>) -> Vec<Vec<Target>> {
    let mut parent: Vec<usize> = (0..targets.len()).collect();
    fn root(parent: &mut [usize], mut at: usize) -> usize {
        while parent[at] != at {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        at
    }
    let mut owner = std::collections::HashMap::new();
    for (index, target) in targets.iter().enumerate() {
        for project in &target.projects {
            let first = *owner.entry(*project).or_insert(index);
            let (a, b) = (root(&mut parent, first), root(&mut parent, index));
            parent[a.max(b)] = a.min(b);
        }
    }
    let mut groups: Vec<Vec<Target>> = Vec::new();
    let mut place = std::collections::HashMap::new();
    for (index, target) in targets.into_iter().enumerate() {
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
fn frontier(group: Vec<Target>, costs: &[Fen], budget: Fen) -> Vec<State> {
    let price = |target: &Target| -> i64 { target.projects.iter().map(|project| costs[*project].0).sum() };
    let nothing = State { cost: 0, value: 0, projects: Vec::new() };
    let (free, group): (Vec<Target>, Vec<Target>) =
        group.into_iter().partition(|target| target.projects.is_empty());
    let base: u128 = free.iter().map(|target| target.value).sum();
    let affordable: Vec<Target> = group.into_iter().filter(|target| price(target) <= budget.0).collect();
    let mut states = vec![State { value: base, ..nothing.clone() }];
    for mut part in components(merged(affordable)) {
        let own = if part.len() == 1 {
            let only = part.remove(0);
            let bought = State { cost: price(&only), value: only.value, projects: only.projects };
            vec![nothing.clone(), bought]
        } else {
            let most = (0..part.len()).max_by_key(|at| (part[*at].projects.len(), usize::MAX - at));
            let target = part.remove(most.unwrap_or(0));
            let cost = price(&target);
            // With it, its projects cost nothing more; without it, it counts for nothing.
            let rest = part.iter().map(|other| Target {
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
        let sums = states.iter().flat_map(|state| {
            own.iter().map(|other| State {
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
fn undominated(mut states: Vec<State>) -> Vec<State> {
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
struct Step {
    cost: i64,
    value: u128,
    before: u32,
    pick: u32,
}

/// Puts the groups into the order in which they are combined, and gives the cost and value of the
/// best choice of one state a group, and the states.
fn combined(groups: &mut [Vec<State>], budget: Fen) -> (i64, u128, Vec<usize>) {
    // What one gets at most for a fen more, as a fraction; a group's first state is its cheapest.
    let density = |states: &[State]| -> (u128, u128) {
        let first = &states[0];
        let gains =
            states[1..].iter().map(|state| (state.value - first.value, (state.cost - first.cost) as u128));
        gains.fold((0, 1), |best, next| if next.0 * best.1 > best.0 * next.1 { next } else { best })
    };
    groups.sort_by(|a, b| {
        let (a, b) = (density(a), density(b));
        (b.0 * a.1).cmp(&(a.0 * b.1))
    });
    // Of the groups from one on: the value all of them have, and the most they can have.
    let mut rest = vec![(0u128, 0u128, (0u128, 1u128)); groups.len() + 1];
    for (at, states) in groups.iter().enumerate().rev() {
        let (least, most, _) = rest[at + 1];
        rest[at] = (least + states[0].value, most + states[states.len() - 1].value, density(states));
    }
    let bound = |step: &Step, from: usize| -> u128 {
        let (least, most, (value, cost)) = rest[from];
        let left = (budget.0 - step.cost).max(0) as u128;
        step.value + most.min(least + left * value / cost)
    };
    let sure = greedy(groups, budget);
    let mut layers: Vec<Vec<Step>> = vec![vec![Step { cost: 0, value: 0, before: 0, pick: 0 }]];
    for (at, states) in groups.iter().enumerate() {
        let last = &layers[at];
        let mut next: Vec<Step> = Vec::with_capacity(last.len() * states.len());
        for (before, step) in last.iter().enumerate() {
            for (pick, state) in states.iter().enumerate() {
                let cost = step.cost + state.cost;
                if cost > budget.0 {
                    break;
                }
                let value = step.value + state.value;
                let step = Step { cost, value, before: before as u32, pick: pick as u32 };
                // One that comes up to it exactly may be cheaper, and stays.
                if bound(&step, at + 1) >= sure {
                    next.push(step);
                }
            }
        }
        next.sort_by(|a, b| (a.cost, b.value).cmp(&(b.cost, a.value)));
        let mut best = None;
        next.retain(|step| {
            let is_better = best.is_none_or(|value| step.value > value);
            if is_better {
                best = Some(step.value);
            }
            is_better
        });
        layers.push(next);
    }
    // Undominated states rise in value: the last has the most, at its least cost.
    let last = layers.last().and_then(|steps| steps.last()).copied();
    let Some(end) = last else { return (0, 0, vec![0; groups.len()]) };
    let mut picks = vec![0; groups.len()];
    let mut step = end;
    for at in (0..groups.len()).rev() {
        picks[at] = step.pick as usize;
        step = layers[at][step.before as usize];
    }
    (end.cost, end.value, picks)
}

/// The value of some set within the budget, found by taking what gives most for a fen.
fn greedy(groups: &[Vec<State>], budget: Fen) -> u128 {
    let mut left = budget.0 - groups.iter().map(|states| states[0].cost).sum::<i64>();
    let mut value = 0;
    for states in groups {
        let first = &states[0];
        let fits = states.iter().rev().find(|state| state.cost - first.cost <= left).unwrap_or(first);
        left -= fits.cost - first.cost;
        value += fits.value;
    }
    value
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

    use super::*;

    /// The most value, and at what least cost, of all subsets of the projects.
    fn by_brute_force(targets: &[Target], costs: &[Fen], budget: Fen) -> (u128, Fen) {
        (0u32..1 << costs.len())
            .filter_map(|set| {
                let has = |project: &usize| set >> project & 1 == 1;
                let cost: Fen = (0..costs.len()).filter(has).map(|project| costs[project]).sum();
                let reached = targets.iter().filter(|target| target.projects.iter().all(has));
                (cost <= budget).then(|| (reached.map(|target| target.value).sum::<u128>(), cost))
            })
            .fold((0, Fen(0)), |best, next| match next.0.cmp(&best.0) {
                std::cmp::Ordering::Greater => next,
                std::cmp::Ordering::Equal if next.1 < best.1 => next,
                _ => best,
            })
    }

    /// Projects with costs, targets with projects and values, and a budget: small numbers, so
    /// that ties are many.
    fn made() -> impl Strategy<Value = (Vec<i64>, Vec<(Vec<usize>, u128)>, i64)> {
        (1usize..=10).prop_flat_map(|projects| {
            let costs = proptest::collection::vec(prop_oneof![0..5i64, 0..200i64], projects);
            let of = proptest::collection::vec(0..projects, 1..4);
            let value = prop_oneof![0..6u128, 0..300u128, Just(1u128 << 48)];
            (costs, proptest::collection::vec((of, value), 0..12), 0..500i64)
        })
    }

    #[test]
    fn the_set_is_that_of_brute_force_over_all_subsets() {
        let config = Config { cases: 2000, failure_persistence: None, ..Config::default() };
        let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[7; 32]);
        let mut runner = TestRunner::new_with_rng(config, rng);
        let run = runner.run(&made(), |(costs, targets, budget)| {
            let costs: Vec<Fen> = costs.into_iter().map(Fen).collect();
            let targets: Vec<Target> =
                targets.into_iter().map(|(projects, value)| Target { projects, value }).collect();
            let found = best(&targets, &costs, Fen(budget));
            let cost: Fen = found.projects.iter().map(|project| costs[*project]).sum();
            prop_assert_eq!(cost, found.cost);
            let has = |project: &usize| found.projects.contains(project);
            let reached = targets.iter().filter(|target| target.projects.iter().all(has));
            let value: u128 = reached.map(|target| target.value).sum();
            prop_assert_eq!((value, found.cost), by_brute_force(&targets, &costs, Fen(budget)));
            prop_assert!(found.value <= value);
            Ok(())
        });
        run.unwrap();
    }

    #[test]
    fn a_budget_at_the_cost_buys_and_a_fen_below_does_not() {
        let targets = [Target { projects: vec![0, 1], value: 5 }];
        let costs = [Fen(700), Fen(300)];
        assert_eq!(best(&targets, &costs, Fen(1000)).projects, [0, 1]);
        assert_eq!(best(&targets, &costs, Fen(999)), Chosen::default());
    }

    #[test]
    fn a_city_of_gaps_is_solved() {
        // A thousand communities of eight gaps whose residents are those of the community, and a
        // gate that all of a community's gaps open.
        let mut state = 7u64;
        let mut random = |below: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) % below
        };
        let (mut targets, mut costs) = (Vec::new(), Vec::new());
        for _ in 0..1000 {
            let residents = 2000 + random(8000);
            let first = costs.len();
            for _ in 0..8 {
                targets.push(Target { projects: vec![costs.len()], value: residents.into() });
                costs.push(Fen((3 + random(300) as i64) * 100_000));
            }
            targets.push(Target { projects: (first..first + 8).collect(), value: 1 << 48 });
        }
        let budget = Fen(2_000_000_000);
        let found = best(&targets, &costs, budget);
        assert!(found.cost <= budget && found.value > 0);
    }
}
