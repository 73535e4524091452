//! `ccaudit site`: answers that are formulas, what is left out and why, and bad input.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::town::{Town, ccaudit, rectangle, rows, stderr, stdout};

/// A street of `homes` buildings with 10 people each, one every 100 m, and a candidate site of
/// 100 m² at each. There is no toilet.
fn street(homes: usize) -> Town {
    let mut town = Town::new(json!({}));
    let posts: Vec<[f64; 2]> = (0..homes).map(|n| [n as f64 * 100.0, 0.0]).collect();
    town.path(&posts);
    for (number, [x, y]) in posts.iter().enumerate() {
        town.residence(*x, *y, json!({ "id": format!("h{number}"), "population": 10 }));
        town.add(
            "sites",
            crate::town::point(*x, *y),
            json!({ "id": format!("s{number}"), "site_area_m2": 100 }),
        );
    }
    town
}

struct Sited {
    folder: tempfile::TempDir,
    code: Option<i32>,
    text: String,
    errors: String,
}

impl Sited {
    fn of(town: &Town, more: &[&str]) -> Sited {
        let folder = tempfile::tempdir().unwrap();
        town.write(&folder.path().join("data"));
        Sited::run(folder, more)
    }

    fn run(folder: tempfile::TempDir, more: &[&str]) -> Sited {
        let (data, out) = (folder.path().join("data"), folder.path().join("out"));
        let mut arguments = vec!["site", data.to_str().unwrap(), "--out", out.to_str().unwrap(), "-q"];
        if !more.contains(&"--item") && !more.contains(&"--clause") {
            arguments.extend(["--clause", "13.c"]);
        }
        let output = ccaudit(arguments.into_iter().chain(more.iter().copied()).collect::<Vec<_>>());
        Sited { code: output.status.code(), text: stdout(&output), errors: stderr(&output), folder }
    }

    fn out(&self) -> PathBuf {
        self.folder.path().join("out")
    }

    fn json(&self) -> Value {
        assert_eq!(self.code, Some(0), "{}", self.errors);
        serde_json::from_slice(&fs::read(self.out().join("site.json")).unwrap()).unwrap()
    }

    fn part(&self) -> Value {
        let siting = self.json();
        assert_eq!(siting["parts"].as_array().unwrap().len(), 1, "{siting}");
        siting["parts"][0].clone()
    }

    /// Refused: exit 2, nothing written, and what was said.
    fn refused(&self) -> &str {
        assert_eq!(self.code, Some(2), "{}{}", self.text, self.errors);
        assert!(!self.out().exists(), "something was written");
        &self.errors
    }
}

fn ids(list: &Value) -> Vec<&str> {
    list.as_array().unwrap().iter().map(|one| one.as_str().or(one["id"].as_str()).unwrap()).collect()
}

#[test]
fn along_a_street_the_fewest_are_a_formula() {
    for (homes, within, steps) in
        [(12, 100.0, 1), (13, 199.0, 1), (14, 200.0, 2), (7, 300.0, 3), (5, 50.0, 0)]
    {
        let sited = Sited::of(&street(homes), &["--within", &within.to_string()]);
        let part = sited.part();
        // A site serves as many homes as are within so many steps of it, itself included.
        let fewest = homes.div_ceil(2 * steps + 1);
        assert_eq!(part["value"], fewest as f64, "{homes} {within}");
        assert_eq!(part["outcome"], "proven");
        assert_eq!(part["sites"].as_array().unwrap().len(), fewest);
        assert_eq!(part["residents"]["newly_served"], 10.0 * homes as f64);
        assert!(part["worst_after"].as_f64().unwrap() <= within + 1e-6);
    }
}

#[test]
fn along_a_street_the_best_so_many_and_the_worst_walk_are_formulas() {
    for (homes, count) in [(14, 2), (14, 3), (11, 4), (9, 1)] {
        let sited = Sited::of(&street(homes), &["--within", "100", "--count", &count.to_string()]);
        let part = sited.part();
        assert_eq!(part["value"], 10.0 * homes.min(3 * count) as f64);
        assert_eq!(part["bound"], part["value"]);

        let sited = Sited::of(&street(homes), &["--aim", "nearest", "--count", &count.to_string()]);
        let part = sited.part();
        let steps = (0..).find(|steps| count * (2 * steps + 1) >= homes).unwrap();
        let worst = part["value"].as_f64().unwrap();
        assert!((worst - 100.0 * steps as f64).abs() < 0.01, "{homes} {count}: {worst}");
        assert_eq!(part["outcome"], "proven");
        assert_eq!(part["worst_after"], part["value"]);
    }
}

