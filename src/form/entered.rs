//! How a form is read back, and what that comes to.

use crate::defect::Defect;
use crate::import::Conflict;
use crate::lang::Lang;
use crate::output::File;
use crate::session::Options;

/// How a form is read back.
pub struct ReadBackOptions {
    /// What the dataset is opened with, as when it is audited.
    pub session: Options,
    /// Whether rows that can be read are entered although others cannot.
    pub partial: bool,
    /// The language of the tables for people.
    pub lang: Lang,
}

/// What reading a form came to.
#[derive(Debug, Default)]
pub struct Entered {
    /// Files of the dataset that change, whole, and tables for people.
    pub files: Vec<File>,
    /// How many rows came to what.
    pub counts: FormCounts,
    /// Where form and dataset say different things: a person decides.
    pub conflicts: Vec<Conflict>,
    /// Errors of rows that were left out, warnings and notes.
    pub defects: Vec<Defect>,
}

/// How many rows came to what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FormCounts {
    /// Answers put into `survey.csv`.
    pub answers: usize,
    /// Values put on features.
    pub properties: usize,
    /// Categories that are surveyed completely now.
    pub categories: usize,
    /// Rows on categories that are not surveyed completely yet.
    pub open: usize,
    /// Rows that say what the dataset says.
    pub same: usize,
    /// Rows without an answer.
    pub blank: usize,
    /// Rows left out for their errors.
    pub refused: usize,
}
