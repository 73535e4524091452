//! A run that cannot end leaves what was there, and nothing half-written.

#![cfg(unix)]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use serde_json::{Value, json};

use crate::town::{ccaudit, stderr};

const PILOTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data/zhongwei");

/// Every file below a folder and what it holds, hidden ones too.
fn content(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.insert(path.display().to_string(), fs::read(&path).unwrap());
            }
        }
    }
    found
}

#[test]
fn a_full_disk_leaves_what_was_there() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    let out_text = out.to_str().unwrap();
    assert!(ccaudit(["audit", PILOTS, "--out", out_text, "--quiet"]).status.success());
    let before = content(&out);
    assert!(before.len() >= 9, "{:?}", before.keys());
    // Files may grow to 64 blocks of 512 bytes, then writing fails as on a full disk.
    let limited = "trap '' XFSZ; ulimit -f 64; exec \"$0\" audit \"$1\" --out \"$2\" --as-of 2024-01-01";
    let output = Command::new("sh")
        .args(["-c", limited, env!("CARGO_BIN_EXE_ccaudit"), PILOTS, out_text])
        .output()
        .unwrap();
    let message = stderr(&output);
    assert_eq!(output.status.code(), Some(2), "{message}");
    assert!(message.contains("写不了") && message.contains("磁盘空间"), "{message}");
    assert_eq!(content(&out), before);
}

/// A bundle of very many small communities, so that writing them takes a while.
fn city() -> String {
    let mut features: Vec<Value> = Vec::new();
    for number in 0..3000 {
        let (x, y) = (105.0 + 0.01 * f64::from(number % 60), 37.0 + 0.01 * f64::from(number / 60));
        let ring = json!([[x, y], [x + 0.009, y], [x + 0.009, y + 0.009], [x, y + 0.009], [x, y]]);
        features.push(json!({
            "type": "Feature",
            "properties": { "layer": "communities", "id": format!("c{number}"), "name": format!("社区{number}") },
            "geometry": { "type": "Polygon", "coordinates": [ring] },
        }));
    }
    json!({ "type": "FeatureCollection", "features": features }).to_string()
}

#[test]
fn ctrl_c_leaves_what_was_there() {
    let folder = tempfile::tempdir().unwrap();
    let (bundle, out) = (folder.path().join("city.geojson"), folder.path().join("out"));
    fs::write(&bundle, city()).unwrap();
    fs::create_dir(&out).unwrap();
    fs::write(out.join("audit.json"), "of an earlier run").unwrap();
    let before = content(&out);
    let mut run = Command::new(env!("CARGO_BIN_EXE_ccaudit"))
        .args(["audit", bundle.to_str().unwrap(), "--as-of", "2024-01-01", "--quiet", "--jobs", "1", "--out"])
        .arg(&out)
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    // The folder of unfinished files tells that writing has begun.
    let has_begun = || fs::read_dir(&out).unwrap().count() > 1;
    while !has_begun() && run.try_wait().unwrap().is_none() {
        sleep(Duration::from_millis(1));
    }
    let interrupt = Command::new("kill").args(["-INT", &run.id().to_string()]).status().unwrap();
    assert!(interrupt.success(), "the run had ended before it could be interrupted");
    assert_eq!(run.wait().unwrap().code(), Some(130));
    assert_eq!(content(&out), before);
}