#[test]
fn what_is_there_and_meets_the_clause_stays() {
    // One in the middle of nine serves three; the six others take two.
    let mut town = street(9);
    town.facility("public_toilet", 400.0, 0.0, json!({ "id": "good", "floor_area_m2": 30 }));
    let part = Sited::of(&town, &["--within", "100"]).part();
    assert_eq!((&part["value"], &part["existing"]["counted"]), (&json!(2.0), &json!(1)));
    assert_eq!(part["residents"]["served_before"], 30.0);

    // Too small it serves nobody, unknown it may, planned it does not yet.
    for (properties, fewest, list) in [
        (json!({ "id": "t", "floor_area_m2": 29.99 }), 3.0, "unfit"),
        (json!({ "id": "t" }), 2.0, "unsure"),
        (json!({ "id": "t", "floor_area_m2": 60, "status": "planned" }), 3.0, "coming"),
    ] {
        let mut town = street(9);
        town.facility("public_toilet", 400.0, 0.0, properties);
        let sited = Sited::of(&town, &["--within", "100"]);
        let part = sited.part();
        assert_eq!(part["value"], fewest, "{list}");
        assert_eq!(ids(&part["existing"][list]), ["t"]);
        assert!(sited.text.contains("（t）"), "{}", sited.text);
    }
}

#[test]
fn a_site_needs_the_area_the_clause_asks_for() {
    let mut town = street(3);
    for (number, feature) in
        town.features.iter_mut().filter(|f| f["properties"]["layer"] == "sites").enumerate()
    {
        let properties = &mut feature["properties"];
        properties.as_object_mut().unwrap().remove("site_area_m2");
        match number {
            0 => properties["site_area_m2"] = json!(30),
            1 => properties["site_area_m2"] = json!(29.99),
            _ => {}
        }
    }
    // A plot's outline says how large it is.
    town.add("sites", rectangle(195.0, -2.0, 10.0, 4.0), json!({ "id": "plot" }));
    let sited = Sited::of(&town, &["--within", "250"]);
    let part = sited.part();
    assert_eq!(part["candidates"]["count"], 2);
    assert_eq!(ids(&part["candidates"]["too_small"]), ["s1"]);
    assert_eq!(ids(&part["candidates"]["of_unknown_size"]), ["s2"]);
    for named in ["s1", "s2"] {
        assert!(sited.text.contains(&format!("（{named}）")), "{}", sited.text);
    }
}

#[test]
fn residences_out_of_reach_are_named() {
    let mut town = street(6);
    town.path(&[[0.0, 900.0], [50.0, 900.0]]);
    town.residence(20.0, 900.0, json!({ "id": "far", "population": 7 }));
    town.residence(900.0, 900.0, json!({ "id": "lost", "population": 5 }));
    let sited = Sited::of(&town, &["--within", "100"]);
    let part = sited.part();
    assert_eq!(ids(&part["beyond_reach"]), ["far"]);
    assert_eq!(ids(&part["off_network"]), ["lost"]);
    assert_eq!(
        (&part["residents"]["beyond_reach"], &part["residents"]["off_network"]),
        (&json!(7.0), &json!(5.0))
    );
    // The others are served all the same.
    assert_eq!((&part["value"], &part["outcome"]), (&json!(2.0), &json!("proven")));
    assert!(
        sited.text.contains("没有候选能服务到的住宅楼：1 栋，7 人") && sited.text.contains("far：7 人"),
        "{}",
        sited.text
    );
    let table = rows(&sited.out().join("residences.csv"));
    let state =
        |id: &str| table.iter().find(|row| row["住宅楼"] == id).map(|row| row["服务"].clone()).unwrap();
    assert_eq!((state("far").as_str(), state("lost").as_str()), ("未服务", "离路网太远，不详"));
}

