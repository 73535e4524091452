//! `ccaudit form`.

use std::path::{Path, PathBuf};

use ccaudit::form::{self, ReadBackOptions};
use ccaudit::lang::Lang;
use ccaudit::messages::cli as say;
use ccaudit::messages::help::in_either;
use ccaudit::output::{File, Output};
use ccaudit::report;
use ccaudit::session::{self, Maps, Session};
use ccaudit::words;
use clap::Args as ClapArgs;

use super::{Argument, Command, CommandArgs, Help, start};
use crate::cli::args::{Inputs, product_format};
use crate::cli::diagnostics::{Failure, errors, note, notes};
use crate::cli::exit::Exit;
use crate::cli::options::{datasets, options};
use crate::cli::progress::Progress;
use crate::cli::{deliver, print};

pub(super) const COMMAND: Command = Command {
    name: "form",
    help: &[Help {
        path: "",
        about: in_either(
            "生成待核实事实的核查表，或把填好的表读回数据集",
            "Write the field form of all that is unknown, or read filled forms back into the dataset",
        ),
        usage: in_either(
            "ccaudit form <数据集> [--out 目录|文件.xlsx]\n      ccaudit form --read <填好的表.xlsx> --into <数据集>",
            "ccaudit form DATASET [--out DIR|FILE.xlsx]\n       ccaudit form --read FILLED.xlsx --into DATASET",
        ),
        after: in_either(
            "\
例：
  ccaudit form 我的社区                              写出 form.xlsx：一个待核实的事实一行
  ccaudit form 我的社区 --out 恒祥.xlsx --community 恒祥社区
  ccaudit form 我的社区 --out 核查 --format xlsx,docx   另写出打印用的 form.docx（不能读回）
  ccaudit form --read 恒祥.xlsx --into 我的社区      填好后读回
  ccaudit form --read 甲.xlsx --read 乙.xlsx --into 我的社区

读回时：
  答复加进 survey.csv，数和是否填到要素的属性上，各社区都查全的类别加进 dataset.toml 的 surveyed；
  谁、凭什么填的，记入 form-entries.csv。
  数据集里已有的值一律不改：与表里不同的，列入 form-conflicts.csv，由人决定。
  留空的格不读。有一行读不出来，就什么也不写，并逐行说明；只读入没有问题的行，加 --partial。
  答“是”而没有依据的照样读入，但核查时仍是待核实。",
            "\
Examples:
  ccaudit form mine                                  writes form.xlsx, one unknown fact a row
  ccaudit form mine --out hengxiang.xlsx --community 恒祥社区
  ccaudit form mine --out survey --format xlsx,docx  also form.docx to print (not read back)
  ccaudit form --read hengxiang.xlsx --into mine     reads it back, filled in
  ccaudit form --read one.xlsx --read two.xlsx --into mine

Reading it back:
  Answers go behind those of survey.csv, numbers and yes or no onto the features' properties, and
  categories that every community has surveyed completely into surveyed of dataset.toml. Who entered
  what by which evidence goes into form-entries.csv.
  No value of the dataset is changed: where the form differs, form-conflicts.csv lists both.
  Blank cells are passed over. If one row cannot be read nothing is written, and each such row is told;
  --partial enters the others all the same.
  A yes without evidence is entered, and stays unknown.",
        ),
    }],
    arguments: &[
        Argument {
            id: "crs",
            value: in_either("坐标系", "CRS"),
            help: in_either(
                "坐标系，代替数据集声明的",
                "Coordinate system, in place of the declared: wgs84, gcj02 (AMap), bd09 (Baidu), cgcs2000, EPSG:4544…",
            ),
        },
        Argument {
            id: "community",
            value: in_either("ID|名称", "ID|NAME"),
            help: in_either(
                "只做这个社区（id 或名称）的核查表，可写多次",
                "Only this community (id or name); may be given several times",
            ),
        },
        Argument {
            id: "out",
            value: in_either("目录|文件", "DIR|FILE"),
            help: in_either(
                "核查表写到的目录或 .xlsx 文件；不写则为当前目录的 form.xlsx",
                "A directory or .xlsx file for the form; else form.xlsx in this directory",
            ),
        },
        Argument {
            id: "into",
            value: in_either("数据集", "DATASET"),
            help: in_either("读回到这个数据集目录", "Read it into this dataset directory"),
        },
        Argument {
            id: "dataset",
            value: in_either("数据集", "DATASET"),
            help: in_either(
                "要核查的数据集：目录或 .geojson 合集文件",
                "The dataset to ask about: a directory or a .geojson bundle",
            ),
        },
        Argument {
            id: "read",
            value: in_either("文件", "FILE"),
            help: in_either(
                "读回填好的核查表（.xlsx、.xls 或 .csv），可写多次",
                "Read this filled form (.xlsx, .xls or .csv); may be given several times",
            ),
        },
        Argument {
            id: "partial",
            value: in_either("", ""),
            help: in_either(
                "有的行读不出来时，仍读入其余的行",
                "Enter the rows that can be read although others cannot",
            ),
        },
    ],
    writes: &[
        "form.xlsx",
        "survey.csv",
        "dataset.toml",
        "communities.geojson",
        "facilities.geojson",
        "residences.geojson",
        "form-entries.csv",
        "form-conflicts.csv",
    ],
    exits: &[0, 2],
    augment: FormArgs::augment_args,
    start: start::<FormArgs>,
};

#[derive(ClapArgs)]
pub(super) struct FormArgs {
    #[arg(required_unless_present_any = ["read", "into"], conflicts_with = "read")]
    pub dataset: Option<PathBuf>,

