//! Words every report uses alike.

use indexmap::IndexMap;

use crate::audit::{
    ClauseAudit, CommunityAudit, Evidence, Grade, PaceChange, Quantity, Range, Required, StandardUsed,
    WaiverAudit, WaiverState,
};
use crate::document::TableCell;
use crate::lang::Lang;
use crate::messages::report as say;
use crate::register::ProjectStage;
use crate::units::{plain, quantity};
use crate::verdict::{Level, Verdict};

/// A verdict for a reader.
pub(crate) fn verdict(verdict: Verdict, lang: Lang) -> &'static str {
    match verdict {
        Verdict::Pass => say::verdict_pass(lang),
        Verdict::Fail => say::verdict_fail(lang),
        Verdict::Unknown => say::verdict_unknown(lang),
        Verdict::NotApplicable => say::verdict_not_applicable(lang),
    }
}

/// A verdict's cell.
pub(crate) fn verdict_cell(verdict: Verdict, lang: Lang) -> TableCell<'static> {
    TableCell::toned(self::verdict(verdict, lang), verdict)
}

/// A clause's verdict, and whether it is waived, as a cell.
pub(crate) fn clause_cell(clause: &ClauseAudit, lang: Lang) -> TableCell<'static> {
    TableCell::toned(clause_verdict(clause, lang), clause.verdict)
}

/// A clause's verdict, and whether it is waived.
pub(crate) fn clause_verdict(clause: &ClauseAudit, lang: Lang) -> String {
    let verdict = verdict(clause.verdict, lang);
    match clause.waived {
        None => verdict.to_owned(),
        Some(_) => say::verdict_waived(lang, &verdict),
    }
}

/// The gate's verdict: a gate is passed, not met.
pub(crate) fn gate(gate: Verdict, lang: Lang) -> &'static str {
    match gate {
        Verdict::Pass => say::gate_pass(lang),
        Verdict::Fail => say::gate_fail(lang),
        _ => verdict(gate, lang),
    }
}

/// How binding a clause is, for a reader.
pub(crate) fn level(level: Level, lang: Lang) -> &'static str {
    match level {
        Level::Must => say::level_must(lang),
        Level::Should => say::level_should(lang),
        Level::May => say::level_may(lang),
    }
}

/// How far a project is.
pub(crate) fn stage(stage: ProjectStage, lang: Lang) -> &'static str {
    match stage {
        ProjectStage::NotStarted => say::stage_not_started(lang),
        ProjectStage::UnderWay => say::stage_under_way(lang),
        ProjectStage::Complete => say::stage_complete(lang),
        ProjectStage::Accepted => say::stage_accepted(lang),
    }
}

/// The same for programs, as `audit.json` has it.
pub(crate) fn level_id(level: Level) -> &'static str {
    match level {
        Level::Must => "must",
        Level::Should => "should",
        Level::May => "may",
    }
}

/// A verdict for programs, as `audit.json` has it.
pub(crate) fn verdict_id(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Pass => "pass",
        Verdict::Fail => "fail",
        Verdict::Unknown => "unknown",
        Verdict::NotApplicable => "not_applicable",
    }
}

/// Points cut to a tenth, not rounded, so that 84.96 never shows as 85.0.
pub(crate) fn points(points: f64) -> f64 {
    (points * 10.0 + 1e-6).floor() / 10.0
}

/// `57.5`, or `52.0—88.5`.
pub(crate) fn score(range: Range) -> String {
    let (low, high) = (points(range.low), points(range.high));
    if range.low == range.high { format!("{low:.1}") } else { format!("{low:.1}—{high:.1}") }
}

/// `良好`, or `合格—优秀` where the score's ends earn different grades.
pub(crate) fn grade(grade: &Grade) -> String {
    if grade.low == grade.high { grade.low.clone() } else { format!("{}—{}", grade.low, grade.high) }
}

/// What was measured: `120 平方米`, `2 处—4 处`, or `至少 2 处` where nothing bounds it.
pub(crate) fn measured(measured: &Quantity, lang: Lang) -> String {
    let low = quantity(measured.low, measured.unit, lang);
    match measured.high {
        Some(high) if high == measured.low => low,
        Some(high) => format!("{low}—{}", quantity(high, measured.unit, lang)),
        None => say::at_least_low(lang, &low),
    }
}

