//! Datasets audited whole, for commands that go on from its audit.

use ccaudit::audit::Audit;
use ccaudit::lang::{InBoth, Lang};
use ccaudit::messages::cli as say;
use ccaudit::session::{Keep, Opened, Options, Part, Session, Standards};
use ccaudit::words;

use super::args::Inputs;
use super::diagnostics::{Failure, notes};
use super::options::{datasets, options};
use super::progress::Progress;

/// A dataset and its audit.
pub(super) struct Audited {
    pub session: Session,
    pub audit: Audit,
    /// For each community of the audit, its index in the dataset and those of its residences.
    pub members: Vec<(usize, Vec<usize>)>,
}

impl Audited {
    /// The dataset, and what was measured of it.
    pub(super) fn part(&self) -> &Part {
        &self.session.parts()[0]
    }
}

/// Loads, measures and judges the one dataset that the arguments name.
pub(super) fn audited(inputs: &Inputs, lang: Lang) -> Result<Audited, Failure> {
    audited_keeping(inputs, Keep::Once, lang)
}

/// The same, and keeps what is asked for.
pub(super) fn audited_keeping(inputs: &Inputs, keep: Keep, lang: Lang) -> Result<Audited, Failure> {
    if inputs.datasets.len() != 1 {
        return Err(Failure::Usage(say::one_dataset_at_a_time(InBoth)));
    }
    let mut audited = each(inputs, keep, lang)?;
    Ok(audited.remove(0))
}

/// Loads, measures and judges the datasets that the arguments name, each by itself.
pub(super) fn audited_each(inputs: &Inputs, lang: Lang) -> Result<Vec<Audited>, Failure> {
    each(inputs, Keep::Once, lang)
}

fn each(inputs: &Inputs, keep: Keep, lang: Lang) -> Result<Vec<Audited>, Failure> {
    if inputs.is_stream() {
        return Err(Failure::Usage(say::no_standard_input_here(InBoth)));
    }
    // A community may be in any of the datasets: it is looked for when all are read.
    let options = Options { keep, communities: Vec::new(), ..options(inputs)? };
    let progress = Progress::begin(inputs.quiet, lang);
    let mut standards = Standards::default();
    let mut all = Vec::new();
    for dataset in datasets(inputs) {
        all.push(Opened::read(vec![dataset], options.clone(), &mut standards, &progress)?);
    }
    Opened::choose_among(&mut all, &inputs.community)?;
    let audit = |opened: Opened| {
        let session = opened.measure(&progress);
        progress.stage(say::judging(lang));
        let audit = words::told(session.audit(), &session.standard().vocabulary, lang);
        let part = &session.parts()[0];
        if !inputs.quiet {
            progress.aside(|| notes(part.defects(), lang));
        }
        Audited { members: part.members(), audit, session }
    };
    Ok(all.into_iter().map(audit).collect())
}
