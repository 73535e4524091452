//! From arguments to measured datasets.

use std::path::Path;

use ccaudit::alignment;
use ccaudit::annex;
use ccaudit::audit::Audit;
use ccaudit::codes::Code;
use ccaudit::dataset::{Dataset, Source};
use ccaudit::date::{self, Date};
use ccaudit::defect::{Defect, Place, did_you_mean};
use ccaudit::judge::{self, JudgeContext, Settings};
use ccaudit::lang::{InBoth, Lang};
use ccaudit::measure::Measures;
use ccaudit::messages::cli as say;
use ccaudit::network::{Network, Routes};
use ccaudit::quality;
use ccaudit::shapes::Paths;
use ccaudit::standard::Standard;
use ccaudit::units::Pace;
use ccaudit::words;
use rayon::prelude::*;

use super::args::Inputs;
use super::diagnostics::{Failure, note};
use super::progress::Progress;

/// The standard used where neither the user nor the dataset names one.
pub const DEFAULT_STANDARD: &str = "national-2020";

/// A dataset read against a standard, with what was found odd about it.
pub struct Loaded {
    pub dataset: Dataset,
    /// Indices of the communities asked for.
    pub chosen: Vec<usize>,
    pub as_of: Date,
    /// Warnings and notes.
    pub defects: Vec<Defect>,
}

/// Checks arguments that depend on no file, and sets how many processors are used.
pub fn prepare(args: &Inputs) -> Result<(Option<Date>, Option<Pace>), Failure> {
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
    Ok((as_of, pace))
}

/// The standard to use: the user's, else the dataset's, else the national one.
pub fn standard(args: &Inputs, source: &Source, folder: Option<&Path>) -> Result<Standard, Failure> {
    let vocabulary = args.vocabulary.as_deref();
    Ok(match (&args.standard, &source.manifest.standard) {
        (Some(reference), _) => Standard::load(reference, None, vocabulary)?,
        (None, Some(reference)) => Standard::load(reference, folder, vocabulary)?,
        (None, None) => Standard::load(DEFAULT_STANDARD, None, vocabulary)?,
    })
}

/// Reads a source against a standard.
pub fn dataset(
    args: &Inputs,
    progress: &Progress,
    source: &Source,
    standard: &Standard,
    as_of: Option<Date>,
    lang: Lang,
) -> Result<Loaded, Failure> {
    let told = |step| progress.read(step);
    let mut reading = source.read_told(&standard.vocabulary, args.crs.as_deref(), &told);
    let as_of = as_of.or(reading.dataset.as_of).unwrap_or_else(|| {
        let today = date::today();
        if !args.quiet {
            progress.aside(|| note(&say::note_no_as_of(lang, &today)));
        }
        today
    });
    let unfit = quality::fit(&reading.dataset, standard, as_of);
    reading.defects.extend(unfit);
    if !reading.defects.iter().any(Defect::is_error) {
        reading.defects.extend(alignment::misaligned(&reading.dataset));
    }
    let (dataset, defects) = reading.finish()?;
    let chosen = (0..dataset.communities.len()).collect();
    Ok(Loaded { dataset, chosen, as_of, defects })
}

/// Which paths are walked.
pub fn routes(args: &Inputs) -> Routes {
    Routes { step_free: args.step_free, joined: args.node_paths }
}

/// Keeps only the communities asked for. Every name must be found in some dataset.
pub fn choose(args: &Inputs, loaded: &mut [Loaded]) -> Result<(), Failure> {
    if args.community.is_empty() {
        return Ok(());
    }
    let mut unknown = Vec::new();
    let mut found = vec![Vec::new(); loaded.len()];
    for name in &args.community {
        let before: usize = found.iter().map(Vec::len).sum();
        for (loaded, found) in loaded.iter().zip(&mut found) {
            found.extend(loaded.dataset.communities_named(name));
        }
        if found.iter().map(Vec::len).sum::<usize>() == before {
            let names = loaded
                .iter()
                .flat_map(|l| &l.dataset.communities)
                .flat_map(|c| [c.id.as_str(), c.name.as_str()]);
            let defect = Defect::error(
                Code::UnknownCommunity,
                "--community",
                Place::Whole,
                say::no_community(InBoth, &name),
            )
            .expected(say::id_or_name_of_community_of_dataset(InBoth));
            unknown.push(match did_you_mean(name, names) {
                Some(meant) => defect.mend(say::did_you_mean(InBoth, &meant)),
                None => defect,
            });
        }
    }
    if !unknown.is_empty() {
        return Err(Failure::Defects(unknown));
    }
    for (loaded, mut found) in loaded.iter_mut().zip(found) {
        found.sort_unstable();
        found.dedup();
        loaded.chosen = found;
    }
    Ok(())
}

/// Measures and judges one loaded dataset with the paths taken out of it, and hands both to
/// `then`.
pub fn judged<T>(
    loaded: &Loaded,
    paths: Paths,
    standard: &Standard,
    pace: Option<Pace>,
    lang: Lang,
    routes: Routes,
    then: impl FnOnce(Option<&Network>, &Measures, Audit) -> T,
) -> T {
    let network = (!paths.is_empty()).then(|| Network::build(paths, routes));
    let extent = judge::extent(standard, &[]);
    let measures = Measures::take(&loaded.dataset, network.as_ref(), &standard.vocabulary, &extent);
    let settings = Settings { as_of: loaded.as_of, pace, lang };
    let judged = JudgeContext { dataset: &loaded.dataset, standard, measures: &measures, settings };
    let mut audit = judge::heading(&loaded.dataset, standard, settings);
    let told = |index: &usize| {
        let mut audit = annex::judged(judged, *index).audit;
        words::tell(&mut audit, &standard.vocabulary, lang);
        audit
    };
    audit.communities = loaded.chosen.par_iter().map(told).collect();
    then(network.as_ref(), &measures, audit)
}
