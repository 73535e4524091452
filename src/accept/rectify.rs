//! The rectification list (整改清单): every item that fails and is not waived.

use serde::Serialize;

use super::clause::ClauseNow;
use super::{Changed, ProjectAcceptance};
use crate::audit::CommunityAudit;
use crate::verdict::Verdict;

/// Why an item is on the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RectifyKind {
    /// Its project is complete on paper, and the clause fails.
    PaperOnly,
    /// Its project is not complete.
    Unfinished,
    /// It passed before.
    Regression,
    /// It did not fail before, its clause being undecided or not applicable then.
    New,
    /// It failed before, and nobody has a project for it.
    Unplanned,
}

/// One item to put right.
#[derive(Clone, Debug, Serialize)]
pub struct Rectification {
    /// Number of the item.
    pub item: u32,
    /// Title of the item.
    pub title: String,
    /// Why it is on the list.
    pub kind: RectifyKind,
    /// Names of its projects.
    pub projects: Vec<String>,
    /// The obligatory clauses that fail and are not waived.
    pub clauses: Vec<ClauseNow>,
    /// 责任单位, the unit that builds.
    pub responsible: String,
    /// 配合单位, those that help.
    pub cooperating: String,
    /// The deadline as planned, and the new one.
    pub deadline: String,
    /// The new deadline, as it is printed.
    pub rectify_by: String,
}

/// A row for every gap of the audit that is not waived.
pub(super) fn of(
    now: &CommunityAudit,
    projects: &[ProjectAcceptance],
    regressions: &[Changed],
    before: impl Fn(u32) -> Option<Verdict>,
    rectify_by: &str,
) -> Vec<Rectification> {
    let row = |gap: &crate::audit::Gap| {
        let own: Vec<&ProjectAcceptance> =
            projects.iter().filter(|project| project.project.item == gap.item).collect();
        let is_regression = regressions.iter().any(|changed| changed.item == gap.item);
        let kind = if own.iter().any(|project| project.paper_only) {
            RectifyKind::PaperOnly
        } else if !own.is_empty() {
            RectifyKind::Unfinished
        } else if is_regression {
            RectifyKind::Regression
        } else if before(gap.item) == Some(Verdict::Fail) {
            RectifyKind::Unplanned
        } else {
            RectifyKind::New
        };
        let item = now.items.iter().find(|item| item.number == gap.item);
        let clauses = item.map_or(Vec::new(), |item| ClauseNow::all(None, &item.clauses));
        Rectification {
            item: gap.item,
            title: gap.content.clone(),
            kind,
            projects: own.iter().map(|project| project.project.name.clone()).collect(),
            clauses: clauses.into_iter().filter(ClauseNow::is_failing).collect(),
            responsible: gap.responsible.clone(),
            cooperating: gap.cooperating.clone(),
            deadline: gap.deadline.clone(),
            rectify_by: rectify_by.to_owned(),
        }
    };
    now.gaps.iter().filter(|gap| !gap.waived).map(row).collect()
}
