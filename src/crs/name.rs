//! Names of coordinate systems, as manifests, tables and GeoJSON files write them.

use std::str::FromStr;

use super::project::Projection;
use super::{Crs, Order, System};
use crate::lang::{Both, InBoth};
use crate::messages::crs as say;

/// A name that is none of a system that is read.
#[derive(Clone, Debug, PartialEq)]
pub struct Unknown {
    /// What is wrong with it.
    pub message: Both,
    /// What to write instead.
    pub help: Both,
}

impl Unknown {
    /// What may be written.
    pub fn expected() -> Both {
        say::known_systems(InBoth)
    }
}

impl FromStr for Crs {
    type Err = Unknown;

    /// Reads `gcj02`, `EPSG:4544`, `urn:ogc:def:crs:EPSG::4490`, `EPSG:4544/yx` and other usual
    /// ways of writing a system.
    ///
    /// # Errors
    /// A system that is not read, and what to do with it.
    fn from_str(given: &str) -> Result<Crs, Unknown> {
        let lower = given.trim().to_ascii_lowercase();
        let (name, order) = match lower.rsplit_once('/') {
            Some((name, "xy")) => (name, Some(Order::EastFirst)),
            Some((name, "yx")) => (name, Some(Order::NorthFirst)),
            _ => (lower.as_str(), None),
        };
        let name = name
            .trim()
            .trim_start_matches("urn:ogc:def:crs:")
            .trim_start_matches("http://www.opengis.net/def/crs/");
        let squeezed: String = name.chars().filter(|c| !matches!(c, ' ' | '-' | '_')).collect();
        let code = || {
            squeezed
                .strip_prefix("epsg")
                .unwrap_or(&squeezed)
                .trim_start_matches([':', '/', '0'])
                .parse()
                .ok()
        };
        let system = match squeezed.as_str() {
            "wgs84" | "crs84" | "ogc:crs84" | "ogc:1.3:crs84" | "ogc/1.3/crs84" => Some(System::Wgs84),
            "cgcs2000" | "大地2000" | "国家2000" | "2000国家大地坐标系" => Some(System::Cgcs2000),
            "gcj02" | "gcj" | "火星坐标" | "火星坐标系" | "高德" | "腾讯" | "amap" => {
                Some(System::Gcj02)
            }
            "bd09" | "bd09ll" | "百度" | "百度坐标" | "百度坐标系" | "baidu" => Some(System::Bd09),
            _ => match code() {
                Some(4326) => Some(System::Wgs84),
                Some(4490) => Some(System::Cgcs2000),
                Some(code) => Projection::from_epsg(code).map(System::Projected),
                None => None,
            },
        };
        let system = system.ok_or_else(|| unknown(given, code()))?;
        // Of what is in China only, the numbers tell which comes first.
        let by_range = match &system {
            System::Projected(projection) => projection.is_chinese(),
            System::Cgcs2000 => true,
            _ => false,
        };
        let order = order.unwrap_or(if by_range { Order::ByRange } else { Order::EastFirst });
        Ok(Crs { system, order })
    }
}

fn unknown(given: &str, code: Option<u32>) -> Unknown {
    let squeezed = given.to_ascii_lowercase();
    let old = ["beijing", "xian", "xi'an", "北京54", "西安80", "1954", "1980"]
        .iter()
        .any(|name| squeezed.contains(name))
        || code.is_some_and(|code| matches!(code, 4214 | 4610 | 2327..=2442 | 21413..=21463));
    if squeezed.contains("bd09mc") {
        return Unknown { message: say::baidu_mercator(InBoth, &given), help: say::export_bd09(InBoth) };
    }
    if old {
        return Unknown {
            message: say::beijing_1954_or_xian_1980(InBoth, &given),
            help: say::have_it_converted(InBoth),
        };
    }
    Unknown {
        message: say::coordinate_system_not_known(InBoth, &given),
        help: say::reproject_to_epsg(InBoth),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usual_ways_of_writing_a_system_are_understood() {
        for (given, shown) in [
            ("WGS84", "wgs84"),
            ("urn:ogc:def:crs:OGC:1.3:CRS84", "wgs84"),
            ("EPSG:4326", "wgs84"),
            ("epsg::4326/yx", "wgs84/yx"),
            ("CGCS2000", "cgcs2000"),
            ("EPSG:4490", "cgcs2000"),
            ("urn:ogc:def:crs:EPSG::4490", "cgcs2000"),
            ("GCJ-02", "gcj02"),
            ("高德", "gcj02"),
            ("BD09", "bd09"),
            ("bd09ll", "bd09"),
            ("EPSG:4544", "EPSG:4544"),
            ("4544", "EPSG:4544"),
            ("urn:ogc:def:crs:EPSG::4523/yx", "EPSG:4523/yx"),
            ("EPSG:3857", "EPSG:3857"),
            ("EPSG:32648", "EPSG:32648"),
        ] {
            assert_eq!(given.parse::<Crs>().map(|crs| crs.to_string()), Ok(shown.to_owned()), "{given}");
        }
    }

    #[test]
    fn what_is_not_read_says_what_to_do() {
        for (given, mend) in [
            ("EPSG:2383", "CGCS2000"),
            ("北京54", "CGCS2000"),
            ("bd09mc", "bd09"),
            ("EPSG:27700", "QGIS"),
            ("", "QGIS"),
        ] {
            let unknown = given.parse::<Crs>().unwrap_err();
            assert!(unknown.help.zh.contains(mend), "{given}: {unknown:?}");
        }
    }
}
