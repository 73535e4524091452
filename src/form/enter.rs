//! A filled form into its dataset: every answer in its place, or said why not; the dataset so
//! changed is read once more before anything of it is written.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::entered::{Entered, FormCounts, ReadBackOptions};
use super::entry::EntryReader;
use super::filled::{self, FilledForm};
use super::target::FormTarget;
use crate::dataset::FORM_CONFLICTS;
use crate::defect::{Defect, Place};
use crate::import::conflicts_table;
use crate::session::Error;

/// Reads filled forms into the dataset of a directory. Nothing is written here.
///
/// # Errors
/// A form or a dataset that cannot be read; a row that cannot, unless the others are wanted.
pub fn read_into(forms: &[PathBuf], directory: &Path, options: &ReadBackOptions) -> Result<Entered, Error> {
    let lang = options.lang;
    let (mut read, mut defects) = (Vec::new(), Vec::new());
    for path in forms {
        match filled::read(path, lang) {
            Ok(form) => read.push(form),
            Err(defect) => defects.push(*defect),
        }
    }
    if !defects.is_empty() {
        return Err(defects.into());
    }
    let form = FilledForm::merged(read, lang);
    let target = FormTarget::open(directory, options)?;
    let reader = EntryReader { dataset: target.dataset(), standard: target.opened.standard(), lang };
    let mut entries = Vec::new();
    let mut entered = Entered::default();
    entered.counts.blank = form.blank;
    entered.defects = form.defects;
    entered.defects.extend(target.another_dataset(&form.datasets, forms));
    for row in form.answered {
        match reader.entry(row) {
            Ok(entry) => entries.push(entry),
            Err(refused) => entered.defects.extend(refused),
        }
    }
    let changed = loop {
        let changed = target.changed(&entries)?;
        let wrong = target.wrong_with(&changed.files, &entries)?;
        if wrong.is_empty() {
            break changed;
        }
        let (left_out, errors): (BTreeSet<usize>, Vec<Defect>) = wrong.into_iter().unzip();
        let kept = entries.into_iter().enumerate().filter(|(number, _)| !left_out.contains(number));
        entries = kept.map(|(_, entry)| entry).collect();
        entered.defects.extend(errors);
    };
    let errors = entered.defects.iter().filter(|defect| defect.is_error());
    let mut rows: Vec<(&str, &Place)> = Vec::new();
    for defect in errors {
        let row = (defect.file.as_str(), &defect.place);
        if !rows.iter().any(|known| same_row(known, &row)) {
            rows.push(row);
        }
    }
    entered.counts.refused = rows.len();
    if entered.counts.refused > 0 && !options.partial {
        return Err(entered.defects.into());
    }
    let FormCounts { blank, refused, .. } = entered.counts;
    entered.counts = FormCounts { blank, refused, ..changed.counts };
    entered.files = changed.files;
    entered.defects.extend(changed.defects);
    if !changed.conflicts.is_empty() {
        entered.files.push(conflicts_table(FORM_CONFLICTS, &changed.conflicts, lang));
    }
    entered.conflicts = changed.conflicts;
    Ok(entered)
}

fn same_row(one: &(&str, &Place), other: &(&str, &Place)) -> bool {
    match (one.1, other.1) {
        (Place::Row { row, .. }, Place::Row { row: second, .. }) => one.0 == other.0 && row == second,
        _ => false,
    }
}
