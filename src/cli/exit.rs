//! Exit codes.

use std::process::ExitCode;

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

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(exit as u8)
    }
}
