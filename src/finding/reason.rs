//! Why a clause comes out as it does: one variant for each thing there is to say, with the
//! quantities it says. The sentences are in `words`; every number a sentence shows is a field here.
//!
//! Categories, properties and features are named by their ids.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::shortfall::Shortfall;
use super::values::{Quantity, Span, json_number, number_or_null};
use crate::date::Date;
use crate::units::{CountedIn, Unit};

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
