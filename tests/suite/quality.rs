//! `check`: what is missing or odd, and what each absence costs.

use std::fs;

use serde_json::json;

use crate::town::{Town, ccaudit, rectangle, stderr, stdout};

/// The data-quality report of a town.
fn report(town: &Town, arguments: &[&str]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let dataset = folder.path().join("town");
    town.write(&dataset);
    let mut all = vec!["check", dataset.to_str().unwrap()];
    all.extend(arguments);
    let output = ccaudit(all);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    stdout(&output)
}

/// A line of the report that has all these parts.
fn has_line(report: &str, parts: &[&str]) {
    assert!(
        report.lines().any(|line| parts.iter().all(|part| line.contains(part))),
        "{parts:?} in\n{report}"
    );
}

#[test]
fn what_is_missing_says_which_clauses_it_leaves_open() {
    let mut town = Town::perfect();
    for category in ["nursery", "health_station", "public_toilet"] {
        let facility = town.features.iter_mut().find(|f| f["properties"]["category"] == category).unwrap();
        facility["properties"].as_object_mut().unwrap().remove("floor_area_m2");
    }
    town.survey.retain(|row| row["clause"] != "17.a");
    let text = report(&town, &["--standard", "national-2020"]);
    has_line(&text, &["3 处设施未填“建筑面积”", "条款 3.a、5.a、13.c 无法判定"]);
    has_line(&text, &["没有答复", "条款 17.a 无法判定"]);
    has_line(&text, &["测试社区", "85.0—100.0 分", "已判"]);
    let english = report(&town, &["--standard", "national-2020", "--lang", "en"]);
    has_line(&english, &["3 facilities have no floor area m2", "clauses 3.a, 5.a, 13.c undecided"]);
}

#[test]
fn a_complete_dataset_lacks_nothing() {
    let text = report(&Town::perfect(), &[]);
    has_line(&text, &["没有缺少的事实"]);
    has_line(&text, &["测试社区", "100.0 分"]);
}

#[test]
fn the_unsurveyed_and_the_unconnected_are_counted() {
    let mut town = Town::perfect().without("nursery").without("barber");
    town.dataset["surveyed"] = json!(["托儿所"]);
    town.residence(300.0, 500.0, json!({ "id": "lonely", "households": 1, "population": 3, "entrances": 1 }));
    let text = report(&town, &[]);
    has_line(&text, &["理发店未普查", "条款 8.a"]);
    has_line(&text, &["1 栋住宅楼距路网超过 100 米", "11.a、11.b", "lonely"]);
    has_line(&text, &["有坡道出入口数", "12.a", "lonely"]);
    assert!(!text.contains("托儿所未普查"));
}

#[test]
fn oddities_are_listed_each_with_its_place() {
    let mut town = Town::perfect();
    town.add("communities", rectangle(1900.0, 0.0, 500.0, 500.0), json!({ "id": "d", "name": "邻社区" }));
    town.facility("nursery", 5000.0, 0.0, json!({ "id": "away" }));
    town.residence(5000.0, 0.0, json!({ "id": "lost" }));
    town.answer("3.a", "是", "x");
    let text = report(&town, &[]);
    has_line(&text, &["overlap", "邻社区与测试社区的范围重叠"]);
    has_line(&text, &["outside", "id=away"]);
    has_line(&text, &["outside-communities", "id=lost"]);
    has_line(&text, &["no-residences", "邻社区没有住宅楼"]);
    has_line(&text, &["unused-answer", "第 22 行"]);
}

#[test]
fn categories_no_clause_looks_at_are_named() {
    let mut town = Town::perfect();
    town.facility("charging", 0.0, 0.0, json!({}));
    town.facility("charging", 0.0, 0.0, json!({}));
    has_line(&report(&town, &[]), &["充电设施 2 处"]);
}

