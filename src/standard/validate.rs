//! What makes a resolved standard valid, and its names ids.

use std::sync::Arc;

use indexmap::IndexMap;

use super::compiled::{Alternative, Checks, Clause, Item, When};
use super::complaints::Complaints;
use super::layer::{Fact, ItemOf, WrittenClause, WrittenItem, WrittenWhen};
use super::{Draft, wording};
use crate::check::{Check, CheckKind, Resolver, Threshold};
use crate::codes::Code;
use crate::date;
use crate::lang::InBoth;
use crate::messages::standard as say;
use crate::vocabulary::{Layer, PropertyKind};

/// Items of clauses that were compiled as far as they could be.
type Items = IndexMap<String, ItemOf<Option<Clause>>>;

/// Everything a resolved standard must satisfy; and its items by ids, if no name is unknown.
pub(super) fn compile(standard: &Draft, complaints: &mut Complaints) -> Option<IndexMap<String, Item>> {
    let mut numbers: Vec<u32> = Vec::new();
    let mut items = Items::new();
    for (id, item) in &standard.items {
        let path = ["items", id.as_str()];
        let with = |rest: &[&'static str]| -> Vec<&str> {
            path.iter().copied().chain(rest.iter().copied()).collect()
        };
        if numbers.contains(&item.number) {
            let number = item.number;
            complaints.about(
                standard,
                &with(&["number"]),
                Code::DuplicateItem,
                say::item_number_used_twice(InBoth, &number),
                say::numbers_differ(InBoth),
            );
        }
        numbers.push(item.number);
        if !standard.objectives.contains_key(&item.objective) {
            let objective = &item.objective;
            let known = standard.objectives.keys().cloned().collect::<Vec<_>>().join("、");
            complaints.about(
                standard,
                &with(&["objective"]),
                Code::UnknownObjective,
                say::no_objective(InBoth, &objective),
                say::one_of_known(InBoth, &known),
            );
        }
        if item.weight.is_nan() || item.weight <= 0.0 || item.weight.is_infinite() {
            complaints.about(
                standard,
                &with(&["weight"]),
                Code::BadWeight,
                say::weight_must_be_positive(InBoth),
                say::number_above_0(InBoth),
            );
        }
        if item.clauses.is_empty() {
            complaints.about(
                standard,
                &path,
                Code::NoClause,
                say::item_has_no_clause(InBoth, &id),
                say::at_least_one_clause(InBoth),
            );
        }
        let clauses = item.clauses.iter().map(|(clause_id, clause)| {
            (clause_id.clone(), self::clause(standard, id, item, clause_id, clause, complaints))
        });
        items.insert(id.clone(), item.with(clauses.collect()));
        coverage(standard, id, item, complaints);
        if let Some(serves) = &item.serves {
            cited(
                standard,
                &["items", id, "serves", "source"],
                &serves.source,
                serves.unverified,
                complaints,
            );
        }
    }
    threshold(standard, &["pace"], &standard.pace, complaints);
    if standard.pace.unit != crate::units::Unit::MetrePerMinute || standard.pace.value <= 0.0 {
        complaints.about(
            standard,
            &["pace"],
            Code::BadPace,
            say::pace_must_be_positive(InBoth),
            say::pace_for_example(InBoth),
        );
    }
    for (id, grade) in &standard.grades {
        threshold(standard, &["grades", id, "at_least"], &grade.at_least, complaints);
    }
    if !standard.grades.values().any(|grade| grade.at_least.value <= 0.0) {
        complaints.about(
            standard,
            &["grades"],
            Code::NoLowestGrade,
            say::no_grade_begins_at_0(InBoth),
            say::grade_beginning_at_0(InBoth),
        );
    }
    gate_and_city(standard, &items, complaints);
    let whole = |(id, item): (String, ItemOf<Option<Clause>>)| {
        let clauses: Option<IndexMap<String, Clause>> =
            item.clauses.iter().map(|(id, clause)| Some((id.clone(), clause.clone()?))).collect();
        Some((id, item.with(clauses?)))
    };
    items.into_iter().map(whole).collect()
}

