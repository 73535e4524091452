//! Least distances over the whole network, for several categories at once.
//!
//! Nodes are numbered along a Hilbert curve, so that a run of [`NODES`] numbers, a tile, is a
//! compact piece of the city whose distances fit a core's own cache. A node's distances to all
//! categories in hand stand together and are improved together ([`CategoryDistances`]), from all its
//! neighbours at once; within a tile, sweep after sweep in the four directions between the
//! points of the compass, which a walk mostly keeps to. Tiles are swept side by side, round after
//! round: what one finds at its rim is taken up by its neighbours in the next, until nothing
//! changes.
//!
//! Whatever the order, nothing changes any more exactly when each distance is the least over
//! all ways of the sums a plain Dijkstra search adds up: to the last bit where lanes count in
//! metres, to a unit a stretch where they count in units.

mod links;

use multiversion::multiversion;
use rayon::prelude::*;

use super::edges::Edges;

/// How many nodes a tile holds, as a power of two.
const TILE: u32 = 12;

/// How many nodes a tile holds.
pub(super) const NODES: usize = 1 << TILE;

/// How many neighbours of a node stand with it; few corners have more.
const SLOTS: usize = 4;

/// The tile a node is in.
fn tile_of(node: u32) -> usize {
    (node >> TILE) as usize
}

/// A node's number within its tile.
fn within(node: u32) -> u16 {
    (node as usize % NODES) as u16
}

/// What is known of one node in every category in hand: a lane each.
pub(super) trait CategoryDistances: Copy + Send + Sync {
    /// How far is far enough, by lane.
    type Limit: Copy + Send + Sync;
    /// A length as these lanes count it.
    type Length: Copy;
    /// Nothing is known to be reached.
    const NONE: Self;
    fn length(limit: &Self::Limit, metres: f64) -> Self::Length;
    /// Takes over what a neighbour so far away reaches, where that is better.
    fn offer(&mut self, neighbour: &Self, length: Self::Length);
    /// Forgets what is farther than wanted.
    fn cut(&mut self, limit: &Self::Limit);
    fn differs(&self, other: &Self) -> bool;
    /// Whether a neighbour so far away may be offered something better by this one: told where that
    /// is cheaper than to look at the neighbour in vain.
    fn may_better(&self, _neighbour: &Self, _length: Self::Length) -> bool {
        true
    }
}

/// The network's nodes, tile by tile. The last tile may be part empty.
pub(super) struct Tiles {
    nodes: usize,
    tiles: Vec<Tile>,
}

/// A tile's nodes with the neighbours that stand with them.
struct Slots {
    /// Which of the tile's nodes they are. Slots left over hold the node itself.
    near: Box<[[u16; SLOTS]; NODES]>,
    /// How far each is; infinitely in slots left over.
    metres: Box<[[f64; SLOTS]; NODES]>,
}

/// In a node's last slot: that it has more neighbours in its tile than slots.
const MORE: u16 = 1 << 15;

struct Tile {
    slots: Slots,
    /// The nodes from north-west to south-east; their numbers go from south-west to north-east.
    across: Vec<u16>,
    /// Neighbours in the tile that found no slot: of which node, which one, and how far.
    more: Vec<(u16, u16, f64)>,
    /// Nodes with a neighbour in another tile.
    rim: Vec<u16>,
    inlets: Vec<Inlet>,
}

/// A way into a tile.
struct Inlet {
    node: u16,
    /// The tile it comes from, and the position in that one's rim.
    from: u32,
    rim: u32,
    metres: f64,
}

/// Things by the tile they are in.
pub(super) struct ByTile<X> {
    sorted: Vec<X>,
    /// Where in `sorted` each tile's end.
    ends: Vec<usize>,
}

impl<X: Copy + Default> ByTile<X> {
    /// Sorts things by the nodes they are at; of one tile they stay in order.
    pub(super) fn from_nodes(
        things: impl Iterator<Item = X> + Clone,
        node_of: impl Fn(&X) -> u32,
    ) -> ByTile<X> {
        // How many there are of each tile, then where each tile's begin, then where they end.
        let mut ends: Vec<usize> = Vec::new();
        things.clone().for_each(|thing| {
            let tile = tile_of(node_of(&thing));
            if ends.len() <= tile {
                ends.resize(tile + 1, 0);
            }
            ends[tile] += 1;
        });
        let mut count = 0;
        for end in &mut ends {
            count += std::mem::replace(end, count);
        }
        let mut sorted = vec![X::default(); count];
        things.for_each(|thing| {
            let end = &mut ends[tile_of(node_of(&thing))];
            sorted[*end] = thing;
            *end += 1;
        });
        ByTile { sorted, ends }
    }