#[test]
fn street_corners_stand_in_where_there_is_no_site() {
    // A cross of two streets and a lane that turns a corner: the crossing and the turn are corners,
    // a bend of a few degrees and the dead ends are not.
    let mut town = Town::new(json!({}));
    town.path(&[[0.0, 500.0], [500.0, 500.0], [1000.0, 520.0], [1500.0, 500.0]]);
    town.path(&[[500.0, 0.0], [500.0, 500.0], [500.0, 900.0]]);
    town.path(&[[1500.0, 500.0], [1500.0, 100.0], [1000.0, 100.0]]);
    for x in [480.0, 1490.0] {
        town.residence(x, 500.0, json!({ "population": 10 }));
    }
    let sited = Sited::of(&town, &["--within", "100"]);
    let part = sited.part();
    assert_eq!((&part["candidates"]["from"], &part["candidates"]["count"]), (&json!("corners"), &json!(3)));
    assert_eq!(part["value"], 2.0);
    assert!(sited.text.contains("3 个路口"), "{}", sited.text);
}

#[test]
fn room_is_kept_to() {
    // Six homes of ten people within reach of everything: with room for 25 it takes three.
    let sited = Sited::of(&street(6), &["--within", "1000", "--capacity", "25"]);
    let part = sited.part();
    assert_eq!((&part["value"], &part["outcome"]), (&json!(3.0), &json!("proven")));
    let won: Vec<f64> =
        part["sites"].as_array().unwrap().iter().map(|site| site["residents"].as_f64().unwrap()).collect();
    assert!(won.iter().sum::<f64>() == 60.0 && won.iter().all(|won| *won <= 25.0), "{won:?}");
    let part = Sited::of(&street(6), &["--within", "1000", "--capacity", "25", "--count", "2"]).part();
    assert_eq!((&part["value"], &part["residents"]["newly_served"]), (&json!(50.0), &json!(50.0)));
    let part = Sited::of(&street(2), &["--within", "1000", "--capacity", "9"]).part();
    assert_eq!((&part["outcome"], part["sites"].as_array().unwrap().len()), (&json!("impossible"), 0));
}

#[test]
fn a_ratio_tells_how_many_a_site_has_room_for() {
    // A cell a parcel a day; 60 people get 30 parcels, so 20 cells are room for 40 of them.
    let mut town = street(6);
    town.features[0]["properties"]["daily_parcels"] = json!(30);
    for (number, feature) in
        town.features.iter_mut().filter(|f| f["properties"]["layer"] == "sites").enumerate()
    {
        if number < 3 {
            feature["properties"]["cells"] = json!(20);
        }
    }
    let sited = Sited::of(&town, &["--item", "parcel_locker", "--within", "1000"]);
    let part = sited.part();
    assert_eq!((&part["room_by"], &part["value"]), (&json!("cells"), &json!(2.0)), "{part}");
    assert_eq!(
        (&part["candidates"]["count"], &part["candidates"]["of_unknown_room"]),
        (&json!(3), &json!(3))
    );
    // Where no site says, that is said.
    let sited = Sited::of(&street(6), &["--item", "parcel_locker", "--within", "1000"]);
    assert_eq!((&sited.part()["ratio_of"], &sited.part()["room_by"]), (&json!("cells"), &json!(null)));
    assert!(sited.text.contains("没有计入"), "{}", sited.text);
}

