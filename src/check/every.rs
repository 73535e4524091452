//! **every**: something that every one of the counted things must have.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::reach::nobody;
use super::{CheckContext, CheckKind, Handle, Resolver, WrittenCheck};
use crate::dataset::Facts;
use crate::finding::{
    Equipped, Evidence, EvidenceNote, FailingFeature, FailingReason, Figures, Finding, Lacked, Need,
    Quantity, Reason, Required, ResidenceLacks, Shortfall, Span,
};
use crate::interval::Interval;
use crate::lang::InBoth;
use crate::measure::Member;
use crate::messages::check as say;
use crate::units::Unit;
use crate::verdict::{Outcomes, Truth};
use crate::vocabulary::{Layer, PropertyId, PropertyKind, Vocabulary};

/// Every counted thing of the community has all of the listed things: every entrance of every
/// residence a ramp and a handrail.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Every")]
pub struct Every<P = String> {
    /// The layer looked at.
    pub(crate) of: Over,
    /// The property that says how many there are of each feature; absent: the features
    /// themselves are counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) count: Option<P>,
    /// Properties that say how many of those have each thing; flags where features are counted.
    pub(crate) having: Vec<P>,
}

type EveryById = Every<PropertyId>;

/// Layers that **every** can look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Over {
    Residences,
}

/// A number of a residence, or a flag as one or none.
fn number(facts: &Facts, property: PropertyId) -> Option<f64> {
    facts.number(property).or_else(|| facts.flag(property).map(|flag| f64::from(u8::from(flag))))
}

/// How one residence stands.
struct EveryStanding {
    member: Member,
    /// How many there are; `None` when unknown.
    all: Option<f64>,
    /// How many have everything.
    have: Interval,
    /// How many lack something.
    lack: Interval,
    /// Of those, how many have everything before the n-th thing and lack that; for wordings alone.
    lack_first: Vec<Interval>,
    /// Properties not known.
    unknown: Vec<PropertyId>,
}

impl Every {
    /// The property of residences that one name, under a key, stands for.
    fn property(&self, key: &str, name: &str, resolver: &mut Resolver) -> Option<PropertyId> {
        let wanted = if self.count.is_some() { PropertyKind::Integer } else { PropertyKind::Flag };
        let vocabulary = resolver.vocabulary;
        let id = vocabulary.property_id(Layer::Residences, name);
        let kind = id.map(|id| vocabulary.property_of(Layer::Residences, id).kind);
        if kind == Some(wanted) {
            return id;
        }
        let expected = match (kind, vocabulary.suggest_property(Layer::Residences, name)) {
            (None, Some(near)) => say::residences_property_did_you_mean(InBoth, &near),
            _ => say::residences_property(InBoth),
        };
        resolver.complain(&[key], say::residences_have_no_such_property(InBoth, &name), expected);
        None
    }
}

impl WrittenCheck for Every {
    fn thresholds(&mut self) -> Vec<Handle<'_>> {
        Vec::new()
    }

    fn compile(&self, resolver: &mut Resolver) -> Option<Arc<dyn CheckKind>> {
        let count = self.count.as_ref().map(|name| self.property("count", name, resolver));
        let having: Vec<Option<PropertyId>> =
            self.having.iter().map(|name| self.property("having", name, resolver)).collect();
        if self.having.is_empty() {
            resolver.complain(&["having"], say::nothing_listed(InBoth), say::at_least_one_property(InBoth));
        }
        let count = match count {
            Some(count) => Some(count?),
            None => None,
        };
        Some(Arc::new(Every { of: self.of, count, having: having.into_iter().collect::<Option<_>>()? }))
    }
}

impl CheckKind for EveryById {
    fn figures(&self, vocabulary: &Vocabulary) -> Vec<String> {
        [self.counted(vocabulary), "buildings", "unaffected_buildings", "compounds", "lowest_levels"]
            .map(str::to_owned)
            .to_vec()
    }

    fn having(&self) -> &[PropertyId] {
        &self.having
    }

