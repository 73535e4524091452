//! Property values put into a layer's GeoJSON text: behind the properties a feature has, or where
//! it says that nothing is known. Every other byte of the file stays.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::ops::Range;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::Value as Json;
use serde_json::value::RawValue;

use crate::dataset::facts::{self, Value};
use crate::dataset::{Renames, geojson};
use crate::defect::Defect;
use crate::vocabulary::{Layer, PropertyId, Vocabulary};

/// What became of a value.
#[derive(Clone, Debug, PartialEq)]
pub enum Fate {
    /// It stands in the text now.
    Written,
    /// The text said so already.
    Same,
    /// The text says otherwise, and still does.
    Other(Value),
}

/// A layer's names and its text.
pub struct LayerText<'a> {
    pub layer: Layer,
    pub file: &'a str,
    pub text: &'a str,
    pub vocabulary: &'a Vocabulary,
    pub renames: &'a Renames,
}

/// A value for a property of the feature at a position of the file.
pub struct Given<'a> {
    pub feature: usize,
    pub property: PropertyId,
    pub value: &'a Value,
}

impl LayerText<'_> {
    /// The text with these values, and what became of each.
    ///
    /// # Errors
    /// Text that is no collection of features.
    pub fn with(&self, given: &[Given]) -> Result<(String, Vec<Fate>), Box<Defect>> {
        let collection = geojson::split(self.file, geojson::text(self.file, self.text.as_bytes())?)?;
        let mut own: HashMap<PropertyId, String> = HashMap::new();
        let mut fates = vec![Fate::Same; given.len()];
        let mut by_feature: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (number, given) in given.iter().enumerate() {
            by_feature.entry(given.feature).or_default().push(number);
        }
        let mut splices: Vec<(Range<usize>, String)> = Vec::new();
        for (feature, numbers) in by_feature {
            let Some(raw) = collection.features.get(feature) else { continue };
            let members = self.members(feature, raw)?;
            let mut new: Vec<(PropertyId, &Value)> = Vec::new();
            for number in numbers {
                let Given { property, value, .. } = given[number];
                fates[number] = Fate::Written;
                let mut blank = None;
                for (column, stated) in &members.properties {
                    if self.property(column) != Some(property) {
                        continue;
                    }
                    match self.read(property, stated) {
                        Some(known) if known == *value => fates[number] = Fate::Same,
                        Some(known) => fates[number] = Fate::Other(known),
                        None => blank = Some(self.place(stated.get())),
                    }
                }
                match (&fates[number], blank) {
                    (Fate::Written, Some(place)) => splices.push((place, json(value))),
                    (Fate::Written, None) => new.push((property, value)),
                    _ => {}
                }
            }
            if !new.is_empty() {
                let named: Vec<(String, String)> = new
                    .into_iter()
                    .map(|(property, value)| {
                        let column = own
                            .entry(property)
                            .or_insert_with(|| self.own_column(&collection.features, property));
                        (Json::from(column.as_str()).to_string(), json(value))
                    })
                    .collect();
                splices.push(self.behind(raw, &members, &named));
            }
        }
        splices.sort_by_key(|(place, _)| place.start);
        let (mut text, mut at) = (String::with_capacity(self.text.len() + 64 * splices.len()), 0);
        for (place, new) in splices {
            text += &self.text[at..place.start];
            text += &new;
            at = place.end;
        }
        text += &self.text[at..];
        Ok((text, fates))
    }

    fn property(&self, column: &str) -> Option<PropertyId> {
        self.vocabulary.property_id(self.layer, self.renames.apply(self.layer, column))
    }

    /// The value a text states of a property; nothing where it states none.
    fn read(&self, property: PropertyId, stated: &RawValue) -> Option<Value> {
        let described = &self.vocabulary.properties(self.layer)[property.0 as usize];
        let json: Json = serde_json::from_str(stated.get()).ok()?;
        facts::read(described, &json, self.vocabulary).ok().flatten()
    }

    /// Where a part of the text stands in it.
    fn place(&self, part: &str) -> Range<usize> {
        let start = part.as_ptr() as usize - self.text.as_ptr() as usize;
        start..start + part.len()
    }

    fn members<'r>(&self, index: usize, raw: &'r RawValue) -> Result<Members<'r>, Box<Defect>> {
        let feature: FeatureText = serde_json::from_str(raw.get())
            .map_err(|error| Box::new(geojson::json_defect(self.file, raw.get(), &error)))?;
        let whole = feature.properties;
        let properties = whole.and_then(|raw| serde_json::from_str::<Stated>(raw.get()).ok());
        if whole.is_some_and(|raw| raw.get() != "null") && properties.is_none() {
            // The loader's own words for what is no object of properties.
            geojson::feature(self.file, index, raw)?;
        }
        Ok(Members { whole, properties: properties.map_or_else(Vec::new, |stated| stated.0) })
    }

    /// What a new column is called: as the layer's other features call it, or else by its id.
    fn own_column(&self, features: &[&RawValue], property: PropertyId) -> String {
        let known = features.iter().find_map(|raw| {
            let feature: FeatureText = serde_json::from_str(raw.get()).ok()?;
            let stated: Stated = serde_json::from_str(feature.properties?.get()).ok()?;
            let mut columns = stated.0.into_iter().map(|(column, _)| column);
            columns.find(|column| self.property(column) == Some(property)).map(Cow::into_owned)
        });
        let described = &self.vocabulary.properties(self.layer)[property.0 as usize];
        known.unwrap_or_else(|| described.id.clone())
    }

    /// New properties behind those a feature has, spaced as they are.
    fn behind(&self, raw: &RawValue, members: &Members, new: &[(String, String)]) -> (Range<usize>, String) {
        let Some(whole) = members.whole else {
            // A feature without the member: it comes first, so that the comma is certain.
            let start = self.place(raw.get()).start + 1;
            let inside = joined(new, ":", ",");
            return (start..start, format!("\"properties\":{{{inside}}},"));
        };
        let place = self.place(whole.get());
        if members.properties.is_empty() {
            return (place, format!("{{{}}}", joined(new, ": ", ", ")));
        }
        let text = whole.get();
        let inside = text.trim_end_matches('}').trim_end();
        let at = place.start + inside.len();
        let lead = &text[1..text.len() - text[1..].trim_start().len()];
        let is_wide = text.contains("\": ");
        let gap = if lead.contains('\n') {
            lead
        } else if is_wide {
            " "
        } else {
            ""
        };
        let (colon, comma) = (if is_wide { ": " } else { ":" }, format!(",{gap}"));
        (at..at, format!("{comma}{}", joined(new, colon, &comma)))
    }
}

