//! Facilities that may be one: of the same category, at the same place or of the same name nearby.

use std::collections::BTreeMap;

use geo::Coord;
use rstar::primitives::GeomWithData;
use rstar::{AABB, RTree};

use crate::codes::Code;
use crate::dataset::Dataset;
use crate::defect::{Defect, Place};
use crate::lang::InBoth;
use crate::messages::quality as say;
use crate::shapes::{distance, widen};
use crate::units::Metres;

/// Of one name, nearer than this, in metres.
const NAMESAKES: f64 = 30.0;

/// Of whatever name, nearer than this, in metres.
const ONE_PLACE: f64 = 1.0;

/// Facilities that may have been entered twice: a count would count both.
pub(crate) fn twins(dataset: &Dataset) -> Vec<Defect> {
    let mut by_category: BTreeMap<u16, Vec<GeomWithData<[f64; 2], usize>>> = BTreeMap::new();
    for (index, facility) in dataset.facilities.iter().enumerate() {
        if let Some(at) = facility.shape.center() {
            by_category.entry(facility.category.0).or_default().push(GeomWithData::new([at.x, at.y], index));
        }
    }
    let mut found: Vec<(usize, usize, f64)> = Vec::new();
    for places in by_category.into_values() {
        let tree = RTree::bulk_load(places);
        for here in tree.iter() {
            let (one, at) = (&dataset.facilities[here.data], here.geom());
            let around = widen(AABB::from_point(*at), Metres(NAMESAKES));
            for other in tree.locate_in_envelope(&around).filter(|other| other.data > here.data) {
                let two = &dataset.facilities[other.data];
                let apart = distance(Coord::from(*at), Coord::from(*other.geom())).0;
                let namesakes = one.name.is_some() && one.name == two.name;
                if one.status == two.status && apart <= if namesakes { NAMESAKES } else { ONE_PLACE } {
                    found.push((here.data, other.data, apart));
                }
            }
        }
    }
    found.sort_by_key(|(first, second, _)| (*second, *first));
    found
        .into_iter()
        .map(|(first, second, apart)| {
            let (one, two) = (&dataset.facilities[first], &dataset.facilities[second]);
            let (file, index) = dataset.place(two.origin);
            let title = one.title();
            Defect::warning(
                Code::Twins,
                file,
                Place::Feature { index, id: Some(two.id.clone()) },
                say::may_be_twins(InBoth, &title, &apart),
            )
            .help(say::take_one_twin_out(InBoth))
        })
        .collect()
}
