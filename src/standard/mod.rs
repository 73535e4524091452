//! The standard: layers of data, resolved and validated once.

mod change;
pub mod city;
mod complaints;
pub(crate) mod embedded;
pub mod layer;
mod open;
mod resolve;
mod show;
mod validate;
pub mod wording;

use indexmap::IndexMap;

pub use embedded::{EMBEDDED, Embedded};
pub use layer::{Clause, Item};
pub use open::{Text, Texts};
pub use show::{resolved_toml, summary};

use crate::check::Threshold;
use crate::defect::Defect;
use crate::vocabulary::Vocabulary;
use city::City;
use layer::{Gate, Grade, Source};

/// A resolved, valid standard.
#[derive(Clone, Debug)]
pub struct Standard {
    pub id: String,
    pub title: String,
    pub authority: String,
    pub issued: Option<String>,
    /// Ids of the layers, the root first.
    pub layers: Vec<String>,
    pub sha256: String,
    pub sources: IndexMap<String, Source>,
    pub pace: Threshold,
    pub grades: IndexMap<String, Grade>,
    pub objectives: IndexMap<String, String>,
    /// By id, in the order of their numbers.
    pub items: IndexMap<String, Item>,
    pub gate: Option<Gate>,
    pub city: Option<City>,
    pub vocabulary: Vocabulary,
    pub categories: IndexMap<String, crate::vocabulary::Category>,
    /// Relaxations that layers declare, for everyone to see.
    pub relaxations: Vec<Relaxed>,
    /// Clauses withdrawn by some layer.
    pub withdrawn: Vec<String>,
    provenance: Provenance,
}

/// A declared relaxation.
#[derive(Clone, Debug, PartialEq)]
pub struct Relaxed {
    pub layer: String,
    /// What was relaxed: a clause id, or `pace`, or a grade's id.
    pub what: String,
    pub authority: String,
    pub reason: String,
}

/// Which layer set what: by path of keys; a path not listed came with its nearest parent.
#[derive(Clone, Debug, Default)]
struct Provenance(Vec<(Vec<String>, String)>);

impl Provenance {
    fn record(&mut self, path: &[&str], layer: &str) {
        let path = path.iter().map(|key| (*key).to_owned()).collect();
        self.0.push((path, layer.to_owned()));
    }

    /// The layer the value at a path comes from: the last record of the longest prefix.
    fn of(&self, path: &[String]) -> Option<&str> {
        self.0
            .iter()
            .enumerate()
            .filter(|(_, (prefix, _))| path.starts_with(prefix))
            .max_by_key(|(order, (prefix, _))| (prefix.len(), *order))
            .map(|(_, (_, layer))| layer.as_str())
    }
}

impl Standard {
    /// Resolves a chain of layer texts, the root first, with the vocabularies they use.
    ///
    /// # Errors
    /// Everything wrong with any layer, each with its place; nothing is half-resolved.
    pub fn resolve(texts: Texts) -> Result<Standard, Vec<Defect>> {
        resolve::resolve(texts)
    }

    /// Loads a standard by id, or by the path of a layer file.
    ///
    /// # Errors
    /// As [`Standard::resolve`]; and an id nobody knows, a file that cannot be read, a chain
    /// of `extends` that comes back to itself.
    pub fn load(
        reference: &str,
        base: Option<&std::path::Path>,
        vocabulary: Option<&std::path::Path>,
    ) -> Result<Standard, Vec<Defect>> {
        Standard::resolve(Texts::open(reference, base, vocabulary)?)
    }

    /// All clauses with their items, in the standard's order.
    pub fn clauses(&self) -> impl Iterator<Item = (&Item, &str, &Clause)> {
        self.items
            .values()
            .flat_map(|item| item.clauses.iter().map(move |(id, clause)| (item, id.as_str(), clause)))
    }

    pub fn clause(&self, id: &str) -> Option<&Clause> {
        self.clauses().find(|(_, known, _)| *known == id).map(|(_, _, clause)| clause)
    }

    /// The item called so: by number, id or title.
    pub fn item(&self, name: &str) -> Option<(&str, &Item)> {
        let name = name.trim();
        self.items
            .iter()
            .find(|(id, item)| *id == name || item.title == name || item.number.to_string() == name)
            .map(|(id, item)| (id.as_str(), item))
    }

    /// Categories that some clause reaches for.
    pub fn reached(&self) -> Vec<crate::vocabulary::CategoryId> {
        let mut found = Vec::new();
        for (_, _, clause) in self.clauses() {
            for check in clause.checks() {
                for name in check.kind().reaches_for() {
                    if let Some(category) = self.vocabulary.category(name)
                        && !found.contains(&category)
                    {
                        found.push(category);
                    }
                }
            }
        }
        found.sort_unstable();
        found
    }

    /// What rests on sources that were not at hand: `pace`, `grades`, `gate`, and thresholds as
    /// clause id and key.
    pub fn unverified(&self) -> Vec<String> {
        let mut found = Vec::new();
        let grades = self.grades.values().any(|grade| grade.at_least.unverified);
        let gate = self.gate.as_ref().is_some_and(|gate| gate.unverified);
        for (name, unverified) in [("pace", self.pace.unverified), ("grades", grades), ("gate", gate)] {
            found.extend(unverified.then(|| name.to_owned()));
        }
        for (_, id, clause) in self.clauses() {
            let own = clause.check.iter().map(|check| (String::new(), check));
            let any_of = clause.any_of.iter().map(|(name, way)| (format!("{name}."), &way.check));
            for (prefix, check) in own.chain(any_of) {
                let mut check = check.clone();
                let handles = check.kind_mut().thresholds();
                let unverified = handles.iter().filter(|handle| handle.threshold.unverified);
                found.extend(unverified.map(|handle| format!("{id} {prefix}{}", handle.key)));
            }
        }
        found
    }

    /// Marks the clauses some threshold of which is unverified.
    fn mark_unverified(&mut self) {
        for clause in self.items.values_mut().flat_map(|item| item.clauses.values_mut()) {
            let any_of = clause.any_of.values_mut().map(|way| &mut way.check);
            clause.unverified =
                clause.check.iter_mut().chain(any_of).any(|check| {
                    check.kind_mut().thresholds().iter().any(|handle| handle.threshold.unverified)
                });
        }
    }

    /// The layer a value comes from.
    pub fn layer_of(&self, path: &[String]) -> &str {
        self.provenance.of(path).unwrap_or(&self.layers[0])
    }
}

impl Clause {
    /// Its check, or its alternatives' checks.
    pub fn checks(&self) -> impl Iterator<Item = &crate::check::Check> {
        self.check.iter().chain(self.any_of.values().map(|alternative| &alternative.check))
    }
}
