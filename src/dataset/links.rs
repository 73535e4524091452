//! The last step of loading: layers put together, references resolved.

use rayon::prelude::*;
use rustc_hash::FxHashSet as HashSet;
use sha2::{Digest, Sha256};

use super::features::{FeatureReader, FileRead};
use super::layers::Layers;
use super::source::{Holds, OnProgress, ReadingStep, Source};
use super::systems::Systems;
use super::tables::TableReader;
use super::{CommunityNames, Dataset, Entrance, GateOf, InputFile, Origin, Reading, Surveyed, geojson};
use crate::codes::Code;
use crate::defect::{Defect, Place};
use crate::lang::{Both, InBoth};
use crate::messages::dataset as say;
use crate::vocabulary::{Layer, Vocabulary};

impl Source {
    /// Reads everything the source holds. `crs`, when given, wins over the manifest's. What
    /// could not be read is left out and among the reading's defects.
    pub fn read(&self, vocabulary: &Vocabulary, crs: Option<&str>) -> Reading {
        self.read_told(vocabulary, crs, &|_| {})
    }

    /// The same, `told` how far it is.
    pub(crate) fn read_told(&self, vocabulary: &Vocabulary, crs: Option<&str>, told: OnProgress) -> Reading {
        let mut defects = self.notes.clone();
        let manifest_file = self.manifest_file();
        let systems = Systems::declared(&manifest_file, crs, self.manifest.crs.as_ref(), &mut defects);
        let is_open = systems.is_open() && defects.is_empty();
        let apart = systems.apart();
        let is_plain = Layer::FEATURES.into_iter().all(|layer| systems.of(layer).is_plain());
        let as_of = self.manifest.as_of(&manifest_file).unwrap_or_else(|defect| {
            defects.push(*defect);
            None
        });
        let surveyed = self.manifest.surveyed(&manifest_file, vocabulary, &mut defects);
        let renames = self.manifest.renames(&manifest_file, vocabulary, &mut defects);

        let mut inputs = Vec::new();
        let mut layers = Layers::default();
        let reader = FeatureReader::new(vocabulary, &renames, systems);
        // Side by side: one file's disk is another's processor. The largest first, so that none is left
        // alone at the end.
        let mut order: Vec<usize> = (0..self.files.len()).collect();
        order.sort_by_key(|index| std::cmp::Reverse(self.files[*index].size()));
        let mut read: Vec<(usize, FileRead)> = order
            .into_par_iter()
            .with_max_len(1)
            .map(|index| {
                let file = &self.files[index];
                let read = match file.holds {
                    Holds::Layer(_) | Holds::Bundle => reader.file(index, file, told),
                    _ => FileRead { digest: Sha256::digest(file.bytes()).to_vec(), ..FileRead::default() },
                };
                told(ReadingStep::File);
                (index, read)
            })
            .collect();
        read.sort_by_key(|(index, _)| *index);
        let read: Vec<FileRead> = read.into_iter().map(|(_, read)| read).collect();
        let named: Vec<Option<String>> = read.iter().map(|read| read.crs.clone()).collect();
        let is_named = read.iter().any(|read| read.crs.is_some());
        let read_as_named = read.iter().any(|read| read.is_converted);
        if is_open && !is_named {
            defects.push(Defect::note(
                Code::CrsAssumed,
                &manifest_file,
                Place::Whole,
                say::no_coordinate_system_declared(InBoth),
            ));
        }
        for (file, read) in self.files.iter().zip(read) {
            inputs.push(file.input(read.features, &read.digest));
            layers.append(read.layers, 0);
            defects.extend(read.defects);
        }
        let ids = layers.ids(&self.files, &mut defects);
        for (input, count) in &layers.turned {
            defects.push(Defect::note(
                Code::WoundWrong,
                &self.files[*input].name,
                Place::Whole,
                say::areas_wound_wrong(InBoth, &count),
            ));
        }
        for (input, count) in &layers.hiding {
            defects.push(Defect::note(
                Code::HiddenCharacters,
                &self.files[*input].name,
                Place::Whole,
                say::invisible_characters_taken_out(InBoth, &count),
            ));
        }
        layers.strange_columns(&self.files, vocabulary, &mut defects);
        if !defects.iter().any(Defect::is_error) {
            layers.idle_renames(&manifest_file, &renames, &mut defects);
        }

        let mut dataset = Dataset {
            name: self.manifest.name.clone().unwrap_or_else(|| self.name.clone()),
            as_of,
            surveyed,
            apart,
            is_plain: is_plain && !read_as_named,
            inputs,
            named,
            communities: Vec::new(),
            facilities: Vec::new(),
            residences: Vec::new(),
            ids,
            paths: std::mem::take(&mut layers.paths),
            path_features: std::mem::take(&mut layers.path_features),
            path_input: self.files.iter().position(|file| file.holds.holds(Layer::Paths)),
            entrances: Vec::new(),
            sites: std::mem::take(&mut layers.sites),
            survey: Vec::new(),
            projects: Vec::new(),
            waivers: Vec::new(),
        };
        if layers.communities.is_empty() && !defects.iter().any(Defect::is_error) {
            defects.push(
                Defect::error(Code::NoCommunities, &self.name, Place::Whole, say::holds_no_community(InBoth))
                    .expected(say::at_least_one_community_polygon(InBoth)),
            );
        }
        layers.strange_contents(&self.files, vocabulary, &mut defects);
        let claims = match &dataset.surveyed {
            Surveyed::Nothing => false,
            Surveyed::Only(categories) => !categories.is_empty(),
            Surveyed::All => true,
        };
        if claims && layers.facilities.is_empty() {
            // Every "there is none" will rest on a layer that is not there.
            defects.push(
                Defect::warning(
                    Code::NoFacilities,
                    &manifest_file,
                    Place::Whole,
                    say::surveyed_yet_no_facilities(InBoth),
                )
                .expected(say::facilities_geojson(InBoth))
                .help(say::supply_facilities_or_drop_surveyed(InBoth)),
            );
        }
        dataset.communities = std::mem::take(&mut layers.communities);
        self.read_tables(&mut dataset, vocabulary, &mut defects);
        link(&mut dataset, layers, &mut defects);

        Reading { dataset, defects }
    }

