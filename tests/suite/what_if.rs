//! `audit --with`: what would be, beside what is, and never mixed into it.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::town::{Town, ccaudit, point, rows, stderr, stdout};

fn json_of(path: &Path) -> Value {
    serde_json::from_slice(&fs::read(path).unwrap()).unwrap()
}

/// Facilities as a file of their own.
fn proposal(path: &Path, facilities: &[(Value, Value)]) {
    let features: Vec<Value> = facilities
        .iter()
        .map(|(geometry, properties)| json!({ "type": "Feature", "geometry": geometry, "properties": properties }))
        .collect();
    fs::write(path, json!({ "type": "FeatureCollection", "features": features }).to_string()).unwrap();
}

/// A town of 250 people in each of two buildings, 100 m and 1500 m along its one street, with a
/// bus stop at 50 m: the far one walks too far. It plans a nursery.
fn town() -> Town {
    let mut town = Town::perfect().without("nursery").without("bus_stop");
    town.features.retain(|feature| {
        !["residences", "paths"].contains(&feature["properties"]["layer"].as_str().unwrap())
    });
    town.path(&[[0.0, 0.0], [1900.0, 0.0]]);
    for x in [100.0, 1500.0] {
        let properties = json!({
            "id": format!("r{x}"), "compound": "测试小区", "households": 100, "population": 250, "levels": 6,
            "lift": false, "entrances": 4, "entrances_with_ramp": 4, "entrances_with_handrail": 4,
        });
        town.residence(x, 10.0, properties);
    }
    town.facility("bus_stop", 50.0, 5.0, json!({}));
    town.facility(
        "nursery",
        140.0,
        50.0,
        json!({ "id": "n", "name": "拟建托育园", "status": "planned", "floor_area_m2": 260 }),
    );
    town
}

fn run(folder: &Path, more: &[&str]) -> (Option<i32>, String, String) {
    let data = folder.join("data");
    let arguments = ["audit", data.to_str().unwrap(), "-q"].into_iter().chain(more.iter().copied());
    let output = ccaudit(arguments.collect::<Vec<_>>());
    (output.status.code(), stdout(&output), stderr(&output))
}

#[test]
fn what_is_planned_is_supposed_and_the_audit_stays_what_it_is() {
    let folder = tempfile::tempdir().unwrap();
    town().write(&folder.path().join("data"));
    let (plain, with) = (folder.path().join("plain"), folder.path().join("with"));
    assert_eq!(run(folder.path(), &["--out", plain.to_str().unwrap()]).0, Some(0));
    let (code, _, told) = run(folder.path(), &["--with", "planned", "--out", with.to_str().unwrap()]);
    assert_eq!(code, Some(0), "{told}");
    // Every file of the audit is the same to the byte; what would be has its own.
    for entry in fs::read_dir(&plain).unwrap().map(|entry| entry.unwrap()) {
        if entry.path().is_file() {
            let name = entry.file_name();
            assert!(fs::read(with.join(&name)).unwrap() == fs::read(entry.path()).unwrap(), "{name:?}");
        }
    }
    let found = json_of(&with.join("what-if.json"));
    assert_eq!(
        found["supposed"],
        json!([{ "id": "n", "name": "拟建托育园", "category": "nursery", "from": "planned" }])
    );
    let community = &found["communities"][0];
    assert_eq!(
        community["items"],
        json!([{ "item": 3, "title": "一个托儿所", "is": "fail", "would_be": "pass" }])
    );
    // Item 3 has one obligatory clause and five of the hundred points.
    let points = |state: &str| community[state]["score"]["low"].as_f64().unwrap();
    assert!((points("would_be") - points("is") - 5.0).abs() < 1e-6);
    let (code, text, _) = run(folder.path(), &["--with", "planned"]);
    assert_eq!(code, Some(0));
    let (audit, would) = text.split_once("══ 假如这些设施都已建成：不是核查结果").unwrap();
    assert_eq!(audit.trim_end(), run(folder.path(), &[]).1.trim_end());
    assert!(would.contains("3.a  不达标 → 达标"), "{would}");
}

