//! The annexed list (清单): one row an item that fails, in the very columns official plans annex.
//! It is an official Chinese text whatever language the rest of an audit is read in, so nothing
//! here takes a language.

mod content;
mod row;

use crate::judge::{self, JudgeContext, Judgement};
use crate::verdict::Verdict;
use crate::words::Words;

/// Judges the community at an index of the measured dataset and lists what it lacks.
pub(crate) fn judged(judged: JudgeContext, index: usize) -> Judgement {
    let mut judgement = judge::community(judged, index);
    let audit = &judgement.audit;
    let row = row::GapListMaker {
        dataset: judged.dataset,
        standard: judged.standard,
        community: &judged.measures.localities[index],
        words: Words::chinese(audit, &judged.standard.vocabulary),
    };
    let failing = audit.items.iter().filter(|item| item.verdict == Verdict::Fail);
    let gaps = (1..).zip(failing).map(|(number, item)| row.gap(number, item, &judgement.failing)).collect();
    let title = row.title();
    judgement.audit.gaps = gaps;
    judgement.audit.list_title = title;
    judgement
}
