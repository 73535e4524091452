//! Columns that nobody reads: told, since what they hold is not used.

use std::collections::BTreeMap;

use super::layers::Layers;
use super::manifest::Renames;
use super::source::File;
use crate::both;
use crate::defect::{Defect, Place, did_you_mean};
use crate::vocabulary::{Layer, Vocabulary};

impl Layers {
    /// Columns no vocabulary knows, one note each: read over, so the user should know.
    pub fn strange_columns(&self, files: &[File], vocabulary: &Vocabulary, defects: &mut Vec<Defect>) {
        for ((input, layer, column), count) in &self.strange {
            let file = &files[*input].name;
            let zh = layer.zh();
            let layer_id = layer.id();
            let what = both!(
                "{zh}图层的列“{column}”不在字段词表中，{count} 个要素的值未使用",
                "column {column:?} of {layer_id} is no property of the vocabulary; its value was not used on {count} feature(s)"
            );
            // A near miss costs facts; any other column is simply the bureau's own.
            let near = vocabulary
                .suggest_property(*layer, column)
                .filter(|near| strsim::normalized_damerau_levenshtein(near, column) >= 0.7);
            defects.push(match near {
                Some(near) => Defect::warning("unknown-column", file, Place::Whole, what)
                    .mend(both!("是否指 {near}？", "did you mean {near}?")),
                None => Defect::note("unknown-column", file, Place::Whole, what).mend(both!(
                    "要使用它，在 dataset.toml 的 [fields] 里指明对应的字段",
                    "to use it, say in [fields] of dataset.toml which property it is"
                )),
            });
        }
    }
}

impl Layers {
    /// Rooms, services and equipment that the vocabulary does not have, each once with its
    /// count: no clause can ask for them, so a misspelt one would fail its facility.
    pub fn strange_contents(&self, files: &[File], vocabulary: &Vocabulary, defects: &mut Vec<Defect>) {
        let Some(contains) = vocabulary.property_id(Layer::Facilities, "contains") else { return };
        let mut strange: BTreeMap<(usize, &str), Vec<&str>> = BTreeMap::new();
        for facility in &self.facilities {
            for entry in facility.facts.list(contains).into_iter().flatten() {
                if vocabulary.content(entry).is_none() {
                    strange.entry((facility.origin.input, entry)).or_default().push(&facility.id);
                }
            }
        }
        for ((input, entry), ids) in strange {
            let (count, first) = (ids.len(), ids[0]);
            let what = both!(
                "contains 里的“{entry}”不在词表中，没有条款会用到（{count} 处，如 {first}）",
                "contains lists {entry:?}, which is not in the vocabulary; no clause looks for it ({count}, such as {first})"
            );
            let names = vocabulary.contents().flat_map(|(_, content)| {
                content.aliases.iter().map(String::as_str).chain([content.zh.as_str()])
            });
            let file = &files[input].name;
            defects.push(match did_you_mean(entry, names) {
                Some(near) => Defect::warning("unknown-content", file, Place::Whole, what)
                    .mend(both!("是否指 {near}？", "did you mean {near}?")),
                None => Defect::note("unknown-content", file, Place::Whole, what),
            });
        }
    }

    /// `[fields]` entries whose column no feature has.
    pub fn idle_renames(&self, file: &str, renames: &Renames, defects: &mut Vec<Defect>) {
        for own in renames.own_names().filter(|own| !self.renamed.contains(*own)) {
            defects.push(Defect::warning(
                "idle-field",
                file,
                Place::Whole,
                both!(
                    "[fields] 里的列“{own}”在数据中没有出现",
                    "[fields] names the column {own:?}, which no feature has"
                ),
            ));
        }
    }
}