    /// The number of tiles, those at the end left out in which there is nothing.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// What is in a tile.
    pub(super) fn at(&self, tile: usize) -> &[X] {
        let end = |tile: usize| self.ends.get(tile).copied().unwrap_or(self.sorted.len());
        &self.sorted[if tile == 0 { 0 } else { end(tile - 1) }..end(tile)]
    }
}

/// Edges of a tile that do not fit in slots, by node.
#[derive(Default)]
struct OverflowEdges {
    more: Vec<(u16, u16, f64)>,
    /// Those that lead to another tile, both ends by their whole numbers.
    leave: Vec<(u32, u32, f64)>,
}

impl Tiles {
    /// Cuts up a network. `across` holds, tile by tile, the nodes' numbers within their tile
    /// from north-west to south-east.
    pub(super) fn from_edges(edges: &Edges, by_tile: &ByTile<u32>, across: &[u16]) -> Tiles {
        let count = across.len().div_ceil(NODES);
        let filled: Vec<(Slots, OverflowEdges)> =
            (0..count).into_par_iter().with_max_len(4).map(|tile| fill(edges, by_tile.at(tile))).collect();
        let (slots, mut rests): (Vec<Slots>, Vec<OverflowEdges>) = filled.into_iter().unzip();
        // An edge between two tiles leads from each to the other.
        let leading: Vec<(u32, u32, f64)> =
            rests.iter().flat_map(|rest| rest.leave.iter().copied()).collect();
        for (from, to, metres) in leading {
            rests[tile_of(to)].leave.push((to, from, metres));
        }
        rests.par_iter_mut().with_max_len(4).for_each(|rest| rest.leave.sort_by_key(|(node, ..)| *node));
        let rim = |rest: &OverflowEdges| {
            let mut rim: Vec<u16> = rest.leave.iter().map(|(node, ..)| within(*node)).collect();
            rim.dedup();
            rim
        };
        let rims: Vec<Vec<u16>> = rests.par_iter().with_max_len(4).map(rim).collect();
        let inlet = |&(node, outside, metres): &(u32, u32, f64)| {
            let from = tile_of(outside);
            let rim = rims[from].partition_point(|node| *node < within(outside));
            Inlet { node: within(node), from: from as u32, rim: rim as u32, metres }
        };
        let tile = |(tile, (slots, OverflowEdges { more, leave })): (usize, (Slots, OverflowEdges))| {
            let end = across.len().min((tile + 1) * NODES);
            let across = across[tile * NODES..end].to_vec();
            Tile { slots, across, more, rim: rims[tile].clone(), inlets: leave.iter().map(inlet).collect() }
        };
        let tiles = slots.into_par_iter().zip(rests).with_max_len(4).enumerate().map(tile).collect();
        Tiles { nodes: across.len(), tiles }
    }

    pub(super) fn nodes(&self) -> usize {
        self.nodes
    }

    /// Hands over a node's neighbours, and how far each is.
    pub(super) fn neighbours(&self, node: u32, mut each: impl FnMut(u32, f64)) {
        let tile = &self.tiles[tile_of(node)];
        let (own, first) = (within(node), node - u32::from(within(node)));
        let Slots { near, metres } = &tile.slots;
        let in_slots = near[usize::from(own)].iter().zip(&metres[usize::from(own)]);
        for (next, metres) in in_slots.filter(|(_, metres)| metres.is_finite()) {
            each(first + u32::from(*next) % NODES as u32, *metres);
        }
        tile.more(own.into()).iter().for_each(|(_, next, metres)| each(first + u32::from(*next), *metres));
        let from = tile.inlets.partition_point(|inlet| inlet.node < own);
        for inlet in tile.inlets[from..].iter().take_while(|inlet| inlet.node == own) {
            let rim = &self.tiles[inlet.from as usize].rim;
            each(inlet.from * NODES as u32 + u32::from(rim[inlet.rim as usize]), inlet.metres);
        }
    }

