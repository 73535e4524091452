//! `ccaudit import`.

use std::path::{Path, PathBuf};

use ccaudit::codes::Code;
use ccaudit::crs::{Crs, Unknown};
use ccaudit::dataset::{self, CONFLICTS, LEFTOVER};
use ccaudit::defect::{Defect, Place};
use ccaudit::import::{self, Draft, osm, poi};
use ccaudit::lang::{InBoth, Lang};
use ccaudit::messages::cli as say;
use ccaudit::messages::help::in_either;
use ccaudit::output::Output;
use ccaudit::standard::Standard;
use ccaudit::vocabulary::Vocabulary;
use clap::{Args as ClapArgs, Subcommand};

use super::{Argument, Command, CommandArgs, Help, start};
use crate::cli::diagnostics::{Failure, note, notes};
use crate::cli::exit::Exit;
use crate::cli::{deliver, print};

pub(super) const COMMAND: Command = Command {
    name: "import",
    help: &[
        Help {
            path: "",
            about: in_either(
                "用现成的数据（OpenStreetMap、兴趣点表）做数据集",
                "Make a dataset of others' data (OpenStreetMap, tables of points of interest)",
            ),
            usage: in_either("ccaudit import <命令>", "ccaudit import COMMAND"),
            after: in_either("", ""),
        },
        Help {
            path: "osm",
            about: in_either(
                "OpenStreetMap 文件（.osm、.osm.pbf）：步行路径、设施、住宅楼、小区、出入口",
                "An OpenStreetMap file (.osm, .osm.pbf): paths, facilities, residences, compounds, entrances",
            ),
            usage: in_either(
                "ccaudit import osm <文件> --out <目录> [选项]",
                "ccaudit import osm FILE --out DIR [OPTIONS]",
            ),
            after: in_either(
                "\
例：
  ccaudit import osm 城区.osm.pbf --out 我的社区                         有名称的小区各作一个社区
  ccaudit import osm 城区.osm.pbf --community 社区边界.geojson --out 我的社区
  ccaudit import osm 城区.osm --into 我的社区

没有 surveyed：地图上没有的，是不知道有没有，不是没有。没有导入的要素和原因写入 leftover.csv。",
                "\
Examples:
  ccaudit import osm city.osm.pbf --out mine                      each named compound is a community
  ccaudit import osm city.osm.pbf --community boundaries.geojson --out mine
  ccaudit import osm city.osm --into mine

Nothing is marked surveyed: what the map does not show is unknown, not absent. What was not imported,
and why, is in leftover.csv.",
            ),
        },
        Help {
            path: "poi",
            about: in_either(
                "兴趣点表（.csv、.xlsx、.xls）：高德、百度导出的或自己整理的设施点",
                "A table of points of interest (.csv, .xlsx, .xls): from AMap or Baidu, or your own",
            ),
            usage: in_either(
                "ccaudit import poi <文件> --into <数据集> [选项]",
                "ccaudit import poi FILE --into DATASET [OPTIONS]",
            ),
            after: in_either(
                "\
例：
  ccaudit import poi 高德.csv --crs gcj02 --into 我的社区
  ccaudit import poi 设施表.xlsx --crs wgs84 --column name=店名 --column category=类型 --out 设施

兴趣点证明不了建筑面积：面积仍要实测。没有导入的行和原因写入 leftover.csv。",
                "\
Examples:
  ccaudit import poi amap.csv --crs gcj02 --into mine
  ccaudit import poi facilities.xlsx --crs wgs84 --column name=店名 --column category=类型 --out facilities

Points of interest prove no floor area; measure it. Rows not imported, and why, are in leftover.csv.",
            ),
        },
    ],
    arguments: &[
        Argument {
            id: "poi/crs",
            value: in_either("坐标系", "CRS"),
            help: in_either(
                "表中坐标的坐标系：gcj02（高德、腾讯）、bd09（百度）、wgs84……",
                "Coordinate system of the table: gcj02 (AMap, Tencent), bd09 (Baidu), wgs84…",
            ),
        },
        Argument {
            id: "osm/community",
            value: in_either("边界.geojson", "BOUNDARIES.geojson"),
            help: in_either(
                "社区边界（GeoJSON 面）；不写则有名称的小区各作一个社区",
                "Community boundaries (GeoJSON polygons); else each named compound is a community",
            ),
        },
        Argument {
            id: "osm/quiet",
            value: in_either("", ""),
            help: in_either("不显示提示", "Show neither progress nor notes"),
        },
        Argument {
            id: "poi/quiet",
            value: in_either("", ""),
            help: in_either("不显示提示", "Show neither progress nor notes"),
        },
        Argument {
            id: "osm/out",
            value: in_either("目录", "DIR"),
            help: in_either("写成新的数据集目录", "Write a new dataset directory"),
        },
        Argument {
            id: "poi/out",
            value: in_either("目录", "DIR"),
            help: in_either("写成新的数据集目录", "Write a new dataset directory"),
        },
        Argument {
            id: "osm/file",
            value: in_either("文件", "FILE"),
            help: in_either(".osm 或 .osm.pbf", ".osm or .osm.pbf"),
        },
        Argument {
            id: "poi/file",
            value: in_either("文件", "FILE"),
            help: in_either(
                ".csv（UTF-8 或 GB18030）、.xlsx 或 .xls",
                ".csv (UTF-8 or GB18030), .xlsx or .xls",
            ),
        },
        Argument {
            id: "into",
            value: in_either("数据集", "DATASET"),
            help: in_either(
                "加进已有的数据集：已有的一律不动，冲突列入 conflicts.csv",
                "Add to this dataset: what it holds stays, conflicts go to conflicts.csv",
            ),
        },
        Argument {
            id: "column",
            value: in_either("字段=列名", "ROLE=COLUMN"),
            help: in_either(
                "哪一列是什么，如 name=店名、lng=经度、category=类型，可写多次",
                "Which column is what, such as name=店名, lng=经度, category=类型; may be given several times",
            ),
        },
    ],
    writes: &[
        "dataset.toml",
        "communities.geojson",
        "facilities.geojson",
        "residences.geojson",
        "paths.geojson",
        "entrances.geojson",
        "leftover.csv",
        "conflicts.csv",
    ],
    exits: &[0, 2],
    augment: ImportArgs::augment_args,
    start: start::<ImportArgs>,
};

