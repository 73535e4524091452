//! A standard for people: the resolved whole, every value with the layer it comes from.

use indexmap::IndexMap;
use serde::Serialize;
use toml_edit::{DocumentMut, Item as TomlItem, Table, Value};

use super::city::City;
use super::layer::{Gate, GradeRule, SourceDocument, WrittenItem};
use super::{Item, Standard};
use crate::check::Threshold;
use crate::lang::Lang;
use crate::messages::standard as say;
use crate::vocabulary::Category;

/// The resolved standard in the shape of a root layer.
#[derive(Serialize)]
struct Whole<'a> {
    id: &'a str,
    title: &'a str,
    authority: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    issued: Option<&'a str>,
    pace: &'a Threshold,
    sources: &'a IndexMap<String, SourceDocument>,
    grades: &'a IndexMap<String, GradeRule>,
    objectives: &'a IndexMap<String, String>,
    items: IndexMap<String, WrittenItem>,
    #[serde(skip_serializing_if = "Option::is_none")]
    gate: Option<&'a Gate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    city: Option<&'a City>,
    #[serde(skip_serializing_if = "IndexMap::is_empty")]
    categories: &'a IndexMap<String, Category>,
}

/// The effective standard as TOML that loads as a root layer, with the layer every value
/// comes from behind it as a comment.
pub fn resolved_toml(standard: &Standard) -> String {
    let written = |item: &Item| {
        item.with(item.clauses.iter().map(|(id, clause)| (id.clone(), clause.written.clone())).collect())
    };
    let items = standard.items.iter().map(|(id, item)| (id.clone(), written(item))).collect();
    let whole = Whole {
        id: &standard.id,
        title: &standard.title,
        authority: &standard.authority,
        issued: standard.issued.as_deref(),
        pace: &standard.pace,
        sources: &standard.sources,
        grades: &standard.grades,
        objectives: &standard.objectives,
        items,
        gate: standard.gate.as_ref(),
        city: standard.city.as_ref(),
        categories: &standard.categories,
    };
    // Every type in it serializes to TOML: strings, numbers, flags, lists and tables of those.
    let mut document: DocumentMut = toml_edit::ser::to_document(&whole).expect("a standard is TOML");
    let mut path = Vec::new();
    annotate(standard, document.as_table_mut(), &mut path);
    let layers = standard.layers.join(" → ");
    let mut text = format!("# {}\n# 层 layers: {layers}\n", standard.title);
    for relaxed in &standard.relaxations {
        text += &format!(
            "# 放宽 relaxed by {}: {}（{}：{}）\n",
            relaxed.layer, relaxed.what, relaxed.authority, relaxed.reason
        );
    }
    for clause in &standard.withdrawn {
        text += &format!("# 撤销 withdrawn: {clause}\n");
    }
    text + "\n" + &document.to_string()
}

/// Turns nested inline tables into tables with headers, and puts the layer behind each value.
fn annotate(standard: &Standard, table: &mut Table, path: &mut Vec<String>) {
    let keys: Vec<String> = table.iter().map(|(key, _)| key.to_owned()).collect();
    let mut only_tables = !keys.is_empty();
    for key in keys {
        path.push(key.clone());
        let Some(item) = table.get_mut(&key) else { continue };
        let own = std::mem::replace(item, TomlItem::None);
        *item = match own {
            TomlItem::Value(Value::InlineTable(inner)) if !is_threshold(&inner) => {
                TomlItem::Table(inner.into_table())
            }
            TomlItem::Value(Value::Array(array)) if key == "content" => {
                match TomlItem::Value(Value::Array(array)).into_array_of_tables() {
                    Ok(tables) => TomlItem::ArrayOfTables(tables),
                    Err(item) => item,
                }
            }
            other => other,
        };
        let layer = standard.layer_of(path).to_owned();
        match item {
            TomlItem::Table(inner) => annotate(standard, inner, path),
            TomlItem::Value(value) => {
                only_tables = false;
                whole_numbers(value);
                value.decor_mut().set_suffix(format!(" # {layer}"));
            }
            TomlItem::ArrayOfTables(tables) => {
                only_tables = false;
                for inner in tables.iter_mut() {
                    for (_, item) in inner.iter_mut() {
                        if let TomlItem::Value(value) = item {
                            value.decor_mut().set_suffix(format!(" # {layer}"));
                        }
                    }
                }
            }
            TomlItem::None => {}
        }
        path.pop();
    }
    // A table that holds nothing but tables needs no header of its own.
    table.set_implicit(only_tables);
}

/// A threshold stays on one line.
fn is_threshold(table: &toml_edit::InlineTable) -> bool {
    table.contains_key("value") && table.contains_key("unit")
}

/// Writes 50.0 as 50, as the layers do.
fn whole_numbers(value: &mut Value) {
    match value {
        Value::Float(number) if number.value().fract() == 0.0 => *value = Value::from(*number.value() as i64),
        Value::InlineTable(table) => table.iter_mut().for_each(|(_, value)| whole_numbers(value)),
        _ => {}
    }
}

/// How much a standard holds, and what of it is not verified.
pub fn summary(standard: &Standard, lang: Lang) -> String {
    let clauses = standard.clauses().count();
    let written = standard.clauses().map(|(_, _, clause)| clause.written.clone());
    let thresholds: usize = written.map(|mut clause| clause.thresholds().len()).sum();
    let unverified = standard.unverified();
    let general: Vec<&str> =
        [("pace", say::pace(lang)), ("grades", say::grades(lang)), ("gate", say::gate(lang))]
            .into_iter()
            .filter(|(key, _)| unverified.iter().any(|known| known == key))
            .map(|(_, name)| name)
            .collect();
    let numbers = unverified.len() - general.len();
    let items = standard.items.len();
    let counts = say::items_clauses_and_thresholds(lang, &items, &clauses, &thresholds, &numbers);
    if general.is_empty() {
        return counts;
    }
    let general = general.join(lang.comma());
    say::also_not_verified(lang, &counts, &general)
}
