//! The edges of every node, packed: a search reads them in the order of their nodes.

use super::Edge;

/// For each node, where its edges lead and how long they are.
pub(super) struct Arcs {
    /// Where each node's arcs begin; one more entry than nodes.
    first: Vec<u32>,
    to: Vec<u32>,
    metres: Vec<f64>,
}

impl Arcs {
    /// Both directions of every edge. An edge from a node to itself leads nowhere new.
    pub fn of(edges: &[Edge], nodes: usize) -> Arcs {
        let through = || edges.iter().filter(|edge| edge.from != edge.to);
        let mut first = vec![0_u32; nodes + 1];
        for edge in through() {
            first[edge.from as usize + 1] += 1;
            first[edge.to as usize + 1] += 1;
        }
        for node in 0..nodes {
            first[node + 1] += first[node];
        }
        let arcs = first[nodes] as usize;
        let (mut to, mut metres) = (vec![0; arcs], vec![0.0; arcs]);
        let mut free = first.clone();
        for edge in through() {
            for (here, there) in [(edge.from, edge.to), (edge.to, edge.from)] {
                let slot = &mut free[here as usize];
                to[*slot as usize] = there;
                metres[*slot as usize] = edge.metres;
                *slot += 1;
            }
        }
        Arcs { first, to, metres }
    }

    pub fn nodes(&self) -> usize {
        self.first.len() - 1
    }

    /// Mean length of an arc, in metres; 1 without arcs.
    pub fn mean(&self) -> f64 {
        let mean = self.metres.iter().sum::<f64>() / self.metres.len() as f64;
        if mean.is_finite() && mean > 0.0 { mean } else { 1.0 }
    }

    /// The neighbours of a node and how far they are.
    pub fn of_node(&self, node: u32) -> impl Iterator<Item = (u32, f64)> + '_ {
        let range = self.first[node as usize] as usize..self.first[node as usize + 1] as usize;
        self.to[range.clone()].iter().copied().zip(self.metres[range].iter().copied())
    }

    /// For each node, the number of its connected component, in order of their lowest node;
    /// and how many there are.
    pub fn components(&self) -> (Vec<u32>, usize) {
        let mut component = vec![u32::MAX; self.nodes()];
        let mut components = 0;
        let mut open = Vec::new();
        for start in 0..self.nodes() as u32 {
            if component[start as usize] != u32::MAX {
                continue;
            }
            open.push(start);
            component[start as usize] = components;
            while let Some(node) = open.pop() {
                for (next, _) in self.of_node(node) {
                    if component[next as usize] == u32::MAX {
                        component[next as usize] = components;
                        open.push(next);
                    }
                }
            }
            components += 1;
        }
        (component, components as usize)
    }
}