fn clause(
    standard: &Draft,
    item_id: &str,
    item: &WrittenItem,
    id: &str,
    clause: &WrittenClause,
    complaints: &mut Complaints,
) -> Option<Clause> {
    let path = ["items", item_id, "clauses", id];
    let with =
        |rest: &[&str]| -> Vec<String> { path.iter().chain(rest).map(|key| (*key).to_owned()).collect() };
    fn borrowed(path: &[String]) -> Vec<&str> {
        path.iter().map(String::as_str).collect()
    }
    let number = item.number;
    let well_named = id.split_once('.').is_some_and(|(n, letter)| {
        n == number.to_string() && !letter.is_empty() && letter.bytes().all(|b| b.is_ascii_lowercase())
    });
    if !well_named {
        complaints.about(
            standard,
            &path,
            Code::BadClauseId,
            say::clause_id_not_well_formed(InBoth, &id),
            say::clause_id_well_formed(InBoth, &number),
        );
    }
    for quote in std::iter::once(&clause.quote).chain(&clause.also) {
        if quote.trim().is_empty() || !item.text.contains(quote.as_str()) {
            let text = &item.text;
            complaints.about(
                standard,
                &borrowed(&with(&["quote"])),
                Code::QuoteNotInText,
                say::quote_not_in_item_text(InBoth, &quote),
                say::part_of(InBoth, &text),
            );
        }
    }
    let when = self::when(standard, &with(&["when"]), &clause.when, complaints);
    let checks = match (&clause.check, clause.any_of.is_empty()) {
        (Some(check), true) => check_of(standard, &with(&["check"]), check, complaints).map(Checks::One),
        (None, false) => {
            let ways: Vec<Option<Alternative>> = clause
                .any_of
                .iter()
                .map(|(name, way)| {
                    let when = self::when(standard, &with(&["any_of", name, "when"]), &way.when, complaints);
                    let check = check_of(standard, &with(&["any_of", name, "check"]), &way.check, complaints);
                    Some(Alternative { when: when?, check: check? })
                })
                .collect();
            ways.into_iter().collect::<Option<_>>().map(Checks::AnyOf)
        }
        _ => {
            complaints.about(
                standard,
                &path,
                Code::NoCheck,
                say::clause_needs_check_or_any_of(InBoth, &id),
                say::check_or_any_of(InBoth),
            );
            None
        }
    };
    let mut written = clause.clone();
    Some(Clause {
        quote: clause.quote.clone(),
        level: clause.level,
        when: when?,
        caveat: clause.caveat.clone(),
        checks: checks?,
        unverified: written.thresholds().iter().any(|handle| handle.threshold.unverified),
        written,
    })
}

/// A condition by ids; whatever is wrong with it is complained of.
fn when(standard: &Draft, path: &[String], when: &WrittenWhen, complaints: &mut Complaints) -> Option<When> {
    let mut by_id = When::new();
    let mut is_complete = true;
    for (name, fact) in when {
        let id = standard.vocabulary.property_id(Layer::Communities, name);
        let property = id.map(|id| standard.vocabulary.property_of(Layer::Communities, id));
        let fits = match (property.map(|property| property.kind), fact) {
            (Some(PropertyKind::Flag), Fact::Flag(_)) => true,
            (Some(PropertyKind::Choice), Fact::Choice(choice)) => {
                property.is_some_and(|property| property.choices.contains_key(choice))
            }
            _ => false,
        };
        let (what, expected) = match id {
            Some(id) if fits && by_id.insert(id, fact.clone()).is_none() => continue,
            Some(_) if fits => (say::when_names_twice(InBoth, &name), say::when_names_once(InBoth)),
            _ => {
                let expected = match property {
                    Some(property) if !property.choices.is_empty() => {
                        let choices = property.choices.keys().cloned().collect::<Vec<_>>().join("、");
                        say::name_one_of_choices(InBoth, &name, &choices)
                    }
                    Some(_) => say::true_or_false(InBoth),
                    None => say::flag_or_choice_property_of_communities(InBoth),
                };
                (say::when_names_no_property(InBoth, &name), expected)
            }
        };
        is_complete = false;
        let path: Vec<&str> = path.iter().map(String::as_str).chain([name.as_str()]).collect();
        complaints.about(standard, &path, Code::BadCondition, what, expected);
    }
    is_complete.then_some(by_id)
}

fn check_of(
    standard: &Draft,
    path: &[String],
    check: &Check,
    complaints: &mut Complaints,
) -> Option<Arc<dyn CheckKind>> {
    let name = check.name();
    let mut resolver = Resolver::new(&standard.vocabulary);
    let compiled = check.written().compile(&mut resolver);
    for complaint in resolver.complaints {
        let path: Vec<&str> = path
            .iter()
            .map(String::as_str)
            .chain([name])
            .chain(complaint.path.iter().map(String::as_str))
            .collect();
        complaints.about(standard, &path, Code::BadCheck, complaint.what, complaint.expected);
    }
    let mut check = check.clone();
    for handle in check.written_mut().thresholds() {
        let path: Vec<&str> =
            path.iter().map(String::as_str).chain([name]).chain(handle.key.split('.')).collect();
        threshold(standard, &path, handle.threshold, complaints);
    }
    compiled
}

