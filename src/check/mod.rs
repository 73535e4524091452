//! The kinds of check a clause can name: few, closed, each in its own file with its data, its
//! validation and its judgement.

mod attest;
mod bound;
mod context;
mod count;
mod every;
mod linked;
mod ratio;
mod reach;
mod threshold;
mod together;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use attest::Attest;
pub use bound::Bound;
pub use context::CheckContext;
pub use count::Count;
pub use every::Every;
pub use linked::Linked;
pub use ratio::{Per, Ratio};
pub use reach::Reach;
pub use threshold::{Direction, Handle, Threshold};
pub use together::Together;

use crate::finding::Finding;
use crate::lang::Both;
use crate::vocabulary::Vocabulary;

/// A check, named by its kind: `check.count = { ... }`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase", deny_unknown_fields)]
pub enum Check {
    /// So many facilities of a category, each within bounds.
    Count(Count),
    /// What the facilities of a category contain between them.
    Together(Together),
    /// A sum over facilities against a fact or another sum.
    Ratio(Ratio),
    /// The share of residents within a walk of a category.
    Reach(Reach),
    /// The share of residents the walking network links.
    Linked(Linked),
    /// Something that every one of the counted things must have.
    Every(Every),
    /// An answer with evidence.
    Attest(Attest),
}

impl Check {
    /// The kind's name, as files write it.
    pub fn name(&self) -> &'static str {
        match self {
            Check::Count(_) => "count",
            Check::Together(_) => "together",
            Check::Ratio(_) => "ratio",
            Check::Reach(_) => "reach",
            Check::Linked(_) => "linked",
            Check::Every(_) => "every",
            Check::Attest(_) => "attest",
        }
    }

    pub fn kind(&self) -> &dyn Kind {
        match self {
            Check::Count(check) => check,
            Check::Together(check) => check,
            Check::Ratio(check) => check,
            Check::Reach(check) => check,
            Check::Linked(check) => check,
            Check::Every(check) => check,
            Check::Attest(check) => check,
        }
    }

    pub fn kind_mut(&mut self) -> &mut dyn Kind {
        match self {
            Check::Count(check) => check,
            Check::Together(check) => check,
            Check::Ratio(check) => check,
            Check::Reach(check) => check,
            Check::Linked(check) => check,
            Check::Every(check) => check,
            Check::Attest(check) => check,
        }
    }
}

/// What every kind of check can do.
pub trait Kind {
    /// Its thresholds, each under a key that is stable and unique within the check.
    fn thresholds(&mut self) -> Vec<Handle<'_>>;

    /// The facility categories it looks at.
    fn categories(&self) -> Vec<&str> {
        Vec::new()
    }

    /// The categories it measures walks to.
    fn reaches_for(&self) -> Vec<&str> {
        Vec::new()
    }

    /// Names of the figures it yields, for wordings that print them.
    fn figures(&self) -> Vec<String>;

    /// What is wrong with it: names no vocabulary has, units that do not fit.
    fn complaints(&self, vocabulary: &Vocabulary) -> Vec<Complaint>;

    /// How a community stands.
    fn judge(&self, scene: &CheckContext) -> Finding;
}

/// Something wrong with a check, at a path of keys below it.
#[derive(Clone, Debug)]
pub struct Complaint {
    pub path: Vec<String>,
    pub what: Both,
    pub expected: Both,
}

impl Complaint {
    pub fn new(path: &[&str], what: Both, expected: Both) -> Complaint {
        Complaint { path: path.iter().map(|key| (*key).to_owned()).collect(), what, expected }
    }
}

/// Whether a value reaches a bound from below, bounds included. A billionth is granted, so
/// that the rounding of 0.07 × 100 cannot decide.
pub fn reaches(value: f64, bound: f64) -> bool {
    value >= bound - 1e-9 * bound.abs().max(1.0)
}
