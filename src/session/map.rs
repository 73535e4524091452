//! A community's map for `audit.json`: where the things are that its verdicts speak of.

use std::collections::BTreeSet;

use geo::{BoundingRect, Coord, LineString, MultiPolygon, Rect};
use rstar::{AABB, Envelope};

use super::Part;
use crate::audit::{CommunityMap, Line, MapFacility, MapFailing, MapResidence, MapShape, MapWalk};
use crate::dataset::Status;
use crate::finding::FailingFeature;
use crate::measure::{Member, WalkEnd};
use crate::shapes::{Shape, around, degree_box};
use crate::vocabulary::{CategoryId, Layer, Vocabulary};

/// How far around its things a community's paths are drawn, in degrees: about 50 m.
const MARGIN: f64 = 5e-4;

/// The map of a community (by index in the dataset) whose clauses reach for the categories
/// `reached`; without a network it has no paths.
pub(super) fn community_map(
    part: &Part,
    community: usize,
    failing_features: &[(String, FailingFeature)],
    vocabulary: &Vocabulary,
    reached: &[CategoryId],
) -> CommunityMap {
    let Part { dataset, measures, network, .. } = part;
    let locality = &measures.localities[community];
    let boundary = &dataset.communities[community].shape;
    let residences: Vec<MapResidence> = locality
        .residences
        .iter()
        .enumerate()
        .map(|(position, member)| {
            residence(part, locality.residents.of.get(position).copied(), *member, vocabulary, reached)
        })
        .collect();

    let inside: BTreeSet<usize> = locality.facilities.iter().map(|member| member.index).collect();
    let shown = shown(part, community, reached);
    let facilities: Vec<MapFacility> = shown
        .iter()
        .map(|&index| {
            let facility = &dataset.facilities[index];
            MapFacility {
                id: facility.id.clone(),
                name: facility.name.clone(),
                category: vocabulary.category_name(facility.category).to_owned(),
                category_name: vocabulary.category_zh(facility.category).to_owned(),
                status: match facility.status {
                    Status::Existing => "existing",
                    Status::UnderConstruction => "under_construction",
                    Status::Planned => "planned",
                }
                .to_owned(),
                inside: inside.contains(&index),
                shape: shape(&facility.shape),
            }
        })
        .collect();

    let drawn = drawn(part, community, &shown);
    let lines = network.as_ref().zip(drawn).map_or(Vec::new(), |(network, drawn)| network.lines_in(&drawn));
    let paths = lines.iter().map(|line| line.iter().map(position).collect()).collect();

    let failing = failing_features.iter().map(|(clause, culprit)| MapFailing {
        clause: clause.clone(),
        layer: if culprit.residence { Layer::Residences } else { Layer::Facilities },
        id: match culprit.residence {
            true => dataset.residences[culprit.index].id.clone(),
            false => dataset.facilities[culprit.index].id.clone(),
        },
        reason: String::new(),
        finding: culprit.reason.clone(),
    });
    CommunityMap { boundary: polygons(boundary), residences, facilities, paths, failing: failing.collect() }
}

/// Facilities that a community's map shows: its own, and those that its residences walk to.
fn shown(part: &Part, community: usize, reached: &[CategoryId]) -> BTreeSet<usize> {
    let locality = &part.measures.localities[community];
    let inside = locality.facilities.iter().map(|member| member.index);
    let beyond = locality.residences.iter().flat_map(|member| {
        reached.iter().filter_map(|category| part.measures.walk_end(*category, member.index).facility)
    });
    inside.chain(beyond).collect()
}

/// Where a community's paths are drawn.
fn drawn(part: &Part, community: usize, shown: &BTreeSet<usize>) -> Option<Rect<f64>> {
    let Part { dataset, measures, .. } = part;
    let residences = &measures.localities[community].residences;
    let shapes = shown.iter().map(|index| &dataset.facilities[*index].shape);
    let shapes = shapes.chain(residences.iter().map(|member| &dataset.residences[member.index].shape));
    let boundary = dataset.communities[community].shape.bounding_rect();
    let all = around(shapes.filter_map(Shape::bounding_rect).chain(boundary));
    all.map(|all| {
        let margin = Coord { x: MARGIN, y: MARGIN };
        Rect::new(all.min() - margin, all.max() + margin)
    })
}

/// Whether a community's map may draw paths in one of some boxes.
pub(super) fn draws(part: &Part, community: usize, reached: &[CategoryId], boxes: &[AABB<[f64; 2]>]) -> bool {
    let drawn = drawn(part, community, &shown(part, community, reached)).map(degree_box);
    drawn.is_some_and(|drawn| boxes.iter().any(|own| drawn.intersects(own)))
}

fn residence(
    part: &Part,
    residents: Option<f64>,
    member: Member,
    vocabulary: &Vocabulary,
    reached: &[CategoryId],
) -> MapResidence {
    let Part { dataset, measures, .. } = part;
    let residence = &dataset.residences[member.index];
    MapResidence {
        id: residence.id.clone(),
        name: residence.name.clone(),
        compound: residence.compound.clone(),
        residents,
        shape: shape(&residence.shape),
        walks: reached
            .iter()
            .map(|&category| {
                let WalkEnd { facility, metres, off_network } = measures.walk_end(category, member.index);
                MapWalk {
                    category: vocabulary.category_name(category).to_owned(),
                    facility: facility.map(|index| dataset.facilities[index].id.clone()),
                    metres: metres.map(|metres| (metres.0 * 1e3).round() / 1e3),
                    off_network,
                }
            })
            .collect(),
    }
}

fn shape(shape: &Shape) -> MapShape {
    match shape {
        Shape::Point(point) => MapShape::Point(position(&point.0)),
        Shape::Area(area) => MapShape::MultiPolygon(polygons(area)),
    }
}

fn polygons(area: &MultiPolygon<f64>) -> Vec<Vec<Line>> {
    let ring = |ring: &LineString<f64>| ring.0.iter().map(position).collect();
    area.iter()
        .map(|polygon| {
            let holes = polygon.interiors().iter().map(ring);
            [ring(polygon.exterior())].into_iter().chain(holes).collect()
        })
        .collect()
}

fn position(at: &Coord<f64>) -> [f64; 2] {
    [at.x, at.y].map(|degrees| (degrees * 1e6).round() / 1e6)
}
