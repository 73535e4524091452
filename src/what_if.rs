//! What a place would come to with facilities that are planned or proposed, beside what it is.
//! Never part of an audit: a supposed facility makes no clause pass.

use serde::Serialize;

use crate::audit::{Audit, ClauseAudit, CommunityAudit, Range, Unserved};
use crate::session::Supposed;
use crate::verdict::{Level, Verdict};

/// What would be, beside what is.
#[derive(Clone, Debug, Serialize)]
pub struct WhatIf {
    /// Says in the file that this is no audit.
    pub note: String,
    /// Names of the datasets audited.
    pub datasets: Vec<String>,
    /// The day audited for, `YYYY-MM-DD`.
    pub as_of: String,
    /// What the standard calls its gate, if it has one.
    pub gate: Option<String>,
    /// Facilities supposed to be there: id, and name where they have one.
    pub supposed: Vec<Supposed>,
    /// The communities, in the audit's order.
    pub communities: Vec<CommunityWhatIf>,
}

/// One community.
#[derive(Clone, Debug, Serialize)]
pub struct CommunityWhatIf {
    /// Its id in the dataset.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it comes to.
    pub is: CommunityState,
    /// What it would come to.
    pub would_be: CommunityState,
    /// Items and clauses that would come out otherwise.
    pub items: Vec<Turned>,
    /// Clauses that would come out otherwise, or serve others.
    pub clauses: Vec<TurnedClause>,
}

/// What a community comes to.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CommunityState {
    /// 0 to 100; null when no item applies.
    pub score: Option<Range>,
    /// Null when the standard has no gate.
    pub gate: Option<Verdict>,
    /// Items that fail.
    pub failing: usize,
    /// Items that are undecided.
    pub unknown: usize,
}

/// An item's verdicts.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Turned {
    /// Its number.
    pub item: u32,
    /// Its title.
    pub title: String,
    /// What it comes to.
    pub is: Verdict,
    /// What it would come to.
    pub would_be: Verdict,
}

/// A clause's verdicts.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TurnedClause {
    /// Number of the item.
    pub item: u32,
    /// Its id.
    pub id: String,
    /// How binding it is.
    pub level: Level,
    /// What it comes to.
    pub is: Verdict,
    /// What it would come to.
    pub would_be: Verdict,
    /// Why it would come out so.
    pub reason: String,
    /// Who would be served and is not now; null where the clause is not about walks, or the
    /// residences do not say how many that is.
    pub residents_won: Option<f64>,
    /// The same in households.
    pub households_won: Option<f64>,
    /// The same in residential buildings.
    pub dwellings_won: Option<i64>,
}

impl CommunityState {
    fn from_audit(community: &CommunityAudit) -> CommunityState {
        CommunityState {
            score: community.score,
            gate: community.gate,
            failing: community.items_that(Verdict::Fail),
            unknown: community.items_that(Verdict::Unknown),
        }
    }
}

impl WhatIf {
    /// Sets a supposed audit beside the real one of the same communities.
    pub fn between(real: &Audit, supposed_audit: &Audit, supposed: Vec<Supposed>, note: &str) -> WhatIf {
        let pairs = real.communities.iter().zip(&supposed_audit.communities);
        WhatIf {
            note: note.to_owned(),
            datasets: real.datasets.clone(),
            as_of: real.as_of.clone(),
            gate: real.standard.gate.clone(),
            supposed,
            communities: pairs.map(|(is, would)| community(is, would)).collect(),
        }
    }
}

fn community(is: &CommunityAudit, would: &CommunityAudit) -> CommunityWhatIf {
    let (mut items, mut clauses) = (Vec::new(), Vec::new());
    for (item, other) in is.items.iter().zip(&would.items) {
        if item.verdict != other.verdict {
            items.push(Turned {
                item: item.number,
                title: item.title.clone(),
                is: item.verdict,
                would_be: other.verdict,
            });
        }
        let pairs = item.clauses.iter().zip(&other.clauses);
        clauses.extend(pairs.filter_map(|(clause, other)| turned(item.number, clause, other)));
    }
    CommunityWhatIf {
        id: is.id.clone(),
        name: is.name.clone(),
        is: CommunityState::from_audit(is),
        would_be: CommunityState::from_audit(would),
        items,
        clauses,
    }
}

/// A clause that would come out otherwise, or serve others; nothing where all stays.
fn turned(item: u32, is: &ClauseAudit, would: &ClauseAudit) -> Option<TurnedClause> {
    let won = |count: fn(&Unserved) -> Option<f64>| {
        let before = is.unserved.as_ref().and_then(count)?;
        // A clause that passes has nobody unserved to tell of.
        let after = would.unserved.as_ref().map_or(Some(0.0), count)?;
        Some(before - after)
    };
    let dwellings = is.unserved.map(|unserved| {
        unserved.dwellings as i64 - would.unserved.map_or(0, |unserved| unserved.dwellings as i64)
    });
    let is_same = is.verdict == would.verdict && dwellings.is_none_or(|won| won == 0);
    (!is_same).then(|| TurnedClause {
        item,
        id: is.id.clone(),
        level: is.level,
        is: is.verdict,
        would_be: would.verdict,
        reason: would.reason.clone(),
        residents_won: won(|unserved| unserved.residents),
        households_won: won(|unserved| unserved.households),
        dwellings_won: dwellings,
    })
}
