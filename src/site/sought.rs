//! What is to be built: the kinds of facility an item asks for, and what the standard wants of
//! each.

use indexmap::IndexMap;

use crate::audit::Condition;
use crate::check::{AllowedWalk, Bounds, CheckKind, SoughtRatio};
use crate::dataset::{Facility, Value};
use crate::standard::{Checks, Clause, Item};
use crate::units::{Metres, Pace};
use crate::verdict::{Level, Truth};
use crate::vocabulary::{CategoryId, Layer, PropertyId, Vocabulary};

/// A kind of facility, and the clauses of one item that ask for it.
#[derive(Clone, Debug)]
pub(crate) struct Sought<'s> {
    pub(crate) item: &'s Item,
    pub(crate) clauses: Vec<&'s str>,
    /// Categories that count; the first is what is proposed.
    pub(crate) categories: Vec<CategoryId>,
    /// What each must be.
    bounds: Vec<&'s Bounds>,
    /// Those of the clauses that count facilities.
    pub(super) counting: Vec<&'s str>,
    /// How many each community must have.
    pub(crate) at_least: Option<f64>,
    /// The walk a clause allows.
    walk: Option<AllowedWalk>,
    /// What a clause wants of all of them together, by which one has room for so much.
    pub(crate) ratio: Option<SoughtRatio>,
}

/// The check that says what is to be built: of alternatives the one without a condition, which is
/// what is built where there is a choice.
fn built(clause: &Clause) -> Option<&dyn CheckKind> {
    match &clause.checks {
        Checks::One(check) => Some(&**check),
        Checks::AnyOf(ways) => {
            let plain = ways.iter().find(|way| way.when.is_empty());
            plain.or(ways.first()).map(|way| &*way.check)
        }
    }
}

/// The kinds an item asks for by the clauses that `wanted` picks, in the item's order. Clauses
/// about the same categories are about one kind.
pub(super) fn kinds<'s>(item: &'s Item, wanted: impl Fn(&str, &Clause) -> bool) -> Vec<Sought<'s>> {
    let mut kinds: Vec<Sought> = Vec::new();
    for (id, clause) in &item.clauses {
        let check = built(clause).filter(|_| wanted(id, clause));
        let Some(part) = check.and_then(|check| check.sought()) else { continue };
        let known = kinds.iter().position(|kind| kind.categories == part.categories);
        let at = known.unwrap_or_else(|| {
            kinds.push(Sought {
                item,
                clauses: Vec::new(),
                categories: part.categories.to_vec(),
                bounds: Vec::new(),
                counting: Vec::new(),
                at_least: None,
                walk: None,
                ratio: None,
            });
            kinds.len() - 1
        });
        let kind = &mut kinds[at];
        kind.clauses.push(id);
        kind.bounds.extend(part.each);
        if let Some(at_least) = part.at_least {
            kind.counting.push(id);
            kind.at_least = Some(kind.at_least.unwrap_or(0.0).max(at_least));
        }
        kind.walk = part.walk.or(kind.walk);
        kind.ratio = part.ratio.or(kind.ratio);
    }
    // Where nothing is counted there is nothing to site but by a walk: parking is summed up, not
    // put on a corner.
    kinds.retain(|kind| kind.at_least.is_some() || kind.walk.is_some());
    kinds
}

/// Whether a clause obliges.
pub(super) fn obliges(clause: &Clause) -> bool {
    clause.level == Level::Must
}

impl Sought<'_> {
    /// The walk that a clause allows; the minutes and the pace where it says minutes.
    pub(crate) fn within(&self, pace: Pace, is_given: bool) -> Option<(Metres, Option<(f64, f64)>)> {
        let (metres, minutes) = self.walk?.at(pace, is_given);
        Some((metres, minutes.map(|(minutes, pace)| (minutes.0, pace.0))))
    }

    /// The areas one needs, in square metres, of land and of floor, as far as clauses say.
    pub(crate) fn areas(&self, vocabulary: &Vocabulary) -> Vec<(&'static str, f64)> {
        let own = vocabulary.own.facilities;
        let of = |(name, property): (&'static str, PropertyId)| {
            let bounds = self.bounds.iter().filter_map(|each| each.get(&property)?.at_least.as_ref());
            let least = bounds.map(|threshold| threshold.plain()).max_by(f64::total_cmp);
            least.map(|least| (name, least))
        };
        [("site_area_m2", own.site_area_m2), ("floor_area_m2", own.floor_area_m2)]
            .into_iter()
            .filter_map(of)
            .collect()
    }

    /// What the clauses ask of each, as findings tell it.
    pub(super) fn conditions(&self, vocabulary: &Vocabulary) -> Vec<Condition> {
        let name = |id: PropertyId| vocabulary.property_name(Layer::Facilities, id);
        self.bounds.iter().copied().flatten().map(|(id, bound)| bound.condition(name(*id))).collect()
    }

    /// Everything one must be, by property: what a facility is proposed to be.
    pub(crate) fn properties(&self, vocabulary: &Vocabulary) -> IndexMap<String, serde_json::Value> {
        let mut properties = IndexMap::new();
        for (id, bound) in self.bounds.iter().copied().flatten() {
            let least = bound.at_least.as_ref().map(|threshold| serde_json::json!(threshold.plain()));
            let is = bound.is.map(serde_json::Value::from);
            let contains = (!bound.all_of.is_empty()).then(|| bound.all_of.clone().into());
            if let Some(value) = least.or(is).or(contains) {
                let name = vocabulary.property_name(Layer::Facilities, *id);
                let known = properties.entry(name.to_owned()).or_insert_with(|| value.clone());
                if value.as_f64() > known.as_f64() {
                    *known = value;
                }
            }
        }
        properties
    }

    /// Whether a facility is what the clauses ask for; its outline's area may stand in for its
    /// site's.
    pub(crate) fn is_met_by(
        &self,
        facility: &Facility,
        outline: Option<f64>,
        vocabulary: &Vocabulary,
    ) -> Truth {
        let site_area = vocabulary.own.facilities.site_area_m2;
        let mut truth = Truth::Yes;
        for (id, bound) in self.bounds.iter().copied().flatten() {
            let value = facility.facts.get(*id).cloned();
            let value = value.or_else(|| outline.filter(|_| *id == site_area).map(Value::Number));
            truth = truth.and(bound.truth(value.as_ref()));
        }
        truth
    }
}
