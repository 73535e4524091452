//! GeoJSON geometry, read strictly: positions must be finite and on the globe, rings closed
//! and simple, each layer its own types.

use geo::algorithm::validation::{InvalidPolygon, Validation};
use geo::{Coord, Geometry, LineString, MapCoords, MultiLineString, MultiPolygon, Point, Polygon};
use serde::Deserialize;
use serde::de::{self, Deserializer, SeqAccess, Visitor};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::fmt;

use super::parts;
use super::rings::{self, RingFault};
use super::systems::PositionForm;
use super::takes::GeometryTakes;
use crate::codes::Code;
use crate::crs::{self, Crs};
use crate::lang::{Both, InBoth};
use crate::messages::dataset as say;

/// Why a geometry was refused.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct GeometryRefusal {
    pub(crate) code: Code,
    pub(crate) message: Both,
    pub(crate) expected: Both,
    pub(crate) help: Both,
}

impl GeometryRefusal {
    fn new(code: Code, message: Both, expected: Both) -> Box<GeometryRefusal> {
        Box::new(GeometryRefusal { code, message, expected, help: Both::default() })
    }

    fn help(mut self: Box<GeometryRefusal>, help: Both) -> Box<GeometryRefusal> {
        self.help = help;
        self
    }
}

/// A geometry's members, read in one go.
pub(super) struct Quick<'a> {
    pub(crate) kind: Cow<'a, str>,
    pub(crate) coordinates: Coordinates,
}

/// Coordinates of any depth.
pub(super) enum Coordinates {
    Position(Coord<f64>),
    Positions(Vec<Coord<f64>>),
    Lines(Vec<Vec<Coord<f64>>>),
    Areas(Vec<Vec<Vec<Coord<f64>>>>),
}

/// A geometry that [`quick`] leaves to [`read`].
pub(crate) struct Malformed;

/// Finishes a geometry read in one go, to the same end as [`read`].
///
/// # Errors
/// Coordinates that do not fit the type; inside, what [`read`] refuses.
pub(super) fn quick(
    geometry: Option<Quick>,
    PositionForm { takes, crs }: PositionForm,
) -> Result<Result<Geometry<f64>, Box<GeometryRefusal>>, Malformed> {
    let Some(geometry) = geometry else { return Ok(Err(null(takes))) };
    let kind = geometry.kind.as_ref();
    if !takes.accepts(kind) {
        return Ok(Err(wrong_type(kind, takes)));
    }
    let shape = match (kind, geometry.coordinates) {
        ("Point", Coordinates::Position(at)) => Ok(Geometry::Point(Point(at))),
        ("LineString", Coordinates::Positions(line)) => Ok(Geometry::LineString(LineString(line))),
        ("MultiLineString", Coordinates::Lines(lines)) => {
            Ok(Geometry::MultiLineString(MultiLineString(lines.into_iter().map(LineString).collect())))
        }
        ("Polygon", Coordinates::Lines(rings)) => polygon(rings).map(Geometry::Polygon),
        ("MultiPolygon", Coordinates::Areas(areas)) => areas
            .into_iter()
            .map(polygon)
            .collect::<Result<_, _>>()
            .map(|areas| Geometry::MultiPolygon(MultiPolygon(areas))),
        _ => return Err(Malformed),
    };
    Ok(shape.and_then(|shape| finish(shape, crs)))
}

fn null(takes: GeometryTakes) -> Box<GeometryRefusal> {
    let names = takes.names();
    GeometryRefusal::new(
        Code::NullGeometry,
        say::has_no_geometry(InBoth),
        say::geometry_names(InBoth, &names),
    )
    .help(say::draw_or_take_out(InBoth))
}

fn wrong_type(kind: &str, takes: GeometryTakes) -> Box<GeometryRefusal> {
    let names = takes.names();
    let shown = if kind.is_empty() { "?" } else { kind };
    GeometryRefusal::new(
        Code::WrongGeometryType,
        say::another_geometry(InBoth, &shown),
        say::geometry_names(InBoth, &names),
    )
    .help(say::check_whether_feature_in_wrong(InBoth))
}

#[derive(Deserialize)]
struct RawGeometry<'a> {
    #[serde(borrow, rename = "type")]
    kind: Option<Cow<'a, str>>,
    #[serde(borrow)]
    coordinates: Option<&'a RawValue>,
}

/// One position: longitude and latitude; altitude and anything further is read over.
#[derive(Clone, Copy)]
struct Position(Coord<f64>);

impl<'de> Deserialize<'de> for Position {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Position, D::Error> {
        struct Numbers;
        impl<'de> Visitor<'de> for Numbers {
            type Value = Position;
            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a position [longitude, latitude]")
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Position, A::Error> {
                let x: f64 = seq.next_element()?.ok_or_else(|| de::Error::invalid_length(0, &self))?;
                let y: f64 = seq.next_element()?.ok_or_else(|| de::Error::invalid_length(1, &self))?;
                while seq.next_element::<f64>()?.is_some() {}
                Ok(Position(Coord { x, y }))
            }
        }
        deserializer.deserialize_seq(Numbers)
    }
}

