//! What to find out, in one sentence, from what is missing.

use super::CheckContext;
use crate::finding::{AnswerState, Need};
use crate::messages::check as say;
use crate::vocabulary::Layer;

/// How many things one sentence names before it counts the rest.
const NAMED: usize = 3;

/// One sentence that asks for everything a clause lacks to be decided. `question` is what an
/// attested clause asks.
pub fn sentence(scene: &CheckContext, needs: &[Need], question: Option<&str>) -> String {
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
                let category = scene.vocabulary.category(category);
                surveys.push(scene.category_names(&category.into_iter().collect::<Vec<_>>()));
            }
            Need::Answer { state, .. } => parts.push(answer(scene, *state, question.unwrap_or_default())),
            Need::Paths => parts.push(say::supply_walking_network_paths(lang)),
            Need::Residences => parts.push(say::supply_community_residences(lang)),
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
        parts.push(say::survey_community_and_say_so(lang, &surveys));
    }
    for (layer, ids) in paths {
        let titles = titles(layer, &ids);
        parts.push(say::draw_paths_to(lang, &titles));
    }
    for (layer, ids) in homes {
        let titles = titles(layer, &ids);
        parts.push(say::settle_which_community(lang, &titles));
    }
    let (parts, end) = (parts.join(lang.semicolon()), lang.stop());
    say::please_do(lang, &parts, &end)
}

/// The measure word of a layer's features.
pub fn measure(layer: &str) -> &'static str {
    match layer {
        "residences" => "栋",
        "facilities" => "处",
        _ => "个",
    }
}

fn answer(scene: &CheckContext, state: AnswerState, question: &str) -> String {
    let lang = scene.lang;
    match state {
        AnswerState::Missing => say::establish_and_enter(lang, &question),
        AnswerState::NoEvidence => say::enter_evidence_for_answer(lang, &question),
        AnswerState::Expired => say::establish_again(lang, &question),
    }
}

/// `查明阳光托育园（f1）的建筑面积`, or in the property's own words: `查明…有无电梯`.
fn fact(scene: &CheckContext, layer: &str, property: &str, titles: &str) -> String {
    let kind = Layer::named(layer).unwrap_or(Layer::Facilities);
    let name = scene.property_name(kind, property);
    let own = scene.vocabulary.property(kind, property).and_then(|property| property.ask.as_deref());
    match own {
        Some(ask) => say::find_out_as_asked(scene.lang, &titles, &ask, &name),
        None => say::find_out_property(scene.lang, &titles, &name),
    }
}

/// A feature for a reader: `阳光托育园（f1）`, `众一家园3#楼（r30）`, `恒祥社区`.
fn thing(scene: &CheckContext, layer: &str, id: &str) -> String {
    let dataset = scene.dataset;
    let title = match layer {
        "facilities" => dataset.facility_by_id(id).map(|index| dataset.facilities[index].title()),
        "communities" => Some(dataset.communities[scene.locality.community].name.clone()),
        _ => dataset.residence_by_id(id).map(|index| dataset.residences[index].title()),
    };
    title.unwrap_or_else(|| id.to_owned())
}
