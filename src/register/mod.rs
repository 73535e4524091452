//! The project register (工作台账): `projects.csv` joined to the gaps of an audit by community and
//! item.

pub(crate) mod deadline;
mod rows;
pub(crate) mod stage;
pub(crate) mod units;

use std::collections::BTreeSet;

use serde::Serialize;

use crate::audit::{Audit, CommunityAudit, Gap};
use crate::codes::Code;
use crate::dataset::{Dataset, Project};
use crate::date::{self, Date};
use crate::defect::{Defect, Place, did_you_mean};
use crate::lang::InBoth;
use crate::messages::register as say;
use crate::standard::Standard;
use crate::verdict::Verdict;

pub(crate) use deadline::NoDate;
pub use deadline::{Deadline, Term};
pub use rows::{Started, started};
pub use stage::{Days, ProjectStage};
pub use units::RegisterUnit;
pub(crate) use units::Units;

/// Within how many days a deadline is soon, unless the user says otherwise.
pub const SOON: i32 = 30;

/// Where a project stands against its deadline on the day asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "timing", rename_all = "snake_case")]
pub enum Timing {
    /// Complete by its deadline, as far as the register says.
    Done,
    /// Complete so many days after its deadline.
    Late {
        /// Days after the deadline, 1 or more.
        days: i32,
    },
    /// Not complete, the deadline so many days ago.
    Overdue {
        /// Days since the deadline, 1 or more.
        days: i32,
    },
    /// Not complete, the deadline in so many days and within what counts as soon.
    Soon {
        /// Days to the deadline, 0 on its own day.
        days: i32,
    },
    /// Not complete, and time is left.
    Ahead,
    /// Not complete, and without end (长期坚持).
    Standing,
    /// Not complete, and no day is known by which it should be.
    Open,
}

/// One project of the register.
#[derive(Clone, Debug, Serialize)]
pub struct RegisterEntry {
    /// File and row, the header being row 1.
    pub file: String,
    /// The row, the header being row 1.
    pub row: usize,
    /// Id and name of its community.
    pub community: String,
    /// Name of its community.
    pub community_name: String,
    /// Its item's number and title.
    pub item: u32,
    /// Title of its item.
    pub title: String,
    /// What the item comes to in the audit.
    pub verdict: Verdict,
    /// The register's, else the gap list's.
    pub name: String,
    /// 项目建设内容: the register's, else the gap list's.
    pub content: String,
    /// 责任单位: the register's, else the gap list's.
    pub responsible: Vec<RegisterUnit>,
    /// 配合单位: the register's, else the gap list's.
    pub cooperating: Vec<RegisterUnit>,
    /// 完成时限: the register's, else the gap list's.
    pub deadline: Deadline,
    /// As the register says, and on the day asked for by its dates.
    pub status: Option<ProjectStage>,
    /// How far it is on the day asked for, by its dates and its status.
    pub stage: ProjectStage,
    /// Where it stands against its deadline on that day.
    #[serde(flatten)]
    pub timing: Timing,
    /// The days its register gives.
    #[serde(flatten)]
    pub days: Days,
    /// What it is to cost and what is spent, 万元.
    pub cost: Option<f64>,
    /// What is spent, 万元.
    pub spent: Option<f64>,
    /// What the register names as evidence.
    pub evidence: Option<String>,
    /// The register's note.
    pub note: Option<String>,
}

impl RegisterEntry {
    /// Its responsible units by name.
    pub(crate) fn responsible_text(&self) -> String {
        names(&self.responsible)
    }

    /// Its cooperating units by name.
    pub(crate) fn cooperating_text(&self) -> String {
        names(&self.cooperating)
    }
}

fn names(units: &[RegisterUnit]) -> String {
    units.iter().map(|unit| unit.name.as_str()).collect::<Vec<_>>().join("、")
}

/// A gap that no project of the register is for.
#[derive(Clone, Debug, Serialize)]
pub struct Unplanned {
    /// Id of the community.
    pub community: String,
    /// Name of the community.
    pub community_name: String,
    /// Number of the item.
    pub item: u32,
    /// Title of the item.
    pub title: String,
    /// Ids of the obligatory clauses that fail.
    pub clauses: Vec<String>,
    /// 责任单位 of the gap list.
    pub responsible: String,
    /// 完成时限 of the gap list, as printed.
    pub deadline: String,
    /// Whether all of its failing clauses are waived.
    pub waived: bool,
}

/// The register on a day.
#[derive(Clone, Debug, Serialize)]
pub struct Register {
    /// The day.
    pub as_of: Date,
    /// In the audit's order of communities, then by item, then as written.
    pub entries: Vec<RegisterEntry>,
    /// Gaps without a project.
    pub unplanned: Vec<Unplanned>,
}

