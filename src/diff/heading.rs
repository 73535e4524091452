//! What differs between the headings of two audits: the day, the program, the standard, what was
//! read.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Change;
use super::elsewhere::RestUnderWay;
use super::pairs::{in_order, paired};
use crate::audit::{Audit, InputUsed, QualityFinding, StandardUsed, Tool};
use crate::lang::Both;

/// What differs between two headings.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct HeadingChanges {
    /// The day audited for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<Change<String>>,
    /// The program.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tool: Option<Change<Tool>>,
    /// The standard, its layers, its text's checksum, or the walking pace.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub standard: Option<Change<StandardUsed>>,
    /// Names of the datasets.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub datasets: Option<Change<Vec<String>>>,
    /// Files read that are not the same.
    pub inputs: Vec<InputChange>,
}

/// A file that was read for one audit only, or is not the same.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct InputChange {
    /// What became of it.
    pub fate: InputFate,
    /// The file in the earlier audit.
    pub before: Option<InputUsed>,
    /// The file in the later audit.
    pub after: Option<InputUsed>,
}

/// What became of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum InputFate {
    /// Only the later audit read it.
    Added,
    /// Only the earlier audit read it.
    Removed,
    /// Its content is another.
    Changed,
    /// The same content at another path.
    Renamed,
}

/// What two audits had in common when they were made, which causes are told by.
pub(super) struct Circumstances<'a> {
    pub(crate) before: &'a Audit,
    pub(crate) after: &'a Audit,
    /// Whether the very same files were read.
    pub(crate) same_inputs: bool,
    pub(crate) same_standard: bool,
    pub(crate) same_tool: bool,
    pub(crate) same_pace: bool,
}

impl Circumstances<'_> {
    pub(super) fn between<'a>(before: &'a Audit, after: &'a Audit) -> Circumstances<'a> {
        let sums = |audit: &Audit| {
            let mut sums: Vec<String> = audit.inputs.iter().map(|input| input.sha256.clone()).collect();
            sums.sort();
            sums
        };
        Circumstances {
            before,
            after,
            same_inputs: sums(before) == sums(after),
            same_standard: before.standard.sha256 == after.standard.sha256,
            same_tool: before.tool == after.tool,
            same_pace: before.standard.pace == after.standard.pace,
        }
    }
}

/// The changes, and in `rest` what of the headings they do not tell.
pub(super) fn changes(before: &Audit, after: &Audit, rest: &mut RestUnderWay) -> HeadingChanges {
    let changes = HeadingChanges {
        as_of: Change::between(&before.as_of, &after.as_of),
        tool: Change::between(&before.tool, &after.tool),
        standard: Change::between(&before.standard, &after.standard),
        datasets: Change::between(&before.datasets, &after.datasets),
        inputs: inputs(&before.inputs, &after.inputs, rest),
    };
    let bare = |audit: &Audit| {
        // Destructured, so that a new key of the heading is told here or counted as the rest.
        let Audit {
            version: _,
            tool: _,
            datasets: _,
            as_of: _,
            standard: _,
            inputs: _,
            quality,
            names: _,
            communities: _,
        } = audit;
        let findings: Vec<serde_json::Value> = quality.iter().map(finding).collect();
        serde_json::json!({ "quality": findings })
    };
    rest.walk("", &bare(before), &bare(after));
    changes
}

/// What is odd about the data, each text in both languages at once.
fn finding(finding: &QualityFinding) -> serde_json::Value {
    let both = |text: &Both| format!("{}\n{}", text.zh, text.en);
    let QualityFinding { severity, code, file, place, message, expected, help } = finding;
    serde_json::json!({
        "severity": severity,
        "code": code,
        "file": file,
        "place": both(place),
        "message": both(message),
        "expected": both(expected),
        "help": both(help),
    })
}

/// Files by their paths; those left over by their names, since a dataset may lie in another
/// folder.
fn inputs(before: &[InputUsed], after: &[InputUsed], rest: &mut RestUnderWay) -> Vec<InputChange> {
    let by_path = paired(before, after, |input| input.path.as_str());
    if !in_order(&by_path) {
        rest.order("/inputs");
    }
    let mut changes = Vec::new();
    let (mut gone, mut come) = (Vec::new(), Vec::new());
    for pair in by_path {
        match pair {
            (Some((_, old)), Some((_, new))) if old != new => changes.push(change(Some(old), Some(new))),
            (Some((_, old)), None) => gone.push(old.clone()),
            (None, Some((_, new))) => come.push(new.clone()),
            _ => {}
        }
    }
    let name = |input: &InputUsed| input.path.rsplit('/').next().unwrap_or("").to_owned();
    for (old, new) in paired(&gone, &come, name) {
        changes.push(change(old.map(|(_, old)| old), new.map(|(_, new)| new)));
    }
    changes
}

fn change(before: Option<&InputUsed>, after: Option<&InputUsed>) -> InputChange {
    let fate = match (before, after) {
        (None, _) => InputFate::Added,
        (_, None) => InputFate::Removed,
        (Some(old), Some(new)) if old.sha256 == new.sha256 && old.path != new.path => InputFate::Renamed,
        _ => InputFate::Changed,
    };
    InputChange { fate, before: before.cloned(), after: after.cloned() }
}
