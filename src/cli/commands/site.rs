//! `ccaudit site`.

use std::path::PathBuf;
use std::time::Duration;

use ccaudit::lang::{InBoth, Lang};
use ccaudit::messages::cli as say;
use ccaudit::messages::help::in_either;
use ccaudit::report;
use ccaudit::session::Keep;
use ccaudit::site::{Aim, Ask, BuiltFor, ChosenKinds, Siting, SitingInput};
use ccaudit::units::Metres;
use clap::{Args as ClapArgs, ValueEnum};

use super::{Argument, Command, CommandArgs, Help, start};
use crate::cli::args::{Inputs, product_format};
use crate::cli::audited::audited_keeping;
use crate::cli::diagnostics::Failure;
use crate::cli::exit::Exit;
use crate::cli::{deliver, print};

pub(super) const COMMAND: Command = Command {
    name: "site",
    help: &[
        Help {
            path: "",
        about: in_either("建在哪里：新设施选址，最少几处服务到人人，或 N 处服务最多的人", "Where to build: the fewest sites that serve all, or the best N"),
        usage: in_either("ccaudit site <数据集> --item <项> [--count N] [--within 米] [选项]", "ccaudit site DATASET --item ITEM [--count N] [--within METRES] [OPTIONS]"),
        after: in_either(
            "\
例：
  ccaudit site 我的社区 --item 13                                最少几处，使人人步行可达
  ccaudit site 我的社区 --item 公共厕所 --count 3 --within 500   最多 3 处，使 500 米内有的居民最多
  ccaudit site 我的社区 --clause 13.c --aim nearest --count 3    3 处，使最远的那栋走得最近
  ccaudit site 我的社区 --item 13 --count 3 --out 选址           另写地图、表格和可供 audit --with 的设施
  ccaudit audit 我的社区 --with 选址/proposed.geojson            建成后各条款会怎样

候选用地取数据集的 sites.geojson（面积须够条款要求）；没有这个文件，就以社区里的路口为候选。
已有的、符合条款的设施照旧；在建和规划的不算。步行距离与核查所用的相同。
结果或者证明是最优的，或者（到了 --time-limit）写明离最优最多差多少。
没有候选能服务到的楼逐栋列出。

--out 写出：
  site.html           地图和表
  sites.csv、.xlsx    每处：位置、新服务的居民、最远的步行距离
  residences.csv      每栋住宅楼：现在和建成后到最近一处的步行距离
  proposed.geojson    建议的设施，可用 QGIS 打开，也可交给 audit --with
  site.json           全部结果
  distances.csv       每栋楼到每个候选的步行距离（--distances）",
            "\
Examples:
  ccaudit site mine --item 13                                    the fewest sites within a walk of everybody
  ccaudit site mine --item public_toilet --count 3 --within 500  the best 3 for most residents within 500 m
  ccaudit site mine --clause 13.c --aim nearest --count 3        3 that leave the worst walk shortest
  ccaudit site mine --item 13 --count 3 --out sited              also a map, tables, and facilities for audit --with
  ccaudit audit mine --with sited/proposed.geojson               what the clauses would come to

Candidates are the dataset's sites.geojson, where they have the area the clause needs; without that
file, the street corners of the communities. What is there and meets the clause stays; what is planned
or under construction does not count. Walks are the audit's. An answer is proven, or (at --time-limit)
says how far from the best it can be. Residences no candidate can serve are named.

--out writes:
  site.html           map and tables
  sites.csv, .xlsx    each site: where, residents newly served, the longest walk
  residences.csv      each residence: its walk to the nearest, now and then
  proposed.geojson    the facilities proposed, for QGIS and for audit --with
  site.json           everything
  distances.csv       every residence's walk to every candidate (--distances)",
        ),
        },
    ],
    arguments: &[
        Argument {
            id: "item",
            value: in_either("项", "ITEM"),
        help: in_either(
            "建设内容：序号、id 或名称，也可写设施类别，如 公共厕所",
            "What to build for: an item's number, id or title, or a category such as public_toilet",
        ),
        },
        Argument {
            id: "clause",
            value: in_either("条款", "CLAUSE"),
        help: in_either("只看这个条款要的设施，如 13.c", "Only what this clause asks for, such as 13.c"),
        },
        Argument {
            id: "count",
            value: in_either("N", "N"),
        help: in_either(
            "最多建几处；不写则求最少几处",
            "How many sites at most; by default the fewest that serve all",
        ),
        },
        Argument {
            id: "within",
            value: in_either("米", "METRES"),
        help: in_either(
            "步行多少米以内算服务到；不写则用条款的，条款没写则为 500（十分钟生活圈）",
            "Residents are served within this walk; by default the clause's own, else 500 (the ten-minute circle)",
        ),
        },
        Argument {
            id: "aim",
            value: in_either("fewest|most|nearest", "fewest|most|nearest"),
        help: in_either(
            "求什么：fewest 最少几处服务到人人，most N 处服务最多的人，nearest N 处使最远的步行最短",
            "The fewest sites that serve all, N that serve most, or N that leave the worst walk shortest",
        ),
        },
        Argument {
            id: "capacity",
            value: in_either("数", "NUMBER"),
        help: in_either(
            "每处新设施最多服务多少（人、户或栋，与居民的计数单位相同）；不写则不限",
            "How many each new facility serves at most, in the unit residents are counted in; by default no limit",
        ),
        },
        Argument {
            id: "time_limit",
            value: in_either("秒", "SECONDS"),
        help: in_either(
            "每种设施最多求解多少秒（量步行距离另计）；不写则为 60",
            "How long to search for each kind of facility at most, walks not included (60)",
        ),
        },
        Argument {
            id: "out",
            value: in_either("目录", "DIR"),
        help: in_either(
            "结果写入的目录；不写则只打印",
            "Write the results there; else they are only printed",
        ),
        },
        Argument {
            id: "distances",
            value: in_either("", ""),
        help: in_either(
            "另写每栋楼到每个候选的步行距离 distances.csv，可用别的程序复核",
            "Also write distances.csv, every residence's walk to every candidate, for other solvers",
        ),
        },
    ],
    writes: &["site.html", "sites.csv", "sites.xlsx", "residences.csv", "proposed.geojson", "site.json", "distances.csv"],
    exits: &[0, 2],
    augment: SiteArgs::augment_args,
    start: start::<SiteArgs>,
};

