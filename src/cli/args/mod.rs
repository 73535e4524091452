//! What the command line says.

use std::path::PathBuf;

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};

mod data;
mod follow_up;
mod site;

pub use data::{FormArgs, Goal, ImportArgs, ImportCommand};
pub use follow_up::{AcceptArgs, DiffArgs, MonthlyArgs, RankArgs, RankBy, RegisterArgs, TrendArgs};
pub use site::{SiteAim, SiteArgs};

pub const TEMPLATE: &str = "\
{about-with-newline}
用法：{usage}

{all-args}{after-help}";

#[derive(Parser)]
#[command(
    name = "ccaudit",
    version,
    about = "对照《完整居住社区建设标准》核查社区：逐条判定、打分，并写出项目清单",
    help_template = TEMPLATE,
    override_usage = "ccaudit <命令> [选项]",
    subcommand_help_heading = "命令",
    subcommand_value_name = "命令",
    next_help_heading = "选项",
    disable_help_subcommand = true,
    disable_help_flag = true,
    disable_version_flag = true,
    after_help = "\
例：
  ccaudit audit data/zhongwei --out out      核查五个试点社区，结果写入 out/
  ccaudit check data/zhongwei                数据缺什么、误什么
  ccaudit import osm 城区.osm.pbf --out 我的社区
  ccaudit form 我的社区                      待核实的事实一行一个，打印或在平板上填
  ccaudit standard show zhongwei-2023 --resolved

退出码：0 核查完成；1 有强制条款不达标（--fail-on gap）；
        3 没有不达标但有待核实（--fail-on unknown）；2 无法核查"
)]
pub struct Args {
    #[command(subcommand)]
    pub command: Command,

    /// 语言：zh 中文，en 英文；不写则打印的随系统语言，要写文件时一律中文
    #[arg(long, global = true, value_name = "zh|en", hide_possible_values = true)]
    pub lang: Option<Language>,

    /// 显示帮助
    #[arg(short, long, global = true, action = clap::ArgAction::Help)]
    help: Option<bool>,

    /// 显示版本
    #[arg(short = 'V', long, action = clap::ArgAction::Version)]
    version: Option<bool>,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum Language {
    Zh,
    En,
}

#[derive(Subcommand)]
pub enum Command {
    /// 核查社区，写出结果
    Audit(AuditArgs),
    /// 只出数据质量报告：缺什么、误什么
    Check(CheckArgs),
    /// 用现成的数据（OpenStreetMap、兴趣点表）做数据集
    Import(ImportArgs),
    /// 用 audit.json 另出报告，不必重新核查
    Report(ReportArgs),
    /// 比较两次核查结果：什么变了、为什么变
    Diff(DiffArgs),
    /// 各次核查的得分走势
    Trend(TrendArgs),
    /// 生成待核实事实的核查表，或把填好的表读回数据集
    Form(FormArgs),
    /// 验收：重新核查，逐个项目对照建设前，写验收意见和整改清单
    Accept(AcceptArgs),
    /// 月报表：项目进展、逾期、投资，按社区和责任单位；--year 为全年总结
    Monthly(MonthlyArgs),
    /// 项目台账：与不达标项对照，给没有项目的各加一行
    Register(RegisterArgs),
    /// 先做哪些：全部不达标项排一个次序；给预算，挑最优的组合
    Rank(RankArgs),
    /// 建在哪里：新设施选址，最少几处服务到人人，或 N 处服务最多的人
    Site(SiteArgs),
    /// 查看和校验标准
    Standard(StandardArgs),
    /// 打印 JSON Schema
    #[command(help_template = TEMPLATE, override_usage = "ccaudit schema <名称>")]
    Schema {
        /// standard、dataset 或 audit
        #[arg(value_parser = ["standard", "dataset", "audit"], value_name = "名称", hide_possible_values = true, help_heading = "参数")]
        name: String,
    },
}

impl Command {
    /// Whether it leaves files, or what files hold.
    pub fn writes_files(&self) -> bool {
        let leaves = |delivery: &Delivery| delivery.out.is_some() || !delivery.format.is_empty();
        match self {
            Command::Audit(args) => leaves(&args.delivery) || args.inputs.is_stream(),
            Command::Check(args) => args.out.is_some(),
            Command::Report(args) => leaves(&args.delivery),
            Command::Diff(args) => args.out.is_some(),
            Command::Trend(args) => args.out.is_some(),
            Command::Accept(args) => args.out.is_some(),
            Command::Monthly(args) => args.out.is_some(),
            Command::Register(args) => !args.dry_run,
            Command::Rank(args) => args.out.is_some(),
            Command::Site(args) => args.out.is_some(),
            Command::Form(_) | Command::Import(_) | Command::Standard(_) | Command::Schema { .. } => true,
        }
    }
}

/// What to read and against which standard.
#[derive(Clone, ClapArgs)]
pub struct Inputs {
    /// 数据集：目录或 .geojson 合集文件；audit 也可写 -，从标准输入逐条读合集
    #[arg(required = true, value_name = "数据集", help_heading = "参数")]
    pub datasets: Vec<PathBuf>,

