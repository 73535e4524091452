//! Clauses as they are judged: every name in them resolved to an id when the standard is loaded, so
//! that none can be unknown afterwards.

use std::sync::Arc;

use indexmap::IndexMap;

use super::layer::{Caveat, Fact, ItemOf, WrittenClause};
use crate::check::CheckKind;
use crate::verdict::Level;
use crate::vocabulary::PropertyId;

/// An item by ids.
pub type Item = ItemOf<Clause>;

/// One obligation in one sentence, by ids.
#[derive(Clone, Debug)]
pub struct Clause {
    /// A substring of the item's text.
    pub(crate) quote: String,
    /// How binding it is.
    pub level: Level,
    /// Facts of the community under which the clause applies.
    pub(crate) when: When,
    /// What of the quote the checks do not look at.
    pub(crate) caveat: Option<Caveat>,
    pub(crate) checks: Checks,
    /// Whether some threshold it is held to is unverified.
    pub(crate) unverified: bool,
    /// As the layers write it.
    pub(super) written: WrittenClause,
}

/// Properties of communities, and the values they must all have.
pub(crate) type When = IndexMap<PropertyId, Fact>;

/// What a clause checks.
#[derive(Clone, Debug)]
pub(crate) enum Checks {
    One(Arc<dyn CheckKind>),
    /// Of which one must hold.
    AnyOf(Vec<Alternative>),
}

/// One way to satisfy a clause, open where its own condition holds.
#[derive(Clone, Debug)]
pub(crate) struct Alternative {
    pub(crate) when: When,
    pub(crate) check: Arc<dyn CheckKind>,
}

impl Clause {
    /// Its check, or its alternatives' checks.
    pub(crate) fn checks(&self) -> impl Iterator<Item = &dyn CheckKind> {
        let (one, ways): (_, &[Alternative]) = match &self.checks {
            Checks::One(check) => (Some(check), &[]),
            Checks::AnyOf(ways) => (None, ways),
        };
        one.into_iter().chain(ways.iter().map(|way| &way.check)).map(|check| &**check)
    }

    /// As a layer writes it, names and all.
    pub fn written(&self) -> &WrittenClause {
        &self.written
    }
}

impl<C> ItemOf<C> {
    /// The same item with other clauses in the place of its own.
    pub(super) fn with<D>(&self, clauses: IndexMap<String, D>) -> ItemOf<D> {
        ItemOf {
            number: self.number,
            objective: self.objective.clone(),
            title: self.title.clone(),
            text: self.text.clone(),
            source: self.source.clone(),
            confidence: self.confidence.clone(),
            weight: self.weight,
            serves: self.serves.clone(),
            uncheckable: self.uncheckable.clone(),
            clauses,
        }
    }
}
