//! Which residences the walking network links.

use crate::dataset::Community;
use crate::network::Network;
use crate::shapes::widen;
use crate::units::Metres;

use super::Member;
use super::accesses::Accesses;
use super::membership::envelope;

/// How far around a community the network counts when its main component is sought: the
/// fifteen-minute circle of GB 50180-2018.
const NEIGHBOURHOOD: Metres = Metres(1000.0);

/// Whether the network links a residence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Linkage {
    /// On the main component.
    Linked,
    /// On the network, on a piece apart from the main component.
    Apart,
    /// Not known to be linked, some door being off the network.
    OffNetwork,
}

/// The linkage of each residence. The main component is the one with most length of path in
/// and around the community, so that another town in the same dataset changes nothing.
pub(super) fn of(
    network: &Network,
    community: &Community,
    residences: &[Member],
    access: &Accesses,
) -> Vec<Linkage> {
    let main = envelope(&community.shape)
        .and_then(|envelope| network.longest_component(&widen(envelope, NEIGHBOURHOOD)));
    residences
        .iter()
        .map(|residence| {
            let met = access.of(residence.index);
            if met.iter().any(|access| Some(network.component_of(access)) == main) {
                Linkage::Linked
            } else if met.is_empty() || access.is_off(residence.index) {
                Linkage::OffNetwork
            } else {
                Linkage::Apart
            }
        })
        .collect()
}
