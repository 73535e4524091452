//! What follows on an audit: comparing, accepting, reporting, ranking.

use std::path::PathBuf;

use clap::{Args as ClapArgs, ValueEnum};

use super::{Inputs, TEMPLATE};

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
