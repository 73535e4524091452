//! Areas on the WGS 84 ellipsoid.

use std::f64::consts::PI;

use geo::{Coord, LineString, MultiPolygon, Polygon};
use libm::{asinh, atan2, atanh, cos, sin, sqrt};

use crate::units::SquareMetres;

/// Equatorial radius in metres, and flattening (NIMA TR8350.2).
const AXIS: f64 = 6_378_137.0;
const FLATTENING: f64 = 1.0 / 298.257_223_563;

/// The squares of the first and the second eccentricity.
const FIRST: f64 = FLATTENING * (2.0 - FLATTENING);
const SECOND: f64 = FIRST / (1.0 - FIRST);

/// The area within outlines in degrees whose edges are geodesics, holes taken out, rounded to a square
/// millimetre: the computation is exact to a tenth of that for what a community holds.
///
/// After C. F. F. Karney, "Algorithms for geodesics", Journal of Geodesy 87 (2013), whose equations are
/// numbered below; his integrals are summed by quadrature, and what cancels between near points is
/// written so that it does not.
pub(crate) fn geodesic_area(area: &MultiPolygon<f64>) -> SquareMetres {
    let of = |polygon: &Polygon<f64>| {
        ring_area(polygon.exterior()) - polygon.interiors().iter().map(ring_area).sum::<f64>()
    };
    SquareMetres((area.iter().map(of).sum::<f64>() * 1e6).round() / 1e6)
}

fn ring_area(ring: &LineString<f64>) -> f64 {
    // Eq. 60: the square of the radius of the sphere of the same area.
    let (axis, eccentricity) = (AXIS * AXIS, sqrt(FIRST));
    let authalic = axis / 2.0 * (1.0 + (1.0 - FIRST) * atanh(eccentricity) / eccentricity);
    let (mut sum, mut turned) = (0.0, 0.0);
    for edge in ring.lines() {
        let east = east_of(edge.start, edge.end);
        turned += east;
        sum += area_to_equator(edge.start, edge.end, east, authalic);
    }
    // A ring around a pole and the equator have between them what the hemisphere has more.
    if (turned / (2.0 * PI)).round() == 0.0 { sum.abs() } else { (2.0 * PI * authalic - sum.abs()).abs() }
}

/// How far east `to` is of `from`, the short way round, in radians.
fn east_of(from: Coord<f64>, to: Coord<f64>) -> f64 {
    let east = to.x - from.x;
    let round = if east.abs() > 180.0 { 360.0_f64.copysign(east) } else { 0.0 };
    (east - round).to_radians()
}

/// The area between the equator and the geodesic from `from` to `to`, in square metres: positive to the
/// north of the equator on the way east (eq. 59).
fn area_to_equator(from: Coord<f64>, to: Coord<f64>, east: f64, authalic: f64) -> f64 {
    let (a, b) = (Reduced::at_latitude(from.y), Reduced::at_latitude(to.y));
    if east == 0.0 || a.cos == 0.0 || b.cos == 0.0 {
        return 0.0;
    }
    // The sine of b − a.
    let between = (1.0 - FLATTENING) * sin((to.y - from.y).to_radians()) / (a.norm * b.norm);
    // How far east it is on the auxiliary sphere: by eq. 8, which wants the answer.
    let mut omega = east;
    let mut geodesic = Geodesic::new(&a, &b, between, omega);
    for _ in 0..30 {
        let next = east + FLATTENING * geodesic.sin_zero * geodesic.integral(longitude);
        if next == omega {
            break;
        }
        omega = next;
        geodesic = Geodesic::new(&a, &b, between, omega);
    }
    // Eq. 64: what the azimuth turns on the way.
    let (low, high) = (atan2(a.sin, a.cos), atan2(b.sin, b.cos));
    let up = sin((low + high) / 2.0) * sin(omega / 2.0);
    let turn = 2.0 * atan2(up, cos((high - low) / 2.0) * cos(omega / 2.0));
    // Eq. 62, with e² a² cos α₀ sin α₀ I₄.
    let rest = FIRST * AXIS * AXIS * geodesic.sin_zero * geodesic.integral(elliptic);
    authalic * turn - rest
}

