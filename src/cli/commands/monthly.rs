//! `ccaudit monthly`.

use std::path::PathBuf;

use ccaudit::lang::Lang;
use ccaudit::messages::help::in_either;
use ccaudit::monthly::{Monthly, Period};
use ccaudit::report;
use clap::Args as ClapArgs;

use super::register;
use super::{Argument, Command, CommandArgs, Help, start};
use crate::cli::args::{Inputs, product_format};
use crate::cli::audited::audited;
use crate::cli::diagnostics::Failure;
use crate::cli::exit::Exit;
use crate::cli::{deliver, print};

pub(super) const COMMAND: Command = Command {
    name: "monthly",
    help: &[Help {
        path: "",
        about: in_either(
            "月报表：项目进展、逾期、投资，按社区和责任单位；--year 为全年总结",
            "The monthly report: progress, overdue projects, money, by community and unit; --year for the summary",
        ),
        usage: in_either(
            "ccaudit monthly <数据集> [--as-of YYYY-MM-DD] [选项]",
            "ccaudit monthly DATASET [--as-of YYYY-MM-DD] [OPTIONS]",
        ),
        after: in_either(
            "\
例：
  ccaudit monthly data/zhongwei/after --as-of 2023-07-23             七月的月报表，打印
  ccaudit monthly data/zhongwei/after --as-of 2023-10-23 --out 月报  另写 .xlsx、.docx、.json
  ccaudit monthly data/zhongwei/after --year --out 总结              全年总结

进展按台账的开工、完工、验收日期推到 --as-of 那天；没有日期的按状态。",
            "\
Examples:
  ccaudit monthly data/zhongwei/after --as-of 2023-07-23              July's report, printed
  ccaudit monthly data/zhongwei/after --as-of 2023-10-23 --out report also .xlsx, .docx, .json
  ccaudit monthly data/zhongwei/after --year --out summary            the year's summary

How far a project was on the day is told by its dates, and where it has none by its status.",
        ),
    }],
    arguments: &[
        Argument {
            id: "out",
            value: in_either("目录", "DIR"),
            help: in_either(
                "结果写入的目录；不写则只打印",
                "Write the results there; else they are only printed",
            ),
        },
        Argument {
            id: "year",
            value: in_either("", ""),
            help: in_either("全年总结，代替月报表", "The summary of the year instead of the month's report"),
        },
    ],
    writes: &[
        "monthly-YYYY-MM.xlsx",
        "monthly-YYYY-MM.docx",
        "monthly-YYYY-MM.json",
        "yearly-YYYY.xlsx",
        "yearly-YYYY.docx",
        "yearly-YYYY.json",
    ],
    exits: &[0, 2],
    augment: MonthlyArgs::augment_args,
    start: start::<MonthlyArgs>,
};

#[derive(ClapArgs)]
pub(super) struct MonthlyArgs {
    #[command(flatten)]
    pub inputs: Inputs,

    #[arg(long)]
    pub year: bool,

    #[arg(long)]
    pub out: Option<PathBuf>,

    #[arg(long = "format", value_delimiter = ',', value_parser = |name: &str| product_format("monthly", name), requires = "out")]
    pub formats: Vec<String>,

    #[arg(long, default_value_t = ccaudit::register::SOON, hide_default_value = true, value_parser = clap::value_parser!(i32).range(0..=3660))]
    pub soon: i32,
}

impl CommandArgs for MonthlyArgs {
    fn leaves_files(&self) -> bool {
        self.out.is_some()
    }

    fn run(self, lang: Lang) -> Result<Exit, Failure> {
        run(&self, lang)
    }
}

/// The month's or the year's report of a register.
fn run(args: &MonthlyArgs, lang: Lang) -> Result<Exit, Failure> {
    let as_of = crate::cli::options::options(&args.inputs)?.as_of;
    // The register tells earlier days by its dates; the place is only known as it is now.
    let inputs = Inputs { as_of: None, ..args.inputs.clone() };
    let found = audited(&inputs, lang)?;
    let as_of = as_of.unwrap_or(found.part().as_of);
    let register = register::of(&found, as_of, args.soon, inputs.quiet, lang)?;
    let period = if args.year { Period::Year } else { Period::Month };
    let monthly = Monthly::from_register(&register, &found.audit, period, args.soon);
    print(&report::monthly(&monthly, lang))?;
    let files = || report::monthly_files(&monthly, &args.formats, lang);
    deliver::leave(args.out.as_deref(), files, inputs.quiet, lang)?;
    Ok(Exit::Completed)
}
