//! `ccaudit rank`.

use std::path::PathBuf;

use ccaudit::codes::Code;
use ccaudit::defect::{Defect, Place};
use ccaudit::lang::{InBoth, Lang};
use ccaudit::messages::cli as say;
use ccaudit::messages::help::in_either;
use ccaudit::rank::costs::bad_amount;
use ccaudit::rank::{self, Budget, By, Costs, Currency, Fen, Ranking, Unrankable};
use ccaudit::register::{self, Register};
use ccaudit::report;
use clap::{Args as ClapArgs, ValueEnum};

use super::{Argument, Command, CommandArgs, Help, start};
use crate::cli::args::{Inputs, product_format};
use crate::cli::audited::{Audited, audited_each};
use crate::cli::diagnostics::Failure;
use crate::cli::exit::Exit;
use crate::cli::{deliver, print};

pub(super) const COMMAND: Command = Command {
    name: "rank",
    help: &[Help {
        path: "",
        about: in_either(
            "先做哪些：全部不达标项排一个次序；给预算，挑最优的组合",
            "Which first: all gaps in one order; with a budget, the best set of them",
        ),
        usage: in_either(
            "ccaudit rank <数据集>... [--budget 万元] [选项]",
            "ccaudit rank DATASET... [--budget N] [OPTIONS]",
        ),
        after: in_either(
            "\
例：
  ccaudit rank 我的社区                              全部不达标项，每万元惠及居民多的在前
  ccaudit rank 甲区 乙区 --budget 500 --out 排序     500 万元的最优组合，另写 rank.csv、.xlsx、.json
  ccaudit rank 我的社区 --by gate --costs costs.toml 先打开七有关口，台账没写的投资用造价表

投资取台账的 cost_wan_yuan；没有写的取 --costs 的造价表，再没有就是不详，排在投资已知的之后。
造价表：
  [[items]]                    # 或 [[clauses]] clause = \"12.a\"
  item = 3                     # 序号、id 或名称
  cost = \"45 万元\"           # 写 unit = \"处\"（或 平方米、个出入口……）则乘以实测的差额
  source = \"区财政评审 2023\"
  [[complexes]]                # 一个项目解决几项，只计一次；台账里同一社区的同名项目也是
  community = \"hengxiang\"
  name = \"社区综合体\"
  items = [1, 3, 4, 5]
  cost = \"320 万元\"
  source = \"可研报告\"
次序由打印出来的几个关键字逐个决定，没有权重；已豁免的不参加排序。",
            "\
Examples:
  ccaudit rank mine                                 all gaps, most residents per 10,000 yuan first
  ccaudit rank east west --budget 500 --out order   the best set for 5 million yuan; rank.csv, .xlsx, .json
  ccaudit rank mine --by gate --costs costs.toml    open the gate of seven first; costs from a table

Costs are cost_wan_yuan of the register; else of the --costs table; else unknown, and behind the known.
The table:
  [[items]]                    # or [[clauses]] with clause = \"12.a\"
  item = 3                     # number, id or title
  wan_yuan = 45                # with unit = \"facility\" (m2, entrance…), times the shortfall measured
  source = \"district budget 2023\"
  [[complexes]]                # one project that closes several items, paid once; so are projects of one
  community = \"hengxiang\"    # name in one community of the register
  name = \"service complex\"
  items = [1, 3, 4, 5]
  wan_yuan = 320
  source = \"feasibility study\"
The order is by the named keys it prints, one after the other, without weights; waived gaps are not ranked.",
        ),
    }],
    arguments: &[
        Argument {
            id: "out",
            value: in_either("目录", "DIR"),
            help: in_either(
                "另把结果写入该目录：rank.csv、rank.xlsx、rank.json",
                "Also write rank.csv, rank.xlsx and rank.json there",
            ),
        },
        Argument {
            id: "budget",
            value: in_either("万元", "10⁴ YUAN"),
            help: in_either(
                "预算（万元）：另挑预算内的最优组合",
                "A budget in 10,000 yuan: also the best set for it",
            ),
        },
        Argument {
            id: "step",
            value: in_either("万元", "10⁴ YUAN"),
            help: in_either(
                "预算再加多少万元，看能多做什么；不写则为 50",
                "By how much more to ask what it would buy (50)",
            ),
        },
        Argument {
            id: "by",
            value: in_either("residents|score|gate", "residents|score|gate"),
            help: in_either(
                "先看什么：residents 每万元惠及居民，score 每万元得分，gate 七有关口",
                "What goes first: residents per 10,000 yuan, points per 10,000 yuan, or opening the gate of seven",
            ),
        },
        Argument {
            id: "costs",
            value: in_either("costs.toml", "costs.toml"),
            help: in_either(
                "造价表（.toml），用于台账没有写投资的",
                "A table of costs, for what the register does not tell",
            ),
        },
    ],
    writes: &["rank.csv", "rank.xlsx", "rank.json"],
    exits: &[0, 2],
    augment: RankArgs::augment_args,
    start: start::<RankArgs>,
};

