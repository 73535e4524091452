//! The move of a score, taken apart by clauses.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::pairs::{Pair, paired};
use crate::audit::{ClauseAudit, CommunityAudit, Credit, ItemAudit, Range};
use crate::judge::score::{self, ItemCredit};
use crate::verdict::{Level, Verdict};

/// By how many points the two ends of a score moved, and which clauses moved them. In
/// millionths of a point, to which scores are given, the parts and what is unexplained add up
/// to the whole exactly.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Move {
    /// Points at the low end.
    pub low: f64,
    /// Points at the high end.
    pub high: f64,
    /// In the standard's order, those that move something.
    pub parts: Vec<MovedPart>,
    /// What the clauses' credits do not tell: an audit of a version that did not write them, or
    /// that reckoned otherwise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unexplained: Option<Range>,
}

/// What one clause moves, or the weight of an item.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct MovedPart {
    /// Number of the item.
    pub item: u32,
    /// Null for the item's weight.
    pub clause: Option<String>,
    /// Points at the low end.
    pub low: f64,
    /// Points at the high end.
    pub high: f64,
}

/// Takes a move apart: beginning with the earlier audit's credits, clause after clause is
/// replaced by the later one's in the standard's order, and the score reckoned each time. A
/// clause that comes to apply, or no longer does, so enters or leaves the denominator. Where an
/// item's weight is another, it is replaced before its clauses. `None` where a score is missing.
pub(super) fn moved(before: &CommunityAudit, after: &CommunityAudit) -> Option<Move> {
    let (old, new) = (before.score?, after.score?);
    let whole = Points::from_range(new) - Points::from_range(old);
    let parts = if lacks_credits(before) || lacks_credits(after) { Vec::new() } else { parts(before, after) };
    let told = parts.iter().fold(Points::default(), |sum, (_, _, points)| sum + *points);
    let unexplained = whole - told;
    Some(Move {
        low: whole.range().low,
        high: whole.range().high,
        parts: parts
            .into_iter()
            .filter(|(_, _, points)| *points != Points::default())
            .map(|(item, clause, points)| {
                let Range { low, high } = points.range();
                MovedPart { item, clause, low, high }
            })
            .collect(),
        unexplained: (unexplained != Points::default()).then(|| unexplained.range()),
    })
}

/// Both ends of a score, or by how much they move, in millionths of a point: whole numbers, so
/// that parts add up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Points {
    low: i64,
    high: i64,
}

impl Points {
    fn from_range(range: Range) -> Points {
        let whole = |points: f64| (points * 1e6).round() as i64;
        Points { low: whole(range.low), high: whole(range.high) }
    }

    fn range(self) -> Range {
        Range { low: self.low as f64 / 1e6, high: self.high as f64 / 1e6 }
    }
}

impl std::ops::Add for Points {
    type Output = Points;
    // Scores are points of a hundred; sums of what a file may say instead must not panic.
    fn add(self, other: Points) -> Points {
        Points { low: self.low.saturating_add(other.low), high: self.high.saturating_add(other.high) }
    }
}

impl std::ops::Sub for Points {
    type Output = Points;
    fn sub(self, other: Points) -> Points {
        Points { low: self.low.saturating_sub(other.low), high: self.high.saturating_sub(other.high) }
    }
}

/// An item while its clauses are replaced.
struct ItemStanding {
    weight: f64,
    credits: Vec<Option<Credit>>,
}

impl ItemStanding {
    fn credit(&self) -> ItemCredit {
        score::item(self.weight, self.credits.iter().copied().flatten())
    }
}

fn parts(before: &CommunityAudit, after: &CommunityAudit) -> Vec<(u32, Option<String>, Points)> {
    let items = paired(&before.items, &after.items, |item| item.number);
    let clauses: Vec<Vec<Pair<ClauseAudit>>> = items
        .iter()
        .map(|(old, new)| {
            let (old, new) = (old.map(|(_, item)| item), new.map(|(_, item)| item));
            paired(listed(old), listed(new), |clause| clause.id.as_str())
        })
        .collect();
    let credit = |clause: &Option<(usize, &ClauseAudit)>| clause.and_then(|(_, clause)| clause.credit);
    let mut standing: Vec<ItemStanding> = items
        .iter()
        .zip(&clauses)
        .map(|((old, new), clauses)| ItemStanding {
            // An item that does not apply has no weight of its own.
            weight: weight(old).or(weight(new)).unwrap_or(0.0),
            credits: clauses.iter().map(|(old, _)| credit(old)).collect(),
        })
        .collect();
    let mut credits: Vec<ItemCredit> = standing.iter().map(ItemStanding::credit).collect();
    // Where nothing applies on the way, the score stays where it was.
    let mut last = score::total(&credits).map_or(Points::default(), Points::from_range);
    let mut parts = Vec::new();
    for (at, ((old, new), clauses)) in items.iter().zip(&clauses).enumerate() {
        let Some((_, item)) = new.or(*old) else { continue };
        let mut step = |standing: &ItemStanding, clause: Option<&str>| {
            credits[at] = standing.credit();
            let now = score::total(&credits).map_or(last, Points::from_range);
            parts.push((item.number, clause.map(str::to_owned), now - last));
            last = now;
        };
        if let Some(weight) = weight(new).filter(|weight| *weight != standing[at].weight) {
            standing[at].weight = weight;
            step(&standing[at], None);
        }
        for (place, (old, new)) in clauses.iter().enumerate() {
            if credit(old) == credit(new) {
                continue;
            }
            standing[at].credits[place] = credit(new);
            let id = new.or(*old).map(|(_, clause)| clause.id.as_str());
            step(&standing[at], id);
        }
    }
    parts
}

