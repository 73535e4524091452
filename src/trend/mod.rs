//! Dated audits of the same communities: how each one's score interval goes over time.

mod find;

use std::collections::HashMap;

use sha2::{Digest, Sha256};

use crate::audit::{Audit, Grade, Judged, Range, StandardUsed};
use crate::codes::Code;
use crate::date::{self, Date};
use crate::defect::{Defect, Place, did_you_mean};
use crate::lang::InBoth;
use crate::messages::trend as say;
use crate::verdict::Verdict;

pub use find::{FoundAudits, find};

/// What a trend needs of one audit.
#[derive(Clone, Debug, PartialEq)]
pub struct Snapshot {
    /// The file as the user named it.
    pub(crate) file: String,
    /// Of its bytes, so that a copy is known as one.
    sha256: [u8; 32],
    /// The day audited for.
    pub(crate) day: Date,
    /// The standard.
    pub(crate) standard: StandardUsed,
    /// Id, name and standing of each community.
    communities: Vec<(String, String, AuditStanding)>,
}

/// How a community stands in one audit.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct AuditStanding {
    /// 0 to 100, unknowns at their worst and at their best; `None` where nothing applies.
    pub(crate) score: Option<Range>,
    /// The grades of the score's ends.
    pub(crate) grade: Option<Grade>,
    /// `None` where the standard has no gate.
    pub(crate) gate: Option<Verdict>,
    /// How many clauses could be judged.
    pub(crate) judged: Judged,
    /// Numbers of the items that fail.
    pub(crate) failing: Vec<u32>,
}

/// The audits by date, and each community's course through them.
#[derive(Clone, Debug, PartialEq)]
pub struct Trend {
    /// From the earliest to the latest.
    pub(crate) days: Vec<AuditDay>,
    /// In the order they first occur.
    pub(crate) courses: Vec<Course>,
}

/// A day audited for.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct AuditDay {
    /// The day.
    pub(crate) day: Date,
    /// The file the audit of that day was read from.
    pub(crate) file: String,
    /// The standard of that day's audit.
    pub(crate) standard: StandardUsed,
    /// Whether the standard's text is not that of the day before, so that scores do not compare.
    pub(crate) is_break: bool,
}

/// A community over time.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Course {
    /// Its id.
    pub(crate) id: String,
    /// As it is called last.
    pub(crate) name: String,
    /// Index of the day, and how it stood; by day.
    pub(crate) points: Vec<(usize, AuditStanding)>,
}

impl Course {
    /// Whether its audit of this number was made under the standard of its audit before.
    pub(crate) fn is_comparable(&self, trend: &Trend, number: usize) -> bool {
        let sum = |number: usize| &trend.days[self.points[number].0].standard.sha256;
        number > 0 && sum(number - 1) == sum(number)
    }
}

impl Snapshot {
    /// What a trend needs of the text of an `audit.json`; `file` is what the user calls it.
    ///
    /// # Errors
    /// A text that is no whole audit, or whose day is no date.
    pub(crate) fn read(bytes: &[u8], file: &str) -> Result<Snapshot, Box<Defect>> {
        let audit = Audit::read(&String::from_utf8_lossy(bytes), file)?;
        let Some(day) = date::parse(&audit.as_of) else {
            let as_of = &audit.as_of;
            let defect = Defect::error(Code::BadDate, file, Place::Whole, say::as_of_no_date(InBoth, &as_of));
            return Err(Box::new(
                defect
                    .expected(say::date_for_example(InBoth))
                    .help(say::audit_again_with_ccaudit_audit(InBoth)),
            ));
        };
        let communities = audit.communities.into_iter().map(|community| {
            let failing = community.items.iter().filter(|item| item.verdict == Verdict::Fail);
            let standing = AuditStanding {
                failing: failing.map(|item| item.number).collect(),
                score: community.score,
                grade: community.grade,
                gate: community.gate,
                judged: community.judged,
            };
            (community.id, community.name, standing)
        });
        Ok(Snapshot {
            file: file.to_owned(),
            sha256: Sha256::digest(bytes).into(),
            day,
            standard: audit.standard,
            communities: communities.collect(),
        })
    }
}

impl Trend {
    /// Puts audits in order. A copy of one is passed over.
    ///
    /// # Errors
    /// Two audits for one day that say different things; several audits no two of which have a
    /// community in common.
    pub fn from_snapshots(mut snapshots: Vec<Snapshot>) -> Result<Trend, Vec<Defect>> {
        snapshots.sort_by(|a, b| (a.day, &a.file).cmp(&(b.day, &b.file)));
        snapshots.dedup_by(|later, first| later.day == first.day && later.sha256 == first.sha256);
        let defects: Vec<Defect> = snapshots
            .windows(2)
            .filter(|two| two[0].day == two[1].day)
            .map(|two| same_day(&two[0], &two[1]))
            .collect();
        if !defects.is_empty() {
            return Err(defects);
        }
        let mut days: Vec<AuditDay> = Vec::new();
        let mut courses: Vec<Course> = Vec::new();
        let mut by_id: HashMap<String, usize> = HashMap::new();
        for (index, snapshot) in snapshots.into_iter().enumerate() {
            for (id, name, standing) in snapshot.communities {
                let number = *by_id.entry(id.clone()).or_insert_with(|| {
                    courses.push(Course { id, name: name.clone(), points: Vec::new() });
                    courses.len() - 1
                });
                let course = &mut courses[number];
                course.name = name;
                // An audit has a community once; of a second one nobody knows which counts.
                if course.points.last().is_none_or(|(last, _)| *last != index) {
                    course.points.push((index, standing));
                }
            }
            let last = days.last().map(|last| &last.standard.sha256);
            let is_break = last.is_some_and(|last| *last != snapshot.standard.sha256);
            let (day, file, standard) = (snapshot.day, snapshot.file, snapshot.standard);
            days.push(AuditDay { day, file, standard, is_break });
        }
        if days.len() > 1 && courses.iter().all(|course| course.points.len() == 1) {
            return Err(vec![nothing_in_common(&days)]);
        }
        Ok(Trend { days, courses })
    }

