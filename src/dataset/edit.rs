//! Edits of a dataset as values, and what each changes in the dataset's files.

use geo::Geometry;
use serde_json::Value as Json;

use super::facts::{self, Value};
use super::save::edited::{EditedFiles, FileChange};
use super::save::feature::{FeatureText, LayerColumns, new_feature};
use super::save::list::{ChangeKind, List, ListChange};
use super::save::table::{TableStyle, object};
use super::{Dataset, Origin, Renames, geojson};
use crate::codes::Code;
use crate::defect::{Defect, Place, did_you_mean};
use crate::lang::InBoth;
use crate::messages::edit as say;
use crate::vocabulary::{Layer, PropertyId, Vocabulary};

/// A change of a dataset. What it names is named by layer and id, never by a position: positions
/// shift as features come and go.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// A new feature, behind those of its layer.
    Add {
        /// The layer.
        layer: Layer,
        /// Where it is, WGS 84: a point, a line or an outline, as the layer has them.
        shape: Geometry<f64>,
        /// Its properties, `id` among them.
        values: Values,
    },
    /// Values of a feature's properties; null leaves one unknown.
    Set {
        /// The feature.
        feature: FeatureName,
        /// The properties that change.
        values: Values,
    },
    /// A feature elsewhere, or a community's new outline.
    Move {
        /// The feature.
        feature: FeatureName,
        /// Where it is then, WGS 84.
        shape: Geometry<f64>,
    },
    /// A feature that is there no longer.
    Remove {
        /// The feature.
        feature: FeatureName,
    },
    /// A new row of `survey.csv`, `projects.csv` or `waivers.csv`, behind the others.
    AddRow {
        /// The table.
        table: Layer,
        /// Its cells.
        cells: Cells,
    },
    /// Other cells of a row; empty ones leave them blank.
    SetRow {
        /// The row.
        row: RowName,
        /// The cells that change.
        cells: Cells,
    },
    /// A row that is there no longer.
    RemoveRow {
        /// The row.
        row: RowName,
    },
}

/// Properties by their id or Chinese name, each with its value as GeoJSON has it.
pub type Values = Vec<(String, Json)>;

/// Columns by their id or Chinese name, each with its text.
pub type Cells = Vec<(String, String)>;

/// A feature by its layer and id. Coordinates of edits are WGS 84.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeatureName {
    /// The layer.
    pub layer: Layer,
    /// Its id in that layer.
    pub id: String,
    /// Which of several: entrances without an id of their own go by the id of what they are
    /// entrances of, in the order of the file. 0 for all others.
    pub nth: usize,
}

impl FeatureName {
    /// The feature of this id; of several the first.
    pub fn new(layer: Layer, id: impl Into<String>) -> FeatureName {
        FeatureName { layer, id: id.into(), nth: 0 }
    }
}

/// A row by what it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowName {
    /// The table: the survey, the projects or the waivers.
    pub table: Layer,
    /// Id of the community.
    pub community: String,
    /// The clause of an answer or a waiver; the item of a project, as the row writes it.
    pub about: String,
    /// Which of several rows about the same, in the table's order, from 0.
    pub nth: usize,
}

/// What an edit needs to know to become a change of a file.
pub struct EditContext<'a> {
    pub(crate) dataset: &'a Dataset,
    pub(crate) vocabulary: &'a Vocabulary,
    pub(crate) renames: &'a Renames,
}

