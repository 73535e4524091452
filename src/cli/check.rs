//! `ccaudit check`.

use ccaudit::dataset::Source;
use ccaudit::lang::{InBoth, Lang};
use ccaudit::messages::cli as say;
use ccaudit::network::Network;
use ccaudit::output::Output;
use ccaudit::quality::{self, Plan};
use ccaudit::report::{self, Quality};

use super::args::CheckArgs;
use super::diagnostics::{Failure, note};
use super::exit::Exit;
use super::progress::Progress;
use super::{deliver, load, print};

/// The data-quality report of each dataset.
pub fn run(args: &CheckArgs, lang: Lang) -> Result<Exit, Failure> {
    let inputs = &args.inputs;
    let (as_of, pace) = load::prepare(inputs)?;
    let progress = Progress::begin(inputs.quiet, lang);
    let mut prepared = Vec::new();
    for path in &inputs.datasets {
        let source = Source::open(path)?;
        let folder = if path.is_dir() { Some(path.as_path()) } else { path.parent() };
        let standard = load::standard(inputs, &source, folder)?;
        progress.reading(say::reading(lang), source.size());
        let loaded = load::dataset(inputs, &progress, &source, &standard, as_of, lang)?;
        prepared.push((standard, loaded));
    }
    let (standards, mut loaded): (Vec<_>, Vec<_>) = prepared.into_iter().unzip();
    load::choose(inputs, &mut loaded)?;
    if args.out.is_some() && loaded.len() > 1 {
        return Err(Failure::Usage(say::out_writes_one_report(InBoth)));
    }
    for (standard, loaded) in standards.iter().zip(&mut loaded) {
        let paths = std::mem::take(&mut loaded.dataset.paths);
        let loaded = &*loaded;
        let routes = load::routes(inputs);
        progress.stage(say::measuring_and_judging(lang));
        let (text, files) =
            load::judged(loaded, paths, standard, pace, lang, routes, |network, measures, audit| {
                let mut defects = loaded.defects.clone();
                defects.extend(quality::survey(&loaded.dataset, measures, standard));
                defects.extend(quality::twins(&loaded.dataset));
                let health = network.map(Network::health);
                let plans: Vec<Plan> = audit.communities.iter().filter_map(quality::plan).collect();
                let found = Quality {
                    audit: &audit,
                    defects: &defects,
                    missing: &quality::missing(&audit),
                    plans: &plans,
                    unchecked: &quality::unchecked_categories(&loaded.dataset, standard),
                    hopeless: &quality::hopeless_clauses(&loaded.dataset, standard),
                    vocabulary: &standard.vocabulary,
                    network: health.as_ref(),
                };
                let files = args.out.as_ref().map_or(Vec::new(), |_| {
                    let tables = report::quality_files(&found, lang).into_iter();
                    tables.chain(health.as_ref().map(report::network_geojson)).collect()
                });
                (report::quality(&found, lang), files)
            });
        progress.aside(|| print(&text))?;
        if let Some(directory) = &args.out {
            deliver::write(directory, &files, Output::whole)?;
            let paths = files.iter().map(|file| file.path.as_str());
            note(&deliver::written(directory, paths, lang));
        }
    }
    Ok(Exit::Completed)
}
