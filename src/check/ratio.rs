//! **ratio**: a sum over facilities against a fact of the community or another sum.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::bound::number_json;
use super::count::categories;
use super::{CheckContext, Complaint, Direction, Handle, Kind, Threshold, reaches};
use crate::finding::{
    Condition, Divisor, Evidence, Finding, Need, Note, Proportion, Quantity, Reason, Required, Span,
};
use crate::interval::Interval;
use crate::lang::InBoth;
use crate::messages::check as say;
use crate::verdict::{Outcomes, Truth, Verdict};
use crate::vocabulary::{Kind as PropertyKind, Layer, Vocabulary};

/// The sum of a property over existing facilities, divided by something, reaches a bound.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Ratio {
    pub sum: Sum,
    pub per: Per,
    pub at_least: Threshold,
    /// A lower bound on the sum itself as well.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sum_at_least: Option<Threshold>,
    /// Above this, a note; no verdict changes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note_above: Option<Threshold>,
}

/// A property summed over the existing facilities of categories inside the community.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Sum {
    pub property: String,
    pub of: Vec<String>,
}

/// What the sum is divided by.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase", deny_unknown_fields)]
pub enum Per {
    /// A number the community's feature gives.
    Fact(String),
    /// A hundred times that fact: area per hundred households.
    Hundred(String),
    /// Another sum.
    Sum(Sum),
}

/// A sum as far as known, and what is missing to know it.
struct Known {
    value: Interval,
    evidence: Vec<Evidence>,
    needs: Vec<Need>,
}

impl Sum {
    fn complaints(&self, key: &str, vocabulary: &Vocabulary) -> Vec<Complaint> {
        let mut complaints = categories(&self.of, vocabulary);
        let numeric = vocabulary
            .property(Layer::Facilities, &self.property)
            .is_some_and(|property| matches!(property.kind, PropertyKind::Number | PropertyKind::Integer));
        if !numeric {
            let name = &self.property;
            complaints.push(Complaint::new(
                &[key, "property"],
                say::facilities_have_no_numeric_property(InBoth, &name),
                say::numeric_property_of_vocabulary(InBoth),
            ));
        }
        complaints
    }

    fn take(&self, scene: &CheckContext) -> Known {
        let categories = scene.categories(&self.of);
        let property = scene.vocabulary.property_id(Layer::Facilities, &self.property);
        let mut value = Interval::ZERO;
        let mut evidence = Vec::new();
        let mut needs = Vec::new();
        for (member, facility) in scene.existing(&categories) {
            let number = property.and_then(|id| facility.facts.number(id));
            evidence.push(Evidence {
                layer: "facilities".into(),
                id: facility.id.clone(),
                value: number.map_or(serde_json::Value::Null, number_json),
                property: Some(self.property.clone()),
                note: None,
                about: None,
                meets: None,
            });
            let id = facility.id.clone();
            value = value
                + match number {
                    Some(number) if member.certain => Interval::exactly(number),
                    Some(number) => {
                        needs.push(Need::Community { layer: "facilities".into(), id });
                        Interval::new(0.0, number)
                    }
                    None => {
                        needs.push(Need::Property {
                            layer: "facilities".into(),
                            id,
                            property: self.property.clone(),
                        });
                        Interval::at_least(0.0)
                    }
                };
        }
        for category in scene.unsurveyed(&categories) {
            value.high = f64::INFINITY;
            needs.push(Need::Survey { category: scene.vocabulary.category_name(category).to_owned() });
        }
        Known { value, evidence, needs }
    }
}

