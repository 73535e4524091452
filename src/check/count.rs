//! **count**: so many facilities of a category, each within bounds.

use std::hash::Hash;
use std::sync::Arc;

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::bound::{Bound, BoundStanding};
use super::{CheckContext, CheckKind, Direction, Handle, Resolver, SoughtPart, Threshold, WrittenCheck};
use crate::dataset::{Facility, Status};
use crate::finding::{
    Counted, Evidence, EvidenceNote, EvidenceValue, FacilityFlaws, FailingFeature, FailingReason, Finding,
    FirstFew, Need, Quantity, Reason, Required, Shortfall, Side, Span,
};
use crate::interval::Interval;
use crate::measure::Member;
use crate::verdict::{Outcomes, Truth};
use crate::vocabulary::{CategoryId, Layer, PropertyId, Vocabulary};

/// At least so many existing facilities of one or more categories inside the community, each
/// of which meets every bound.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Count")]
pub struct Count<C = String, P: Eq + Hash = String> {
    /// Categories counted together.
    pub(crate) of: Vec<C>,
    /// How many there must be.
    pub at_least: Threshold,
    /// Bounds by property name.
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub each: IndexMap<P, Bound>,
}

/// A count by ids.
type CountById = Count<CategoryId, PropertyId>;

/// How one facility stands on all bounds.
struct Assessed<'a> {
    member: Member,
    facility: &'a Facility,
    truth: Truth,
    /// By property.
    standings: Vec<(PropertyId, BoundStanding)>,
}

impl Assessed<'_> {
    /// What is wrong with it, or not known.
    fn flaws(&self, with: Truth) -> FacilityFlaws {
        let flawed = self.standings.iter().filter(|(_, standing)| standing.truth == with);
        FacilityFlaws {
            id: self.facility.id.clone(),
            flaws: flawed.filter_map(|(_, standing)| standing.flaw.clone()).collect(),
        }
    }
}

impl WrittenCheck for Count {
    fn thresholds(&mut self) -> Vec<Handle<'_>> {
        let mut handles = vec![Handle::new("at_least", Direction::AtLeast, &mut self.at_least)];
        for (property, bound) in &mut self.each {
            handles.extend(bound.thresholds(property));
        }
        handles
    }

    fn compile(&self, resolver: &mut Resolver) -> Option<Arc<dyn CheckKind>> {
        let of = resolver.categories(&["of"], &self.of);
        let each: Vec<_> = self
            .each
            .iter()
            .map(|(name, bound)| (name.clone(), bound.property(name, resolver), bound.clone()))
            .collect();
        let each = resolver.by_id(&["each"], each);
        Some(Arc::new(Count { of: of?, at_least: self.at_least.clone(), each: each? }))
    }
}

impl CheckKind for CountById {
    fn categories(&self) -> Vec<CategoryId> {
        self.of.clone()
    }

    fn sought(&self) -> Option<SoughtPart<'_>> {
        Some(SoughtPart {
            categories: &self.of,
            at_least: Some(self.at_least.value),
            each: Some(&self.each),
            ..SoughtPart::default()
        })
    }

    fn figures(&self, vocabulary: &Vocabulary) -> Vec<String> {
        let mut names = ["short", "found", "existing", "required", "category"].map(str::to_owned).to_vec();
        for (property, bound) in &self.each {
            if bound.at_least.is_some() {
                let property = vocabulary.property_name(Layer::Facilities, *property);
                names.extend([format!("need.{property}"), format!("short.{property}")]);
            }
            if !bound.all_of.is_empty() {
                names.push("missing".to_owned());
            }
        }
        names
    }

    fn judge(&self, scene: &CheckContext) -> Finding {
        let assessed: Vec<Assessed> = self.assess(scene);
        let unsurveyed = scene.unsurveyed(&self.of);
        let number = |truth: Truth| assessed.iter().filter(|a| a.truth == truth).count() as f64;
        let found = match unsurveyed.is_empty() {
            true => Interval::new(number(Truth::Yes), number(Truth::Yes) + number(Truth::Unknown)),
            false => Interval::at_least(number(Truth::Yes)),
        };
        let required = self.at_least.value;
        let truth = if found.low >= required {
            Truth::Yes
        } else if found.high < required {
            Truth::No
        } else {
            Truth::Unknown
        };

        let reason = self.reason(scene, &assessed, truth, found);
        let mut finding = Finding::new(Outcomes::from_truth(truth), reason);
        finding.measured = Some(Quantity::from_interval(found, self.at_least.unit));
        finding.required = Some(Required { min: Some(required), max: None, unit: self.at_least.unit });
        finding.conditions = self
            .each
            .iter()
            .map(|(id, bound)| bound.condition(scene.vocabulary.property_name(Layer::Facilities, *id)))
            .collect();
        finding.evidence = self.evidence(scene, &assessed);
        if truth == Truth::Unknown {
            finding.needs = self.needs(scene, &assessed);
            finding.needs.extend(unsurveyed.iter().map(|category| Need::Survey {
                category: scene.vocabulary.category_name(*category).to_owned(),
            }));
        }
        if truth == Truth::No {
            finding.shortfalls = self.shortfalls(scene, &assessed, found);
            finding.failing_features = assessed
                .iter()
                .filter(|assessed| assessed.truth == Truth::No)
                .map(|assessed| FailingFeature {
                    residence: false,
                    index: assessed.member.index,
                    reason: FailingReason::Flawed(Box::new(assessed.flaws(Truth::No))),
                })
                .collect();
        }
        if scene.worded {
            self.figures_of(scene, &assessed, found, &mut finding);
        }
        finding
    }
}

