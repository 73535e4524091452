//! Layers put on top of each other: set, add, withdraw, by key, each with its citation.

use std::collections::BTreeMap;

use indexmap::IndexMap;
use sha2::{Digest, Sha256};

use super::layer::{Clause, Effect, Item, Layer, Relaxation, Set, SetClause};
use super::open::{Text, Texts, parse};
use super::validate::{self, Complaints};
use super::{Provenance, Relaxed, Standard};
use crate::audit::Level;
use crate::both;
use crate::check::{Check, Direction, Threshold};
use crate::defect::{Defect, Place, did_you_mean};
use crate::toml_error;
use crate::vocabulary::Vocabulary;

pub(super) fn resolve(texts: Texts) -> Result<Standard, Vec<Defect>> {
    let mut layers = Vec::new();
    let mut defects = Vec::new();
    for text in &texts.layers {
        match parse(text) {
            Ok(layer) => layers.push(layer),
            Err(defect) => defects.push(*defect),
        }
    }
    let vocabulary =
        Vocabulary::parse(&texts.categories.text, &texts.properties.text).map_err(|(file, error)| {
            let text = if file == "categories.toml" { &texts.categories } else { &texts.properties };
            vec![toml_error::defect("bad-standard", &text.file, &text.text, &error)]
        })?;
    if !defects.is_empty() {
        return Err(defects);
    }
    let by_id: BTreeMap<String, Text> =
        layers.iter().zip(&texts.layers).map(|(layer, text)| (layer.id.clone(), text.clone())).collect();
    let mut complaints = Complaints { texts: &by_id, defects: Vec::new() };

    let mut layers = layers.into_iter();
    let Some(root) = layers.next() else { return Err(Vec::new()) };
    let mut standard = begin(root, vocabulary, &mut complaints)?;
    for layer in layers {
        put_on(&mut standard, layer, &mut complaints);
    }
    if !complaints.defects.is_empty() {
        return Err(complaints.defects);
    }
    standard.items.sort_by(|_, a, _, b| a.number.cmp(&b.number));
    for item in standard.items.values_mut() {
        item.clauses.sort_by(|a, _, b, _| (a.len(), a).cmp(&(b.len(), b)));
    }
    standard.grades.sort_by(|_, a, _, b| b.at_least.value.total_cmp(&a.at_least.value));
    standard.sha256 = sha256(&texts);
    validate::check(&standard, &mut complaints);
    if complaints.defects.is_empty() { Ok(standard) } else { Err(complaints.defects) }
}

