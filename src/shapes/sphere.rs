//! Distances on the earth taken for a sphere.

use geo::Coord;
use libm::{asin, cos, sin};

use crate::units::Metres;

/// The mean earth radius (IUGG), in metres: of the sphere that distances are measured on.
const RADIUS: f64 = 6_371_008.8;

/// Length of a degree of latitude on that sphere.
pub const METRES_A_DEGREE: f64 = RADIUS * std::f64::consts::PI / 180.0;

/// Haversine distance (Sinnott, "Virtues of the Haversine", 1984) on a sphere of the mean earth
/// radius.
///
/// Points near each other, as a city's are, cost one cosine: cos a cos b is
/// cos² ((a + b) / 2) − sin² ((a − b) / 2), and of small angles' series the first terms say all
/// that a double holds.
pub fn distance(a: Coord<f64>, b: Coord<f64>) -> Metres {
    /// Radians, a hundredth and a bit: 60 km.
    const SMALL: f64 = 0.01;
    let half = (b - a) * (std::f64::consts::PI / 360.0);
    if half.x.abs() > SMALL || half.y.abs() > SMALL {
        let (east, north) = (sin(half.x), sin(half.y));
        let square = north * north + cos(a.y.to_radians()) * cos(b.y.to_radians()) * east * east;
        return Metres(2.0 * RADIUS * asin(square.sqrt().min(1.0)));
    }
    let sin = |x: f64| {
        let square = x * x;
        x * (1.0 - square / 6.0 * (1.0 - square / 20.0 * (1.0 - square / 42.0)))
    };
    let (east, north) = (sin(half.x), sin(half.y));
    let cos = cos((a.y + b.y) * (std::f64::consts::PI / 360.0));
    let square = north * north + (cos * cos - north * north) * east * east;
    let arcsin =
        square.sqrt() * (1.0 + square * (1.0 / 6.0 + square * (3.0 / 40.0 + square * (15.0 / 336.0))));
    Metres(2.0 * RADIUS * arcsin)
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::{Distance, Haversine, Point};
    use proptest::prelude::*;

    proptest! {
        #[test]
        #[expect(clippy::disallowed_methods, reason = "compared with, to a rounding")]
        fn distances_are_those_of_the_plain_formula(
            lon in -180.0..180.0_f64, lat in -89.9..89.9_f64,
            east in -1.3..1.3_f64, north in -1.3..1.3_f64, scale in 0.0..7.0_f64,
        ) {
            let a = Coord { x: lon, y: lat };
            let b = a + Coord { x: east, y: north } * libm::exp10(-scale);
            let plain = Haversine.distance(Point(a), Point(b));
            // A nanometre, and what rounding of degrees and radians leaves.
            prop_assert!((distance(a, b).0 - plain).abs() <= 1e-8 + 1e-13 * plain, "{plain}");
        }
    }

    #[test]
    fn nothing_is_no_distance() {
        let here = Coord { x: 105.0, y: 37.5 };
        assert_eq!(distance(here, here).0, 0.0);
    }
}
