//! `ccaudit trend`: how scores go over time.

use ccaudit::lang::Lang;
use ccaudit::report;
use ccaudit::trend::{self, Trend};

use super::args::TrendArgs;
use super::diagnostics::{Failure, note};
use super::exit::Exit;
use super::{deliver, print};

/// Puts dated audits in order and shows each community's course.
pub fn run(args: &TrendArgs, lang: Lang) -> Result<Exit, Failure> {
    let found = trend::find(&args.places)?;
    if !args.quiet {
        found.notes.iter().for_each(|passed_over| note(&passed_over.text(lang)));
    }
    let mut trend = Trend::of(found.snapshots)?;
    trend.keep(&args.community)?;
    deliver::leave(
        args.out.as_deref(),
        || report::trend_files(&trend, &args.formats, lang),
        args.quiet,
        lang,
    )?;
    print(&report::trend(&trend, lang))?;
    Ok(Exit::Completed)
}
