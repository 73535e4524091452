//! The commands: a file each, with its arguments, its help in both languages and what it does, and a
//! line in [`COMMANDS`].

mod accept;
mod audit;
mod check;
mod diff;
mod explain;
mod form;
mod import;
mod monthly;
mod rank;
mod register;
mod report;
mod schema;
mod site;
mod standard;
mod trend;

use ccaudit::lang::Lang;
use ccaudit::messages::help::{InEither, in_either};
use clap::{ArgMatches, Args as ClapArgs};

use super::args::Language;
use super::diagnostics::{self, Failure};
use super::exit::Exit;
use super::language;

/// Every command, in the order of the help.
pub(super) static COMMANDS: &[Command] = &[
    audit::COMMAND,
    check::COMMAND,
    import::COMMAND,
    report::COMMAND,
    diff::COMMAND,
    trend::COMMAND,
    form::COMMAND,
    accept::COMMAND,
    monthly::COMMAND,
    register::COMMAND,
    rank::COMMAND,
    site::COMMAND,
    standard::COMMAND,
    schema::COMMAND,
    explain::COMMAND,
];

/// A command of the program.
pub(super) struct Command {
    pub name: &'static str,
    /// Its own help and that of the commands below it.
    pub help: &'static [Help],
    /// The help of its own arguments; what several commands share is in [`SHARED`].
    pub arguments: &'static [Argument],
    /// Files and folders (with a slash) that it may write; the help names each.
    pub writes: &'static [&'static str],
    /// Exit codes that it may end with.
    pub exits: &'static [u8],
    /// Puts its arguments on a parser.
    pub augment: fn(clap::Command) -> clap::Command,
    /// Runs it with what was parsed, in the language asked for, and tells what went wrong.
    pub start: fn(&ArgMatches, Option<Language>) -> Exit,
}

/// What the help of a command says.
pub(super) struct Help {
    /// The names below the command, empty for the command itself.
    pub path: &'static str,
    pub about: InEither,
    pub usage: InEither,
    /// Examples and what else there is to know; may be empty.
    pub after: InEither,
}

/// What the help of an argument says.
pub(super) struct Argument {
    /// Its id, behind the path of the command below where those differ.
    pub id: &'static str,
    /// What stands for its value; empty where it takes none.
    pub value: InEither,
    /// `{formats}` stands for the formats that every product has, `{documents}` for those in which an
    /// audit is written whole.
    pub help: InEither,
}

/// The arguments of a command, which can run.
pub(super) trait CommandArgs: ClapArgs {
    /// Whether it leaves files, or prints what files hold: those are Chinese on every machine unless
    /// a language is asked for.
    fn leaves_files(&self) -> bool;

    /// Does what the command is for.
    ///
    /// # Errors
    /// Whatever keeps it from ending with a result.
    fn run(self, lang: Lang) -> Result<Exit, Failure>;
}

/// Runs a command with what was parsed.
fn start<A: CommandArgs>(matches: &ArgMatches, asked: Option<Language>) -> Exit {
    let args = match A::from_arg_matches(matches) {
        Ok(args) => args,
        Err(error) => return super::usage::report(&error, language::spoken(asked, false)),
    };
    let lang = language::spoken(asked, args.leaves_files());
    match args.run(lang) {
        Ok(exit) => exit,
        Err(failure) => diagnostics::report(&failure, lang),
    }
}

/// The help of the program itself.
pub(super) const PROGRAM: Help = Help {
    path: "",
    about: in_either(
        "对照《完整居住社区建设标准》核查社区：逐条判定、打分，并写出项目清单",
        "Audits communities against China's Complete Residential Community standard: clause by clause, a score, and the gap list",
    ),
    usage: in_either("ccaudit <命令> [选项]", "ccaudit COMMAND [OPTIONS]"),
    after: in_either(
        "\
例：
  ccaudit audit data/zhongwei --out out      核查五个试点社区，结果写入 out/
  ccaudit check data/zhongwei                数据缺什么、误什么
  ccaudit import osm 城区.osm.pbf --out 我的社区
  ccaudit form 我的社区                      待核实的事实一行一个，打印或在平板上填
  ccaudit standard show zhongwei-2023 --resolved

退出码：0 核查完成；1 有强制条款不达标（--fail-on gap）；
        3 没有不达标但有待核实（--fail-on unknown）；2 无法核查",
        "\
Examples:
  ccaudit audit data/zhongwei --out out      audit the five pilots, results below out/
  ccaudit check data/zhongwei                what the data lacks or has wrong
  ccaudit import osm city.osm.pbf --out mine
  ccaudit report out/audit.json --format md
  ccaudit form mine                          one unknown fact a row, to print or to fill in on a tablet
  ccaudit standard show zhongwei-2023 --resolved

Exit codes: 0 the audit completed; 1 an obligatory clause fails (--fail-on gap);
            3 none fails but some is undecided (--fail-on unknown); 2 could not judge",
    ),
};

