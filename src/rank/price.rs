//! What closing each gap of a community takes: projects and what they cost, from the register,
//! else from `costs.toml`. What nobody tells stays unknown.

use std::collections::BTreeMap;

use serde::Serialize;

use super::RankInput;
use super::costs::{Costs, Price};
use super::money::Fen;
use super::shortfall;
use crate::audit::{ClauseAudit, CommunityAudit};
use crate::units::Unit;

/// Where a cost comes from.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "from", rename_all = "snake_case")]
pub enum CostBasis {
    /// The register: rows of `projects.csv`, the header being row 1.
    Register {
        /// Path of the register's file.
        file: String,
        /// Its rows.
        rows: Vec<usize>,
        /// How they come to one cost.
        counting: Counting,
        /// What its rows say is spent, which is not taken off.
        #[serde(rename = "spent_wan_yuan")]
        spent: Fen,
    },
    /// `costs.toml`: a lump sum for an item or clauses, or a unit's cost times a shortfall.
    Costs {
        /// The parts it is the sum of.
        parts: Vec<CostPart>,
    },
    /// A complex of `costs.toml`.
    Complex {
        /// Who gives its cost.
        source: String,
    },
    /// Nobody tells it.
    Unknown {
        /// Why it is not known.
        why: Unpriced,
    },
}

/// How several rows of one project come to one cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Counting {
    /// There is one row.
    Single,
    /// All items' rows tell the same amount, which is the project's.
    Once,
    /// Rows tell parts.
    Summed,
}

/// A share of a cost by `costs.toml`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CostPart {
    /// A clause, or nothing where the whole item is priced.
    pub clause: Option<String>,
    /// What one unit costs, or all of it.
    #[serde(rename = "each_wan_yuan")]
    pub each: Fen,
    /// How many units are short, and of what.
    pub quantity: Option<f64>,
    /// Of what.
    pub unit: Option<Unit>,
    /// Who gives the cost.
    pub source: String,
}

/// Why a cost is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Unpriced {
    /// Neither the register nor `costs.toml` has it.
    NotTold,
    /// `costs.toml` has a unit's cost, but by how many units the gap falls short is no number.
    NoShortfall,
}

/// Something that is bought once, and what it closes.
#[derive(Clone, Debug, Serialize)]
pub struct PricedProject {
    /// Id of its community.
    pub community: String,
    /// Name of its community.
    pub community_name: String,
    /// The register's or the complex's name; empty where there is none.
    pub name: String,
    /// What it costs, where that is known.
    #[serde(rename = "cost_wan_yuan")]
    pub cost: Option<Fen>,
    /// Where that comes from.
    pub basis: CostBasis,
    /// Numbers of the items whose gaps need it.
    pub items: Vec<u32>,
}

/// A gap of the community, and the clauses of it that fail.
pub(super) struct OpenGap<'a> {
    pub(crate) item: u32,
    pub(crate) clauses: Vec<&'a ClauseAudit>,
}

/// The projects that the gaps of one community (`index` in the dataset) take; a gap takes all
/// that name its item.
pub(super) fn projects(
    source: &RankInput,
    community: &CommunityAudit,
    index: usize,
    gaps: &[OpenGap],
    costs: &Costs,
) -> Vec<PricedProject> {
    let bare = |name: String, cost: Option<Fen>, basis: CostBasis, items: Vec<u32>| PricedProject {
        community: community.id.clone(),
        community_name: community.name.clone(),
        name,
        cost,
        basis,
        items,
    };
    let is_open = |item: &u32| gaps.iter().any(|gap| gap.item == *item);
    let mut projects: Vec<PricedProject> = Vec::new();
    // Someone who writes a complex down means it, whatever the register says of its items.
    let own = costs.complexes.iter().filter(|c| c.community == community.id || c.community == community.name);
    for complex in own {
        let items: Vec<u32> = complex.items.iter().copied().filter(is_open).collect();
        if items.is_empty() {
            continue;
        }
        let basis = CostBasis::Complex { source: complex.source.clone() };
        projects.push(bare(complex.name.clone(), Some(complex.cost), basis, items));
    }
    let in_complex: Vec<u32> = projects.iter().flat_map(|project| project.items.clone()).collect();
    let registered = registered(source, index);
    let told = |item: u32| {
        let mut of_item = registered.iter().filter(|project| project.by_item.contains_key(&item)).peekable();
        of_item.peek().is_some() && of_item.all(|project| project.cost().0.is_some())
    };
    let by_register: Vec<u32> =
        gaps.iter().map(|gap| gap.item).filter(|item| !in_complex.contains(item) && told(*item)).collect();
    for project in &registered {
        let items: Vec<u32> =
            project.by_item.keys().copied().filter(|item| by_register.contains(item)).collect();
        if items.is_empty() {
            continue;
        }
        let (cost, counting) = project.cost();
        let (file, rows, spent) = (project.file.clone(), project.rows.clone(), project.spent);
        let basis = CostBasis::Register { file, rows, counting, spent };
        projects.push(bare(project.name.clone(), cost, basis, items));
    }
    for gap in gaps.iter().filter(|gap| !in_complex.contains(&gap.item) && !by_register.contains(&gap.item)) {
        let (cost, basis) = match by_costs(gap, costs) {
            Ok((cost, parts)) => (Some(cost), CostBasis::Costs { parts }),
            Err(why) => (None, CostBasis::Unknown { why }),
        };
        let mut named = registered.iter().filter(|project| project.by_item.contains_key(&gap.item));
        let name = named.next().map(|project| project.name.clone()).unwrap_or_default();
        projects.push(bare(name, cost, basis, vec![gap.item]));
    }
    projects
}

