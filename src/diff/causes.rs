//! Why a clause comes out otherwise: the rules, one line each in [`RULES`].
//!
//! An audit does not say why it differs from another, so causes are read off what both say:
//!
//! - **standard**: what is asked is another. Only where the standard's text differs: the
//!   thresholds, the conditions on each facility, the level, the quote, what is walked to and for
//!   how many minutes, whether the threshold's source is verified, the clause itself.
//! - **data**: less or more is known of the same place. What was undecided is decided (a fact
//!   arrived) or the other way round (a fact was withdrawn); an interval lies within the old one,
//!   or the old one within it; a value that was missing is there, or is missing.
//! - **place**: known before, known now, and different. Intervals of which neither lies within the
//!   other, other values of the same thing, things come or gone.
//! - **time**: the day audited for moved past the last day of an answer, or back before it.
//! - **method**: another pace over the same minutes, walks measured otherwise (paths, steps,
//!   joined paths), another version of the program.
//!
//! Several may hold. What was measured is compared only where it was measured alike: of the same
//! facilities under the same conditions, along the same walks. Where the very same files were
//! read, neither the place nor the data changed; what then is left is the standard (a `when`, a
//! vocabulary), the day, or the program. A clause with alternatives shows the one that decides,
//! so that under another standard another alternative may look like another threshold.

use super::heading::Circumstances;
use crate::audit::{AnswerState, ClauseAudit, Evidence, EvidenceValue, Need, Quantity, ReachWanted};
use crate::verdict::Verdict;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What changed, so that a clause comes out otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Cause {
    /// The standard's text.
    Standard,
    /// What the dataset says.
    Data,
    /// Where things are, or which there are.
    Place,
    /// The day audited for.
    Time,
    /// How walks are measured, or by which program.
    Method,
}

/// How a cause shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// The clause is new, or withdrawn.
    ClauseAdded,
    /// The clause is withdrawn.
    ClauseWithdrawn,
    /// A bound on what the clause measures is another.
    Threshold,
    /// A bound on each counted facility is another.
    Condition,
    /// How binding the clause is.
    Level,
    /// The words it checks.
    Quote,
    /// What is walked to, or for how many minutes.
    Reach,
    /// Whether the source of a threshold is at hand.
    Verified,
    /// Something else of the standard: the same files were read, and its text is another.
    StandardOtherwise,
    /// A fact that was missing is known.
    FactArrived,
    /// A fact that was known is missing.
    FactWithdrawn,
    /// What it rests on has another value, or other things decide.
    Moved,
    /// An answer that counted is over.
    Expired,
    /// Valid again, the day audited for being an earlier one.
    ValidAgain,
    /// The same files were read, and nothing but the day is another.
    OtherDay,
    /// The walking pace.
    Pace,
    /// How walks were measured: paths or straight lines, with steps or without.
    Walking,
    /// Another version of the program, or nothing that the audits say.
    Tool,
}

impl Rule {
    /// What kind of change it is.
    pub(crate) fn cause(self) -> Cause {
        match self {
            Rule::ClauseAdded
            | Rule::ClauseWithdrawn
            | Rule::Threshold
            | Rule::Condition
            | Rule::Level
            | Rule::Quote
            | Rule::Reach
            | Rule::Verified
            | Rule::StandardOtherwise => Cause::Standard,
            Rule::FactArrived | Rule::FactWithdrawn => Cause::Data,
            Rule::Moved => Cause::Place,
            Rule::Expired | Rule::ValidAgain | Rule::OtherDay => Cause::Time,
            Rule::Pace | Rule::Walking | Rule::Tool => Cause::Method,
        }
    }
}

/// One clause before and after, and what its audits were made under.
pub(super) struct ClausePair<'a> {
    pub(crate) circumstances: &'a Circumstances<'a>,
    pub(crate) before: &'a ClauseAudit,
    pub(crate) after: &'a ClauseAudit,
    /// What is missing to decide it.
    pub(crate) needs_before: &'a [Need],
    pub(crate) needs_after: &'a [Need],
    /// Whether walks were measured alike.
    pub(crate) same_walking: bool,
}

/// Whether a rule holds.
type Test = fn(&ClausePair) -> bool;

