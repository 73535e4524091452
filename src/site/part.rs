//! One kind of facility: who is served now, what is asked of the solver, what comes of it.

use indexmap::IndexMap;
use serde::Serialize;

use geo::{GeodesicArea, Intersects};

use super::candidates::{self, Candidate, Candidates, From};
use super::room::{Rooms, rooms};
use super::share::{Reach, Shared, shared};
use super::solve::{Answer, Chosen, Clock, Cover, Distances, Room, fewest, most, nearest};
use super::sought::Sought;
use super::walks::{Walks, walks};
use super::{Aim, Ask, Called, Demand, Source, TEN_MINUTES, argument};
use crate::both;
use crate::dataset::{Shape, Status};
use crate::defect::{Defect, Place};
use crate::units::{Metres, Pace};
use crate::verdict::{Truth, Verdict};

/// Where a kind's new facilities go.
#[derive(Clone, Debug, Serialize)]
pub struct Part {
    pub clauses: Vec<String>,
    /// What is proposed: a category of the vocabulary, and its Chinese name.
    pub category: String,
    pub category_name: String,
    #[serde(flatten)]
    pub aim: Aim,
    /// Within what walk residents are served, in metres, and who says so.
    pub within: f64,
    pub within_basis: Basis,
    /// The area one needs at least.
    pub needs: Option<Need>,
    /// Everything else one must be, by property.
    pub properties: IndexMap<String, serde_json::Value>,
    /// What says how many residents each has room for: the user (`--capacity`) or a property of
    /// sites; null where there is no limit.
    pub room_by: Option<String>,
    pub existing: Existing,
    pub candidates: CandidatesUsed,
    pub outcome: Outcome,
    /// Sites, residents newly served, or metres of the worst walk, by the aim; null where nothing
    /// was found.
    pub value: Option<f64>,
    /// No choice of candidates comes to less (of residents: to more) than this.
    pub bound: Option<f64>,
    pub residents: Residents,
    /// The longest walk to the nearest that is there, and to the nearest with what is proposed, of
    /// residences that can walk to one.
    pub worst_before: Option<f64>,
    pub worst_after: Option<f64>,
    pub sites: Vec<Proposed>,
    /// Residences no candidate serves, nor what is there.
    pub beyond_reach: Vec<Residence>,
    /// Residences off the network: how far they walk nobody knows.
    pub off_network: Vec<Residence>,
    /// Communities that would still have fewer of the kind inside than a clause wants.
    pub still_short: Vec<Short>,
    /// Candidates that would serve several communities with this gap.
    pub shared: Vec<Shared>,
    #[serde(skip)]
    pub served: Vec<Served>,
    /// Walks from every residence to every candidate, as far as they were measured: candidate,
    /// residence, metres.
    #[serde(skip)]
    pub distances: Vec<(String, String, f64)>,
    /// All candidates, for the map.
    #[serde(skip)]
    pub places: Vec<[f64; 2]>,
}

/// Who says how far residents walk at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    User,
    Clause,
    /// The ten-minute circle of GB 50180-2018.
    Circle,
}

/// An area a facility needs: `site_area_m2` or `floor_area_m2`, and square metres.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Need {
    pub property: &'static str,
    pub least: f64,
}

/// What is there.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Existing {
    /// Facilities that meet the clauses, or may.
    pub counted: usize,
    /// Of them, those of which it is not known whether they do.
    pub unsure: Vec<String>,
    /// Those that do not: they serve nobody here.
    pub unfit: Vec<String>,
    /// Planned or under construction: not counted.
    pub coming: Vec<String>,
}

/// What was chosen from.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CandidatesUsed {
    pub from: From,
    pub count: usize,
    pub too_small: Vec<String>,
    pub of_unknown_size: Vec<String>,
    pub off_network: Vec<String>,
    /// Those that do not say how many they have room for, where others do.
    pub of_unknown_room: usize,
}

/// How it ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Everybody is served already.
    AllServed,
    /// No choice is better.
    Proven,
    /// Time was over: `bound` says how much better a choice could be.
    TimeOver,
    /// No choice does what is asked: too few sites, or too little room.
    Impossible,
    /// Time was over before any choice was found.
    Undecided,
}

