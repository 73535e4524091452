//! Which gap first: all gaps of all communities in one order that a person can defend, and the
//! best set of them for a budget.
//!
//! A gap is closed by its projects, of the register or of `costs.toml`; one project may close
//! several gaps (a complex), and is then weighed with all it closes. Rows stand in the order of
//! named keys ([`OrderKey`]), each saying which key put it there; nothing is weighted, and what
//! is not known stays unknown.

mod best;
mod comparable;
pub mod costs;
mod gained;
mod money;
mod order;
mod plan;
mod price;
mod ready;
mod served;
mod shortfall;

use serde::Serialize;

use crate::audit::{Audit, ClauseAudit, CommunityAudit, Gap, Range};
use crate::dataset::Dataset;
use crate::date::Date;
use crate::register::{Register, RegisterEntry};
use crate::standard::Standard;
use crate::standard::layer::ResidentGroup;
use crate::verdict::{Level, Verdict};

use crate::units::CountedIn;
pub use comparable::{Unrankable, one_standard};
pub use costs::Costs;
pub use gained::GateGain;
pub use money::{Currency, Fen, NoAmount};
pub use order::{By, OrderKey};
pub use plan::{CommunityAfter, LeftOut, Next, ProjectPlan, ProjectSet, Why};
pub use price::{CostBasis, CostPart, Counting, PricedProject, Unpriced};
pub use ready::Lack;
pub use served::{NewlyServed, Whom};

/// One dataset with its audit and register.
pub struct RankInput<'a> {
    /// The dataset.
    pub dataset: &'a Dataset,
    /// The standard it was audited by.
    pub standard: &'a Standard,
    /// Its audit.
    pub audit: &'a Audit,
    /// Its register.
    pub register: &'a Register,
    /// For each community of the audit, its index in the dataset and those of its residences.
    pub members: &'a [(usize, Vec<usize>)],
}

/// What buying the projects of a row does: more than closing its gap, where they close others too.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Purchase {
    /// What it costs, where that is known.
    #[serde(rename = "cost_wan_yuan")]
    pub cost: Option<Fen>,
    /// Numbers of the items of its community whose gaps it closes.
    pub closes: Vec<u32>,
    /// Residents newly served, summed over the gaps closed, where known.
    pub people: Option<u64>,
    /// Households newly served, likewise.
    pub households: Option<u64>,
    /// Residential buildings newly served, likewise.
    pub dwellings: Option<u64>,
    /// By how much the score rises.
    pub points: Option<Range>,
    /// What it does to the gate; null where the standard has none.
    pub gate: Option<GateGain>,
    /// The earliest of the gaps' deadlines.
    pub deadline: Option<Date>,
    /// Figures per 万元, where both are known and it costs anything.
    pub residents_per_wan_yuan: Option<f64>,
    /// Points of the score's low end per 万元, likewise.
    pub points_per_wan_yuan: Option<f64>,
}

impl Purchase {
    /// Residents newly served, summed over the gaps closed.
    pub(crate) fn residents(&self, unit: CountedIn) -> Option<u64> {
        match unit {
            CountedIn::People => self.people,
            CountedIn::Households => self.households,
            CountedIn::Dwellings => self.dwellings,
        }
    }
}

/// One gap.
#[derive(Clone, Debug, Serialize)]
pub struct RankedGap {
    /// Its place, from 1.
    pub rank: usize,
    /// The key that put it behind the row before it; of the first, before the one behind it.
    /// Null where there is no other row.
    pub decided_by: Option<OrderKey>,
    /// Name of its dataset.
    pub dataset: String,
    /// Id of its community.
    pub community: String,
    /// Name of its community.
    pub community_name: String,
    /// Number of the item.
    pub item: u32,
    /// Title of the item.
    pub title: String,
    /// The obligatory clauses that fail.
    pub clauses: Vec<String>,
    /// Closing this gap alone: whom it serves, by how much the score rises, what it does to the
    /// gate.
    pub served: NewlyServed,
    /// By how much the score rises, at its low and its high end.
    pub points: Option<Range>,
    /// What it does to the gate; null where the standard has none.
    pub gate: Option<GateGain>,
    /// What its projects cost, where that is known.
    #[serde(rename = "cost_wan_yuan")]
    pub cost: Option<Fen>,
    /// Indices of its projects in [`Ranking::projects`], from 0.
    pub projects: Vec<usize>,
    /// What it is weighed by.
    pub purchase: Purchase,
    /// Whether its project lacks nothing to begin.
    pub ready: bool,
    /// What it lacks.
    pub lacks: Vec<Lack>,
    /// 责任单位 of the gap list.
    pub responsible: String,
    /// As printed.
    pub deadline: String,
    #[serde(skip)]
    dataset_order: usize,
    #[serde(skip)]
    community_order: usize,
}

/// A gap all of whose failing clauses are waived: it is not ranked.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct WaivedGap {
    /// Id of its community.
    pub community: String,
    /// Name of its community.
    pub community_name: String,
    /// Number of the item.
    pub item: u32,
    /// Title of the item.
    pub title: String,
    /// Ids of the obligatory clauses that fail.
    pub clauses: Vec<String>,
    /// The day on which the first of its waivers ends.
    pub until: String,
}

