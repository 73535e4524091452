//! One kind of facility: who is served now, what is asked of the solver, what comes of it.

use indexmap::IndexMap;
use serde::Serialize;

use super::candidates::{self, Candidates, From};
use super::outcome::{
    AreaNeed, CandidatesUsed, Existing, Proposed, ResidentCount, ServedResidence, ServedState, Short,
    SitingOutcome, SitingResidence, WalkBasis,
};
use super::room::rooms;
use super::share::{Shared, shared};
use super::sought::Sought;
use super::task::{SitingTask, TaskResult};
use super::there::{enough, existing, short_now, verdicts};
use super::walks::{There, walks};
use super::{Aim, Ask, Demand, IdAndName, SitingInput, TEN_MINUTES};
use crate::defect::Defect;
use crate::units::Pace;
use crate::verdict::Verdict;
use crate::vocabulary::Layer;

/// Where a kind's new facilities go.
#[derive(Clone, Debug, Serialize)]
pub struct SitingPart {
    /// Ids of the clauses that ask for it.
    pub clauses: Vec<String>,
    /// What is proposed: a category of the vocabulary, and its Chinese name.
    pub category: String,
    /// The category's Chinese name.
    pub category_name: String,
    /// What was wanted.
    #[serde(flatten)]
    pub aim: Aim,
    /// Within what walk residents are served, in metres, and who says so.
    pub within: f64,
    /// Who says so.
    pub within_basis: WalkBasis,
    /// The minutes a clause allows and the pace they are walked at, where it says minutes.
    pub minutes: Option<f64>,
    /// The pace they are walked at, metres a minute.
    pub pace: Option<f64>,
    /// The areas one needs at least.
    pub needs: Vec<AreaNeed>,
    /// Everything else one must be, by property.
    pub properties: IndexMap<String, serde_json::Value>,
    /// What says how many residents each has room for: the user (`--capacity`) or a property of
    /// sites; null where there is no limit.
    pub room_by: Option<String>,
    /// The property of a ratio that a clause asks for besides, where nothing tells what sites would
    /// have of it: not reckoned with.
    pub ratio_of: Option<String>,
    /// What is there of the kind.
    pub existing: Existing,
    /// What was chosen from.
    pub candidates: CandidatesUsed,
    /// How the search ended.
    pub outcome: SitingOutcome,
    /// Sites, residents newly served, or metres of the worst walk, by the aim; null where nothing
    /// was found.
    pub value: Option<f64>,
    /// No choice of candidates comes to less (of residents: to more) than this.
    pub bound: Option<f64>,
    /// Who is served, before and after.
    pub residents: ResidentCount,
    /// Communities that lack it or may, and those that meet the clauses though what is counted here
    /// would not do: by an alternative.
    pub lacking: Vec<IdAndName>,
    /// Communities that meet the clauses by an alternative.
    pub met_otherwise: Vec<IdAndName>,
    /// The longest walk to the nearest that is there, and to the nearest with what is proposed, of
    /// residences that can walk to one.
    pub worst_before: Option<f64>,
    /// The longest walk with what is proposed, in metres.
    pub worst_after: Option<f64>,
    /// Residences on the network that can walk to nothing that is there.
    pub without_any: usize,
    /// The sites proposed.
    pub sites: Vec<Proposed>,
    /// Residences no candidate serves, nor what is there.
    pub beyond_reach: Vec<SitingResidence>,
    /// Residences off the network: how far they walk nobody knows.
    pub off_network: Vec<SitingResidence>,
    /// Communities that would still have fewer of the kind inside than a clause wants.
    pub still_short: Vec<Short>,
    /// Candidates that would serve several communities with this gap.
    pub shared: Vec<Shared>,
    /// How each residence fares.
    #[serde(skip)]
    pub served: Vec<ServedResidence>,
    /// All candidates, by id and where they are.
    #[serde(skip)]
    pub places: Vec<(String, [f64; 2])>,
    /// For each of them, the residences that walk to it, as numbered in `served`, and how far, as
    /// far as walks were measured.
    #[serde(skip)]
    pub walks: Vec<Vec<(u32, f64)>>,
}

