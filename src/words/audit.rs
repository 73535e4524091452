//! A whole audit told in a language.

use rayon::prelude::*;

use super::Words;
use crate::audit::{Audit, ClauseAudit, CommunityAudit};
use crate::lang::Lang;
use crate::messages::judge as say;
use crate::vocabulary::Vocabulary;

/// Says every sentence of a community's audit in a language, whatever it was told in before.
pub fn tell(community: &mut CommunityAudit, vocabulary: &Vocabulary, lang: Lang) {
    let titles = std::mem::take(&mut community.titles);
    let name = std::mem::take(&mut community.name);
    let words = Words { lang, vocabulary, community: &name, titles: &titles };
    for clause in community.items.iter_mut().flat_map(|item| &mut item.clauses) {
        clause.reason = words.reason(&clause.finding);
        clause.note = words.notes(clause);
        for evidence in &mut clause.evidence {
            evidence.note = evidence.about.as_ref().map(|note| words.evidence(note));
        }
    }
    for unknown in &mut community.unknowns {
        let mut clauses = community.items.iter().flat_map(|item| &item.clauses);
        let clause = clauses.find(|clause| clause.id == unknown.clause);
        unknown.reason = clause.map_or(String::new(), |clause| clause.reason.clone());
        unknown.ask = words.ask(&unknown.needs, unknown.question.as_deref());
    }
    for failing in community.map.iter_mut().flat_map(|map| &mut map.failing) {
        failing.reason = words.failing(&failing.finding);
    }
    community.titles = titles;
    community.name = name;
}

/// An audit with every sentence said in a language.
pub fn told(mut audit: Audit, vocabulary: &Vocabulary, lang: Lang) -> Audit {
    audit.communities.par_iter_mut().for_each(|community| tell(community, vocabulary, lang));
    audit
}

impl Words<'_> {
    /// What a clause does not look at, what its finding has to add, and until when it is waived.
    fn notes(&self, clause: &ClauseAudit) -> Option<String> {
        let waived = clause.waived.as_ref().map(|waived| {
            let (approver, document, expires) = (&waived.approver, &waived.document, &waived.expires);
            say::waived_until(self.lang, &expires, &approver, &document)
        });
        let parts: Vec<String> = clause.notes.iter().map(|note| self.note(note)).chain(waived).collect();
        (!parts.is_empty()).then(|| parts.join(self.lang.semicolon()))
    }
}
