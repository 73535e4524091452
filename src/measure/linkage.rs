//! Which residences the walking network links.

use crate::dataset::Community;
use crate::network::{Access, Network, widen};
use crate::units::Metres;

use super::Member;
use super::membership::envelope;

/// How far around a community the network counts when its main component is sought: the
/// fifteen-minute circle of GB 50180-2018.
const NEIGHBOURHOOD: Metres = Metres(1000.0);

/// Whether the network links a residence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Linkage {
    /// On the main component.
    Linked,
    /// On the network, on a piece apart from the main component.
    Apart,
    OffNetwork,
}

/// The linkage of each residence. The main component is the one with most length of path in
/// and around the community, so that another town in the same dataset changes nothing.
pub(super) fn of(
    network: &Network,
    community: &Community,
    residences: &[Member],
    access: &[Vec<Access>],
) -> Vec<Linkage> {
    let lengths = envelope(&community.shape)
        .map_or_else(Vec::new, |envelope| network.component_lengths(widen(envelope, NEIGHBOURHOOD)));
    let longest = lengths.iter().copied().fold(0.0, f64::max);
    let main = lengths.iter().position(|length| *length == longest && longest > 0.0);
    residences
        .iter()
        .map(|residence| {
            let access = &access[residence.index];
            if access.is_empty() {
                Linkage::OffNetwork
            } else if access.iter().any(|access| Some(network.component_of(access) as usize) == main) {
                Linkage::Linked
            } else {
                Linkage::Apart
            }
        })
        .collect()
}
