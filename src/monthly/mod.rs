//! The monthly report (月报表) and the yearly summary (全年总结) of a register: how far the projects
//! are, what is overdue, and what is planned and spent, by community and by responsible unit.

use serde::Serialize;

use crate::audit::Audit;
use crate::date::Date;
use crate::register::{ProjectStage, Register, RegisterEntry, Timing, stage, timing};

/// What a report is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Period {
    /// The month of the report's day, up to that day.
    Month,
    /// The year of the report's day, up to that day.
    Year,
}

/// Sums of money in 万元, and how many projects do not say theirs: these are not in the sum.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Money {
    /// The sum, 万元.
    pub sum: f64,
    /// How many projects give no figure.
    pub untold: usize,
}

impl Money {
    fn add(&mut self, amount: Option<f64>) {
        match amount {
            Some(amount) => self.sum += amount,
            None => self.untold += 1,
        }
    }

    /// Without the rounding of sums: 0.1 and 0.2 are 0.3.
    fn tidied(self) -> Money {
        Money { sum: (self.sum * 1e6).round() / 1e6, ..self }
    }
}

/// Counts of the projects of a community, a unit, or all.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Group {
    /// Of the community or unit; empty for all, and for projects that name no unit.
    pub name: String,
    /// All of them.
    pub projects: usize,
    /// Not begun on the day.
    pub not_started: usize,
    /// Begun and not complete on the day.
    pub under_way: usize,
    /// Complete and not yet accepted.
    pub complete: usize,
    /// Accepted (已验收) by the day.
    pub accepted: usize,
    /// Of the ones not complete: their deadline is over; it is soon; no day is known.
    pub overdue: usize,
    /// Of the ones not complete: their deadline is near.
    pub soon: usize,
    /// Of the ones not complete: no day is known.
    pub open: usize,
    /// Of the complete ones: after their deadline.
    pub late: usize,
    /// Begun, completed and accepted within the month or year of the report, up to its day.
    pub began: usize,
    /// Completed within the month or year of the report, up to its day.
    pub finished: usize,
    /// Accepted within the month or year of the report, up to its day.
    pub passed: usize,
    /// What they are to cost, and what is spent on those that are begun. The register has one
    /// figure a project and no day for it, so that this is what was spent when it was last kept.
    pub planned: Money,
    /// What is spent on those that are begun.
    pub spent: Money,
}

/// What happened in one month of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Month {
    /// The year.
    pub year: i16,
    /// 1 to 12.
    pub month: i8,
    /// Its last day, or the report's where that is earlier.
    pub until: Date,
    /// Projects begun in it.
    pub began: usize,
    /// Projects completed in it.
    pub finished: usize,
    /// Projects accepted in it.
    pub passed: usize,
    /// At its end.
    pub complete_so_far: usize,
    /// Projects accepted by its end.
    pub accepted_so_far: usize,
    /// Projects overdue at its end.
    pub overdue: usize,
}

impl Month {
    /// `2023-07`.
    pub(crate) fn name(&self) -> String {
        format!("{}-{:02}", self.year, self.month)
    }

    /// What happened in it, then how things stood at its end.
    pub(crate) fn counts(&self) -> [usize; 6] {
        [self.began, self.finished, self.passed, self.complete_so_far, self.accepted_so_far, self.overdue]
    }
}

/// A report.
#[derive(Clone, Debug, Serialize)]
pub struct Monthly {
    /// Whether it is of a month or of a year.
    pub period: Period,
    /// Names of the datasets audited.
    pub datasets: Vec<String>,
    /// The report's day.
    pub as_of: Date,
    /// The first day of the month or year reported on.
    pub since: Date,
    /// Projects by community, in the audit's order.
    pub communities: Vec<Group>,
    /// By responsible unit, as the city calls it, in the order met; a project of two units is in
    /// both rows. The last is of projects that name none, where there are such.
    pub units: Vec<Group>,
    /// Every project once.
    pub total: Group,
    /// Of a year: its months up to the day.
    pub months: Vec<Month>,
    /// Gaps at the audit's day, and those of them that no project is for.
    pub audited_for: String,
    /// Rows of the gap lists.
    pub gaps: usize,
    /// Gaps that no project is for.
    pub unplanned: usize,
    /// The register's rows, in its order.
    pub projects: Vec<RegisterEntry>,
}

/// Stands for projects without a responsible unit.
pub(crate) const NO_UNIT: &str = "";