/// What is required: `不小于 200 平方米`.
pub(crate) fn required(required: &Required, lang: Lang) -> String {
    bounds(required.min, required.max, |value| quantity(value, required.unit, lang), lang)
}

/// Bounds in words, each end as `text` puts it; empty where there are none.
pub(crate) fn bounds(min: Option<f64>, max: Option<f64>, text: impl Fn(f64) -> String, lang: Lang) -> String {
    match (min.map(&text), max.map(&text)) {
        (Some(min), Some(max)) if min == max => min,
        (Some(min), Some(max)) => say::from_to(lang, &min, &max),
        (Some(min), None) => say::at_least(lang, &min),
        (None, Some(max)) => say::at_most(lang, &max),
        (None, None) => String::new(),
    }
}

/// A verdict at another pace: `若步速为 60 米/分钟，11.b 为不达标`.
pub(crate) fn pace_change(change: &PaceChange, lang: Lang) -> String {
    let (clause, pace) = (&change.clause, plain(change.pace));
    let verdict = verdict(change.verdict, lang);
    say::verdict_at_pace(lang, &pace, &clause, &verdict)
}

/// What became of a waiver: `适用`, with how long it still counts where that is not long.
pub(crate) fn waiver_state(waiver: &WaiverAudit, lang: Lang) -> String {
    let (granted, expires, days) = (&waiver.granted, &waiver.expires, waiver.days_left);
    let state = match waiver.state {
        WaiverState::Applies => say::applies(lang),
        WaiverState::Unused => match waiver.verdict {
            Some(Verdict::Fail) | None => say::unused(lang),
            Some(verdict) => {
                let verdict = self::verdict(verdict, lang);
                say::unused_clause(lang, &verdict)
            }
        },
        WaiverState::Expired => return say::expired_on(lang, &expires),
        WaiverState::NotYet => return say::not_in_force_before(lang, &granted),
    };
    let soon = match waiver.ends_soon {
        false => String::new(),
        true => say::and_days_left(lang, &days),
    };
    say::state_until(lang, &state, &expires, &soon)
}

/// A waiver in one line: `豁免 12.a：适用，至 2024-06-30 止——理由（批准单位，文号）`.
pub(crate) fn waiver(waiver: &WaiverAudit, lang: Lang) -> String {
    let (clause, state) = (&waiver.clause, waiver_state(waiver, lang));
    let (reason, approver, document) = (&waiver.reason, &waiver.approver, &waiver.document);
    say::waiver_of(lang, &clause, &state, &reason, &approver, &document)
}

/// What a community comes to without the waived clauses, where there are any.
pub(crate) fn with_waivers(community: &CommunityAudit, lang: Lang) -> Option<String> {
    let with = community.with_waivers.as_ref()?;
    let clauses = with.clauses.join(lang.comma());
    let points = with.score.map_or("—".to_owned(), score);
    let grade = with.grade.as_ref().map_or(String::new(), grade);
    let without = community.score.map_or("—".to_owned(), score);
    Some(say::without_waived_clauses(lang, &clauses, &points, &grade, &without))
}

/// What of a standard nobody has found a source for: its parts by name, and the clauses with how
/// many of their numbers.
pub(crate) fn unverified(standard: &StandardUsed, lang: Lang) -> (Vec<String>, IndexMap<&str, usize>) {
    let (mut parts, mut clauses) = (Vec::new(), IndexMap::new());
    for key in &standard.unverified {
        match key.as_str() {
            "pace" => parts.push(say::the_pace(lang)),
            "grades" => parts.push(say::the_grades(lang)),
            "gate" => parts.push(standard.gate.clone().unwrap_or_else(|| say::the_gate(lang))),
            threshold => {
                let clause = threshold.split(' ').next().unwrap_or(threshold);
                *clauses.entry(clause).or_insert(0) += 1;
            }
        }
    }
    (parts, clauses)
}

/// The things and values that decided a clause: `zhongshan-f3：120；…`.
pub(crate) fn evidence(clause: &ClauseAudit) -> String {
    let one = |evidence: &Evidence| {
        let value = evidence.value.to_string();
        let property = evidence.property.as_deref().map_or(String::new(), |property| format!(" {property}"));
        let note = evidence.note.as_deref().map_or(String::new(), |note| format!("（{note}）"));
        let separator = if value.is_empty() { "" } else { " = " };
        format!("{}{property}{separator}{value}{note}", evidence.id)
    };
    clause.evidence.iter().map(one).collect::<Vec<_>>().join("；")
}
