//! Projected systems: CGCS2000 Gauss-Krüger zones, UTM and Web Mercator.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Mutex;

use geo::Coord;
use proj4rs::proj::Proj;
use proj4rs::transform::transform;

/// A projected system.
#[derive(Clone, Copy)]
pub(super) struct Projection {
    code: u32,
    kind: Kind,
    ends: &'static Ends,
}

/// The library's own view of both ends.
struct Ends {
    metres: Proj,
    degrees: Proj,
}

/// Those made so far, by code: few, and wanted again.
static MADE: Mutex<BTreeMap<u32, &'static Ends>> = Mutex::new(BTreeMap::new());

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    /// Central meridian, and the easting it is given, metres.
    GaussKrueger {
        meridian: f64,
        easting: f64,
    },
    Utm,
    WebMercator,
}

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
    pub fn of(code: u32) -> Option<Projection> {
        let gauss = |meridian: u32, zone: Option<u32>| Kind::GaussKrueger {
            meridian: meridian.into(),
            easting: f64::from(zone.unwrap_or(0)) * 1e6 + 500_000.0,
        };
        let kind = match code {
            4491..=4501 => gauss(75 + (code - 4491) * 6, Some(13 + code - 4491)),
            4502..=4512 => gauss(75 + (code - 4502) * 6, None),
            4513..=4533 => gauss(75 + (code - 4513) * 3, Some(25 + code - 4513)),
            4534..=4554 => gauss(75 + (code - 4534) * 3, None),
            3857 => Kind::WebMercator,
            32601..=32660 | 32701..=32760 => Kind::Utm,
            _ => return None,
        };
        let mut made = MADE.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        let ends = match made.get(&code) {
            Some(ends) => *ends,
            None => {
                let ends: &'static Ends = Box::leak(Box::new(Ends::of(code, kind)?));
                made.insert(code, ends);
                ends
            }
        };
        Some(Projection { code, kind, ends })
    }

    pub fn code(&self) -> u32 {
        self.code
    }

    /// Whether it is of China alone.
    pub fn is_chinese(&self) -> bool {
        matches!(self.kind, Kind::GaussKrueger { .. })
    }

    /// Eastings and northings it is used for, metres.
    pub fn ranges(&self) -> ((f64, f64), (f64, f64)) {
        match self.kind {
            Kind::GaussKrueger { easting, .. } => ((easting - REACH, easting + REACH), NORTHINGS),
            Kind::Utm => ((500_000.0 - REACH, 500_000.0 + REACH), (0.0, 10_000_000.0)),
            Kind::WebMercator => ((-20_037_508.35, 20_037_508.35), (-20_048_966.2, 20_048_966.2)),
        }
    }

    /// Degrees of a position in metres, east first; `None` far outside the zone.
    pub fn to_degrees(self, at: Coord<f64>) -> Option<Coord<f64>> {
        let (east, north) = self.ranges();
        if !(at.x >= east.0 && at.x <= east.1 && at.y >= north.0 && at.y <= north.1) {
            return None;
        }
        let mut point = (at.x, at.y);
        transform(&self.ends.metres, &self.ends.degrees, &mut point).ok()?;
        let at = Coord { x: point.0.to_degrees(), y: point.1.to_degrees() };
        (at.x.is_finite() && at.y.is_finite()).then_some(at)
    }
}

impl Ends {
    fn of(code: u32, kind: Kind) -> Option<Ends> {
        let (text, ellipsoid) = match kind {
            Kind::GaussKrueger { meridian, easting } => {
                (format!("+proj=tmerc +lat_0=0 +lon_0={meridian} +k=1 +x_0={easting} +y_0=0"), "+ellps=GRS80")
            }
            Kind::Utm => {
                let south = if code > 32700 { " +south" } else { "" };
                (format!("+proj=utm +zone={}{south}", code % 100), "+ellps=WGS84")
            }
            Kind::WebMercator => ("+proj=merc +lon_0=0 +k=1 +x_0=0 +y_0=0".into(), "+a=6378137 +b=6378137"),
        };
        // Both ends on one ellipsoid: nothing is shifted between datums.
        Some(Ends {
            metres: Proj::from_proj_string(&format!("{text} {ellipsoid} +units=m +no_defs")).ok()?,
            degrees: Proj::from_proj_string(&format!("+proj=longlat {ellipsoid} +no_defs")).ok()?,
        })
    }
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
