//! The finished audit: the one result every report renders, and `audit.json` as it is.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::lang::Both;
use crate::units::CountedIn;
use crate::verdict::{Level, Verdict};
use crate::vocabulary::OwnNames;

mod map;
mod read;
mod titles;

pub use crate::finding::{
    AnswerState, Condition, Evidence, EvidenceValue, Need, Note, Quantity, ReachWanted, Reason, Required,
    Shortfall, Unserved, Word,
};
pub use map::{CommunityMap, Line, MapFacility, MapFailing, MapResidence, MapShape, MapWalk};
pub use titles::Titles;

/// Version of the form of `audit.json`. In version 1 findings were sentences of one language.
pub const VERSION: u32 = 2;

/// An audit of one or more communities against one standard.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Audit {
    /// Version of the file's form, [`VERSION`].
    #[serde(deserialize_with = "read::version")]
    #[schemars(extend("const" = VERSION))]
    pub version: u32,
    /// The program that made it.
    pub tool: Tool,
    /// Names of the datasets audited, as they give them.
    pub datasets: Vec<String>,
    /// The day audited for, `YYYY-MM-DD`.
    pub as_of: String,
    /// The standard judged by.
    pub standard: StandardUsed,
    /// What categories and properties are called that are not the program's own: those of a standard
    /// from a file, or of a vocabulary from a folder.
    #[serde(default, skip_serializing_if = "OwnNames::is_empty")]
    pub names: OwnNames,
    /// The files read, in the order they were read.
    pub inputs: Vec<InputUsed>,
    /// What is odd about the data, apart from facts that are missing.
    #[serde(default)]
    pub quality: Vec<QualityFinding>,
    /// The communities audited, in the order of their dataset.
    pub communities: Vec<CommunityAudit>,
}

/// Something odd about the data.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct QualityFinding {
    /// `warning` or `note`; with an error nothing is judged.
    pub severity: String,
    /// A stable short name, such as `unknown-category`.
    pub code: String,
    /// Path of the file, from the folder that holds the dataset.
    pub file: String,
    /// Where in the file, for a reader.
    pub place: Both,
    /// What is odd.
    pub message: Both,
    /// What should stand there; empty where nothing in particular.
    pub expected: Both,
    /// What to do about it.
    pub help: Both,
}

/// The program that made the audit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Tool {
    /// `ccaudit`.
    pub name: String,
    /// The program's version, `MAJOR.MINOR.PATCH`.
    pub version: String,
}

/// The standard audited against.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct StandardUsed {
    /// Id of the topmost layer, such as `national-2020`.
    pub id: String,
    /// The standard's title.
    pub title: String,
    /// Ids of the layers, the root first.
    pub layers: Vec<String>,
    /// SHA-256 of the layers' texts in that order, then the two vocabularies'.
    pub sha256: String,
    /// Walking pace, metres a minute.
    pub pace: f64,
    /// What the gate is called, if there is one.
    pub gate: Option<String>,
    /// What of the standard is unverified: `pace`, `grades`, `gate`, or a clause's id and the
    /// key of its threshold.
    pub unverified: Vec<String>,
}

/// One file read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct InputUsed {
    /// Path from the folder that holds the dataset.
    pub path: String,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// Features, or rows of a table.
    pub features: usize,
}

/// One community's audit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CommunityAudit {
    /// Its id in the dataset.
    pub id: String,
    /// Its name.
    pub name: String,
    /// 0 to 100, unknowns at their worst and at their best; null when no item applies.
    pub score: Option<Range>,
    /// The grades that the score's ends earn; null without a score, or where the standard has no grades.
    pub grade: Option<Grade>,
    /// Null when the standard has no gate.
    pub gate: Option<Verdict>,
    /// The parts of the gate, in the standard's order; empty where it has none.
    pub gate_parts: Vec<GatePart>,
    /// How many clauses the data decide.
    pub judged: Judged,
    /// Who lives there.
    pub residents: Residents,
    /// How its walks were measured.
    pub walking: WalkingUsed,
    /// Within what walk residents have each category of the vocabulary, present or not.
    pub access: Vec<Access>,
    /// The standard's items, in its order.
    pub items: Vec<ItemAudit>,
    /// The title over its gap list, as the annex prints it.
    pub list_title: String,
    /// The rows of its gap list: an item for each, some obligatory clause of which fails.
    pub gaps: Vec<Gap>,
    /// The facts that would decide what is undecided.
    pub unknowns: Vec<UnknownFact>,
    /// Clauses whose verdict would be another at another walking pace.
    pub pace_changes: Vec<PaceChange>,
    /// Every waiver of the community and what became of it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub waivers: Vec<WaiverAudit>,
    /// Where a waiver applies: what it comes to when waived clauses leave the reckoning, as
    /// those do that do not apply.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub with_waivers: Option<WithWaivers>,
    /// What the features are called that its findings name by their ids.
    #[serde(default, skip_serializing_if = "Titles::is_empty")]
    pub titles: Titles,
    /// Where its things are; left out of audits of more communities than one looks at on a map.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub map: Option<CommunityMap>,
}