impl Register {
    /// The register of a dataset for the communities of an audit of it, as it stood on a day.
    /// Beside it, what is wrong with it: errors are statuses, deadlines and days that cannot be
    /// read or cannot be together, each with its row; where there is one, the register is not to
    /// be used.
    pub fn from_audit(
        dataset: &Dataset,
        standard: &Standard,
        audit: &Audit,
        as_of: Date,
        soon: i32,
    ) -> (Register, Vec<Defect>) {
        let mut defects = Vec::new();
        let mut entries = Vec::new();
        let mut unplanned = Vec::new();
        for community in &audit.communities {
            let Some(index) = dataset.communities_named(&community.id).first().copied() else { continue };
            let district =
                dataset.communities[index].facts.text(standard.vocabulary.own.communities.district);
            let reader = RegisterReader {
                dataset,
                standard,
                community,
                units: Units::from_city(standard.city.as_ref(), district),
                as_of,
                soon,
            };
            let own = dataset.projects.iter().filter(|project| project.community == index);
            let mut read: Vec<RegisterEntry> =
                own.filter_map(|project| reader.entry(project, &mut defects)).collect();
            read.sort_by_key(|entry| (entry.item, entry.row));
            defects.extend(twins(dataset, index));
            let planned: BTreeSet<u32> = read.iter().map(|entry| entry.item).collect();
            let open = community.gaps.iter().filter(|gap| !planned.contains(&gap.item));
            unplanned.extend(open.map(|gap| without_project(community, gap)));
            entries.extend(read);
        }
        (Register { as_of, entries, unplanned }, defects)
    }

    /// Projects that share their community and item with others, together.
    pub(crate) fn shared(&self) -> Vec<Vec<&RegisterEntry>> {
        let mut groups: Vec<Vec<&RegisterEntry>> = Vec::new();
        for entry in &self.entries {
            match groups
                .last_mut()
                .filter(|group| group[0].community == entry.community && group[0].item == entry.item)
            {
                Some(group) => group.push(entry),
                None => groups.push(vec![entry]),
            }
        }
        groups.retain(|group| group.len() > 1);
        groups
    }

    /// Projects that are not complete though their item does not fail, and is not undecided:
    /// nobody knows what for.
    pub(crate) fn without_gap(&self) -> impl Iterator<Item = &RegisterEntry> {
        let needless = |entry: &&RegisterEntry| {
            matches!(entry.verdict, Verdict::Pass | Verdict::NotApplicable)
                && entry.stage < ProjectStage::Complete
        };
        self.entries.iter().filter(needless)
    }
}

/// Rows that say the same in every cell: counted twice, the money would be too.
fn twins(dataset: &Dataset, community: usize) -> Vec<Defect> {
    let mut defects = Vec::new();
    let own: Vec<&Project> =
        dataset.projects.iter().filter(|project| project.community == community).collect();
    for (index, project) in own.iter().enumerate() {
        let Some(twin) = own[..index].iter().find(|other| other.says_the_same(project)) else { continue };
        let ((file, row), (_, other)) = (dataset.place(project.origin), dataset.place(twin.origin));
        defects.push(
            Defect::error(
                Code::TwinProject,
                file,
                Place::Row { row, column: None },
                say::same_as_another_row(InBoth, &other),
            )
            .expected(say::one_row_a_project(InBoth))
            .help(say::take_one_row_out_or_rename(InBoth)),
        );
    }
    defects
}

fn without_project(community: &CommunityAudit, gap: &Gap) -> Unplanned {
    Unplanned {
        community: community.id.clone(),
        community_name: community.name.clone(),
        item: gap.item,
        title: gap.content.clone(),
        clauses: gap.clauses.clone(),
        responsible: gap.responsible.clone(),
        deadline: gap.deadline.clone(),
        waived: gap.waived,
    }
}

/// Reads the projects of one community.
struct RegisterReader<'a> {
    dataset: &'a Dataset,
    standard: &'a Standard,
    community: &'a CommunityAudit,
    units: Units,
    as_of: Date,
    soon: i32,
}

