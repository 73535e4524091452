//! `ccaudit check`.

use ccaudit::dataset::Source;
use ccaudit::lang::Lang;
use ccaudit::network::Network;
use ccaudit::quality;
use ccaudit::report::{self, Output};
use ccaudit::say;

use super::args::CheckArgs;
use super::diagnostics::{Failure, note};
use super::exit::Exit;
use super::progress::Progress;
use super::{load, print};

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
        progress.reading(say!(lang, "读取数据", "reading"), source.size());
        let loaded = load::dataset(inputs, &progress, &source, &standard, as_of, lang)?;
        prepared.push((standard, loaded));
    }
    let (standards, mut loaded): (Vec<_>, Vec<_>) = prepared.into_iter().unzip();
    load::choose(inputs, &mut loaded)?;
    if args.out.is_some() && loaded.len() > 1 {
        return Err(Failure::Usage {
            zh: "--out 一次只写一个数据集的 network.geojson".into(),
            en: "--out writes the network.geojson of one dataset at a time".into(),
        });
    }
    for (standard, loaded) in standards.iter().zip(&mut loaded) {
        let paths = std::mem::take(&mut loaded.dataset.paths);
        let loaded = &*loaded;
        let routes = load::routes(inputs);
        progress.stage(say!(lang, "测量和判定", "measuring and judging"));
        let (text, health) =
            load::judged(loaded, paths, standard, pace, lang, routes, |network, measures, audit| {
                let mut defects = loaded.defects.clone();
                defects.extend(quality::survey(measures, standard));
                let health = network.map(Network::health);
                let text = report::quality(
                    &audit,
                    &defects,
                    &quality::missing(&audit),
                    &quality::unchecked_categories(&loaded.dataset, standard),
                    &standard.vocabulary,
                    health.as_ref(),
                    lang,
                );
                (text, health)
            });
        progress.aside(|| print(&text))?;
        if let Some(directory) = &args.out {
            let Some(health) = health else {
                note(&say!(
                    lang,
                    "数据集没有路径，没有写 network.geojson",
                    "the dataset has no paths; no network.geojson was written"
                ));
                continue;
            };
            let mut output = Output::to(directory);
            output.whole(&report::network_geojson(&health))?;
            output.finish()?;
            let directory = directory.display();
            note(&say!(
                lang,
                "已写入 {directory}：network.geojson",
                "Written to {directory}: network.geojson"
            ));
        }
    }
    Ok(Exit::Completed)
}