impl CommunityAudit {
    /// How many items come to a verdict.
    pub fn items_that(&self, verdict: Verdict) -> usize {
        self.items.iter().filter(|item| item.verdict == verdict).count()
    }
}

/// A number between two ends.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Range {
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

/// Grades at both ends of the score.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Grade {
    /// What the lowest score earns.
    pub low: String,
    /// What the highest score earns.
    pub high: String,
}

/// One of the gate's parts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct GatePart {
    /// Its id in the standard.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Whether its items are met.
    pub verdict: Verdict,
    /// Numbers of the items it needs.
    pub items: Vec<u32>,
}

/// How many clauses could be judged (pass or fail) of those that apply or may apply.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Judged {
    /// Of all levels.
    pub clauses: usize,
    /// Of so many that apply or may apply.
    pub of: usize,
    /// Of the obligatory ones, which alone make the score.
    pub must: usize,
    /// Of so many that apply or may apply.
    pub must_of: usize,
}

/// Who lives there, as far as the residences say.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Residents {
    /// Residential buildings.
    pub dwellings: usize,
    /// Residents; null when not known of every residence.
    pub people: Option<f64>,
    /// Households; null when not known of every residence.
    pub households: Option<f64>,
    /// What shares of residents are counted in.
    pub counted_in: CountedIn,
}

/// How walks were measured.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct WalkingUsed {
    /// `network`, or `straight_line` where the dataset has no paths.
    pub method: String,
    /// Factor on the straight distance where that stood in, else null.
    pub detour: Option<f64>,
    /// Whether paths with steps were left out.
    pub step_free: bool,
    /// Whether paths that cross without a shared vertex were joined.
    pub joined: bool,
}

/// Within what walk residents have a category of facility.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Access {
    /// Id of the category.
    pub category: String,
    /// Existing facilities inside the community.
    pub facilities: usize,
    /// Share of residents whose nearest existing facility, inside or beyond, lies within the
    /// five-, ten- and fifteen-minute circles (300, 500, 1000 m on the network). Null without
    /// residents.
    pub within: Within,
    /// Share of residents off the network.
    pub off_network: Option<f64>,
}

/// Shares of residents within a five-, ten- and fifteen-minute circle.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Within {
    /// Within 300 m, 0 to 1.
    #[serde(rename = "5")]
    pub five: Option<f64>,
    /// Within 500 m, 0 to 1.
    #[serde(rename = "10")]
    pub ten: Option<f64>,
    /// Within 1000 m, 0 to 1.
    #[serde(rename = "15")]
    pub fifteen: Option<f64>,
}

impl Within {
    /// From the smallest circle to the greatest.
    pub fn shares(self) -> [Option<f64>; 3] {
        [self.five, self.ten, self.fifteen]
    }
}

/// One item's audit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ItemAudit {
    /// Its number in the standard.
    pub number: u32,
    /// Its id in the standard.
    pub id: String,
    /// The objective (建设目标) it belongs to.
    pub objective: String,
    /// Its title (建设内容).
    pub title: String,
    /// The item's text.
    pub requirement: String,
    /// How sure the text is, in the standard's words.
    pub confidence: String,
    /// Parts of the text no clause checks, and why.
    pub uncheckable: Vec<Unchecked>,
    /// What its obligatory clauses come to together.
    pub verdict: Verdict,
    /// What it earns of its weight.
    pub score: ItemScore,
    /// Its clauses, in the standard's order.
    pub clauses: Vec<ClauseAudit>,
}

/// A part of an item's text that no clause checks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Unchecked {
    /// The words of the text.
    pub quote: String,
    /// Why no clause checks them.
    pub reason: String,
}

/// What an item earns of its weight.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ItemScore {
    /// With every unknown at its worst.
    pub low: f64,
    /// With every unknown at its best.
    pub high: f64,
    /// The item's weight; 0 when it does not apply.
    pub of: f64,
}

