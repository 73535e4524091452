//! What closing gaps does to a community's score and gate.

use serde::Serialize;

use crate::audit::{CommunityAudit, Credit, GatePart, ItemAudit, Range};
use crate::judge::score::{self, ItemCredit};
use crate::verdict::{Level, Verdict};

/// What closing a gap, or several, does to the gate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct GateGain {
    /// Whether the gate fails and an item of it is closed.
    pub is_in_the_way: bool,
    /// Whether the gate then passes; null where facts are missing for that.
    pub opens: Option<bool>,
    /// Items of the gate that still fail then.
    pub left: usize,
    /// Titles of the gate's parts of which the last failing item is closed.
    pub last_of: Vec<String>,
}

/// The score once these items' failing clauses are met in full: reckoned anew by the rule that
/// made it ([`score()`]). `None` where nothing applies.
pub(super) fn score(community: &CommunityAudit, closed: &[u32]) -> Option<Range> {
    let credits: Vec<ItemCredit> = community
        .items
        .iter()
        .map(|item| {
            let is_closed = closed.contains(&item.number);
            let credits = item.clauses.iter().filter_map(|clause| {
                let credit = clause.credit?;
                let is_met = is_closed && clause.level == Level::Must && clause.verdict == Verdict::Fail;
                Some(if is_met { Credit { low: 1.0, high: 1.0, ..credit } } else { credit })
            });
            score::item(item.score.of, credits)
        })
        .collect();
    score::total(&credits)
}

/// By how much the score rises at its low and at its high end, in points of 100.
pub(super) fn points(community: &CommunityAudit, closed: &[u32]) -> Option<Range> {
    let (before, after) = (score(community, &[])?, score(community, closed)?);
    // Scores are given to a millionth: so are their differences.
    let tidy = |points: f64| (points * 1e6).round() / 1e6;
    Some(Range { low: tidy(after.low - before.low), high: tidy(after.high - before.high) })
}

/// The gate once these items are closed; `None` where the standard has none.
pub(super) fn gate(community: &CommunityAudit, closed: &[u32]) -> Option<Verdict> {
    community.gate?;
    let parts = community.gate_parts.iter().map(|part| part_verdict(community, part, closed));
    Some(match Verdict::all_of(parts) {
        Verdict::NotApplicable => Verdict::Pass,
        verdict => verdict,
    })
}

/// What closing these items does to the gate; `None` where the standard has none.
pub(super) fn gate_gain(community: &CommunityAudit, closed: &[u32]) -> Option<GateGain> {
    let before = community.gate?;
    let after = gate(community, closed)?;
    let fails = |number: &u32, closed: &[u32]| verdict(community, *number, closed) == Verdict::Fail;
    let mut of_gate: Vec<u32> = community.gate_parts.iter().flat_map(|part| part.items.clone()).collect();
    of_gate.sort_unstable();
    of_gate.dedup();
    let is_in_the_way =
        before == Verdict::Fail && of_gate.iter().any(|item| closed.contains(item) && fails(item, &[]));
    let last_of = community.gate_parts.iter().filter(|part| {
        part.items.iter().any(|item| fails(item, &[])) && !part.items.iter().any(|item| fails(item, closed))
    });
    Some(GateGain {
        is_in_the_way,
        opens: match (before, after) {
            (Verdict::Fail, Verdict::Pass) => Some(true),
            (Verdict::Fail, Verdict::Unknown) => None,
            _ => Some(false),
        },
        left: of_gate.iter().filter(|item| fails(item, closed)).count(),
        last_of: last_of.map(|part| part.title.clone()).collect(),
    })
}

/// Items of the gate that fail, by number.
pub(super) fn in_the_way(community: &CommunityAudit) -> Vec<u32> {
    let mut items: Vec<u32> = community.gate_parts.iter().flat_map(|part| part.items.clone()).collect();
    items.retain(|item| verdict(community, *item, &[]) == Verdict::Fail);
    items.sort_unstable();
    items.dedup();
    items
}

fn part_verdict(community: &CommunityAudit, part: &GatePart, closed: &[u32]) -> Verdict {
    Verdict::all_of(part.items.iter().map(|item| verdict(community, *item, closed)))
}

/// An item's verdict once its failing clauses are met, if it is closed.
fn verdict(community: &CommunityAudit, number: u32, closed: &[u32]) -> Verdict {
    let item = community.items.iter().find(|item| item.number == number);
    item.map_or(Verdict::NotApplicable, |item| {
        if closed.contains(&number) { closed_verdict(item) } else { item.verdict }
    })
}

fn closed_verdict(item: &ItemAudit) -> Verdict {
    let must = item.clauses.iter().filter(|clause| clause.level == Level::Must);
    Verdict::all_of(must.map(|clause| match clause.verdict {
        Verdict::Fail => Verdict::Pass,
        verdict => verdict,
    }))
}
