//! Columns that nobody reads: told, since what they hold is not used.

use std::collections::BTreeMap;

use super::layers::Layers;
use super::manifest::Renames;
use super::source::DataFile;
use crate::codes::Code;
use crate::defect::{Defect, Place, did_you_mean};
use crate::lang::InBoth;
use crate::messages::dataset as say;
use crate::vocabulary::{Layer, Vocabulary};

impl Layers {
    /// Columns no vocabulary knows, one note each: read over, so the user should know.
    pub(super) fn strange_columns(
        &self,
        files: &[DataFile],
        vocabulary: &Vocabulary,
        defects: &mut Vec<Defect>,
    ) {
        for ((input, layer, column), count) in &self.strange {
            let file = &files[*input].name;
            let zh = layer.zh();
            let layer_id = layer.id();
            let what = say::column_is_no_property(InBoth, &zh, &column, &count, &layer_id);
            // A near miss costs facts; any other column is simply the bureau's own.
            let near = vocabulary
                .suggest_property(*layer, column)
                .filter(|near| strsim::normalized_damerau_levenshtein(near, column) >= 0.7);
            defects.push(match near {
                Some(near) => Defect::warning(Code::UnknownColumn, file, Place::Whole, what)
                    .help(say::did_you_mean_near(InBoth, &near)),
                None => Defect::note(Code::UnknownColumn, file, Place::Whole, what)
                    .help(say::say_in_fields(InBoth)),
            });
        }
    }
}

impl Layers {
    /// Rooms, services and equipment that the vocabulary does not have, each once with its
    /// count: no clause can ask for them, so a misspelt one would fail its facility.
    pub(super) fn strange_contents(
        &self,
        files: &[DataFile],
        vocabulary: &Vocabulary,
        defects: &mut Vec<Defect>,
    ) {
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
            let what = say::contains_unknown_entry(InBoth, &entry, &count, &first);
            let names = vocabulary.contents().flat_map(|(_, content)| {
                content.aliases.iter().map(String::as_str).chain([content.zh.as_str()])
            });
            let file = &files[input].name;
            defects.push(match did_you_mean(entry, names) {
                Some(near) => Defect::warning(Code::UnknownContent, file, Place::Whole, what)
                    .help(say::did_you_mean_near(InBoth, &near)),
                None => Defect::note(Code::UnknownContent, file, Place::Whole, what),
            });
        }
    }

    /// `[fields]` entries whose column no feature has.
    pub(super) fn idle_renames(&self, file: &str, renames: &Renames, defects: &mut Vec<Defect>) {
        for own in renames.own_names().filter(|own| !self.renamed.contains(*own)) {
            defects.push(Defect::warning(
                Code::IdleField,
                file,
                Place::Whole,
                say::fields_name_absent_column(InBoth, &own),
            ));
        }
    }
}
