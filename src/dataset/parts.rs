//! Whether the parts of an area overlap, however many vertices they have: segments are looked up
//! in a tree of their boxes, where the library looks at every pair of parts.

use geo::algorithm::line_intersection::{LineIntersection, line_intersection};
use geo::kernels::{Kernel, Orientation};
use geo::{BoundingRect, Coord, GeoNum, Line, LinesIter, MultiPolygon};
use rstar::primitives::{GeomWithData, Rectangle};
use rstar::{AABB, RTree};
use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};

use crate::shapes::degree_box;

/// A segment of a part, and its place among all segments.
type Boxed = GeomWithData<Rectangle<[f64; 2]>, usize>;

/// Whether two parts share some area or a stretch of their boundaries; they may touch at points.
/// Each part must be valid by itself.
pub(super) fn overlap(area: &MultiPolygon<f64>) -> bool {
    if area.0.len() < 2 {
        return false;
    }
    let mut segments: Vec<(usize, Line<f64>)> = Vec::new();
    // The segments of each part's outer ring.
    let mut outer = Vec::new();
    for (part, polygon) in area.iter().enumerate() {
        let first = segments.len();
        for (at, ring) in std::iter::once(polygon.exterior()).chain(polygon.interiors()).enumerate() {
            // A repeated point makes no segment.
            let lines = ring.lines_iter().filter(|line| line.start != line.end);
            segments.extend(lines.map(|line| (part, line)));
            if at == 0 {
                outer.push(first..segments.len());
            }
        }
    }
    let around = |line: &Line<f64>| degree_box(line.bounding_rect());
    let boxed = segments.iter().enumerate();
    let boxed = boxed.map(|(at, (_, line))| GeomWithData::new(Rectangle::from_aabb(around(line)), at));
    let tree: RTree<Boxed> = RTree::bulk_load(boxed.collect());

    // Where boundaries touch, by segment.
    let mut touches: HashMap<usize, Vec<Coord<f64>>> = HashMap::default();
    for (at, (part, line)) in segments.iter().enumerate() {
        for other in tree.locate_in_envelope_intersecting(&around(line)).map(|other| other.data) {
            let (other_part, other_line) = &segments[other];
            if other <= at || other_part == part {
                continue;
            }
            match line_intersection(*line, *other_line) {
                None => {}
                Some(LineIntersection::SinglePoint { intersection, is_proper: false }) => {
                    touches.entry(at).or_default().push(intersection);
                    touches.entry(other).or_default().push(intersection);
                }
                // They cross, or share a stretch.
                Some(_) => return true,
            }
        }
    }
    // Between two touches a boundary stays within another part or without it, and each such
    // stretch begins on a segment that is touched.
    let touched: HashSet<usize> = touches.keys().copied().collect();
    let stretches = touches.into_iter().flat_map(|(at, places)| {
        let (part, line) = segments[at];
        middles(line, places).into_iter().map(move |place| (part, place))
    });
    let untouched =
        outer.iter().enumerate().filter(|(_, ring)| (*ring).clone().all(|at| !touched.contains(&at)));
    let vertices = untouched.filter_map(|(part, ring)| Some((part, segments.get(ring.start)?.1.start)));
    let places: Vec<(usize, Coord<f64>)> = stretches.chain(vertices).collect();
    places.into_iter().any(|(part, place)| lies_in_another(part, place, &segments, &tree))
}

/// The middles of what places on a segment leave of it.
fn middles(line: Line<f64>, mut places: Vec<Coord<f64>>) -> Vec<Coord<f64>> {
    places.extend([line.start, line.end]);
    let along = |place: &Coord<f64>| (*place - line.start).x.abs() + (*place - line.start).y.abs();
    places.sort_by(|a, b| along(a).total_cmp(&along(b)));
    places.dedup();
    places.windows(2).map(|ends| (ends[0] + ends[1]) / 2.0).collect()
}