/// Residents, in the unit they are counted in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Residents {
    pub all: f64,
    pub served_before: f64,
    pub newly_served: f64,
    pub beyond_reach: f64,
    pub off_network: f64,
}

/// A site proposed.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Proposed {
    /// From 1, those that win most residents first.
    pub number: usize,
    /// Id of the facility proposed, in `proposed.geojson`.
    pub id: String,
    /// The candidate's id and name.
    pub site: String,
    pub name: Option<String>,
    pub longitude: f64,
    pub latitude: f64,
    /// The community it lies in; null outside all of them.
    pub community: Option<Called>,
    /// Square metres there, where known.
    pub area_m2: Option<f64>,
    /// Residents newly served from it; of the smallest worst walk, those it is nearest to.
    pub residents: f64,
    pub by_community: Vec<Share>,
    /// The longest walk of those residents, in metres.
    pub worst_walk: Option<f64>,
    /// The nearest residence, to find it by.
    pub near: Option<Near>,
}

pub use super::share::Share;

impl Proposed {
    /// The community it counts for: that it lies in, else that it serves most of.
    pub fn counts_for(&self) -> Option<&Called> {
        let most = || self.by_community.iter().max_by(|a, b| a.residents.total_cmp(&b.residents));
        self.community.as_ref().or_else(|| most().map(|share| &share.community))
    }

    fn is_for(&self, community: &str) -> bool {
        self.counts_for().is_some_and(|own| own.id == community)
    }
}

/// A residence near a site.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Near {
    pub residence: String,
    pub metres: f64,
}

/// A residence by id and what people call it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Residence {
    pub id: String,
    pub label: Option<String>,
    pub community: String,
    pub residents: f64,
}

/// How a residence fares: the nearest that is there, and the nearest with what is proposed.
#[derive(Clone, Debug, PartialEq)]
pub struct Served {
    /// Index in the dataset.
    pub index: usize,
    pub residence: Residence,
    pub before: Option<(String, f64)>,
    /// The facility that is there or the number of the site proposed, and metres.
    pub after: Option<(String, f64)>,
    pub state: State,
}

/// Whether a residence is served.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Already,
    Newly,
    Not,
    OffNetwork,
}

/// A community and how many more a clause wants inside it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Short {
    #[serde(flatten)]
    pub community: Called,
    pub missing: f64,
}

/// What is chosen from, measured.
struct Scene<'a> {
    source: &'a Source<'a>,
    demand: &'a Demand,
    /// Facilities that are there and count, by index in the dataset.
    existing: Vec<usize>,
    candidates: Vec<Candidate>,
    walks: Walks,
    within: Metres,
    rooms: Option<Rooms>,
}

/// What the solver said.
struct Solved {
    outcome: Outcome,
    chosen: Vec<usize>,
    value: Option<f64>,
    bound: Option<f64>,
}

