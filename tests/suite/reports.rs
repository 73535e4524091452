//! The files written: their columns, their bytes, and that they open.

use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};

use crate::town::{Town, ccaudit, rectangle, rows, stderr, stdout};

/// Audits a town into a folder.
fn written(town: &Town, arguments: &[&str]) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let (dataset, out) = (folder.path().join("town"), folder.path().join("out"));
    town.write(&dataset);
    let mut all = vec!["audit", dataset.to_str().unwrap(), "-q", "--out", out.to_str().unwrap()];
    all.extend(arguments);
    let output = ccaudit(all);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    (folder, out)
}

#[test]
fn a_gap_list_has_the_annexes_columns_and_a_byte_order_mark() {
    let (_folder, out) =
        written(&Town::perfect().without("nursery").without("barber"), &["--standard", "zhongwei-2023"]);
    let text = fs::read_to_string(out.join("gap-list/c.csv")).unwrap();
    assert!(
        text.starts_with(
            "\u{feff}目标,序号,建设内容,建设要求,项目名称,项目内容,责任单位,配合单位,完成时限\r\n"
        ),
        "{text}"
    );
    let rows = rows(&out.join("gap-list/c.csv"));
    assert_eq!(rows.len(), 2);
    assert_eq!([rows[0]["序号"].as_str(), rows[1]["序号"].as_str()], ["1", "2"]);
    assert_eq!(rows[0]["项目名称"], "中卫市沙坡头区完整社区建设试点托儿所建设项目（测试社区）");
    assert_eq!(rows[0]["责任单位"], "市卫生健康委");
    assert_eq!(rows[0]["项目内容"], "测试社区引入社会托育机构。");
    assert_eq!(rows[1]["项目内容"], "在测试社区辖区内引进理发店1处。");
    assert_eq!(rows[1]["目标"], "便民商业服务设施健全");
}

#[test]
fn content_comes_from_the_register_then_from_plans_then_from_the_citys_words() {
    let standard = ["--standard", "zhongwei-2023"];
    let content = |town: &Town| {
        let (_folder, out) = written(town, &standard);
        rows(&out.join("gap-list/c.csv"))[0]["项目内容"].clone()
    };
    let mut town = Town::perfect().without("nursery");
    assert_eq!(content(&town), "测试社区引入社会托育机构。");
    town.facility(
        "nursery",
        0.0,
        0.0,
        json!({ "status": "planned", "description": "在幼儿园旁新建托儿所。" }),
    );
    assert_eq!(content(&town), "在幼儿园旁新建托儿所。");
    town.projects.push(json!({ "community": "测试社区", "item": "3", "project_content": "租用临街商铺。" }));
    assert_eq!(content(&town), "租用临街商铺。");
}

#[test]
fn without_a_city_layer_the_reasons_stand_and_units_are_left_open() {
    let (_folder, out) = written(&Town::perfect().without("nursery"), &["--standard", "national-2020"]);
    let row = &rows(&out.join("gap-list/c.csv"))[0];
    assert_eq!(row["项目内容"], "社区内没有托儿所，要求至少 1 处。");
    assert_eq!([row["项目名称"].as_str(), row["责任单位"].as_str(), row["完成时限"].as_str()], ["", "", ""]);
    let audit: Value = serde_json::from_slice(&fs::read(out.join("audit.json")).unwrap()).unwrap();
    let sources = audit["communities"][0]["gaps"][0]["sources"].as_object().unwrap();
    assert!(!sources.contains_key("responsible") && sources["project_content"] == "measured");
}

#[test]
fn unknown_csv_asks_for_each_fact_in_one_chinese_sentence() {
    let mut town = Town::perfect();
    let nursery = town.features.iter_mut().find(|f| f["properties"]["category"] == "nursery").unwrap();
    nursery["properties"]["name"] = "阳光托育园".into();
    nursery["properties"]["id"] = "n1".into();
    nursery["properties"].as_object_mut().unwrap().remove("floor_area_m2");
    town.survey.retain(|row| row["clause"] != "9.a");
    let (_folder, out) = written(&town, &[]);
    let rows = rows(&out.join("unknown.csv"));
    assert_eq!(rows.len(), 2);
    assert_eq!(
        [rows[0]["clause"].as_str(), rows[0]["community"].as_str(), rows[0]["level"].as_str()],
        ["3.a", "c", "must"]
    );
    assert_eq!(rows[0]["ask"], "请查明阳光托育园（n1）的建筑面积。");
    assert_eq!(rows[1]["ask"], "请核实“供水设施是否完好、运行安全、供给稳定”，把答复和依据填入 survey.csv。");
    assert!(fs::read(out.join("unknown.csv")).unwrap().starts_with(b"\xef\xbb\xbf"));
    let audit: Value = serde_json::from_slice(&fs::read(out.join("audit.json")).unwrap()).unwrap();
    let unknowns = audit["communities"][0]["unknowns"].as_array().unwrap();
    assert_eq!(
        unknowns[0]["needs"],
        json!([{ "kind": "property", "layer": "facilities", "id": "n1", "property": "floor_area_m2" }])
    );
}

