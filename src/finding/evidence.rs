//! What a finding rests on: things, and the values of them that decided.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::parts::{Day, ResidenceLacks};
use super::values::{json_number, number};
use crate::vocabulary::Layer;

/// A thing and the value of it that decided.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Evidence {
    /// The layer it stands in.
    pub layer: Layer,
    /// Its id in the dataset.
    pub id: String,
    /// The value that decided: a number, a text or a list as the property holds them, metres for walks; null
    /// where it is unknown.
    pub value: EvidenceValue,
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

/// The value of a thing: of a property, in the property's unit; of a walk, in metres; of what a residence
/// lacks, how many.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum EvidenceValue {
    /// It is not known.
    Unknown,
    /// Yes or no.
    Flag(bool),
    /// A number.
    Number(#[serde(serialize_with = "number")] f64),
    /// A text.
    Text(String),
    /// Several values.
    List(Vec<String>),
}

impl EvidenceValue {
    /// Whether it is not known.
    pub fn is_unknown(&self) -> bool {
        *self == EvidenceValue::Unknown
    }

    /// The number that it is.
    pub fn number(&self) -> Option<f64> {
        match self {
            EvidenceValue::Number(number) => Some(*number),
            _ => None,
        }
    }
}

impl From<&str> for EvidenceValue {
    fn from(text: &str) -> EvidenceValue {
        EvidenceValue::Text(text.to_owned())
    }
}

impl From<Option<f64>> for EvidenceValue {
    fn from(number: Option<f64>) -> EvidenceValue {
        number.map_or(EvidenceValue::Unknown, EvidenceValue::Number)
    }
}

impl fmt::Display for EvidenceValue {
    /// As `audit.json` has it, texts without their quotes; nothing where it is unknown.
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            EvidenceValue::Unknown => Ok(()),
            EvidenceValue::Flag(flag) => write!(f, "{flag}"),
            EvidenceValue::Number(number) => write!(f, "{}", json_number(*number)),
            EvidenceValue::Text(text) => f.write_str(text),
            EvidenceValue::List(list) => write!(f, "{}", serde_json::json!(list)),
        }
    }
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
    Answered {
        /// Who answered.
        by: Option<String>,
        /// The day of the answer.
        date: Option<Day>,
        /// File and row.
        place: String,
    },
}
