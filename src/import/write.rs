//! A draft as the files of a dataset.

use geo::Geometry;
use serde_json::{Map, Value, json};

use super::{Draft, Feature, Leftover};
use crate::dataset::LEFTOVER;
use crate::lang::Lang;
use crate::report::{File, Table};
use crate::say;
use crate::vocabulary::Layer;

impl Draft {
    /// Everything the dataset holds: the manifest, each layer that is not empty, and the table of
    /// what was left over.
    pub fn files(&self, lang: Lang) -> Vec<File> {
        let mut files = vec![File { path: "dataset.toml".into(), bytes: self.manifest().into_bytes() }];
        for (layer, features) in self.layers() {
            if !features.is_empty() {
                files.push(collection(layer, features));
            }
        }
        files.extend(leftovers(&self.leftovers, lang));
        files
    }

    /// Nothing is said to be surveyed: what the source does not show is unknown.
    fn manifest(&self) -> String {
        let mut manifest = toml::Table::new();
        for (key, value) in [("name", &self.name), ("source", &self.source), ("licence", &self.licence)] {
            if !value.is_empty() {
                manifest.insert(key.into(), toml::Value::String(value.clone()));
            }
        }
        manifest.insert("crs".into(), toml::Value::String("wgs84".into()));
        let stated = toml::to_string(&manifest).expect("texts are TOML");
        format!(
            "# 由 ccaudit import 生成。没有写 surveyed：导入的数据里没有的，是不知道有没有，不是没有。\n\
             # 普查过哪些类别，就写上，如 surveyed = [\"托儿所\", \"公共厕所\"]。\n{stated}"
        )
    }
}

/// What was left over, as a table; nothing when nothing was.
pub fn leftovers(leftovers: &[Leftover], lang: Lang) -> Option<File> {
    let header = match lang {
        Lang::Zh => ["位置", "名称", "类型", "没有导入的原因"],
        Lang::En => ["at", "name", "kind", "why it was not imported"],
    };
    let mut table = Table::for_people(&header);
    for left in leftovers {
        table.row([left.at.as_str(), &left.name, &left.kind, left.reason.get(lang)]);
    }
    (!leftovers.is_empty()).then(|| File { path: LEFTOVER.into(), bytes: table.bytes() })
}

/// One layer's file, a feature a line.
fn collection(layer: Layer, features: &[Feature]) -> File {
    let name = layer.id();
    let lines: Vec<String> = features.iter().map(line).collect();
    let text = format!(
        "{{\"type\":\"FeatureCollection\",\"name\":\"{name}\",\"features\":[\n{}\n]}}\n",
        lines.join(",\n")
    );
    File { path: file_name(layer), bytes: text.into_bytes() }
}

/// What the file of a layer is called.
pub(super) fn file_name(layer: Layer) -> String {
    format!("{}.geojson", layer.id())
}

/// One feature as GeoJSON.
pub(super) fn line(feature: &Feature) -> String {
    let mut properties = Map::new();
    properties.insert("id".into(), Value::String(feature.id.clone()));
    properties.extend(feature.properties.clone());
    let geometry = geometry(&feature.geometry);
    json!({ "type": "Feature", "properties": properties, "geometry": geometry }).to_string()
}

fn geometry(shape: &Geometry<f64>) -> Value {
    // Seven places are a centimetre, and what OpenStreetMap itself keeps.
    let place = |value: f64| (value * 1e7).round() / 1e7;
    let at = |at: &geo::Coord<f64>| json!([place(at.x), place(at.y)]);
    let line = |line: &geo::LineString<f64>| Value::Array(line.0.iter().map(at).collect());
    let polygon = |area: &geo::Polygon<f64>| -> Value {
        std::iter::once(area.exterior()).chain(area.interiors()).map(line).collect()
    };
    let (kind, coordinates): (&str, Value) = match shape {
        Geometry::Point(point) => ("Point", at(&point.0)),
        Geometry::LineString(own) => ("LineString", line(own)),
        Geometry::MultiLineString(lines) => ("MultiLineString", lines.iter().map(line).collect()),
        Geometry::Polygon(area) => ("Polygon", polygon(area)),
        Geometry::MultiPolygon(areas) => ("MultiPolygon", areas.iter().map(polygon).collect()),
        // No importer makes another.
        _ => return Value::Null,
    };
    json!({ "type": kind, "coordinates": coordinates })
}

/// How many of each layer a draft holds, and its facilities by category, for a reader.
pub fn summary(draft: &Draft, vocabulary: &crate::vocabulary::Vocabulary, lang: Lang) -> String {
    let counts: Vec<String> = draft
        .layers()
        .iter()
        .map(|(layer, features)| {
            let (count, zh, id) = (features.len(), layer.zh(), layer.id());
            say!(lang, "{zh} {count}", "{count} {id}")
        })
        .collect();
    let kilometres = draft.walkable().0 / 1000.0;
    let counts = counts.join(if lang == Lang::Zh { "、" } else { ", " });
    let mut text = say!(
        lang,
        "导入：{counts}；可步行路径 {kilometres:.1} 公里\n",
        "Imported: {counts}; {kilometres:.1} km of walkable path\n"
    );
    for (_, id, category) in vocabulary.categories() {
        let count = draft
            .facilities
            .iter()
            .filter(|facility| facility.properties.get("category").is_some_and(|c| c == id))
            .count();
        if count > 0 {
            let name = if lang == Lang::Zh { &category.zh } else { id };
            text += &format!("  {name} {count}\n");
        }
    }
    let mut reasons: Vec<(&str, usize)> = Vec::new();
    for left in &draft.leftovers {
        let reason = left.reason.get(lang);
        match reasons.iter_mut().find(|(known, _)| *known == reason) {
            Some((_, count)) => *count += 1,
            None => reasons.push((reason, 1)),
        }
    }
    if !reasons.is_empty() {
        /// As many as one takes in; the table has all.
        const SHOWN: usize = 8;
        let count = draft.leftovers.len();
        text += &say!(lang, "没有导入 {count} 条：\n", "{count} not imported:\n");
        reasons.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        for (reason, count) in reasons.iter().take(SHOWN) {
            text += &format!("  {count}  {reason}\n");
        }
        let rest = reasons.len().saturating_sub(SHOWN);
        if rest > 0 {
            text += &say!(lang, "  另有 {rest} 种原因\n", "  and {rest} reasons more\n");
        }
    }
    text
}
