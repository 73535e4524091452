//! Answers put behind those of `survey.csv`, and which of them may be: nothing that a person
//! entered is changed, or set aside by an answer of another opinion.

use std::borrow::Cow;

use crate::both;
use crate::check::Attest;
use crate::dataset::tables::decode;
use crate::dataset::{Answer, Reply};
use crate::date::Date;
use crate::defect::{Defect, Place};
use crate::lang::Both;
use crate::report::Table;

/// What becomes of a new answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// It is put behind the others.
    Append,
    /// The dataset says so already.
    Same,
    /// The dataset says otherwise, and why that stands.
    Conflict(Both),
}

/// What becomes of a new answer, given those that the dataset has for the same community and
/// clause.
pub fn step(new: &Answer, known: &[&Answer], attest: &Attest, as_of: Date) -> Step {
    let Some(latest) = known.iter().max_by_key(|answer| answer.date) else { return Step::Append };
    let adds = |given: &Option<String>, known: &Option<String>| given.is_some() && given != known;
    let says_more = adds(&new.evidence, &latest.evidence)
        || adds(&new.by, &latest.by)
        || adds(&new.note, &latest.note)
        || new.date.is_some() && new.date != latest.date
        || new.expires.is_some() && new.expires != latest.expires;
    if new.reply == latest.reply && !says_more {
        return Step::Same;
    }
    if attest.lack(latest, as_of).is_none() {
        return Step::Conflict(both!(
            "数据集里已有作数的答复，未改动",
            "the dataset has an answer that counts; it was left as it is"
        ));
    }
    if new.date < latest.date {
        let day = latest.date.map_or(String::new(), |day| day.to_string());
        return Step::Conflict(both!(
            "数据集里的答复是 {day} 的，要更新它，请填不早于这一天的核查日期",
            "the dataset's answer is of {day}; to renew it, give a date no earlier"
        ));
    }
    let contradicts = known.iter().any(|answer| {
        answer.reply != new.reply && (answer.date == new.date || answer.date.is_none() || new.date.is_none())
    });
    if contradicts {
        return Step::Conflict(both!(
            "与数据集里同一天（或没有日期）的答复相矛盾",
            "it contradicts an answer of the same day, or of none, in the dataset"
        ));
    }
    if new.date == latest.date && attest.lack(new, as_of).is_some() {
        return Step::Conflict(both!(
            "不比数据集里的答复更有依据",
            "it is no better supported than the dataset's answer"
        ));
    }
    Step::Append
}

/// The columns of `survey.csv`.
pub const COLUMNS: [&str; 9] =
    ["community", "clause", "answer", "value", "evidence", "by", "date", "expires", "note"];

/// An answer as `survey.csv` has it.
pub fn row(answer: &Answer, community: &str) -> Vec<String> {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let day = |day: Option<Date>| day.map_or(String::new(), |day| day.to_string());
    vec![
        community.to_owned(),
        answer.clause.clone(),
        reply(answer.reply).to_owned(),
        text(&answer.value),
        text(&answer.evidence),
        text(&answer.by),
        day(answer.date),
        day(answer.expires),
        text(&answer.note),
    ]
}

/// A reply as tables have it.
pub fn reply(reply: Reply) -> &'static str {
    match reply {
        Reply::Yes => "是",
        Reply::No => "否",
        Reply::NotApplicable => "不适用",
    }
}

/// A table with rows behind those it has, under its own header, in its own encoding and with its
/// own line ends; a new one where there is none. `named` tells which of `columns` a header names.
///
/// # Errors
/// A table without a column that the rows need.
pub fn grown(
    known: Option<&[u8]>,
    file: &str,
    columns: &[&str],
    named: impl Fn(&str) -> Option<usize>,
    rows: &[Vec<String>],
) -> Result<Vec<u8>, Box<Defect>> {
    let Some(known) = known.filter(|bytes| !bytes.trim_ascii().is_empty()) else {
        let mut table = Table::for_people(columns);
        rows.iter().for_each(|row| table.row(row.iter().map(String::as_str)));
        return Ok(table.bytes());
    };
    let mut defects = Vec::new();
    let Some(text) = decode(known, file, &mut defects) else {
        return Err(Box::new(defects.pop().unwrap_or_else(|| {
            Defect::error("bad-encoding", file, Place::Whole, both!("编码不明", "its encoding is unknown"))
        })));
    };
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let header = reader.records().next().and_then(Result::ok).unwrap_or_default();
    let places: Vec<Option<usize>> = header.iter().map(|name| named(name.trim())).collect();
    let is_needed = |column: usize| rows.iter().any(|row| !row[column].is_empty());
    let missing: Vec<&str> = (0..columns.len())
        .filter(|column| is_needed(*column) && !places.contains(&Some(*column)))
        .map(|column| columns[column])
        .collect();
    if !missing.is_empty() {
        let missing = missing.join("、");
        return Err(Box::new(
            Defect::error(
                "missing-column",
                file,
                Place::Row { row: 1, column: None },
                both!(
                    "没有列 {missing}，表里填的这些内容放不进去",
                    "it has no column {missing} to take what the form holds"
                ),
            )
            .expected(both!("表头里有 {missing}", "{missing} in its header"))
            .mend(both!(
                "用 Excel 或 WPS 在表头末尾加上这些列",
                "add the columns behind its header in a spreadsheet"
            )),
        ));
    }
    let mut table = Table::rows();
    for row in rows {
        table.row(places.iter().map(|column| column.map_or("", |column| row[column].as_str())));
    }
    let mut new = String::from_utf8(table.bytes()).unwrap_or_default();
    let ends = if text.contains("\r\n") { "\r\n" } else { "\n" };
    if ends == "\n" {
        new = new.replace("\r\n", "\n");
    }
    if !text.ends_with('\n') {
        new.insert_str(0, ends);
    }
    let new = match text {
        Cow::Borrowed(_) => Cow::Borrowed(new.as_bytes()),
        Cow::Owned(_) => encoding_rs::GB18030.encode(&new).0,
    };
    Ok([known, &new].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(header: &str) -> Option<usize> {
        ["name", "note"].iter().position(|column| *column == header)
    }

    fn added(known: &[u8], row: [&str; 2]) -> Result<Vec<u8>, Box<Defect>> {
        let rows = [row.map(str::to_owned).to_vec()];
        grown(Some(known), "t.csv", &["name", "note"], named, &rows)
    }

    #[test]
    fn rows_follow_under_the_tables_own_header() {
        for (known, row) in [
            ("note,x,name\n甲,乙,丙\n", "\"一,二\",,三\n"),
            ("\u{feff}note,x,name\r\n甲,乙,丙", "\r\n\"一,二\",,三\r\n"),
        ] {
            let grown = String::from_utf8(added(known.as_bytes(), ["三", "一,二"]).unwrap()).unwrap();
            assert_eq!(grown, format!("{known}{row}"));
        }
    }

    #[test]
    fn an_old_encoding_stays() {
        let (known, ..) = encoding_rs::GB18030.encode("name,note\n恒祥社区,备注\n");
        let grown = added(&known, ["中山社区", "\u{1f600}"]).unwrap();
        assert!(grown.starts_with(&known));
        let (text, _, malformed) = encoding_rs::GB18030.decode(&grown);
        assert_eq!(text, "name,note\n恒祥社区,备注\n中山社区,\u{1f600}\n");
        assert!(!malformed);
    }

    #[test]
    fn what_has_no_column_is_not_dropped() {
        assert_eq!(added(b"name\n", ["a", "b"]).unwrap_err().code, "missing-column");
        assert!(added(b"name\n", ["a", ""]).is_ok());
    }
}