/// Hash of everything that decides a verdict: the layers, the root first, and the vocabularies.
fn sha256(texts: &Texts) -> String {
    let mut hash = Sha256::new();
    for text in texts.layers.iter().chain([&texts.categories, &texts.properties]) {
        hash.update(text.text.as_bytes());
        hash.update(b"\n");
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The standard as the root layer alone says it.
fn begin(root: Layer, vocabulary: Vocabulary, complaints: &mut Complaints) -> Result<Standard, Vec<Defect>> {
    let id = root.id.clone();
    let root_only = both!(
        "根标准没有上级可改，应写在 [items]",
        "a root layer has no parent to change; write it under [items]"
    );
    for (key, present) in
        [("set", root.set.is_some()), ("add", root.add.is_some()), ("withdraw", root.withdraw.is_some())]
    {
        if present {
            complaints.at(
                &id,
                &[key],
                "nothing-to-change",
                both!("根标准里不能有 [{key}]", "a root layer may not have [{key}]"),
                root_only.clone(),
            );
        }
    }
    let Some(pace) = root.pace else {
        let text = &complaints.texts[&id];
        return Err(vec![
            Defect::error("no-pace", &text.file, Place::Whole, both!("根标准没有 [pace]", "the root layer has no [pace]"))
                .expected(both!("步速，如 pace = {{ value = 50, unit = \"m/min\", source = ... }}；要在别的标准上修改，用 extends", "a walking pace, such as pace = {{ value = 50, unit = \"m/min\", source = ... }}; to change another standard, use extends")),
        ]);
    };
    let mut provenance = Provenance::default();
    provenance.record(&[], &id);
    let mut standard = Standard {
        title: root.title,
        authority: root.authority,
        issued: root.issued,
        layers: vec![id.clone()],
        sha256: String::new(),
        sources: root.sources,
        pace,
        grades: root.grades,
        objectives: root.objectives,
        items: root.items,
        gate: root.gate,
        city: root.city,
        vocabulary,
        categories: IndexMap::new(),
        relaxations: Vec::new(),
        withdrawn: Vec::new(),
        provenance,
        id,
    };
    let id = standard.id.clone();
    bring_categories(&mut standard, &id, root.categories, complaints);
    Ok(standard)
}

fn bring_categories(
    standard: &mut Standard,
    layer: &str,
    categories: IndexMap<String, crate::vocabulary::Category>,
    complaints: &mut Complaints,
) {
    for (id, category) in categories {
        if standard.vocabulary.category(&id).is_some() || standard.vocabulary.category(&category.zh).is_some()
        {
            complaints.at(
                layer,
                &["categories", &id],
                "category-exists",
                both!("类别 {id} 或其中文名已经存在", "the category {id} or its Chinese name exists already"),
                both!("新的 id 和中文名", "a new id and Chinese name"),
            );
            continue;
        }
        standard.vocabulary.add_category(&id, category.clone());
        standard.provenance.record(&["categories", &id], layer);
        standard.categories.insert(id, category);
    }
}

/// Puts one layer on top.
fn put_on(standard: &mut Standard, layer: Layer, complaints: &mut Complaints) {
    let id = layer.id.clone();
    for (key, present) in [
        ("items", !layer.items.is_empty()),
        ("objectives", !layer.objectives.is_empty()),
        ("grades", !layer.grades.is_empty()),
        ("pace", layer.pace.is_some()),
    ] {
        if present {
            complaints.at(
                &id,
                &[key],
                "not-by-key",
                both!("有上级的标准里不能有 [{key}]", "a layer that extends another may not have [{key}]"),
                both!(
                    "用 [set]、[add] 或 [withdraw] 修改上级",
                    "[set], [add] or [withdraw], to change the parent"
                ),
            );
        }
    }
    for (source, known) in layer.sources {
        if standard.sources.contains_key(&source) {
            complaints.at(
                &id,
                &["sources", &source],
                "source-exists",
                both!("出处 {source} 已由上级定义", "the source {source} is the parent's already"),
                both!("新的出处 id", "a new source id"),
            );
        }
        standard.provenance.record(&["sources", &source], &id);
        standard.sources.insert(source, known);
    }
    bring_categories(standard, &id, layer.categories, complaints);
    let add = layer.add.unwrap_or_default();
    for (item_id, item) in add.items {
        add_item(standard, &id, item_id, item, complaints);
    }
    for (clause_id, clause) in add.clauses {
        add_clause(standard, &id, clause_id, clause, complaints);
    }
    if let Some(set) = layer.set {
        apply(standard, &id, set, complaints);
    }
    for (clause_id, withdrawal) in layer.withdraw.unwrap_or_default().clauses {
        let Some((item_id, clause)) = find(standard, &clause_id) else {
            nothing(standard, &id, &["withdraw", "clauses", &clause_id], &clause_id, complaints);
            continue;
        };
        cited(standard, &id, &["withdraw", "clauses", &clause_id, "cite"], &withdrawal.cite, complaints);
        let loosens = clause.level != Level::May;
        relaxation(
            standard,
            &id,
            &["withdraw", "clauses", &clause_id],
            &clause_id,
            loosens,
            withdrawal.relaxes,
            complaints,
        );
        if let Some(item) = standard.items.get_mut(&item_id)
            && let Some(clause) = item.clauses.shift_remove(&clause_id)
        {
            // What it quoted is no longer checked, and the text still says it.
            let reason = format!("{id} 撤销了条款 {clause_id}");
            for quote in std::iter::once(clause.quote).chain(clause.also) {
                item.uncheckable.push(super::layer::Uncheckable { quote, reason: reason.clone() });
            }
            standard.provenance.record(&["items", &item_id, "uncheckable"], &id);
            standard.withdrawn.push(clause_id);
        }
    }
    if let Some(gate) = layer.gate {
        match &mut standard.gate {
            None => {
                standard.provenance.record(&["gate"], &id);
                standard.gate = Some(gate);
            }
            Some(known) => {
                for (part, content) in gate.parts {
                    if known.parts.contains_key(&part) {
                        complaints.at(
                            &id,
                            &["gate", "parts", &part],
                            "part-exists",
                            both!(
                                "关口的部分 {part} 已由上级定义",
                                "the gate's part {part} is the parent's already"
                            ),
                            both!("新的部分", "a new part"),
                        );
                    }
                    standard.provenance.record(&["gate", "parts", &part], &id);
                    known.parts.insert(part, content);
                }
            }
        }
    }
    if let Some(city) = layer.city {
        match &mut standard.city {
            None => {
                standard.provenance.record(&["city"], &id);
                standard.city = Some(city);
            }
            Some(known) => {
                for (key, value, new) in [
                    ("name", &mut known.name, city.name),
                    ("cite", &mut known.cite, city.cite),
                    ("project_name", &mut known.project_name, city.project_name),
                    ("district_unknown", &mut known.district_unknown, city.district_unknown),
                ] {
                    standard.provenance.record(&["city", key], &id);
                    *value = new;
                }
                for (number, task) in city.tasks {
                    standard.provenance.record(&["city", "tasks", &number], &id);
                    known.tasks.insert(number, task);
                }
                for (item, content) in city.items {
                    standard.provenance.record(&["city", "items", &item], &id);
                    known.items.insert(item, content);
                }
            }
        }
    }
    standard.layers.push(id.clone());
    standard.id = id;
    standard.title = layer.title;
    standard.authority = layer.authority;
    standard.issued = layer.issued;
    for key in ["id", "title", "authority", "issued"] {
        let id = standard.id.clone();
        standard.provenance.record(&[key], &id);
    }
}

fn add_item(standard: &mut Standard, layer: &str, id: String, item: Item, complaints: &mut Complaints) {
    if standard.items.contains_key(&id) {
        complaints.at(
            layer,
            &["add", "items", &id],
            "item-exists",
            both!("项 {id} 已经存在", "the item {id} exists already"),
            both!(
                "新的项；要改已有的项用 [set.items.{id}]",
                "a new item; to change this one, [set.items.{id}]"
            ),
        );
        return;
    }
    standard.provenance.record(&["items", &id], layer);
    standard.items.insert(id, item);
}

fn add_clause(standard: &mut Standard, layer: &str, id: String, clause: Clause, complaints: &mut Complaints) {
    let path = ["add", "clauses", id.as_str()];
    if standard.withdrawn.contains(&id) || find(standard, &id).is_some() {
        complaints.at(
            layer,
            &path,
            "clause-exists",
            both!(
                "条款 {id} 已经用过，编号不能重用",
                "the clause id {id} has been used; ids are never reused"
            ),
            both!(
                "新的字母；要改已有的条款用 [set.clauses.\"{id}\"]",
                "a new letter; to change this clause, [set.clauses.\"{id}\"]"
            ),
        );
        return;
    }
    let item = id.split_once('.').and_then(|(number, _)| number.parse::<u32>().ok()).and_then(|number| {
        standard.items.iter().find(|(_, item)| item.number == number).map(|(id, _)| id.clone())
    });
    let Some(item) = item else {
        complaints.at(
            layer,
            &path,
            "unknown-item",
            both!("条款 {id} 不属于任何项", "the clause {id} belongs to no item"),
            both!("项的编号、点、字母，如 3.b", "an item's number, a dot, a letter, such as 3.b"),
        );
        return;
    };
    match &clause.cite {
        Some(cite) => cited(standard, layer, &["add", "clauses", &id, "cite"], cite, complaints),
        None => complaints.at(
            layer,
            &path,
            "no-citation",
            both!("新增的条款 {id} 没有 cite", "the added clause {id} has no cite"),
            both!("cite = \"出处 id\"", "cite = \"a source id\""),
        ),
    }
    standard.provenance.record(&["items", &item, "clauses", &id], layer);
    standard.items[&item].clauses.insert(id, clause);
}

/// The item and clause of a clause id.
fn find<'a>(standard: &'a Standard, id: &str) -> Option<(String, &'a Clause)> {
    standard.items.iter().find_map(|(item, content)| Some((item.clone(), content.clauses.get(id)?)))
}

/// A change to something that is not there.
fn nothing(standard: &Standard, layer: &str, path: &[&str], id: &str, complaints: &mut Complaints) {
    let ids: Vec<&str> = standard.clauses().map(|(_, id, _)| id).collect();
    let what = match standard.withdrawn.iter().any(|withdrawn| withdrawn == id) {
        true => both!(
            "条款 {id} 已被上级撤销，没有可改的",
            "the clause {id} was withdrawn by a parent; there is nothing to change"
        ),
        false => {
            both!("上级没有条款 {id}，没有可改的", "no parent has a clause {id}; there is nothing to change")
        }
    };
    let expected = match did_you_mean(id, ids) {
        Some(meant) => {
            both!("上级已有的条款；是否指 {meant}？", "a clause of a parent; did you mean {meant}?")
        }
        None => {
            both!("上级已有的条款；要新增用 [add.clauses]", "a clause of a parent; to add one, [add.clauses]")
        }
    };
    complaints.at(layer, path, "override-of-nothing", what, expected);
}

fn cited(standard: &Standard, layer: &str, path: &[&str], cite: &str, complaints: &mut Complaints) {
    if !standard.sources.contains_key(cite) {
        let known = standard.sources.keys().cloned().collect::<Vec<_>>().join("、");
        complaints.at(
            layer,
            path,
            "unknown-source",
            both!("没有出处 {cite}", "there is no source {cite}"),
            both!("[sources] 中的 id：{known}", "an id under [sources]: {known}"),
        );
    }
}

/// A change that asks for less must say who allows it; one that does not must not pretend to.
fn relaxation(
    standard: &mut Standard,
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
            "undeclared-relaxation",
            both!("放宽了 {what}，但没有声明", "{what} is relaxed without saying so"),
            both!(
                "relaxes = {{ authority = \"批准机关和文号\", reason = \"理由\" }}",
                "relaxes = {{ authority = \"who allows it\", reason = \"why\" }}"
            ),
        ),
        (false, Some(_)) => complaints.at(
            layer,
            path,
            "no-relaxation",
            both!("声明放宽 {what}，实际并未放宽", "{what} is declared relaxed, but nothing is"),
            both!("去掉 relaxes，或改正数值", "take relaxes out, or correct the value"),
        ),
        (false, None) => {}
    }
}

