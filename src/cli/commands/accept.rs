//! `ccaudit accept`.

use std::fs;
use std::path::PathBuf;

use ccaudit::accept::{self, Acceptance};
use ccaudit::audit::Audit;
use ccaudit::codes::Code;
use ccaudit::date::{self, Date};
use ccaudit::defect::{Defect, Place};
use ccaudit::diff;
use ccaudit::lang::{InBoth, Lang};
use ccaudit::messages::cli as say;
use ccaudit::messages::help::in_either;
use ccaudit::report;
use ccaudit::session::saved_audit;
use clap::Args as ClapArgs;

use super::diff::refusal;
use super::register;
use super::{Argument, Command, CommandArgs, Help, start};
use crate::cli::args::{Inputs, product_format};
use crate::cli::audited::audited;
use crate::cli::diagnostics::{Failure, note};
use crate::cli::exit::Exit;
use crate::cli::{deliver, print};

pub(super) const COMMAND: Command = Command {
    name: "accept",
    help: &[Help {
        path: "",
        about: in_either(
            "验收：重新核查，逐个项目对照建设前，写验收意见和整改清单",
            "Acceptance: audit again, set every project beside the state before building, write opinions and the rectification list",
        ),
        usage: in_either(
            "ccaudit accept <数据集> --before <audit.json> [选项]",
            "ccaudit accept DATASET --before AUDIT.json [OPTIONS]",
        ),
        after: in_either(
            "\
例：
  ccaudit audit data/zhongwei --out out                               建设前的核查
  ccaudit accept data/zhongwei/after --before out/audit.json          验收，打印结果
  ccaudit accept data/zhongwei/after --before out/audit.json --out 验收

台账写“已完工”不算数：条款现在达标并有依据，项目才通过；不达标的整改，还不知道的待核实。

--out 写出：
  acceptance/<社区>.docx、.xlsx   验收意见，留有签字处
  rectification.csv、.xlsx、.docx 整改清单：问题、责任单位、新的时限
  acceptance.json                 全部结果
  history/<核查日>.json           这次的核查结果，下次验收的 --before",
            "\
Examples:
  ccaudit audit data/zhongwei --out out                               the audit before building
  ccaudit accept data/zhongwei/after --before out/audit.json          acceptance, printed
  ccaudit accept data/zhongwei/after --before out/audit.json --out accepted

That the register says complete counts for nothing: a project passes when its clauses pass now, with
evidence; what fails is to be put right, what is not known to be verified.

--out writes:
  acceptance/<id>.docx, .xlsx     the acceptance opinion, with room for signatures
  rectification.csv, .xlsx, .docx what to put right: problem, unit, new deadline
  acceptance.json                 everything
  history/<day>.json              this audit, the --before of the next acceptance",
        ),
    }],
    arguments: &[
        Argument {
            id: "out",
            value: in_either("目录", "DIR"),
            help: in_either(
                "结果写入的目录；不写则只打印",
                "Write the results there; else they are only printed",
            ),
        },
        Argument {
            id: "before",
            value: in_either("audit.json", "AUDIT.json"),
            help: in_either(
                "建设前（或上次验收）的 audit.json",
                "The audit.json from before building, or of the last acceptance",
            ),
        },
        Argument {
            id: "across_standards",
            value: in_either("", ""),
            help: in_either("两次核查的标准不同也对照", "Compare although the standards differ"),
        },
        Argument {
            id: "rectify_by",
            value: in_either("YYYY-MM-DD", "YYYY-MM-DD"),
            help: in_either(
                "整改时限；不写则用市级方案的，方案没有或已过则为验收日后 30 天",
                "New deadline; else the city plan's, or where that is over 30 days from the acceptance",
            ),
        },
    ],
    writes: &[
        "acceptance/",
        "rectification.csv",
        "rectification.xlsx",
        "rectification.docx",
        "acceptance.json",
        "history/",
    ],
    exits: &[0, 2],
    augment: AcceptArgs::augment_args,
    start: start::<AcceptArgs>,
};

#[derive(ClapArgs)]
pub(super) struct AcceptArgs {
    #[command(flatten)]
    pub inputs: Inputs,

    #[arg(long)]
    pub before: PathBuf,

    #[arg(long)]
    pub out: Option<PathBuf>,

    #[arg(long = "format", value_delimiter = ',', value_parser = |name: &str| product_format("accept", name), requires = "out")]
    pub formats: Vec<String>,

    #[arg(long)]
    pub rectify_by: Option<String>,

    #[arg(long)]
    pub across_standards: bool,
}

impl CommandArgs for AcceptArgs {
    fn leaves_files(&self) -> bool {
        self.out.is_some()
    }

    fn run(self, lang: Lang) -> Result<Exit, Failure> {
        run(&self, lang)
    }
}

/// Audits again, and says of every project whether its gap is closed.
fn run(args: &AcceptArgs, lang: Lang) -> Result<Exit, Failure> {
    let rectify_by = args.rectify_by.as_deref().map(new_deadline).transpose()?;
    let before = saved_audit(&args.before).map_err(|defect| vec![*defect])?;
    let found = audited(&args.inputs, lang)?;
    let as_of = found.part().as_of;
    diff::comparable(&before, &found.audit, args.across_standards).map_err(|obstacle| {
        refusal(obstacle, (&args.before, &before), (&args.inputs.datasets[0], &found.audit))
    })?;
    in_order(args, &before, as_of)?;
    let register = register::of(&found, as_of, ccaudit::register::SOON, args.inputs.quiet, lang)?;
    let city = found.session.standard().city.as_ref();
    let rectify_by =
        accept::rectify_by(rectify_by, city.and_then(|city| city.rectified_by.as_deref()), as_of);
    let acceptance = Acceptance::from_audits(&before, &found.audit, &register, &rectify_by);
    print(&report::acceptance(&acceptance, lang))?;
    if let Some(directory) = &args.out {
        let mut files = report::acceptance_files(&acceptance, &args.formats, lang);
        let kept = report::kept_audit(&found.audit, lang);
        let replaced = fs::read(directory.join(&kept.path)).is_ok_and(|known| known != kept.bytes);
        let replaced = replaced.then(|| deliver::replaced(&kept.path, lang));
        files.push(kept);
        deliver::leave(Some(directory), || files, args.inputs.quiet, lang)?;
        replaced.iter().filter(|_| !args.inputs.quiet).for_each(|text| note(text));
    }
    Ok(Exit::Completed)
}

/// The earlier audit is not of a later day.
fn in_order(args: &AcceptArgs, before: &Audit, as_of: Date) -> Result<(), Failure> {
    if accept::is_before(before, as_of) {
        return Ok(());
    }
    let day = &before.as_of;
    let defect = Defect::error(
        Code::BeforeIsLater,
        &args.before.display().to_string(),
        Place::Whole,
        say::day_later_than_acceptance(InBoth, &day, &as_of),
    );
    Err(Failure::Defects(vec![
        defect
            .expected(say::audit_from_before_building(InBoth))
            .help(say::name_earlier_audit_or_later_day(InBoth)),
    ]))
}

/// A new deadline as the user gives it.
fn new_deadline(text: &str) -> Result<Date, Failure> {
    date::last_day(text).ok_or_else(|| Failure::Usage(say::rectify_by_is_no_date(InBoth, &text)))
}
