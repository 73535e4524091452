//! `ccaudit audit --with`: what the place would come to, beside what it is.

use std::path::PathBuf;

use ccaudit::dataset::{Dataset, Status};
use ccaudit::lang::{Both, InBoth, Lang};
use ccaudit::messages::cli as say;
use ccaudit::report;
use ccaudit::standard::Standard;
use ccaudit::vocabulary::Vocabulary;
use ccaudit::what_if::{Supposed, WhatIf};

use super::args::{AuditArgs, Inputs};
use super::audited::{audit_modified, audited};
use super::diagnostics::Failure;
use super::{deliver, print};

/// What stands for the facilities that the dataset says are planned or under construction.
const PLANNED: &str = "planned";

/// What could not be supposed, before anything is read.
pub fn check(args: &AuditArgs) -> Result<(), Failure> {
    if args.with.is_empty() {
        return Ok(());
    }
    let usage = |what: Both| Err(Failure::Usage(what));
    if args.inputs.is_stream() || args.inputs.datasets.len() != 1 {
        return usage(say::with_takes_one_dataset(InBoth));
    }
    if args.delivery.out.is_none() && !args.delivery.format.is_empty() {
        return usage(say::with_needs_a_directory(InBoth));
    }
    Ok(())
}

/// What would be otherwise if what is planned or proposed were there, and the standard by which;
/// nothing where nothing is supposed. Writes and prints nothing yet.
pub fn find(args: &AuditArgs, lang: Lang) -> Result<Option<(WhatIf, Standard)>, Failure> {
    if args.with.is_empty() {
        return Ok(None);
    }
    let quiet = Inputs { quiet: true, ..args.inputs.clone() };
    let real = audited(&quiet, lang)?;
    let files: Vec<PathBuf> = args.with.iter().filter(|with| *with != PLANNED).map(PathBuf::from).collect();
    let has_planned = args.with.iter().any(|with| with == PLANNED);
    let names: Vec<String> = files.iter().map(|file| file.display().to_string()).collect();
    let vocabulary = &real.standard.vocabulary;
    let mut supposed = Vec::new();
    let would = audit_modified(
        &quiet,
        lang,
        |source| files.iter().try_fold(source, |source, file| source.with_facilities(file)),
        |dataset| supposed = suppose(dataset, &names, has_planned, vocabulary),
    )?;
    let note = say::supposed_in_no_audit(lang);
    let found = WhatIf::of(&real.audit, &would.audit, supposed, &note);
    Ok(Some((found, real.standard)))
}

/// Prints what would be, and writes its files beside the audit's.
pub fn tell(args: &AuditArgs, found: &WhatIf, standard: &Standard, lang: Lang) -> Result<(), Failure> {
    print(&report::what_if(found, &standard.vocabulary, lang))?;
    let files = || report::what_if_files(found, &standard.vocabulary, lang);
    deliver::leave(args.delivery.out.as_deref(), files, args.inputs.quiet, lang)
}

/// Takes as there what is proposed in the files, and what the dataset plans where that is asked
/// for; says which facilities these are.
fn suppose(dataset: &mut Dataset, files: &[String], planned: bool, vocabulary: &Vocabulary) -> Vec<Supposed> {
    let inputs: Vec<&String> = dataset.inputs.iter().map(|input| &input.path).collect();
    let mut supposed = Vec::new();
    for facility in &mut dataset.facilities {
        let file = inputs[facility.origin.input];
        let from = match facility.status {
            _ if files.contains(file) => file.as_str(),
            Status::Planned if planned => PLANNED,
            Status::UnderConstruction if planned => "under_construction",
            _ => continue,
        };
        supposed.push(Supposed {
            id: facility.id.clone(),
            name: facility.name.clone(),
            category: vocabulary.category_name(facility.category).to_owned(),
            from: from.to_owned(),
        });
        facility.status = Status::Existing;
    }
    supposed
}
