//! The entrances layer: doors and gates on the outlines of what was imported.

use geo::{Geometry, Point};
use serde_json::Map;

use super::Import;
use super::elements::Tags;
use super::walk;
use crate::import::DraftFeature;

/// Doors that residents and visitors do not go in by: those for emergencies, goods and cars.
const NOT_USED: [&str; 6] = ["no", "emergency", "exit", "service", "garage", "fire_exit"];

/// Barriers that open.
const GATES: [&str; 8] = [
    "gate",
    "entrance",
    "lift_gate",
    "swing_gate",
    "wicket_gate",
    "sliding_gate",
    "turnstile",
    "full-height_turnstile",
];

fn is_entrance(tags: &Tags) -> bool {
    match tags.get("entrance") {
        Some(_) if tags.is_any("entrance", &NOT_USED) => false,
        Some(_) => !walk::blocks(tags),
        None => tags.is_any("barrier", &GATES) && !walk::blocks(tags),
    }
}

impl Import<'_> {
    pub(super) fn entrances(&mut self) {
        let elements = self.elements;
        // A compound's gate is told by the compound's name, as residences tell it: one without
        // residences has no gates.
        for index in 0..self.compounds.list.len() {
            let compound = &self.compounds.list[index];
            let Some(name) = compound.name.clone().filter(|name| self.lived_in.contains(name)) else {
                continue;
            };
            let nodes = compound.outline.nodes.clone();
            self.own(&nodes, &name);
        }
        for (id, tags) in elements.node_tags.iter().filter(|(_, tags)| is_entrance(tags)) {
            let Some(at) = elements.at(*id) else { continue };
            let Some(owners) = self.owners.get(id) else {
                self.tally.gates_of_nothing += 1;
                continue;
            };
            for (number, of) in (1..).zip(owners) {
                let mut properties = Map::new();
                properties.insert("of".to_owned(), of.as_str().into());
                if let Some(name) = tags.name() {
                    properties.insert("name".to_owned(), name.into());
                }
                let id = if number == 1 { format!("n{id}") } else { format!("n{id}-{number}") };
                let geometry = Geometry::Point(Point(at.degrees()));
                self.draft.entrances.push(DraftFeature { id, properties, geometry });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn doors_and_gates_that_are_used() {
        for (key, value, expected) in [
            ("entrance", "yes", true),
            ("entrance", "main", true),
            ("entrance", "emergency", false),
            ("entrance", "no", false),
            ("barrier", "gate", true),
            ("barrier", "fence", false),
        ] {
            let mut tags = Tags::default();
            tags.push(key, value);
            assert_eq!(is_entrance(&tags), expected, "{key}={value}");
        }
    }
}
