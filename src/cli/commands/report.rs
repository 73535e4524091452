//! `ccaudit report`: other reports from an `audit.json`.

use std::path::PathBuf;

use ccaudit::lang::{InBoth, Lang};
use ccaudit::messages::cli as say;
use ccaudit::messages::help::in_either;
use ccaudit::report::{CommunitySlice, Renderer, ReportContext, ReportFormat, Reports, Summary};
use ccaudit::session::{saved_audit, vocabulary_of};
use ccaudit::words;
use clap::Args as ClapArgs;

use super::{Argument, Command, CommandArgs, Help, start};
use crate::cli::args::Delivery;
use crate::cli::deliver;
use crate::cli::diagnostics::Failure;
use crate::cli::exit::Exit;

pub(super) const COMMAND: Command = Command {
    name: "report",
    help: &[Help {
        path: "",
        about: in_either(
            "用 audit.json 另出报告，不必重新核查",
            "Other reports from an audit.json, without auditing again",
        ),
        usage: in_either(
            "ccaudit report <audit.json> --format 名称,... [--out 目录]",
            "ccaudit report AUDIT.json --format NAME,... [--out DIR]",
        ),
        after: in_either(
            "\
例：
  ccaudit report out/audit.json --format md > 报告.md
  ccaudit report out/audit.json --format csv --out 表格

不写 --format 和 --out 则打印摘要。geojson、walks 要数据集本身，请用 ccaudit audit。",
            "\
Examples:
  ccaudit report out/audit.json --format md > report.md
  ccaudit report out/audit.json --format csv --out tables

Without --format and --out it prints the summary. geojson and walks need the dataset: use ccaudit audit.",
        ),
    }],
    arguments: &[
        Argument {
            id: "quiet",
            value: in_either("", ""),
            help: in_either("不显示提示", "Show neither progress nor notes"),
        },
        Argument {
            id: "audit",
            value: in_either("audit.json", "AUDIT.json"),
            help: in_either("ccaudit audit 写出的 audit.json", "An audit.json written by ccaudit audit"),
        },
    ],
    writes: &[
        "audit.json",
        "gap-list/",
        "unknown.csv",
        "report.html",
        "gap-lists.docx",
        "ledger.xlsx",
        "form.xlsx",
        "report.md",
        "overview.csv",
        "items.csv",
        "clauses.csv",
        "access.csv",
    ],
    exits: &[0, 2],
    augment: ReportArgs::augment_args,
    start: start::<ReportArgs>,
};

#[derive(ClapArgs)]
pub(super) struct ReportArgs {
    pub audit: PathBuf,

    #[command(flatten)]
    pub delivery: Delivery,

    #[arg(long, short)]
    pub quiet: bool,
}

impl CommandArgs for ReportArgs {
    fn leaves_files(&self) -> bool {
        self.delivery.leaves_files()
    }

    fn run(self, lang: Lang) -> Result<Exit, Failure> {
        run(&self, lang)
    }
}

/// Renders a finished audit once more.
fn run(args: &ReportArgs, lang: Lang) -> Result<Exit, Failure> {
    let mut heading = saved_audit(&args.audit).map_err(|defect| vec![*defect])?;
    let vocabulary = vocabulary_of([&heading]);
    heading = words::told(heading, &vocabulary, lang);
    let communities = std::mem::take(&mut heading.communities);
    let context = ReportContext { vocabulary: &vocabulary, estimated: false, audit: &heading, lang };
    let formats = formats(args, communities.len())?;
    let renderer = Renderer::new(&context, formats);
    let mut reports = Reports::begin(&renderer, deliver::output(args.delivery.out.as_deref())?)?;
    let mut summary = Summary::default();
    for (number, audit) in communities.iter().enumerate() {
        reports.take(renderer.render(&CommunitySlice::from_audit(audit)))?;
        summary.append(Summary::from_audit(&context, number, audit));
    }
    let finished = reports.finish(communities)?;
    deliver::deliver(&args.delivery, args.quiet, &context, &summary, finished)?;
    Ok(Exit::Completed)
}

/// The formats asked for, as far as they can be made of `audit.json` alone.
fn formats(args: &ReportArgs, communities: usize) -> Result<Vec<&'static ReportFormat>, Failure> {
    let named = |format: &ReportFormat| args.delivery.format.iter().any(|name| name == format.name);
    let formats = deliver::formats(&args.delivery, communities)?;
    let lacking: Vec<&str> =
        formats.iter().filter(|format| format.needs_measures && named(format)).map(|f| f.name).collect();
    if !lacking.is_empty() {
        let names = lacking.join("、");
        return Err(Failure::Usage(say::needs_the_dataset_itself(InBoth, &names)));
    }
    // audit.json is there already; who names it gets it again.
    let is_new = |format: &&ReportFormat| !format.needs_measures && (format.name != "json" || named(format));
    Ok(formats.into_iter().filter(is_new).collect())
}
