//! GeoJSON written feature by feature, for QGIS, and what maps have in common.

use geo::{Coord, Rect};
use geojson::{Feature, Geometry, JsonObject};

/// The box around some boxes; `None` around none.
pub(super) fn around(boxes: impl Iterator<Item = Rect<f64>>) -> Option<Rect<f64>> {
    boxes.reduce(|a, b| {
        let (low, high) = (a.min(), a.max());
        Rect::new(
            Coord { x: low.x.min(b.min().x), y: low.y.min(b.min().y) },
            Coord { x: high.x.max(b.max().x), y: high.y.max(b.max().y) },
        )
    })
}

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
