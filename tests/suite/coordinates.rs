//! The same town in every coordinate system is the same town; layers of different systems in one
//! dataset are found before anything is judged.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::town::{ccaudit, stderr, stdout};

/// Made by `tests/data/systems/make.py`, with PROJ and formulas written there.
fn made(system: &str) -> Value {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/systems");
    let path = folder.join(format!("town.{}.geojson", system.replace(':', "").replace('/', "-")));
    serde_json::from_slice(&fs::read(path).unwrap()).unwrap()
}

const SYSTEMS: [&str; 12] = [
    "wgs84",
    "gcj02",
    "bd09",
    "cgcs2000",
    "EPSG:4490",
    "EPSG:4544",
    "EPSG:4544/yx",
    "EPSG:4523",
    "EPSG:4507",
    "EPSG:32648",
    "EPSG:3857",
    "wgs84/yx",
];

fn write(folder: &Path, town: &Value) -> PathBuf {
    let path = folder.join("town.geojson");
    fs::write(&path, town.to_string()).unwrap();
    path
}

/// The walks of an audited town, by residence and category.
fn walks(town: &Value, arguments: &[&str]) -> Vec<(String, f64)> {
    let folder = tempfile::tempdir().unwrap();
    let (path, out) = (write(folder.path(), town), folder.path().join("out"));
    let mut all = vec!["audit", path.to_str().unwrap(), "--out", out.to_str().unwrap()];
    all.extend(["--format", "walks", "--walks", "all", "-q"]);
    all.extend(arguments);
    let output = ccaudit(all);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let table = fs::read_to_string(out.join("walks.csv")).unwrap();
    let mut rows = csv::Reader::from_reader(table.trim_start_matches('\u{feff}').as_bytes());
    rows.records()
        .map(|row| {
            let row = row.unwrap();
            (format!("{} {} {}", &row[1], &row[2], &row[3]), row[4].parse().unwrap_or(f64::NAN))
        })
        .collect()
}

#[test]
fn the_same_town_in_every_system_has_the_same_walks() {
    let known = walks(&made("wgs84"), &[]);
    assert!(known.iter().filter(|(_, metres)| *metres > 0.0).count() > 300);
    for system in SYSTEMS {
        let mut town = made(system);
        let declared = walks(&town, &[]);
        town["dataset"].as_object_mut().unwrap().remove("crs");
        let given = walks(&town, &["--crs", system]);
        town["crs"] = json!({ "type": "name", "properties": { "name": system } });
        let named = walks(&town, &[]);
        for found in [declared, given, named] {
            assert_eq!(found.len(), known.len());
            for ((row, metres), (known_row, known_metres)) in found.iter().zip(&known) {
                // A Web Mercator metre and a zone's are no metres on the ground; all agree to the table's
                // last place, a millimetre.
                let same =
                    (metres - known_metres).abs() < 0.0011 || (metres.is_nan() && known_metres.is_nan());
                assert!(row == known_row && same, "{system}: {row} {metres}, {known_row} {known_metres}");
            }
        }
    }
}

/// The town with some layers of one system and the others of another, said to be the other.
fn mixed(odd: &[&str], odd_system: &str, system: &str) -> Value {
    let (mut town, other) = (made(system), made(odd_system));
    let features = town["features"].as_array_mut().unwrap();
    for (feature, other) in features.iter_mut().zip(other["features"].as_array().unwrap()) {
        if odd.contains(&feature["properties"]["layer"].as_str().unwrap()) {
            *feature = other.clone();
        }
    }
    town
}

fn check(town: &Value) -> (Option<i32>, String) {
    let folder = tempfile::tempdir().unwrap();
    let path = write(folder.path(), town);
    let output = ccaudit(["audit", path.to_str().unwrap()]);
    (output.status.code(), stderr(&output) + &stdout(&output))
}

#[test]
fn a_layer_of_another_system_is_found_and_measured() {
    for (odd, odd_system, system, parts) in [
        (&["facilities"][..], "gcj02", "wgs84", ["设施图层", "gcj02", "facilities = \"gcj02\""]),
        (&["facilities"], "bd09", "wgs84", ["设施图层", "bd09", "facilities = \"bd09\""]),
        (&["facilities"], "bd09", "gcj02", ["设施图层", "bd09", "facilities = \"bd09\""]),
        (&["facilities"], "wgs84", "gcj02", ["设施图层", "wgs84", "facilities = \"wgs84\""]),
        (&["communities"], "gcj02", "wgs84", ["社区图层", "gcj02", "communities = \"gcj02\""]),
        (&["residences"], "gcj02", "wgs84", ["住宅楼图层", "gcj02", "residences = \"gcj02\""]),
        (&["paths"], "gcj02", "wgs84", ["路径图层", "gcj02", "paths = \"gcj02\""]),
    ] {
        let mut town = mixed(odd, odd_system, system);
        let (code, message) = check(&town);
        assert_eq!(code, Some(2), "{odd:?} {message}");
        for part in ["shifted-layer", "米"].iter().chain(&parts) {
            assert!(message.contains(part), "{odd:?} {odd_system} {system}: no {part} in {message}");
        }
        if system == "wgs84" && odd_system == "gcj02" {
            // Near Zhongwei, by the published formula; the README of the vectors says 339 m.
            assert!(message.contains("约 339 米") || message.contains("约 338 米"), "{message}");
        }
        // Declared by itself, the layer is read as what it is.
        town["dataset"]["crs"] = json!({ "default": system, odd[0]: odd_system });
        let (code, message) = check(&town);
        assert_eq!(code, Some(0), "{message}");
    }
}

