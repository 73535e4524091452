//! Waivers (豁免): which apply on the day audited for. A waived clause is judged all the same
//! and stays failed; it only leaves the score that is shown beside the one without waivers.

use super::clause::ClauseOutcome;
use crate::audit::{WaivedBy, WaiverAudit, WaiverState};
use crate::dataset::{Dataset, Waiver};
use crate::date::{self, Date};
use crate::verdict::Verdict;

/// Waivers that end within so many days are told to end soon.
pub(super) const SOON: i32 = 30;

/// The waivers of one community.
pub(super) struct Waivers<'a> {
    dataset: &'a Dataset,
    /// Indices of the community's waivers.
    own: &'a [usize],
    as_of: Date,
}

impl<'a> Waivers<'a> {
    pub(super) fn for_community(dataset: &'a Dataset, own: &'a [usize], as_of: Date) -> Waivers<'a> {
        Waivers { dataset, own, as_of }
    }

    fn all(&self) -> impl Iterator<Item = &'a Waiver> {
        self.own.iter().map(|index| &self.dataset.waivers[*index])
    }

    /// Both days included.
    fn is_in_force(&self, waiver: &Waiver) -> bool {
        (waiver.granted..=waiver.expires).contains(&self.as_of)
    }

    /// The waiver that lets a clause off: of several in force, the one that lasts longest, of
    /// those the first.
    fn in_force(&self, clause: &str) -> Option<&'a Waiver> {
        let longest = |best: Option<&'a Waiver>, next: &'a Waiver| match best {
            Some(best) if best.expires >= next.expires => Some(best),
            _ => Some(next),
        };
        self.all().filter(|waiver| waiver.clause == clause && self.is_in_force(waiver)).fold(None, longest)
    }

    /// Says of every failing clause by what it is waived.
    pub(super) fn apply(&self, outcomes: &mut [ClauseOutcome]) {
        for audit in outcomes.iter_mut().map(|outcome| &mut outcome.audit) {
            if audit.verdict != Verdict::Fail {
                continue;
            }
            let Some(waiver) = self.in_force(&audit.id) else { continue };
            audit.waived = Some(WaivedBy {
                reason: waiver.reason.clone(),
                approver: waiver.approver.clone(),
                document: waiver.document.clone(),
                granted: waiver.granted.to_string(),
                expires: waiver.expires.to_string(),
            });
        }
    }

    /// Every waiver and what became of it, given the verdict of each clause.
    pub(super) fn audits(&self, verdict: impl Fn(&str) -> Option<Verdict>) -> Vec<WaiverAudit> {
        let audit = |waiver: &'a Waiver| {
            let verdict = verdict(&waiver.clause);
            let applies = verdict == Some(Verdict::Fail)
                && self.in_force(&waiver.clause).is_some_and(|other| std::ptr::eq(other, waiver));
            let state = if self.as_of < waiver.granted {
                WaiverState::NotYet
            } else if self.as_of > waiver.expires {
                WaiverState::Expired
            } else if applies {
                WaiverState::Applies
            } else {
                WaiverState::Unused
            };
            let (file, row) = self.dataset.place(waiver.origin);
            let days_left = date::days_between(self.as_of, waiver.expires);
            WaiverAudit {
                clause: waiver.clause.clone(),
                state,
                verdict,
                days_left,
                ends_soon: self.is_in_force(waiver) && days_left <= SOON,
                reason: waiver.reason.clone(),
                approver: waiver.approver.clone(),
                document: waiver.document.clone(),
                granted: waiver.granted.to_string(),
                expires: waiver.expires.to_string(),
                place: format!("{file}:{row}"),
            }
        };
        self.all().map(audit).collect()
    }
}
