//! The annexed list (清单): one row an item that fails, in the very columns official plans annex.
//! It is an official Chinese text whatever language the rest of an audit is read in, so nothing
//! here takes a language.

mod content;
mod row;

use crate::judge::{self, JudgeContext, Judgement};
use crate::verdict::Verdict;

/// Judges the community at an index of the measured dataset and lists what it lacks.
pub fn judged(judged: JudgeContext, index: usize) -> Judgement {
    let mut judgement = judge::community(judged, index);
    let community = &judged.measures.localities[index];
    let row = row::Row { dataset: judged.dataset, standard: judged.standard, community };
    judgement.audit.list_title = row.title();
    let failing = judgement.audit.items.iter().filter(|item| item.verdict == Verdict::Fail);
    judgement.audit.gaps =
        (1..).zip(failing).map(|(number, item)| row.gap(number, item, &judgement.failing)).collect();
    judgement
}