/// All gaps in order.
#[derive(Clone, Debug, Serialize)]
pub struct Ranking {
    /// Names of the datasets.
    pub datasets: Vec<String>,
    /// Days audited for, one a dataset.
    pub as_of: Vec<String>,
    /// Title of the standard.
    pub standard: String,
    /// What the gate is called, if there is one.
    pub gate: Option<String>,
    /// What it goes by first.
    pub by: By,
    /// All keys of the order, the first deciding first.
    pub keys: Vec<OrderKey>,
    /// How many communities were audited.
    pub communities: usize,
    /// What residents are counted in.
    pub counted_in: CountedIn,
    /// Communities for whose sake residents are not counted in people.
    pub without_people: Vec<String>,
    /// The gaps, the first to close first.
    pub rows: Vec<RankedGap>,
    /// The projects they need, each once.
    pub projects: Vec<PricedProject>,
    /// The gaps that are not ranked.
    pub waived: Vec<WaivedGap>,
    /// Names of complexes of `costs.toml` that close no gap.
    pub idle_complexes: Vec<String>,
    /// What a budget buys, where one is given.
    pub plan: Option<ProjectPlan>,
}

/// A budget, and by how much more to ask what it would buy.
#[derive(Clone, Copy, Debug)]
pub struct Budget {
    /// The budget.
    pub amount: Fen,
    /// By how much more to ask.
    pub step: Fen,
}

impl Budget {
    /// By how much more to ask where nobody says: 500,000 yuan.
    pub const STEP: Fen = Fen(50_000_000);
}

impl Ranking {
    /// The gaps of all communities of the audits, in order, and the plan for a budget.
    ///
    /// # Errors
    /// Audits by different standards; an order by the gate where there is none; an order by residents
    /// where not one gap's are known.
    pub fn from_audits(
        sources: &[RankInput],
        costs: &Costs,
        by: By,
        budget: Option<Budget>,
    ) -> Result<Ranking, Unrankable> {
        one_standard(sources.iter().map(|source| &source.audit.standard))?;
        let gate = sources.iter().find_map(|source| source.audit.standard.gate.clone());
        if by == By::Gate && gate.is_none() {
            return Err(Unrankable::NoGate);
        }
        let mut rows = Vec::new();
        let mut projects = Vec::new();
        let mut waived = Vec::new();
        for (order, source) in sources.iter().enumerate() {
            let of_each = source.audit.communities.iter().zip(source.members);
            for (place, (community, (index, residences))) in of_each.enumerate() {
                let reader = GapReader { source, community, index: *index, residences };
                waived.extend(community.gaps.iter().filter(|gap| gap.waived).map(|gap| reader.waived(gap)));
                reader.rows((order, place), costs, &mut rows, &mut projects);
            }
        }
        let communities: Vec<&CommunityAudit> =
            sources.iter().flat_map(|source| &source.audit.communities).collect();
        let of_row = |row: &RankedGap| &sources[row.dataset_order].audit.communities[row.community_order];
        let (counted_in, without_people) =
            served::common_unit(rows.iter().map(|row| (of_row(row), &row.served)));
        for row in &mut rows {
            row.purchase.residents_per_wan_yuan =
                per(row.purchase.residents(counted_in).map(|residents| residents as f64), row.purchase.cost);
        }
        let is_known = |row: &RankedGap| row.served.counted(counted_in).is_some();
        if by == By::Residents && !rows.is_empty() && !rows.iter().any(is_known) {
            return Err(Unrankable::NoResidents);
        }
        order::sort(&mut rows, by, counted_in);
        let idle = costs.complexes.iter().filter(|complex| {
            let is_of = |project: &&PricedProject| {
                matches!(project.basis, CostBasis::Complex { .. })
                    && project.name == complex.name
                    && [&project.community, &project.community_name].contains(&&complex.community)
            };
            !projects.iter().any(|project| is_of(&project))
        });
        let idle_complexes = idle.map(|complex| complex.name.clone()).collect();
        let plan =
            budget.map(|budget| ProjectPlan::from_rows(&rows, &projects, &of_row, by, counted_in, budget));
        Ok(Ranking {
            datasets: sources.iter().flat_map(|source| source.audit.datasets.clone()).collect(),
            as_of: sources.iter().map(|source| source.audit.as_of.clone()).collect(),
            standard: sources.first().map_or(String::new(), |s| s.audit.standard.title.clone()),
            gate,
            by,
            keys: by.keys().to_vec(),
            communities: communities.len(),
            counted_in,
            without_people,
            rows,
            projects,
            waived,
            idle_complexes,
            plan,
        })
    }

    /// The row of a rank.
    pub(crate) fn row(&self, rank: usize) -> &RankedGap {
        &self.rows[rank - 1]
    }
}

