//! `dataset.toml`, or a bundle's `"dataset"` member: what the data is and how far it goes.

use indexmap::IndexMap;
use serde::Deserialize;
use toml::Value;

use crate::both;
use crate::date::{self, Date};
use crate::defect::{Defect, Place, did_you_mean};
use crate::toml_error;
use crate::vocabulary::{CategoryId, Layer, Vocabulary};

/// The manifest as written.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    pub name: Option<String>,
    /// Id or path of the standard to audit against.
    pub standard: Option<String>,
    /// A coordinate system, or one a layer.
    pub crs: Option<Value>,
    as_of: Option<Value>,
    surveyed: Option<Value>,
    pub source: Option<String>,
    pub licence: Option<String>,
    #[serde(default)]
    fields: IndexMap<String, Value>,
}

/// For which categories absence proves absence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Surveyed {
    #[default]
    Nothing,
    Only(Vec<CategoryId>),
    All,
}

impl Surveyed {
    pub fn covers(&self, category: CategoryId) -> bool {
        match self {
            Surveyed::Nothing => false,
            Surveyed::Only(categories) => categories.contains(&category),
            Surveyed::All => true,
        }
    }
}

/// A bureau's own column names and what they stand for, by layer (`None`: in every layer).
#[derive(Clone, Debug, Default)]
pub struct Renames(Vec<(Option<Layer>, String, String)>);

impl Renames {
    /// The vocabulary's name for a column, or the column's own.
    pub fn apply<'a>(&'a self, layer: Layer, column: &'a str) -> &'a str {
        let fits = |only: &Option<Layer>| only.is_none_or(|only| only == layer);
        self.0
            .iter()
            .rev()
            .find(|(only, own, _)| own == column && fits(only))
            .map_or(column, |(_, _, ours)| ours)
    }

    /// Own names that are renamed, for the two-sided check.
    pub fn own_names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(_, own, _)| own.as_str())
    }
}

impl Manifest {
    /// Reads `dataset.toml`.
    pub fn from_toml(file: &str, text: &str) -> Result<Manifest, Box<Defect>> {
        toml::from_str(text).map_err(|error| Box::new(toml_error::defect("bad-manifest", file, text, &error)))
    }

    /// Reads a bundle's `"dataset"` member.
    pub fn from_json(file: &str, json: serde_json::Value) -> Result<Manifest, Box<Defect>> {
        serde_json::from_value(json).map_err(|error| {
            Box::new(
                Defect::error(
                    "bad-manifest",
                    file,
                    Place::Whole,
                    both!(
                        "成员 \"dataset\" 读不出来：{error}",
                        "its \"dataset\" member cannot be read: {error}"
                    ),
                )
                .expected(both!("与 dataset.toml 相同的键", "the keys of dataset.toml")),
            )
        })
    }

    /// The date the data describes, if given.
    pub fn as_of(&self, file: &str) -> Result<Option<Date>, Box<Defect>> {
        let Some(value) = &self.as_of else { return Ok(None) };
        let text = match value {
            Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        date::parse(&text).map(Some).ok_or_else(|| {
            Box::new(
                Defect::error(
                    "bad-date",
                    file,
                    Place::Whole,
                    both!("as_of 的值 {text} 不是日期", "as_of is no date: {text}"),
                )
                .expected(both!("as_of = \"2023-06-30\"", "as_of = \"2023-06-30\"")),
            )
        })
    }

    /// Which categories were surveyed completely.
    pub fn surveyed(&self, file: &str, vocabulary: &Vocabulary, defects: &mut Vec<Defect>) -> Surveyed {
        let expected = || {
            both!(
                "\"all\"，或类别的列表，如 [\"nursery\", \"公共厕所\"]",
                "\"all\", or a list of categories such as [\"nursery\", \"公共厕所\"]"
            )
        };
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
                                "unknown-category",
                                file,
                                Place::Whole,
                                both!(
                                    "surveyed 里的类别 {entry} 不在词表中",
                                    "surveyed names the unknown category {entry}"
                                ),
                            )
                            .expected(expected());
                            if let Some((id, zh)) = vocabulary.suggest_category(name) {
                                defect =
                                    defect.mend(both!("是否指 {id}（{zh}）？", "did you mean {id} ({zh})?"));
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
                        "bad-manifest",
                        file,
                        Place::Whole,
                        both!("surveyed 的值 {other} 读不出来", "surveyed cannot be read: {other}"),
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
    pub fn renames(&self, file: &str, vocabulary: &Vocabulary, defects: &mut Vec<Defect>) -> Renames {
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
                "unknown-field",
                file,
                Place::Whole,
                both!(
                    "[fields] 里 {left} = \"{right}\" 两边都不是词表中的字段",
                    "[fields] {left} = \"{right}\": neither side is a property of the vocabulary"
                ),
            )
            .expected(both!(
                "自有列名 = \"词表字段名\"，如 JZMJ = \"floor_area_m2\"",
                "own column = \"vocabulary name\", such as JZMJ = \"floor_area_m2\""
            ));
            if let Some(name) = suggestion {
                defect = defect.mend(both!("是否指 {name}？", "did you mean {name}?"));
            }
            defects.push(defect);
        }
    }
}
