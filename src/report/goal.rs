//! Where a residence's walk to a category of facility leads.

use crate::measure::Measures;
use crate::network::Walk;
use crate::units::Metres;
use crate::vocabulary::CategoryId;

/// The end of a walk.
pub(super) struct Goal {
    /// Index of the facility in the dataset; nothing where no walk leads to any.
    pub facility: Option<usize>,
    /// How far it is; nothing where that is not known.
    pub metres: Option<Metres>,
    /// Whether the residence, or a facility that may be nearer, is off the network.
    pub off_network: bool,
}

/// Where the walk of a residence (by index in the dataset) to a category leads that is walked to
/// wherever it is.
pub(super) fn goal(measures: &Measures, category: CategoryId, residence: usize) -> Goal {
    let walk = measures.walk(category, residence);
    // A facility off the network may be the nearest: no walk to it is known.
    let nearest =
        measures.nearest_off_network_facility(category, residence).filter(|_| walk == Walk::Unreachable);
    let off_network = walk == Walk::OffNetwork || nearest.is_some();
    match walk {
        Walk::To { facility, metres } => {
            Goal { facility: Some(facility as usize), metres: Some(Metres(metres)), off_network }
        }
        Walk::Within(_) | Walk::Farther | Walk::Unreachable | Walk::OffNetwork => {
            Goal { facility: nearest.map(|(facility, _)| facility), metres: None, off_network }
        }
    }
}