impl Per {
    fn take(&self, scene: &CheckContext) -> Known {
        let (fact, factor) = match self {
            Per::Sum(sum) => return sum.take(scene),
            Per::Fact(fact) => (fact, 1.0),
            Per::Hundred(fact) => (fact, 0.01),
        };
        let community = &scene.dataset.communities[scene.locality.community];
        let number = scene.community_number(fact);
        Known {
            value: match number {
                Some(number) => Interval::exactly(number * factor),
                // A community has some households and parcels, even where nobody counted.
                None => Interval::new(f64::MIN_POSITIVE, f64::INFINITY),
            },
            evidence: vec![Evidence {
                layer: "communities".into(),
                id: community.id.clone(),
                value: number.map_or(serde_json::Value::Null, number_json),
                property: Some(fact.clone()),
                note: None,
                about: None,
                meets: None,
            }],
            needs: match number {
                Some(_) => Vec::new(),
                None => vec![Need::Property {
                    layer: "communities".into(),
                    id: community.id.clone(),
                    property: fact.clone(),
                }],
            },
        }
    }

    fn divisor(&self) -> Divisor {
        match self {
            Per::Fact(fact) => Divisor::Fact(fact.clone()),
            Per::Hundred(fact) => Divisor::Hundred(fact.clone()),
            Per::Sum(sum) => Divisor::Sum(sum.property.clone()),
        }
    }
}

