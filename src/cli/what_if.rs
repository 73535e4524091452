//! `ccaudit audit --with`: what the place would come to, beside what it is.

use std::path::PathBuf;
use std::sync::Arc;

use ccaudit::lang::{Both, InBoth, Lang};
use ccaudit::messages::cli as say;
use ccaudit::report;
use ccaudit::session::{Input, Options, Session, Supposition};
use ccaudit::standard::Standard;
use ccaudit::what_if::WhatIf;
use ccaudit::words;

use super::args::{Delivery, Inputs};
use super::diagnostics::Failure;
use super::{deliver, print};

/// What stands for the facilities that the dataset says are planned or under construction.
const PLANNED: &str = "planned";

/// What could not be supposed, before anything is read.
pub(super) fn check(with: &[String], inputs: &Inputs, delivery: &Delivery) -> Result<(), Failure> {
    if with.is_empty() {
        return Ok(());
    }
    let usage = |what: Both| Err(Failure::Usage(what));
    if inputs.is_stream() || inputs.datasets.len() != 1 {
        return usage(say::with_takes_one_dataset(InBoth));
    }
    if delivery.out.is_none() && !delivery.format.is_empty() {
        return usage(say::with_needs_a_directory(InBoth));
    }
    Ok(())
}

/// What would be otherwise if what is planned or proposed were there, and the standard by which;
/// nothing where nothing is supposed. Writes and prints nothing yet.
pub(super) fn find(
    with: &[String],
    inputs: &Inputs,
    options: &Options,
    lang: Lang,
) -> Result<Option<(WhatIf, Arc<Standard>)>, Failure> {
    if with.is_empty() {
        return Ok(None);
    }
    let input = Input::Path(inputs.datasets[0].clone());
    let audit = |session: &Session| words::told(session.audit(), &session.standard().vocabulary, lang);
    let real = audit(&Session::open(vec![input.clone()], options.clone(), &())?);
    let files = with.iter().filter(|with| *with != PLANNED).map(PathBuf::from).collect();
    let supposition = Supposition { files, planned: with.iter().any(|with| with == PLANNED) };
    let (would, supposed) = Session::supposing(input, &supposition, options.clone(), &())?;
    let note = say::supposed_in_no_audit(lang);
    let found = WhatIf::between(&real, &audit(&would), supposed, &note);
    Ok(Some((found, would.shared_standard())))
}

/// Prints what would be, and writes its files beside the audit's.
pub(super) fn tell(
    delivery: &Delivery,
    quiet: bool,
    found: &WhatIf,
    standard: &Standard,
    lang: Lang,
) -> Result<(), Failure> {
    print(&report::what_if(found, &standard.vocabulary, lang))?;
    let files = || report::what_if_files(found, &standard.vocabulary, &delivery.format, lang);
    deliver::leave(delivery.out.as_deref(), files, quiet, lang)
}