    fn judge(&self, scene: &CheckContext) -> Finding {
        let required = Required { min: Some(1.0), max: None, unit: Unit::Share };
        let standings: Vec<EveryStanding> =
            scene.locality.residences.iter().map(|member| self.standing(scene, *member)).collect();
        if standings.is_empty() {
            return nobody(required);
        }
        // What may belong to another community may lack nothing here.
        let lack: Interval = standings
            .iter()
            .map(|s| if s.member.certain { s.lack } else { Interval::new(0.0, s.lack.high) })
            .sum();
        let unit = self.unit();
        if standings.iter().all(|s| s.all == Some(0.0)) {
            let mut finding = Finding::new(Outcomes::NOT_APPLICABLE, Reason::NothingToEquip { unit });
            finding.required = Some(required);
            return finding;
        }
        let truth = if lack.high == 0.0 {
            Truth::Yes
        } else if lack.low > 0.0 {
            Truth::No
        } else {
            Truth::Unknown
        };
        let share = share(&standings);

        let code = match truth {
            Truth::Yes => Reason::AllHave,
            Truth::No if self.count.is_none() => Reason::ResidencesHaveNone,
            Truth::No if lack.is_exact() => Reason::SomeLack,
            Truth::No => Reason::AtLeastSomeLack,
            Truth::Unknown => Reason::NothingKnownToLack,
        };
        let reason = code(Box::new(Equipped {
            unit,
            having: self.having.iter().map(|property| self.named(scene, *property)).collect(),
            all: standings.iter().filter_map(|s| s.all).sum::<f64>() + 0.0,
            lack: Span::from_interval(lack),
            share: Span::from_interval(share),
            residences: standings.iter().filter(|s| s.lack.low > 0.0 && s.member.certain).count(),
            incomplete: standings.iter().filter(|s| !s.unknown.is_empty()).count(),
            each: self.lacking_each(scene),
        }));

        let mut finding = Finding::new(Outcomes::from_truth(truth), reason);
        finding.credit = share;
        finding.measured = Some(Quantity::from_interval(share, Unit::Share));
        if truth == Truth::No {
            finding.shortfalls = self.shortfalls(scene, &standings, share, lack);
        }
        finding.required = Some(required);
        let property = format!("{} lacking", self.counted(scene.vocabulary));
        let id = |s: &EveryStanding| scene.dataset.residences[s.member.index].id.clone();
        for standing in standings.iter().filter(|s| s.lack.high > 0.0) {
            let why = self.lacks(scene, standing);
            if standing.member.certain && standing.lack.low > 0.0 {
                finding.failing_features.push(FailingFeature {
                    residence: true,
                    index: standing.member.index,
                    reason: FailingReason::Lacks(why.clone()),
                });
            }
            finding.evidence.push(Evidence {
                layer: Layer::Residences,
                id: id(standing),
                value: standing.lack.is_exact().then_some(standing.lack.low).into(),
                property: Some(property.clone()),
                note: None,
                about: Some(EvidenceNote::Lacks(why)),
                meets: (standing.member.certain && standing.lack.low > 0.0).then_some(false),
            });
        }
        if truth == Truth::Unknown {
            for standing in &standings {
                finding.needs.extend(standing.unknown.iter().map(|property| Need::Property {
                    layer: Layer::Residences,
                    id: id(standing),
                    property: self.named(scene, *property),
                }));
                if !standing.member.certain {
                    finding.needs.push(Need::Community { layer: Layer::Residences, id: id(standing) });
                }
            }
        }
        if scene.worded {
            self.figures_of(scene, &standings, lack, &mut finding.figures);
        }
        finding
    }
}

