//! Words every report uses alike.

use indexmap::IndexMap;

use crate::audit::{
    ClauseAudit, Evidence, Grade, Level, Measured, PaceChange, Range, Required, StandardUsed,
};
use crate::lang::Lang;
use crate::say;
use crate::units::{plain, quantity};
use crate::verdict::Verdict;

/// A verdict for a reader.
pub fn verdict(verdict: Verdict, lang: Lang) -> &'static str {
    match (verdict, lang) {
        (Verdict::Pass, Lang::Zh) => "达标",
        (Verdict::Fail, Lang::Zh) => "不达标",
        (Verdict::Unknown, Lang::Zh) => "待核实",
        (Verdict::NotApplicable, Lang::Zh) => "不适用",
        (Verdict::Pass, Lang::En) => "pass",
        (Verdict::Fail, Lang::En) => "fail",
        (Verdict::Unknown, Lang::En) => "unknown",
        (Verdict::NotApplicable, Lang::En) => "n/a",
    }
}

/// The gate's verdict: a gate is passed, not met.
pub fn gate(gate: Verdict, lang: Lang) -> &'static str {
    match (gate, lang) {
        (Verdict::Pass, Lang::Zh) => "通过",
        (Verdict::Fail, Lang::Zh) => "不通过",
        _ => verdict(gate, lang),
    }
}

/// How binding a clause is, for a reader.
pub fn level(level: Level, lang: Lang) -> &'static str {
    match (level, lang) {
        (Level::Must, Lang::Zh) => "应",
        (Level::Should, Lang::Zh) => "宜",
        (Level::May, Lang::Zh) => "可",
        (level, Lang::En) => level_id(level),
    }
}

/// The same for programs, as `audit.json` has it.
pub fn level_id(level: Level) -> &'static str {
    match level {
        Level::Must => "must",
        Level::Should => "should",
        Level::May => "may",
    }
}

/// A verdict for programs, as `audit.json` has it.
pub fn verdict_id(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Pass => "pass",
        Verdict::Fail => "fail",
        Verdict::Unknown => "unknown",
        Verdict::NotApplicable => "not_applicable",
    }
}

/// Points cut to a tenth, not rounded, so that 84.96 never shows as 85.0.
pub fn points(points: f64) -> f64 {
    (points * 10.0 + 1e-6).floor() / 10.0
}

/// `57.5`, or `52.0—88.5`.
pub fn score(range: Range) -> String {
    let (low, high) = (points(range.low), points(range.high));
    if range.low == range.high { format!("{low:.1}") } else { format!("{low:.1}—{high:.1}") }
}

/// `良好`, or `合格—优秀` where the score's ends earn different grades.
pub fn grade(grade: &Grade) -> String {
    if grade.low == grade.high { grade.low.clone() } else { format!("{}—{}", grade.low, grade.high) }
}

/// What was measured: `120 平方米`, `2 处—4 处`, or `至少 2 处` where nothing bounds it.
pub fn measured(measured: &Measured, lang: Lang) -> String {
    let low = quantity(measured.low, measured.unit, lang);
    match measured.high {
        Some(high) if high == measured.low => low,
        Some(high) => format!("{low}—{}", quantity(high, measured.unit, lang)),
        None => say!(lang, "至少 {low}", "at least {low}"),
    }
}

/// What is required: `不小于 200 平方米`.
pub fn required(required: &Required, lang: Lang) -> String {
    bounds(required.min, required.max, |value| quantity(value, required.unit, lang), lang)
}

/// Bounds in words, each end as `text` puts it; empty where there are none.
pub fn bounds(min: Option<f64>, max: Option<f64>, text: impl Fn(f64) -> String, lang: Lang) -> String {
    match (min.map(&text), max.map(&text)) {
        (Some(min), Some(max)) if min == max => min,
        (Some(min), Some(max)) => say!(lang, "{min} 至 {max}", "{min} to {max}"),
        (Some(min), None) => say!(lang, "不小于 {min}", "at least {min}"),
        (None, Some(max)) => say!(lang, "不大于 {max}", "at most {max}"),
        (None, None) => String::new(),
    }
}

/// A verdict at another pace: `若步速为 60 米/分钟，11.b 为不达标`.
pub fn pace_change(change: &PaceChange, lang: Lang) -> String {
    let (clause, pace) = (&change.clause, plain(change.pace));
    let verdict = verdict(change.verdict, lang);
    say!(
        lang,
        "若步速为 {pace} 米/分钟，{clause} 为{verdict}",
        "At {pace} m/min, {clause} would be: {verdict}"
    )
}

/// What of a standard nobody has found a source for: its parts by name, and the clauses with how
/// many of their numbers.
pub fn unverified(standard: &StandardUsed, lang: Lang) -> (Vec<String>, IndexMap<&str, usize>) {
    let (mut parts, mut clauses) = (Vec::new(), IndexMap::new());
    for key in &standard.unverified {
        match key.as_str() {
            "pace" => parts.push(say!(lang, "步速", "the pace")),
            "grades" => parts.push(say!(lang, "等级分数线", "the grades")),
            "gate" => parts.push(standard.gate.clone().unwrap_or_else(|| say!(lang, "关口", "the gate"))),
            threshold => {
                let clause = threshold.split(' ').next().unwrap_or(threshold);
                *clauses.entry(clause).or_insert(0) += 1;
            }
        }
    }
    (parts, clauses)
}

/// The things and values that decided a clause: `zhongshan-f3：120；…`.
pub fn evidence(clause: &ClauseAudit) -> String {
    let one = |evidence: &Evidence| {
        let value = match &evidence.value {
            serde_json::Value::Null => String::new(),
            serde_json::Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        let property = evidence.property.as_deref().map_or(String::new(), |property| format!(" {property}"));
        let note = evidence.note.as_deref().map_or(String::new(), |note| format!("（{note}）"));
        let separator = if value.is_empty() { "" } else { " = " };
        format!("{}{property}{separator}{value}{note}", evidence.id)
    };
    clause.evidence.iter().map(one).collect::<Vec<_>>().join("；")
}