    #[arg(long, conflicts_with = "read")]
    pub out: Option<PathBuf>,

    #[arg(long = "format", value_delimiter = ',', value_parser = |name: &str| product_format("form", name), conflicts_with = "read")]
    pub formats: Vec<String>,

    #[arg(long, requires = "into")]
    pub read: Vec<PathBuf>,

    #[arg(long, requires = "read")]
    pub into: Option<PathBuf>,

    #[arg(long, requires = "read")]
    pub partial: bool,

    #[arg(long, conflicts_with = "read")]
    pub community: Vec<String>,

    #[arg(long)]
    pub standard: Option<String>,

    #[arg(long)]
    pub vocabulary: Option<PathBuf>,

    #[arg(long)]
    pub crs: Option<String>,

    #[arg(long)]
    pub as_of: Option<String>,

    #[arg(long, short)]
    pub quiet: bool,
}

impl CommandArgs for FormArgs {
    fn leaves_files(&self) -> bool {
        true
    }

    fn run(self, lang: Lang) -> Result<Exit, Failure> {
        run(&self, lang)
    }
}

/// Writes the form of a dataset, or reads filled forms into one.
fn run(args: &FormArgs, lang: Lang) -> Result<Exit, Failure> {
    match (&args.dataset, &args.into) {
        (_, Some(into)) => read(args, into, lang),
        (Some(dataset), None) => write(args, dataset, lang),
        (None, None) => Ok(Exit::Completed),
    }
}

/// The same arguments as an audit of the dataset.
fn inputs(args: &FormArgs, dataset: &Path) -> Inputs {
    Inputs {
        datasets: vec![dataset.to_path_buf()],
        standard: args.standard.clone(),
        vocabulary: args.vocabulary.clone(),
        crs: args.crs.clone(),
        as_of: args.as_of.clone(),
        pace: None,
        jobs: None,
        step_free: false,
        node_paths: false,
        community: args.community.clone(),
        quiet: args.quiet,
    }
}

fn write(args: &FormArgs, dataset: &Path, lang: Lang) -> Result<Exit, Failure> {
    let inputs = inputs(args, dataset);
    // With names and places of what is asked about.
    let options = session::Options { maps: Maps::All, ..options(&inputs)? };
    let progress = Progress::begin(args.quiet, lang);
    let session = Session::open(datasets(&inputs), options, &progress)?;
    progress.stage(say::judging(lang));
    let vocabulary = &session.standard().vocabulary;
    let files =
        report::form_files(&words::told(session.audit(), vocabulary, lang), vocabulary, &args.formats, lang);
    drop(progress);
    let (directory, files) = placed(args.out.as_deref(), files);
    deliver::write(&directory, &files, Output::new_whole)?;
    if !args.quiet {
        let names: Vec<String> =
            files.iter().map(|file| directory.join(&file.path).display().to_string()).collect();
        let names = names.join(lang.comma());
        note(&say::written_names(lang, &names));
    }
    Ok(Exit::Completed)
}

/// Where the form goes: into a directory under its own name, or to the file named.
fn placed(out: Option<&Path>, mut files: Vec<File>) -> (PathBuf, Vec<File>) {
    let Some(out) = out else { return (PathBuf::from("."), files) };
    let names_file = out.extension().is_some_and(|end| end.eq_ignore_ascii_case("xlsx")) && !out.is_dir();
    let (true, Some(stem)) = (names_file, out.file_stem()) else { return (out.to_path_buf(), files) };
    let directory = out.parent().filter(|parent| !parent.as_os_str().is_empty());
    let directory = directory.unwrap_or(Path::new(".")).to_path_buf();
    for file in &mut files {
        // form-2.xlsx becomes 恒祥-2.xlsx.
        let tail = file.path.strip_prefix("form").unwrap_or(".xlsx");
        file.path = format!("{}{tail}", stem.to_string_lossy());
    }
    (directory, files)
}

fn read(args: &FormArgs, into: &Path, lang: Lang) -> Result<Exit, Failure> {
    let inputs = inputs(args, into);
    let options = ReadBackOptions { session: options(&inputs)?, partial: args.partial, lang };
    let entered = form::read_into(&args.read, into, &options)?;
    if !args.quiet {
        notes(&entered.defects, lang);
    }
    errors(&entered.defects, lang);
    deliver::write(into, &entered.files, Output::whole)?;
    let counts = entered.counts;
    let conflicts = entered.conflicts.len();
    let (answers, properties, categories) = (counts.answers, counts.properties, counts.categories);
    let (open, same, blank, refused) = (counts.open, counts.same, counts.blank, counts.refused);
    print(&say::entered_counts(
        lang,
        &answers,
        &properties,
        &categories,
        &blank,
        &same,
        &conflicts,
        &open,
        &refused,
    ))?;
    for conflict in entered.conflicts.iter().take(SHOWN_CONFLICTS) {
        let layer = conflict.layer.word(lang);
        let (id, property, why) = (&conflict.id, &conflict.property, conflict.why.get(lang));
        let (known, given) = (&conflict.known, &conflict.given);
        print(&say::conflict_line(lang, &layer, &id, &property, &known, &given, &why))?;
    }
    if !args.quiet && !entered.files.is_empty() {
        let paths = entered.files.iter().map(|file| file.path.as_str());
        note(&deliver::written(into, paths, lang));
    }
    Ok(Exit::Completed)
}

/// How many conflicts are spelt out; the table has all.
const SHOWN_CONFLICTS: usize = 20;