#[derive(ClapArgs)]
pub(super) struct SiteArgs {
    #[command(flatten)]
    pub inputs: Inputs,

    #[arg(long, required_unless_present = "clause")]
    pub item: Option<String>,

    #[arg(long, conflicts_with = "item")]
    pub clause: Option<String>,

    #[arg(long, allow_hyphen_values = true)]
    pub count: Option<String>,

    #[arg(long, allow_hyphen_values = true)]
    pub within: Option<String>,

    #[arg(long, hide_possible_values = true)]
    pub aim: Option<SiteAim>,

    #[arg(long, allow_hyphen_values = true)]
    pub capacity: Option<String>,

    #[arg(long, allow_hyphen_values = true)]
    pub time_limit: Option<String>,

    #[arg(long)]
    pub out: Option<PathBuf>,

    #[arg(long = "format", value_delimiter = ',', value_parser = |name: &str| product_format("site", name), requires = "out")]
    pub formats: Vec<String>,

    #[arg(long, requires = "out")]
    pub distances: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum SiteAim {
    Fewest,
    Most,
    Nearest,
}

impl CommandArgs for SiteArgs {
    fn leaves_files(&self) -> bool {
        self.out.is_some()
    }

    fn run(self, lang: Lang) -> Result<Exit, Failure> {
        run(&self, lang)
    }
}

/// Where new facilities of an item go.
fn run(args: &SiteArgs, lang: Lang) -> Result<Exit, Failure> {
    let mut ask = ask(args)?;
    let found = audited_keeping(&args.inputs, Keep::Network, lang)?;
    ask.pace = found.session.options().pace;
    let wanted = match (&args.clause, &args.item) {
        (Some(clause), _) => BuiltFor::Clause(clause.trim()),
        (None, item) => BuiltFor::Item(item.as_deref().unwrap_or_default().trim()),
    };
    let chosen = ChosenKinds::find(found.session.standard(), &found.audit, wanted)?;
    let source = SitingInput {
        dataset: &found.part().dataset,
        standard: found.session.standard(),
        audit: &found.audit,
        network: found.part().network.as_ref(),
        members: &found.members,
    };
    let siting = Siting::solve(&source, &chosen, &ask)?;
    let files = || report::site_files(&siting, &source, args.distances, &args.formats, lang);
    deliver::leave(args.out.as_deref(), files, args.inputs.quiet, lang)?;
    print(&report::site(&siting, lang))?;
    Ok(Exit::Completed)
}

/// Reads the numbers.
fn ask(args: &SiteArgs) -> Result<Ask, Failure> {
    let positive = |name: &str, text: &Option<String>| -> Result<Option<f64>, Failure> {
        let Some(text) = text else { return Ok(None) };
        match text.trim().parse::<f64>() {
            Ok(number) if number.is_finite() && number > 0.0 => Ok(Some(number)),
            _ => Err(Failure::Usage(say::argument_must_be_above_0(InBoth, &name, &text))),
        }
    };
    let count = match &args.count {
        None => None,
        Some(text) => match text.trim().parse::<usize>() {
            Ok(count) if count > 0 => Some(count),
            _ => {
                return Err(Failure::Usage(say::count_must_be_whole_number(InBoth, &text)));
            }
        },
    };
    let aim = match (args.aim, count) {
        (None, None) | (Some(SiteAim::Fewest), None) => Aim::Fewest,
        (None | Some(SiteAim::Most), Some(count)) => Aim::Most { count },
        (Some(SiteAim::Nearest), Some(count)) => Aim::Nearest { count },
        (Some(SiteAim::Fewest), Some(_)) => {
            return Err(Failure::Usage(say::aim_fewest_takes_no_count(InBoth)));
        }
        (Some(_), None) => {
            return Err(Failure::Usage(say::aim_wants_count(InBoth)));
        }
    };
    let room = positive("capacity", &args.capacity)?;
    if room.is_some() && matches!(aim, Aim::Nearest { .. }) {
        return Err(Failure::Usage(say::aim_nearest_takes_no_capacity(InBoth)));
    }
    let time = positive("time-limit", &args.time_limit)?;
    let time = time.map_or(Ok(Ask::TIME), Duration::try_from_secs_f64);
    Ok(Ask {
        aim,
        within: positive("within", &args.within)?.map(Metres),
        room,
        pace: None,
        time: time.unwrap_or(Duration::MAX),
    })
}
