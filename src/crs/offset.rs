//! GCJ-02 and BD-09: offsets laid over WGS 84 in China, and back.
//!
//! The formulas are not published by their makers; they are the ones that the `eviltransform`
//! and `coordtransform` projects share, and agree with the public test vectors listed in the
//! tests. The inverse of GCJ-02 and of BD-09 is iterated until it no longer moves.

use std::f64::consts::PI;

use geo::Coord;
use libm::{atan2, cos, hypot, sin};

/// Semi-major axis of the Krasovsky 1940 ellipsoid, metres.
const AXIS: f64 = 6_378_245.0;

/// Its first eccentricity squared.
const ECCENTRICITY: f64 = 0.006_693_421_622_965_943;

/// Baidu's pi: degrees of a circle of 3,000.
const BAIDU: f64 = PI * 3000.0 / 180.0;

/// Whether the offset is laid over a position: a box around the mainland, islands and a good deal
/// more, as all implementations draw it.
pub(super) fn is_offset(at: Coord<f64>) -> bool {
    (72.004..=137.8347).contains(&at.x) && (0.8293..=55.8271).contains(&at.y)
}

/// WGS 84 to GCJ-02.
pub(super) fn wgs84_to_gcj02(at: Coord<f64>) -> Coord<f64> {
    if !is_offset(at) {
        return at;
    }
    let (x, y) = (at.x - 105.0, at.y - 35.0);
    let wave = |of: f64| (20.0 * sin(of * PI) + 40.0 * sin(of / 3.0 * PI)) * 2.0 / 3.0;
    let ripple = (20.0 * sin(6.0 * x * PI) + 20.0 * sin(2.0 * x * PI)) * 2.0 / 3.0;
    let north = -100.0
        + 2.0 * x
        + 3.0 * y
        + 0.2 * y * y
        + 0.1 * x * y
        + 0.2 * x.abs().sqrt()
        + ripple
        + wave(y)
        + (160.0 * sin(y / 12.0 * PI) + 320.0 * sin(y * PI / 30.0)) * 2.0 / 3.0;
    let east = 300.0
        + x
        + 2.0 * y
        + 0.1 * x * x
        + 0.1 * x * y
        + 0.1 * x.abs().sqrt()
        + ripple
        + wave(x)
        + (150.0 * sin(x / 12.0 * PI) + 300.0 * sin(x / 30.0 * PI)) * 2.0 / 3.0;
    let latitude = at.y.to_radians();
    let curve = 1.0 - ECCENTRICITY * (sin(latitude) * sin(latitude));
    let meridian = AXIS * (1.0 - ECCENTRICITY) / (curve * curve.sqrt());
    let parallel = AXIS / curve.sqrt() * cos(latitude);
    Coord { x: at.x + (east / parallel).to_degrees(), y: at.y + (north / meridian).to_degrees() }
}

/// GCJ-02 to WGS 84, to a rounding.
pub(super) fn gcj02_to_wgs84(at: Coord<f64>) -> Coord<f64> {
    invert(at, wgs84_to_gcj02)
}

/// GCJ-02 to BD-09.
pub(super) fn gcj02_to_bd09(at: Coord<f64>) -> Coord<f64> {
    let far = hypot(at.x, at.y) + 0.000_02 * sin(at.y * BAIDU);
    let bearing = atan2(at.y, at.x) + 0.000_003 * cos(at.x * BAIDU);
    Coord { x: far * cos(bearing) + 0.0065, y: far * sin(bearing) + 0.006 }
}

/// BD-09 to GCJ-02, to a rounding.
pub(super) fn bd09_to_gcj02(at: Coord<f64>) -> Coord<f64> {
    invert(at, gcj02_to_bd09)
}

/// What `forward` takes to `at`: offsets change so little over their own length that walking back
/// by what is missed comes nearer by orders of magnitude a step.
fn invert(at: Coord<f64>, forward: impl Fn(Coord<f64>) -> Coord<f64>) -> Coord<f64> {
    /// Degrees; a hundredth of a micrometre.
    const NEAR: f64 = 1e-13;
    let mut from = at;
    for _ in 0..30 {
        let missed = at - forward(from);
        from = from + missed;
        if missed.x.abs() < NEAR && missed.y.abs() < NEAR {
            break;
        }
    }
    from
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(x: f64, y: f64) -> Coord<f64> {
        Coord { x, y }
    }

    fn assert_near(a: Coord<f64>, b: Coord<f64>, degrees: f64) {
        assert!((a.x - b.x).abs() < degrees && (a.y - b.y).abs() < degrees, "{a:?} {b:?}");
    }

    /// Public vectors, each found in two places (`eviltransform`, `coordtransform`).
    #[test]
    fn public_vectors_hold() {
        assert_near(
            wgs84_to_gcj02(at(116.377817, 39.911954)),
            at(116.38404722455657, 39.91334545536069),
            1e-12,
        );
        assert_near(
            wgs84_to_gcj02(at(121.5272106, 31.1774276)),
            at(121.531541859215, 31.17530398364597),
            1e-12,
        );
        assert_near(gcj02_to_bd09(at(116.404, 39.915)), at(116.41036949371029, 39.92133699351021), 1e-12);
        // The closed form of others is inexact; ours is iterated.
        assert_near(bd09_to_gcj02(at(116.404, 39.915)), at(116.39762729119315, 39.90865673957631), 1e-6);
        assert_near(gcj02_to_wgs84(at(116.404, 39.915)), at(116.39775575, 39.91359624), 1e-8);
        // Given to seven places, and off the formula (which the first two vectors confirm to the
        // last place) by 0.6 m.
        let zhongwei = at(105.193128, 37.4994127);
        assert_near(wgs84_to_gcj02(zhongwei), at(105.1969046, 37.4999772), 6e-6);
        assert_near(gcj02_to_bd09(wgs84_to_gcj02(zhongwei)), at(105.2034758, 37.5057774), 6e-6);
    }

    proptest::proptest! {
        #[test]
        fn back_is_where_it_came_from(x in 73.0..135.0f64, y in 4.0..53.5f64) {
            let here = at(x, y);
            assert_near(gcj02_to_wgs84(wgs84_to_gcj02(here)), here, 1e-12);
            assert_near(bd09_to_gcj02(gcj02_to_bd09(here)), here, 1e-12);
        }
    }
}
