//! Where a residence's walk to a category of facility leads.

use super::Measures;
use crate::network::Walk;
use crate::units::Metres;
use crate::vocabulary::CategoryId;

/// The end of a walk.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WalkEnd {
    /// Index of the facility in the dataset; nothing where no walk leads to any.
    pub facility: Option<usize>,
    /// How far it is; nothing where that is not known.
    pub metres: Option<Metres>,
    /// Whether the residence, or a facility that may be nearer, is off the network.
    pub off_network: bool,
}

impl Measures {
    /// Where the walk of a residence (by index in the dataset) leads to a category whose nearest
    /// facility is sought wherever it is ([`super::Extent::whole`]).
    pub fn walk_end(&self, category: CategoryId, residence: usize) -> WalkEnd {
        let walk = self.walk(category, residence);
        // A facility off the network may be the nearest: no walk to it is known.
        let nearest_off =
            self.nearest_off_network_facility(category, residence).filter(|_| walk == Walk::Unreachable);
        let off_network = walk == Walk::OffNetwork || nearest_off.is_some();
        match walk {
            Walk::To { facility, metres } => {
                WalkEnd { facility: Some(facility as usize), metres: Some(Metres(metres)), off_network }
            }
            Walk::Within(_) | Walk::Farther | Walk::Unreachable | Walk::OffNetwork => {
                WalkEnd { facility: nearest_off.map(|(facility, _)| facility), metres: None, off_network }
            }
        }
    }
}
