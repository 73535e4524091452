//! Where a community's things are: what `audit.json` holds for a report that draws a map.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::finding::FailingReason;
use crate::vocabulary::Layer;

/// A community's map, WGS 84, longitude first, rounded to 1e-6 degrees (0.1 m).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CommunityMap {
    /// Polygons, each its outer ring and then its holes.
    pub boundary: Vec<Vec<Line>>,
    /// Its residential buildings, in the order of the dataset.
    pub residences: Vec<MapResidence>,
    /// Facilities of the community, and those beyond that some residence's walk leads to.
    pub facilities: Vec<MapFacility>,
    /// The walking network in and around the boundary, as lines.
    pub paths: Vec<Line>,
    /// Features that fail a clause, in the standard's order.
    pub failing: Vec<MapFailing>,
}

/// Positions in order.
pub type Line = Vec<[f64; 2]>;

/// A place on the map, as GeoJSON has it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", content = "coordinates")]
pub enum MapShape {
    /// A position.
    Point([f64; 2]),
    /// Polygons, each its outer ring and then its holes.
    MultiPolygon(Vec<Vec<Line>>),
}

/// A residential building.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct MapResidence {
    /// Its id in the dataset.
    pub id: String,
    /// Its number in the compound.
    pub name: Option<String>,
    /// The compound (小区) it stands in.
    pub compound: Option<String>,
    /// Who lives there, in the unit the community's residents are counted in.
    pub residents: Option<f64>,
    /// Where it stands.
    pub shape: MapShape,
    /// The nearest existing facility of each category the standard reaches for.
    pub walks: Vec<MapWalk>,
}

/// A residence's walk to its nearest existing facility of a category.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct MapWalk {
    /// Id of the category.
    pub category: String,
    /// Its id; null where no walk leads to any.
    pub facility: Option<String>,
    /// Metres walked; null where that is not known or there is none.
    pub metres: Option<f64>,
    /// Whether the residence, or a facility that may be nearer, is off the network.
    pub off_network: bool,
}

/// A facility.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct MapFacility {
    /// Its id in the dataset.
    pub id: String,
    /// Its name, where it has one.
    pub name: Option<String>,
    /// Its category's id.
    pub category: String,
    /// Its category's Chinese name.
    pub category_name: String,
    /// `existing`, `under_construction` or `planned`.
    pub status: String,
    /// False where it lies beyond the boundary.
    pub inside: bool,
    /// Where it is.
    pub shape: MapShape,
}

/// A feature that fails a clause, and why.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct MapFailing {
    /// Id of the clause it fails.
    pub clause: String,
    /// `residences` or `facilities`.
    pub layer: Layer,
    /// Its id in the dataset.
    pub id: String,
    /// In one sentence; said by `words`.
    pub reason: String,
    /// The same for programs.
    #[serde(flatten)]
    pub finding: FailingReason,
}
