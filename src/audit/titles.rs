//! What the features are called that an audit's sentences name by their ids.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::vocabulary::Layer;

/// Titles by id, of features whose title is more than their id.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Titles {
    /// Of facilities.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub facilities: BTreeMap<String, String>,
    /// Of residences.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub residences: BTreeMap<String, String>,
}

impl Titles {
    /// Whether no feature has a title.
    pub fn is_empty(&self) -> bool {
        self.facilities.is_empty() && self.residences.is_empty()
    }

    /// Those of features that other titles name too.
    pub fn shared_with(&self, other: &Titles) -> Titles {
        let shared = |own: &BTreeMap<String, String>, other: &BTreeMap<String, String>| {
            let both = own.iter().filter(|(id, _)| other.contains_key(*id));
            both.map(|(id, title)| (id.clone(), title.clone())).collect()
        };
        Titles {
            facilities: shared(&self.facilities, &other.facilities),
            residences: shared(&self.residences, &other.residences),
        }
    }

    /// A feature's title; its id where it has no other.
    pub fn title<'a>(&'a self, layer: Layer, id: &'a str) -> &'a str {
        let titles = match layer {
            Layer::Facilities => &self.facilities,
            _ => &self.residences,
        };
        titles.get(id).map_or(id, String::as_str)
    }
}
