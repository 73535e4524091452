//! One dataset audited whole, for commands that go on from its audit.

use ccaudit::audit::Audit;
use ccaudit::dataset::Source;
use ccaudit::lang::Lang;
use ccaudit::quality;
use ccaudit::report::{self, MOST_MAPPED, Measured};
use ccaudit::say;
use ccaudit::standard::Standard;

use super::args::Inputs;
use super::diagnostics::{Failure, notes};
use super::load::{self, Loaded};
use super::progress::Progress;

/// A dataset, the standard it was judged by, and its audit.
pub struct Audited {
    pub loaded: Loaded,
    pub standard: Standard,
    pub audit: Audit,
}

/// Loads, measures and judges the one dataset that the arguments name.
pub fn audited(inputs: &Inputs, lang: Lang) -> Result<Audited, Failure> {
    let [path] = &inputs.datasets[..] else {
        return Err(Failure::Usage {
            zh: "这个命令一次只看一个数据集".into(),
            en: "this command takes one dataset at a time".into(),
        });
    };
    if inputs.is_stream() {
        return Err(Failure::Usage {
            zh: "这个命令不从标准输入读；请写数据集的目录或 .geojson 文件".into(),
            en: "this command does not read standard input; name a dataset directory or a .geojson file"
                .into(),
        });
    }
    let (as_of, pace) = load::prepare(inputs)?;
    let progress = Progress::begin(inputs.quiet, lang);
    let source = Source::open(path)?;
    let folder = if path.is_dir() { Some(path.as_path()) } else { path.parent() };
    let standard = load::standard(inputs, &source, folder)?;
    progress.reading(say!(lang, "读取数据", "reading"), source.size());
    let mut loaded = [load::dataset(inputs, &progress, &source, &standard, as_of, lang)?];
    load::choose(inputs, &mut loaded)?;
    let [mut loaded] = loaded;
    let paths = std::mem::take(&mut loaded.dataset.paths);
    progress.stage(say!(lang, "测量和判定", "measuring and judging"));
    let routes = load::routes(inputs);
    let reached = standard.reached();
    let (audit, defects) =
        load::judged(&loaded, paths, &standard, pace, lang, routes, |network, measures, mut audit| {
            let mut defects = loaded.defects.clone();
            defects.extend(quality::survey(measures, &standard));
            audit.quality = quality::findings(&defects, lang);
            if loaded.chosen.len() <= MOST_MAPPED {
                for (community, index) in audit.communities.iter_mut().zip(&loaded.chosen) {
                    let measured = Measured { measures, community: *index, culprits: &[] };
                    community.map = Some(report::community_map(&measured, network, &reached));
                }
            }
            (audit, defects)
        });
    if !inputs.quiet {
        progress.aside(|| notes(&defects, lang));
    }
    Ok(Audited { loaded, standard, audit })
}
