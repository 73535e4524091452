//! **together**: what the facilities of a category contain between them.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{CheckContext, CheckKind, Handle, Resolver, WrittenCheck};
use crate::finding::{
    Condition, Contents, Evidence, EvidenceValue, Finding, Need, Quantity, Reason, Required, Shortfall, Span,
};
use crate::interval::Interval;
use crate::lang::InBoth;
use crate::messages::check as say;
use crate::units::Unit;
use crate::verdict::{Outcomes, Truth};
use crate::vocabulary::{CategoryId, Layer, Vocabulary};

/// Every listed room, service or piece of equipment is found in some existing facility of the
/// categories inside the community.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Together")]
pub struct Together<C = String> {
    pub(crate) of: Vec<C>,
    /// What must be found, by Chinese name.
    pub(crate) all_of: Vec<String>,
}

impl WrittenCheck for Together {
    fn thresholds(&mut self) -> Vec<Handle<'_>> {
        Vec::new()
    }

    fn compile(&self, resolver: &mut Resolver) -> Option<Arc<dyn CheckKind>> {
        let of = resolver.categories(&["of"], &self.of);
        let expected = || say::contents_names(InBoth);
        if self.all_of.is_empty() {
            resolver.complain(&["all_of"], say::no_content_listed(InBoth), expected());
        }
        resolver.contents(&["all_of"], &self.all_of, expected);
        Some(Arc::new(Together { of: of?, all_of: self.all_of.clone() }))
    }
}

impl CheckKind for Together<CategoryId> {
    fn categories(&self) -> Vec<CategoryId> {
        self.of.clone()
    }

    fn figures(&self, _: &Vocabulary) -> Vec<String> {
        vec!["missing".to_owned()]
    }

    fn judge(&self, scene: &CheckContext) -> Finding {
        let contains = scene.vocabulary.own.facilities.contains;
        let mut sure: Vec<&str> = Vec::new();
        let mut silent = Vec::new();
        let mut needs = Vec::new();
        let mut evidence = Vec::new();
        for (member, facility) in scene.existing(&self.of) {
            let list = facility.facts.list(contains);
            evidence.push(Evidence {
                layer: Layer::Facilities,
                id: facility.id.clone(),
                value: list.map_or(EvidenceValue::Unknown, |list| EvidenceValue::List(list.to_vec())),
                property: Some("contains".into()),
                note: None,
                about: None,
                meets: None,
            });
            match list {
                Some(list) if member.certain => sure.extend(list.iter().map(String::as_str)),
                Some(list) if list.iter().any(|entry| self.all_of.contains(entry)) => {
                    silent.push(facility.id.clone());
                    needs.push(Need::Community { layer: Layer::Facilities, id: facility.id.clone() });
                }
                Some(_) => {}
                None => {
                    silent.push(facility.id.clone());
                    needs.push(Need::Property {
                        layer: Layer::Facilities,
                        id: facility.id.clone(),
                        property: "contains".into(),
                    });
                }
            }
        }
        let unsurveyed = scene.unsurveyed(&self.of);
        needs.extend(
            unsurveyed.iter().map(|category| Need::Survey {
                category: scene.vocabulary.category_name(*category).to_owned(),
            }),
        );

        let missing: Vec<String> =
            self.all_of.iter().filter(|entry| !sure.contains(&entry.as_str())).cloned().collect();
        let all = self.all_of.len() as f64;
        let found = all - missing.len() as f64;
        let truth = match (missing.is_empty(), needs.is_empty()) {
            (true, _) => Truth::Yes,
            (false, true) => Truth::No,
            (false, false) => Truth::Unknown,
        };
        let code = match truth {
            Truth::Yes => Reason::ContentsFound,
            Truth::No if evidence.is_empty() => Reason::ContentsWithoutFacility,
            Truth::No => Reason::ContentsMissing,
            Truth::Unknown if silent.is_empty() => Reason::ContentsUnsurveyed,
            Truth::Unknown => Reason::ContentsNotSeen,
        };
        let reason = code(Box::new(Contents {
            categories: scene.category_names(&self.of),
            wanted: self.all_of.clone(),
            missing: missing.clone(),
            silent: silent.into_iter().collect(),
        }));
        let mut finding = Finding::new(Outcomes::from_truth(truth), reason);
        let found = Interval::new(found, if needs.is_empty() { found } else { all });
        finding.measured = Some(Quantity::from_interval(found, Unit::Content));
        if truth == Truth::No {
            let short = Shortfall::below(None, Span::from_interval(found), all, Unit::Content);
            finding.shortfalls = short.into_iter().collect();
        }
        finding.required = Some(Required { min: Some(all), max: None, unit: Unit::Content });
        finding.conditions = vec![Condition {
            property: "contains".into(),
            min: None,
            max: None,
            unit: None,
            is: None,
            contains: self.all_of.clone(),
        }];
        finding.evidence = evidence;
        if truth == Truth::Unknown {
            finding.needs = needs;
        }
        finding.figures.lists.insert("missing".into(), missing);
        finding
    }
}
