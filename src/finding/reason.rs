//! Why a clause comes out as it does: one variant for each thing there is to say, with the
//! quantities it says. The sentences are in `words`; every number a sentence shows is a field here.
//!
//! Categories, properties and features are named by their ids.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::parts::{
    Answered, Contents, Counted, Day, Divisor, Equipped, FacilityFlaws, FactWanted, LinkedShare, Proportion,
    ReachedShare, ResidenceLacks,
};
use super::shortfall::Shortfall;
use super::values::Span;
use crate::units::Unit;

/// Why a clause comes out as it does: `code` says what, `figures` with which quantities.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "code", content = "figures", rename_all = "kebab-case")]
pub enum Reason {
    // Of any clause.
    /// The community is none the clause speaks of.
    NotApplicable {
        /// What the clause wants of the communities it speaks of.
        only: Vec<FactWanted>,
    },
    /// Facts by which the clause applies or not are unknown, and what it comes to where it does.
    WhetherApplies {
        /// Ids of the facts that are unknown.
        unknown: Vec<String>,
        /// What the clause comes to where it applies.
        then: Box<Reason>,
    },
    /// There are several ways to meet the clause.
    AnyOf {
        /// The ways, in the standard's order.
        ways: Vec<Way>,
    },
    /// No way to meet the clause is listed.
    NothingAsked,

    // attest
    /// The survey does not answer the question.
    Unanswered {
        /// The question, in the standard's words.
        question: String,
    },
    /// The last day of the answer is over.
    AnswerExpired {
        /// What was answered.
        answer: Answered,
        /// The question, in the standard's words.
        question: String,
        /// The last day on which it counted.
        expires: Day,
    },
    /// The answer lacks the evidence that the clause wants.
    AnswerWithoutEvidence {
        /// What was answered.
        answer: Answered,
        /// The question, in the standard's words.
        question: String,
    },
    /// An answer that counts; `support` is its evidence or note.
    AnsweredWith {
        /// What was answered.
        answer: Answered,
        /// The question, in the standard's words.
        question: String,
        /// Its evidence, or else its note.
        support: Option<String>,
    },

    // together
    /// The facilities have everything between them.
    ContentsFound(Box<Contents>),
    /// There is no facility to have them.
    ContentsWithoutFacility(Box<Contents>),
    /// The facilities lack something, and all of them are known.
    ContentsMissing(Box<Contents>),
    /// The known facilities lack something, and not all are known.
    ContentsUnsurveyed(Box<Contents>),
    /// What some facilities contain is unknown.
    ContentsNotSeen(Box<Contents>),

    // count
    /// As many as required are as they should be.
    EnoughFacilities(Box<Counted>),
    /// There is none.
    NoFacility(Box<Counted>),
    /// There is one, and it is not as it should be.
    TheOnlyOneFails(Box<Counted>),
    /// There are several, none of them as it should be.
    NoneMeets(Box<Counted>),
    /// There are too few, each of them as it should be.
    TooFew(Box<Counted>),
    /// Too few are as they should be.
    TooFewMeet(Box<Counted>),
    /// Something about the known facilities is unknown.
    FacilitiesUndecided(Box<Counted>),
    /// None is known, and not all are known.
    NoneSeen(Box<Counted>),
    /// Too few are known, and not all are known.
    MoreMayExist(Box<Counted>),
    /// Something about the known facilities is unknown, and not all are known.
    FacilitiesUndecidedAndUnsurveyed(Box<Counted>),

    // ratio
    /// What is divided by is nothing.
    NothingToMeasureBy {
        /// What is divided by.
        per: Divisor,
    },
    /// The sum or what it is divided by is not known well enough.
    RatioUndecided(Box<Proportion>),
    /// The ratio reaches what is required.
    RatioEnough(Box<Proportion>),
    /// The ratio falls short.
    RatioShort(Box<Proportion>),
    /// Decided, whatever it is divided by.
    RatioWhateverDivisor(Box<Proportion>),

    // linked and reach
    /// The data holds no residence of the community.
    NoResidences,
    /// The data holds no walking network.
    NoNetwork,
    /// As many residents as required are on the connected network.
    EnoughLinked(Box<LinkedShare>),
    /// Fewer are.
    TooFewLinked(Box<LinkedShare>),
    /// It is unknown of too many.
    LinkedUndecided(Box<LinkedShare>),
    /// The data holds no facility to reach.
    NothingToReach(Box<ReachedShare>),
    /// As many residents as required are within the walk.
    EnoughReach(Box<ReachedShare>),
    /// Fewer are.
    TooFewReach(Box<ReachedShare>),
    /// It is unknown of too many.
    ReachUndecided(Box<ReachedShare>),