#[test]
fn every_unknown_asks_for_something() {
    // Nothing known at all: every obligatory clause that is open says what to find out.
    let mut town = Town::new(json!({}));
    town.dataset["surveyed"] = json!([]);
    let community = crate::town::audit(&town, &["--standard", "zhongwei-2023"]);
    let unknowns = community["unknowns"].as_array().unwrap();
    assert_eq!(unknowns.len(), 60);
    for unknown in unknowns {
        assert!(!unknown["needs"].as_array().unwrap().is_empty(), "{unknown}");
        let ask = unknown["ask"].as_str().unwrap();
        assert!(ask.starts_with('请') && ask.ends_with('。') && ask.chars().count() > 6, "{ask}");
    }
    assert_eq!(community["score"], json!({ "low": 0.0, "high": 100.0 }));
    assert_eq!(community["gate"], "unknown");
}

#[test]
fn gaps_geojson_holds_what_fails_with_clause_and_reason() {
    let mut town = Town::new(json!({}));
    town.path(&[[0.0, 0.0], [1900.0, 0.0]]);
    town.facility("bus_stop", 0.0, 0.0, json!({}));
    town.residence(100.0, 0.0, json!({ "id": "near" }));
    town.add("residences", rectangle(1000.0, 5.0, 50.0, 12.0), json!({ "id": "far", "compound": "远村" }));
    town.residence(300.0, 400.0, json!({ "id": "off" }));
    town.facility("nursery", 200.0, 10.0, json!({ "id": "small", "name": "小小托育", "floor_area_m2": 150 }));
    town.facility("public_toilet", 200.0, 10.0, json!({ "id": "fine", "floor_area_m2": 60 }));
    let (_folder, out) = written(&town, &["--standard", "national-2020"]);
    let text = fs::read_to_string(out.join("gaps.geojson")).unwrap();
    let collection: geojson::FeatureCollection =
        text.parse::<geojson::GeoJson>().unwrap().try_into().unwrap();
    let found: Vec<(String, String, String)> = collection
        .features
        .iter()
        .map(|feature| {
            let property = |name: &str| feature.property(name).unwrap().as_str().unwrap_or("").to_owned();
            (property("id"), property("clause"), property("reason"))
        })
        .collect();
    let expected = [("small", "3.a"), ("far", "11.b")];
    assert_eq!(
        found.iter().map(|(id, clause, _)| (id.as_str(), clause.as_str())).collect::<Vec<_>>(),
        expected
    );
    assert_eq!(found[0].2, "小小托育（small）建筑面积 150 平方米，不足 200 平方米");
    assert!(found[1].2.contains("超过 500 米"), "{}", found[1].2);
    assert_eq!(collection.features[1].property("name").unwrap(), "远村");
    // The geometry is the thing's own.
    let far = collection.features[1].geometry.as_ref().unwrap();
    assert!(format!("{far:?}").contains("Polygon"));
}

#[test]
fn formulas_reach_no_spreadsheet() {
    let mut town = Town::perfect().without("nursery");
    town.projects.push(json!({ "community": "c", "item": "3", "project_content": "=cmd|' /C calc'!A0", "responsible": "@SUM(1)" }));
    let (_folder, out) = written(&town, &["--standard", "zhongwei-2023"]);
    let row = &rows(&out.join("gap-list/c.csv"))[0];
    assert_eq!([row["项目内容"].as_str(), row["责任单位"].as_str()], ["'=cmd|' /C calc'!A0", "'@SUM(1)"]);
}

