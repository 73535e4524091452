//! **count**: so many facilities of a category, each within bounds.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::bound::{Bound, Standing};
use super::{CheckContext, Complaint, Direction, Handle, Kind, Threshold};
use crate::dataset::{Facility, Status};
use crate::finding::{
    Counted, Evidence, EvidenceNote, FacilityFlaws, FailingFeature, FailingReason, Finding, FirstFew, Need,
    Quantity, Reason, Required,
};
use crate::interval::Interval;
use crate::lang::InBoth;
use crate::measure::Member;
use crate::messages::check as say;
use crate::verdict::{Outcomes, Truth};
use crate::vocabulary::{CategoryId, Layer, Vocabulary};

/// At least so many existing facilities of one or more categories inside the community, each
/// of which meets every bound.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Count {
    /// Categories counted together.
    pub of: Vec<String>,
    pub at_least: Threshold,
    /// Bounds by property name.
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub each: IndexMap<String, Bound>,
}

/// How one facility stands on all bounds.
struct Assessed<'a> {
    member: Member,
    facility: &'a Facility,
    truth: Truth,
    standings: Vec<(&'a str, Standing)>,
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

impl Kind for Count {
    fn thresholds(&mut self) -> Vec<Handle<'_>> {
        let mut handles = vec![Handle::new("at_least", Direction::AtLeast, &mut self.at_least)];
        for (property, bound) in &mut self.each {
            handles.extend(bound.thresholds(property));
        }
        handles
    }

    fn categories(&self) -> Vec<&str> {
        self.of.iter().map(String::as_str).collect()
    }

    fn figures(&self) -> Vec<String> {
        let mut names = ["short", "found", "existing", "required", "category"].map(str::to_owned).to_vec();
        for (property, bound) in &self.each {
            if bound.at_least.is_some() {
                names.extend([format!("need.{property}"), format!("short.{property}")]);
            }
            if !bound.all_of.is_empty() {
                names.push("missing".to_owned());
            }
        }
        names
    }

    fn complaints(&self, vocabulary: &Vocabulary) -> Vec<Complaint> {
        let mut complaints = categories(&self.of, vocabulary);
        for (property, bound) in &self.each {
            complaints.extend(bound.complaints(property, vocabulary));
        }
        complaints
    }

    fn judge(&self, scene: &CheckContext) -> Finding {
        let categories = scene.categories(&self.of);
        let assessed: Vec<Assessed> = self.assess(scene, &categories);
        let unsurveyed = scene.unsurveyed(&categories);
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

        let reason = self.reason(scene, &categories, &assessed, truth, found);
        let mut finding = Finding::new(Outcomes::from_truth(truth), reason);
        finding.measured = Some(Quantity::from_interval(found, self.at_least.unit));
        finding.required = Some(Required { min: Some(required), max: None, unit: self.at_least.unit });
        finding.conditions = self.each.iter().map(|(name, bound)| bound.condition(name)).collect();
        finding.evidence = self.evidence(scene, &categories, &assessed);
        if truth == Truth::Unknown {
            finding.needs = self.needs(&assessed);
            finding.needs.extend(unsurveyed.iter().map(|category| Need::Survey {
                category: scene.vocabulary.category_name(*category).to_owned(),
            }));
        }
        if truth == Truth::No {
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
            self.figures_of(scene, &categories, &assessed, found, &mut finding);
        }
        finding
    }
}

