//! What makes a choice small before it is searched.

use std::collections::BTreeMap;

use crate::disjoint::{root, unite};

/// Demands that the same candidates serve, as one: who serves them, and what they weigh together.
/// What nobody serves, or weighs nothing, is left out.
pub(super) fn alike(servers: Vec<Vec<u32>>, weights: &[u64]) -> (Vec<Vec<u32>>, Vec<u64>) {
    let mut groups: BTreeMap<Vec<u32>, u64> = BTreeMap::new();
    for (servers, weight) in servers.into_iter().zip(weights) {
        if !servers.is_empty() && *weight > 0 {
            *groups.entry(servers).or_default() += weight;
        }
    }
    groups.into_iter().unzip()
}

/// For each of some sets of numbers, whether another holds it whole; of equal sets the first is
/// kept. Sets are rising lists of numbers below `count`.
pub(super) fn held(sets: &[Vec<u32>], count: usize) -> Vec<bool> {
    let mut holders: Vec<Vec<u32>> = vec![Vec::new(); count];
    for (index, set) in (0..).zip(sets) {
        set.iter().for_each(|number| holders[*number as usize].push(index));
    }
    let is_held = |index: usize| {
        let set = &sets[index];
        // Whatever holds the set holds its rarest number.
        let Some(rarest) = set.iter().min_by_key(|number| holders[**number as usize].len()) else {
            return true;
        };
        holders[*rarest as usize].iter().any(|&other| {
            let (other, own) = (other as usize, &sets[other as usize]);
            other != index
                && own.len() >= set.len()
                && (own.len() > set.len() || other < index)
                && is_within(set, own)
        })
    };
    (0..sets.len()).map(is_held).collect()
}

/// For each of some sets, whether it holds another whole; of equal sets the first is kept.
pub(super) fn holds(sets: &[Vec<u32>], count: usize) -> Vec<bool> {
    // A set is found by its rarest number, which whatever holds it holds too.
    let mut frequency = vec![0_u32; count];
    sets.iter().flatten().for_each(|number| frequency[*number as usize] += 1);
    let mut by_rarest: Vec<Vec<u32>> = vec![Vec::new(); count];
    for (index, set) in (0..).zip(sets) {
        if let Some(rarest) = set.iter().min_by_key(|number| frequency[**number as usize]) {
            by_rarest[*rarest as usize].push(index);
        }
    }
    let holds_any = |index: usize| {
        let set = &sets[index];
        set.iter().flat_map(|number| &by_rarest[*number as usize]).any(|&other| {
            let (other, own) = (other as usize, &sets[other as usize]);
            other != index
                && own.len() <= set.len()
                && (own.len() < set.len() || other < index)
                && is_within(own, set)
        })
    };
    (0..sets.len()).map(holds_any).collect()
}

/// Whether every number of a rising list is in another.
fn is_within(small: &[u32], large: &[u32]) -> bool {
    let mut rest = large.iter();
    small.iter().all(|number| rest.by_ref().find(|other| *other >= number) == Some(number))
}

/// Keeps those of a list that are not marked.
pub(super) fn keep<T>(list: Vec<T>, is_left_out: &[bool]) -> Vec<T> {
    list.into_iter().zip(is_left_out).filter(|(_, out)| !**out).map(|(one, _)| one).collect()
}

/// Demands by parts that share no candidate: indices of the demands of each.
pub(super) fn parts(servers: &[Vec<u32>], candidates: usize) -> Vec<Vec<usize>> {
    let mut parent: Vec<u32> = (0..candidates as u32).collect();
    for servers in servers {
        for pair in servers.windows(2) {
            unite(&mut parent, pair[0], pair[1]);
        }
    }
    let mut parts: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (demand, servers) in servers.iter().enumerate() {
        if let Some(first) = servers.first() {
            parts.entry(root(&mut parent, *first)).or_default().push(demand);
        }
    }
    parts.into_values().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_equal_sets_the_first_is_kept() {
        let sets = vec![vec![0, 1], vec![0, 1], vec![0], vec![2], vec![0, 1, 3]];
        assert_eq!(held(&sets, 4), [true, true, true, false, false]);
        assert_eq!(holds(&sets, 4), [true, true, false, false, true]);
        let sets = vec![vec![0, 1], vec![0, 1]];
        assert_eq!((held(&sets, 2), holds(&sets, 2)), (vec![false, true], vec![false, true]));
    }

    #[test]
    fn demands_served_alike_are_one() {
        let (servers, weights) = alike(vec![vec![1], vec![0, 1], vec![1], vec![], vec![0]], &[2, 3, 5, 7, 0]);
        assert_eq!((servers, weights), (vec![vec![0, 1], vec![1]], vec![3, 7]));
    }

    #[test]
    fn parts_share_no_candidate() {
        assert_eq!(parts(&[vec![0, 1], vec![2], vec![1, 3], vec![]], 4), [vec![0, 2], vec![1]]);
    }
}
