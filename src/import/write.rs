//! A draft as the files of a dataset.

use geo::{Coord, Geometry, MapCoords};
use serde_json::{Map, Value, json};

use super::{Draft, DraftFeature, Leftover};
use crate::dataset::LEFTOVER;
use crate::lang::Lang;
use crate::messages::import as say;
use crate::output::File;
use crate::output::csv::CsvRows;
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
pub(super) fn leftovers(leftovers: &[Leftover], lang: Lang) -> Option<File> {
    let header =
        [say::column_at(lang), say::column_name(lang), say::column_kind(lang), say::column_why_not(lang)];
    let mut table = CsvRows::for_people(&header);
    for left in leftovers {
        table.row([left.at.as_str(), &left.name, &left.kind, left.reason.get(lang)]);
    }
    (!leftovers.is_empty()).then(|| File { path: LEFTOVER.into(), bytes: table.bytes() })
}

/// One layer's file, a feature a line.
pub(super) fn collection<'f>(layer: Layer, features: impl IntoIterator<Item = &'f DraftFeature>) -> File {
    let (name, lines) = (layer.id(), lines(features));
    let text = format!("{{\"type\":\"FeatureCollection\",\"name\":\"{name}\",\"features\":[\n{lines}\n]}}\n");
    File { path: file_name(layer), bytes: text.into_bytes() }
}

/// Features as GeoJSON, a line each, with commas between.
pub(super) fn lines<'f>(features: impl IntoIterator<Item = &'f DraftFeature>) -> String {
    features.into_iter().map(line).collect::<Vec<_>>().join(",\n")
}

/// What the file of a layer is called.
pub(super) fn file_name(layer: Layer) -> String {
    format!("{}.geojson", layer.id())
}

/// One feature as GeoJSON.
fn line(feature: &DraftFeature) -> String {
    let mut properties = Map::new();
    properties.insert("id".into(), Value::String(feature.id.clone()));
    properties.extend(feature.properties.clone());
    let geometry = geometry(&feature.geometry);
    json!({ "type": "Feature", "properties": properties, "geometry": geometry }).to_string()
}

fn geometry(shape: &Geometry<f64>) -> Value {
    // Seven places are a centimetre, and what OpenStreetMap itself keeps.
    let place = |value: f64| (value * 1e7).round() / 1e7;
    let rounded = shape.map_coords(|at| Coord { x: place(at.x), y: place(at.y) });
    serde_json::to_value(geojson::Geometry::from(&rounded)).expect("a geometry is JSON")
}

/// How many features of each layer, for a reader: `社区 1、设施 12`.
pub fn counts(counts: &[(Layer, usize)], lang: Lang) -> String {
    let count = |(layer, count): &(Layer, usize)| {
        let (zh, id) = (layer.zh(), layer.id());
        say::count_of_layer(lang, &zh, &count, &id)
    };
    let counts: Vec<String> = counts.iter().map(count).collect();
    counts.join(lang.comma())
}

/// How many of each layer a draft holds, and its facilities by category, for a reader.
pub fn summary(draft: &Draft, vocabulary: &crate::vocabulary::Vocabulary, lang: Lang) -> String {
    let held = draft.layers().map(|(layer, features)| (layer, features.len()));
    let counts = counts(&held, lang);
    let kilometres = draft.walkable().0 / 1000.0;
    let compounds = draft.named_compounds.map_or_else(String::new, |count| say::named_compound(lang, &count));
    let mut text = say::imported_km_of_walkable_path(lang, &counts, &compounds, &kilometres);
    let by_category = draft.facilities_by_category();
    for (_, id, category) in vocabulary.categories() {
        if let Some(count) = by_category.get(id) {
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
        text += &say::not_imported(lang, &count);
        reasons.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        for (reason, count) in reasons.iter().take(SHOWN) {
            text += &format!("  {count}  {reason}\n");
        }
        let rest = reasons.len().saturating_sub(SHOWN);
        if rest > 0 {
            text += &say::and_reasons_more(lang, &rest);
        }
    }
    text
}
