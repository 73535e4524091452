//! Acceptance (验收): a new audit beside the one before building, project by project. What counts
//! is the clause, not the paper: a project passes when the obligatory clauses of its item pass
//! now, with evidence, whatever its status says.

mod clause;
mod deadline;
mod rectify;

use serde::Serialize;

use crate::audit::{
    Audit, CommunityAudit, Grade, ItemAudit, Range, StandardUsed, Tool, WaiverAudit, WithWaivers,
};
use crate::date::{self, Date};
use crate::register::{ProjectStage, Register, RegisterEntry};
use crate::verdict::{Level, Verdict};

pub use clause::{ClauseNow, ShortBy};
pub use deadline::rectify_by;
pub use rectify::{Rectification, RectifyKind};

/// What an acceptance comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Conclusion {
    /// 通过.
    Pass,
    /// 待核实: nothing is known to fail, something is not known.
    Verify,
    /// 整改.
    Rectify,
}

/// An acceptance of the communities of an audit.
#[derive(Clone, Debug, Serialize)]
pub struct Acceptance {
    /// The program that made it.
    pub tool: Tool,
    /// Names of the datasets of the later audit.
    pub datasets: Vec<String>,
    /// Days audited for, before and now.
    pub before: String,
    /// Day of the acceptance, `YYYY-MM-DD`.
    pub as_of: String,
    /// The standard of the later audit.
    pub standard: StandardUsed,
    /// The standard of the earlier audit, where it is another.
    pub standard_before: Option<StandardUsed>,
    /// The day by which what is lacking is to be put right.
    pub rectify_by: String,
    /// Those of the later audit, in its order.
    pub communities: Vec<CommunityAcceptance>,
}

/// What a community came to on a day.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DayStanding {
    /// 0 to 100; null when no item applies.
    pub score: Option<Range>,
    /// The grades of the score's ends.
    pub grade: Option<Grade>,
    /// Null when the standard has no gate.
    pub gate: Option<Verdict>,
    /// Items that fail, and that are undecided.
    pub failing: usize,
    /// Items that are undecided.
    pub unknown: usize,
}

impl DayStanding {
    fn from_audit(community: &CommunityAudit) -> DayStanding {
        DayStanding {
            score: community.score,
            grade: community.grade.clone(),
            gate: community.gate,
            failing: community.items_that(Verdict::Fail),
            unknown: community.items_that(Verdict::Unknown),
        }
    }
}

/// One community's acceptance.
#[derive(Clone, Debug, Serialize)]
pub struct CommunityAcceptance {
    /// Its id in the dataset.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The title over its acceptance opinion (验收意见).
    pub title: String,
    /// What it comes to: the worst of what follows.
    pub conclusion: Conclusion,
    /// Null where the earlier audit did not have the community.
    pub before: Option<DayStanding>,
    /// What it came to on the day of the acceptance.
    pub now: DayStanding,
    /// The same without the waived clauses, where a waiver applies.
    pub with_waivers: Option<WithWaivers>,
    /// Its projects, in the register's order.
    pub projects: Vec<ProjectAcceptance>,
    /// Obligatory clauses that passed before and fail now.
    pub regressions: Vec<Changed>,
    /// Obligatory clauses that passed before and are undecided now.
    pub lost: Vec<Changed>,
    /// Items that fail now and did not before.
    pub new_gaps: Vec<GapNow>,
    /// Items that failed before and do not any more.
    pub closed: Vec<GapNow>,
    /// Every item that fails and is not waived, and who is to put it right by when.
    pub rectifications: Vec<Rectification>,
    /// Obligatory clauses that are undecided, and what to find out.
    pub to_verify: Vec<ToVerify>,
    /// Every waiver of it and what became of it.
    pub waivers: Vec<WaiverAudit>,
}

/// One project at acceptance.
#[derive(Clone, Debug, Serialize)]
pub struct ProjectAcceptance {
    /// The register's row.
    #[serde(flatten)]
    pub project: RegisterEntry,
    /// What its item's clauses come to.
    pub conclusion: Conclusion,
    /// Why, in one sentence; said by `report`.
    pub reason: String,
    /// Verdicts of its item.
    pub before: Option<Verdict>,
    /// Verdict of its item on the day of the acceptance.
    pub now: Verdict,
    /// The item's obligatory clauses that failed before, or do not pass now.
    pub clauses: Vec<ClauseNow>,
    /// Complete or accepted on paper, and failing.
    pub paper_only: bool,
    /// Whether it passes only since a failing clause is waived.
    pub by_waiver: bool,
}