/// Whether one threshold put in place of another asks less; a change of unit is compared in
/// plain numbers.
fn loosens(direction: Direction, from: &Threshold, to: &Threshold) -> bool {
    direction.loosens(from.plain(), to.plain())
}

fn apply(standard: &mut Standard, layer: &str, set: Set, complaints: &mut Complaints) {
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
                "override-of-nothing",
                both!("上级没有等级 {id}", "no parent has a grade {id}"),
                both!("{known} 之一", "one of {known}"),
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
                Some(meant) => {
                    both!("上级已有的项；是否指 {meant}？", "an item of a parent; did you mean {meant}?")
                }
                None => both!("上级已有的项的 id", "the id of an item of a parent"),
            };
            complaints.at(
                layer,
                &path,
                "override-of-nothing",
                both!(
                    "上级没有项 {id}，没有可改的",
                    "no parent has an item {id}; there is nothing to change"
                ),
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

fn set_clause(
    standard: &mut Standard,
    layer: &str,
    id: &str,
    change: SetClause,
    complaints: &mut Complaints,
) {
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
            "no-effect",
            both!("换了 check 就要说明作用", "a check put in place of another must say what that does"),
            both!(
                "effect = \"tightens\"、\"restates\" 或 \"relaxes\"",
                "effect = \"tightens\", \"restates\" or \"relaxes\""
            ),
        ),
        (None, Some(_)) => complaints.at(
            layer,
            &["set", "clauses", id, "effect"],
            "no-effect",
            both!("没有换 check，不用写 effect", "effect goes with a check, and there is none"),
            both!("去掉 effect", "take effect out"),
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
            for handle in check.kind_mut().thresholds() {
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
                "override-of-nothing",
                both!("条款 {id} 没有限值 {key}", "clause {id} has no threshold {key}"),
                both!("{known} 之一", "one of {known}"),
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

impl Check {
    /// The kind's name, as files write it.
    pub fn name(&self) -> &'static str {
        match self {
            Check::Count(_) => "count",
            Check::Together(_) => "together",
            Check::Ratio(_) => "ratio",
            Check::Reach(_) => "reach",
            Check::Linked(_) => "linked",
            Check::Every(_) => "every",
            Check::Attest(_) => "attest",
        }
    }
}
