//! Where something could be built: the dataset's candidate sites, or else street corners.

use std::collections::BTreeMap;

use geo::{BoundingRect, Coord, Intersects, Line, LinesIter, MapCoords, MultiPolygon, Point};
use rstar::Envelope;
use serde::Serialize;

use super::sought::Sought;
use crate::check::reaches;
use crate::dataset::Dataset;
use crate::network::{Network, WalkPlace};
use crate::shapes::{METRES_A_DEGREE, Shape, degree_box, widen};
use crate::units::Metres;
use crate::vocabulary::Vocabulary;

/// What candidates are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum From {
    /// The layer `sites.geojson`.
    Sites,
    /// Street corners inside the communities, where the dataset names no site.
    Corners,
}

/// One of them.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub(crate) id: String,
    pub(crate) name: Option<String>,
    pub(crate) at: Coord<f64>,
    pub(crate) place: WalkPlace,
    /// Square metres there are, where known.
    pub(crate) area: Option<f64>,
    /// Index in the dataset's sites.
    pub(crate) site: Option<usize>,
}

/// All of them, and sites that are not among them, by id.
#[derive(Clone, Debug, Default)]
pub(super) struct Candidates {
    pub(crate) from: Option<From>,
    pub(crate) all: Vec<Candidate>,
    pub(crate) too_small: Vec<String>,
    pub(crate) of_unknown_size: Vec<String>,
}

/// Ids of street corners begin so.
pub(crate) const CORNER: &str = "corner-";

/// Streets that bound a community run along its boundary, outside as often as inside: corners so
/// far from it are candidates too.
const ALONG: Metres = Metres(50.0);

/// How sharply a street turns at a corner, at least, in degrees.
const TURN: f64 = 45.0;

/// Sites large enough for what is sought; street corners of the communities where the dataset has
/// no site at all.
pub(super) fn candidates(
    dataset: &Dataset,
    communities: &[usize],
    network: Option<&Network>,
    vocabulary: &Vocabulary,
    sought: &Sought,
) -> Candidates {
    if dataset.sites.is_empty() {
        let all = network.map_or(Vec::new(), |network| corners(dataset, communities, network));
        return Candidates { from: Some(From::Corners), all, ..Candidates::default() };
    }
    let mut found = Candidates { from: Some(From::Sites), ..Candidates::default() };
    for (index, site) in dataset.sites.iter().enumerate() {
        let areas: Vec<(f64, Option<f64>)> = sought
            .areas(vocabulary)
            .into_iter()
            .map(|(property, least)| (least, site.area(property, vocabulary)))
            .collect();
        let is_small = |(least, area): &(f64, Option<f64>)| area.is_some_and(|area| !reaches(area, *least));
        if areas.iter().any(is_small) {
            found.too_small.push(site.id.clone());
        } else if areas.iter().any(|(_, area)| area.is_none()) {
            found.of_unknown_size.push(site.id.clone());
        } else {
            found.all.extend(site.shape.inner_point().map(|at| Candidate {
                id: site.id.clone(),
                name: site.name.clone(),
                at: at.0,
                place: WalkPlace::new(&site.shape, &[]),
                area: site.area("site_area_m2", vocabulary),
                site: Some(index),
            }));
        }
    }
    found
}

/// A community's area, to ask what is inside or by it.
struct Around {
    envelope: rstar::AABB<[f64; 2]>,
    origin: Coord<f64>,
    /// Metres from the origin, drawn flat: across a community that is exact enough for a margin.
    area: MultiPolygon<f64>,
}

impl Around {
    fn from_area(area: &MultiPolygon<f64>) -> Option<Around> {
        let rect = area.bounding_rect()?;
        let origin = rect.center();
        let area = area.map_coords(|at| flat(origin, at));
        Some(Around { envelope: widen(degree_box(rect), ALONG), origin, area })
    }

