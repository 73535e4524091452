//! What findings are made of: what was measured and required, what it rests on, what is missing.

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize, Serializer};

use crate::interval::Interval;
use crate::units::Unit;
use crate::vocabulary::Layer;

/// One of a few words that the program itself has.
pub type Word = Cow<'static, str>;

/// A measurement; `high` is null where nothing bounds it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Quantity {
    /// The least it can be.
    pub low: f64,
    /// The most it can be.
    pub high: Option<f64>,
    /// The unit of both ends.
    pub unit: Unit,
}

impl Quantity {
    /// What an interval leaves of a measurement.
    pub fn from_interval(interval: Interval, unit: Unit) -> Quantity {
        let Span { low, high } = Span::from_interval(interval);
        Quantity { low, high, unit }
    }
}

/// A plain number known to lie between two ends; `high` is null where nothing bounds it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Span {
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: Option<f64>,
}

impl Span {
    /// An interval, an infinite upper end being none.
    pub fn from_interval(interval: Interval) -> Span {
        Span { low: interval.low, high: interval.high.is_finite().then_some(interval.high) }
    }

    /// A known number: both ends are the same.
    pub fn exactly(value: f64) -> Span {
        Span { low: value, high: Some(value) }
    }

    /// Whether both ends are the same.
    pub fn is_exact(self) -> bool {
        self.high == Some(self.low)
    }
}

/// The bounds a measurement is held to, inclusive.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Required {
    /// The lower bound; null where there is none.
    pub min: Option<f64>,
    /// The upper bound; null where there is none.
    pub max: Option<f64>,
    /// The unit of both.
    pub unit: Unit,
}

/// A bound on a property of each counted facility.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Condition {
    /// Id of the property.
    pub property: String,
    /// The lower bound of a number; null where there is none.
    pub min: Option<f64>,
    /// The upper bound of a number; null where there is none.
    pub max: Option<f64>,
    /// The unit of both; null for a plain number, a flag or a list.
    pub unit: Option<Unit>,
    /// For a flag: the value it must have.
    pub is: Option<bool>,
    /// For a list: what it must hold.
    pub contains: Vec<String>,
}

/// To which facilities a clause wants people to walk, and how far at most.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ReachWanted {
    /// Ids of categories, any of which will do.
    pub categories: Vec<String>,
    /// The walk allowed, metres along the network.
    pub metres: f64,
}

/// Who is surely not served; null where the residences do not say how many that is.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Unserved {
    /// Residents of those buildings.
    pub residents: Option<f64>,
    /// Households of those buildings.
    pub households: Option<f64>,
    /// Residential buildings.
    pub dwellings: usize,
}

/// One missing fact.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Need {
    /// A property of a feature.
    Property {
        /// The feature's layer.
        layer: Layer,
        /// The feature's id.
        id: String,
        /// Id of the property.
        property: String,
    },
    /// A complete survey of a category.
    Survey {
        /// Id of the category.
        category: String,
    },
    /// An answer to an attested clause.
    Answer {
        /// Id of the clause.
        clause: String,
        /// What keeps an answer from counting.
        state: AnswerState,
    },
    /// Paths of the walking network.
    Paths,
    /// Residences of the community.
    Residences,
    /// A path to a place off the network.
    PathTo {
        /// The feature's layer.
        layer: Layer,
        /// The feature's id.
        id: String,
    },
    /// Which of several overlapping communities a feature belongs to.
    Community {
        /// The feature's layer.
        layer: Layer,
        /// The feature's id.
        id: String,
    },
}

/// Why an attested clause has no answer that counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum AnswerState {
    /// There is none.
    Missing,
    /// It lacks the evidence the clause wants.
    NoEvidence,
    /// Its last day is over.
    Expired,
}

/// A number as JSON writes it: whole numbers without a fraction.
pub(super) fn json_number(number: f64) -> serde_json::Value {
    if number.fract() == 0.0 && number.abs() < 1e15 { (number as i64).into() } else { number.into() }
}

/// Writes a number so.
pub(super) fn number<S: Serializer>(number: &f64, to: S) -> Result<S::Ok, S::Error> {
    json_number(*number).serialize(to)
}

pub(super) fn number_or_null<S: Serializer>(number: &Option<f64>, to: S) -> Result<S::Ok, S::Error> {
    number.map(json_number).serialize(to)
}
