//! Exit codes.

use std::process::ExitCode;

use ccaudit::audit::CommunityAudit;
use ccaudit::verdict::{Level, Verdict};

use super::args::FailOn;

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// The audit completed, whatever it found.
    Completed = 0,
    /// Asked to fail on gaps: some obligatory clause fails.
    Gap = 1,
    /// Nothing could be judged: usage, files, an invalid standard or invalid data.
    CouldNotJudge = 2,
    /// Asked to fail on the unknown: none fails, but some obligatory clause is undecided.
    Unknown = 3,
}

/// Whether any obligatory clause fails or is undecided.
#[derive(Clone, Copy, Default)]
pub(super) struct ExitTally {
    fails: bool,
    unknown: bool,
}

impl ExitTally {
    pub(super) fn from_audit(community: &CommunityAudit) -> ExitTally {
        let clauses = community.items.iter().flat_map(|item| &item.clauses);
        let some =
            |wanted| clauses.clone().any(|clause| clause.level == Level::Must && clause.verdict == wanted);
        ExitTally { fails: some(Verdict::Fail), unknown: some(Verdict::Unknown) }
    }

    pub(super) fn and(self, other: ExitTally) -> ExitTally {
        ExitTally { fails: self.fails || other.fails, unknown: self.unknown || other.unknown }
    }

    /// What `--fail-on` makes of it.
    pub(super) fn exit(self, fail_on: Option<FailOn>) -> Exit {
        match fail_on {
            None => Exit::Completed,
            Some(_) if self.fails => Exit::Gap,
            Some(FailOn::Unknown) if self.unknown => Exit::Unknown,
            Some(_) => Exit::Completed,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(exit as u8)
    }
}
