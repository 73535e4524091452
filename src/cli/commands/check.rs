//! `ccaudit check`.

use std::path::PathBuf;

use ccaudit::defect::Defect;
use ccaudit::lang::{InBoth, Lang};
use ccaudit::messages::cli as say;
use ccaudit::messages::help::in_either;
use ccaudit::network::Network;
use ccaudit::output::{File, Output};
use ccaudit::quality::{self, FactPlan};
use ccaudit::render;
use ccaudit::report::{self, Quality};
use ccaudit::session::{Keep, Maps, Opened, Options, Session, Standards};
use ccaudit::words;
use clap::Args as ClapArgs;

use super::{Argument, Command, CommandArgs, Help, start};
use crate::cli::args::{Inputs, product_format};
use crate::cli::diagnostics::{Failure, note};
use crate::cli::exit::Exit;
use crate::cli::options::{datasets, options};
use crate::cli::progress::Progress;
use crate::cli::{deliver, print};

pub(super) const COMMAND: Command = Command {
    name: "check",
    help: &[Help {
        path: "",
        about: in_either(
            "只出数据质量报告：缺什么、误什么",
            "The data-quality report alone: what is missing or wrong",
        ),
        usage: in_either("ccaudit check <数据集>... [选项]", "ccaudit check DATASET... [OPTIONS]"),
        after: in_either(
            "\
例：
  ccaudit check data/zhongwei
  ccaudit check data/zhongwei --standard national-2020 --community 恒祥社区
  ccaudit check data/zhongwei --out out              另写出 quality.csv、quality.json、network.geojson",
            "\
Examples:
  ccaudit check data/zhongwei
  ccaudit check data/zhongwei --standard national-2020 --community 恒祥社区
  ccaudit check data/zhongwei --out out              also quality.csv, quality.json, network.geojson",
        ),
    }],
    arguments: &[Argument {
        id: "out",
        value: in_either("目录", "DIR"),
        help: in_either(
            "把报告写入该目录：quality.csv（Excel）、quality.json、network.geojson（QGIS）",
            "Write the report there: quality.csv (Excel), quality.json, network.geojson (QGIS)",
        ),
    }],
    writes: &["quality.csv", "quality.json", "network.geojson"],
    exits: &[0, 2],
    augment: CheckArgs::augment_args,
    start: start::<CheckArgs>,
};

#[derive(ClapArgs)]
pub(super) struct CheckArgs {
    #[command(flatten)]
    pub inputs: Inputs,

    #[arg(long)]
    pub out: Option<PathBuf>,

    #[arg(long = "format", value_delimiter = ',', value_parser = |name: &str| product_format("check", name), requires = "out")]
    pub formats: Vec<String>,
}

impl CommandArgs for CheckArgs {
    fn leaves_files(&self) -> bool {
        self.out.is_some()
    }

    fn run(self, lang: Lang) -> Result<Exit, Failure> {
        run(&self, lang)
    }
}

/// The data-quality report of each dataset.
fn run(args: &CheckArgs, lang: Lang) -> Result<Exit, Failure> {
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
    let defects: Vec<Defect> = part.defects().cloned().chain(part.twins()).collect();
    let health = part.network.as_ref().map(Network::health);
    let plans: Vec<FactPlan> = audit.communities.iter().filter_map(quality::plan).collect();
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
