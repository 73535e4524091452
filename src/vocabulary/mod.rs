//! The names of things: facility categories, what they contain, and property names, in
//! English and Chinese. The vocabularies are data (`standards/categories.toml`,
//! `standards/properties.toml`); but for the properties that the program itself reads, nothing here
//! knows any particular name.

mod names;
mod own;

use rustc_hash::FxHashMap as HashMap;

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};

pub use names::OwnNames;
pub(crate) use own::OwnProperties;

use crate::defect::did_you_mean;
use crate::lang::Lang;
use crate::messages::vocabulary as say;
use crate::units::Unit;

/// Index of a category in its vocabulary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CategoryId(pub u16);

/// Index of a property in its vocabulary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PropertyId(pub u16);

/// A facility category as the vocabulary file writes it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Category {
    /// Chinese name, accepted wherever the id is.
    pub zh: String,
    /// Other names in use.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// OpenStreetMap tags, one alternative each; `a=b & c=d` needs both.
    pub osm: Vec<String>,
    /// AMap POI type codes as text, matched by prefix.
    #[serde(deserialize_with = "codes")]
    pub amap: Vec<String>,
    /// AMap codes that take in this category among others: under them the name decides.
    #[serde(default, deserialize_with = "codes", skip_serializing_if = "Vec::is_empty")]
    pub amap_by_name: Vec<String>,
    /// AMap types in words, `科教文化服务;学校;幼儿园`, for tables without the codes.
    #[serde(default, deserialize_with = "words", skip_serializing_if = "Vec::is_empty")]
    pub amap_types: Vec<String>,
    /// Baidu POI tags, `购物;超市`; a longer tag that begins so is of the category too.
    #[serde(default, deserialize_with = "words", skip_serializing_if = "Vec::is_empty")]
    pub baidu: Vec<String>,
    /// Words in a POI's name that make it this category where no code or tag decides.
    #[serde(default, deserialize_with = "words", skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<String>,
    /// Words in a name that keep `names` from deciding.
    #[serde(default, deserialize_with = "words", skip_serializing_if = "Vec::is_empty")]
    pub names_not: Vec<String>,
    /// What to know about AMap's codes for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amap_note: Option<String>,
}

/// AMap's codes or beginnings of them; anything else would never match.
fn codes<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<String>, D::Error> {
    let codes = Vec::<String>::deserialize(from)?;
    match codes
        .iter()
        .find(|code| !(2..=6).contains(&code.len()) || !code.bytes().all(|b| b.is_ascii_digit()))
    {
        Some(code) => Err(D::Error::custom(format_args!(
            "{code:?} is no AMap type code: two to six digits, as text with their leading zeros"
        ))),
        None => Ok(codes),
    }
}

/// Words to look for; an empty one would be found in every name.
fn words<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<String>, D::Error> {
    let words = Vec::<String>::deserialize(from)?;
    match words.iter().find(|word| word.trim().is_empty()) {
        Some(_) => Err(D::Error::custom("an empty word would be found everywhere")),
        None => Ok(words),
    }
}

/// A room, service or piece of equipment a facility may contain.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Content {
    pub(crate) zh: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) aliases: Vec<String>,
}

/// The layers of a dataset and the columns of its tables, as named in `properties.toml`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Layer {
    /// `communities.geojson`: outlines.
    Communities,
    /// `facilities.geojson`: points or outlines.
    Facilities,
    /// `residences.geojson`: points or outlines.
    Residences,
    /// `paths.geojson`: lines.
    Paths,
    /// `entrances.geojson`: points.
    Entrances,
    /// `sites.geojson`: points or outlines.
    Sites,
    /// `survey.csv`.
    Survey,
    /// `projects.csv`.
    Projects,
    /// `waivers.csv`.
    Waivers,
}

impl Layer {
    /// The layers that are files of GeoJSON features.
    pub const FEATURES: [Layer; 6] = [
        Layer::Communities,
        Layer::Facilities,
        Layer::Residences,
        Layer::Paths,
        Layer::Entrances,
        Layer::Sites,
    ];

    /// The layers that are tables.
    pub(crate) const TABLES: [Layer; 3] = [Layer::Survey, Layer::Projects, Layer::Waivers];

