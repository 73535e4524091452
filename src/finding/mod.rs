//! How a community stands on one check, as values: no language, no file, no words.

mod evidence;
mod figures;
mod need;
mod reason;
mod shortfall;
mod values;

use crate::interval::Interval;
use crate::verdict::Outcomes;

pub use evidence::{Evidence, EvidenceNote, EvidenceValue};
pub use figures::Figures;
pub use need::{GroupedNeeds, NAMED};
pub use reason::{
    Amount, Answered, Contents, Counted, Day, Divisor, Equipped, FacilityFlaws, FactWanted, FailingReason,
    FirstFew, Flaw, Lacked, LinkedShare, Note, Proportion, ReachedShare, Reason, ResidenceLacks, Way,
};
pub use shortfall::{Shortfall, Side};
pub use values::{AnswerState, Condition, Need, Quantity, ReachWanted, Required, Span, Unserved, Word};

/// How a community stands on one check.
#[derive(Clone, Debug)]
pub struct Finding {
    pub outcomes: Outcomes,
    /// Share of the clause's credit earned, 0 to 1.
    pub credit: Interval,
    pub measured: Option<Quantity>,
    pub required: Option<Required>,
    pub conditions: Vec<Condition>,
    pub shortfalls: Vec<Shortfall>,
    pub reason: Reason,
    pub evidence: Vec<Evidence>,
    pub needs: Vec<Need>,
    pub unserved: Option<Unserved>,
    pub reach: Option<ReachWanted>,
    pub note: Option<Note>,
    pub figures: Figures,
    /// Residences and facilities that surely fail, by layer and index, each with why.
    pub failing_features: Vec<FailingFeature>,
}

/// A feature that fails.
#[derive(Clone, Debug, PartialEq)]
pub struct FailingFeature {
    pub residence: bool,
    /// Index in the dataset's layer.
    pub index: usize,
    pub reason: FailingReason,
}

impl Finding {
    /// A finding that earns all or nothing.
    pub fn new(outcomes: Outcomes, reason: Reason) -> Finding {
        let credit = if outcomes == Outcomes::PASS {
            Interval::ONE
        } else if outcomes == Outcomes::FAIL {
            Interval::ZERO
        } else {
            Interval::UNIT
        };
        Finding {
            outcomes,
            credit,
            measured: None,
            required: None,
            conditions: Vec::new(),
            shortfalls: Vec::new(),
            reason,
            evidence: Vec::new(),
            needs: Vec::new(),
            unserved: None,
            reach: None,
            note: None,
            figures: Figures::default(),
            failing_features: Vec::new(),
        }
    }
}
