//! `ccaudit check`.

use ccaudit::data_checks::twins;
use ccaudit::defect::Defect;
use ccaudit::lang::{InBoth, Lang};
use ccaudit::messages::cli as say;
use ccaudit::network::Network;
use ccaudit::output::{File, Output};
use ccaudit::quality::{self, Plan};
use ccaudit::render;
use ccaudit::report::{self, Quality};
use ccaudit::session::{Keep, Maps, Opened, Options, Session, Standards};
use ccaudit::words;

use super::args::CheckArgs;
use super::diagnostics::{Failure, note};
use super::exit::Exit;
use super::options::{datasets, options};
use super::progress::Progress;
use super::{deliver, print};

/// The data-quality report of each dataset.
pub fn run(args: &CheckArgs, lang: Lang) -> Result<Exit, Failure> {
    let inputs = &args.inputs;
    let options = Options {
        // A community may be in any of the datasets: it is looked for when all are read.
        communities: Vec::new(),
        maps: Maps::None,
        keep: Keep::Network,
        ..options(inputs)?
    };
    let progress = Progress::begin(inputs.quiet, lang);
    let mut standards = Standards::default();
    let mut all = Vec::new();
    for dataset in datasets(inputs) {
        all.push(Opened::read(vec![dataset], options.clone(), &mut standards, &progress)?);
    }
    Opened::choose_among(&mut all, &inputs.community)?;
    if args.out.is_some() && all.len() > 1 {
        return Err(Failure::Usage(say::out_writes_one_report(InBoth)));
    }
    for opened in all {
        let session = opened.measure(&progress);
        progress.stage(say::judging(lang));
        let (text, files) = reports(&session, args, lang);
        progress.aside(|| print(&text))?;
        if let Some(directory) = &args.out {
            deliver::write(directory, &files, Output::whole)?;
            let paths = files.iter().map(|file| file.path.as_str());
            note(&deliver::written(directory, paths, lang));
        }
    }
    Ok(Exit::Completed)
}

/// What is told of a session's one dataset, and the files of it where they are wanted.
fn reports(session: &Session, args: &CheckArgs, lang: Lang) -> (String, Vec<File>) {
    let (standard, part) = (session.standard(), &session.parts()[0]);
    let audit = words::told(session.audit(), &standard.vocabulary, lang);
    let defects: Vec<Defect> = part.defects().cloned().chain(twins(&part.dataset)).collect();
    let health = part.network.as_ref().map(Network::health);
    let plans: Vec<Plan> = audit.communities.iter().filter_map(quality::plan).collect();
    let found = Quality {
        audit: &audit,
        defects: &defects,
        missing: &quality::missing(&audit),
        plans: &plans,
        unchecked: &quality::unchecked_categories(&part.dataset, standard),
        hopeless: &quality::hopeless_clauses(&part.dataset, standard),
        vocabulary: &standard.vocabulary,
        network: health.as_ref(),
    };
    let mut files = Vec::new();
    if args.out.is_some() {
        files.extend(report::quality_files(&found, &args.formats, lang));
        let is_mapped = render::chosen(&args.formats, &["geojson"]).contains(&"geojson");
        files.extend(health.as_ref().filter(|_| is_mapped).map(report::network_geojson));
    }
    (report::quality(&found, lang), files)
}
