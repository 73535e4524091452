//! Names of coordinate systems, as manifests, tables and GeoJSON files write them.

use std::str::FromStr;

use super::project::Projection;
use super::{Crs, Order, System};
use crate::both;
use crate::lang::Both;

/// A name that is none of a system that is read.
#[derive(Clone, Debug, PartialEq)]
pub struct Unknown {
    pub what: Both,
    pub mend: Both,
}

impl Unknown {
    /// What may be written.
    pub fn expected() -> Both {
        both!(
            "wgs84、gcj02（高德、腾讯）、bd09（百度）、cgcs2000，或 EPSG 代码：4326、4490、4491–4554（CGCS2000 6 度带、3 度带）、3857、326xx/327xx（UTM）；北坐标（或纬度）在前的加 /yx，如 EPSG:4544/yx",
            "wgs84, gcj02 (AMap, Tencent), bd09 (Baidu), cgcs2000, or an EPSG code: 4326, 4490, 4491–4554 (CGCS2000 6- and 3-degree zones), 3857, 326xx/327xx (UTM); with /yx where northing or latitude comes first, such as EPSG:4544/yx"
        )
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
                Some(code) => Projection::of(code).map(System::Projected),
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
        return Unknown {
            what: both!(
                "坐标系 {given} 是百度墨卡托（米），不读",
                "{given} is Baidu's Mercator (metres), which is not read"
            ),
            mend: both!("从百度导出 bd09 经纬度", "export longitude and latitude (bd09) from Baidu"),
        };
    }
    if old {
        return Unknown {
            what: both!(
                "坐标系 {given} 是北京 54 或西安 80，转换参数各地不同且不公开",
                "{given} is Beijing 1954 or Xi'an 1980, whose local parameters are not public"
            ),
            mend: both!(
                "请测绘部门转换为 CGCS2000（EPSG:4490 或 3 度带）",
                "have the surveying office convert it to CGCS2000 (EPSG:4490 or a 3-degree zone)"
            ),
        };
    }
    Unknown {
        what: both!("不认识坐标系 {given}", "the coordinate system {given} is not known"),
        mend: both!("在 QGIS 中重投影为 EPSG:4326 后另存", "reproject it to EPSG:4326 in QGIS and save it"),
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
            assert!(unknown.mend.zh.contains(mend), "{given}: {unknown:?}");
        }
    }
}