impl Part {
    pub(super) fn of(source: &Source, demand: &Demand, sought: &Sought, ask: &Ask) -> Result<Part, Defect> {
        let vocabulary = &source.standard.vocabulary;
        let category = sought.categories[0];
        let pace = Pace(ask.pace.map_or(source.standard.pace.value, |pace| pace.0));
        let of_clause = sought.within(pace, ask.pace.is_some());
        let (within, within_basis) = match (ask.within, of_clause) {
            (Some(within), _) => (within, Basis::User),
            (None, Some(within)) => (within, Basis::Clause),
            (None, None) => (TEN_MINUTES, Basis::Circle),
        };
        let (existing, there) = existing(source, sought);
        let communities: Vec<usize> = source.members.iter().map(|(community, _)| *community).collect();
        let found = candidates::candidates(source.dataset, &communities, source.network, vocabulary, sought);
        let Candidates { from, mut all, too_small, of_unknown_size } = found;
        let offered = all.len();
        let rooms = rooms(source, demand, sought, ask, &mut all, &existing);
        let of_unknown_room = offered - all.len();
        let limit = if matches!(ask.aim, Aim::Nearest { .. }) { None } else { Some(within) };
        let walks = walks(source.dataset, source.network, &demand.residences, &existing, &all, limit);
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
        let scene = Scene { source, demand, existing, candidates: all, walks, within, rooms };
        let is_done = !matches!(ask.aim, Aim::Nearest { .. }) && scene.is_all_served();
        if !is_done {
            enough(&used, ask, sought)?;
        }
        let solved = if is_done { Solved::nothing(Outcome::AllServed) } else { scene.solve(ask) };
        let sites = scene.proposed(&solved.chosen, sought, ask);
        let served = scene.served(&solved.chosen, &sites);
        let has_gap = has_gap(source, sought);
        let beyond: Vec<usize> =
            (0..demand.residences.len()).filter(|home| scene.is_beyond(*home, ask)).collect();
        let off: Vec<usize> = (0..demand.residences.len()).filter(|home| scene.walks.is_off[*home]).collect();
        let sum = |homes: &[usize]| Demand::plain(homes.iter().map(|home| demand.weights[*home]).sum());
        let in_state = |state: State| -> f64 {
            let its = served.iter().filter(|served| served.state == state);
            // An empty sum is minus nothing.
            its.map(|served| served.residence.residents).sum::<f64>() + 0.0
        };
        let newly = match &scene.rooms {
            Some(_) => sites.iter().map(|site| site.residents).sum::<f64>() + 0.0,
            None => in_state(State::Newly),
        };
        let worst =
            |walk: &dyn Fn(&Served) -> Option<f64>| served.iter().filter_map(walk).max_by(f64::total_cmp);
        Ok(Part {
            clauses: sought.clauses.iter().map(|id| (*id).to_owned()).collect(),
            category: vocabulary.category_name(category).to_owned(),
            category_name: vocabulary.category_zh(category).to_owned(),
            aim: ask.aim,
            within: within.0,
            within_basis,
            needs: sought.area().map(|(property, least)| Need { property, least }),
            properties: sought.properties(),
            room_by: scene
                .rooms
                .as_ref()
                .map(|rooms| rooms.by.clone().unwrap_or_else(|| "--capacity".to_owned())),
            existing: there,
            candidates: used,
            outcome: solved.outcome,
            value: solved.value,
            bound: solved.bound,
            residents: Residents {
                all: Demand::plain(demand.weights.iter().sum()),
                served_before: in_state(State::Already),
                newly_served: newly,
                beyond_reach: sum(&beyond),
                off_network: sum(&off),
            },
            worst_before: worst(&|served| Some(served.before.as_ref()?.1)),
            worst_after: worst(&|served| Some(served.after.as_ref()?.1)),
            still_short: still_short(&scene, sought, &sites),
            shared: shared(source, demand, &has_gap, &scene.reaches(&solved.chosen)),
            sites,
            beyond_reach: beyond.iter().map(|home| scene.residence(*home)).collect(),
            off_network: off.iter().map(|home| scene.residence(*home)).collect(),
            served,
            distances: scene.distances(),
            places: scene.candidates.iter().map(|candidate| [candidate.at.x, candidate.at.y]).collect(),
        })
    }
}

/// Facilities that are there and count, and what there is to say of all of them.
fn existing(source: &Source, sought: &Sought) -> (Vec<usize>, Existing) {
    let mut there = Existing::default();
    let mut counted = Vec::new();
    for (index, facility) in source.dataset.facilities.iter().enumerate() {
        if !sought.categories.contains(&facility.category) {
            continue;
        }
        if facility.status != Status::Existing {
            there.coming.push(facility.id.clone());
            continue;
        }
        let outline = match &facility.shape {
            Shape::Point(_) => None,
            Shape::Area(area) => Some(area.geodesic_area_unsigned()),
        };
        match sought.is_met_by(facility, outline, &source.standard.vocabulary) {
            Truth::No => there.unfit.push(facility.id.clone()),
            truth => {
                counted.push(index);
                if truth == Truth::Unknown {
                    there.unsure.push(facility.id.clone());
                }
            }
        }
    }
    there.counted = counted.len();
    (counted, there)
}

