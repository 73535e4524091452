//! `ccaudit audit`.

use ccaudit::audit::{Audit, CommunityAudit};
use ccaudit::lang::Lang;
use ccaudit::messages::cli as say;
use ccaudit::messages::help::in_either;
use ccaudit::output::File;
use ccaudit::report::{CommunitySlice, Renderer, ReportContext, Reports, Summary};
use ccaudit::session::{JudgedCommunity, Options, Session, WalksListed};
use ccaudit::words;
use clap::{Args as ClapArgs, ValueEnum};

use super::{Argument, Command, CommandArgs, Help, start};
use crate::cli::args::{Delivery, FailOn, Inputs};
use crate::cli::diagnostics::{Failure, notes};
use crate::cli::exit::{Exit, ExitTally};
use crate::cli::options::{datasets, options};
use crate::cli::progress::Progress;
use crate::cli::{deliver, stream, what_if};

pub(super) const COMMAND: Command = Command {
    name: "audit",
    help: &[Help {
        path: "",
        about: in_either("核查社区，写出结果", "Audit communities and write the results"),
        usage: in_either("ccaudit audit <数据集>... [选项]", "ccaudit audit DATASET... [OPTIONS]"),
        after: in_either(
            "\
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
  md、overview、items、clauses、access   文本和表",
            "\
Examples:
  ccaudit audit data/zhongwei                        print a summary
  ccaudit audit data/zhongwei --out out              and write all results below out/
  ccaudit audit data/zhongwei --community 恒祥社区
  ccaudit audit data/zhongwei --out out --format gap-list,unknown
  ccaudit audit mine --standard national-2020 --as-of 2023-09-30 --fail-on gap
  ccaudit audit data/zhongwei --with planned         also what planned facilities would change
  cat bundles.ndjson | ccaudit audit -               one community a line in, one result a line out

--out writes:
  audit.json             everything: each clause's verdict, reason and evidence
  history/<day>.json     the same, kept by the day audited for: ccaudit trend and diff start from it
  gap-list/<id>.csv      the gap list, columns as the plan's annexes have them
  unknown.csv            facts to find out, one sentence each
  gaps.geojson           unserved residences and failing facilities, for QGIS
  walks.csv              each residence's walk to the nearest facilities
  report.html            one file to look at: comparison, map, reasons, lists (up to 200 communities)

--format also knows:
  docx                   gap-list/<id>.docx and gap-lists.docx: the plan's annex
  xlsx                   ledger.xlsx: the ledger
  form                   form.xlsx: the field form, read back by ccaudit form --read
  md, overview, items, clauses, access   text and tables

Files are in Chinese unless --lang en is given, whatever the system's language.",
        ),
    }],
    arguments: &[
        Argument {
            id: "walks",
            value: in_either("reached|all", "reached|all"),
            help: in_either(
                "walks.csv 列哪些类别：reached 标准要求步行可达的，all 全部",
                "Categories in walks.csv: reached, those the standard reaches for; or all",
            ),
        },
        Argument {
            id: "with",
            value: in_either("planned|文件.geojson", "planned|FILE.geojson"),
            help: in_either(
                "另看假如：planned 为数据集里规划和在建的设施都建成，或一个 .geojson 里拟建的设施都建成；可写多次，不混入核查结果；写出 what-if.csv、what-if.json，--format 里有 {documents}、docx、xlsx、html 的另写成这些格式",
                "Tell besides what would be if what the dataset plans, or what a file of facilities proposes, were there; may be given several times, never mixed into the audit; writes what-if.csv and what-if.json, and what-if in those of {documents}, docx, xlsx and html that --format names",
            ),
        },
        Argument {
            id: "fail_on",
            value: in_either("gap|unknown", "gap|unknown"),
            help: in_either(
                "有不达标（gap）时退出码为 1；unknown 另在只有待核实时退出码为 3",
                "gap: exit code 1 where something fails; unknown: also 3 where something is undecided",
            ),
        },
    ],
    writes: &[
        "audit.json",
        "history/",
        "gap-list/",
        "unknown.csv",
        "gaps.geojson",
        "walks.csv",
        "report.html",
        "gap-lists.docx",
        "ledger.xlsx",
        "form.xlsx",
        "report.md",
        "overview.csv",
        "items.csv",
        "clauses.csv",
        "access.csv",
        "what-if.csv",
        "what-if.json",
        "what-if.md",
        "what-if.docx",
        "what-if.xlsx",
        "what-if.html",
    ],
    exits: &[0, 1, 2, 3],
    augment: AuditArgs::augment_args,
    start: start::<AuditArgs>,
};

