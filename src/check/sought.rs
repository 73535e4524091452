//! What a check asks to be built, for siting.

use indexmap::IndexMap;

use super::{Bound, Threshold};
use crate::units::{Metres, Minutes, Pace, Unit};
use crate::vocabulary::{CategoryId, PropertyId};

/// What each of a kind of facility must be, by property of facilities.
pub(crate) type Bounds = IndexMap<PropertyId, Bound>;

/// A kind of facility and what one check wants of it.
#[derive(Clone, Debug, Default)]
pub(crate) struct SoughtPart<'c> {
    /// Categories that count; the first is what is proposed.
    pub(crate) categories: &'c [CategoryId],
    /// How many each community must have.
    pub(crate) at_least: Option<f64>,
    /// What each must be.
    pub(crate) each: Option<&'c Bounds>,
    /// The walk within which residents must have one.
    pub(crate) walk: Option<AllowedWalk>,
    /// What all of them together must come to, by which one has room for so much.
    pub(crate) ratio: Option<SoughtRatio>,
}

/// A walk that a clause allows.
#[derive(Clone, Copy, Debug)]
pub(crate) enum AllowedWalk {
    Metres(Metres),
    /// At the clause's own pace, where it has one.
    Minutes(Minutes, Option<Pace>),
}

impl AllowedWalk {
    /// Of a threshold in metres or minutes, and a clause's own pace.
    pub(super) fn within(within: &Threshold, own: Option<&Threshold>) -> AllowedWalk {
        match within.unit {
            Unit::Minute => AllowedWalk::Minutes(Minutes(within.value), own.map(|pace| Pace(pace.value))),
            _ => AllowedWalk::Metres(Metres(within.value)),
        }
    }

    /// How far that is; and the minutes and the pace it is walked at, where it is minutes. A clause's
    /// own pace wins over `pace`, but not over one that the user gave.
    pub(crate) fn at(self, pace: Pace, is_given: bool) -> (Metres, Option<(Minutes, Pace)>) {
        match self {
            AllowedWalk::Metres(metres) => (metres, None),
            AllowedWalk::Minutes(minutes, own) => {
                let pace = own.filter(|_| !is_given).unwrap_or(pace);
                (minutes.at(pace), Some((minutes, pace)))
            }
        }
    }
}

/// So much of a property of facilities, of all of them together, for so much of something else.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SoughtRatio {
    /// A property of facilities.
    pub(crate) of: PropertyId,
    /// How much of it, at least.
    pub(crate) least: f64,
    /// For so many of a number of the community, a property of communities: parcels a day, or a
    /// hundred households.
    pub(crate) per: Option<(PropertyId, f64)>,
}
