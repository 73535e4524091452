//! A feature's properties: columns found in the vocabulary, values read as their kind.

use super::Origin;
use super::facts::{self, Facts, StatedValue, Value};
use super::features::{FeatureReader, GivenFeature, Read};
use super::layers::Layers;
use super::source::DataFile;
use crate::codes::Code;
use crate::defect::Defect;
use crate::lang::{Both, InBoth};
use crate::messages::dataset as say;
use crate::vocabulary::{Layer, PropertyId};

impl FeatureReader<'_> {
    /// The property a column holds, if the vocabulary has it.
    fn column(
        &self,
        origin: Origin,
        layer: Layer,
        position: usize,
        (column, value): (&str, &StatedValue),
        layers: &mut Layers,
    ) -> Option<PropertyId> {
        if let Some((of, known, property)) = layers.columns.get(position)
            && known == column
            && *of == layer
        {
            return Some(*property);
        }
        let name = self.renames.apply(layer, column);
        if name != column && !layers.renamed.contains(column) {
            layers.renamed.insert(column.to_owned());
        }
        if matches!(name, "layer" | "图层") {
            // A layer's file may carry what a bundle needs; a path's may carry OpenStreetMap's tag
            // of that name, a number.
            let is_tag = layer == Layer::Paths && is_number(value);
            return self.vocabulary.property_id(layer, "osm_layer").filter(|_| is_tag);
        }
        let Some(property) = self.vocabulary.property_id(layer, name) else {
            *layers.strange.entry((origin.input, layer, column.to_owned())).or_default() += 1;
            return None;
        };
        layers.columns.truncate(position);
        if layers.columns.len() == position {
            layers.columns.push((layer, column.to_owned(), property));
        }
        Some(property)
    }

    /// Reads a feature's properties, and says what is wrong with them.
    pub(super) fn properties(
        &self,
        file: &DataFile,
        origin: Origin,
        layer: Layer,
        given: &mut GivenFeature,
        layers: &mut Layers,
        defects: &mut Vec<Defect>,
    ) -> Read {
        let mut facts = Facts::in_place_of(std::mem::take(&mut layers.spare));
        let own = &self.own[&layer];
        let mut refused: Vec<(Code, Both, Both)> = Vec::new();
        for (position, (column, stated)) in given.properties.iter().enumerate() {
            let Some(property_id) = self.column(origin, layer, position, (column.as_ref(), stated), layers)
            else {
                continue;
            };
            let property = &self.vocabulary.properties(layer)[property_id.0 as usize];
            let value = match stated.plainly(property) {
                Some(value) => Ok(Some(value)),
                None => {
                    if stated.is_hiding() {
                        *layers.hiding.entry(origin.input).or_default() += 1;
                    }
                    facts::read(property, &stated.json(), self.vocabulary)
                }
            };
            match value {
                Ok(None) => {}
                Ok(Some(value)) => {
                    if facts.add(property_id, value).is_err() {
                        let id = &property.id;
                        let zh = property.label_zh();
                        refused.push((
                            Code::TwoValues,
                            say::given_two_different_values(InBoth, &zh, &id, &column),
                            say::one_value_a_property(InBoth),
                        ));
                    }
                }
                Err(refusal) => refused.push((refusal.code, refusal.message, refusal.expected)),
            }
        }
        let read = Read { member_id: given.member_id.take(), facts };
        let place = || read.place(own, origin);
        for (code, what, expected) in refused {
            defects.push(
                Defect::error(code, &file.name, place(), what)
                    .expected(expected)
                    .help(say::correct_value_or_unknown(InBoth)),
            );
        }
        for (property, not_above) in &own.checked {
            let known = read.facts.get(*property);
            let property = &self.vocabulary.properties(layer)[property.0 as usize];
            let name = &property.id;
            let zh = property.label_zh();
            if property.required && known.is_none() && !(name == "id" && read.id(own).is_some()) {
                defects.push(
                    Defect::error(
                        Code::MissingProperty,
                        &file.name,
                        place(),
                        say::feature_has_no_property(InBoth, &zh, &name),
                    )
                    .expected(say::property_on_every_feature(InBoth, &name))
                    .help(say::add_or_name_column_in_fields(InBoth, &name)),
                );
            }
            let Some(of) = property.not_above.as_deref() else { continue };
            let most = not_above.and_then(|id| read.facts.number(id));
            if let (Some(Value::Number(value)), Some(most)) = (known, most)
                && *value > most
            {
                defects.push(
                    Defect::error(
                        Code::Inconsistent,
                        &file.name,
                        place(),
                        say::exceeds_other_property(InBoth, &zh, &name, &value, &of, &most),
                    )
                    .expected(say::no_greater_than(InBoth, &name, &of)),
                );
            }
        }
        read
    }
}

fn is_number(value: &StatedValue) -> bool {
    let is_written = |text: &str| text.trim().parse::<i8>().is_ok();
    match value {
        StatedValue::Number(..) => true,
        StatedValue::Text(text) => is_written(text),
        StatedValue::Json(json) => json.is_number() || json.as_str().is_some_and(is_written),
    }
}
