//! Words and columns that all formats of the ranking share.

use crate::lang::Lang;
use crate::messages::report_rank as say;
use crate::rank::{
    By, CostBasis, Counting, Lack, NewlyServed, OrderKey, RankedGap, Ranking, Unpriced, Whom, Why,
};
use crate::units::{CountedIn, plain, quantity};

/// `人`, `户` or `栋`.
pub(crate) fn unit(unit: CountedIn, lang: Lang) -> &'static str {
    match unit {
        CountedIn::People => say::people(lang),
        CountedIn::Households => say::households(lang),
        CountedIn::Dwellings => say::buildings(lang),
    }
}

/// What a ranking goes by.
pub(super) fn by(by: By, lang: Lang) -> &'static str {
    match by {
        By::Residents => say::by_residents(lang),
        By::Score => say::by_score(lang),
        By::Gate => say::by_gate(lang),
    }
}

/// A key and its direction.
pub(super) fn key(key: OrderKey, unit: CountedIn, lang: Lang) -> String {
    let unit = self::unit(unit, lang);
    match key {
        OrderKey::CostKnown => say::cost_known_first(lang),
        OrderKey::ResidentsPerWanYuan => say::most_per_wan_yuan(lang, &unit),
        OrderKey::PointsPerWanYuan => say::most_points_per_wan_yuan(lang),
        OrderKey::OpensGate => say::what_opens_gate_first(lang),
        OrderKey::GateLeft => say::fewest_gaps_left_in_gate(lang),
        OrderKey::Cost => say::cheapest_first(lang),
        OrderKey::Residents => say::most_first(lang, &unit),
        OrderKey::Points => say::most_points_low_end_high(lang),
        OrderKey::Deadline => say::earliest_deadline_first(lang),
        OrderKey::Item => say::standard_order_of_items(lang),
        OrderKey::Community => say::data_order_of_communities(lang),
    }
}

pub(super) fn yes_no(flag: bool, lang: Lang) -> &'static str {
    if flag { say::yes(lang) } else { say::no(lang) }
}

pub(super) fn numbers(items: &[u32], lang: Lang) -> String {
    items.iter().map(u32::to_string).collect::<Vec<_>>().join(lang.comma())
}

/// What closing a gap alone does to the gate; empty where it has nothing to do with one.
pub(super) fn gate(row: &RankedGap, lang: Lang) -> String {
    let Some(gate) = row.gate.as_ref().filter(|gate| gate.is_in_the_way) else { return String::new() };
    let left = gate.left;
    let mut text = match (gate.opens, left) {
        (Some(true), _) => say::opens_gate(lang),
        (None, _) => say::none_fails_any_more(lang),
        (Some(false), _) => say::more_in_way(lang, &left),
    };
    if !gate.last_of.is_empty() && gate.opens != Some(true) {
        let parts = gate.last_of.join(lang.comma());
        text += &say::last_of(lang, &parts);
    }
    text
}

/// What is lacking, for a reader.
pub(super) fn lack(lack: &Lack, lang: Lang) -> String {
    match lack {
        Lack::Project => say::no_project_in_register(lang),
        Lack::ResponsibleUnit => say::no_responsible_unit(lang),
        Lack::Deadline => say::no_deadline_set(lang),
        Lack::Overdue { days } => say::days_overdue(lang, &days),
        Lack::CompleteOnPaper => say::complete_on_paper_yet_gap(lang),
        Lack::Site { least, largest } => {
            let least = plain(*least);
            match largest.map(plain) {
                None => say::no_candidate_site(lang, &least),
                Some(largest) => say::largest_site_too_small(lang, &largest, &least),
            }
        }
    }
}

/// Where the number of residents comes from.
pub(super) fn whence(served: &NewlyServed, lang: Lang) -> String {
    let mut text = match served.whom {
        Whom::OfFailingBuildings => {
            let dwellings = served.dwellings.unwrap_or(0);
            say::residents_of_buildings_fail(lang, &dwellings)
        }
        Whom::All => say::all_residents(lang),
    };
    if !served.from_community.is_empty() {
        let name = |property: &&str| {
            match *property {
                "population" => say::population(lang),
                "households" => say::number_of_households(lang),
                "population_60_plus" => say::population_60_plus(lang),
                "children_0_3" => say::children_0_3(lang),
                other => other,
            }
            .to_owned()
        };
        let names = served.from_community.iter().map(name).collect::<Vec<_>>().join(lang.comma());
        text += &say::by_community_total(lang, &names);
    }
    text
}

/// Where a row's cost comes from.
pub(super) fn basis(ranking: &Ranking, row: &RankedGap, lang: Lang) -> String {
    let projects = row.projects.iter().map(|at| &ranking.projects[*at]);
    let texts = projects.map(|project| match &project.basis {
        CostBasis::Register { rows, counting, spent, .. } => {
            let rows = rows.iter().map(usize::to_string).collect::<Vec<_>>().join(lang.comma());
            let how = match counting {
                Counting::Single => String::new(),
                Counting::Once => say::one_project_counted_once(lang),
                Counting::Summed => say::rows_added_up(lang),
            };
            let begun = match spent.0 {
                0 => String::new(),
                _ => say::of_which_spent_already(lang, &spent),
            };
            say::register_row(lang, &rows, &how, &begun)
        }
        CostBasis::Complex { source } => {
            let name = &project.name;
            say::costs_toml_complex(lang, &name, &source)
        }
        CostBasis::Costs { parts } => {
            let parts = parts.iter().map(|part| {
                let (each, source) = (part.each, &part.source);
                let what = part.clause.as_ref().map_or(String::new(), |clause| format!("{clause} "));
                match (part.quantity, part.unit) {
                    (Some(count), Some(unit)) => {
                        let short = quantity(count, unit, lang);
                        say::cost_by_shortfall(lang, &what, &short, &each, &source)
                    }
                    _ => say::lump_cost(lang, &what, &each, &source),
                }
            });
            let parts = parts.collect::<Vec<_>>().join(lang.semicolon());
            say::costs_toml(lang, &parts)
        }
        CostBasis::Unknown { why: Unpriced::NotTold } => say::neither_register_nor_costs(lang),
        CostBasis::Unknown { why: Unpriced::NoShortfall } => say::unit_cost_without_shortfall(lang),
    });
    texts.collect::<Vec<_>>().join(lang.semicolon())
}

/// Why a gap is left out of the set for a budget.
pub(super) fn why(why: &Why, lang: Lang) -> String {
    match why {
        Why::CostUnknown => say::its_cost_is_unknown(lang),
        Why::BeyondBudget { short_wan_yuan: short } => say::alone_beyond_budget(lang, &short),
        Why::NothingGained => say::adds_nothing_wanted(lang),
        Why::OthersDoMore => say::money_does_more_elsewhere(lang),
    }
}
