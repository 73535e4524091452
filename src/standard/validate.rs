//! What makes a resolved standard valid.

use super::Standard;
use super::complaints::Complaints;
use super::layer::{Clause, Fact, Item, When};
use super::wording;
use crate::both;
use crate::check::{Check, Threshold};
use crate::date;
use crate::vocabulary::{Kind, Layer as DataLayer};

/// Everything a resolved standard must satisfy.
pub(super) fn check(standard: &Standard, complaints: &mut Complaints) {
    let mut numbers: Vec<u32> = Vec::new();
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
                "duplicate-item",
                both!("项的编号 {number} 重复", "the item number {number} is used twice"),
                both!("各不相同的编号", "numbers that differ"),
            );
        }
        numbers.push(item.number);
        if !standard.objectives.contains_key(&item.objective) {
            let objective = &item.objective;
            let known = standard.objectives.keys().cloned().collect::<Vec<_>>().join("、");
            complaints.about(
                standard,
                &with(&["objective"]),
                "unknown-objective",
                both!("没有目标 {objective}", "there is no objective {objective}"),
                both!("{known} 之一", "one of {known}"),
            );
        }
        if item.weight.is_nan() || item.weight <= 0.0 || item.weight.is_infinite() {
            complaints.about(
                standard,
                &with(&["weight"]),
                "bad-weight",
                both!("权重必须大于 0", "the weight must be positive"),
                both!("大于 0 的数", "a number above 0"),
            );
        }
        if item.clauses.is_empty() {
            complaints.about(
                standard,
                &path,
                "no-clause",
                both!("项 {id} 没有条款", "item {id} has no clause"),
                both!("至少一个条款", "at least one clause"),
            );
        }
        for (clause_id, clause) in &item.clauses {
            self::clause(standard, id, item, clause_id, clause, complaints);
        }
        coverage(standard, id, item, complaints);
        if let Some(serves) = &item.serves {
            cited(standard, &["items", id, "serves"], &serves.source, serves.unverified, complaints);
        }
    }
    threshold(standard, &["pace"], &standard.pace, complaints);
    if standard.pace.unit != crate::units::Unit::MetrePerMinute || standard.pace.value <= 0.0 {
        complaints.about(
            standard,
            &["pace"],
            "bad-pace",
            both!("步速必须为正，单位 m/min", "the pace must be positive, in m/min"),
            both!("如 50 m/min", "such as 50 m/min"),
        );
    }
    for (id, grade) in &standard.grades {
        threshold(standard, &["grades", id, "at_least"], &grade.at_least, complaints);
    }
    if !standard.grades.values().any(|grade| grade.at_least.value <= 0.0) {
        complaints.about(
            standard,
            &["grades"],
            "no-lowest-grade",
            both!("没有从 0 分起的等级", "no grade begins at 0"),
            both!("一个 at_least 为 0 的等级", "a grade whose at_least is 0"),
        );
    }
    gate_and_city(standard, complaints);
}

fn clause(
    standard: &Standard,
    item_id: &str,
    item: &Item,
    id: &str,
    clause: &Clause,
    complaints: &mut Complaints,
) {
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
            "bad-clause-id",
            both!("条款编号 {id} 不合规则", "the clause id {id} is not well formed"),
            both!(
                "项的编号、点、小写字母，如 {number}.a",
                "the item's number, a dot, lower-case letters, such as {number}.a"
            ),
        );
    }
    for quote in std::iter::once(&clause.quote).chain(&clause.also) {
        if quote.trim().is_empty() || !item.text.contains(quote.as_str()) {
            let text = &item.text;
            complaints.about(
                standard,
                &borrowed(&with(&["quote"])),
                "quote-not-in-text",
                both!("引文“{quote}”不在该项的文本中", "the quote {quote:?} is not in the item's text"),
                both!("下文的一段：{text}", "a part of: {text}"),
            );
        }
    }
    when(standard, &with(&["when"]), &clause.when, complaints);
    match (&clause.check, clause.any_of.is_empty()) {
        (Some(check), true) => self::check_of(standard, &with(&["check"]), check, complaints),
        (None, false) => {
            for (name, alternative) in &clause.any_of {
                when(standard, &with(&["any_of", name, "when"]), &alternative.when, complaints);
                check_of(standard, &with(&["any_of", name, "check"]), &alternative.check, complaints);
            }
        }
        _ => complaints.about(
            standard,
            &path,
            "no-check",
            both!(
                "条款 {id} 要有 check 或 any_of，二者取一",
                "clause {id} needs check or any_of, one of the two"
            ),
            both!("check = {{...}} 或 any_of = {{...}}", "check = {{...}} or any_of = {{...}}"),
        ),
    }
}

