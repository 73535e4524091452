//! The dataset with a form's values in it, read once more before anything is written: an error
//! it would have is told at the row that made it.

use super::columns::FormColumn;
use super::entry::{EnteredFact, FormEntry};
use super::target::FormTarget;
use crate::defect::{Defect, Place};
use crate::lang::{Both, InBoth};
use crate::messages::form as say;
use crate::output::File;

impl FormTarget<'_> {
    /// What would be wrong with the dataset so changed: the entry that made it so (its position),
    /// and an error at its row.
    ///
    /// # Errors
    /// Anything wrong that no one row made so.
    pub(super) fn wrong_with(
        &self,
        files: &[File],
        entries: &[FormEntry],
    ) -> Result<Vec<(usize, Defect)>, Vec<Defect>> {
        let found = self.opened.check_with(files).err().unwrap_or_default();
        let (mut wrong, mut others) = (Vec::new(), Vec::new());
        for error in found.into_iter().filter(Defect::is_error) {
            let of = self.behind(&error, entries);
            if of.is_empty() {
                others.push(error);
                continue;
            }
            for number in of {
                let Both { zh, en } = &error.message;
                let at = &entries[number].row.at;
                let place = at.place(Some(FormColumn::Answer), self.lang);
                let what = say::value_breaks_the_data(InBoth, &zh, &en);
                let defect = Defect::error(error.code, &at.file, place, what)
                    .expected(error.expected.clone())
                    .help(say::check_the_numbers(InBoth));
                wrong.push((number, defect));
            }
        }
        if others.is_empty() { Ok(wrong) } else { Err(others) }
    }

    /// The entries (their positions) behind an error of the dataset they went into: of those that
    /// change the feature it is about, the ones whose property it names, or else all.
    fn behind(&self, error: &Defect, entries: &[FormEntry]) -> Vec<usize> {
        let vocabulary = &self.opened.standard().vocabulary;
        let Place::Feature { index, .. } = &error.place else { return Vec::new() };
        let is_word = |c: char| c.is_alphanumeric() || c == '_';
        let names = |property: &str| error.message.en.split(|c| !is_word(c)).any(|word| word == property);
        let mut of: Vec<(usize, bool)> = Vec::new();
        for (number, entry) in entries.iter().enumerate() {
            let EnteredFact::Property { layer, feature, property, .. } = &entry.said else { continue };
            if feature == index && error.file == format!("{}/{}.geojson", self.name, layer.id()) {
                of.push((number, names(&vocabulary.properties(*layer)[property.0 as usize].id)));
            }
        }
        let is_named = of.iter().any(|(_, named)| *named);
        of.into_iter().filter(|(_, named)| *named || !is_named).map(|(number, _)| number).collect()
    }
}
