//! One clause before and after.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::causes::{Cause, ClausePair, Rule, rules};
use super::heading::Circumstances;
use crate::audit::{ClauseAudit, CommunityAudit, Condition, Evidence, ItemAudit, Need};

/// A clause that comes out otherwise in more than its wording.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ClauseDiff {
    /// The item's number.
    pub item: u32,
    /// The item's title.
    pub title: String,
    /// Id of the clause.
    pub id: String,
    /// In the order of [`Cause`], each once.
    pub causes: Vec<Cause>,
    /// How the causes show.
    pub rules: Vec<Rule>,
    /// Under another standard: thresholds and conditions that are others.
    pub thresholds: Vec<ThresholdChange>,
    /// Null where the earlier standard has no such clause.
    pub before: Option<ClauseAudit>,
    /// Null where the later one has none.
    pub after: Option<ClauseAudit>,
}

/// A bound that is another, set or withdrawn.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ThresholdChange {
    /// The property bounded; null for what the clause measures.
    pub property: Option<String>,
    /// The bound before; null where there was none.
    pub before: Option<Condition>,
    /// The bound after; null where there is none.
    pub after: Option<Condition>,
}

/// A clause of two audits of a community.
pub(super) struct Sides<'a> {
    pub(crate) circumstances: &'a Circumstances<'a>,
    pub(crate) communities: (&'a CommunityAudit, &'a CommunityAudit),
    pub(crate) item: &'a ItemAudit,
    pub(crate) clauses: (Option<&'a ClauseAudit>, Option<&'a ClauseAudit>),
}

/// What changed, where that is more than how the reason is worded.
pub(super) fn diff(sides: &Sides) -> Option<ClauseDiff> {
    let (before, after) = sides.clauses;
    let rules = match (before, after) {
        (Some(before), Some(after)) if !differ(before, after) => return None,
        (Some(before), Some(after)) => {
            let (old, new) = sides.communities;
            rules(&ClausePair {
                circumstances: sides.circumstances,
                before,
                after,
                needs_before: needs(old, &before.id),
                needs_after: needs(new, &after.id),
                same_walking: old.walking == new.walking,
            })
        }
        (None, Some(_)) => vec![Rule::ClauseAdded],
        (Some(_), None) => vec![Rule::ClauseWithdrawn],
        (None, None) => return None,
    };
    let mut causes: Vec<Cause> = rules.iter().map(|rule| rule.cause()).collect();
    causes.sort();
    causes.dedup();
    let is_across = !sides.circumstances.same_standard;
    Some(ClauseDiff {
        item: sides.item.number,
        title: sides.item.title.clone(),
        id: after.or(before)?.id.clone(),
        causes,
        rules,
        thresholds: match (before, after) {
            (Some(before), Some(after)) if is_across => thresholds(before, after),
            _ => Vec::new(),
        },
        before: before.cloned(),
        after: after.cloned(),
    })
}

/// Whether more differs than how the reason, a note, or where an answer stands is worded. What
/// evidence is worth follows from its value and the requirement; earlier audits do not say it.
fn differ(before: &ClauseAudit, after: &ClauseAudit) -> bool {
    let told = |evidence: &[Evidence]| -> Vec<Evidence> {
        evidence.iter().map(|one| Evidence { note: None, about: None, meets: None, ..one.clone() }).collect()
    };
    before.level != after.level
        || before.verdict != after.verdict
        || before.quote != after.quote
        || before.measured != after.measured
        || before.required != after.required
        || before.conditions != after.conditions
        || before.credit != after.credit
        || told(&before.evidence) != told(&after.evidence)
        || before.unserved != after.unserved
        || before.reach != after.reach
        || before.unverified != after.unverified
}

fn needs<'a>(community: &'a CommunityAudit, clause: &str) -> &'a [Need] {
    community.unknowns.iter().find(|unknown| unknown.clause == clause).map_or(&[], |unknown| &unknown.needs)
}

fn thresholds(before: &ClauseAudit, after: &ClauseAudit) -> Vec<ThresholdChange> {
    let whole = |clause: &ClauseAudit| {
        clause.required.map(|required| Condition {
            property: String::new(),
            min: required.min,
            max: required.max,
            unit: Some(required.unit),
            is: None,
            contains: Vec::new(),
        })
    };
    let mut changes = Vec::new();
    let mut compare = |property: Option<&str>, before: Option<Condition>, after: Option<Condition>| {
        if before != after {
            changes.push(ThresholdChange { property: property.map(str::to_owned), before, after });
        }
    };
    compare(None, whole(before), whole(after));
    let on = |clause: &ClauseAudit, property: &str| {
        clause.conditions.iter().find(|condition| condition.property == property).cloned()
    };
    let mut properties: Vec<&str> = Vec::new();
    for condition in after.conditions.iter().chain(&before.conditions) {
        if !properties.contains(&condition.property.as_str()) {
            properties.push(&condition.property);
        }
    }
    for property in properties {
        compare(Some(property), on(before, property), on(after, property));
    }
    changes
}
