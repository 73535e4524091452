//! Choices of sites against an independent solver's and against trying all.

use std::time::Duration;

use ccaudit::site::solve::{Clock, Cover, Distances, NearestSolution, Room, fewest, most, nearest};
use proptest::prelude::*;
use serde::Deserialize;

/// A siting problem of `tests/data/siting/instances.json`, which says where it is from.
#[derive(Deserialize)]
struct Instance {
    name: String,
    weights: Vec<u64>,
    /// So many of the places, the first, are there already.
    existing: usize,
    within: f64,
    count: usize,
    room: u64,
    /// By residence, then by place.
    metres: Vec<Vec<f64>>,
    expected: Expected,
}

#[derive(Deserialize)]
struct Expected {
    fewest: u64,
    most: u64,
    worst: f64,
    most_with_room: u64,
    fewest_with_room: Option<u64>,
}

#[derive(Deserialize)]
struct Instances {
    instances: Vec<Instance>,
}

fn instances() -> Vec<Instance> {
    let text = include_str!("../data/siting/instances.json");
    let read: Instances = serde_json::from_str(text).expect("the instances are JSON");
    assert!(read.instances.len() >= 30);
    read.instances
}

impl Instance {
    fn candidates(&self) -> usize {
        self.metres[0].len() - self.existing
    }

    fn to_existing(&self, residence: usize) -> f64 {
        self.metres[residence][..self.existing].iter().copied().fold(f64::INFINITY, f64::min)
    }

    /// Residences no existing place serves, and which of them each candidate does.
    fn left(&self) -> (u64, Cover) {
        let left: Vec<usize> =
            (0..self.weights.len()).filter(|r| self.to_existing(*r) > self.within).collect();
        let served: u64 =
            (0..self.weights.len()).filter(|r| !left.contains(r)).map(|r| self.weights[r]).sum();
        let serves = |candidate: usize| {
            let near =
                (0..).zip(&left).filter(|(_, r)| self.metres[**r][self.existing + candidate] <= self.within);
            near.map(|(demand, _)| demand).collect()
        };
        let weights = left.iter().map(|r| self.weights[*r]).collect();
        (served, Cover { weights, serves: (0..self.candidates()).map(serves).collect() })
    }

    fn room(&self) -> Room {
        let serves = |place: usize| {
            let near = (0..).zip(&self.metres).filter(|(_, metres)| metres[place] <= self.within);
            near.map(|(residence, _)| residence).collect::<Vec<u32>>()
        };
        let places = self.metres[0].len();
        Room {
            cover: Cover {
                weights: self.weights.clone(),
                serves: (self.existing..places).map(serves).collect(),
            },
            room: vec![Some(self.room); self.candidates()],
            existing: (0..self.existing).map(|place| (serves(place), Some(self.room))).collect(),
        }
    }
}

#[test]
fn the_fewest_are_as_many_as_spopt_finds() {
    for instance in instances() {
        let (_, cover) = instance.left();
        let found = fewest(&cover.serves, cover.weights.len(), Clock::endless());
        assert_eq!(found.value, instance.expected.fewest, "{}", instance.name);
        assert!(found.is_proven(), "{}", instance.name);
        let reachable: Vec<usize> = (0..cover.serves.len()).collect();
        assert_eq!(cover.value(&found.candidates), cover.value(&reachable), "{}", instance.name);
    }
}

#[test]
fn the_best_so_many_serve_as_many_as_spopt_finds() {
    for instance in instances() {
        let (served, cover) = instance.left();
        let found = most(&cover, instance.count, Clock::endless());
        assert_eq!(served + found.value, instance.expected.most, "{}", instance.name);
        assert!(found.is_proven(), "{}", instance.name);
        assert!(found.candidates.len() <= instance.count, "{}", instance.name);
        assert_eq!(cover.value(&found.candidates), found.value, "{}", instance.name);
    }
}