impl Kind for Ratio {
    fn thresholds(&mut self) -> Vec<Handle<'_>> {
        let mut handles = vec![Handle::new("at_least", Direction::AtLeast, &mut self.at_least)];
        if let Some(threshold) = &mut self.sum_at_least {
            handles.push(Handle::new("sum_at_least", Direction::AtLeast, threshold));
        }
        if let Some(threshold) = &mut self.note_above {
            handles.push(Handle::new("note_above", Direction::Note, threshold));
        }
        handles
    }

    fn categories(&self) -> Vec<&str> {
        let per = match &self.per {
            Per::Sum(sum) => sum.of.as_slice(),
            _ => &[],
        };
        let mut categories: Vec<&str> = self.sum.of.iter().chain(per).map(String::as_str).collect();
        categories.dedup();
        categories
    }

    fn figures(&self) -> Vec<String> {
        ["short", "found"].map(str::to_owned).to_vec()
    }

    fn complaints(&self, vocabulary: &Vocabulary) -> Vec<Complaint> {
        let mut complaints = self.sum.complaints("sum", vocabulary);
        match &self.per {
            Per::Sum(sum) => complaints.extend(sum.complaints("per", vocabulary)),
            Per::Fact(fact) | Per::Hundred(fact) => {
                let numeric = vocabulary.property(Layer::Communities, fact).is_some_and(|property| {
                    matches!(property.kind, PropertyKind::Number | PropertyKind::Integer)
                });
                if !numeric {
                    complaints.push(Complaint::new(
                        &["per"],
                        say::communities_have_no_numeric_property(InBoth, &fact),
                        say::numeric_property_of_communities(InBoth),
                    ));
                }
            }
        }
        let summed = vocabulary.property(Layer::Facilities, &self.sum.property).and_then(|p| p.unit);
        if let (Some(threshold), Some(unit)) = (&self.sum_at_least, summed)
            && threshold.unit != unit
        {
            let given = threshold.unit;
            complaints.push(Complaint::new(
                &["sum_at_least", "unit"],
                say::sum_in_another_unit(InBoth, &unit, &given),
                say::the_unit(InBoth, &unit),
            ));
        }
        complaints
    }

    fn judge(&self, scene: &CheckContext) -> Finding {
        let sum = self.sum.take(scene);
        let per = self.per.take(scene);
        let mut needs = sum.needs.clone();
        needs.extend(per.needs.iter().filter(|need| !sum.needs.contains(need)).cloned());
        let mut evidence = sum.evidence;
        evidence.extend(per.evidence);

        // Divided by nothing, nothing is asked for.
        if per.value == Interval::ZERO && self.sum_at_least.is_none() {
            let reason = Reason::NothingToMeasureBy { per: self.per.divisor() };
            let mut finding = Finding::new(Outcomes::NOT_APPLICABLE, reason);
            finding.evidence = evidence;
            return finding;
        }

        // Multiplied out rather than divided, so that 100 cells for 100 parcels is exactly 1.
        let (value, divisor) = (self.at_least.value, self.at_least.unit.divisor());
        let enough = |sum: f64, per: f64| match sum == 0.0 {
            true => per == 0.0,
            false => reaches(sum * divisor, value * per),
        };
        let by_ratio = truth(enough(sum.value.low, per.value.high), enough(sum.value.high, per.value.low));
        let by_sum = self.sum_at_least.as_ref().map_or(Truth::Yes, |least| {
            truth(reaches(sum.value.low, least.value), reaches(sum.value.high, least.value))
        });
        let mut outcomes = Outcomes::from_truth(by_ratio.and(by_sum));
        // The divisor may still turn out to be nothing.
        if per.value.low == 0.0 && self.sum_at_least.is_none() {
            outcomes = outcomes.or(Outcomes::NOT_APPLICABLE);
        }

        let mut ratio =
            Interval::new(divide(sum.value.low, per.value.high), divide(sum.value.high, per.value.low))
                .scale(divisor);
        if ratio.high > f64::MAX / 1e9 || (!per.needs.is_empty() && ratio.high > 0.0) {
            ratio.high = f64::INFINITY;
        }
        let credit = |end: fn(Interval) -> f64| {
            let by_sum = self.sum_at_least.as_ref().map_or(1.0, |least| end(sum.value) / least.value);
            (end(ratio) / value).min(by_sum).clamp(0.0, 1.0)
        };

        // What the sum must come to, and by how much it falls short, whole things counted.
        let target = (value / divisor * per.value.high)
            .max(self.sum_at_least.as_ref().map_or(0.0, |least| least.value));
        let short = if target.is_finite() { (target - sum.value.low - 1e-9).ceil().max(0.0) } else { 0.0 };
        let verdict = outcomes.verdict();
        let code = if verdict == Verdict::Unknown {
            Reason::RatioUndecided
        } else if !per.value.is_exact() {
            Reason::RatioWhateverDivisor
        } else if by_ratio.and(by_sum) == Truth::No {
            Reason::RatioShort
        } else {
            Reason::RatioEnough
        };
        let measured = Quantity::from_interval(ratio, self.at_least.unit);
        let reason = code(Box::new(Proportion {
            property: self.sum.property.clone(),
            sum: Span::from_interval(sum.value),
            per: self.per.divisor(),
            divisor: per.value.is_exact().then_some(per.value.low),
            ratio: measured,
            required: value,
            sum_at_least: self.sum_at_least.as_ref().map(Threshold::amount),
            needed: target.is_finite().then_some(target),
            short,
        }));
        let mut finding = Finding::new(outcomes, reason);
        finding.credit = Interval::new(credit(|i| i.low), credit(|i| i.high));
        finding.measured = Some(measured);
        finding.required = Some(Required { min: Some(value), max: None, unit: self.at_least.unit });
        finding.conditions = self
            .sum_at_least
            .iter()
            .map(|least| Condition {
                property: self.sum.property.clone(),
                min: Some(least.value),
                max: None,
                unit: Some(least.unit),
                is: None,
                contains: Vec::new(),
            })
            .collect();
        finding.evidence = evidence;
        if verdict == Verdict::Unknown {
            finding.needs = needs;
        }
        if let Some(above) =
            self.note_above.as_ref().filter(|above| ratio.is_exact() && !reaches(above.value, ratio.low))
        {
            finding.note =
                Some(Note::AboveSuggested { ratio: ratio.low, suggested: above.value, unit: above.unit });
        }
        finding.figures.numbers.insert("short".into(), Interval::exactly(short));
        finding.figures.numbers.insert("found".into(), Interval::exactly(sum.value.low));
        finding
    }
}

/// Decided where the low end meets it or the high end does not.
fn truth(low: bool, high: bool) -> Truth {
    match (low, high) {
        (true, _) => Truth::Yes,
        (false, false) => Truth::No,
        (false, true) => Truth::Unknown,
    }
}

fn divide(sum: f64, per: f64) -> f64 {
    if sum == 0.0 || per == 0.0 { 0.0 } else { sum / per }
}
