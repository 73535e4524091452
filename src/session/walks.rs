//! The residences' walks to their nearest existing facilities, category by category.

use super::JudgedCommunity;
use crate::measure::{WalkEnd, Walking};
use crate::units::{Metres, Minutes};

/// A residence's walk to the nearest existing facility of a category, inside the community or beyond.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WalkRow<'s> {
    /// The residence's id.
    pub residence: &'s str,
    /// The category's id.
    pub category: &'s str,
    /// The facility's id; nothing where no walk leads to any.
    pub facility: Option<&'s str>,
    /// How far it is, and how long it takes at the session's pace; nothing where that is not known.
    pub metres: Option<Metres>,
    /// How long it takes at the session's pace.
    pub minutes: Option<Minutes>,
    /// Whether the residence, or a facility that may be nearer, is off the network.
    pub off_network: bool,
    /// The factor on the straight distance where that stands in for a walk.
    pub detour: Option<f64>,
}

impl JudgedCommunity<'_> {
    /// The walks of each residence to each of the categories that the session lists
    /// ([`super::Session::listed`]), residence by residence.
    pub fn walks(&self) -> impl Iterator<Item = WalkRow<'_>> {
        let residences = self.part.measures.localities[self.index].residences.iter();
        residences.flat_map(|residence| {
            self.session.listed.iter().map(|category| {
                let measures = &self.part.measures;
                let WalkEnd { facility, metres, off_network } = measures.walk_end(*category, residence.index);
                WalkRow {
                    residence: &self.part.dataset.residences[residence.index].id,
                    category: self.session.standard.vocabulary.category_name(*category),
                    facility: facility.map(|index| self.part.dataset.facilities[index].id.as_str()),
                    metres,
                    minutes: metres.map(|metres| metres.at(self.session.pace())),
                    off_network,
                    detour: match measures.walking {
                        Walking::Network { .. } => None,
                        Walking::StraightLine { detour } => Some(detour),
                    },
                }
            })
        })
    }
}
