//! Where dated audits are: an out folder's history, a folder of audits, or the files themselves.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::Snapshot;
use crate::codes::Code;
use crate::defect::{Defect, Place};
use crate::lang::InBoth;
use crate::messages::trend as say;

/// The audits found, and what was passed over.
pub struct FoundAudits {
    /// What a trend needs of each audit, in the order found.
    pub snapshots: Vec<Snapshot>,
    /// Notes on files that are no audits.
    pub notes: Vec<Defect>,
}

/// Reads all audits at these places. Of a folder with a `history` these are the files in there;
/// of any other folder every `.json` that is an audit, and other kinds of JSON are noted and
/// passed over.
///
/// # Errors
/// Everything that cannot be read, by file; a place without audits.
pub fn find(places: &[PathBuf]) -> Result<FoundAudits, Vec<Defect>> {
    let mut found = FoundAudits { snapshots: Vec::new(), notes: Vec::new() };
    let mut defects = Vec::new();
    for place in places {
        let is_folder = place.is_dir();
        let files = match if is_folder { audits_below(place) } else { Ok(vec![place.clone()]) } {
            Ok(files) => files,
            Err(error) => {
                defects.push(unreadable(place, &error));
                continue;
            }
        };
        let before = found.snapshots.len() + defects.len();
        for file in files {
            let name = file.display().to_string();
            let read = fs::read(&file).map_err(|error| Box::new(unreadable(&file, &error)));
            match read.and_then(|bytes| Snapshot::read(&bytes, &name)) {
                Ok(snapshot) => found.snapshots.push(snapshot),
                Err(defect) if is_folder && defect.code == Code::NotAnAudit => {
                    let what = say::no_audit_passed_over(InBoth);
                    found.notes.push(Defect::note(Code::NotAnAudit, &name, Place::Whole, what));
                }
                Err(defect) => defects.push(*defect),
            }
        }
        if found.snapshots.len() + defects.len() == before {
            defects.push(nothing(place));
        }
    }
    if defects.is_empty() { Ok(found) } else { Err(defects) }
}

/// The `.json` files of a folder, or of the `history` in it; by name.
fn audits_below(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let history = folder.join("history");
    let folder = if history.is_dir() { &history } else { folder };
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "json") && path.is_file() {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

fn unreadable(path: &Path, error: &io::Error) -> Defect {
    let name = path.display().to_string();
    Defect::error(Code::Unreadable, &name, Place::Whole, say::cannot_be_read(InBoth, &error))
        .expected(say::folder_written_by_ccaudit_audit(InBoth))
        .help(say::check_path_and_permissions(InBoth))
}

fn nothing(place: &Path) -> Defect {
    let name = place.display().to_string();
    Defect::error(Code::NoAudits, &name, Place::Whole, say::no_audit_in_it(InBoth))
        .expected(say::audits_by_day_in_history_or_several(InBoth))
        .help(say::audit_first_with_ccaudit_audit(InBoth, &name))
}
