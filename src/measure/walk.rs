//! How a residence gets to the nearest existing facility of a category, and where that leads.

use super::Measures;
use crate::network::Walk;
use crate::units::Metres;
use crate::vocabulary::CategoryId;

/// How a residence gets to the nearest existing facility of a category.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum ResidenceWalk {
    /// The nearest facility and the way there. Its index is the dataset's where the category's walks
    /// are followed as far as they go ([`super::WalkExtent::whole`]).
    To { facility: usize, metres: Metres },
    /// The nearest facility is within a circle, by its index, and within no smaller one.
    Within(usize),
    /// The residence is on the network; the nearest facility is within none of the circles, or
    /// cannot be walked to.
    Farther,
    /// The residence is on the network, no facility of the category can be walked to.
    Unreachable,
    /// The residence is off the network: how far it is nobody knows.
    OffNetwork,
}

impl ResidenceWalk {
    /// How far it is, where that is measured.
    pub(crate) fn metres(self) -> Option<Metres> {
        match self {
            ResidenceWalk::To { metres, .. } => Some(metres),
            _ => None,
        }
    }
}

/// The end of a walk.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct WalkEnd {
    /// Index of the facility in the dataset; nothing where no walk leads to any.
    pub(crate) facility: Option<usize>,
    /// How far it is; nothing where that is not known.
    pub(crate) metres: Option<Metres>,
    /// Whether the residence, or a facility that may be nearer, is off the network.
    pub(crate) off_network: bool,
}

impl Measures {
    /// The walk of a residence (by index in the dataset) to the nearest existing facility of a
    /// category.
    pub(crate) fn walk(&self, category: CategoryId, residence: usize) -> ResidenceWalk {
        let category = category.0 as usize;
        match self.walks.of(category, residence) {
            Walk::To { facility, metres } => ResidenceWalk::To {
                facility: self.existing[category][facility as usize],
                metres: Metres(metres),
            },
            Walk::Within(circle) => ResidenceWalk::Within(circle),
            Walk::Farther => ResidenceWalk::Farther,
            Walk::Unreachable => ResidenceWalk::Unreachable,
            Walk::OffNetwork => ResidenceWalk::OffNetwork,
        }
    }

    /// Where the walk of a residence (by index in the dataset) leads to a category whose nearest
    /// facility is sought wherever it is ([`super::WalkExtent::whole`]).
    pub(crate) fn walk_end(&self, category: CategoryId, residence: usize) -> WalkEnd {
        let walk = self.walk(category, residence);
        // A facility off the network may be the nearest: no walk to it is known.
        let nearest_off = self
            .nearest_off_network_facility(category, residence)
            .filter(|_| walk == ResidenceWalk::Unreachable);
        let off_network = walk == ResidenceWalk::OffNetwork || nearest_off.is_some();
        match walk {
            ResidenceWalk::To { facility, metres } => {
                WalkEnd { facility: Some(facility), metres: Some(metres), off_network }
            }
            ResidenceWalk::Within(_)
            | ResidenceWalk::Farther
            | ResidenceWalk::Unreachable
            | ResidenceWalk::OffNetwork => {
                WalkEnd { facility: nearest_off.map(|(facility, _)| facility), metres: None, off_network }
            }
        }
    }
}
