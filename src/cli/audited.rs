//! One dataset audited whole, for commands that go on from its audit.

use ccaudit::audit::Audit;
use ccaudit::lang::{InBoth, Lang};
use ccaudit::messages::cli as say;
use ccaudit::session::{Keep, Options, Part, Session};
use ccaudit::words;

use super::args::Inputs;
use super::diagnostics::{Failure, notes};
use super::options::{datasets, options};
use super::progress::Progress;

/// A dataset and its audit.
pub struct Audited {
    pub session: Session,
    pub audit: Audit,
    /// For each community of the audit, its index in the dataset and those of its residences.
    pub members: Vec<(usize, Vec<usize>)>,
}

impl Audited {
    /// The dataset, and what was measured of it.
    pub fn part(&self) -> &Part {
        &self.session.parts()[0]
    }
}

/// Loads, measures and judges the one dataset that the arguments name.
pub fn audited(inputs: &Inputs, lang: Lang) -> Result<Audited, Failure> {
    audited_keeping(inputs, Keep::Once, lang)
}

/// The same, and keeps what is asked for.
pub fn audited_keeping(inputs: &Inputs, keep: Keep, lang: Lang) -> Result<Audited, Failure> {
    if inputs.datasets.len() != 1 {
        return Err(Failure::Usage(say::one_dataset_at_a_time(InBoth)));
    }
    if inputs.is_stream() {
        return Err(Failure::Usage(say::no_standard_input_here(InBoth)));
    }
    let options = Options { keep, ..options(inputs)? };
    let progress = Progress::begin(inputs.quiet, lang);
    let session = Session::open(datasets(inputs), options, &progress)?;
    progress.stage(say::judging(lang));
    let audit = words::told(session.audit(), &session.standard().vocabulary, lang);
    let part = &session.parts()[0];
    if !inputs.quiet {
        progress.aside(|| notes(part.defects(), lang));
    }
    Ok(Audited { members: part.members(), audit, session })
}