/// One clause's audit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ClauseAudit {
    /// Its id: the item's number and a letter, such as `4.a`.
    pub id: String,
    /// How binding it is.
    pub level: Level,
    /// Whether the community meets it.
    pub verdict: Verdict,
    /// Why, in one sentence; said by `words`.
    pub reason: String,
    /// The same for programs: what `reason` says, and with which quantities.
    #[serde(flatten)]
    pub finding: Reason,
    /// The words of the item's text that it checks.
    pub quote: String,
    /// What was measured; null where the clause measures nothing, or nothing could be.
    pub measured: Option<Quantity>,
    /// The bounds it is held to; null where the clause sets no number.
    pub required: Option<Required>,
    /// What each counted facility must be.
    pub conditions: Vec<Condition>,
    /// By how much a failing clause falls short, where that is a number.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub shortfalls: Vec<Shortfall>,
    /// Of an obligatory clause that applies or may apply: what it earns of its share of the score.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credit: Option<Credit>,
    /// The things it rests on, with the values that decided.
    pub evidence: Vec<Evidence>,
    /// Of a clause about walks: who is surely not served.
    pub unserved: Option<Unserved>,
    /// Of a clause about walks: to what, and how far at most.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reach: Option<ReachWanted>,
    /// Something worth knowing that changes no verdict: what the clause does not look at, what
    /// exceeds a suggestion.
    pub note: Option<String>,
    /// The same for programs; that the clause is waived, `waived` says.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note>,
    /// Whether a threshold it was held to is only known, its source not being at hand.
    pub unverified: bool,
    /// Of a failing clause: by what the community is let off. It fails all the same.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub waived: Option<WaivedBy>,
}

/// What lets a community off a clause (豁免).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct WaivedBy {
    /// On what ground.
    pub reason: String,
    /// Who granted it.
    pub approver: String,
    /// The document that grants it.
    pub document: String,
    /// First and last day on which it counts, `YYYY-MM-DD`.
    pub granted: String,
    /// The last day.
    pub expires: String,
}

/// What became of a waiver on the day audited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum WaiverState {
    /// Its clause fails and is waived.
    Applies,
    /// In force, but its clause does not fail, or another waiver of it lasts longer.
    Unused,
    /// Its last day is over.
    Expired,
    /// Granted for later days only.
    NotYet,
}

/// One waiver.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct WaiverAudit {
    /// Id of its clause.
    pub clause: String,
    /// What became of it.
    pub state: WaiverState,
    /// Its clause's verdict; null where a layer withdrew the clause.
    pub verdict: Option<Verdict>,
    /// Days from the day audited for to the last one on which it counts; negative once over.
    pub days_left: i32,
    /// Whether it is in force and ends within 30 days.
    pub ends_soon: bool,
    /// On what ground.
    pub reason: String,
    /// Who granted it.
    pub approver: String,
    /// The document that grants it.
    pub document: String,
    /// First day on which it counts, `YYYY-MM-DD`.
    pub granted: String,
    /// Last day on which it counts, `YYYY-MM-DD`.
    pub expires: String,
    /// File and row.
    pub place: String,
}

/// Score, grade and gate without the waived clauses.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct WithWaivers {
    /// 0 to 100, unknowns at their worst and at their best; null when no item applies.
    pub score: Option<Range>,
    /// The grades that the score's ends earn.
    pub grade: Option<Grade>,
    /// Null when the standard has no gate.
    pub gate: Option<Verdict>,
    /// Ids of the clauses waived.
    pub clauses: Vec<String>,
}

/// What a clause earns of its share of its item's score, 0 to 1: at its worst and at its best.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Credit {
    /// At its worst.
    pub low: f64,
    /// At its best.
    pub high: f64,
    /// Whether the clause may turn out not to apply, and then leaves the mean.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub may_not_apply: bool,
}

/// One row of the gap list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Gap {
    /// Position in the list, from 1.
    pub number: usize,
    /// The item's number.
    pub item: u32,
    /// 建设目标: the objective the item belongs to.
    pub objective: String,
    /// 建设内容: the item's title.
    pub content: String,
    /// 建设要求: the item's text.
    pub requirement: String,
    /// 项目名称.
    pub project_name: String,
    /// 项目建设内容.
    pub project_content: String,
    /// 责任单位, the unit that builds.
    pub responsible: String,
    /// 配合单位, those that help.
    pub cooperating: String,
    /// 完成时限, as the annex prints it.
    pub deadline: String,
    /// The obligatory clauses that fail.
    pub clauses: Vec<String>,
    /// For each column that is not empty: `standard`, `city`, `measured` or `register`.
    pub sources: BTreeMap<Word, Word>,
    /// For each column that is not empty, the place it was taken from.
    pub origins: BTreeMap<Word, String>,
    /// Whether all of its failing clauses are waived.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub waived: bool,
}

/// One fact to find out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct UnknownFact {
    /// Number of the item.
    pub item: u32,
    /// Id of the clause that the fact would decide.
    pub clause: String,
    /// How binding the clause is.
    pub level: Level,
    /// Why the clause is undecided, in one sentence; said by `words`.
    pub reason: String,
    /// What to find out, in one sentence.
    pub ask: String,
    /// What an attested clause asks, in the standard's own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub question: Option<String>,
    /// The same for programs: what is missing of what.
    pub needs: Vec<Need>,
}

/// A verdict that depends on the walking pace.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PaceChange {
    /// Id of the clause.
    pub clause: String,
    /// Metres a minute.
    pub pace: f64,
    /// What the verdict would be at that pace.
    pub verdict: Verdict,
}
