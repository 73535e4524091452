//! One changed feature or table taken into a dataset that was read before, to the same end as reading
//! everything: only changes that can touch nothing else are taken.
//!
//! Everything is read again where a feature is the first or the last of its layer; where something is told
//! of a file as a whole that the change may make otherwise (columns nobody knows, areas wound the wrong way);
//! where an id changes hands, or a community comes, goes, or is called otherwise while something
//! names it; where a home's compound changes and entrances may be of it; and where anything is wrong.

mod exchange;
mod rows;

use geo::MultiPolygon;

use super::features::FeatureReader;
use super::layers::Layers;
use super::save::edited::FileChange;
use super::save::list::List;
use super::source::Source;
use super::systems::Systems;
use super::{Dataset, Facility, GateOf, Origin, Residence, geojson};
use crate::shapes::Paths;
use crate::vocabulary::{Layer, Vocabulary};

/// What a change came to in the dataset.
#[derive(Debug)]
pub(crate) enum Patched {
    /// The facility at an index is new, or was this before.
    Facility(usize, Option<Box<Facility>>),
    /// The facility at an index, this one, is gone.
    FacilityGone(usize, Box<Facility>),
    /// The community at an index says something else of itself; its outline is as before.
    Community(usize),
    /// The outline of the community at an index was this before.
    Outline(usize, MultiPolygon<f64>),
    /// The residence at an index is new, or was this before.
    Residence(usize, Option<Box<Residence>>),
    /// The residence at an index is gone.
    ResidenceGone(usize),
    /// Sites, which nothing in an audit looks at.
    Site,
    /// What the gates are of that came, went or moved.
    Gates(Vec<GateOf>),
    /// Paths from a position on, which others stand in the place of now.
    Paths { at: usize, before: Paths, after: Paths },
    /// Rows of a table. The communities of rows that differ, in their order.
    Rows(Vec<usize>),
}

/// A change of a file as texts: what stood there, and what stands there now.
pub(crate) struct ChangedText<'t> {
    pub(crate) change: &'t FileChange,
    pub(crate) before: Option<&'t [u8]>,
}

impl ChangedText<'_> {
    fn after(&self) -> Option<&[u8]> {
        self.change.change.kind.text()
    }
}

impl Dataset {
    /// Takes over a change of the files that `source` reads; `table` tells what a changed table's file
    /// holds now. Nothing is done, and nothing returned,
    /// where it may touch more than itself, or where something about it is odd: then everything must
    /// be read again.
    pub(crate) fn patch(
        &mut self,
        changed: &ChangedText,
        source: &Source,
        vocabulary: &Vocabulary,
        crs: Option<&str>,
        table: impl FnOnce() -> Vec<u8>,
    ) -> Option<Patched> {
        let FileChange { input, list, change } = changed.change;
        let (input, origin) = (*input, Origin { input: *input, index: change.at });
        match list {
            List::Features => {
                let named = self.named[input].clone();
                let read = |text: Option<&[u8]>| match text {
                    Some(text) => {
                        one_feature(source, origin, text, vocabulary, (crs, named.as_deref())).map(Some)
                    }
                    None => Some(None),
                };
                let (before, after) = (read(changed.before)?, read(changed.after())?);
                let nothing = Layers::default();
                let [old, new] = [&before, &after].map(|layers| layers.as_ref().unwrap_or(&nothing));
                if old.tallies() != new.tallies() {
                    return None;
                }
                match (before, after) {
                    (Some(before), Some(after)) => self.replace(origin, before, after),
                    (None, Some(after)) => {
                        self.make_room(origin);
                        self.insert(origin, after)
                    }
                    (Some(before), None) => {
                        let removed = self.remove(origin, before)?;
                        self.close_gap(origin);
                        Some(removed)
                    }
                    (None, None) => None,
                }
            }
            List::Lines | List::Member(_) => {
                self.rows(&source.files[input], (input, *list), vocabulary, &table())
            }
        }
    }

    /// Counts the features of a file on that stand where a new one is to come, or behind.
    fn make_room(&mut self, at: Origin) {
        self.inputs[at.input].features += 1;
        if at.index + 1 < self.inputs[at.input].features {
            self.each_behind(at, |index| *index += 1);
        }
    }

    /// Counts the features of a file back that stand behind one that is gone.
    fn close_gap(&mut self, at: Origin) {
        self.inputs[at.input].features -= 1;
        if at.index < self.inputs[at.input].features {
            self.each_behind(at, |index| *index -= 1);
        }
    }

    /// Hands over the positions of the features of a file from one on.
    fn each_behind(&mut self, at: Origin, each: impl Fn(&mut usize)) {
        let origins = self.communities.iter_mut().map(|feature| &mut feature.origin);
        let origins = origins.chain(self.facilities.iter_mut().map(|feature| &mut feature.origin));
        let origins = origins.chain(self.residences.iter_mut().map(|feature| &mut feature.origin));
        let origins = origins.chain(self.entrances.iter_mut().map(|feature| &mut feature.origin));
        let origins = origins.chain(self.sites.iter_mut().map(|feature| &mut feature.origin));
        let is_behind = |origin: &&mut Origin| origin.input == at.input && origin.index >= at.index;
        origins.filter(is_behind).for_each(|origin| each(&mut origin.index));
        if self.path_input == Some(at.input) {
            let first = self.path_features.partition_point(|index| (*index as usize) < at.index);
            for own in &mut self.path_features[first..] {
                let mut index = *own as usize;
                each(&mut index);
                *own = index as u32;
            }
        }
    }
}

/// A feature's text read by itself; nothing where anything is wrong with it.
fn one_feature(
    source: &Source,
    origin: Origin,
    text: &[u8],
    vocabulary: &Vocabulary,
    (crs, named): (Option<&str>, Option<&str>),
) -> Option<Layers> {
    let mut defects = Vec::new();
    let name = &source.name;
    let renames = source.manifest.renames(name, vocabulary, &mut defects);
    let systems = Systems::declared(name, crs, source.manifest.crs.as_ref(), &mut defects);
    let file = &source.files[origin.input];
    let systems = match named {
        Some(named) => systems.naming(&file.name, file.holds, named).ok()?.unwrap_or(systems),
        None => systems,
    };
    let reader = FeatureReader::new(vocabulary, &renames, systems);
    let raw: &serde_json::value::RawValue = serde_json::from_slice(text).ok()?;
    let feature = geojson::feature(&file.name, origin.index, raw).ok()?;
    let mut layers = Layers::default();
    reader.strict_feature(file, origin, feature, &mut layers).ok()?;
    // What a room holds that the vocabulary does not know is told with the first that holds it.
    let contains = vocabulary.property_id(Layer::Facilities, "contains")?;
    let mut held = layers.facilities.iter().flat_map(|facility| facility.facts.list(contains)).flatten();
    (!held.any(|entry| vocabulary.content(entry).is_none())).then_some(layers)
}