/// A project of the register: the rows of one community that share a name, or one row.
struct Registered {
    name: String,
    file: String,
    rows: Vec<usize>,
    /// What each item's rows tell, `None` where one of them tells nothing.
    by_item: BTreeMap<u32, Option<Fen>>,
    /// Whether an item has several of the rows.
    repeats: bool,
    spent: Fen,
}

impl Registered {
    /// What it costs as a whole. Items that tell the same amount tell the project's; different
    /// amounts are parts, all of which must be told.
    fn cost(&self) -> (Option<Fen>, Counting) {
        let told: Vec<Fen> = self.by_item.values().flatten().copied().collect();
        let is_same = told.windows(2).all(|pair| pair[0] == pair[1]);
        match (&told[..], is_same) {
            ([], _) => (None, Counting::Single),
            ([first, ..], true) if self.by_item.len() > 1 => (Some(*first), Counting::Once),
            ([first, ..], true) => {
                (Some(*first), if self.repeats { Counting::Summed } else { Counting::Single })
            }
            _ => {
                let is_told = told.len() == self.by_item.len();
                (is_told.then(|| told.iter().copied().sum()), Counting::Summed)
            }
        }
    }
}

fn registered(source: &RankInput, index: usize) -> Vec<Registered> {
    let mut found: Vec<Registered> = Vec::new();
    let dataset = source.dataset;
    for project in dataset.projects.iter().filter(|project| project.community == index) {
        let Some((_, item)) = source.standard.item(&project.item) else { continue };
        let cost = project.cost.and_then(Fen::of_wan_yuan);
        let spent = project.spent.and_then(Fen::of_wan_yuan).unwrap_or_default();
        let (file, row) = dataset.place(project.origin);
        let name = project.name.as_deref().map(str::trim).unwrap_or_default();
        let known = found.iter_mut().find(|known| !name.is_empty() && known.name == name);
        match known {
            Some(known) => {
                known.rows.push(row);
                known.spent = known.spent + spent;
                known.repeats |= known.by_item.contains_key(&item.number);
                let told = known.by_item.entry(item.number);
                told.and_modify(|told| *told = told.zip(cost).map(|(a, b)| a + b)).or_insert(cost);
            }
            None => found.push(Registered {
                name: name.to_owned(),
                file: file.to_owned(),
                rows: vec![row],
                by_item: BTreeMap::from([(item.number, cost)]),
                repeats: false,
                spent,
            }),
        }
    }
    found
}

/// What closing a gap costs by `costs.toml`: clause by clause where each failing clause is
/// priced, else as its item is priced.
fn by_costs(gap: &OpenGap, costs: &Costs) -> Result<(Fen, Vec<CostPart>), Unpriced> {
    let of_clause = |clause: &&ClauseAudit| costs.clauses.iter().find(|cost| cost.clause == clause.id);
    let priced: Option<Vec<(&ClauseAudit, &Price)>> =
        gap.clauses.iter().map(|clause| Some((*clause, &of_clause(clause)?.price))).collect();
    let parts: Vec<CostPart> = match priced {
        Some(priced) if !priced.is_empty() => priced
            .into_iter()
            .map(|(clause, price)| part(Some(clause.id.clone()), &[clause], price))
            .collect::<Result<_, _>>()?,
        _ => {
            let of_item = costs.items.iter().find(|cost| cost.item == gap.item);
            vec![part(None, &gap.clauses, &of_item.ok_or(Unpriced::NotTold)?.price)?]
        }
    };
    let amounts = parts.iter().map(|part| match part.quantity {
        Some(quantity) => part.each.times(quantity),
        None => Some(part.each),
    });
    let cost: Fen = amounts.sum::<Option<Fen>>().ok_or(Unpriced::NoShortfall)?;
    Ok((cost, parts))
}

/// A price for clauses that fail, with by how much they do together.
fn part(clause: Option<String>, clauses: &[&ClauseAudit], price: &Price) -> Result<CostPart, Unpriced> {
    let mut quantity = None;
    let mut unit = None;
    if let Some(per) = &price.per {
        let mut sum = 0.0;
        for clause in clauses {
            let (short, of) = shortfall::of(clause, &per.units).ok_or(Unpriced::NoShortfall)?;
            sum += short;
            unit = Some(of);
        }
        quantity = Some(sum);
    }
    Ok(CostPart { clause, each: price.amount, quantity, unit, source: price.source.clone() })
}