#[test]
fn a_town_of_one_system_is_not_said_to_be_shifted() {
    for system in SYSTEMS {
        let (code, message) = check(&made(system));
        assert_eq!((code, message.contains("shifted-layer")), (Some(0), false), "{system}: {message}");
    }
    // Facilities that mostly lie beyond one side of the community are no shift either.
    let mut town = made("wgs84");
    for feature in town["features"].as_array_mut().unwrap() {
        if feature["properties"]["layer"] == "facilities" {
            let at = &mut feature["geometry"]["coordinates"];
            at[0] = (at[0].as_f64().unwrap() + 0.0075).into();
        }
    }
    let (code, message) = check(&town);
    assert_eq!((code, message.contains("shifted-layer")), (Some(0), false), "{message}");
}

#[test]
fn what_a_file_names_must_not_contradict_what_is_declared() {
    let mut town = made("EPSG:4544");
    town["crs"] = json!({ "type": "name", "properties": { "name": "urn:ogc:def:crs:OGC:1.3:CRS84" } });
    let (code, message) = check(&town);
    assert_eq!(code, Some(2));
    assert!(message.contains("contradictory-crs") && message.contains("EPSG:4544"), "{message}");
    // Programs write "WGS 84" on offset degrees too.
    let mut town = made("gcj02");
    town["crs"] = json!({ "type": "name", "properties": { "name": "urn:ogc:def:crs:OGC:1.3:CRS84" } });
    assert_eq!(check(&town).0, Some(0));
}

#[test]
fn a_system_that_is_not_read_says_what_to_do() {
    for (crs, parts) in [
        (json!("EPSG:2383"), ["foreign-crs", "CGCS2000"]),
        (json!("EPSG:27700"), ["foreign-crs", "QGIS"]),
        (json!("bd09mc"), ["foreign-crs", "bd09"]),
        (json!(4544), ["bad-manifest", "facilities = "]),
        (json!({ "facility": "gcj02", "homes": "bd09" }), ["bad-manifest", "homes"]),
    ] {
        let mut town = made("wgs84");
        town["dataset"]["crs"] = crs.clone();
        let (code, message) = check(&town);
        assert_eq!(code, Some(2), "{crs}");
        for part in parts {
            assert!(message.contains(part), "{crs}: no {part} in {message}");
        }
    }
}

#[test]
fn undeclared_coordinates_that_cannot_be_degrees_name_their_likely_system() {
    for (system, likely) in [
        ("EPSG:4544", "EPSG:4544"),
        ("EPSG:4523", "EPSG:4523/yx"),
        ("EPSG:3857", "EPSG:3857"),
        ("EPSG:4490", "wgs84/yx"),
    ] {
        let mut town = made(system);
        town["dataset"].as_object_mut().unwrap().remove("crs");
        let (code, message) = check(&town);
        assert_eq!(code, Some(2));
        assert!(message.contains("out-of-range-coordinates") || system == "EPSG:4490", "{message}");
        assert!(message.contains(likely), "{system}: {message}");
        // Declared to be of a neighbouring zone, metres far outside it are refused too.
        town["dataset"]["crs"] = "EPSG:4513".into();
        assert_eq!(check(&town).0, Some(2), "{system}");
    }
}

/// Moves every position in a GeoJSON value.
fn moved(value: &mut Value, by: [f64; 2]) {
    match value {
        Value::Array(position) if position.first().is_some_and(Value::is_number) => {
            for (number, by) in position.iter_mut().zip(by) {
                *number = (number.as_f64().unwrap() + by).into();
            }
        }
        Value::Array(values) => values.iter_mut().for_each(|value| moved(value, by)),
        _ => {}
    }
}

/// Pilot communities lie side by side: most of what leaves one by the offset enters another.
#[test]
fn a_shifted_layer_of_the_pilots_is_found_though_they_lie_side_by_side() {
    let pilots = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/zhongwei");
    let corner = |town: &Value, axis: usize| {
        town["features"][0]["geometry"]["coordinates"][0][0][axis].as_f64().unwrap()
    };
    for system in ["gcj02", "bd09"] {
        let (plain, offset) = (made("wgs84"), made(system));
        let by = [0, 1].map(|axis| corner(&offset, axis) - corner(&plain, axis));
        for layer in ["communities", "facilities", "residences", "paths"] {
            let folder = tempfile::tempdir().unwrap();
            for entry in fs::read_dir(&pilots).unwrap().map(|entry| entry.unwrap()) {
                if entry.path().is_file() {
                    fs::copy(entry.path(), folder.path().join(entry.file_name())).unwrap();
                }
            }
            let file = folder.path().join(format!("{layer}.geojson"));
            let mut collection: Value = serde_json::from_slice(&fs::read(&file).unwrap()).unwrap();
            for feature in collection["features"].as_array_mut().unwrap() {
                moved(&mut feature["geometry"]["coordinates"], by);
            }
            fs::write(&file, collection.to_string()).unwrap();
            let output = ccaudit(["audit", folder.path().to_str().unwrap()]);
            let message = stderr(&output);
            assert_eq!(output.status.code(), Some(2), "{layer} {system} {message}");
            assert!(message.contains("shifted-layer"), "{layer} {system} {message}");
            assert!(message.contains(&format!("{layer} = \"{system}\"")), "{layer} {system} {message}");
        }
    }
}
