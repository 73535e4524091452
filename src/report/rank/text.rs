//! The ranking on a terminal.

use super::{because, words};
use crate::audit::Range;
use crate::document::TableColumn;
use crate::lang::Lang;
use crate::messages::report_rank as say;
use crate::rank::{By, Plan, Ranking, Row, Set};
use crate::render;
use crate::report::wording;
use crate::units::{CountedIn, plain};

/// How many gaps left out are spelt out.
const SHOWN: usize = 40;

/// The whole ranking as text.
pub fn text(ranking: &Ranking, lang: Lang) -> String {
    let mut text = format!("{}\n", title(ranking, lang));
    for line in basis(ranking, lang) {
        text += &format!("{line}\n");
    }
    if !ranking.rows.is_empty() {
        text.push('\n');
        text += &table(ranking, lang);
        let unpriced = ranking.rows.iter().filter(|row| row.cost.is_none()).count();
        if unpriced > 0 {
            text += &say::costs_unknown_note(lang, &unpriced);
        }
    }
    if !ranking.waived.is_empty() {
        let count = ranking.waived.len();
        text += &say::waived_heading(lang, &count);
        for gap in &ranking.waived {
            let (name, item, title, until) = (&gap.community_name, gap.item, &gap.title, &gap.until);
            let clauses = gap.clauses.join(lang.comma());
            text += &say::waived_line(lang, &name, &item, &title, &clauses, &until);
        }
        if ranking.gate.is_some() {
            text += &say::gate_counts_waived_gaps(lang);
        }
    }
    if let Some(plan) = ranking.plan.as_ref().filter(|_| !ranking.rows.is_empty()) {
        text += &planned(ranking, plan, lang);
    }
    text
}

/// What it is a ranking of.
pub fn title(ranking: &Ranking, lang: Lang) -> String {
    let datasets = ranking.datasets.join(lang.semicolon());
    say::which_first(lang, &datasets)
}

/// What is ranked, by which keys, and how residents are counted, in sentences.
pub fn basis(ranking: &Ranking, lang: Lang) -> Vec<String> {
    let (communities, gaps, standard) = (ranking.communities, ranking.rows.len(), &ranking.standard);
    if gaps == 0 {
        return vec![match ranking.waived.len() {
            0 => say::nothing_to_rank(lang, &communities, &standard),
            waived => say::nothing_to_rank_all_waived(lang, &communities, &waived, &standard),
        }];
    }
    let keys: Vec<String> =
        ranking.keys.iter().map(|key| words::key(*key, ranking.counted_in, lang)).collect();
    let (keys, by) = (keys.join(say::then(lang)), words::by(ranking.by, lang));
    let mut lines = vec![
        say::gaps_of_communities_by(lang, &communities, &gaps, &by, &standard),
        say::order_of_keys(lang, &keys),
    ];
    if !ranking.without_people.is_empty() {
        let (unit, names) =
            (words::unit(ranking.counted_in, lang), ranking.without_people.join(lang.comma()));
        lines.push(say::residents_counted_in(lang, &unit, &names));
    }
    if !ranking.idle_complexes.is_empty() {
        let names = ranking.idle_complexes.join(lang.comma());
        lines.push(say::complexes_closing_no_gap(lang, &names));
    }
    lines
}

fn table(ranking: &Ranking, lang: Lang) -> String {
    let unit = words::unit(ranking.counted_in, lang);
    let has_groups = ranking.rows.iter().any(|row| group(row).is_some());
    let mut columns = vec![
        TableColumn::count_of(say::rank(lang)),
        TableColumn::word_of(say::community(lang)),
        TableColumn::word_of(say::gap(lang)),
        TableColumn::count_of(say::residents_column(lang, &unit)),
    ];
    if has_groups {
        columns.push(TableColumn::word_of(say::of_them(lang)));
    }
    columns.extend([
        TableColumn::count_of(say::points_column(lang)),
        TableColumn::count_of(say::cost_wan_yuan(lang)),
        TableColumn::count_of(match ranking.by {
            By::Score => say::points_per_wan_yuan_column(lang),
            _ => say::unit_per_wan_yuan(lang, &unit),
        }),
        TableColumn::word_of(say::gate(lang)),
        TableColumn::word_of(say::ready(lang)),
        TableColumn::word_of(say::why_stands(lang)),
    ]);
    let rows = ranking.rows.iter().map(|row| {
        let mut cells = vec![
            row.rank.to_string(),
            row.community_name.clone(),
            format!("{} {}", row.item, row.title),
            row.served.counted(ranking.counted_in).map_or(unknown(lang), |count| count.to_string()),
        ];
        if has_groups {
            cells.push(match group(row) {
                Some((years, count)) => {
                    let years = if years == 60 { "60+" } else { "0—3" };
                    say::years_and_count(lang, &years, &count)
                }
                None => String::new(),
            });
        }
        cells.extend([
            row.points.map_or(unknown(lang), gained),
            row.cost.map_or(unknown(lang), |cost| cost.to_string()),
            match ranking.by {
                By::Score => row.purchase.points_per_wan_yuan.map(|per| format!("{per:.4}")),
                _ => row.purchase.residents_per_wan_yuan.map(|per| format!("{per:.1}")),
            }
            .unwrap_or_default(),
            words::gate(row, lang),
            match row.ready {
                true => words::yes_no(true, lang).to_owned(),
                false => row
                    .lacks
                    .iter()
                    .map(|lack| words::lack(lack, lang))
                    .collect::<Vec<_>>()
                    .join(lang.semicolon()),
            },
            because::because(ranking, row, lang),
        ]);
        cells
    });
    render::text::lines(&columns, rows)
}

