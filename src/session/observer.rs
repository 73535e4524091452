//! How far opening a session is.

use crate::dataset::ReadingStep;
use crate::lang::Both;

/// What is being done, nobody knows for how long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Paths are made a network.
    BuildingNetwork,
    /// Walks are measured along it.
    MeasuringWalks,
}

/// Is told how far a session is; from any thread, and never anything that decides a verdict.
/// Nothing need be done about it: `&()` is an observer that does nothing.
pub trait Observer: Sync {
    /// From now on, so many files of so many bytes are read.
    fn reading(&self, _files: usize, _bytes: u64) {}

    /// Reading is a step further.
    fn read(&self, _step: ReadingStep) {}

    /// The next stage begins.
    fn stage(&self, _stage: Stage) {}

    /// Something the user should know.
    fn note(&self, _text: Both) {}
}

impl Observer for () {}
