//! What the command line says.

use std::path::PathBuf;

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};

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

#[derive(ClapArgs)]
#[command(
    help_template = TEMPLATE,
    override_usage = "ccaudit diff <前.json> <后.json> [选项]",
    next_help_heading = "选项",
    after_help = "\
例：
  ccaudit diff out/history/2023-06-30.json out/audit.json
  ccaudit diff 六月/audit.json 九月/audit.json --out 变化   另写出 diff.csv（Excel）、diff.json

每个有变化的条款都说明原因，可以不止一个：
  标准变了  要求的数值、条件、约束力等不同
  数据变了  原来不知道的查明了，或原来知道的撤回了
  实地变了  前后都知道，而且不同
  时间到了  答复过了有效期
  方法变了  步速、步行量法、程序版本不同
得分的变化逐条款分解，各条款之和就是总的变化。"
)]
pub struct DiffArgs {
    /// 较早的 audit.json
    #[arg(value_name = "前.json", help_heading = "参数", display_order = 0)]
    pub before: PathBuf,

    /// 较晚的 audit.json
    #[arg(value_name = "后.json", help_heading = "参数", display_order = 1)]
    pub after: PathBuf,

    /// 标准不同也比较
    #[arg(long)]
    pub across_standards: bool,

    /// 另把结果写入该目录：diff.json、diff.csv
    #[arg(long, value_name = "目录")]
    pub out: Option<PathBuf>,

    /// 不显示提示
    #[arg(long, short)]
    pub quiet: bool,
}

#[derive(ClapArgs)]
#[command(
    help_template = TEMPLATE,
    override_usage = "ccaudit trend <目录|audit.json>... [选项]",
    next_help_heading = "选项",
    after_help = "\
例：
  ccaudit trend out                                  out/history/ 里各个核查日的结果
  ccaudit trend 六月.json 九月.json --community 恒祥社区
  ccaudit trend out --out 走势                       另写出 trend.xlsx（带图）、trend.html、trend.csv

audit --out 每次都把结果按核查日存进 history/。标准换过的日子标 ※：前后的得分不能比较。"
)]
pub struct TrendArgs {
    /// audit --out 写出的目录、放着几份结果的目录，或几份 audit.json
    #[arg(required = true, value_name = "目录|audit.json", help_heading = "参数")]
    pub places: Vec<PathBuf>,

    /// 另把结果写入该目录：trend.xlsx、trend.html、trend.csv
    #[arg(long, value_name = "目录")]
    pub out: Option<PathBuf>,

    /// 只看这个社区（id 或名称），可写多次
    #[arg(long, value_name = "ID|名称")]
    pub community: Vec<String>,

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

#[derive(ClapArgs)]
#[command(
    help_template = TEMPLATE,
    override_usage = "ccaudit form <数据集> [--out 目录|文件.xlsx]\n      ccaudit form --read <填好的表.xlsx> --into <数据集>",
    next_help_heading = "选项",
    after_help = "\
例：
  ccaudit form 我的社区                              写出 form.xlsx：一个待核实的事实一行
  ccaudit form 我的社区 --out 恒祥.xlsx --community 恒祥社区
  ccaudit form --read 恒祥.xlsx --into 我的社区      填好后读回
  ccaudit form --read 甲.xlsx --read 乙.xlsx --into 我的社区

读回时：
  答复加进 survey.csv，数和是否填到要素的属性上，各社区都查全的类别加进 dataset.toml 的 surveyed；
  谁、凭什么填的，记入 form-entries.csv。
  数据集里已有的值一律不改：与表里不同的，列入 form-conflicts.csv，由人决定。
  留空的格不读。有一行读不出来，就什么也不写，并逐行说明；只读入没有问题的行，加 --partial。
  答“是”而没有依据的照样读入，但核查时仍是待核实。"
)]
pub struct FormArgs {
    /// 要核查的数据集：目录或 .geojson 合集文件
    #[arg(
        value_name = "数据集",
        help_heading = "参数",
        required_unless_present = "read",
        conflicts_with = "read"
    )]
    pub dataset: Option<PathBuf>,

    /// 核查表写到的目录或 .xlsx 文件；不写则为当前目录的 form.xlsx
    #[arg(long, value_name = "目录|文件", conflicts_with = "read")]
    pub out: Option<PathBuf>,

    /// 读回填好的核查表（.xlsx、.xls 或 .csv），可写多次
    #[arg(long, value_name = "文件", requires = "into")]
    pub read: Vec<PathBuf>,

    /// 读回到这个数据集目录
    #[arg(long, value_name = "数据集", requires = "read")]
    pub into: Option<PathBuf>,

    /// 有的行读不出来时，仍读入其余的行
    #[arg(long, requires = "read")]
    pub partial: bool,

    /// 只做这个社区（id 或名称）的核查表，可写多次
    #[arg(long, value_name = "ID|名称", conflicts_with = "read")]
    pub community: Vec<String>,

    /// 标准的 id 或 .toml 文件；不写则用数据集声明的，再不然用 national-2020
    #[arg(long, value_name = "ID|文件")]
    pub standard: Option<String>,

    /// 词表目录（categories.toml、properties.toml），代替内置词表
    #[arg(long, value_name = "目录")]
    pub vocabulary: Option<PathBuf>,

    /// 坐标系，代替数据集声明的
    #[arg(long, value_name = "坐标系")]
    pub crs: Option<String>,

    /// 核查日，用于判断答复是否在有效期内
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub as_of: Option<String>,

    /// 不显示进度和提示
    #[arg(long, short)]
    pub quiet: bool,
}