impl ProjectAcceptance {
    /// The clauses that decide its conclusion.
    pub(crate) fn deciding(&self) -> impl Iterator<Item = &ClauseNow> {
        self.clauses.iter().filter(|clause| match self.conclusion {
            Conclusion::Rectify => clause.is_failing(),
            Conclusion::Verify => clause.now == Verdict::Unknown,
            Conclusion::Pass => true,
        })
    }

    /// Whether it passes while its register has it unfinished.
    pub(crate) fn is_behind(&self) -> bool {
        self.conclusion == Conclusion::Pass && self.project.stage < ProjectStage::Complete
    }
}

/// A clause whose verdict changed.
#[derive(Clone, Debug, Serialize)]
pub struct Changed {
    /// Number of the item.
    pub item: u32,
    /// Title of the item.
    pub title: String,
    /// The clause, before and now.
    #[serde(flatten)]
    pub clause: ClauseNow,
    /// Whether the register has a project for the item.
    pub has_project: bool,
}

/// An item that began or ceased to fail.
#[derive(Clone, Debug, Serialize)]
pub struct GapNow {
    /// Number of the item.
    pub item: u32,
    /// Title of the item.
    pub title: String,
    /// Its verdict before; null where the earlier audit has no such item.
    pub before: Option<Verdict>,
    /// Its verdict now.
    pub now: Verdict,
    /// Whether the register has a project for it.
    pub has_project: bool,
}

/// A clause to find something out for.
#[derive(Clone, Debug, Serialize)]
pub struct ToVerify {
    /// Number of the item.
    pub item: u32,
    /// Title of the item.
    pub title: String,
    /// Id of the clause.
    pub clause: String,
    /// Why it is undecided, in one sentence.
    pub reason: String,
    /// What to find out, in one sentence.
    pub ask: String,
}

/// Whether an audit can stand for the state before an acceptance on a day: it is of no later day.
pub fn is_before(earlier: &Audit, as_of: Date) -> bool {
    date::parse(&earlier.as_of).is_none_or(|day| day <= as_of)
}

impl Acceptance {
    /// Sets an audit beside an earlier one, by its register. `rectify_by` is the new deadline,
    /// as it is to be printed.
    pub fn from_audits(before: &Audit, now: &Audit, register: &Register, rectify_by: &str) -> Acceptance {
        let communities = now.communities.iter().map(|community| {
            let earlier = before.communities.iter().find(|earlier| earlier.id == community.id);
            let view = View { before: earlier, now: community, register, rectify_by };
            view.acceptance()
        });
        Acceptance {
            tool: now.tool.clone(),
            datasets: now.datasets.clone(),
            before: before.as_of.clone(),
            as_of: now.as_of.clone(),
            standard: now.standard.clone(),
            standard_before: (before.standard.sha256 != now.standard.sha256).then(|| before.standard.clone()),
            rectify_by: rectify_by.to_owned(),
            communities: communities.collect(),
        }
    }
}

/// One community, before and now.
struct View<'a> {
    before: Option<&'a CommunityAudit>,
    now: &'a CommunityAudit,
    register: &'a Register,
    rectify_by: &'a str,
}

