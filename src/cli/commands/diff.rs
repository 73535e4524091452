//! `ccaudit diff`: what changed between two audits.

use std::path::{Path, PathBuf};

use ccaudit::audit::Audit;
use ccaudit::codes::Code;
use ccaudit::defect::{Defect, Place};
use ccaudit::diff::{Diff, Obstacle};
use ccaudit::lang::{InBoth, Lang};
use ccaudit::messages::cli as say;
use ccaudit::messages::help::in_either;
use ccaudit::report;
use ccaudit::session::{saved_audit, vocabulary_of};
use ccaudit::words;
use clap::Args as ClapArgs;

use super::{Argument, Command, CommandArgs, Help, start};
use crate::cli::args::product_format;
use crate::cli::diagnostics::{Failure, note};
use crate::cli::exit::Exit;
use crate::cli::{deliver, print};

pub(super) const COMMAND: Command = Command {
    name: "diff",
    help: &[Help {
        path: "",
        about: in_either("比较两次核查结果：什么变了、为什么变", "Compare two audits: what changed, and why"),
        usage: in_either(
            "ccaudit diff <前.json> <后.json> [选项]",
            "ccaudit diff BEFORE.json AFTER.json [OPTIONS]",
        ),
        after: in_either(
            "\
例：
  ccaudit diff out/history/2023-06-30.json out/audit.json
  ccaudit diff 六月/audit.json 九月/audit.json --out 变化   另写出 diff.csv（Excel）、diff.json
  ccaudit diff 六月/audit.json 九月/audit.json --out 变化 --format docx,xlsx

每个有变化的条款都说明原因，可以不止一个：
  标准变了  要求的数值、条件、约束力等不同
  数据变了  原来不知道的查明了，或原来知道的撤回了
  实地变了  前后都知道，而且不同
  时间到了  答复过了有效期
  方法变了  步速、步行量法、程序版本不同
得分的变化逐条款分解，各条款之和就是总的变化。",
            "\
Examples:
  ccaudit diff out/history/2023-06-30.json out/audit.json
  ccaudit diff june/audit.json september/audit.json --out changes   also diff.csv (Excel) and diff.json
  ccaudit diff june/audit.json september/audit.json --out changes --format docx,xlsx

Every clause that changed says why; several causes may hold:
  standard  its thresholds, conditions or level are others
  data      what was unknown is known now, or the other way round
  place     known before, known now, and different
  time      an answer expired
  method    another pace, walks measured otherwise, another version
The move of a score is taken apart by clauses, whose parts add up to the whole.",
        ),
    }],
    arguments: &[
        Argument {
            id: "quiet",
            value: in_either("", ""),
            help: in_either("不显示提示", "Show neither progress nor notes"),
        },
        Argument {
            id: "out",
            value: in_either("目录", "DIR"),
            help: in_either(
                "另把结果写入该目录：diff.json、diff.csv",
                "Also write diff.json and diff.csv there",
            ),
        },
        Argument {
            id: "before",
            value: in_either("前.json", "BEFORE.json"),
            help: in_either("较早的 audit.json", "The earlier audit.json"),
        },
        Argument {
            id: "after",
            value: in_either("后.json", "AFTER.json"),
            help: in_either("较晚的 audit.json", "The later audit.json"),
        },
        Argument {
            id: "across_standards",
            value: in_either("", ""),
            help: in_either("标准不同也比较", "Compare although the standards differ"),
        },
    ],
    writes: &["diff.csv", "diff.json"],
    exits: &[0, 2],
    augment: DiffArgs::augment_args,
    start: start::<DiffArgs>,
};

#[derive(ClapArgs)]
pub(super) struct DiffArgs {
    #[arg(display_order = 0)]
    pub before: PathBuf,

    #[arg(display_order = 1)]
    pub after: PathBuf,

    #[arg(long)]
    pub across_standards: bool,

    #[arg(long)]
    pub out: Option<PathBuf>,

    #[arg(long = "format", value_delimiter = ',', value_parser = |name: &str| product_format("diff", name), requires = "out")]
    pub formats: Vec<String>,

    #[arg(long, short)]
    pub quiet: bool,
}

impl CommandArgs for DiffArgs {
    fn leaves_files(&self) -> bool {
        self.out.is_some()
    }

    fn run(self, lang: Lang) -> Result<Exit, Failure> {
        run(&self, lang)
    }
}

/// Compares two audits.
fn run(args: &DiffArgs, lang: Lang) -> Result<Exit, Failure> {
    let (before, after) = both_read(&args.before, &args.after)?;
    let vocabulary = vocabulary_of([&before, &after]);
    let (before, after) = (words::told(before, &vocabulary, lang), words::told(after, &vocabulary, lang));
    let found = Diff::between(&before, &after, args.across_standards)
        .map_err(|obstacle| refusal(obstacle, (&args.before, &before), (&args.after, &after)))?;
    if before.as_of > after.as_of && !args.quiet {
        let (first, second) = (&before.as_of, &after.as_of);
        note(&say::warning_first_audit_is_later(lang, &first, &second));
    }
    let files = || report::diff_files(&found, &vocabulary, &args.formats, lang);
    deliver::leave(args.out.as_deref(), files, args.quiet, lang)?;
    print(&report::diff(&found, &vocabulary, lang))?;
    Ok(Exit::Completed)
}

/// Both audits, or what is wrong with either.
fn both_read(before: &Path, after: &Path) -> Result<(Audit, Audit), Failure> {
    match (saved_audit(before), saved_audit(after)) {
        (Ok(before), Ok(after)) => Ok((before, after)),
        (before, after) => {
            let defects = [before.err(), after.err()].into_iter().flatten().map(|defect| *defect);
            Err(Failure::Defects(defects.collect()))
        }
    }
}

/// Why two audits are not compared, each with where it was read.
pub(super) fn refusal(obstacle: Obstacle, before: (&Path, &Audit), after: (&Path, &Audit)) -> Failure {
    let (file, first) = (after.0.display().to_string(), before.0.display());
    let (before, after) = (before.1, after.1);
    let defect = match obstacle {
        Obstacle::NoCommunity => {
            let some = |audit: &Audit| {
                let ids: Vec<&str> = audit.communities.iter().take(3).map(|c| c.id.as_str()).collect();
                ids.join("、")
            };
            let (old, new) = (some(before), some(after));
            Defect::error(
                Code::NoCommonCommunity,
                &file,
                Place::Whole,
                say::no_community_in_common(InBoth, &first, &old, &new),
            )
            .expected(say::two_audits_of_same_communities(InBoth))
            .help(say::name_audit_of_same_place(InBoth))
        }
        Obstacle::OtherStandard => {
            let of = |audit: &Audit| {
                let sum: String = audit.standard.sha256.chars().take(8).collect();
                format!("{} ({}, {sum})", audit.standard.id, audit.standard.title)
            };
            let (old, new) = (of(before), of(after));
            Defect::error(
                Code::OtherStandard,
                &file,
                Place::Whole,
                say::standards_differ(InBoth, &first, &old, &new),
            )
            .expected(say::two_audits_under_same_standard(InBoth))
            .help(say::add_across_standards(InBoth))
        }
    };
    Failure::Defects(vec![defect])
}