/// Every rule that reads a cause off the two, in the order they are told.
const RULES: [(Rule, Test); 13] = [
    (Rule::Threshold, |b| b.other_standard() && b.before.required != b.after.required && b.both_apply()),
    (Rule::Condition, |b| b.other_standard() && b.before.conditions != b.after.conditions && b.both_apply()),
    (Rule::Level, |b| b.other_standard() && b.before.level != b.after.level),
    (Rule::Quote, |b| b.other_standard() && b.before.quote != b.after.quote),
    (Rule::Reach, |b| b.other_standard() && b.other_reach()),
    (Rule::Verified, |b| b.other_standard() && b.before.unverified != b.after.unverified),
    (Rule::FactArrived, |b| b.known_more(b.before, b.after) && !b.runs_out()),
    (Rule::FactWithdrawn, |b| b.known_more(b.after, b.before) && !b.runs_out()),
    (Rule::Moved, |b| b.moved()),
    (Rule::Expired, |b| b.expired()),
    (Rule::ValidAgain, |b| b.valid_again()),
    (Rule::Pace, |b| !b.circumstances.same_pace && !b.other_reach() && b.other_metres()),
    (Rule::Walking, |b| b.is_walked() && !b.same_walking),
];

/// Every rule that holds for a clause whose audits differ; at least one.
pub(super) fn rules(both: &ClausePair) -> Vec<Rule> {
    let same = both.circumstances;
    let other_day = same.before.as_of != same.after.as_of;
    let other_method = !same.same_tool || !same.same_pace || !both.same_walking;
    let is_explained = !same.same_standard || other_day || other_method;
    let holds = |rule: Rule| !(same.same_inputs && is_explained && is_of_the_ground(rule));
    let told = RULES.iter().filter(|(_, test)| test(both)).map(|(rule, _)| *rule);
    let found: Vec<Rule> = told.filter(|rule| holds(*rule)).collect();
    if found.is_empty() { vec![left_over(both, other_day)] } else { found }
}

fn is_of_the_ground(rule: Rule) -> bool {
    matches!(rule.cause(), Cause::Data | Cause::Place)
}

/// What remains when no rule tells.
fn left_over(both: &ClausePair, other_day: bool) -> Rule {
    let same = both.circumstances;
    if same.same_inputs {
        return match () {
            () if !same.same_standard => Rule::StandardOtherwise,
            () if !same.same_tool => Rule::Tool,
            () if other_day => Rule::OtherDay,
            () => Rule::Tool,
        };
    }
    match (is_known(both.before), is_known(both.after)) {
        (true, true) => Rule::Moved,
        (true, false) => Rule::FactWithdrawn,
        (false, _) => Rule::FactArrived,
    }
}

fn is_known(clause: &ClauseAudit) -> bool {
    clause.verdict != Verdict::Unknown
}