/// The clauses of an item, if there is one.
pub(super) fn listed(item: Option<&ItemAudit>) -> &[ClauseAudit] {
    item.map_or(&[], |item| &item.clauses)
}

fn weight(item: &Option<(usize, &ItemAudit)>) -> Option<f64> {
    item.map(|(_, item)| item.score.of).filter(|weight| *weight > 0.0)
}

/// Whether an audit says nothing of what obligatory clauses earn.
fn lacks_credits(community: &CommunityAudit) -> bool {
    let clauses = community.items.iter().flat_map(|item| &item.clauses);
    clauses
        .filter(|clause| clause.level == Level::Must && clause.verdict != Verdict::NotApplicable)
        .any(|clause| clause.credit.is_none())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    /// Two items of three clauses each at most, each with a credit or none; weights as given.
    type Made = Vec<(f64, Vec<Option<(f64, f64, bool)>>)>;

    fn community(items: &Made) -> CommunityAudit {
        let standing: Vec<ItemStanding> = items
            .iter()
            .map(|(weight, credits)| ItemStanding {
                weight: *weight,
                credits: credits
                    .iter()
                    .map(|credit| {
                        credit.map(|(a, b, open)| Credit {
                            low: a.min(b),
                            high: a.max(b),
                            may_not_apply: open,
                        })
                    })
                    .collect(),
            })
            .collect();
        let credits: Vec<ItemCredit> = standing.iter().map(ItemStanding::credit).collect();
        let items: Vec<serde_json::Value> = standing
            .iter()
            .enumerate()
            .map(|(number, item)| {
                let clauses: Vec<serde_json::Value> = item
                    .credits
                    .iter()
                    .enumerate()
                    .map(|(letter, credit)| {
                        json!({
                            "id": format!("{number}.{letter}"), "level": "must", "reason": "", "code": "nothing-asked", "quote": "",
                            "verdict": if credit.is_some() { "unknown" } else { "not_applicable" },
                            "measured": null, "required": null, "conditions": [], "credit": credit,
                            "evidence": [], "unserved": null, "note": null, "unverified": false,
                        })
                    })
                    .collect();
                json!({
                    "number": number, "id": "", "objective": "", "title": "", "requirement": "", "confidence": "",
                    "uncheckable": [], "verdict": "unknown", "score": credits[number].score(), "clauses": clauses,
                })
            })
            .collect();
        serde_json::from_value(json!({
            "id": "c", "name": "c", "score": score::total(&credits), "grade": null, "gate": null, "gate_parts": [],
            "judged": { "clauses": 0, "of": 0, "must": 0, "must_of": 0 },
            "residents": { "dwellings": 0, "people": null, "households": null, "counted_in": "dwellings" },
            "walking": { "method": "network", "detour": null, "step_free": false, "joined": false },
            "access": [], "items": items, "list_title": "", "gaps": [], "unknowns": [], "pace_changes": [],
        }))
        .unwrap()
    }

    fn made() -> impl Strategy<Value = Made> {
        let credit = proptest::option::weighted(0.8, (0.0..=1.0f64, 0.0..=1.0f64, proptest::bool::ANY));
        let weight = prop_oneof![Just(5.0), Just(2.5), Just(10.0)];
        proptest::collection::vec((weight, proptest::collection::vec(credit, 0..4)), 1..6)
    }

    proptest! {
        #[test]
        fn the_parts_are_the_whole_move(before in made(), after in made()) {
            let (old, new) = (community(&before), community(&after));
            prop_assert_eq!(moved(&old, &new).is_some(), old.score.is_some() && new.score.is_some());
            if let Some(found) = moved(&old, &new) {
                let whole = |points: f64| (points * 1e6).round() as i64;
                let low: i64 = found.parts.iter().map(|part| whole(part.low)).sum();
                let high: i64 = found.parts.iter().map(|part| whole(part.high)).sum();
                let (before, after) = (old.score.unwrap(), new.score.unwrap());
                prop_assert_eq!(found.unexplained, None);
                prop_assert_eq!(low, whole(after.low) - whole(before.low));
                prop_assert_eq!(high, whole(after.high) - whole(before.high));
                prop_assert_eq!((whole(found.low), whole(found.high)), (low, high));
            }
        }
    }

    #[test]
    fn a_clause_moves_its_share_of_its_items_weight() {
        let one = |credit: f64| Some((credit, credit, false));
        let before = community(&vec![(5.0, vec![one(0.0), one(1.0)]), (5.0, vec![one(1.0)])]);
        let after = community(&vec![(5.0, vec![one(1.0), one(1.0)]), (5.0, vec![one(0.5)])]);
        let parts: Vec<(Option<String>, f64)> =
            moved(&before, &after).unwrap().parts.into_iter().map(|part| (part.clause, part.low)).collect();
        assert_eq!(parts, [(Some("0.0".into()), 25.0), (Some("1.0".into()), -25.0)]);
    }

    #[test]
    fn without_credits_the_move_is_unexplained() {
        let one = |credit: f64| Some((credit, credit, false));
        let mut before = community(&vec![(5.0, vec![one(0.0)])]);
        let after = community(&vec![(5.0, vec![one(1.0)])]);
        before.items[0].clauses[0].credit = None;
        let found = moved(&before, &after).unwrap();
        assert!(found.parts.is_empty());
        assert_eq!(found.unexplained, Some(Range { low: 100.0, high: 100.0 }));
    }
}
