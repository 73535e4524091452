//! One obligatory clause at acceptance: before, now, and by how much it still fails.

use serde::Serialize;

use crate::audit::{ClauseAudit, EvidenceValue, Quantity};
use crate::finding::Shortfall;
use crate::units::Unit;
use crate::verdict::{Level, Verdict};

/// An obligatory clause before and now.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ClauseNow {
    /// Its id.
    pub id: String,
    /// The words of the item's text that it checks.
    pub quote: String,
    /// Null where the earlier audit has no such clause.
    pub before: Option<Verdict>,
    /// Its verdict now.
    pub now: Verdict,
    /// Why it comes out as it does now, and what it rests on.
    pub reason: String,
    /// What it rests on now: an id, and the value where there is one.
    pub evidence: Vec<String>,
    /// What was measured now; null where nothing could be.
    pub measured: Option<Quantity>,
    /// By how much it fails, where that is a number.
    pub short: Vec<ShortBy>,
    /// Whether it fails and is waived.
    pub waived: bool,
}

/// By how much a clause fails.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ShortBy {
    /// The property of the facility that comes nearest; null where the clause's own measure is
    /// meant.
    pub property: Option<String>,
    /// By so much, in `unit`.
    pub by: f64,
    /// The bound's unit.
    pub unit: Unit,
}

impl ClauseNow {
    /// The obligatory clauses of an item now, beside what they were.
    pub(crate) fn all(before: Option<&[ClauseAudit]>, now: &[ClauseAudit]) -> Vec<ClauseNow> {
        let must = now.iter().filter(|clause| clause.level == Level::Must);
        must.map(|clause| {
            let earlier = before.and_then(|clauses| clauses.iter().find(|earlier| earlier.id == clause.id));
            ClauseNow::from_audits(earlier, clause)
        })
        .collect()
    }

    fn from_audits(before: Option<&ClauseAudit>, now: &ClauseAudit) -> ClauseNow {
        let evidence = now.evidence.iter().map(|evidence| {
            let value = match &evidence.value {
                EvidenceValue::Unknown => String::new(),
                known => format!("：{known}"),
            };
            format!("{}{value}", evidence.id)
        });
        ClauseNow {
            id: now.id.clone(),
            quote: now.quote.clone(),
            before: before.map(|clause| clause.verdict),
            now: now.verdict,
            reason: now.reason.clone(),
            evidence: evidence.collect(),
            measured: now.measured,
            short: if now.verdict == Verdict::Fail { short_by(now) } else { Vec::new() },
            waived: now.waived.is_some(),
        }
    }

    /// Whether a passing clause rests on something: a thing with its value, or a measurement.
    pub(crate) fn is_proved(&self) -> bool {
        self.now != Verdict::Pass || !self.evidence.is_empty() || self.measured.is_some()
    }

    /// Whether it stands in the way of acceptance: it fails, and nobody is let off it.
    pub(crate) fn is_failing(&self) -> bool {
        self.now == Verdict::Fail && !self.waived
    }
}

/// What the nearest to adequate facility lacks of each bound, or where facilities are not held
/// to bounds, what the clause's own measure lacks.
fn short_by(clause: &ClauseAudit) -> Vec<ShortBy> {
    let told = |shortfall: &Shortfall| ShortBy {
        property: shortfall.property.clone(),
        by: shortfall.told(),
        unit: shortfall.unit,
    };
    let of_facilities: Vec<ShortBy> = clause
        .conditions
        .iter()
        .filter_map(|condition| {
            let of_it = |one: &&Shortfall| one.property.as_ref() == Some(&condition.property);
            clause.shortfalls.iter().filter(|one| one.have.is_some()).find(of_it)
        })
        .map(told)
        .collect();
    if !of_facilities.is_empty() {
        return of_facilities;
    }
    clause.shortfalls.iter().find(|one| one.property.is_none()).map(told).into_iter().collect()
}
