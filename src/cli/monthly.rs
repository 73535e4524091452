//! `ccaudit monthly`.

use ccaudit::date;
use ccaudit::lang::Lang;
use ccaudit::monthly::{Monthly, Period};
use ccaudit::report;

use super::args::{Inputs, MonthlyArgs};
use super::audited::audited;
use super::diagnostics::Failure;
use super::exit::Exit;
use super::{deliver, print, register};

/// The month's or the year's report of a register.
pub fn run(args: &MonthlyArgs, lang: Lang) -> Result<Exit, Failure> {
    let as_of = super::options::options(&args.inputs)?.as_of;
    // The register tells earlier days by its dates; the place is only known as it is now.
    let inputs = Inputs { as_of: None, ..args.inputs.clone() };
    let found = audited(&inputs, lang)?;
    let as_of = as_of.or(found.part().dataset.as_of).unwrap_or_else(date::today);
    let register = register::of(&found, as_of, args.soon, inputs.quiet, lang)?;
    let period = if args.year { Period::Year } else { Period::Month };
    let monthly = Monthly::of(&register, &found.audit, period, args.soon);
    print(&report::monthly(&monthly, lang))?;
    let files = || report::monthly_files(&monthly, &args.formats, lang);
    deliver::leave(args.out.as_deref(), files, inputs.quiet, lang)?;
    Ok(Exit::Completed)
}
