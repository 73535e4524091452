//! From arguments to what a session is opened with.

use ccaudit::date;
use ccaudit::lang::InBoth;
use ccaudit::messages::cli as say;
use ccaudit::network::Routes;
use ccaudit::session::{Input, Options};
use ccaudit::units::Pace;

use super::args::Inputs;
use super::diagnostics::Failure;

/// Checks arguments that depend on no file, and sets how many processors are used.
pub(super) fn options(args: &Inputs) -> Result<Options, Failure> {
    let as_of = match &args.as_of {
        None => None,
        Some(text) => {
            Some(date::parse(text).ok_or_else(|| Failure::Usage(say::as_of_is_no_date(InBoth, &text)))?)
        }
    };
    let pace = match args.pace.as_deref().map(|text| (text, text.parse::<f64>())) {
        None => None,
        Some((_, Ok(pace))) if pace.is_finite() && pace > 0.0 => Some(Pace(pace)),
        Some((text, _)) => {
            return Err(Failure::Usage(say::pace_is_no_pace(InBoth, &text)));
        }
    };
    match args.jobs {
        Some(0) => return Err(Failure::Usage(say::jobs_at_least_one(InBoth))),
        Some(jobs) => {
            // Fails only where a pool exists already, and none does.
            let _ = rayon::ThreadPoolBuilder::new().num_threads(jobs).build_global();
        }
        None => {}
    }
    Ok(Options {
        standard: args.standard.clone(),
        vocabulary: args.vocabulary.clone(),
        crs: args.crs.clone(),
        as_of,
        pace,
        routes: Routes { step_free: args.step_free, joined: args.node_paths },
        communities: args.community.clone(),
        ..Options::for_day(date::today())
    })
}

/// The datasets that the arguments name.
pub(super) fn datasets(args: &Inputs) -> Vec<Input> {
    args.datasets.iter().map(|path| Input::Path(path.clone())).collect()
}
