//! Words a diff is told in.

use super::{Cause, InputFate, Rule, ThresholdChange};
use crate::audit::{Condition, Range};
use crate::lang::Lang;
use crate::report::wording;
use crate::say;
use crate::units::{Unit, plain, quantity};
use crate::verdict::Verdict;
use crate::vocabulary::{Layer, Vocabulary};

/// What stands at places of a kind; places nobody has named here keep their pointer.
pub fn elsewhere_words(kind: &str, lang: Lang) -> String {
    if kind.ends_with(" (order)") {
        return say!(lang, "先后次序", "order");
    }
    let within: Vec<&str> =
        kind.split('/').filter(|part| !matches!(*part, "" | "*" | "communities")).collect();
    match within[..] {
        ["lang"] => say!(lang, "语言", "language"),
        ["quality", ..] => say!(lang, "数据质量提示", "findings about the data"),
        ["map", ..] => say!(lang, "地图", "map"),
        ["gaps", ..] | ["list_title"] => say!(lang, "项目清单", "gap list"),
        ["unknowns", ..] => say!(lang, "待核实清单", "facts to find out"),
        ["access", ..] => say!(lang, "步行可达表", "access profile"),
        ["pace_changes", ..] => say!(lang, "其他步速下的判定", "verdicts at other paces"),
        ["gate_parts", ..] => say!(lang, "关口的组成", "parts of the gate"),
        ["items", "clauses", "reason" | "note"] => say!(lang, "理由的文字", "wording of reasons"),
        ["waivers" | "with_waivers", ..] | ["items", "clauses", "waived", ..] => {
            say!(lang, "豁免", "waivers")
        }
        ["items", "clauses", "evidence", ..] => say!(lang, "依据的出处", "where evidence stands"),
        _ => kind.to_owned(),
    }
}

pub fn fate_words(fate: InputFate, lang: Lang) -> String {
    match fate {
        InputFate::Added => say!(lang, "新增文件", "Files added"),
        InputFate::Removed => say!(lang, "不再有的文件", "Files gone"),
        InputFate::Changed => say!(lang, "有改动的文件", "Files changed"),
        InputFate::Renamed => say!(lang, "换了位置、内容相同的文件", "Files moved, their content the same"),
    }
}

/// A bound before and after: `要求 建筑面积不小于 200 平方米 → 不小于 260 平方米`.
pub fn threshold_words(threshold: &ThresholdChange, vocabulary: &Vocabulary, lang: Lang) -> String {
    let what = match &threshold.property {
        None => say!(lang, "要求", "required"),
        Some(id) => match vocabulary.property(Layer::Facilities, id) {
            Some(known) if lang == Lang::Zh => known.label_zh().to_owned(),
            _ => id.clone(),
        },
    };
    let shown = |condition: &Option<Condition>| match condition {
        None => say!(lang, "不限", "none"),
        Some(condition) => condition_words(condition, lang),
    };
    let (old, new) = (shown(&threshold.before), shown(&threshold.after));
    say!(lang, "{what}：{old} → {new}", "{what}: {old} → {new}")
}

fn condition_words(condition: &Condition, lang: Lang) -> String {
    let number =
        |value: f64| condition.unit.map_or_else(|| plain(value), |unit: Unit| quantity(value, unit, lang));
    let bounds = wording::bounds(condition.min, condition.max, number, lang);
    let is = condition.is.map(|is| match is {
        true => say!(lang, "是", "yes"),
        false => say!(lang, "否", "no"),
    });
    let holds = (!condition.contains.is_empty()).then(|| condition.contains.join(lang.comma()));
    let parts: Vec<String> =
        Some(bounds).filter(|text| !text.is_empty()).into_iter().chain(is).chain(holds).collect();
    if parts.is_empty() { say!(lang, "不限", "none") } else { parts.join(lang.comma()) }
}

pub fn verdicts(before: Option<Verdict>, after: Option<Verdict>, lang: Lang) -> String {
    let shown = |verdict: Option<Verdict>| verdict.map_or("—", |verdict| wording::verdict(verdict, lang));
    let (old, new) = (shown(before), shown(after));
    if before == after { say!(lang, "仍{new}", "still {new}") } else { format!("{old} → {new}") }
}

/// By how much both ends move: `+2.5`, or each end where they differ.
pub fn ends(by: Range, lang: Lang) -> String {
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
    if by.low == by.high { low } else { say!(lang, "下限 {low}、上限 {high}", "low {low}, high {high}") }
}

/// A cause as files name it.
pub fn cause_id(cause: Cause) -> &'static str {
    match cause {
        Cause::Standard => "standard",
        Cause::Data => "data",
        Cause::Place => "place",
        Cause::Time => "time",
        Cause::Method => "method",
    }
}

/// A rule as files name it.
pub fn rule_id(rule: Rule) -> String {
    serde_json::to_value(rule).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

pub fn rule_words(rule: Rule, lang: Lang) -> String {
    match rule {
        Rule::ClauseAdded => say!(lang, "标准变了：新增条款", "standard: a new clause"),
        Rule::ClauseWithdrawn => say!(lang, "标准变了：条款取消", "standard: the clause is withdrawn"),
        Rule::Threshold => say!(lang, "标准变了：数值要求", "standard: another threshold"),
        Rule::Condition => say!(lang, "标准变了：设施条件", "standard: other conditions on facilities"),
        Rule::Level => say!(lang, "标准变了：约束力", "standard: another level"),
        Rule::Quote => say!(lang, "标准变了：条文", "standard: other words"),
        Rule::Reach => say!(lang, "标准变了：步行要求", "standard: another walk"),
        Rule::Verified => say!(lang, "标准变了：数值出处核实与否", "standard: its source verified or not"),
        Rule::StandardOtherwise => say!(lang, "标准变了：其他内容", "standard: something else of it"),
        Rule::FactArrived => say!(lang, "数据变了：查明了", "data: a fact arrived"),
        Rule::FactWithdrawn => say!(lang, "数据变了：不再查明", "data: a fact was withdrawn"),
        Rule::Moved => say!(lang, "实地变了", "place: it changed"),
        Rule::Expired => say!(lang, "时间到了：答复过期", "time: the answer expired"),
        Rule::ValidAgain => say!(lang, "核查日较早：答复还在有效期内", "time: the answer was still valid"),
        Rule::OtherDay => say!(lang, "核查日不同", "time: another day"),
        Rule::Pace => say!(lang, "方法变了：步速", "method: another pace"),
        Rule::Walking => say!(lang, "方法变了：步行量法", "method: walks measured otherwise"),
        Rule::Tool => say!(lang, "方法变了：程序", "method: the program"),
    }
}
