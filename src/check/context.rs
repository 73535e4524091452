//! What a check may look at when it judges one community.

use crate::dataset::{Answer, Dataset, Facility, Status, Surveyed};
use crate::date::Date;
use crate::measure::{CommunityMeasures, Measures, Member, sum_known};
use crate::units::Pace;
use crate::vocabulary::{CategoryId, Layer, PropertyId, Vocabulary};

/// One community, with everything measured of it.
#[derive(Clone, Copy)]
pub(crate) struct CheckContext<'a> {
    pub(crate) dataset: &'a Dataset,
    pub(crate) vocabulary: &'a Vocabulary,
    pub(crate) measures: &'a Measures,
    pub(crate) locality: &'a CommunityMeasures,
    pub(crate) pace: Pace,
    /// Whether `pace` was asked for by the user and wins over a clause's own.
    pub(crate) pace_given: bool,
    pub(crate) as_of: Date,
    /// Whether a city words its gap lists: figures for wordings that take long to work out are left
    /// out where none does.
    pub(crate) worded: bool,
    /// Id of the clause judged.
    pub(crate) clause: &'a str,
}

impl<'a> CheckContext<'a> {
    /// The ids of categories, as findings name them.
    pub(crate) fn category_names(&self, categories: &[CategoryId]) -> Vec<String> {
        categories.iter().map(|category| self.vocabulary.category_name(*category).to_owned()).collect()
    }

    /// The English name of a property, as findings name it.
    pub(crate) fn property_name(&self, layer: Layer, property: PropertyId) -> String {
        self.vocabulary.property_name(layer, property).to_owned()
    }

    /// The community's facilities of these categories, in the dataset's order.
    pub(crate) fn facilities(
        &self,
        categories: &'a [CategoryId],
    ) -> impl Iterator<Item = (Member, &'a Facility)> + use<'a> {
        let dataset = self.dataset;
        self.locality
            .facilities
            .iter()
            .map(move |member| (*member, &dataset.facilities[member.index]))
            .filter(move |(_, facility)| categories.contains(&facility.category))
    }

    /// Those of them that exist.
    pub(crate) fn existing(
        &self,
        categories: &'a [CategoryId],
    ) -> impl Iterator<Item = (Member, &'a Facility)> + use<'a> {
        self.facilities(categories).filter(|(_, facility)| facility.status == Status::Existing)
    }

    /// How many of them are planned or unfinished.
    pub(crate) fn coming(&self, categories: &'a [CategoryId]) -> usize {
        self.facilities(categories).filter(|(_, facility)| facility.status != Status::Existing).count()
    }

    /// Categories of the list that were not surveyed completely: of those, more may exist.
    pub(crate) fn unsurveyed(&self, categories: &[CategoryId]) -> Vec<CategoryId> {
        let surveyed: &Surveyed = &self.dataset.surveyed;
        categories.iter().copied().filter(|category| !surveyed.covers(*category)).collect()
    }

    /// A numeric fact of the community; households and population may also be the sum over
    /// its residences, where every one of them says.
    pub(crate) fn community_number(&self, property: PropertyId) -> Option<f64> {
        let community = &self.dataset.communities[self.locality.community];
        community.facts.number(property).or_else(|| {
            let (own, residents) = (self.vocabulary.own.communities, &self.locality.residents);
            let of = if property == own.households {
                &residents.households
            } else if property == own.population {
                &residents.people
            } else {
                return None;
            };
            let certain = self.locality.residences.iter().all(|member| member.certain);
            if of.is_empty() || !certain { None } else { sum_known(of.iter().copied()) }
        })
    }

    /// What the survey says of this clause in this community, the latest answer that was
    /// given by the day audited for.
    pub(crate) fn answer(&self) -> Option<&'a Answer> {
        let survey = &self.dataset.survey;
        self.locality
            .answers
            .iter()
            .map(|index| &survey[*index])
            .filter(|answer| answer.clause == self.clause)
            .filter(|answer| answer.date.is_none_or(|date| date <= self.as_of))
            .max_by_key(|answer| answer.date)
    }
}
