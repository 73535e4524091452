//! Projected systems: CGCS2000 Gauss-Krüger zones, UTM and Web Mercator.

use std::fmt;

use geo::Coord;
use libm::{atan, atan2, atanh, cos, cosh, sin, sinh, sqrt};

/// A projected system.
#[derive(Clone, Copy)]
pub(super) struct Projection {
    code: u32,
    kind: ProjectionKind,
}

#[derive(Clone, Copy)]
enum ProjectionKind {
    /// Central meridian, and the easting it is given, metres.
    GaussKrueger {
        meridian: f64,
        easting: f64,
    },
    /// Central meridian, and the northing the equator is given, metres.
    Utm {
        meridian: f64,
        northing: f64,
    },
    WebMercator,
}

/// Equatorial radius of GRS 80 (which CGCS2000 has) and of WGS 84, metres, and their flattenings.
const AXIS: f64 = 6_378_137.0;
const GRS80: f64 = 1.0 / 298.257_222_101;
const WGS84: f64 = 1.0 / 298.257_223_563;

/// How far from a zone's central meridian its eastings reach at most, metres: over four degrees at
/// China's middle latitudes, where a zone is three or six wide.
const REACH: f64 = 400_000.0;

/// Northings of China, metres from the equator (3° to 54° north).
const NORTHINGS: (f64, f64) = (300_000.0, 6_000_000.0);

impl Projection {
    /// The projection of an EPSG code: 4491–4554, 3857, 32601–32660, 32701–32760.
    ///
    /// Central meridians and false eastings are those of the EPSG registry: 6-degree zones 13 to
    /// 23 with (4491–4501) and without (4502–4512) the zone's number before the easting, 3-degree
    /// zones 25 to 45 with (4513–4533) and without (4534–4554).
    pub(super) fn from_epsg(code: u32) -> Option<Projection> {
        let gauss = |meridian: u32, zone: Option<u32>| ProjectionKind::GaussKrueger {
            meridian: meridian.into(),
            easting: f64::from(zone.unwrap_or(0)) * 1e6 + 500_000.0,
        };
        let kind = match code {
            4491..=4501 => gauss(75 + (code - 4491) * 6, Some(13 + code - 4491)),
            4502..=4512 => gauss(75 + (code - 4502) * 6, None),
            4513..=4533 => gauss(75 + (code - 4513) * 3, Some(25 + code - 4513)),
            4534..=4554 => gauss(75 + (code - 4534) * 3, None),
            3857 => ProjectionKind::WebMercator,
            32601..=32660 | 32701..=32760 => ProjectionKind::Utm {
                meridian: f64::from(code % 100) * 6.0 - 183.0,
                northing: if code > 32700 { 10_000_000.0 } else { 0.0 },
            },
            _ => return None,
        };
        Some(Projection { code, kind })
    }

    pub(super) fn code(&self) -> u32 {
        self.code
    }

    /// Whether it is of China alone.
    pub(super) fn is_chinese(&self) -> bool {
        matches!(self.kind, ProjectionKind::GaussKrueger { .. })
    }

    /// Eastings and northings it is used for, metres.
    pub(super) fn ranges(&self) -> ((f64, f64), (f64, f64)) {
        match self.kind {
            ProjectionKind::GaussKrueger { easting, .. } => ((easting - REACH, easting + REACH), NORTHINGS),
            ProjectionKind::Utm { .. } => ((500_000.0 - REACH, 500_000.0 + REACH), (0.0, 10_000_000.0)),
            ProjectionKind::WebMercator => ((-20_037_508.35, 20_037_508.35), (-20_048_966.2, 20_048_966.2)),
        }
    }

