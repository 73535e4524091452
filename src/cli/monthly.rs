//! `ccaudit monthly`.

use ccaudit::date;
use ccaudit::defect::Defect;
use ccaudit::lang::Lang;
use ccaudit::monthly::{Monthly, Period};
use ccaudit::register::Register;
use ccaudit::report::{self, Output};

use super::args::{Inputs, MonthlyArgs};
use super::audited::audited;
use super::diagnostics::{Failure, note, notes};
use super::exit::Exit;
use super::{deliver, load, print};

/// The month's or the year's report of a register.
pub fn run(args: &MonthlyArgs, lang: Lang) -> Result<Exit, Failure> {
    let (as_of, _) = load::prepare(&args.inputs)?;
    // The register tells earlier days by its dates; the place is only known as it is now.
    let inputs = Inputs { as_of: None, ..args.inputs.clone() };
    let found = audited(&inputs, lang)?;
    let as_of = as_of.or(found.loaded.dataset.as_of).unwrap_or_else(date::today);
    let (register, defects) =
        Register::of(&found.loaded.dataset, &found.standard, &found.audit, as_of, args.soon);
    if defects.iter().any(Defect::is_error) {
        return Err(Failure::Defects(defects));
    }
    if !inputs.quiet {
        notes(&defects, lang);
    }
    let period = if args.year { Period::Year } else { Period::Month };
    let monthly = Monthly::of(&register, &found.audit, period, args.soon);
    print(&report::monthly(&monthly, lang))?;
    if let Some(directory) = &args.out {
        let files = report::monthly_files(&monthly, lang);
        deliver::write(directory, &files, Output::whole)?;
        if !inputs.quiet {
            note(&deliver::written(directory, files.iter().map(|file| file.path.as_str()), lang));
        }
    }
    Ok(Exit::Completed)
}
