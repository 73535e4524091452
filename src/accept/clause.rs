//! One obligatory clause at acceptance: before, now, and by how much it still fails.

use serde::Serialize;

use crate::audit::{ClauseAudit, Condition, Quantity};
use crate::units::Unit;
use crate::verdict::{Level, Verdict};

/// An obligatory clause before and now.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ClauseNow {
    pub id: String,
    pub quote: String,
    /// Null where the earlier audit has no such clause.
    pub before: Option<Verdict>,
    pub now: Verdict,
    /// Why it comes out as it does now, and what it rests on.
    pub reason: String,
    pub evidence: Vec<String>,
    pub measured: Option<Quantity>,
    /// By how much it fails, where that is a number.
    pub short: Vec<Shortfall>,
    /// Whether it fails and is waived.
    pub waived: bool,
}

/// By how much a clause fails.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Shortfall {
    /// The property of the facility that comes nearest; null where the clause's own measure is
    /// meant.
    pub property: Option<String>,
    pub by: f64,
    pub unit: Unit,
}

impl ClauseNow {
    /// The obligatory clauses of an item now, beside what they were.
    pub fn all(before: Option<&[ClauseAudit]>, now: &[ClauseAudit]) -> Vec<ClauseNow> {
        let must = now.iter().filter(|clause| clause.level == Level::Must);
        must.map(|clause| {
            let earlier = before.and_then(|clauses| clauses.iter().find(|earlier| earlier.id == clause.id));
            ClauseNow::of(earlier, clause)
        })
        .collect()
    }

    fn of(before: Option<&ClauseAudit>, now: &ClauseAudit) -> ClauseNow {
        let evidence = now.evidence.iter().map(|evidence| {
            let value = match &evidence.value {
                serde_json::Value::Null => String::new(),
                serde_json::Value::String(text) => format!("：{text}"),
                other => format!("：{other}"),
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
            short: if now.verdict == Verdict::Fail { shortfalls(now) } else { Vec::new() },
            waived: now.waived.is_some(),
        }
    }

    /// Whether a passing clause rests on something: a thing with its value, or a measurement.
    pub fn is_proved(&self) -> bool {
        self.now != Verdict::Pass || !self.evidence.is_empty() || self.measured.is_some()
    }

    /// Whether it stands in the way of acceptance: it fails, and nobody is let off it.
    pub fn is_failing(&self) -> bool {
        self.now == Verdict::Fail && !self.waived
    }
}

/// What the nearest to adequate facility lacks of each bound, or where facilities are not held
/// to bounds, what the clause's own measure lacks.
fn shortfalls(clause: &ClauseAudit) -> Vec<Shortfall> {
    let of_facilities: Vec<Shortfall> =
        clause.conditions.iter().filter_map(|condition| of_nearest(clause, condition)).collect();
    if !of_facilities.is_empty() {
        return of_facilities;
    }
    let (Some(measured), Some(required)) = (clause.measured, clause.required) else { return Vec::new() };
    let below = required.min.zip(measured.high).map(|(min, high)| min - high);
    let above = required.max.map(|max| measured.low - max);
    let by = below.into_iter().chain(above).find(|by| *by > 0.0);
    by.map(|by| Shortfall { property: None, by, unit: required.unit }).into_iter().collect()
}

fn of_nearest(clause: &ClauseAudit, condition: &Condition) -> Option<Shortfall> {
    let values = clause
        .evidence
        .iter()
        .filter(|evidence| evidence.property.as_deref() == Some(&condition.property))
        .filter_map(|evidence| evidence.value.as_f64());
    let by = values
        .map(|value| {
            let below = condition.min.map_or(0.0, |min| min - value);
            below.max(condition.max.map_or(0.0, |max| value - max))
        })
        .min_by(f64::total_cmp)?;
    let unit = condition.unit?;
    (by > 0.0).then(|| Shortfall { property: Some(condition.property.clone()), by, unit })
}
