//! Where places meet the network.

use geo::{Coord, Line};

use super::{Access, METRES_A_DEGREE, Network, OFF_NETWORK, Place, distance, widened};
use crate::units::Metres;

/// Differences below this are rounding: edges this equally near are all nearest.
const TIE: f64 = 1e-6;

/// What the plane may misjudge within [`OFF_NETWORK`] of a wall of some kilometres, in metres:
/// edges this near to being nearest are measured on the sphere.
const FLAT: f64 = 0.05;

/// How far around a door is looked first, then farther: most doors are by a street.
const LOOKS: [Metres; 3] = [Metres(15.0), Metres(40.0), OFF_NETWORK];

impl Network {
    /// Every point at which a place meets the network: for each of its doors the nearest
    /// point of the nearest edge, and every equally near one (an outline crossed by several
    /// paths meets all of them). Empty when all doors are off the network.
    pub fn access(&self, place: &Place) -> Vec<Access> {
        place.doors.iter().flat_map(|door| self.door_access(door)).collect()
    }

    fn door_access(&self, door: &[Line<f64>]) -> Vec<Access> {
        let sides: Vec<(Flat, Line<f64>)> = door
            .iter()
            .map(|segment| {
                let flat = Flat::at(segment.start);
                let side = flat.line(segment);
                (flat, side)
            })
            .collect();
        for look in LOOKS {
            let near = self.near(door, &sides, look);
            if near.is_empty() {
                continue;
            }
            return self.meet(door, &near);
        }
        Vec::new()
    }

    /// The edges that may be nearest to a door, when one is within `look` of it.
    fn near(&self, door: &[Line<f64>], sides: &[(Flat, Line<f64>)], look: Metres) -> Vec<u32> {
        let Some(reach) = widened(door.iter(), look) else { return Vec::new() };
        let ([west, south], [east, north]) = (reach.lower(), reach.upper());
        let mut best = look.0 + FLAT;
        let mut found: Vec<(f64, u32)> = Vec::new();
        for (batch, _) in self.index.meeting(&reach) {
            for edge in batch.edges.clone() {
                let Line { start, end } = self.edges[edge as usize].line;
                let apart = start.x.max(end.x) < west
                    || start.x.min(end.x) > east
                    || start.y.max(end.y) < south
                    || start.y.min(end.y) > north;
                if apart {
                    continue;
                }
                let line = Line::new(start, end);
                let metres = sides
                    .iter()
                    .map(|(flat, side)| apart_by(side, &flat.line(&line)))
                    .fold(f64::INFINITY, f64::min);
                if metres <= best + FLAT {
                    best = best.min(metres);
                    found.push((metres, edge));
                }
            }
        }
        found.retain(|(metres, _)| *metres <= best + 2.0 * FLAT);
        let mut edges: Vec<u32> = found.into_iter().map(|(_, edge)| edge).collect();
        edges.sort_unstable();
        edges
    }

    /// Where a door meets the nearest of these edges.
    fn meet(&self, door: &[Line<f64>], edges: &[u32]) -> Vec<Access> {
        let mut best = f64::INFINITY;
        let mut found: Vec<(usize, Access)> = Vec::new();
        for &edge_index in edges {
            let edge = &self.edges[edge_index as usize];
            for (side, segment) in door.iter().enumerate() {
                for (from, to) in nearest(segment, &edge.line) {
                    let leg = distance(from, to).0;
                    if leg > OFF_NETWORK.0 + TIE || leg > best + TIE {
                        continue;
                    }
                    if leg < best - TIE {
                        found.clear();
                    }
                    best = best.min(leg);
                    let along = edge.metres * fraction(to, &edge.line);
                    found.push((side, Access { edge: edge_index, along, until: along, leg }));
                }
            }
        }
        found.retain(|(_, access)| access.leg <= best + TIE);
        // How far apart two segments are is convex along them: where two points are nearest, so
        // are all between.
        found.dedup_by(|(side, next), (known_side, known)| {
            let same = side == known_side && next.edge == known.edge;
            if same {
                known.along = known.along.min(next.along);
                known.until = known.until.max(next.until);
                known.leg = known.leg.min(next.leg);
            }
            same
        });
        found.into_iter().map(|(_, access)| access).collect()
    }
}