    /// Its name: that of its file without the ending.
    pub fn id(self) -> &'static str {
        match self {
            Layer::Communities => "communities",
            Layer::Facilities => "facilities",
            Layer::Residences => "residences",
            Layer::Paths => "paths",
            Layer::Entrances => "entrances",
            Layer::Sites => "sites",
            Layer::Survey => "survey",
            Layer::Projects => "projects",
            Layer::Waivers => "waivers",
        }
    }

    pub(crate) fn zh(self) -> &'static str {
        self.word(Lang::Zh)
    }

    /// The layer's name for a reader; in English its id.
    pub fn word(self, lang: Lang) -> &'static str {
        match self {
            Layer::Communities => say::communities(lang),
            Layer::Facilities => say::facilities(lang),
            Layer::Residences => say::residences(lang),
            Layer::Paths => say::paths(lang),
            Layer::Entrances => say::entrances(lang),
            Layer::Sites => say::sites(lang),
            Layer::Survey => say::survey(lang),
            Layer::Projects => say::projects(lang),
            Layer::Waivers => say::waivers(lang),
        }
    }

    /// The feature layer of this name, in English (plural or singular) or Chinese.
    pub(crate) fn named(name: &str) -> Option<Layer> {
        let name = name.trim();
        Layer::FEATURES.into_iter().find(|layer| {
            layer.id().eq_ignore_ascii_case(name)
                || layer.singular().eq_ignore_ascii_case(name)
                || layer.zh() == name
        })
    }

    fn singular(self) -> &'static str {
        match self {
            Layer::Communities => "community",
            Layer::Facilities => "facility",
            Layer::Residences => "residence",
            Layer::Paths => "path",
            Layer::Entrances => "entrance",
            Layer::Sites => "site",
            Layer::Survey | Layer::Projects | Layer::Waivers => "",
        }
    }
}

/// What values a property takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[serde(rename = "Kind")]
pub(crate) enum PropertyKind {
    Text,
    Number,
    Integer,
    Flag,
    List,
    Choice,
    Date,
}

/// A property as the vocabulary file writes it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Property {
    /// Its id.
    #[serde(skip)]
    pub id: String,
    /// Chinese names, the first of them the one printed.
    pub zh: Vec<String>,
    pub(crate) kind: PropertyKind,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(crate) required: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) unit: Option<Unit>,
    /// Least plausible value (a bound on data, not a standard's threshold).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) at_least: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) at_most: Option<f64>,
    /// Another property of the same feature this one cannot exceed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) not_above: Option<String>,
    /// For a choice: each value and its other names.
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub(crate) choices: IndexMap<String, Vec<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) about: Option<String>,
    /// For a date: whether it ends a term, so that `2023年9月30日前` names that day.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(crate) ends_term: bool,
    /// How its value is asked for in Chinese, where `…的<name>` will not do: `有无电梯`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) ask: Option<String>,
    /// For a condition on a community: by value, which communities have it, in Chinese.
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub(crate) phrases: IndexMap<String, String>,
}

impl Property {
    /// The printed Chinese name.
    pub(crate) fn label_zh(&self) -> &str {
        self.zh.first().unwrap_or(&self.id)
    }

    /// Whether a number lies between the least and the greatest plausible value.
    pub(crate) fn plausible(&self, number: f64) -> bool {
        self.at_least.is_none_or(|least| number >= least) && self.at_most.is_none_or(|most| number <= most)
    }