#[test]
fn what_is_proposed_makes_the_clause_pass() {
    let folder = tempfile::tempdir().unwrap();
    let mut town = Town::perfect().without("public_toilet");
    town.path(&[[0.0, 0.0], [1000.0, 0.0]]);
    town.path(&[[500.0, 0.0], [500.0, 300.0]]);
    town.write(&folder.path().join("data"));
    let sited = Sited::run(folder, &["--count", "1", "--within", "2000"]);
    let part = sited.part();
    assert_eq!(part["sites"].as_array().unwrap().len(), 1);
    let (data, proposed) = (sited.folder.path().join("data"), sited.out().join("proposed.geojson"));
    let out = sited.folder.path().join("what");
    let paths = [&data, &proposed, &out].map(|path| path.to_str().unwrap().to_owned());
    let output = ccaudit(["audit", &paths[0], "--with", &paths[1], "--out", &paths[2], "-q"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let what: Value = serde_json::from_slice(&fs::read(out.join("what-if.json")).unwrap()).unwrap();
    let clauses = what["communities"][0]["clauses"].as_array().unwrap();
    let clause = clauses.iter().find(|clause| clause["id"] == "13.c").unwrap();
    assert_eq!((&clause["is"], &clause["would_be"]), (&json!("fail"), &json!("pass")));
}

#[test]
fn one_site_for_two_communities_is_shown() {
    let mut town = Town::empty();
    for (id, x) in [("east", 1000.0), ("west", 0.0)] {
        town.add("communities", rectangle(x, -100.0, 1000.0, 200.0), json!({ "id": id, "name": id }));
        town.add(
            "sites",
            crate::town::point(x + 10.0, 0.0),
            json!({ "id": format!("{id}-site"), "site_area_m2": 50 }),
        );
    }
    town.path(&[[0.0, 0.0], [2000.0, 0.0]]);
    for (id, x, people) in [("a", 900.0, 11), ("b", 1100.0, 22), ("c", 1900.0, 44)] {
        town.residence(x, 0.0, json!({ "id": id, "population": people }));
    }
    let sited = Sited::of(&town, &["--within", "150", "--count", "1"]);
    let part = sited.part();
    let shared = &part["shared"][0];
    assert_eq!((&shared["site"], &shared["is_proposed"]), (&json!("east-site"), &json!(true)), "{part}");
    let shares: Vec<(&str, f64)> = shared["communities"]
        .as_array()
        .unwrap()
        .iter()
        .map(|share| (share["id"].as_str().unwrap(), share["residents"].as_f64().unwrap()))
        .collect();
    assert_eq!(shares, [("east", 22.0), ("west", 11.0)]);
    assert!(sited.text.contains("east 22、west 11 人"), "{}", sited.text);
    // The clause counts inside a community: west would still be one short.
    assert_eq!(ids(&part["still_short"]), ["west"]);
    // A community that has one is no community to share for.
    town.facility("public_toilet", 10.0, 90.0, json!({ "floor_area_m2": 30 }));
    let part = Sited::of(&town, &["--within", "150", "--count", "1"]).part();
    assert_eq!(part["shared"], json!([]));
}

#[test]
fn what_may_meet_the_clause_is_said_apart_from_what_does() {
    let mut town = street(3);
    town.facility("public_toilet", 100.0, 0.0, json!({ "id": "t1" }));
    let sited = Sited::of(&town, &["--within", "100"]);
    let part = sited.part();
    assert_eq!(
        (&part["residents"]["served_before"], &part["residents"]["served_for_sure"]),
        (&json!(30.0), &json!(0.0))
    );
    assert!(
        sited.text.contains("确定的只有 0") && sited.text.contains("（前提是这些设施合要求：t1）"),
        "{}",
        sited.text
    );
}

#[test]
fn what_was_not_surveyed_may_be_there() {
    let mut town = street(3);
    town.dataset["surveyed"] = json!(["nursery"]);
    let sited = Sited::of(&town, &["--within", "100"]);
    assert_eq!(sited.part()["existing"]["is_surveyed"], false);
    assert!(sited.text.contains("没有普查，可能还有"), "{}", sited.text);
}

#[test]
fn a_community_that_meets_the_clause_otherwise_is_not_short() {
    let mut town = street(3);
    town.features[0]["properties"]["build"] = json!("existing");
    town.features[0]["properties"]["site_constrained"] = json!(true);
    town.facility("public_toilet", 0.0, 0.0, json!({ "id": "b1", "box_type": true, "floor_area_m2": 12 }));
    let sited = Sited::of(&town, &["--within", "100", "--count", "1"]);
    let part = sited.part();
    assert_eq!((&part["still_short"], &part["lacking"]), (&json!([]), &json!([])));
    assert_eq!(ids(&part["met_otherwise"]), ["c"]);
    assert!(sited.text.contains("按条款的另一种做法已达标的社区：测试社区"), "{}", sited.text);
}

#[test]
fn an_area_is_compared_with_what_it_is_of() {
    // A kindergarten wants 3500 m² of land and 2200 of floor: a site must have both.
    let mut town = street(3);
    town.features.retain(|feature| feature["properties"]["layer"] != "sites");
    for (id, land, floor) in [("good", 4000, 3000), ("land", 500, 4000), ("floor", 4000, 2199)] {
        let properties = json!({ "id": id, "site_area_m2": land, "floor_area_m2": floor });
        town.add("sites", crate::town::point(100.0, 0.0), properties);
    }
    let sited = Sited::of(&town, &["--clause", "2.a", "--within", "100"]);
    let part = sited.part();
    assert_eq!(ids(&part["candidates"]["too_small"]), ["land", "floor"]);
    assert_eq!(part["sites"][0]["site"], "good");
    assert!(sited.text.contains("用地面积不小于 3500 平方米、建筑面积不小于 2200 平方米"), "{}", sited.text);
}

#[test]
fn an_outline_stands_in_for_the_area_of_land_and_of_nothing_else() {
    let mut street = street(3);
    for feature in &mut street.features {
        let properties = feature["properties"].as_object_mut().unwrap();
        properties.entry("site_area_m2").and_modify(|area| *area = json!(4000));
    }
    // 14.a wants 150 m² of land: 156 m² and 96 m² drawn, none of them written down.
    let mut town = street.clone();
    for (id, x, width) in [("large", 0.0, 13.0), ("small", 100.0, 8.0)] {
        let properties = json!({ "id": id, "category": "activity_ground" });
        town.add("facilities", rectangle(x, 5.0, width, 12.0), properties);
    }
    let there = Sited::of(&town, &["--clause", "14.a", "--within", "100"]).part();
    let existing = &there["existing"];
    assert_eq!((&existing["counted"], &existing["unsure"]), (&json!(1), &json!([])), "{existing}");
    assert_eq!(ids(&existing["unfit"]), ["small"]);
    // A kindergarten's floor is not its plot.
    let mut town = street;
    let properties = json!({ "id": "k", "category": "kindergarten", "classes": 6 });
    town.add("facilities", rectangle(0.0, 5.0, 100.0, 100.0), properties);
    let there = Sited::of(&town, &["--clause", "2.a", "--within", "100"]).part();
    assert_eq!(ids(&there["existing"]["unsure"]), ["k"], "{}", there["existing"]);
}

#[test]
fn what_is_off_the_network_is_unknown() {
    let mut town = street(3);
    town.facility("public_toilet", 100.0, 150.0, json!({ "id": "t", "floor_area_m2": 60 }));
    let sited = Sited::of(&town, &["--within", "500"]);
    assert_eq!(ids(&sited.part()["existing"]["off_network"]), ["t"]);
    assert!(sited.text.contains("谁走得到不知道"), "{}", sited.text);

    let mut town = street(3);
    town.features.retain(|feature| feature["properties"]["layer"] != "residences");
    town.residence(100.0, 500.0, json!({ "population": 10 }));
    for more in [&[][..], &["--aim", "nearest", "--count", "1"]] {
        let sited = Sited::of(&town, more);
        assert!(sited.refused().contains("没有一栋楼的步行距离是知道的"), "{}", sited.errors);
    }
}

#[test]
fn where_nobody_lives_there_is_nobody_to_serve() {
    let mut town = street(2);
    for feature in town.features.iter_mut().filter(|feature| feature["properties"]["layer"] == "residences") {
        feature["properties"]["population"] = json!(0);
    }
    assert!(Sited::of(&town, &[]).refused().contains("没有要服务的居民"));
    // One that does not say makes it buildings that are counted, and is named.
    let mut town = street(2);
    town.residence(0.0, 0.0, json!({ "id": "silent" }));
    let sited = Sited::of(&town, &["--within", "100"]);
    assert!(sited.text.contains("居民按栋楼计：1 栋楼没有写人口（silent）"), "{}", sited.text);
}

#[test]
fn what_is_there_has_room_for_so_much_too() {
    // 60 people send for 60 parcels a day; lockers with 20 and 30 cells are there, within reach of all.
    let mut town = street(6);
    town.features[0]["properties"]["daily_parcels"] = json!(60);
    for feature in town.features.iter_mut().filter(|feature| feature["properties"]["layer"] == "sites") {
        feature["properties"]["cells"] = json!(5);
    }
    town.facility("parcel_locker", 0.0, 0.0, json!({ "id": "l1", "cells": 20 }));
    town.facility("parcel_locker", 100.0, 0.0, json!({ "id": "l2", "cells": 30 }));
    let ask = |more: &[&str]| {
        let sited = Sited::of(&town, &[&["--item", "parcel_locker", "--within", "1000"], more].concat());
        let part = sited.part();
        let table = rows(&sited.out().join("residences.csv"));
        (part, table)
    };
    let (part, table) = ask(&["--count", "1"]);
    let residents = &part["residents"];
    assert_eq!(
        (&residents["served_before"], &residents["newly_served"]),
        (&json!(50.0), &json!(5.0)),
        "{part}"
    );
    assert_eq!(
        table.iter().filter(|row| row["服务"] == "部分（容量不够）" || row["服务"] == "未服务").count(),
        1
    );
    assert_eq!(ask(&[]).0["value"], 2.0);
    let mut enough = town.clone();
    enough.facility("parcel_locker", 200.0, 0.0, json!({ "id": "l3", "cells": 10 }));
    let part = Sited::of(&enough, &["--item", "parcel_locker", "--within", "1000"]).part();
    assert_eq!(part["outcome"], "all_served", "{part}");
}

#[test]
fn a_second_round_proposes_other_ids_and_plots_as_they_are() {
    let mut town = street(2);
    town.features.retain(|feature| feature["properties"]["layer"] != "sites");
    town.add("sites", rectangle(0.0, -20.0, 100.0, 40.0), json!({ "id": "plot" }));
    town.facility("public_toilet", 900.0, 0.0, json!({ "id": "proposed-13c-1", "status": "planned" }));
    let sited = Sited::of(&town, &["--within", "100"]);
    let text = fs::read_to_string(sited.out().join("proposed.geojson")).unwrap();
    let proposed: Value = serde_json::from_str(&text).unwrap();
    let feature = &proposed["features"][0];
    assert_eq!(feature["properties"]["id"], "proposed-13c-2");
    assert_eq!(feature["geometry"]["type"], "MultiPolygon");
}

#[test]
fn all_served_already_is_said() {
    let mut town = street(3);
    town.facility("public_toilet", 100.0, 0.0, json!({ "floor_area_m2": 30 }));
    for more in [&["--within", "100"][..], &["--within", "100", "--count", "2"]] {
        let sited = Sited::of(&town, more);
        assert_eq!((&sited.part()["outcome"], &sited.part()["sites"]), (&json!("all_served"), &json!([])));
        assert!(sited.text.contains("不用再建"), "{}", sited.text);
    }
}

#[test]
fn out_of_time_the_bound_is_told() {
    let sited = Sited::of(&street(12), &["--within", "150", "--count", "3", "--time-limit", "0.000001"]);
    let part = sited.part();
    let (value, bound) = (part["value"].as_f64().unwrap(), part["bound"].as_f64().unwrap());
    assert!(value <= 90.0 && 90.0 <= bound, "{value} {bound}");
    // With room for so many too, and it does not advise to build nothing.
    let limits = ["--within", "1000", "--capacity", "25", "--time-limit", "0.000001"];
    let part = Sited::of(&street(6), &[&limits[..], &["--count", "2"]].concat()).part();
    let (value, bound) = (part["value"].as_f64().unwrap(), part["bound"].as_f64().unwrap());
    assert!(0.0 < value && value <= 50.0 && 50.0 <= bound, "{part}");
    let part = Sited::of(&street(6), &limits).part();
    let (value, bound) = (part["value"].as_f64().unwrap(), part["bound"].as_f64().unwrap());
    assert!(
        value >= 3.0 && 3.0 >= bound && part["sites"].as_array().unwrap().len() as f64 == value,
        "{part}"
    );
}

#[test]
fn bad_input_is_one_error_and_nothing_written() {
    let town = street(4);
    for (more, zh) in [
        (&["--count", "5"][..], "要选 5 处，候选只有 4 处"),
        (&["--count", "0"], "--count 0 应为大于 0 的整数"),
        (&["--count", "-2"], "--count -2 应为大于 0 的整数"),
        (&["--within", "-1"], "--within -1 应为大于 0 的数"),
        (&["--within", "nan"], "--within nan 应为大于 0 的数"),
        (&["--time-limit", "0"], "--time-limit 0 应为大于 0 的数"),
        (&["--capacity", "x"], "--capacity x 应为大于 0 的数"),
        (&["--aim", "nearest"], "要用 --count"),
        (&["--aim", "fewest", "--count", "2"], "不能再写 --count"),
        (&["--aim", "nearest", "--count", "2", "--capacity", "5"], "不能与 --capacity 同用"),
        (&["--clause", "13.z"], "标准里没有“13.z”"),
        (&["--item", "公共厕"], "是否指 公共厕所"),
        (&["--item", "9"], "不是靠新建一处设施来达到的"),
        (&["--clause", "20.a"], "不是靠新建一处设施来达到的"),
    ] {
        let sited = Sited::of(&town, more);
        assert!(sited.refused().contains(zh), "{more:?}: {}", sited.errors);
    }
    let without = |layer: &str| {
        let mut town = street(4);
        town.features.retain(|feature| feature["properties"]["layer"] != layer);
        town
    };
    let sited = Sited::of(&without("residences"), &[]);
    assert!(sited.refused().contains("没有要服务的居民"), "{}", sited.errors);
    // Corners of a street without any: no candidate at all.
    let sited = Sited::of(&without("sites"), &[]);
    assert!(sited.refused().contains("也没有可作候选的路口"), "{}", sited.errors);
    let mut small = street(2);
    for feature in small.features.iter_mut().filter(|feature| feature["properties"]["layer"] == "sites") {
        feature["properties"]["site_area_m2"] = json!(12);
    }
    let sited = Sited::of(&small, &[]);
    assert!(
        sited.refused().contains("2 处面积不够") && sited.errors.contains("不小于 30 平方米"),
        "{}",
        sited.errors
    );
}

#[test]
fn around_tongji_the_optima_are_spopts() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("tongji");
    let extract = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/osm/shanghai_tongji_2026.osm.pbf");
    let paths = [&extract, &data].map(|path| path.to_str().unwrap().to_owned());
    let output = ccaudit(["import", "osm", &paths[0], "--out", &paths[1], "-q"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let expected: Value = serde_json::from_str(include_str!("../data/siting/tongji.json")).unwrap();
    for (number, sited) in expected["sited"].as_array().unwrap().iter().enumerate() {
        let out = folder.path().join(number.to_string());
        let asked = sited["asked"].as_array().unwrap().iter().map(|word| word.as_str().unwrap());
        let arguments = ["site", &paths[1], "-q", "--out", out.to_str().unwrap()].into_iter().chain(asked);
        let output = ccaudit(arguments.collect::<Vec<_>>());
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        let siting: Value = serde_json::from_slice(&fs::read(out.join("site.json")).unwrap()).unwrap();
        let part = &siting["parts"][0];
        let (value, wanted) = (part["value"].as_f64().unwrap(), sited["value"].as_f64().unwrap());
        // spopt's metres are told to a millimetre.
        assert!((value - wanted).abs() < 1e-3, "{}: {value} {wanted}", sited["asked"]);
        assert_eq!(part["outcome"], "proven", "{}", sited["asked"]);
    }
}

#[test]
fn the_pilots_are_sited_alike_on_one_processor_and_two() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/zhongwei");
    let folder = tempfile::tempdir().unwrap();
    let mut all = Vec::new();
    for jobs in ["1", "2"] {
        let out = folder.path().join(jobs);
        let places = [&data, &out].map(|path| path.to_str().unwrap().to_owned());
        let output = ccaudit([
            "site",
            &places[0],
            "--item",
            "13",
            "--count",
            "3",
            "--jobs",
            jobs,
            "--out",
            &places[1],
            "--distances",
        ]);
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        let mut files: Vec<(String, Vec<u8>)> = fs::read_dir(&out)
            .unwrap()
            .map(|file| file.unwrap().path())
            .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read(&path).unwrap()))
            .collect();
        files.sort();
        all.push((files, stdout(&output)));
    }
    assert!(all[0] == all[1]);
    let names: Vec<&str> = all[0].0.iter().map(|(name, _)| name.as_str()).collect();
    let expected = [
        "distances.csv",
        "proposed.geojson",
        "residences.csv",
        "site.html",
        "site.json",
        "sites.csv",
        "sites.xlsx",
    ];
    assert_eq!(names, expected);
    let text = |name: &str| {
        String::from_utf8(all[0].0.iter().find(|file| file.0 == name).unwrap().1.clone()).unwrap()
    };
    let page = text("site.html");
    assert!(
        !page.contains("http://") && !page.contains("https://") && !page.contains("<script"),
        "something is fetched or run"
    );
    assert!(text("sites.csv").starts_with('\u{feff}'));
    // What is won, site by site, is what is newly served, and what the residences' table says.
    let siting: Value = serde_json::from_str(&text("site.json")).unwrap();
    let part = &siting["parts"][0];
    let sum: f64 =
        part["sites"].as_array().unwrap().iter().map(|site| site["residents"].as_f64().unwrap()).sum();
    let table = rows(&folder.path().join("2").join("residences.csv"));
    let newly: f64 = table
        .iter()
        .filter(|row| row["服务"] == "新服务")
        .map(|row| row["居民（人）"].parse::<f64>().unwrap())
        .sum();
    assert_eq!(
        (Some(sum), Some(newly)),
        (part["residents"]["newly_served"].as_f64(), part["value"].as_f64())
    );
}
