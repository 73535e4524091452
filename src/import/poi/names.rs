//! What the columns of POI tables are usually called.

use unicode_normalization::UnicodeNormalization;

use crate::crs::Crs;

/// What a column is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Id,
    Name,
    /// Type codes, AMap's.
    Code,
    /// What kind of place it is, in words.
    Tag,
    Lng,
    Lat,
    /// Both coordinates, longitude first.
    LngLat,
    /// Both coordinates, latitude first.
    LatLng,
}

/// Names by role, as [`plain`] leaves them, the likeliest first.
const NAMES: [(Role, &[&str]); 8] = [
    (Role::Id, &["id", "poiid", "uid", "编号", "poi编号", "poi标识", "唯一标识", "唯一编码", "guid", "pid"]),
    (
        Role::Name,
        &[
            "name",
            "名称",
            "poi名称",
            "poiname",
            "设施名称",
            "机构名称",
            "地点名称",
            "单位名称",
            "店名",
            "名字",
            "title",
            "标题",
        ],
    ),
    (
        Role::Code,
        &[
            "typecode",
            "poitypecode",
            "类型编码",
            "类型代码",
            "分类编码",
            "分类代码",
            "类别编码",
            "类别代码",
            "poi类型编码",
            "poi编码",
            "poi类型代码",
            "typecodes",
            "编码",
        ],
    ),
    (
        Role::Tag,
        &[
            "type",
            "tag",
            "tags",
            "类型",
            "分类",
            "类别",
            "设施类别",
            "标签",
            "category",
            "poi类型",
            "poi分类",
            "行业分类",
            "poitype",
            "stdtag",
            "detailinfotag",
            "classifiedpoitag",
        ],
    ),
    (
        Role::Lng,
        &[
            "lng",
            "lon",
            "long",
            "longitude",
            "经度",
            "东经",
            "x",
            "x坐标",
            "坐标x",
            "coordx",
            "坐标经度",
            "经度坐标",
            "locationlng",
            "pointx",
            "poix",
        ],
    ),
    (
        Role::Lat,
        &[
            "lat",
            "latitude",
            "纬度",
            "北纬",
            "y",
            "y坐标",
            "坐标y",
            "coordy",
            "坐标纬度",
            "纬度坐标",
            "locationlat",
            "pointy",
            "poiy",
        ],
    ),
    (
        Role::LngLat,
        &[
            "location",
            "lnglat",
            "lonlat",
            "坐标",
            "经纬度",
            "经纬度坐标",
            "坐标经纬度",
            "经度纬度",
            "coordinates",
            "coordinate",
            "coord",
            "坐标位置",
            "位置坐标",
        ],
    ),
    (Role::LatLng, &["latlng", "latlon", "纬经度", "纬度经度"]),
];

/// Words in a column's name that say which system its coordinates are in, longer before shorter.
const SYSTEMS: [(Crs, &[&str]); 3] = [
    (Crs::WGS84, &["wgs1984", "wgs84", "wgs"]),
    (Crs::GCJ02, &["gcj02", "gcj", "火星", "高德", "amap", "腾讯"]),
    (Crs::BD09, &["bd09ll", "bd09", "百度", "baidu", "bd"]),
];

/// A column's name without width, case, blanks and punctuation.
pub(super) fn plain(name: &str) -> String {
    name.nfkc().flat_map(char::to_lowercase).filter(|c| c.is_alphanumeric()).collect()
}

/// What a column of this name is for, the system its name tells, and how usual the name is.
pub(super) fn role(name: &str) -> Option<(Role, Option<Crs>, usize)> {
    let name = plain(name);
    if let Some((role, rank)) = listed(&name) {
        return Some((role, None, rank));
    }
    let (crs, rest) = SYSTEMS.iter().find_map(|(crs, words)| {
        words.iter().find(|word| name.contains(**word)).map(|word| (*crs, name.replacen(word, "", 1)))
    })?;
    let rest = rest.replace("坐标系", "");
    let (role, rank) = listed(&rest).or_else(|| listed(rest.trim_end_matches("坐标")))?;
    Some((role, Some(crs), rank))
}

fn listed(name: &str) -> Option<(Role, usize)> {
    NAMES
        .iter()
        .find_map(|(role, names)| names.iter().position(|known| *known == name).map(|rank| (*role, rank)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usual_names_are_known() {
        for (name, expected, crs) in [
            ("ID", Role::Id, None),
            ("名 称", Role::Name, None),
            ("type_code", Role::Code, None),
            ("ｔｙｐｅ", Role::Tag, None),
            ("经度", Role::Lng, None),
            ("东经", Role::Lng, None),
            ("X", Role::Lng, None),
            ("Latitude", Role::Lat, None),
            ("wgs84_lng", Role::Lng, Some(Crs::WGS84)),
            ("经度（WGS84）", Role::Lng, Some(Crs::WGS84)),
            ("gcj02_x", Role::Lng, Some(Crs::GCJ02)),
            ("高德经度", Role::Lng, Some(Crs::GCJ02)),
            ("bd_lng", Role::Lng, Some(Crs::BD09)),
            ("bd09_lat", Role::Lat, Some(Crs::BD09)),
            ("百度纬度", Role::Lat, Some(Crs::BD09)),
            ("location", Role::LngLat, None),
            ("高德坐标", Role::LngLat, Some(Crs::GCJ02)),
            ("lat,lng", Role::LatLng, None),
        ] {
            let (role, system, _) = role(name).unwrap_or_else(|| panic!("{name}"));
            assert_eq!((role, system), (expected, crs), "{name}");
        }
        for name in ["面积", "地址", "", "电话", "bd", "wgs84"] {
            assert_eq!(role(name), None, "{name}");
        }
    }
}