fn threshold(standard: &Draft, path: &[&str], threshold: &Threshold, complaints: &mut Complaints) {
    if !threshold.value.is_finite() || threshold.value < 0.0 {
        let value = threshold.value;
        complaints.about(
            standard,
            path,
            Code::BadThreshold,
            say::threshold_cannot_be_used(InBoth, &value),
            say::finite_number_0_or_more(InBoth),
        );
    }
    let source: Vec<&str> = path.iter().copied().chain(["source"]).collect();
    cited(standard, &source, &threshold.source, threshold.unverified, complaints);
}

/// A source is one of the standard's, and what rests on one not held says so.
fn cited(standard: &Draft, path: &[&str], source: &str, unverified: bool, complaints: &mut Complaints) {
    match standard.sources.get(source) {
        None => {
            let known = standard.sources.keys().cloned().collect::<Vec<_>>().join("、");
            complaints.about(
                standard,
                path,
                Code::UnknownSource,
                say::no_such_source(InBoth, &source),
                say::source_id_known(InBoth, &known),
            );
        }
        Some(known) if !known.held && !unverified => complaints.about(
            standard,
            path,
            Code::UnmarkedUnverified,
            say::threshold_must_say_unverified(InBoth, &source),
            say::unverified_true(InBoth),
        ),
        Some(_) => {}
    }
}

/// Every part of an item's text is quoted by a clause or listed as uncheckable.
fn coverage(standard: &Draft, id: &str, item: &WrittenItem, complaints: &mut Complaints) {
    let mut covered = vec![false; item.text.len()];
    let clauses = item.clauses.values().flat_map(|clause| std::iter::once(&clause.quote).chain(&clause.also));
    for quote in clauses.chain(item.uncheckable.iter().map(|part| &part.quote)) {
        for (start, _) in item.text.match_indices(quote.as_str()) {
            covered[start..start + quote.len()].fill(true);
        }
    }
    for part in &item.uncheckable {
        if !item.text.contains(&part.quote) || part.quote.trim().is_empty() || part.reason.trim().is_empty() {
            let quote = &part.quote;
            complaints.about(
                standard,
                &["items", id, "uncheckable"],
                Code::BadUncheckable,
                say::uncheckable_unfounded(InBoth, &quote),
                say::part_of_text_and_reason(InBoth),
            );
        }
    }
    let mut left: Vec<String> = vec![String::new()];
    for (start, character) in item.text.char_indices() {
        let punctuation = "，。、；：“”（）".contains(character) || character.is_whitespace();
        match (covered[start] || punctuation, left.last_mut()) {
            (false, Some(run)) => run.push(character),
            (true, Some(run)) if !run.is_empty() => left.push(String::new()),
            _ => {}
        }
    }
    left.retain(|run| !run.is_empty());
    if !left.is_empty() {
        let left = left.join("”“");
        complaints.about(
            standard,
            &["items", id, "text"],
            Code::TextNotCovered,
            say::parts_of_text_no_clause_quotes(InBoth, &left),
            say::quoted_or_uncheckable(InBoth),
        );
    }
}