impl SitingPart {
    pub(super) fn from_proposals(
        source: &SitingInput,
        demand: &Demand,
        sought: &Sought,
        ask: &Ask,
    ) -> Result<SitingPart, Vec<Defect>> {
        let vocabulary = &source.standard.vocabulary;
        let category = sought.categories[0];
        let pace = Pace(ask.pace.map_or(source.standard.pace.value, |pace| pace.0));
        let of_clause = sought.within(pace, ask.pace.is_some());
        let (within, within_basis, minutes) = match (ask.within, of_clause) {
            (Some(within), _) => (within, WalkBasis::User, None),
            (None, Some((within, minutes))) => (within, WalkBasis::Clause, minutes),
            (None, None) => (TEN_MINUTES, WalkBasis::Circle, None),
        };
        let (existing, is_sure, mut there) = existing(source, sought);
        let communities: Vec<usize> = source.members.iter().map(|(community, _)| *community).collect();
        let found = candidates::candidates(source.dataset, &communities, source.network, vocabulary, sought);
        let Candidates { from, mut all, too_small, of_unknown_size } = found;
        let offered = all.len();
        let rooms = rooms(source, demand, sought, ask, &mut all, &existing);
        let of_unknown_room = offered - all.len();
        let limit = if matches!(ask.aim, Aim::Nearest { .. }) { None } else { Some(within) };
        let is_limited = rooms.as_ref().is_some_and(|rooms| rooms.existing.iter().any(Option::is_some));
        let counted =
            There { facilities: &existing, is_sure: &is_sure, each_within: is_limited.then_some(within) };
        let walks = walks(source.dataset, source.network, &demand.residences, &counted, &all, limit);
        let id = |index: &usize| source.dataset.facilities[*index].id.clone();
        let off = existing.iter().zip(&walks.is_existing_off).filter(|(_, off)| **off);
        there.off_network = off.map(|(index, _)| id(index)).collect();
        if let Some(rooms) = rooms.as_ref().filter(|_| is_limited) {
            let unlimited = existing.iter().zip(&rooms.existing).filter(|(_, room)| room.is_none());
            there.of_unknown_room = unlimited.map(|(index, _)| id(index)).collect();
        }
        let off: Vec<String> = all
            .iter()
            .zip(&walks.is_candidate_off)
            .filter(|(_, off)| **off)
            .map(|(c, _)| c.id.clone())
            .collect();
        let used = CandidatesUsed {
            from: from.unwrap_or(From::Corners),
            count: all.len() - off.len(),
            too_small,
            of_unknown_size,
            off_network: off,
            of_unknown_room,
        };
        let mut is_reached = vec![false; demand.residences.len()];
        walks.to.iter().flatten().for_each(|(home, _)| is_reached[*home as usize] = true);
        let task = SitingTask { source, demand, existing, candidates: all, walks, within, rooms, is_reached };
        let is_done = !matches!(ask.aim, Aim::Nearest { .. }) && task.is_all_served();
        if !is_done {
            enough(&used, ask, &sought.areas(vocabulary), &task.walks)?;
        }
        let solved = if is_done { TaskResult::nothing(SitingOutcome::AllServed) } else { task.solve(ask) };
        let shares = task.shares(&solved.chosen, ask);
        let sites = task.proposed(&solved.chosen, shares.as_deref(), sought, ask);
        let served = task.served(&solved.chosen, shares.as_deref(), &sites);
        let verdicts = verdicts(source, sought);
        let has_gap: Vec<bool> = verdicts.iter().map(|verdict| *verdict == Verdict::Fail).collect();
        let called = |wanted: &dyn Fn(Verdict) -> bool| -> Vec<IdAndName> {
            let own = source.audit.communities.iter().zip(&verdicts).filter(|(_, verdict)| wanted(**verdict));
            own.map(|(audit, _)| IdAndName::from_audit(audit)).collect()
        };
        let lacking = called(&|verdict| matches!(verdict, Verdict::Fail | Verdict::Unknown));
        let now = short_now(source, sought);
        let of_each = || source.audit.communities.iter().zip(&verdicts).zip(&now);
        let met_otherwise = of_each()
            .filter(|((_, verdict), now)| **verdict == Verdict::Pass && now.is_met_otherwise)
            .map(|((audit, _), _)| IdAndName::from_audit(audit))
            .collect();
        let still_short = of_each().filter_map(|((audit, verdict), now)| {
            let new = sites.iter().filter(|site| site.is_for(&audit.id)).count();
            let missing = now.missing? - new as f64;
            // By an alternative the clause is met without: nothing is short there.
            let is_short = *verdict != Verdict::Pass && missing > 0.0;
            is_short.then(|| Short { community: IdAndName::from_audit(audit), missing })
        });
        let still_short = still_short.collect();
        let beyond: Vec<usize> =
            (0..demand.residences.len()).filter(|home| task.is_beyond(*home, ask)).collect();
        let off: Vec<usize> = (0..demand.residences.len()).filter(|home| task.walks.is_off[*home]).collect();
        let sum = |homes: &[usize]| Demand::plain(homes.iter().map(|home| demand.weights[*home]).sum());
        // An empty sum is minus nothing.
        let total = |of: &dyn Fn(&ServedResidence) -> f64| served.iter().map(of).sum::<f64>() + 0.0;
        let for_sure = |served: &ServedResidence| if served.is_sure { served.by_existing } else { 0.0 };
        let worst = |walk: &dyn Fn(&ServedResidence) -> Option<f64>| {
            served.iter().filter_map(walk).max_by(f64::total_cmp)
        };
        Ok(SitingPart {
            clauses: sought.clauses.iter().map(|id| (*id).to_owned()).collect(),
            category: vocabulary.category_name(category).to_owned(),
            category_name: vocabulary.category_zh(category).to_owned(),
            aim: ask.aim,
            within: within.0,
            within_basis,
            minutes: minutes.map(|(minutes, _)| minutes),
            pace: minutes.map(|(_, pace)| pace),
            needs: sought
                .areas(vocabulary)
                .into_iter()
                .map(|(property, least)| AreaNeed { property, least })
                .collect(),
            properties: sought.properties(vocabulary),
            room_by: task
                .rooms
                .as_ref()
                .map(|rooms| rooms.by.clone().unwrap_or_else(|| "--capacity".to_owned())),
            ratio_of: sought
                .ratio
                .filter(|_| task.rooms.is_none())
                .map(|ratio| vocabulary.property_name(Layer::Facilities, ratio.of).to_owned()),
            existing: there,
            candidates: used,
            outcome: solved.outcome,
            value: solved.value,
            bound: solved.bound,
            residents: ResidentCount {
                all: Demand::plain(demand.weights.iter().sum()),
                served_before: total(&|served| served.by_existing),
                served_for_sure: total(&for_sure),
                newly_served: total(&|served| served.by_new),
                beyond_reach: sum(&beyond),
                off_network: sum(&off),
            },
            worst_before: worst(&|served| Some(served.before.as_ref()?.1)),
            worst_after: worst(&|served| Some(served.after.as_ref()?.1)),
            without_any: served
                .iter()
                .filter(|s| s.state != ServedState::OffNetwork && s.before.is_none())
                .count(),
            lacking,
            met_otherwise,
            still_short,
            shared: shared(source, demand, &has_gap, &task.reaches(&solved.chosen)),
            sites,
            beyond_reach: beyond.iter().map(|home| task.residence(*home)).collect(),
            off_network: off.iter().map(|home| task.residence(*home)).collect(),
            served,
            places: task.candidates.iter().map(|c| (c.id.clone(), [c.at.x, c.at.y])).collect(),
            walks: task.walks.to,
        })
    }
}
