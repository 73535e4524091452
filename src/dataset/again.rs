//! One changed feature or table taken into a dataset that was read before, to the same end as reading
//! everything: only changes that can touch nothing else are taken.

use super::features::FeatureReader;
use super::layers::Layers;
use super::save::edited::FileChange;
use super::save::list::List;
use super::source::{DataFile, Holds, Source};
use super::systems::Systems;
use super::tables::TableReader;
use super::{Community, CommunityNames, Dataset, Entrance, Facility, GateOf, Origin, Residence, geojson};
use crate::shapes::Paths;
use crate::vocabulary::{Layer, Vocabulary};

/// What a change came to in the dataset.
#[derive(Debug)]
pub enum Patched {
    /// The facility at an index is new, or was this before.
    Facility(usize, Option<Box<Facility>>),
    /// The community at an index says something else of itself; name and outline are as before.
    Community(usize),
    /// The residence at an index is new, or was this before.
    Residence(usize, Option<Box<Residence>>),
    /// Sites, which nothing in an audit looks at.
    Site,
    /// What the gates are of that came, went or moved.
    Gates(Vec<GateOf>),
    /// Paths from a position on, which others stand in the place of now.
    Paths { at: usize, before: Paths, after: Paths },
    /// Rows of a table. The communities of rows that differ, in their order.
    Rows(Layer, Vec<usize>),
}

