//! The order, by named keys one after the other: no weights.

use std::cmp::Ordering;

use serde::Serialize;

use super::RankedGap;
use super::money::Fen;
use crate::units::CountedIn;

/// What a ranking goes by first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum By {
    /// Residents newly served.
    Residents,
    /// Points gained.
    Score,
    /// Gates opened.
    Gate,
}

/// One key of an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum OrderKey {
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
    pub(crate) fn keys(self) -> &'static [OrderKey] {
        use OrderKey::*;
        match self {
            By::Residents => &[CostKnown, ResidentsPerWanYuan, Residents, Points, Deadline, Item, Community],
            By::Score => &[CostKnown, PointsPerWanYuan, Points, Residents, Deadline, Item, Community],
            By::Gate => &[OpensGate, GateLeft, CostKnown, Cost, Residents, Deadline, Item, Community],
        }
    }
}

impl OrderKey {
    /// Which of two rows this key puts first.
    pub(super) fn compare(self, a: &RankedGap, b: &RankedGap, unit: CountedIn) -> Ordering {
        let (one, other) = (&a.purchase, &b.purchase);
        let residents = |row: &RankedGap| row.purchase.residents(unit);
        let low = |row: &RankedGap| row.purchase.points.map(|points| millionths(points.low));
        let high = |row: &RankedGap| row.purchase.points.map(|points| millionths(points.high));
        match self {
            OrderKey::CostKnown => other.cost.is_some().cmp(&one.cost.is_some()),
            OrderKey::ResidentsPerWanYuan => {
                let per =
                    |row: &RankedGap| WorthPerCost::from_gain(residents(row)?.into(), row.purchase.cost?);
                most_first(per(a), per(b))
            }
            OrderKey::PointsPerWanYuan => {
                let per = |row: &RankedGap| WorthPerCost::from_gain(low(row)?, row.purchase.cost?);
                most_first(per(a), per(b))
            }
            OrderKey::OpensGate => {
                let place = |row: &RankedGap| match row.purchase.gate.as_ref().map(|gate| gate.opens) {
                    Some(Some(true)) => 0,
                    Some(None) => 1,
                    _ => 2,
                };
                place(a).cmp(&place(b))
            }
            OrderKey::GateLeft => {
                let left = |row: &RankedGap| {
                    let gate = row.purchase.gate.as_ref().filter(|gate| gate.is_in_the_way);
                    gate.map_or(usize::MAX, |gate| gate.left)
                };
                left(a).cmp(&left(b))
            }
            OrderKey::Cost => none_last(one.cost, other.cost),
            OrderKey::Residents => most_first(residents(a), residents(b)),
            OrderKey::Points => most_first(low(a), low(b)).then(most_first(high(a), high(b))),
            OrderKey::Deadline => none_last(one.deadline, other.deadline),
            OrderKey::Item => a.item.cmp(&b.item),
            OrderKey::Community => {
                (a.dataset_order, a.community_order).cmp(&(b.dataset_order, b.community_order))
            }
        }
    }
}

/// Points in millionths, to which scores are given.
pub(super) fn millionths(points: f64) -> i128 {
    (points * 1e6).round() as i128
}

/// So much for so much money, compared without division.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum WorthPerCost {
    /// Nothing is gained.
    Nothing,
    Finite {
        gain: i128,
        cost: i128,
    },
    /// Something for nothing.
    Free,
}

impl WorthPerCost {
    fn from_gain(gain: i128, cost: Fen) -> Option<WorthPerCost> {
        Some(match (gain, cost.0) {
            (gain, _) if gain <= 0 => WorthPerCost::Nothing,
            (_, 0) => WorthPerCost::Free,
            (gain, cost) => WorthPerCost::Finite { gain, cost: cost.into() },
        })
    }
}

impl PartialOrd for WorthPerCost {
    fn partial_cmp(&self, other: &WorthPerCost) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for WorthPerCost {
    fn cmp(&self, other: &WorthPerCost) -> Ordering {
        let class = |ratio: &WorthPerCost| match ratio {
            WorthPerCost::Nothing => 0,
            WorthPerCost::Finite { .. } => 1,
            WorthPerCost::Free => 2,
        };
        match (self, other) {
            (
                WorthPerCost::Finite { gain, cost },
                WorthPerCost::Finite { gain: others, cost: other_cost },
            ) => (gain * other_cost).cmp(&(others * cost)),
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
pub(super) fn sort(rows: &mut [RankedGap], by: By, unit: CountedIn) {
    let keys = by.keys();
    let compare = |a: &RankedGap, b: &RankedGap| {
        keys.iter().map(|key| key.compare(a, b, unit)).find(|order| order.is_ne())
    };
    rows.sort_by(|a, b| compare(a, b).unwrap_or(Ordering::Equal));
    let deciding =
        |a: &RankedGap, b: &RankedGap| keys.iter().copied().find(|key| key.compare(a, b, unit).is_ne());
    let decided: Vec<Option<OrderKey>> = (0..rows.len())
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
