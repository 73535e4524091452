//! Money, exactly: whole fen (分), so that a budget one fen short is short.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, Sub};

use serde::{Serialize, Serializer};

/// Fen in one 万元, and in one 元.
const WAN_YUAN: i64 = 1_000_000;
const YUAN: i64 = 100;

/// A hundred thousand million yuan: more than any such budget, and few enough fen to be added up
/// by the hundred thousand.
const MOST: i64 = 10_000_000 * WAN_YUAN;

/// An amount of money, in fen. Written in 万元.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fen(pub i64);

/// What an amount is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Currency {
    /// 万元, ten thousand yuan.
    WanYuan,
    /// 元.
    Yuan,
}

impl Currency {
    fn fen(self) -> i64 {
        match self {
            Currency::WanYuan => WAN_YUAN,
            Currency::Yuan => YUAN,
        }
    }
}

/// Why a text is no amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoAmount {
    /// It is no decimal number with 万元, 元 or nothing behind it.
    NotANumber,
    /// It is below zero.
    Negative,
    /// It has parts smaller than a fen.
    TooFine,
    /// It is beyond all budgets.
    TooMuch,
}

impl Fen {
    /// Reads `12.5 万元`, `6000元`, or a bare number, for which no unit is returned and which is
    /// taken as `bare`.
    ///
    /// # Errors
    /// What is no number, less than nothing, finer than a fen or beyond all budgets.
    pub fn read(text: &str, bare: Currency) -> Result<(Fen, Option<Currency>), NoAmount> {
        let text = text.trim();
        let units = [("万元", Currency::WanYuan), ("元", Currency::Yuan)];
        let with_unit = units.iter().find_map(|(word, unit)| Some((text.strip_suffix(word)?, *unit)));
        match with_unit {
            Some((number, unit)) => Ok((Fen::decimal(number.trim(), unit)?, Some(unit))),
            None => Ok((Fen::decimal(text, bare)?, None)),
        }
    }

    /// A decimal number of a currency, digit by digit: no binary fraction comes between.
    ///
    /// # Errors
    /// As [`Fen::read`].
    pub(crate) fn decimal(text: &str, currency: Currency) -> Result<Fen, NoAmount> {
        let (is_negative, digits) = match text.strip_prefix(['-', '－', '−']) {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
        let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || !all_digits(whole) || !all_digits(part) {
            return Err(NoAmount::NotANumber);
        }
        let part = part.trim_end_matches('0');
        let places = currency.fen().ilog10() as usize;
        let is_zero = whole.bytes().all(|digit| digit == b'0') && part.is_empty();
        if is_negative && !is_zero {
            return Err(NoAmount::Negative);
        }
        if part.len() > places {
            return Err(NoAmount::TooFine);
        }
        let whole = whole.trim_start_matches('0');
        if whole.len() > 15 {
            return Err(NoAmount::TooMuch);
        }
        let number = |text: &str| if text.is_empty() { Ok(0) } else { text.parse::<i64>() };
        let fen = number(whole)
            .ok()
            .and_then(|whole| whole.checked_mul(currency.fen()))
            .zip(number(&format!("{part:0<places$}")).ok())
            .and_then(|(whole, part)| whole.checked_add(part));
        fen.filter(|fen| *fen <= MOST).map(Fen).ok_or(NoAmount::TooMuch)
    }

    /// An amount in 万元 as a table holds it, to the nearest fen; nothing where it is below zero
    /// or beyond all budgets.
    pub(crate) fn of_wan_yuan(amount: f64) -> Option<Fen> {
        let fen = (amount * WAN_YUAN as f64).round();
        (0.0..=MOST as f64).contains(&fen).then_some(Fen(fen as i64))
    }

    /// So many times the amount, to the nearest fen; nothing beyond all budgets.
    pub(crate) fn times(self, quantity: f64) -> Option<Fen> {
        // Quantities come from data with at most a few decimals: millionths hold them exactly.
        let millionths = (quantity * 1e6).round();
        if !(0.0..=1e15).contains(&millionths) {
            return None;
        }
        let fen = (i128::from(self.0) * millionths as i128 + 500_000) / 1_000_000;
        i64::try_from(fen).ok().filter(|fen| *fen <= MOST).map(Fen)
    }

    /// In 万元.
    pub(crate) fn wan_yuan(self) -> f64 {
        self.0 as f64 / WAN_YUAN as f64
    }
}

impl fmt::Display for Fen {
    /// In 万元, every fen of it: `12.5`, `0.000001`.
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let (sign, fen) = (if self.0 < 0 { "-" } else { "" }, self.0.unsigned_abs());
        let (whole, part) = (fen / WAN_YUAN as u64, fen % WAN_YUAN as u64);
        let text = format!("{sign}{whole}.{part:06}");
        f.write_str(text.trim_end_matches('0').trim_end_matches('.'))
    }
}

impl Serialize for Fen {
    /// As a number of 万元.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(self.wan_yuan())
    }
}

impl Add for Fen {
    type Output = Fen;
    fn add(self, other: Fen) -> Fen {
        Fen(self.0.saturating_add(other.0))
    }
}

impl Sub for Fen {
    type Output = Fen;
    fn sub(self, other: Fen) -> Fen {
        Fen(self.0.saturating_sub(other.0))
    }
}

impl Sum for Fen {
    fn sum<I: Iterator<Item = Fen>>(amounts: I) -> Fen {
        amounts.fold(Fen(0), Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_exact_to_the_fen() {
        let read = |text| Fen::read(text, Currency::WanYuan).map(|(fen, _)| fen.0);
        for (text, fen) in [
            ("12.5 万元", 12_500_000),
            ("12.15万元", 12_150_000),
            ("6000元", 600_000),
            ("0.01元", 1),
            ("0.000001", 1),
            ("500", 500_000_000),
            ("500.", 500_000_000),
            ("-0", 0),
            ("12.1500000000", 12_150_000),
        ] {
            assert_eq!(read(text), Ok(fen), "{text}");
        }
        for (text, why) in [
            ("-1", NoAmount::Negative),
            ("-0.000001", NoAmount::Negative),
            ("0.0000001", NoAmount::TooFine),
            ("0.001元", NoAmount::TooFine),
            ("1e3", NoAmount::NotANumber),
            ("五百", NoAmount::NotANumber),
            ("", NoAmount::NotANumber),
            ("万元", NoAmount::NotANumber),
            ("nan", NoAmount::NotANumber),
            ("999999999999999999999", NoAmount::TooMuch),
            ("10000000.000001", NoAmount::TooMuch),
        ] {
            assert_eq!(read(text), Err(why), "{text}");
        }
    }

    #[test]
    fn what_is_printed_is_read_again() {
        for fen in [0, 1, 100, 12_150_000, 500_000_000] {
            assert_eq!(Fen::decimal(&Fen(fen).to_string(), Currency::WanYuan), Ok(Fen(fen)));
        }
        assert_eq!(Fen::of_wan_yuan(12.15), Some(Fen(12_150_000)));
        assert_eq!(Fen(600_000).times(81.0), Some(Fen(48_600_000)));
        assert_eq!(Fen(1).times(0.5), Some(Fen(1)));
    }
}
