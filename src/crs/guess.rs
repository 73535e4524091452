//! What coordinates that do not fit their system most likely are, and how systems lie shifted
//! against each other.

use geo::Coord;

use super::{Crs, System, offset};
use crate::lang::{Both, InBoth};
use crate::messages::crs as say;

/// What a pair of numbers most likely is, where it is no longitude and latitude, and how to say so.
pub(crate) fn likely(at: Coord<f64>) -> Option<Both> {
    let (x, y) = (at.x, at.y);
    if !(x.is_finite() && y.is_finite()) {
        return None;
    }
    let degrees = |east: f64, north: f64| (72.0..=138.0).contains(&east) && (0.0..=56.0).contains(&north);
    if degrees(y, x) {
        return Some(say::longitude_and_latitude_look_swapped(InBoth));
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
            Some(say::look_like_metres_of_3_degree_zone(InBoth, &zone, &meridian, &code, &turned))
        }
        13..=23 if zoned => {
            let code = 4491 + zone as u32 - 13;
            let meridian = zone * 6.0 - 3.0;
            let mercator =
                if east < 15_100_000.0 { say::or_of_web_mercator(InBoth, &turned) } else { Both::default() };
            let Both { zh, en } = mercator;
            Some(say::look_like_metres_of_6_degree_zone(InBoth, &zone, &meridian, &code, &turned, &zh, &en))
        }
        0 if zoned => Some(say::look_like_metres_of_a_3_degree_zone(InBoth, &turned)),
        8..=15 => Some(say::look_like_metres_of_web_mercator(InBoth, &turned)),
        _ => None,
    }
}

/// A layer that really is of one system among layers of another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Shift {
    /// The system the layer really is of.
    pub(crate) really: &'static Crs,
    /// The system of the others.
    pub(crate) among: &'static Crs,
}

/// Every way two systems of degrees lie shifted against each other.
pub(crate) fn shifts() -> impl Iterator<Item = Shift> {
    const SYSTEMS: [&Crs; 3] = [&Crs::WGS84, &Crs::GCJ02, &Crs::BD09];
    SYSTEMS.into_iter().flat_map(|really| {
        SYSTEMS.into_iter().filter(move |among| *among != really).map(move |among| Shift { really, among })
    })
}

impl Shift {
    /// Where a position of the layer belongs among the others.
    pub(crate) fn mend(&self, at: Coord<f64>) -> Coord<f64> {
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
