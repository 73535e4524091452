//! What a budget buys: the set of projects that serves most, what it leaves out and why, and what
//! the next step of money would add.

use serde::Serialize;

use super::best::{self, PlanTarget};
use super::money::Fen;
use super::order::{By, millionths};
use super::price::PricedProject;
use super::{Budget, RankedGap, gained};
use crate::audit::{CommunityAudit, Range};
use crate::units::CountedIn;
use crate::verdict::Verdict;

/// The best affordable set and what stands around it.
#[derive(Clone, Debug, Serialize)]
pub struct ProjectPlan {
    /// What there is to spend.
    #[serde(rename = "budget_wan_yuan")]
    pub budget: Fen,
    /// What is bought with it.
    pub set: ProjectSet,
    /// The gaps not closed, by rank.
    pub left_out: Vec<LeftOut>,
    /// Communities of which a gap is closed.
    pub communities: Vec<CommunityAfter>,
    /// What a step more would buy.
    pub next: Next,
}

/// A set of projects and what it does.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ProjectSet {
    /// Ranks of the gaps closed.
    pub ranks: Vec<usize>,
    /// Indices of the projects bought, from 0.
    pub projects: Vec<usize>,
    /// What they cost together.
    #[serde(rename = "cost_wan_yuan")]
    pub cost: Fen,
    /// What is left of the budget.
    #[serde(rename = "unspent_wan_yuan")]
    pub unspent: Fen,
    /// Residents newly served, summed over the gaps: someone whom three gaps served counts three
    /// times.
    pub residents: u64,
    /// Residents of whom at least one gap is closed, at least so many.
    pub residents_once: u64,
    /// Points gained, summed over communities, at the scores' low and high ends.
    pub points: Range,
    /// Names of the communities whose gate opens.
    pub gates_opened: Vec<String>,
}

/// A gap that is not closed.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LeftOut {
    /// Its rank.
    pub rank: usize,
    /// Why it is not closed.
    #[serde(flatten)]
    pub why: Why,
}

/// Why.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "why", rename_all = "snake_case")]
pub enum Why {
    /// What it costs is not known.
    CostUnknown,
    /// It alone costs so much more than there is, in 万元.
    BeyondBudget {
        /// How much more it costs than there is.
        short_wan_yuan: Fen,
    },
    /// It adds nothing to what is wanted, or it is not known what.
    NothingGained,
    /// It could be paid for, but not together with what does more.
    OthersDoMore,
}

/// A community before and after.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CommunityAfter {
    /// Its id.
    pub community: String,
    /// Its name.
    pub name: String,
    /// Numbers of the items whose gaps are closed.
    pub closed: Vec<u32>,
    /// Its score now, 0 to 100.
    pub before: Option<Range>,
    /// Its score with the gaps closed.
    pub after: Option<Range>,
    /// Its gate now; null where the standard has none.
    pub gate_before: Option<Verdict>,
    /// Its gate with the gaps closed.
    pub gate_after: Option<Verdict>,
}

/// The best set for a step more.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Next {
    /// By how much more.
    #[serde(rename = "step_wan_yuan")]
    pub step: Fen,
    /// What is bought then.
    pub set: ProjectSet,
    /// Ranks of gaps closed then and not before, and the other way round.
    pub added: Vec<usize>,
    /// Ranks of gaps closed before and not then.
    pub dropped: Vec<usize>,
}

/// Where gates are wanted first, one of them counts for more than all residents there are.
const GATE: u32 = 48;

impl ProjectPlan {
    /// The plan for rows in order, a budget and what is wanted: most residents, most points at
    /// the scores' low ends (each gap's own), or most gates opened and then most residents.
    pub(super) fn from_rows<'a>(
        rows: &[RankedGap],
        projects: &[PricedProject],
        community: &dyn Fn(&RankedGap) -> &'a CommunityAudit,
        by: By,
        unit: CountedIn,
        budget: Budget,
    ) -> ProjectPlan {
        let finder = Finder { rows, projects, community, by, unit };
        let set = finder.set(budget.amount);
        let more = finder.set(budget.amount + budget.step);
        let left_out = rows
            .iter()
            .filter(|row| !set.ranks.contains(&row.rank))
            .map(|row| LeftOut { rank: row.rank, why: finder.why(row, budget.amount) })
            .collect();
        let minus = |a: &ProjectSet, b: &ProjectSet| {
            a.ranks.iter().copied().filter(|r| !b.ranks.contains(r)).collect()
        };
        let (added, dropped) = (minus(&more, &set), minus(&set, &more));
        ProjectPlan {
            budget: budget.amount,
            left_out,
            communities: finder.communities(&set.ranks),
            next: Next { step: budget.step, set: more, added, dropped },
            set,
        }
    }
}

struct Finder<'r, 'a> {
    rows: &'r [RankedGap],
    projects: &'r [PricedProject],
    community: &'r dyn Fn(&RankedGap) -> &'a CommunityAudit,
    by: By,
    unit: CountedIn,
}