impl View<'_> {
    fn acceptance(&self) -> CommunityAcceptance {
        let projects: Vec<ProjectAcceptance> = self.entries().map(|entry| self.project(entry)).collect();
        let (mut regressions, mut lost) = (Vec::new(), Vec::new());
        for item in &self.now.items {
            for clause in self.clauses(item) {
                let list = match (clause.before, clause.now) {
                    (Some(Verdict::Pass), Verdict::Fail) => &mut regressions,
                    (Some(Verdict::Pass), Verdict::Unknown) => &mut lost,
                    _ => continue,
                };
                list.push(Changed {
                    item: item.number,
                    title: item.title.clone(),
                    clause,
                    has_project: self.has_project(item.number),
                });
            }
        }
        let rectifications =
            rectify::of(self.now, &projects, &regressions, |item| self.before_of(item), self.rectify_by);
        let to_verify = self.to_verify();
        let conclusion = if !rectifications.is_empty() {
            Conclusion::Rectify
        } else if !to_verify.is_empty() {
            Conclusion::Verify
        } else {
            Conclusion::Pass
        };
        CommunityAcceptance {
            id: self.now.id.clone(),
            name: self.now.name.clone(),
            title: self.title(),
            conclusion,
            before: self.before.map(DayStanding::from_audit),
            now: DayStanding::from_audit(self.now),
            with_waivers: self.now.with_waivers.clone(),
            projects,
            regressions,
            lost,
            new_gaps: self.gaps(|before, now| now == Verdict::Fail && before != Verdict::Fail),
            closed: self.gaps(|before, now| before == Verdict::Fail && now != Verdict::Fail),
            rectifications,
            to_verify,
            waivers: self.now.waivers.clone(),
        }
    }

    /// `…项目清单` becomes `…验收意见`.
    fn title(&self) -> String {
        let name = &self.now.name;
        match self.now.list_title.strip_suffix("项目清单") {
            Some(start) => format!("{start}验收意见"),
            None => format!("{name}完整社区建设验收意见"),
        }
    }

    fn entries(&self) -> impl Iterator<Item = &RegisterEntry> {
        self.register.entries.iter().filter(|entry| entry.community == self.now.id)
    }

    fn has_project(&self, item: u32) -> bool {
        self.entries().any(|entry| entry.item == item)
    }

    fn item_before(&self, number: u32) -> Option<&ItemAudit> {
        self.before?.items.iter().find(|item| item.number == number)
    }

    fn before_of(&self, number: u32) -> Option<Verdict> {
        self.item_before(number).map(|item| item.verdict)
    }

    fn clauses(&self, item: &ItemAudit) -> Vec<ClauseNow> {
        ClauseNow::all(self.item_before(item.number).map(|item| &item.clauses[..]), &item.clauses)
    }

    fn gaps(&self, wanted: impl Fn(Verdict, Verdict) -> bool) -> Vec<GapNow> {
        let gap = |item: &ItemAudit| {
            let before = self.before_of(item.number);
            let is_wanted = wanted(before?, item.verdict);
            is_wanted.then(|| GapNow {
                item: item.number,
                title: item.title.clone(),
                before,
                now: item.verdict,
                has_project: self.has_project(item.number),
            })
        };
        self.now.items.iter().filter_map(gap).collect()
    }

    fn to_verify(&self) -> Vec<ToVerify> {
        let unknowns = self.now.unknowns.iter().filter(|unknown| unknown.level == Level::Must);
        unknowns
            .map(|unknown| {
                let item = self.now.items.iter().find(|item| item.number == unknown.item);
                ToVerify {
                    item: unknown.item,
                    title: item.map_or(String::new(), |item| item.title.clone()),
                    clause: unknown.clause.clone(),
                    reason: unknown.reason.clone(),
                    ask: unknown.ask.clone(),
                }
            })
            .collect()
    }

    fn project(&self, entry: &RegisterEntry) -> ProjectAcceptance {
        let item = self.now.items.iter().find(|item| item.number == entry.item);
        let all = item.map_or(Vec::new(), |item| self.clauses(item));
        let by_waiver = all.iter().any(|clause| clause.waived);
        let conclusion = if all.iter().any(ClauseNow::is_failing) {
            Conclusion::Rectify
        } else if entry.verdict == Verdict::NotApplicable
            || all.iter().any(|clause| clause.now == Verdict::Unknown || !clause.is_proved())
        {
            Conclusion::Verify
        } else {
            Conclusion::Pass
        };
        let clauses: Vec<ClauseNow> = all
            .into_iter()
            .filter(|clause| {
                clause.before == Some(Verdict::Fail) || matches!(clause.now, Verdict::Fail | Verdict::Unknown)
            })
            .collect();
        let paper_only = conclusion == Conclusion::Rectify && entry.stage >= ProjectStage::Complete;
        ProjectAcceptance {
            reason: String::new(),
            project: entry.clone(),
            conclusion,
            before: self.before_of(entry.item),
            now: entry.verdict,
            clauses,
            paper_only,
            by_waiver: by_waiver && conclusion == Conclusion::Pass,
        }
    }
}
