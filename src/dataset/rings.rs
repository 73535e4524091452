//! Whether the rings of an outline of very many vertices cross: the usual checks look at every
//! pair of segments, which a million of them do not allow.

use geo::algorithm::line_intersection::{LineIntersection, line_intersection};
use geo::coordinate_position::{CoordPos, CoordinatePosition};
use geo::{BoundingRect, Coord, Line, LinesIter, Polygon};
use rstar::RTree;
use rstar::primitives::{GeomWithData, Rectangle};

use crate::shapes::degree_box;

/// Outlines of more vertices are checked here.
pub(super) const MANY: usize = 2_000;

/// What is wrong with an outline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RingFault {
    /// Its points lie on a line.
    NoArea,
    TooFewPoints,
    CrossesItself,
    HoleOutside,
    RingsCross,
}

/// Whether an outline is surely in order at a glance, as most homes' are: three or four corners, no
/// hole, and every turn the same way, by a parallelogram of more than `least` square degrees.
pub(super) fn is_plain(polygon: &Polygon<f64>, least: f64) -> bool {
    let ring = polygon.exterior().0.as_slice();
    let [corners @ .., _] = ring else { return false };
    let turn = |at: usize| {
        let [a, b, c] = [at, at + 1, at + 2].map(|at| corners[at % corners.len()]);
        let (d, e) = (b - a, c - b);
        d.x * e.y - d.y * e.x
    };
    let all = |turns: &dyn Fn(f64) -> bool| (0..corners.len()).all(|at| turns(turn(at)));
    matches!(corners.len(), 3 | 4)
        && polygon.interiors().is_empty()
        && (all(&|turn| turn > least) || all(&|turn| turn < -least))
}

/// How many vertices all rings have together.
pub(super) fn vertices(polygon: &Polygon<f64>) -> usize {
    polygon.interiors().iter().map(|ring| ring.0.len()).sum::<usize>() + polygon.exterior().0.len()
}

/// A segment: of which ring, and where in it.
type Segment = GeomWithData<Rectangle<[f64; 2]>, (usize, usize)>;

/// The first fault found, segments looked up in a tree of their boxes.
pub(super) fn fault(polygon: &Polygon<f64>) -> Option<RingFault> {
    let rings: Vec<Vec<Line<f64>>> = std::iter::once(polygon.exterior())
        .chain(polygon.interiors())
        // A repeated point makes no segment.
        .map(|ring| ring.lines_iter().filter(|line| line.start != line.end).collect())
        .collect();
    if rings.iter().any(|ring| ring.len() < 3) {
        return Some(RingFault::TooFewPoints);
    }
    let around = |line: &Line<f64>| degree_box(line.bounding_rect());
    let segments = rings.iter().enumerate().flat_map(|(ring, lines)| {
        let segment = move |(at, line): (usize, &Line<f64>)| {
            GeomWithData::new(Rectangle::from_aabb(around(line)), (ring, at))
        };
        lines.iter().enumerate().map(segment)
    });
    let tree: RTree<Segment> = RTree::bulk_load(segments.collect());
    for (ring, lines) in rings.iter().enumerate() {
        for (at, line) in lines.iter().enumerate() {
            let others = tree.locate_in_envelope_intersecting(&around(line)).map(|other| other.data);
            for (other_ring, other_at) in others.filter(|other| *other > (ring, at)) {
                let other = &rings[other_ring][other_at];
                let Some(meets) = line_intersection(*line, *other) else { continue };
                let fault = match meets {
                    // Neighbours meet at the vertex between them, and nowhere else.
                    LineIntersection::SinglePoint { intersection, .. } if ring == other_ring => {
                        (!is_between(lines.len(), (at, line), (other_at, other), intersection))
                            .then_some(RingFault::CrossesItself)
                    }
                    LineIntersection::Collinear { .. } if ring == other_ring => {
                        Some(RingFault::CrossesItself)
                    }
                    // Two rings may touch at a point.
                    LineIntersection::SinglePoint { is_proper, .. } => {
                        is_proper.then_some(RingFault::RingsCross)
                    }
                    LineIntersection::Collinear { .. } => Some(RingFault::RingsCross),
                };
                if fault.is_some() {
                    return fault;
                }
            }
        }
    }
    // Rings do not cross: a hole is where any of its vertices is that is not on the outer ring.
    let outer = Polygon::new(polygon.exterior().clone(), Vec::new());
    let is_outside = |hole: &Vec<Line<f64>>| {
        let places = hole.iter().map(|line| outer.coordinate_position(&line.start));
        places.into_iter().find(|place| *place != CoordPos::OnBoundary) == Some(CoordPos::Outside)
    };
    rings[1..].iter().any(is_outside).then_some(RingFault::HoleOutside)
}

