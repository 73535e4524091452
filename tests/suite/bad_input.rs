//! Bad input gets one clear error, or an honest unknown; nothing is half-written.

use std::fs;
use std::path::Path;

use serde_json::json;

use crate::town::{Town, audit, ccaudit, clause, line, point, rectangle, stderr, stdout};

/// Audits a town with one file put in place of what it holds; expects a refusal whose message
/// has all these parts, and no output at all.
fn refused(town: &Town, file: &str, content: &[u8], parts: &[&str]) {
    let folder = tempfile::tempdir().unwrap();
    let (dataset, out) = (folder.path().join("town"), folder.path().join("out"));
    town.write(&dataset);
    if !file.is_empty() {
        fs::write(dataset.join(file), content).unwrap();
    }
    refused_at(&dataset, &out, &[], parts);
}

fn refused_at(dataset: &Path, out: &Path, arguments: &[&str], parts: &[&str]) {
    let mut all = vec!["audit", dataset.to_str().unwrap(), "--out", out.to_str().unwrap()];
    all.extend(arguments);
    let output = ccaudit(all);
    let message = stderr(&output);
    assert_eq!(output.status.code(), Some(2), "{message}");
    assert_eq!(stdout(&output), "");
    assert!(!out.exists(), "something was written");
    for part in parts.iter().chain(&["应为", "没有写出任何结果"]) {
        assert!(message.contains(part), "no {part:?} in:\n{message}");
    }
}

fn town() -> Town {
    Town::new(json!({}))
}

/// The town with one feature more, expected to be refused.
fn refused_feature(layer: &str, geometry: serde_json::Value, properties: serde_json::Value, parts: &[&str]) {
    let mut town = town();
    town.add(layer, geometry, properties);
    refused(&town, "", b"", parts);
}

#[test]
fn an_empty_file() {
    refused(&town(), "facilities.geojson", b"", &["empty-file", "town/facilities.geojson", "空的"]);
}

#[test]
fn truncated_json() {
    let text = br#"{"type": "FeatureCollection", "features": [{"type": "Fea"#;
    refused(&town(), "facilities.geojson", text, &["truncated-json", "第 1 行", "中断"]);
}

