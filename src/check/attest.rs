//! **attest**: an answer with evidence, that may expire.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{CheckContext, CheckKind, Handle, Resolver, WrittenCheck};
use crate::dataset::{Answer, Reply};
use crate::date::Date;
use crate::finding::{AnswerState, Answered, Day, Evidence, EvidenceNote, Finding, Need, Reason};
use crate::verdict::Outcomes;
use crate::vocabulary::{Layer, Vocabulary};

/// A person answers; nothing in the geometry can.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Attest {
    /// What to find out, without a question mark: `供水设施是否完好`.
    pub(crate) question: String,
    /// Whether “yes” and “not applicable” count only with evidence.
    #[serde(default, skip_serializing_if = "EvidenceRule::is_default")]
    pub(crate) evidence: EvidenceRule,
}

/// Whether an answer needs evidence to count. “No” never does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum EvidenceRule {
    #[default]
    Required,
    Optional,
}

impl EvidenceRule {
    fn is_default(&self) -> bool {
        *self == EvidenceRule::default()
    }
}

impl Attest {
    /// Why an answer does not count on a day, if it does not.
    pub(crate) fn lack(&self, answer: &Answer, as_of: Date) -> Option<AnswerState> {
        let unsupported = match answer.reply {
            Reply::Yes => answer.evidence.is_none(),
            Reply::NotApplicable => answer.evidence.is_none() && answer.note.is_none(),
            Reply::No => false,
        };
        if answer.expires.is_some_and(|last| last < as_of) {
            return Some(AnswerState::Expired);
        }
        (unsupported && self.evidence == EvidenceRule::Required).then_some(AnswerState::NoEvidence)
    }
}

impl WrittenCheck for Attest {
    fn thresholds(&mut self) -> Vec<Handle<'_>> {
        Vec::new()
    }

    fn compile(&self, _: &mut Resolver) -> Option<Arc<dyn CheckKind>> {
        Some(Arc::new(self.clone()))
    }
}

impl CheckKind for Attest {
    fn figures(&self, _: &Vocabulary) -> Vec<String> {
        Vec::new()
    }

    fn attest(&self) -> Option<&Attest> {
        Some(self)
    }

    fn judge(&self, scene: &CheckContext) -> Finding {
        let question = self.question.clone();
        let need = |state| vec![Need::Answer { clause: scene.clause.to_owned(), state }];
        let Some(answer) = scene.answer() else {
            let mut finding = Finding::new(Outcomes::OPEN, Reason::Unanswered { question });
            finding.needs = need(AnswerState::Missing);
            return finding;
        };
        let given = match answer.reply {
            Reply::Yes => Answered::Yes,
            Reply::No => Answered::No,
            Reply::NotApplicable => Answered::NotApplicable,
        };
        let lack = self.lack(answer, scene.as_of);
        let expired = answer.expires.filter(|_| lack == Some(AnswerState::Expired));
        let (outcomes, reason) = if let Some(last) = expired {
            (Outcomes::OPEN, Reason::AnswerExpired { answer: given, question, expires: Day(last) })
        } else if lack.is_some() {
            (Outcomes::OPEN, Reason::AnswerWithoutEvidence { answer: given, question })
        } else {
            let outcomes = match answer.reply {
                Reply::Yes => Outcomes::PASS,
                Reply::No => Outcomes::FAIL,
                Reply::NotApplicable => Outcomes::NOT_APPLICABLE,
            };
            let support = answer.evidence.as_ref().or(answer.note.as_ref()).cloned();
            (outcomes, Reason::AnsweredWith { answer: given, question, support })
        };
        let mut finding = Finding::new(outcomes, reason);
        if let Some(state) = lack {
            finding.needs = need(state);
        }
        let (file, row) = scene.dataset.place(answer.origin);
        finding.evidence = vec![Evidence {
            layer: Layer::Survey,
            id: scene.clause.to_owned(),
            value: given.as_given().into(),
            property: Some("answer".into()),
            note: None,
            about: Some(EvidenceNote::Answered {
                by: answer.by.clone(),
                date: answer.date.map(Day),
                place: format!("{file}:{row}"),
            }),
            meets: None,
        }];
        finding
    }
}
