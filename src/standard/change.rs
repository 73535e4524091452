//! What a layer changes of its parents: found by key, cited, and declared where it asks for
//! less.

use super::complaints::Complaints;
use super::layer::{Effect, Relaxation, Set, SetClause, WrittenClause};
use super::{Draft, Relaxed};
use crate::check::{Direction, Threshold};
use crate::codes::Code;
use crate::defect::did_you_mean;
use crate::lang::InBoth;
use crate::messages::standard as say;

/// The item and clause of a clause id.
pub(super) fn find<'a>(standard: &'a Draft, id: &str) -> Option<(String, &'a WrittenClause)> {
    standard.items.iter().find_map(|(item, content)| Some((item.clone(), content.clauses.get(id)?)))
}

/// A change to something that is not there.
pub(super) fn nothing(standard: &Draft, layer: &str, path: &[&str], id: &str, complaints: &mut Complaints) {
    let ids: Vec<&str> = standard.clauses().map(|(_, id, _)| id).collect();
    let what = match standard.withdrawn.iter().any(|withdrawn| withdrawn == id) {
        true => say::clause_withdrawn_by_parent(InBoth, &id),
        false => say::no_parent_has_clause(InBoth, &id),
    };
    let expected = match did_you_mean(id, ids) {
        Some(meant) => say::clause_of_parent_did_you_mean(InBoth, &meant),
        None => say::clause_of_parent(InBoth),
    };
    complaints.at(layer, path, Code::OverrideOfNothing, what, expected);
}

pub(super) fn cited(standard: &Draft, layer: &str, path: &[&str], cite: &str, complaints: &mut Complaints) {
    if !standard.sources.contains_key(cite) {
        let known = standard.sources.keys().cloned().collect::<Vec<_>>().join("、");
        complaints.at(
            layer,
            path,
            Code::UnknownSource,
            say::no_source(InBoth, &cite),
            say::source_id_known(InBoth, &known),
        );
    }
}

/// A change that asks for less must say who allows it; one that does not must not pretend to.
pub(super) fn relaxation(
    standard: &mut Draft,
    layer: &str,
    path: &[&str],
    what: &str,
    loosens: bool,
    declared: Option<Relaxation>,
    complaints: &mut Complaints,
) {
    match (loosens, declared) {
        (true, Some(Relaxation { authority, reason })) => {
            standard.relaxations.push(Relaxed {
                layer: layer.to_owned(),
                what: what.to_owned(),
                authority,
                reason,
            });
        }
        (true, None) => complaints.at(
            layer,
            path,
            Code::UndeclaredRelaxation,
            say::relaxed_without_saying_so(InBoth, &what),
            say::relaxes_with_authority_and_reason(InBoth),
        ),
        (false, Some(_)) => complaints.at(
            layer,
            path,
            Code::NoRelaxation,
            say::declared_relaxed_nothing(InBoth, &what),
            say::take_relaxes_out_or_correct(InBoth),
        ),
        (false, None) => {}
    }
}

/// Whether one threshold put in place of another asks less; a change of unit is compared in
/// plain numbers.
fn loosens(direction: Direction, from: &Threshold, to: &Threshold) -> bool {
    direction.loosens(from.plain(), to.plain())
}

pub(super) fn apply(standard: &mut Draft, layer: &str, set: Set, complaints: &mut Complaints) {
    if let Some(pace) = set.pace {
        cited(standard, layer, &["set", "pace", "cite"], &pace.cite, complaints);
        let loosens = loosens(Direction::AtMost, &standard.pace, &pace.to);
        relaxation(standard, layer, &["set", "pace"], "pace", loosens, pace.relaxes, complaints);
        standard.pace = pace.to;
        standard.provenance.record(&["pace"], layer);
    }
    for (id, change) in set.grades {
        let path = ["set", "grades", id.as_str()];
        let Some(grade) = standard.grades.get(&id).cloned() else {
            let known = standard.grades.keys().cloned().collect::<Vec<_>>().join("、");
            complaints.at(
                layer,
                &path,
                Code::OverrideOfNothing,
                say::no_parent_has_grade(InBoth, &id),
                say::one_of_known(InBoth, &known),
            );
            continue;
        };
        cited(standard, layer, &["set", "grades", &id, "cite"], &change.cite, complaints);
        let loosens =
            change.at_least.as_ref().is_some_and(|to| loosens(Direction::AtLeast, &grade.at_least, to));
        relaxation(standard, layer, &path, &id, loosens, change.relaxes, complaints);
        let grade = &mut standard.grades[&id];
        if let Some(title) = change.title {
            grade.title = title;
            standard.provenance.record(&["grades", &id, "title"], layer);
        }
        if let Some(at_least) = change.at_least {
            standard.grades[&id].at_least = at_least;
            standard.provenance.record(&["grades", &id, "at_least"], layer);
        }
    }
    for (id, change) in set.items {
        let path = ["set", "items", id.as_str()];
        if !standard.items.contains_key(&id) {
            let known: Vec<&str> = standard.items.keys().map(String::as_str).collect();
            let expected = match did_you_mean(&id, known.iter().copied()) {
                Some(meant) => say::item_of_parent_did_you_mean(InBoth, &meant),
                None => say::id_of_item_of_parent(InBoth),
            };
            complaints.at(
                layer,
                &path,
                Code::OverrideOfNothing,
                say::no_parent_has_item(InBoth, &id),
                expected,
            );
            continue;
        }
        cited(standard, layer, &["set", "items", &id, "cite"], &change.cite, complaints);
        let mut record = |key: &str| standard.provenance.record(&["items", &id, key], layer);
        let item = &mut standard.items[&id];
        if let Some(title) = change.title {
            item.title = title;
            record("title");
        }
        if let Some(text) = change.text {
            item.text = text;
            record("text");
        }
        if let Some(weight) = change.weight {
            item.weight = weight;
            record("weight");
        }
        if let Some(uncheckable) = change.uncheckable {
            item.uncheckable = uncheckable;
            record("uncheckable");
        }
    }
    for (id, change) in set.clauses {
        set_clause(standard, layer, &id, change, complaints);
    }
}

