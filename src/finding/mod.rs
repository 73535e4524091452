//! How a community stands on one check, as values: no language, no file, no words.

mod code;
mod evidence;
mod figures;
mod need;
mod parts;
mod reason;
mod shortfall;
mod values;

use crate::interval::Interval;
use crate::verdict::Outcomes;

pub use evidence::{Evidence, EvidenceNote, EvidenceValue};
pub use figures::Figures;
pub use need::{GroupedNeeds, NAMED};
pub use parts::{
    Amount, Answered, Contents, Counted, Day, Divisor, Equipped, FacilityFlaws, FactWanted, FirstFew, Flaw,
    Lacked, LinkedShare, Proportion, ReachedShare, ResidenceLacks,
};
pub use reason::{FailingReason, Note, Reason, Way};
pub use shortfall::{Shortfall, Side};
pub use values::{AnswerState, Condition, Need, Quantity, ReachWanted, Required, Span, Unserved, Word};

/// How a community stands on one check.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The ways the check may come out once everything is known.
    pub outcomes: Outcomes,
    /// Share of the clause's credit earned, 0 to 1.
    pub credit: Interval,
    /// What was measured, in the check's own unit.
    pub measured: Option<Quantity>,
    /// The bounds on it.
    pub required: Option<Required>,
    /// What each counted facility must be.
    pub conditions: Vec<Condition>,
    /// By how much it falls short, a number each.
    pub shortfalls: Vec<Shortfall>,
    /// Why it comes out so.
    pub reason: Reason,
    /// What it rests on.
    pub evidence: Vec<Evidence>,
    /// The facts that would decide it.
    pub needs: Vec<Need>,
    /// Of a check of walks: who is surely not served.
    pub unserved: Option<Unserved>,
    /// Of a check of walks: to what, and how far at most.
    pub reach: Option<ReachWanted>,
    /// Something worth knowing that changes no verdict.
    pub note: Option<Note>,
    /// Figures for the wordings of a city's layer.
    pub figures: Figures,
    /// Residences and facilities that surely fail, by layer and index, each with why.
    pub failing_features: Vec<FailingFeature>,
}

/// A feature that fails.
#[derive(Clone, Debug, PartialEq)]
pub struct FailingFeature {
    /// Whether it is a residence; otherwise it is a facility.
    pub residence: bool,
    /// Index in the dataset's layer.
    pub index: usize,
    /// Why it fails.
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
