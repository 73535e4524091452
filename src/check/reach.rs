//! **reach**: the share of residents within a walk of a category of facility.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    AllowedWalk, CheckContext, CheckKind, Direction, Handle, Resolver, SoughtPart, Threshold, WrittenCheck,
    reaches,
};
use crate::finding::{
    Evidence, EvidenceNote, FailingFeature, FailingReason, Finding, Need, Quantity, ReachWanted,
    ReachedShare, Reason, Required, Shortfall, Span, Unserved,
};
use crate::interval::Interval;
use crate::lang::InBoth;
use crate::measure::{Member, ResidenceWalk, Walking, sum_known};
use crate::messages::check as say;
use crate::units::{Metres, Unit};
use crate::verdict::{Outcomes, Truth, Verdict};
use crate::vocabulary::{CategoryId, Layer, Vocabulary};

/// A share of the community's residents has an existing facility of one of the categories,
/// inside the boundary or beyond, within a walk.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Reach")]
pub struct Reach<C = String> {
    pub(crate) to: Vec<C>,
    /// In minutes, at the standard's pace, or in metres.
    pub(crate) within: Threshold,
    pub(crate) share: Threshold,
    /// A pace of this clause's own, metres a minute.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) pace: Option<Threshold>,
}

/// Whether one residence is served, and the walk that says so.
struct ServedWalk {
    member: Member,
    weight: f64,
    truth: Truth,
    metres: Option<f64>,
    needs: Vec<Need>,
}

impl Reach<CategoryId> {
    /// The walk allowed.
    fn walk(&self) -> AllowedWalk {
        AllowedWalk::within(&self.within, self.pace.as_ref())
    }

    fn served(&self, scene: &CheckContext, categories: &[CategoryId], limit: Metres) -> Vec<ServedWalk> {
        let unsurveyed = scene.unsurveyed(categories);
        let measures = scene.measures;
        let residents = &scene.locality.residents;
        let by_back_door = |residence: usize| {
            let mut metres =
                categories.iter().filter_map(|category| measures.off_network_entrance(*category, residence));
            metres.any(|metres| metres.within(limit))
        };
        scene
            .locality
            .residences
            .iter()
            .zip(&residents.of)
            .map(|(member, &weight)| {
                let residence = member.index;
                let walks: Vec<ResidenceWalk> =
                    categories.iter().map(|c| measures.walk(*c, residence)).collect();
                let metres = walks.iter().filter_map(|walk| walk.metres()).map(|m| m.0).reduce(f64::min);
                let mut needs = Vec::new();
                let id = || scene.dataset.residences[residence].id.clone();
                let truth = if metres.is_some_and(|metres| Metres(metres).within(limit)) {
                    Truth::Yes
                } else if walks.contains(&ResidenceWalk::OffNetwork) || by_back_door(residence) {
                    needs.push(Need::PathTo { layer: Layer::Residences, id: id() });
                    Truth::Unknown
                } else {
                    needs.extend(unsurveyed.iter().map(|category| Need::Survey {
                        category: scene.vocabulary.category_name(*category).to_owned(),
                    }));
                    let near = categories
                        .iter()
                        .filter_map(|category| measures.nearest_off_network_facility(*category, residence));
                    needs.extend(near.filter(|(_, metres)| metres.within(limit)).map(|(facility, _)| {
                        Need::PathTo {
                            layer: Layer::Facilities,
                            id: scene.dataset.facilities[facility].id.clone(),
                        }
                    }));
                    if needs.is_empty() { Truth::No } else { Truth::Unknown }
                };
                ServedWalk { member: *member, weight, truth, metres, needs }
            })
            .collect()
    }
}

impl WrittenCheck for Reach {
    fn thresholds(&mut self) -> Vec<Handle<'_>> {
        let mut handles = vec![
            Handle::new("within", Direction::AtMost, &mut self.within),
            Handle::new("share", Direction::AtLeast, &mut self.share),
        ];
        if let Some(pace) = &mut self.pace {
            handles.push(Handle::new("pace", Direction::AtMost, pace));
        }
        handles
    }

    fn compile(&self, resolver: &mut Resolver) -> Option<Arc<dyn CheckKind>> {
        let to = resolver.categories(&["to"], &self.to);
        if !matches!(self.within.unit, Unit::Minute | Unit::Metre) {
            resolver.complain(
                &["within", "unit"],
                say::within_has_wrong_unit(InBoth),
                say::minute_or_m(InBoth),
            );
        }
        resolver.share(&self.share);
        if self.pace.as_ref().is_some_and(|pace| pace.unit != Unit::MetrePerMinute || pace.value <= 0.0) {
            resolver.complain(&["pace"], say::pace_not_positive(InBoth), say::pace_above_zero(InBoth));
        }
        let Reach { within, share, pace, .. } = self.clone();
        Some(Arc::new(Reach { to: to?, within, share, pace }))
    }
}

