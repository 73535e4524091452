//! Walking distances: one Dijkstra search from all facilities of a category at once.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use super::{Access, Network, Place, distance};
use crate::units::Metres;

/// How a residence gets to the nearest facility of a category.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Walk {
    /// The nearest facility (its index in the list searched) and the way there.
    To { facility: u32, metres: f64 },
    /// The residence is on the network, no facility of the category can be walked to.
    Unreachable,
    /// The residence is off the network: how far it is nobody knows.
    OffNetwork,
}

impl Walk {
    pub fn metres(self) -> Option<Metres> {
        match self {
            Walk::To { metres, .. } => Some(Metres(metres)),
            _ => None,
        }
    }
}

/// A node waiting to be settled: nearest first, ties by facility, so that the nearest
/// facility is the same in every run.
#[derive(PartialEq)]
struct Open {
    metres: f64,
    facility: u32,
    node: u32,
}

impl Eq for Open {}

impl Ord for Open {
    fn cmp(&self, other: &Open) -> Ordering {
        let key = |open: &Open| (open.facility, open.node);
        other.metres.total_cmp(&self.metres).then_with(|| key(other).cmp(&key(self)))
    }
}

impl PartialOrd for Open {
    fn partial_cmp(&self, other: &Open) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Network {
    /// For each residence, the way to the nearest of `facilities`, both given by where they
    /// meet the network.
    pub fn walks(&self, facilities: &[Vec<Access>], residences: &[Vec<Access>]) -> Vec<Walk> {
        let nearest = self.settle(facilities);
        // Facilities by edge, for the way that never leaves the residence's own edge.
        let mut on_edge: Vec<(u32, u32, Access)> = facilities
            .iter()
            .enumerate()
            .flat_map(|(facility, access)| access.iter().map(move |a| (a.edge, facility as u32, *a)))
            .collect();
        on_edge.sort_by_key(|(edge, facility, _)| (*edge, *facility));

        residences
            .iter()
            .map(|accesses| {
                if accesses.is_empty() {
                    return Walk::OffNetwork;
                }
                let mut best: Option<(f64, u32)> = None;
                let mut offer = |metres: f64, facility: u32| {
                    if best.is_none_or(|best| (metres, facility) < best) {
                        best = Some((metres, facility));
                    }
                };
                for access in accesses {
                    let edge = &self.edges[access.edge as usize];
                    for (node, along) in [(edge.from, access.along), (edge.to, edge.metres - access.along)] {
                        if let Some((metres, facility)) = nearest[node as usize] {
                            offer(access.leg + along + metres, facility);
                        }
                    }
                    let start = on_edge.partition_point(|(edge, ..)| *edge < access.edge);
                    for (_, facility, there) in
                        on_edge[start..].iter().take_while(|(e, ..)| *e == access.edge)
                    {
                        offer(access.leg + (there.along - access.along).abs() + there.leg, *facility);
                    }
                }
                match best {
                    Some((metres, facility)) => Walk::To { facility, metres },
                    None => Walk::Unreachable,
                }
            })
            .collect()
    }

    /// For each node, the way to the nearest facility and which one it is.
    fn settle(&self, facilities: &[Vec<Access>]) -> Vec<Option<(f64, u32)>> {
        let mut settled: Vec<Option<(f64, u32)>> = vec![None; self.arcs.len()];
        let mut open = BinaryHeap::new();
        for (facility, accesses) in facilities.iter().enumerate() {
            let facility = facility as u32;
            for access in accesses {
                let edge = &self.edges[access.edge as usize];
                open.push(Open { metres: access.leg + access.along, facility, node: edge.from });
                open.push(Open { metres: access.leg + edge.metres - access.along, facility, node: edge.to });
            }
        }
        while let Some(Open { metres, facility, node }) = open.pop() {
            if settled[node as usize].is_some() {
                continue;
            }
            settled[node as usize] = Some((metres, facility));
            for &arc in &self.arcs[node as usize] {
                let edge = &self.edges[arc as usize];
                let next = if edge.from == node { edge.to } else { edge.from };
                if settled[next as usize].is_none() {
                    open.push(Open { metres: metres + edge.metres, facility, node: next });
                }
            }
        }
        settled
    }
}

/// Straight distance between two places, in metres: between their nearest ends, doors where
/// they are known.
pub(super) fn straight(a: &Place, b: &Place) -> Metres {
    let mut best = f64::INFINITY;
    for one in a.segments() {
        for other in b.segments() {
            for (from, to) in super::access::nearest(one, other) {
                best = best.min(distance(from, to).0);
            }
        }
    }
    Metres(best)
}
