//! Bounds on a property of one facility, and what a facility lacks to meet them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Complaint, Direction, Handle, Scene, Threshold, reaches};
use crate::audit::Condition;
use crate::both;
use crate::dataset::{Facility, Value};
use crate::interval::Interval;
use crate::say;
use crate::units::quantity;
use crate::verdict::Truth;
use crate::vocabulary::{Kind as PropertyKind, Layer, Vocabulary};

/// What a property of each counted facility must be.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Bound {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_least: Option<Threshold>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_most: Option<Threshold>,
    /// For a flag.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub is: Option<bool>,
    /// For a list: everything it must hold.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub all_of: Vec<String>,
}

/// How one facility stands on one bound.
#[derive(Clone, Debug)]
pub struct Standing {
    pub truth: Truth,
    /// The property's value, null when unknown.
    pub value: serde_json::Value,
    /// What is not as it should be, or not known, for a reader; empty where it holds.
    pub why: String,
    /// How far a number falls short of its lower bound.
    pub short: f64,
    /// What a list lacks.
    pub missing: Vec<String>,
    /// Where a value other than the facility's own property comes from.
    pub note: Option<String>,
}

impl Bound {
    pub fn thresholds(&mut self, property: &str) -> Vec<Handle<'_>> {
        let mut handles = Vec::new();
        if let Some(threshold) = &mut self.at_least {
            handles.push(Handle::new(&format!("each.{property}.at_least"), Direction::AtLeast, threshold));
        }
        if let Some(threshold) = &mut self.at_most {
            handles.push(Handle::new(&format!("each.{property}.at_most"), Direction::AtMost, threshold));
        }
        handles
    }

    pub fn condition(&self, property: &str) -> Condition {
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

    pub fn complaints(&self, name: &str, vocabulary: &Vocabulary) -> Vec<Complaint> {
        let mut complaints = Vec::new();
        let Some(property) = vocabulary.property(Layer::Facilities, name) else {
            let what = both!("设施没有字段 {name}", "facilities have no property {name}");
            let expected = match vocabulary.suggest_property(Layer::Facilities, name) {
                Some(near) => both!(
                    "字段词表中的名称；是否指 {near}？",
                    "a name of the property vocabulary; did you mean {near}?"
                ),
                None => both!("字段词表中的名称", "a name of the property vocabulary"),
            };
            return vec![Complaint::new(&["each", name], what, expected)];
        };
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
            complaints.push(Complaint::new(
                &["each", name],
                both!("{name} 的条件与它的类型不符", "the bound on {name} does not fit its kind"),
                both!(
                    "数用 at_least / at_most，是否用 is，列表用 all_of，三者取一",
                    "at_least / at_most for a number, is for a flag, all_of for a list, one of the three"
                ),
            ));
        }
        for (key, threshold) in [("at_least", &self.at_least), ("at_most", &self.at_most)] {
            let (Some(threshold), Some(unit)) = (threshold, property.unit) else { continue };
            if !threshold.unit.bounds(unit) {
                let given = threshold.unit;
                complaints.push(Complaint::new(
                    &["each", name, key, "unit"],
                    both!(
                        "{name} 的单位是 {unit}，这里写的是 {given}",
                        "{name} is measured in {unit}, this says {given}"
                    ),
                    both!("单位 {unit}", "the unit {unit}"),
                ));
            }
        }
        if let (Some(least), Some(most)) = (&self.at_least, &self.at_most)
            && least.plain() > most.plain()
        {
            complaints.push(Complaint::new(
                &["each", name],
                both!("{name} 的下限大于上限", "the lower bound on {name} exceeds the upper"),
                both!("at_least 不大于 at_most", "at_least no greater than at_most"),
            ));
        }
        for entry in &self.all_of {
            if vocabulary.content(entry) != Some(entry) {
                complaints.push(Complaint::new(
                    &["each", name, "all_of"],
                    both!("“{entry}”不在设施内容词表中", "{entry:?} is not in the vocabulary of contents"),
                    both!(
                        "categories.toml 的 [contents] 中的中文名",
                        "a Chinese name under [contents] of categories.toml"
                    ),
                ));
            }
        }
        complaints
    }

    /// Whether a property's value is within this bound; one that is not known may be.
    pub fn truth(&self, value: Option<&Value>) -> Truth {
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

    /// How a facility stands on this bound.
    pub fn judge(&self, scene: &Scene, index: usize, facility: &Facility, name: &str) -> Standing {
        let lang = scene.lang;
        let title = scene.property_name(Layer::Facilities, name);
        let id = scene.vocabulary().property_id(Layer::Facilities, name);
        let mut value = id.and_then(|id| facility.facts.get(id)).cloned();
        let mut note = None;
        // A polygon's own area may stand in for the site's, never for the floor's.
        if value.is_none() && name == "site_area_m2" {
            value = scene.measures.outline_area(index).map(|area| Value::Number(area.0));
            note = value.as_ref().map(|_| say!(lang, "按轮廓量算的椭球面积", "geodesic area of its outline"));
        }
        let mut standing = Standing {
            truth: self.truth(value.as_ref()),
            value: json(value.as_ref()),
            why: String::new(),
            short: 0.0,
            missing: Vec::new(),
            note,
        };
        let Some(value) = value else {
            standing.why = say!(lang, "{title}不详", "{title} unknown");
            return standing;
        };
        match value {
            Value::Number(number) => {
                let unit = scene.vocabulary().property(Layer::Facilities, name).and_then(|p| p.unit);
                let shown = unit.map_or_else(|| number.to_string(), |unit| quantity(number, unit, lang));
                if let Some(least) = self.at_least.as_ref().filter(|least| !reaches(number, least.plain())) {
                    let bound = quantity(least.value, least.unit, lang);
                    standing.short = least.plain() - number;
                    standing.why =
                        say!(lang, "{title} {shown}，不足 {bound}", "{title} {shown}, below {bound}");
                } else if let Some(most) = self.at_most.as_ref().filter(|most| !reaches(most.plain(), number))
                {
                    let bound = quantity(most.value, most.unit, lang);
                    standing.why =
                        say!(lang, "{title} {shown}，超过 {bound}", "{title} {shown}, above {bound}");
                }
            }
            Value::Flag(flag) => {
                if self.is.is_some_and(|is| is != flag) {
                    standing.why = say!(lang, "不是{title}", "not {title}");
                }
            }
            Value::List(list) => {
                standing.missing =
                    self.all_of.iter().filter(|entry| !list.contains(entry)).cloned().collect();
                if !standing.missing.is_empty() {
                    let missing = scene.list(&standing.missing, 12, "项");
                    standing.why = say!(lang, "缺少{missing}", "lacks {missing}");
                }
            }
            Value::Text(_) => {}
        }
        standing
    }

    /// The lower bound, as a figure for wordings.
    pub fn need(&self) -> Option<Interval> {
        self.at_least.as_ref().map(|threshold| Interval::exactly(threshold.value))
    }
}

fn json(value: Option<&Value>) -> serde_json::Value {
    match value {
        None => serde_json::Value::Null,
        Some(Value::Number(number)) => number_json(*number),
        Some(Value::Flag(flag)) => (*flag).into(),
        Some(Value::Text(text)) => text.as_ref().into(),
        Some(Value::List(list)) => list.clone().into(),
    }
}

/// A number as JSON writes it: whole numbers without a fraction.
pub fn number_json(number: f64) -> serde_json::Value {
    if number.fract() == 0.0 && number.abs() < 1e15 { (number as i64).into() } else { number.into() }
}