impl CountById {
    fn assess<'a>(&'a self, scene: &CheckContext<'a>) -> Vec<Assessed<'a>> {
        scene
            .existing(&self.of)
            .map(|(member, facility)| {
                let standings: Vec<(PropertyId, BoundStanding)> =
                    self.each.iter().map(|(id, bound)| (*id, bound.judge(scene, facility, *id))).collect();
                let membership = if member.certain { Truth::Yes } else { Truth::Unknown };
                let truth =
                    standings.iter().fold(membership, |truth, (_, standing)| truth.and(standing.truth));
                Assessed { member, facility, truth, standings }
            })
            .collect()
    }

    fn reason(&self, scene: &CheckContext, assessed: &[Assessed], truth: Truth, found: Interval) -> Reason {
        let with = |truth: Truth| assessed.iter().filter(move |a| a.truth == truth);
        let is_flawed = with(truth).next().is_some();
        let is_unsurveyed = found.high.is_infinite();
        let code = match truth {
            Truth::Yes => Reason::EnoughFacilities,
            Truth::No if assessed.is_empty() => Reason::NoFacility,
            Truth::No if found.high == 0.0 && assessed.len() == 1 => Reason::TheOnlyOneFails,
            Truth::No if found.high == 0.0 => Reason::NoneMeets,
            Truth::No if !is_flawed => Reason::TooFew,
            Truth::No => Reason::TooFewMeet,
            Truth::Unknown if is_flawed && is_unsurveyed => Reason::FacilitiesUndecidedAndUnsurveyed,
            Truth::Unknown if is_flawed => Reason::FacilitiesUndecided,
            Truth::Unknown if assessed.is_empty() => Reason::NoneSeen,
            Truth::Unknown => Reason::MoreMayExist,
        };
        let good = with(truth).map(|a| a.facility.id.clone());
        code(Box::new(Counted {
            categories: scene.category_names(&self.of),
            required: self.at_least.value,
            found: Quantity::from_interval(found, self.at_least.unit),
            existing: assessed.len(),
            coming: if truth == Truth::Yes { 0 } else { scene.coming(&self.of) },
            good: if truth == Truth::Yes { good.collect() } else { FirstFew::default() },
            flawed: match truth {
                Truth::Yes => FirstFew::default(),
                _ => with(truth).map(|a| a.flaws(truth)).collect(),
            },
        }))
    }

    fn evidence(&self, scene: &CheckContext, assessed: &[Assessed]) -> Vec<Evidence> {
        let mut evidence = Vec::new();
        for Assessed { member, facility, truth, standings } in assessed {
            let meets = match truth {
                Truth::Yes => Some(true),
                Truth::No => Some(false),
                Truth::Unknown => None,
            };
            let uncertain = (!member.certain).then_some(EvidenceNote::SeveralCommunities);
            if standings.is_empty() {
                evidence.push(Evidence {
                    layer: Layer::Facilities,
                    id: facility.id.clone(),
                    value: facility.name.as_deref().map_or(EvidenceValue::Unknown, EvidenceValue::from),
                    property: Some("name".into()),
                    note: None,
                    about: uncertain.clone(),
                    meets,
                });
            }
            for (id, standing) in standings {
                evidence.push(Evidence {
                    layer: Layer::Facilities,
                    id: facility.id.clone(),
                    value: standing.value.clone(),
                    property: Some(scene.property_name(Layer::Facilities, *id)),
                    note: None,
                    about: standing.note.clone().or_else(|| uncertain.clone()),
                    meets,
                });
            }
        }
        for (_, facility) in scene.facilities(&self.of).filter(|(_, f)| f.status != Status::Existing) {
            evidence.push(Evidence {
                layer: Layer::Facilities,
                id: facility.id.clone(),
                value: match facility.status {
                    Status::Planned => "planned".into(),
                    _ => "under_construction".into(),
                },
                property: Some("status".into()),
                note: None,
                about: Some(EvidenceNote::NotCounted),
                meets: None,
            });
        }
        evidence
    }