    /// Degrees of a position in metres, east first; `None` far outside the zone.
    pub(super) fn to_degrees(self, at: Coord<f64>) -> Option<Coord<f64>> {
        let (east, north) = self.ranges();
        if !(at.x >= east.0 && at.x <= east.1 && at.y >= north.0 && at.y <= north.1) {
            return None;
        }
        let (longitude, latitude) = match self.kind {
            ProjectionKind::GaussKrueger { meridian, easting } => {
                let (east, north) = transverse(Coord { x: at.x - easting, y: at.y }, GRS80);
                (meridian + east, north)
            }
            ProjectionKind::Utm { meridian, northing } => {
                let at = Coord { x: at.x - 500_000.0, y: at.y - northing };
                let (east, north) = transverse(at / 0.9996, WGS84);
                (meridian + east, north)
            }
            ProjectionKind::WebMercator => ((at.x / AXIS).to_degrees(), atan(sinh(at.y / AXIS)).to_degrees()),
        };
        let beyond = if longitude.abs() > 180.0 { 360.0_f64.copysign(longitude) } else { 0.0 };
        let at = Coord { x: longitude - beyond, y: latitude };
        (at.x.is_finite() && at.y.is_finite()).then_some(at)
    }
}

/// Degrees east of the central meridian and north of the equator of metres from where they meet, by the
/// transverse Mercator projection of an ellipsoid: Krüger's series to the sixth power of the third
/// flattening, exact to nanometres in a zone (C. F. F. Karney, "Transverse Mercator with an accuracy of a
/// few nanometers", Journal of Geodesy 85 (2011), equations 11, 14, 15, 18–21 and 36).
fn transverse(at: Coord<f64>, flattening: f64) -> (f64, f64) {
    let n = flattening / (2.0 - flattening);
    let polynomial = |coefficients: &[f64]| coefficients.iter().rev().fold(0.0, |sum, next| sum * n + next);
    let radius = AXIS / (1.0 + n) * polynomial(&[1.0, 0.0, 1.0 / 4.0, 0.0, 1.0 / 64.0, 0.0, 1.0 / 256.0]);
    let beta = [
        &[1.0 / 2.0, -2.0 / 3.0, 37.0 / 96.0, -1.0 / 360.0, -81.0 / 512.0, 96_199.0 / 604_800.0][..],
        &[0.0, 1.0 / 48.0, 1.0 / 15.0, -437.0 / 1_440.0, 46.0 / 105.0, -1_118_711.0 / 3_870_720.0],
        &[0.0, 0.0, 17.0 / 480.0, -37.0 / 840.0, -209.0 / 4_480.0, 5_569.0 / 90_720.0],
        &[0.0, 0.0, 0.0, 4_397.0 / 161_280.0, -11.0 / 504.0, -830_251.0 / 7_257_600.0],
        &[0.0, 0.0, 0.0, 0.0, 4_583.0 / 161_280.0, -108_847.0 / 3_991_680.0],
        &[0.0, 0.0, 0.0, 0.0, 0.0, 20_648_693.0 / 638_668_800.0],
    ]
    .map(|coefficients| n * polynomial(coefficients));
    let (xi, eta) = (at.y / radius, at.x / radius);
    let (mut north, mut east) = (xi, eta);
    for (number, beta) in (1..).zip(beta) {
        let times = 2.0 * f64::from(number);
        north -= beta * sin(times * xi) * cosh(times * eta);
        east -= beta * cos(times * xi) * sinh(times * eta);
    }
    // The tangent of the conformal latitude, then by Newton's method of the latitude.
    let (across, up) = (sinh(east), cos(north));
    let conformal = sin(north) / sqrt(across * across + up * up);
    let square = flattening * (2.0 - flattening);
    let eccentricity = sqrt(square);
    let mut tangent = conformal;
    for _ in 0..5 {
        let secant = sqrt(1.0 + tangent * tangent);
        let sigma = sinh(eccentricity * atanh(eccentricity * tangent / secant));
        let there = tangent * sqrt(1.0 + sigma * sigma) - sigma * secant;
        tangent += (conformal - there) / sqrt(1.0 + there * there)
            * (1.0 + (1.0 - square) * tangent * tangent)
            / ((1.0 - square) * secant);
    }
    (atan2(across, up).to_degrees(), atan(tangent).to_degrees())
}

impl PartialEq for Projection {
    fn eq(&self, other: &Projection) -> bool {
        self.code == other.code
    }
}

impl fmt::Debug for Projection {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "EPSG:{}", self.code)
    }
}