/// The help of arguments that several commands share.
pub(super) static SHARED: &[Argument] = &[
    Argument {
        id: "lang",
        value: in_either("zh|en", "zh|en"),
        help: in_either(
            "语言：zh 中文，en 英文；不写则打印的随系统语言，要写文件时一律中文",
            "Language: zh Chinese, en English; by default what is printed follows the system, and a run that writes files is Chinese",
        ),
    },
    Argument { id: "help", value: in_either("", ""), help: in_either("显示帮助", "Show help") },
    Argument { id: "version", value: in_either("", ""), help: in_either("显示版本", "Show the version") },
    Argument {
        id: "datasets",
        value: in_either("数据集", "DATASET"),
        help: in_either(
            "数据集：目录或 .geojson 合集文件；audit 也可写 -，从标准输入逐条读合集",
            "A directory or a .geojson bundle; for audit also -, bundles from standard input",
        ),
    },
    Argument {
        id: "standard",
        value: in_either("ID|文件", "ID|FILE"),
        help: in_either(
            "标准的 id 或 .toml 文件；不写则用数据集声明的，再不然用 national-2020",
            "A standard's id or .toml file; else the dataset's own, else national-2020",
        ),
    },
    Argument {
        id: "vocabulary",
        value: in_either("目录", "DIR"),
        help: in_either(
            "词表目录（categories.toml、properties.toml），代替内置词表",
            "Vocabularies (categories.toml, properties.toml) in place of the embedded ones",
        ),
    },
    Argument {
        id: "crs",
        value: in_either("坐标系", "CRS"),
        help: in_either(
            "坐标系，代替数据集声明的：wgs84、gcj02（高德）、bd09（百度）、cgcs2000 或 EPSG:4544 等",
            "Coordinate system, in place of the declared: wgs84, gcj02 (AMap), bd09 (Baidu), cgcs2000, EPSG:4544…",
        ),
    },
    Argument {
        id: "as_of",
        value: in_either("YYYY-MM-DD", "YYYY-MM-DD"),
        help: in_either(
            "核查日，用于判断答复是否在有效期内",
            "The day audited for, which decides what answers are still valid",
        ),
    },
    Argument {
        id: "pace",
        value: in_either("米/分钟", "M/MIN"),
        help: in_either(
            "步速（米/分钟），代替标准的步速",
            "Walking pace in metres a minute, in place of the standard's",
        ),
    },
    Argument {
        id: "jobs",
        value: in_either("N", "N"),
        help: in_either("同时使用的处理器数", "How many processors to use"),
    },
    Argument {
        id: "step_free",
        value: in_either("", ""),
        help: in_either(
            "不走台阶：按轮椅可通行的路线量步行距离",
            "Walk without steps: what a wheelchair user reaches",
        ),
    },
    Argument {
        id: "node_paths",
        value: in_either("", ""),
        help: in_either(
            "把同一层面上相交而没有共用节点的路径连通（桥、隧道、不同层的除外）",
            "Join paths that cross on one level without a shared vertex (not bridges, tunnels, other layers)",
        ),
    },
    Argument {
        id: "community",
        value: in_either("ID|名称", "ID|NAME"),
        help: in_either(
            "只核查这个社区（id 或名称），可写多次",
            "Only this community (id or name); may be given several times",
        ),
    },
    Argument {
        id: "quiet",
        value: in_either("", ""),
        help: in_either("不显示进度和提示", "Show neither progress nor notes"),
    },
    Argument {
        id: "out",
        value: in_either("目录", "DIR"),
        help: in_either(
            "结果写入的目录；不写则只打印摘要",
            "Where results go; without it only a summary is printed",
        ),
    },
    Argument {
        id: "format",
        value: in_either("名称,...", "NAME,..."),
        help: in_either(
            "要哪些结果，逗号分隔：json、history、gap-list、unknown、geojson、walks、html、docx、xlsx、form、overview、items、clauses、access、{documents}，或 csv（全部 csv 表）",
            "Which results, by comma: json, history, gap-list, unknown, geojson, walks, html, docx, xlsx, form, overview, items, clauses, access, {documents}, or csv (all CSV tables)",
        ),
    },
    Argument {
        id: "formats",
        value: in_either("名称,...", "NAME,..."),
        help: in_either(
            "写哪些格式，逗号分隔：{formats}；不写则为通常的几种",
            "Which formats to write, by comma: {formats}; without it the usual ones",
        ),
    },
    Argument {
        id: "soon",
        value: in_either("天数", "DAYS"),
        help: in_either("时限在多少天以内算即将到期", "Within how many days a deadline is soon (30)"),
    },
];
