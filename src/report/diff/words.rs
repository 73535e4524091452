//! Words a diff is told in.

use crate::audit::{Condition, Range};
use crate::diff::{Cause, InputFate, Rule, ThresholdChange};
use crate::lang::Lang;
use crate::messages::diff as say;
use crate::report::wording;
use crate::units::{Unit, plain, quantity};
use crate::verdict::Verdict;
use crate::vocabulary::{Layer, Vocabulary};

/// What stands at places of a kind; places nobody has named here keep their pointer.
pub(super) fn elsewhere_words(kind: &str, lang: Lang) -> String {
    if kind.ends_with(" (order)") {
        return say::order(lang);
    }
    let within: Vec<&str> =
        kind.split('/').filter(|part| !matches!(*part, "" | "*" | "communities")).collect();
    match within[..] {
        ["quality", ..] => say::findings_about_data(lang),
        ["map", ..] => say::map(lang),
        ["gaps", ..] | ["list_title"] => say::gap_list(lang),
        ["unknowns", ..] => say::facts_to_find_out(lang),
        ["access", ..] => say::access_profile(lang),
        ["pace_changes", ..] => say::verdicts_at_other_paces(lang),
        ["gate_parts", ..] => say::parts_of_gate(lang),
        ["items", "clauses", "reason" | "note"] | ["titles", ..] => say::wording_of_reasons(lang),
        ["waivers" | "with_waivers", ..] | ["items", "clauses", "waived", ..] => say::waivers(lang),
        ["items", "clauses", "evidence", ..] => say::where_evidence_stands(lang),
        _ => kind.to_owned(),
    }
}

pub(super) fn fate_words(fate: InputFate, lang: Lang) -> String {
    match fate {
        InputFate::Added => say::files_added(lang),
        InputFate::Removed => say::files_gone(lang),
        InputFate::Changed => say::files_changed(lang),
        InputFate::Renamed => say::files_moved_content_same(lang),
    }
}

/// A bound before and after: `要求 建筑面积不小于 200 平方米 → 不小于 260 平方米`.
pub(super) fn threshold_words(threshold: &ThresholdChange, vocabulary: &Vocabulary, lang: Lang) -> String {
    let what = match &threshold.property {
        None => say::required(lang),
        Some(id) => match vocabulary.property(Layer::Facilities, id) {
            Some(known) if lang == Lang::Zh => known.label_zh().to_owned(),
            _ => id.clone(),
        },
    };
    let shown = |condition: &Option<Condition>| match condition {
        None => say::none(lang),
        Some(condition) => condition_words(condition, lang),
    };
    let (old, new) = (shown(&threshold.before), shown(&threshold.after));
    say::was_and_is(lang, &what, &old, &new)
}

fn condition_words(condition: &Condition, lang: Lang) -> String {
    let number =
        |value: f64| condition.unit.map_or_else(|| plain(value), |unit: Unit| quantity(value, unit, lang));
    let bounds = wording::bounds(condition.min, condition.max, number, lang);
    let is = condition.is.map(|is| match is {
        true => say::yes(lang),
        false => say::no(lang),
    });
    let holds = (!condition.contains.is_empty()).then(|| condition.contains.join(lang.comma()));
    let parts: Vec<String> =
        Some(bounds).filter(|text| !text.is_empty()).into_iter().chain(is).chain(holds).collect();
    if parts.is_empty() { say::none(lang) } else { parts.join(lang.comma()) }
}

pub(super) fn verdicts(before: Option<Verdict>, after: Option<Verdict>, lang: Lang) -> String {
    let shown = |verdict: Option<Verdict>| verdict.map_or("—", |verdict| wording::verdict(verdict, lang));
    let (old, new) = (shown(before), shown(after));
    if before == after { say::still(lang, &new) } else { format!("{old} → {new}") }
}

/// By how much both ends move: `+2.5`, or each end where they differ.
pub(super) fn ends(by: Range, lang: Lang) -> String {
    let signed = |points: f64| {
        let rounded = (points * 100.0).round() / 100.0;
        if rounded == 0.0 && points != 0.0 {
            format!("{points:+.6}")
        } else if rounded == 0.0 {
            "0".to_owned()
        } else {
            format!("{rounded:+}")
        }
    };
    let (low, high) = (signed(by.low), signed(by.high));
    if by.low == by.high { low } else { say::low_high(lang, &low, &high) }
}

/// A cause as files name it.
pub(super) fn cause_id(cause: Cause) -> &'static str {
    match cause {
        Cause::Standard => "standard",
        Cause::Data => "data",
        Cause::Place => "place",
        Cause::Time => "time",
        Cause::Method => "method",
    }
}

/// A rule as files name it.
pub(super) fn rule_id(rule: Rule) -> String {
    serde_json::to_value(rule).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

pub(super) fn rule_words(rule: Rule, lang: Lang) -> String {
    match rule {
        Rule::ClauseAdded => say::standard_new_clause(lang),
        Rule::ClauseWithdrawn => say::standard_clause_withdrawn(lang),
        Rule::Threshold => say::standard_another_threshold(lang),
        Rule::Condition => say::standard_other_conditions_on_facilities(lang),
        Rule::Level => say::standard_another_level(lang),
        Rule::Quote => say::standard_other_words(lang),
        Rule::Reach => say::standard_another_walk(lang),
        Rule::Verified => say::standard_source_verified_or_not(lang),
        Rule::StandardOtherwise => say::standard_something_else_of(lang),
        Rule::FactArrived => say::data_fact_arrived(lang),
        Rule::FactWithdrawn => say::data_fact_withdrawn(lang),
        Rule::Moved => say::place_changed(lang),
        Rule::Expired => say::time_answer_expired(lang),
        Rule::ValidAgain => say::time_answer_still_valid(lang),
        Rule::OtherDay => say::time_another_day(lang),
        Rule::Pace => say::method_another_pace(lang),
        Rule::Walking => say::method_walks_measured_otherwise(lang),
        Rule::Tool => say::method_program(lang),
    }
}
