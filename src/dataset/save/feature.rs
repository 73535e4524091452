//! One feature's GeoJSON text: where its members stand, and the text with other values or another
//! geometry. Every other byte stays.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use geo::Geometry;
use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::Value as Json;
use serde_json::value::RawValue;

use crate::dataset::Renames;
use crate::dataset::facts::{self, Value};
use crate::vocabulary::{Layer, PropertyId, Vocabulary};

/// New text for a part of a text.
pub(crate) type Splice = (Range<usize>, String);

/// A text with parts of it exchanged; they do not overlap.
pub(crate) fn spliced(text: &str, mut splices: Vec<Splice>) -> String {
    splices.sort_by_key(|(place, _)| place.start);
    let (mut new, mut at) = (String::with_capacity(text.len() + 64 * splices.len()), 0);
    for (place, part) in splices {
        new += &text[at..place.start];
        new += &part;
        at = place.end;
    }
    new + &text[at..]
}

/// What the columns of a layer stand for.
#[derive(Clone, Copy)]
pub(crate) struct LayerColumns<'a> {
    pub(crate) layer: Layer,
    pub(crate) vocabulary: &'a Vocabulary,
    pub(crate) renames: &'a Renames,
}

impl LayerColumns<'_> {
    pub(crate) fn property(&self, column: &str) -> Option<PropertyId> {
        self.vocabulary.property_id(self.layer, self.renames.apply(self.layer, column))
    }

    /// The value a text states of a property; nothing where it states none.
    pub(crate) fn read(&self, property: PropertyId, stated: &str) -> Option<Value> {
        let described = &self.vocabulary.properties(self.layer)[property.0 as usize];
        let json: Json = serde_json::from_str(stated).ok()?;
        facts::read(described, &json, self.vocabulary).ok().flatten()
    }

    /// What a column is called where a feature lacks it: as others of the layer call it, or else by
    /// the property's id.
    pub(crate) fn name<'t>(&self, property: PropertyId, others: impl Iterator<Item = &'t str>) -> String {
        let known = others.filter_map(FeatureText::read).find_map(|feature| {
            let mut columns = feature.properties.iter().map(|(column, _)| column);
            columns.find(|column| self.property(column) == Some(property)).map(|column| column.to_string())
        });
        known.unwrap_or_else(|| self.vocabulary.properties(self.layer)[property.0 as usize].id.clone())
    }
}

/// Where the members of a feature stand in its text.
pub(crate) struct FeatureText<'t> {
    text: &'t str,
    /// The member `properties`; nothing where the feature has none.
    whole: Option<&'t str>,
    /// Each property's column, and its value as the text states it.
    pub(crate) properties: Vec<(Cow<'t, str>, &'t str)>,
    geometry: Option<&'t str>,
    /// The member `id`.
    pub(crate) id: Option<Json>,
}

