//! GeoJSON files: the collection is split into features first, each feature is read by
//! itself, so that one bad feature hides no other.

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::Value as Json;
use serde_json::value::RawValue;

use super::hidden;
use crate::codes::Code;
use crate::defect::{Defect, Place};
use crate::lang::InBoth;
use crate::messages::dataset as say;

/// A FeatureCollection, its features not yet read.
pub(crate) struct RawCollection<'a> {
    pub(crate) features: Vec<&'a RawValue>,
    /// The coordinate system named by a 2008-style `crs` member.
    pub(crate) crs: Option<String>,
    /// Bundles only: what `dataset.toml` and the tables would hold.
    pub(crate) dataset: Option<Json>,
    pub(crate) survey: Option<Json>,
    pub(crate) projects: Option<Json>,
    pub(crate) waivers: Option<Json>,
}

/// One feature: members split, values not yet understood.
#[derive(Deserialize)]
#[serde(expecting = "struct Feature")]
pub(crate) struct RawFeature<'a> {
    #[serde(borrow, rename = "type")]
    kind: Option<Cow<'a, str>>,
    id: Option<Json>,
    #[serde(borrow)]
    pub(crate) geometry: Option<&'a RawValue>,
    #[serde(borrow)]
    pub(crate) properties: Option<Properties<'a>>,
}

/// A feature's properties, in order and with repeated names kept.
pub(crate) struct Properties<'a>(pub Vec<(PropertyColumn<'a>, Json)>);

/// A property's name as the file gives it.
#[derive(Deserialize)]
#[serde(transparent)]
pub(crate) struct PropertyColumn<'a>(#[serde(borrow)] pub Cow<'a, str>);

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

impl RawFeature<'_> {
    /// The feature's own `id` member, as text.
    pub(crate) fn member_id(&self) -> Option<String> {
        member_id(self.id.as_ref())
    }
}

/// A feature's own `id` member, as text.
pub(crate) fn member_id(id: Option<&Json>) -> Option<String> {
    match id? {
        Json::String(id) => Some(hidden::without(id.trim()).into_owned()).filter(|id| !id.is_empty()),
        Json::Number(id) => Some(number_text(id)),
        _ => None,
    }
}

/// A number as an id: 12 and 12.0 are the same.
pub(crate) fn number_text(number: &serde_json::Number) -> String {
    match number.as_f64() {
        Some(value) if value.fract() == 0.0 && value.abs() < 1e15 => format!("{value:.0}"),
        _ => number.to_string(),
    }
}

/// Decodes a file's bytes as UTF-8 text, a byte order mark taken off.
///
/// # Errors
/// Names the encoding the bytes look like when they are not UTF-8.
pub(crate) fn text<'a>(file: &str, bytes: &'a [u8]) -> Result<&'a str, Box<Defect>> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    std::str::from_utf8(bytes).map_err(|error| {
        let at = error.valid_up_to();
        Box::new(
            Defect::error(Code::NotUtf8, file, Place::Whole, say::not_utf_8_from_byte_on(InBoth, &at))
                .expected(say::geojson_in_utf_8(InBoth))
                .help(say::may_be_gb18030(InBoth)),
        )
    })
}

#[derive(Deserialize)]
#[serde(expecting = "struct Members")]
struct CollectionMembers<'a> {
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
pub(crate) fn split<'a>(file: &str, text: &'a str) -> Result<RawCollection<'a>, Box<Defect>> {
    let collection = say::geojson_featurecollection(InBoth);
    if text.trim().is_empty() {
        return Err(Box::new(
            Defect::error(Code::EmptyFile, file, Place::Whole, say::file_is_empty(InBoth))
                .expected(collection)
                .help(say::export_layer_again(InBoth)),
        ));
    }
    let members: CollectionMembers = match serde_json::from_str(text) {
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
                "" => say::not_geojson_without_type(InBoth),
                "FeatureCollection" => say::featurecollection_has_no_features(InBoth),
                other => say::another_type(InBoth, &other),
            };
            return Err(Box::new(
                Defect::error(Code::NotGeojson, file, Place::Whole, what)
                    .expected(collection)
                    .help(say::export_from_qgis_as_geojson(InBoth)),
            ));
        }
    };
    Ok(RawCollection {
        features,
        crs: members.crs.as_ref().and_then(crs_name),
        dataset: members.dataset.filter(|json| !json.is_null()),
        survey: members.survey.filter(|json| !json.is_null()),
        projects: members.projects.filter(|json| !json.is_null()),
        waivers: members.waivers.filter(|json| !json.is_null()),
    })
}

/// What a JSON syntax error is, where it is, and the likely cause.
pub(crate) fn json_defect(file: &str, text: &str, error: &serde_json::Error) -> Defect {
    let (line, column) = (error.line(), error.column());
    let place = Place::Line { line, column };
    let expected = say::complete_geojson(InBoth);
    if error.is_eof() {
        return Defect::error(Code::TruncatedJson, file, place, say::file_breaks_off_json(InBoth))
            .expected(expected)
            .help(say::copy_or_export_file_again(InBoth));
    }
    if error.is_data() {
        return Defect::error(Code::NotGeojson, file, place, say::not_geojson_because(InBoth, &error))
            .expected(expected)
            .help(say::export_from_qgis_as_geojson(InBoth));
    }
    // serde_json stops at the first wrong letter, at most a sign and a letter into the word.
    let around = text.lines().nth(line.saturating_sub(1)).unwrap_or("").bytes();
    let around: Vec<u8> = around.skip(column.saturating_sub(3)).take(10).collect();
    let not_finite = ["NaN", "nan", "Infinity"]
        .iter()
        .any(|word| around.windows(word.len()).any(|window| window == word.as_bytes()));
    if not_finite {
        return Defect::error(Code::NotFinite, file, place, say::nan_or_infinity(InBoth))
            .expected(say::finite_numbers(InBoth))
            .help(say::give_value_or_leave_out(InBoth));
    }
    Defect::error(Code::BadJson, file, place, say::not_valid_json(InBoth, &error))
        .expected(expected)
        .help(say::mend_or_export_file_again(InBoth))
}

/// Reads one feature.
///
/// # Errors
/// Anything that is no GeoJSON feature, or properties with a repeated name.
pub(crate) fn feature<'a>(
    file: &str,
    index: usize,
    raw: &'a RawValue,
) -> Result<RawFeature<'a>, Box<Defect>> {
    let place = Place::Feature { index, id: None };
    let expected = say::type_feature_properties_geometry(InBoth);
    let feature: RawFeature = serde_json::from_str(raw.get()).map_err(|error| {
        Box::new(
            Defect::error(Code::NotAFeature, file, place.clone(), say::not_geojson_feature(InBoth, &error))
                .expected(expected.clone()),
        )
    })?;
    if feature.kind.as_deref() != Some("Feature") {
        let kind = feature.kind.as_deref().unwrap_or("?");
        return Err(Box::new(
            Defect::error(Code::NotAFeature, file, place, say::type_not_feature(InBoth, &kind))
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