/// Whether a place of a part lies in any other: by how often what leads east from it crosses each.
fn lies_in_another(
    part: usize,
    place: Coord<f64>,
    segments: &[(usize, Line<f64>)],
    tree: &RTree<Boxed>,
) -> bool {
    let east = AABB::from_corners([place.x, place.y], [f64::INFINITY, place.y]);
    let mut odd: HashSet<usize> = HashSet::default();
    for found in tree.locate_in_envelope_intersecting(&east) {
        let (other, line) = segments[found.data];
        if other == part || (line.start.y > place.y) == (line.end.y > place.y) {
            continue;
        }
        let (below, above) =
            if line.start.y < line.end.y { (line.start, line.end) } else { (line.end, line.start) };
        let side = <f64 as GeoNum>::Ker::orient2d(below, above, place);
        // On the boundary is not within.
        if side == Orientation::CounterClockwise && !odd.remove(&other) {
            odd.insert(other);
        }
    }
    !odd.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::{Area, LineString, Polygon, Validation};

    fn circle(count: usize, radius: f64, middle: (f64, f64)) -> LineString<f64> {
        let at = |i: usize| std::f64::consts::TAU * (i % count) as f64 / count as f64;
        let place =
            |i| Coord { x: middle.0 + radius * libm::cos(at(i)), y: middle.1 + radius * libm::sin(at(i)) };
        (0..=count).map(place).collect()
    }

    fn disc(count: usize, radius: f64, middle: (f64, f64)) -> Polygon<f64> {
        Polygon::new(circle(count, radius, middle), vec![])
    }

    #[test]
    fn parts_of_very_many_vertices_are_looked_through() {
        let count = 30_000;
        let ring = Polygon::new(circle(count, 1.0, (0.0, 0.0)), vec![circle(count, 0.5, (0.0, 0.0))]);
        let in_hole = disc(count, 0.4, (0.0, 0.0));
        let beside = disc(count, 1.0, (2.5, 0.0));
        assert!(!overlap(&MultiPolygon(vec![ring.clone(), in_hole.clone(), beside.clone()])));
        let across = disc(count, 1.0, (3.0, 0.0));
        assert!(overlap(&MultiPolygon(vec![ring.clone(), beside, across])));
        let within = disc(count, 0.2, (0.75, 0.0));
        assert!(overlap(&MultiPolygon(vec![within, ring.clone()])));
        assert!(overlap(&MultiPolygon(vec![ring.clone(), ring])));
    }

    #[test]
    fn thousands_of_parts_side_by_side_do_not_overlap() {
        let discs = (0..20_000).map(|i| disc(12, 0.45, (f64::from(i % 200), f64::from(i / 200))));
        let mut discs = MultiPolygon(discs.collect());
        assert!(!overlap(&discs));
        discs.0.push(disc(12, 0.2, (77.0, 33.0)));
        assert!(overlap(&discs));
    }

    /// A ring of whole numbers, so that all kinds of touching happen.
    fn ring(points: &[(i32, i32)]) -> LineString<f64> {
        let mut ring: Vec<Coord<f64>> =
            points.iter().map(|(x, y)| Coord { x: f64::from(*x), y: f64::from(*y) }).collect();
        ring.push(ring[0]);
        LineString(ring)
    }

    proptest::proptest! {
        #![proptest_config(proptest::prelude::ProptestConfig::with_cases(1500))]
        #[test]
        fn parts_overlap_where_the_library_finds_they_do(
            a in proptest::collection::vec((0..7i32, 0..7i32), 3..6),
            b in proptest::collection::vec((0..7i32, 0..7i32), 3..6),
            c in proptest::collection::vec((4..12i32, 0..7i32), 3..5),
            is_holed in proptest::bool::ANY,
        ) {
            let frame = Polygon::new(
                ring(&[(-1, -1), (13, -1), (13, 8), (-1, 8)]),
                vec![ring(&[(0, 0), (0, 7), (12, 7), (12, 0)])],
            );
            let mut parts = vec![Polygon::new(ring(&a), vec![]), Polygon::new(ring(&b), vec![])];
            parts.push(if is_holed { frame } else { Polygon::new(ring(&c), vec![]) });
            // The library lets a ring pass that goes out and comes back along one line.
            parts.retain(|part| part.is_valid() && part.unsigned_area() > 0.0);
            let area = MultiPolygon(parts);
            proptest::prop_assert_eq!(overlap(&area), !area.is_valid(), "{:?}", area);
        }
    }
}