    /// The file that holds the manifest, for messages about it.
    fn manifest_file(&self) -> String {
        let manifest = self.files.iter().find(|file| file.holds == Holds::Manifest);
        manifest.map_or_else(|| self.name.clone(), |file| file.name.clone())
    }

    fn read_tables(&self, dataset: &mut Dataset, vocabulary: &Vocabulary, defects: &mut Vec<Defect>) {
        let communities = std::mem::take(&mut dataset.communities);
        let called = CommunityNames::from_communities(&communities);
        for (input, file) in self.files.iter().enumerate() {
            for layer in Layer::TABLES {
                let table = TableReader { vocabulary, layer, file: &file.name, input };
                let rows = match file.holds {
                    Holds::Table(held) if held == layer => table.csv(file.bytes(), defects),
                    Holds::Bundle => {
                        let collection = geojson::text(&file.name, file.bytes())
                            .and_then(|text| geojson::split(&file.name, text));
                        let Ok(collection) = collection else { continue };
                        let member = match layer {
                            Layer::Survey => collection.survey,
                            Layer::Projects => collection.projects,
                            _ => collection.waivers,
                        };
                        member.map_or_else(Vec::new, |rows| table.json(&rows, defects))
                    }
                    _ => continue,
                };
                if file.holds == Holds::Table(layer) {
                    dataset.inputs[input].features = rows.len();
                }
                match layer {
                    Layer::Survey => dataset.survey.extend(table.answers(&rows, &called, defects)),
                    Layer::Projects => dataset.projects.extend(table.projects(&rows, &called, defects)),
                    _ => dataset.waivers.extend(table.waivers(&rows, &called, defects)),
                }
            }
        }
        dataset.communities = communities;
    }
}