impl EveryById {
    /// What is counted, as figures and evidence name it.
    fn counted<'v>(&self, vocabulary: &'v Vocabulary) -> &'v str {
        self.count.map_or("residences", |count| vocabulary.property_name(Layer::Residences, count))
    }

    fn named(&self, scene: &CheckContext, property: PropertyId) -> String {
        scene.property_name(Layer::Residences, property)
    }

    /// By how much the share is too small, and how many of what is counted lack something.
    fn shortfalls(
        &self,
        scene: &CheckContext,
        standings: &[EveryStanding],
        share: Interval,
        lack: Interval,
    ) -> Vec<Shortfall> {
        let share = Shortfall::below(None, Span::from_interval(share), 1.0, Unit::Share);
        let all: Option<f64> = standings.iter().map(|standing| standing.all).sum();
        let things = all.and_then(|all| {
            let have = Interval::new(all - lack.high, all - lack.low);
            Shortfall::below(
                Some(self.counted(scene.vocabulary)),
                Span::from_interval(have),
                all,
                self.unit(),
            )
        });
        share.into_iter().chain(things).collect()
    }

    /// What is counted, as a unit.
    fn unit(&self) -> Unit {
        if self.count.is_some() { Unit::Entrance } else { Unit::Residence }
    }

    /// How many lack each thing, as far as the data says.
    fn lacking_each(&self, scene: &CheckContext) -> Vec<Lacked> {
        let Some(count) = self.count else { return Vec::new() };
        let number = |residence: usize, property: PropertyId| {
            scene.dataset.residences[residence].facts.number(property)
        };
        self.having
            .iter()
            .filter_map(|having| {
                let lacking: f64 = scene
                    .locality
                    .residences
                    .iter()
                    .filter(|member| member.certain)
                    .filter_map(|member| Some(number(member.index, count)? - number(member.index, *having)?))
                    .sum();
                (lacking > 0.0).then(|| Lacked { property: self.named(scene, *having), count: Some(lacking) })
            })
            .collect()
    }

    fn standing(&self, scene: &CheckContext, member: Member) -> EveryStanding {
        let facts = &scene.dataset.residences[member.index].facts;
        let mut unknown = Vec::new();
        let mut known = |property: PropertyId| {
            let value = number(facts, property);
            if value.is_none() {
                unknown.push(property);
            }
            value
        };
        let all = match self.count {
            Some(count) => known(count),
            None => Some(1.0),
        };
        let with: Vec<Option<f64>> = self.having.iter().copied().map(&mut known).collect();

        let mut lack_first = Vec::new();
        let (have, lack) = match all {
            Some(all) => {
                // Of n things, v with one property and w with another: between v + w - n and
                // the lesser of v and w have both.
                let mut have = Interval::exactly(all);
                for with in &with {
                    let with = with.map_or(Interval::new(0.0, all), Interval::exactly);
                    if scene.worded {
                        let lack =
                            Interval::new((have.low - with.high).max(0.0), have.high.min(all - with.low));
                        lack_first.push(lack);
                    }
                    have = Interval::new((have.low + with.low - all).max(0.0), have.high.min(with.high));
                }
                (have, Interval::new(all - have.high, all - have.low))
            }
            None => {
                // There are at least as many as have any one thing.
                let known = || with.iter().flatten().copied();
                let (most, fewest) = (known().fold(0.0, f64::max), known().fold(f64::INFINITY, f64::min));
                let lack = if fewest.is_finite() { most - fewest } else { 0.0 };
                lack_first.resize(with.len(), Interval::at_least(0.0));
                (Interval::at_least(0.0), Interval::at_least(lack))
            }
        };
        EveryStanding { member, all, have, lack, lack_first, unknown }
    }

    /// What one residence lacks.
    fn lacks(&self, scene: &CheckContext, standing: &EveryStanding) -> Box<ResidenceLacks> {
        let facts = &scene.dataset.residences[standing.member.index].facts;
        let lacking = self.having.iter().filter_map(|property| {
            let count = match (number(facts, *property), standing.all) {
                (Some(with), Some(all)) if with < all => Some(all - with),
                (None, _) => None,
                _ => return None,
            };
            Some(Lacked { property: self.named(scene, *property), count })
        });
        Box::new(ResidenceLacks { unit: self.unit(), all: standing.all, lacking: lacking.collect() })
    }

    fn figures_of(
        &self,
        scene: &CheckContext,
        standings: &[EveryStanding],
        lack: Interval,
        figures: &mut Figures,
    ) {
        let certain = || standings.iter().filter(|s| s.member.certain);
        self.fill(scene, standings, certain().map(|s| (s, s.lack)).collect(), figures);
        figures.numbers.insert(self.counted(scene.vocabulary).to_owned().into(), lack);
        for (index, property) in self.having.iter().enumerate() {
            let mut group = Figures::default();
            self.fill(scene, standings, certain().map(|s| (s, s.lack_first[index])).collect(), &mut group);
            figures.groups.push((*property, group));
        }
    }

    fn fill(
        &self,
        scene: &CheckContext,
        all: &[EveryStanding],
        lacking: Vec<(&EveryStanding, Interval)>,
        figures: &mut Figures,
    ) {
        let affected: Vec<&(&EveryStanding, Interval)> =
            lacking.iter().filter(|(_, lack)| lack.low > 0.0).collect();
        let count: Interval = lacking.iter().map(|(_, lack)| *lack).sum();
        let buildings = affected.len() as f64;
        let levels = scene.vocabulary.own.residences.levels;
        let mut compounds: Vec<String> = Vec::new();
        let mut nameless = false;
        let mut lowest = Interval::exactly(f64::INFINITY);
        for (standing, _) in &affected {
            let residence = &scene.dataset.residences[standing.member.index];
            match &residence.compound {
                Some(compound) if !compounds.contains(compound) => compounds.push(compound.clone()),
                Some(_) => {}
                None => nameless = true,
            }
            let levels = residence.facts.number(levels);
            lowest.low = lowest.low.min(levels.unwrap_or(0.0));
            lowest.high = lowest.high.min(levels.unwrap_or(f64::INFINITY));
        }
        if nameless {
            compounds.push("其他楼栋".to_owned());
        }
        let numbers = &mut figures.numbers;
        numbers.insert(self.counted(scene.vocabulary).to_owned().into(), count);
        numbers.insert("buildings".into(), Interval::exactly(buildings));
        numbers.insert("unaffected_buildings".into(), Interval::exactly(all.len() as f64 - buildings));
        numbers.insert("lowest_levels".into(), lowest);
        figures.lists.insert("compounds".into(), compounds);
    }
}

/// The share that have everything, over every way the unknowns may turn out.
fn share(standings: &[EveryStanding]) -> Interval {
    if standings.iter().any(|s| s.all.is_none()) {
        return Interval::UNIT;
    }
    let sum = |of: &dyn Fn(&EveryStanding) -> f64| standings.iter().map(of).sum::<f64>();
    let certain = sum(&|s| if s.member.certain { s.all.unwrap_or(0.0) } else { 0.0 });
    let sure = sum(&|s| if s.member.certain { s.have.low } else { 0.0 });
    let possible = sum(&|s| if s.member.certain { s.have.high } else { 0.0 });
    let may_lack = sum(&|s| if s.member.certain { 0.0 } else { s.lack.high });
    let may_have = sum(&|s| if s.member.certain { 0.0 } else { s.have.high });
    let share = |part: f64, whole: f64| if whole > 0.0 { part / whole } else { 1.0 };
    Interval::new(share(sure, certain + may_lack), share(possible + may_have, certain + may_have))
}