    /// Keeps the communities of these ids or names.
    ///
    /// # Errors
    /// Names no community has.
    pub fn keep(&mut self, names: &[String]) -> Result<(), Vec<Defect>> {
        if names.is_empty() {
            return Ok(());
        }
        let is = |course: &Course, name: &String| course.id == *name || course.name == *name;
        let unknown: Vec<Defect> = names
            .iter()
            .filter(|name| !self.courses.iter().any(|course| is(course, name)))
            .map(|name| self.unknown(name))
            .collect();
        if !unknown.is_empty() {
            return Err(unknown);
        }
        self.courses.retain(|course| names.iter().any(|name| is(course, name)));
        Ok(())
    }

    fn unknown(&self, name: &str) -> Defect {
        let known = self.courses.iter().flat_map(|course| [course.id.as_str(), course.name.as_str()]);
        let defect = Defect::error(
            Code::UnknownCommunity,
            "--community",
            Place::Whole,
            say::no_community(InBoth, &name),
        )
        .expected(say::id_or_name_of_community_of_audits(InBoth));
        match did_you_mean(name, known) {
            Some(meant) => defect.help(say::did_you_mean(InBoth, &meant)),
            None => defect,
        }
    }

    /// What the gate is called, where some standard has one.
    pub(crate) fn gate(&self) -> Option<&str> {
        self.days.iter().rev().find_map(|day| day.standard.gate.as_deref())
    }
}

fn same_day(first: &Snapshot, other: &Snapshot) -> Defect {
    let (day, file) = (first.day, &first.file);
    Defect::error(
        Code::SameDay,
        &other.file,
        Place::Whole,
        say::same_day_another_content(InBoth, &day, &file),
    )
    .expected(say::one_audit_a_day(InBoth))
    .help(say::keep_one_of_them(InBoth))
}

fn nothing_in_common(days: &[AuditDay]) -> Defect {
    let (count, first) = (days.len(), &days[0].file);
    Defect::error(
        Code::NoCommonCommunity,
        &days[days.len() - 1].file,
        Place::Whole,
        say::no_community_in_common(InBoth, &count, &first),
    )
    .expected(say::audits_of_same_communities_over(InBoth))
    .help(say::keep_apart_or_restore_ids(InBoth))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn snapshot(file: &str, day: &str, sha256: &str, ids: &[&str]) -> Snapshot {
        let communities: Vec<serde_json::Value> = ids
            .iter()
            .map(|id| {
                json!({
                    "id": id, "name": format!("{id}社区"), "score": { "low": 50.0, "high": 60.0 }, "grade": null,
                    "gate": null, "gate_parts": [], "judged": { "clauses": 1, "of": 2, "must": 1, "must_of": 2 },
                    "residents": { "dwellings": 0, "people": null, "households": null, "counted_in": "dwellings" },
                    "walking": { "method": "network", "detour": null, "step_free": false, "joined": false },
                    "access": [], "items": [], "list_title": "", "gaps": [], "unknowns": [], "pace_changes": [],
                })
            })
            .collect();
        let audit = json!({
            "version": 2, "tool": { "name": "ccaudit", "version": "1" }, "datasets": [], "as_of": day, "inputs": [],
            "standard": { "id": "s", "title": "s", "layers": [], "sha256": sha256, "pace": 50, "gate": null, "unverified": [] },
            "communities": communities,
        });
        Snapshot::read(audit.to_string().as_bytes(), file).unwrap()
    }

    #[test]
    fn audits_are_put_in_order_and_breaks_of_the_standard_marked() {
        let trend = Trend::from_snapshots(vec![
            snapshot("c.json", "2024-01-01", "bb", &["a", "n"]),
            snapshot("a.json", "2023-06-30", "aa", &["a", "b"]),
            snapshot("b.json", "2023-09-30", "aa", &["b"]),
            snapshot("copy.json", "2023-09-30", "aa", &["b"]),
        ])
        .unwrap();
        let days: Vec<(String, bool)> =
            trend.days.iter().map(|day| (day.day.to_string(), day.is_break)).collect();
        let wanted = [("2023-06-30", false), ("2023-09-30", false), ("2024-01-01", true)];
        assert_eq!(days, wanted.map(|(day, is_break)| (day.to_owned(), is_break)));
        let courses: Vec<(&str, Vec<usize>)> = trend
            .courses
            .iter()
            .map(|course| (course.id.as_str(), course.points.iter().map(|(day, _)| *day).collect()))
            .collect();
        assert_eq!(courses, [("a", vec![0, 2]), ("b", vec![0, 1]), ("n", vec![2])]);
    }

    #[test]
    fn one_day_and_different_cities_are_refused() {
        let codes = |snapshots: Vec<Snapshot>| -> Vec<Code> {
            Trend::from_snapshots(snapshots).unwrap_err().iter().map(|defect| defect.code).collect()
        };
        let one = snapshot("a.json", "2023-06-30", "aa", &["a"]);
        assert_eq!(codes(vec![one.clone(), snapshot("b.json", "2023-06-30", "aa", &["b"])]), [Code::SameDay]);
        let other = snapshot("b.json", "2023-09-30", "aa", &["b"]);
        assert_eq!(codes(vec![one.clone(), other]), [Code::NoCommonCommunity]);
        assert_eq!(Trend::from_snapshots(vec![one]).unwrap().courses.len(), 1);
    }
}