#[derive(ClapArgs)]
pub(super) struct AuditArgs {
    #[command(flatten)]
    pub inputs: Inputs,

    #[command(flatten)]
    pub delivery: Delivery,

    #[arg(long, default_value = "reached", hide_default_value = true, hide_possible_values = true)]
    pub walks: WalksArg,

    #[arg(long)]
    pub with: Vec<String>,

    #[arg(long, hide_possible_values = true)]
    pub fail_on: Option<FailOn>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum WalksArg {
    Reached,
    All,
}

impl CommandArgs for AuditArgs {
    fn leaves_files(&self) -> bool {
        self.delivery.leaves_files() || self.inputs.is_stream()
    }

    fn run(self, lang: Lang) -> Result<Exit, Failure> {
        run(&self, lang)
    }
}

/// Loads, measures, judges and reports.
fn run(args: &AuditArgs, lang: Lang) -> Result<Exit, Failure> {
    let inputs = &args.inputs;
    let options = options(inputs)?;
    what_if::check(&args.with, inputs, &args.delivery)?;
    if inputs.is_stream() {
        return stream::run(inputs, &args.delivery, args.fail_on, options, lang);
    }
    // Before anything is written: what cannot be supposed leaves no file.
    let supposed = what_if::find(&args.with, inputs, &options, lang)?;

    let progress = Progress::begin(inputs.quiet, lang);
    let walks = match args.walks {
        WalksArg::Reached => WalksListed::Reached,
        WalksArg::All => WalksListed::All,
    };
    let session = Session::open(datasets(inputs), Options { walks, ..options }, &progress)?;
    if !inputs.quiet {
        progress.aside(|| session.parts().iter().for_each(|part| notes(part.defects(), lang)));
    }
    let heading = session.heading();
    let frame = frame(&session, &heading, lang);

    // So many communities are judged and rendered at a time, on all cores; in order, they are
    // written while the next are judged, and let go.
    let renderer = Renderer::new(&frame, deliver::formats(&args.delivery, session.count())?);
    let mut reports = Reports::begin(&renderer, deliver::output(args.delivery.out.as_deref())?)?;
    let (mut summary, mut tally) = (Summary::default(), ExitTally::default());
    let mut kept = Vec::new();
    let make = |mut judged: JudgedCommunity| {
        words::tell(&mut judged.audit, frame.vocabulary, lang);
        Done {
            files: renderer.render(&CommunitySlice::from_judged(&judged)),
            summary: Summary::from_audit(&frame, judged.number, &judged.audit),
            tally: ExitTally::from_audit(&judged.audit),
            audit: renderer.keeps_audits().then_some(judged.audit),
        }
    };
    let take = |one: Done| -> Result<(), Failure> {
        summary.append(one.summary);
        tally = tally.and(one.tally);
        progress.written(one.files.iter().flatten().map(|file| file.bytes.len() as u64).sum());
        reports.take(one.files)?;
        kept.extend(one.audit);
        progress.done(1);
        Ok(())
    };
    progress.communities(say::judging_and_writing_communities(lang), session.count());
    session.judge_in_order(make, take)?;
    let finished = reports.finish(kept)?;
    drop(progress);
    deliver::deliver(&args.delivery, inputs.quiet, &frame, &summary, finished)?;
    // The process ends here and gives a city back faster in one piece than feature by feature.
    let _ = std::mem::ManuallyDrop::new(session);
    if let Some((found, standard)) = supposed {
        what_if::tell(&args.delivery, inputs.quiet, &found, &standard, lang)?;
    }
    Ok(tally.exit(args.fail_on))
}

/// What all parts of the reports share.
fn frame<'a>(session: &'a Session, heading: &'a Audit, lang: Lang) -> ReportContext<'a> {
    ReportContext {
        audit: heading,
        vocabulary: &session.standard().vocabulary,
        estimated: session.is_estimated(),
        lang,
    }
}

/// What is left of a community once it is judged; its audit, much larger, is let go by the core
/// that made it, unless a report needs all of them at the end.
struct Done {
    files: Vec<Option<File>>,
    summary: Summary,
    tally: ExitTally,
    audit: Option<CommunityAudit>,
}
