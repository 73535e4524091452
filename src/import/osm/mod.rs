//! OpenStreetMap: an extract, as XML or PBF, made into a dataset.
//!
//! Ids say which element a feature was (`n12`, `w12`, `r12`), so that it can be looked up and an
//! import of next year compared with this one's. Every layer keeps nodes before ways before
//! relations, each by id, so that both formats make the same dataset. Nothing is surveyed: what
//! OpenStreetMap does not show is unknown.

mod areas;
mod blocks;
mod boundaries;
mod compounds;
mod elements;
mod entrances;
mod facilities;
mod file;
mod formats;
mod kinds;
mod notes;
mod paths;
mod pbf;
mod residences;
mod walk;
mod wire;
mod xml;

use std::collections::BTreeSet;
use std::path::Path;
use std::rc::Rc;

use geo::{Contains, MultiPolygon};
use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};

use super::{Draft, Leftover};
use crate::defect::Defect;
use crate::lang::{Both, InBoth};
use crate::messages::import_osm as say;
use crate::vocabulary::Vocabulary;
use areas::Outline;
use compounds::Compounds;
use elements::{Elements, OsmRelation, Tags};
use kinds::Patterns;

/// Imports an OpenStreetMap extract. `boundaries` are the communities' own; without them every
/// named compound is a community.
///
/// # Errors
/// A file that cannot be read or is none of these, each naming file and place.
pub fn read(path: &Path, boundaries: Option<&Path>, vocabulary: &Vocabulary) -> Result<Draft, Vec<Defect>> {
    let name = path.display().to_string();
    let communities = boundaries.map(|path| boundaries::read(path, vocabulary));
    let (elements, communities) = match (file::read(path, &name), communities.transpose()) {
        (Ok(elements), Ok(communities)) => (elements, communities),
        (Ok(_), Err(defects)) => return Err(defects),
        (Err(defect), Ok(_)) => return Err(vec![*defect]),
        (Err(defect), Err(mut defects)) => {
            defects.insert(0, *defect);
            return Err(defects);
        }
    };
    let patterns = Patterns::from_vocabulary(vocabulary);
    let mut leftovers = Vec::new();
    let compounds = Compounds::from_elements(&elements, &mut leftovers);
    let mut import = Import {
        file: &name,
        elements: &elements,
        patterns: &patterns,
        compounds,
        draft: Draft { leftovers, ..Draft::default() },
        owners: HashMap::default(),
        residence_ids: HashSet::default(),
        lived_in: HashSet::default(),
        tally: ImportTally::default(),
    };
    import.name_it(path);
    import.draft.named_compounds = Some(import.compounds.named().count());
    import.residences();
    import.facilities();
    import.paths();
    import.entrances();
    match communities {
        Some(communities) => import.draft.communities = communities,
        None => import.compounds_as_communities(),
    }
    import.tell();
    Ok(import.draft)
}

/// An import under way.
struct Import<'i> {
    file: &'i str,
    elements: &'i Elements,
    patterns: &'i Patterns,
    compounds: Compounds,
    draft: Draft,
    /// By node, what it is on the outline of: ids of features and names of compounds.
    owners: HashMap<i64, Vec<String>>,
    residence_ids: HashSet<String>,
    /// Names of the compounds that residences stand in.
    lived_in: HashSet<String>,
    tally: ImportTally,
}

/// What was decided on the way, to be told.
#[derive(Default)]
struct ImportTally {
    /// Communities that lie wholly within another, each with the one it lies in.
    nested: Vec<Both>,
    cut_ways: usize,
    private_ways: usize,
    closed_ways: usize,
    separate_sidewalks: usize,
    /// Nodes that stop walkers.
    barriers: BTreeSet<i64>,
    gates_of_nothing: usize,
}

impl Import<'_> {
    /// Notes whose outline these nodes are on.
    fn own(&mut self, nodes: &[i64], of: &str) {
        for node in nodes {
            // Only nodes that say something can be entrances.
            if self.elements.tags_of_node(*node).is_none() {
                continue;
            }
            let owners = self.owners.entry(*node).or_default();
            if owners.iter().all(|known| known != of) {
                owners.push(of.to_owned());
            }
        }
    }
}

/// Areas of relations by the ways that draw them: where a way is tagged like its relation, it is
/// the same thing twice.
#[derive(Default)]
struct Covered(HashMap<i64, Vec<DrawnArea>>);

/// An area that ways draw, and what it was imported as.
struct DrawnArea {
    category: String,
    area: Rc<MultiPolygon<f64>>,
}

impl Covered {
    fn add(&mut self, relation: &OsmRelation, category: &str, area: &MultiPolygon<f64>) {
        let area = Rc::new(area.clone());
        for way in relation.ways() {
            self.0
                .entry(way)
                .or_default()
                .push(DrawnArea { category: category.to_owned(), area: Rc::clone(&area) });
        }
    }

    /// Whether a way only draws an outer ring of a relation of the same category; the way of an
    /// inner ring is something in a hole.
    fn covers(&self, way: i64, category: &str, outline: &Outline) -> bool {
        let Some(areas) = self.0.get(&way) else { return false };
        let Some(place) = outline.point_within() else { return false };
        areas.iter().any(|drawn| drawn.category == category && drawn.area.contains(&place))
    }
}

/// A leftover of an element.
fn left(at: String, tags: &Tags, kind: &str, reason: Both) -> Leftover {
    Leftover { at, name: tags.name().unwrap_or("").to_owned(), kind: kind.to_owned(), reason }
}

fn no_outline(relation: &OsmRelation) -> Both {
    let kind = relation.tags.get("type").unwrap_or("?");
    say::relation_of_type_has_no_outline(InBoth, &kind)
}
