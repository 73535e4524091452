//! What differs between two audits and no other part of a diff tells.

use std::collections::HashSet;

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::pairs::{Pair, in_order, paired};

type Object = Map<String, Value>;

/// Places of one kind that differ.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Elsewhere {
    /// The kind: a JSON pointer with `*` for every position in a list, and ` (order)` behind it
    /// where the same things stand in another order.
    pub kind: String,
    /// The first of the places, as a JSON pointer into the later audit, or into the earlier one
    /// where the later has no such place.
    pub pointer: String,
    /// How many places differ; a thing only one audit has is one.
    pub count: usize,
}

/// The rest under construction.
#[derive(Default)]
pub(super) struct RestUnderWay {
    by_kind: IndexMap<String, (String, usize)>,
}

impl RestUnderWay {
    /// Takes up whatever differs between two values that stand at a pointer. Things of two lists
    /// are compared by their ids where they have such, else by position.
    pub(super) fn walk(&mut self, pointer: &str, before: &Value, after: &Value) {
        match (before, after) {
            (Value::Object(old), Value::Object(new)) => {
                let told = told(old, new);
                for (key, value) in old {
                    let at = format!("{pointer}/{}", escaped(key));
                    match (told.get(key), new.get(key)) {
                        (Some(differs), _) => {
                            if differs {
                                self.add(at);
                            }
                        }
                        (None, Some(new)) => self.walk(&at, value, new),
                        (None, None) => self.add(at),
                    }
                }
                for (key, _) in new.iter().filter(|(key, _)| !old.contains_key(*key)) {
                    if told.get(key).is_none_or(|differs| differs) {
                        self.add(format!("{pointer}/{}", escaped(key)));
                    }
                }
            }
            (Value::Array(old), Value::Array(new)) => {
                let key = KEYS.iter().find(|key| tells_apart(old, key) && tells_apart(new, key));
                let pairs = match key {
                    Some(key) => paired(old, new, |one| one[*key].to_string()),
                    None => by_position(old, new),
                };
                if !in_order(&pairs) {
                    self.order(pointer);
                }
                for pair in pairs {
                    match pair {
                        (Some((_, old)), Some((index, new))) => {
                            self.walk(&format!("{pointer}/{index}"), old, new);
                        }
                        (Some((index, _)), None) | (None, Some((index, _))) => {
                            self.add(format!("{pointer}/{index}"));
                        }
                        (None, None) => {}
                    }
                }
            }
            (old, new) if old != new => self.add(pointer.to_owned()),
            _ => {}
        }
    }

    /// Takes up that a list's things stand in another order.
    pub(super) fn order(&mut self, pointer: &str) {
        let kind = format!("{} (order)", kind(pointer));
        self.by_kind.entry(kind).or_insert((pointer.to_owned(), 0)).1 += 1;
    }

    fn add(&mut self, pointer: String) {
        self.by_kind.entry(kind(&pointer)).or_insert((pointer, 0)).1 += 1;
    }

    /// Everything taken up, by kind.
    pub(super) fn found(self) -> Vec<Elsewhere> {
        let kinds = self.by_kind.into_iter();
        kinds.map(|(kind, (pointer, count))| Elsewhere { kind, pointer, count }).collect()
    }
}

/// Sentences of an audit, each with whether what it says differs.
struct ToldSentences(Vec<(&'static str, bool)>);

impl ToldSentences {
    /// Whether what a key says differs; nothing for a key that is compared as it stands.
    fn get(&self, key: &str) -> Option<bool> {
        self.0.iter().find(|(known, _)| *known == key).map(|(_, differs)| *differs)
    }
}

/// Sentences are compared by what they say, in whatever language: by the members of the same object
/// that say it for programs, and these are not told besides.
fn told(old: &Object, new: &Object) -> ToldSentences {
    let differ = |keys: &[&str]| keys.iter().any(|key| old.get(*key) != new.get(*key));
    let has = |key: &str| old.contains_key(key) || new.contains_key(key);
    let coded = differ(&["code", "figures"]);
    ToldSentences(if has("severity") {
        Vec::new()
    } else if has("needs") {
        let asked = differ(&["needs", "question"]);
        vec![("reason", asked), ("ask", asked)]
    } else if has("quote") {
        let noted = differ(&["notes", "waived"]);
        vec![("reason", coded), ("note", noted), ("code", false), ("figures", false), ("notes", false)]
    } else if has("code") {
        vec![("reason", coded), ("note", coded), ("code", false), ("figures", false)]
    } else {
        Vec::new()
    })
}

/// Keys that things of a list are told apart by, the first that does.
const KEYS: [&str; 4] = ["id", "clause", "item", "category"];

/// Whether every thing of a list has this key, each another value of it.
fn tells_apart(list: &[Value], key: &str) -> bool {
    let mut seen = HashSet::new();
    list.iter().all(|one| one.get(key).is_some_and(|value| seen.insert(value.to_string())))
}

fn by_position<'a>(before: &'a [Value], after: &'a [Value]) -> Vec<Pair<'a, Value>> {
    let at = |list: &'a [Value], index: usize| list.get(index).map(|one| (index, one));
    (0..before.len().max(after.len())).map(|index| (at(before, index), at(after, index))).collect()
}

/// A key as a JSON pointer has it (RFC 6901).
fn escaped(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

fn kind(pointer: &str) -> String {
    let is_position = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let parts = pointer.split('/').map(|part| if is_position(part) { "*" } else { part });
    parts.collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn found(before: &Value, after: &Value) -> Vec<(String, String, usize)> {
        let mut rest = RestUnderWay::default();
        rest.walk("/x", before, after);
        rest.found().into_iter().map(|one| (one.kind, one.pointer, one.count)).collect()
    }

    fn expected<const N: usize>(rows: [(&str, &str, usize); N]) -> Vec<(String, String, usize)> {
        rows.map(|(kind, pointer, count)| (kind.into(), pointer.into(), count)).into()
    }

    #[test]
    fn every_place_that_differs_is_counted_under_its_kind() {
        let before = json!({ "a": [{ "b": 1 }, { "b": 2 }], "c/d": {}, "gone": [1, [2, 3]], "same": null });
        let after = json!({ "a": [{ "b": 9 }, { "b": 8 }, { "b": 7 }], "c/d": null, "same": null });
        let wanted = [
            ("/x/a/*/b", "/x/a/0/b", 2),
            ("/x/a/*", "/x/a/2", 1),
            ("/x/c~1d", "/x/c~1d", 1),
            ("/x/gone", "/x/gone", 1),
        ];
        assert_eq!(found(&before, &after), expected(wanted));
    }

    #[test]
    fn things_with_ids_are_compared_wherever_they_stand() {
        let one = |item: u32, number: u32| json!({ "item": item, "number": number });
        let before = json!([one(1, 1), one(4, 2), one(7, 3)]);
        let after = json!([one(4, 1), one(7, 3)]);
        assert_eq!(
            found(&before, &after),
            expected([("/x/*", "/x/0", 1), ("/x/*/number", "/x/0/number", 1)])
        );
        let turned = json!([one(4, 2), one(1, 1), one(7, 3)]);
        assert_eq!(found(&before, &turned), expected([("/x (order)", "/x", 1)]));
    }

    #[test]
    fn equal_values_leave_nothing() {
        let value = json!({ "a": [1, { "b": [] }], "c": {} });
        let mut rest = RestUnderWay::default();
        rest.walk("", &value, &value);
        assert!(rest.found().is_empty());
    }
}
