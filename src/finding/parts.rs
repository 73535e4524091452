//! What reasons are made of: days, facts, lists cut to their first few, amounts and shares.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::values::{Quantity, Span, json_number, number_or_null};
use crate::date::Date;
use crate::units::{CountedIn, Unit};

/// A day, `YYYY-MM-DD`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Day(#[schemars(with = "String")] pub Date);

/// A value that a fact of the community must have for a clause to apply.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct FactWanted {
    /// Id of the property.
    pub property: String,
    /// The value it must have, as a reader is told it.
    pub value: String,
}

/// What an attested clause was answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Answered {
    /// 是.
    Yes,
    /// 否.
    No,
    /// 不适用.
    NotApplicable,
}

impl Answered {
    /// The answer as surveys give it, Chinese in any language.
    pub fn as_given(self) -> &'static str {
        match self {
            Answered::Yes => "是",
            Answered::No => "否",
            Answered::NotApplicable => "不适用",
        }
    }
}

/// The first few of a list, which is as many as a sentence names, and how long it is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct FirstFew<T> {
    /// The first of them, at most [`FirstFew::MOST`].
    pub first: Vec<T>,
    /// How many the whole list holds.
    pub of: usize,
}

impl<T> FirstFew<T> {
    /// How many are named.
    pub const MOST: usize = 3;

    /// Whether the whole list is empty.
    pub fn is_empty(&self) -> bool {
        self.of == 0
    }
}

impl<T> Default for FirstFew<T> {
    fn default() -> FirstFew<T> {
        FirstFew { first: Vec::new(), of: 0 }
    }
}

impl<T> FromIterator<T> for FirstFew<T> {
    fn from_iter<I: IntoIterator<Item = T>>(all: I) -> FirstFew<T> {
        let mut all = all.into_iter();
        let first: Vec<T> = all.by_ref().take(Self::MOST).collect();
        let of = first.len() + all.count();
        FirstFew { first, of }
    }
}

/// Contents that facilities must have between them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Contents {
    /// Ids of the categories that may hold them.
    pub categories: Vec<String>,
    /// What must be found, by Chinese name.
    pub wanted: Vec<String>,
    /// What of it is not surely found.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<String>,
    /// Facilities of which it is unknown what they contain.
    #[serde(default, skip_serializing_if = "FirstFew::is_empty")]
    pub silent: FirstFew<String>,
}

/// Facilities counted against a number required.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Counted {
    /// Ids of the categories that count.
    pub categories: Vec<String>,
    /// The number required.
    pub required: f64,
    /// How many are as they should be.
    pub found: Quantity,
    /// How many there are.
    pub existing: usize,
    /// How many more are planned or under construction.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub coming: usize,
    /// Facilities that are as they should be, where these decide.
    #[serde(default, skip_serializing_if = "FirstFew::is_empty")]
    pub good: FirstFew<String>,
    /// Facilities that are not, or are not known to be, where these decide.
    #[serde(default, skip_serializing_if = "FirstFew::is_empty")]
    pub flawed: FirstFew<FacilityFlaws>,
}

fn is_zero(count: &usize) -> bool {
    *count == 0
}

/// What is wrong with a facility, or not known of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct FacilityFlaws {
    /// The facility's id.
    pub id: String,
    /// Empty where it is only unknown whether the facility belongs to the community.
    pub flaws: Vec<Flaw>,
}

/// What is wrong with a property of a facility.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum Flaw {
    /// The property is not known.
    Unknown {
        /// Id of the property.
        property: String,
    },
    /// It lies below its bound.
    Below {
        /// Id of the property.
        property: String,
        /// The facility's value.
        have: f64,
        /// Of `have`; null for a plain number.
        unit: Option<Unit>,
        /// The lower bound.
        need: Amount,
    },
    /// It lies above its bound.
    Above {
        /// Id of the property.
        property: String,
        /// The facility's value.
        have: f64,
        /// Of `have`; null for a plain number.
        unit: Option<Unit>,
        /// The upper bound.
        need: Amount,
    },
    /// A flag that is not set as it must be.
    Not {
        /// Id of the flag.
        property: String,
    },
    /// What a list lacks, by Chinese name.
    Lacks {
        /// What it lacks.
        missing: Vec<String>,
    },
}

/// A number with its unit.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Amount {
    /// The number.
    pub value: f64,
    /// Its unit.
    pub unit: Unit,
}

/// What a sum is divided by.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Divisor {
    /// A fact of the community.
    Fact(String),
    /// A hundredth of that fact.
    Hundred(String),
    /// The sum of a property over facilities.
    Sum(String),
}

