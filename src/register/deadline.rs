//! Deadlines (完成时限) as plans print them, and as days.

use serde::Serialize;

use crate::date::{self, Date};

/// A deadline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Deadline {
    /// As printed.
    pub printed: String,
    /// What it means.
    #[serde(flatten)]
    pub term: Term,
}

/// What a printed deadline means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "term", rename_all = "snake_case")]
pub enum Term {
    /// The last day in time.
    Day {
        /// The day.
        day: Date,
    },
    /// 长期坚持: it has no end, and is never overdue.
    Standing,
    /// Nothing is printed, or nothing that names a day.
    Open,
}

/// Words for what has no end.
const STANDING: [&str; 6] = ["长期坚持", "长期", "持续推进", "常态化推进", "长期推进", "持续"];

/// A text that looks like a date and is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NoDate;

/// Reads a printed deadline: a day ([`date::last_day`]), a month's or a year's end
/// (`2023年9月底前`, `2023年底前`), or words for what has no end.
///
/// # Errors
/// A text that looks like a date and is none, such as `2023年9月31日前`: nobody knows which day
/// is meant.
pub(crate) fn read(text: &str) -> Result<Deadline, NoDate> {
    let printed = text.trim().to_owned();
    let term = match date::last_day(&printed).or_else(|| end_of(&printed)) {
        Some(day) => Term::Day { day },
        None if STANDING.contains(&printed.as_str()) => Term::Standing,
        None if printed.contains(|character: char| character.is_numeric()) => return Err(NoDate),
        None => Term::Open,
    };
    Ok(Deadline { printed, term })
}

/// The last day of `2023年9月底前`, `2023年9月末`, `2023年底前` or `2023年末`.
fn end_of(text: &str) -> Option<Date> {
    let text = ["之前", "以前", "前"].into_iter().find_map(|end| text.strip_suffix(end)).unwrap_or(text);
    let text = text.strip_suffix(['底', '末'])?;
    let (year, rest) = text.split_once('年')?;
    let month = match rest.strip_suffix('月') {
        Some(month) => month,
        None if rest.is_empty() => "12",
        None => return None,
    };
    let first = date::parse(&format!("{year}-{month}-1"))?;
    Some(first.last_of_month())
}

impl Deadline {
    /// The last day in time, where there is one.
    pub(crate) fn day(&self) -> Option<Date> {
        match self.term {
            Term::Day { day } => Some(day),
            Term::Standing | Term::Open => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Term {
        Term::Day { day: date::parse(text).unwrap() }
    }

    #[test]
    fn days_and_ends_of_months_and_years() {
        for (text, term) in [
            ("2023年9月30日前", day("2023-09-30")),
            ("2023-09-30", day("2023-09-30")),
            ("2023年9月底前", day("2023-09-30")),
            ("2023年2月底前", day("2023-02-28")),
            ("2024年2月末", day("2024-02-29")),
            ("2023年底前", day("2023-12-31")),
            ("长期坚持", Term::Standing),
            ("尽快", Term::Open),
            ("", Term::Open),
        ] {
            assert_eq!(read(text).unwrap().term, term, "{text}");
        }
    }

    #[test]
    fn what_looks_like_a_date_and_is_none_is_not_guessed() {
        for text in
            ["2023年9月31日前", "2023年13月底前", "9月30日前", "２０２３年９月３１日", "2023年9月中旬"]
        {
            assert!(read(text).is_err(), "{text}");
        }
    }
}
