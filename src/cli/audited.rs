//! One dataset audited whole, for commands that go on from its audit.

use ccaudit::annex;
use ccaudit::audit::Audit;
use ccaudit::dataset::{Dataset, Source};
use ccaudit::defect::Defect;
use ccaudit::judge::{self, JudgeContext, Judgement, Settings};
use ccaudit::lang::{InBoth, Lang};
use ccaudit::measure::Measures;
use ccaudit::messages::cli as say;
use ccaudit::network::Network;
use ccaudit::quality;
use ccaudit::report::{self, MOST_MAPPED, Measured};
use ccaudit::standard::Standard;
use ccaudit::units::Pace;
use ccaudit::words;
use rayon::prelude::*;

use super::args::Inputs;
use super::diagnostics::{Failure, notes};
use super::load::{self, Loaded};
use super::progress::Progress;

/// A dataset, the standard it was judged by, and its audit.
pub struct Audited {
    pub loaded: Loaded,
    pub standard: Standard,
    pub audit: Audit,
    /// For each community of the audit, its index in the dataset and those of its residences.
    pub members: Vec<(usize, Vec<usize>)>,
    /// The walking network; `None` where the dataset has no paths.
    pub network: Option<Network>,
    /// The walking pace asked for, which wins over the standard's.
    pub pace: Option<Pace>,
}

/// Loads, measures and judges the one dataset that the arguments name.
pub fn audited(inputs: &Inputs, lang: Lang) -> Result<Audited, Failure> {
    audit_modified(inputs, lang, Ok, |_| {})
}

/// The same of a dataset changed beforehand: its files, then what was read of them.
pub fn audit_modified(
    inputs: &Inputs,
    lang: Lang,
    files: impl FnOnce(Source) -> Result<Source, Vec<Defect>>,
    facts: impl FnOnce(&mut Dataset),
) -> Result<Audited, Failure> {
    let [path] = &inputs.datasets[..] else {
        return Err(Failure::Usage(say::one_dataset_at_a_time(InBoth)));
    };
    if inputs.is_stream() {
        return Err(Failure::Usage(say::no_standard_input_here(InBoth)));
    }
    let (as_of, pace) = load::prepare(inputs)?;
    let progress = Progress::begin(inputs.quiet, lang);
    let source = files(Source::open(path)?)?;
    let folder = if path.is_dir() { Some(path.as_path()) } else { path.parent() };
    let standard = load::standard(inputs, &source, folder)?;
    progress.reading(say::reading(lang), source.size());
    let mut loaded = [load::dataset(inputs, &progress, &source, &standard, as_of, lang)?];
    load::choose(inputs, &mut loaded)?;
    let [mut loaded] = loaded;
    facts(&mut loaded.dataset);
    let paths = std::mem::take(&mut loaded.dataset.paths);
    progress.stage(say::measuring_and_judging(lang));
    let network = (!paths.is_empty()).then(|| Network::build(paths, load::routes(inputs)));
    let extent = judge::extent(&standard, &[]);
    let measures = Measures::take(&loaded.dataset, network.as_ref(), &standard.vocabulary, &extent);
    let settings = Settings { as_of: loaded.as_of, pace, lang };
    let mut audit = judge::heading(&loaded.dataset, &standard, settings);
    let mut defects = loaded.defects.clone();
    defects.extend(quality::survey(&loaded.dataset, &measures, &standard));
    audit.quality = quality::findings(&defects, lang);
    let (reached, is_mapped) = (standard.reached(), loaded.chosen.len() <= MOST_MAPPED);
    let judged =
        JudgeContext { dataset: &loaded.dataset, standard: &standard, measures: &measures, settings };
    let judged = loaded.chosen.par_iter().map(|index| {
        let Judgement { mut audit, failing_features, .. } = annex::judged(judged, *index);
        if is_mapped {
            let measured = Measured {
                dataset: &loaded.dataset,
                measures: &measures,
                community: *index,
                failing_features: &failing_features,
            };
            audit.map =
                Some(report::community_map(&measured, &standard.vocabulary, network.as_ref(), &reached));
        }
        words::tell(&mut audit, &standard.vocabulary, lang);
        audit
    });
    audit.communities = judged.collect();
    if !inputs.quiet {
        progress.aside(|| notes(&defects, lang));
    }
    let residences =
        |index: &usize| measures.localities[*index].residences.iter().map(|member| member.index).collect();
    let members = loaded.chosen.iter().map(|index| (*index, residences(index))).collect();
    drop(measures);
    Ok(Audited { loaded, standard, audit, members, network, pace })
}
