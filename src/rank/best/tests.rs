//! The best set against brute force over all subsets, and in a city.

use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use super::*;

/// The most value, and at what least cost, of all subsets of the projects.
fn by_brute_force(targets: &[PlanTarget], costs: &[Fen], budget: Fen) -> (u128, Fen) {
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

type Made = (Vec<i64>, Vec<(Vec<usize>, u128)>, i64);

/// Projects with costs, targets with projects and values, and a budget: small numbers, so
/// that ties are many.
fn made() -> impl Strategy<Value = Made> {
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
        let targets: Vec<PlanTarget> =
            targets.into_iter().map(|(projects, value)| PlanTarget { projects, value }).collect();
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
    let targets = [PlanTarget { projects: vec![0, 1], value: 5 }];
    let costs = [Fen(700), Fen(300)];
    assert_eq!(best(&targets, &costs, Fen(1000)).projects, [0, 1]);
    assert_eq!(best(&targets, &costs, Fen(999)), ChosenProjects::default());
}

#[test]
fn a_city_of_gaps_is_solved() {
    // Five hundred communities of eight gaps whose residents are those of the community, and a
    // gate that all of a community's gaps open; costs at random, and in proportion to the
    // residents, where no set is plainly better than another.
    let mut state = 7u64;
    let mut random = |below: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    for (proportional, gates) in [(false, true), (false, false), (true, false)] {
        let (mut targets, mut costs) = (Vec::new(), Vec::new());
        for _ in 0..500 {
            let residents = 2000 + random(8000);
            let first = costs.len();
            for _ in 0..8 {
                targets.push(PlanTarget { projects: vec![costs.len()], value: residents.into() });
                let cost = if proportional { residents * 20 + random(3) } else { (3 + random(300)) * 1000 };
                costs.push(Fen(cost as i64 * 100));
            }
            if gates {
                targets.push(PlanTarget { projects: (first..first + 8).collect(), value: 1 << 48 });
            }
        }
        let budget = Fen(1_250_000_000);
        let found = best(&targets, &costs, budget);
        assert!(found.cost <= budget && found.value > 0);
    }
}
