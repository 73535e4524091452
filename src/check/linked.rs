//! **linked**: the share of residents the walking network links.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::reach::{ShareWeight, Shares, nobody, share_of, shortfalls};
use super::{CheckContext, CheckKind, Direction, Handle, Resolver, Threshold, WrittenCheck};
use crate::finding::{
    Evidence, FailingFeature, FailingReason, Finding, LinkedShare, Need, Quantity, Reason, Required, Span,
    Unserved,
};
use crate::interval::Interval;
use crate::measure::{Linkage, sum_known};
use crate::units::Unit;
use crate::verdict::{Outcomes, Truth};
use crate::vocabulary::{Layer, Vocabulary};

/// A share of the community's residents lives on the main component of the walking network.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Linked {
    pub(crate) share: Threshold,
}

impl WrittenCheck for Linked {
    fn thresholds(&mut self) -> Vec<Handle<'_>> {
        vec![Handle::new("share", Direction::AtLeast, &mut self.share)]
    }

    fn compile(&self, resolver: &mut Resolver) -> Option<Arc<dyn CheckKind>> {
        resolver.share(&self.share);
        Some(Arc::new(self.clone()))
    }
}

impl CheckKind for Linked {
    fn figures(&self, _: &Vocabulary) -> Vec<String> {
        vec!["unlinked_buildings".to_owned()]
    }

    fn judge(&self, scene: &CheckContext) -> Finding {
        let required = Required { min: Some(self.share.plain()), max: None, unit: Unit::Share };
        let residences = &scene.locality.residences;
        if residences.is_empty() {
            return nobody(required);
        }
        let Some(linkage) = &scene.locality.linkage else {
            let mut finding = Finding::new(Outcomes::OPEN, Reason::NoNetwork);
            finding.required = Some(required);
            finding.needs = vec![Need::Paths];
            return finding;
        };
        let truth_of = |linkage: &Linkage| match linkage {
            Linkage::Linked => Truth::Yes,
            Linkage::Apart => Truth::No,
            Linkage::OffNetwork => Truth::Unknown,
        };
        let parts: Vec<ShareWeight> = residences
            .iter()
            .zip(linkage)
            .zip(&scene.locality.residents.of)
            .map(|((member, linkage), weight)| ShareWeight {
                weight: *weight,
                truth: truth_of(linkage),
                certain: member.certain,
            })
            .collect();
        let Shares { share, truth } = share_of(&parts, self.share.plain());

        let named = |wanted: Linkage| -> Vec<usize> {
            residences
                .iter()
                .zip(linkage)
                .filter(|(_, l)| **l == wanted)
                .map(|(member, _)| member.index)
                .collect()
        };
        let (apart, off) = (named(Linkage::Apart), named(Linkage::OffNetwork));
        let apart_count = apart.len();
        let code = match truth {
            Truth::Yes => Reason::EnoughLinked,
            Truth::No => Reason::TooFewLinked,
            Truth::Unknown => Reason::LinkedUndecided,
        };
        let reason = code(Box::new(LinkedShare {
            share: Span::from_interval(share),
            required: self.share.plain(),
            counted_in: scene.locality.residents.counted_in,
            apart: apart_count,
            off_network: off.len(),
            several_communities: residences.iter().any(|member| !member.certain),
        }));
        let mut finding = Finding::new(Outcomes::from_truth(truth), reason);
        let credit = |end: f64| (end / self.share.plain()).clamp(0.0, 1.0);
        finding.credit = Interval::new(credit(share.low), credit(share.high));
        finding.measured = Some(Quantity::from_interval(share, Unit::Share));
        if truth == Truth::No {
            let open = Interval::new(0.0, off.len() as f64);
            finding.shortfalls = shortfalls(
                share,
                self.share.plain(),
                residences.len(),
                Interval::exactly(apart_count as f64) + open,
            );
        }
        finding.required = Some(required);
        let id = |index: usize| scene.dataset.residences[index].id.clone();
        finding.evidence = residences
            .iter()
            .zip(linkage)
            .filter(|(_, linkage)| **linkage != Linkage::Linked)
            .map(|(member, linkage)| Evidence {
                layer: Layer::Residences,
                id: id(member.index),
                value: if *linkage == Linkage::Apart { "apart".into() } else { "off_network".into() },
                property: None,
                note: None,
                about: None,
                meets: (*linkage == Linkage::Apart).then_some(false),
            })
            .collect();
        if truth == Truth::Unknown {
            finding.needs =
                off.iter().map(|index| Need::PathTo { layer: Layer::Residences, id: id(*index) }).collect();
            finding.needs.extend(
                residences
                    .iter()
                    .filter(|member| !member.certain)
                    .map(|member| Need::Community { layer: Layer::Residences, id: id(member.index) }),
            );
        }
        let residents = &scene.locality.residents;
        let unlinked_of = |of: &[Option<f64>]| {
            let unlinked = linkage.iter().zip(of).filter(|(l, _)| **l == Linkage::Apart);
            sum_known(unlinked.map(|(_, n)| *n))
        };
        finding.unserved = Some(Unserved {
            residents: unlinked_of(&residents.people),
            households: unlinked_of(&residents.households),
            dwellings: apart_count,
        });
        finding.failing_features = apart
            .iter()
            .map(|index| FailingFeature {
                residence: true,
                index: *index,
                reason: FailingReason::ApartFromMainNetwork,
            })
            .collect();
        finding.figures.numbers.insert("unlinked_buildings".into(), Interval::exactly(apart_count as f64));
        finding
    }
}
