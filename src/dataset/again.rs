//! One changed feature or table taken into a dataset that was read before, to the same end as reading
//! everything: only changes that can touch nothing else are taken.

use super::features::FeatureReader;
use super::layers::Layers;
use super::save::edited::FileChange;
use super::save::list::List;
use super::source::{DataFile, Holds, Source};
use super::systems::Systems;
use super::tables::TableReader;
use super::{Community, CommunityNames, Dataset, Facility, Origin, Residence, geojson};
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
                let read = |text| one_feature(source, origin, text, vocabulary, crs);
                let before = match changed.before {
                    Some(text) => Some(read(text)?),
                    None => None,
                };
                let after = read(changed.after()?)?;
                let is_last = change.at == self.inputs[input].features;
                match before {
                    Some(before) if before.tallies() == after.tallies() => self.replace(before, after),
                    None if is_last && after.tallies() == Layers::default().tallies() => {
                        let added = self.append(after)?;
                        self.inputs[input].features += 1;
                        Some(added)
                    }
                    _ => None,
                }
            }
            List::Features => None,
            List::Lines | List::Member(_) => self.rows(&source.files[input], input, vocabulary, &table()),
        }
    }

    /// Exchanges one feature for another of the same id.
    fn replace(&mut self, before: Layers, mut after: Layers) -> Option<Patched> {
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
        if let (Some(_), Some(new)) = (before.sites.first(), after.sites.pop()) {
            let known = self.sites.iter_mut().find(|known| known.origin == new.origin)?;
            *known = new;
            return Some(Patched::Site);
        }
        None
    }

    /// Adds a feature behind those of its layer.
    fn append(&mut self, mut new: Layers) -> Option<Patched> {
        let behind = |last: Option<Origin>, new: Origin| {
            last.is_none_or(|last| (last.input, last.index) < (new.input, new.index))
        };
        // Entrances go by ids of facilities and residences and by names of compounds.
        let is_taken = |dataset: &Dataset, id: &String| {
            dataset.facility_by_id(id).is_some()
                || dataset.residence_by_id(id).is_some()
                || dataset.residences.iter().any(|residence| residence.compound.as_ref() == Some(id))
        };
        if let Some(mut residence) = new.residences.pop() {
            let last = self.residences.last()?.origin;
            if is_taken(self, &residence.id) || !behind(Some(last), residence.origin) {
                return None;
            }
            residence.community = self.named_community(new.residence_community.pop().flatten())?;
            let index = self.residences.len();
            self.ids.1.insert(&residence.id, index);
            self.residences.push(residence);
            return Some(Patched::Residence(index, None));
        }
        if let Some(mut facility) = new.facilities.pop() {
            let last = self.facilities.last()?.origin;
            if is_taken(self, &facility.id) || !behind(Some(last), facility.origin) {
                return None;
            }
            facility.community = self.named_community(new.facility_community.pop().flatten())?;
            let index = self.facilities.len();
            self.ids.0.insert(&facility.id, index);
            self.facilities.push(facility);
            return Some(Patched::Facility(index, None));
        }
        let site = new.sites.pop()?;
        let is_taken = self.sites.iter().any(|known| known.id == site.id);
        (!is_taken && behind(self.sites.last().map(|last| last.origin), site.origin)).then(|| {
            self.sites.push(site);
            Patched::Site
        })
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
