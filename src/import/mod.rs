//! Making a dataset from others' data: what it holds, and what of the source was not understood.

mod into;
pub mod osm;
pub mod poi;
mod write;

use std::collections::{BTreeMap, BTreeSet};

use geo::Geometry;
use serde_json::{Map, Value};

use crate::defect::Defect;
use crate::lang::Both;
use crate::shapes::distance;
use crate::units::Metres;
use crate::vocabulary::Layer;

pub(crate) use into::conflicts_table;
pub use into::{Added, Conflict};
pub use write::{counts, summary};

/// A feature in the making. Properties carry the vocabulary's ids.
#[derive(Clone, Debug, PartialEq)]
pub struct DraftFeature {
    /// Its id, made from the source's own.
    pub id: String,
    /// Without `id`, in the order they are written.
    pub properties: Map<String, Value>,
    /// WGS 84.
    pub geometry: Geometry<f64>,
}

/// Something of the source that did not come into the dataset.
#[derive(Clone, Debug, PartialEq)]
pub struct Leftover {
    /// Where in the source: an element's id, or a row as a spreadsheet numbers it.
    pub at: String,
    /// Its name in the source; empty where it has none.
    pub name: String,
    /// What it says it is: tags, type codes.
    pub kind: String,
    /// Why it did not come in.
    pub reason: Both,
}

/// What an importer made of a source.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draft {
    /// The dataset's name.
    pub name: String,
    /// Who made the source, and which file it is.
    pub source: String,
    /// Under what terms the source may be used.
    pub licence: String,
    /// By layer, in the order they are written: the source's own order, so that the same source
    /// makes the same bytes.
    pub communities: Vec<DraftFeature>,
    /// Facilities.
    pub facilities: Vec<DraftFeature>,
    /// Residences.
    pub residences: Vec<DraftFeature>,
    /// Walkable paths.
    pub paths: Vec<DraftFeature>,
    /// Entrances.
    pub entrances: Vec<DraftFeature>,
    /// How many residential compounds with a name the source draws, where it draws compounds:
    /// they are no layer of a dataset.
    pub named_compounds: Option<usize>,
    /// What did not come in, in the source's order.
    pub leftovers: Vec<Leftover>,
    /// Warnings and notes for whoever imports.
    pub defects: Vec<Defect>,
}

impl Draft {
    /// The layers and what they hold.
    pub fn layers(&self) -> [(Layer, &[DraftFeature]); 5] {
        [
            (Layer::Communities, &self.communities),
            (Layer::Facilities, &self.facilities),
            (Layer::Residences, &self.residences),
            (Layer::Paths, &self.paths),
            (Layer::Entrances, &self.entrances),
        ]
    }

    /// How many facilities there are of each category, by category.
    pub fn facilities_by_category(&self) -> BTreeMap<&str, usize> {
        let mut counts = BTreeMap::new();
        for facility in &self.facilities {
            if let Some(category) = facility.properties.get("category").and_then(Value::as_str) {
                *counts.entry(category).or_default() += 1;
            }
        }
        counts
    }

    /// How long the paths are that are walked: all but the closed ones.
    pub fn walkable(&self) -> Metres {
        let walked =
            self.paths.iter().filter(|path| path.properties.get("closed") != Some(&Value::Bool(true)));
        let lengths = walked.map(|path| match &path.geometry {
            Geometry::LineString(line) => line.lines().map(|l| distance(l.start, l.end).0).sum(),
            _ => 0.0,
        });
        // From zero, since a sum of nothing is -0.
        Metres(lengths.fold(0.0, |sum, length: f64| sum + length))
    }

    /// The different names of residential compounds that residences stand in.
    pub fn compounds(&self) -> BTreeSet<&str> {
        let compounds = self.residences.iter().filter_map(|residence| residence.properties.get("compound"));
        compounds.filter_map(Value::as_str).collect()
    }
}
