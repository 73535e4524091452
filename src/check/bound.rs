//! Bounds on a property of one facility, and what a facility lacks to meet them.

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{CheckContext, Direction, Handle, Resolver, Threshold, reaches};
use crate::dataset::{Facility, Value};
use crate::finding::{Condition, EvidenceNote, EvidenceValue, Flaw, Side};
use crate::interval::Interval;
use crate::lang::InBoth;
use crate::messages::check as say;
use crate::verdict::Truth;
use crate::vocabulary::{Layer, PropertyId, PropertyKind};

/// What a property of each counted facility must be.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Bound {
    /// For a number: the least it may be.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_least: Option<Threshold>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) at_most: Option<Threshold>,
    /// For a flag.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) is: Option<bool>,
    /// For a list: everything it must hold.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) all_of: Vec<String>,
}

/// How one facility stands on one bound.
#[derive(Clone, Debug)]
pub(crate) struct BoundStanding {
    pub(crate) truth: Truth,
    /// The property's value.
    pub(crate) value: EvidenceValue,
    /// What is not as it should be, or not known; nothing where it holds.
    pub(crate) flaw: Option<Flaw>,
    /// What a list lacks.
    pub(crate) missing: Vec<String>,
    /// Where a value other than the facility's own property comes from.
    pub(crate) note: Option<EvidenceNote>,
}