/// A change of a file as texts: what stood there, and what stands there now.
pub struct ChangedText<'t> {
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
            List::Features if self.is_plain => {
                let read = |text: Option<&[u8]>| match text {
                    Some(text) => one_feature(source, origin, text, vocabulary, crs).map(Some),
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
            List::Features => None,
            List::Lines | List::Member(_) => self.rows(&source.files[input], input, vocabulary, &table()),
        }
    }

    /// Counts the features of a file on that stand where a new one is to come, or behind.
    fn make_room(&mut self, at: Origin) {
        self.inputs[at.input].features += 1;
        self.each_behind(at, |index| *index += 1);
    }

    /// Counts the features of a file back that stand behind one that is gone.
    fn close_gap(&mut self, at: Origin) {
        self.inputs[at.input].features -= 1;
        self.each_behind(at, |index| *index -= 1);
    }

    /// Hands over the positions of the features of a file from one on.
    fn each_behind(&mut self, at: Origin, each: impl Fn(&mut usize)) {
        if at.index >= self.inputs[at.input].features {
            return;
        }
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

    /// Exchanges one feature for another of the same id.
    fn replace(&mut self, origin: Origin, before: Layers, mut after: Layers) -> Option<Patched> {
        if let (Some(_), Some(mut new)) = (before.facilities.first(), after.facilities.pop()) {
            let index =
                self.facility_by_id(&new.id).filter(|at| self.facilities[*at].origin == new.origin)?;
            new.community = self.named_community(after.facility_community.pop().flatten())?;
            let old = std::mem::replace(&mut self.facilities[index], new);
            return Some(Patched::Facility(index, Some(Box::new(old))));
        }
        if let (Some(_), Some(new)) = (before.communities.first(), after.communities.pop()) {
            let is_it = |known: &Community| known.origin == new.origin;
            let index = self.communities.iter().position(is_it)?;
            let known = &mut self.communities[index];
            let stays = known.id == new.id && known.name == new.name && known.shape == new.shape;
            return stays.then(|| {
                known.facts = new.facts;
                Patched::Community(index)
            });
        }
        if let (Some(_), Some(mut new)) = (before.residences.first(), after.residences.pop()) {
            let index =
                self.residence_by_id(&new.id).filter(|at| self.residences[*at].origin == new.origin)?;
            new.community = self.named_community(after.residence_community.pop().flatten())?;
            let known = &mut self.residences[index];
            // Entrances may be of a compound.
            let stays = known.compound == new.compound || self.entrances.is_empty();
            return stays.then(|| {
                let old = std::mem::replace(known, new);
                Patched::Residence(index, Some(Box::new(old)))
            });
        }
        if let (Some(before), Some(new)) = (before.sites.first(), after.sites.pop()) {
            let known = self.sites.iter_mut().find(|known| known.origin == new.origin)?;
            *known = new;
            return (before.id == known.id).then_some(Patched::Site);
        }
        if let (Some(_), Some(new)) = (before.entrances.first(), after.entrances.pop()) {
            let (at, of, _) = new;
            let of = self.gate_of(&of)?;
            let known = self.entrances.iter_mut().find(|known| known.origin == origin)?;
            let before = std::mem::replace(known, Entrance { of, at, origin });
            return Some(Patched::Gates(if before.of == of { vec![of] } else { vec![before.of, of] }));
        }
        self.exchange_paths(origin, before.paths, after.paths)
    }

    /// Puts paths of a feature in the place of those it had; it is of the layer of paths.
    fn exchange_paths(&mut self, origin: Origin, before: Paths, after: Paths) -> Option<Patched> {
        if self.path_input != Some(origin.input) || (before.is_empty() && after.is_empty()) {
            return None;
        }
        let own = |index: &u32| (*index as usize) < origin.index;
        let at = self.path_features.partition_point(own);
        let some = at..at + before.len();
        let before = self.paths.splice(some.clone(), &after);
        self.path_features.splice(some, std::iter::repeat_n(origin.index as u32, after.len()));
        Some(Patched::Paths { at, before, after })
    }

    /// What an entrance is of that names it; nothing where that is nothing, or two things.
    fn gate_of(&self, of: &str) -> Option<GateOf> {
        match (self.facility_by_id(of), self.residence_by_id(of)) {
            (Some(facility), None) => Some(GateOf::Facility(facility)),
            (None, Some(residence)) => Some(GateOf::Residence(residence)),
            (Some(_), Some(_)) => None,
            (None, None) => {
                let mut compounds = self.residences.iter().map(|residence| residence.compound.as_deref());
                compounds.any(|compound| compound == Some(of)).then_some(GateOf::Compound)
            }
        }
    }

    /// Takes a feature out; those behind it are still counted as if it were there.
    fn remove(&mut self, origin: Origin, before: Layers) -> Option<Patched> {
        if !before.sites.is_empty() {
            let at = self.sites.iter().position(|known| known.origin == origin)?;
            self.sites.remove(at);
            return Some(Patched::Site);
        }
        if !before.entrances.is_empty() {
            let at = self.entrances.iter().position(|known| known.origin == origin)?;
            return Some(Patched::Gates(vec![self.entrances.remove(at).of]));
        }
        self.exchange_paths(origin, before.paths, Paths::default())
    }

    /// Takes up a new feature, room for which is made.
    fn insert(&mut self, origin: Origin, mut new: Layers) -> Option<Patched> {
        if let Some(site) = new.sites.pop() {
            let at = self.sites.partition_point(|known| is_before(known.origin, origin));
            let is_taken = self.sites.iter().any(|known| known.id == site.id);
            self.sites.insert(at, site);
            return (!is_taken).then_some(Patched::Site);
        }
        if let Some((at, of, _)) = new.entrances.pop() {
            let of = self.gate_of(&of)?;
            let place = self.entrances.partition_point(|known| is_before(known.origin, origin));
            self.entrances.insert(place, Entrance { of, at, origin });
            return Some(Patched::Gates(vec![of]));
        }
        if !new.paths.is_empty() {
            return self.exchange_paths(origin, Paths::default(), new.paths);
        }
        self.append(new)
    }

    /// Adds a feature behind those of its layer.
    fn append(&mut self, mut new: Layers) -> Option<Patched> {
        // Entrances go by ids of facilities and residences and by names of compounds.
        let is_taken = |dataset: &Dataset, id: &String| {
            dataset.facility_by_id(id).is_some()
                || dataset.residence_by_id(id).is_some()
                || dataset.residences.iter().any(|residence| residence.compound.as_ref() == Some(id))
        };
        if let Some(mut residence) = new.residences.pop() {
            let last = self.residences.last()?.origin;
            if is_taken(self, &residence.id) || !is_before(last, residence.origin) {
                return None;
            }
            residence.community = self.named_community(new.residence_community.pop().flatten())?;
            let index = self.residences.len();
            self.ids.1.insert(&residence.id, index);
            self.residences.push(residence);
            return Some(Patched::Residence(index, None));
        }
        let mut facility = new.facilities.pop()?;
        let last = self.facilities.last()?.origin;
        if is_taken(self, &facility.id) || !is_before(last, facility.origin) {
            return None;
        }
        facility.community = self.named_community(new.facility_community.pop().flatten())?;
        let index = self.facilities.len();
        self.ids.0.insert(&facility.id, index);
        self.facilities.push(facility);
        Some(Patched::Facility(index, None))
    }

    /// The community of an id or name that a feature gives; nothing where it is none or several.
    fn named_community(&self, name: Option<String>) -> Option<Option<usize>> {
        let Some(name) = name else { return Some(None) };
        match self.communities_named(&name)[..] {
            [index] => Some(Some(index)),
            _ => None,
        }
    }

    /// Reads a table again.
    fn rows(
        &mut self,
        file: &DataFile,
        input: usize,
        vocabulary: &Vocabulary,
        bytes: &[u8],
    ) -> Option<Patched> {
        let Holds::Table(layer) = file.holds else { return None };
        let table = TableReader { vocabulary, layer, file: &file.name, input };
        let mut defects = Vec::new();
        let rows = table.csv(bytes, &mut defects);
        let called = CommunityNames::from_communities(&self.communities);
        let patched = match layer {
            Layer::Survey => {
                let new = table.answers(&rows, &called, &mut defects);
                differing(&mut self.survey, new, &defects, |answer| answer.community)
            }
            Layer::Projects => {
                let new = table.projects(&rows, &called, &mut defects);
                differing(&mut self.projects, new, &defects, |project| project.community)
            }
            _ => {
                let new = table.waivers(&rows, &called, &mut defects);
                differing(&mut self.waivers, new, &defects, |waiver| waiver.community)
            }
        };
        let communities = patched?;
        self.inputs[input].features = rows.len();
        Some(Patched::Rows(layer, communities))
    }
}

