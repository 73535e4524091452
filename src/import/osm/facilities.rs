//! The facilities layer: whatever the category vocabulary's tags name, and a row for each that
//! no category takes.
//!
//! Nothing says how large a facility's floor is: an outline is a plot or a whole building.

use geo::{Geometry, Point};
use serde_json::{Map, Value};

use super::areas;
use super::elements::Tags;
use super::kinds::{self, Match};
use super::{Covered, Import, left, no_outline};
use crate::import::DraftFeature;
use crate::lang::{Both, InBoth};
use crate::messages::import_osm as say;

/// Categories whose `capacity` is a number of parking spaces.
const WITH_SPACES: [&str; 2] = ["parking", "bicycle_parking"];

impl<'i> Import<'i> {
    pub(super) fn facilities(&mut self) {
        let elements = self.elements;
        for (id, tags) in &elements.node_tags {
            let matches = self.sorted_out(&format!("n{id}"), tags);
            if matches.is_empty() {
                continue;
            }
            let Some(at) = elements.at(*id) else { continue };
            let geometry = Geometry::Point(Point(at.degrees()));
            let made = self.made(&format!("n{id}"), tags, &matches, &geometry);
            self.draft.facilities.extend(made);
        }
        // Relations first, since a way may only draw one's outline; they are written last.
        let mut covered = Covered::default();
        let mut of_relations = Vec::new();
        let of_ways = std::mem::take(&mut self.draft.leftovers);
        for relation in &elements.relations {
            let id = format!("r{}", relation.id);
            let matches = self.sorted_out(&id, &relation.tags);
            let Some(first) = matches.first() else { continue };
            let outline = match relation.is_area() {
                true => areas::of_relation(relation, elements),
                false => Err(no_outline(relation)),
            };
            match outline {
                Ok(outline) => {
                    for found in &matches {
                        covered.add(relation, found.category, &outline.area);
                    }
                    let made = self.made(&id, &relation.tags, &matches, &outline.geometry());
                    of_relations.extend(made.into_iter().map(|feature| (feature, outline.nodes.clone())));
                }
                Err(reason) => {
                    let leftover = left(id, &relation.tags, first.text, reason);
                    self.draft.leftovers.push(leftover);
                }
            }
        }
        let lost = std::mem::replace(&mut self.draft.leftovers, of_ways);
        for way in &elements.ways {
            let id = format!("w{}", way.id);
            let mut matches = self.sorted_out(&id, &way.tags);
            let Some(first) = matches.first().copied() else { continue };
            match areas::of_way(way, elements) {
                Ok(outline) => {
                    matches.retain(|found| !covered.covers(way.id, found.category, &outline));
                    for feature in self.made(&id, &way.tags, &matches, &outline.geometry()) {
                        self.own(&outline.nodes, &feature.id);
                        self.draft.facilities.push(feature);
                    }
                }
                Err(reason) => self.draft.leftovers.push(left(id, &way.tags, first.text, reason)),
            }
        }
        self.draft.leftovers.extend(lost);
        for (feature, nodes) in of_relations {
            self.own(&nodes, &feature.id);
            self.draft.facilities.push(feature);
        }
    }

    /// The categories of an element that is there and open; what else it may be is left over.
    fn sorted_out(&mut self, id: &str, tags: &Tags) -> Vec<Match<'i>> {
        let patterns = self.patterns;
        let (kind, reason): (String, Both) = if let Some(kind) = patterns.past_or_future(tags) {
            (kind, say::disused_gone_or_not_yet_built(InBoth))
        } else {
            let matches = patterns.matches(tags);
            match (matches.first(), kinds::facility_like(tags)) {
                (Some(first), _)
                    if tags.is("access", "no") && !tags.is_any("foot", &["yes", "designated"]) =>
                {
                    (first.text.to_owned(), say::access_no_nobody_may_enter(InBoth))
                }
                (Some(_), _) => return matches,
                (None, Some(kind)) => (kind, say::no_category_of_vocabulary_takes(InBoth)),
                (None, None) => return matches,
            }
        };
        self.draft.leftovers.push(left(id.to_owned(), tags, &kind, reason));
        Vec::new()
    }

    /// The facilities an element is: one a category.
    fn made(&self, id: &str, tags: &Tags, matches: &[Match], geometry: &Geometry<f64>) -> Vec<DraftFeature> {
        let plain = matches.len() == 1 && !self.residence_ids.contains(id);
        let made = matches.iter().map(|found| {
            let mut properties = Map::new();
            properties.insert("category".to_owned(), found.category.into());
            if let Some(name) = tags.name() {
                properties.insert("name".to_owned(), name.into());
            }
            let spaces = tags.integer("capacity").filter(|spaces| *spaces >= 0);
            if let Some(spaces) = spaces.filter(|_| WITH_SPACES.contains(&found.category)) {
                properties.insert("spaces".to_owned(), Value::from(spaces));
            }
            let id = if plain { id.to_owned() } else { format!("{id}-{}", found.category) };
            DraftFeature { id, properties, geometry: geometry.clone() }
        });
        made.collect()
    }
}