/// A reduced latitude.
struct Reduced {
    sin: f64,
    cos: f64,
    /// What sine and cosine were divided by.
    norm: f64,
}

impl Reduced {
    fn at_latitude(latitude: f64) -> Reduced {
        let latitude = latitude.to_radians();
        let (sin, cos) = ((1.0 - FLATTENING) * sin(latitude), cos(latitude));
        let norm = sqrt(sin * sin + cos * cos);
        Reduced { sin: sin / norm, cos: cos / norm, norm }
    }
}

/// A great circle of the auxiliary sphere between two reduced latitudes.
struct Geodesic {
    /// Of its azimuth at the equator.
    sin_zero: f64,
    cos_zero: f64,
    /// The arc from the equator to its start, and its own.
    start: f64,
    arc: f64,
}

impl Geodesic {
    fn new(a: &Reduced, b: &Reduced, between: f64, omega: f64) -> Geodesic {
        let half = sin(omega / 2.0);
        let (aside, ahead) = (b.cos * sin(omega), between + 2.0 * a.sin * b.cos * half * half);
        let sin_arc = sqrt(aside * aside + ahead * ahead);
        let (sin_azimuth, cos_azimuth) = (aside / sin_arc, ahead / sin_arc);
        let across = sin_azimuth * a.sin;
        Geodesic {
            sin_zero: sin_azimuth * a.cos,
            cos_zero: sqrt(cos_azimuth * cos_azimuth + across * across),
            start: atan2(a.sin, cos_azimuth * a.cos),
            arc: atan2(sin_arc, a.sin * b.sin + a.cos * b.cos * cos(omega)),
        }
    }

    /// The integral along it of a function of the sine of the reduced latitude, by Gauss and Legendre with
    /// eight points.
    fn integral(&self, of: fn(f64) -> f64) -> f64 {
        const POINTS: [(f64, f64); 4] = [
            (0.183_434_642_495_649_8, 0.362_683_783_378_362),
            (0.525_532_409_916_329, 0.313_706_645_877_887_3),
            (0.796_666_477_413_626_7, 0.222_381_034_453_374_48),
            (0.960_289_856_497_536_3, 0.101_228_536_290_376_26),
        ];
        let half = self.arc / 2.0;
        let at = |arc: f64| of(self.cos_zero * sin(self.start + half + arc));
        half * POINTS.iter().map(|(arc, weight)| weight * (at(half * arc) + at(-half * arc))).sum::<f64>()
    }
}

/// What eq. 8 integrates.
fn longitude(sin_latitude: f64) -> f64 {
    let square = SECOND * sin_latitude * sin_latitude;
    (2.0 - FLATTENING) / (1.0 + (1.0 - FLATTENING) * sqrt(1.0 + square))
}