#[test]
fn a_broken_dataset_is_refused_as_in_an_audit() {
    let folder = tempfile::tempdir().unwrap();
    Town::perfect().write(folder.path());
    fs::write(folder.path().join("facilities.geojson"), "{").unwrap();
    let output = ccaudit(["check", folder.path().to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("truncated-json"));
    assert_eq!(stdout(&output), "");
}

#[test]
fn the_pilots_are_checked_without_a_warning() {
    let output = ccaudit(["check", concat!(env!("CARGO_MANIFEST_DIR"), "/data/zhongwei")]);
    let text = stdout(&output);
    assert!(!text.contains("警告"), "{text}");
    has_line(&text, &["16 栋住宅楼未填“电梯”", "12.c"]);
    has_line(&text, &["恒祥社区"]);
}

#[test]
fn areas_that_contradict_their_outline_are_told() {
    let mut town = Town::perfect();
    // 20 m × 10 m; 200 and 220 agree to ten per cent, 240 does not.
    for (id, given) in [("agrees", 200.0), ("nearly", 220.0), ("differs", 240.0)] {
        town.add(
            "facilities",
            rectangle(100.0, 100.0, 20.0, 10.0),
            json!({ "id": id, "category": "activity_ground", "site_area_m2": given }),
        );
    }
    let text = report(&town, &[]);
    has_line(&text, &["areas-differ", "id=differs", "240 平方米", "轮廓面积为 200 平方米"]);
    assert_eq!(text.matches("areas-differ").count(), 1, "{text}");
}

#[test]
fn rooms_the_vocabulary_does_not_have_are_told() {
    let mut town = Town::perfect();
    town.facility("community_service_station", 0.0, 0.0, json!({ "contains": ["警务事", "咖啡角"] }));
    let text = report(&town, &[]);
    has_line(&text, &["警告", "unknown-content", "警务事"]);
    has_line(&text, &["处理", "是否指 警务室"]);
    has_line(&text, &["提示", "unknown-content", "咖啡角"]);
}

#[test]
fn a_survey_of_facilities_without_facilities_is_told() {
    let mut town = Town::perfect();
    town.features.retain(|feature| feature["properties"]["layer"] != "facilities");
    town.dataset["surveyed"] = json!("all");
    has_line(&report(&town, &[]), &["警告", "no-facilities", "没有一处设施"]);
    town.dataset["surveyed"] = json!([]);
    assert!(!report(&town, &[]).contains("no-facilities"));
}

#[test]
fn what_is_only_walked_to_may_lie_outside_in_one_line() {
    let mut town = Town::perfect();
    for id in ["stop-a", "stop-b"] {
        town.facility("bus_stop", 5000.0, 0.0, json!({ "id": id }));
    }
    let text = report(&town, &[]);
    has_line(&text, &["outside", "2 处公交站", "只计入步行可达", "stop-a, stop-b"]);
    assert_eq!(text.matches("[outside]").count(), 1, "{text}");
}

#[test]
fn what_may_have_been_entered_twice_is_named() {
    let mut town = Town::perfect();
    let named = json!({ "id": "a", "name": "虚构药店" });
    town.facility("pharmacy", 500.0, 500.0, named.clone());
    for (id, x) in [("near", 529.9), ("far", 530.2)] {
        let mut other = named.clone();
        other["id"] = id.into();
        town.facility("pharmacy", x, if id == "far" { 560.0 } else { 500.0 }, other);
    }
    let text = report(&town, &[]);
    has_line(&text, &["twins", "id=near", "29.9 米"]);
    assert!(!text.contains("id=far"), "{text}");
}

#[test]
fn a_ring_the_wrong_way_round_is_mended_and_said_so() {
    let mut town = Town::perfect();
    let straight = report(&town, &[]);
    assert!(!straight.contains("wound-wrong"), "{straight}");
    for feature in &mut town.features {
        if feature["properties"]["layer"] == "communities" {
            feature["geometry"]["coordinates"][0].as_array_mut().unwrap().reverse();
        }
    }
    let turned = report(&town, &[]);
    has_line(&turned, &["wound-wrong", "1 个面", "已更正"]);
    has_line(&turned, &["测试社区", "100.0 分"]);
}

#[test]
fn clauses_nothing_can_satisfy_name_what_is_not_there() {
    let text = report(&Town::perfect().without("barber"), &[]);
    has_line(&text, &["条款 8.a", "没有理发店"]);
    assert!(!text.contains("没有洗衣店"), "{text}");
}

#[test]
fn what_to_ask_first_closes_most_of_the_score() {
    let mut town = Town::perfect();
    for category in ["nursery", "health_station", "public_toilet"] {
        let facility = town.features.iter_mut().find(|f| f["properties"]["category"] == category).unwrap();
        facility["properties"].as_object_mut().unwrap().remove("floor_area_m2");
    }
    let folder = tempfile::tempdir().unwrap();
    let (dataset, out) = (folder.path().join("town"), folder.path().join("out"));
    town.write(&dataset);
    let arguments = ["check", dataset.to_str().unwrap(), "--out", out.to_str().unwrap()];
    let output = ccaudit([&arguments[..], &["--standard", "national-2020"]].concat());
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    // 3.a is a whole item, 5 points; 5.a and 13.c are each one of two: 2.5 points.
    has_line(
        &stdout(&output),
        &["先问清条款 3.a、5.a、13.c 的 3 个事实", "90.0—100.0", "宽 10 分", "不超过 0 分"],
    );
    let json: serde_json::Value =
        serde_json::from_slice(&fs::read(out.join("quality.json")).unwrap()).unwrap();
    let left: Vec<f64> = json["ask_first"][0]["steps"]
        .as_array()
        .unwrap()
        .iter()
        .map(|step| step["left"].as_f64().unwrap())
        .collect();
    assert_eq!((json["ask_first"][0]["width"].as_f64(), left), (Some(10.0), vec![5.0, 2.5, 0.0]));
    let table = fs::read_to_string(out.join("quality.csv")).unwrap();
    assert!(table.starts_with('\u{feff}') && table.contains("3 处设施未填“建筑面积”"), "{table}");
}
