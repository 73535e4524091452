//! Things joined into groups (Galler and Fischer 1964): each points to another of its group, the
//! group's first to itself.

/// Joins the groups of two.
pub(crate) fn unite(parent: &mut [u32], a: u32, b: u32) {
    let (a, b) = (root(parent, a), root(parent, b));
    parent[a.max(b) as usize] = a.min(b);
}

/// The first of the group that one is in; ways there are halved.
pub(crate) fn root(parent: &mut [u32], mut at: u32) -> u32 {
    while parent[at as usize] != at {
        parent[at as usize] = parent[parent[at as usize] as usize];
        at = parent[at as usize];
    }
    at
}