impl Bound {
    pub(crate) fn thresholds(&mut self, property: &str) -> Vec<Handle<'_>> {
        let mut handles = Vec::new();
        if let Some(threshold) = &mut self.at_least {
            handles.push(Handle::new(&format!("each.{property}.at_least"), Direction::AtLeast, threshold));
        }
        if let Some(threshold) = &mut self.at_most {
            handles.push(Handle::new(&format!("each.{property}.at_most"), Direction::AtMost, threshold));
        }
        handles
    }

    pub(crate) fn condition(&self, property: &str) -> Condition {
        let one = self.at_least.as_ref().or(self.at_most.as_ref());
        Condition {
            property: property.to_owned(),
            min: self.at_least.as_ref().map(|threshold| threshold.value),
            max: self.at_most.as_ref().map(|threshold| threshold.value),
            unit: one.map(|threshold| threshold.unit),
            is: self.is,
            contains: self.all_of.clone(),
        }
    }

    /// The property of facilities that this bound is put on. What is wrong with the bound is left with
    /// the resolver.
    pub(super) fn property(&self, name: &str, resolver: &mut Resolver) -> Option<PropertyId> {
        let vocabulary = resolver.vocabulary;
        let Some(id) = vocabulary.property_id(Layer::Facilities, name) else {
            let expected = match vocabulary.suggest_property(Layer::Facilities, name) {
                Some(near) => say::property_name_did_you_mean(InBoth, &near),
                None => say::property_name(InBoth),
            };
            resolver.complain(&["each", name], say::facilities_have_no_property(InBoth, &name), expected);
            return None;
        };
        let property = vocabulary.property_of(Layer::Facilities, id);
        let kind = property.kind;
        let numeric = matches!(kind, PropertyKind::Number | PropertyKind::Integer);
        let fits = match (
            self.at_least.is_some() || self.at_most.is_some(),
            self.is.is_some(),
            !self.all_of.is_empty(),
        ) {
            (true, false, false) => numeric,
            (false, true, false) => kind == PropertyKind::Flag,
            (false, false, true) => kind == PropertyKind::List,
            _ => false,
        };
        if !fits {
            resolver.complain(
                &["each", name],
                say::bound_does_not_fit(InBoth, &name),
                say::one_bound_fitting_the_kind(InBoth),
            );
        }
        for (key, threshold) in [("at_least", &self.at_least), ("at_most", &self.at_most)] {
            let (Some(threshold), Some(unit)) = (threshold, property.unit) else { continue };
            if !threshold.unit.bounds(unit) {
                let given = threshold.unit;
                resolver.complain(
                    &["each", name, key, "unit"],
                    say::property_in_another_unit(InBoth, &name, &unit, &given),
                    say::the_unit(InBoth, &unit),
                );
            }
        }
        if let (Some(least), Some(most)) = (&self.at_least, &self.at_most)
            && least.plain() > most.plain()
        {
            resolver.complain(
                &["each", name],
                say::lower_bound_exceeds_upper(InBoth, &name),
                say::at_least_no_greater_than_at_most(InBoth),
            );
        }
        resolver.contents(&["each", name, "all_of"], &self.all_of, || say::contents_name(InBoth));
        Some(id)
    }

    /// Whether a property's value is within this bound; one that is not known may be.
    pub(crate) fn truth(&self, value: Option<&Value>) -> Truth {
        let holds = match value {
            None => return Truth::Unknown,
            Some(Value::Number(number)) => {
                self.at_least.as_ref().is_none_or(|least| reaches(*number, least.plain()))
                    && self.at_most.as_ref().is_none_or(|most| reaches(most.plain(), *number))
            }
            Some(Value::Flag(flag)) => self.is.is_none_or(|is| is == *flag),
            Some(Value::List(list)) => self.all_of.iter().all(|entry| list.contains(entry)),
            Some(_) => true,
        };
        if holds { Truth::Yes } else { Truth::No }
    }

    /// How a facility stands on this bound of a property of facilities.
    pub(crate) fn judge(&self, scene: &CheckContext, facility: &Facility, id: PropertyId) -> BoundStanding {
        let mut value = facility.facts.get(id).map(Cow::Borrowed);
        let mut note = None;
        // A polygon's own area may stand in for the site's, never for the floor's.
        if value.is_none() && id == scene.vocabulary.own.facilities.site_area_m2 {
            value = facility.shape.outline_area().map(|area| Cow::Owned(Value::Number(area.0)));
            note = value.as_ref().map(|_| EvidenceNote::OutlineArea);
        }
        let truth = self.truth(value.as_deref());
        let mut standing = BoundStanding {
            truth,
            value: evidence_value(value.as_deref()),
            flaw: None,
            missing: Vec::new(),
            note,
        };
        if truth == Truth::Yes {
            return standing;
        }
        let property = || scene.property_name(Layer::Facilities, id);
        let Some(value) = value else {
            standing.flaw = Some(Flaw::Unknown { property: property() });
            return standing;
        };
        match value.as_ref() {
            Value::Number(number) => {
                let have = *number;
                let unit = scene.vocabulary.property_of(Layer::Facilities, id).unit;
                if let Some(least) = self.at_least.as_ref().filter(|least| !reaches(have, least.plain())) {
                    standing.flaw =
                        Some(Flaw::Below { property: property(), have, unit, need: least.amount() });
                } else if let Some(most) = self.at_most.as_ref().filter(|most| !reaches(most.plain(), have)) {
                    standing.flaw =
                        Some(Flaw::Above { property: property(), have, unit, need: most.amount() });
                }
            }
            Value::Flag(flag) => {
                if self.is.is_some_and(|is| is != *flag) {
                    standing.flaw = Some(Flaw::Not { property: property() });
                }
            }
            Value::List(list) => {
                standing.missing =
                    self.all_of.iter().filter(|entry| !list.contains(entry)).cloned().collect();
                if !standing.missing.is_empty() {
                    standing.flaw = Some(Flaw::Lacks { missing: standing.missing.clone() });
                }
            }
            Value::Text(_) => {}
        }
        standing
    }

    /// How far a number is off this bound: the bound missed and by how much, in the bound's own
    /// unit; nothing where it is within.
    pub(crate) fn off(&self, have: f64) -> Option<(Side, &Threshold, f64)> {
        let below = self.at_least.as_ref().filter(|least| !reaches(have, least.plain()));
        let above = self.at_most.as_ref().filter(|most| !reaches(most.plain(), have));
        let below = below.map(|least| (Side::AtLeast, least, least.value - have * least.unit.divisor()));
        below.or_else(|| above.map(|most| (Side::AtMost, most, have * most.unit.divisor() - most.value)))
    }

    /// The lower bound, as a figure for wordings.
    pub(crate) fn need(&self) -> Option<Interval> {
        self.at_least.as_ref().map(|threshold| Interval::exactly(threshold.value))
    }
}

fn evidence_value(value: Option<&Value>) -> EvidenceValue {
    match value {
        None => EvidenceValue::Unknown,
        Some(Value::Number(number)) => EvidenceValue::Number(*number),
        Some(Value::Flag(flag)) => EvidenceValue::Flag(*flag),
        Some(Value::Text(text)) => EvidenceValue::Text(text.to_string()),
        Some(Value::List(list)) => EvidenceValue::List(list.clone()),
    }
}
