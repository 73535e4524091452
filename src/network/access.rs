//! Where places meet the network.

use std::ops::Range;

use geo::{Coord, Line};
use rstar::AABB;

use super::{Network, OFF_NETWORK, SnapPoint, WalkPlace, boxed};
use crate::shapes::{METRES_A_DEGREE, distance, widen};
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
    pub fn access(&self, place: &WalkPlace) -> Vec<SnapPoint> {
        let mut met = Vec::new();
        self.meeting(place, &mut SnapScratch::default(), &mut met);
        met
    }

    /// Puts the same into `met`, and tells whether some door is off the network: a walk by that one
    /// may be shorter than any other, nobody knows.
    pub(crate) fn meeting(
        &self,
        place: &WalkPlace,
        scratch: &mut SnapScratch,
        met: &mut Vec<SnapPoint>,
    ) -> bool {
        let mut some_off = false;
        for door in &place.doors {
            let before = met.len();
            self.door_access(door, scratch, met);
            some_off |= met.len() == before;
        }
        some_off
    }

    /// A place by those of its doors alone that are off the network.
    pub(crate) fn off_doors(&self, place: &WalkPlace) -> WalkPlace {
        let mut scratch = SnapScratch::default();
        let is_off = |door: &&Vec<Line<f64>>| {
            let mut met = Vec::new();
            self.door_access(door, &mut scratch, &mut met);
            met.is_empty()
        };
        WalkPlace { doors: place.doors.iter().filter(is_off).cloned().collect() }
    }

    fn door_access(&self, door: &[Line<f64>], scratch: &mut SnapScratch, met: &mut Vec<SnapPoint>) {
        let Some(around) = scratch.shown.take(door) else { return };
        for look in LOOKS {
            self.near(scratch, around, look);
            if !scratch.near.is_empty() {
                return self.meet(door, scratch, met);
            }
        }
    }

    /// Finds the edges that may be nearest to a door, each with the side it may be nearest to, when
    /// one is within `look` of it.
    fn near(
        &self,
        SnapScratch { shown, close, near: found, .. }: &mut SnapScratch,
        around: AABB<[f64; 2]>,
        look: Metres,
    ) {
        found.clear();
        let farthest = look.0 + FLAT;
        let mut best = farthest;
        // What is nearer by less than the plane may misjudge counts.
        let mut enough = best + FLAT;
        let reach = widen(around, Metres(farthest + FLAT));
        close.clear();
        for some in self.index.rows(&reach) {
            self.within(&reach, some, close);
        }
        // The index may find an edge twice.
        close.sort_unstable();
        close.dedup();
        for &edge in close.iter() {
            let line = self.edges.line(edge);
            for Plane { flat, sides, around } in &shown.planes {
                let line = Segment::new(flat.point(line.start), flat.point(line.end));
                if line.span.apart_by(around) > enough {
                    continue;
                }
                for number in sides.clone() {
                    let side = &shown.sides[number];
                    if side.span.apart_by(&line.span) > enough {
                        continue;
                    }
                    let square = side.apart_by_squared(&line);
                    if square <= enough * enough {
                        let metres = square.sqrt();
                        best = best.min(metres);
                        enough = best + FLAT;
                        found.push(NearEdge {
                            edge,
                            long: self.edges.metres(edge),
                            side: number as u32,
                            metres,
                        });
                    }
                }
            }
        }
        if best == farthest {
            // What is a little farther than looked for may not be the nearest.
            return found.clear();
        }
        found.retain(|near| near.metres <= best + 2.0 * FLAT);
    }

    /// Adds those of some edges whose box meets another. Without a branch, so that one edge's vertices
    /// are fetched while others' still are.
    fn within(&self, reach: &AABB<[f64; 2]>, some: &[u32], into: &mut Vec<u32>) {
        let ([west, south], [east, north]) = (reach.lower(), reach.upper());
        let known = into.len();
        into.resize(known + some.len(), 0);
        let mut count = 0;
        for edge in some {
            let Line { start, end } = self.edges.line(*edge);
            let is_off = (start.x < west) & (end.x < west)
                | (start.x > east) & (end.x > east)
                | (start.y < south) & (end.y < south)
                | (start.y > north) & (end.y > north);
            into[known + count] = *edge;
            count += usize::from(!is_off);
        }
        into.truncate(known + count);
    }

    /// Where a door meets the nearest of these edges.
    fn meet(&self, door: &[Line<f64>], scratch: &mut SnapScratch, met: &mut Vec<SnapPoint>) {
        let SnapScratch { shown, near, found, .. } = scratch;
        found.clear();
        let likely = near.iter().map(|near| near.metres).fold(f64::INFINITY, f64::min);
        let mut best = f64::INFINITY;
        for near in near.iter() {
            let line = self.edges.line(near.edge);
            let plane = shown.plane(near.side);
            for (from, to) in nearest(&door[near.side as usize], &line) {
                // Mostly a wall that the edge crosses.
                let leg = if from == to {
                    0.0
                } else if plane.distance(from, to) > likely + 2.0 * FLAT {
                    continue;
                } else {
                    distance(from, to).0
                };
                if leg > OFF_NETWORK.0 + TIE || leg > best + TIE {
                    continue;
                }
                if leg < best - TIE {
                    found.clear();
                }
                best = best.min(leg);
                let along = near.long * fraction(to, &line);
                found.push((near.side, SnapPoint { edge: near.edge, along, until: along, leg }));
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
        met.extend(found.iter().map(|(_, access)| *access));
    }
}

/// Room to work in, for one door after another.
#[derive(Default)]
pub(crate) struct SnapScratch {
    /// The door in hand, as planes show it.
    shown: DoorSides,
    /// Edges by it.
    close: Vec<u32>,
    near: Vec<NearEdge>,
    /// Of which side, and where.
    found: Vec<(u32, SnapPoint)>,
}

/// A door's sides as planes show them.
#[derive(Default)]
struct DoorSides {
    sides: Vec<Segment>,
    planes: Vec<Plane>,
}

/// A plane that shows neighbouring sides of a door.
struct Plane {
    flat: Flat,
    /// Their numbers.
    sides: Range<usize>,
    around: PlaneBox,
}

/// A door no taller than this is shown by one plane: in [`OFF_NETWORK`] the error stays below a
/// quarter of [`FLAT`].
const ONE_PLANE: Metres = Metres(1000.0);

impl DoorSides {
    /// Takes up a door, and returns the box of degrees around it; `None` without a side.
    fn take(&mut self, door: &[Line<f64>]) -> Option<AABB<[f64; 2]>> {
        self.sides.clear();
        self.planes.clear();
        let around = boxed(door.iter())?;
        let tall = (around.upper()[1] - around.lower()[1]) * METRES_A_DEGREE;
        for some in door.chunks(if tall <= ONE_PLANE.0 { door.len() } else { 1 }) {
            let flat = Flat::at(some[0].start);
            let first = self.sides.len();
            let segment = |line: &Line<f64>| Segment::new(flat.point(line.start), flat.point(line.end));
            self.sides.extend(some.iter().map(segment));
            let spans = self.sides[first..].iter().map(|side| side.span);
            if let Some(around) = spans.reduce(|all, next| all.with(&next)) {
                self.planes.push(Plane { flat, sides: first..self.sides.len(), around });
            }
        }
        Some(around)
    }

    fn plane(&self, side: u32) -> &Flat {
        &self.planes[if self.planes.len() == 1 { 0 } else { side as usize }].flat
    }
}

/// An edge that may be nearest to one of a door's sides.
struct NearEdge {
    edge: u32,
    /// The edge's own length: asked for early, since it comes from afar.
    long: f64,
    side: u32,
    /// How far apart they are in the plane.
    metres: f64,
}

/// The plane tangent at a point, in metres from it: within [`OFF_NETWORK`] of it the error
/// against the sphere is below a tenth of a millimetre.
pub(super) struct Flat {
    origin: Coord<f64>,
    shrink: f64,
}

impl Flat {
    pub(super) fn at(origin: Coord<f64>) -> Flat {
        Flat { origin, shrink: libm::cos(origin.y.to_radians()) }
    }

    fn point(&self, at: Coord<f64>) -> Coord<f64> {
        Coord {
            x: (at.x - self.origin.x) * self.shrink * METRES_A_DEGREE,
            y: (at.y - self.origin.y) * METRES_A_DEGREE,
        }
    }

    pub(super) fn line(&self, line: &Line<f64>) -> Line<f64> {
        Line::new(self.point(line.start), self.point(line.end))
    }

    fn distance(&self, a: Coord<f64>, b: Coord<f64>) -> f64 {
        let off = self.point(a) - self.point(b);
        libm::hypot(off.x, off.y)
    }
}

/// A box of the plane, or of degrees. Each of its numbers is one.
#[derive(Clone, Copy)]
pub(super) struct PlaneBox {
    pub(crate) west: f64,
    pub(crate) south: f64,
    pub(crate) east: f64,
    pub(crate) north: f64,
}

/// The greater of two numbers: one instruction, where the library's looks for what is no number.
fn greater(a: f64, b: f64) -> f64 {
    if a > b { a } else { b }
}

fn lesser(a: f64, b: f64) -> f64 {
    if a < b { a } else { b }
}

impl PlaneBox {
    /// Around nothing.
    pub(super) const NOTHING: PlaneBox = PlaneBox {
        west: f64::INFINITY,
        south: f64::INFINITY,
        east: f64::NEG_INFINITY,
        north: f64::NEG_INFINITY,
    };

    pub(super) fn at(point: Coord<f64>) -> PlaneBox {
        PlaneBox { west: point.x, south: point.y, east: point.x, north: point.y }
    }

    /// How far apart two boxes are along one axis: no farther than what is in them.
    fn apart_by(&self, other: &PlaneBox) -> f64 {
        let across = greater(self.west - other.east, other.west - self.east);
        greater(across, greater(self.south - other.north, other.south - self.north))
    }

    /// The box around both.
    pub(super) fn with(&self, other: &PlaneBox) -> PlaneBox {
        PlaneBox {
            west: lesser(self.west, other.west),
            south: lesser(self.south, other.south),
            east: greater(self.east, other.east),
            north: greater(self.north, other.north),
        }
    }
}

/// A segment of the plane.
struct Segment {
    start: Coord<f64>,
    end: Coord<f64>,
    span: PlaneBox,
}

impl Segment {
    fn new(start: Coord<f64>, end: Coord<f64>) -> Segment {
        let span = PlaneBox {
            west: lesser(start.x, end.x),
            south: lesser(start.y, end.y),
            east: greater(start.x, end.x),
            north: greater(start.y, end.y),
        };
        Segment { start, end, span }
    }

    /// The square of how far a point is.
    fn squared_to(&self, point: Coord<f64>) -> f64 {
        let (along, off) = (self.end - self.start, point - self.start);
        let (length, reached) = (dot(along, along), dot(off, along));
        if reached <= 0.0 {
            dot(off, off)
        } else if reached >= length {
            let off = point - self.end;
            dot(off, off)
        } else {
            let aside = cross(along, off);
            aside * aside / length
        }
    }

    /// The square of how far apart two segments are.
    fn apart_by_squared(&self, other: &Segment) -> f64 {
        if self.start == self.end {
            return other.squared_to(self.start);
        }
        let (d, e, w) = (self.end - self.start, other.end - other.start, other.start - self.start);
        let (whole, own, others) = (cross(d, e), cross(w, e), cross(w, d));
        let within =
            |part: f64| if whole > 0.0 { 0.0 <= part && part <= whole } else { whole <= part && part <= 0.0 };
        if whole != 0.0 && within(own) && within(others) {
            return 0.0;
        }
        let from_other = lesser(self.squared_to(other.start), self.squared_to(other.end));
        lesser(from_other, lesser(other.squared_to(self.start), other.squared_to(self.end)))
    }
}

fn dot(u: Coord<f64>, v: Coord<f64>) -> f64 {
    u.x * v.x + u.y * v.y
}

fn cross(u: Coord<f64>, v: Coord<f64>) -> f64 {
    u.x * v.y - u.y * v.x
}

/// The pairs of points (on `a`, on `b`) at which two segments are nearest to each other: the
/// crossing where they cross, else each end's nearest point on the other segment, of which
/// the caller keeps the nearest.
///
/// Worked in the plane tangent at the segment's start; but where two cross, and how far along, is the
/// same in any.
pub(super) fn nearest(
    a: &Line<f64>,
    b: &Line<f64>,
) -> impl Iterator<Item = (Coord<f64>, Coord<f64>)> + use<> {
    let (pairs, count) = if let Some((_, t)) = crossing(a, b) {
        ([(at(b, t), at(b, t)); 4], 1)
    } else {
        let flat = Flat::at(a.start);
        let (flat_a, flat_b) = (flat.line(a), flat.line(b));
        let onto_b = |end: Coord<f64>, flat: Coord<f64>| (end, at(b, foot(flat, &flat_b)));
        let onto_a = |end: Coord<f64>, flat: Coord<f64>| (at(a, foot(flat, &flat_a)), end);
        let first = onto_b(a.start, flat_a.start);
        if a.start == a.end {
            ([first; 4], 1)
        } else {
            let others = (onto_a(b.start, flat_b.start), onto_a(b.end, flat_b.end));
            ([first, onto_b(a.end, flat_a.end), others.0, others.1], 4)
        }
    };
    pairs.into_iter().take(count)
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
    use crate::shapes::{Path, PathKind, Shape};
    use geo::{MultiPolygon, Point, polygon};

    const METRE: f64 = 1.0 / METRES_A_DEGREE;

    /// A street along the equator from 0 to 1,000 m east, in two edges.
    fn street() -> Network {
        let line = vec![(0.0, 0.0), (400.0 * METRE, 0.0), (1000.0 * METRE, 0.0)].into();
        let street = Path { line, kind: PathKind::default() };
        Network::build([street].into_iter().collect(), Routes::default())
    }

    fn point(x: f64, y: f64) -> WalkPlace {
        WalkPlace::new(&Shape::Point(Point::new(x * METRE, y * METRE)), &[])
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
        let by_outline = street().access(&WalkPlace::new(&shape, &[]));
        assert!((by_outline[0].leg - 20.0).abs() < 1e-6 && (by_outline[0].along - 200.0).abs() < 1e-6);
        let gate = Point::new(230.0 * METRE, 60.0 * METRE);
        let by_gate = street().access(&WalkPlace::new(&shape, &[gate]));
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
            street().access(&WalkPlace::new(&shape, &[])).iter().map(|a| a.along.round()).collect();
        along.sort_by(f64::total_cmp);
        assert_eq!(along, [100.0, 300.0]);
    }
}
