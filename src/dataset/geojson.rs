//! GeoJSON files: the collection is split into features first, each feature is read by
//! itself, so that one bad feature hides no other.

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::Value as Json;
use serde_json::value::RawValue;

use super::hidden;
use crate::both;
use crate::defect::{Defect, Place};

/// A FeatureCollection, its features not yet read.
pub struct Collection<'a> {
    pub features: Vec<&'a RawValue>,
    /// The coordinate system named by a 2008-style `crs` member.
    pub crs: Option<String>,
    /// Bundles only: what `dataset.toml` and the tables would hold.
    pub dataset: Option<Json>,
    pub survey: Option<Json>,
    pub projects: Option<Json>,
    pub waivers: Option<Json>,
}

/// One feature: members split, values not yet understood.
#[derive(Deserialize)]
pub struct Feature<'a> {
    #[serde(borrow, rename = "type")]
    kind: Option<Cow<'a, str>>,
    id: Option<Json>,
    #[serde(borrow)]
    pub geometry: Option<&'a RawValue>,
    #[serde(borrow)]
    pub properties: Option<Properties<'a>>,
}

/// A feature's properties, in order and with repeated names kept.
pub struct Properties<'a>(pub Vec<(Column<'a>, Json)>);

/// A property's name as the file gives it.
#[derive(Deserialize)]
#[serde(transparent)]
pub struct Column<'a>(#[serde(borrow)] pub Cow<'a, str>);

impl<'de: 'a, 'a> Deserialize<'de> for Properties<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Properties<'a>, D::Error> {
        struct Entries;
        impl<'de> Visitor<'de> for Entries {
            type Value = Properties<'de>;
            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("an object of properties")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Properties<'de>, A::Error> {
                let mut entries = Vec::with_capacity(map.size_hint().unwrap_or(8));
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Properties(entries))
            }
        }
        deserializer.deserialize_map(Entries)
    }
}

impl Feature<'_> {
    /// The feature's own `id` member, as text.
    pub fn member_id(&self) -> Option<String> {
        member_id(self.id.as_ref())
    }
}

/// A feature's own `id` member, as text.
pub fn member_id(id: Option<&Json>) -> Option<String> {
    match id? {
        Json::String(id) => Some(hidden::without(id.trim()).into_owned()).filter(|id| !id.is_empty()),
        Json::Number(id) => Some(number_text(id)),
        _ => None,
    }
}

/// A number as an id: 12 and 12.0 are the same.
pub fn number_text(number: &serde_json::Number) -> String {
    match number.as_f64() {
        Some(value) if value.fract() == 0.0 && value.abs() < 1e15 => format!("{value:.0}"),
        _ => number.to_string(),
    }
}

/// Decodes a file's bytes as UTF-8 text, a byte order mark taken off.
///
/// # Errors
/// Names the encoding the bytes look like when they are not UTF-8.
pub fn text<'a>(file: &str, bytes: &'a [u8]) -> Result<&'a str, Box<Defect>> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    std::str::from_utf8(bytes).map_err(|error| {
        let at = error.valid_up_to();
        Box::new(
            Defect::error(
                "not-utf-8",
                file,
                Place::Whole,
                both!("从第 {at} 字节起不是 UTF-8", "not UTF-8 from byte {at} on"),
            )
            .expected(both!("UTF-8 编码的 GeoJSON", "GeoJSON in UTF-8"))
            .mend(both!(
                "可能是 GBK/GB18030 编码；在 QGIS 中另存为 UTF-8",
                "it may be GBK/GB18030; save it as UTF-8 from QGIS"
            )),
        )
    })
}

#[derive(Deserialize)]
struct Members<'a> {
    #[serde(rename = "type")]
    kind: Option<Json>,
    #[serde(borrow)]
    features: Option<Vec<&'a RawValue>>,
    crs: Option<Json>,
    dataset: Option<Json>,
    survey: Option<Json>,
    projects: Option<Json>,
    waivers: Option<Json>,
}

