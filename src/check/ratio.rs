//! **ratio**: a sum over facilities against a fact of the community or another sum.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    CheckContext, CheckKind, Direction, Handle, Resolver, SoughtPart, SoughtRatio, Threshold, WrittenCheck,
    reaches,
};
use crate::finding::{
    Condition, Divisor, Evidence, Finding, Need, Note, Proportion, Quantity, Reason, Required, Shortfall,
    Span,
};
use crate::interval::Interval;
use crate::lang::InBoth;
use crate::messages::check as say;
use crate::verdict::{Outcomes, Truth, Verdict};
use crate::vocabulary::{CategoryId, Layer, PropertyId, Vocabulary};

/// The sum of a property over existing facilities, divided by something, reaches a bound.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Ratio")]
pub struct Ratio<C = String, P = String> {
    pub(crate) sum: Sum<C, P>,
    pub(crate) per: Per<C, P>,
    pub(crate) at_least: Threshold,
    /// A lower bound on the sum itself as well.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) sum_at_least: Option<Threshold>,
    /// Above this, a note; no verdict changes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) note_above: Option<Threshold>,
}

/// A property summed over the existing facilities of categories inside the community.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Sum")]
pub(crate) struct Sum<C = String, P = String> {
    pub(crate) property: P,
    pub(crate) of: Vec<C>,
}

/// What the sum is divided by.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase", deny_unknown_fields)]
#[schemars(rename = "Per")]
pub(crate) enum Per<C = String, P = String> {
    /// A number the community's feature gives.
    Fact(P),
    /// A hundred times that fact: area per hundred households.
    Hundred(P),
    /// Another sum.
    Sum(Sum<C, P>),
}

type SumById = Sum<CategoryId, PropertyId>;
type PerById = Per<CategoryId, PropertyId>;
type RatioById = Ratio<CategoryId, PropertyId>;

/// A sum as far as known, and what is missing to know it.
struct KnownSum {
    value: Interval,
    evidence: Vec<Evidence>,
    needs: Vec<Need>,
}

impl Sum {
    fn compile(&self, path: &[&str], resolver: &mut Resolver) -> Option<SumById> {
        let below = |key| -> Vec<&str> { path.iter().copied().chain([key]).collect() };
        let of = resolver.categories(&below("of"), &self.of);
        let name = &self.property;
        let property = resolver.number(&below("property"), Layer::Facilities, name, || {
            (
                say::facilities_have_no_numeric_property(InBoth, &name),
                say::numeric_property_of_vocabulary(InBoth),
            )
        });
        Some(Sum { property: property?, of: of? })
    }
}

impl Per {
    fn compile(&self, resolver: &mut Resolver) -> Option<PerById> {
        let mut number = |key, name| {
            resolver.number(&["per", key], Layer::Communities, name, || {
                (
                    say::communities_have_no_numeric_property(InBoth, &name),
                    say::numeric_property_of_communities(InBoth),
                )
            })
        };
        match self {
            Per::Fact(fact) => number("fact", fact).map(Per::Fact),
            Per::Hundred(fact) => number("hundred", fact).map(Per::Hundred),
            Per::Sum(sum) => sum.compile(&["per", "sum"], resolver).map(Per::Sum),
        }
    }
}

impl SumById {
    fn take(&self, scene: &CheckContext) -> KnownSum {
        let property = scene.property_name(Layer::Facilities, self.property);
        let mut value = Interval::ZERO;
        let mut evidence = Vec::new();
        let mut needs = Vec::new();
        for (member, facility) in scene.existing(&self.of) {
            let number = facility.facts.number(self.property);
            evidence.push(Evidence {
                layer: Layer::Facilities,
                id: facility.id.clone(),
                value: number.into(),
                property: Some(property.clone()),
                note: None,
                about: None,
                meets: None,
            });
            let id = facility.id.clone();
            value = value
                + match number {
                    Some(number) if member.certain => Interval::exactly(number),
                    Some(number) => {
                        needs.push(Need::Community { layer: Layer::Facilities, id });
                        Interval::new(0.0, number)
                    }
                    None => {
                        needs.push(Need::Property {
                            layer: Layer::Facilities,
                            id,
                            property: property.clone(),
                        });
                        Interval::at_least(0.0)
                    }
                };
        }
        for category in scene.unsurveyed(&self.of) {
            value.high = f64::INFINITY;
            needs.push(Need::Survey { category: scene.vocabulary.category_name(category).to_owned() });
        }
        KnownSum { value, evidence, needs }
    }
}