#[test]
fn a_verdict_can_be_followed_to_its_clause_feature_and_number() {
    let mut town = Town::perfect().without("public_toilet");
    town.facility("公厕", 50.0, 50.0, json!({ "id": "t1", "floor_area_m2": 29.99 }));
    let (_folder, out) = written(&town, &[]);
    let audit: Value = serde_json::from_slice(&fs::read(out.join("audit.json")).unwrap()).unwrap();
    let clause = crate::town::clause(&audit["communities"][0], "13.c");
    assert_eq!(clause["verdict"], "fail");
    assert_eq!(
        clause["evidence"][0],
        json!({ "layer": "facilities", "id": "t1", "value": 29.99, "property": "floor_area_m2", "meets": false })
    );
    assert_eq!(
        clause["conditions"][0],
        json!({ "property": "floor_area_m2", "min": 30.0, "max": null, "unit": "m2", "is": null, "contains": [] })
    );
    assert_eq!(clause["measured"], json!({ "low": 0.0, "high": 0.0, "unit": "facility" }));
    assert_eq!(clause["required"], json!({ "min": 1.0, "max": null, "unit": "facility" }));
    assert!(clause["reason"].as_str().unwrap().contains("建筑面积 29.99 平方米，不足 30 平方米"));
    let item = &audit["communities"][0]["items"][12];
    assert!(item["requirement"].as_str().unwrap().contains(clause["quote"].as_str().unwrap()));
    for input in audit["inputs"].as_array().unwrap() {
        assert_eq!(input["sha256"].as_str().unwrap().len(), 64);
    }
}

#[test]
fn every_quote_is_in_its_items_text() {
    let community = crate::town::audit(&Town::perfect(), &["--standard", "zhongwei-2023"]);
    let mut quotes = 0;
    for item in community["items"].as_array().unwrap() {
        for clause in item["clauses"].as_array().unwrap() {
            assert!(item["requirement"].as_str().unwrap().contains(clause["quote"].as_str().unwrap()));
            assert!(!clause["reason"].as_str().unwrap().is_empty());
            quotes += 1;
        }
    }
    assert_eq!(quotes, 60);
}

#[test]
fn the_summary_says_what_it_rests_on_and_what_is_only_advice() {
    let mut town = Town::perfect().without("nursery").without("pocket_park");
    town.dataset["name"] = "某市试点（示意）".into();
    let folder = tempfile::tempdir().unwrap();
    town.write(folder.path());
    let path = folder.path().to_str().unwrap();
    let text = stdout(&ccaudit(["audit", path, "--standard", "zhongwei-2023", "--quiet"]));
    for wanted in [
        "数据：某市试点（示意）",
        "测试社区：1 项不达标；待核实：强制性条款 0 个、建议性条款 0 个",
        "七有：7 条中 1 条未通过——有托儿所（3 不达标）",
        "建议（不影响结论和得分）\n      15.c  社区内没有口袋公园",
        "不是验收评分；标准中未核实出处：步速、等级分数线、七有、条款的 8 处数值",
    ] {
        assert!(text.contains(wanted), "{wanted}\n{text}");
    }
    // The national standard has no gate, so none is spoken of.
    let national = stdout(&ccaudit(["audit", path, "--standard", "national-2020", "--quiet"]));
    assert!(!national.contains("七有") && !national.contains("关口"), "{national}");
}

#[test]
fn gap_lists_of_an_earlier_run_are_pointed_out() {
    let folder = tempfile::tempdir().unwrap();
    Town::perfect().write(folder.path());
    let out = tempfile::tempdir().unwrap();
    let run =
        || ccaudit(["audit".as_ref(), folder.path().as_os_str(), "--out".as_ref(), out.path().as_os_str()]);
    assert!(!stderr(&run()).contains("已过时"));
    fs::write(out.path().join("gap-list/old.csv"), "").unwrap();
    let message = stderr(&run());
    assert!(message.contains("1 个文件不是这次写的（如 old.csv）"), "{message}");
    assert!(out.path().join("gap-list/old.csv").exists());
}

#[test]
fn every_failing_clause_is_in_the_content() {
    // A second barber is planned, yet it is the laundry that is missing.
    let mut town = Town::perfect().without("laundry");
    town.facility("barber", 10.0, 10.0, json!({ "status": "planned", "description": "引进连锁理发店。" }));
    // Two entrances without a handrail, ramps unknown, and outdoor places not accessible.
    town.residence(20.0, 5.0, json!({ "id": "half", "entrances": 4, "entrances_with_handrail": 2, "population": 1, "households": 1 }));
    town.survey.retain(|row| row["clause"] != "12.b");
    town.answer("12.b", "否", "现场");
    let (_folder, out) = written(&town, &["--standard", "zhongwei-2023"]);
    let rows = rows(&out.join("gap-list/c.csv"));
    let content = |title: &str| -> &str {
        &rows.iter().find(|row| row["建设内容"].contains(title)).unwrap()["项目内容"]
    };
    assert!(content("便民").contains("洗衣店") && !content("便民").contains("理发"), "{}", content("便民"));
    let accessible = content("无障碍");
    assert!(accessible.contains("缺扶手 2 个") && accessible.contains("户外环境"), "{accessible}");
}