impl EditContext<'_> {
    /// What an edit changes in the dataset's files. A file of a layer that none holds is begun.
    ///
    /// # Errors
    /// What it names is not there; a property or column that the layer does not have; a value that
    /// a file could not have either; a coordinate system that places cannot be written in.
    pub(crate) fn change(&self, edit: &Edit, files: &mut EditedFiles) -> Result<FileChange, Box<Defect>> {
        match edit {
            Edit::Add { layer, shape, values } => self.add(*layer, shape, values, files),
            Edit::Set { feature, values } => self.set(feature, values, files),
            Edit::Move { feature, shape } => {
                self.writable(feature.layer)?;
                self.replace(feature, files, |text| Ok(text.with_geometry(shape)))
            }
            Edit::Remove { feature } => {
                let (input, list, at) = self.find(feature, files)?;
                Ok(FileChange { input, list, change: ListChange { at, kind: ChangeKind::Remove } })
            }
            Edit::AddRow { table, cells } => self.add_row(*table, cells, files),
            Edit::SetRow { row, cells } => self.set_row(row, cells, files),
            Edit::RemoveRow { row } => {
                let Origin { input, index } = self.find_row(row)?;
                let list = files.list_in(input, row.table);
                Ok(FileChange { input, list, change: ListChange { at: index, kind: ChangeKind::Remove } })
            }
        }
    }

    /// The file, the list and the position of a feature.
    fn find(
        &self,
        feature: &FeatureName,
        files: &mut EditedFiles,
    ) -> Result<(usize, List, usize), Box<Defect>> {
        let (dataset, FeatureName { layer, id, .. }) = (self.dataset, feature);
        let origin = match layer {
            Layer::Communities => dataset.communities.iter().find(|one| one.id == *id).map(|one| one.origin),
            Layer::Facilities => dataset.facility_by_id(id).map(|index| dataset.facilities[index].origin),
            Layer::Residences => dataset.residence_by_id(id).map(|index| dataset.residences[index].origin),
            Layer::Sites => dataset.sites.iter().find(|one| one.id == *id).map(|one| one.origin),
            _ => self.search(feature, files)?,
        };
        let Origin { input, index } = origin.ok_or_else(|| no_such(feature))?;
        Ok((input, files.list_in(input, *layer), index))
    }

    /// Where a path or an entrance stands, of which a dataset keeps no ids.
    fn search(&self, feature: &FeatureName, files: &mut EditedFiles) -> Result<Option<Origin>, Box<Defect>> {
        let FeatureName { layer, id, nth } = feature;
        let Some((input, list)) = files.list_of(*layer) else { return Ok(None) };
        let columns = self.columns(*layer);
        let property = |name: &str| self.vocabulary.property_id(*layer, name);
        let (own, of) = (property("id"), property("of"));
        let mut left = *nth;
        for index in 0..files.count(input, list)? {
            let text = files.entry(input, list, index)?;
            if !may_name(&text, id) {
                continue;
            }
            let text = utf8(text);
            let Some(text) = FeatureText::read(&text) else { continue };
            let stated = |wanted: Option<PropertyId>| {
                let mut all = text.properties.iter();
                let (_, stated) = all.find(|(column, _)| columns.property(column) == wanted)?;
                columns.read(wanted?, stated).map(|value| value.to_string())
            };
            if files.is_bundle(input) && !is_of(&text, *layer, self.renames) {
                continue;
            }
            let name = stated(own).or_else(|| geojson::member_id(text.id.as_ref())).or_else(|| stated(of));
            if name.as_ref() == Some(id) {
                if left == 0 {
                    return Ok(Some(Origin { input, index }));
                }
                left -= 1;
            }
        }
        Ok(None)
    }

    fn columns(&self, layer: Layer) -> LayerColumns<'_> {
        LayerColumns { layer, vocabulary: self.vocabulary, renames: self.renames }
    }

    /// Values as a file's are read.
    fn values(
        &self,
        layer: Layer,
        id: &str,
        values: &Values,
    ) -> Result<Vec<(PropertyId, Option<Value>)>, Box<Defect>> {
        let place = || Place::Feature { index: 0, id: Some(id.to_owned()) };
        let mut read = Vec::new();
        for (name, json) in values {
            let Some(property) = self.vocabulary.property_id(layer, name) else {
                return Err(self.no_property(layer, name));
            };
            let described = &self.vocabulary.properties(layer)[property.0 as usize];
            let value = facts::read(described, json, self.vocabulary).map_err(|refusal| {
                Box::new(
                    Defect::error(refusal.code, layer.id(), place(), refusal.message)
                        .expected(refusal.expected),
                )
            })?;
            if read.iter().any(|(known, _)| *known == property) {
                return Err(self.given_twice(layer, name));
            }
            read.push((property, value));
        }
        Ok(read)
    }

    /// One edit gives a property more than once, in whichever language: which value counts is a guess.
    fn given_twice(&self, layer: Layer, name: &str) -> Box<Defect> {
        let what = say::property_given_twice(InBoth, &name);
        let defect = Defect::error(Code::TwoColumns, layer.id(), Place::Whole, what);
        Box::new(defect.expected(say::one_value_a_property(InBoth)))
    }

    fn no_property(&self, layer: Layer, name: &str) -> Box<Defect> {
        let (zh, layer_en) = (layer.zh(), layer.id());
        let what = say::layer_has_no_property(InBoth, &zh, &name, &layer_en);
        let defect = Defect::error(Code::UnknownColumn, layer_en, Place::Whole, what);
        let known = self.vocabulary.properties(layer).iter().map(|property| property.id.as_str());
        Box::new(match did_you_mean(name, known) {
            Some(meant) => defect.help(say::did_you_mean(InBoth, &meant)),
            None => defect,
        })
    }

    /// An error where places of a layer are not written as WGS 84.
    fn writable(&self, layer: Layer) -> Result<(), Box<Defect>> {
        if self.dataset.is_plain {
            return Ok(());
        }
        let (name, zh, layer_en) = (&self.dataset.name, layer.zh(), layer.id());
        let what = say::places_not_in_wgs_84(InBoth, &zh, &layer_en);
        Err(Box::new(
            Defect::error(Code::ForeignCrs, name, Place::Whole, what).help(say::convert_first(InBoth)),
        ))
    }

    fn add(
        &self,
        layer: Layer,
        shape: &Geometry<f64>,
        values: &Values,
        files: &mut EditedFiles,
    ) -> Result<FileChange, Box<Defect>> {
        self.writable(layer)?;
        let id = values.iter().find(|(name, _)| name == "id").and_then(|(_, id)| id.as_str());
        let values = self.values(layer, id.unwrap_or_default(), values)?;
        let (input, list) = match files.list_of(layer) {
            Some(known) => known,
            None => files.begin(layer, self.vocabulary),
        };
        let at = files.count(input, list)?;
        let own = self.names(layer, input, list, files)?;
        let mut properties: Vec<(String, Value)> = Vec::new();
        if files.is_bundle(input) {
            properties.push(("layer".to_owned(), Value::Text(layer.id().into())));
        }
        let stated = values.into_iter().filter_map(|(property, value)| Some((own(property), value?)));
        properties.extend(stated);
        let first = files.first_entries(input, list, 1)?;
        let is_wide = first.first().is_none_or(|text| text.windows(3).any(|three| three == b"\": "));
        let text = new_feature(&properties, shape, is_wide);
        Ok(FileChange { input, list, change: ListChange { at, kind: ChangeKind::Insert(text.into_bytes()) } })
    }

    /// What the columns of new properties are called: as the file's first features call them.
    fn names(
        &self,
        layer: Layer,
        input: usize,
        list: List,
        files: &mut EditedFiles,
    ) -> Result<impl Fn(PropertyId) -> String + use<'_>, Box<Defect>> {
        /// A column that none of so many features has is new.
        const LOOKED_AT: usize = 100;
        let columns = self.columns(layer);
        let texts: Vec<String> = files
            .first_entries(input, list, LOOKED_AT)?
            .into_iter()
            .map(|text| String::from_utf8_lossy(text).into_owned())
            .collect();
        Ok(move |property| columns.name(property, texts.iter().map(String::as_str)))
    }

    fn set(
        &self,
        feature: &FeatureName,
        values: &Values,
        files: &mut EditedFiles,
    ) -> Result<FileChange, Box<Defect>> {
        let FeatureName { layer, id, .. } = feature;
        let read = self.values(*layer, id, values)?;
        let own = self.vocabulary.property_id(*layer, "id");
        if read.iter().any(|(property, _)| Some(*property) == own) {
            let what = say::ids_stay(InBoth, &id);
            let place = Place::Feature { index: 0, id: Some(id.clone()) };
            return Err(Box::new(Defect::error(Code::IdChanged, layer.id(), place, what)));
        }
        let (input, list, _) = self.find(feature, files)?;
        let name = self.names(*layer, input, list, files)?;
        let columns = self.columns(*layer);
        self.replace(feature, files, |text| Ok(text.with_values(&columns, &read, &name)))
    }

    fn replace(
        &self,
        feature: &FeatureName,
        files: &mut EditedFiles,
        change: impl Fn(&FeatureText) -> Result<String, Box<Defect>>,
    ) -> Result<FileChange, Box<Defect>> {
        let (input, list, at) = self.find(feature, files)?;
        let text = utf8(files.entry(input, list, at)?);
        let text = FeatureText::read(&text).ok_or_else(|| no_such(feature))?;
        let new = change(&text)?.into_bytes();
        Ok(FileChange { input, list, change: ListChange { at, kind: ChangeKind::Replace(new) } })
    }

    /// The position of each cell's column among the cells.
    fn named(&self, table: Layer, cells: &Cells) -> Result<impl Fn(&str) -> Option<usize>, Box<Defect>> {
        let mut properties = Vec::new();
        for (name, _) in cells {
            let known = self.vocabulary.property_id(table, name);
            let property = known.ok_or_else(|| self.no_property(table, name))?;
            if properties.contains(&property) {
                return Err(self.given_twice(table, name));
            }
            properties.push(property);
        }
        Ok(move |header: &str| {
            let property = self.vocabulary.property_id(table, header)?;
            properties.iter().position(|known| *known == property)
        })
    }

    fn add_row(
        &self,
        table: Layer,
        cells: &Cells,
        files: &mut EditedFiles,
    ) -> Result<FileChange, Box<Defect>> {
        let named = self.named(table, cells)?;
        let (input, list) = match files.list_of(table) {
            Some(known) => known,
            None => files.begin(table, self.vocabulary),
        };
        let at = files.count(input, list)?;
        let row = match list {
            List::Lines => {
                let file = format!("{}.csv", table.id());
                let columns: Vec<&str> = cells.iter().map(|(column, _)| column.as_str()).collect();
                let texts: Vec<String> = cells.iter().map(|(_, text)| text.clone()).collect();
                TableStyle::read(files.opened(input)?, &file)?.row(&file, &columns, named, &texts)?
            }
            _ => object(None, cells, named).into_bytes(),
        };
        Ok(FileChange { input, list, change: ListChange { at, kind: ChangeKind::Insert(row) } })
    }

    fn set_row(
        &self,
        row: &RowName,
        cells: &Cells,
        files: &mut EditedFiles,
    ) -> Result<FileChange, Box<Defect>> {
        let named = self.named(row.table, cells)?;
        let Origin { input, index } = self.find_row(row)?;
        let list = files.list_in(input, row.table);
        let known = files.entry(input, list, index)?;
        let new = match list {
            List::Lines => {
                let file = format!("{}.csv", row.table.id());
                let columns: Vec<&str> = cells.iter().map(|(column, _)| column.as_str()).collect();
                let texts: Vec<String> = cells.iter().map(|(_, text)| text.clone()).collect();
                TableStyle::read(files.opened(input)?, &file)?
                    .changed(&file, &known, &columns, named, &texts)?
            }
            _ => object(Some(&utf8(known)), cells, named).into_bytes(),
        };
        Ok(FileChange { input, list, change: ListChange { at: index, kind: ChangeKind::Replace(new) } })
    }

    fn find_row(&self, row: &RowName) -> Result<Origin, Box<Defect>> {
        let dataset = self.dataset;
        let community = dataset.communities.iter().position(|community| community.id == row.community);
        let is_it = |of: usize, about: &str| Some(of) == community && about == row.about;
        let (survey, projects, waivers) = (&dataset.survey, &dataset.projects, &dataset.waivers);
        let origin = match row.table {
            Layer::Survey => {
                survey.iter().filter(|a| is_it(a.community, &a.clause)).map(|a| a.origin).nth(row.nth)
            }
            Layer::Projects => {
                projects.iter().filter(|p| is_it(p.community, &p.item)).map(|p| p.origin).nth(row.nth)
            }
            _ => waivers.iter().filter(|w| is_it(w.community, &w.clause)).map(|w| w.origin).nth(row.nth),
        };
        origin.ok_or_else(|| {
            let (table_en, zh) = (row.table.id(), row.table.zh());
            let (community, about) = (&row.community, &row.about);
            let what = say::no_such_row(InBoth, &zh, &community, &about, &table_en);
            Box::new(Defect::error(Code::NoSuchEntry, table_en, Place::Whole, what))
        })
    }
}

