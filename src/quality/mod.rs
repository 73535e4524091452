//! Data quality: what is missing or odd, and what each absence costs.

mod plan;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexSet;

use crate::audit::{AnswerState, Audit, Need};
use crate::check::CheckKind;
use crate::dataset::Dataset;
use crate::standard::Standard;
use crate::verdict::Level;
use crate::vocabulary::{CategoryId, Layer};

pub use plan::{FactPlan, PlanStep, plan};

/// One kind of missing fact, over all communities.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// What is missing.
    pub(crate) fact: MissingFact,
    /// How many features, or communities, lack it.
    pub(crate) count: usize,
    /// Ids of up to [`SHOWN`] of them.
    pub(crate) examples: Vec<String>,
    /// Clauses it leaves undecided, in the standard's order.
    pub(crate) clauses: Vec<String>,
    /// How many obligatory clauses of how many communities together it leaves undecided: what
    /// it costs the score.
    pub(crate) obligatory: usize,
}

/// What is missing.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum MissingFact {
    /// A property on features of a layer.
    Property {
        /// The layer.
        layer: Layer,
        /// Id of the property.
        property: String,
    },
    /// A complete survey of a category.
    Survey {
        /// Id of the category.
        category: String,
    },
    /// An answer to an attested clause.
    Answer {
        /// Id of the clause.
        clause: String,
        /// What keeps an answer from counting.
        state: AnswerState,
    },
    /// Paths of the walking network.
    Paths,
    /// Residences of the community.
    Residences,
    /// Paths to places of a layer that are off the network.
    PathTo {
        /// The layer.
        layer: Layer,
    },
    /// Which of several communities features of a layer belong to.
    Community {
        /// The layer.
        layer: Layer,
    },
}

/// How many examples are named.
pub(crate) const SHOWN: usize = 5;

/// Every missing fact that leaves a clause undecided, those that cost the score most first.
pub fn missing(audit: &Audit) -> Vec<Missing> {
    #[derive(Default)]
    struct Cost {
        ids: IndexSet<String>,
        clauses: BTreeSet<(u32, String)>,
        obligatory: BTreeSet<(String, String)>,
    }
    let mut found: BTreeMap<MissingFact, Cost> = BTreeMap::new();
    for community in &audit.communities {
        for unknown in &community.unknowns {
            for need in &unknown.needs {
                let (fact, id) = match need {
                    Need::Property { layer, id, property } => {
                        (MissingFact::Property { layer: *layer, property: property.clone() }, id.clone())
                    }
                    Need::Survey { category } => {
                        (MissingFact::Survey { category: category.clone() }, community.id.clone())
                    }
                    Need::Answer { clause, state } => {
                        (MissingFact::Answer { clause: clause.clone(), state: *state }, community.id.clone())
                    }
                    Need::Paths => (MissingFact::Paths, community.id.clone()),
                    Need::Residences => (MissingFact::Residences, community.id.clone()),
                    Need::PathTo { layer, id } => (MissingFact::PathTo { layer: *layer }, id.clone()),
                    Need::Community { layer, id } => (MissingFact::Community { layer: *layer }, id.clone()),
                };
                let cost = found.entry(fact).or_default();
                cost.ids.insert(id);
                cost.clauses.insert((unknown.item, unknown.clause.clone()));
                if unknown.level == Level::Must {
                    cost.obligatory.insert((community.id.clone(), unknown.clause.clone()));
                }
            }
        }
    }
    let mut missing: Vec<Missing> = found
        .into_iter()
        .map(|(fact, cost)| Missing {
            fact,
            count: cost.ids.len(),
            examples: cost.ids.into_iter().take(SHOWN).collect(),
            clauses: cost.clauses.into_iter().map(|(_, clause)| clause).collect(),
            obligatory: cost.obligatory.len(),
        })
        .collect();
    missing.sort_by_key(|missing| Reverse((missing.obligatory, missing.clauses.len() * missing.count)));
    missing
}

/// Categories present in the dataset that no clause of the standard looks at.
pub fn unchecked_categories(dataset: &Dataset, standard: &Standard) -> Vec<(String, usize)> {
    let checked: Vec<_> = standard
        .clauses()
        .flat_map(|(_, _, clause)| clause.checks())
        .flat_map(|check| check.categories())
        .collect();
    let mut found: BTreeMap<usize, usize> = BTreeMap::new();
    for facility in dataset.facilities.iter().filter(|facility| !checked.contains(&facility.category)) {
        *found.entry(facility.category.0 as usize).or_default() += 1;
    }
    found
        .into_iter()
        .map(|(category, count)| {
            let id = crate::vocabulary::CategoryId(category as u16);
            (standard.vocabulary.category_zh(id).to_owned(), count)
        })
        .collect()
}

/// Clauses that nothing in the dataset could make pass: it holds no facility, existing or not, of
/// any category they ask for. Each with the categories' Chinese names.
pub fn hopeless_clauses(dataset: &Dataset, standard: &Standard) -> Vec<(String, Vec<String>)> {
    let present: BTreeSet<CategoryId> = dataset.facilities.iter().map(|facility| facility.category).collect();
    let asks_in_vain = |check: &dyn CheckKind| {
        let wanted = check.categories();
        !wanted.is_empty() && !wanted.iter().any(|category| present.contains(category))
    };
    standard
        .clauses()
        .filter(|(_, _, clause)| clause.checks().all(asks_in_vain))
        .map(|(_, id, clause)| {
            let categories = clause.checks().flat_map(|check| check.categories());
            let mut titles: Vec<String> =
                categories.map(|category| standard.vocabulary.category_zh(category).to_owned()).collect();
            titles.dedup();
            (id.to_owned(), titles)
        })
        .collect()
}
