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
mod resolver;
mod sought;
mod threshold;
mod together;

use std::fmt::Debug;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use bound::Bound;
pub(crate) use context::CheckContext;
pub(crate) use resolver::Resolver;
pub(crate) use sought::{AllowedWalk, Bounds, SoughtPart, SoughtRatio};
pub use threshold::{Direction, Handle, Threshold};

use crate::finding::Finding;
use crate::lang::Both;
use crate::vocabulary::{CategoryId, PropertyId, Vocabulary};

/// Declares the kinds of check, each called as its file is. A kind is its file, its `mod` line above
/// and its line here.
macro_rules! kinds {
    ($($(#[$about:meta])* $file:ident::$kind:ident,)*) => {
        $(pub use $file::$kind;)*

        /// A check, named by its kind: `check.count = { ... }`.
        #[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
        #[serde(rename_all = "lowercase", deny_unknown_fields)]
        pub enum Check {
            $($(#[$about])* $kind($kind),)*
        }

        impl Check {
            /// The kind's name, as layers write it.
            pub fn name(&self) -> &'static str {
                match self { $(Check::$kind(_) => stringify!($file),)* }
            }

            pub(crate) fn written(&self) -> &dyn WrittenCheck {
                match self { $(Check::$kind(check) => check,)* }
            }

            pub(crate) fn written_mut(&mut self) -> &mut dyn WrittenCheck {
                match self { $(Check::$kind(check) => check,)* }
            }
        }
    };
}

kinds! {
    /// So many facilities of a category, each within bounds.
    count::Count,
    /// What the facilities of a category contain between them.
    together::Together,
    /// A sum over facilities against a fact or another sum.
    ratio::Ratio,
    /// The share of residents within a walk of a category.
    reach::Reach,
    /// The share of residents the walking network links.
    linked::Linked,
    /// Something that every one of the counted things must have.
    every::Every,
    /// An answer with evidence.
    attest::Attest,
}

/// A check as a layer writes it: with names, which the vocabulary may not have.
pub(crate) trait WrittenCheck {
    /// Its thresholds, each under a key that is stable and unique within the check.
    fn thresholds(&mut self) -> Vec<Handle<'_>>;

    /// The check by ids. What is wrong with it (names no vocabulary has, units that do not fit) is
    /// left with the resolver; `None` only with a complaint.
    fn compile(&self, resolver: &mut Resolver) -> Option<Arc<dyn CheckKind>>;
}

/// A check every name of which is known: what a clause is judged by.
pub(crate) trait CheckKind: Debug + Send + Sync {
    /// The facility categories it looks at.
    fn categories(&self) -> Vec<CategoryId> {
        Vec::new()
    }

    /// Whether it measures walks to its categories.
    fn reaches(&self) -> bool {
        false
    }

    /// Names of the figures it yields, for wordings that print them.
    fn figures(&self, vocabulary: &Vocabulary) -> Vec<String>;

    /// The things that each of the counted must have, for wordings of those that lack one.
    fn having(&self) -> &[PropertyId] {
        &[]
    }

    /// What it asks to be built, where that can be sited.
    fn sought(&self) -> Option<SoughtPart<'_>> {
        None
    }

    /// The question it puts to people, where they answer it.
    fn attest(&self) -> Option<&Attest> {
        None
    }

    /// How a community stands.
    fn judge(&self, scene: &CheckContext) -> Finding;
}

/// Something wrong with a check, at a path of keys below it.
#[derive(Clone, Debug)]
pub(crate) struct Complaint {
    pub(crate) path: Vec<String>,
    pub(crate) what: Both,
    pub(crate) expected: Both,
}

impl Complaint {
    pub(crate) fn new(path: &[&str], what: Both, expected: Both) -> Complaint {
        Complaint { path: path.iter().map(|key| (*key).to_owned()).collect(), what, expected }
    }
}

/// Whether a value reaches a bound from below, bounds included. A billionth is granted, so
/// that the rounding of 0.07 × 100 cannot decide.
pub(crate) fn reaches(value: f64, bound: f64) -> bool {
    value >= bound - 1e-9 * bound.abs().max(1.0)
}