fn no_such(feature: &FeatureName) -> Box<Defect> {
    let (zh, id, layer_en) = (feature.layer.zh(), &feature.id, feature.layer.id());
    let what = say::no_such_feature(InBoth, &zh, &id, &layer_en);
    Box::new(Defect::error(Code::NoSuchEntry, layer_en, Place::Whole, what))
}

/// Whether a feature's text may hold an id: surely not where the id is a word, and the text is plain
/// and without it.
fn may_name(text: &[u8], id: &str) -> bool {
    let is_plain = |byte: &u8| matches!(byte, b' '..=b'~' | b'\n' | b'\r' | b'\t') && *byte != b'\\';
    let is_word = id.parse::<f64>().is_err();
    !is_word || memchr::memmem::find(text, id.as_bytes()).is_some() || !text.iter().all(is_plain)
}

/// Whether a bundle's feature is of a layer.
fn is_of(feature: &FeatureText, layer: Layer, renames: &Renames) -> bool {
    let mut columns = feature.properties.iter();
    let stated = columns.find(|(column, _)| matches!(renames.apply(layer, column), "layer" | "图层"));
    let named = stated.and_then(|(_, stated)| serde_json::from_str::<String>(stated).ok());
    named.and_then(|name| Layer::named(&name)) == Some(layer)
}

/// A text that was read as UTF-8 before.
fn utf8(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap_or_default()
}
