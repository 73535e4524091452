//! `gaps.geojson`: residences that are not served and facilities that fail, for QGIS.

use geojson::{Feature, FeatureCollection, GeoJson, Geometry, JsonObject};

use super::{File, Subject};
use crate::check::Culprit;
use crate::dataset::Shape;
use crate::measure::Measures;

pub(super) fn render(subject: &Subject) -> Vec<File> {
    let mut features = Vec::new();
    let mut audits = subject.audit.communities.iter();
    for part in &subject.parts {
        for (_, culprits) in part.culprits {
            let Some(community) = audits.next() else { continue };
            for (clause, culprit) in culprits {
                let clause_audit = community
                    .items
                    .iter()
                    .flat_map(|item| item.clauses.iter().map(move |clause| (item, clause)))
                    .find(|(_, known)| known.id == *clause);
                let Some((item, clause)) = clause_audit else { continue };
                let mut properties = JsonObject::new();
                properties.insert("community".into(), community.id.as_str().into());
                properties.insert("community_name".into(), community.name.as_str().into());
                properties.insert("item".into(), item.number.into());
                properties.insert("title".into(), item.title.as_str().into());
                properties.insert("clause".into(), clause.id.as_str().into());
                properties.insert("level".into(), serde_json::json!(clause.level));
                properties.insert("verdict".into(), serde_json::json!(clause.verdict));
                features.push(feature(part.measures, culprit, properties));
            }
        }
    }
    let collection = FeatureCollection { bbox: None, features, foreign_members: None };
    let mut bytes = GeoJson::from(collection).to_string().into_bytes();
    bytes.push(b'\n');
    vec![File { path: "gaps.geojson".into(), bytes }]
}

fn feature(measures: &Measures, culprit: &Culprit, mut properties: JsonObject) -> Feature {
    let dataset = measures.dataset;
    let (layer, id, name, category, shape) = if culprit.residence {
        let residence = &dataset.residences[culprit.index];
        ("residences", &residence.id, residence.label(), None, &residence.shape)
    } else {
        let facility = &dataset.facilities[culprit.index];
        let category = measures.vocabulary.category_zh(facility.category);
        ("facilities", &facility.id, facility.name.clone(), Some(category), &facility.shape)
    };
    properties.insert("layer".into(), layer.into());
    properties.insert("id".into(), id.as_str().into());
    properties.insert("name".into(), name.into());
    properties.insert("category".into(), category.into());
    properties.insert("reason".into(), culprit.reason.as_str().into());
    let geometry = match shape {
        Shape::Point(point) => Geometry::from(point),
        Shape::Area(area) if area.0.len() == 1 => Geometry::from(&area.0[0]),
        Shape::Area(area) => Geometry::from(area),
    };
    Feature {
        bbox: None,
        geometry: Some(geometry),
        id: None,
        properties: Some(properties),
        foreign_members: None,
    }
}
