//! Adding a draft to a dataset that is there already.
//!
//! Nothing of the dataset is ever changed: what is new is put behind the features that are there,
//! byte for byte as they were, and what is there already or may be is listed, for a person to
//! decide.

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use geo::{Coord, Geometry, InteriorPoint, Intersects, Point};
use rstar::primitives::{GeomWithData, Rectangle};
use rstar::{AABB, RTree};
use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;

use super::write::{self, collection, file_name, lines};
use super::{Draft, DraftFeature};
use crate::codes::Code;
use crate::dataset::{CONFLICTS, Dataset, Facts, Source, unreadable};
use crate::defect::{Defect, Place};
use crate::lang::{Both, InBoth, Lang};
use crate::messages::import as say;
use crate::output::File;
use crate::output::csv::CsvRows;
use crate::shapes::{Shape, degree_box, distance, widen};
use crate::units::Metres;
use crate::vocabulary::{Layer, Vocabulary};

/// Facilities of one category nearer than this may be one, in metres.
const SAME_PLACE: f64 = 30.0;

/// Something to be decided by a person.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    /// The layer.
    pub layer: Layer,
    /// The imported feature's id.
    pub id: String,
    /// The property, or nothing where it is the whole feature.
    pub property: String,
    /// What the dataset has.
    pub known: String,
    /// What the import has.
    pub given: String,
    /// Why it was not decided.
    pub why: Both,
}

/// What adding came to.
pub struct Added {
    /// Layers that grew, whole, and tables.
    pub files: Vec<File>,
    /// How many features of each layer are new.
    pub counts: Vec<(Layer, usize)>,
    /// What a person has to decide.
    pub conflicts: Vec<Conflict>,
}

impl Draft {
    /// Adds to the dataset in a directory.
    ///
    /// # Errors
    /// A dataset that cannot be read, or is of another coordinate system.
    pub fn added_to(
        &self,
        directory: &Path,
        vocabulary: &Vocabulary,
        lang: Lang,
    ) -> Result<Added, Vec<Defect>> {
        let source = Source::open(directory)?;
        let (dataset, _) = source.read(vocabulary, None).finish()?;
        if !dataset.is_plain {
            return Err(vec![
                Defect::error(
                    Code::ForeignCrs,
                    &source.name,
                    Place::Whole,
                    say::dataset_not_in_wgs_84(InBoth),
                )
                .expected(say::crs_wgs84_or_cgcs2000(InBoth))
                .help(say::convert_dataset_to_wgs_84(InBoth)),
            ]);
        }
        let mut adding = Adding { dataset: &dataset, vocabulary, conflicts: Vec::new() };
        let mut files = Vec::new();
        let mut counts = Vec::new();
        let mut present: HashSet<&str> = HashSet::new();
        for (layer, features) in self.layers() {
            let path = directory.join(file_name(layer));
            let name = format!("{}/{}", source.name, file_name(layer));
            let text = match fs::read(&path) {
                Ok(bytes) => Some(String::from_utf8(bytes).map_err(|_| vec![unlike(&name)])?),
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
                Err(error) => return Err(vec![unreadable(&name, &error)]),
            };
            let ids = text.as_deref().map_or_else(HashSet::new, |text| ids(text, layer, vocabulary));
            let new = adding.new_ones(layer, features, &ids, &present);
            present.extend(new.iter().map(|feature| feature.id.as_str()));
            counts.push((layer, new.len()));
            if new.is_empty() {
                continue;
            }
            files.push(match text {
                Some(text) => {
                    let text = spliced(&text, &lines(new)).ok_or_else(|| vec![unlike(&name)])?;
                    File { path: file_name(layer), bytes: text.into_bytes() }
                }
                None => collection(layer, new),
            });
        }
        files.extend(write::leftovers(&self.leftovers, lang));
        let conflicts = adding.conflicts;
        files.extend((!conflicts.is_empty()).then(|| conflicts_table(CONFLICTS, &conflicts, lang)));
        Ok(Added { files, counts, conflicts })
    }
}

/// Conflicts as a table for people, at a path of the dataset.
pub(crate) fn conflicts_table(path: &str, conflicts: &[Conflict], lang: Lang) -> File {
    let header = [
        say::column_layer(lang),
        say::column_id(lang),
        say::column_property(lang),
        say::column_in_dataset(lang),
        say::column_imported(lang),
        say::column_about(lang),
    ];
    let mut table = CsvRows::for_people(&header);
    for conflict in conflicts {
        let layer = conflict.layer.word(lang);
        table.row([
            layer,
            &conflict.id,
            &conflict.property,
            &conflict.known,
            &conflict.given,
            conflict.why.get(lang),
        ]);
    }
    File { path: path.into(), bytes: table.bytes() }
}