#[derive(ClapArgs)]
#[command(help_template = TEMPLATE, override_usage = "ccaudit import <命令>", subcommand_help_heading = "命令", subcommand_value_name = "命令", disable_help_subcommand = true)]
pub struct ImportArgs {
    #[command(subcommand)]
    pub command: ImportCommand,
}

#[derive(ClapArgs)]
#[command(
    help_template = TEMPLATE,
    override_usage = "ccaudit register <数据集> [选项]",
    next_help_heading = "选项",
    after_help = "\
例：
  ccaudit register 我的社区                          打印对照结果，并在 projects.csv 里给没有项目的不达标项各加一行
  ccaudit register 我的社区 --dry-run                只看，不写
  ccaudit register data/zhongwei --out 台账          写到别处
  ccaudit register data/zhongwei/after --as-of 2023-10-23 --dry-run

台账里人写的行一字不动，新行加在后面：名称、内容、单位、时限照项目清单填，状态为未开工。
状态：未开工、在建、已完工、已验收。时限照方案写，如 2023年9月30日前、长期坚持。"
)]
pub struct RegisterArgs {
    #[command(flatten)]
    pub inputs: Inputs,

    /// 写到这个目录：projects.csv，和对照结果 register.csv；不写则只把新行写进数据集
    #[arg(long, value_name = "目录")]
    pub out: Option<PathBuf>,

    /// 只打印，不写文件
    #[arg(long)]
    pub dry_run: bool,

    /// 时限在多少天以内算即将到期
    #[arg(long, value_name = "天数", default_value_t = ccaudit::register::SOON, hide_default_value = true, value_parser = clap::value_parser!(i32).range(0..=3660))]
    pub soon: i32,
}

#[derive(ClapArgs)]
#[command(
    help_template = TEMPLATE,
    override_usage = "ccaudit accept <数据集> --before <audit.json> [选项]",
    next_help_heading = "选项",
    after_help = "\
例：
  ccaudit audit data/zhongwei --out out                               建设前的核查
  ccaudit accept data/zhongwei/after --before out/audit.json          验收，打印结果
  ccaudit accept data/zhongwei/after --before out/audit.json --out 验收

台账写“已完工”不算数：条款现在达标并有依据，项目才通过；不达标的整改，还不知道的待核实。

--out 写出：
  acceptance/<社区>.docx、.xlsx   验收意见，留有签字处
  rectification.csv、.xlsx、.docx 整改清单：问题、责任单位、新的时限
  acceptance.json                 全部结果
  history/<核查日>.json           这次的核查结果，下次验收的 --before"
)]
pub struct AcceptArgs {
    #[command(flatten)]
    pub inputs: Inputs,

    /// 建设前（或上次验收）的 audit.json
    #[arg(long, value_name = "audit.json")]
    pub before: PathBuf,

    /// 结果写入的目录；不写则只打印
    #[arg(long, value_name = "目录")]
    pub out: Option<PathBuf>,

    /// 整改时限；不写则用市级方案的，方案没有或已过则为验收日后 30 天
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub rectify_by: Option<String>,

    /// 两次核查的标准不同也对照
    #[arg(long)]
    pub across_standards: bool,
}

#[derive(ClapArgs)]
#[command(
    help_template = TEMPLATE,
    override_usage = "ccaudit monthly <数据集> [--as-of YYYY-MM-DD] [选项]",
    next_help_heading = "选项",
    after_help = "\
例：
  ccaudit monthly data/zhongwei/after --as-of 2023-07-23             七月的月报表，打印
  ccaudit monthly data/zhongwei/after --as-of 2023-10-23 --out 月报  另写 .xlsx、.docx、.json
  ccaudit monthly data/zhongwei/after --year --out 总结              全年总结

进展按台账的开工、完工、验收日期推到 --as-of 那天；没有日期的按状态。"
)]
pub struct MonthlyArgs {
    #[command(flatten)]
    pub inputs: Inputs,

