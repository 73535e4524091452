//! `ccaudit register`.

use ccaudit::date::Date;
use ccaudit::defect::Defect;
use ccaudit::lang::{InBoth, Lang};
use ccaudit::messages::cli as say;
use ccaudit::output::{File, Output};
use ccaudit::register::{self, Register};
use ccaudit::report;

use super::args::RegisterArgs;
use super::audited::{Audited, audited};
use super::diagnostics::{Failure, note, notes};
use super::exit::Exit;
use super::{deliver, print};

/// Shows the register, and puts a row into it for every gap that has no project.
pub fn run(args: &RegisterArgs, lang: Lang) -> Result<Exit, Failure> {
    let found = audited(&args.inputs, lang)?;
    let register = of(&found, found.part().as_of, args.soon, args.inputs.quiet, lang)?;
    let dataset = &args.inputs.datasets[0];
    let started =
        register::started(dataset, &found.part().dataset, &register, &found.audit, found.session.standard());
    let started = started.map_err(|defect| vec![*defect])?;
    print(&report::register(&register, &found.audit, lang))?;
    let (known, added) = (started.known, started.added);
    if args.dry_run {
        if !args.inputs.quiet {
            note(&say::dry_run_wrote_nothing(lang, &added));
        }
        return Ok(Exit::Completed);
    }
    let (directory, put): (_, fn(&mut Output, &File) -> _) = match &args.out {
        Some(out) => (out.as_path(), Output::new_whole),
        None if dataset.is_dir() => (dataset.as_path(), Output::whole),
        None => {
            return Err(Failure::Usage(say::bundle_takes_no_rows(InBoth)));
        }
    };
    if added > 0 || args.out.is_some() {
        let mut files = vec![File { path: "projects.csv".into(), bytes: started.bytes }];
        if args.out.is_some() {
            files.extend(report::register_files(&register, &found.audit, &args.formats, lang));
        }
        deliver::write(directory, &files, put)?;
    }
    if !args.inputs.quiet {
        let place = directory.join("projects.csv");
        let place = place.display();
        note(&say::rows_kept_and_added(lang, &place, &known, &added));
    }
    Ok(Exit::Completed)
}

/// The register of what was audited, as it stood on a day; what is odd about it is told.
pub fn of(found: &Audited, as_of: Date, soon: i32, quiet: bool, lang: Lang) -> Result<Register, Failure> {
    let (dataset, standard) = (&found.part().dataset, found.session.standard());
    let (register, defects) = Register::of(dataset, standard, &found.audit, as_of, soon);
    if defects.iter().any(Defect::is_error) {
        return Err(Failure::Defects(defects));
    }
    if !quiet {
        notes(&defects, lang);
    }
    Ok(register)
}
