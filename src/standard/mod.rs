//! The standard: layers of data, resolved and validated once.

mod change;
pub(crate) mod city;
mod compiled;
mod complaints;
pub(crate) mod embedded;
pub(crate) mod layer;
mod open;
mod resolve;
mod show;
mod validate;
pub(crate) mod wording;

use indexmap::IndexMap;

pub use city::{City, CityItem, Task, Wording};
pub(crate) use compiled::{Alternative, Checks, When};
pub use compiled::{Clause, Item};
pub(crate) use embedded::embedded_vocabulary;
pub use embedded::{EMBEDDED, Embedded};
pub use layer::{Gate, GradeRule, ItemOf, SourceDocument, WrittenClause};
pub use open::{Text, Texts};
pub use show::{resolved_toml, summary};

use crate::check::Threshold;
use crate::defect::Defect;
use crate::vocabulary::{CategoryId, OwnNames, Vocabulary};

/// A resolved, valid standard; while its layers are put on each other, one of written clauses.
#[derive(Clone, Debug)]
pub struct Standard<C = Clause> {
    /// Id of its last layer.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Who issued it.
    pub authority: String,
    pub(crate) issued: Option<String>,
    /// Ids of the layers, the root first.
    pub layers: Vec<String>,
    pub(crate) sha256: String,
    /// The documents its numbers are taken from, by id.
    pub sources: IndexMap<String, SourceDocument>,
    /// The walking pace, metres a minute.
    pub pace: Threshold,
    /// Grades by id, with the score each begins at.
    pub grades: IndexMap<String, GradeRule>,
    /// Titles of the objectives (建设目标) by id.
    pub objectives: IndexMap<String, String>,
    /// By id, in the order of their numbers.
    pub items: IndexMap<String, ItemOf<C>>,
    /// Parts that must all pass, if it has such a gate.
    pub gate: Option<Gate>,
    /// What a city's plan adds.
    pub city: Option<City>,
    /// The categories and properties that its clauses name.
    pub vocabulary: Vocabulary,
    pub(crate) categories: IndexMap<String, crate::vocabulary::Category>,
    /// What of its vocabulary is not the program's.
    pub(crate) own_names: OwnNames,
    /// Relaxations that layers declare, for everyone to see.
    pub relaxations: Vec<Relaxed>,
    /// Clauses withdrawn by some layer.
    pub withdrawn: Vec<String>,
    provenance: Provenance,
}

/// A standard of clauses as written, not known to be valid.
type Draft = Standard<WrittenClause>;

/// A declared relaxation.
#[derive(Clone, Debug, PartialEq)]
pub struct Relaxed {
    /// Id of the layer that relaxes it.
    pub layer: String,
    /// What was relaxed: a clause id, or `pace`, or a grade's id.
    pub what: String,
    /// On whose authority.
    pub authority: String,
    /// Why.
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
    pub(crate) fn resolve(texts: Texts) -> Result<Standard, Vec<Defect>> {
        resolve::resolve(texts)
    }

    /// Loads a standard by id, or by the path of a layer file.
    ///
    /// # Errors
    /// Everything wrong with any layer, each with its place; an id nobody knows, a file that cannot be read, a chain
    /// of `extends` that comes back to itself.
    pub fn load(
        reference: &str,
        base: Option<&std::path::Path>,
        vocabulary: Option<&std::path::Path>,
    ) -> Result<Standard, Vec<Defect>> {
        Standard::resolve(Texts::open(reference, base, vocabulary)?)
    }

    /// Categories that some clause reaches for.
    pub(crate) fn reached(&self) -> Vec<CategoryId> {
        let checks = self.clauses().flat_map(|(_, _, clause)| clause.checks());
        let mut found: Vec<CategoryId> =
            checks.filter(|check| check.reaches()).flat_map(|check| check.categories()).collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// What rests on sources that were not at hand: `pace`, `grades`, `gate`, and thresholds as
    /// clause id and key.
    pub(crate) fn unverified(&self) -> Vec<String> {
        let mut found = Vec::new();
        let grades = self.grades.values().any(|grade| grade.at_least.unverified);
        let gate = self.gate.as_ref().is_some_and(|gate| gate.unverified);
        for (name, unverified) in [("pace", self.pace.unverified), ("grades", grades), ("gate", gate)] {
            found.extend(unverified.then(|| name.to_owned()));
        }
        for (_, id, clause) in self.clauses() {
            let mut written = clause.written.clone();
            let handles = written.thresholds().into_iter().filter(|handle| handle.threshold.unverified);
            found.extend(handles.map(|handle| format!("{id} {}", handle.key)));
        }
        found
    }
}

impl<C> Standard<C> {
    /// All clauses with their items, in the standard's order.
    pub fn clauses(&self) -> impl Iterator<Item = (&ItemOf<C>, &str, &C)> {
        self.items
            .values()
            .flat_map(|item| item.clauses.iter().map(move |(id, clause)| (item, id.as_str(), clause)))
    }

    /// The clause of this id.
    pub fn clause(&self, id: &str) -> Option<&C> {
        self.clauses().find(|(_, known, _)| *known == id).map(|(_, _, clause)| clause)
    }

    /// The item called so: by number, id or title.
    pub(crate) fn item(&self, name: &str) -> Option<(&str, &ItemOf<C>)> {
        let name = name.trim();
        self.items
            .iter()
            .find(|(id, item)| *id == name || item.title == name || item.number.to_string() == name)
            .map(|(id, item)| (id.as_str(), item))
    }

    /// The layer a value comes from.
    pub fn layer_of(&self, path: &[String]) -> &str {
        self.provenance.of(path).unwrap_or(&self.layers[0])
    }
}

impl Draft {
    /// The valid standard, of clauses by id.
    fn compiled(self, items: IndexMap<String, Item>) -> Standard {
        Standard {
            id: self.id,
            title: self.title,
            authority: self.authority,
            issued: self.issued,
            layers: self.layers,
            sha256: self.sha256,
            sources: self.sources,
            pace: self.pace,
            grades: self.grades,
            objectives: self.objectives,
            items,
            gate: self.gate,
            city: self.city,
            vocabulary: self.vocabulary,
            categories: self.categories,
            own_names: self.own_names,
            relaxations: self.relaxations,
            withdrawn: self.withdrawn,
            provenance: self.provenance,
        }
    }
}
