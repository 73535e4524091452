//! Property values put into a layer's GeoJSON text where nothing is known: behind the properties a
//! feature has, or where it says that it knows none. What is known stays.

use std::collections::{BTreeMap, HashMap};

use super::feature::{FeatureText, LayerColumns, Splice, json, spliced};
use crate::dataset::facts::Value;
use crate::dataset::geojson;
use crate::defect::Defect;
use crate::vocabulary::PropertyId;

/// What became of a value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Fate {
    /// It stands in the text now.
    Written,
    /// The text said so already.
    Same,
    /// The text says otherwise, and still does.
    Other(Value),
}

/// A layer's columns and its text.
pub(crate) struct LayerText<'a> {
    pub(crate) columns: LayerColumns<'a>,
    pub(crate) file: &'a str,
    pub(crate) text: &'a str,
}

/// A value for a property of the feature at a position of the file.
pub(crate) struct GivenValue<'a> {
    pub(crate) feature: usize,
    pub(crate) property: PropertyId,
    pub(crate) value: &'a Value,
}

impl LayerText<'_> {
    /// The text with these values, and what became of each.
    ///
    /// # Errors
    /// Text that is no collection of features.
    pub(crate) fn with(&self, given: &[GivenValue]) -> Result<(String, Vec<Fate>), Box<Defect>> {
        let collection = geojson::split(self.file, geojson::text(self.file, self.text.as_bytes())?)?;
        let columns = &self.columns;
        let mut own: HashMap<PropertyId, String> = HashMap::new();
        let mut fates = vec![Fate::Same; given.len()];
        let mut by_feature: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (number, given) in given.iter().enumerate() {
            by_feature.entry(given.feature).or_default().push(number);
        }
        let mut splices: Vec<Splice> = Vec::new();
        for (index, numbers) in by_feature {
            let Some(raw) = collection.features.get(index) else { continue };
            let Some(feature) = FeatureText::read(raw.get()) else {
                // The loader's own words for what is no feature.
                geojson::feature(self.file, index, raw)?;
                continue;
            };
            let start = raw.get().as_ptr() as usize - self.text.as_ptr() as usize;
            let mut put = |(place, new): Splice| splices.push((place.start + start..place.end + start, new));
            let mut new: Vec<(String, &Value)> = Vec::new();
            for number in numbers {
                let GivenValue { property, value, .. } = given[number];
                fates[number] = Fate::Written;
                let mut blank = None;
                for (column, stated) in &feature.properties {
                    if columns.property(column) != Some(property) {
                        continue;
                    }
                    match columns.read(property, stated) {
                        Some(known) if known == *value => fates[number] = Fate::Same,
                        Some(known) => fates[number] = Fate::Other(known),
                        None => blank = Some(feature.place(stated)),
                    }
                }
                match (&fates[number], blank) {
                    (Fate::Written, Some(place)) => put((place, json(value))),
                    (Fate::Written, None) => {
                        let others = || collection.features.iter().map(|raw| raw.get());
                        let name = own.entry(property).or_insert_with(|| columns.name(property, others()));
                        new.push((name.clone(), value));
                    }
                    _ => {}
                }
            }
            if !new.is_empty() {
                put(feature.behind(&new));
            }
        }
        Ok((spliced(self.text, splices), fates))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::Renames;
    use crate::standard::Standard;
    use crate::vocabulary::Layer;

    fn filled(text: &str, given: &[(usize, &str, Value)]) -> (String, Vec<Fate>) {
        let vocabulary = Standard::load("national-2020", None, None).unwrap().vocabulary;
        let renames = Renames::default();
        let (layer, file) = (Layer::Residences, "residences.geojson");
        let given: Vec<GivenValue> = given
            .iter()
            .map(|(feature, property, value)| GivenValue {
                feature: *feature,
                property: vocabulary.property_id(layer, property).unwrap(),
                value,
            })
            .collect();
        let columns = LayerColumns { layer, vocabulary: &vocabulary, renames: &renames };
        LayerText { columns, file, text }.with(&given).unwrap()
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