impl CheckKind for Reach<CategoryId> {
    fn categories(&self) -> Vec<CategoryId> {
        self.to.clone()
    }

    fn reaches(&self) -> bool {
        true
    }

    fn sought(&self) -> Option<SoughtPart<'_>> {
        Some(SoughtPart { categories: &self.to, walk: Some(self.walk()), ..SoughtPart::default() })
    }

    fn figures(&self, _: &Vocabulary) -> Vec<String> {
        ["within", "unserved_residents", "unserved_households", "unserved_buildings"]
            .map(str::to_owned)
            .to_vec()
    }

    fn judge(&self, scene: &CheckContext) -> Finding {
        let (limit, minutes) = self.walk().at(scene.pace, scene.pace_given);
        let required = Required { min: Some(self.share.plain()), max: None, unit: Unit::Share };
        let served = self.served(scene, &self.to, limit);
        if served.is_empty() {
            return nobody(required);
        }
        let Shares { share, truth } = shares(&served, self.share.plain());

        let residents = &scene.locality.residents;
        let unserved_of = |of: &[Option<f64>]| {
            let unserved = served.iter().zip(of).filter(|(s, _)| s.truth == Truth::No && s.member.certain);
            sum_known(unserved.map(|(_, n)| *n))
        };
        let unserved: Vec<&ServedWalk> =
            served.iter().filter(|s| s.truth == Truth::No && s.member.certain).collect();
        let unserved_counts = Unserved {
            residents: unserved_of(&residents.people),
            households: unserved_of(&residents.households),
            dwellings: unserved.len(),
        };

        let farthest = unserved.iter().filter_map(|s| s.metres).fold(0.0, f64::max);
        let code = match truth {
            Truth::No if no_facility(scene, &self.to) => Reason::NothingToReach,
            Truth::Yes => Reason::EnoughReach,
            Truth::No => Reason::TooFewReach,
            Truth::Unknown => Reason::ReachUndecided,
        };
        let needing = |test: &dyn Fn(&Need) -> bool| {
            served.iter().filter(|served| served.needs.iter().any(test)).count()
        };
        let off = |of: Layer| needing(&|need| matches!(need, Need::PathTo { layer, .. } if *layer == of));
        let reason = code(Box::new(ReachedShare {
            categories: scene.category_names(&self.to),
            within: self.within.amount(),
            metres: limit.0,
            pace: minutes.map(|(_, pace)| pace.0),
            share: Span::from_interval(share),
            required: self.share.plain(),
            counted_in: residents.counted_in,
            unserved: unserved.len(),
            farthest: unserved.iter().all(|served| served.metres.is_some()).then_some(farthest),
            detour: match scene.measures.walking {
                Walking::StraightLine { detour } => Some(detour),
                Walking::Network { .. } => None,
            },
            step_free: matches!(scene.measures.walking, Walking::Network { routes, .. } if routes.step_free),
            off_network: off(Layer::Residences),
            unsurveyed: needing(&|need| matches!(need, Need::Survey { .. })) > 0,
            facility_off_network: off(Layer::Facilities) > 0,
            several_communities: served.iter().any(|served| !served.member.certain),
        }));

        let mut finding = Finding::new(Outcomes::from_truth(truth), reason);
        finding.credit = share.scale(1.0 / self.share.plain());
        finding.credit =
            Interval::new(finding.credit.low.clamp(0.0, 1.0), finding.credit.high.clamp(0.0, 1.0));
        finding.measured = Some(Quantity::from_interval(share, Unit::Share));
        if truth == Truth::No {
            let number = |truth: Truth| served.iter().filter(|served| served.truth == truth).count() as f64;
            let lacking = Interval::new(number(Truth::No), number(Truth::No) + number(Truth::Unknown));
            finding.shortfalls = shortfalls(share, self.share.plain(), served.len(), lacking);
        }
        finding.required = Some(required);
        finding.evidence = evidence(scene, &served);
        finding.unserved = Some(unserved_counts);
        finding.reach = Some(ReachWanted { categories: scene.category_names(&self.to), metres: limit.0 });
        if finding.outcomes.verdict() == Verdict::Unknown {
            for need in served.iter().flat_map(|served| &served.needs) {
                if !finding.needs.contains(need) {
                    finding.needs.push(need.clone());
                }
            }
        }
        finding.failing_features = unserved
            .iter()
            .map(|served| FailingFeature {
                residence: true,
                index: served.member.index,
                reason: match served.metres {
                    Some(metres) => FailingReason::TooFar {
                        categories: scene.category_names(&self.to),
                        metres,
                        limit: limit.0,
                    },
                    None => FailingReason::NoWalk { categories: scene.category_names(&self.to) },
                },
            })
            .collect();
        let figures = &mut finding.figures.numbers;
        figures.insert("within".into(), Interval::exactly(self.within.value));
        figures.insert("unserved_buildings".into(), Interval::exactly(unserved.len() as f64));
        for (key, count) in [
            ("unserved_residents", unserved_counts.residents),
            ("unserved_households", unserved_counts.households),
        ] {
            figures.insert(key.into(), count.map_or(Interval::at_least(0.0), Interval::exactly));
        }
        finding
    }
}

