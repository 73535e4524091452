//! Answers put behind those of `survey.csv`, and which of them may be: nothing that a person
//! entered is changed, or set aside by an answer of another opinion.

use crate::check::Attest;
use crate::dataset::{Answer, Reply};
use crate::date::Date;
use crate::lang::{Both, InBoth};
use crate::messages::form as say;

/// What becomes of a new answer.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum AnswerStep {
    /// It is put behind the others.
    Append,
    /// The dataset says so already.
    Same,
    /// The dataset says otherwise, and why that stands.
    Conflict(Both),
}

/// What becomes of a new answer, given those that the dataset has for the same community and
/// clause.
pub(super) fn step(new: &Answer, known: &[&Answer], attest: &Attest, as_of: Date) -> AnswerStep {
    let Some(latest) = known.iter().max_by_key(|answer| answer.date) else { return AnswerStep::Append };
    let adds = |given: &Option<String>, known: &Option<String>| given.is_some() && given != known;
    let says_more = adds(&new.evidence, &latest.evidence)
        || adds(&new.by, &latest.by)
        || adds(&new.note, &latest.note)
        || new.date.is_some() && new.date != latest.date
        || new.expires.is_some() && new.expires != latest.expires;
    if new.reply == latest.reply && !says_more {
        return AnswerStep::Same;
    }
    if attest.lack(latest, as_of).is_none() {
        return AnswerStep::Conflict(say::dataset_answer_counts(InBoth));
    }
    if new.date < latest.date {
        let day = latest.date.map_or(String::new(), |day| day.to_string());
        return AnswerStep::Conflict(say::dataset_answer_is_newer(InBoth, &day));
    }
    let contradicts = known.iter().any(|answer| {
        answer.reply != new.reply && (answer.date == new.date || answer.date.is_none() || new.date.is_none())
    });
    if contradicts {
        return AnswerStep::Conflict(say::contradicts_same_day(InBoth));
    }
    if new.date == latest.date && attest.lack(new, as_of).is_some() {
        return AnswerStep::Conflict(say::no_better_supported(InBoth));
    }
    AnswerStep::Append
}

/// The columns of `survey.csv`.
pub(super) const COLUMNS: [&str; 9] =
    ["community", "clause", "answer", "value", "evidence", "by", "date", "expires", "note"];

/// An answer as `survey.csv` has it.
pub(super) fn row(answer: &Answer, community: &str) -> Vec<String> {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let day = |day: Option<Date>| day.map_or(String::new(), |day| day.to_string());
    vec![
        community.to_owned(),
        answer.clause.clone(),
        reply(answer.reply).to_owned(),
        text(&answer.value),
        text(&answer.evidence),
        text(&answer.by),
        day(answer.date),
        day(answer.expires),
        text(&answer.note),
    ]
}

/// A reply as tables have it.
pub(super) fn reply(reply: Reply) -> &'static str {
    match reply {
        Reply::Yes => "是",
        Reply::No => "否",
        Reply::NotApplicable => "不适用",
    }
}
