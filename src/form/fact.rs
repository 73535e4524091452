//! The unknown facts of an audit, each once, in the order in which they are worth asking for.

use indexmap::IndexMap;

use super::key::FactKey;
use crate::audit::{Audit, CommunityAudit, Need, UnknownFact};
use crate::quality;
use crate::vocabulary::Layer;

/// One row of the form.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct FormFact {
    pub(crate) key: FactKey,
    /// Clauses that ask for it, in the order of the standard; none where only other communities'
    /// clauses do.
    pub(crate) clauses: Vec<String>,
    /// Names of other communities whose clauses ask for it too.
    pub(crate) also: Vec<String>,
}

/// Something unknown that no cell can answer: it has to be drawn on a map.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Drawing {
    pub(crate) need: Need,
    pub(crate) clauses: Vec<String>,
}

/// What to find out about one community.
pub(crate) struct Sheaf<'a> {
    pub(crate) community: &'a CommunityAudit,
    pub(crate) facts: Vec<FormFact>,
    pub(crate) drawings: Vec<Drawing>,
}

/// The facts of every community, in the audit's order. A fact that several communities need is
/// asked for in the first of them.
pub(crate) fn gather(audit: &Audit) -> Vec<Sheaf<'_>> {
    let mut sheaves: Vec<Sheaf> = Vec::new();
    let mut asked: IndexMap<FactKey, (usize, usize)> = IndexMap::new();
    for community in &audit.communities {
        let number = sheaves.len();
        let mut sheaf = Sheaf { community, facts: Vec::new(), drawings: Vec::new() };
        for (unknown, need) in ordered(community) {
            let Some(key) = key(community, need) else {
                let drawings = &mut sheaf.drawings;
                match drawings.iter_mut().find(|drawing| drawing.need == *need) {
                    Some(known) => add(&mut known.clauses, &unknown.clause),
                    None => {
                        drawings.push(Drawing { need: need.clone(), clauses: vec![unknown.clause.clone()] })
                    }
                }
                continue;
            };
            match asked.get(&key) {
                Some((sheet, row)) if *sheet == number => {
                    add(&mut sheaf.facts[*row].clauses, &unknown.clause);
                }
                Some((sheet, row)) => add(&mut sheaves[*sheet].facts[*row].also, &community.name),
                None => {
                    asked.insert(key.clone(), (number, sheaf.facts.len()));
                    let clauses = vec![unknown.clause.clone()];
                    sheaf.facts.push(FormFact { key, clauses, also: Vec::new() });
                }
            }
        }
        sheaves.push(sheaf);
    }
    complete_surveys(&mut sheaves, &asked);
    for sheaf in &mut sheaves {
        let place = |id: &String| sheaf.community.unknowns.iter().position(|unknown| unknown.clause == *id);
        sheaf.facts.iter_mut().for_each(|fact| fact.clauses.sort_by_key(place));
    }
    sheaves
}

/// What a community needs: as the plan asks, which closes most of the score first, then the rest
/// item by item.
fn ordered(community: &CommunityAudit) -> impl Iterator<Item = (&UnknownFact, &Need)> {
    let steps = quality::plan(community).map_or_else(Vec::new, |plan| plan.steps);
    let step = |unknown: &UnknownFact| {
        steps.iter().position(|step| step.clause == unknown.clause).unwrap_or(steps.len())
    };
    let mut unknowns: Vec<&UnknownFact> = community.unknowns.iter().collect();
    // Stable: what the plan leaves out stays in the standard's order.
    unknowns.sort_by_key(|unknown| step(unknown));
    unknowns.into_iter().flat_map(|unknown| unknown.needs.iter().map(move |need| (unknown, need)))
}

/// `surveyed` holds for a whole dataset: where one community needs a category surveyed, the others
/// are asked too, or the answer could never be entered.
fn complete_surveys(sheaves: &mut [Sheaf], asked: &IndexMap<FactKey, (usize, usize)>) {
    let mut categories: Vec<&str> = Vec::new();
    for key in asked.keys() {
        if let FactKey::Survey { category, .. } = key
            && !categories.contains(&category.as_str())
        {
            categories.push(category);
        }
    }
    for sheaf in sheaves {
        for category in &categories {
            let community = sheaf.community.id.clone();
            let key = FactKey::Survey { community, category: (*category).to_owned() };
            if !asked.contains_key(&key) {
                sheaf.facts.push(FormFact { key, clauses: Vec::new(), also: Vec::new() });
            }
        }
    }
}

/// The row a need is asked for in, if a cell can answer it.
fn key(community: &CommunityAudit, need: &Need) -> Option<FactKey> {
    let own = |layer: &Layer| {
        matches!(layer, Layer::Communities | Layer::Facilities | Layer::Residences).then_some(*layer)
    };
    match need {
        Need::Answer { clause, .. } => {
            Some(FactKey::Answer { community: community.id.clone(), clause: clause.clone() })
        }
        Need::Survey { category } => {
            Some(FactKey::Survey { community: community.id.clone(), category: category.clone() })
        }
        Need::Property { layer, id, property } => {
            Some(FactKey::Property { layer: own(layer)?, id: id.clone(), property: property.clone() })
        }
        Need::Community { layer, id } => {
            Some(FactKey::Property { layer: own(layer)?, id: id.clone(), property: "community".into() })
        }
        Need::Paths | Need::Residences | Need::PathTo { .. } => None,
    }
}

fn add(list: &mut Vec<String>, text: &str) {
    if !list.iter().any(|known| known == text) {
        list.push(text.to_owned());
    }
}