    fn needs(&self, scene: &CheckContext, assessed: &[Assessed]) -> Vec<Need> {
        let mut needs = Vec::new();
        for assessed in assessed.iter().filter(|assessed| assessed.truth == Truth::Unknown) {
            let facility = &assessed.facility.id;
            for (id, _) in assessed.standings.iter().filter(|(_, s)| s.truth == Truth::Unknown) {
                needs.push(Need::Property {
                    layer: Layer::Facilities,
                    id: facility.clone(),
                    property: scene.property_name(Layer::Facilities, *id),
                });
            }
            if !assessed.member.certain {
                needs.push(Need::Community { layer: Layer::Facilities, id: facility.clone() });
            }
        }
        needs
    }

    /// By how many facilities there are too few, and by how much the one that comes nearest misses
    /// each bound on a number; all of it, for each missing one, where there is none.
    fn shortfalls(&self, scene: &CheckContext, assessed: &[Assessed], found: Interval) -> Vec<Shortfall> {
        let Threshold { value: required, unit, .. } = self.at_least;
        let own = Shortfall::below(None, Span::from_interval(found), required, unit);
        let bounds = self.each.iter().filter_map(|(id, bound)| {
            let property = Some(scene.property_name(Layer::Facilities, *id));
            if assessed.is_empty() {
                let least = bound.at_least.as_ref()?;
                let short = Span::exactly((required - found.low) * least.value);
                let (need, side, unit) = (least.value, Side::AtLeast, least.unit);
                return Some(Shortfall { property, have: None, need, side, short, unit });
            }
            let of_it = assessed.iter().flat_map(|one| &one.standings).filter(|(of, _)| of == id);
            let values: Vec<Option<f64>> = of_it.map(|(_, standing)| standing.value.number()).collect();
            let by = |have: &f64| bound.off(*have).map_or(0.0, |(.., by)| by);
            let nearest = values.iter().flatten().copied().min_by(|a, b| by(a).total_cmp(&by(b)))?;
            let (side, missed, short) = bound.off(nearest)?;
            // A facility of which it is not known may miss it by nothing.
            let low = if values.contains(&None) { 0.0 } else { short };
            Some(Shortfall {
                property,
                have: Some(Span::exactly(nearest * missed.unit.divisor())),
                need: missed.value,
                side,
                short: Span { low, high: Some(short) },
                unit: missed.unit,
            })
        });
        own.into_iter().chain(bounds).collect()
    }

    fn figures_of(
        &self,
        scene: &CheckContext,
        assessed: &[Assessed],
        found: Interval,
        finding: &mut Finding,
    ) {
        let figures = &mut finding.figures;
        let required = self.at_least.value;
        figures.numbers.insert("short".into(), Interval::exactly((required - found.low).max(0.0)));
        figures.numbers.insert("found".into(), Interval::exactly(found.low));
        figures.numbers.insert("existing".into(), Interval::exactly(assessed.len() as f64));
        figures.numbers.insert("required".into(), Interval::exactly(required));
        // Wordings are official texts: Chinese in every language.
        let names = self.of.iter().map(|category| scene.vocabulary.category_zh(*category).to_owned());
        figures.lists.insert("category".into(), names.collect());
        for (id, bound) in &self.each {
            let name = scene.vocabulary.property_name(Layer::Facilities, *id);
            let standings = || {
                assessed
                    .iter()
                    .flat_map(|a| a.standings.iter())
                    .filter(|(of, _)| of == id)
                    .map(|(_, standing)| standing)
            };
            if let Some(need) = bound.need() {
                let of_it = |shortfall: &&Shortfall| {
                    shortfall.property.as_deref() == Some(name) && shortfall.side == Side::AtLeast
                };
                let short = match finding.shortfalls.iter().find(of_it) {
                    Some(Shortfall { have: None, need, .. }) => *need,
                    Some(shortfall) => shortfall.short.low,
                    None => 0.0,
                };
                figures.numbers.insert(format!("need.{name}").into(), need);
                figures.numbers.insert(format!("short.{name}").into(), Interval::exactly(short));
            }
            if !bound.all_of.is_empty() {
                let fewest = standings()
                    .map(|standing| &standing.missing)
                    .filter(|missing| !missing.is_empty())
                    .min_by_key(|missing| missing.len());
                figures.lists.insert("missing".into(), fewest.unwrap_or(&bound.all_of).clone());
            }
        }
    }
}