fn set_clause(standard: &mut Draft, layer: &str, id: &str, change: SetClause, complaints: &mut Complaints) {
    let path = ["set", "clauses", id];
    let Some((item_id, clause)) = find(standard, id) else {
        nothing(standard, layer, &path, id, complaints);
        return;
    };
    let mut clause = clause.clone();
    let mut looser = false;
    let mut changed: Vec<Vec<String>> = Vec::new();
    let keys = |keys: &[&str]| -> Vec<String> { keys.iter().map(|key| (*key).to_owned()).collect() };
    cited(standard, layer, &["set", "clauses", id, "cite"], &change.cite, complaints);
    if let Some(quote) = change.quote {
        clause.quote = quote;
        changed.push(keys(&["quote"]));
    }
    if let Some(also) = change.also {
        clause.also = also;
        changed.push(keys(&["also"]));
    }
    if let Some(level) = change.level {
        looser |= level < clause.level;
        clause.level = level;
        changed.push(keys(&["level"]));
    }
    if let Some(when) = change.when {
        // Fewer communities bound is less asked for; more is not. Whatever is neither the
        // same nor plainly wider counts as narrower.
        looser |= !when.is_empty()
            && when != clause.when
            && !when.iter().all(|(key, value)| clause.when.get(key) == Some(value));
        clause.when = when;
        changed.push(keys(&["when"]));
    }
    match (change.check, change.effect) {
        (Some(check), Some(effect)) => {
            looser |= effect == Effect::Relaxes;
            clause.check = Some(check);
            clause.any_of.clear();
            changed.push(keys(&["check"]));
        }
        (Some(_), None) => complaints.at(
            layer,
            &["set", "clauses", id, "check"],
            Code::NoEffect,
            say::replaced_check_needs_effect(InBoth),
            say::effect_choices(InBoth),
        ),
        (None, Some(_)) => complaints.at(
            layer,
            &["set", "clauses", id, "effect"],
            Code::NoEffect,
            say::effect_without_check(InBoth),
            say::take_effect_out(InBoth),
        ),
        (None, None) => {}
    }
    for (key, to) in change.thresholds {
        let mut known = Vec::new();
        let mut found = false;
        let any_of = clause.any_of.iter_mut().map(|(name, alternative)| {
            (format!("{name}."), keys(&["any_of", name, "check"]), &mut alternative.check)
        });
        let own = clause.check.iter_mut().map(|check| (String::new(), keys(&["check"]), check));
        for (prefix, mut place, check) in own.chain(any_of) {
            place.push(check.name().to_owned());
            for handle in check.written_mut().thresholds() {
                let full = format!("{prefix}{}", handle.key);
                if full == key {
                    found = true;
                    looser |= loosens(handle.direction, handle.threshold, &to);
                    *handle.threshold = to.clone();
                    place.extend(handle.key.split('.').map(str::to_owned));
                    changed.push(place.clone());
                    break;
                }
                known.push(full);
            }
        }
        if !found {
            let known = known.join("、");
            complaints.at(
                layer,
                &["set", "clauses", id, "thresholds", &key],
                Code::OverrideOfNothing,
                say::clause_has_no_threshold(InBoth, &id, &key),
                say::one_of_known(InBoth, &known),
            );
        }
    }
    relaxation(standard, layer, &path, id, looser, change.relaxes, complaints);
    for place in changed {
        let path: Vec<&str> = ["items", item_id.as_str(), "clauses", id]
            .into_iter()
            .chain(place.iter().map(String::as_str))
            .collect();
        standard.provenance.record(&path, layer);
    }
    standard.items[&item_id].clauses.insert(id.to_owned(), clause);
}