/// Whether two segments of a ring of `count` are neighbours that meet at the vertex between them.
fn is_between(
    count: usize,
    (at, line): (usize, &Line<f64>),
    (other_at, other): (usize, &Line<f64>),
    meets: Coord<f64>,
) -> bool {
    (at + 1 == other_at && line.end == other.start && meets == line.end)
        || (at == 0 && other_at + 1 == count && other.end == line.start && meets == line.start)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::geometry::twice_area;
    use geo::{Area, LineString, Validation};

    fn circle(count: usize, radius: f64) -> Vec<Coord<f64>> {
        let at = |i: usize| std::f64::consts::TAU * (i % count) as f64 / count as f64;
        (0..=count).map(|i| Coord { x: radius * libm::cos(at(i)), y: radius * libm::sin(at(i)) }).collect()
    }

    #[test]
    fn a_circle_of_very_many_vertices_is_looked_through() {
        let whole = Polygon::new(LineString(circle(200_000, 1.0)), vec![LineString(circle(100_000, 0.5))]);
        assert_eq!(fault(&whole), None);
        let mut ring = circle(200_000, 1.0);
        ring.swap(1000, 1001);
        assert_eq!(fault(&Polygon::new(LineString(ring), vec![])), Some(RingFault::CrossesItself));
        let outside = Polygon::new(LineString(circle(100, 1.0)), vec![LineString(circle(100, 2.0))]);
        assert_eq!(fault(&outside), Some(RingFault::HoleOutside));
    }

    proptest::proptest! {
        #[test]
        fn what_is_plain_is_in_order_and_most_homes_are(
            corners in proptest::collection::vec((0..7i32, 0..7i32), 2..6),
            least in 0.0..4.0f64,
        ) {
            let mut ring: Vec<Coord<f64>> =
                corners.iter().map(|(x, y)| Coord { x: f64::from(*x), y: f64::from(*y) }).collect();
            ring.push(ring[0]);
            let polygon = Polygon::new(LineString(ring), vec![]);
            if is_plain(&polygon, least) {
                proptest::prop_assert!(polygon.is_valid());
                proptest::prop_assert!(polygon.unsigned_area() > least / 2.0);
                let turned = polygon.exterior().0.iter().rev().copied().collect();
                proptest::prop_assert!(is_plain(&Polygon::new(LineString(turned), vec![]), least));
            }
        }
    }

    #[test]
    fn homes_of_four_corners_are_plain_and_bows_darts_and_flat_ones_are_not() {
        let plain = |corners: [(f64, f64); 5]| {
            is_plain(&Polygon::new(corners.map(Coord::from).to_vec().into(), vec![]), 1e-15)
        };
        assert!(plain([(0.0, 0.0), (6e-4, 0.0), (6e-4, 1e-4), (0.0, 1e-4), (0.0, 0.0)]));
        assert!(!plain([(0.0, 0.0), (6e-4, 1e-4), (6e-4, 0.0), (0.0, 1e-4), (0.0, 0.0)]));
        assert!(!plain([(0.0, 0.0), (6e-4, 0.0), (1e-4, 1e-4), (0.0, 6e-4), (0.0, 0.0)]));
        assert!(!plain([(0.0, 0.0), (6e-4, 0.0), (6e-4, 1e-13), (0.0, 1e-13), (0.0, 0.0)]));
    }

    proptest::proptest! {
        #[test]
        fn rings_are_found_good_or_bad_as_the_library_finds_them(
            points in proptest::collection::vec((0..12i32, 0..12i32), 3..9),
            hole in proptest::collection::vec((3..9i32, 3..9i32), 3..5),
        ) {
            let ring = |points: &[(i32, i32)]| {
                let mut ring: Vec<Coord<f64>> =
                    points.iter().map(|(x, y)| Coord { x: f64::from(*x), y: f64::from(*y) }).collect();
                ring.push(ring[0]);
                LineString(ring)
            };
            let plain = Polygon::new(ring(&points), vec![]);
            // The library lets a ring pass that goes out and comes back along one line.
            let is_good = plain.is_valid() && plain.unsigned_area() > 0.0;
            proptest::prop_assert_eq!(fault(&plain).is_none(), is_good, "{:?}", plain);
            let holed = Polygon::new(ring(&points), vec![ring(&hole)]);
            // A hole that touches the outer ring in several points, or shares its edge, is told by the
            // library alone; whatever it finds good is good here.
            if holed.is_valid() && is_good && holed.interiors().iter().all(|hole| twice_area(hole) != 0.0) {
                proptest::prop_assert_eq!(fault(&holed), None, "{:?}", holed);
            }
        }
    }
}