    fn may_hold(&self, at: Coord<f64>) -> bool {
        self.envelope.contains_point(&[at.x, at.y])
    }

    /// Whether a place is in the area, or along its outline.
    fn holds(&self, at: Coord<f64>) -> bool {
        if !self.may_hold(at) {
            return false;
        }
        let at = flat(self.origin, at);
        let is_along = |line: Line<f64>| {
            let (along, off) = (line.delta(), at - line.start);
            let dot = |u: Coord<f64>, v: Coord<f64>| u.x * v.x + u.y * v.y;
            let part = (dot(along, off) / dot(along, along)).clamp(0.0, 1.0);
            let off = off - along * if part.is_nan() { 0.0 } else { part };
            dot(off, off) <= ALONG.0 * ALONG.0
        };
        self.area.intersects(&at) || self.area.lines_iter().any(is_along)
    }
}

fn flat(origin: Coord<f64>, at: Coord<f64>) -> Coord<f64> {
    let metres = (at - origin) * METRES_A_DEGREE;
    Coord { x: metres.x * libm::cos(origin.y.to_radians()), y: metres.y }
}

/// Where streets meet, or one turns sharply, inside the communities or along their boundaries;
/// from north to south, then from west to east.
fn corners(dataset: &Dataset, communities: &[usize], network: &Network) -> Vec<Candidate> {
    let areas = communities.iter().map(|community| &dataset.communities[*community].shape);
    let areas: Vec<Around> = areas.filter_map(Around::from_area).collect();
    // The stretches of path that meet at each node inside some community's box.
    let mut nodes: BTreeMap<u32, (Coord<f64>, Vec<Coord<f64>>)> = BTreeMap::new();
    for (_, edge) in network.edges().iter() {
        let Line { start, end } = edge.line;
        for (node, own, other) in [(edge.from, start, end), (edge.to, end, start)] {
            if areas.iter().any(|area| area.may_hold(own)) {
                nodes.entry(node).or_insert((own, Vec::new())).1.push(other);
            }
        }
    }
    let is_corner = |at: Coord<f64>, others: &[Coord<f64>]| match others {
        [] | [_] => false,
        [a, b] => turn(at, *a, *b) >= TURN,
        _ => true,
    };
    let mut corners: Vec<Coord<f64>> = nodes
        .into_values()
        .filter(|(at, others)| is_corner(*at, others))
        .map(|(at, _)| at)
        .filter(|at| areas.iter().any(|area| area.holds(*at)))
        .collect();
    corners.sort_by(|a, b| b.y.total_cmp(&a.y).then(a.x.total_cmp(&b.x)));
    let numbered = corners.into_iter().enumerate();
    let candidate = |(index, at): (usize, Coord<f64>)| Candidate {
        id: format!("{CORNER}{}", index + 1),
        name: None,
        at,
        place: WalkPlace::new(&Shape::Point(Point(at)), &[]),
        area: None,
        site: None,
    };
    numbered.map(candidate).collect()
}

/// By how many degrees a way from `a` by `at` to `b` turns.
fn turn(at: Coord<f64>, a: Coord<f64>, b: Coord<f64>) -> f64 {
    let narrow = libm::cos(at.y.to_radians());
    let heading =
        |from: Coord<f64>, to: Coord<f64>| libm::atan2(to.y - from.y, (to.x - from.x) * narrow).to_degrees();
    let turned = (heading(at, b) - heading(a, at)).rem_euclid(360.0);
    turned.min(360.0 - turned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_turn_is_measured_from_straight_on() {
        let at = |x: f64, y: f64| Coord { x, y };
        for (b, turned) in
            [(at(2.0, 0.0), 0.0), (at(1.0, 1.0), 90.0), (at(1.0, -1.0), 90.0), (at(0.0, 0.0), 180.0)]
        {
            assert!((turn(at(1.0, 0.0), at(0.0, 0.0), b) - turned).abs() < 1e-2, "{b:?}");
        }
    }
}