/// How many errors at most come with a guess at what was meant.
const SUGGESTED: usize = 100;

/// Resolves which community features name, and what entrances are gates of.
fn link(dataset: &mut Dataset, layers: Layers, defects: &mut Vec<Defect>) {
    dataset.facilities = layers.facilities;
    dataset.residences = layers.residences;
    let communities = std::mem::take(&mut dataset.communities);
    let called = CommunityNames::from_communities(&communities);
    let find = |name: String, origin: Origin, id: &str, inputs: &[InputFile], defects: &mut Vec<Defect>| {
        match called.find(&name) {
            [index] => Some(*index),
            found => {
                let place = Place::Feature { index: origin.index, id: Some(id.to_owned()) };
                let what = if found.is_empty() {
                    say::belongs_to_no_community(InBoth, &name)
                } else {
                    say::belongs_to_ambiguous_name(InBoth, &name)
                };
                let defect = Defect::error(Code::UnknownCommunity, &inputs[origin.input].path, place, what)
                    .expected(say::id_or_name_of_communities_layer(InBoth));
                // Looking for what was meant takes long, and nobody reads a thousand answers.
                let suggests = found.is_empty() && defects.len() < SUGGESTED;
                defects.push(match suggests.then(|| called.suggest(&name)).flatten() {
                    Some(meant) => defect.help(say::did_you_mean(InBoth, &meant)),
                    None => defect,
                });
                None
            }
        }
    };
    let named = |names: Vec<Option<String>>| {
        names.into_iter().enumerate().filter_map(|(index, name)| Some((index, name?)))
    };
    for (index, name) in named(layers.facility_community) {
        let facility = &mut dataset.facilities[index];
        facility.community = find(name, facility.origin, &facility.id, &dataset.inputs, defects);
    }
    for (index, name) in named(layers.residence_community) {
        let residence = &mut dataset.residences[index];
        residence.community = find(name, residence.origin, &residence.id, &dataset.inputs, defects);
    }
    dataset.communities = communities;

    let compounds: HashSet<&str> = match layers.entrances.is_empty() {
        true => HashSet::default(),
        false => dataset.residences.iter().filter_map(|residence| residence.compound.as_deref()).collect(),
    };
    let Both { zh: missing_zh, en: missing_en } =
        match (dataset.facilities.is_empty(), dataset.residences.is_empty()) {
            (true, true) => say::neither_facilities_nor_residences(InBoth),
            (true, false) => say::no_facilities_in_data(InBoth),
            (false, true) => say::no_residences_in_data(InBoth),
            (false, false) => Both::default(),
        };
    let mut entrances = Vec::new();
    for (at, of, origin) in layers.entrances {
        let place = Place::Feature { index: origin.index, id: None };
        let file = &dataset.inputs[origin.input].path;
        let gate = match (dataset.facility_by_id(&of), dataset.residence_by_id(&of)) {
            (Some(facility), None) => GateOf::Facility(facility),
            (None, Some(residence)) => GateOf::Residence(residence),
            (Some(_), Some(_)) => {
                defects.push(
                    Defect::error(Code::AmbiguousGate, file, place, say::of_is_two_things(InBoth, &of))
                        .help(say::change_one_of_ids(InBoth)),
                );
                continue;
            }
            (None, None) if compounds.contains(of.as_str()) => GateOf::Compound,
            (None, None) => {
                defects.push(
                    Defect::error(
                        Code::GateOfNothing,
                        file,
                        place,
                        say::of_is_nothing_known(InBoth, &of, &missing_zh, &missing_en),
                    )
                    .expected(say::what_entrances_may_be_of(InBoth))
                    .help(say::correct_or_supply_what_it_refers_to(InBoth)),
                );
                continue;
            }
        };
        entrances.push(Entrance { of: gate, at, origin });
    }
    dataset.entrances = entrances;
}
