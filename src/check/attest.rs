//! **attest**: an answer with evidence, that may expire.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{CheckContext, Complaint, Handle, Kind};
use crate::dataset::{Answer, Reply};
use crate::date::Date;
use crate::finding::{AnswerState, Evidence, Finding, Need};
use crate::messages::check as say;
use crate::verdict::Outcomes;
use crate::vocabulary::Vocabulary;

/// A person answers; nothing in the geometry can.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Attest {
    /// What to find out, without a question mark: `供水设施是否完好`.
    pub question: String,
    /// Whether “yes” and “not applicable” count only with evidence.
    #[serde(default, skip_serializing_if = "EvidenceRule::is_default")]
    pub evidence: EvidenceRule,
}

/// Whether an answer needs evidence to count. “No” never does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum EvidenceRule {
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
    pub fn lack(&self, answer: &Answer, as_of: Date) -> Option<AnswerState> {
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

impl Kind for Attest {
    fn thresholds(&mut self) -> Vec<Handle<'_>> {
        Vec::new()
    }

    fn figures(&self) -> Vec<String> {
        Vec::new()
    }

    fn complaints(&self, _: &Vocabulary) -> Vec<Complaint> {
        Vec::new()
    }

    fn judge(&self, scene: &CheckContext) -> Finding {
        let lang = scene.lang;
        let question = &self.question;
        let need = |state| vec![Need::Answer { clause: scene.clause.to_owned(), state }];
        let Some(answer) = scene.answer() else {
            let reason = say::survey_does_not_answer(lang, &question);
            let mut finding = Finding::new(Outcomes::OPEN, reason);
            finding.needs = need(AnswerState::Missing);
            return finding;
        };
        let shown = match answer.reply {
            Reply::Yes => "是",
            Reply::No => "否",
            Reply::NotApplicable => "不适用",
        };
        let support = [&answer.evidence, &answer.note].into_iter().flatten().next();
        let lack = self.lack(answer, scene.as_of);
        let expired = answer.expires.filter(|_| lack == Some(AnswerState::Expired));
        let (outcomes, reason) = if let Some(last) = expired {
            (Outcomes::OPEN, say::answer_has_expired(lang, &shown, &last, &question))
        } else if lack.is_some() {
            (Outcomes::OPEN, say::answer_has_no_evidence(lang, &shown, &question))
        } else {
            let outcomes = match answer.reply {
                Reply::Yes => Outcomes::PASS,
                Reply::No => Outcomes::FAIL,
                Reply::NotApplicable => Outcomes::NOT_APPLICABLE,
            };
            let support = match support {
                Some(support) => say::with_evidence(lang, &support),
                None => say::no_evidence(lang),
            };
            (outcomes, say::answered_with(lang, &shown, &question, &support))
        };
        let mut finding = Finding::new(outcomes, reason);
        if let Some(state) = lack {
            finding.needs = need(state);
        }
        let (file, row) = scene.dataset.place(answer.origin);
        let by = [answer.by.clone(), answer.date.map(|date| date.to_string()), Some(format!("{file}:{row}"))];
        finding.evidence = vec![Evidence {
            layer: "survey".into(),
            id: scene.clause.to_owned(),
            value: shown.into(),
            property: Some("answer".into()),
            note: Some(by.into_iter().flatten().collect::<Vec<_>>().join(" ")),
            meets: None,
        }];
        finding
    }
}