impl<'t> FeatureText<'t> {
    /// Nothing where the text is no object, or its properties are none.
    pub(crate) fn read(text: &'t str) -> Option<FeatureText<'t>> {
        let members: FeatureMembers = serde_json::from_str(text).ok()?;
        let whole = members.properties.map(RawValue::get);
        let properties = match whole.filter(|whole| *whole != "null") {
            Some(whole) => serde_json::from_str::<StatedProperties>(whole).ok()?.0,
            None => Vec::new(),
        };
        let geometry = members.geometry.map(RawValue::get);
        Some(FeatureText { text, whole, properties, geometry, id: members.id })
    }

    /// Where a part of the text stands in it.
    pub(crate) fn place(&self, part: &str) -> Range<usize> {
        let start = part.as_ptr() as usize - self.text.as_ptr() as usize;
        start..start + part.len()
    }

    /// New properties behind those it has, spaced as they are.
    pub(crate) fn behind(&self, new: &[(String, &Value)]) -> Splice {
        let joined = |colon: &str, comma: &str| {
            let name = |column: &str| Json::from(column).to_string();
            let new: Vec<String> =
                new.iter().map(|(column, value)| format!("{}{colon}{}", name(column), json(value))).collect();
            new.join(comma)
        };
        let Some(text) = self.whole else {
            // A feature without the member: it comes first, so that the comma is certain.
            let start = self.text.len() - self.text.trim_start().len() + 1;
            return (start..start, format!("\"properties\":{{{}}},", joined(":", ",")));
        };
        let place = self.place(text);
        if self.properties.is_empty() {
            return (place, format!("{{{}}}", joined(": ", ", ")));
        }
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
        (at..at, format!("{comma}{}", joined(colon, &comma)))
    }

    /// The text with these values: in the place of those it states, or behind them, under the
    /// column that `name` tells. No value leaves the property unknown.
    pub(crate) fn with_values(
        &self,
        columns: &LayerColumns,
        values: &[(PropertyId, Option<Value>)],
        name: impl Fn(PropertyId) -> String,
    ) -> String {
        let (mut splices, mut new) = (Vec::new(), Vec::new());
        for (property, value) in values {
            let stated =
                self.properties.iter().filter(|(column, _)| columns.property(column) == Some(*property));
            let places: Vec<&str> = stated.map(|(_, stated)| *stated).collect();
            match value {
                Some(value) if places.is_empty() => new.push((name(*property), value)),
                value => {
                    let text = value.as_ref().map_or_else(|| "null".to_owned(), json);
                    splices.extend(places.into_iter().map(|place| (self.place(place), text.clone())));
                }
            }
        }
        if !new.is_empty() {
            splices.push(self.behind(&new));
        }
        spliced(self.text, splices)
    }

    /// The text with another geometry.
    pub(crate) fn with_geometry(&self, shape: &Geometry<f64>) -> String {
        let geometry = geometry(shape, self.text.contains("\": "));
        match self.geometry {
            Some(stated) => spliced(self.text, vec![(self.place(stated), geometry)]),
            None => {
                let start = self.text.len() - self.text.trim_start().len() + 1;
                spliced(self.text, vec![(start..start, format!("\"geometry\":{geometry},"))])
            }
        }
    }
}

/// A new feature's text: its properties by their columns.
pub(crate) fn new_feature(properties: &[(String, Value)], shape: &Geometry<f64>, is_wide: bool) -> String {
    let (colon, comma) = if is_wide { (": ", ", ") } else { (":", ",") };
    let properties: Vec<String> = properties
        .iter()
        .map(|(column, value)| format!("{}{colon}{}", Json::from(column.as_str()), json(value)))
        .collect();
    let (properties, geometry) = (properties.join(comma), geometry(shape, is_wide));
    format!(
        "{{\"type\"{colon}\"Feature\"{comma}\"properties\"{colon}{{{properties}}}{comma}\"geometry\"{colon}{geometry}}}"
    )
}

/// A geometry as GeoJSON, its numbers as exact as they are.
fn geometry(shape: &Geometry<f64>, is_wide: bool) -> String {
    let value = geojson::Geometry::from(shape).to_string();
    if is_wide { value.replace("\":", "\": ").replace(',', ", ") } else { value }
}

/// A value as JSON; whole numbers without a point.
pub(crate) fn json(value: &Value) -> String {
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

#[derive(Deserialize)]
struct FeatureMembers<'a> {
    id: Option<Json>,
    #[serde(borrow, default, deserialize_with = "stated")]
    properties: Option<&'a RawValue>,
    #[serde(borrow, default, deserialize_with = "stated")]
    geometry: Option<&'a RawValue>,
}

/// Also a member that is null is stated.
fn stated<'de: 'a, 'a, D: Deserializer<'de>>(from: D) -> Result<Option<&'a RawValue>, D::Error> {
    <&RawValue>::deserialize(from).map(Some)
}

struct StatedProperties<'a>(Vec<(Cow<'a, str>, &'a str)>);

#[derive(Deserialize)]
struct ColumnName<'a>(#[serde(borrow)] Cow<'a, str>);

