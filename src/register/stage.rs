//! How far a project is: what the register's 状态 says, and what its dates say for a given day.

use serde::Serialize;

use crate::dataset::Project;
use crate::date::Date;
use crate::lang::{Both, InBoth};
use crate::messages::register as say;

/// How far a project is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ProjectStage {
    /// 未开工.
    NotStarted,
    /// 在建.
    UnderWay,
    /// Finished on paper, not yet accepted.
    Complete,
    /// 已验收.
    Accepted,
}

impl ProjectStage {
    /// Every stage, the first first.
    pub(crate) const ALL: [ProjectStage; 4] =
        [ProjectStage::NotStarted, ProjectStage::UnderWay, ProjectStage::Complete, ProjectStage::Accepted];

    /// What registers write for each; the first is how reports word it.
    const WRITTEN: [(ProjectStage, &'static [&'static str]); 4] = [
        (
            ProjectStage::NotStarted,
            &["未开工", "未启动", "未开始", "未实施", "待开工", "not_started", "not started"],
        ),
        (
            ProjectStage::UnderWay,
            &["在建", "进行中", "建设中", "实施中", "施工中", "推进中", "已开工", "under_way", "under way"],
        ),
        (
            ProjectStage::Complete,
            &["已完工", "已完成", "完工", "完成", "已竣工", "竣工", "complete", "completed", "done"],
        ),
        (ProjectStage::Accepted, &["已验收", "验收合格", "通过验收", "验收通过", "accepted"]),
    ];

    /// Reads a cell of 状态. Nothing is guessed: 差不多完工 is not read.
    pub(crate) fn read(text: &str) -> Option<ProjectStage> {
        let text = text.trim().to_lowercase();
        ProjectStage::WRITTEN
            .iter()
            .find(|(_, names)| names.contains(&text.as_str()))
            .map(|(stage, _)| *stage)
    }

    /// Every word that [`ProjectStage::read`] takes.
    pub(crate) fn words() -> impl Iterator<Item = &'static str> {
        ProjectStage::WRITTEN.iter().flat_map(|(_, names)| names.iter().copied())
    }

    /// Its id in files: `not_started`, `under_way`, `complete`, `accepted`.
    pub(crate) fn id(self) -> &'static str {
        match self {
            ProjectStage::NotStarted => "not_started",
            ProjectStage::UnderWay => "under_way",
            ProjectStage::Complete => "complete",
            ProjectStage::Accepted => "accepted",
        }
    }

    /// The first word that registers write for it.
    fn zh(self) -> &'static str {
        ProjectStage::WRITTEN[self as usize].1[0]
    }
}

/// The days on which a project was begun, completed and accepted, as far as its register says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Days {
    /// Day of the start.
    pub started: Option<Date>,
    /// Day of completion.
    pub completed: Option<Date>,
    /// Day of acceptance.
    pub accepted: Option<Date>,
}

impl Days {
    /// The days of a row.
    pub(crate) fn from_project(project: &Project) -> Days {
        Days { started: project.started, completed: project.completed, accepted: project.accepted }
    }

    /// The day on which a stage was reached.
    pub(crate) fn reached(self, stage: ProjectStage) -> Option<Date> {
        match stage {
            ProjectStage::NotStarted => None,
            ProjectStage::UnderWay => self.started,
            ProjectStage::Complete => self.completed,
            ProjectStage::Accepted => self.accepted,
        }
    }
}

/// How far a project was at the end of a day.
///
/// Of the stages it is known to have reached (those that its status says or implies, and those
/// that have a day), it was at the last one that is not dated later than the day. A stage without
/// a day of its own counts as reached with the next one that has one, and where none has, at any
/// time: the register says nothing better.
pub(crate) fn on(days: Days, written: Option<ProjectStage>, day: Date) -> ProjectStage {
    let dated = ProjectStage::ALL.into_iter().filter(|stage| days.reached(*stage).is_some()).max();
    let reached = written.max(dated).unwrap_or(ProjectStage::NotStarted);
    let was_reached = |stage: &ProjectStage| {
        let from_here = ProjectStage::ALL.into_iter().filter(|later| later >= stage && *later <= reached);
        let known = from_here.filter_map(|stage| days.reached(stage)).next();
        known.is_none_or(|known| known <= day)
    };
    let so_far = ProjectStage::ALL.into_iter().filter(|stage| *stage <= reached).take_while(was_reached);
    so_far.last().unwrap_or(ProjectStage::NotStarted)
}

