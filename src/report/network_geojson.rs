//! `network.geojson`: what is odd about the walking network, for QGIS.

use geo::{Coord, Line, LineString, Point};
use geojson::{Feature, Geometry, JsonObject};

use super::map;
use crate::network::Health;
use crate::output::File;
use crate::units::Metres;

/// Every finding as a feature: `kind` is `island`, `near_miss`, `crossing` or `dead_end`;
/// `metres` is an island's length or a near miss's gap.
pub fn network_geojson(health: &Health) -> File {
    let point = |at: Coord<f64>| Geometry::from(&Point(at));
    let islands =
        health.islands.iter().map(|island| feature("island", Some(island.length), point(island.at)));
    let misses = health.near_misses.iter().map(|miss| {
        let line = LineString::from(Line::new(miss.end, miss.other));
        feature("near_miss", Some(miss.gap), Geometry::from(&line))
    });
    let crossings = health.crossings.iter().map(|at| feature("crossing", None, point(*at)));
    let ends = health.dead_ends.iter().map(|at| feature("dead_end", None, point(*at)));
    let features = map::lines(islands.chain(misses).chain(crossings).chain(ends));
    let text = [map::HEAD, &features, map::TAIL].concat();
    File { path: "network.geojson".into(), bytes: text.into_bytes() }
}

fn feature(kind: &str, metres: Option<Metres>, geometry: Geometry) -> Feature {
    let mut properties = JsonObject::new();
    properties.insert("kind".into(), kind.into());
    properties.insert("metres".into(), metres.map(|metres| (metres.0 * 1000.0).round() / 1000.0).into());
    map::feature(geometry, properties)
}
