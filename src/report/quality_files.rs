//! The data-quality report as `quality.csv`, for people, and `quality.json`, for programs.

use serde_json::{Value, json};

use super::quality::{Quality, document, sentence};
use crate::audit::AnswerState;
use crate::defect::{Defect, Place};
use crate::lang::{Both, Lang};
use crate::output::File;
use crate::quality::MissingFact;
use crate::render;

/// The files in the formats asked for, usually both.
pub fn quality_files(quality: &Quality, formats: &[String], lang: Lang) -> Vec<File> {
    let formats = render::chosen(formats, &["csv", "json"]);
    let mut files = render::files(&document(quality, lang), "quality", &formats);
    if formats.contains(&"json") {
        files.push(File { path: "quality.json".into(), bytes: json_text(quality).into_bytes() });
    }
    files
}

fn json_text(quality: &Quality) -> String {
    let communities: Vec<Value> = quality
        .audit
        .communities
        .iter()
        .map(|community| {
            json!({ "id": community.id, "name": community.name, "score": community.score, "judged": community.judged })
        })
        .collect();
    let missing: Vec<Value> = quality
        .missing
        .iter()
        .map(|missing| {
            json!({
                "fact": fact(&missing.fact),
                "count": missing.count,
                "examples": missing.examples,
                "clauses": missing.clauses,
                "obligatory": missing.obligatory,
                "text": both(&Both {
                    zh: sentence(missing, quality.vocabulary, Lang::Zh),
                    en: sentence(missing, quality.vocabulary, Lang::En),
                }),
            })
        })
        .collect();
    let hopeless = quality.hopeless.iter();
    let hopeless: Vec<Value> =
        hopeless.map(|(clause, categories)| json!({ "clause": clause, "categories": categories })).collect();
    let unchecked = quality.unchecked.iter();
    let unchecked: Vec<Value> =
        unchecked.map(|(category, count)| json!({ "category": category, "facilities": count })).collect();
    let network = quality.network.map(|health| {
        json!({
            "metres": health.length.0,
            "components": health.components,
            "main_share": health.main_share,
            "islands": health.islands.len(),
            "near_misses": health.near_misses.len(),
            "crossings": health.crossings.len(),
            "dead_ends": health.dead_ends.len(),
        })
    });
    let whole = json!({
        "tool": quality.audit.tool,
        "datasets": quality.audit.datasets,
        "as_of": quality.audit.as_of,
        "standard": quality.audit.standard,
        "inputs": quality.audit.inputs,
        "defects": quality.defects.iter().map(defect).collect::<Vec<_>>(),
        "missing": missing,
        "ask_first": quality.plans,
        "hopeless_clauses": hopeless,
        "unchecked_categories": unchecked,
        "network": network,
        "communities": communities,
    });
    format!("{whole:#}\n")
}

fn both(text: &Both) -> Value {
    if text.is_empty() { Value::Null } else { json!({ "zh": text.zh, "en": text.en }) }
}

fn defect(defect: &Defect) -> Value {
    let place = match &defect.place {
        Place::Whole => Value::Null,
        Place::Line { line, column } => json!({ "line": line, "column": column }),
        Place::Feature { index, id } => json!({ "feature": index, "id": id }),
        Place::Row { row, column } => json!({ "row": row, "column": column }),
    };
    json!({
        "severity": defect.severity.id(),
        "code": defect.code.name(),
        "file": defect.file,
        "place": place,
        "message": both(&defect.message),
        "expected": both(&defect.expected),
        "help": both(&defect.help),
    })
}

fn fact(fact: &MissingFact) -> Value {
    match fact {
        MissingFact::Property { layer, property } => {
            json!({ "kind": "property", "layer": layer, "property": property })
        }
        MissingFact::Survey { category } => json!({ "kind": "survey", "category": category }),
        MissingFact::Answer { clause, state } => {
            let state = match state {
                AnswerState::Missing => "missing",
                AnswerState::NoEvidence => "no_evidence",
                AnswerState::Expired => "expired",
            };
            json!({ "kind": "answer", "clause": clause, "state": state })
        }
        MissingFact::Paths => json!({ "kind": "paths" }),
        MissingFact::Residences => json!({ "kind": "residences" }),
        MissingFact::PathTo { layer } => json!({ "kind": "path_to", "layer": layer }),
        MissingFact::Community { layer } => json!({ "kind": "community", "layer": layer }),
    }
}