fn joined(new: &[(String, String)], colon: &str, comma: &str) -> String {
    let new: Vec<String> = new.iter().map(|(column, value)| format!("{column}{colon}{value}")).collect();
    new.join(comma)
}

/// A value as JSON; whole numbers without a point.
fn json(value: &Value) -> String {
    match value {
        Value::Number(number) if number.fract() == 0.0 && number.abs() < 1e15 => format!("{number:.0}"),
        Value::Number(number) => Json::from(*number).to_string(),
        Value::Flag(flag) => flag.to_string(),
        Value::Text(text) => Json::from(&**text).to_string(),
        Value::List(list) => {
            let entries: Vec<String> =
                list.iter().map(|entry| Json::from(entry.as_str()).to_string()).collect();
            format!("[{}]", entries.join(", "))
        }
    }
}

/// A feature's properties, each as the text states it.
struct Members<'r> {
    /// The member `properties`; nothing where the feature has none.
    whole: Option<&'r RawValue>,
    properties: Vec<(Cow<'r, str>, &'r RawValue)>,
}

#[derive(Deserialize)]
struct FeatureText<'a> {
    #[serde(borrow, default, deserialize_with = "stated")]
    properties: Option<&'a RawValue>,
}

/// Also a member that is null is stated.
fn stated<'de: 'a, 'a, D: Deserializer<'de>>(from: D) -> Result<Option<&'a RawValue>, D::Error> {
    <&RawValue>::deserialize(from).map(Some)
}