struct Adding<'d> {
    dataset: &'d Dataset,
    vocabulary: &'d Vocabulary,
    conflicts: Vec<Conflict>,
}

impl Adding<'_> {
    /// Those of a layer's features that the dataset does not have.
    fn new_ones<'f>(
        &mut self,
        layer: Layer,
        features: &'f [DraftFeature],
        ids: &HashSet<String>,
        present: &HashSet<&str>,
    ) -> Vec<&'f DraftFeature> {
        let near = self.near(layer);
        let mut new = Vec::new();
        for feature in features {
            let id = feature.id.as_str();
            let known = match layer {
                Layer::Facilities => self.dataset.facility_by_id(id),
                Layer::Residences => self.dataset.residence_by_id(id),
                Layer::Communities => self.dataset.communities.iter().position(|c| c.id == id),
                _ => None,
            };
            match known {
                Some(index) => self.compare(layer, index, feature),
                None if ids.contains(id) => {}
                None if layer == Layer::Communities => {
                    self.conflict(layer, feature, String::new(), say::dataset_own_boundaries_stand(InBoth))
                }
                None if layer == Layer::Entrances && !self.is_of_something(feature, present) => {
                    self.conflict(layer, feature, String::new(), say::what_entrance_of_not_added(InBoth))
                }
                None => match self.twin(layer, feature, &near) {
                    Some((twin, why)) => self.conflict(layer, feature, twin, why),
                    None => new.push(feature),
                },
            }
        }
        new
    }

    fn conflict(&mut self, layer: Layer, feature: &DraftFeature, known: String, why: Both) {
        let given = feature.properties.get("name").and_then(Value::as_str).unwrap_or("").to_owned();
        let (id, property) = (feature.id.clone(), String::new());
        self.conflicts.push(Conflict { layer, id, property, known, given, why });
    }

    /// Lists what a feature of the same id says otherwise.
    fn compare(&mut self, layer: Layer, index: usize, feature: &DraftFeature) {
        let dataset = self.dataset;
        type Known<'d> = (&'d Facts, Option<&'d Shape>, Vec<(&'static str, Option<&'d str>)>);
        let (facts, shape, texts): Known = match layer {
            Layer::Facilities => {
                let known = &dataset.facilities[index];
                let category = self.vocabulary.category_name(known.category);
                (
                    &known.facts,
                    Some(&known.shape),
                    vec![("name", known.name.as_deref()), ("category", Some(category))],
                )
            }
            Layer::Residences => {
                let known = &dataset.residences[index];
                let texts = vec![("name", known.name.as_deref()), ("compound", known.compound.as_deref())];
                (&known.facts, Some(&known.shape), texts)
            }
            _ => {
                let known = &dataset.communities[index];
                (&known.facts, None, vec![("name", Some(known.name.as_str()))])
            }
        };
        let why = say::same_id_another_content(InBoth);
        for (property, given) in &feature.properties {
            let known = match texts.iter().find(|(name, _)| name == property) {
                Some((_, text)) => text.map(str::to_owned),
                None => {
                    let id = self.vocabulary.property_id(layer, property);
                    id.and_then(|id| facts.get(id)).map(|value| value.to_string())
                }
            };
            let given = match given {
                Value::String(text) => text.clone(),
                other => other.to_string(),
            };
            if known.as_deref() != Some(given.as_str()) {
                let (id, property, known) = (feature.id.clone(), property.clone(), known.unwrap_or_default());
                self.conflicts.push(Conflict { layer, id, property, known, given, why: why.clone() });
            }
        }
        let apart =
            shape.and_then(|shape| Some(distance(shape.inner_point()?.0, middle(&feature.geometry)?).0));
        if let Some(metres) = apart.filter(|metres| *metres > 1.0) {
            let (id, property) = (feature.id.clone(), "geometry".into());
            let given = format!("{metres:.0} m");
            self.conflicts.push(Conflict { layer, id, property, known: String::new(), given, why });
        }
    }

    /// Facilities or residences of the dataset by where they are.
    fn near(&self, layer: Layer) -> RTree<GeomWithData<Rectangle<[f64; 2]>, usize>> {
        let shapes: Vec<&Shape> = match layer {
            Layer::Facilities => self.dataset.facilities.iter().map(|facility| &facility.shape).collect(),
            Layer::Residences => self.dataset.residences.iter().map(|residence| &residence.shape).collect(),
            _ => Vec::new(),
        };
        let boxes = shapes.iter().enumerate().filter_map(|(index, shape)| {
            let rect = shape.bounding_rect()?;
            Some(GeomWithData::new(Rectangle::from_aabb(degree_box(rect)), index))
        });
        RTree::bulk_load(boxes.collect())
    }

    /// The feature of the dataset that an imported one may be, and why.
    fn twin(
        &self,
        layer: Layer,
        feature: &DraftFeature,
        near: &RTree<GeomWithData<Rectangle<[f64; 2]>, usize>>,
    ) -> Option<(String, Both)> {
        let at = middle(&feature.geometry)?;
        let around = widen(AABB::from_point([at.x, at.y]), Metres(SAME_PLACE));
        let mut candidates: Vec<usize> =
            near.locate_in_envelope_intersecting(&around).map(|found| found.data).collect();
        candidates.sort_unstable();
        match layer {
            Layer::Facilities => {
                let text = |name: &str| feature.properties.get(name).and_then(Value::as_str);
                let category = self.vocabulary.category(text("category")?)?;
                let found =
                    candidates.into_iter().map(|index| &self.dataset.facilities[index]).find(|known| {
                        let names_differ = match (&known.name, text("name")) {
                            (Some(known), Some(given)) => known != given,
                            _ => false,
                        };
                        let metres = known.shape.inner_point().map(|known| distance(known.0, at).0);
                        known.category == category
                            && !names_differ
                            && metres.is_some_and(|metres| metres <= SAME_PLACE)
                    })?;
                let why = say::facility_may_be_the_same(InBoth);
                Some((found.title(), why))
            }
            Layer::Residences => {
                let found =
                    candidates.into_iter().map(|index| &self.dataset.residences[index]).find(|known| {
                        match &known.shape {
                            Shape::Area(area) => area.intersects(&Point(at)),
                            Shape::Point(point) => match &feature.geometry {
                                Geometry::Polygon(area) => area.intersects(point),
                                Geometry::MultiPolygon(areas) => areas.intersects(point),
                                _ => distance(point.0, at).0 <= 5.0,
                            },
                        }
                    })?;
                let why = say::overlaps_residence_not_added(InBoth);
                Some((found.title(), why))
            }
            _ => None,
        }
    }

    /// Whether what an entrance names is in the dataset, or added to it.
    fn is_of_something(&self, entrance: &DraftFeature, present: &HashSet<&str>) -> bool {
        let Some(of) = entrance.properties.get("of").and_then(Value::as_str) else { return false };
        let dataset = self.dataset;
        present.contains(of)
            || dataset.facility_by_id(of).is_some()
            || dataset.residence_by_id(of).is_some()
            || dataset.residences.iter().any(|residence| residence.compound.as_deref() == Some(of))
    }
}

