//! The communities' own boundaries, from a GeoJSON file.

use std::fs;
use std::path::Path;

use rustc_hash::FxHashSet as HashSet;
use serde_json::{Map, Value};

use crate::codes::Code;
use crate::crs::{Crs, Unknown};
use crate::dataset::geojson;
use crate::dataset::geometry;
use crate::dataset::systems::PositionForm;
use crate::dataset::takes::GeometryTakes;
use crate::defect::{Defect, Place};
use crate::import::DraftFeature;
use crate::lang::InBoth;
use crate::messages::import_osm as say;
use crate::vocabulary::{Layer, Vocabulary};

/// Reads the polygons of a file as communities, with what of their properties the vocabulary
/// knows.
///
/// # Errors
/// A file that is no GeoJSON, in a system that is not read, and every feature that is no polygon.
pub(super) fn read(path: &Path, vocabulary: &Vocabulary) -> Result<Vec<DraftFeature>, Vec<Defect>> {
    let file = path.display().to_string();
    let bytes = fs::read(path).map_err(|error| {
        let what = say::cannot_be_read(InBoth, &error);
        vec![
            Defect::error(Code::Unreadable, &file, Place::Whole, what)
                .expected(say::geojson_file_of_communities_boundaries(InBoth))
                .help(say::check_path_and_permissions(InBoth)),
        ]
    })?;
    let text = geojson::text(&file, &bytes).map_err(|defect| vec![*defect])?;
    let collection = geojson::split(&file, text).map_err(|defect| vec![*defect])?;
    // Whatever the file says it is in; else as RFC 7946 says.
    let crs = match collection.crs.map(|name| name.parse::<Crs>()) {
        None => Crs::WGS84,
        Some(Ok(crs)) => crs,
        Some(Err(unknown)) => {
            return Err(vec![
                Defect::error(Code::ForeignCrs, &file, Place::Whole, unknown.message)
                    .expected(Unknown::expected())
                    .help(unknown.help),
            ]);
        }
    };
    let form = PositionForm { takes: GeometryTakes::Areas, crs: &crs };
    let mut communities = Vec::new();
    let mut defects = Vec::new();
    let mut taken: HashSet<String> = HashSet::default();
    for (index, raw) in collection.features.iter().enumerate() {
        let feature = match geojson::feature(&file, index, raw) {
            Ok(feature) => feature,
            Err(defect) => {
                defects.push(*defect);
                continue;
            }
        };
        let mut properties = Map::new();
        for (column, value) in feature.properties.iter().flat_map(|properties| &properties.0) {
            let known = vocabulary.property(Layer::Communities, &column.0);
            if let Some(property) = known.filter(|_| !value.is_null()) {
                properties.entry(property.id.clone()).or_insert_with(|| value.clone());
            }
        }
        let given = match properties.shift_remove("id") {
            Some(Value::String(id)) => Some(id.trim().to_owned()),
            Some(Value::Number(id)) => Some(geojson::number_text(&id)),
            _ => None,
        };
        let running = || (index + 1).to_string();
        let id = given.filter(|id| !id.is_empty()).or_else(|| feature.member_id()).unwrap_or_else(running);
        let place = || Place::Feature { index, id: Some(id.clone()) };
        if !taken.insert(id.clone()) {
            defects.push(
                Defect::error(Code::DuplicateId, &file, place(), say::earlier_community_has_id(InBoth))
                    .expected(say::id_of_own_for_each_community(InBoth))
                    .help(say::change_one_of_ids(InBoth)),
            );
            continue;
        }
        let named =
            properties.get("name").and_then(Value::as_str).is_some_and(|name| !name.trim().is_empty());
        if !named {
            properties.insert("name".to_owned(), id.as_str().into());
        }
        match geometry::read(feature.geometry, form) {
            Ok(geometry) => communities.push(DraftFeature { id, properties, geometry }),
            Err(refusal) => defects.push(
                Defect::error(refusal.code, &file, place(), refusal.message)
                    .expected(refusal.expected)
                    .help(refusal.help),
            ),
        }
    }
    if communities.is_empty() && defects.is_empty() {
        defects.push(
            Defect::error(Code::NoCommunities, &file, Place::Whole, say::holds_no_community(InBoth))
                .expected(say::at_least_one_community_polygon(InBoth))
                .help(say::draw_communities_boundaries(InBoth)),
        );
    }
    if defects.is_empty() { Ok(communities) } else { Err(defects) }
}
