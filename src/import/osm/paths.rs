//! The paths layer.

use geo::{Coord, Geometry, LineString};
use serde_json::{Map, Value};

use super::Import;
use super::areas;
use super::elements::{PARTS_A_DEGREE, Tags};
use super::walk::{self, Foot};
use crate::import::DraftFeature;
use crate::shapes::distance;
use crate::units::Metres;

/// How far from a barrier a way stops on either side of it: more than what the network takes
/// for one place.
const STOPS_SHORT: Metres = Metres(1.0);

impl Import<'_> {
    pub(super) fn paths(&mut self) {
        let elements = self.elements;
        for way in &elements.ways {
            let Some(properties) = self.walked(&way.tags) else { continue };
            let (lines, cut) = self.lines(&way.nodes);
            self.tally.cut_ways += usize::from(cut);
            self.add_paths(&format!("w{}", way.id), &properties, lines);
        }
        for relation in elements.relations.iter().filter(|relation| relation.is_area()) {
            if !relation.tags.has("highway") && !relation.tags.is("public_transport", "platform") {
                continue;
            }
            let Some(properties) = self.walked(&relation.tags) else { continue };
            let Ok(outline) = areas::of_relation(relation, elements) else {
                self.tally.cut_ways += 1;
                continue;
            };
            let rings = outline.area.into_iter().flat_map(|polygon| {
                let (outer, inner) = polygon.into_inner();
                std::iter::once(outer).chain(inner)
            });
            let rings = rings.map(|ring| ring.0).collect();
            self.add_paths(&format!("r{}", relation.id), &properties, rings);
        }
    }

    /// The properties of a path, if there is one to walk.
    fn walked(&mut self, tags: &Tags) -> Option<Map<String, Value>> {
        let foot = walk::foot(tags);
        match foot {
            Foot::None => return None,
            Foot::Separate => {
                self.tally.separate_sidewalks += 1;
                return None;
            }
            Foot::Private => self.tally.private_ways += 1,
            Foot::Closed => self.tally.closed_ways += 1,
            Foot::Walked => {}
        }
        let mut properties = Map::new();
        let mut set = |key: &str, value: Value| {
            properties.insert(key.to_owned(), value);
        };
        if let Some(name) = tags.name() {
            set("name", name.into());
        }
        if walk::is_steps(tags) {
            set("steps", true.into());
        }
        if foot == Foot::Closed {
            set("closed", true.into());
        }
        for key in ["bridge", "tunnel"] {
            if let Some(value) =
                tags.get(key).map(str::trim).filter(|value| !value.is_empty() && *value != "no")
            {
                set(key, value.into());
            }
        }
        if let Some(layer) = walk::layer(tags) {
            set("osm_layer", layer.into());
        }
        Some(properties)
    }

    fn add_paths(&mut self, id: &str, properties: &Map<String, Value>, lines: Vec<Vec<Coord<f64>>>) {
        for (number, line) in (1..).zip(lines) {
            let id = if number == 1 { id.to_owned() } else { format!("{id}-{number}") };
            let geometry = Geometry::LineString(LineString(line));
            self.draft.paths.push(DraftFeature { id, properties: properties.clone(), geometry });
        }
    }

    /// The stretches of a way that can be walked: cut where a node is not in the file (which is
    /// told) and where a barrier stands.
    fn lines(&mut self, nodes: &[i64]) -> (Vec<Vec<Coord<f64>>>, bool) {
        let mut lines = Vec::new();
        let mut line: Vec<Coord<f64>> = Vec::new();
        // The barrier behind, where the line has just passed one.
        let mut behind: Option<Coord<f64>> = None;
        let mut cut = false;
        let mut finish = |line: &mut Vec<Coord<f64>>| {
            line.dedup();
            if line.len() >= 2 {
                lines.push(std::mem::take(line));
            }
            line.clear();
        };
        for node in nodes {
            let Some(at) = self.elements.at(*node) else {
                cut = true;
                finish(&mut line);
                behind = None;
                continue;
            };
            let here = at.degrees();
            if let Some(barrier) = behind.take() {
                line.extend(short_of(here, barrier));
            }
            if self.blocked(*node) {
                if let Some(last) = line.last().copied() {
                    line.extend(short_of(last, here));
                }
                finish(&mut line);
                behind = Some(here);
            } else {
                line.push(here);
            }
        }
        finish(&mut line);
        (lines, cut)
    }

    fn blocked(&mut self, node: i64) -> bool {
        let blocked = self.elements.tags_of_node(node).is_some_and(walk::blocks);
        if blocked {
            self.tally.barriers.insert(node);
        }
        blocked
    }
}

/// A point a little short of a barrier on the way there; `None` if it is too near.
fn short_of(from: Coord<f64>, barrier: Coord<f64>) -> Option<Coord<f64>> {
    let length = distance(from, barrier);
    if length.0 <= 2.0 * STOPS_SHORT.0 {
        return None;
    }
    let exact = barrier + (from - barrier) * (STOPS_SHORT.0 / length.0);
    // As many decimals as every other coordinate has.
    let parts = PARTS_A_DEGREE as f64;
    Some(Coord { x: (exact.x * parts).round() / parts, y: (exact.y * parts).round() / parts })
}