impl RegisterReader<'_> {
    /// A row as an entry; nothing where its item is not the standard's, which is an error of the
    /// dataset already.
    fn entry(&self, project: &Project, defects: &mut Vec<Defect>) -> Option<RegisterEntry> {
        let (_, item) = self.standard.item(&project.item)?;
        let audit = self.community.items.iter().find(|audited| audited.number == item.number)?;
        let gap = self.community.gaps.iter().find(|gap| gap.item == item.number);
        let (file, row) = self.dataset.place(project.origin);
        let place = |column: &str| Place::Row { row, column: Some(column.to_owned()) };
        // What the gap list has from the city or by measure holds for any project of the item; what
        // it has from the register is another project's own.
        let text = |own: &Option<String>, column: &str, listed: fn(&Gap) -> &String| {
            let gap = gap.filter(|gap| gap.sources.get(column).is_some_and(|source| source != "register"));
            own.clone().or_else(|| gap.map(|gap| listed(gap).clone())).unwrap_or_default()
        };

        let days = Days::from_project(project);
        let status = project.status.as_deref().and_then(|written| {
            let read = ProjectStage::read(written);
            if read.is_none() {
                let defect = Defect::error(
                    Code::UnknownStatus,
                    file,
                    place("status"),
                    say::status_cannot_be_read(InBoth, &written),
                )
                .expected(say::one_of_the_stages(InBoth));
                defects.push(match did_you_mean(written, ProjectStage::words()) {
                    Some(meant) => defect.help(say::did_you_mean(InBoth, &meant)),
                    None => defect.help(say::write_one_and_details_as_note(InBoth)),
                });
            }
            read
        });
        for (column, what) in stage::contradictions(days, status) {
            defects.push(
                Defect::error(Code::ContradictingDays, file, place(column), what)
                    .help(say::correct_status_or_dates_by_documents(InBoth)),
            );
        }
        let deadline = text(&project.deadline, "deadline", |gap| &gap.deadline);
        let deadline = deadline::read(&deadline).unwrap_or_else(|NoDate| {
            defects.push(
                Defect::error(
                    Code::UnreadableDeadline,
                    file,
                    place("deadline"),
                    say::deadline_is_no_date(InBoth, &deadline),
                )
                .expected(say::day_of_calendar(InBoth))
                .help(say::correct_it_by_the_plan(InBoth)),
            );
            Deadline { printed: deadline.clone(), term: Term::Open }
        });
        if deadline.term == Term::Open && !deadline.printed.is_empty() {
            let printed = &deadline.printed;
            defects.push(Defect::warning(
                Code::OpenDeadline,
                file,
                place("deadline"),
                say::deadline_names_no_day_whether(InBoth, &printed),
            ));
        }
        let mut units = |cell: String, column: &str| {
            let listed = self.units.listed(&cell);
            for unit in listed.iter().filter(|unit| unit.known == Some(false)) {
                let written = &unit.written;
                let defect = Defect::warning(
                    Code::UnknownUnit,
                    file,
                    place(column),
                    say::unit_not_in_table(InBoth, &written),
                );
                defects.push(match did_you_mean(written, self.units.names()) {
                    Some(meant) => defect.help(say::did_you_mean(InBoth, &meant)),
                    None => defect.help(say::correct_or_add_the_unit(InBoth)),
                });
            }
            listed
        };
        let responsible =
            units(text(&project.responsible, "responsible", |gap| &gap.responsible), "responsible");
        let cooperating =
            units(text(&project.cooperating, "cooperating", |gap| &gap.cooperating), "cooperating");

        let stage = stage::on(days, status, self.as_of);
        Some(RegisterEntry {
            file: file.to_owned(),
            row,
            community: self.community.id.clone(),
            community_name: self.community.name.clone(),
            item: item.number,
            title: item.title.clone(),
            verdict: audit.verdict,
            name: text(&project.name, "project_name", |gap| &gap.project_name),
            content: text(&project.content, "project_content", |gap| &gap.project_content),
            responsible,
            cooperating,
            timing: timing(stage, days, deadline.term, self.as_of, self.soon),
            deadline,
            status,
            stage,
            days,
            cost: project.cost,
            spent: project.spent,
            evidence: project.evidence.clone(),
            note: project.note.clone(),
        })
    }
}

/// Where a project at a stage stands against its deadline on a day. The deadline's own day is in
/// time.
pub(crate) fn timing(stage: ProjectStage, days: Days, deadline: Term, as_of: Date, soon: i32) -> Timing {
    match (deadline, stage >= ProjectStage::Complete) {
        (Term::Day { day }, true) => match days.completed {
            Some(completed) if completed > day => Timing::Late { days: date::days_between(day, completed) },
            _ => Timing::Done,
        },
        (_, true) => Timing::Done,
        (Term::Day { day }, false) if day < as_of => Timing::Overdue { days: date::days_between(day, as_of) },
        (Term::Day { day }, false) => match date::days_between(as_of, day) {
            days if days <= soon => Timing::Soon { days },
            _ => Timing::Ahead,
        },
        (Term::Standing, false) => Timing::Standing,
        (Term::Open, false) => Timing::Open,
    }
}