fn when(standard: &Standard, path: &[String], when: &When, complaints: &mut Complaints) {
    for (name, fact) in when {
        let property = standard.vocabulary.property(DataLayer::Communities, name);
        let fits = match (property.map(|property| property.kind), fact) {
            (Some(Kind::Flag), Fact::Flag(_)) => true,
            (Some(Kind::Choice), Fact::Choice(choice)) => {
                property.is_some_and(|property| property.choices.contains_key(choice))
            }
            _ => false,
        };
        if fits {
            continue;
        }
        let path: Vec<&str> = path.iter().map(String::as_str).chain([name.as_str()]).collect();
        let expected = match property {
            Some(property) if !property.choices.is_empty() => {
                let choices = property.choices.keys().cloned().collect::<Vec<_>>().join("、");
                both!("{name} 取 {choices} 之一", "{name}, one of {choices}")
            }
            Some(_) => both!("true 或 false", "true or false"),
            None => both!("社区的是否或选项字段", "a flag or choice property of communities"),
        };
        complaints.about(
            standard,
            &path,
            "bad-condition",
            both!("when 里的 {name} 不是这样的社区字段", "when: {name} is no such property of communities"),
            expected,
        );
    }
}

fn check_of(standard: &Standard, path: &[String], check: &Check, complaints: &mut Complaints) {
    let name = check.name();
    for complaint in check.kind().complaints(&standard.vocabulary) {
        let path: Vec<&str> = path
            .iter()
            .map(String::as_str)
            .chain([name])
            .chain(complaint.path.iter().map(String::as_str))
            .collect();
        complaints.about(standard, &path, "bad-check", complaint.what, complaint.expected);
    }
    let mut check = check.clone();
    for handle in check.kind_mut().thresholds() {
        let path: Vec<&str> =
            path.iter().map(String::as_str).chain([name]).chain(handle.key.split('.')).collect();
        threshold(standard, &path, handle.threshold, complaints);
    }
}

fn threshold(standard: &Standard, path: &[&str], threshold: &Threshold, complaints: &mut Complaints) {
    if !threshold.value.is_finite() || threshold.value < 0.0 {
        let value = threshold.value;
        complaints.about(
            standard,
            path,
            "bad-threshold",
            both!("限值 {value} 不可用", "the threshold {value} cannot be used"),
            both!("不小于 0 的有限数", "a finite number, 0 or more"),
        );
    }
    cited(standard, path, &threshold.source, threshold.unverified, complaints);
}

/// A source is one of the standard's, and what rests on one not held says so.
fn cited(standard: &Standard, path: &[&str], source: &str, unverified: bool, complaints: &mut Complaints) {
    match standard.sources.get(source) {
        None => {
            let known = standard.sources.keys().cloned().collect::<Vec<_>>().join("、");
            complaints.about(
                standard,
                path,
                "unknown-source",
                both!("没有出处 {source}", "there is no source {source}"),
                both!("[sources] 中的 id：{known}", "an id under [sources]: {known}"),
            );
        }
        Some(known) if !known.held && !unverified => complaints.about(
            standard,
            path,
            "unmarked-unverified",
            both!(
                "出处 {source} 未到手，限值必须标明 unverified = true",
                "the source {source} is not held, so the threshold must say unverified = true"
            ),
            both!("unverified = true", "unverified = true"),
        ),
        Some(_) => {}
    }
}

/// Every part of an item's text is quoted by a clause or listed as uncheckable.
fn coverage(standard: &Standard, id: &str, item: &Item, complaints: &mut Complaints) {
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
                "bad-uncheckable",
                both!(
                    "uncheckable 的“{quote}”不在文本中或没有理由",
                    "the uncheckable {quote:?} is not in the text, or gives no reason"
                ),
                both!("文本的一段和不能核查的理由", "a part of the text and the reason it cannot be checked"),
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
            "text-not-covered",
            both!("文本里没有条款引用的部分：“{left}”", "parts of the text that no clause quotes: “{left}”"),
            both!(
                "由某个条款的 quote 或 also 引用，或列入 uncheckable 并说明理由",
                "quoted by some clause, or listed under uncheckable with a reason"
            ),
        );
    }
}

