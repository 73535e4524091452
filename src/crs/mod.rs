//! Coordinate systems a dataset may come in. Inside, everything is WGS 84, longitude and
//! latitude in degrees.
//!
//! CGCS2000 is taken as WGS 84: both are realisations of the ITRF, some centimetres apart, which
//! is less than a survey of a community sees.

mod guess;
mod name;
mod offset;
mod project;

use std::fmt;

use geo::Coord;

use project::Projection;

pub(crate) use guess::{Shift, likely, shifts};
pub use name::Unknown;

/// A coordinate system that coordinates are read in.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Crs {
    system: System,
    order: Order,
}

#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum System {
    #[default]
    Wgs84,
    /// China's geodetic system of 2000, in degrees.
    Cgcs2000,
    /// China's offset ("Mars") coordinates, as AMap and Tencent give them.
    Gcj02,
    /// Baidu's, offset once more.
    Bd09,
    Projected(Projection),
}

/// Which of a position's two numbers comes first.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum Order {
    /// Longitude or easting, as GeoJSON wants and GIS programs write whatever a system says.
    #[default]
    EastFirst,
    /// Latitude or northing, as the EPSG's own definitions of Chinese systems say.
    NorthFirst,
    /// Whichever it is: in China, the ranges of the two do not meet.
    ByRange,
}

/// A position that cannot be one of its system.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Impossible;

impl Crs {
    /// WGS 84, degrees, longitude first: what everything inside is in.
    pub const WGS84: Crs = Crs { system: System::Wgs84, order: Order::EastFirst };
    /// GCJ-02 (火星坐标系), as AMap and Tencent give positions, longitude first.
    pub const GCJ02: Crs = Crs { system: System::Gcj02, order: Order::EastFirst };
    /// BD-09, as Baidu gives positions, longitude first.
    pub const BD09: Crs = Crs { system: System::Bd09, order: Order::EastFirst };

    /// A position of this system in WGS 84.
    ///
    /// # Errors
    /// Numbers that are no position of the system: no degrees on the globe, metres far outside
    /// the zone.
    pub fn to_wgs84(self, at: Coord<f64>) -> Result<Coord<f64>, Impossible> {
        let at = self.east_first(at);
        match &self.system {
            System::Wgs84 | System::Cgcs2000 => degrees(at),
            System::Gcj02 => degrees(at).map(offset::gcj02_to_wgs84),
            System::Bd09 => degrees(at).map(|at| offset::gcj02_to_wgs84(offset::bd09_to_gcj02(at))),
            System::Projected(projection) => projection.to_degrees(at).ok_or(Impossible),
        }
    }

    /// Whether positions of it are read as they stand.
    pub(crate) fn is_plain(&self) -> bool {
        matches!(self.system, System::Wgs84 | System::Cgcs2000) && self.order == Order::EastFirst
    }

    /// Whether a file that names `named` may hold data declared to be of this system. Programs
    /// write "WGS 84" on whatever is in degrees, offset or not.
    pub(crate) fn agrees_with(&self, named: &Crs) -> bool {
        match (&self.system, &named.system) {
            (System::Projected(own), System::Projected(other)) => own == other,
            (System::Projected(_), _) | (_, System::Projected(_)) => false,
            (_, System::Gcj02 | System::Bd09) => self.system == named.system,
            _ => true,
        }
    }

    fn east_first(&self, at: Coord<f64>) -> Coord<f64> {
        let turned = Coord { x: at.y, y: at.x };
        match self.order {
            Order::EastFirst => at,
            Order::NorthFirst => turned,
            Order::ByRange => {
                let (east, north) = match &self.system {
                    System::Projected(projection) => projection.ranges(),
                    _ => ((72.0, 138.0), (0.0, 56.0)),
                };
                let within = |value: f64, (from, to): (f64, f64)| value >= from && value <= to;
                if within(at.x, north) && within(at.y, east) { turned } else { at }
            }
        }
    }
}

/// Whether longitude and latitude are degrees on the globe.
pub(crate) fn is_on_globe(at: Coord<f64>) -> bool {
    at.x.is_finite() && at.y.is_finite() && at.x.abs() <= 180.0 && at.y.abs() <= 90.0
}

/// Degrees that are on the globe.
fn degrees(at: Coord<f64>) -> Result<Coord<f64>, Impossible> {
    if is_on_globe(at) { Ok(at) } else { Err(Impossible) }
}

