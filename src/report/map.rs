//! GeoJSON written feature by feature, for QGIS.

use geojson::{Feature, Geometry, JsonObject};

/// What stands before the features of a collection.
pub(super) const HEAD: &str = r#"{"type":"FeatureCollection","features":["#;

/// What stands after them.
pub(super) const TAIL: &str = "\n]}\n";

/// Features, each on a line of its own, as they stand between [`HEAD`] and [`TAIL`].
pub(super) fn lines(features: impl Iterator<Item = Feature>) -> String {
    features.map(|feature| format!("\n{feature}")).collect::<Vec<_>>().join(",")
}

pub(super) fn feature(geometry: Geometry, properties: JsonObject) -> Feature {
    Feature {
        bbox: None,
        geometry: Some(geometry),
        id: None,
        properties: Some(properties),
        foreign_members: None,
    }
}