impl PerById {
    fn take(&self, scene: &CheckContext) -> KnownSum {
        let (fact, factor) = match self {
            Per::Sum(sum) => return sum.take(scene),
            Per::Fact(fact) => (*fact, 1.0),
            Per::Hundred(fact) => (*fact, 0.01),
        };
        let name = scene.property_name(Layer::Communities, fact);
        let community = &scene.dataset.communities[scene.locality.community];
        let number = scene.community_number(fact);
        KnownSum {
            value: match number {
                Some(number) => Interval::exactly(number * factor),
                // A community has some households and parcels, even where nobody counted.
                None => Interval::new(f64::MIN_POSITIVE, f64::INFINITY),
            },
            evidence: vec![Evidence {
                layer: Layer::Communities,
                id: community.id.clone(),
                value: number.into(),
                property: Some(name.clone()),
                note: None,
                about: None,
                meets: None,
            }],
            needs: match number {
                Some(_) => Vec::new(),
                None => vec![Need::Property {
                    layer: Layer::Communities,
                    id: community.id.clone(),
                    property: name,
                }],
            },
        }
    }

    fn divisor(&self, scene: &CheckContext) -> Divisor {
        match self {
            Per::Fact(fact) => Divisor::Fact(scene.property_name(Layer::Communities, *fact)),
            Per::Hundred(fact) => Divisor::Hundred(scene.property_name(Layer::Communities, *fact)),
            Per::Sum(sum) => Divisor::Sum(scene.property_name(Layer::Facilities, sum.property)),
        }
    }
}

impl WrittenCheck for Ratio {
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

    fn compile(&self, resolver: &mut Resolver) -> Option<Arc<dyn CheckKind>> {
        let sum = self.sum.compile(&["sum"], resolver);
        let per = self.per.compile(resolver);
        let Ratio { at_least, sum_at_least, note_above, .. } = self.clone();
        let sum = sum?;
        let summed = resolver.vocabulary.property_of(Layer::Facilities, sum.property).unit;
        if let (Some(threshold), Some(unit)) = (&sum_at_least, summed)
            && threshold.unit != unit
        {
            let given = threshold.unit;
            resolver.complain(
                &["sum_at_least", "unit"],
                say::sum_in_another_unit(InBoth, &unit, &given),
                say::the_unit(InBoth, &unit),
            );
        }
        Some(Arc::new(Ratio { sum, per: per?, at_least, sum_at_least, note_above }))
    }
}

impl CheckKind for RatioById {
    fn categories(&self) -> Vec<CategoryId> {
        let per = match &self.per {
            Per::Sum(sum) => sum.of.as_slice(),
            _ => &[],
        };
        let mut categories: Vec<CategoryId> = self.sum.of.iter().chain(per).copied().collect();
        categories.dedup();
        categories
    }

    fn sought(&self) -> Option<SoughtPart<'_>> {
        let per = match self.per {
            Per::Fact(fact) => Some((fact, 1.0)),
            Per::Hundred(fact) => Some((fact, 100.0)),
            Per::Sum(_) => None,
        };
        Some(SoughtPart {
            categories: &self.sum.of,
            ratio: Some(SoughtRatio { of: self.sum.property, least: self.at_least.plain(), per }),
            ..SoughtPart::default()
        })
    }

    fn figures(&self, _: &Vocabulary) -> Vec<String> {
        ["short", "found"].map(str::to_owned).to_vec()
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
            let reason = Reason::NothingToMeasureBy { per: self.per.divisor(scene) };
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
            property: scene.property_name(Layer::Facilities, self.sum.property),
            sum: Span::from_interval(sum.value),
            per: self.per.divisor(scene),
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
        if verdict == Verdict::Fail {
            finding.shortfalls = self.shortfalls(ratio, &sum.value, target, scene.vocabulary);
        }
        finding.required = Some(Required { min: Some(value), max: None, unit: self.at_least.unit });
        finding.conditions = self
            .sum_at_least
            .iter()
            .map(|least| Condition {
                property: scene.property_name(Layer::Facilities, self.sum.property),
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

impl Ratio<CategoryId, PropertyId> {
    /// By how much the ratio is too small, and what that makes of the sum.
    fn shortfalls(
        &self,
        ratio: Interval,
        sum: &Interval,
        target: f64,
        vocabulary: &Vocabulary,
    ) -> Vec<Shortfall> {
        let Threshold { value, unit, .. } = self.at_least;
        let own = Shortfall::below(None, Span::from_interval(ratio), value, unit);
        let summed = vocabulary.property_of(Layer::Facilities, self.sum.property);
        let of_sum = summed
            .unit
            .filter(|_| target.is_finite())
            .and_then(|unit| Shortfall::below(Some(&summed.id), Span::from_interval(*sum), target, unit));
        own.into_iter().chain(of_sum).collect()
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