/// Which communities of the audit fail one of the clauses.
fn has_gap(source: &Source, sought: &Sought) -> Vec<bool> {
    let fails = |community: &crate::audit::CommunityAudit| {
        let clauses = community.items.iter().flat_map(|item| &item.clauses);
        clauses
            .filter(|clause| sought.clauses.contains(&clause.id.as_str()))
            .any(|clause| clause.verdict == Verdict::Fail)
    };
    source.audit.communities.iter().map(fails).collect()
}

/// That there are candidates, and as many as sites are wanted.
fn enough(used: &CandidatesUsed, ask: &Ask, sought: &Sought) -> Result<(), Defect> {
    let there = used.count;
    if there == 0 {
        let (small, unknown, off) =
            (used.too_small.len(), used.of_unknown_size.len(), used.off_network.len());
        let what = match used.from {
            From::Sites => both!(
                "sites.geojson 里没有可用的候选用地：{small} 处面积不够，{unknown} 处面积不详，{off} 处离路网太远",
                "no site of sites.geojson will do: {small} too small, {unknown} of unknown size, {off} off the network"
            ),
            From::Corners => both!(
                "没有候选用地，社区里也没有可作候选的路口",
                "there are no candidate sites, and no street corner in the communities to stand in"
            ),
        };
        let expected = match sought.area() {
            Some((_, least)) => both!(
                "sites.geojson：面积不小于 {least} 平方米的候选用地",
                "sites.geojson: candidate sites of at least {least} m²"
            ),
            None => both!("sites.geojson：候选用地", "sites.geojson: candidate sites"),
        };
        let mend = both!(
            "补上 sites.geojson（点须写 site_area_m2），或补上 paths.geojson 以路口为候选",
            "add sites.geojson (points must say site_area_m2), or paths.geojson whose corners can be candidates"
        );
        return Err(Defect::error("no-candidate", "sites.geojson", Place::Whole, what)
            .expected(expected)
            .mend(mend));
    }
    match ask.aim.count() {
        Some(count) if count > there => Err(argument(
            "too-many-sites",
            "--count",
            both!(
                "要选 {count} 处，候选只有 {there} 处",
                "{count} sites are wanted, and there are {there} candidates"
            ),
        )
        .expected(both!("不超过 {there} 的数", "a number up to {there}"))
        .mend(both!("减少 --count，或补充候选用地", "lower --count, or add candidate sites"))),
        _ => Ok(()),
    }
}

impl Solved {
    fn nothing(outcome: Outcome) -> Solved {
        Solved { outcome, chosen: Vec::new(), value: None, bound: None }
    }

    fn of(chosen: Chosen, plain: impl Fn(u64) -> f64) -> Solved {
        Solved {
            outcome: if chosen.is_proven() { Outcome::Proven } else { Outcome::TimeOver },
            value: Some(plain(chosen.value)),
            bound: Some(plain(chosen.bound)),
            chosen: chosen.candidates,
        }
    }
}

