//! Coordinate systems a dataset may come in. Inside, everything is WGS 84, longitude and
//! latitude in degrees.

mod offset;

use geo::Coord;

/// A coordinate system that coordinates are read in.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Crs {
    /// Longitude and latitude, as RFC 7946 says.
    #[default]
    Wgs84,
    /// China's offset ("Mars") coordinates, as AMap and Tencent give them.
    Gcj02,
    /// Baidu's, offset once more.
    Bd09,
}

impl Crs {
    /// A position of this system in WGS 84.
    pub fn to_wgs84(self, at: Coord<f64>) -> Coord<f64> {
        match self {
            Crs::Wgs84 => at,
            Crs::Gcj02 => offset::gcj02_to_wgs84(at),
            Crs::Bd09 => offset::gcj02_to_wgs84(offset::bd09_to_gcj02(at)),
        }
    }
}