/// What of a project's status and dates cannot be together, with the column it stands in.
pub(crate) fn contradictions(days: Days, written: Option<ProjectStage>) -> Vec<(&'static str, Both)> {
    let mut found = Vec::new();
    let columns = [
        (ProjectStage::UnderWay, "started"),
        (ProjectStage::Complete, "completed"),
        (ProjectStage::Accepted, "accepted"),
    ];
    let dated: Vec<(ProjectStage, &'static str, Date)> =
        columns.iter().filter_map(|(stage, column)| Some((*stage, *column, days.reached(*stage)?))).collect();
    for pair in dated.windows(2) {
        let [(_, earlier, first), (_, later, second)] = pair else { continue };
        if first > second {
            found.push((*later, say::earlier_than_before(InBoth, &later, &second, &earlier, &first)));
        }
    }
    if let Some(written) = written {
        for (_, column, day) in dated.into_iter().filter(|(stage, ..)| *stage > written) {
            let (zh, en) = (written.zh(), written.id().replace('_', " "));
            found.push((column, say::status_contradicts_date(InBoth, &zh, &column, &day, &en)));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        crate::date::parse(text).unwrap()
    }

    fn days(days: [&str; 3]) -> Days {
        let [started, completed, accepted] = days.map(crate::date::parse);
        Days { started, completed, accepted }
    }

    #[test]
    fn a_stage_is_reached_on_its_own_day() {
        let dated = days(["2023-07-23", "2023-08-31", "2023-09-30"]);
        for (on_day, stage) in [
            ("2023-07-22", ProjectStage::NotStarted),
            ("2023-07-23", ProjectStage::UnderWay),
            ("2023-08-30", ProjectStage::UnderWay),
            ("2023-08-31", ProjectStage::Complete),
            ("2023-09-29", ProjectStage::Complete),
            ("2023-09-30", ProjectStage::Accepted),
        ] {
            assert_eq!(on(dated, Some(ProjectStage::Accepted), day(on_day)), stage, "{on_day}");
            // The dates say it alone, too.
            assert_eq!(on(dated, None, day(on_day)), stage, "{on_day}");
        }
    }

    #[test]
    fn a_status_without_days_holds_at_any_time() {
        for stage in ProjectStage::ALL {
            assert_eq!(on(days(["", "", ""]), Some(stage), day("2023-07-23")), stage);
        }
        assert_eq!(on(days(["", "", ""]), None, day("2023-07-23")), ProjectStage::NotStarted);
    }

    #[test]
    fn a_stage_without_a_day_is_reached_with_the_next_that_has_one() {
        let only_end = days(["", "2023-08-31", ""]);
        assert_eq!(on(only_end, Some(ProjectStage::Complete), day("2023-08-30")), ProjectStage::NotStarted);
        assert_eq!(on(only_end, Some(ProjectStage::Complete), day("2023-08-31")), ProjectStage::Complete);
        // Accepted without a day: no later than known.
        assert_eq!(on(only_end, Some(ProjectStage::Accepted), day("2023-08-31")), ProjectStage::Accepted);
        assert_eq!(on(only_end, Some(ProjectStage::Accepted), day("2023-08-30")), ProjectStage::NotStarted);
    }

    #[test]
    fn days_out_of_order_and_days_beyond_the_status_contradict() {
        let columns = |days: Days, written| -> Vec<&str> {
            contradictions(days, written).into_iter().map(|(column, _)| column).collect()
        };
        assert_eq!(columns(days(["2023-08-01", "2023-07-31", ""]), None), ["completed"]);
        assert_eq!(columns(days(["2023-08-01", "", "2023-07-31"]), None), ["accepted"]);
        assert_eq!(columns(days(["2023-08-01", "2023-08-01", ""]), Some(ProjectStage::Complete)), [""; 0]);
        assert_eq!(
            columns(days(["2023-08-01", "2023-08-02", ""]), Some(ProjectStage::UnderWay)),
            ["completed"]
        );
        assert_eq!(columns(days(["2023-08-01", "", ""]), Some(ProjectStage::NotStarted)), ["started"]);
    }

    #[test]
    fn only_known_words_are_read() {
        assert_eq!(ProjectStage::read(" 已竣工 "), Some(ProjectStage::Complete));
        assert_eq!(ProjectStage::read("Done"), Some(ProjectStage::Complete));
        for text in ["差不多完工", "", "己完工"] {
            assert_eq!(ProjectStage::read(text), None, "{text}");
        }
    }
}