impl Scene<'_> {
    fn is_near(&self, walk: Option<(usize, f64)>) -> bool {
        walk.is_some_and(|(_, metres)| Metres(metres).within(self.within))
    }

    fn is_served_now(&self, home: usize) -> bool {
        self.is_near(self.walks.existing[home])
    }

    /// Whether everybody whose walk is known is served already; where room is limited nobody can
    /// tell without reckoning.
    fn is_all_served(&self) -> bool {
        let is_limited = self.rooms.as_ref().is_some_and(|rooms| rooms.existing.iter().any(Option::is_some));
        !is_limited
            && (0..self.walks.is_off.len()).all(|home| self.walks.is_off[home] || self.is_served_now(home))
    }

    /// Whether neither a candidate nor what is there serves a residence; of the worst walk, whether
    /// it can walk to any.
    fn is_beyond(&self, home: usize, ask: &Ask) -> bool {
        let is_served = match ask.aim {
            Aim::Nearest { .. } => self.walks.existing[home].is_some(),
            _ => self.is_served_now(home),
        };
        !self.walks.is_off[home] && !is_served && !self.is_reached(home)
    }

    fn is_reached(&self, home: usize) -> bool {
        let reaches =
            |to: &Vec<(u32, f64)>| to.binary_search_by_key(&(home as u32), |(home, _)| *home).is_ok();
        self.walks.to.iter().any(reaches)
    }

    fn solve(&self, ask: &Ask) -> Solved {
        let clock = Clock::within(ask.time);
        match (ask.aim, &self.rooms) {
            (Aim::Nearest { count }, _) => self.solve_nearest(count, ask, clock),
            (aim, Some(rooms)) => self.solve_with_room(aim, rooms, clock),
            (Aim::Fewest, None) => {
                let (serves, demands) = self.left();
                Solved::of(fewest(&serves, demands.len(), clock), |sites| sites as f64)
            }
            (Aim::Most { count }, None) => {
                let (serves, demands) = self.left();
                let weights = demands.iter().map(|home| self.demand.weights[*home]).collect();
                Solved::of(most(&Cover { weights, serves }, count, clock), Demand::plain)
            }
        }
    }

    /// Residences that are not served now, and which of them each candidate serves, as numbered
    /// among them.
    fn left(&self) -> (Vec<Vec<u32>>, Vec<usize>) {
        let homes = 0..self.demand.residences.len();
        let left: Vec<usize> =
            homes.filter(|home| !self.walks.is_off[*home] && !self.is_served_now(*home)).collect();
        let serves = |to: &Vec<(u32, f64)>| {
            to.iter()
                .filter_map(|(home, _)| left.binary_search(&(*home as usize)).ok())
                .map(|d| d as u32)
                .collect()
        };
        (self.walks.to.iter().map(serves).collect(), left)
    }

    fn solve_nearest(&self, count: usize, ask: &Ask, clock: Clock) -> Solved {
        let homes = 0..self.demand.residences.len();
        let known: Vec<usize> =
            homes.filter(|home| !self.walks.is_off[*home] && !self.is_beyond(*home, ask)).collect();
        let from = |to: &Vec<(u32, f64)>| {
            let known = to.iter().map(|(home, metres)| (known.binary_search(&(*home as usize)), metres));
            known.filter_map(|(at, metres)| Some((at.ok()? as u32, *metres))).collect()
        };
        let distances = Distances {
            existing: known
                .iter()
                .map(|home| self.walks.existing[*home].map_or(f64::INFINITY, |w| w.1))
                .collect(),
            from: self.walks.to.iter().map(from).collect(),
        };
        match nearest(&distances, count, clock) {
            Answer::Impossible => Solved::nothing(Outcome::Impossible),
            Answer::Undecided => Solved::nothing(Outcome::Undecided),
            Answer::Found(found) => Solved {
                outcome: if found.is_proven() { Outcome::Proven } else { Outcome::TimeOver },
                value: Some(found.worst),
                bound: Some(found.bound),
                chosen: found.candidates,
            },
        }
    }

    /// The choice as one of room: all residences whose walk is known, what is there with its room.
    fn with_room(&self, rooms: &Rooms) -> Room {
        let homes = 0..self.demand.residences.len();
        let weights = homes.map(|home| if self.walks.is_off[home] { 0 } else { self.demand.weights[home] });
        let served: Vec<Vec<u32>> = (0..self.existing.len())
            .map(|facility| {
                let homes = (0..).zip(&self.walks.existing);
                let its =
                    homes.filter(|(_, walk)| self.is_near(**walk) && walk.is_some_and(|w| w.0 == facility));
                its.map(|(home, _)| home).collect()
            })
            .collect();
        let serves = |to: &Vec<(u32, f64)>| to.iter().map(|(home, _)| *home).collect();
        Room {
            cover: Cover { weights: weights.collect(), serves: self.walks.to.iter().map(serves).collect() },
            room: rooms.candidates.clone(),
            existing: served.into_iter().zip(rooms.existing.iter().copied()).collect(),
        }
    }

    fn solve_with_room(&self, aim: Aim, rooms: &Rooms, clock: Clock) -> Solved {
        let room = self.with_room(rooms);
        let before = room.value(&[]);
        match aim {
            Aim::Most { count } => {
                let chosen = room.most(count, clock);
                Solved::of(chosen, |served| Demand::plain(served.saturating_sub(before)))
            }
            _ => match room.fewest(clock) {
                Ok(Some(chosen)) => Solved::of(chosen, |sites| sites as f64),
                Ok(None) => Solved::nothing(Outcome::Impossible),
                Err(_) => Solved::nothing(Outcome::Undecided),
            },
        }
    }

    /// For each of the chosen, the residents it serves: residence, weight, metres.
    fn won(&self, chosen: &[usize], ask: &Ask) -> Vec<Vec<(usize, u64, f64)>> {
        let mut won = vec![Vec::new(); chosen.len()];
        let metres = |candidate: usize, home: usize| -> f64 {
            let to = &self.walks.to[candidate];
            to.binary_search_by_key(&(home as u32), |(home, _)| *home).map_or(f64::INFINITY, |at| to[at].1)
        };
        if let (Some(rooms), false) = (&self.rooms, matches!(ask.aim, Aim::Nearest { .. })) {
            for (at, home, weight) in self.with_room(rooms).shares(chosen) {
                won[at].push((home, weight, metres(chosen[at], home)));
            }
            return won;
        }
        for home in (0..self.demand.residences.len()).filter(|home| !self.walks.is_off[*home]) {
            let best = (0..chosen.len())
                .min_by(|a, b| metres(chosen[*a], home).total_cmp(&metres(chosen[*b], home)));
            let Some((at, walk)) = best.map(|at| (at, metres(chosen[at], home))) else { continue };
            let is_won = match ask.aim {
                Aim::Nearest { .. } => walk < self.walks.existing[home].map_or(f64::INFINITY, |w| w.1),
                _ => !self.is_served_now(home) && walk.is_finite(),
            };
            if is_won {
                won[at].push((home, self.demand.weights[home], walk));
            }
        }
        won
    }

    fn proposed(&self, chosen: &[usize], sought: &Sought, ask: &Ask) -> Vec<Proposed> {
        let won = self.won(chosen, ask);
        let sum = |won: &Vec<(usize, u64, f64)>| won.iter().map(|(_, weight, _)| weight).sum::<u64>();
        let mut order: Vec<usize> = (0..chosen.len()).collect();
        order.sort_by_key(|at| (std::cmp::Reverse(sum(&won[*at])), chosen[*at]));
        let clause = sought.clauses.first().map_or(String::new(), |id| id.replace('.', ""));
        let proposed = |(number, at): (usize, usize)| {
            let (candidate, own) = (&self.candidates[chosen[at]], &won[at]);
            let mut by_community: Vec<Share> = Vec::new();
            for (community, audit) in self.source.audit.communities.iter().enumerate() {
                let its = own.iter().filter(|(home, ..)| self.demand.community[*home] == community);
                let residents: u64 = its.map(|(_, weight, _)| weight).sum();
                if residents > 0 {
                    let community = Called { id: audit.id.clone(), name: audit.name.clone() };
                    by_community.push(Share { community, residents: Demand::plain(residents) });
                }
            }
            let near = self.walks.to[chosen[at]].iter().min_by(|a, b| a.1.total_cmp(&b.1));
            Proposed {
                number,
                id: format!("proposed-{clause}-{number}"),
                site: candidate.id.clone(),
                name: candidate.name.clone(),
                longitude: candidate.at.x,
                latitude: candidate.at.y,
                community: self.community_at(candidate),
                area_m2: candidate.area,
                residents: Demand::plain(sum(own)),
                by_community,
                worst_walk: own.iter().map(|(_, _, metres)| *metres).max_by(f64::total_cmp),
                near: near.map(|(home, metres)| {
                    let residence = self.residence(*home as usize);
                    Near { residence: residence.label.unwrap_or(residence.id), metres: *metres }
                }),
            }
        };
        (1..).zip(order).map(proposed).collect()
    }

    /// The community of the audit a candidate lies in.
    fn community_at(&self, candidate: &Candidate) -> Option<Called> {
        let communities = self.source.members.iter().zip(&self.source.audit.communities);
        let at = geo::Point(candidate.at);
        let mut inside = communities
            .filter(|((index, _), _)| self.source.dataset.communities[*index].shape.intersects(&at));
        inside.next().map(|(_, audit)| Called { id: audit.id.clone(), name: audit.name.clone() })
    }

    fn residence(&self, home: usize) -> Residence {
        let residence = &self.source.dataset.residences[self.demand.residences[home]];
        Residence {
            id: residence.id.clone(),
            label: residence.label(),
            community: self.source.audit.communities[self.demand.community[home]].id.clone(),
            residents: Demand::plain(self.demand.weights[home]),
        }
    }

    fn served(&self, chosen: &[usize], sites: &[Proposed]) -> Vec<Served> {
        let number = |candidate: usize| {
            let id = &self.candidates[candidate].id;
            sites
                .iter()
                .find(|site| site.site == *id)
                .map_or(String::new(), |site| format!("#{}", site.number))
        };
        let served = |home: usize| {
            let facility = |(at, metres): (usize, f64)| {
                (self.source.dataset.facilities[self.existing[at]].id.clone(), metres)
            };
            let before = self.walks.existing[home].map(facility);
            let mut after = before.clone();
            let mut is_newly = false;
            for candidate in chosen {
                let to = &self.walks.to[*candidate];
                let Ok(at) = to.binary_search_by_key(&(home as u32), |(home, _)| *home) else { continue };
                is_newly |= Metres(to[at].1).within(self.within);
                if after.as_ref().is_none_or(|(_, metres)| to[at].1 < *metres) {
                    after = Some((number(*candidate), to[at].1));
                }
            }
            let state = match (self.walks.is_off[home], self.is_served_now(home), is_newly) {
                (true, ..) => State::OffNetwork,
                (_, true, _) => State::Already,
                (_, _, true) => State::Newly,
                _ => State::Not,
            };
            Served {
                index: self.demand.residences[home],
                residence: self.residence(home),
                before,
                after,
                state,
            }
        };
        (0..self.demand.residences.len()).map(served).collect()
    }

    /// What each candidate would newly serve.
    fn reaches(&self, chosen: &[usize]) -> Vec<Reach<'_>> {
        let newly = |to: &Vec<(u32, f64)>| -> Vec<usize> {
            let near = to.iter().filter(|(_, metres)| Metres(*metres).within(self.within));
            near.map(|(home, _)| *home as usize).filter(|home| !self.is_served_now(*home)).collect()
        };
        let all = self.candidates.iter().zip(&self.walks.to).enumerate();
        all.map(|(index, (candidate, to))| Reach {
            candidate,
            is_proposed: chosen.contains(&index),
            newly: newly(to),
        })
        .collect()
    }

    fn distances(&self) -> Vec<(String, String, f64)> {
        let pairs = self.candidates.iter().zip(&self.walks.to).flat_map(|(candidate, to)| {
            to.iter().map(move |(home, metres)| (candidate, self.demand.residences[*home as usize], *metres))
        });
        let residences = &self.source.dataset.residences;
        pairs
            .map(|(candidate, home, metres)| (candidate.id.clone(), residences[home].id.clone(), metres))
            .collect()
    }
}

