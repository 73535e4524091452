//! One community before and after.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::Change;
use super::clause::{self, ClauseDiff, Sides};
use super::elsewhere::RestUnderWay;
use super::heading::Circumstances;
use super::moved::{Move, listed, moved};
use super::pairs::{in_order, paired};
use crate::audit::{CommunityAudit, Grade, ItemAudit, ItemScore, Judged, Range, Residents, WalkingUsed};
use crate::verdict::Verdict;

/// What differs between two audits of a community.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CommunityDiff {
    /// Its id.
    pub id: String,
    /// Its name in the later audit.
    pub name: String,
    /// Its name, where it is another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub renamed: Option<Change<String>>,
    /// The score, 0 to 100.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<Change<Option<Range>>>,
    /// Where the score moved: by which clauses.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub moved: Option<Move>,
    /// The grade.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grade: Option<Change<Option<Grade>>>,
    /// The gate's verdict.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gate: Option<Change<Option<Verdict>>>,
    /// Parts of the gate that come to another verdict.
    pub gate_parts: Vec<PartChange>,
    /// How many clauses could be judged.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub judged: Option<Change<Judged>>,
    /// Who lives there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub residents: Option<Change<Residents>>,
    /// How walks were measured.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub walking: Option<Change<WalkingUsed>>,
    /// Items that come to another verdict or score, or are worded otherwise.
    pub items: Vec<ItemDiff>,
    /// Clauses that come out otherwise.
    pub clauses: Vec<ClauseDiff>,
}

/// A part of the gate before and after.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PartChange {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its verdict before.
    pub before: Verdict,
    /// Its verdict after.
    pub after: Verdict,
}

/// An item before and after.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ItemDiff {
    /// Its number.
    pub number: u32,
    /// Its title.
    pub title: String,
    /// Null on the side whose standard has no such item.
    pub verdict: Change<Option<Verdict>>,
    /// What it earns of its weight; null likewise.
    pub score: Change<Option<ItemScore>>,
    /// Keys of its wording that differ, such as `requirement`.
    pub wording: Vec<String>,
}

/// The differences, and in `rest` those of this community that they do not tell; `index` is its
/// position in the later audit.
pub(super) fn diff(
    circumstances: &Circumstances,
    index: usize,
    before: &CommunityAudit,
    after: &CommunityAudit,
    rest: &mut RestUnderWay,
) -> Option<CommunityDiff> {
    let pointer = format!("/communities/{index}");
    let mut found = CommunityDiff {
        id: after.id.clone(),
        name: after.name.clone(),
        renamed: Change::between(&before.name, &after.name),
        score: Change::between(&before.score, &after.score),
        moved: (before.score != after.score).then(|| moved(before, after)).flatten(),
        grade: Change::between(&before.grade, &after.grade),
        gate: Change::between(&before.gate, &after.gate),
        gate_parts: Vec::new(),
        judged: Change::between(&before.judged, &after.judged),
        residents: Change::between(&before.residents, &after.residents),
        walking: Change::between(&before.walking, &after.walking),
        items: Vec::new(),
        clauses: Vec::new(),
    };
    let (mut old, mut new) = (bare(before), bare(after));
    // Which features are titled follows from what the findings name.
    old["titles"] = json(&before.titles.shared_with(&after.titles));
    new["titles"] = json(&after.titles.shared_with(&before.titles));
    let parts = paired(&before.gate_parts, &after.gate_parts, |part| part.id.as_str());
    for (old_part, new_part) in parts {
        let (Some((old_at, old_part)), Some((new_at, new_part))) = (old_part, new_part) else { continue };
        if old_part.verdict != new_part.verdict {
            let (id, title) = (new_part.id.clone(), new_part.title.clone());
            found.gate_parts.push(PartChange {
                id,
                title,
                before: old_part.verdict,
                after: new_part.verdict,
            });
            old["gate_parts"][old_at]["verdict"] = Value::Null;
            new["gate_parts"][new_at]["verdict"] = Value::Null;
        }
    }
    rest.walk(&pointer, &old, &new);

    let items = paired(&before.items, &after.items, |item| item.number);
    if !in_order(&items) {
        rest.order(&format!("{pointer}/items"));
    }
    for (old, new) in items {
        let (old_item, new_item) = (old.map(|(_, item)| item), new.map(|(_, item)| item));
        let Some(item) = new_item.or(old_item) else { continue };
        let place = new.or(old).map_or(0, |(place, _)| place);
        let pointer = format!("{pointer}/items/{place}");
        found.items.extend(item_diff(old_item, new_item));
        if let (Some(old), Some(new)) = (old_item, new_item) {
            rest.walk(&pointer, &bare_item(old), &bare_item(new));
        }
        let pairs = paired(listed(old_item), listed(new_item), |clause| clause.id.as_str());
        if !in_order(&pairs) {
            rest.order(&format!("{pointer}/clauses"));
        }
        for (old, new) in pairs {
            let clauses = (old.map(|(_, clause)| clause), new.map(|(_, clause)| clause));
            let sides = Sides { circumstances, communities: (before, after), item, clauses };
            match (clause::diff(&sides), clauses) {
                (Some(diff), _) => found.clauses.push(diff),
                (None, (Some(before), Some(after))) if before != after => {
                    let place = new.map_or(0, |(place, _)| place);
                    rest.walk(&format!("{pointer}/clauses/{place}"), &json(before), &json(after));
                }
                _ => {}
            }
        }
    }
    (!found.is_empty()).then_some(found)
}