/// Reads one geometry of a layer that takes `takes`.
///
/// # Errors
/// A null or missing geometry, a type the layer does not take, coordinates that are no
/// numbers or lie off the globe, lines of one point, open, short or self-crossing rings.
pub(crate) fn read(
    raw: Option<&RawValue>,
    PositionForm { takes, crs }: PositionForm,
) -> Result<Geometry<f64>, Box<GeometryRefusal>> {
    let names = takes.names();
    let expected = || say::geometry_names(InBoth, &names);
    let Some(raw) = raw.filter(|raw| raw.get().trim() != "null") else {
        return Err(null(takes));
    };
    let geometry: RawGeometry = serde_json::from_str(raw.get()).map_err(|error| {
        GeometryRefusal::new(Code::BadGeometry, say::geometry_cannot_be_read(InBoth, &error), expected())
    })?;
    let kind = geometry.kind.as_deref().unwrap_or("");
    if !takes.accepts(kind) {
        return Err(wrong_type(kind, takes));
    }
    let coordinates = geometry.coordinates.map_or("null", RawValue::get);
    let shape = match kind {
        "Point" => Geometry::Point(Point(parse::<Position>(coordinates)?.0)),
        "LineString" => Geometry::LineString(LineString(bare(parse(coordinates)?))),
        "MultiLineString" => Geometry::MultiLineString(MultiLineString(
            parse::<Vec<_>>(coordinates)?.into_iter().map(|line| LineString(bare(line))).collect(),
        )),
        "Polygon" => Geometry::Polygon(polygon(rings(parse(coordinates)?))?),
        _ => Geometry::MultiPolygon(MultiPolygon(
            parse::<Vec<_>>(coordinates)?
                .into_iter()
                .map(|area| polygon(rings(area)))
                .collect::<Result<_, _>>()?,
        )),
    };
    finish(shape, crs)
}

/// Brings a shape read in a coordinate system to WGS 84, and looks at its form there.
fn finish(shape: Geometry<f64>, crs: &Crs) -> Result<Geometry<f64>, Box<GeometryRefusal>> {
    let to_wgs84 = |at: Coord<f64>| crs.to_wgs84(at).map_err(|_| misplaced(at, crs));
    let shape = if crs.is_plain() {
        check_positions(&shape)?;
        shape
    } else {
        shape.try_map_coords(to_wgs84)?
    };
    check_form(&shape)?;
    Ok(shape)
}

/// Turns rings round that run the wrong way (RFC 7946: outer rings counterclockwise, holes
/// clockwise), and tells whether there were any.
pub(super) fn wind(shape: &mut Geometry<f64>) -> bool {
    let one = |area: &mut Polygon<f64>| {
        let mut turned = false;
        let mut turn = |ring: &mut LineString<f64>, clockwise: bool| {
            if (twice_area(ring) < 0.0) != clockwise {
                ring.0.reverse();
                turned = true;
            }
        };
        area.exterior_mut(|ring| turn(ring, false));
        area.interiors_mut(|rings| rings.iter_mut().for_each(|ring| turn(ring, true)));
        turned
    };
    match shape {
        Geometry::Polygon(area) => one(area),
        Geometry::MultiPolygon(areas) => areas.iter_mut().fold(false, |turned, area| one(area) | turned),
        _ => false,
    }
}

/// Twice the plane area of a ring in degrees, positive where it runs counterclockwise.
pub(super) fn twice_area(ring: &LineString<f64>) -> f64 {
    // From the first vertex, so that nothing is lost far from the origin.
    let origin = ring.0.first().copied().unwrap_or_default();
    let cross = |ends: &[Coord<f64>]| {
        let (a, b) = (ends[0] - origin, ends[1] - origin);
        a.x * b.y - b.x * a.y
    };
    ring.0.windows(2).map(cross).sum()
}

fn parse<'a, T: Deserialize<'a>>(coordinates: &'a str) -> Result<T, Box<GeometryRefusal>> {
    serde_json::from_str(coordinates).map_err(|error| {
        GeometryRefusal::new(
            Code::BadCoordinates,
            say::coordinates_cannot_be_read(InBoth, &error),
            say::finite_numbers_longitude_latitude(InBoth),
        )
    })
}

fn bare(positions: Vec<Position>) -> Vec<Coord<f64>> {
    positions.into_iter().map(|position| position.0).collect()
}

fn rings(rings: Vec<Vec<Position>>) -> Vec<Vec<Coord<f64>>> {
    rings.into_iter().map(bare).collect()
}