impl<'de: 'a, 'a> Deserialize<'de> for StatedProperties<'a> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<StatedProperties<'a>, D::Error> {
        struct StatedVisitor;
        impl<'de> Visitor<'de> for StatedVisitor {
            type Value = StatedProperties<'de>;
            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("an object of properties")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<StatedProperties<'de>, A::Error> {
                let mut entries = Vec::new();
                while let Some((ColumnName(column), value)) =
                    map.next_entry::<ColumnName<'de>, &'de RawValue>()?
                {
                    entries.push((column, value.get()));
                }
                Ok(StatedProperties(entries))
            }
        }
        from.deserialize_map(StatedVisitor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::standard::Standard;
    use geo::{LineString, Point, Polygon, polygon};
    use proptest::prelude::*;

    static VOCABULARY: std::sync::LazyLock<Vocabulary> =
        std::sync::LazyLock::new(|| Standard::load("national-2020", None, None).unwrap().vocabulary);

    fn with(text: &str, values: &[(&str, Option<Value>)]) -> String {
        let vocabulary = &*VOCABULARY;
        let columns = LayerColumns { layer: Layer::Residences, vocabulary, renames: &Renames::default() };
        let id = |name: &str| vocabulary.property_id(Layer::Residences, name).unwrap();
        let values: Vec<_> = values.iter().map(|(name, value)| (id(name), value.clone())).collect();
        let text = FeatureText::read(text).unwrap();
        text.with_values(&columns, &values, |property| columns.name(property, std::iter::empty()))
    }

    #[test]
    fn values_go_in_the_place_of_what_is_stated_or_behind_it() {
        let text = r#"{"type":"Feature","properties":{"id": "r", "层数": "6层" ,"own":1},"geometry":null}"#;
        let six = Some(Value::Number(7.5));
        assert_eq!(with(text, &[("levels", six)]), text.replace("\"6层\"", "7.5"));
        assert_eq!(with(text, &[("levels", None), ("lift", None)]), text.replace("\"6层\"", "null"));
        let lift = [("lift", Some(Value::Flag(true)))];
        assert_eq!(with(text, &lift), text.replace("\"own\":1", "\"own\":1, \"lift\": true"));
        assert_eq!(with("{\"geometry\":null}", &lift), "{\"properties\":{\"lift\":true},\"geometry\":null}");
        assert!(FeatureText::read("1").is_none());
    }

    #[test]
    fn a_geometry_goes_in_the_place_of_another() {
        let text = r#"{"geometry":{"type":"Point","coordinates":[0, 0]},"id":1}"#;
        let moved = FeatureText::read(text).unwrap().with_geometry(&Point::new(105.1, 37.25).into());
        assert_eq!(moved, r#"{"geometry":{"type":"Point","coordinates":[105.1,37.25]},"id":1}"#);
    }

    proptest! {
        #[test]
        fn whatever_is_written_is_read_back(
            name in "\\PC{0,12}", levels in 0..100u8, x in -180.0..180.0f64, y in -90.0..90.0f64, wide: bool,
        ) {
            let vocabulary = &*VOCABULARY;
            let columns = LayerColumns {
                layer: Layer::Residences, vocabulary, renames: &Renames::default(),
            };
            let values =
                [("name".to_owned(), Value::Text(name.as_str().into())),
                 ("levels".to_owned(), Value::Number(levels.into()))];
            let line: Geometry<f64> = LineString::from(vec![(x, y), (y, x / 2.0)]).into();
            let area: Polygon<f64> = polygon![(x: x, y: y), (x: x + 1.0, y: y), (x: x, y: y + 1.0), (x: x, y: y)];
            for shape in [Geometry::Point(Point::new(x, y)), line, area.into()] {
                let text = new_feature(&values, &shape, wide);
                let read = FeatureText::read(&text).unwrap();
                for (column, stated) in &read.properties {
                    let property = columns.property(column).unwrap();
                    let wanted = values.iter().find(|(own, _)| own == column).map(|(_, value)| value.clone());
                    let read = columns.read(property, stated);
                    prop_assert!(read == wanted || column == "name", "{read:?} {wanted:?}");
                }
                let stated: geojson::Geometry = read.geometry.unwrap().parse().unwrap();
                prop_assert_eq!(&Geometry::try_from(stated).unwrap(), &shape);
                prop_assert_eq!(read.with_geometry(&shape), text.clone());
            }
        }
    }
}
