//! The residences layer: buildings that say people live there, and those that say nothing and
//! stand in a compound.
//!
//! Households and population are never guessed.

use geo::Point;
use rustc_hash::FxHashSet as HashSet;
use serde_json::{Map, Value};

use super::areas::{self, Outline};
use super::elements::Tags;
use super::kinds::FACILITY_KEYS;
use super::{Covered, Import, left};
use crate::import::DraftFeature;
use crate::lang::{Both, InBoth};
use crate::messages::import_osm as say;

/// Buildings that people live in. A dormitory houses students or workers, not a community's
/// households: it is left over, for the planner to decide.
const DWELLINGS: [&str; 7] =
    ["apartments", "residential", "house", "terrace", "detached", "semidetached_house", "bungalow"];

/// Keys that tell what else a plain building is for.
const OTHER_USE: [&str; 11] = [
    "tourism",
    "man_made",
    "craft",
    "industrial",
    "power",
    "military",
    "public_transport",
    "railway",
    "aeroway",
    "emergency",
    "government",
];

/// What a building's tags say about who lives there.
enum Dwelling {
    Yes,
    /// Only if it stands in a compound.
    InCompound,
    Left(Both),
    No,
}

fn dwelling(tags: &Tags) -> Dwelling {
    let Some(building) = tags.get("building").map(str::trim) else { return Dwelling::No };
    if building == "dormitory" {
        return Dwelling::Left(say::dormitory_not_counted(InBoth));
    }
    let named = DWELLINGS.contains(&building);
    let gone = ["abandoned", "disused", "demolished", "razed", "ruins"];
    if let Some(key) = gone.iter().find(|key| tags.is(key, "yes")) {
        return match named {
            true => Dwelling::Left(say::nobody_lives_there(InBoth, &key)),
            false => Dwelling::No,
        };
    }
    if named {
        return Dwelling::Yes;
    }
    let says = |key: &&str| tags.get(key).is_some_and(|value| value != "no");
    let used = FACILITY_KEYS.iter().chain(&OTHER_USE).any(says)
        || tags
            .get("building:use")
            .is_some_and(|_| !tags.is_any("building:use", &["residential", "apartments"]));
    if building == "yes" && !used { Dwelling::InCompound } else { Dwelling::No }
}

impl Import<'_> {
    pub(super) fn residences(&mut self) {
        let elements = self.elements;
        let mut covered = Covered::default();
        let mut of_relations = Vec::new();
        let mut lost = Vec::new();
        for relation in elements.relations.iter().filter(|relation| relation.tags.has("building")) {
            let dwelling = dwelling(&relation.tags);
            if matches!(dwelling, Dwelling::No) || !relation.is_area() {
                continue;
            }
            let id = format!("r{}", relation.id);
            let kind = kind(&relation.tags);
            match (dwelling, areas::of_relation(relation, elements)) {
                (Dwelling::Left(reason), _) => lost.push(left(id, &relation.tags, &kind, reason)),
                (Dwelling::InCompound, Err(_)) => {}
                (_, Err(reason)) => lost.push(left(id, &relation.tags, &kind, reason)),
                (dwelling, Ok(outline)) => {
                    let Some(feature) = self.residence(&id, &relation.tags, &dwelling, &outline) else {
                        continue;
                    };
                    covered.add(relation, "", &outline.area);
                    of_relations.push((feature, outline.nodes));
                }
            }
        }
        for way in elements.ways.iter().filter(|way| way.tags.has("building")) {
            let dwelling = dwelling(&way.tags);
            if matches!(dwelling, Dwelling::No) {
                continue;
            }
            let id = format!("w{}", way.id);
            let kind = kind(&way.tags);
            match (dwelling, areas::of_way(way, elements)) {
                (Dwelling::Left(reason), _) => {
                    self.draft.leftovers.push(left(id, &way.tags, &kind, reason));
                }
                (dwelling, Err(reason)) => {
                    // Of a plain building with no outline, any corner tells where it stands.
                    let corner = way.nodes.iter().find_map(|node| elements.at(*node));
                    let inside = corner.is_some_and(|at| self.compounds.hold(Point(at.degrees())));
                    if matches!(dwelling, Dwelling::Yes) || inside {
                        self.draft.leftovers.push(left(id, &way.tags, &kind, reason));
                    }
                }
                (_, Ok(outline)) if covered.covers(way.id, "", &outline) => {}
                (dwelling, Ok(outline)) => {
                    let Some(feature) = self.residence(&id, &way.tags, &dwelling, &outline) else { continue };
                    self.own(&outline.nodes, &feature.id);
                    self.draft.residences.push(feature);
                }
            }
        }
        self.draft.leftovers.extend(lost);
        for (feature, nodes) in of_relations {
            self.own(&nodes, &feature.id);
            self.draft.residences.push(feature);
        }
        self.residence_ids = self.draft.residences.iter().map(|feature| feature.id.clone()).collect();
        let names = self.draft.residences.iter().filter_map(|feature| feature.properties.get("compound"));
        self.lived_in = names.filter_map(Value::as_str).map(str::to_owned).collect::<HashSet<String>>();
    }

    fn residence(
        &self,
        id: &str,
        tags: &Tags,
        dwelling: &Dwelling,
        outline: &Outline,
    ) -> Option<DraftFeature> {
        let place = outline.point_within()?;
        if matches!(dwelling, Dwelling::InCompound) && !self.compounds.hold(place) {
            return None;
        }
        let mut properties = Map::new();
        if let Some(compound) = self.compounds.name_at(place) {
            properties.insert("compound".to_owned(), compound.into());
        }
        if let Some(levels) = tags.integer("building:levels").filter(|levels| (1..=200).contains(levels)) {
            properties.insert("levels".to_owned(), levels.into());
        }
        let number = || tags.get("addr:housenumber").map(str::trim).filter(|number| !number.is_empty());
        if let Some(name) = tags.name().or_else(number) {
            properties.insert("name".to_owned(), name.into());
        }
        Some(DraftFeature { id: id.to_owned(), properties, geometry: outline.geometry() })
    }
}

fn kind(tags: &Tags) -> String {
    format!("building={}", tags.get("building").unwrap_or(""))
}
