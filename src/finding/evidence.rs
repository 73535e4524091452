//! What a finding rests on: things, and the values of them that decided.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::reason::{Day, ResidenceLacks};
use super::values::Word;

/// A thing and the value of it that decided.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Evidence {
    pub layer: Word,
    pub id: String,
    pub value: serde_json::Value,
    /// The property the value is of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub property: Option<String>,
    /// Where else the value comes from, or what it lacks, in words; said by `words`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The same for programs.
    #[serde(flatten)]
    pub about: Option<EvidenceNote>,
    /// Whether this thing by itself is as the clause asks; absent where that is not known, and
    /// where the clause does not ask it of things one by one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meets: Option<bool>,
}

/// Where a value of evidence comes from, or what it lacks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "code", content = "figures", rename_all = "kebab-case")]
pub enum EvidenceNote {
    /// The area of its outline stands in.
    OutlineArea,
    /// The feature lies in several communities.
    SeveralCommunities,
    /// A facility that is planned or under construction counts for nothing.
    NotCounted,
    /// What comes of it is not decided.
    Undecided,
    /// What a residence lacks.
    Lacks(Box<ResidenceLacks>),
    /// Who answered when, and the row of the survey.
    Answered { by: Option<String>, date: Option<Day>, place: String },
}