/// The plane tangent at a point, in metres from it: within [`OFF_NETWORK`] of it the error
/// against the sphere is below a tenth of a millimetre.
pub(super) struct Flat {
    origin: Coord<f64>,
    shrink: f64,
}

impl Flat {
    pub fn at(origin: Coord<f64>) -> Flat {
        Flat { origin, shrink: origin.y.to_radians().cos() }
    }

    fn point(&self, at: Coord<f64>) -> Coord<f64> {
        Coord {
            x: (at.x - self.origin.x) * self.shrink * METRES_A_DEGREE,
            y: (at.y - self.origin.y) * METRES_A_DEGREE,
        }
    }

    pub fn line(&self, line: &Line<f64>) -> Line<f64> {
        Line::new(self.point(line.start), self.point(line.end))
    }
}

/// How far apart two segments of the plane are.
fn apart_by(a: &Line<f64>, b: &Line<f64>) -> f64 {
    let to = |point: Coord<f64>, line: &Line<f64>| {
        let off = point - (line.start + (line.end - line.start) * foot(point, line));
        (off.x * off.x + off.y * off.y).sqrt()
    };
    if a.start == a.end {
        return to(a.start, b);
    }
    if crossing(a, b).is_some() {
        return 0.0;
    }
    to(a.start, b).min(to(a.end, b)).min(to(b.start, a)).min(to(b.end, a))
}

/// The pairs of points (on `a`, on `b`) at which two segments are nearest to each other: the
/// crossing where they cross, else each end's nearest point on the other segment, of which
/// the caller keeps the nearest.
///
/// Worked in the plane tangent at the segment's start.
pub(super) fn nearest(a: &Line<f64>, b: &Line<f64>) -> Vec<(Coord<f64>, Coord<f64>)> {
    let flat = Flat::at(a.start);
    let (flat_a, flat_b) = (flat.line(a), flat.line(b));
    if let Some((s, t)) = crossing(&flat_a, &flat_b) {
        return vec![(at(a, s), at(b, t))];
    }
    let mut pairs = Vec::with_capacity(4);
    for (end, flat) in [(a.start, flat_a.start), (a.end, flat_a.end)] {
        pairs.push((end, at(b, foot(flat, &flat_b))));
        if a.start == a.end {
            return pairs;
        }
    }
    for (end, flat) in [(b.start, flat_b.start), (b.end, flat_b.end)] {
        pairs.push((at(a, foot(flat, &flat_a)), end));
    }
    pairs
}

/// The point a fraction of the way along a segment.
fn at(line: &Line<f64>, fraction: f64) -> Coord<f64> {
    if fraction >= 1.0 {
        return line.end;
    }
    line.start + (line.end - line.start) * fraction
}

/// How far along a segment, from 0 to 1, its point nearest to `point` lies, in the plane.
fn foot(point: Coord<f64>, line: &Line<f64>) -> f64 {
    let (d, p) = (line.end - line.start, point - line.start);
    let length = d.x * d.x + d.y * d.y;
    if length == 0.0 { 0.0 } else { ((p.x * d.x + p.y * d.y) / length).clamp(0.0, 1.0) }
}

/// How far along each segment their crossing lies, if they cross.
pub(super) fn crossing(a: &Line<f64>, b: &Line<f64>) -> Option<(f64, f64)> {
    let (d, e, w) = (a.end - a.start, b.end - b.start, b.start - a.start);
    let cross = |u: Coord<f64>, v: Coord<f64>| u.x * v.y - u.y * v.x;
    let denominator = cross(d, e);
    if denominator == 0.0 {
        return None;
    }
    let (s, t) = (cross(w, e) / denominator, cross(w, d) / denominator);
    let unit = 0.0..=1.0;
    (unit.contains(&s) && unit.contains(&t)).then_some((s, t))
}