/// The group that an item is for, by its first year of age, and how many they are.
fn group(row: &Row) -> Option<(u32, u64)> {
    let old = row.served.people_60_plus.map(|count| (60, count));
    old.or_else(|| row.served.children_0_3.map(|count| (0, count)))
}

fn unknown(lang: Lang) -> String {
    say::unknown(lang)
}

/// `+1.25`, or `+1.25—2.5`.
fn gained(points: Range) -> String {
    let (low, high) = (plain(points.low), plain(points.high));
    if low == high { format!("+{low}") } else { format!("+{low}—{high}") }
}

/// What a budget buys, in sentences.
pub fn budget(ranking: &Ranking, plan: &Plan, lang: Lang) -> Vec<String> {
    let (budget, spent, unspent) = (plan.budget, plan.set.cost, plan.set.unspent);
    let (closed, projects) = (plan.set.ranks.len(), plan.set.projects.len());
    let mut lines = vec![
        say::budget_line(lang, &budget, &projects, &closed, &spent, &unspent),
        match ranking.by {
            By::Residents => say::wanted_residents(lang),
            By::Score => say::wanted_points(lang),
            By::Gate => say::wanted_gates(lang),
        },
        does(ranking, &plan.set, lang),
    ];
    let next = &plan.next;
    let step = next.step;
    if next.added.is_empty() && next.dropped.is_empty() {
        lines.push(say::step_more_same_set(lang, &step));
    } else {
        let list = |ranks: &[usize]| {
            let names = ranks.iter().map(|rank| {
                let row = ranking.row(*rank);
                format!("{} {} {}", row.community_name, row.item, row.title)
            });
            names.collect::<Vec<_>>().join(lang.comma())
        };
        let (added, dropped, spent) = (list(&next.added), list(&next.dropped), next.set.cost);
        let dropped = match next.dropped.is_empty() {
            true => String::new(),
            false => say::dropping(lang, &dropped),
        };
        let does = does(ranking, &next.set, lang);
        lines.push(say::step_more_adds(lang, &step, &added, &dropped, &spent, &does));
    }
    lines
}

/// What a set does, in one sentence.
fn does(ranking: &Ranking, set: &Set, lang: Lang) -> String {
    let (unit, residents, once) = (words::unit(ranking.counted_in, lang), set.residents, set.residents_once);
    let points = gained(set.points);
    let times = match ranking.counted_in {
        CountedIn::People => say::people_each_time(lang),
        _ => unit,
    };
    let gates = match (&ranking.gate, set.gates_opened.is_empty()) {
        (None, _) => String::new(),
        (Some(_), true) => say::no_gate_opens(lang),
        (Some(_), false) => {
            let names = set.gates_opened.join(lang.comma());
            say::gates_opened(lang, &names)
        }
    };
    say::what_the_set_does(lang, &residents, &times, &once, &unit, &points, &gates)
}

fn planned(ranking: &Ranking, plan: &Plan, lang: Lang) -> String {
    let budget = plan.budget;
    let mut text = say::budget_heading(lang, &budget);
    for line in self::budget(ranking, plan, lang) {
        text += &format!("   {line}\n");
    }
    text += &say::chosen_heading(lang);
    if plan.set.ranks.is_empty() {
        text += &say::nothing_affordable(lang);
    }
    for rank in &plan.set.ranks {
        let row = ranking.row(*rank);
        let (name, item, title) = (&row.community_name, row.item, &row.title);
        let cost = row.cost.unwrap_or_default();
        let shared = match row.purchase.closes.len() {
            0 | 1 => String::new(),
            _ => {
                let items = words::numbers(&row.purchase.closes, lang);
                say::bought_together_with_items(lang, &items)
            }
        };
        text += &say::chosen_line(lang, &rank, &name, &item, &title, &cost, &shared);
    }
    for after in &plan.communities {
        let (name, before, now) =
            (&after.name, after.before.map(wording::score), after.after.map(wording::score));
        let (before, now) = (before.unwrap_or_default(), now.unwrap_or_default());
        let gate = match (after.gate_before, after.gate_after) {
            (Some(before), Some(now)) if before != now => {
                let (before, now) = (wording::gate(before, lang), wording::gate(now, lang));
                say::gate_moved(lang, &before, &now)
            }
            _ => String::new(),
        };
        text += &say::score_line(lang, &name, &before, &now, &gate);
    }
    if !plan.left_out.is_empty() {
        let count = plan.left_out.len();
        text += &say::left_out_heading(lang, &count);
        for left in plan.left_out.iter().take(SHOWN) {
            let row = ranking.row(left.rank);
            let (rank, name, item, title) = (left.rank, &row.community_name, row.item, &row.title);
            let why = words::why(&left.why, lang);
            text += &say::left_out_line(lang, &rank, &name, &item, &title, &why);
        }
        let rest = count.saturating_sub(SHOWN);
        if rest > 0 {
            text += &say::and_more(lang, &rest);
        }
    }
    text
}
