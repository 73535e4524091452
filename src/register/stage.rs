//! How far a project is: what the register's 状态 says, and what its dates say for a given day.

use serde::Serialize;

use crate::dataset::Project;
use crate::date::Date;
use crate::lang::{Both, InBoth, Lang};
use crate::messages::register as say;

/// How far a project is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    NotStarted,
    UnderWay,
    /// Finished on paper, not yet accepted.
    Complete,
    Accepted,
}

impl Stage {
    pub const ALL: [Stage; 4] = [Stage::NotStarted, Stage::UnderWay, Stage::Complete, Stage::Accepted];

    /// What registers write for each; the first is how reports word it.
    const WRITTEN: [(Stage, &'static [&'static str]); 4] = [
        (
            Stage::NotStarted,
            &["未开工", "未启动", "未开始", "未实施", "待开工", "not_started", "not started"],
        ),
        (
            Stage::UnderWay,
            &["在建", "进行中", "建设中", "实施中", "施工中", "推进中", "已开工", "under_way", "under way"],
        ),
        (
            Stage::Complete,
            &["已完工", "已完成", "完工", "完成", "已竣工", "竣工", "complete", "completed", "done"],
        ),
        (Stage::Accepted, &["已验收", "验收合格", "通过验收", "验收通过", "accepted"]),
    ];

    /// Reads a cell of 状态. Nothing is guessed: 差不多完工 is not read.
    pub fn read(text: &str) -> Option<Stage> {
        let text = text.trim().to_lowercase();
        Stage::WRITTEN.iter().find(|(_, names)| names.contains(&text.as_str())).map(|(stage, _)| *stage)
    }

    /// Every word that [`Stage::read`] takes.
    pub fn words() -> impl Iterator<Item = &'static str> {
        Stage::WRITTEN.iter().flat_map(|(_, names)| names.iter().copied())
    }

    pub fn id(self) -> &'static str {
        match self {
            Stage::NotStarted => "not_started",
            Stage::UnderWay => "under_way",
            Stage::Complete => "complete",
            Stage::Accepted => "accepted",
        }
    }

    /// For a reader.
    pub fn word(self, lang: Lang) -> &'static str {
        match self {
            Stage::NotStarted => say::not_started(lang),
            Stage::UnderWay => say::under_way(lang),
            Stage::Complete => say::complete(lang),
            Stage::Accepted => say::accepted(lang),
        }
    }
}

/// The days on which a project was begun, completed and accepted, as far as its register says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Days {
    pub started: Option<Date>,
    pub completed: Option<Date>,
    pub accepted: Option<Date>,
}

impl Days {
    pub fn of(project: &Project) -> Days {
        Days { started: project.started, completed: project.completed, accepted: project.accepted }
    }

    /// The day on which a stage was reached.
    pub fn reached(self, stage: Stage) -> Option<Date> {
        match stage {
            Stage::NotStarted => None,
            Stage::UnderWay => self.started,
            Stage::Complete => self.completed,
            Stage::Accepted => self.accepted,
        }
    }
}

/// How far a project was at the end of a day.
///
/// Of the stages it is known to have reached (those that its status says or implies, and those
/// that have a day), it was at the last one that is not dated later than the day. A stage without
/// a day of its own counts as reached with the next one that has one, and where none has, at any
/// time: the register says nothing better.
pub fn on(days: Days, written: Option<Stage>, day: Date) -> Stage {
    let dated = Stage::ALL.into_iter().filter(|stage| days.reached(*stage).is_some()).max();
    let reached = written.max(dated).unwrap_or(Stage::NotStarted);
    let was_reached = |stage: &Stage| {
        let from_here = Stage::ALL.into_iter().filter(|later| later >= stage && *later <= reached);
        let known = from_here.filter_map(|stage| days.reached(stage)).next();
        known.is_none_or(|known| known <= day)
    };
    let so_far = Stage::ALL.into_iter().filter(|stage| *stage <= reached).take_while(was_reached);
    so_far.last().unwrap_or(Stage::NotStarted)
}