    /// 全年总结，代替月报表
    #[arg(long)]
    pub year: bool,

    /// 结果写入的目录；不写则只打印
    #[arg(long, value_name = "目录")]
    pub out: Option<PathBuf>,

    /// 时限在多少天以内算即将到期
    #[arg(long, value_name = "天数", default_value_t = ccaudit::register::SOON, hide_default_value = true, value_parser = clap::value_parser!(i32).range(0..=3660))]
    pub soon: i32,
}

#[derive(ClapArgs)]
#[command(
    help_template = TEMPLATE,
    override_usage = "ccaudit rank <数据集>... [--budget 万元] [选项]",
    next_help_heading = "选项",
    after_help = "\
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
次序由打印出来的几个关键字逐个决定，没有权重；已豁免的不参加排序。"
)]
pub struct RankArgs {
    #[command(flatten)]
    pub inputs: Inputs,

    /// 预算（万元）：另挑预算内的最优组合
    #[arg(long, value_name = "万元", allow_hyphen_values = true)]
    pub budget: Option<String>,

    /// 预算再加多少万元，看能多做什么；不写则为 50
    #[arg(long, value_name = "万元", allow_hyphen_values = true, requires = "budget")]
    pub step: Option<String>,

    /// 先看什么：residents 每万元惠及居民，score 每万元得分，gate 七有关口
    #[arg(
        long,
        value_name = "residents|score|gate",
        default_value = "residents",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub by: RankBy,

    /// 造价表（.toml），用于台账没有写投资的
    #[arg(long, value_name = "costs.toml")]
    pub costs: Option<PathBuf>,

    /// 另把结果写入该目录：rank.csv、rank.xlsx、rank.json
    #[arg(long, value_name = "目录")]
    pub out: Option<PathBuf>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum RankBy {
    Residents,
    Score,
    Gate,
}

/// Where an import goes.
#[derive(ClapArgs)]
pub struct Goal {
    /// 写成新的数据集目录
    #[arg(long, value_name = "目录", conflicts_with = "into", required_unless_present = "into")]
    pub out: Option<PathBuf>,

    /// 加进已有的数据集：已有的一律不动，冲突列入 conflicts.csv
    #[arg(long, value_name = "数据集")]
    pub into: Option<PathBuf>,

    /// 词表目录（categories.toml、properties.toml），代替内置词表
    #[arg(long, value_name = "目录")]
    pub vocabulary: Option<PathBuf>,

    /// 不显示提示
    #[arg(long, short)]
    pub quiet: bool,
}

#[derive(Subcommand)]
pub enum ImportCommand {
    /// OpenStreetMap 文件（.osm、.osm.pbf）：步行路径、设施、住宅楼、小区、出入口
    #[command(help_template = TEMPLATE, override_usage = "ccaudit import osm <文件> --out <目录> [选项]", next_help_heading = "选项", after_help = "\
例：
  ccaudit import osm 城区.osm.pbf --out 我的社区                         有名称的小区各作一个社区
  ccaudit import osm 城区.osm.pbf --community 社区边界.geojson --out 我的社区
  ccaudit import osm 城区.osm --into 我的社区

没有 surveyed：地图上没有的，是不知道有没有，不是没有。没有导入的要素和原因写入 leftover.csv。")]
    Osm {
        /// .osm 或 .osm.pbf
        #[arg(value_name = "文件", help_heading = "参数")]
        file: PathBuf,
        /// 社区边界（GeoJSON 面）；不写则有名称的小区各作一个社区
        #[arg(long, value_name = "边界.geojson")]
        community: Option<PathBuf>,
        #[command(flatten)]
        goal: Goal,
    },
    /// 兴趣点表（.csv、.xlsx、.xls）：高德、百度导出的或自己整理的设施点
    #[command(help_template = TEMPLATE, override_usage = "ccaudit import poi <文件> --into <数据集> [选项]", next_help_heading = "选项", after_help = "\
例：
  ccaudit import poi 高德.csv --crs gcj02 --into 我的社区
  ccaudit import poi 设施表.xlsx --crs wgs84 --column name=店名 --column category=类型 --out 设施

兴趣点证明不了建筑面积：面积仍要实测。没有导入的行和原因写入 leftover.csv。")]
    Poi {
        /// .csv（UTF-8 或 GB18030）、.xlsx 或 .xls
        #[arg(value_name = "文件", help_heading = "参数")]
        file: PathBuf,
        /// 表中坐标的坐标系：gcj02（高德、腾讯）、bd09（百度）、wgs84……
        #[arg(long, value_name = "坐标系")]
        crs: Option<String>,
        /// 哪一列是什么，如 name=店名、lng=经度、category=类型，可写多次
        #[arg(long, value_name = "字段=列名")]
        column: Vec<String>,
        #[command(flatten)]
        goal: Goal,
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
