//! Stretches put into tiles that stand, or taken out of them.

use super::{Inlet, MORE, NODES, SLOTS, Slots, Tile, Tiles, tile_of, within};

impl Tiles {
    /// Adds a node that nothing leads to yet.
    pub(crate) fn add_node(&mut self) -> u32 {
        let node = self.nodes as u32;
        if self.nodes.is_multiple_of(NODES) {
            self.tiles.push(Tile::empty());
        }
        self.tiles[tile_of(node)].across.push(within(node));
        self.nodes += 1;
        node
    }

    /// Links two nodes by a stretch; one from a node to itself leads nowhere new.
    pub(crate) fn link(&mut self, a: u32, b: u32, metres: f64) {
        for (here, there) in [(a, b), (b, a)].into_iter().filter(|(here, there)| here != there) {
            if tile_of(here) == tile_of(there) {
                self.tiles[tile_of(here)].put(within(here), within(there), metres);
                continue;
            }
            let rim = &mut self.tiles[tile_of(there)].rim;
            let known = rim.iter().position(|node| *node == within(there));
            let at = known.unwrap_or_else(|| {
                rim.push(within(there));
                rim.len() - 1
            });
            let inlet = Inlet { node: within(here), from: tile_of(there) as u32, rim: at as u32, metres };
            let inlets = &mut self.tiles[tile_of(here)].inlets;
            inlets.insert(inlets.partition_point(|other| other.node <= inlet.node), inlet);
        }
    }

    /// Takes a stretch between two nodes out again.
    pub(crate) fn unlink(&mut self, a: u32, b: u32, metres: f64) {
        for (here, there) in [(a, b), (b, a)].into_iter().filter(|(here, there)| here != there) {
            if tile_of(here) == tile_of(there) {
                self.tiles[tile_of(here)].take_out(within(here), within(there), metres);
                continue;
            }
            // A node that stays on its tile's rim for nobody does no harm.
            let rim = &self.tiles[tile_of(there)].rim;
            let is_it = |inlet: &Inlet| {
                (inlet.node, inlet.from, inlet.metres) == (within(here), tile_of(there) as u32, metres)
                    && rim[inlet.rim as usize] == within(there)
            };
            let known = self.tiles[tile_of(here)].inlets.iter().position(is_it);
            known.map(|at| self.tiles[tile_of(here)].inlets.remove(at));
        }
    }
}

impl Tile {
    fn empty() -> Tile {
        Tile {
            slots: Slots {
                near: Box::new(std::array::from_fn(|node| [node as u16; SLOTS])),
                metres: Box::new([[f64::INFINITY; SLOTS]; NODES]),
            },
            across: Vec::new(),
            more: Vec::new(),
            rim: Vec::new(),
            inlets: Vec::new(),
        }
    }

    fn put(&mut self, here: u16, there: u16, long: f64) {
        let Slots { near, metres } = &mut self.slots;
        let (near, metres) = (&mut near[usize::from(here)], &mut metres[usize::from(here)]);
        if let Some(slot) = metres.iter().position(|metres| *metres == f64::INFINITY) {
            near[slot] = there | near[slot] & MORE;
            metres[slot] = long;
            return;
        }
        near[SLOTS - 1] |= MORE;
        self.more.insert(self.more.partition_point(|(node, ..)| *node <= here), (here, there, long));
    }

    fn take_out(&mut self, here: u16, there: u16, long: f64) {
        let Slots { near, metres } = &mut self.slots;
        let (near, metres) = (&mut near[usize::from(here)], &mut metres[usize::from(here)]);
        let is_it = |slot: &usize| near[*slot] & !MORE == there && metres[*slot] == long;
        if let Some(slot) = (0..SLOTS).find(is_it) {
            near[slot] = here | near[slot] & MORE;
            metres[slot] = f64::INFINITY;
            return;
        }
        let known = self.more.iter().position(|own| *own == (here, there, long));
        known.map(|at| self.more.remove(at));
    }
}
