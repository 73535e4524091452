//! What to find out, in one sentence, from what is missing.

use super::Scene;
use crate::audit::{AnswerState, Need};
use crate::lang::Lang;
use crate::say;
use crate::vocabulary::Layer;

/// How many things one sentence names before it counts the rest.
const NAMED: usize = 3;

/// One sentence that asks for everything a clause lacks to be decided. `question` is what an
/// attested clause asks.
pub fn sentence(scene: &Scene, needs: &[Need], question: Option<&str>) -> String {
    let lang = scene.lang;
    let mut parts = Vec::new();
    let mut facts: Vec<(&str, &str, Vec<&str>)> = Vec::new();
    let mut surveys = Vec::new();
    let mut paths: Vec<(&str, Vec<&str>)> = Vec::new();
    let mut homes: Vec<(&str, Vec<&str>)> = Vec::new();
    fn gather<'n>(into: &mut Vec<(&'n str, Vec<&'n str>)>, layer: &'n str, id: &'n str) {
        match into.iter_mut().find(|(known, _)| *known == layer) {
            Some((_, ids)) => ids.push(id),
            None => into.push((layer, vec![id])),
        }
    }
    let titles = |layer: &str, ids: &[&str]| {
        scene.list_of(ids.iter().map(|id| thing(scene, layer, id)), NAMED, measure(layer))
    };
    for need in needs {
        match need {
            Need::Property { layer, id, property } => {
                match facts.iter_mut().find(|(l, p, _)| l == layer && p == property) {
                    Some((_, _, ids)) => ids.push(id),
                    None => facts.push((layer, property, vec![id])),
                }
            }
            Need::Survey { category } => {
                let category = scene.vocabulary().category(category);
                surveys.push(scene.category_names(&category.into_iter().collect::<Vec<_>>()));
            }
            Need::Answer { state, .. } => parts.push(answer(scene, *state, question.unwrap_or_default())),
            Need::Paths => parts.push(say!(
                lang,
                "补充步行路网图层 paths.geojson",
                "supply the walking network, paths.geojson"
            )),
            Need::Residences => parts.push(say!(
                lang,
                "补充该社区的住宅楼图层 residences.geojson",
                "supply the community's residences, residences.geojson"
            )),
            Need::PathTo { layer, id } => gather(&mut paths, layer, id),
            Need::Community { layer, id } => gather(&mut homes, layer, id),
        }
    }
    for (layer, property, ids) in facts {
        let titles = titles(layer, &ids);
        parts.push(fact(scene, layer, property, &titles));
    }
    if !surveys.is_empty() {
        let surveys = scene.list(&surveys, NAMED, "类");
        parts.push(say!(
            lang,
            "普查社区内的{surveys}，并在 dataset.toml 的 surveyed 中注明",
            "survey the community's {surveys} completely and say so under surveyed in dataset.toml"
        ));
    }
    for (layer, ids) in paths {
        let titles = titles(layer, &ids);
        parts.push(say!(lang, "补画通往{titles}的步行路径", "draw the paths that lead to {titles}"));
    }
    for (layer, ids) in homes {
        let titles = titles(layer, &ids);
        parts.push(say!(lang, "明确{titles}属于哪个社区", "settle which community {titles} belongs to"));
    }
    let (join, end) = if lang == Lang::Zh { ("；", "。") } else { ("; ", ".") };
    let parts = parts.join(join);
    say!(lang, "请{parts}{end}", "Please {parts}{end}")
}

/// The measure word of a layer's features.
pub fn measure(layer: &str) -> &'static str {
    match layer {
        "residences" => "栋",
        "facilities" => "处",
        _ => "个",
    }
}

fn answer(scene: &Scene, state: AnswerState, question: &str) -> String {
    let lang = scene.lang;
    match state {
        AnswerState::Missing => say!(
            lang,
            "核实“{question}”，把答复和依据填入 survey.csv",
            "establish “{question}” and enter answer and evidence in survey.csv"
        ),
        AnswerState::NoEvidence => say!(
            lang,
            "在 survey.csv 中补上“{question}”答复的依据",
            "enter the evidence for the answer to “{question}” in survey.csv"
        ),
        AnswerState::Expired => say!(
            lang,
            "重新核实“{question}”，更新 survey.csv 中的答复、依据和有效期",
            "establish “{question}” again and renew answer, evidence and expiry in survey.csv"
        ),
    }
}

/// `查明阳光托育园（f1）的建筑面积`, or in the property's own words: `查明…有无电梯`.
fn fact(scene: &Scene, layer: &str, property: &str, titles: &str) -> String {
    let kind = Layer::named(layer).unwrap_or(Layer::Facilities);
    let name = scene.property_name(kind, property);
    let own = scene.vocabulary().property(kind, property).and_then(|property| property.ask.as_deref());
    match (own, scene.lang) {
        (Some(ask), Lang::Zh) => format!("查明{titles}{ask}"),
        (_, lang) => say!(lang, "查明{titles}的{name}", "find out the {name} of {titles}"),
    }
}

/// A feature for a reader: `阳光托育园（f1）`, `众一家园3#楼（r30）`, `恒祥社区`.
fn thing(scene: &Scene, layer: &str, id: &str) -> String {
    let measures = scene.measures;
    let dataset = measures.dataset;
    let title = match layer {
        "facilities" => dataset.facility_by_id(id).map(|index| dataset.facilities[index].title()),
        "communities" => Some(dataset.communities[scene.locality.community].name.clone()),
        _ => dataset.residence_by_id(id).map(|index| dataset.residences[index].title()),
    };
    title.unwrap_or_else(|| id.to_owned())
}
