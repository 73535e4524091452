//! What is wrong with a layer, and where in its file.

use std::collections::BTreeMap;

use toml::de::{DeTable, DeValue};

use super::Draft;
use super::open::Text;
use crate::codes::Code;
use crate::defect::{Defect, Place, line_column};
use crate::lang::Both;

/// Collects what is wrong, each with its place in the layer's file.
pub(super) struct Complaints<'a> {
    /// The layers' files by layer id.
    pub(crate) texts: &'a BTreeMap<String, Text>,
    pub(crate) defects: Vec<Defect>,
}

impl Complaints<'_> {
    /// Adds a complaint about the value at a path of keys in a layer's own file.
    pub(super) fn at(&mut self, layer: &str, path: &[&str], code: Code, what: Both, expected: Both) {
        let text = &self.texts[layer];
        let place = place_of(&text.text, &[path.iter().map(|key| (*key).to_owned()).collect()]);
        let defect = Defect::error(code, &text.file, place, what).expected(expected);
        if !self.defects.contains(&defect) {
            self.defects.push(defect);
        }
    }

    /// Adds a complaint about the resolved value at a path, in the file of the layer it came
    /// from.
    pub(super) fn about(&mut self, standard: &Draft, path: &[&str], code: Code, what: Both, expected: Both) {
        let path: Vec<String> = path.iter().map(|key| (*key).to_owned()).collect();
        let layer = standard.layer_of(&path).to_owned();
        let text = &self.texts[&layer];
        let defect = Defect::error(code, &text.file, place_of(&text.text, &as_written(&path)), what)
            .expected(expected);
        if !self.defects.contains(&defect) {
            self.defects.push(defect);
        }
    }
}

/// Where a resolved value may stand in the file of the layer that set it.
fn as_written(path: &[String]) -> Vec<Vec<String>> {
    let mut ways = vec![path.to_vec()];
    let keys: Vec<&str> = path.iter().map(String::as_str).collect();
    let below = |keys: &[&str], rest: &[String]| -> Vec<String> {
        keys.iter().map(|key| (*key).to_owned()).chain(rest.iter().cloned()).collect()
    };
    match keys[..] {
        ["items", item, "clauses", clause, ..] => {
            ways.push(below(&["add", "clauses", clause], &path[4..]));
            ways.push(below(&["set", "clauses", clause], &path[4..]));
            ways.push(below(&["add", "items", item, "clauses", clause], &path[4..]));
        }
        ["items", item, ..] => {
            ways.push(below(&["add", "items", item], &path[2..]));
            ways.push(below(&["set", "items", item], &path[2..]));
        }
        _ => {}
    }
    ways
}

/// The place of the deepest key that any of the paths reaches in a TOML text. A number in a path is
/// the position of a table in a list of tables.
fn place_of(text: &str, paths: &[Vec<String>]) -> Place {
    let Ok(document) = DeTable::parse(text) else { return Place::Whole };
    let mut best = (0, None);
    for path in paths {
        let mut inside: Option<&DeValue> = None;
        for (depth, key) in path.iter().enumerate() {
            let found = match inside {
                None => below(document.get_ref(), key),
                Some(DeValue::Table(table)) => below(table, key),
                Some(DeValue::Array(array)) => key.parse().ok().and_then(|index: usize| {
                    array.get(index).map(|value| (value.span().start, value.get_ref()))
                }),
                Some(_) => None,
            };
            let Some((start, value)) = found else { break };
            if depth + 1 > best.0 {
                best = (depth + 1, Some(start));
            }
            inside = Some(value);
        }
    }
    best.1.map_or(Place::Whole, |start| {
        let (line, column) = line_column(text, start);
        Place::Line { line, column }
    })
}

/// Where a key of a table begins, and its value.
fn below<'t>(table: &'t DeTable<'t>, key: &str) -> Option<(usize, &'t DeValue<'t>)> {
    let (name, value) = table.iter().find(|(name, _)| name.get_ref() == key)?;
    Some((name.span().start, value.get_ref()))
}
