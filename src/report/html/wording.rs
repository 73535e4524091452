//! Conditions, evidence and residents in words.

use serde_json::Value;

use super::names::Names;
use crate::audit::{Condition, Evidence, ItemScore, Residents, Unserved, WalkingUsed};
use crate::lang::Lang;
use crate::report::wording::bounds;
use crate::say;
use crate::units::{plain, quantity};

/// `建筑面积不少于 800 平方米`, `设施内容含警务室、阅览室`, `普惠性：是`.
pub fn condition(condition: &Condition, names: &Names) -> String {
    let lang = names.lang;
    let name = names.property("facilities", &condition.property);
    if let Some(is) = condition.is {
        let answer = yes_or_no(is, lang);
        return say!(lang, "{name}：{answer}", "{name}: {answer}");
    }
    if !condition.contains.is_empty() {
        let list = condition.contains.join(lang.comma());
        return say!(lang, "{name}含{list}", "{name} {list}");
    }
    let text = |value: f64| match condition.unit {
        Some(unit) => quantity(value, unit, lang),
        None => plain(value),
    };
    let bounds = bounds(condition.min, condition.max, text, lang);
    say!(lang, "{name}{bounds}", "{name} {bounds}")
}

/// A value of evidence: `建筑面积 900 平方米`.
pub fn evidence(evidence: &Evidence, names: &Names) -> String {
    let lang = names.lang;
    let unit = evidence.property.as_deref().and_then(|property| names.unit(&evidence.layer, property));
    let value = match (&evidence.value, evidence.property.as_deref(), evidence.value.as_f64()) {
        (_, Some("status"), _) => status(evidence.value.as_str().unwrap_or_default(), lang),
        (_, _, Some(number)) => match unit {
            Some(unit) => quantity(number, unit, lang),
            None => plain(number),
        },
        (Value::String(word), None, _) if word == "apart" => {
            say!(lang, "与主路网不连通", "apart from the main network")
        }
        (Value::String(word), None, _) if word == "off_network" => {
            say!(lang, "在路网之外", "off the network")
        }
        (value, ..) => plain_value(value, lang),
    };
    match &evidence.property {
        Some(property) => {
            let name = names.property(&evidence.layer, property);
            say!(lang, "{name} {value}", "{name} {value}")
        }
        None => value,
    }
}

fn plain_value(value: &Value, lang: Lang) -> String {
    match value {
        Value::Null => say!(lang, "不详", "not known"),
        Value::Bool(is) => yes_or_no(*is, lang),
        Value::String(text) => text.clone(),
        Value::Array(values) => {
            values.iter().map(|value| plain_value(value, lang)).collect::<Vec<_>>().join(lang.comma())
        }
        other => other.to_string(),
    }
}

fn yes_or_no(is: bool, lang: Lang) -> String {
    if is { say!(lang, "是", "yes") } else { say!(lang, "否", "no") }
}

/// A facility's status.
pub fn status(status: &str, lang: Lang) -> String {
    match status {
        "existing" => say!(lang, "现状", "existing"),
        "under_construction" => say!(lang, "在建", "under construction"),
        "planned" => say!(lang, "规划", "planned"),
        other => other.to_owned(),
    }
}

/// Points earned, cut to two decimals and never rounded up: `2.5`, `2.5—5`.
pub fn points(score: ItemScore) -> String {
    let cut = |points: f64| plain((points * 100.0 + 1e-6).floor() / 100.0);
    match score.low == score.high {
        true => cut(score.low),
        false => format!("{}—{}", cut(score.low), cut(score.high)),
    }
}

/// Who is surely not served; empty where nobody is.
pub fn unserved(unserved: &Unserved, lang: Lang) -> String {
    if unserved.dwellings == 0 {
        return String::new();
    }
    let buildings = unserved.dwellings;
    let mut parts = vec![say!(lang, "{buildings} 栋住宅楼", "{buildings} residences")];
    if let Some(households) = unserved.households.map(plain) {
        parts.push(say!(lang, "{households} 户", "{households} households"));
    }
    if let Some(people) = unserved.residents.map(plain) {
        parts.push(say!(lang, "{people} 人", "{people} people"));
    }
    parts.join(lang.comma())
}

/// Who lives in the community, and what shares of residents are counted in.
pub fn residents(residents: &Residents, lang: Lang) -> String {
    let buildings = residents.dwellings;
    let mut parts = vec![say!(lang, "住宅楼 {buildings} 栋", "{buildings} residences")];
    if let Some(households) = residents.households.map(plain) {
        parts.push(say!(lang, "{households} 户", "{households} households"));
    }
    if let Some(people) = residents.people.map(plain) {
        parts.push(say!(lang, "{people} 人", "{people} people"));
    }
    let counted = counted_in(&residents.counted_in, lang);
    let parts = parts.join(lang.comma());
    say!(lang, "{parts}；居民占比{counted}计", "{parts}; shares of residents are {counted}")
}

/// What shares of residents are counted in.
pub fn counted_in(unit: &str, lang: Lang) -> String {
    match unit {
        "people" => say!(lang, "按人口", "by population"),
        "households" => say!(lang, "按户数", "by households"),
        _ => say!(lang, "按住宅楼栋数", "by residential buildings"),
    }
}

/// How many residents a building has, in the unit they are counted in.
pub fn people_of(number: f64, unit: &str, lang: Lang) -> String {
    let number = plain(number);
    match unit {
        "people" => say!(lang, "{number} 人", "{number} people"),
        "households" => say!(lang, "{number} 户", "{number} households"),
        _ => say!(lang, "{number} 栋", "{number} buildings"),
    }
}

/// How walks were measured.
pub fn walking(walking: &WalkingUsed, lang: Lang) -> String {
    let mut parts = vec![match walking.method.as_str() {
        "straight_line" => {
            let detour = plain(walking.detour.unwrap_or(1.0));
            say!(
                lang,
                "没有步行路网：步行距离按直线×{detour} 估算",
                "no paths: walks are straight distances × {detour}"
            )
        }
        _ => say!(lang, "步行距离沿步行路网量算", "walks run along the walking network"),
    }];
    if walking.step_free {
        parts.push(say!(lang, "步行距离不走台阶", "walks avoid steps"));
    }
    if walking.joined {
        parts.push(say!(
            lang,
            "相交而没有共用节点的路径已连通",
            "paths that cross without a shared vertex were joined"
        ));
    }
    parts.join(lang.semicolon())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_are_never_rounded_up() {
        let score = |low, high| points(ItemScore { low, high, of: 5.0 });
        assert_eq!(score(4.999, 4.999), "4.99");
        assert_eq!(score(0.0, 2.5), "0—2.5");
        // A third of five three times over is five, whatever binary fractions make of it.
        assert_eq!(score(5.0 / 3.0 * 3.0, 5.0), "5");
    }
}
