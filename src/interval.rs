//! A number known only to lie between two bounds.

use std::iter::Sum;
use std::ops::Add;

/// A closed interval `low..=high`; `high` may be infinite. A known number has both ends equal.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// The lower end.
    pub low: f64,
    /// The upper end; infinite where nothing bounds the number.
    pub high: f64,
}

impl Interval {
    /// Surely 0.
    pub const ZERO: Interval = Interval { low: 0.0, high: 0.0 };
    /// Surely 1.
    pub const ONE: Interval = Interval { low: 1.0, high: 1.0 };
    /// Between 0 and 1, nothing known.
    pub const UNIT: Interval = Interval { low: 0.0, high: 1.0 };

    /// From one end to the other; `low` must not exceed `high`.
    pub fn new(low: f64, high: f64) -> Interval {
        Interval { low, high }
    }

    /// A known number.
    pub fn exactly(value: f64) -> Interval {
        Interval { low: value, high: value }
    }

    /// Any number from `low` upwards.
    pub fn at_least(low: f64) -> Interval {
        Interval { low, high: f64::INFINITY }
    }

    /// Whether the number is known.
    pub fn is_exact(self) -> bool {
        self.low == self.high
    }

    /// Times a factor of 0 or more.
    pub fn scale(self, factor: f64) -> Interval {
        Interval { low: self.low * factor, high: self.high * factor }
    }
}

impl Add for Interval {
    type Output = Interval;
    fn add(self, other: Interval) -> Interval {
        Interval { low: self.low + other.low, high: self.high + other.high }
    }
}

impl Sum for Interval {
    fn sum<I: Iterator<Item = Interval>>(iter: I) -> Interval {
        iter.fold(Interval::ZERO, Add::add)
    }
}

/// One member of a weighted mean that may or may not take part in it.
#[derive(Clone, Copy, Debug)]
pub struct MeanPart {
    /// Its weight, in any unit that all parts share.
    pub weight: f64,
    /// What it adds to the mean.
    pub value: Interval,
    /// Whether the part surely counts; a part that may turn out not applicable does not.
    pub certain: bool,
}

/// The lowest and highest weighted mean over every choice of values within their intervals
/// and of the uncertain parts taken in or left out. `None` when nothing can take part.
///
/// Leaving out a part pulls the mean away from its value, so the lowest mean takes exactly
/// the uncertain parts that lie below the mean so far, in ascending order (and the highest
/// those above it, descending). Where no part is certain, at least one is taken.
pub fn mean(parts: &[MeanPart]) -> Option<Interval> {
    if parts.is_empty() {
        return None;
    }
    Some(Interval {
        low: extreme_mean(parts, |part| part.value.low, f64::lt)?,
        high: extreme_mean(parts, |part| part.value.high, f64::gt)?,
    })
}

fn extreme_mean(
    parts: &[MeanPart],
    value: impl Fn(&MeanPart) -> f64,
    better: impl Fn(&f64, &f64) -> bool,
) -> Option<f64> {
    let mut sum = 0.0;
    let mut weight = 0.0;
    for part in parts.iter().filter(|part| part.certain) {
        sum += part.weight * value(part);
        weight += part.weight;
    }
    let mut open: Vec<&MeanPart> = parts.iter().filter(|part| !part.certain).collect();
    open.sort_by(|a, b| value(a).total_cmp(&value(b)));
    if better(&1.0, &0.0) {
        open.reverse();
    }
    for part in open {
        if weight == 0.0 || better(&value(part), &(sum / weight)) {
            sum += part.weight * value(part);
            weight += part.weight;
        }
    }
    (weight > 0.0).then(|| sum / weight)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every subset of uncertain parts, every end of every interval.
    fn by_enumeration(parts: &[MeanPart]) -> Option<Interval> {
        let open: Vec<usize> = (0..parts.len()).filter(|&i| !parts[i].certain).collect();
        let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
        for mask in 0u32..1 << open.len() {
            let taken = |i: usize| match open.iter().position(|&o| o == i) {
                Some(bit) => mask >> bit & 1 == 1,
                None => true,
            };
            let chosen: Vec<&MeanPart> = (0..parts.len()).filter(|&i| taken(i)).map(|i| &parts[i]).collect();
            let weight: f64 = chosen.iter().map(|p| p.weight).sum();
            if weight == 0.0 {
                continue;
            }
            let at = |f: fn(&MeanPart) -> f64| chosen.iter().map(|p| p.weight * f(p)).sum::<f64>() / weight;
            low = low.min(at(|p| p.value.low));
            high = high.max(at(|p| p.value.high));
        }
        (low <= high).then_some(Interval { low, high })
    }

    proptest::proptest! {
        #[test]
        fn mean_agrees_with_enumeration(
            raw in proptest::collection::vec((1u32..5, 0.0..1.0f64, 0.0..1.0f64, proptest::bool::ANY), 0..7)
        ) {
            let parts: Vec<MeanPart> = raw
                .iter()
                .map(|&(w, a, b, certain)| MeanPart {
                    weight: w as f64,
                    value: Interval::new(a.min(b), a.max(b)),
                    certain,
                })
                .collect();
            match (mean(&parts), by_enumeration(&parts)) {
                (None, None) => {}
                (Some(a), Some(b)) => {
                    proptest::prop_assert!((a.low - b.low).abs() < 1e-12, "{a:?} {b:?}");
                    proptest::prop_assert!((a.high - b.high).abs() < 1e-12, "{a:?} {b:?}");
                }
                other => panic!("{other:?}"),
            }
        }
    }
}