#[test]
fn residents_won_by_a_proposed_stop_are_those_who_walk_too_far_now() {
    let folder = tempfile::tempdir().unwrap();
    town().write(&folder.path().join("data"));
    let file = folder.path().join("stop.geojson");
    let out = folder.path().join("out");
    let propose = |x: f64| {
        proposal(&file, &[(point(x, 5.0), json!({ "id": "new", "category": "公交站" }))]);
        let arguments = ["--with", file.to_str().unwrap(), "--out", out.to_str().unwrap()];
        let (code, _, told) = run(folder.path(), &arguments);
        assert_eq!(code, Some(0), "{told}");
        json_of(&out.join("what-if.json"))
    };
    // From the far building's door 10 m to the street, along it, and 5 m off it: 500 m are within.
    let found = propose(1985.0 - 1.0);
    let clause = &found["communities"][0]["clauses"][0];
    assert_eq!(
        (&clause["id"], &clause["is"], &clause["would_be"]),
        (&json!("11.b"), &json!("fail"), &json!("pass"))
    );
    assert_eq!((&clause["residents_won"], &clause["dwellings_won"]), (&json!(250.0), &json!(1)));
    assert_eq!(found["supposed"].as_array().unwrap().len(), 1, "what is planned is not supposed unasked");
    assert_eq!(rows(&out.join("what-if.csv"))[0]["惠及居民"], "250");
    // One too far serves nobody more.
    let found = propose(700.0);
    assert_eq!(found["communities"][0]["clauses"], json!([]));
}

#[test]
fn both_may_be_supposed_together() {
    let folder = tempfile::tempdir().unwrap();
    town().write(&folder.path().join("data"));
    let file = folder.path().join("stop.geojson");
    proposal(
        &file,
        &[(point(1500.0, 5.0), json!({ "id": "new", "category": "bus_stop", "status": "planned" }))],
    );
    let (code, text, told) = run(folder.path(), &["--with", "planned", "--with", file.to_str().unwrap()]);
    assert_eq!(code, Some(0), "{told}");
    assert!(text.contains("设想 2 处设施"), "{text}");
    assert!(text.contains("11.b  不达标 → 达标，惠及 250 名居民"), "{text}");
}

#[test]
fn a_dataset_that_plans_nothing_says_so_and_bad_proposals_are_errors() {
    let folder = tempfile::tempdir().unwrap();
    Town::perfect().write(&folder.path().join("data"));
    let (code, text, _) = run(folder.path(), &["--with", "planned"]);
    assert_eq!(code, Some(0));
    assert!(text.contains("没有规划或在建的设施，一切照旧"), "{text}");
    let file = folder.path().join("new.geojson");
    let path = file.to_str().unwrap();
    let refused = |more: &[&str], parts: &[&str]| {
        let (code, _, told) = run(folder.path(), more);
        assert_eq!(code, Some(2), "{told}");
        parts.iter().for_each(|part| assert!(told.contains(part), "{part}: {told}"));
    };
    // With --out too: the audit is not left without what was asked for besides.
    let out = folder.path().join("out");
    refused(
        &["--with", path, "--out", out.to_str().unwrap()],
        &["new.geojson", "找不到", "没有写出任何结果"],
    );
    assert!(!out.exists());
    refused(&["--with", path], &["new.geojson", "找不到"]);
    proposal(&file, &[(point(1.0, 5.0), json!({ "id": "x", "category": "公交占" }))]);
    refused(&["--with", path], &["new.geojson", "公交占", "是否指"]);
    let known = town_facility_id();
    proposal(&file, &[(point(1.0, 5.0), json!({ "id": known, "category": "bus_stop" }))]);
    refused(&["--with", path], &["new.geojson", "duplicate-id", &known]);
    refused(&["--with", "planned", "--format", "json"], &["--out"]);
}

/// The id of some facility of the perfect town.
fn town_facility_id() -> String {
    let town = Town::perfect();
    let facility =
        town.features.iter().find(|feature| feature["properties"]["layer"] == "facilities").unwrap();
    facility["properties"]["id"].as_str().unwrap().to_owned()
}

#[test]
fn what_would_be_is_told_in_the_formats_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    town().write(&folder.path().join("data"));
    let out = folder.path().join("out");
    let formats = ["--format", "json,md,docx,xlsx,html", "--with", "planned", "--lang", "en"];
    let (code, _, told) = run(folder.path(), &[&formats[..], &["--out", out.to_str().unwrap()]].concat());
    assert_eq!(code, Some(0), "{told}");
    for ending in ["csv", "json", "md", "docx", "xlsx", "html"] {
        assert!(out.join(format!("what-if.{ending}")).is_file(), "{ending}");
    }
    let page = fs::read_to_string(out.join("what-if.md")).unwrap();
    assert!(page.contains("| Community | Score |") && page.contains("- 3.a  fail → pass"), "{page}");
    let mut book: calamine::Xlsx<_> = calamine::open_workbook(out.join("what-if.xlsx")).unwrap();
    let sheet = calamine::Reader::worksheet_range(&mut book, "Clauses that turn").unwrap();
    let titles: Vec<String> = sheet.rows().next().unwrap().iter().map(ToString::to_string).collect();
    assert_eq!(titles[..6], ["Community", "Item", "Clause", "Level", "Now", "If so"]);
}
