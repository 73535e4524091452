//! How many people a residence stands for.

use super::Member;
use crate::dataset::Dataset;
use crate::units::CountedIn;
use crate::vocabulary::{PropertyId, Vocabulary};

/// The sum of numbers that are all known; nothing where one is not. A sum of nothing is 0, where the
/// library's begins at -0.0.
pub(crate) fn sum_known(mut numbers: impl Iterator<Item = Option<f64>>) -> Option<f64> {
    numbers.try_fold(0.0, |sum, number| Some(sum + number?))
}

/// The residents of a community, by residence.
#[derive(Clone, Debug)]
pub(crate) struct CommunityResidents {
    /// What shares of them are counted in.
    pub(crate) counted_in: CountedIn,
    /// Weight of each residence, in the order of the community's residences.
    pub(crate) of: Vec<f64>,
    /// Population of each residence, where known.
    pub(crate) people: Vec<Option<f64>>,
    /// Households of each residence, where known.
    pub(crate) households: Vec<Option<f64>>,
}

impl CommunityResidents {
    /// Counts in people where every residence says how many live there, else in households,
    /// else in buildings: one measure for a whole community, never a mixture.
    pub(super) fn from_members(
        dataset: &Dataset,
        vocabulary: &Vocabulary,
        residences: &[Member],
    ) -> CommunityResidents {
        let numbers = |property: PropertyId| -> Vec<Option<f64>> {
            residences.iter().map(|member| dataset.residences[member.index].facts.number(property)).collect()
        };
        let own = vocabulary.own.residences;
        let people = numbers(own.population);
        let households = numbers(own.households);
        let complete = |numbers: &[Option<f64>]| -> Option<Vec<f64>> {
            let numbers: Vec<f64> = numbers.iter().copied().collect::<Option<_>>()?;
            (numbers.iter().sum::<f64>() > 0.0).then_some(numbers)
        };
        let (counted_in, of) = if let Some(of) = complete(&people) {
            (CountedIn::People, of)
        } else if let Some(of) = complete(&households) {
            (CountedIn::Households, of)
        } else {
            (CountedIn::Dwellings, vec![1.0; residences.len()])
        };
        CommunityResidents { counted_in, of, people, households }
    }
}
