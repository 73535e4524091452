//! Conditions, evidence and residents in words.

use super::names::Names;
use crate::audit::{Condition, Evidence, EvidenceValue, ItemScore, Residents, Unserved, WalkingUsed};
use crate::lang::Lang;
use crate::messages::report_html as say;
use crate::report::wording::bounds;
use crate::units::{CountedIn, plain, quantity};

/// `建筑面积不少于 800 平方米`, `设施内容含警务室、阅览室`, `普惠性：是`.
pub(super) fn condition(condition: &Condition, names: &Names) -> String {
    let lang = names.lang;
    let name = names.property("facilities", &condition.property);
    if let Some(is) = condition.is {
        let answer = yes_or_no(is, lang);
        return say::question_and_answer(lang, &name, &answer);
    }
    if !condition.contains.is_empty() {
        let list = condition.contains.join(lang.comma());
        return say::name_with_list(lang, &name, &list);
    }
    let text = |value: f64| match condition.unit {
        Some(unit) => quantity(value, unit, lang),
        None => plain(value),
    };
    let bounds = bounds(condition.min, condition.max, text, lang);
    say::name_with_bounds(lang, &name, &bounds)
}

/// A value of evidence: `建筑面积 900 平方米`.
pub(super) fn evidence(evidence: &Evidence, names: &Names) -> String {
    let lang = names.lang;
    let layer = evidence.layer.id();
    let unit = evidence.property.as_deref().and_then(|property| names.unit(layer, property));
    let value = match (&evidence.value, evidence.property.as_deref()) {
        (EvidenceValue::Text(word), Some("status")) => status(word, lang),
        (EvidenceValue::Text(word), None) if word == "apart" => say::apart_from_main_network(lang),
        (EvidenceValue::Text(word), None) if word == "off_network" => say::off_network(lang),
        (EvidenceValue::Text(text), _) => text.clone(),
        (EvidenceValue::Number(number), _) => match unit {
            Some(unit) => quantity(*number, unit, lang),
            None => plain(*number),
        },
        (EvidenceValue::Unknown, _) => say::not_known(lang),
        (EvidenceValue::Flag(is), _) => yes_or_no(*is, lang),
        (EvidenceValue::List(list), _) => list.join(lang.comma()),
    };
    match &evidence.property {
        Some(property) => {
            let name = names.property(layer, property);
            say::name_with_value(lang, &name, &value)
        }
        None => value,
    }
}

fn yes_or_no(is: bool, lang: Lang) -> String {
    if is { say::yes(lang) } else { say::no(lang) }
}

/// A facility's status.
pub(super) fn status(status: &str, lang: Lang) -> String {
    match status {
        "existing" => say::existing(lang),
        "under_construction" => say::under_construction(lang),
        "planned" => say::planned(lang),
        other => other.to_owned(),
    }
}

/// Points earned, cut to two decimals and never rounded up: `2.5`, `2.5—5`.
pub(super) fn points(score: ItemScore) -> String {
    let cut = |points: f64| plain((points * 100.0 + 1e-6).floor() / 100.0);
    match score.low == score.high {
        true => cut(score.low),
        false => format!("{}—{}", cut(score.low), cut(score.high)),
    }
}

/// Who is surely not served; empty where nobody is.
pub(super) fn unserved(unserved: &Unserved, lang: Lang) -> String {
    if unserved.dwellings == 0 {
        return String::new();
    }
    let buildings = unserved.dwellings;
    let mut parts = vec![say::residences_counted(lang, &buildings)];
    if let Some(households) = unserved.households.map(plain) {
        parts.push(say::households_counted(lang, &households));
    }
    if let Some(people) = unserved.residents.map(plain) {
        parts.push(say::people_counted(lang, &people));
    }
    parts.join(lang.comma())
}

/// Who lives in the community, and what shares of residents are counted in.
pub(super) fn residents(residents: &Residents, lang: Lang) -> String {
    let buildings = residents.dwellings;
    let mut parts = vec![say::residences_in_all(lang, &buildings)];
    if let Some(households) = residents.households.map(plain) {
        parts.push(say::households_counted(lang, &households));
    }
    if let Some(people) = residents.people.map(plain) {
        parts.push(say::people_counted(lang, &people));
    }
    let counted = counted_in(residents.counted_in, lang);
    let parts = parts.join(lang.comma());
    say::shares_of_residents(lang, &parts, &counted)
}

/// What shares of residents are counted in.
pub(super) fn counted_in(unit: CountedIn, lang: Lang) -> String {
    match unit {
        CountedIn::People => say::by_population(lang),
        CountedIn::Households => say::by_households(lang),
        CountedIn::Dwellings => say::by_residential_buildings(lang),
    }
}

/// How many residents a building has, in the unit they are counted in.
pub(super) fn people_of(number: f64, unit: CountedIn, lang: Lang) -> String {
    let number = plain(number);
    match unit {
        CountedIn::People => say::number_of_people(lang, &number),
        CountedIn::Households => say::number_of_households(lang, &number),
        CountedIn::Dwellings => say::number_of_buildings(lang, &number),
    }
}

/// How walks were measured.
pub(super) fn walking(walking: &WalkingUsed, lang: Lang) -> String {
    let mut parts = vec![match walking.method.as_str() {
        "straight_line" => {
            let detour = plain(walking.detour.unwrap_or(1.0));
            say::no_paths_walks_straight_distances(lang, &detour)
        }
        _ => say::walks_run_along_walking(lang),
    }];
    if walking.step_free {
        parts.push(say::walks_avoid_steps(lang));
    }
    if walking.joined {
        parts.push(say::paths_cross_without_shared_vertex(lang));
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