struct Stated<'a>(Vec<(Cow<'a, str>, &'a RawValue)>);

#[derive(Deserialize)]
struct Column<'a>(#[serde(borrow)] Cow<'a, str>);

impl<'de: 'a, 'a> Deserialize<'de> for Stated<'a> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Stated<'a>, D::Error> {
        struct Entries;
        impl<'de> Visitor<'de> for Entries {
            type Value = Stated<'de>;
            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("an object of properties")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Stated<'de>, A::Error> {
                let mut entries = Vec::new();
                while let Some((Column(column), value)) = map.next_entry::<Column<'de>, &'de RawValue>()? {
                    entries.push((column, value));
                }
                Ok(Stated(entries))
            }
        }
        from.deserialize_map(Entries)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::standard::Standard;

    fn filled(text: &str, given: &[(usize, &str, Value)]) -> (String, Vec<Fate>) {
        let vocabulary = Standard::load("national-2020", None, None).unwrap().vocabulary;
        let renames = Renames::default();
        let (layer, file) = (Layer::Residences, "residences.geojson");
        let given: Vec<Given> = given
            .iter()
            .map(|(feature, property, value)| Given {
                feature: *feature,
                property: vocabulary.property_id(layer, property).unwrap(),
                value,
            })
            .collect();
        let layer = LayerText { layer, file, text, vocabulary: &vocabulary, renames: &renames };
        layer.with(&given).unwrap()
    }

    fn collection(properties: &str) -> String {
        format!(
            "\u{feff}{{ \"type\":\"FeatureCollection\",\r\n\"features\":[ {{\"type\":\"Feature\",\"properties\":{properties},\"geometry\":null}} ], \"x\": 1}}\n"
        )
    }

    #[test]
    fn a_value_goes_where_nothing_is_known_and_all_else_stays() {
        for (before, after) in [
            (r#"{"id":"r"}"#, r#"{"id":"r","levels":6}"#),
            (r#"{"id": "r", "name": "甲}"}"#, r#"{"id": "r", "name": "甲}", "levels": 6}"#),
            (r#"{"id":"r","层数":null,"lift":true}"#, r#"{"id":"r","层数":6,"lift":true}"#),
            (r#"{"id":"r","levels":""}"#, r#"{"id":"r","levels":6}"#),
            ("{\n    \"id\": \"r\"\n  }", "{\n    \"id\": \"r\",\n    \"levels\": 6\n  }"),
            ("{}", "{\"levels\": 6}"),
            ("null", "{\"levels\": 6}"),
        ] {
            let (text, fates) = filled(&collection(before), &[(0, "levels", Value::Number(6.0))]);
            assert_eq!(text, collection(after));
            assert_eq!(fates, [Fate::Written]);
        }
    }

    #[test]
    fn what_is_known_stays() {
        let text = collection(r#"{"id":"r","层数":"6层"}"#);
        assert_eq!(filled(&text, &[(0, "levels", Value::Number(6.0))]), (text.clone(), vec![Fate::Same]));
        let other = vec![Fate::Other(Value::Number(6.0))];
        assert_eq!(filled(&text, &[(0, "levels", Value::Number(7.0))]), (text.clone(), other));
    }

    #[test]
    fn a_column_is_called_as_the_layer_calls_it() {
        let text = "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"id\":\"a\",\"电梯\":true}},{\"type\":\"Feature\",\"properties\":{\"id\":\"b\"}}]}";
        let (appended, _) =
            filled(text, &[(1, "lift", Value::Flag(false)), (1, "levels", Value::Number(3.0))]);
        assert!(appended.contains("{\"id\":\"b\",\"电梯\":false,\"levels\":3}"), "{appended}");
    }
}
