//! What belongs together in two lists, and in what order.

use std::collections::HashMap;
use std::hash::Hash;

/// A thing of the earlier list, of the later one, or of both; each with its position.
pub(crate) type Pair<'a, T> = (Option<(usize, &'a T)>, Option<(usize, &'a T)>);

/// Pairs two lists by a key, in the later list's order; what only the earlier one has stands
/// behind what it stood behind there. Where a key is given several times, the first pairs with
/// the first, the second with the second.
pub(crate) fn paired<'a, T, K: Eq + Hash + Clone>(
    before: &'a [T],
    after: &'a [T],
    key: impl Fn(&'a T) -> K,
) -> Vec<Pair<'a, T>> {
    let (old, new) = (numbered(before, &key), numbered(after, &key));
    let place: HashMap<&(K, usize), usize> =
        old.iter().enumerate().map(|(index, key)| (key, index)).collect();
    let kept: Vec<Option<usize>> = new.iter().map(|key| place.get(key).copied()).collect();
    let mut is_kept = vec![false; before.len()];
    kept.iter().flatten().for_each(|index| is_kept[*index] = true);
    let gone = |from: usize| (from..before.len()).take_while(|index| !is_kept[*index]).collect::<Vec<_>>();
    let only = |index: usize| (Some((index, &before[index])), None);
    let mut pairs: Vec<Pair<T>> = gone(0).into_iter().map(only).collect();
    for (index, old) in kept.into_iter().enumerate() {
        pairs.push((old.map(|old| (old, &before[old])), Some((index, &after[index]))));
        pairs.extend(old.into_iter().flat_map(|old| gone(old + 1)).map(only));
    }
    pairs
}

/// Keys, each with how often it came before.
fn numbered<'a, T, K: Eq + Hash + Clone>(list: &'a [T], key: impl Fn(&'a T) -> K) -> Vec<(K, usize)> {
    let mut seen: HashMap<K, usize> = HashMap::new();
    list.iter()
        .map(|one| {
            let key = key(one);
            let count = seen.entry(key.clone()).or_insert(0);
            *count += 1;
            (key, *count)
        })
        .collect()
}

/// Whether what both lists have stands in one order in both.
pub(crate) fn in_order<T>(pairs: &[Pair<T>]) -> bool {
    let both = pairs.iter().filter_map(|(before, after)| Some((before.as_ref()?.0, after.as_ref()?.0)));
    both.clone().zip(both.skip(1)).all(|(one, next)| one.0 < next.0 && one.1 < next.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letters(before: &str, after: &str) -> (String, bool) {
        let (before, after): (Vec<char>, Vec<char>) = (before.chars().collect(), after.chars().collect());
        let pairs = paired(&before, &after, |letter| *letter);
        let text = pairs.iter().map(|(before, after)| match (before, after) {
            (Some((_, letter)), Some(_)) => letter.to_string(),
            (Some((_, letter)), None) => format!("-{letter}"),
            (None, Some((_, letter))) => format!("+{letter}"),
            (None, None) => unreachable!(),
        });
        (text.collect(), in_order(&pairs))
    }

    #[test]
    fn what_left_stands_where_it_stood() {
        assert_eq!(letters("abc", "abc"), ("abc".into(), true));
        assert_eq!(letters("abcd", "acxd"), ("a-bc+xd".into(), true));
        assert_eq!(letters("xyab", "ab"), ("-x-yab".into(), true));
        assert_eq!(letters("", "ab"), ("+a+b".into(), true));
        assert_eq!(letters("ab", ""), ("-a-b".into(), true));
        assert_eq!(letters("aab", "ab"), ("a-ab".into(), true));
        assert_eq!(letters("abc", "bac"), ("bac".into(), false));
    }
}
