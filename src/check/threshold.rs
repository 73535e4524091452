//! Thresholds: a value, its unit, its source.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::finding::Amount;
use crate::units::Unit;

/// A number a clause is held to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Threshold {
    /// The number, in `unit`.
    pub value: f64,
    /// Its unit.
    pub unit: Unit,
    /// Id of the source it is taken from.
    pub source: String,
    /// Whether the number is only known, its source not being at hand.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unverified: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) note: Option<String>,
}

impl Threshold {
    /// The value as a plain number: 10 percent is 0.1.
    pub(crate) fn plain(&self) -> f64 {
        self.value / self.unit.divisor()
    }

    /// The value in the unit it is written in.
    pub(crate) fn amount(&self) -> Amount {
        Amount { value: self.value, unit: self.unit }
    }
}

/// Which way a threshold binds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// The measurement must reach it; a lower value asks less.
    AtLeast,
    /// The measurement must not exceed it; a higher value asks less.
    AtMost,
    /// It starts a note and changes no verdict.
    Note,
}

impl Direction {
    /// Whether going from one value to another asks less.
    pub(crate) fn loosens(self, from: f64, to: f64) -> bool {
        match self {
            Direction::AtLeast => to < from,
            Direction::AtMost => to > from,
            Direction::Note => false,
        }
    }
}

/// One threshold of a check, for layers that change it.
pub struct Handle<'a> {
    /// Keys below the check, joined by dots: `each.floor_area_m2.at_least`.
    pub key: String,
    /// Which way it binds.
    pub direction: Direction,
    /// The threshold itself.
    pub threshold: &'a mut Threshold,
}

impl<'a> Handle<'a> {
    pub(crate) fn new(key: &str, direction: Direction, threshold: &'a mut Threshold) -> Handle<'a> {
        Handle { key: key.to_owned(), direction, threshold }
    }
}
