//! Why a row stands where it does, in one sentence.

use super::words::{numbers, unit};
use crate::lang::Lang;
use crate::messages::report_rank as say;
use crate::rank::{OrderKey, RankedGap, Ranking};
use crate::units::plain;

/// Why a row stands where it does: by the key that put it behind the row before it.
pub(super) fn because(ranking: &Ranking, row: &RankedGap, lang: Lang) -> String {
    let together = match row.purchase.closes.len() {
        0 | 1 => String::new(),
        count => {
            let items = numbers(&row.purchase.closes, lang);
            say::one_purchase_closes_items(lang, &count, &items)
        }
    };
    let Some(key) = row.decided_by else {
        return together + &say::only_gap(lang);
    };
    let own = figure(ranking, row, key, lang);
    let sentence = match row.rank {
        1 => say::and_comes_first(lang, &own),
        rank => {
            let above = figure(ranking, ranking.row(rank - 1), key, lang);
            let above_rank = rank - 1;
            match own == above {
                // The difference is finer than what is printed.
                true => say::little_less_than_rank(lang, &own, &above_rank),
                false => say::behind_rank(lang, &own, &above_rank, &above),
            }
        }
    };
    let tied = tied(ranking, row, key, lang);
    format!("{together}{tied}{sentence}{}", lang.stop())
}

/// The keys before the deciding one, by which a row is level with the one before it, where there
/// is more than whether the cost is known.
fn tied(ranking: &Ranking, row: &RankedGap, decided: OrderKey, lang: Lang) -> String {
    let before = ranking.keys.iter().take_while(|key| **key != decided);
    let says_something = |key: &&OrderKey| match key {
        OrderKey::CostKnown => false,
        OrderKey::OpensGate => row.purchase.gate.as_ref().is_some_and(|gate| gate.opens != Some(false)),
        OrderKey::ResidentsPerWanYuan | OrderKey::PointsPerWanYuan | OrderKey::Cost => {
            row.purchase.cost.is_some()
        }
        _ => true,
    };
    let last = before.filter(says_something).last();
    match last {
        None => String::new(),
        Some(key) => {
            let same = figure(ranking, row, *key, lang);
            say::same_as_neighbour(lang, &same)
        }
    }
}

/// A row's figure by a key, for a reader.
fn figure(ranking: &Ranking, row: &RankedGap, key: OrderKey, lang: Lang) -> String {
    let (purchase, unit) = (&row.purchase, unit(ranking.counted_in, lang));
    let unknown = || say::unknown(lang);
    let residents = purchase.residents(ranking.counted_in);
    match key {
        OrderKey::CostKnown => match purchase.cost {
            Some(cost) => say::cost_known(lang, &cost),
            None => say::cost_unknown(lang),
        },
        OrderKey::Cost => match purchase.cost {
            Some(cost) => say::cost_in_wan_yuan(lang, &cost),
            None => say::cost_unknown(lang),
        },
        OrderKey::ResidentsPerWanYuan => match (purchase.residents_per_wan_yuan, purchase.cost) {
            (Some(per), _) => {
                let per = plain((per * 10.0).round() / 10.0);
                say::rate_per_wan_yuan(lang, &per, &unit)
            }
            (None, Some(_)) if residents.is_some() => say::costs_nothing(lang),
            _ => {
                let unknown = unknown();
                say::residents_per_wan_yuan(lang, &unknown)
            }
        },
        OrderKey::PointsPerWanYuan => match purchase.points_per_wan_yuan {
            Some(per) => {
                let per = plain(per);
                say::points_per_wan_yuan(lang, &per)
            }
            None if purchase.cost.is_some() => say::costs_nothing(lang),
            None => {
                let unknown = unknown();
                say::points_per_wan_yuan_unknown(lang, &unknown)
            }
        },
        OrderKey::Residents => {
            let count = residents.map_or_else(unknown, |count| count.to_string());
            say::count_of_unit(lang, &count, &unit)
        }
        OrderKey::Points => match purchase.points {
            Some(points) => {
                let (low, high) = (plain(points.low), plain(points.high));
                let range = if low == high { low } else { format!("{low}—{high}") };
                say::range_of_points(lang, &range)
            }
            None => say::points_unknown(lang),
        },
        OrderKey::OpensGate => match purchase.gate.as_ref().map(|gate| gate.opens) {
            Some(Some(true)) => say::opens_gate(lang),
            Some(None) => say::leaves_only_unknowns_at_gate(lang),
            _ => say::does_not_open_gate(lang),
        },
        OrderKey::GateLeft => match purchase.gate.as_ref().filter(|gate| gate.is_in_the_way) {
            Some(gate) => {
                let left = gate.left;
                say::more_in_gate_way(lang, &left)
            }
            None => say::not_in_gate_way(lang),
        },
        OrderKey::Deadline => match purchase.deadline {
            Some(day) => say::due_on(lang, &day),
            None => say::no_deadline(lang),
        },
        OrderKey::Item => {
            let item = row.item;
            say::item_number(lang, &item)
        }
        OrderKey::Community => row.community_name.clone(),
    }
}