/// What eq. 63 integrates, times cos α₀.
fn elliptic(sin_latitude: f64) -> f64 {
    let t = |x: f64| match sqrt(x) {
        0.0 => 1.0,
        root => x + sqrt(1.0 + x) * asinh(root) / root,
    };
    // Less near a pole, where the quotient would be of nothing by nothing and hardly changes.
    let square = (SECOND * sin_latitude * sin_latitude).min(SECOND - 1e-9);
    (t(SECOND) - t(square)) / (SECOND - square) * sin_latitude / 2.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn area(ring: &[[f64; 2]]) -> f64 {
        let mut ring: Vec<Coord<f64>> = ring.iter().map(|[x, y]| Coord { x: *x, y: *y }).collect();
        ring.push(ring[0]);
        geodesic_area(&MultiPolygon(vec![Polygon::new(LineString(ring), Vec::new())])).0
    }

    /// Against the same integrals worked with 40 digits (mpmath).
    #[test]
    fn outlines_are_exact_to_a_square_millimetre() {
        let expected: [(&[[f64; 2]], f64); 6] = [
            (&[[105.19, 37.5], [105.1904, 37.5], [105.1904, 37.50027], [105.19, 37.50027]], 1059.9185421),
            (
                &[
                    [121.470053291, 31.230013994],
                    [121.469967027, 31.230082565],
                    [121.469932922, 31.229998177],
                    [121.469991778, 31.229916085],
                    [121.470017993, 31.229971588],
                ],
                103.4316267,
            ),
            (
                &[[87.600308539, 43.800059235], [87.599725832, 43.800201611], [87.600065573, 43.799860006]],
                673.6698101,
            ),
            (
                &[[110.30066267, 20.030540123], [110.298947995, 20.029547456], [110.300479173, 20.029488747]],
                9385.6125658,
            ),
            (
                &[
                    [105.199485424, 37.506782203],
                    [105.19838967, 37.525978378],
                    [105.177637999, 37.505487202],
                    [105.191233367, 37.472707291],
                    [105.206602768, 37.475990319],
                ],
                8102856.1180002,
            ),
            (
                &[
                    [126.834893025, 46.084588082],
                    [126.664130266, 46.284771382],
                    [126.156701468, 46.00351753],
                    [126.516683316, 45.666283142],
                    [126.918899844, 45.444563176],
                ],
                2788163883.76249,
            ),
        ];
        for (ring, square_metres) in expected {
            let (found, noise) = (area(ring), (1e-13 * square_metres).max(1e-6));
            assert!((found - square_metres).abs() <= noise, "{found} for {square_metres}");
        }
    }

    /// Against the library that solves the same equations with series.
    #[test]
    fn large_outlines_are_those_of_the_library() {
        #[expect(clippy::disallowed_methods, reason = "compared with, to a relative rounding")]
        let library = |ring: &[[f64; 2]]| {
            let ring: LineString<f64> = ring.iter().map(|[x, y]| (*x, *y)).collect();
            geo::GeodesicArea::geodesic_area_unsigned(&Polygon::new(ring, Vec::new()))
        };
        let cap = [[-180.0, 80.0], [-90.0, 80.0], [0.0, 80.0], [90.0, 80.0], [180.0, 80.0]];
        let to_the_pole = [&cap[..], &[[180.0, 90.0], [-180.0, 90.0]]].concat();
        for ring in [
            &[[100.0, 20.0], [120.0, 22.0], [118.0, 45.0], [99.0, 40.0]][..],
            &[[-10.0, -8.0], [12.0, -9.0], [13.0, 7.0]],
            &[[100.0, 0.0], [101.0, 0.0], [101.0, 1.0], [100.0, 1.0]],
            &[[179.0, 10.0], [-179.0, 10.0], [-179.0, 11.0], [179.0, 11.0]],
            &cap[..4],
            &to_the_pole,
        ] {
            let (found, expected) = (area(ring), library(ring));
            assert!((found / expected - 1.0).abs() < 1e-11, "{ring:?}: {found} for {expected}");
        }
    }

    #[test]
    fn holes_are_taken_out_and_nothing_has_no_area() {
        let square = |side: f64| -> LineString<f64> {
            [(0.0, 0.0), (side, 0.0), (side, side), (0.0, side), (0.0, 0.0)]
                .map(|(x, y)| (105.0 + x, 37.0 + y))[..]
                .iter()
                .copied()
                .collect()
        };
        let of = |polygon: Polygon<f64>| geodesic_area(&MultiPolygon(vec![polygon])).0;
        let (large, small) =
            (Polygon::new(square(0.01), Vec::new()), Polygon::new(square(0.003), Vec::new()));
        let with_hole = Polygon::new(square(0.01), vec![square(0.003)]);
        assert!((of(large) - of(small) - of(with_hole)).abs() < 2e-6);
        assert_eq!(area(&[[105.0, 37.0], [105.0, 37.0], [105.0, 37.0]]), 0.0);
        assert_eq!(geodesic_area(&MultiPolygon(Vec::new())).0, 0.0);
    }
}
