//! Other projects' broken and odd GeoJSON (tests/data/nasty/geojson, each set with its source and
//! licence): every file is refused with an error that says where and what was expected, and
//! nothing is written, or it is read with its oddities told.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::json;

use crate::town::{Town, ccaudit, stderr};

fn files_under(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            files_under(&path, found);
        } else if path.extension().is_some_and(|end| end == "geojson" || end == "json") {
            found.push(path);
        }
    }
}

/// Puts every file of a set in the place of a layer of a town; `expected` counts the files.
fn each_is_answered(set: &str, layer: &str, expected: usize) {
    let mut files = Vec::new();
    files_under(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/nasty/geojson").join(set),
        &mut files,
    );
    assert_eq!(files.len(), expected, "{set}");
    let folder = tempfile::tempdir().unwrap();
    let (dataset, out) = (folder.path().join("town"), folder.path().join("out"));
    Town::new(json!({})).write(&dataset);
    for path in files {
        fs::copy(&path, dataset.join(layer)).unwrap();
        let output = ccaudit([
            "audit",
            dataset.to_str().unwrap(),
            "--as-of",
            "2023-09-30",
            "--out",
            out.to_str().unwrap(),
        ]);
        let (message, shown) = (stderr(&output), path.display());
        assert!(!message.contains("内部错误"), "{shown}: {message}");
        match output.status.code() {
            Some(0) => fs::remove_dir_all(&out).unwrap(),
            Some(2) => {
                assert!(!out.exists(), "{shown}: something was written");
                // A layer that is whole but holds nothing is the dataset's lack, not the file's.
                let names_it =
                    message.contains(&format!("town/{layer}")) || message.contains("[no-communities] town:");
                assert!(names_it, "{shown}:\n{message}");
                for part in ["应为", "没有写出任何结果"] {
                    assert!(message.contains(part), "{shown}: no {part:?} in\n{message}");
                }
            }
            code => panic!("{shown}: exit code {code:?}\n{message}"),
        }
    }
}

#[test]
fn the_bad_ones_of_check_geojson() {
    each_is_answered("check_geojson_bad", "facilities.geojson", 59);
}

#[test]
fn the_invalid_ones_of_chrieke_as_facilities() {
    each_is_answered("chrieke_invalid", "facilities.geojson", 74);
}

#[test]
fn the_invalid_ones_of_chrieke_as_communities() {
    each_is_answered("chrieke_invalid", "communities.geojson", 74);
}

#[test]
fn the_antimeridian_ones_of_gadomski() {
    each_is_answered("gadomski_antimeridian", "residences.geojson", 33);
}

#[test]
fn the_mixed_ones_of_r5() {
    each_is_answered("r5_datasource", "facilities.geojson", 11);
    each_is_answered("r5_datasource", "communities.geojson", 11);
}
