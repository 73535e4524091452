//! Layers put on top of each other: set, add, withdraw, by key, each with its citation.

use std::collections::BTreeMap;

use indexmap::IndexMap;
use sha2::{Digest, Sha256};

use super::change::{apply, cited, find, nothing, relaxation};
use super::complaints::Complaints;
use super::embedded::{CATEGORIES, PROPERTIES, embedded_vocabulary};
use super::layer::{StandardLayer, WrittenClause, WrittenItem};
use super::open::{Text, Texts, parse};
use super::validate;
use super::{Draft, Provenance, Standard};
use crate::codes::Code;
use crate::defect::{Defect, Place};
use crate::lang::InBoth;
use crate::messages::standard as say;
use crate::toml_error;
use crate::verdict::Level;
use crate::vocabulary::{OwnNames, Vocabulary};

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
            vec![toml_error::defect(Code::BadStandard, &text.file, &text.text, &error)]
        })?;
    if !defects.is_empty() {
        return Err(defects);
    }
    let by_id: BTreeMap<String, Text> =
        layers.iter().zip(&texts.layers).map(|(layer, text)| (layer.id.clone(), text.clone())).collect();
    let mut complaints = Complaints { texts: &by_id, defects: Vec::new() };

    let mut layers = layers.into_iter();
    let Some(root) = layers.next() else { return Err(Vec::new()) };
    let mut draft = from_root(root, vocabulary, &mut complaints)?;
    for layer in layers {
        apply_layer(&mut draft, layer, &mut complaints);
    }
    if !complaints.defects.is_empty() {
        return Err(complaints.defects);
    }
    draft.items.sort_by(|_, a, _, b| a.number.cmp(&b.number));
    for item in draft.items.values_mut() {
        item.clauses.sort_by(|a, _, b, _| (a.len(), a).cmp(&(b.len(), b)));
    }
    draft.grades.sort_by(|_, a, _, b| b.at_least.value.total_cmp(&a.at_least.value));
    draft.sha256 = sha256(&texts);
    let is_embedded = texts.categories.text == CATEGORIES && texts.properties.text == PROPERTIES;
    if !is_embedded || !draft.categories.is_empty() {
        draft.own_names = draft.vocabulary.beyond(embedded_vocabulary());
    }
    match validate::compile(&draft, &mut complaints) {
        Some(items) if complaints.defects.is_empty() => Ok(draft.compiled(items)),
        _ => Err(complaints.defects),
    }
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
fn from_root(
    root: StandardLayer,
    vocabulary: Vocabulary,
    complaints: &mut Complaints,
) -> Result<Draft, Vec<Defect>> {
    let id = root.id.clone();
    let root_only = say::root_layer_has_no_parent(InBoth);
    for (key, present) in
        [("set", root.set.is_some()), ("add", root.add.is_some()), ("withdraw", root.withdraw.is_some())]
    {
        if present {
            complaints.at(
                &id,
                &[key],
                Code::NothingToChange,
                say::root_layer_may_not_have(InBoth, &key),
                root_only.clone(),
            );
        }
    }
    let Some(pace) = root.pace else {
        let text = &complaints.texts[&id];
        return Err(vec![
            Defect::error(Code::NoPace, &text.file, Place::Whole, say::root_layer_has_no_pace(InBoth))
                .expected(say::walking_pace(InBoth)),
        ]);
    };
    let mut provenance = Provenance::default();
    provenance.record(&[], &id);
    let mut standard = Draft {
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
        own_names: OwnNames::default(),
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
    standard: &mut Draft,
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
                Code::CategoryExists,
                say::category_or_chinese_name_exists(InBoth, &id),
                say::new_id_and_chinese_name(InBoth),
            );
            continue;
        }
        standard.vocabulary.add_category(&id, category.clone());
        standard.provenance.record(&["categories", &id], layer);
        standard.categories.insert(id, category);
    }
}

/// Puts one layer on top.
fn apply_layer(standard: &mut Draft, layer: StandardLayer, complaints: &mut Complaints) {
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
                Code::NotByKey,
                say::extending_layer_may_not_have(InBoth, &key),
                say::set_add_or_withdraw_to_change(InBoth),
            );
        }
    }
    for (source, known) in layer.sources {
        if standard.sources.contains_key(&source) {
            complaints.at(
                &id,
                &["sources", &source],
                Code::SourceExists,
                say::source_of_parent_already(InBoth, &source),
                say::new_source_id(InBoth),
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
                            Code::PartExists,
                            say::gate_part_of_parent_already(InBoth, &part),
                            say::new_part(InBoth),
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
                if let Some(title) = city.list_title {
                    standard.provenance.record(&["city", "list_title"], &id);
                    known.list_title = Some(title);
                }
                for (unit, names) in city.units {
                    standard.provenance.record(&["city", "units", &unit], &id);
                    known.units.insert(unit, names);
                }
                if let Some(day) = city.rectified_by {
                    standard.provenance.record(&["city", "rectified_by"], &id);
                    known.rectified_by = Some(day);
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

fn add_item(standard: &mut Draft, layer: &str, id: String, item: WrittenItem, complaints: &mut Complaints) {
    if standard.items.contains_key(&id) {
        complaints.at(
            layer,
            &["add", "items", &id],
            Code::ItemExists,
            say::item_exists_already(InBoth, &id),
            say::new_item_or_set(InBoth, &id),
        );
        return;
    }
    standard.provenance.record(&["items", &id], layer);
    standard.items.insert(id, item);
}

fn add_clause(
    standard: &mut Draft,
    layer: &str,
    id: String,
    clause: WrittenClause,
    complaints: &mut Complaints,
) {
    let path = ["add", "clauses", id.as_str()];
    if standard.withdrawn.contains(&id) || find(standard, &id).is_some() {
        complaints.at(
            layer,
            &path,
            Code::ClauseExists,
            say::clause_id_used_before(InBoth, &id),
            say::new_letter_or_set(InBoth, &id),
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
            Code::UnknownItem,
            say::clause_belongs_to_no_item(InBoth, &id),
            say::clause_id_of_item(InBoth),
        );
        return;
    };
    match &clause.cite {
        Some(cite) => cited(standard, layer, &["add", "clauses", &id, "cite"], cite, complaints),
        None => complaints.at(
            layer,
            &path,
            Code::NoCitation,
            say::added_clause_has_no_cite(InBoth, &id),
            say::cite_source_id(InBoth),
        ),
    }
    standard.provenance.record(&["items", &item, "clauses", &id], layer);
    standard.items[&item].clauses.insert(id, clause);
}