    /// What every node comes to know, once what `seed` puts down in each tile has spread.
    pub(super) fn spread<T: CategoryDistances>(
        &self,
        limit: &T::Limit,
        seed: impl Fn(Sown<T>) + Sync,
    ) -> Held<T> {
        let mut known: Vec<KnownNodes<T>> = (0..self.tiles.len())
            .into_par_iter()
            .with_max_len(1)
            .map(|tile| {
                // Made, sown and swept by one core, while it has it in its cache.
                let mut held = vec![T::NONE; NODES].into_boxed_slice();
                seed(Sown { tile, held: &mut held });
                // What is sown too far away is cut when its node is visited, as each is at first.
                let mut known = KnownNodes { held, dirty: Box::new([true; NODES]), has_dirty: true };
                self.tiles[tile].go_on(limit, &mut known);
                known
            })
            .collect();
        let mut rims: Vec<Vec<T>> =
            self.tiles.par_iter().with_max_len(16).map(|tile| vec![T::NONE; tile.rim.len()]).collect();
        loop {
            let changed: Vec<bool> = known
                .par_iter()
                .with_max_len(16)
                .zip(&self.tiles)
                .zip(&mut rims)
                .map(|((KnownNodes { held, .. }, tile), rim)| {
                    let mut changed = false;
                    for (told, node) in rim.iter_mut().zip(&tile.rim) {
                        let known = &held[*node as usize];
                        changed |= told.differs(known);
                        *told = *known;
                    }
                    changed
                })
                .collect();
            if !changed.contains(&true) && known.iter().all(|known| !known.has_dirty) {
                return Held(known.into_iter().map(|known| known.held).collect());
            }
            known.par_iter_mut().with_max_len(1).zip(&self.tiles).for_each(|(known, tile)| {
                known.has_dirty |=
                    let_in(tile, limit, whole(&mut known.held), &mut known.dirty, &rims, &changed);
                if known.has_dirty {
                    tile.go_on(limit, known);
                }
            });
        }
    }
}

fn whole<T>(held: &mut [T]) -> &mut [T; NODES] {
    held.try_into().expect(ONE_SIZE)
}

/// What is known of a tile's nodes while it spreads.
struct KnownNodes<T> {
    held: Box<[T]>,
    /// Nodes that may yet learn from their neighbours.
    dirty: Box<[bool; NODES]>,
    /// Whether there are any.
    has_dirty: bool,
}

/// A tile before anything has spread in it.
pub(super) struct Sown<'a, T> {
    pub(crate) tile: usize,
    held: &'a mut [T],
}

impl<T> Sown<'_, T> {
    /// What is known of one of the tile's nodes.
    pub(super) fn at(&mut self, node: u32) -> &mut T {
        &mut self.held[usize::from(within(node))]
    }
}

/// What is known of every node.
pub(super) struct Held<T>(Vec<Box<[T]>>);

impl<T: CategoryDistances> Held<T> {
    /// What each of several places comes to know by nodes near it, so far away each; `ends` tells the
    /// places' nodes apart.
    pub(super) fn offered(&self, offers: &[(u32, T::Length)], ends: &[usize]) -> Vec<T> {
        let mut places = vec![T::NONE; ends.len()];
        offer_all(self, offers, ends, &mut places);
        places
    }
}

/// Puts the neighbours that a tile's edges lead to into its nodes' slots, and returns those too that
/// find none.
fn fill(edges: &Edges, own: &[u32]) -> (Slots, OverflowEdges) {
    let mut near = Box::new(std::array::from_fn(|node| [node as u16; SLOTS]));
    let mut metres = Box::new([[f64::INFINITY; SLOTS]; NODES]);
    let mut rest = OverflowEdges::default();
    // An edge from a node to itself leads nowhere new.
    for (from, to, long) in own.iter().map(|edge| edges.ends(*edge)).filter(|(from, to, _)| from != to) {
        if tile_of(from) != tile_of(to) {
            rest.leave.push((from, to, long));
            continue;
        }
        for (here, there) in [(within(from), within(to)), (within(to), within(from))] {
            let node = usize::from(here);
            if let Some(slot) = metres[node].iter().position(|metres| *metres == f64::INFINITY) {
                near[node][slot] = there;
                metres[node][slot] = long;
            } else {
                near[node][SLOTS - 1] |= MORE;
                rest.more.push((here, there, long));
            }
        }
    }
    rest.more.sort_by_key(|(node, ..)| *node);
    (Slots { near, metres }, rest)
}

