//! Which facts to ask for first: those that close most of the score's interval.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::audit::{CommunityAudit, Need};
use crate::verdict::Level;

/// What to ask about one community, and how far that closes its score.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FactPlan {
    /// Id of the community.
    pub community: String,
    /// How wide the score's interval is now, in points.
    pub width: f64,
    /// The most worthwhile first.
    pub steps: Vec<PlanStep>,
}

/// Facts that together decide a clause.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PlanStep {
    /// The clause they are asked for.
    pub clause: String,
    /// What is still to be asked for it.
    pub needs: Vec<Need>,
    /// How wide the interval can still be, in points, once all of this and of the steps before is
    /// known.
    pub left: f64,
}

/// An obligatory clause left open.
struct OpenClause<'a> {
    clause: &'a str,
    needs: BTreeSet<&'a Need>,
    points: f64,
}

/// What to ask, clause by clause, the one that closes most points a fact first. An item's width is
/// shared evenly among its undecided obligatory clauses.
pub fn plan(audit: &CommunityAudit) -> Option<FactPlan> {
    let score = audit.score?;
    let weights: f64 = audit.items.iter().map(|item| item.score.of).sum();
    let mut open: Vec<OpenClause> = Vec::new();
    for item in &audit.items {
        let unknowns: Vec<_> = audit
            .unknowns
            .iter()
            .filter(|unknown| unknown.item == item.number && unknown.level == Level::Must)
            .collect();
        let points = (item.score.high - item.score.low) * 100.0 / weights / unknowns.len().max(1) as f64;
        open.extend(unknowns.into_iter().map(|unknown| OpenClause {
            clause: &unknown.clause,
            needs: unknown.needs.iter().collect(),
            points,
        }));
    }
    let width = score.high - score.low;
    let mut steps = Vec::new();
    let mut left = width;
    while !open.is_empty() {
        let worth = |open: &OpenClause| open.points / open.needs.len().max(1) as f64;
        let best = (0..open.len())
            .reduce(|best, next| if worth(&open[next]) > worth(&open[best]) { next } else { best });
        let Some(best) = best else { break };
        let chosen = open.remove(best);
        left = (left - chosen.points).max(0.0);
        // What is known by then is not asked again.
        open.iter_mut().for_each(|other| other.needs.retain(|need| !chosen.needs.contains(need)));
        steps.push(PlanStep {
            clause: chosen.clause.to_owned(),
            needs: chosen.needs.into_iter().cloned().collect(),
            left: if open.is_empty() { 0.0 } else { (left * 1e6).round() / 1e6 },
        });
    }
    (!steps.is_empty()).then(|| FactPlan {
        community: audit.id.clone(),
        width: (width * 1e6).round() / 1e6,
        steps,
    })
}

impl FactPlan {
    /// How many steps stay within so many facts, how many facts those are, and how wide the
    /// interval is then.
    pub(crate) fn within(&self, facts: usize) -> (usize, usize, f64) {
        let mut asked = 0;
        let mut left = self.width;
        for (index, step) in self.steps.iter().enumerate() {
            if asked + step.needs.len() > facts && index > 0 {
                return (index, asked, left);
            }
            asked += step.needs.len();
            left = step.left;
        }
        (self.steps.len(), asked, left)
    }
}
