//! The score: 100 points over the items by weight, an interval where facts are missing.

use crate::audit::{Credit, Grade, ItemScore, Range};
use crate::interval::{Interval, MeanPart, mean};
use crate::standard::Standard;

/// What one item earns, and whether it counts at all.
#[derive(Clone, Copy)]
pub(crate) struct ItemCredit {
    pub(crate) weight: f64,
    /// Mean credit of its applicable obligatory clauses; `None` when none can apply.
    pub(crate) credit: Option<Interval>,
    /// Whether some obligatory clause surely applies.
    pub(crate) certain: bool,
}

/// The mean credit of an item's obligatory clauses, of those that apply or may apply.
pub(crate) fn item(weight: f64, clauses: impl Iterator<Item = Credit>) -> ItemCredit {
    let parts: Vec<MeanPart> = clauses
        .map(|credit| MeanPart {
            weight: 1.0,
            value: Interval::new(credit.low, credit.high),
            certain: !credit.may_not_apply,
        })
        .collect();
    ItemCredit { weight, credit: mean(&parts), certain: parts.iter().any(|part| part.certain) }
}

impl ItemCredit {
    pub(crate) fn score(&self) -> ItemScore {
        match self.credit {
            Some(credit) => ItemScore {
                low: tidy(self.weight * credit.low),
                high: tidy(self.weight * credit.high),
                of: self.weight,
            },
            None => ItemScore { low: 0.0, high: 0.0, of: 0.0 },
        }
    }
}

/// The community's score of 100, unknowns at their worst and at their best. Items that do not
/// apply leave the denominator. `None` when nothing applies.
pub(crate) fn total(items: &[ItemCredit]) -> Option<Range> {
    let parts: Vec<MeanPart> = items
        .iter()
        .filter_map(|item| Some(MeanPart { weight: item.weight, value: item.credit?, certain: item.certain }))
        .collect();
    mean(&parts).map(|share| Range { low: tidy(100.0 * share.low), high: tidy(100.0 * share.high) })
}

/// The grades at both ends of a score.
pub(super) fn grade(standard: &Standard, score: Range) -> Grade {
    let at = |score: f64| {
        let reached = standard.grades.values().find(|grade| score >= grade.at_least.value);
        reached.map_or(String::new(), |grade| grade.title.clone())
    };
    Grade { low: at(score.low), high: at(score.high) }
}

/// Takes the rounding of sums off: 84.99999999999999 is 85.
fn tidy(points: f64) -> f64 {
    (points * 1e6).round() / 1e6
}
