//! What a choice comes to: the sites proposed, how every residence fares, who is still short.

use geo::Intersects;

use super::candidates::Candidate;
use super::outcome::{NearResidence, Proposed, ServedResidence, ServedState, SitingResidence};
use super::share::{CandidateReach, Share};
use super::sought::Sought;
use super::task::SitingTask;
use super::{Aim, Ask, Demand, IdAndName};
use crate::units::Metres;

impl SitingTask<'_> {
    /// Where room is limited, who is served from where by a choice: its place among the chosen, what
    /// is there being numbered on after them, the residence, and the weight.
    pub(super) fn shares(&self, chosen: &[usize], ask: &Ask) -> Option<Vec<(usize, usize, u64)>> {
        let rooms = self.rooms.as_ref().filter(|_| !matches!(ask.aim, Aim::Nearest { .. }))?;
        Some(self.with_room(rooms).shares(chosen))
    }

    /// For each of the chosen, the residents it serves: residence, weight, metres.
    fn won(
        &self,
        chosen: &[usize],
        shares: Option<&[(usize, usize, u64)]>,
        ask: &Ask,
    ) -> Vec<Vec<(usize, u64, f64)>> {
        let mut won = vec![Vec::new(); chosen.len()];
        let metres = |at: usize, home: usize| self.metres(chosen[at], home).unwrap_or(f64::INFINITY);
        if let Some(shares) = shares {
            for &(at, home, weight) in shares.iter().filter(|(at, ..)| *at < chosen.len()) {
                won[at].push((home, weight, metres(at, home)));
            }
            return won;
        }
        for home in self.on_network() {
            let best = (0..chosen.len()).min_by(|a, b| metres(*a, home).total_cmp(&metres(*b, home)));
            let Some((at, walk)) = best.map(|at| (at, metres(at, home))) else { continue };
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

    pub(super) fn proposed(
        &self,
        chosen: &[usize],
        shares: Option<&[(usize, usize, u64)]>,
        sought: &Sought,
        ask: &Ask,
    ) -> Vec<Proposed> {
        let won = self.won(chosen, shares, ask);
        let sum = |won: &Vec<(usize, u64, f64)>| won.iter().map(|(_, weight, _)| weight).sum::<u64>();
        let mut order: Vec<usize> = (0..chosen.len()).collect();
        order.sort_by_key(|at| (std::cmp::Reverse(sum(&won[*at])), chosen[*at]));
        let clause = sought.clauses.first().map_or(String::new(), |id| id.replace('.', ""));
        let ids = self.unused_ids(&clause, chosen.len());
        let proposed = |(number, at): (usize, usize)| {
            let (candidate, own) = (&self.candidates[chosen[at]], &won[at]);
            let mut by_community: Vec<Share> = Vec::new();
            for (community, audit) in self.source.audit.communities.iter().enumerate() {
                let its = own.iter().filter(|(home, ..)| self.demand.community[*home] == community);
                let residents: u64 = its.map(|(_, weight, _)| weight).sum();
                if residents > 0 {
                    by_community.push(Share {
                        community: IdAndName::from_audit(audit),
                        residents: Demand::plain(residents),
                    });
                }
            }
            let near = self.walks.to[chosen[at]].iter().min_by(|a, b| a.1.total_cmp(&b.1));
            Proposed {
                number,
                id: ids[number - 1].clone(),
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
                    NearResidence { residence: residence.label.unwrap_or(residence.id), metres: *metres }
                }),
                plot: candidate.site,
            }
        };
        (1..).zip(order).map(proposed).collect()
    }

    /// So many ids for facilities that the dataset has not, of an earlier round perhaps.
    fn unused_ids(&self, clause: &str, count: usize) -> Vec<String> {
        let ids = (1..).map(|number| format!("proposed-{clause}-{number}"));
        ids.filter(|id| self.source.dataset.facility_by_id(id).is_none()).take(count).collect()
    }

    /// The community a candidate lies in, of those audited or of the others.
    pub(super) fn community_at(&self, candidate: &Candidate) -> Option<IdAndName> {
        let at = geo::Point(candidate.at);
        let communities = &self.source.dataset.communities;
        let holds = |index: &usize| communities[*index].shape.intersects(&at);
        let audited = self.source.members.iter().map(|(index, _)| *index);
        let found = audited.clone().find(holds).or_else(|| (0..communities.len()).find(holds))?;
        Some(IdAndName { id: communities[found].id.clone(), name: communities[found].name.clone() })
    }

    pub(super) fn residence(&self, home: usize) -> SitingResidence {
        let residence = &self.source.dataset.residences[self.demand.residences[home]];
        SitingResidence {
            id: residence.id.clone(),
            label: residence.label(),
            community: self.source.audit.communities[self.demand.community[home]].id.clone(),
            residents: Demand::plain(self.demand.weights[home]),
        }
    }

    /// For each residence, the weight that what is there serves, and what is newly served, where room
    /// is limited.
    fn shared_out(&self, chosen: &[usize], shares: &[(usize, usize, u64)]) -> Vec<(u64, u64)> {
        let mut served = vec![(0, 0); self.demand.residences.len()];
        for (at, home, weight) in shares {
            let (by_existing, by_new) = &mut served[*home];
            *(if *at < chosen.len() { by_new } else { by_existing }) += weight;
        }
        served
    }

    /// How every residence fares.
    pub(super) fn served(
        &self,
        chosen: &[usize],
        shares: Option<&[(usize, usize, u64)]>,
        sites: &[Proposed],
    ) -> Vec<ServedResidence> {
        let shares = shares.map(|shares| self.shared_out(chosen, shares));
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
                let Some(walk) = self.metres(*candidate, home) else { continue };
                is_newly |= Metres(walk).within(self.within);
                if after.as_ref().is_none_or(|(_, metres)| walk < *metres) {
                    after = Some((number(*candidate), walk));
                }
            }
            let (is_off, is_served, weight) =
                (self.walks.is_off[home], self.is_served_now(home), self.demand.weights[home]);
            let (by_existing, by_new) = match &shares {
                Some(shares) => shares[home],
                None if is_off => (0, 0),
                None if is_served => (weight, 0),
                None => (0, if is_newly { weight } else { 0 }),
            };
            let state = if is_off {
                ServedState::OffNetwork
            } else if by_existing >= weight {
                ServedState::Already
            } else if by_existing + by_new >= weight {
                ServedState::Newly
            } else if by_existing + by_new > 0 {
                ServedState::Partly
            } else {
                ServedState::Not
            };
            ServedResidence {
                index: self.demand.residences[home],
                residence: self.residence(home),
                before,
                after,
                state,
                by_existing: Demand::plain(by_existing),
                is_sure: self.walks.sure[home].is_some_and(|metres| Metres(metres).within(self.within)),
                by_new: Demand::plain(by_new),
            }
        };
        (0..self.demand.residences.len()).map(served).collect()
    }

    /// What each candidate would newly serve.
    pub(super) fn reaches(&self, chosen: &[usize]) -> Vec<CandidateReach<'_>> {
        let newly = |to: &Vec<(u32, f64)>| -> Vec<usize> {
            let near = to.iter().filter(|(_, metres)| Metres(*metres).within(self.within));
            near.map(|(home, _)| *home as usize).filter(|home| !self.is_served_now(*home)).collect()
        };
        let all = self.candidates.iter().zip(&self.walks.to).enumerate();
        all.map(|(index, (candidate, to))| CandidateReach {
            candidate,
            is_proposed: chosen.contains(&index),
            newly: newly(to),
        })
        .collect()
    }
}
