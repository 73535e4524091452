//! Features by their ids: a few bytes each, where a table of texts would take as much room as the
//! features.

use std::hash::Hasher;

use rayon::prelude::*;
use rustc_hash::FxHasher;

/// The features of a layer, sorted by a digest of their ids.
#[derive(Clone, Debug, Default)]
pub struct Ids(Vec<(u64, u32)>);

fn digest(id: &str) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(id.as_bytes());
    hasher.finish()
}

impl Ids {
    pub fn of<'l>(ids: impl Iterator<Item = &'l str>) -> Ids {
        let mut sorted: Vec<(u64, u32)> = ids.map(digest).zip(0..).collect();
        sorted.par_sort_unstable();
        Ids(sorted)
    }

    /// Index of the first feature of this id, `id_of` telling each one's.
    pub fn find<'l>(&self, id: &str, id_of: impl Fn(usize) -> &'l str) -> Option<usize> {
        let digest = digest(id);
        let from = self.0.partition_point(|(known, _)| *known < digest);
        let alike = self.0[from..].iter().take_while(|(known, _)| *known == digest);
        alike.map(|(_, index)| *index as usize).find(|index| id_of(*index) == id)
    }

    /// Features whose id an earlier one has, each with the first of those, in their order.
    pub fn twins<'l>(&self, id_of: impl Fn(usize) -> &'l str) -> Vec<(usize, usize)> {
        let alike = self.0.chunk_by(|a, b| a.0 == b.0).filter(|alike| alike.len() > 1);
        let mut twins: Vec<(usize, usize)> = alike
            .flatten()
            .map(|(_, index)| *index as usize)
            .filter_map(|index| {
                let first = self.find(id_of(index), &id_of)?;
                (first != index).then_some((first, index))
            })
            .collect();
        twins.sort_unstable_by_key(|(_, later)| *later);
        twins
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_found_and_twins_told_in_order() {
        let ids = ["b", "a", "c", "a", "b", "a"];
        let index = Ids::of(ids.into_iter());
        let id_of = |index: usize| ids[index];
        assert_eq!(index.find("a", id_of), Some(1));
        assert_eq!(index.find("d", id_of), None);
        assert_eq!(index.twins(id_of), [(1, 3), (0, 4), (1, 5)]);
    }
}