fn gate_and_city(standard: &Draft, items_by_id: &Items, complaints: &mut Complaints) {
    let no_item = |id: &str| say::no_such_item(InBoth, &id);
    let items = standard.items.keys().cloned().collect::<Vec<_>>().join("、");
    let known_items = || say::one_of_items(InBoth, &items);
    let source = |cite: &str| say::no_source(InBoth, &cite);
    let sources = || say::id_under_sources(InBoth);
    if let Some(gate) = &standard.gate {
        if !standard.sources.contains_key(&gate.cite) {
            complaints.about(standard, &["gate", "cite"], Code::UnknownSource, source(&gate.cite), sources());
        }
        for (id, part) in &gate.parts {
            for item in part.items.iter().filter(|item| !standard.items.contains_key(*item)) {
                complaints.about(
                    standard,
                    &["gate", "parts", id, "items"],
                    Code::UnknownItem,
                    no_item(item),
                    known_items(),
                );
            }
        }
    }
    let Some(city) = &standard.city else { return };
    if !standard.sources.contains_key(&city.cite) {
        complaints.about(standard, &["city", "cite"], Code::UnknownSource, source(&city.cite), sources());
    }
    if let Some(day) = city.rectified_by.as_ref().filter(|day| date::last_day(day).is_none()) {
        complaints.about(
            standard,
            &["city", "rectified_by"],
            Code::NotADate,
            say::text_is_no_date(InBoth, &day),
            say::date_year_first(InBoth),
        );
    }
    for (number, task) in &city.tasks {
        for item in task.items.iter().filter(|item| !standard.items.contains_key(*item)) {
            complaints.about(
                standard,
                &["city", "tasks", number, "items"],
                Code::UnknownItem,
                no_item(item),
                known_items(),
            );
        }
    }
    if let Some(title) = &city.list_title {
        place_names(standard, &["city", "list_title"], title, &PLACE_NAMES[..3], complaints);
    }
    for (id, item) in &city.items {
        if !standard.items.contains_key(id) {
            complaints.about(standard, &["city", "items", id], Code::UnknownItem, no_item(id), known_items());
            continue;
        }
        let task = item.task.to_string();
        if !city.tasks.contains_key(&task) {
            complaints.about(
                standard,
                &["city", "items", id, "task"],
                Code::UnknownTask,
                say::no_task(InBoth, &task),
                say::number_under_city_tasks(InBoth),
            );
        }
        for (key, text) in [
            ("project_name", item.project_name.as_ref().unwrap_or(&city.project_name)),
            ("responsible", &item.responsible),
            ("cooperating", &item.cooperating),
        ] {
            place_names(standard, &["city", "items", id, key], text, &PLACE_NAMES, complaints);
        }
        for (index, rule) in item.content.iter().enumerate() {
            content(standard, items_by_id, (id, index), rule, complaints);
        }
    }
}

/// What names of places and projects may stand in a city's patterns.
const PLACE_NAMES: [&str; 4] = ["city", "district", "community", "project"];

fn place_names(standard: &Draft, path: &[&str], text: &str, legal: &[&str], complaints: &mut Complaints) {
    let known = legal.iter().map(|name| format!("{{{name}}}")).collect::<Vec<_>>().join(" ");
    for name in wording::placeholders(text).iter().filter(|name| !legal.contains(&name.as_str())) {
        complaints.about(
            standard,
            path,
            Code::UnknownPlaceholder,
            say::no_placeholder(InBoth, &name),
            say::known_names(InBoth, &known),
        );
    }
}

fn content(
    standard: &Draft,
    items: &Items,
    (item, index): (&str, usize),
    rule: &super::city::Wording,
    complaints: &mut Complaints,
) {
    let index = index.to_string();
    let at = |key| ["city", "items", item, "content", index.as_str(), key];
    let id = &rule.clause;
    let Some(clause) = items[item].clauses.get(id) else {
        complaints.about(
            standard,
            &at("clause"),
            Code::UnknownClause,
            say::item_has_no_such_clause(InBoth, &item, &id),
            say::clause_of_item(InBoth),
        );
        return;
    };
    // What is wrong with the clause itself is said already.
    let Some(clause) = clause else { return };
    let vocabulary = &standard.vocabulary;
    let mut figures: Vec<String> = clause.checks().flat_map(|check| check.figures(vocabulary)).collect();
    let in_when = rule.when.keys().map(|name| ("when", name.clone()));
    let in_text = wording::placeholders(&rule.text).into_iter().map(|name| ("text", name));
    figures.extend(["community", "district", "city"].map(str::to_owned));
    for (key, name) in in_when.chain(in_text).filter(|(_, name)| !figures.contains(name)) {
        let known = figures.join("、");
        complaints.about(
            standard,
            &at(key),
            Code::UnknownPlaceholder,
            say::clause_yields_no_figure(InBoth, &id, &name),
            say::one_of_known(InBoth, &known),
        );
    }
    let having: Vec<&str> = clause
        .checks()
        .flat_map(|check| check.having())
        .map(|property| vocabulary.property_name(Layer::Residences, *property))
        .collect();
    if let Some(lacking) = rule.lacking.as_ref().filter(|lacking| !having.contains(&lacking.as_str())) {
        complaints.about(
            standard,
            &at("lacking"),
            Code::UnknownPlaceholder,
            say::clause_does_not_look_for(InBoth, &id, &lacking),
            say::property_under_clause_having(InBoth),
        );
    }
}