impl ClausePair<'_> {
    fn other_standard(&self) -> bool {
        !self.circumstances.same_standard
    }

    /// Whether the clause is asked in both audits, or may be.
    fn both_apply(&self) -> bool {
        self.before.verdict != Verdict::NotApplicable && self.after.verdict != Verdict::NotApplicable
    }

    /// Minutes become metres by the pace; here they are turned back.
    fn minutes(&self) -> Option<(f64, f64)> {
        let (before, after) = (self.before.reach.as_ref()?, self.after.reach.as_ref()?);
        let paces = (self.circumstances.before.standard.pace, self.circumstances.after.standard.pace);
        Some((before.metres / paces.0, after.metres / paces.1))
    }

    fn other_reach(&self) -> bool {
        let categories = |reach: &Option<ReachWanted>| reach.as_ref().map(|reach| reach.categories.clone());
        let (before, after) = (categories(&self.before.reach), categories(&self.after.reach));
        let other_minutes = self.minutes().is_some_and(|(before, after)| (before - after).abs() > 1e-9);
        before.is_some() && after.is_some() && (before != after || other_minutes)
    }

    fn other_metres(&self) -> bool {
        let metres = |reach: &Option<ReachWanted>| reach.as_ref().map(|reach| reach.metres);
        self.both_apply() && metres(&self.before.reach) != metres(&self.after.reach)
    }

    /// Whether the clause is about walks, as far as its audits show.
    fn is_walked(&self) -> bool {
        let by_path =
            |evidence: &Evidence| ["apart", "off_network"].map(EvidenceValue::from).contains(&evidence.value);
        [self.before, self.after]
            .iter()
            .any(|clause| clause.reach.is_some() || clause.evidence.iter().any(by_path))
    }

    /// Whether something of what is asked is visibly another.
    fn asks_otherwise(&self) -> bool {
        self.other_standard()
            && (self.before.required != self.after.required
                || self.before.conditions != self.after.conditions
                || self.before.level != self.after.level
                || self.other_reach())
    }

    /// What was measured, where it was measured alike.
    fn measured(&self) -> Option<(Quantity, Quantity)> {
        let (before, after) = (self.before.measured?, self.after.measured?);
        let alike = before.unit == after.unit
            && self.before.conditions == self.after.conditions
            && self.before.reach == self.after.reach
            && (self.same_walking || !self.is_walked())
            // Under one standard only another alternative has other thresholds.
            && (self.other_standard() || self.before.required == self.after.required);
        alike.then_some((before, after))
    }

    /// Whether what was measured alike is another.
    fn measures_otherwise(&self) -> bool {
        self.measured().is_some_and(|(before, after)| before != after)
    }

    /// Whether an answer runs out, or is valid again, by the day audited for alone.
    fn runs_out(&self) -> bool {
        self.expired() || self.valid_again()
    }

    fn expired(&self) -> bool {
        let days = (&self.circumstances.before.as_of, &self.circumstances.after.as_of);
        days.0 < days.1
            && !has_expired(self.needs_before)
            && has_expired(self.needs_after)
            && self.same_answer()
    }

    fn valid_again(&self) -> bool {
        let days = (&self.circumstances.before.as_of, &self.circumstances.after.as_of);
        days.0 > days.1
            && has_expired(self.needs_before)
            && !has_expired(self.needs_after)
            && self.same_answer()
    }

    fn same_answer(&self) -> bool {
        let values = |clause: &ClauseAudit| -> Vec<EvidenceValue> {
            clause.evidence.iter().map(|evidence| evidence.value.clone()).collect()
        };
        values(self.before) == values(self.after)
    }

    /// Whether `then` knows something of the same place that `first` does not.
    fn known_more(&self, first: &ClauseAudit, then: &ClauseAudit) -> bool {
        let narrower = match self.measured() {
            Some((before, after)) => {
                let (wide, narrow) =
                    if std::ptr::eq(first, self.before) { (before, after) } else { (after, before) };
                wide != narrow && within(narrow, wide)
            }
            None => false,
        };
        let decided =
            !is_known(first) && is_known(then) && !self.asks_otherwise() && !self.measures_otherwise();
        let found = self.values().any(|(before, after)| {
            let (first, then) =
                if std::ptr::eq(first, self.before) { (before, after) } else { (after, before) };
            first.is_unknown() && !then.is_unknown()
        });
        // Undecided both times, but with something to go by now.
        let with_more =
            !is_known(first) && !is_known(then) && !self.asks_otherwise() && has_more(first, then);
        narrower || decided || found || with_more
    }

    /// Whether what was known is another.
    fn moved(&self) -> bool {
        let measured =
            self.measured().is_some_and(|(before, after)| !within(before, after) && !within(after, before));
        let known = is_known(self.before) && is_known(self.after);
        let decided = known
            && self.before.verdict != self.after.verdict
            && !self.asks_otherwise()
            && !self.measures_otherwise()
            && (self.same_walking || !self.is_walked())
            && !self.other_metres();
        let values = self
            .values()
            .any(|(before, after)| before != after && !before.is_unknown() && !after.is_unknown());
        let come_or_gone = known
            && self.measured().is_some_and(|(before, after)| before == after)
            && (has_more(self.before, self.after) || has_more(self.after, self.before));
        measured || decided || values || come_or_gone
    }

    /// Values of the same things before and after, and numbers of who is not served.
    fn values(&self) -> impl Iterator<Item = (EvidenceValue, EvidenceValue)> {
        let comparable = self.same_walking || !self.is_walked();
        let evidence = self.before.evidence.iter().filter(move |_| comparable).filter_map(|old| {
            let new = self.after.evidence.iter().find(|new| same_thing(old, new))?;
            Some((old.value.clone(), new.value.clone()))
        });
        let unserved = match (self.before.unserved, self.after.unserved) {
            (Some(before), Some(after)) if comparable && self.before.reach == self.after.reach => vec![
                (before.residents.into(), after.residents.into()),
                (before.households.into(), after.households.into()),
                (Some(before.dwellings as f64).into(), Some(after.dwellings as f64).into()),
            ],
            _ => Vec::new(),
        };
        evidence.chain(unserved)
    }
}

fn same_thing(one: &Evidence, other: &Evidence) -> bool {
    one.layer == other.layer && one.id == other.id && one.property == other.property
}

/// Whether the second clause rests on something the first does not.
fn has_more(first: &ClauseAudit, then: &ClauseAudit) -> bool {
    then.evidence.iter().any(|new| !first.evidence.iter().any(|old| same_thing(old, new)))
}

fn has_expired(needs: &[Need]) -> bool {
    needs.iter().any(|need| matches!(need, Need::Answer { state: AnswerState::Expired, .. }))
}

/// Whether one measurement lies within another, its ends included.
fn within(narrow: Quantity, wide: Quantity) -> bool {
    let high = |measured: Quantity| measured.high.unwrap_or(f64::INFINITY);
    wide.low <= narrow.low && high(narrow) <= high(wide)
}

#[cfg(test)]
mod tests;