impl Finder<'_, '_> {
    /// What closing one gap counts for.
    fn value(&self, row: &RankedGap) -> u128 {
        match self.by {
            By::Score => row.points.map_or(0, |points| millionths(points.low).max(0) as u128),
            By::Residents | By::Gate => row.served.counted(self.unit).unwrap_or(0).into(),
        }
    }

    /// The rows community by community, in their order.
    fn by_community(&self) -> Vec<Vec<&RankedGap>> {
        let mut order: Vec<&RankedGap> = self.rows.iter().collect();
        order.sort_by_key(|row| (row.dataset_order, row.community_order, row.item));
        order
            .chunk_by(|a, b| (a.dataset_order, a.community_order) == (b.dataset_order, b.community_order))
            .map(<[&RankedGap]>::to_vec)
            .collect()
    }

    fn set(&self, budget: Fen) -> ProjectSet {
        let costs: Vec<Fen> = self.projects.iter().map(|project| project.cost.unwrap_or_default()).collect();
        let is_priced = |projects: &[usize]| projects.iter().all(|at| self.projects[*at].cost.is_some());
        let priced = self.rows.iter().filter(|row| is_priced(&row.projects));
        let mut targets: Vec<PlanTarget> =
            priced.map(|row| PlanTarget { projects: row.projects.clone(), value: self.value(row) }).collect();
        if self.by == By::Gate {
            let gates = self.by_community().into_iter().filter_map(|rows| self.gate(&rows));
            targets.extend(gates.filter(|target| is_priced(&target.projects)));
        }
        let chosen = best::best(&targets, &costs, budget);
        let mut ranks: Vec<usize> = self
            .rows
            .iter()
            .filter(|row| row.projects.iter().all(|project| chosen.projects.binary_search(project).is_ok()))
            .map(|row| row.rank)
            .collect();
        ranks.sort_unstable();
        let closed = || ranks.iter().map(|rank| &self.rows[rank - 1]);
        let communities = self.communities(&ranks);
        let gain = |of: fn(Range) -> f64| {
            let gains = communities.iter().filter_map(|c| Some(of(c.after?) - of(c.before?)));
            (gains.sum::<f64>() * 1e6).round() / 1e6
        };
        let most_of_each = self.by_community().into_iter().map(|rows| {
            let closed = rows.iter().filter(|row| ranks.contains(&row.rank));
            closed.filter_map(|row| row.served.counted(self.unit)).max().unwrap_or(0)
        });
        ProjectSet {
            projects: chosen.projects.clone(),
            cost: chosen.cost,
            unspent: budget - chosen.cost,
            residents: closed().filter_map(|row| row.served.counted(self.unit)).sum(),
            residents_once: most_of_each.sum(),
            points: Range { low: gain(|range| range.low), high: gain(|range| range.high) },
            gates_opened: communities
                .iter()
                .filter(|c| c.gate_before == Some(Verdict::Fail) && c.gate_after == Some(Verdict::Pass))
                .map(|c| c.name.clone())
                .collect(),
            ranks,
        }
    }

    /// The gate of a community as something to reach: it takes the projects of all gaps in its
    /// way. Nothing where one of them is waived, and so not to be bought, or where it would still
    /// not be known to pass.
    fn gate(&self, rows: &[&RankedGap]) -> Option<PlanTarget> {
        let community = (self.community)(rows.first()?);
        let in_the_way = gained::in_the_way(community);
        let is_failing = community.gate == Some(Verdict::Fail);
        let opens = gained::gate(community, &in_the_way) == Some(Verdict::Pass);
        let projects = |item: &u32| rows.iter().find(|row| row.item == *item).map(|row| &row.projects);
        let needed: Option<Vec<&Vec<usize>>> = in_the_way.iter().map(projects).collect();
        let needed = needed.filter(|_| is_failing && opens)?;
        Some(PlanTarget { projects: needed.into_iter().flatten().copied().collect(), value: 1 << GATE })
    }

    fn communities(&self, ranks: &[usize]) -> Vec<CommunityAfter> {
        let with_closed = self.by_community().into_iter().filter_map(|rows| {
            let closed = rows.iter().filter(|row| ranks.binary_search(&row.rank).is_ok());
            let closed: Vec<u32> = closed.map(|row| row.item).collect();
            let community = (self.community)(rows.first()?);
            (!closed.is_empty()).then(|| CommunityAfter {
                community: community.id.clone(),
                name: community.name.clone(),
                before: gained::score(community, &[]),
                after: gained::score(community, &closed),
                gate_before: community.gate,
                gate_after: gained::gate(community, &closed),
                closed,
            })
        });
        with_closed.collect()
    }

    fn why(&self, row: &RankedGap, budget: Fen) -> Why {
        match row.cost {
            None => Why::CostUnknown,
            Some(cost) if cost > budget => Why::BeyondBudget { short_wan_yuan: cost - budget },
            Some(_) if self.value(row) == 0 && !self.counts_for_the_gate(row) => Why::NothingGained,
            Some(_) => Why::OthersDoMore,
        }
    }

    fn counts_for_the_gate(&self, row: &RankedGap) -> bool {
        self.by == By::Gate && row.gate.as_ref().is_some_and(|gate| gate.is_in_the_way)
    }
}