impl CommunityDiff {
    fn is_empty(&self) -> bool {
        let CommunityDiff {
            id: _,
            name: _,
            renamed,
            score,
            moved,
            grade,
            gate,
            gate_parts,
            judged,
            residents,
            walking,
            items,
            clauses,
        } = self;
        renamed.is_none()
            && score.is_none()
            && moved.is_none()
            && grade.is_none()
            && gate.is_none()
            && gate_parts.is_empty()
            && judged.is_none()
            && residents.is_none()
            && walking.is_none()
            && items.is_empty()
            && clauses.is_empty()
    }
}

/// A community without what is told apart; whatever key it has besides stays in.
fn bare(community: &CommunityAudit) -> Value {
    let mut value = json(community);
    if let Value::Object(keys) = &mut value {
        for told in ["id", "name", "score", "grade", "gate", "judged", "residents", "walking", "items"] {
            keys.remove(told);
        }
    }
    value
}

/// An item without its clauses and what is told apart.
fn bare_item(item: &ItemAudit) -> Value {
    let mut value = json(&ItemAudit { clauses: Vec::new(), ..item.clone() });
    if let Value::Object(keys) = &mut value {
        for told in WORDING.iter().chain(&["number", "verdict", "score", "clauses"]) {
            keys.remove(*told);
        }
    }
    value
}

fn json(value: &impl Serialize) -> Value {
    // The types of an audit hold nothing that JSON cannot.
    serde_json::to_value(value).expect("an audit is JSON")
}

/// Keys of an item that say how the standard words it.
const WORDING: [&str; 5] = ["objective", "title", "requirement", "confidence", "uncheckable"];

/// An item that differs in more than its clauses.
fn item_diff(before: Option<&ItemAudit>, after: Option<&ItemAudit>) -> Option<ItemDiff> {
    let shown = after.or(before)?;
    let mut wording = Vec::new();
    if let (Some(before), Some(after)) = (before, after) {
        let same = [
            before.objective == after.objective,
            before.title == after.title,
            before.requirement == after.requirement,
            before.confidence == after.confidence,
            before.uncheckable == after.uncheckable,
        ];
        let others = WORDING.iter().zip(same).filter(|(_, same)| !same);
        wording.extend(others.map(|(key, _)| (*key).to_owned()));
    }
    let verdict = Change { before: before.map(|item| item.verdict), after: after.map(|item| item.verdict) };
    let score = Change { before: before.map(|item| item.score), after: after.map(|item| item.score) };
    let differs = verdict.before != verdict.after || score.before != score.after || !wording.is_empty();
    differs.then(|| ItemDiff { number: shown.number, title: shown.title.clone(), verdict, score, wording })
}
