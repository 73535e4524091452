use super::*;
use crate::dataset::{Facility, Source, Status};
use crate::judge;
use crate::network::{Network, Routes};
use crate::shapes::Shape;
use crate::standard::Standard;
use crate::vocabulary::CategoryId;
use geo::{Coord, Point};
use std::path::Path;

/// Facilities come, move, close and change what they are; each time everything is measured too.
fn agrees(data: &str, rounds: u32) {
    let standard = Standard::load("national-2020", None, None).unwrap();
    let source = Source::open(&Path::new(env!("CARGO_MANIFEST_DIR")).join(data)).unwrap();
    let (mut dataset, _) = source.read(&standard.vocabulary, None).finish().unwrap();
    let network = Network::build(std::mem::take(&mut dataset.paths), Routes::default());
    let extent = judge::extent(&standard, &[]);
    let vocabulary = &standard.vocabulary;
    let begun = Remeasure { dataset: &dataset, network: Some(&network), vocabulary, extent: &extent };
    let (mut measures, mut snapped) = begun.whole();
    let mut state = 88_172_645_463_325_252_u64;
    let mut roll = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state % below as u64) as usize
    };
    for round in 0..rounds {
        if roll(4) == 0 {
            // A home moves or is built.
            let mut home = roll(dataset.residences.len());
            let mut new = dataset.residences[home].clone();
            let mut by = || (roll(2001) as f64 - 1000.0) / 1000.0 * 0.004;
            let at = new.shape.center().unwrap();
            new.shape = Shape::Point(Point(Coord { x: at.x + by(), y: at.y + by() }));
            let is_new = roll(2) != 0;
            if is_new {
                home = dataset.residences.len();
                dataset.residences.push(new);
            } else {
                dataset.residences[home] = new;
            }
            let now = Remeasure { dataset: &dataset, network: Some(&network), vocabulary, extent: &extent };
            now.residence(&mut measures, &mut snapped, home, is_new);
        }
        let mut index = roll(dataset.facilities.len());
        let mut before = Some(dataset.facilities[index].clone());
        let step = [0.0002, 0.003, 0.02][roll(3)];
        let mut by = || (roll(2001) as f64 - 1000.0) / 1000.0 * step;
        let moved = |at: Coord<f64>, east: f64, north: f64| {
            Shape::Point(Point(Coord { x: at.x + east, y: at.y + north }))
        };
        let shape = moved(dataset.facilities[index].shape.center().unwrap(), by(), by());
        match roll(6) {
            0..=2 => dataset.facilities[index].shape = shape,
            3 => {
                let status = &mut dataset.facilities[index].status;
                *status = if *status == Status::Existing { Status::Planned } else { Status::Existing };
            }
            4 => {
                let category = CategoryId(roll(vocabulary.category_count()) as u16);
                dataset.facilities[index].category = category;
            }
            _ => {
                let new = Facility { shape, id: format!("new-{round}"), ..dataset.facilities[index].clone() };
                (index, before) = (dataset.facilities.len(), None);
                dataset.facilities.push(new);
            }
        }
        let now = Remeasure { dataset: &dataset, network: Some(&network), vocabulary, extent: &extent };
        let (fresh, _) = now.whole();
        let walks = |measures: &Measures, residence: usize| {
            let categories = (0..vocabulary.category_count() as u16).map(CategoryId);
            let of = |category: CategoryId| {
                (
                    measures.walk(category, residence),
                    measures.nearest_off_network_facility(category, residence),
                    measures.off_network_entrance(category, residence),
                )
            };
            categories.map(of).collect::<Vec<_>>()
        };
        let residences = 0..dataset.residences.len();
        let was: Vec<_> = residences.clone().map(|residence| walks(&measures, residence)).collect();
        let touched = now.facility(&mut measures, &mut snapped, index, before.as_ref());
        for residence in residences {
            let own = walks(&measures, residence);
            assert_eq!(own, walks(&fresh, residence), "{data} round {round} residence {residence}");
            let holds = |locality: &&crate::measure::CommunityMeasures| {
                locality.residences.iter().any(|member| member.index == residence)
            };
            if own != was[residence]
                && let Some(touched) = &touched
            {
                for locality in fresh.localities.iter().filter(holds) {
                    assert!(touched.contains(&locality.community), "round {round}: {residence}");
                }
            }
        }
        for (own, fresh) in measures.localities.iter().zip(&fresh.localities) {
            assert_eq!(own.facilities, fresh.facilities, "{data} round {round}");
            assert_eq!(own.residences, fresh.residences, "{data} round {round}");
            assert_eq!(own.linkage, fresh.linkage, "{data} round {round}");
            assert_eq!(own.residents.of, fresh.residents.of, "{data} round {round}");
        }
        assert_eq!(measures.outside, fresh.outside);
        assert_eq!(measures.outside_communities, fresh.outside_communities);
    }
}

#[test]
fn a_changed_facility_of_the_pilots_is_measured_as_all_are() {
    agrees("data/zhongwei", 60);
}

#[test]
fn a_changed_facility_of_a_real_network_is_measured_as_all_are() {
    agrees("tests/data/tongji", 40);
}