#[derive(ClapArgs)]
#[command(disable_help_subcommand = true)]
pub(super) struct ImportArgs {
    #[command(subcommand)]
    pub command: ImportCommand,
}

/// Where an import goes.
#[derive(ClapArgs)]
pub(super) struct ImportTarget {
    #[arg(long, conflicts_with = "into", required_unless_present = "into")]
    pub out: Option<PathBuf>,

    #[arg(long)]
    pub into: Option<PathBuf>,

    #[arg(long)]
    pub vocabulary: Option<PathBuf>,

    #[arg(long, short)]
    pub quiet: bool,
}

#[derive(Subcommand)]
pub(super) enum ImportCommand {
    Osm {
        file: PathBuf,
        #[arg(long)]
        community: Option<PathBuf>,
        #[command(flatten)]
        goal: ImportTarget,
    },
    Poi {
        file: PathBuf,
        #[arg(long)]
        crs: Option<String>,
        #[arg(long)]
        column: Vec<String>,
        #[command(flatten)]
        goal: ImportTarget,
    },
}

impl CommandArgs for ImportArgs {
    fn leaves_files(&self) -> bool {
        true
    }

    fn run(self, lang: Lang) -> Result<Exit, Failure> {
        run(self, lang)
    }
}

/// Makes a dataset of others' data, or adds to one.
fn run(args: ImportArgs, lang: Lang) -> Result<Exit, Failure> {
    match args.command {
        ImportCommand::Osm { file, community, goal } => {
            let vocabulary = vocabulary(&goal)?;
            let draft = osm::read(&file, community.as_deref(), &vocabulary)?;
            deliver(&draft, &goal, &vocabulary, lang)
        }
        ImportCommand::Poi { file, crs, column, goal } => {
            let vocabulary = vocabulary(&goal)?;
            let crs = crs.map(|name| system(&name)).transpose()?;
            let columns = column.iter().map(|pair| assigned(pair)).collect::<Result<Vec<_>, _>>()?;
            let draft = poi::read(&file, &poi::PoiOptions { crs, columns: &columns }, &vocabulary)?;
            deliver(&draft, &goal, &vocabulary, lang)
        }
    }
}

fn vocabulary(goal: &ImportTarget) -> Result<Vocabulary, Failure> {
    // A standard's layers may add categories; an import knows of none, so the root's count.
    Ok(Standard::load("national-2020", None, goal.vocabulary.as_deref())?.vocabulary)
}

fn system(name: &str) -> Result<Crs, Failure> {
    name.parse().map_err(|unknown: Unknown| {
        Failure::Defects(vec![
            Defect::error(Code::ForeignCrs, "--crs", Place::Whole, unknown.message)
                .expected(Unknown::expected())
                .help(unknown.help),
        ])
    })
}

/// `name=店名`: which column of the table is what.
fn assigned(pair: &str) -> Result<(String, String), Failure> {
    match pair.split_once('=') {
        Some((role, column)) if !role.trim().is_empty() && !column.trim().is_empty() => {
            Ok((role.trim().to_owned(), column.trim().to_owned()))
        }
        _ => Err(Failure::Usage(say::column_is_no_pair(InBoth, &pair))),
    }
}

/// Writes the draft where it is wanted, and says what came in and what did not.
fn deliver(draft: &Draft, goal: &ImportTarget, vocabulary: &Vocabulary, lang: Lang) -> Result<Exit, Failure> {
    if !goal.quiet {
        notes(&draft.defects, lang);
    }
    let (directory, files, told) = match (&goal.into, &goal.out) {
        (Some(directory), _) => {
            let added = draft.added_to(directory, vocabulary, lang)?;
            let counts = import::counts(&added.counts, lang);
            let conflicts = added.conflicts.len();
            let told = say::added_and_left(lang, &counts, &conflicts);
            (directory, added.files, told)
        }
        (None, Some(directory)) => {
            vacant(directory)?;
            (directory, draft.files(lang), String::new())
        }
        (None, None) => return Ok(Exit::Completed),
    };
    deliver::write(directory, &files, Output::whole)?;
    print(&format!("{}{told}", import::summary(draft, vocabulary, lang)))?;
    if !goal.quiet {
        let names = || files.iter().map(|file| file.path.as_str());
        if !files.is_empty() {
            note(&deliver::written(directory, names(), lang));
        }
        let tables: Vec<&str> = names().filter(|name| *name == LEFTOVER || *name == CONFLICTS).collect();
        if !tables.is_empty() {
            let tables = tables.join(lang.comma());
            note(&say::look_through(lang, &tables));
        }
    }
    Ok(Exit::Completed)
}

/// Refuses to write a dataset over another.
fn vacant(directory: &Path) -> Result<(), Failure> {
    let taken = dataset::file_names().find(|name| directory.join(name).exists());
    let Some(name) = taken else { return Ok(()) };
    let shown = directory.display().to_string();
    Err(Failure::Defects(vec![
        Defect::error(Code::Taken, &shown, Place::Whole, say::directory_holds_dataset(InBoth, &name))
            .expected(say::empty_directory_or_none(InBoth))
            .help(say::name_another_or_add_to_one_with_into(InBoth)),
    ]))
}
