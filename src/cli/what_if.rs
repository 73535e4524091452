//! `ccaudit audit --with`: what the place would come to, beside what it is.

use std::path::PathBuf;

use ccaudit::dataset::{Dataset, Status};
use ccaudit::lang::Lang;
use ccaudit::report::{self, Output};
use ccaudit::say;
use ccaudit::what_if::{Supposed, WhatIf};

use super::args::AuditArgs;
use super::audited::{Audited, audited, supposing};
use super::diagnostics::{Failure, note};
use super::{deliver, print};

/// What stands for the facilities that the dataset says are planned or under construction.
const PLANNED: &str = "planned";

/// What could not be supposed, before anything is read.
pub fn check(args: &AuditArgs) -> Result<(), Failure> {
    if args.with.is_empty() {
        return Ok(());
    }
    let usage = |zh: &str, en: &str| Err(Failure::Usage { zh: zh.into(), en: en.into() });
    if args.inputs.is_stream() || args.inputs.datasets.len() != 1 {
        return usage(
            "--with 一次只看一个数据集，且不从标准输入读",
            "--with takes one dataset, and no standard input",
        );
    }
    if args.delivery.out.is_none() && !args.delivery.format.is_empty() {
        return usage(
            "--with 的结果不能混进打印的格式里；请用 --out 指定目录",
            "what --with finds cannot be printed along with a format; name a directory with --out",
        );
    }
    Ok(())
}

/// Audits as if what is planned or proposed were there, and tells what would be otherwise.
pub fn run(args: &AuditArgs, lang: Lang) -> Result<(), Failure> {
    let quiet = super::args::Inputs { quiet: true, ..args.inputs.clone() };
    let real = audited(&quiet, lang)?;
    let files: Vec<PathBuf> = args.with.iter().filter(|with| *with != PLANNED).map(PathBuf::from).collect();
    let has_planned = args.with.iter().any(|with| with == PLANNED);
    let names: Vec<String> = files.iter().map(|file| file.display().to_string()).collect();
    let mut supposed = Vec::new();
    let would = supposing(
        &quiet,
        lang,
        |source| files.iter().try_fold(source, |source, file| source.with_facilities(file)),
        |dataset| suppose(dataset, &names, has_planned, &mut supposed),
    )?;
    let note_text =
        say!(lang, "假如这些设施都已建成：不是核查结果", "If these facilities were there: this is no audit");
    name_categories(&mut supposed, &would);
    let found = WhatIf::of(&real.audit, &would.audit, supposed, &note_text);
    print(&report::what_if(&found, &real.standard.vocabulary, lang))?;
    if let Some(directory) = &args.delivery.out {
        let files = report::what_if_files(&found, lang);
        deliver::write(directory, &files, Output::whole)?;
        if !args.inputs.quiet {
            note(&deliver::written(directory, files.iter().map(|file| file.path.as_str()), lang));
        }
    }
    Ok(())
}

/// Takes as there what is proposed in the files, and what the dataset plans where that is asked
/// for.
fn suppose(dataset: &mut Dataset, files: &[String], planned: bool, supposed: &mut Vec<Supposed>) {
    let inputs: Vec<String> = dataset.inputs.iter().map(|input| input.path.clone()).collect();
    for facility in &mut dataset.facilities {
        let file = &inputs[facility.origin.input];
        let from = match facility.status {
            _ if files.contains(file) => file.as_str(),
            Status::Planned if planned => PLANNED,
            Status::UnderConstruction if planned => "under_construction",
            _ => continue,
        };
        supposed.push(Supposed {
            id: facility.id.clone(),
            name: facility.name.clone(),
            category: String::new(),
            from: from.to_owned(),
        });
        facility.status = Status::Existing;
    }
}

/// Ids of the categories, which the vocabulary knows.
fn name_categories(supposed: &mut [Supposed], would: &Audited) {
    let dataset = &would.loaded.dataset;
    for one in supposed {
        let facility = dataset.facility_by_id(&one.id).map(|index| &dataset.facilities[index]);
        if let Some(facility) = facility {
            one.category = would.standard.vocabulary.category_name(facility.category).to_owned();
        }
    }
}