    /// 标准的 id 或 .toml 文件；不写则用数据集声明的，再不然用 national-2020
    #[arg(long, value_name = "ID|文件")]
    pub standard: Option<String>,

    /// 词表目录（categories.toml、properties.toml），代替内置词表
    #[arg(long, value_name = "目录")]
    pub vocabulary: Option<PathBuf>,

    /// 坐标系，代替数据集声明的：wgs84、gcj02（高德）、bd09（百度）、cgcs2000 或 EPSG:4544 等
    #[arg(long, value_name = "坐标系")]
    pub crs: Option<String>,

    /// 核查日，用于判断答复是否在有效期内
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub as_of: Option<String>,

    /// 步速（米/分钟），代替标准的步速
    #[arg(long, value_name = "米/分钟")]
    pub pace: Option<String>,

    /// 同时使用的处理器数
    #[arg(long, value_name = "N")]
    pub jobs: Option<usize>,

    /// 不走台阶：按轮椅可通行的路线量步行距离
    #[arg(long)]
    pub step_free: bool,

    /// 把同一层面上相交而没有共用节点的路径连通（桥、隧道、不同层的除外）
    #[arg(long)]
    pub node_paths: bool,

    /// 只核查这个社区（id 或名称），可写多次
    #[arg(long, value_name = "ID|名称")]
    pub community: Vec<String>,

    /// 不显示进度和提示
    #[arg(long, short)]
    pub quiet: bool,
}

#[derive(ClapArgs)]
#[command(
    help_template = TEMPLATE,
    override_usage = "ccaudit audit <数据集>... [选项]",
    next_help_heading = "选项",
    after_help = "\
例：
  ccaudit audit data/zhongwei                        打印摘要
  ccaudit audit data/zhongwei --out out              另把全部结果写入 out/
  ccaudit audit data/zhongwei --community 恒祥社区
  ccaudit audit data/zhongwei --out out --format gap-list,unknown
  ccaudit audit 我的社区 --standard national-2020 --as-of 2023-09-30 --fail-on gap
  ccaudit audit data/zhongwei --with planned         另看规划的设施建成后会怎样
  cat 合集.ndjson | ccaudit audit -                  一行一个社区进，一行一个结果出

--out 写出：
  audit.json             全部结果：每个条款的判定、理由、依据
  history/<核查日>.json  同一份结果，按核查日存档：ccaudit trend 和 diff 由此看变化
  gap-list/<社区>.csv    项目清单，列与方案附件相同
  unknown.csv            待核实的事实，每条一句话
  gaps.geojson           未服务的住宅楼和不达标的设施，可用 QGIS 打开
  walks.csv              每栋住宅楼到最近设施的步行距离
  report.html            一个文件看全部：对比、地图、理由、清单（社区不超过 200 个时）

--format 另可要：
  docx                   gap-list/<社区>.docx 和 gap-lists.docx：方案附件
  xlsx                   ledger.xlsx：台账
  form                   form.xlsx：现场核查表，填好后用 ccaudit form --read 读回
  md、overview、items、clauses、access   文本和表"
)]
pub struct AuditArgs {
    #[command(flatten)]
    pub inputs: Inputs,

    #[command(flatten)]
    pub delivery: Delivery,

    /// walks.csv 列哪些类别：reached 标准要求步行可达的，all 全部
    #[arg(
        long,
        value_name = "reached|all",
        default_value = "reached",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub walks: Walks,

    /// 另看假如：planned 为数据集里规划和在建的设施都建成，或一个 .geojson 里拟建的设施都建成；可写多次，不混入核查结果
    #[arg(long, value_name = "planned|文件.geojson")]
    pub with: Vec<String>,

    /// 有不达标（gap）时退出码为 1；unknown 另在只有待核实时退出码为 3
    #[arg(long, value_name = "gap|unknown", hide_possible_values = true)]
    pub fail_on: Option<FailOn>,
}

