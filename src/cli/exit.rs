//! Exit codes.

use std::process::ExitCode;

use ccaudit::audit::{Audit, Level};
use ccaudit::verdict::Verdict;

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

impl Exit {
    /// What `--fail-on` makes of the obligatory clauses.
    pub fn of(audit: &Audit, fail_on: Option<FailOn>) -> Exit {
        let any = |wanted: Verdict| {
            audit
                .communities
                .iter()
                .flat_map(|community| &community.items)
                .flat_map(|item| &item.clauses)
                .any(|clause| clause.level == Level::Must && clause.verdict == wanted)
        };
        match fail_on {
            None => Exit::Completed,
            Some(_) if any(Verdict::Fail) => Exit::Gap,
            Some(FailOn::Unknown) if any(Verdict::Unknown) => Exit::Unknown,
            Some(_) => Exit::Completed,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(exit as u8)
    }
}
