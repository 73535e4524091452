//! Straight distances, for datasets without paths and for facilities off the network.

use geo::Line;
use rstar::{AABB, PointDistance, RTree, RTreeObject};

use super::{WalkPlace, search::Walk, search::straight};
use crate::shapes::METRES_A_DEGREE;
use crate::units::Metres;

/// An index of facilities for the nearest straight distance.
pub(crate) struct StraightLine<'a> {
    facilities: &'a [WalkPlace],
    index: RTree<FacilityBox>,
    shrink: f64,
}

/// A facility's box, in metres on a map that never overstates a distance.
struct FacilityBox {
    facility: u32,
    envelope: AABB<[f64; 2]>,
}

impl RTreeObject for FacilityBox {
    type Envelope = AABB<[f64; 2]>;
    fn envelope(&self) -> Self::Envelope {
        self.envelope
    }
}

impl PointDistance for FacilityBox {
    fn distance_2(&self, point: &[f64; 2]) -> f64 {
        self.envelope.distance_2(point)
    }
}

impl<'a> StraightLine<'a> {
    /// Indexes `facilities` for residences no farther from the equator than `latitude`.
    pub(crate) fn new(facilities: &'a [WalkPlace], latitude: f64) -> StraightLine<'a> {
        // East-west distances are drawn as at the highest latitude, where they are shortest:
        // the map's distance is then a lower bound of the true one everywhere.
        let highest = facilities
            .iter()
            .flat_map(WalkPlace::segments)
            .map(|line| line.start.y.abs().max(line.end.y.abs()))
            .fold(latitude.abs(), f64::max);
        let shrink = libm::cos(highest.min(90.0).to_radians()).max(0.0);
        let index = RTree::bulk_load(
            facilities
                .iter()
                .enumerate()
                .filter_map(|(facility, place)| {
                    Some(FacilityBox { facility: facility as u32, envelope: flat_box(place, shrink)? })
                })
                .collect(),
        );
        StraightLine { facilities, index, shrink }
    }

    /// The nearest facility to `residence` and the straight distance to it.
    pub(crate) fn nearest(&self, residence: &WalkPlace) -> Option<(u32, Metres)> {
        let own = flat_box(residence, self.shrink)?;
        let centre = [(own.lower()[0] + own.upper()[0]) / 2.0, (own.lower()[1] + own.upper()[1]) / 2.0];
        let half = libm::hypot(own.upper()[0] - centre[0], own.upper()[1] - centre[1]);
        let mut best: Option<(f64, u32)> = None;
        for (boxed, distance_2) in self.index.nearest_neighbor_iter_with_distance_2(&centre) {
            // Boxes come in order of a lower bound of their distance; the sphere may undercut
            // the flat map by less than one in a thousand.
            let bound = (distance_2.sqrt() - half) * 0.999;
            if best.is_some_and(|(metres, _)| bound > metres) {
                break;
            }
            let metres = straight(residence, &self.facilities[boxed.facility as usize]).0;
            let offer = (metres, boxed.facility);
            if best.is_none_or(|best| offer < best) {
                best = Some(offer);
            }
        }
        best.map(|(metres, facility)| (facility, Metres(metres)))
    }

    /// The walk that stands in where there are no paths: the straight distance, lengthened by
    /// [`super::DETOUR`].
    pub(crate) fn walk(&self, residence: &WalkPlace) -> Walk {
        match self.nearest(residence) {
            Some((facility, Metres(metres))) => Walk::To { facility, metres: metres * super::DETOUR },
            None => Walk::Unreachable,
        }
    }
}

fn flat_box(place: &WalkPlace, shrink: f64) -> Option<AABB<[f64; 2]>> {
    let flat = |x: f64, y: f64| [x * shrink * METRES_A_DEGREE, y * METRES_A_DEGREE];
    let corners: Vec<[f64; 2]> = place
        .segments()
        .flat_map(|Line { start, end }| [flat(start.x, start.y), flat(end.x, end.y)])
        .collect();
    (!corners.is_empty()).then(|| AABB::from_points(&corners))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shapes::Shape;
    use geo::Point;

    proptest::proptest! {
        #[test]
        fn the_index_finds_what_looking_at_all_finds(
            facilities in proptest::collection::vec((105.0..105.2f64, 37.4..37.6f64), 1..40),
            x in 105.0..105.2f64, y in 37.4..37.6f64,
        ) {
            let place = |(x, y): (f64, f64)| WalkPlace::new(&Shape::Point(Point::new(x, y)), &[]);
            let places: Vec<WalkPlace> = facilities.into_iter().map(place).collect();
            let here = place((x, y));
            let (_, found) = StraightLine::new(&places, y).nearest(&here).unwrap();
            let all = places.iter().map(|there| straight(&here, there).0).fold(f64::INFINITY, f64::min);
            proptest::prop_assert_eq!(found.0, all);
        }
    }
}