impl Inputs {
    /// Whether bundles come by standard input.
    pub fn is_stream(&self) -> bool {
        self.datasets.iter().any(|dataset| dataset.as_os_str() == "-")
    }
}

/// What leaves an audit, and where it goes.
#[derive(ClapArgs)]
pub struct Delivery {
    /// 结果写入的目录；不写则只打印摘要
    #[arg(long, value_name = "目录")]
    pub out: Option<PathBuf>,

    /// 要哪些结果，逗号分隔：json、history、gap-list、unknown、geojson、walks、html、docx、xlsx、form、overview、items、clauses、access、md，或 csv（全部 csv 表）
    #[arg(long, value_delimiter = ',', value_name = "名称,...", value_parser = format_name)]
    pub format: Vec<String>,
}

#[derive(ClapArgs)]
#[command(
    help_template = TEMPLATE,
    override_usage = "ccaudit report <audit.json> --format 名称,... [--out 目录]",
    next_help_heading = "选项",
    after_help = "\
例：
  ccaudit report out/audit.json --format md > 报告.md
  ccaudit report out/audit.json --format csv --out 表格

不写 --format 和 --out 则打印摘要。geojson、walks 要数据集本身，请用 ccaudit audit。"
)]
pub struct ReportArgs {
    /// ccaudit audit 写出的 audit.json
    #[arg(value_name = "audit.json", help_heading = "参数")]
    pub audit: PathBuf,

    #[command(flatten)]
    pub delivery: Delivery,

    /// 不显示提示
    #[arg(long, short)]
    pub quiet: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Walks {
    Reached,
    All,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    Gap,
    Unknown,
}

#[derive(ClapArgs)]
#[command(
    help_template = TEMPLATE,
    override_usage = "ccaudit check <数据集>... [选项]",
    next_help_heading = "选项",
    after_help = "\
例：
  ccaudit check data/zhongwei
  ccaudit check data/zhongwei --standard national-2020 --community 恒祥社区
  ccaudit check data/zhongwei --out out              另写出 quality.csv、quality.json、network.geojson"
)]
pub struct CheckArgs {
    #[command(flatten)]
    pub inputs: Inputs,

    /// 把报告写入该目录：quality.csv（Excel）、quality.json、network.geojson（QGIS）
    #[arg(long, value_name = "目录")]
    pub out: Option<PathBuf>,
}

#[derive(ClapArgs)]
#[command(help_template = TEMPLATE, override_usage = "ccaudit standard <命令>", subcommand_help_heading = "命令", subcommand_value_name = "命令", disable_help_subcommand = true)]
pub struct StandardArgs {
    #[command(subcommand)]
    pub command: StandardCommand,
}

#[derive(Subcommand)]
pub enum StandardCommand {
    /// 列出内置的标准
    #[command(help_template = TEMPLATE, override_usage = "ccaudit standard list")]
    List,
    /// 显示一个标准；--resolved 显示合并各层后的全文，并注明每个值来自哪一层
    #[command(help_template = TEMPLATE, override_usage = "ccaudit standard show <ID|文件> [--resolved]", next_help_heading = "选项", after_help = "\
例：
  ccaudit standard show national-2020
  ccaudit standard show zhongwei-2023 --resolved > zhongwei.toml")]
    Show {
        /// 标准的 id 或 .toml 文件
        #[arg(value_name = "ID|文件", help_heading = "参数")]
        standard: String,
        /// 合并各层，注明每个值的来源
        #[arg(long)]
        resolved: bool,
        /// 词表目录，代替内置词表
        #[arg(long, value_name = "目录")]
        vocabulary: Option<PathBuf>,
    },
    /// 校验一个标准文件
    #[command(help_template = TEMPLATE, override_usage = "ccaudit standard check <文件>", next_help_heading = "选项", after_help = "\
例：
  ccaudit standard check standards/zhongwei-2023.toml")]
    Check {
        /// .toml 文件
        #[arg(value_name = "文件", help_heading = "参数")]
        file: String,
        /// 词表目录，代替内置词表
        #[arg(long, value_name = "目录")]
        vocabulary: Option<PathBuf>,
    },
}

/// Names of formats that `--format` takes, and what stands for several of them.
fn format_name(name: &str) -> Result<String, String> {
    let names: Vec<&str> = ccaudit::report::FORMATS.iter().map(|format| format.name).collect();
    if name == "csv" || names.contains(&name) {
        return Ok(name.to_owned());
    }
    Err(format!("{}、csv", names.join("、")))
}
