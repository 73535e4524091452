//! Values that several communities share, embedded once and referred to by number.

use rustc_hash::FxHashMap;
use serde::Serialize;

/// Number of a shared value.
pub(super) type Shared = usize;

/// Values in the order they were first needed.
#[derive(Default)]
pub(super) struct Pool {
    numbers: FxHashMap<String, Shared>,
    values: Vec<String>,
}

impl Pool {
    /// The number of a value; the same value has the same number.
    pub(super) fn number(&mut self, value: &impl Serialize) -> Shared {
        let json = json(value);
        if let Some(known) = self.numbers.get(&json) {
            return *known;
        }
        let number = self.values.len();
        self.numbers.insert(json.clone(), number);
        self.values.push(json);
        number
    }

    /// All values as one JSON array.
    pub(super) fn array(&self) -> String {
        format!("[{}]", self.values.join(","))
    }
}

/// JSON that can stand inside a `<script>` element: nothing in it can end the element or
/// begin a comment, and no line separator is read as the end of a line.
pub(super) fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value)
        .unwrap_or_else(|_| "null".to_owned())
        .replace('<', "\\u003c")
        .replace('\u{2028}', "\\u2028")
        .replace('\u{2029}', "\\u2029")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_kept_once() {
        let mut pool = Pool::default();
        let (a, b, again) = (pool.number(&"甲"), pool.number(&"乙"), pool.number(&"甲"));
        assert_eq!((a, b, again), (0, 1, 0));
        assert_eq!(pool.array(), r#"["甲","乙"]"#);
    }

    #[test]
    fn nothing_in_json_is_markup_and_all_of_it_comes_back() {
        let hostile = "</script><!--<script>\u{2028}\u{2029}\"'\\";
        let json = json(&hostile);
        assert!(!json.contains('<') && !json.contains('\u{2028}') && !json.contains('\u{2029}'), "{json}");
        assert_eq!(serde_json::from_str::<String>(&json).unwrap(), hostile);
    }
}
