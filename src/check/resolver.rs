//! From the names a layer writes to the ids a check is judged by.

use std::hash::Hash;

use indexmap::IndexMap;

use super::{Complaint, Threshold};
use crate::lang::{Both, InBoth};
use crate::messages::check as say;
use crate::units::Unit;
use crate::vocabulary::{CategoryId, Layer, Property, PropertyId, PropertyKind, Vocabulary};

/// Finds the ids of a check's names, and keeps what is wrong with the check.
pub(crate) struct Resolver<'v> {
    pub(crate) vocabulary: &'v Vocabulary,
    pub(crate) complaints: Vec<Complaint>,
}

impl<'v> Resolver<'v> {
    pub(crate) fn new(vocabulary: &'v Vocabulary) -> Resolver<'v> {
        Resolver { vocabulary, complaints: Vec::new() }
    }

    /// Keeps a complaint about the value at a path of keys below the check.
    pub(crate) fn complain(&mut self, path: &[&str], what: Both, expected: Both) {
        self.complaints.push(Complaint::new(path, what, expected));
    }

    /// The categories of these names. An unknown name, or none at all, is complained of.
    pub(crate) fn categories(&mut self, path: &[&str], names: &[String]) -> Option<Vec<CategoryId>> {
        let expected = say::ids_of_category_vocabulary(InBoth);
        if names.is_empty() {
            self.complain(path, say::no_category_listed(InBoth), expected);
            return None;
        }
        let found: Vec<Option<CategoryId>> = names
            .iter()
            .map(|name| {
                let id = self.vocabulary.category(name);
                if id.is_none() {
                    let expected = match self.vocabulary.suggest_category(name) {
                        Some((id, zh)) => say::category_id_did_you_mean(InBoth, &id, &zh),
                        None => expected.clone(),
                    };
                    self.complain(path, say::category_not_in_vocabulary(InBoth, &name), expected);
                }
                id
            })
            .collect();
        found.into_iter().collect()
    }

    /// The property of this name, if it holds numbers; else `complaint` says what is wrong.
    pub(crate) fn number(
        &mut self,
        path: &[&str],
        layer: Layer,
        name: &str,
        complaint: impl FnOnce() -> (Both, Both),
    ) -> Option<PropertyId> {
        let is_numeric =
            |property: &Property| matches!(property.kind, PropertyKind::Number | PropertyKind::Integer);
        let id = self.vocabulary.property_id(layer, name);
        let id = id.filter(|id| is_numeric(self.vocabulary.property_of(layer, *id)));
        if id.is_none() {
            let (what, expected) = complaint();
            self.complain(path, what, expected);
        }
        id
    }

    /// Complains of a share of residents in another unit.
    pub(crate) fn share(&mut self, share: &Threshold) {
        if !matches!(share.unit, Unit::Percent | Unit::Share) {
            self.complain(
                &["share", "unit"],
                say::share_has_wrong_unit(InBoth),
                say::percent_or_share(InBoth),
            );
        }
    }

    /// Complains of names that the vocabulary of contents does not have, or has another name for.
    pub(crate) fn contents(&mut self, path: &[&str], names: &[String], expected: impl Fn() -> Both) {
        for name in names.iter().filter(|name| self.vocabulary.content(name) != Some(name)) {
            let complaint =
                Complaint::new(path, say::not_in_vocabulary_of_contents(InBoth, &name), expected());
            self.complaints.push(complaint);
        }
    }

    /// A map by id in place of one by name. Two names of one thing are complained of.
    pub(crate) fn by_id<I: Copy + Eq + Hash, V>(
        &mut self,
        path: &[&str],
        named: impl IntoIterator<Item = (String, Option<I>, V)>,
    ) -> Option<IndexMap<I, V>> {
        let mut by_id = IndexMap::new();
        let mut is_complete = true;
        for (name, id, value) in named {
            let Some(id) = id else {
                is_complete = false;
                continue;
            };
            if by_id.insert(id, value).is_some() {
                let path: Vec<&str> = path.iter().copied().chain([name.as_str()]).collect();
                self.complain(&path, say::named_twice(InBoth, &name), say::one_name_once(InBoth));
                is_complete = false;
            }
        }
        is_complete.then_some(by_id)
    }
}
