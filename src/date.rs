//! Calendar dates as surveys and registers write them.

pub use jiff::civil::Date;

/// Reads a date written year first: `2023-09-30`, `2023/9/30`, `2023.9.30` or `2023年9月30日`.
/// Anything else, and any day the calendar does not have (2023年9月31日), is `None`: a date is
/// never guessed.
pub fn parse(text: &str) -> Option<Date> {
    let text = text.trim();
    let parts: Vec<&str> = if let Some(rest) = text.strip_suffix('日') {
        let (year, rest) = rest.split_once('年')?;
        let (month, day) = rest.split_once('月')?;
        vec![year, month, day]
    } else {
        let separator = ['-', '/', '.'].into_iter().find(|&c| text.contains(c))?;
        text.split(separator).collect()
    };
    let [year, month, day] = parts[..] else { return None };
    let digits = |part: &str, most: usize| {
        let ok = !part.is_empty() && part.len() <= most && part.bytes().all(|b| b.is_ascii_digit());
        ok.then(|| part.parse::<i16>().ok()).flatten()
    };
    if year.len() != 4 {
        return None;
    }
    let (year, month, day) = (digits(year, 4)?, digits(month, 2)?, digits(day, 2)?);
    Date::new(year, month as i8, day as i8).ok()
}

/// Reads the last day of a term as plans write it, `2023年9月30日前`, or as [`parse`] reads it.
pub fn last_day(text: &str) -> Option<Date> {
    let text = text.trim();
    let day = ["之前", "以前", "前", "止"].into_iter().find_map(|end| text.strip_suffix(end));
    parse(day.unwrap_or(text))
}

/// Days from one day to another, negative where that is earlier.
pub fn days_between(from: Date, to: Date) -> i32 {
    // Between two dates the calendar has, counted in days, the span always fits.
    to.since(from).map_or(0, |span| span.get_days())
}

/// The day so many days after another; the calendar's last where it ends before.
pub fn days_after(day: Date, days: i32) -> Date {
    day.saturating_add(jiff::Span::new().days(days))
}

/// Today in China (Asia/Shanghai, eight hours ahead of UTC and without summer time since 1992),
/// by the machine's clock: a term ends there at midnight, wherever the machine stands.
pub fn today() -> Date {
    jiff::tz::offset(8).to_datetime(jiff::Timestamp::now()).date()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_term_ends_on_the_day_it_names() {
        let day = Date::new(2023, 9, 30).unwrap();
        for text in ["2023年9月30日前", "2023年9月30日之前", "2023-09-30", "2023年9月30日止"] {
            assert_eq!(last_day(text), Some(day), "{text}");
        }
        assert_eq!(last_day("长期坚持"), None);
        assert_eq!(last_day("2023年9月31日前"), None);
    }

    #[test]
    fn reads_year_first_dates_only() {
        let day = Date::new(2023, 9, 30).unwrap();
        for text in ["2023-09-30", "2023/9/30", "2023.9.30", "2023年9月30日", " 2023-9-30 "] {
            assert_eq!(parse(text), Some(day), "{text}");
        }
        for text in ["2023年9月31日", "30/9/2023", "2023-13-01", "20230930", "长期坚持", "", "2023-02-29"]
        {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