#[test]
fn json_that_is_not_geojson() {
    refused(&town(), "facilities.geojson", br#"{"hello": 1}"#, &["not-geojson", "没有 \"type\""]);
    refused(&town(), "facilities.geojson", br#"{"type": "Topology"}"#, &["not-geojson", "Topology"]);
    refused(&town(), "facilities.geojson", b"<kml/>", &["bad-json", "第 1 行第 1 列"]);
}

#[test]
fn a_text_in_another_encoding() {
    refused(&town(), "facilities.geojson", b"{\"name\": \"\xd6\xd0\xce\xc0\"}", &["not-utf-8", "GB18030"]);
}

#[test]
fn the_wrong_geometry_type_in_a_layer() {
    let road = line(&[[0.0, 0.0], [1.0, 1.0]]);
    refused_feature(
        "facilities",
        road,
        json!({ "id": "f9", "category": "nursery" }),
        &["wrong-geometry-type", "features[0]", "id=f9", "LineString", "Point"],
    );
    refused_feature("paths", point(0.0, 0.0), json!({}), &["wrong-geometry-type", "LineString"]);
    refused_feature(
        "communities",
        point(0.0, 0.0),
        json!({ "id": "d", "name": "丁" }),
        &["wrong-geometry-type", "Polygon"],
    );
}

#[test]
fn a_null_geometry() {
    let properties = json!({ "id": "f", "category": "nursery" });
    refused_feature(
        "facilities",
        serde_json::Value::Null,
        properties,
        &["null-geometry", "id=f", "补画位置"],
    );
}

#[test]
fn coordinates_that_are_no_place() {
    let at = |x: f64, y: f64| json!({ "type": "Point", "coordinates": [x, y] });
    let properties = || json!({ "id": "f", "category": "nursery" });
    refused_feature("facilities", at(181.0, 95.0), properties(), &["out-of-range-coordinates", "181"]);
    refused_feature("facilities", at(37.5, 105.2), properties(), &["经度和纬度像是写反了"]);
    // Projected metres in a file that should hold degrees.
    refused_feature("facilities", at(517_000.0, 4_151_000.0), properties(), &["EPSG:4544", "CGCS2000"]);
    let null = json!({ "type": "Point", "coordinates": [null, 37.5] });
    refused_feature("facilities", null, properties(), &["bad-coordinates", "有限的数"]);
    let nan = br#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"id":"f","category":"nursery"},"geometry":{"type":"Point","coordinates":[NaN,37.5]}}]}"#;
    refused(&town(), "facilities.geojson", nan, &["not-finite", "NaN"]);
}

#[test]
fn parts_that_overlap_however_many_vertices_they_have() {
    let disc = |east: f64| {
        let at = |i: i32| {
            let angle = f64::from(i % 3000) / 3000.0 * std::f64::consts::TAU;
            [105.2 + east + 1e-3 * angle.cos(), 37.5 + 1e-3 * angle.sin()]
        };
        json!([(0..=3000).map(at).collect::<Vec<_>>()])
    };
    let area = |east| json!({ "type": "MultiPolygon", "coordinates": [disc(0.0), disc(east)] });
    let properties = || json!({ "id": "f", "category": "parking" });
    refused_feature("facilities", area(1.9e-3), properties(), &["invalid-polygon", "id=f", "各部分互相重叠"]);
    refused_feature("facilities", area(0.0), properties(), &["invalid-polygon", "id=f", "各部分互相重叠"]);
    let mut town = town();
    town.add("facilities", area(2.1e-3), properties());
    let directory = tempfile::tempdir().unwrap();
    let bundle = directory.path().join("town.geojson");
    fs::write(&bundle, town.bundle().to_string()).unwrap();
    let output = ccaudit(["check", bundle.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
}

#[test]
fn rings_that_bound_nothing() {
    let ring = |points: serde_json::Value| json!({ "type": "Polygon", "coordinates": [points] });
    let properties = || json!({ "id": "f", "category": "parking" });
    refused_feature(
        "facilities",
        ring(json!([[105.0, 37.0], [105.1, 37.0], [105.1, 37.1], [105.0, 37.1]])),
        properties(),
        &["open-ring"],
    );
    let bow_tie = ring(json!([[105.0, 37.0], [105.1, 37.1], [105.1, 37.0], [105.0, 37.1], [105.0, 37.0]]));
    refused_feature("facilities", bow_tie, properties(), &["invalid-polygon", "自相交", "修复几何"]);
    let short = json!({ "type": "LineString", "coordinates": [[105.0, 37.0]] });
    refused_feature("paths", short, json!({}), &["short-line", "1 个点"]);
}

#[test]
fn twins() {
    let mut town = town();
    town.facility("nursery", 0.0, 0.0, json!({ "id": "twin" }));
    town.facility("nursery", 9.0, 9.0, json!({ "id": "twin" }));
    refused(&town, "", b"", &["duplicate-id", "features[1]", "twin", "features[0]"]);
}

#[test]
fn an_unknown_category_with_a_guess_at_what_was_meant() {
    let at = || point(0.0, 0.0);
    refused_feature(
        "facilities",
        at(),
        json!({ "id": "f", "category": "nursury" }),
        &["unknown-category", "nursury", "是否指 nursery（托儿所）"],
    );
    refused_feature(
        "facilities",
        at(),
        json!({ "id": "f", "category": "公共厕" }),
        &["是否指 public_toilet（公共厕所）"],
    );
    refused_feature("facilities", at(), json!({ "id": "f" }), &["missing-property", "category"]);
}

#[test]
fn values_that_are_no_values() {
    let at = || point(0.0, 0.0);
    let with =
        |name: &str, value: serde_json::Value| json!({ "id": "f", "category": "nursery", name: value });
    refused_feature(
        "facilities",
        at(),
        with("floor_area_m2", json!(-5)),
        &["out-of-range", "建筑面积", "-5"],
    );
    refused_feature("facilities", at(), with("建筑面积", json!("约200")), &["not-a-number", "约200"]);
    refused_feature("facilities", at(), with("classes", json!(5.5)), &["not-whole", "班数"]);
    refused_feature("facilities", at(), with("inclusive", json!("也许")), &["not-yes-or-no"]);
    refused_feature(
        "facilities",
        at(),
        with("status", json!("建成")),
        &["unknown-choice", "existing（现状）"],
    );
    refused_feature("facilities", at(), with("sports_share", json!(12)), &["out-of-range", "0 到 1"]);
    let both = json!({ "id": "f", "category": "nursery", "floor_area_m2": 200, "建筑面积": 210 });
    refused_feature("facilities", at(), both, &["two-values", "floor_area_m2"]);
    let more = json!({ "id": "r", "entrances": 2, "entrances_with_ramp": 3 });
    refused_feature("residences", at(), more, &["inconsistent", "entrances_with_ramp"]);
}

#[test]
fn numbers_written_by_people_are_read_where_exact() {
    let mut town = town();
    town.facility("nursery", 0.0, 0.0, json!({ "建筑面积": "２００㎡" }));
    town.facility("health_station", 0.0, 0.0, json!({ "floor_area_m2": "1,200 平方米" }));
    let community = audit(&town, &[]);
    assert_eq!(clause(&community, "3.a")["verdict"], "pass");
    assert_eq!(clause(&community, "5.a")["evidence"][0]["value"], 1200);
}

#[test]
fn all_errors_at_once_up_to_twenty_and_a_count_of_the_rest() {
    let mut town = town();
    for _ in 0..25 {
        town.facility("nursury", 0.0, 0.0, json!({}));
    }
    let folder = tempfile::tempdir().unwrap();
    town.write(folder.path());
    let output = ccaudit(["audit", folder.path().to_str().unwrap()]);
    let message = stderr(&output);
    assert_eq!(message.matches("unknown-category").count(), 20, "{message}");
    assert!(message.contains("另有 5 个错误") && message.contains("25 个错误"), "{message}");
}

#[test]
fn a_manifest_with_a_mistyped_key() {
    refused(
        &town(),
        "dataset.toml",
        b"name = \"x\"\nsurveyd = \"all\"\n",
        &["bad-manifest", "第 2 行第 1 列", "surveyd", "是否指 surveyed"],
    );
    refused(
        &town(),
        "dataset.toml",
        b"surveyed = [\"nursery\", \"toilet\"]\n",
        &["unknown-category", "toilet"],
    );
    refused(&town(), "dataset.toml", b"as_of = \"2023-06-31\"\n", &["bad-date", "2023-06-31"]);
    refused(
        &town(),
        "dataset.toml",
        b"[fields]\nJZMJ = \"floor_area\"\n",
        &["unknown-field", "JZMJ", "是否指 floor_area_m2"],
    );
}

#[test]
fn tables_that_cannot_be_taken() {
    let survey = |rows: &str| format!("community,clause,answer,evidence,date\n{rows}");
    let refused_survey =
        |rows: &str, parts: &[&str]| refused(&town(), "survey.csv", survey(rows).as_bytes(), parts);
    refused_survey("c,9.z,是,x,\n", &["unknown-clause", "第 2 行", "9.z"]);
    refused_survey("d,9.a,是,x,\n", &["unknown-community", "第 2 行"]);
    refused_survey("c,9.a,大概,x,\n", &["unknown-choice", "“answer”列", "是"]);
    refused_survey("c,9.a,是,x,2023年9月31日\n", &["not-a-date", "2023年9月31日"]);
    refused_survey("c,9.a,是\n", &["bad-csv", "3 格"]);
    refused_survey(
        "c,9.a,是,x,2023-01-01\nc,9.a,否,y,2023-01-01\n",
        &["contradicting-answers", "第 3 行", "第 2 行"],
    );
    refused(&town(), "survey.csv", b"community,answer\nc,yes\n", &["missing-column", "clause"]);
    refused(&town(), "projects.csv", b"community,item\nc,21\n", &["unknown-item", "21"]);
}

#[test]
fn a_gate_of_nothing() {
    refused_feature(
        "entrances",
        point(0.0, 0.0),
        json!({ "of": "nowhere" }),
        &["gate-of-nothing", "nowhere"],
    );
}

#[test]
fn a_community_without_residences_is_unknown_where_residents_matter() {
    let mut town = town();
    town.path(&[[0.0, 0.0], [100.0, 0.0]]);
    town.facility("bus_stop", 0.0, 0.0, json!({}));
    let community = audit(&town, &[]);
    for id in ["11.a", "11.b", "12.a"] {
        assert_eq!(clause(&community, id)["verdict"], "unknown", "{id}");
    }
    assert_eq!(clause(&community, "1.a")["verdict"], "fail");
    let folder = tempfile::tempdir().unwrap();
    town.write(folder.path());
    let output = ccaudit(["audit", folder.path().to_str().unwrap()]);
    assert!(stderr(&output).contains("没有住宅楼"), "{}", stderr(&output));
}

#[test]
fn what_lies_in_two_communities_proves_nothing_in_either() {
    let mut town = town();
    town.add(
        "communities",
        rectangle(500.0, -100.0, 2000.0, 1200.0),
        json!({ "id": "d", "name": "重叠社区" }),
    );
    town.facility("nursery", 900.0, 500.0, json!({ "floor_area_m2": 300 }));
    town.facility("health_station", 900.0, 500.0, json!({ "floor_area_m2": 300, "community": "重叠社区" }));
    town.facility("supermarket", 100.0, 500.0, json!({ "floor_area_m2": 300 }));
    let folder = tempfile::tempdir().unwrap();
    let (dataset, out) = (folder.path().join("town"), folder.path().join("out"));
    town.write(&dataset);
    let output = ccaudit(["audit", dataset.to_str().unwrap(), "--out", out.to_str().unwrap()]);
    let message = stderr(&output);
    assert_eq!(output.status.code(), Some(0));
    assert!(message.contains("重叠社区与测试社区的范围重叠 174"), "{message}");
    let audit: serde_json::Value =
        serde_json::from_slice(&fs::read(out.join("audit.json")).unwrap()).unwrap();
    let verdict =
        |community: usize, id: &str| clause(&audit["communities"][community], id)["verdict"].clone();
    assert_eq!([verdict(0, "3.a"), verdict(1, "3.a")], ["unknown", "unknown"]);
    assert_eq!([verdict(0, "5.a"), verdict(1, "5.a")], ["fail", "pass"]);
    assert_eq!([verdict(0, "6.a"), verdict(1, "6.a")], ["pass", "fail"]);
}

#[test]
fn a_facility_outside_every_community_is_reported_and_counts_for_reach() {
    let mut town = town();
    town.path(&[[1800.0, 0.0], [2300.0, 0.0]]);
    town.residence(1900.0, 0.0, json!({}));
    town.facility("bus_stop", 2200.0, 0.0, json!({ "id": "beyond" }));
    let folder = tempfile::tempdir().unwrap();
    town.write(folder.path());
    let output = ccaudit(["audit", folder.path().to_str().unwrap(), "--as-of", "2023-06-30"]);
    assert!(
        stderr(&output).contains("beyond") && stderr(&output).contains("只计入步行可达"),
        "{}",
        stderr(&output)
    );
    assert_eq!(clause(&audit(&town, &[]), "11.b")["verdict"], "pass");
}

#[test]
fn files_and_columns_nobody_reads_are_reported() {
    let mut town = town();
    town.facility("nursery", 0.0, 0.0, json!({ "floor_area": 200, "电话": "123" }));
    let folder = tempfile::tempdir().unwrap();
    town.write(folder.path());
    fs::write(folder.path().join("facilites.geojson"), "{}").unwrap();
    let output = ccaudit(["audit", folder.path().to_str().unwrap()]);
    let message = stderr(&output);
    assert_eq!(output.status.code(), Some(0), "{message}");
    assert!(message.contains("是否应命名为 facilities.geojson"), "{message}");
    assert!(message.contains("“floor_area”") && message.contains("是否指 floor_area_m2"), "{message}");
    assert!(message.contains("“电话”"), "{message}");
}

#[test]
fn a_directory_or_file_that_is_not_there() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    refused_at(&folder.path().join("nowhere"), &out, &[], &["unreadable", "找不到"]);
    fs::create_dir(folder.path().join("bare")).unwrap();
    refused_at(&folder.path().join("bare"), &out, &[], &["no-communities", "communities.geojson"]);
}

#[test]
fn an_output_folder_that_cannot_be_written() {
    let folder = tempfile::tempdir().unwrap();
    let dataset = folder.path().join("town");
    town().write(&dataset);
    let file = folder.path().join("a-file");
    fs::write(&file, "kept").unwrap();
    let output = ccaudit(["audit", dataset.to_str().unwrap(), "--out", file.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("a-file") && stderr(&output).contains("--out"), "{}", stderr(&output));
    assert_eq!(fs::read_to_string(&file).unwrap(), "kept");
    assert_eq!(stdout(&output), "");
}

#[test]
fn one_file_that_cannot_be_written_leaves_the_others_unwritten() {
    let folder = tempfile::tempdir().unwrap();
    let (dataset, out) = (folder.path().join("town"), folder.path().join("out"));
    town().write(&dataset);
    // A directory stands where walks.csv should, the last file to be written.
    fs::create_dir_all(out.join("walks.csv")).unwrap();
    let output = ccaudit(["audit", dataset.to_str().unwrap(), "--out", out.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(2));
    let mut left: Vec<_> = fs::read_dir(&out).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    left.sort();
    assert_eq!(left, ["walks.csv"]);
}

#[test]
fn ids_cannot_write_outside_the_output_folder() {
    let mut town = Town::empty();
    town.add("communities", rectangle(0.0, 0.0, 100.0, 100.0), json!({ "id": "../../evil", "name": "恶" }));
    let folder = tempfile::tempdir().unwrap();
    let (dataset, out) = (folder.path().join("town"), folder.path().join("out/deep"));
    town.write(&dataset);
    let output = ccaudit(["audit", dataset.to_str().unwrap(), "-q", "--out", out.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(out.join("gap-list/%2E.%2F..%2Fevil.csv").is_file());
    assert!(!folder.path().join("evil.csv").exists() && !folder.path().join("out/evil.csv").exists());
}

#[test]
fn paths_that_are_no_lines_are_refused_and_odd_ones_read() {
    let with = |coordinates: serde_json::Value| {
        let mut town = town();
        town.add(
            "paths",
            json!({ "type": "LineString", "coordinates": coordinates }),
            json!({ "id": "odd" }),
        );
        let folder = tempfile::tempdir().unwrap();
        town.write(folder.path());
        let output = ccaudit(["audit", folder.path().to_str().unwrap(), "--as-of", "2023-06-30"]);
        (output.status.code(), stderr(&output))
    };
    let (code, message) = with(json!([[105.2, 37.5]]));
    assert_eq!(code, Some(2));
    assert!(message.contains("short-line") && message.contains("id=odd"), "{message}");
    let (code, message) = with(json!([[105.2, "37.5"], [105.21, 37.5]]));
    assert_eq!(code, Some(2));
    assert!(message.contains("bad-coordinates") && message.contains("id=odd"), "{message}");
    // Points said twice, heights and a path back over itself are no reason to refuse.
    let (code, _) =
        with(json!([[105.2, 37.5, 1225.0], [105.2, 37.5], [105.21, 37.5, 1226.0], [105.2, 37.5]]));
    assert_eq!(code, Some(0));
}

#[test]
fn homes_far_from_any_path_are_off_the_network_and_not_far() {
    let mut town = town();
    town.path(&[[0.0, 0.0], [500.0, 0.0]]);
    town.facility("bus_stop", 10.0, 0.0, json!({}));
    town.residence(1900.0, 1900.0, json!({ "id": "lonely", "population": 10, "community": "c" }));
    let audit = audit(&town, &[]);
    let reach = clause(&audit, "11.b");
    assert_eq!(reach["verdict"], "unknown");
    assert!(reach["reason"].as_str().unwrap().contains("1 栋楼距路网超过 100 米"), "{reach}");
    assert!(audit["access"].as_array().unwrap().iter().all(|access| access["off_network"] == 1.0));
}

#[test]
fn a_network_in_five_hundred_pieces_is_measured_and_told() {
    let mut town = town();
    for piece in 0..500 {
        let (x, y) = (f64::from(piece % 25) * 70.0, f64::from(piece / 25) * 70.0);
        town.path(&[[x, y], [x + 40.0, y]]);
    }
    town.facility("bus_stop", 5.0, 5.0, json!({}));
    town.residence(35.0, 5.0, json!({ "population": 10 }));
    town.residence(75.0, 5.0, json!({ "id": "next", "population": 30 }));
    let audit = audit(&town, &[]);
    let reach = clause(&audit, "11.b");
    assert_eq!((reach["verdict"].as_str(), reach["measured"]["high"].as_f64()), (Some("fail"), Some(0.25)));
    let folder = tempfile::tempdir().unwrap();
    town.write(folder.path());
    let output = ccaudit(["check", folder.path().to_str().unwrap()]);
    assert!(crate::town::stdout(&output).contains("500 个连通部分"));
}

#[test]
fn a_facility_on_the_boundary_belongs_to_the_community() {
    let mut town = town();
    let edge = town.features[0]["geometry"]["coordinates"][0][0].clone();
    town.add(
        "facilities",
        json!({ "type": "Point", "coordinates": edge }),
        json!({ "id": "corner", "category": "nursery", "floor_area_m2": 200 }),
    );
    assert_eq!(clause(&audit(&town, &[]), "3.a")["verdict"], "pass");
}

#[test]
fn no_jobs_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    town().write(folder.path());
    let output = ccaudit(["audit", folder.path().to_str().unwrap(), "--jobs", "0"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("--jobs"), "{}", stderr(&output));
}

#[test]
fn an_undated_answer_that_contradicts_a_dated_one_is_refused() {
    let rows = "community,clause,answer,evidence,date\n\nc,9.a,是,旧,2023-01-01\nc,9.a,否,,\n";
    // The blank line counts, as a spreadsheet counts it.
    refused(&town(), "survey.csv", rows.as_bytes(), &["contradicting-answers", "第 4 行"]);
}

#[test]
fn more_charging_spaces_than_spaces_are_refused() {
    let properties = json!({ "id": "p1", "category": "parking", "spaces": 50, "charging_spaces": 100 });
    refused_feature("facilities", point(0.0, 0.0), properties, &["inconsistent", "id=p1"]);
}

#[test]
fn a_path_that_only_passes_far_off_is_not_the_main_network() {
    let mut town = town();
    town.path(&[[0.0, 0.0], [500.0, 0.0]]);
    town.residence(100.0, 5.0, json!({ "population": 10 }));
    town.path(&[[1400.0, -9000.0], [9000.0, 1400.0]]);
    assert_eq!(clause(&audit(&town, &[]), "11.a")["verdict"], "pass");
}

#[test]
fn an_outline_of_very_many_vertices_is_looked_through_in_good_time() {
    let ring = |count: usize| -> Vec<[f64; 2]> {
        let at = |i: usize| std::f64::consts::TAU * (i % count) as f64 / count as f64;
        (0..=count).map(|i| [105.2 + 0.01 * at(i).cos(), 37.5 + 0.01 * at(i).sin()]).collect()
    };
    // Comparing every two of so many segments would take minutes.
    let mut round = town();
    round.add(
        "facilities",
        json!({ "type": "Polygon", "coordinates": [ring(100_000)] }),
        json!({ "id": "round", "category": "green_space" }),
    );
    audit(&round, &[]);
    let mut crossed = ring(100_000);
    crossed.swap(500, 501);
    refused_feature(
        "facilities",
        json!({ "type": "Polygon", "coordinates": [crossed] }),
        json!({ "id": "crossed", "category": "green_space" }),
        &["invalid-polygon", "自相交", "crossed"],
    );
}

#[test]
fn a_value_longer_than_any_text_is_refused_and_not_repeated() {
    let mut town = town();
    town.residence(0.0, 0.0, json!({ "id": "r", "compound": "长".repeat(1_000_000) }));
    let folder = tempfile::tempdir().unwrap();
    let dataset = folder.path().join("town");
    town.write(&dataset);
    let output = ccaudit(["audit", dataset.to_str().unwrap()]);
    let message = stderr(&output);
    assert_eq!(output.status.code(), Some(2));
    assert!(message.contains("too-long") && message.contains("3000000 字节"), "{:.500}", message);
    assert!(message.len() < 2000, "{}", message.len());
}

#[test]
fn characters_nobody_sees_reach_no_report() {
    let mut town = Town::empty();
    town.add(
        "communities",
        rectangle(0.0, 0.0, 500.0, 500.0),
        json!({ "id": "c\u{202e}1", "name": "名\u{202e}称\u{7}社\u{200b}区\n错误: 假的" }),
    );
    let folder = tempfile::tempdir().unwrap();
    let (dataset, out) = (folder.path().join("town"), folder.path().join("out"));
    town.write(&dataset);
    let output = ccaudit(["audit", dataset.to_str().unwrap(), "--out", out.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(
        stderr(&output).contains("hidden-characters") && stderr(&output).contains("2 个值"),
        "{}",
        stderr(&output)
    );
    assert!(stdout(&output).contains("名称社区 错误: 假的"), "{}", stdout(&output));
    assert!(out.join("gap-list/c1.csv").is_file());
    let json = fs::read_to_string(out.join("audit.json")).unwrap();
    assert!(!json.contains(['\u{202e}', '\u{200b}', '\u{7}']) && !json.contains("\\u0007"));
}

#[test]
fn a_ring_that_encloses_nothing_is_refused() {
    let ring = [[105.2, 37.5], [105.201, 37.501], [105.205, 37.505], [105.2, 37.5]];
    refused_feature(
        "facilities",
        json!({ "type": "Polygon", "coordinates": [ring] }),
        json!({ "id": "flat", "category": "green_space" }),
        &["invalid-polygon", "没有面积", "flat"],
    );
}