/// Communities that would still have fewer inside than a clause wants.
fn still_short(scene: &Scene, sought: &Sought, sites: &[Proposed]) -> Vec<Short> {
    let Some(least) = sought.at_least else { return Vec::new() };
    let Source { dataset, audit, members, .. } = *scene.source;
    let short = |((index, _), audit): (&(usize, Vec<usize>), &crate::audit::CommunityAudit)| {
        let applies = audit.items.iter().flat_map(|item| &item.clauses).any(|clause| {
            sought.clauses.contains(&clause.id.as_str()) && clause.verdict != Verdict::NotApplicable
        });
        let area = &dataset.communities[*index].shape;
        let is_inside = |facility: &&usize| {
            let facility = &dataset.facilities[**facility];
            let inside = || facility.shape.inner_point().is_some_and(|at| area.intersects(&at));
            facility.community.map_or_else(inside, |community| community == *index)
        };
        let there = scene.existing.iter().filter(is_inside).count();
        let new = sites.iter().filter(|site| site.is_for(&audit.id)).count();
        let missing = least - (there + new) as f64;
        let community = Called { id: audit.id.clone(), name: audit.name.clone() };
        (applies && missing > 0.0).then_some(Short { community, missing })
    };
    members.iter().zip(&audit.communities).filter_map(short).collect()
}