/// A sum over facilities against something.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Proportion {
    /// What is summed.
    pub property: String,
    /// The sum, in the property's unit.
    pub sum: Span,
    /// What it is divided by.
    pub per: Divisor,
    /// What the sum is divided by; null unless known exactly.
    pub divisor: Option<f64>,
    /// The sum divided by that.
    pub ratio: Quantity,
    /// The least ratio, in the unit of `ratio`.
    pub required: f64,
    /// A bound on the sum besides.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sum_at_least: Option<Amount>,
    /// What the sum must come to; null where the divisor is unknown.
    pub needed: Option<f64>,
    /// By how much the sum falls short of that, whole things counted.
    pub short: f64,
}

/// The share of residents on the connected walking network.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct LinkedShare {
    /// The share, 0 to 1.
    pub share: Span,
    /// The least share, 0 to 1.
    pub required: f64,
    /// What the share counts.
    pub counted_in: CountedIn,
    /// Residential buildings on a piece of network apart from the main one, and off the network.
    pub apart: usize,
    /// Residential buildings off the network.
    pub off_network: usize,
    /// Whether some residences may belong to another community.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub several_communities: bool,
}

/// The share of residents within a walk.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ReachedShare {
    /// Ids of the categories, any of which will do.
    pub categories: Vec<String>,
    /// The walk allowed, as the clause writes it: metres or minutes.
    pub within: Amount,
    /// The walk allowed, in metres, and the pace it was reckoned with where minutes are allowed.
    pub metres: f64,
    /// The pace it was reckoned with, metres a minute; null where metres are allowed.
    pub pace: Option<f64>,
    /// The share, 0 to 1.
    pub share: Span,
    /// The least share, 0 to 1.
    pub required: f64,
    /// What the share counts.
    pub counted_in: CountedIn,
    /// Residential buildings surely not served, and the walk, in metres, from the one that has
    /// it farthest; null where none can be walked to from some.
    pub unserved: usize,
    /// The longest of the unserved walks, in metres; null where from some no walk leads there.
    pub farthest: Option<f64>,
    /// The factor on straight distances where these stand in for walks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detour: Option<f64>,
    /// Whether paths with steps were left out.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub step_free: bool,
    /// What keeps it from being decided: residential buildings off the network, a category not
    /// surveyed, a facility off the network, residences that may belong to another community.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub off_network: usize,
    /// Whether not all facilities of the categories are known.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unsurveyed: bool,
    /// Whether a facility that may be nearer is off the network.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub facility_off_network: bool,
    /// Whether some residences may belong to another community.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub several_communities: bool,
}

/// What every one of the counted things must have.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Equipped {
    /// What is counted: entrances, or residences.
    pub unit: Unit,
    /// Properties that say how many have each thing.
    pub having: Vec<String>,
    /// How many there are, as far as known.
    pub all: f64,
    /// How many lack something.
    pub lack: Span,
    /// The share that have everything.
    pub share: Span,
    /// Residential buildings where something is lacking, and whose data is incomplete.
    pub residences: usize,
    /// Residential buildings whose data is incomplete.
    pub incomplete: usize,
    /// How many lack each thing, of those where some do.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub each: Vec<Lacked>,
}

/// How many lack one thing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Lacked {
    /// The property that says how many have it.
    pub property: String,
    /// Null where that is unknown.
    pub count: Option<f64>,
}

/// What one residence lacks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ResidenceLacks {
    /// What is counted: entrances, or residences.
    pub unit: Unit,
    /// How many there are; null where that is unknown.
    #[serde(serialize_with = "number_or_null")]
    pub all: Option<f64>,
    /// Of each thing lacking, by the property that says how many have it, how many lack it; null where
    /// that is unknown. In the order of the clause's text.
    #[serde(with = "lacking")]
    #[schemars(with = "BTreeMap<String, Option<f64>>")]
    pub lacking: Vec<Lacked>,
}

/// What is lacking, written as an object: a city's residences lack much, and this is half as long as a list.
mod lacking {
    use indexmap::IndexMap;
    use serde::{Deserialize, Deserializer, Serializer};

    use super::{Lacked, json_number};

    pub(super) fn serialize<S: Serializer>(lacking: &[Lacked], to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(lacking.iter().map(|one| (&one.property, one.count.map(json_number))))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Lacked>, D::Error> {
        let counts = IndexMap::<String, Option<f64>>::deserialize(from)?;
        Ok(counts.into_iter().map(|(property, count)| Lacked { property, count }).collect())
    }
}