fn gate_and_city(standard: &Standard, complaints: &mut Complaints) {
    let no_item = |id: &str| both!("没有项 {id}", "there is no item {id}");
    let items = standard.items.keys().cloned().collect::<Vec<_>>().join("、");
    let known_items = || both!("{items} 之一", "one of {items}");
    let source = |cite: &str| both!("没有出处 {cite}", "there is no source {cite}");
    let sources = || both!("[sources] 中的 id", "an id under [sources]");
    if let Some(gate) = &standard.gate {
        if !standard.sources.contains_key(&gate.cite) {
            complaints.about(standard, &["gate", "cite"], "unknown-source", source(&gate.cite), sources());
        }
        for (id, part) in &gate.parts {
            for item in part.items.iter().filter(|item| !standard.items.contains_key(*item)) {
                complaints.about(
                    standard,
                    &["gate", "parts", id],
                    "unknown-item",
                    no_item(item),
                    known_items(),
                );
            }
        }
    }
    let Some(city) = &standard.city else { return };
    if !standard.sources.contains_key(&city.cite) {
        complaints.about(standard, &["city", "cite"], "unknown-source", source(&city.cite), sources());
    }
    if let Some(day) = city.rectified_by.as_ref().filter(|day| date::last_day(day).is_none()) {
        complaints.about(
            standard,
            &["city", "rectified_by"],
            "not-a-date",
            both!("“{day}”不是日期", "{day:?} is no date"),
            both!("年在前的日期，如 2023年11月30日前", "a date, year first, such as 2023-11-30"),
        );
    }
    for (number, task) in &city.tasks {
        for item in task.items.iter().filter(|item| !standard.items.contains_key(*item)) {
            complaints.about(
                standard,
                &["city", "tasks", number],
                "unknown-item",
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
            complaints.about(standard, &["city", "items", id], "unknown-item", no_item(id), known_items());
            continue;
        }
        let task = item.task.to_string();
        if !city.tasks.contains_key(&task) {
            complaints.about(
                standard,
                &["city", "items", id, "task"],
                "unknown-task",
                both!("没有任务 {task}", "there is no task {task}"),
                both!("[city.tasks] 中的编号", "a number under [city.tasks]"),
            );
        }
        for (key, text) in [
            ("project_name", item.project_name.as_ref().unwrap_or(&city.project_name)),
            ("responsible", &item.responsible),
            ("cooperating", &item.cooperating),
        ] {
            place_names(standard, &["city", "items", id, key], text, &PLACE_NAMES, complaints);
        }
        for rule in &item.content {
            content(standard, id, rule, complaints);
        }
    }
}

/// What names of places and projects may stand in a city's patterns.
const PLACE_NAMES: [&str; 4] = ["city", "district", "community", "project"];

fn place_names(standard: &Standard, path: &[&str], text: &str, legal: &[&str], complaints: &mut Complaints) {
    let known = legal.iter().map(|name| format!("{{{name}}}")).collect::<Vec<_>>().join(" ");
    for name in wording::placeholders(text).iter().filter(|name| !legal.contains(&name.as_str())) {
        complaints.about(
            standard,
            path,
            "unknown-placeholder",
            both!("没有占位符 {{{name}}}", "there is no placeholder {{{name}}}"),
            both!("{known}", "{known}"),
        );
    }
}

fn content(standard: &Standard, item: &str, rule: &super::city::Wording, complaints: &mut Complaints) {
    let path = ["city", "items", item, "content"];
    let id = &rule.clause;
    let Some(clause) = standard.items[item].clauses.get(id) else {
        complaints.about(
            standard,
            &path,
            "unknown-clause",
            both!("项 {item} 没有条款 {id}", "item {item} has no clause {id}"),
            both!("该项的条款编号", "a clause of the item"),
        );
        return;
    };
    let mut figures: Vec<String> = clause.checks().flat_map(|check| check.kind().figures()).collect();
    let used: Vec<String> = rule.when.keys().cloned().chain(wording::placeholders(&rule.text)).collect();
    figures.extend(["community", "district", "city"].map(str::to_owned));
    for name in used.iter().filter(|name| !figures.contains(name)) {
        let known = figures.join("、");
        complaints.about(
            standard,
            &path,
            "unknown-placeholder",
            both!("条款 {id} 没有数字 {{{name}}}", "clause {id} yields no figure {{{name}}}"),
            both!("{known} 之一", "one of {known}"),
        );
    }
    let havings: Vec<&String> = clause
        .checks()
        .filter_map(|check| match check {
            Check::Every(every) => Some(&every.having),
            _ => None,
        })
        .flatten()
        .collect();
    if let Some(lacking) = rule.lacking.as_ref().filter(|lacking| !havings.contains(lacking)) {
        complaints.about(
            standard,
            &path,
            "unknown-placeholder",
            both!("条款 {id} 不查 {lacking}", "clause {id} does not look for {lacking}"),
            both!("该条款 having 中的字段", "a property under the clause's having"),
        );
    }
}
