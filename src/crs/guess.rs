//! What coordinates that do not fit their system most likely are, and how systems lie shifted
//! against each other.

use geo::Coord;

use super::{Crs, System, offset};
use crate::both;
use crate::lang::Both;

/// What a pair of numbers most likely is, where it is no longitude and latitude, and how to say so.
pub fn likely(at: Coord<f64>) -> Option<Both> {
    let (x, y) = (at.x, at.y);
    if !(x.is_finite() && y.is_finite()) {
        return None;
    }
    let degrees = |east: f64, north: f64| (72.0..=138.0).contains(&east) && (0.0..=56.0).contains(&north);
    if degrees(y, x) {
        return Some(both!(
            "经度和纬度像是写反了；若整份数据都是纬度在前，请声明 crs = \"wgs84/yx\"",
            "longitude and latitude look swapped; if latitude comes first throughout, declare crs = \"wgs84/yx\""
        ));
    }
    metres(x, y, "").or_else(|| metres(y, x, "/yx"))
}

/// What metres most likely are, east first.
fn metres(east: f64, north: f64, turned: &str) -> Option<Both> {
    const NORTHINGS: std::ops::RangeInclusive<f64> = 300_000.0..=6_000_000.0;
    if !NORTHINGS.contains(&north) {
        return None;
    }
    let zone = (east / 1e6).floor();
    let zoned = (100_000.0..=900_000.0).contains(&(east - zone * 1e6));
    match zone as i64 {
        25..=45 if zoned => {
            let code = 4513 + zone as u32 - 25;
            let meridian = zone * 3.0;
            Some(both!(
                "像是 CGCS2000 3 度带第 {zone} 带（中央经线 {meridian}°）的米，请声明 crs = \"EPSG:{code}{turned}\"；若是西安 80 或北京 54，请先转换",
                "these look like metres of CGCS2000 3-degree zone {zone} (central meridian {meridian}°): declare crs = \"EPSG:{code}{turned}\"; convert Xi'an 1980 or Beijing 1954 first"
            ))
        }
        13..=23 if zoned => {
            let code = 4491 + zone as u32 - 13;
            let meridian = zone * 6.0 - 3.0;
            let mercator = if east < 15_100_000.0 {
                both!("，也可能是网络墨卡托 EPSG:3857{turned}", ", or of Web Mercator, EPSG:3857{turned}")
            } else {
                Both::default()
            };
            let Both { zh, en } = mercator;
            Some(both!(
                "像是 CGCS2000 6 度带第 {zone} 带（中央经线 {meridian}°）的米，即 EPSG:{code}{turned}{zh}；请声明 crs",
                "these look like metres of CGCS2000 6-degree zone {zone} (central meridian {meridian}°), EPSG:{code}{turned}{en}: declare crs"
            ))
        }
        0 if zoned => Some(both!(
            "像是不带带号的 CGCS2000 3 度带的米；按中央经线声明 crs，如 105° 为 \"EPSG:4544{turned}\"、114° 为 \"EPSG:4547{turned}\"、120° 为 \"EPSG:4549{turned}\"",
            "these look like metres of a CGCS2000 3-degree zone without its number: declare crs by the central meridian, such as \"EPSG:4544{turned}\" for 105°, \"EPSG:4547{turned}\" for 114°, \"EPSG:4549{turned}\" for 120°"
        )),
        8..=15 => Some(both!(
            "像是网络墨卡托的米，请声明 crs = \"EPSG:3857{turned}\"",
            "these look like metres of Web Mercator: declare crs = \"EPSG:3857{turned}\""
        )),
        _ => None,
    }
}

/// A layer that really is of one system among layers of another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shift {
    /// The system the layer really is of.
    pub really: &'static Crs,
    /// The system of the others.
    pub among: &'static Crs,
}

/// Every way two systems of degrees lie shifted against each other.
pub fn shifts() -> impl Iterator<Item = Shift> {
    const SYSTEMS: [&Crs; 3] = [&Crs::WGS84, &Crs::GCJ02, &Crs::BD09];
    SYSTEMS.into_iter().flat_map(|really| {
        SYSTEMS.into_iter().filter(move |among| *among != really).map(move |among| Shift { really, among })
    })
}

impl Shift {
    /// Where a position of the layer belongs among the others.
    pub fn mend(&self, at: Coord<f64>) -> Coord<f64> {
        let plain = match self.really.system {
            System::Gcj02 => offset::gcj02_to_wgs84(at),
            System::Bd09 => offset::gcj02_to_wgs84(offset::bd09_to_gcj02(at)),
            _ => at,
        };
        match self.among.system {
            System::Gcj02 => offset::wgs84_to_gcj02(plain),
            System::Bd09 => offset::gcj02_to_bd09(offset::wgs84_to_gcj02(plain)),
            _ => plain,
        }
    }
}