#[test]
fn the_worst_walk_is_as_short_as_spopt_finds() {
    for instance in instances() {
        let residences = 0..instance.weights.len();
        let from = |candidate: usize| {
            let all = (0..).zip(&instance.metres);
            all.map(|(residence, metres)| (residence, metres[instance.existing + candidate])).collect()
        };
        let distances = Distances {
            existing: residences.map(|residence| instance.to_existing(residence)).collect(),
            from: (0..instance.candidates()).map(from).collect(),
        };
        let NearestSolution::Found(found) = nearest(&distances, instance.count, Clock::endless()) else {
            panic!("{}: nothing found", instance.name);
        };
        assert_eq!(found.worst, instance.expected.worst, "{}", instance.name);
        assert!(found.is_proven() && found.candidates.len() <= instance.count, "{}", instance.name);
    }
}

#[test]
fn with_room_for_so_much_the_best_are_the_other_models() {
    for instance in instances() {
        let room = instance.room();
        let found = room.most(instance.count, Clock::endless());
        assert_eq!(found.value, instance.expected.most_with_room, "{}", instance.name);
        assert!(found.is_proven() && found.candidates.len() <= instance.count, "{}", instance.name);
        let found = room.fewest(Clock::endless()).expect("there is no end of time");
        assert_eq!(
            found.as_ref().map(|found| found.value),
            instance.expected.fewest_with_room,
            "{}",
            instance.name
        );
        assert!(found.is_none_or(|found| found.is_proven()), "{}", instance.name);
    }
}

#[test]
fn out_of_time_it_says_how_far_off_it_can_be() {
    let instances = instances();
    let at_once = Clock::within(Duration::ZERO);
    let mut left_open = 0;
    for instance in &instances {
        let (served, cover) = instance.left();
        let (few, best) =
            (fewest(&cover.serves, cover.weights.len(), at_once), most(&cover, instance.count, at_once));
        let (fewest, most) = (instance.expected.fewest, instance.expected.most - served);
        assert!(few.bound <= fewest && fewest <= few.value, "{}: {few:?}", instance.name);
        assert!(best.value <= most && most <= best.bound, "{}: {best:?}", instance.name);
        left_open += usize::from(!few.is_proven()) + usize::from(!best.is_proven());
    }
    assert!(left_open > 10, "{left_open}");
}

/// All choices of so many out of so many, as bits.
fn choices(candidates: usize, count: usize) -> impl Iterator<Item = Vec<usize>> {
    let all = 0_u32..1 << candidates;
    all.filter(move |bits| bits.count_ones() as usize <= count)
        .map(move |bits| (0..candidates).filter(|candidate| bits >> candidate & 1 == 1).collect())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn no_choice_is_better(
        weights in prop::collection::vec(0_u64..60, 1..24),
        rows in prop::collection::vec(prop::collection::vec(any::<bool>(), 24), 1..9),
        count in 0_usize..5,
        scale in prop::sample::select(vec![1_u64, 1000]),
    ) {
        let weights: Vec<u64> = weights.iter().map(|weight| weight * scale).collect();
        let serves: Vec<Vec<u32>> = rows.iter().map(|row| {
            (0..weights.len() as u32).filter(|demand| row[*demand as usize]).collect()
        }).collect();
        let cover = Cover { weights, serves };
        let found = most(&cover, count, Clock::endless());
        let best = choices(cover.serves.len(), count).map(|chosen| cover.value(&chosen)).max().unwrap_or(0);
        prop_assert_eq!(found.value, best);
        prop_assert_eq!(cover.value(&found.candidates), best);
        prop_assert!(found.is_proven() && found.candidates.len() <= count);

        let ones = Cover { weights: vec![1; cover.weights.len()], ..cover.clone() };
        let all: Vec<usize> = (0..ones.serves.len()).collect();
        let found = fewest(&ones.serves, ones.weights.len(), Clock::endless());
        let least = choices(ones.serves.len(), ones.serves.len())
            .filter(|chosen| ones.value(chosen) == ones.value(&all))
            .map(|chosen| chosen.len()).min().unwrap_or(0);
        prop_assert_eq!(found.value as usize, least);
        prop_assert_eq!(ones.value(&found.candidates), ones.value(&all));
        prop_assert!(found.is_proven());
    }
}
