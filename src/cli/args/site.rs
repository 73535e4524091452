//! Where new facilities go.

use std::path::PathBuf;

use clap::{Args as ClapArgs, ValueEnum};

use super::{Inputs, TEMPLATE};

#[derive(ClapArgs)]
#[command(
    help_template = TEMPLATE,
    override_usage = "ccaudit site <数据集> --item <项> [--count N] [--within 米] [选项]",
    next_help_heading = "选项",
    after_help = "\
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
  distances.csv       每栋楼到每个候选的步行距离（--distances）"
)]
pub struct SiteArgs {
    #[command(flatten)]
    pub inputs: Inputs,

    /// 建设内容：序号、id 或名称，也可写设施类别，如 公共厕所
    #[arg(long, value_name = "项", required_unless_present = "clause")]
    pub item: Option<String>,

    /// 只看这个条款要的设施，如 13.c
    #[arg(long, value_name = "条款", conflicts_with = "item")]
    pub clause: Option<String>,

    /// 最多建几处；不写则求最少几处
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    pub count: Option<String>,

    /// 步行多少米以内算服务到；不写则用条款的，条款没写则为 500（十分钟生活圈）
    #[arg(long, value_name = "米", allow_hyphen_values = true)]
    pub within: Option<String>,

    /// 求什么：fewest 最少几处服务到人人，most N 处服务最多的人，nearest N 处使最远的步行最短
    #[arg(long, value_name = "fewest|most|nearest", hide_possible_values = true)]
    pub aim: Option<SiteAim>,

    /// 每处新设施最多服务多少（人、户或栋，与居民的计数单位相同）；不写则不限
    #[arg(long, value_name = "数", allow_hyphen_values = true)]
    pub capacity: Option<String>,

    /// 每种设施最多算多少秒；不写则为 60
    #[arg(long, value_name = "秒", allow_hyphen_values = true)]
    pub time_limit: Option<String>,

    /// 结果写入的目录；不写则只打印
    #[arg(long, value_name = "目录")]
    pub out: Option<PathBuf>,

    /// 另写每栋楼到每个候选的步行距离 distances.csv，可用别的程序复核
    #[arg(long, requires = "out")]
    pub distances: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SiteAim {
    Fewest,
    Most,
    Nearest,
}
