//! Whom closing a gap newly serves.

use std::collections::{BTreeSet, HashMap};

use serde::Serialize;

use super::RankInput;
use crate::audit::{ClauseAudit, CommunityAudit};
use crate::dataset::Facts;
use crate::standard::layer::ResidentGroup;
use crate::units::CountedIn;
use crate::vocabulary::{Layer, PropertyId};

/// Whom a gap leaves unserved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Whom {
    /// The residents of the buildings that fail its clauses.
    OfFailingBuildings,
    /// All of the community: the facility is missing or inadequate.
    All,
}

/// Whom closing a gap newly serves, each figure where it is known.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct NewlyServed {
    /// Whom it leaves unserved.
    pub whom: Whom,
    /// Residents.
    pub people: Option<u64>,
    /// Households.
    pub households: Option<u64>,
    /// Residential buildings.
    pub dwellings: Option<u64>,
    /// Of an item for older people (the standard's `serves`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub people_60_plus: Option<u64>,
    /// Of an item for small children.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub children_0_3: Option<u64>,
    /// Figures that are the community's own total, as its residences do not say.
    pub from_community: Vec<&'static str>,
}

impl NewlyServed {
    /// The figure in a unit, where it is known.
    pub(crate) fn counted(&self, unit: CountedIn) -> Option<u64> {
        match unit {
            CountedIn::People => self.people,
            CountedIn::Households => self.households,
            CountedIn::Dwellings => self.dwellings,
        }
    }
}

/// Counts the residents of one community.
pub(super) struct ResidentCounter<'a> {
    source: &'a RankInput<'a>,
    community: &'a Facts,
    /// Indices of its residences by their ids.
    by_id: HashMap<&'a str, usize>,
    all: &'a [usize],
}

impl<'a> ResidentCounter<'a> {
    pub(super) fn for_community(
        source: &'a RankInput<'a>,
        index: usize,
        all: &'a [usize],
    ) -> ResidentCounter<'a> {
        let dataset = source.dataset;
        let by_id = all.iter().map(|at| (dataset.residences[*at].id.as_str(), *at)).collect();
        ResidentCounter { source, community: &dataset.communities[index].facts, by_id, all }
    }

    /// Whom closing the failing clauses of a gap serves. Where each of them names the buildings
    /// that fail it, the residents of those; else all of the community.
    pub(super) fn served(&self, clauses: &[&ClauseAudit], group: Option<ResidentGroup>) -> NewlyServed {
        let own = &self.source.standard.vocabulary.own;
        let (of_residences, of_community) = (own.residences, own.communities);
        let failing: Option<Vec<BTreeSet<usize>>> =
            clauses.iter().map(|clause| self.failing(clause)).collect();
        let failing = failing.filter(|sets| !sets.is_empty());
        let mut from_community = Vec::new();
        let mut served = match failing {
            Some(sets) => {
                let union: BTreeSet<usize> = sets.into_iter().flatten().collect();
                let union: Vec<usize> = union.into_iter().collect();
                NewlyServed {
                    whom: Whom::OfFailingBuildings,
                    people: self.sum(of_residences.population, &union),
                    households: self.sum(of_residences.households, &union),
                    dwellings: Some(union.len() as u64),
                    people_60_plus: self.sum(of_residences.population_60_plus, &union),
                    children_0_3: None,
                    from_community: Vec::new(),
                }
            }
            None => {
                let mut total = |name, of_residence: Option<PropertyId>, of_community| {
                    let counted = of_residence.filter(|_| !self.all.is_empty());
                    counted.and_then(|property| self.sum(property, self.all)).or_else(|| {
                        let own = self.community.number(of_community).map(whole)?;
                        from_community.push(name);
                        Some(own)
                    })
                };
                NewlyServed {
                    whom: Whom::All,
                    people: total("population", Some(of_residences.population), of_community.population),
                    households: total("households", Some(of_residences.households), of_community.households),
                    dwellings: (!self.all.is_empty()).then_some(self.all.len() as u64),
                    people_60_plus: match group {
                        Some(ResidentGroup::SixtyPlus) => total(
                            "population_60_plus",
                            Some(of_residences.population_60_plus),
                            of_community.population_60_plus,
                        ),
                        _ => None,
                    },
                    // No residence says how many small children live there.
                    children_0_3: match group {
                        Some(ResidentGroup::UpToThree) => {
                            total("children_0_3", None, of_community.children_0_3)
                        }
                        _ => None,
                    },
                    from_community: Vec::new(),
                }
            }
        };
        served.from_community = from_community;
        if group != Some(ResidentGroup::SixtyPlus) {
            served.people_60_plus = None;
        }
        served
    }

    /// The residences that a clause finds failing; nothing where it does not go by residences.
    fn failing(&self, clause: &ClauseAudit) -> Option<BTreeSet<usize>> {
        let of_residences = clause.evidence.iter().filter(|evidence| evidence.layer == Layer::Residences);
        let failing = of_residences.filter(|evidence| evidence.meets == Some(false));
        let found: BTreeSet<usize> =
            failing.filter_map(|evidence| self.by_id.get(evidence.id.as_str()).copied()).collect();
        (!found.is_empty()).then_some(found)
    }

    /// The sum of a property over residences, where all of them say it.
    fn sum(&self, property: PropertyId, residences: &[usize]) -> Option<u64> {
        let of = |at: &usize| self.source.dataset.residences[*at].facts.number(property);
        residences.iter().map(of).sum::<Option<f64>>().map(whole)
    }
}

/// People and households are whole, and not below nothing, by the vocabulary.
fn whole(number: f64) -> u64 {
    number.max(0.0).round() as u64
}

/// The unit in which the most can be compared: people where every community that has residents
/// tells them, else households, else buildings. Beside it, the communities for whose sake it is
/// not people.
pub(super) fn common_unit<'a>(
    rows: impl Iterator<Item = (&'a CommunityAudit, &'a NewlyServed)> + Clone,
) -> (CountedIn, Vec<String>) {
    let lacking = |unit: CountedIn| -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        let known_otherwise = |served: &NewlyServed| {
            [CountedIn::People, CountedIn::Households, CountedIn::Dwellings]
                .iter()
                .any(|unit| served.counted(*unit).is_some())
        };
        let without = rows.clone().filter(|(_, served)| served.counted(unit).is_none());
        for (community, _) in without.filter(|(_, served)| known_otherwise(served)) {
            if !names.contains(&community.name) {
                names.push(community.name.clone());
            }
        }
        names
    };
    let without_people = lacking(CountedIn::People);
    if without_people.is_empty() {
        return (CountedIn::People, Vec::new());
    }
    match lacking(CountedIn::Households).is_empty() {
        true => (CountedIn::Households, without_people),
        false => (CountedIn::Dwellings, without_people),
    }
}