impl fmt::Display for Crs {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match &self.system {
            System::Wgs84 => f.write_str("wgs84")?,
            System::Cgcs2000 => f.write_str("cgcs2000")?,
            System::Gcj02 => f.write_str("gcj02")?,
            System::Bd09 => f.write_str("bd09")?,
            System::Projected(projection) => write!(f, "EPSG:{}", projection.code())?,
        }
        f.write_str(if self.order == Order::NorthFirst { "/yx" } else { "" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(crs: &str, x: f64, y: f64) -> Result<Coord<f64>, Impossible> {
        crs.parse::<Crs>().unwrap().to_wgs84(Coord { x, y })
    }

    /// Made with PROJ 9.5.1 (pyproj 3.7.2, `always_xy`), from EPSG:4490 or EPSG:4326, rounded to a
    /// micrometre.
    const PROJECTED: [(&str, [f64; 2], [f64; 2]); 9] = [
        ("EPSG:4544", [105.193128, 37.4994127], [517077.571385, 4151954.480930]),
        ("EPSG:4523", [105.193128, 37.4994127], [35517077.571385, 4151954.480930]),
        ("EPSG:4509", [116.4, 39.9], [448688.855734, 4418598.001259]),
        ("EPSG:4498", [116.4, 39.9], [20448688.855734, 4418598.001259]),
        ("EPSG:4549", [121.5, 31.2], [642964.159847, 3454118.132166]),
        ("EPSG:32648", [105.193128, 37.4994127], [517070.740356, 4150293.699248]),
        ("EPSG:3857", [105.193128, 37.4994127], [11710045.443912, 4508948.986315]),
        ("EPSG:4554", [135.0, 48.0], [500000.000000, 5318427.595368]),
        ("EPSG:4534", [75.5, 39.5], [543006.814979, 4374133.476891]),
    ];

    #[test]
    fn metres_become_the_degrees_proj_says() {
        for (crs, [longitude, latitude], [east, north]) in PROJECTED {
            let turned = format!("{crs}/yx");
            for at in [read(crs, east, north), read(&turned, north, east)] {
                let at = at.unwrap();
                // A hundredth of a millimetre; the vectors are rounded to a micrometre.
                assert!((at.x - longitude).abs() < 1e-10, "{crs} {at:?}");
                assert!((at.y - latitude).abs() < 1e-10, "{crs} {at:?}");
            }
        }
    }

    #[test]
    fn in_china_the_numbers_tell_which_comes_first() {
        for (crs, [longitude, latitude], [east, north]) in PROJECTED {
            let turned = read(crs, north, east);
            if crs == "EPSG:3857" || crs == "EPSG:32648" {
                // There they do not; the order is what GIS programs write.
                assert_ne!(turned, read(crs, east, north), "{crs}");
            } else {
                let at = turned.unwrap();
                assert!((at.x - longitude).abs() < 1e-9 && (at.y - latitude).abs() < 1e-9, "{crs} {at:?}");
            }
        }
        assert_eq!(read("EPSG:4490", 37.5, 105.2), Ok(Coord { x: 105.2, y: 37.5 }));
        assert_eq!(read("EPSG:4490", 105.2, 37.5), Ok(Coord { x: 105.2, y: 37.5 }));
        assert_eq!(read("wgs84", 37.5, 105.2), Err(Impossible));
        assert_eq!(read("wgs84/yx", 37.5, 105.2), Ok(Coord { x: 105.2, y: 37.5 }));
    }

    #[test]
    fn what_lies_far_outside_a_zone_is_refused() {
        assert_eq!(read("EPSG:4544", 35_517_077.0, 4_151_954.0), Err(Impossible));
        assert_eq!(read("EPSG:4544", 105.2, 37.5), Err(Impossible));
        assert_eq!(read("EPSG:4523", 517_077.0, 4_151_954.0), Err(Impossible));
        assert_eq!(read("gcj02", 181.0, 37.5), Err(Impossible));
        assert_eq!(read("wgs84", f64::NAN, 37.5), Err(Impossible));
    }

    #[test]
    fn numbers_that_are_no_degrees_name_their_likely_system() {
        for (x, y, named) in [
            (35_517_077.0, 4_151_954.0, "EPSG:4523\""),
            (4_151_954.0, 35_517_077.0, "EPSG:4523/yx\""),
            (517_077.0, 4_151_954.0, "EPSG:4544\""),
            (4_151_954.0, 517_077.0, "EPSG:4544/yx\""),
            (18_517_077.0, 4_151_954.0, "EPSG:4496；"),
            (11_710_045.0, 4_508_949.0, "EPSG:3857\""),
            (37.5, 105.2, "wgs84/yx"),
        ] {
            let said = likely(Coord { x, y }).unwrap().zh;
            assert!(said.contains(named), "{x} {y}: {said}");
        }
        assert_eq!(likely(Coord { x: 200.0, y: 37.5 }), None);
        assert_eq!(likely(Coord { x: f64::NAN, y: 37.5 }), None);
    }
}