    // every
    /// There is none of what every one must have something.
    NothingToEquip {
        /// What is counted: entrances, or residences.
        unit: Unit,
    },
    /// Every one has everything.
    AllHave(Box<Equipped>),
    /// No residence has what is asked.
    ResidencesHaveNone(Box<Equipped>),
    /// So many lack something.
    SomeLack(Box<Equipped>),
    /// So many lack something at least; the data is incomplete.
    AtLeastSomeLack(Box<Equipped>),
    /// None is known to lack anything; the data is incomplete.
    NothingKnownToLack(Box<Equipped>),
}

impl Reason {
    /// By how many facilities of these categories, by id, those known fall short of what is required, all
    /// that may be as they should be counted in; 0 where they are enough, nothing where no facilities of
    /// these categories are counted.
    pub fn facilities_missing(&self, categories: &[String]) -> Option<f64> {
        let (of, known) = match self {
            Reason::WhetherApplies { then, .. } => return then.facilities_missing(categories),
            Reason::AnyOf { ways } => {
                return ways.iter().find_map(|way| way.reason.facilities_missing(categories));
            }
            Reason::EnoughFacilities(of) | Reason::NoneSeen(of) | Reason::MoreMayExist(of) => {
                (of, of.found.low)
            }
            // How many more there may be, nobody knows; those that are there may all do.
            Reason::FacilitiesUndecidedAndUnsurveyed(of) => (of, of.found.low + of.flawed.of as f64),
            Reason::NoFacility(of)
            | Reason::TheOnlyOneFails(of)
            | Reason::NoneMeets(of)
            | Reason::TooFew(of)
            | Reason::TooFewMeet(of)
            | Reason::FacilitiesUndecided(of) => (of, of.found.high.unwrap_or(of.required)),
            _ => return None,
        };
        let short = Shortfall::below(None, Span::exactly(known), of.required, of.found.unit);
        (of.categories == categories).then(|| short.map_or(0.0, |shortfall| shortfall.short.low))
    }

    /// Ids of the facilities that its sentence names.
    pub fn facilities(&self) -> Vec<&str> {
        match self {
            Reason::WhetherApplies { then, .. } => then.facilities(),
            Reason::AnyOf { ways } => ways.iter().flat_map(|way| way.reason.facilities()).collect(),
            Reason::ContentsNotSeen(of) => of.silent.first.iter().map(String::as_str).collect(),
            Reason::EnoughFacilities(of)
            | Reason::TheOnlyOneFails(of)
            | Reason::NoneMeets(of)
            | Reason::TooFewMeet(of)
            | Reason::FacilitiesUndecided(of)
            | Reason::FacilitiesUndecidedAndUnsurveyed(of) => {
                let flawed = of.flawed.first.iter().map(|facility| &facility.id);
                of.good.first.iter().chain(flawed).map(String::as_str).collect()
            }
            _ => Vec::new(),
        }
    }
}

/// One of several ways to meet a clause.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Way {
    /// What this way comes to.
    #[serde(flatten)]
    pub reason: Reason,
    /// Facts of the community by which this way is open or not, and which are unknown.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unknown: Vec<String>,
}

/// Why a feature fails a clause.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "code", content = "figures", rename_all = "kebab-case")]
pub enum FailingReason {
    /// On a piece of network apart from the main one.
    ApartFromMainNetwork,
    /// The nearest of the categories is farther than the walk allowed, both in metres.
    TooFar {
        /// Ids of the categories.
        categories: Vec<String>,
        /// The walk to the nearest.
        metres: f64,
        /// The walk allowed.
        limit: f64,
    },
    /// None of the categories can be walked to.
    NoWalk {
        /// Ids of the categories.
        categories: Vec<String>,
    },
    /// A residence that lacks something.
    Lacks(Box<ResidenceLacks>),
    /// A facility that is not as it should be.
    Flawed(Box<FacilityFlaws>),
}

/// Something worth knowing that changes no verdict.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "code", content = "figures", rename_all = "kebab-case")]
pub enum Note {
    /// What the clause does not look at, in the standard's own words.
    Caveat {
        /// In Chinese.
        zh: String,
        /// In English.
        en: String,
    },
    /// A ratio above what is suggested, both in `unit`.
    AboveSuggested {
        /// The ratio measured.
        ratio: f64,
        /// The most that is suggested.
        suggested: f64,
        /// The unit of both.
        unit: Unit,
    },
}
