//! `ccaudit report`, and what `audit.json` holds for it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};

use crate::town::{Town, ccaudit, degrees, rows, stderr, stdout};

const PILOTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data/zhongwei");

/// Audits the pilots into a folder.
fn pilots() -> (tempfile::TempDir, PathBuf, Value) {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    let output = ccaudit(["audit", PILOTS, "-q", "--out", out.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let audit = json_of(&out.join("audit.json"));
    (folder, out, audit)
}

fn json_of(path: &Path) -> Value {
    serde_json::from_slice(&fs::read(path).unwrap()).unwrap()
}

fn list(value: &Value) -> &Vec<Value> {
    value.as_array().unwrap()
}

#[test]
fn the_summary_is_the_audits_own() {
    let (_folder, out, _) = pilots();
    let first = ccaudit(["audit", PILOTS, "-q"]);
    let again = ccaudit(["report", out.join("audit.json").to_str().unwrap()]);
    assert!(!stdout(&first).is_empty());
    assert_eq!(stdout(&again), stdout(&first));
}

#[test]
fn tables_are_the_same_from_the_audit_and_from_its_file() {
    let (folder, out, audit) = pilots();
    let again = folder.path().join("again");
    let output = ccaudit([
        "report",
        out.join("audit.json").to_str().unwrap(),
        "--format",
        "csv,md",
        "--out",
        again.to_str().unwrap(),
    ]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(!again.join("walks.csv").exists(), "walks are measured, not in audit.json");
    let output = ccaudit(["report", out.join("audit.json").to_str().unwrap(), "--format", "walks"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("ccaudit audit"), "{}", stderr(&output));
    let direct = folder.path().join("direct");
    let output = ccaudit(["audit", PILOTS, "-q", "--format", "csv,md", "--out", direct.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let json = ccaudit(["report", out.join("audit.json").to_str().unwrap(), "--format", "json"]);
    assert!(json.stdout == fs::read(out.join("audit.json")).unwrap(), "audit.json differs");
    let names = ["unknown.csv", "overview.csv", "items.csv", "clauses.csv", "access.csv", "report.md"];
    for name in names.into_iter().chain(["gap-list/hengxiang.csv", "gap-list/zhongshan.csv"]) {
        let (from_file, from_audit) =
            (fs::read(again.join(name)).unwrap(), fs::read(direct.join(name)).unwrap());
        assert!(from_file == from_audit, "{name} differs");
    }

    let communities = list(&audit["communities"]);
    let clauses: Vec<(&Value, &Value, &Value)> = communities
        .iter()
        .flat_map(|c| list(&c["items"]).iter().map(move |i| (c, i)))
        .flat_map(|(c, i)| list(&i["clauses"]).iter().map(move |clause| (c, i, clause)))
        .collect();
    let table = rows(&again.join("clauses.csv"));
    assert_eq!(table.len(), clauses.len());
    let number = |cell: &str| -> Value { cell.parse::<f64>().map_or(Value::Null, |number| json!(number)) };
    for (row, (community, item, clause)) in table.iter().zip(&clauses) {
        assert_eq!(row["community"], community["id"].as_str().unwrap());
        assert_eq!(row["item"], item["number"].to_string());
        assert_eq!(row["clause"], clause["id"].as_str().unwrap());
        assert_eq!(row["verdict"], clause["verdict"].as_str().unwrap());
        assert_eq!(row["reason"], clause["reason"].as_str().unwrap());
        assert_eq!(number(&row["measured_low"]).as_f64(), clause["measured"]["low"].as_f64());
        assert_eq!(number(&row["measured_high"]).as_f64(), clause["measured"]["high"].as_f64());
        assert_eq!(number(&row["required_min"]).as_f64(), clause["required"]["min"].as_f64());
    }
    let overview = rows(&again.join("overview.csv"));
    assert_eq!(overview.len(), 5);
    for (row, community) in overview.iter().zip(communities) {
        let (shown, low): (f64, f64) =
            (row["score_low"].parse().unwrap(), community["score"]["low"].as_f64().unwrap());
        assert!(shown <= low && low < shown + 0.1 + 1e-9, "{shown} of {low}: cut to a tenth");
        assert_eq!(row["gaps"], list(&community["gaps"]).len().to_string());
    }
    let items = rows(&again.join("items.csv"));
    for community in communities {
        let own = items.iter().filter(|row| row["community"] == community["id"].as_str().unwrap());
        let sum = |column: &str| own.clone().map(|row| row[column].parse::<f64>().unwrap()).sum::<f64>();
        // The score is what the items earn of the weights that apply; both are rounded to 1e-6.
        let low = 100.0 * sum("score_low") / sum("score_of");
        assert!((low - community["score"]["low"].as_f64().unwrap()).abs() < 20.0 * 0.5e-6, "{low}");
    }
    let md = fs::read_to_string(again.join("report.md")).unwrap();
    let gaps = communities.iter().flat_map(|community| list(&community["gaps"]));
    let escaped = md.replace('\\', "");
    assert_eq!(gaps.clone().count(), 45);
    for gap in gaps {
        let content = gap["project_content"].as_str().unwrap().replace(['\n', '\r'], " ").replace('\\', "");
        assert!(escaped.contains(&content), "{content}");
    }
}

#[test]
fn the_map_shows_what_the_dataset_holds() {
    let (_folder, out, audit) = pilots();
    let walks = rows(&out.join("walks.csv"));
    let gaps = json_of(&out.join("gaps.geojson"));
    let facilities = json_of(&Path::new(PILOTS).join("facilities.geojson"));
    let buildings = json_of(&Path::new(PILOTS).join("residences.geojson"));
    let mut residences = 0;
    for community in list(&audit["communities"]) {
        let id = community["id"].as_str().unwrap();
        let map = &community["map"];
        assert_eq!(
            list(&map["residences"]).len(),
            community["residents"]["dwellings"].as_u64().unwrap() as usize
        );
        for residence in list(&map["residences"]) {
            residences += 1;
            for walk in list(&residence["walks"]) {
                let row = walks
                    .iter()
                    .find(|row| {
                        row["residence"] == residence["id"].as_str().unwrap()
                            && row["category"] == walk["category"].as_str().unwrap()
                    })
                    .unwrap();
                assert_eq!(row["metres"].parse::<f64>().ok(), walk["metres"].as_f64());
                assert_eq!(row["facility"], walk["facility"].as_str().unwrap_or(""));
            }
        }
        let shown: BTreeSet<&str> =
            list(&map["facilities"]).iter().map(|facility| facility["id"].as_str().unwrap()).collect();
        let own = list(&facilities["features"])
            .iter()
            .filter(|feature| feature["properties"]["id"].as_str().unwrap().starts_with(&format!("{id}-")));
        for feature in own {
            assert!(shown.contains(feature["properties"]["id"].as_str().unwrap()), "{feature}");
        }
        let failing: BTreeSet<(&str, &str)> = list(&map["failing"])
            .iter()
            .map(|failing| (failing["clause"].as_str().unwrap(), failing["id"].as_str().unwrap()))
            .collect();
        let drawn: BTreeSet<(&str, &str)> = list(&gaps["features"])
            .iter()
            .map(|feature| &feature["properties"])
            .filter(|properties| properties["community"] == id)
            .map(|properties| (properties["clause"].as_str().unwrap(), properties["id"].as_str().unwrap()))
            .collect();
        assert_eq!(failing, drawn);
        assert!(!failing.is_empty());
    }
    assert_eq!(residences, list(&buildings["features"]).len());
}

#[test]
fn the_map_has_the_paths_around_the_community_and_no_farther() {
    let mut town = Town::new(json!({}));
    town.residence(0.0, 0.0, json!({ "id": "home" }));
    town.facility("bus_stop", 300.0, 0.0, json!({ "id": "stop" }));
    town.path(&[[0.0, 0.0], [300.0, 0.0], [300.0, 200.0]]);
    town.path(&[[9000.0, 9000.0], [9100.0, 9000.0]]);
    let folder = tempfile::tempdir().unwrap();
    let (dataset, out) = (folder.path().join("town"), folder.path().join("out"));
    town.write(&dataset);
    let output = ccaudit(["audit", dataset.to_str().unwrap(), "-q", "--out", out.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let community = &json_of(&out.join("audit.json"))["communities"][0];
    let clauses = list(&community["items"]).iter().flat_map(|item| list(&item["clauses"]));
    let reach: Vec<(&str, &Value)> = clauses
        .filter(|clause| !clause["reach"].is_null())
        .map(|clause| (clause["id"].as_str().unwrap(), &clause["reach"]))
        .collect();
    // Ten minutes at fifty metres a minute.
    assert_eq!(reach, [("11.b", &json!({ "categories": ["bus_stop"], "metres": 500.0 }))]);
    let map = &community["map"];
    let expected = [degrees(0.0, 0.0), degrees(300.0, 0.0), degrees(300.0, 200.0)];
    let paths = list(&map["paths"]);
    assert_eq!(paths.len(), 1, "{paths:?}");
    for (position, expected) in list(&paths[0]).iter().zip(expected) {
        for (degrees, expected) in list(position).iter().zip(expected) {
            assert!((degrees.as_f64().unwrap() - expected).abs() <= 0.5e-6 + 1e-12);
        }
    }
    let walk = &map["residences"][0]["walks"][0];
    assert_eq!((walk["category"].as_str(), walk["facility"].as_str()), (Some("bus_stop"), Some("stop")));
    assert!((walk["metres"].as_f64().unwrap() - 300.0).abs() < 0.01, "{walk}");
}

#[test]
fn oddities_of_the_data_are_in_the_audit() {
    let mut town = Town::perfect();
    town.facility("nursery", 90_000.0, 0.0, json!({ "id": "far", "floor_area_m2": 200 }));
    let folder = tempfile::tempdir().unwrap();
    let (dataset, out) = (folder.path().join("town"), folder.path().join("out"));
    town.write(&dataset);
    let output = ccaudit(["audit", dataset.to_str().unwrap(), "-q", "--out", out.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let quality = &json_of(&out.join("audit.json"))["quality"];
    let found = list(quality).iter().find(|finding| finding["place"].to_string().contains("far"));
    let found = found.unwrap_or_else(|| panic!("{quality}"));
    assert_ne!(found["severity"], "error");
}

/// Expects a refusal of this file that says all of these.
fn refused(text: &str, parts: &[&str]) {
    let folder = tempfile::tempdir().unwrap();
    let (path, out) = (folder.path().join("audit.json"), folder.path().join("out"));
    fs::write(&path, text).unwrap();
    let output =
        ccaudit(["report", path.to_str().unwrap(), "--format", "md", "--out", out.to_str().unwrap()]);
    let message = stderr(&output);
    assert_eq!(output.status.code(), Some(2), "{message}");
    for part in parts.iter().chain(&["audit.json", "应为", "处理"]) {
        assert!(message.contains(part), "no {part:?} in\n{message}");
    }
    assert!(!out.exists(), "something was written");
}

#[test]
fn files_that_are_no_whole_audit_are_refused() {
    let (_folder, out, audit) = pilots();
    let text = fs::read_to_string(out.join("audit.json")).unwrap();
    let half = text.char_indices().nth(text.chars().count() / 2).unwrap().0;
    refused(&text[..half], &["audit-cut-short", "不完整"]);
    refused("", &["audit-cut-short"]);
    refused("# 报告", &["not-json"]);
    refused(r#"{"type": "FeatureCollection", "features": []}"#, &["not-an-audit", "ccaudit audit"]);
    // Changed by hand, it is no audit of another version.
    let mut changed = audit.clone();
    changed["communities"][0]["items"][0]["clauses"][0]["code"] = "no-such-code".into();
    refused(
        &changed.to_string(),
        &["not-an-audit", "改动或损坏", "no-such-code", "用 ccaudit audit 重新核查"],
    );
    let mut other = audit;
    other["tool"]["version"] = "9.0.0".into();
    other["communities"][0].as_object_mut().unwrap().remove("items");
    refused(&other.to_string(), &["audit-of-another-version", "9.0.0", env!("CARGO_PKG_VERSION"), "items"]);
    let output = ccaudit(["report", "nowhere/audit.json"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("nowhere/audit.json"), "{}", stderr(&output));
}

#[test]
fn an_audit_without_maps_or_findings_is_read_all_the_same() {
    let (folder, _, mut audit) = pilots();
    audit.as_object_mut().unwrap().remove("quality");
    audit.as_object_mut().unwrap().remove("lang");
    for community in audit["communities"].as_array_mut().unwrap() {
        community.as_object_mut().unwrap().remove("map");
    }
    let path = folder.path().join("older.json");
    fs::write(&path, audit.to_string()).unwrap();
    let output = ccaudit(["report", path.to_str().unwrap(), "--format", "overview"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert_eq!(stdout(&output).lines().count(), 6);
}

#[test]
fn the_systems_language_changes_what_is_printed_and_no_file() {
    let folder = tempfile::tempdir().unwrap();
    let run = |lang: &str, arguments: &[&str]| {
        let output =
            Command::new(env!("CARGO_BIN_EXE_ccaudit")).args(arguments).env("LC_ALL", lang).output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        output
    };
    let (a, b) = (folder.path().join("a"), folder.path().join("b"));
    run("en_US.UTF-8", &["audit", PILOTS, "-q", "--out", a.to_str().unwrap()]);
    run("zh_CN.UTF-8", &["audit", PILOTS, "-q", "--out", b.to_str().unwrap()]);
    for name in ["audit.json", "unknown.csv", "gap-list/hengxiang.csv", "walks.csv", "gaps.geojson"] {
        assert!(fs::read(a.join(name)).unwrap() == fs::read(b.join(name)).unwrap(), "{name} differs");
    }
    assert!(stdout(&run("en_US.UTF-8", &["audit", PILOTS, "-q"])).contains("Standard: "));
    assert!(stdout(&run("C", &["audit", PILOTS, "-q"])).contains("标准："));
    assert!(stdout(&run("en_US.UTF-8", &["audit", PILOTS, "-q", "--lang", "zh"])).contains("标准："));
    assert!(stdout(&run("en_US.UTF-8", &["--help"])).contains("Usage: "));
    assert!(stdout(&run("zh_CN.UTF-8", &["--help"])).contains("用法："));
    assert!(stdout(&run("zh_CN.UTF-8", &["--lang", "en", "--help"])).contains("Usage: "));
}
