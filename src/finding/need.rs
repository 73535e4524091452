//! What is missing, gathered as one asks for it.

use super::Need;
use crate::vocabulary::Layer;

/// How many things one sentence names before it counts the rest.
pub const NAMED: usize = 3;

/// Needs by what is to be done about them, each group in the needs' order.
#[derive(Clone, Debug, Default)]
pub struct GroupedNeeds<'n> {
    /// Answers, paths and residences: each is asked for by itself.
    pub single: Vec<&'n Need>,
    /// Layer, property, and the features whose property it is.
    pub facts: Vec<(Layer, &'n str, Vec<&'n str>)>,
    /// Categories to survey.
    pub surveys: Vec<&'n str>,
    /// Features by layer to which a path is needed.
    pub paths: Vec<(Layer, Vec<&'n str>)>,
    /// Features by layer of which it is to be settled where they belong.
    pub communities: Vec<(Layer, Vec<&'n str>)>,
}

impl<'n> GroupedNeeds<'n> {
    /// Groups needs, each group in their order.
    pub fn from_needs(needs: &'n [Need]) -> GroupedNeeds<'n> {
        let mut grouped = GroupedNeeds::default();
        for need in needs {
            match need {
                Need::Property { layer, id, property } => {
                    match grouped.facts.iter_mut().find(|(l, p, _)| l == layer && p == property) {
                        Some((_, _, ids)) => ids.push(id),
                        None => grouped.facts.push((*layer, property, vec![id])),
                    }
                }
                Need::Survey { category } => grouped.surveys.push(category),
                Need::Answer { .. } | Need::Paths | Need::Residences => grouped.single.push(need),
                Need::PathTo { layer, id } => gather(&mut grouped.paths, *layer, id),
                Need::Community { layer, id } => gather(&mut grouped.communities, *layer, id),
            }
        }
        grouped
    }

    /// The features a sentence names, by layer.
    pub fn named(&self) -> impl Iterator<Item = (Layer, &'n str)> {
        let facts = self.facts.iter().map(|(layer, _, ids)| (*layer, ids));
        let others = self.paths.iter().chain(&self.communities).map(|(layer, ids)| (*layer, ids));
        facts.chain(others).flat_map(|(layer, ids)| ids.iter().take(NAMED).map(move |id| (layer, *id)))
    }
}

fn gather<'n>(into: &mut Vec<(Layer, Vec<&'n str>)>, layer: Layer, id: &'n str) {
    match into.iter_mut().find(|(known, _)| *known == layer) {
        Some((_, ids)) => ids.push(id),
        None => into.push((layer, vec![id])),
    }
}
