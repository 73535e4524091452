//! `ccaudit register`.

use std::path::PathBuf;

use ccaudit::date::Date;
use ccaudit::defect::Defect;
use ccaudit::lang::{InBoth, Lang};
use ccaudit::messages::cli as say;
use ccaudit::messages::help::in_either;
use ccaudit::output::{File, Output};
use ccaudit::register::{self, Register};
use ccaudit::report;
use clap::Args as ClapArgs;

use super::{Argument, Command, CommandArgs, Help, start};
use crate::cli::args::{Inputs, product_format};
use crate::cli::audited::{Audited, audited};
use crate::cli::diagnostics::{Failure, note, notes};
use crate::cli::exit::Exit;
use crate::cli::{deliver, print};

pub(super) const COMMAND: Command = Command {
    name: "register",
    help: &[
        Help {
            path: "",
        about: in_either(
            "项目台账：与不达标项对照，给没有项目的各加一行",
            "The project register: set beside the gaps, with a new row for each gap that has no project",
        ),
        usage: in_either(
            "ccaudit register <数据集> [选项]",
            "ccaudit register DATASET [OPTIONS]",
        ),
        after: in_either(
            "\
例：
  ccaudit register 我的社区                          打印对照结果，并在 projects.csv 里给没有项目的不达标项各加一行
  ccaudit register 我的社区 --dry-run                只看，不写
  ccaudit register data/zhongwei --out 台账          写到别处
  ccaudit register data/zhongwei/after --as-of 2023-10-23 --dry-run

台账里人写的行一字不动，新行加在后面：名称、内容、单位、时限照项目清单填，状态为未开工。
状态：未开工、在建、已完工、已验收。时限照方案写，如 2023年9月30日前、长期坚持。",
            "\
Examples:
  ccaudit register mine                              print what joins and what does not, and put a row
                                                     into projects.csv for each gap without a project
  ccaudit register mine --dry-run                    look only
  ccaudit register data/zhongwei --out register      write it elsewhere
  ccaudit register data/zhongwei/after --as-of 2023-10-23 --dry-run

Rows that people wrote stay as they are; new ones go behind them: name, content, units and deadline as
the gap list has them, the status not started.",
        ),
        },
    ],
    arguments: &[
        Argument {
            id: "out",
            value: in_either("目录", "DIR"),
        help: in_either(
            "写到这个目录：projects.csv，和对照结果 register.csv；不写则只把新行写进数据集",
            "Write projects.csv there, and register.csv, what joins and what does not; else only the new rows, into the dataset",
        ),
        },
        Argument {
            id: "dry_run",
            value: in_either("", ""),
        help: in_either("只打印，不写文件", "Print only, write nothing"),
        },
    ],
    writes: &["projects.csv", "register.csv"],
    exits: &[0, 2],
    augment: RegisterArgs::augment_args,
    start: start::<RegisterArgs>,
};

#[derive(ClapArgs)]
pub(super) struct RegisterArgs {
    #[command(flatten)]
    pub inputs: Inputs,

    #[arg(long)]
    pub out: Option<PathBuf>,

    #[arg(long = "format", value_delimiter = ',', value_parser = |name: &str| product_format("register", name), requires = "out")]
    pub formats: Vec<String>,

    #[arg(long)]
    pub dry_run: bool,

    #[arg(long, default_value_t = ccaudit::register::SOON, hide_default_value = true, value_parser = clap::value_parser!(i32).range(0..=3660))]
    pub soon: i32,
}

impl CommandArgs for RegisterArgs {
    fn leaves_files(&self) -> bool {
        !self.dry_run
    }

    fn run(self, lang: Lang) -> Result<Exit, Failure> {
        run(&self, lang)
    }
}

/// Shows the register, and puts a row into it for every gap that has no project.
fn run(args: &RegisterArgs, lang: Lang) -> Result<Exit, Failure> {
    let found = audited(&args.inputs, lang)?;
    let register = of(&found, found.part().as_of, args.soon, args.inputs.quiet, lang)?;
    let dataset = &args.inputs.datasets[0];
    let started =
        register::started(dataset, &found.part().dataset, &register, &found.audit, found.session.standard());
    let started = started.map_err(|defect| vec![*defect])?;
    print(&report::register(&register, &found.audit, lang))?;
    let (known, added) = (started.known, started.added);
    if args.dry_run {
        if !args.inputs.quiet {
            note(&say::dry_run_wrote_nothing(lang, &added));
        }
        return Ok(Exit::Completed);
    }
    let (directory, put): (_, fn(&mut Output, &File) -> _) = match &args.out {
        Some(out) => (out.as_path(), Output::new_whole),
        None if dataset.is_dir() => (dataset.as_path(), Output::whole),
        None => {
            return Err(Failure::Usage(say::bundle_takes_no_rows(InBoth)));
        }
    };
    if added > 0 || args.out.is_some() {
        let mut files = vec![File { path: "projects.csv".into(), bytes: started.bytes }];
        if args.out.is_some() {
            files.extend(report::register_files(&register, &found.audit, &args.formats, lang));
        }
        deliver::write(directory, &files, put)?;
    }
    if !args.inputs.quiet {
        let place = directory.join("projects.csv");
        let place = place.display();
        note(&say::rows_kept_and_added(lang, &place, &known, &added));
    }
    Ok(Exit::Completed)
}

/// The register of what was audited, as it stood on a day; what is odd about it is told.
pub(super) fn of(
    found: &Audited,
    as_of: Date,
    soon: i32,
    quiet: bool,
    lang: Lang,
) -> Result<Register, Failure> {
    let (dataset, standard) = (&found.part().dataset, found.session.standard());
    let (register, defects) = Register::from_audit(dataset, standard, &found.audit, as_of, soon);
    if defects.iter().any(Defect::is_error) {
        return Err(Failure::Defects(defects));
    }
    if !quiet {
        notes(&defects, lang);
    }
    Ok(register)
}
