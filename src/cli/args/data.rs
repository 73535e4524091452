//! What makes or fills a dataset: forms and imports.

use std::path::PathBuf;

use clap::{Args as ClapArgs, Subcommand};

use super::TEMPLATE;

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