    /// The canonical value of a choice, given any of its names.
    pub(crate) fn choice(&self, given: &str) -> Option<&str> {
        self.choices
            .iter()
            .find(|(value, names)| *value == given || names.iter().any(|name| name == given))
            .map(|(value, _)| value.as_str())
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CategoryFile {
    categories: IndexMap<String, Category>,
    contents: IndexMap<String, Content>,
}

type PropertyFile = IndexMap<Layer, IndexMap<String, Property>>;

/// Both vocabularies, indexed by every name.
#[derive(Clone, Debug)]
pub struct Vocabulary {
    categories: Vec<(String, Category)>,
    category_by_name: HashMap<String, CategoryId>,
    contents: IndexMap<String, Content>,
    content_by_name: HashMap<String, String>,
    properties: HashMap<Layer, Vec<Property>>,
    property_by_name: HashMap<Layer, HashMap<String, PropertyId>>,
    /// The properties the program itself reads.
    pub(crate) own: OwnProperties,
}

impl Vocabulary {
    /// Reads the two vocabulary files.
    ///
    /// # Errors
    /// TOML's own, with line and column, and the name of the file it is in; a property that another
    /// one, or the program itself, goes by and `properties.toml` does not have.
    pub(crate) fn parse(
        categories: &str,
        properties: &str,
    ) -> Result<Vocabulary, (&'static str, toml::de::Error)> {
        let file: CategoryFile = toml::from_str(categories).map_err(|error| ("categories.toml", error))?;
        let layers: PropertyFile = toml::from_str(properties).map_err(|error| ("properties.toml", error))?;
        let mut properties: HashMap<Layer, Vec<Property>> = HashMap::default();
        let mut property_by_name: HashMap<Layer, HashMap<String, PropertyId>> = HashMap::default();
        for (layer, of_layer) in layers {
            let list = properties.entry(layer).or_default();
            let names = property_by_name.entry(layer).or_default();
            for (id, mut property) in of_layer {
                let index = PropertyId(list.len() as u16);
                property.id = id.clone();
                for name in property.zh.iter().chain([&id]) {
                    names.insert(name.clone(), index);
                }
                list.push(property);
            }
            let above = list.iter().filter_map(|property| property.not_above.as_deref());
            if let Some(unknown) = above.into_iter().find(|name| !names.contains_key(*name)) {
                let known = list.iter().map(|property| format!("`{}`", property.id)).collect::<Vec<_>>();
                let known = known.join(", ");
                let error = format_args!("unknown field `{unknown}`, expected one of {known}");
                return Err(("properties.toml", toml::de::Error::custom(error)));
            }
        }
        let own = OwnProperties::look_up(|layer, name| property_by_name.get(&layer)?.get(name).copied())
            .map_err(|missing| {
                ("properties.toml", toml::de::Error::custom(format_args!("missing field `{missing}`")))
            })?;
        let mut vocabulary = Vocabulary {
            categories: Vec::new(),
            category_by_name: HashMap::default(),
            content_by_name: HashMap::default(),
            contents: file.contents,
            properties,
            property_by_name,
            own,
        };
        for (id, category) in file.categories {
            vocabulary.add_category(&id, category);
        }
        for (id, content) in &vocabulary.contents {
            for name in content.aliases.iter().chain([id, &content.zh]) {
                vocabulary.content_by_name.insert(name.clone(), content.zh.clone());
            }
        }
        Ok(vocabulary)
    }

    /// Adds a category, or replaces the one of the same id.
    pub(crate) fn add_category(&mut self, id: &str, category: Category) {
        let index = match self.category_by_name.get(id) {
            Some(&index) if self.categories[index.0 as usize].0 == id => index,
            _ => CategoryId(self.categories.len() as u16),
        };
        for name in category.aliases.iter().map(String::as_str).chain([id, category.zh.as_str()]) {
            self.category_by_name.insert(name.to_owned(), index);
        }
        let entry = (id.to_owned(), category);
        match self.categories.get_mut(index.0 as usize) {
            Some(slot) => *slot = entry,
            None => self.categories.push(entry),
        }
    }

    /// All categories with their ids, in the file's order.
    pub fn categories(&self) -> impl Iterator<Item = (CategoryId, &str, &Category)> {
        self.categories
            .iter()
            .enumerate()
            .map(|(index, (id, category))| (CategoryId(index as u16), id.as_str(), category))
    }

    /// How many categories there are.
    pub fn category_count(&self) -> usize {
        self.categories.len()
    }

    /// The category of this id, Chinese name or alias.
    pub fn category(&self, name: &str) -> Option<CategoryId> {
        self.category_by_name.get(name.trim()).copied()
    }

    /// The id of a category.
    pub fn category_name(&self, id: CategoryId) -> &str {
        &self.categories[id.0 as usize].0
    }

    pub(crate) fn category_zh(&self, id: CategoryId) -> &str {
        &self.categories[id.0 as usize].1.zh
    }

    /// The closest known category name to a mistyped one.
    pub(crate) fn suggest_category(&self, given: &str) -> Option<(&str, &str)> {
        let names = self.category_by_name.keys().map(String::as_str);
        // Sorted, since a hash map's order is not the same from run to run.
        let mut names: Vec<&str> = names.collect();
        names.sort_unstable();
        let id = self.category(did_you_mean(given, names)?)?;
        Some((self.category_name(id), self.category_zh(id)))
    }

    /// The Chinese name of a room, service or piece of equipment, given any of its names;
    /// `None` for a text the vocabulary does not have.
    pub(crate) fn content(&self, name: &str) -> Option<&str> {
        self.content_by_name.get(name.trim()).map(String::as_str)
    }

    /// All contents, in the file's order.
    pub(crate) fn contents(&self) -> impl Iterator<Item = (&str, &Content)> {
        self.contents.iter().map(|(id, content)| (id.as_str(), content))
    }

    /// All properties of a layer, in the file's order.
    pub fn properties(&self, layer: Layer) -> &[Property] {
        self.properties.get(&layer).map_or(&[], Vec::as_slice)
    }

    /// Those of a layer whose absence, or whose value beside another's, may be wrong.
    pub(crate) fn checked(&self, layer: Layer) -> impl Iterator<Item = (PropertyId, &Property)> {
        let properties = self.properties(layer).iter().enumerate();
        properties
            .filter(|(_, property)| property.required || property.not_above.is_some())
            .map(|(index, property)| (PropertyId(index as u16), property))
    }

    /// The property of this name, English or Chinese.
    pub(crate) fn property_id(&self, layer: Layer, name: &str) -> Option<PropertyId> {
        self.property_by_name.get(&layer)?.get(name.trim()).copied()
    }

    /// The property of this id, taken from the same layer.
    pub(crate) fn property_of(&self, layer: Layer, id: PropertyId) -> &Property {
        &self.properties(layer)[id.0 as usize]
    }

    /// The English name of a layer's property.
    pub(crate) fn property_name(&self, layer: Layer, id: PropertyId) -> &str {
        &self.property_of(layer, id).id
    }

    pub(crate) fn property(&self, layer: Layer, name: &str) -> Option<&Property> {
        Some(self.property_of(layer, self.property_id(layer, name)?))
    }

    /// The closest known property name of a layer to a mistyped one.
    pub(crate) fn suggest_property(&self, layer: Layer, given: &str) -> Option<&str> {
        let names = self
            .properties(layer)
            .iter()
            .flat_map(|property| property.zh.iter().chain([&property.id]))
            .map(String::as_str);
        did_you_mean(given, names)
    }
}