/// What of a project's status and dates cannot be together, with the column it stands in.
pub fn contradictions(days: Days, written: Option<Stage>) -> Vec<(&'static str, Both)> {
    let mut found = Vec::new();
    let columns =
        [(Stage::UnderWay, "started"), (Stage::Complete, "completed"), (Stage::Accepted, "accepted")];
    let dated: Vec<(Stage, &'static str, Date)> =
        columns.iter().filter_map(|(stage, column)| Some((*stage, *column, days.reached(*stage)?))).collect();
    for pair in dated.windows(2) {
        let [(_, earlier, first), (_, later, second)] = pair else { continue };
        if first > second {
            found.push((*later, say::earlier_than_before(InBoth, &later, &second, &earlier, &first)));
        }
    }
    if let Some(written) = written {
        for (_, column, day) in dated.into_iter().filter(|(stage, ..)| *stage > written) {
            let (zh, en) = (written.word(Lang::Zh), written.word(Lang::En));
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
            ("2023-07-22", Stage::NotStarted),
            ("2023-07-23", Stage::UnderWay),
            ("2023-08-30", Stage::UnderWay),
            ("2023-08-31", Stage::Complete),
            ("2023-09-29", Stage::Complete),
            ("2023-09-30", Stage::Accepted),
        ] {
            assert_eq!(on(dated, Some(Stage::Accepted), day(on_day)), stage, "{on_day}");
            // The dates say it alone, too.
            assert_eq!(on(dated, None, day(on_day)), stage, "{on_day}");
        }
    }

    #[test]
    fn a_status_without_days_holds_at_any_time() {
        for stage in Stage::ALL {
            assert_eq!(on(days(["", "", ""]), Some(stage), day("2023-07-23")), stage);
        }
        assert_eq!(on(days(["", "", ""]), None, day("2023-07-23")), Stage::NotStarted);
    }

    #[test]
    fn a_stage_without_a_day_is_reached_with_the_next_that_has_one() {
        let only_end = days(["", "2023-08-31", ""]);
        assert_eq!(on(only_end, Some(Stage::Complete), day("2023-08-30")), Stage::NotStarted);
        assert_eq!(on(only_end, Some(Stage::Complete), day("2023-08-31")), Stage::Complete);
        // Accepted without a day: no later than known.
        assert_eq!(on(only_end, Some(Stage::Accepted), day("2023-08-31")), Stage::Accepted);
        assert_eq!(on(only_end, Some(Stage::Accepted), day("2023-08-30")), Stage::NotStarted);
    }

    #[test]
    fn days_out_of_order_and_days_beyond_the_status_contradict() {
        let columns = |days: Days, written| -> Vec<&str> {
            contradictions(days, written).into_iter().map(|(column, _)| column).collect()
        };
        assert_eq!(columns(days(["2023-08-01", "2023-07-31", ""]), None), ["completed"]);
        assert_eq!(columns(days(["2023-08-01", "", "2023-07-31"]), None), ["accepted"]);
        assert_eq!(columns(days(["2023-08-01", "2023-08-01", ""]), Some(Stage::Complete)), [""; 0]);
        assert_eq!(columns(days(["2023-08-01", "2023-08-02", ""]), Some(Stage::UnderWay)), ["completed"]);
        assert_eq!(columns(days(["2023-08-01", "", ""]), Some(Stage::NotStarted)), ["started"]);
    }

    #[test]
    fn only_known_words_are_read() {
        assert_eq!(Stage::read(" 已竣工 "), Some(Stage::Complete));
        assert_eq!(Stage::read("Done"), Some(Stage::Complete));
        for text in ["差不多完工", "", "己完工"] {
            assert_eq!(Stage::read(text), None, "{text}");
        }
    }
}