#[derive(ClapArgs)]
pub(super) struct RankArgs {
    #[command(flatten)]
    pub inputs: Inputs,

    #[arg(long, allow_hyphen_values = true)]
    pub budget: Option<String>,

    #[arg(long, allow_hyphen_values = true, requires = "budget")]
    pub step: Option<String>,

    #[arg(long, default_value = "residents", hide_default_value = true, hide_possible_values = true)]
    pub by: RankBy,

    #[arg(long)]
    pub costs: Option<PathBuf>,

    #[arg(long)]
    pub out: Option<PathBuf>,

    #[arg(long = "format", value_delimiter = ',', value_parser = |name: &str| product_format("rank", name), requires = "out")]
    pub formats: Vec<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum RankBy {
    Residents,
    Score,
    Gate,
}

impl CommandArgs for RankArgs {
    fn leaves_files(&self) -> bool {
        self.out.is_some()
    }

    fn run(self, lang: Lang) -> Result<Exit, Failure> {
        run(&self, lang)
    }
}

/// All gaps of the datasets in one order, and what a budget buys.
fn run(args: &RankArgs, lang: Lang) -> Result<Exit, Failure> {
    let budget = budget(args)?;
    let found = audited_each(&args.inputs, lang)?;
    let refused = |why| refusal(why, args, &found);
    rank::one_standard(found.iter().map(|found| &found.audit.standard)).map_err(refused)?;
    let mut registers: Vec<Register> = Vec::new();
    for found in &found {
        registers.push(super::register::of(
            found,
            found.part().as_of,
            register::SOON,
            args.inputs.quiet,
            lang,
        )?);
    }
    let costs = match &args.costs {
        None => Costs::default(),
        Some(path) => {
            let communities = found.iter().flat_map(|found| &found.part().dataset.communities);
            Costs::open(path, found[0].session.standard(), communities)?
        }
    };
    let by = match args.by {
        RankBy::Residents => By::Residents,
        RankBy::Score => By::Score,
        RankBy::Gate => By::Gate,
    };
    let sources: Vec<rank::RankInput> = found
        .iter()
        .zip(&registers)
        .map(|(found, register)| rank::RankInput {
            dataset: &found.part().dataset,
            standard: found.session.standard(),
            audit: &found.audit,
            register,
            members: &found.members,
        })
        .collect();
    let ranking = Ranking::from_audits(&sources, &costs, by, budget).map_err(refused)?;
    let files = || report::rank_files(&ranking, &args.formats, lang);
    deliver::leave(args.out.as_deref(), files, args.inputs.quiet, lang)?;
    print(&report::rank(&ranking, lang))?;
    Ok(Exit::Completed)
}

fn budget(args: &RankArgs) -> Result<Option<Budget>, Failure> {
    let amount = |name: &str, text: &str| {
        Fen::read(text, Currency::WanYuan).map(|(fen, _)| fen).map_err(|why| {
            let what = bad_amount(why, text);
            let (zh, en) = (what.zh, what.en);
            Failure::Usage(say::amount_of_argument(InBoth, &name, &text, &zh, &en))
        })
    };
    let Some(text) = &args.budget else { return Ok(None) };
    let step = args.step.as_deref().map_or(Ok(Budget::STEP), |text| amount("step", text))?;
    Ok(Some(Budget { amount: amount("budget", text)?, step }))
}

/// Why there is no order, with what to do about it.
fn refusal(why: Unrankable, args: &RankArgs, found: &[Audited]) -> Failure {
    let defect = |dataset: usize, code, what| {
        let file = args.inputs.datasets[dataset].display().to_string();
        Defect::error(code, &file, Place::Whole, what)
    };
    let one = &found[0].audit.standard.id;
    Failure::Defects(vec![match why {
        Unrankable::NoGate => return Failure::Usage(say::standard_has_no_gate(InBoth, &one)),
        Unrankable::OtherStandard { audit } => {
            let another = &found[audit].audit.standard.id;
            defect(audit, Code::OtherStandard, say::standards_do_not_compare(InBoth, &another, &one))
                .expected(say::one_standard_for_all(InBoth))
                .help(say::name_one_for_all_with_standard(InBoth))
        }
        Unrankable::NoResidents => defect(0, Code::NoResidents, say::nothing_to_rank_residents_by(InBoth))
            .expected(say::residences_or_population(InBoth))
            .help(say::add_or_rank_with_by_score_or_by_gate(InBoth)),
    }])
}
