//! `gaps.geojson`: residences that are not served and facilities that fail, for QGIS.

use geojson::{Feature, Geometry, JsonObject};

use super::{CommunitySlice, Measured, ReportContext, map};
use crate::dataset::Dataset;
use crate::finding::FailingFeature;
use crate::shapes::Shape;
use crate::vocabulary::Vocabulary;
use crate::words::Words;

pub(super) fn head(_: &ReportContext) -> Vec<u8> {
    map::HEAD.into()
}

pub(super) fn part(frame: &ReportContext, piece: &CommunitySlice) -> Vec<u8> {
    let community = piece.audit;
    let Some(Measured { dataset, failing_features, .. }) = piece.measured else { return Vec::new() };
    let words = Words::for_community(community, frame.vocabulary, frame.lang);
    let features = failing_features.iter().filter_map(|(clause, culprit)| {
        let (item, clause) = community
            .items
            .iter()
            .flat_map(|item| item.clauses.iter().map(move |clause| (item, clause)))
            .find(|(_, known)| known.id == *clause)?;
        let mut properties = JsonObject::new();
        properties.insert("community".into(), community.id.as_str().into());
        properties.insert("community_name".into(), community.name.as_str().into());
        properties.insert("item".into(), item.number.into());
        properties.insert("title".into(), item.title.as_str().into());
        properties.insert("clause".into(), clause.id.as_str().into());
        properties.insert("level".into(), serde_json::json!(clause.level));
        properties.insert("verdict".into(), serde_json::json!(clause.verdict));
        Some(feature(dataset, frame.vocabulary, culprit, words.failing(&culprit.reason), properties))
    });
    map::lines(features).into_bytes()
}

pub(super) fn tail(_: &ReportContext) -> Vec<u8> {
    map::TAIL.into()
}

fn feature(
    dataset: &Dataset,
    vocabulary: &Vocabulary,
    culprit: &FailingFeature,
    reason: String,
    mut properties: JsonObject,
) -> Feature {
    let (layer, id, name, category, shape) = if culprit.residence {
        let residence = &dataset.residences[culprit.index];
        ("residences", &residence.id, residence.label(), None, &residence.shape)
    } else {
        let facility = &dataset.facilities[culprit.index];
        let category = vocabulary.category_zh(facility.category);
        ("facilities", &facility.id, facility.name.clone(), Some(category), &facility.shape)
    };
    properties.insert("layer".into(), layer.into());
    properties.insert("id".into(), id.as_str().into());
    properties.insert("name".into(), name.into());
    properties.insert("category".into(), category.into());
    properties.insert("reason".into(), reason.into());
    let geometry = match shape {
        Shape::Point(point) => Geometry::from(point),
        Shape::Area(area) if area.0.len() == 1 => Geometry::from(&area.0[0]),
        Shape::Area(area) => Geometry::from(area),
    };
    map::feature(geometry, properties)
}
