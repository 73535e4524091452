//! `ccaudit site`.

use std::path::PathBuf;
use std::time::Duration;

use ccaudit::codes::Code;
use ccaudit::defect::{Defect, Place, did_you_mean};
use ccaudit::lang::{Both, InBoth, Lang};
use ccaudit::messages::cli as say;
use ccaudit::messages::help::in_either;
use ccaudit::report;
use ccaudit::session::Keep;
use ccaudit::site::{self, Aim, Ask, Siting, SitingInput, Sought};
use ccaudit::standard::{Clause, Item, Standard};
use ccaudit::units::Metres;
use ccaudit::verdict::Verdict;
use clap::{Args as ClapArgs, ValueEnum};

use super::{Argument, Command, CommandArgs, Help, start};
use crate::cli::args::{Inputs, product_format};
use crate::cli::audited::{Audited, audited_keeping};
use crate::cli::diagnostics::Failure;
use crate::cli::exit::Exit;
use crate::cli::{deliver, print};

pub const COMMAND: Command = Command {
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
pub struct SiteArgs {
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

    #[arg(long = "format", value_delimiter = ',', value_parser = product_format, requires = "out")]
    pub formats: Vec<String>,

    #[arg(long, requires = "out")]
    pub distances: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SiteAim {
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

/// For how long each kind of facility is searched, unless the user says otherwise.
const TIME_LIMIT: Duration = Duration::from_secs(60);

/// Where new facilities of an item go.
fn run(args: &SiteArgs, lang: Lang) -> Result<Exit, Failure> {
    let mut ask = ask(args)?;
    let found = audited_keeping(&args.inputs, Keep::Network, lang)?;
    ask.pace = found.session.options().pace;
    let sought = sought(args, &found, &mut ask)?;
    let source = SitingInput {
        dataset: &found.part().dataset,
        standard: found.session.standard(),
        audit: &found.audit,
        network: found.part().network.as_ref(),
        members: &found.members,
    };
    let siting = Siting::solve(&source, &sought, &ask)?;
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
    let time = time.map_or(Ok(TIME_LIMIT), Duration::try_from_secs_f64);
    Ok(Ask {
        aim,
        within: positive("within", &args.within)?.map(Metres),
        room,
        pace: None,
        time: time.unwrap_or(Duration::MAX),
        met_already: Vec::new(),
    })
}

/// The kinds of facility asked for: of an item those some community lacks, or all where none does.
fn sought<'s>(args: &SiteArgs, found: &'s Audited, ask: &mut Ask) -> Result<Vec<Sought<'s>>, Failure> {
    let standard = found.session.standard();
    if let Some(wanted) = &args.clause {
        let wanted = wanted.trim();
        let Some((item, ..)) = standard.clauses().find(|(_, id, _)| *id == wanted) else {
            let ids = standard.clauses().map(|(_, id, _)| id);
            return Err(unknown("--clause", wanted, ids, say::clause_of_standard(InBoth)));
        };
        let kinds = site::kinds(item, |id, _| id == wanted);
        return if kinds.is_empty() { Err(nothing_to_site(standard, "--clause", wanted)) } else { Ok(kinds) };
    }
    let wanted = args.item.as_deref().unwrap_or_default().trim();
    let (item, category) = match standard.item(wanted) {
        Some((_, item)) => (item, None),
        None => by_category(standard, wanted)?,
    };
    let verdicts = |clause: &str| -> Vec<Verdict> {
        let all = found.audit.communities.iter().flat_map(|c| &c.items).flat_map(|item| &item.clauses);
        all.filter(|audit| audit.id == clause).map(|audit| audit.verdict).collect()
    };
    let applies = |id: &str, clause: &Clause| {
        let is_asked = category.is_some() || site::obliges(clause);
        is_asked && verdicts(id).iter().any(|verdict| *verdict != Verdict::NotApplicable)
    };
    let mut kinds = site::kinds(item, applies);
    if let Some(category) = category {
        kinds.retain(|kind| kind.categories.contains(&category));
    }
    if kinds.is_empty() {
        return Err(nothing_to_site(standard, "--item", wanted));
    }
    let is_lacking = |kind: &Sought| {
        let verdicts = kind.clauses.iter().flat_map(|clause| verdicts(clause));
        verdicts.into_iter().any(|verdict| matches!(verdict, Verdict::Fail | Verdict::Unknown))
    };
    if kinds.iter().any(is_lacking) {
        let left_out = kinds.iter().filter(|kind| !is_lacking(kind));
        let category = |kind: &Sought| standard.vocabulary.category_zh(kind.categories[0]).to_owned();
        ask.met_already = left_out.map(category).collect();
        kinds.retain(is_lacking);
    }
    Ok(kinds)
}

/// The item that asks for a category of facility.
fn by_category<'s>(
    standard: &'s Standard,
    wanted: &str,
) -> Result<(&'s Item, Option<ccaudit::vocabulary::CategoryId>), Failure> {
    let category = standard.vocabulary.category(wanted);
    let asks = |item: &&Item| {
        let kinds = site::kinds(item, |_, _| true);
        kinds.iter().any(|kind| category.is_some_and(|category| kind.categories.contains(&category)))
    };
    match standard.items.values().find(asks) {
        Some(item) => Ok((item, category)),
        None if category.is_some() => Err(nothing_to_site(standard, "--item", wanted)),
        None => {
            let titles = standard.items.values().map(|item| item.title.as_str());
            let names = standard.vocabulary.categories().map(|(_, name, _)| name);
            let zh = standard.vocabulary.categories().map(|(id, ..)| standard.vocabulary.category_zh(id));
            let expected = say::item_or_category(InBoth);
            Err(unknown("--item", wanted, titles.chain(names).chain(zh), expected))
        }
    }
}

fn unknown<'a>(argument: &str, name: &str, known: impl Iterator<Item = &'a str>, expected: Both) -> Failure {
    let what = say::standard_has_no(InBoth, &name);
    let defect = Defect::error(Code::UnknownItem, argument, Place::Whole, what).expected(expected);
    Failure::Defects(vec![match did_you_mean(name, known) {
        Some(meant) => defect.help(say::did_you_mean(InBoth, &meant)),
        None => defect,
    }])
}

/// An item or clause that no new facility answers.
fn nothing_to_site(standard: &Standard, argument: &str, name: &str) -> Failure {
    let has_kinds = |item: &&Item| !site::kinds(item, |_, _| true).is_empty();
    let items: Vec<String> =
        standard.items.values().filter(has_kinds).map(|item| item.number.to_string()).collect();
    let (zh, en) = (items.join("、"), items.join(", "));
    let what = say::not_answered_by_a_facility(InBoth, &name);
    Failure::Defects(vec![
        Defect::error(Code::NothingToSite, argument, Place::Whole, what)
            .expected(say::items_that_ask_for_facilities(InBoth, &zh, &en))
            .help(say::name_another_item_or_clause(InBoth)),
    ])
}
