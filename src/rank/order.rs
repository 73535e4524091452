//! The order, by named keys one after the other: no weights.

use std::cmp::Ordering;

use serde::Serialize;

use super::Row;
use super::money::Fen;
use crate::units::CountedIn;

/// What a ranking goes by first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum By {
    Residents,
    Score,
    Gate,
}

/// One key of an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Key {
    /// Those whose cost is known first.
    CostKnown,
    /// Most residents per 万元 first.
    ResidentsPerWanYuan,
    /// Most points per 万元 first, at the score's low end.
    PointsPerWanYuan,
    /// Those that open their community's gate first, then those that may.
    OpensGate,
    /// Those in the way of a gate first, fewest other gaps left in its way.
    GateLeft,
    /// Cheapest first.
    Cost,
    /// Most residents newly served first.
    Residents,
    /// Most points at the score's low end first, then at its high end.
    Points,
    /// Earliest deadline first, those without a day last.
    Deadline,
    /// The standard's order of items.
    Item,
    /// The datasets' order of communities.
    Community,
}

impl By {
    /// The keys, the first deciding first.
    pub fn keys(self) -> &'static [Key] {
        use Key::*;
        match self {
            By::Residents => &[CostKnown, ResidentsPerWanYuan, Residents, Points, Deadline, Item, Community],
            By::Score => &[CostKnown, PointsPerWanYuan, Points, Residents, Deadline, Item, Community],
            By::Gate => &[OpensGate, GateLeft, CostKnown, Cost, Residents, Deadline, Item, Community],
        }
    }
}

impl Key {
    /// Which of two rows this key puts first.
    pub(super) fn compare(self, a: &Row, b: &Row, unit: CountedIn) -> Ordering {
        let (one, other) = (&a.purchase, &b.purchase);
        let residents = |row: &Row| row.purchase.residents(unit);
        let low = |row: &Row| row.purchase.points.map(|points| millionths(points.low));
        let high = |row: &Row| row.purchase.points.map(|points| millionths(points.high));
        match self {
            Key::CostKnown => other.cost.is_some().cmp(&one.cost.is_some()),
            Key::ResidentsPerWanYuan => {
                let per = |row: &Row| Ratio::of(residents(row)?.into(), row.purchase.cost?);
                most_first(per(a), per(b))
            }
            Key::PointsPerWanYuan => {
                let per = |row: &Row| Ratio::of(low(row)?, row.purchase.cost?);
                most_first(per(a), per(b))
            }
            Key::OpensGate => {
                let place = |row: &Row| match row.purchase.gate.as_ref().map(|gate| gate.opens) {
                    Some(Some(true)) => 0,
                    Some(None) => 1,
                    _ => 2,
                };
                place(a).cmp(&place(b))
            }
            Key::GateLeft => {
                let left = |row: &Row| {
                    let gate = row.purchase.gate.as_ref().filter(|gate| gate.is_in_the_way);
                    gate.map_or(usize::MAX, |gate| gate.left)
                };
                left(a).cmp(&left(b))
            }
            Key::Cost => none_last(one.cost, other.cost),
            Key::Residents => most_first(residents(a), residents(b)),
            Key::Points => most_first(low(a), low(b)).then(most_first(high(a), high(b))),
            Key::Deadline => none_last(one.deadline, other.deadline),
            Key::Item => a.item.cmp(&b.item),
            Key::Community => (a.dataset_order, a.community_order).cmp(&(b.dataset_order, b.community_order)),
        }
    }
}

/// Points in millionths, to which scores are given.
pub(super) fn millionths(points: f64) -> i128 {
    (points * 1e6).round() as i128
}

/// So much for so much money, compared without division.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ratio {
    /// Nothing is gained.
    Nothing,
    Finite {
        gain: i128,
        cost: i128,
    },
    /// Something for nothing.
    Free,
}

impl Ratio {
    fn of(gain: i128, cost: Fen) -> Option<Ratio> {
        Some(match (gain, cost.0) {
            (gain, _) if gain <= 0 => Ratio::Nothing,
            (_, 0) => Ratio::Free,
            (gain, cost) => Ratio::Finite { gain, cost: cost.into() },
        })
    }
}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Ratio) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Ratio {
    fn cmp(&self, other: &Ratio) -> Ordering {
        let class = |ratio: &Ratio| match ratio {
            Ratio::Nothing => 0,
            Ratio::Finite { .. } => 1,
            Ratio::Free => 2,
        };
        match (self, other) {
            (Ratio::Finite { gain, cost }, Ratio::Finite { gain: others, cost: other_cost }) => {
                (gain * other_cost).cmp(&(others * cost))
            }
            _ => class(self).cmp(&class(other)),
        }
    }
}

/// The greater first, what is not known last.
fn most_first<T: Ord>(a: Option<T>, b: Option<T>) -> Ordering {
    b.cmp(&a)
}

/// The smaller first, what is not known last.
fn none_last<T: Ord>(a: Option<T>, b: Option<T>) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) => a.cmp(&b),
        (a, b) => b.is_some().cmp(&a.is_some()),
    }
}

/// Puts rows into order and says of each which key put it behind the row before it; of the first,
/// before the row behind it.
pub(super) fn sort(rows: &mut [Row], by: By, unit: CountedIn) {
    let keys = by.keys();
    let compare =
        |a: &Row, b: &Row| keys.iter().map(|key| key.compare(a, b, unit)).find(|order| order.is_ne());
    rows.sort_by(|a, b| compare(a, b).unwrap_or(Ordering::Equal));
    let deciding = |a: &Row, b: &Row| keys.iter().copied().find(|key| key.compare(a, b, unit).is_ne());
    let decided: Vec<Option<Key>> = (0..rows.len())
        .map(|at| match at {
            0 => rows.get(1).and_then(|next| deciding(&rows[0], next)),
            _ => deciding(&rows[at - 1], &rows[at]),
        })
        .collect();
    for (at, (row, decided)) in rows.iter_mut().zip(decided).enumerate() {
        row.rank = at + 1;
        row.decided_by = decided;
    }
}
