//! Numbers as people write them into tables: full-width digits, thousands separators and a
//! unit behind. Read where exact, refused where not.

use unicode_normalization::UnicodeNormalization;

use crate::units::Unit;

/// The number a text states, if it states exactly one. `unit` is the unit the property is
/// measured in; only that unit may stand behind the number. "约200", "200左右", "≥200" and
/// "2亩" (for m²) are `None`.
pub(crate) fn parse(text: &str, unit: Option<Unit>) -> Option<f64> {
    let text: String = text.nfkc().collect();
    let text = text.trim();
    let end = text
        .find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',' | '+' | '-')))
        .unwrap_or(text.len());
    let (number, rest) = text.split_at(end);
    let rest = rest.trim();
    let unit_fits = rest.is_empty() || unit.is_some_and(|unit| names(unit).contains(&rest));
    if !unit_fits {
        return None;
    }
    let number = ungroup(number)?;
    let value: f64 = number.parse().ok()?;
    value.is_finite().then_some(value)
}

/// Names a unit is written with behind a number, after NFKC (which makes ㎡ into m2).
fn names(unit: Unit) -> &'static [&'static str] {
    match unit {
        Unit::SquareMetre => &["m2", "平方米", "平米", "平", "m^2"],
        Unit::Household => &["户"],
        Unit::Person => &["人"],
        Unit::Class => &["班", "个班"],
        Unit::Space => &["个", "个车位", "车位"],
        Unit::Cell => &["个", "格", "个格口"],
        Unit::Parcel => &["件"],
        Unit::Entrance => &["个", "个单元"],
        Unit::Level => &["层"],
        Unit::WanYuan => &["万元", "万"],
        _ => &[],
    }
}

/// Takes thousands separators out where they stand rightly: `1,200` but not `12,00`.
fn ungroup(number: &str) -> Option<String> {
    if !number.contains(',') {
        return Some(number.to_owned());
    }
    let (whole, fraction) = match number.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (number, None),
    };
    let (sign, digits) = match whole.strip_prefix(['+', '-']) {
        Some(digits) => (&whole[..1], digits),
        None => ("", whole),
    };
    let mut groups = digits.split(',');
    let first = groups.next()?;
    let well_grouped = (1..=3).contains(&first.len())
        && groups.all(|group| group.len() == 3)
        && !fraction.is_some_and(|fraction| fraction.contains(','));
    well_grouped.then(|| {
        let whole = digits.replace(',', "");
        match fraction {
            Some(fraction) => format!("{sign}{whole}.{fraction}"),
            None => format!("{sign}{whole}"),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_exact_numbers_only() {
        let area = Some(Unit::SquareMetre);
        for (text, value) in [
            ("200", 200.0),
            ("２００", 200.0),
            ("200㎡", 200.0),
            ("200 平方米", 200.0),
            ("1,200.5", 1200.5),
            ("-3", -3.0),
        ] {
            assert_eq!(parse(text, area), Some(value), "{text}");
        }
        for text in ["约200", "200左右", "≥200", "12,00", "2亩", "200-300", "", "nan", "1e3", "二百"]
        {
            assert_eq!(parse(text, area), None, "{text}");
        }
        assert_eq!(parse("200㎡", Some(Unit::Household)), None);
    }
}