impl Monthly {
    /// The report of a register that was read for the report's day.
    pub fn from_register(register: &Register, audit: &Audit, period: Period, soon: i32) -> Monthly {
        let as_of = register.as_of;
        let since = match period {
            Period::Month => as_of.first_of_month(),
            Period::Year => as_of.first_of_year(),
        };
        let group = |name: &str, entries: &[&RegisterEntry]| counted(name, entries, since, as_of);
        let all: Vec<&RegisterEntry> = register.entries.iter().collect();
        let communities = audit.communities.iter().map(|community| {
            let own: Vec<&RegisterEntry> =
                all.iter().copied().filter(|entry| entry.community == community.id).collect();
            group(&community.name, &own)
        });
        let mut names: Vec<&str> = Vec::new();
        for unit in all.iter().flat_map(|entry| &entry.responsible) {
            if !names.contains(&unit.name.as_str()) {
                names.push(&unit.name);
            }
        }
        let of_unit = |name: &&str| {
            let own = all.iter().copied();
            let own: Vec<&RegisterEntry> =
                own.filter(|e| e.responsible.iter().any(|unit| unit.name == *name)).collect();
            group(name, &own)
        };
        let mut units: Vec<Group> = names.iter().map(of_unit).collect();
        let nobodys: Vec<&RegisterEntry> =
            all.iter().copied().filter(|entry| entry.responsible.is_empty()).collect();
        if !nobodys.is_empty() {
            units.push(group(NO_UNIT, &nobodys));
        }
        Monthly {
            period,
            datasets: audit.datasets.clone(),
            as_of,
            since,
            communities: communities.collect(),
            units,
            total: group("", &all),
            months: if period == Period::Year { months(&all, as_of, soon) } else { Vec::new() },
            audited_for: audit.as_of.clone(),
            gaps: audit.communities.iter().map(|community| community.gaps.len()).sum(),
            unplanned: register.unplanned.len(),
            projects: register.entries.clone(),
        }
    }

    /// Its projects that are overdue, the longest first.
    pub(crate) fn overdue(&self) -> Vec<&RegisterEntry> {
        let days = |entry: &RegisterEntry| match entry.timing {
            Timing::Overdue { days } => Some(days),
            _ => None,
        };
        let mut overdue: Vec<&RegisterEntry> =
            self.projects.iter().filter(|entry| days(entry).is_some()).collect();
        overdue.sort_by_key(|entry| std::cmp::Reverse(days(entry)));
        overdue
    }
}

fn counted(name: &str, entries: &[&RegisterEntry], since: Date, until: Date) -> Group {
    let count =
        |wanted: &dyn Fn(&RegisterEntry) -> bool| entries.iter().filter(|entry| wanted(entry)).count();
    let at = |wanted: ProjectStage| count(&|entry| entry.stage == wanted);
    let in_period = |wanted: ProjectStage| {
        count(&|entry| entry.days.reached(wanted).is_some_and(|day| (since..=until).contains(&day)))
    };
    let mut group = Group {
        name: name.to_owned(),
        projects: entries.len(),
        not_started: at(ProjectStage::NotStarted),
        under_way: at(ProjectStage::UnderWay),
        complete: at(ProjectStage::Complete),
        accepted: at(ProjectStage::Accepted),
        overdue: count(&|entry| matches!(entry.timing, Timing::Overdue { .. })),
        soon: count(&|entry| matches!(entry.timing, Timing::Soon { .. })),
        open: count(&|entry| entry.timing == Timing::Open),
        late: count(&|entry| matches!(entry.timing, Timing::Late { .. })),
        began: in_period(ProjectStage::UnderWay),
        finished: in_period(ProjectStage::Complete),
        passed: in_period(ProjectStage::Accepted),
        planned: Money::default(),
        spent: Money::default(),
    };
    for entry in entries {
        group.planned.add(entry.cost);
        if entry.stage > ProjectStage::NotStarted {
            group.spent.add(entry.spent);
        }
    }
    group.planned = group.planned.tidied();
    group.spent = group.spent.tidied();
    group
}

/// The months of the day's year up to the day.
fn months(entries: &[&RegisterEntry], as_of: Date, soon: i32) -> Vec<Month> {
    let month = |number: i8| {
        let first = Date::new(as_of.year(), number, 1).ok()?;
        let until = first.last_of_month().min(as_of);
        let stage_then = |entry: &RegisterEntry| stage::on(entry.days, entry.status, until);
        let count =
            |wanted: &dyn Fn(&RegisterEntry) -> bool| entries.iter().filter(|entry| wanted(entry)).count();
        let within = |wanted: ProjectStage| {
            count(&|entry| entry.days.reached(wanted).is_some_and(|day| (first..=until).contains(&day)))
        };
        Some(Month {
            year: as_of.year(),
            month: number,
            until,
            began: within(ProjectStage::UnderWay),
            finished: within(ProjectStage::Complete),
            passed: within(ProjectStage::Accepted),
            complete_so_far: count(&|entry| stage_then(entry) >= ProjectStage::Complete),
            accepted_so_far: count(&|entry| stage_then(entry) == ProjectStage::Accepted),
            overdue: count(&|entry| {
                let timing = timing(stage_then(entry), entry.days, entry.deadline.term, until, soon);
                matches!(timing, Timing::Overdue { .. })
            }),
        })
    };
    (1..=as_of.month()).filter_map(month).collect()
}
