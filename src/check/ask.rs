//! What to find out, in one sentence, from what is missing.

use super::Scene;
use crate::audit::Need;
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
    let mut by_property: Vec<(String, Vec<String>)> = Vec::new();
    let mut surveys = Vec::new();
    let mut paths = Vec::new();
    let mut homes = Vec::new();
    for need in needs {
        match need {
            Need::Property { layer, id, property } => {
                let (name, title) = property_of(scene, layer, id, property);
                match by_property.iter_mut().find(|(known, _)| *known == name) {
                    Some((_, titles)) => titles.push(title),
                    None => by_property.push((name, vec![title])),
                }
            }
            Need::Survey { category } => {
                let category = scene.vocabulary().category(category);
                surveys.push(scene.category_names(&category.into_iter().collect::<Vec<_>>()));
            }
            Need::Answer { .. } => {
                let question = question.unwrap_or_default();
                parts.push(say!(lang, "核实“{question}”并附依据", "establish, with evidence: {question}"));
            }
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
            Need::PathTo { layer, id } => paths.push(thing(scene, layer, id)),
            Need::Community { layer, id } => homes.push(thing(scene, layer, id)),
        }
    }
    for (name, titles) in by_property {
        let titles = scene.list(&titles, NAMED);
        parts.push(say!(lang, "查明{titles}的{name}", "find out the {name} of {titles}"));
    }
    if !surveys.is_empty() {
        let surveys = scene.list(&surveys, NAMED);
        parts.push(say!(
            lang,
            "普查社区内的{surveys}并在 surveyed 中注明",
            "survey the community's {surveys} completely and say so under surveyed"
        ));
    }
    if !paths.is_empty() {
        let paths = scene.list(&paths, NAMED);
        parts.push(say!(lang, "补画通往{paths}的步行路径", "draw the paths that lead to {paths}"));
    }
    if !homes.is_empty() {
        let homes = scene.list(&homes, NAMED);
        parts.push(say!(lang, "明确{homes}属于哪个社区", "settle which community {homes} belongs to"));
    }
    let (join, end) = if lang == Lang::Zh { ("；", "。") } else { ("; ", ".") };
    let parts = parts.join(join);
    say!(lang, "请{parts}{end}", "Please {parts}{end}")
}

/// A property's name and the title of the feature it is missing on.
fn property_of(scene: &Scene, layer: &str, id: &str, property: &str) -> (String, String) {
    let kind = Layer::named(layer).unwrap_or(Layer::Facilities);
    (scene.property_name(kind, property), thing(scene, layer, id))
}

/// A feature for a reader: `阳光托育园（f1）`, `众一家园3#楼（r30）`, `恒祥社区`.
fn thing(scene: &Scene, layer: &str, id: &str) -> String {
    let dataset = scene.measures.dataset;
    match layer {
        "facilities" => {
            let known = dataset.facilities.iter().find(|facility| facility.id == id);
            known.map_or_else(|| id.to_owned(), |facility| facility.title())
        }
        "communities" => dataset.communities[scene.locality.community].name.clone(),
        _ => {
            let known = dataset.residences.iter().find(|residence| residence.id == id);
            known.map_or_else(|| id.to_owned(), |residence| residence.title())
        }
    }
}