/// So much per 万元; nothing where either is unknown or it costs nothing.
fn per(gain: Option<f64>, cost: Option<Fen>) -> Option<f64> {
    let (gain, cost) = (gain?, cost?);
    (cost > Fen(0)).then(|| gain / cost.wan_yuan())
}

/// Reads the gaps of one community.
struct GapReader<'a> {
    source: &'a RankInput<'a>,
    community: &'a CommunityAudit,
    index: usize,
    residences: &'a [usize],
}

impl<'a> GapReader<'a> {
    fn failing(&self, gap: &Gap) -> Vec<&'a ClauseAudit> {
        let item = self.community.items.iter().find(|item| item.number == gap.item);
        let clauses = item.map_or(&[][..], |item| &item.clauses);
        clauses.iter().filter(|c| c.level == Level::Must && c.verdict == Verdict::Fail).collect()
    }

    fn waived(&self, gap: &Gap) -> WaivedGap {
        let waivers = self.failing(gap).into_iter().filter_map(|clause| clause.waived.as_ref());
        WaivedGap {
            community: self.community.id.clone(),
            community_name: self.community.name.clone(),
            item: gap.item,
            title: gap.content.clone(),
            clauses: gap.clauses.clone(),
            until: waivers.map(|waiver| waiver.expires.clone()).min().unwrap_or_default(),
        }
    }

    /// Adds a row for each gap that is not waived, and its projects.
    fn rows(
        &self,
        place: (usize, usize),
        costs: &Costs,
        rows: &mut Vec<RankedGap>,
        projects: &mut Vec<PricedProject>,
    ) {
        let gaps: Vec<&Gap> = self.community.gaps.iter().filter(|gap| !gap.waived).collect();
        let open: Vec<price::OpenGap> =
            gaps.iter().map(|gap| price::OpenGap { item: gap.item, clauses: self.failing(gap) }).collect();
        let first = projects.len();
        projects.extend(price::projects(self.source, self.community, self.index, &open, costs));
        let needed: Vec<Vec<usize>> = gaps
            .iter()
            .map(|gap| (first..projects.len()).filter(|at| projects[*at].items.contains(&gap.item)).collect())
            .collect();
        let residents = served::ResidentCounter::for_community(self.source, self.index, self.residences);
        let served: Vec<NewlyServed> =
            open.iter().map(|gap| residents.served(&gap.clauses, self.group(gap.item))).collect();
        let own = self.source.register.entries.iter().filter(|entry| entry.community == self.community.id);
        let entries: Vec<&RegisterEntry> = own.collect();
        let deadline = |item: u32| {
            let own = entries.iter().filter(|entry| entry.item == item);
            let days = own.filter_map(|entry| entry.deadline.day()).min();
            days.or_else(|| {
                let gap = gaps.iter().find(|gap| gap.item == item)?;
                crate::register::deadline::read(&gap.deadline).ok()?.day()
            })
        };
        for (at, gap) in gaps.iter().enumerate() {
            let closes: Vec<usize> = (0..gaps.len())
                .filter(|other| needed[*other].iter().all(|project| needed[at].contains(project)))
                .collect();
            let cost_of = |needed: &[usize]| needed.iter().map(|at| projects[*at].cost).sum::<Option<Fen>>();
            let items: Vec<u32> = closes.iter().map(|other| gaps[*other].item).collect();
            let sum = |unit| closes.iter().map(|other| served[*other].counted(unit)).sum::<Option<u64>>();
            let points = gained::points(self.community, &items);
            let cost = cost_of(&needed[at]);
            let of_item: Vec<&RegisterEntry> =
                entries.iter().copied().filter(|e| e.item == gap.item).collect();
            let lacks = ready::lacks(self.source, self.index, &of_item, &open[at].clauses);
            rows.push(RankedGap {
                rank: 0,
                decided_by: None,
                dataset: self.source.audit.datasets.join("；"),
                community: self.community.id.clone(),
                community_name: self.community.name.clone(),
                item: gap.item,
                title: gap.content.clone(),
                clauses: gap.clauses.clone(),
                served: served[at].clone(),
                points: gained::points(self.community, &[gap.item]),
                gate: gained::gate_gain(self.community, &[gap.item]),
                cost,
                projects: needed[at].clone(),
                purchase: Purchase {
                    cost,
                    people: sum(CountedIn::People),
                    households: sum(CountedIn::Households),
                    dwellings: sum(CountedIn::Dwellings),
                    points,
                    gate: gained::gate_gain(self.community, &items),
                    deadline: items.iter().filter_map(|item| deadline(*item)).min(),
                    closes: items,
                    residents_per_wan_yuan: None,
                    points_per_wan_yuan: per(points.map(|points| points.low), cost),
                },
                ready: lacks.is_empty(),
                lacks,
                responsible: gap.responsible.clone(),
                deadline: gap.deadline.clone(),
                dataset_order: place.0,
                community_order: place.1,
            });
        }
    }

    /// The group of residents that an item is for, by the standard.
    fn group(&self, number: u32) -> Option<ResidentGroup> {
        let item = self.source.standard.items.values().find(|item| item.number == number)?;
        item.serves.as_ref().map(|serves| serves.residents)
    }
}
