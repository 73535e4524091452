//! `dataset.toml`, or a bundle's `"dataset"` member: what the data is and how far it goes.

use indexmap::IndexMap;
use serde::Deserialize;
use toml::Value;

use crate::codes::Code;
use crate::date::{self, Date};
use crate::defect::{Defect, Place, did_you_mean};
use crate::lang::InBoth;
use crate::messages::dataset as say;
use crate::toml_error;
use crate::vocabulary::{CategoryId, Layer, Vocabulary};

/// The manifest as written.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    pub(crate) name: Option<String>,
    /// Id or path of the standard to audit against.
    pub standard: Option<String>,
    /// A coordinate system, or one a layer.
    pub(crate) crs: Option<Value>,
    as_of: Option<Value>,
    surveyed: Option<Value>,
    /// Who made the data, for people.
    pub source: Option<String>,
    /// Under what terms, for people.
    pub licence: Option<String>,
    #[serde(default)]
    fields: IndexMap<String, Value>,
}

/// For which categories absence proves absence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Surveyed {
    /// For none.
    #[default]
    Nothing,
    /// For these.
    Only(Vec<CategoryId>),
    /// For every category.
    All,
}

impl Surveyed {
    pub(crate) fn covers(&self, category: CategoryId) -> bool {
        match self {
            Surveyed::Nothing => false,
            Surveyed::Only(categories) => categories.contains(&category),
            Surveyed::All => true,
        }
    }
}

/// A bureau's own column names and what they stand for, by layer (`None`: in every layer).
#[derive(Clone, Debug, Default)]
pub(crate) struct Renames(Vec<(Option<Layer>, String, String)>);

impl Renames {
    /// The vocabulary's name for a column, or the column's own.
    pub(crate) fn apply<'a>(&'a self, layer: Layer, column: &'a str) -> &'a str {
        let fits = |only: &Option<Layer>| only.is_none_or(|only| only == layer);
        self.0
            .iter()
            .rev()
            .find(|(only, own, _)| own == column && fits(only))
            .map_or(column, |(_, _, ours)| ours)
    }

    /// Own names that are renamed, for the two-sided check.
    pub(crate) fn own_names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(_, own, _)| own.as_str())
    }
}

impl Manifest {
    /// Reads `dataset.toml`.
    ///
    /// # Errors
    /// Text that is not TOML, and keys or values that a manifest does not have, with their line.
    pub(crate) fn from_toml(file: &str, text: &str) -> Result<Manifest, Box<Defect>> {
        toml::from_str(text)
            .map_err(|error| Box::new(toml_error::defect(Code::BadManifest, file, text, &error)))
    }

    /// Reads a bundle's `"dataset"` member.
    ///
    /// # Errors
    /// Keys or values that a manifest does not have.
    pub(crate) fn from_json(file: &str, json: serde_json::Value) -> Result<Manifest, Box<Defect>> {
        serde_json::from_value(json).map_err(|error| {
            Box::new(
                Defect::error(
                    Code::BadManifest,
                    file,
                    Place::Whole,
                    say::dataset_member_cannot_be(InBoth, &error),
                )
                .expected(say::keys_of_dataset_toml(InBoth)),
            )
        })
    }

    /// The date the data describes, if given.
    ///
    /// # Errors
    /// What is not a day of the calendar, written `YYYY-MM-DD`.
    pub(crate) fn as_of(&self, file: &str) -> Result<Option<Date>, Box<Defect>> {
        let Some(value) = &self.as_of else { return Ok(None) };
        let text = match value {
            Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        date::parse(&text).map(Some).ok_or_else(|| {
            Box::new(
                Defect::error(Code::BadDate, file, Place::Whole, say::as_of_no_date(InBoth, &text))
                    .expected(say::as_of_for_example(InBoth)),
            )
        })
    }

    /// Which categories were surveyed completely.
    pub(crate) fn surveyed(
        &self,
        file: &str,
        vocabulary: &Vocabulary,
        defects: &mut Vec<Defect>,
    ) -> Surveyed {
        let expected = || say::all_or_list_of_categories(InBoth);
        match &self.surveyed {
            None => Surveyed::Nothing,
            Some(Value::String(text)) if matches!(text.as_str(), "all" | "全部") => Surveyed::All,
            Some(Value::Array(entries)) => {
                let mut known = Vec::new();
                for entry in entries {
                    let name = entry.as_str().unwrap_or("");
                    match vocabulary.category(name) {
                        Some(category) if !known.contains(&category) => known.push(category),
                        Some(_) => {}
                        None => {
                            let mut defect = Defect::error(
                                Code::UnknownCategory,
                                file,
                                Place::Whole,
                                say::surveyed_names_unknown_category(InBoth, &entry),
                            )
                            .expected(expected());
                            if let Some((id, zh)) = vocabulary.suggest_category(name) {
                                defect = defect.help(say::did_you_mean_id_zh(InBoth, &id, &zh));
                            }
                            defects.push(defect);
                        }
                    }
                }
                Surveyed::Only(known)
            }
            Some(other) => {
                defects.push(
                    Defect::error(
                        Code::BadManifest,
                        file,
                        Place::Whole,
                        say::surveyed_cannot_be_read(InBoth, &other),
                    )
                    .expected(expected()),
                );
                Surveyed::Nothing
            }
        }
    }

    /// The column renames of `[fields]`. Either side may be the vocabulary's name:
    /// `JZMJ = "floor_area_m2"` and `floor_area_m2 = "JZMJ"` say the same. `[fields.facilities]`
    /// holds for one layer only.
    pub(crate) fn renames(&self, file: &str, vocabulary: &Vocabulary, defects: &mut Vec<Defect>) -> Renames {
        let mut renames = Vec::new();
        for (key, value) in &self.fields {
            match (Layer::named(key), value) {
                (Some(layer), Value::Table(columns)) => {
                    for (own, ours) in columns {
                        self.rename(file, Some(layer), own, ours, vocabulary, &mut renames, defects);
                    }
                }
                _ => self.rename(file, None, key, value, vocabulary, &mut renames, defects),
            }
        }
        Renames(renames)
    }

    #[allow(clippy::too_many_arguments)]
    fn rename(
        &self,
        file: &str,
        layer: Option<Layer>,
        left: &str,
        right: &Value,
        vocabulary: &Vocabulary,
        renames: &mut Vec<(Option<Layer>, String, String)>,
        defects: &mut Vec<Defect>,
    ) {
        let known = |name: &str| {
            let mut layers = Layer::FEATURES.into_iter().filter(|l| layer.is_none_or(|only| only == *l));
            name == "layer" || layers.any(|layer| vocabulary.property_id(layer, name).is_some())
        };
        let right = right.as_str().unwrap_or("");
        if known(right) {
            renames.push((layer, left.to_owned(), right.to_owned()));
        } else if known(left) && !right.is_empty() {
            renames.push((layer, right.to_owned(), left.to_owned()));
        } else {
            let suggestion = did_you_mean(
                right,
                Layer::FEATURES
                    .into_iter()
                    .flat_map(|l| vocabulary.properties(l).iter().map(|property| property.id.as_str())),
            );
            let mut defect = Defect::error(
                Code::UnknownField,
                file,
                Place::Whole,
                say::fields_neither_side_property(InBoth, &left, &right),
            )
            .expected(say::own_column_vocabulary_name(InBoth));
            if let Some(name) = suggestion {
                defect = defect.help(say::did_you_mean_name(InBoth, &name));
            }
            defects.push(defect);
        }
    }
}