/// Splits a GeoJSON text into its features.
///
/// # Errors
/// Text that is empty, no JSON (with line and column), or no FeatureCollection.
pub fn split<'a>(file: &str, text: &'a str) -> Result<Collection<'a>, Box<Defect>> {
    let collection = both!(
        "GeoJSON FeatureCollection：{{\"type\": \"FeatureCollection\", \"features\": [...]}}",
        "a GeoJSON FeatureCollection: {{\"type\": \"FeatureCollection\", \"features\": [...]}}"
    );
    if text.trim().is_empty() {
        return Err(Box::new(
            Defect::error("empty-file", file, Place::Whole, both!("文件是空的", "the file is empty"))
                .expected(collection)
                .mend(both!("重新导出该图层", "export the layer again")),
        ));
    }
    let members: Members = match serde_json::from_str(text) {
        Ok(members) => members,
        Err(error) => return Err(Box::new(json_defect(file, text, &error))),
    };
    let kind = match &members.kind {
        Some(Json::String(kind)) => kind.as_str(),
        _ => "",
    };
    let features = match (kind, members.features) {
        ("FeatureCollection", Some(features)) => features,
        ("Feature", _) => vec![
            serde_json::from_str::<&RawValue>(text)
                .map_err(|error| Box::new(json_defect(file, text, &error)))?,
        ],
        _ => {
            let what = match kind {
                "" => both!("不是 GeoJSON：没有 \"type\"", "not GeoJSON: it has no \"type\""),
                "FeatureCollection" => {
                    both!("FeatureCollection 没有 features", "the FeatureCollection has no features")
                }
                other => both!("\"type\" 是 \"{other}\"", "its \"type\" is \"{other}\""),
            };
            return Err(Box::new(
                Defect::error("not-geojson", file, Place::Whole, what)
                    .expected(collection)
                    .mend(both!("从 QGIS 导出为 GeoJSON", "export it from QGIS as GeoJSON")),
            ));
        }
    };
    Ok(Collection {
        features,
        crs: members.crs.as_ref().and_then(crs_name),
        dataset: members.dataset.filter(|json| !json.is_null()),
        survey: members.survey.filter(|json| !json.is_null()),
        projects: members.projects.filter(|json| !json.is_null()),
        waivers: members.waivers.filter(|json| !json.is_null()),
    })
}

/// What a JSON syntax error is, where it is, and the likely cause.
pub fn json_defect(file: &str, text: &str, error: &serde_json::Error) -> Defect {
    let (line, column) = (error.line(), error.column());
    let place = Place::Line { line, column };
    let expected = both!("完整的 GeoJSON", "complete GeoJSON");
    if error.is_eof() {
        return Defect::error(
            "truncated-json",
            file,
            place,
            both!("文件在此中断，JSON 不完整", "the file breaks off here, the JSON is incomplete"),
        )
        .expected(expected)
        .mend(both!("重新复制或导出该文件", "copy or export the file again"));
    }
    if error.is_data() {
        return Defect::error(
            "not-geojson",
            file,
            place,
            both!("不是 GeoJSON：{error}", "not GeoJSON: {error}"),
        )
        .expected(expected)
        .mend(both!("从 QGIS 导出为 GeoJSON", "export it from QGIS as GeoJSON"));
    }
    // serde_json stops at the first wrong letter, at most a sign and a letter into the word.
    let around = text.lines().nth(line.saturating_sub(1)).unwrap_or("").bytes();
    let around: Vec<u8> = around.skip(column.saturating_sub(3)).take(10).collect();
    let not_finite = ["NaN", "nan", "Infinity"]
        .iter()
        .any(|word| around.windows(word.len()).any(|window| window == word.as_bytes()));
    if not_finite {
        return Defect::error(
            "not-finite",
            file,
            place,
            both!("NaN 或 Infinity 不是 JSON 里的数", "NaN or Infinity is no number in JSON"),
        )
        .expected(both!("有限的数", "finite numbers"))
        .mend(both!("补上坐标或数值，没有就删去", "give the coordinate or value, or leave it out"));
    }
    Defect::error("bad-json", file, place, both!("不是合法的 JSON：{error}", "not valid JSON: {error}"))
        .expected(expected)
        .mend(both!("修改此处，或重新导出该文件", "mend it here, or export the file again"))
}

/// Reads one feature.
///
/// # Errors
/// Anything that is no GeoJSON feature, or properties with a repeated name.
pub fn feature<'a>(file: &str, index: usize, raw: &'a RawValue) -> Result<Feature<'a>, Box<Defect>> {
    let place = Place::Feature { index, id: None };
    let expected = both!(
        "{{\"type\": \"Feature\", \"properties\": {{...}}, \"geometry\": {{...}}}}",
        "{{\"type\": \"Feature\", \"properties\": {{...}}, \"geometry\": {{...}}}}"
    );
    let feature: Feature = serde_json::from_str(raw.get()).map_err(|error| {
        Box::new(
            Defect::error(
                "not-a-feature",
                file,
                place.clone(),
                both!("不是 GeoJSON 要素：{error}", "not a GeoJSON feature: {error}"),
            )
            .expected(expected.clone()),
        )
    })?;
    if feature.kind.as_deref() != Some("Feature") {
        let kind = feature.kind.as_deref().unwrap_or("?");
        return Err(Box::new(
            Defect::error(
                "not-a-feature",
                file,
                place,
                both!("\"type\" 是 {kind}，不是 Feature", "its \"type\" is {kind}, not Feature"),
            )
            .expected(expected),
        ));
    }
    Ok(feature)
}

/// The name of a `crs` member; one that gives none is shown as it stands.
fn crs_name(crs: &Json) -> Option<String> {
    if crs.is_null() {
        return None;
    }
    let properties = crs.get("properties");
    let name = crs.as_str().or_else(|| properties?.get("name")?.as_str());
    let code = || Some(format!("EPSG:{}", properties?.get("code")?));
    Some(name.map(str::to_owned).or_else(code).unwrap_or_else(|| crs.to_string()))
}