fn middle(shape: &Geometry<f64>) -> Option<Coord<f64>> {
    shape.interior_point().map(|point| point.0)
}

/// The ids of a layer's features, as its file writes them.
fn ids(text: &str, layer: Layer, vocabulary: &Vocabulary) -> HashSet<String> {
    #[derive(Deserialize)]
    struct ReadCollection {
        features: Vec<ReadFeature>,
    }
    #[derive(Deserialize)]
    struct ReadFeature {
        id: Option<Value>,
        properties: Option<serde_json::Map<String, Value>>,
    }
    let own = vocabulary.property_id(layer, "id");
    let Ok(collection) = serde_json::from_str::<ReadCollection>(text.trim_start_matches('\u{feff}')) else {
        return HashSet::new();
    };
    let id = |named: ReadFeature| {
        let is_id = |name: &str| name == "id" || own.is_some() && vocabulary.property_id(layer, name) == own;
        let stated = named.properties.and_then(|all| all.into_iter().find(|(name, _)| is_id(name)));
        match stated.map(|(_, value)| value).or(named.id)? {
            Value::String(id) => Some(id),
            other => Some(other.to_string()),
        }
    };
    collection.features.into_iter().filter_map(id).collect()
}

/// A collection's text with more features behind those it has, which stay as they are.
fn spliced(text: &str, lines: &str) -> Option<String> {
    #[derive(Deserialize)]
    struct SplicedCollection<'a> {
        #[serde(borrow)]
        features: &'a RawValue,
    }
    let plain = text.trim_start_matches('\u{feff}');
    let collection: SplicedCollection = serde_json::from_str(plain).ok()?;
    let features = collection.features.get();
    let begin = features.as_ptr() as usize - text.as_ptr() as usize;
    let inside = features.strip_suffix(']')?.trim_end();
    let comma = if inside == "[" { "\n" } else { ",\n" };
    let at = begin + inside.len();
    Some(format!("{}{comma}{lines}{}", &text[..at], &text[at..]))
}

fn unlike(name: &str) -> Defect {
    Defect::error(Code::NotGeojson, name, Place::Whole, say::no_collection_of_features_in_utf_8(InBoth))
        .expected(say::featurecollection(InBoth))
}