fn polygon(rings: Vec<Vec<Coord<f64>>>) -> Result<Polygon<f64>, Box<GeometryRefusal>> {
    for (number, ring) in (1..).zip(&rings) {
        let closed = ring.len() >= 4 && ring[0] == ring[ring.len() - 1];
        if !closed {
            let points = ring.len();
            return Err(GeometryRefusal::new(
                Code::OpenRing,
                say::ring_open_or_too_short(InBoth, &number, &points),
                say::ring_of_at_least_4_points(InBoth),
            ));
        }
    }
    let mut rings = rings.into_iter().map(LineString);
    let outer = rings.next().ok_or_else(|| {
        GeometryRefusal::new(Code::OpenRing, say::polygon_has_no_ring(InBoth), say::at_least_one_ring(InBoth))
    })?;
    Ok(Polygon::new(outer, rings.collect()))
}

fn check_positions(shape: &Geometry<f64>) -> Result<(), Box<GeometryRefusal>> {
    use geo::CoordsIter;
    match shape.coords_iter().find(|at| !crs::is_on_globe(*at)) {
        Some(at) => Err(misplaced(at, &Crs::WGS84)),
        None => Ok(()),
    }
}

/// What is wrong with a position that cannot be one of its system.
fn misplaced(at: Coord<f64>, crs: &Crs) -> Box<GeometryRefusal> {
    let Coord { x, y } = at;
    let (what, expected) = if *crs == Crs::WGS84 {
        (say::coordinates_off_the_globe(InBoth, &x, &y), say::wgs_84_degrees(InBoth))
    } else {
        (say::coordinates_not_of_system(InBoth, &x, &y, &crs), say::coordinates_within_system(InBoth, &crs))
    };
    let refusal = GeometryRefusal::new(Code::OutOfRangeCoordinates, what, expected);
    refusal.help(match crs::likely(at) {
        Some(likely) => likely,
        None if crs::is_on_globe(at) => say::look_like_degrees(InBoth),
        None => say::check_coordinate_system_and_value(InBoth),
    })
}

pub(crate) fn check_form(shape: &Geometry<f64>) -> Result<(), Box<GeometryRefusal>> {
    match shape {
        Geometry::LineString(line) => check_line(line),
        Geometry::MultiLineString(lines) => lines.iter().try_for_each(check_line),
        Geometry::Polygon(polygon) => check_polygon(polygon),
        Geometry::MultiPolygon(parts) => {
            parts.iter().try_for_each(check_polygon)?;
            if parts.0.is_empty() {
                return invalid(say::holds_no_polygon(InBoth));
            }
            if parts::overlap(parts) {
                return invalid(say::parts_overlap(InBoth));
            }
            Ok(())
        }
        _ => Ok(()),
    }
}

fn check_polygon(polygon: &Polygon<f64>) -> Result<(), Box<GeometryRefusal>> {
    /// Square degrees: a tenth of a square centimetre, less than anything drawn.
    const NO_AREA: f64 = 1e-15;
    if rings::is_plain(polygon, 2.0 * NO_AREA) {
        return Ok(());
    }
    let fault = if rings::vertices(polygon) > rings::MANY {
        rings::fault(polygon)
    } else {
        polygon.check_validation().err().map(|invalid| match invalid {
            InvalidPolygon::SelfIntersection(_) => RingFault::CrossesItself,
            InvalidPolygon::TooFewPointsInRing(_) => RingFault::TooFewPoints,
            InvalidPolygon::InteriorRingNotContainedInExteriorRing(_) => RingFault::HoleOutside,
            _ => RingFault::RingsCross,
        })
    };
    // The library lets a ring pass that goes out and comes back along one line.
    let is_flat = |ring: &LineString<f64>| twice_area(ring).abs() < 2.0 * NO_AREA;
    let mut rings = std::iter::once(polygon.exterior()).chain(polygon.interiors());
    match fault.or_else(|| rings.any(is_flat).then_some(RingFault::NoArea)) {
        Some(fault) => faulty(fault),
        None => Ok(()),
    }
}

fn faulty(fault: RingFault) -> Result<(), Box<GeometryRefusal>> {
    invalid(match fault {
        RingFault::NoArea => say::ring_points_on_a_line(InBoth),
        RingFault::CrossesItself => say::boundary_crosses_or_touches_itself(InBoth),
        RingFault::TooFewPoints => say::ring_has_fewer_than_3(InBoth),
        RingFault::HoleOutside => say::hole_lies_outside_outer(InBoth),
        RingFault::RingsCross => say::rings_cross_each_other(InBoth),
    })
}

fn invalid(why: Both) -> Result<(), Box<GeometryRefusal>> {
    let Both { zh, en } = why;
    Err(GeometryRefusal::new(
        Code::InvalidPolygon,
        say::polygon_invalid(InBoth, &zh, &en),
        say::polygon_not_crossing_itself(InBoth),
    )
    .help(say::mend_with_qgis_fix_geometries(InBoth)))
}

fn check_line(line: &LineString<f64>) -> Result<(), Box<GeometryRefusal>> {
    let points = line.0.len();
    if points >= 2 {
        return Ok(());
    }
    Err(GeometryRefusal::new(
        Code::ShortLine,
        say::line_of_too_few_points(InBoth, &points),
        say::line_of_at_least_2_points(InBoth),
    ))
}
