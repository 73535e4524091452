//! Why a row stands where it does, in one sentence.

use super::words::{numbers, unit};
use crate::lang::Lang;
use crate::rank::{Key, Ranking, Row};
use crate::say;
use crate::units::plain;

/// Why a row stands where it does: by the key that put it behind the row before it.
pub fn because(ranking: &Ranking, row: &Row, lang: Lang) -> String {
    let together = match row.purchase.closes.len() {
        0 | 1 => String::new(),
        count => {
            let items = numbers(&row.purchase.closes, lang);
            say!(
                lang,
                "一次投入解决 {count} 项（{items}）：",
                "One purchase closes {count} items ({items}): "
            )
        }
    };
    let Some(key) = row.decided_by else {
        return together + &say!(lang, "只有这一项不达标。", "It is the only gap.");
    };
    let own = figure(ranking, row, key, lang);
    let sentence = match row.rank {
        1 => say!(lang, "{own}，排在最前", "{own}, which comes first"),
        rank => {
            let above = figure(ranking, ranking.row(rank - 1), key, lang);
            let above_rank = rank - 1;
            match own == above {
                // The difference is finer than what is printed.
                true => say!(
                    lang,
                    "{own}，略逊于第 {above_rank} 位",
                    "{own}, a little less than rank {above_rank}"
                ),
                false => say!(
                    lang,
                    "{own}，排在第 {above_rank} 位（{above}）之后",
                    "{own}, behind rank {above_rank} ({above})"
                ),
            }
        }
    };
    let tied = tied(ranking, row, key, lang);
    format!("{together}{tied}{sentence}{}", if lang == Lang::Zh { "。" } else { "." })
}

/// The keys before the deciding one, by which a row is level with the one before it, where there
/// is more than whether the cost is known.
fn tied(ranking: &Ranking, row: &Row, decided: Key, lang: Lang) -> String {
    let before = ranking.keys.iter().take_while(|key| **key != decided);
    let says_something = |key: &&Key| match key {
        Key::CostKnown => false,
        Key::OpensGate => row.purchase.gate.as_ref().is_some_and(|gate| gate.opens != Some(false)),
        Key::ResidentsPerWanYuan | Key::PointsPerWanYuan | Key::Cost => row.purchase.cost.is_some(),
        _ => true,
    };
    let last = before.filter(says_something).last();
    match last {
        None => String::new(),
        Some(key) => {
            let same = figure(ranking, row, *key, lang);
            say!(lang, "{same}，与相邻的相同；", "{same}, the same as its neighbour; ")
        }
    }
}

/// A row's figure by a key, for a reader.
fn figure(ranking: &Ranking, row: &Row, key: Key, lang: Lang) -> String {
    let (purchase, unit) = (&row.purchase, unit(ranking.counted_in, lang));
    let unknown = || say!(lang, "不详", "unknown");
    let residents = purchase.residents(ranking.counted_in);
    match key {
        Key::CostKnown => match purchase.cost {
            Some(cost) => say!(lang, "投资已知（{cost} 万元）", "cost known ({cost} 10⁴ yuan)"),
            None => say!(lang, "投资不详", "cost unknown"),
        },
        Key::Cost => match purchase.cost {
            Some(cost) => say!(lang, "投资 {cost} 万元", "{cost} 10⁴ yuan"),
            None => say!(lang, "投资不详", "cost unknown"),
        },
        Key::ResidentsPerWanYuan => match (purchase.residents_per_wan_yuan, purchase.cost) {
            (Some(per), _) => {
                let per = plain((per * 10.0).round() / 10.0);
                say!(lang, "每万元惠及 {per} {unit}", "{per} {unit} per 10⁴ yuan")
            }
            (None, Some(_)) if residents.is_some() => say!(lang, "不花钱", "costs nothing"),
            _ => {
                let unknown = unknown();
                say!(lang, "每万元惠及居民{unknown}", "residents per 10⁴ yuan {unknown}")
            }
        },
        Key::PointsPerWanYuan => match purchase.points_per_wan_yuan {
            Some(per) => {
                let per = plain(per);
                say!(lang, "每万元得 {per} 分", "{per} points per 10⁴ yuan")
            }
            None if purchase.cost.is_some() => say!(lang, "不花钱", "costs nothing"),
            None => {
                let unknown = unknown();
                say!(lang, "每万元得分{unknown}", "points per 10⁴ yuan {unknown}")
            }
        },
        Key::Residents => {
            let count = residents.map_or_else(unknown, |count| count.to_string());
            say!(lang, "惠及居民 {count} {unit}", "{count} {unit}")
        }
        Key::Points => match purchase.points {
            Some(points) => {
                let (low, high) = (plain(points.low), plain(points.high));
                let range = if low == high { low } else { format!("{low}—{high}") };
                say!(lang, "得分增加 {range}", "{range} points")
            }
            None => say!(lang, "得分不详", "points unknown"),
        },
        Key::OpensGate => match purchase.gate.as_ref().map(|gate| gate.opens) {
            Some(Some(true)) => say!(lang, "打开关口", "opens the gate"),
            Some(None) => say!(lang, "关口不再有不达标、另有待核实", "leaves only unknowns at the gate"),
            _ => say!(lang, "打不开关口", "does not open the gate"),
        },
        Key::GateLeft => match purchase.gate.as_ref().filter(|gate| gate.is_in_the_way) {
            Some(gate) => {
                let left = gate.left;
                say!(lang, "做完后关口还差 {left} 项", "{left} more in the gate's way")
            }
            None => say!(lang, "不在关口之内", "not in the gate's way"),
        },
        Key::Deadline => match purchase.deadline {
            Some(day) => say!(lang, "时限 {day}", "due {day}"),
            None => say!(lang, "没有时限", "no deadline"),
        },
        Key::Item => {
            let item = row.item;
            say!(lang, "第 {item} 项", "item {item}")
        }
        Key::Community => row.community_name.clone(),
    }
}
