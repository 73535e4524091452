//! `ccaudit rank`.

use std::fs;
use std::path::{Path, PathBuf};

use ccaudit::codes::Code;
use ccaudit::defect::{Defect, Place, did_you_mean};
use ccaudit::lang::{InBoth, Lang};
use ccaudit::messages::cli as say;
use ccaudit::messages::help::in_either;
use ccaudit::rank::costs::{Complex, bad_amount};
use ccaudit::rank::{self, Budget, By, Costs, Currency, Fen, Ranking};
use ccaudit::register::{self, Register};
use ccaudit::report;
use ccaudit::standard::Standard;
use clap::{Args as ClapArgs, ValueEnum};

use super::{Argument, Command, CommandArgs, Help, start};
use crate::cli::args::{Inputs, product_format};
use crate::cli::audited::{Audited, audited};
use crate::cli::diagnostics::Failure;
use crate::cli::exit::Exit;
use crate::cli::{deliver, print};

pub const COMMAND: Command = Command {
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
pub struct RankArgs {
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

    #[arg(long = "format", value_delimiter = ',', value_parser = product_format, requires = "out")]
    pub formats: Vec<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum RankBy {
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

/// By how much more money to ask what it would buy, in 万元, unless the user says otherwise.
const STEP: &str = "50";

/// All gaps of the datasets in one order, and what a budget buys.
fn run(args: &RankArgs, lang: Lang) -> Result<Exit, Failure> {
    let budget = budget(args)?;
    let mut found = Vec::new();
    for dataset in &args.inputs.datasets {
        // A community may be in any of the datasets: it is looked for when all are read.
        let community =
            if args.inputs.datasets.len() > 1 { Vec::new() } else { args.inputs.community.clone() };
        let inputs = Inputs { datasets: vec![dataset.clone()], community, ..args.inputs.clone() };
        found.push(audited(&inputs, lang)?);
    }
    if found.len() > 1 {
        choose(&args.inputs.community, &mut found)?;
        comparable(args, &found)?;
    }
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
    let costs = costs(args.costs.as_deref(), &found)?;
    let by = match args.by {
        RankBy::Residents => By::Residents,
        RankBy::Score => By::Score,
        RankBy::Gate => By::Gate,
    };
    if by == By::Gate && found.iter().all(|found| found.audit.standard.gate.is_none()) {
        let standard = &found[0].audit.standard.id;
        return Err(Failure::Usage(say::standard_has_no_gate(InBoth, &standard)));
    }
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
    let ranking = Ranking::from_audits(&sources, &costs, by, budget);
    residents_known(args, &ranking)?;
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
    let step = amount("step", args.step.as_deref().unwrap_or(STEP))?;
    Ok(Some(Budget { amount: amount("budget", text)?, step }))
}

/// Keeps only the communities asked for, which may be of any dataset.
fn choose(wanted: &[String], found: &mut [Audited]) -> Result<(), Failure> {
    if wanted.is_empty() {
        return Ok(());
    }
    let communities = || found.iter().flat_map(|found| &found.audit.communities);
    let unknown = wanted.iter().filter(|name| !communities().any(|c| c.id == **name || c.name == **name));
    let defects = unknown.map(|name| {
        let defect = Defect::error(
            Code::UnknownCommunity,
            "--community",
            Place::Whole,
            say::no_community(InBoth, &name),
        )
        .expected(say::id_or_name_of_community_of_datasets(InBoth));
        match did_you_mean(name, communities().flat_map(|c| [c.id.as_str(), c.name.as_str()])) {
            Some(meant) => defect.help(say::did_you_mean(InBoth, &meant)),
            None => defect,
        }
    });
    let defects: Vec<Defect> = defects.collect();
    if !defects.is_empty() {
        return Err(Failure::Defects(defects));
    }
    for found in found {
        let communities = std::mem::take(&mut found.audit.communities);
        let members = std::mem::take(&mut found.members);
        let kept = communities.into_iter().zip(members);
        (found.audit.communities, found.members) = kept
            .filter(|(community, _)| wanted.contains(&community.id) || wanted.contains(&community.name))
            .unzip();
    }
    Ok(())
}

/// Points and gates of different standards cannot stand in one order.
fn comparable(args: &RankArgs, found: &[Audited]) -> Result<(), Failure> {
    let (first, rest) = (&found[0].audit.standard, &found[1..]);
    let other =
        rest.iter().zip(&args.inputs.datasets[1..]).find(|(f, _)| f.audit.standard.sha256 != first.sha256);
    let Some((found, path)) = other else { return Ok(()) };
    let (one, another) = (&first.id, &found.audit.standard.id);
    let defect = Defect::error(
        Code::OtherStandard,
        &path.display().to_string(),
        Place::Whole,
        say::standards_do_not_compare(InBoth, &another, &one),
    );
    Err(Failure::Defects(vec![
        defect.expected(say::one_standard_for_all(InBoth)).help(say::name_one_for_all_with_standard(InBoth)),
    ]))
}

/// Reads the table of costs, and checks that its complexes are of communities there are.
fn costs(path: Option<&Path>, found: &[Audited]) -> Result<Costs, Failure> {
    let (Some(path), Some(first)) = (path, found.first()) else { return Ok(Costs::default()) };
    let file = path.display().to_string();
    let text = fs::read(path).map_err(|error| {
        let defect =
            Defect::error(Code::Unreadable, &file, Place::Whole, say::cannot_be_read(InBoth, &error));
        vec![defect.expected(say::table_of_costs(InBoth)).help(say::check_path_and_permissions(InBoth))]
    })?;
    let text = String::from_utf8(text).map_err(|_| {
        let defect = Defect::error(Code::Unreadable, &file, Place::Whole, say::not_utf_8_text(InBoth));
        vec![defect.help(say::save_as_utf_8(InBoth))]
    })?;
    let text = text.trim_start_matches('\u{feff}');
    let standard: &Standard = first.session.standard();
    let costs = Costs::read(text, &file, standard)?;
    let known = || found.iter().flat_map(|found| &found.part().dataset.communities);
    let unknown: Vec<Defect> = costs
        .complexes
        .iter()
        .filter(|complex| !known().any(|c| c.id == complex.community || c.name == complex.community))
        .map(|complex| {
            unknown_community(&file, complex, known().flat_map(|c| [c.id.as_str(), c.name.as_str()]))
        })
        .collect();
    if unknown.is_empty() { Ok(costs) } else { Err(Failure::Defects(unknown)) }
}

fn unknown_community<'a>(file: &str, complex: &Complex, names: impl Iterator<Item = &'a str>) -> Defect {
    let name = &complex.community;
    let defect = Defect::error(Code::BadCosts, file, complex.place.clone(), say::no_community(InBoth, &name))
        .expected(say::id_or_name_of_community_of_datasets(InBoth));
    match did_you_mean(name, names) {
        Some(meant) => defect.help(say::did_you_mean(InBoth, &meant)),
        None => defect,
    }
}

/// An order by residents needs to know of some.
fn residents_known(args: &RankArgs, ranking: &Ranking) -> Result<(), Failure> {
    let is_known = |row: &rank::RankedGap| row.served.counted(ranking.counted_in).is_some();
    if ranking.by != By::Residents || ranking.rows.is_empty() || ranking.rows.iter().any(is_known) {
        return Ok(());
    }
    let file = args.inputs.datasets[0].display().to_string();
    let defect =
        Defect::error(Code::NoResidents, &file, Place::Whole, say::nothing_to_rank_residents_by(InBoth));
    Err(Failure::Defects(vec![
        defect
            .expected(say::residences_or_population(InBoth))
            .help(say::add_or_rank_with_by_score_or_by_gate(InBoth)),
    ]))
}
