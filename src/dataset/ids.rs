//! Features by their ids: a few bytes each, where a table of texts would take as much room as the
//! features.

use std::hash::Hasher;

use rayon::prelude::*;
use rustc_hash::FxHasher;

/// The features of a layer, sorted by a digest of their ids.
#[derive(Clone, Debug, Default)]
pub(super) struct Ids(Vec<(u64, u32)>);

fn digest(id: &str) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(id.as_bytes());
    hasher.finish()
}

impl Ids {
    pub(super) fn from_features<T: Sync>(features: &[T], id_of: impl Fn(&T) -> &str + Sync) -> Ids {
        let ids = features.par_iter().map(|feature| digest(id_of(feature)));
        let mut sorted: Vec<(u64, u32)> = ids.zip(0..features.len() as u32).collect();
        sorted.par_sort_unstable();
        Ids(sorted)
    }

    /// Takes up a feature at an index; those from there on are counted on.
    pub(crate) fn insert(&mut self, id: &str, index: usize) {
        self.0.iter_mut().for_each(|(_, at)| *at += u32::from(*at as usize >= index));
        let new = (digest(id), index as u32);
        let at = self.0.partition_point(|known| *known < new);
        self.0.insert(at, new);
    }

    /// Takes the feature at an index out; those behind it are counted back.
    pub(crate) fn remove(&mut self, index: usize) {
        self.0.retain(|(_, at)| *at as usize != index);
        self.0.iter_mut().for_each(|(_, at)| *at -= u32::from(*at as usize > index));
    }

    /// Index of the first feature of this id, `id_of` telling each one's.
    pub(super) fn find<'l>(&self, id: &str, id_of: impl Fn(usize) -> &'l str) -> Option<usize> {
        let digest = digest(id);
        let from = self.first(digest);
        let alike = self.0[from..].iter().take_while(|(known, _)| *known == digest);
        alike.map(|(_, index)| *index as usize).find(|index| id_of(*index) == id)
    }

    /// The place of the first whose digest is no less than this: looked for about where it would be if
    /// digests were spread evenly, as they nearly are.
    fn first(&self, digest: u64) -> usize {
        let Ids(sorted) = self;
        let likely = ((u128::from(digest) * sorted.len() as u128) >> 64) as usize;
        let is_less = |place: usize| sorted[place].0 < digest;
        let (mut from, mut to) = (likely, likely);
        let mut step = 16;
        while from > 0 && !is_less(from - 1) {
            (from, to) = (from.saturating_sub(step), from);
            step *= 2;
        }
        while to < sorted.len() && is_less(to) {
            (from, to) = (to, sorted.len().min(to + step));
            step *= 2;
        }
        from + sorted[from..to].partition_point(|(known, _)| *known < digest)
    }

    /// Features whose id an earlier one has, each with the first of those, in their order.
    pub(super) fn twins<'l>(&self, id_of: impl Fn(usize) -> &'l str) -> Vec<(usize, usize)> {
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
        let index = Ids::from_features(&ids, |id| id);
        let id_of = |index: usize| ids[index];
        assert_eq!(index.find("a", id_of), Some(1));
        assert_eq!(index.find("d", id_of), None);
        assert_eq!(index.twins(id_of), [(1, 3), (0, 4), (1, 5)]);
    }

    proptest::proptest! {
        #[test]
        fn the_first_is_found_however_digests_are_spread(
            mut digests in proptest::collection::vec(
                proptest::prop_oneof![proptest::num::u64::ANY, 0..50_u64, (u64::MAX - 50)..=u64::MAX],
                0..300,
            ),
            wanted in proptest::prop_oneof![proptest::num::u64::ANY, 0..50_u64, (u64::MAX - 50)..=u64::MAX],
        ) {
            digests.sort_unstable();
            let index = Ids(digests.iter().map(|digest| (*digest, 0)).collect());
            for wanted in digests.iter().copied().chain([wanted]) {
                let first = digests.partition_point(|digest| *digest < wanted);
                proptest::prop_assert_eq!(index.first(wanted), first);
            }
        }
    }
}
