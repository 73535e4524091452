//! What is to be built: the kinds of facility an item asks for, and what the standard wants of
//! each.

use indexmap::IndexMap;

use crate::check::{Bound, Check, Count, Ratio, Reach};
use crate::dataset::{Facility, Value};
use crate::standard::{Clause, Item, Standard};
use crate::units::{Metres, Minutes, Pace, Unit};
use crate::verdict::{Level, Truth};
use crate::vocabulary::{CategoryId, Layer, Vocabulary};

/// A kind of facility, and the clauses of one item that ask for it.
#[derive(Clone, Debug)]
pub struct Sought<'s> {
    pub item: &'s Item,
    pub clauses: Vec<&'s str>,
    /// Categories that count; the first is what is proposed.
    pub categories: Vec<CategoryId>,
    /// What each must be.
    bounds: Vec<&'s IndexMap<String, Bound>>,
    /// How many each community must have.
    pub at_least: Option<f64>,
    /// The walk a clause allows, in minutes or metres, and its own pace.
    reach: Option<&'s Reach>,
    /// What a clause wants of all of them together, by which one has room for so much.
    pub ratio: Option<&'s Ratio>,
}

/// What a check asks for: categories, bounds, number, walk, ratio.
fn asked(clause: &Clause) -> Option<&Check> {
    // Of alternatives the one without a condition is what is built where there is a choice.
    let plain = clause.any_of.values().find(|alternative| alternative.when.is_empty());
    let first = clause.any_of.values().next();
    clause.check.as_ref().or(plain.or(first).map(|alternative| &alternative.check))
}

fn categories_of(check: &Check) -> &[String] {
    match check {
        Check::Count(Count { of, .. }) => of,
        Check::Reach(Reach { to, .. }) => to,
        Check::Ratio(Ratio { sum, .. }) => &sum.of,
        _ => &[],
    }
}

/// The kinds an item asks for by the clauses that `wanted` picks, in the item's order. Clauses
/// about the same categories are about one kind.
pub fn kinds<'s>(
    standard: &'s Standard,
    item: &'s Item,
    wanted: impl Fn(&str, &Clause) -> bool,
) -> Vec<Sought<'s>> {
    let mut kinds: Vec<Sought> = Vec::new();
    for (id, clause) in &item.clauses {
        let Some(check) = asked(clause).filter(|_| wanted(id, clause)) else { continue };
        let names = categories_of(check);
        let categories: Vec<CategoryId> =
            names.iter().filter_map(|name| standard.vocabulary.category(name)).collect();
        if categories.is_empty() {
            continue;
        }
        let known = kinds.iter_mut().find(|kind| kind.categories == categories);
        let kind = match known {
            Some(kind) => kind,
            None => {
                kinds.push(Sought {
                    item,
                    clauses: Vec::new(),
                    categories,
                    bounds: Vec::new(),
                    at_least: None,
                    reach: None,
                    ratio: None,
                });
                kinds.last_mut().expect("one was just put there")
            }
        };
        kind.clauses.push(id);
        match check {
            Check::Count(count) => {
                kind.bounds.push(&count.each);
                let most = kind.at_least.unwrap_or(0.0).max(count.at_least.value);
                kind.at_least = Some(most);
            }
            Check::Reach(reach) => kind.reach = Some(reach),
            Check::Ratio(ratio) => kind.ratio = Some(ratio),
            _ => {}
        }
    }
    // Where nothing is counted there is nothing to site but by a walk: parking is summed up, not
    // put on a corner.
    kinds.retain(|kind| kind.at_least.is_some() || kind.reach.is_some());
    kinds
}

/// Whether a clause obliges.
pub fn obliges(clause: &Clause) -> bool {
    clause.level == Level::Must
}

impl Sought<'_> {
    /// The walk that a clause allows; the minutes and the pace where it says minutes.
    pub fn within(&self, pace: Pace, is_given: bool) -> Option<(Metres, Option<(f64, f64)>)> {
        let reach = self.reach?;
        Some(match reach.within.unit {
            Unit::Minute => {
                let own = reach.pace.as_ref().filter(|_| !is_given);
                let pace = own.map_or(pace, |pace| Pace(pace.value));
                let minutes = reach.within.value;
                (Minutes(minutes).at(pace), Some((minutes, pace.0)))
            }
            _ => (Metres(reach.within.value), None),
        })
    }

    /// The areas one needs, in square metres, of land and of floor, as far as clauses say.
    pub fn areas(&self) -> Vec<(&'static str, f64)> {
        let least = |property: &str| {
            let bounds = self.bounds.iter().filter_map(|each| each.get(property)?.at_least.as_ref());
            bounds.map(|threshold| threshold.plain()).max_by(f64::total_cmp)
        };
        let of = |property: &'static str| least(property).map(|least| (property, least));
        ["site_area_m2", "floor_area_m2"].into_iter().filter_map(of).collect()
    }

    /// Everything one must be, by property: what a facility is proposed to be.
    pub fn properties(&self) -> IndexMap<String, serde_json::Value> {
        let mut properties = IndexMap::new();
        for (name, bound) in self.bounds.iter().copied().flatten() {
            let least = bound.at_least.as_ref().map(|threshold| serde_json::json!(threshold.plain()));
            let is = bound.is.map(serde_json::Value::from);
            let contains = (!bound.all_of.is_empty()).then(|| bound.all_of.clone().into());
            if let Some(value) = least.or(is).or(contains) {
                let known = properties.entry(name.clone()).or_insert_with(|| value.clone());
                if value.as_f64() > known.as_f64() {
                    *known = value;
                }
            }
        }
        properties
    }

    /// Whether a facility is what the clauses ask for; its outline's area may stand in for its
    /// site's.
    pub fn is_met_by(&self, facility: &Facility, outline: Option<f64>, vocabulary: &Vocabulary) -> Truth {
        let mut truth = Truth::Yes;
        for (name, bound) in self.bounds.iter().copied().flatten() {
            let id = vocabulary.property_id(Layer::Facilities, name);
            let value = id.and_then(|id| facility.facts.get(id)).cloned();
            let value = value.or_else(|| outline.filter(|_| name == "site_area_m2").map(Value::Number));
            truth = truth.and(bound.truth(value.as_ref()));
        }
        truth
    }
}
