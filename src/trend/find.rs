//! Where dated audits are: an out folder's history, a folder of audits, or the files themselves.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::Snapshot;
use crate::both;
use crate::defect::{Defect, Place};

/// The audits found, and what was passed over.
pub struct Found {
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
pub fn find(places: &[PathBuf]) -> Result<Found, Vec<Defect>> {
    let mut found = Found { snapshots: Vec::new(), notes: Vec::new() };
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
                Err(defect) if is_folder && defect.code == "not-an-audit" => {
                    let what = both!("不是核查结果，略过", "it is no audit; passed over");
                    found.notes.push(Defect::note("not-an-audit", &name, Place::Whole, what));
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
    Defect::error("unreadable", &name, Place::Whole, both!("读不了：{error}", "it cannot be read: {error}"))
        .expected(both!(
            "ccaudit audit --out 写出的目录，或 audit.json",
            "a folder written by ccaudit audit --out, or an audit.json"
        ))
        .mend(both!("检查路径和权限", "check the path and its permissions"))
}

fn nothing(place: &Path) -> Defect {
    let name = place.display().to_string();
    Defect::error("no-audits", &name, Place::Whole, both!("里面没有核查结果", "there is no audit in it"))
        .expected(both!(
            "history/ 里按核查日存的结果，或几份 audit.json",
            "audits by day in history/, or several audit.json"
        ))
        .mend(both!(
            "先用 ccaudit audit <数据集> --out {name} 核查",
            "audit first, with ccaudit audit DATASET --out {name}"
        ))
}
