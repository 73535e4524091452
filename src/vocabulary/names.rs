//! Names of a vocabulary that another does not have: what an audit takes along, so that it can be told
//! where its standard and its vocabulary are not at hand.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Category, Layer, Property, PropertyId, Vocabulary};

/// Categories and properties that are not those the program comes with.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct OwnNames {
    /// Categories by id, in the vocabulary's order.
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub categories: IndexMap<String, Category>,
    /// Properties by layer and id, in the vocabulary's order.
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub properties: IndexMap<Layer, IndexMap<String, Property>>,
}

impl OwnNames {
    /// Whether all categories and properties are those the program comes with.
    pub fn is_empty(&self) -> bool {
        self.categories.is_empty() && self.properties.is_empty()
    }

    /// Takes up those of another vocabulary, where they are named alike.
    pub(crate) fn extend(&mut self, other: OwnNames) {
        self.categories.extend(other.categories);
        for (layer, properties) in other.properties {
            self.properties.entry(layer).or_default().extend(properties);
        }
    }
}

impl Vocabulary {
    /// What this vocabulary has that another has not, or has otherwise.
    pub(crate) fn beyond(&self, other: &Vocabulary) -> OwnNames {
        let mut own = OwnNames::default();
        for (_, id, category) in self.categories() {
            let known = other.categories.iter().find(|(known, _)| known == id);
            if known.is_none_or(|(_, known)| known != category) {
                own.categories.insert(id.to_owned(), category.clone());
            }
        }
        for layer in Layer::FEATURES.into_iter().chain(Layer::TABLES) {
            let is_own = |property: &&Property| !other.properties(layer).contains(property);
            let properties = self.properties(layer).iter().filter(is_own);
            let properties: IndexMap<String, Property> =
                properties.map(|property| (property.id.clone(), property.clone())).collect();
            if !properties.is_empty() {
                own.properties.insert(layer, properties);
            }
        }
        own
    }

    /// This vocabulary with others' names, which win.
    pub(crate) fn with(mut self, own: &OwnNames) -> Vocabulary {
        for (id, category) in &own.categories {
            self.add_category(id, category.clone());
        }
        for (layer, properties) in &own.properties {
            let list = self.properties.entry(*layer).or_default();
            let names = self.property_by_name.entry(*layer).or_default();
            for (id, property) in properties {
                let property = Property { id: id.clone(), ..property.clone() };
                let index = list.iter().position(|known| known.id == *id).unwrap_or(list.len());
                for name in property.zh.iter().chain([id]) {
                    names.insert(name.clone(), PropertyId(index as u16));
                }
                match list.get_mut(index) {
                    Some(slot) => *slot = property,
                    None => list.push(property),
                }
            }
        }
        self
    }
}