/// Whether a feature was read before another.
fn is_before(one: Origin, other: Origin) -> bool {
    (one.input, one.index) < (other.input, other.index)
}

/// Exchanges rows for others where nothing is wrong with those; tells the communities whose rows
/// differ.
fn differing<T: PartialEq>(
    known: &mut Vec<T>,
    new: Vec<T>,
    defects: &[crate::defect::Defect],
    community: impl Fn(&T) -> usize,
) -> Option<Vec<usize>> {
    if !defects.is_empty() {
        return None;
    }
    let mut communities: Vec<usize> = Vec::new();
    for (one, other) in [(&*known, &new), (&new, &*known)] {
        communities.extend(
            one.iter()
                .enumerate()
                .filter(|(at, row)| other.get(*at) != Some(row))
                .map(|(_, row)| community(row)),
        );
    }
    communities.sort_unstable();
    communities.dedup();
    *known = new;
    Some(communities)
}

/// A feature's text read by itself; nothing where anything is wrong with it.
fn one_feature(
    source: &Source,
    origin: Origin,
    text: &[u8],
    vocabulary: &Vocabulary,
    crs: Option<&str>,
) -> Option<Layers> {
    let mut defects = Vec::new();
    let name = &source.name;
    let renames = source.manifest.renames(name, vocabulary, &mut defects);
    let systems = Systems::declared(name, crs, source.manifest.crs.as_ref(), &mut defects);
    let reader = FeatureReader::new(vocabulary, &renames, systems);
    let file = &source.files[origin.input];
    let raw: &serde_json::value::RawValue = serde_json::from_slice(text).ok()?;
    let feature = geojson::feature(&file.name, origin.index, raw).ok()?;
    let mut layers = Layers::default();
    reader.strict_feature(file, origin, feature, &mut layers).ok()?;
    // What a room holds that the vocabulary does not know is told with the first that holds it.
    let contains = vocabulary.property_id(Layer::Facilities, "contains")?;
    let mut held = layers.facilities.iter().flat_map(|facility| facility.facts.list(contains)).flatten();
    (!held.any(|entry| vocabulary.content(entry).is_none())).then_some(layers)
}