/// How far along a segment a point on it lies, from 0 to 1, in degrees' own proportions.
fn fraction(point: Coord<f64>, line: &Line<f64>) -> f64 {
    let d = line.end - line.start;
    let wide = d.x.abs() >= d.y.abs();
    let (whole, part) = if wide { (d.x, point.x - line.start.x) } else { (d.y, point.y - line.start.y) };
    if whole == 0.0 { 0.0 } else { (part / whole).clamp(0.0, 1.0) }
}

#[cfg(test)]
mod tests {
    use super::super::Routes;
    use super::*;
    use crate::dataset::{Path, Shape};
    use geo::{MultiPolygon, Point, polygon};

    const METRE: f64 = 1.0 / METRES_A_DEGREE;

    /// A street along the equator from 0 to 1,000 m east, in two edges.
    fn street() -> Network {
        let line = vec![(0.0, 0.0), (400.0 * METRE, 0.0), (1000.0 * METRE, 0.0)].into();
        Network::build(&[Path { line, ..Path::default() }], Routes::default())
    }

    fn point(x: f64, y: f64) -> Place {
        Place::new(&Shape::Point(Point::new(x * METRE, y * METRE)), &[])
    }

    #[test]
    fn snaps_to_the_nearest_point_and_keeps_the_remainder() {
        let access = street().access(&point(150.0, 30.0));
        assert_eq!(access.len(), 1);
        assert!((access[0].along - 150.0).abs() < 1e-6);
        assert!((access[0].leg - 30.0).abs() < 1e-6);
    }

    #[test]
    fn a_hundred_metres_is_on_and_a_little_more_is_off() {
        assert_eq!(street().access(&point(150.0, 99.999)).len(), 1);
        assert_eq!(street().access(&point(150.0, 100.01)), []);
    }

    #[test]
    fn a_place_level_with_a_vertex_meets_both_edges_there() {
        let access = street().access(&point(400.0, 10.0));
        let along: Vec<(u32, f64)> = access.iter().map(|a| (a.edge, a.along.round())).collect();
        assert_eq!(along, [(0, 400.0), (1, 0.0)]);
    }

    #[test]
    fn outlines_use_their_nearest_point_and_entrances_win() {
        let house = polygon![
            (x: 200.0 * METRE, y: 20.0 * METRE), (x: 260.0 * METRE, y: 40.0 * METRE),
            (x: 260.0 * METRE, y: 60.0 * METRE), (x: 200.0 * METRE, y: 60.0 * METRE),
        ];
        let shape = Shape::Area(MultiPolygon(vec![house]));
        let by_outline = street().access(&Place::new(&shape, &[]));
        assert!((by_outline[0].leg - 20.0).abs() < 1e-6 && (by_outline[0].along - 200.0).abs() < 1e-6);
        let gate = Point::new(230.0 * METRE, 60.0 * METRE);
        let by_gate = street().access(&Place::new(&shape, &[gate]));
        assert!((by_gate[0].leg - 60.0).abs() < 1e-6 && (by_gate[0].along - 230.0).abs() < 1e-6);
    }

    #[test]
    fn an_outline_across_the_street_meets_it_at_both_crossings() {
        let park = polygon![
            (x: 100.0 * METRE, y: -20.0 * METRE), (x: 300.0 * METRE, y: -20.0 * METRE),
            (x: 300.0 * METRE, y: 20.0 * METRE), (x: 100.0 * METRE, y: 20.0 * METRE),
        ];
        let shape = Shape::Area(MultiPolygon(vec![park]));
        let mut along: Vec<f64> =
            street().access(&Place::new(&shape, &[])).iter().map(|a| a.along.round()).collect();
        along.sort_by(f64::total_cmp);
        assert_eq!(along, [100.0, 300.0]);
    }
}