impl Count {
    fn assess<'a>(&'a self, scene: &CheckContext<'a>, categories: &'a [CategoryId]) -> Vec<Assessed<'a>> {
        let property = |name: &str| scene.vocabulary.property_id(Layer::Facilities, name);
        let bounds: Vec<_> =
            self.each.iter().map(|(name, bound)| ((name.as_str(), property(name)), bound)).collect();
        scene
            .existing(categories)
            .map(|(member, facility)| {
                let standings: Vec<(&str, Standing)> =
                    bounds.iter().map(|(of, bound)| (of.0, bound.judge(scene, facility, *of))).collect();
                let membership = if member.certain { Truth::Yes } else { Truth::Unknown };
                let truth =
                    standings.iter().fold(membership, |truth, (_, standing)| truth.and(standing.truth));
                Assessed { member, facility, truth, standings }
            })
            .collect()
    }

    fn reason(
        &self,
        scene: &CheckContext,
        categories: &[CategoryId],
        assessed: &[Assessed],
        truth: Truth,
        found: Interval,
    ) -> Reason {
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
            categories: self.of.clone(),
            required: self.at_least.value,
            found: Quantity::from_interval(found, self.at_least.unit),
            existing: assessed.len(),
            coming: if truth == Truth::Yes { 0 } else { scene.coming(categories) },
            good: if truth == Truth::Yes { good.collect() } else { FirstFew::default() },
            flawed: match truth {
                Truth::Yes => FirstFew::default(),
                _ => with(truth).map(|a| a.flaws(truth)).collect(),
            },
        }))
    }

    fn evidence(
        &self,
        scene: &CheckContext,
        categories: &[CategoryId],
        assessed: &[Assessed],
    ) -> Vec<Evidence> {
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
                    layer: "facilities".into(),
                    id: facility.id.clone(),
                    value: facility.name.clone().into(),
                    property: Some("name".into()),
                    note: None,
                    about: uncertain.clone(),
                    meets,
                });
            }
            for (name, standing) in standings {
                evidence.push(Evidence {
                    layer: "facilities".into(),
                    id: facility.id.clone(),
                    value: standing.value.clone(),
                    property: Some((*name).to_owned()),
                    note: None,
                    about: standing.note.clone().or_else(|| uncertain.clone()),
                    meets,
                });
            }
        }
        for (_, facility) in scene.facilities(categories).filter(|(_, f)| f.status != Status::Existing) {
            evidence.push(Evidence {
                layer: "facilities".into(),
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

    fn needs(&self, assessed: &[Assessed]) -> Vec<Need> {
        let mut needs = Vec::new();
        for assessed in assessed.iter().filter(|assessed| assessed.truth == Truth::Unknown) {
            let id = &assessed.facility.id;
            for (name, _) in assessed.standings.iter().filter(|(_, s)| s.truth == Truth::Unknown) {
                needs.push(Need::Property {
                    layer: "facilities".into(),
                    id: id.clone(),
                    property: (*name).to_owned(),
                });
            }
            if !assessed.member.certain {
                needs.push(Need::Community { layer: "facilities".into(), id: id.clone() });
            }
        }
        needs
    }

    fn figures_of(
        &self,
        scene: &CheckContext,
        categories: &[CategoryId],
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
        let names = categories.iter().map(|category| scene.vocabulary.category_zh(*category).to_owned());
        figures.lists.insert("category".into(), names.collect());
        for (name, bound) in &self.each {
            let standings = || {
                assessed
                    .iter()
                    .flat_map(|a| a.standings.iter())
                    .filter(|(of, _)| of == name)
                    .map(|(_, standing)| standing)
            };
            if let Some(need) = bound.need() {
                let nearest = standings().map(|standing| standing.short).fold(f64::INFINITY, f64::min);
                let short = if nearest.is_finite() { nearest } else { need.low };
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

/// Complaints about category names.
pub(super) fn categories(names: &[String], vocabulary: &Vocabulary) -> Vec<Complaint> {
    let expected = say::ids_of_category_vocabulary(InBoth);
    if names.is_empty() {
        return vec![Complaint::new(&["of"], say::no_category_listed(InBoth), expected)];
    }
    names
        .iter()
        .filter(|name| vocabulary.category(name).is_none())
        .map(|name| {
            let expected = match vocabulary.suggest_category(name) {
                Some((id, zh)) => say::category_id_did_you_mean(InBoth, &id, &zh),
                None => expected.clone(),
            };
            Complaint::new(&["of"], say::category_not_in_vocabulary(InBoth, &name), expected)
        })
        .collect()
}
