//! `gaps.geojson`: residences that are not served and facilities that fail, for QGIS.

use geojson::{Feature, Geometry, JsonObject};

use super::{CommunitySlice, ReportContext, map};
use crate::audit::{ClauseAudit, CommunityAudit, ItemAudit};
use crate::session::FailingShape;
use crate::shapes::Shape;
use crate::words::Words;

pub(super) fn head(_: &ReportContext) -> Vec<u8> {
    map::HEAD.into()
}

pub(super) fn part(frame: &ReportContext, piece: &CommunitySlice) -> Vec<u8> {
    let community = piece.audit;
    let Some(judged) = piece.judged else { return Vec::new() };
    let words = Words::for_community(community, frame.vocabulary, frame.lang);
    let features = judged.failing().filter_map(|failing| {
        let mut clauses =
            community.items.iter().flat_map(|item| item.clauses.iter().map(move |clause| (item, clause)));
        let of = clauses.find(|(_, clause)| clause.id == failing.clause)?;
        Some(feature(community, of, &failing, words.failing(failing.reason)))
    });
    map::lines(features).into_bytes()
}

pub(super) fn tail(_: &ReportContext) -> Vec<u8> {
    map::TAIL.into()
}

fn feature(
    community: &CommunityAudit,
    (item, clause): (&ItemAudit, &ClauseAudit),
    failing: &FailingShape,
    reason: String,
) -> Feature {
    let mut properties = JsonObject::new();
    properties.insert("community".into(), community.id.as_str().into());
    properties.insert("community_name".into(), community.name.as_str().into());
    properties.insert("item".into(), item.number.into());
    properties.insert("title".into(), item.title.as_str().into());
    properties.insert("clause".into(), clause.id.as_str().into());
    properties.insert("level".into(), serde_json::json!(clause.level));
    properties.insert("verdict".into(), serde_json::json!(clause.verdict));
    properties.insert("layer".into(), failing.layer.id().into());
    properties.insert("id".into(), failing.id.into());
    properties.insert("name".into(), failing.name.as_deref().into());
    properties.insert("category".into(), failing.category.into());
    properties.insert("reason".into(), reason.into());
    let geometry = match failing.shape {
        Shape::Point(point) => Geometry::from(point),
        Shape::Area(area) if area.0.len() == 1 => Geometry::from(&area.0[0]),
        Shape::Area(area) => Geometry::from(area),
    };
    map::feature(geometry, properties)
}
