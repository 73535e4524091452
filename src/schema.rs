//! JSON Schemas of what goes in and what comes out, generated from the types.

use schemars::schema_for;
use serde_json::{Map, Value, json};

use crate::audit::Audit;
use crate::standard::layer::StandardLayer;
use crate::vocabulary::{Layer, Property, PropertyKind, Vocabulary};

/// A published schema.
pub struct Schema {
    /// What `ccaudit schema` calls it; the file is `<name>.schema.json`.
    pub name: &'static str,
    pub(crate) make: fn(&Vocabulary) -> Value,
}

/// All of them, as kept under `standards/schema`.
pub const SCHEMAS: [Schema; 3] = [
    Schema { name: "standard", make: |_| json!(schema_for!(StandardLayer)) },
    Schema { name: "dataset", make: dataset },
    Schema { name: "audit", make: |_| audit() },
];

/// A schema as its file holds it.
pub fn text(schema: &Schema, vocabulary: &Vocabulary) -> String {
    let value = (schema.make)(vocabulary);
    format!("{value:#}\n")
}

/// `audit.json`: an audit, and the language its sentences are told in.
fn audit() -> Value {
    let mut schema = json!(schema_for!(Audit));
    schema["properties"]["lang"] = json!({
        "description": "Language of the sentences: everything they say, `code` and `figures` say too",
        "enum": ["zh", "en"],
    });
    schema
}

/// The properties of every layer, from the property vocabulary: one definition a layer, the
/// English and the Chinese names alike.
fn dataset(vocabulary: &Vocabulary) -> Value {
    let mut definitions = Map::new();
    for layer in Layer::FEATURES.into_iter().chain(Layer::TABLES) {
        let mut properties = Map::new();
        let mut required = Vec::new();
        for property in vocabulary.properties(layer) {
            for name in [&property.id].into_iter().chain(&property.zh) {
                properties.insert(name.clone(), value_schema(property));
            }
            if property.required {
                let names: Vec<Value> = [&property.id]
                    .into_iter()
                    .chain(&property.zh)
                    .map(|name| json!({ "required": [name] }))
                    .collect();
                required.push(json!({ "anyOf": names }));
            }
        }
        let mut definition = json!({
            "description": format!("properties of {} ({})", layer.id(), layer.zh()),
            "type": "object",
            "properties": properties,
        });
        if !required.is_empty() {
            definition["allOf"] = required.into();
        }
        definitions.insert(layer.id().to_owned(), definition);
    }
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Dataset",
        "description": "Properties of the features of each layer, and the columns of survey.csv, projects.csv and waivers.csv",
        "$defs": definitions,
    })
}

fn value_schema(property: &Property) -> Value {
    let mut schema = match property.kind {
        PropertyKind::Text => json!({ "type": ["string", "number", "null"] }),
        PropertyKind::Date => json!({ "type": ["string", "null"] }),
        PropertyKind::Number => json!({ "type": ["number", "string", "null"] }),
        PropertyKind::Integer => json!({ "type": ["integer", "string", "null"] }),
        PropertyKind::Flag => {
            json!({ "enum": [true, false, 0, 1, "true", "false", "yes", "no", "是", "否", "有", "无", null] })
        }
        PropertyKind::List => json!({ "type": ["array", "string", "null"], "items": { "type": "string" } }),
        PropertyKind::Choice => {
            let names: Vec<Value> = property
                .choices
                .iter()
                .flat_map(|(value, names)| [value].into_iter().chain(names))
                .map(|name| json!(name))
                .chain([Value::Null])
                .collect();
            json!({ "enum": names })
        }
    };
    if let Some(least) = property.at_least {
        schema["minimum"] = json!(least);
    }
    if let Some(most) = property.at_most {
        schema["maximum"] = json!(most);
    }
    let unit = property.unit.map(|unit| format!("unit: {unit}"));
    let parts: Vec<String> = property.about.iter().cloned().chain(unit).collect();
    if !parts.is_empty() {
        schema["description"] = parts.join("; ").into();
    }
    schema
}
