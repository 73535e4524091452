//! By which day what an acceptance finds lacking is to be put right.

use crate::date::{self, Date};

/// Days given to put things right where no plan says how many.
pub(crate) const DAYS_TO_RECTIFY: i32 = 30;

/// The day that the city's plan (`planned`, as the standard writes it) wants things put right by,
/// unless it is over; then [`DAYS_TO_RECTIFY`] from the acceptance.
fn usual_deadline(planned: Option<&str>, as_of: Date) -> Date {
    let planned = planned.and_then(date::last_day);
    planned.filter(|day| *day >= as_of).unwrap_or_else(|| date::days_after(as_of, DAYS_TO_RECTIFY))
}

/// The new deadline, printed: the day `given`, else the usual one.
pub fn rectify_by(given: Option<Date>, planned: Option<&str>, as_of: Date) -> String {
    printed_deadline(given.unwrap_or_else(|| usual_deadline(planned, as_of)))
}

/// A deadline as plans print one: `2023年10月30日前`.
fn printed_deadline(day: Date) -> String {
    format!("{}年{}月{}日前", day.year(), day.month(), day.day())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_plan_counts_until_it_is_over() {
        let day = |text: &str| date::parse(text).unwrap();
        assert_eq!(usual_deadline(Some("2023-10-30"), day("2023-10-30")), day("2023-10-30"));
        assert_eq!(usual_deadline(Some("2023-10-30"), day("2023-10-31")), day("2023-11-30"));
        assert_eq!(usual_deadline(None, day("2023-10-31")), day("2023-11-30"));
        assert_eq!(printed_deadline(day("2023-06-09")), "2023年6月9日前");
        let planned = |given| rectify_by(given, Some("2023-10-30"), day("2023-10-01"));
        assert_eq!(planned(None), "2023年10月30日前");
        assert_eq!(planned(Some(day("2023-10-02"))), "2023年10月2日前");
    }
}