/// Whether the dataset holds no existing facility of these categories, here or anywhere.
fn no_facility(scene: &CheckContext, categories: &[CategoryId]) -> bool {
    !categories.iter().any(|category| scene.measures.exists(*category))
}

/// A finding about residents where there are none.
pub(super) fn nobody(required: Required) -> Finding {
    let mut finding = Finding::new(Outcomes::OPEN, Reason::NoResidences);
    finding.required = Some(required);
    finding.needs = vec![Need::Residences];
    finding
}

/// The share served and whether it is enough.
pub(super) struct Shares {
    pub(crate) share: Interval,
    pub(crate) truth: Truth,
}

/// A residence's weight in a share, for [`share_of`].
pub(super) struct ShareWeight {
    pub(crate) weight: f64,
    pub(crate) truth: Truth,
    /// Whether the residence surely belongs to the community.
    pub(crate) certain: bool,
}

/// The lowest and highest share of weight for which something holds, over every way the
/// unknowns may turn out; a residence that may belong elsewhere counts or does not, whichever
/// is worse, or better.
pub(super) fn share_of(parts: &[ShareWeight], required: f64) -> Shares {
    let sum = |wanted: &dyn Fn(&ShareWeight) -> bool| {
        parts.iter().filter(|p| wanted(p)).map(|p| p.weight).sum::<f64>()
    };
    let certain = sum(&|p| p.certain);
    let low = sum(&|p| p.certain && p.truth == Truth::Yes);
    let high = sum(&|p| p.certain && p.truth != Truth::No);
    let may_fail = sum(&|p| !p.certain && p.truth != Truth::Yes);
    let may_hold = sum(&|p| !p.certain && p.truth != Truth::No);
    // A sum of nothing is -0.0, which no report should show.
    let share = |part: f64, whole: f64| if whole > 0.0 { part / whole + 0.0 } else { 0.0 };
    let interval = if certain == 0.0 {
        Interval::UNIT
    } else {
        Interval::new(share(low, certain + may_fail), share(high + may_hold, certain + may_hold))
    };
    let truth = if reaches(interval.low, required) {
        Truth::Yes
    } else if !reaches(interval.high, required) {
        Truth::No
    } else {
        Truth::Unknown
    };
    Shares { share: interval, truth }
}

/// By how much a share is too small, and how many of all residential buildings lack it.
pub(super) fn shortfalls(share: Interval, required: f64, all: usize, lacking: Interval) -> Vec<Shortfall> {
    let all = all as f64;
    let have = Interval::new(all - lacking.high, all - lacking.low);
    let share = Shortfall::below(None, Span::from_interval(share), required, Unit::Share);
    let buildings = Shortfall::below(Some("residences"), Span::from_interval(have), all, Unit::Residence);
    share.into_iter().chain(buildings).collect()
}

fn shares(served: &[ServedWalk], required: f64) -> Shares {
    let parts: Vec<ShareWeight> = served
        .iter()
        .map(|served| ShareWeight {
            weight: served.weight,
            truth: served.truth,
            certain: served.member.certain,
        })
        .collect();
    share_of(&parts, required)
}

/// The residences that are not served or not known to be, each with its walk.
fn evidence(scene: &CheckContext, served: &[ServedWalk]) -> Vec<Evidence> {
    served
        .iter()
        .filter(|served| served.truth != Truth::Yes)
        .map(|served| Evidence {
            layer: Layer::Residences,
            id: scene.dataset.residences[served.member.index].id.clone(),
            value: served.metres.map(|metres| (metres * 100.0).round() / 100.0).into(),
            property: Some("metres".into()),
            note: None,
            about: (served.truth == Truth::Unknown).then_some(EvidenceNote::Undecided),
            meets: (served.truth == Truth::No).then_some(false),
        })
        .collect()
}
