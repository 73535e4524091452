//! `ccaudit trend`: how scores go over time.

use std::path::PathBuf;

use ccaudit::lang::Lang;
use ccaudit::messages::help::in_either;
use ccaudit::report;
use ccaudit::trend::{self, Trend};
use clap::Args as ClapArgs;

use super::{Argument, Command, CommandArgs, Help, start};
use crate::cli::args::product_format;
use crate::cli::diagnostics::{Failure, note};
use crate::cli::exit::Exit;
use crate::cli::{deliver, print};

pub(super) const COMMAND: Command = Command {
    name: "trend",
    help: &[Help {
        path: "",
        about: in_either("各次核查的得分走势", "How scores go over time"),
        usage: in_either(
            "ccaudit trend <目录|audit.json>... [选项]",
            "ccaudit trend DIR|AUDIT.json... [OPTIONS]",
        ),
        after: in_either(
            "\
例：
  ccaudit trend out                                  out/history/ 里各个核查日的结果
  ccaudit trend 六月.json 九月.json --community 恒祥社区
  ccaudit trend out --out 走势                       另写出 trend.xlsx（带图）、trend.html、trend.csv

audit --out 每次都把结果按核查日存进 history/。标准换过的日子标 ※：前后的得分不能比较。",
            "\
Examples:
  ccaudit trend out                                  the audits in out/history/, by day
  ccaudit trend june.json september.json --community 恒祥社区
  ccaudit trend out --out trend                      also trend.xlsx (with charts), trend.html, trend.csv

audit --out keeps every audit in history/ by the day audited for. Days from which the standard is
another are marked ※: scores before and after do not compare.",
        ),
    }],
    arguments: &[
        Argument {
            id: "community",
            value: in_either("ID|名称", "ID|NAME"),
            help: in_either(
                "只看这个社区（id 或名称），可写多次",
                "Only this community (id or name); may be given several times",
            ),
        },
        Argument {
            id: "quiet",
            value: in_either("", ""),
            help: in_either("不显示提示", "Show neither progress nor notes"),
        },
        Argument {
            id: "out",
            value: in_either("目录", "DIR"),
            help: in_either(
                "另把结果写入该目录：trend.xlsx、trend.html、trend.csv",
                "Also write trend.xlsx, trend.html and trend.csv there",
            ),
        },
        Argument {
            id: "places",
            value: in_either("目录|audit.json", "DIR|AUDIT.json"),
            help: in_either(
                "audit --out 写出的目录、放着几份结果的目录，或几份 audit.json",
                "A folder written by audit --out, a folder of audits, or several audit.json",
            ),
        },
    ],
    writes: &["trend.xlsx", "trend.html", "trend.csv"],
    exits: &[0, 2],
    augment: TrendArgs::augment_args,
    start: start::<TrendArgs>,
};

#[derive(ClapArgs)]
pub(super) struct TrendArgs {
    #[arg(required = true)]
    pub places: Vec<PathBuf>,

    #[arg(long)]
    pub out: Option<PathBuf>,

    #[arg(long = "format", value_delimiter = ',', value_parser = |name: &str| product_format("trend", name), requires = "out")]
    pub formats: Vec<String>,

    #[arg(long)]
    pub community: Vec<String>,

    #[arg(long, short)]
    pub quiet: bool,
}

impl CommandArgs for TrendArgs {
    fn leaves_files(&self) -> bool {
        self.out.is_some()
    }

    fn run(self, lang: Lang) -> Result<Exit, Failure> {
        run(&self, lang)
    }
}

/// Puts dated audits in order and shows each community's course.
fn run(args: &TrendArgs, lang: Lang) -> Result<Exit, Failure> {
    let found = trend::find(&args.places)?;
    if !args.quiet {
        found.notes.iter().for_each(|passed_over| note(&passed_over.text(lang)));
    }
    let mut trend = Trend::from_snapshots(found.snapshots)?;
    trend.keep(&args.community)?;
    let files = || report::trend_files(&trend, &args.formats, lang);
    deliver::leave(args.out.as_deref(), files, args.quiet, lang)?;
    print(&report::trend(&trend, lang))?;
    Ok(Exit::Completed)
}
