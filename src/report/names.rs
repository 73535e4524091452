//! Words of the ledger's cells.

use std::collections::BTreeMap;

use crate::audit::{ClauseAudit, Evidence, EvidenceValue, Gap};
use crate::lang::Lang;
use crate::messages::report_xlsx as say;
use crate::units::plain;
use crate::verdict::Level;
use crate::vocabulary::{Layer, Vocabulary};

/// How binding a clause is, with the word the standard has for it.
pub(super) fn level(level: Level, lang: Lang) -> &'static str {
    match level {
        Level::Must => say::level_must(lang),
        Level::Should => say::level_should(lang),
        Level::May => say::level_may(lang),
    }
}

/// Where the columns of a row of the gap list come from: `标准：目标、建设内容；台账：责任单位`.
pub(super) fn sources(gap: &Gap, lang: Lang) -> String {
    const NAMED: [(&str, &str); 9] = [
        ("objective", "目标"),
        ("number", "序号"),
        ("content", "建设内容"),
        ("requirement", "建设要求"),
        ("project_name", "项目名称"),
        ("project_content", "项目内容"),
        ("responsible", "责任单位"),
        ("cooperating", "配合单位"),
        ("deadline", "完成时限"),
    ];
    let kinds = [
        ("standard", say::source_standard(lang)),
        ("city", say::source_city(lang)),
        ("measured", say::source_measured(lang)),
        ("register", say::source_register(lang)),
    ];
    let (colon, end) = (lang.colon(), lang.semicolon());
    let parts = kinds.iter().filter_map(|(kind, word)| {
        let of_kind =
            |(column, _): &&(&str, &str)| gap.sources.get(*column).is_some_and(|source| source == kind);
        let columns: Vec<&str> = NAMED.iter().filter(of_kind).map(|(_, name)| *name).collect();
        // The annexes' columns have their Chinese names in both languages.
        (!columns.is_empty()).then(|| format!("{word}{colon}{}", columns.join("、")))
    });
    parts.collect::<Vec<_>>().join(end)
}

/// The things that decided a clause and the values of them, things with the same value together:
/// `r1、r2：建筑面积 150（由轮廓面积代替）`.
pub(super) fn evidence(clause: &ClauseAudit, vocabulary: &Vocabulary, lang: Lang) -> String {
    let mut groups: Vec<(String, Vec<&str>)> = Vec::new();
    let mut position: BTreeMap<String, usize> = BTreeMap::new();
    for evidence in &clause.evidence {
        let finding = finding(evidence, vocabulary, lang);
        let index = *position.entry(finding.clone()).or_insert_with(|| {
            groups.push((finding, Vec::new()));
            groups.len() - 1
        });
        groups[index].1.push(&evidence.id);
    }
    let (join, colon, end) = (lang.comma(), lang.colon(), lang.semicolon());
    let group = |(finding, ids): &(String, Vec<&str>)| match finding.is_empty() {
        true => ids.join(join),
        false => format!("{}{colon}{finding}", ids.join(join)),
    };
    groups.iter().map(group).collect::<Vec<_>>().join(end)
}

/// What was found of one thing.
fn finding(evidence: &Evidence, vocabulary: &Vocabulary, lang: Lang) -> String {
    let value = value(&evidence.value, lang);
    let property = evidence.property.as_deref().map(|property| {
        let mut layers = Layer::FEATURES.into_iter().chain(Layer::TABLES);
        let layer = layers.find(|layer| *layer == evidence.layer && lang == Lang::Zh);
        let known = layer.and_then(|layer| vocabulary.property(layer, property));
        known.map_or(property, |known| known.label_zh())
    });
    let text = [property.unwrap_or(""), &value]
        .iter()
        .filter(|part| !part.is_empty())
        .copied()
        .collect::<Vec<_>>()
        .join(" ");
    match &evidence.note {
        Some(note) => say::with_note(lang, &text, &note),
        None => text,
    }
}

/// A value of evidence in words.
fn value(value: &EvidenceValue, lang: Lang) -> String {
    match value {
        EvidenceValue::Unknown => String::new(),
        EvidenceValue::Text(text) => text.clone(),
        EvidenceValue::Number(number) => plain(*number),
        EvidenceValue::Flag(true) => say::flag_true(lang).into(),
        EvidenceValue::Flag(false) => say::flag_false(lang).into(),
        EvidenceValue::List(list) => list.join("、"),
    }
}