/// Takes up what changed on other tiles' rims, and wakes whoever may learn from it; tells whether
/// anybody may. Made several times over, as [`relax`] is.
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512dq+avx512vl", "x86_64+avx2"))]
fn let_in<T: CategoryDistances>(
    tile: &Tile,
    limit: &T::Limit,
    held: &mut [T; NODES],
    dirty: &mut [bool; NODES],
    rims: &[Vec<T>],
    changed: &[bool],
) -> bool {
    let mut any = false;
    for inlet in tile.inlets.iter().filter(|inlet| changed[inlet.from as usize]) {
        let node = inlet.node as usize;
        let mut best = held[node];
        best.offer(&rims[inlet.from as usize][inlet.rim as usize], T::length(limit, inlet.metres));
        best.cut(limit);
        if best.differs(&held[node]) {
            held[node] = best;
            any = true;
            tile.slots.near[node].iter().for_each(|next| dirty[*next as usize % NODES] = true);
            tile.more(node).iter().for_each(|(_, next, _)| dirty[*next as usize] = true);
        }
    }
    any
}

/// Made several times over, as [`relax`] is.
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512dq+avx512vl", "x86_64+avx2"))]
fn offer_all<T: CategoryDistances>(
    held: &Held<T>,
    offers: &[(u32, T::Length)],
    ends: &[usize],
    places: &mut [T],
) {
    let mut begin = 0;
    for (place, end) in places.iter_mut().zip(ends) {
        let mut best = T::NONE;
        for (node, length) in &offers[begin..*end] {
            best.offer(&held.0[tile_of(*node)][usize::from(within(*node))], *length);
        }
        (*place, begin) = (best, *end);
    }
}

const ONE_SIZE: &str = "tiles are of one size";

impl Tile {
    /// Lets it spread for a while. Not to the end: what comes in from the neighbours would set most
    /// of it going again.
    fn go_on<T: CategoryDistances>(&self, limit: &T::Limit, known: &mut KnownNodes<T>) {
        known.has_dirty = relax(self, limit, whole(&mut known.held), &mut known.dirty);
    }

    /// A node's neighbours in the tile that have no slot.
    fn more(&self, node: usize) -> &[(u16, u16, f64)] {
        let more = &self.more;
        let from = more.partition_point(|(of, ..)| (*of as usize) < node);
        let to = more.partition_point(|(of, ..)| *of as usize <= node);
        &more[from..to]
    }
}

/// Sweeps a tile once in every direction, and tells whether anybody may learn more yet. Made several
/// times over, for what different processors can do; all of them come to the same bits.
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512dq+avx512vl", "x86_64+avx2"))]
fn relax<T: CategoryDistances>(
    tile: &Tile,
    limit: &T::Limit,
    held: &mut [T; NODES],
    dirty: &mut [bool; NODES],
) -> bool {
    let Tile { across, slots: Slots { near: neighbours, metres }, .. } = tile;
    let nodes = across.len();
    for turn in 0..4 {
        for step in 0..nodes {
            let node = match turn {
                0 => step,
                1 => across[step] as usize % NODES,
                2 => nodes - 1 - step,
                _ => across[nodes - 1 - step] as usize % NODES,
            };
            if !dirty[node] {
                continue;
            }
            // No branch but this one: which neighbours there are and what changes is by chance.
            let (near, lengths) = (&neighbours[node], metres[node].map(|metres| T::length(limit, metres)));
            let mut best = held[node];
            for slot in 0..SLOTS {
                best.offer(&held[near[slot] as usize % NODES], lengths[slot]);
            }
            let more = near[SLOTS - 1] & MORE != 0;
            if more {
                for (_, next, metres) in tile.more(node) {
                    best.offer(&held[*next as usize % NODES], T::length(limit, *metres));
                }
            }
            best.cut(limit);
            let changed = best.differs(&held[node]);
            held[node] = best;
            for slot in 0..SLOTS {
                let next = near[slot] as usize % NODES;
                dirty[next] |= changed & best.may_better(&held[next], lengths[slot]);
            }
            if more {
                tile.more(node).iter().for_each(|(_, next, _)| dirty[*next as usize % NODES] |= changed);
            }
            dirty[node] = false;
        }
        if !dirty[..nodes].iter().fold(false, |any, dirty| any | dirty) {
            return false;
        }
    }
    true
}
