//! A grid town whose walks are formulas: on a square street grid the way from corner to
//! corner is the sum of the differences, and nothing else.

use std::collections::BTreeMap;
use std::fs;

use serde_json::json;

use crate::town::{Town, audit, ccaudit, clause, line, point, rectangle, stderr};

/// Streets every 100 m, 11 each way.
fn grid() -> Town {
    let mut town = Town::new(json!({}));
    for i in 0..=10 {
        let at = 100.0 * f64::from(i);
        let vertices = |swap: bool| -> Vec<[f64; 2]> {
            (0..=10)
                .map(|j| 100.0 * f64::from(j))
                .map(|other| if swap { [at, other] } else { [other, at] })
                .collect()
        };
        town.path(&vertices(false));
        town.path(&vertices(true));
    }
    town
}

/// `walks.csv` of a town: metres by residence, `None` where none are given.
fn walks(town: &Town) -> BTreeMap<String, BTreeMap<String, String>> {
    let folder = tempfile::tempdir().unwrap();
    let (dataset, out) = (folder.path().join("town"), folder.path().join("out"));
    town.write(&dataset);
    let output = ccaudit(["audit", dataset.to_str().unwrap(), "--quiet", "--out", out.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    csv::Reader::from_path(out.join("walks.csv"))
        .unwrap()
        .deserialize::<BTreeMap<String, String>>()
        .map(|row| row.unwrap())
        .map(|row| (row["residence"].clone(), row))
        .collect()
}

/// A parallel is a little shorter than the great circle that the sphere's metric is made of
/// is curved: within the town, less than this.
const CENTIMETRE: f64 = 0.01;

#[test]
fn corner_to_corner_is_the_sum_of_the_differences() {
    let mut town = grid();
    let (stop_x, stop_y) = (300.0, 700.0);
    town.facility("bus_stop", stop_x, stop_y, json!({ "id": "stop" }));
    let mut expected = BTreeMap::new();
    for i in 0..=10 {
        for j in 0..=10 {
            let (x, y) = (100.0 * f64::from(i), 100.0 * f64::from(j));
            let id = format!("r{i}-{j}");
            town.add("residences", point(x, y), json!({ "id": id }));
            expected.insert(id, (x - stop_x).abs() + (y - stop_y).abs());
        }
    }
    let walks = walks(&town);
    assert_eq!(walks.len(), 121);
    for (id, metres) in expected {
        let row = &walks[&id];
        let found: f64 = row["metres"].parse().unwrap();
        // East-west streets are parallels: a hundred metres at the town's corner are a
        // little less at its north edge (cos φ), 9 mm a hundred metres at 1 km.
        assert!((found - metres).abs() < 0.2, "{id}: {found} for {metres}");
        assert!((row["minutes"].parse::<f64>().unwrap() - found / 50.0).abs() < 0.001);
        assert_eq!((row["facility"].as_str(), row["off_network"].as_str()), ("stop", "false"));
    }
}

#[test]
fn both_straight_legs_count() {
    let mut town = grid();
    town.facility("bus_stop", 250.0, 30.0, json!({}));
    town.add("residences", point(850.0, 40.0), json!({ "id": "r" }));
    let found: f64 = walks(&town)["r"]["metres"].parse().unwrap();
    assert!((found - (30.0 + 600.0 + 40.0)).abs() < CENTIMETRE, "{found}");
}

#[test]
fn two_places_on_one_edge_walk_along_it() {
    let mut town = Town::new(json!({}));
    town.path(&[[0.0, 0.0], [1000.0, 0.0]]);
    town.facility("bus_stop", 700.0, 10.0, json!({}));
    town.add("residences", point(200.0, 20.0), json!({ "id": "r" }));
    let found: f64 = walks(&town)["r"]["metres"].parse().unwrap();
    assert!((found - (10.0 + 500.0 + 20.0)).abs() < CENTIMETRE, "{found}");
}

#[test]
fn the_nearest_of_several_entrances_is_used() {
    let mut town = Town::new(json!({}));
    town.path(&[[0.0, 0.0], [1000.0, 0.0]]);
    town.add("facilities", rectangle(600.0, 10.0, 100.0, 50.0), json!({ "id": "f", "category": "bus_stop" }));
    town.add("residences", rectangle(100.0, 15.0, 50.0, 10.0), json!({ "id": "r" }));
    // By outlines: 15 m off the street at x = 100..150, along it to 600, 10 m on.
    let by_outline: f64 = walks(&town)["r"]["metres"].parse().unwrap();
    assert!((by_outline - (15.0 + 450.0 + 10.0)).abs() < 50.0 + CENTIMETRE, "{by_outline}");
    // By entrances: the nearer gate of the facility decides.
    town.add("entrances", point(680.0, 10.0), json!({ "of": "f" }));
    town.add("entrances", point(620.0, 60.0), json!({ "of": "f" }));
    town.add("entrances", point(120.0, 25.0), json!({ "of": "r" }));
    let by_gate: f64 = walks(&town)["r"]["metres"].parse().unwrap();
    assert!((by_gate - (25.0 + 500.0 + 60.0)).abs() < 2.0 * CENTIMETRE, "{by_gate}");
}

#[test]
fn a_hundred_metres_from_the_street_is_on_and_beyond_is_off() {
    let mut town = Town::new(json!({}));
    town.path(&[[0.0, 0.0], [1000.0, 0.0]]);
    town.facility("bus_stop", 500.0, 0.0, json!({}));
    town.add("residences", point(500.0, 99.9), json!({ "id": "on" }));
    town.add("residences", point(500.0, 100.1), json!({ "id": "off" }));
    let walks = walks(&town);
    assert_eq!(walks["on"]["off_network"], "false");
    assert_eq!((walks["off"]["off_network"].as_str(), walks["off"]["metres"].as_str()), ("true", ""));
}

/// The verdict on bus stops of a street with one home and one stop, each with two gates.
fn by_gates(home: [[f64; 2]; 2], stop: [[f64; 2]; 2]) -> String {
    let mut town = Town::new(json!({}));
    town.path(&[[0.0, 0.0], [1900.0, 0.0]]);
    town.add("facilities", point(stop[0][0], stop[0][1]), json!({ "id": "stop", "category": "bus_stop" }));
    town.add("residences", point(home[0][0], home[0][1]), json!({ "id": "home", "population": 3 }));
    for (of, gates) in [("stop", stop), ("home", home)] {
        gates.iter().for_each(|[x, y]| town.add("entrances", point(*x, *y), json!({ "of": of })));
    }
    clause(&audit(&town, &[]), "11.b")["verdict"].as_str().unwrap().to_owned()
}

#[test]
fn a_gate_off_the_network_may_be_the_nearer_one() {
    let near = [[200.0, 0.0], [210.0, 0.0]];
    // By the gate on the street 1300 m; the other may be as near as the crow flies.
    assert_eq!(by_gates(near, [[1500.0, 0.0], [300.0, 150.0]]), "unknown");
    assert_eq!(by_gates(near, [[1500.0, 0.0], [900.0, 150.0]]), "fail");
    assert_eq!(by_gates(near, [[600.0, 0.0], [300.0, 150.0]]), "pass");
    // The same of a home's gates.
    let stop = [[1000.0, 0.0], [1010.0, 0.0]];
    assert_eq!(by_gates([[100.0, 0.0], [800.0, 150.0]], stop), "unknown");
    assert_eq!(by_gates([[100.0, 0.0], [300.0, 150.0]], stop), "fail");
    assert_eq!(by_gates([[600.0, 0.0], [800.0, 150.0]], stop), "pass");
}

#[test]
fn a_facility_off_the_network_is_named_and_not_measured() {
    let mut town = Town::new(json!({}));
    town.path(&[[0.0, 0.0], [1000.0, 0.0]]);
    town.facility("bus_stop", 500.0, 200.0, json!({ "id": "stop" }));
    town.add("residences", point(500.0, 10.0), json!({ "id": "r" }));
    let row = &walks(&town)["r"];
    assert_eq!(
        (row["facility"].as_str(), row["metres"].as_str(), row["off_network"].as_str()),
        ("stop", "", "true")
    );
}

#[test]
fn unreachable_is_neither_far_nor_off() {
    let mut town = Town::new(json!({}));
    town.path(&[[0.0, 0.0], [400.0, 0.0]]);
    town.path(&[[500.0, 0.0], [1000.0, 0.0]]);
    town.facility("bus_stop", 900.0, 0.0, json!({}));
    town.add("residences", point(300.0, 0.0), json!({ "id": "r" }));
    let row = &walks(&town)["r"];
    assert_eq!(
        (row["off_network"].as_str(), row["metres"].as_str(), row["facility"].as_str()),
        ("false", "", "")
    );
    let community = audit(&town, &[]);
    assert_eq!(clause(&community, "11.b")["verdict"], "fail");
}

#[test]
fn closed_paths_carry_nobody() {
    let mut town = Town::new(json!({}));
    town.path(&[[0.0, 0.0], [0.0, 300.0], [400.0, 300.0], [400.0, 0.0]]);
    town.add("paths", crate::town::line(&[[0.0, 0.0], [400.0, 0.0]]), json!({ "封闭": "是" }));
    town.facility("bus_stop", 400.0, 0.0, json!({}));
    town.add("residences", point(0.0, 0.0), json!({ "id": "r" }));
    let found: f64 = walks(&town)["r"]["metres"].parse().unwrap();
    assert!((found - 1000.0).abs() < 0.1, "{found}");
}

#[test]
fn planned_facilities_are_no_destination() {
    let mut town = Town::new(json!({}));
    town.path(&[[0.0, 0.0], [1000.0, 0.0]]);
    town.facility("bus_stop", 100.0, 0.0, json!({ "status": "规划" }));
    town.facility("bus_stop", 900.0, 0.0, json!({ "id": "real" }));
    town.add("residences", point(0.0, 0.0), json!({ "id": "r" }));
    assert_eq!(walks(&town)["r"]["facility"], "real");
}

#[test]
fn without_paths_the_straight_line_times_1_3_stands_in_and_says_so() {
    let mut town = Town::new(json!({}));
    town.facility("bus_stop", 300.0, 400.0, json!({}));
    town.add("residences", point(0.0, 0.0), json!({ "id": "r" }));
    let row = &walks(&town)["r"];
    assert!((row["metres"].parse::<f64>().unwrap() - 650.0).abs() < 0.1, "{row:?}");
    assert_eq!(row["method"], "straight line x 1.3");
    let community = audit(&town, &[]);
    assert_eq!(
        community["walking"],
        json!({ "method": "straight_line", "detour": 1.3, "step_free": false, "joined": false })
    );
    assert!(clause(&community, "11.b")["reason"].as_str().unwrap().contains("直线距离×1.3"));
}

#[test]
fn the_access_profile_is_the_share_within_each_circle() {
    let mut town = Town::new(json!({}));
    town.path(&[[0.0, 0.0], [1900.0, 0.0]]);
    town.facility("pharmacy", 0.0, 0.0, json!({}));
    for (x, people) in [(300.0, 10), (301.0, 20), (500.0, 30), (1000.0, 20), (1001.0, 20)] {
        town.residence(x, 0.0, json!({ "population": people }));
    }
    let community = audit(&town, &[]);
    let access = community["access"].as_array().unwrap();
    let of = |category: &str| access.iter().find(|entry| entry["category"] == category).unwrap();
    let pharmacy = of("pharmacy");
    assert_eq!(pharmacy["facilities"], 1);
    let share = |minutes: &str| pharmacy["within"][minutes].as_f64().unwrap();
    assert!(
        (share("5") - 0.1).abs() < 1e-12
            && (share("10") - 0.6).abs() < 1e-12
            && (share("15") - 0.8).abs() < 1e-12
    );
    assert_eq!(of("nursery")["within"], json!({ "5": 0.0, "10": 0.0, "15": 0.0 }));
    assert_eq!(access.len(), 29);
}

#[test]
fn walks_of_all_categories_can_be_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let (dataset, out) = (folder.path().join("town"), folder.path().join("out"));
    Town::perfect().write(&dataset);
    for (walks, expected) in [("reached", 2), ("all", 2 * 29)] {
        let arguments =
            ["audit", dataset.to_str().unwrap(), "-q", "--walks", walks, "--out", out.to_str().unwrap()];
        assert!(ccaudit(arguments).status.success());
        let text = fs::read_to_string(out.join("walks.csv")).unwrap();
        assert!(
            text.starts_with("community,residence,category,facility,metres,minutes,off_network\r\n"),
            "{text}"
        );
        assert_eq!(text.lines().count() - 1, expected);
    }
}

#[test]
fn without_steps_the_way_is_the_way_round() {
    let mut town = Town::new(json!({}));
    // Straight on over steps it is 100 m; round the block, three times that.
    town.add("paths", line(&[[0.0, 0.0], [100.0, 0.0]]), json!({ "steps": "是" }));
    town.path(&[[0.0, 0.0], [0.0, 100.0], [100.0, 100.0], [100.0, 0.0]]);
    town.facility("bus_stop", 100.0, 0.0, json!({ "id": "stop" }));
    town.residence(0.0, 0.0, json!({ "id": "home", "population": 3 }));
    let metres = |arguments: &[&str]| -> f64 {
        let folder = tempfile::tempdir().unwrap();
        let (dataset, out) = (folder.path().join("town"), folder.path().join("out"));
        town.write(&dataset);
        let mut all = vec!["audit", dataset.to_str().unwrap(), "-q", "--out", out.to_str().unwrap()];
        all.extend(arguments);
        assert_eq!(ccaudit(all).status.code(), Some(0));
        let mut reader = csv::Reader::from_path(out.join("walks.csv")).unwrap();
        let row: BTreeMap<String, String> = reader.deserialize().next().unwrap().unwrap();
        row["metres"].parse().unwrap()
    };
    assert!((metres(&[]) - 100.0).abs() < CENTIMETRE);
    assert!((metres(&["--step-free"]) - 300.0).abs() < CENTIMETRE);
    let community = audit(&town, &["--step-free"]);
    assert_eq!(community["walking"]["step_free"], true);
    assert!(clause(&community, "11.b")["reason"].as_str().unwrap().contains("不走台阶"));
}

#[test]
fn crossings_meet_only_when_asked_and_never_under_a_bridge() {
    let town = |over: serde_json::Value| {
        let mut town = Town::new(json!({}));
        town.path(&[[0.0, 0.0], [200.0, 0.0]]);
        town.add("paths", line(&[[100.0, -100.0], [100.0, 100.0]]), over);
        town.facility("bus_stop", 100.0, 100.0, json!({}));
        town.residence(0.0, 0.0, json!({ "population": 3 }));
        town
    };
    let verdict =
        |over, arguments: &[&str]| clause(&audit(&town(over), arguments), "11.b")["verdict"].clone();
    assert_eq!(verdict(json!({}), &[]), "fail");
    assert_eq!(verdict(json!({}), &["--node-paths"]), "pass");
    assert_eq!(verdict(json!({ "bridge": "viaduct" }), &["--node-paths"]), "fail");
    assert_eq!(verdict(json!({ "bridge": "no" }), &["--node-paths"]), "pass");
    assert_eq!(verdict(json!({ "隧道": "是" }), &["--node-paths"]), "fail");
    assert_eq!(verdict(json!({ "层级": 1 }), &["--node-paths"]), "fail");
}

#[test]
fn check_tells_the_networks_state_and_writes_every_place() {
    let mut town = Town::new(json!({}));
    town.path(&[[0.0, 0.0], [200.0, 0.0]]);
    town.path(&[[100.0, -100.0], [100.0, 100.0]]);
    town.path(&[[103.0, 50.0], [180.0, 50.0]]);
    let folder = tempfile::tempdir().unwrap();
    let (dataset, out) = (folder.path().join("town"), folder.path().join("out"));
    town.write(&dataset);
    let output = ccaudit(["check", dataset.to_str().unwrap(), "--out", out.to_str().unwrap()]);
    let text = crate::town::stdout(&output);
    for wanted in [
        "总长 0.48 千米，3 个连通部分，最长的占 41.9%",
        "2 段与最长的部分不连通",
        "1 处相交而没有共用节点",
        "(3 米)",
        "6 处断头路",
    ] {
        assert!(text.contains(wanted), "{wanted}\n{text}");
    }
    let found: serde_json::Value =
        serde_json::from_slice(&fs::read(out.join("network.geojson")).unwrap()).unwrap();
    let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
    for feature in found["features"].as_array().unwrap() {
        *kinds.entry(feature["properties"]["kind"].as_str().unwrap().to_owned()).or_default() += 1;
        assert!(feature["geometry"]["coordinates"].is_array());
    }
    let expected = [("crossing", 1), ("dead_end", 6), ("island", 2), ("near_miss", 1)];
    assert_eq!(kinds, expected.map(|(kind, count)| (kind.to_owned(), count)).into());
}

#[test]
fn a_wall_along_the_street_is_entered_anywhere_along_it() {
    let mut town = Town::new(json!({}));
    town.path(&[[-800.0, 0.0], [800.0, 0.0]]);
    town.add(
        "facilities",
        rectangle(-700.0, -25.0, 1400.0, 20.0),
        json!({ "id": "stop", "category": "bus_stop" }),
    );
    town.residence(0.0, 10.0, json!({ "id": "home", "population": 3, "community": "c" }));
    let metres: f64 = walks(&town)["home"]["metres"].parse().unwrap();
    assert!((metres - 15.0).abs() < 0.05, "{metres}");
}

#[test]
fn a_home_with_a_door_off_the_network_may_be_linked_by_it() {
    // Its other door is on a piece apart. A home with that door alone is not linked.
    let mut town = Town::new(json!({}));
    town.path(&[[0.0, 0.0], [1900.0, 0.0]]);
    town.path(&[[400.0, 1000.0], [700.0, 1000.0]]);
    town.residence(100.0, 10.0, json!({ "population": 3 }));
    town.residence(500.0, 990.0, json!({ "id": "home", "population": 3 }));
    town.add("entrances", point(500.0, 990.0), json!({ "of": "home" }));
    let linked = |town: &Town| clause(&audit(town, &[]), "11.a").clone();
    let by_one = linked(&town);
    assert_eq!((&by_one["verdict"], &by_one["measured"]["high"]), (&json!("fail"), &json!(0.5)));
    town.add("entrances", point(500.0, 500.0), json!({ "of": "home" }));
    let by_two = linked(&town);
    assert_eq!(by_two["verdict"], "unknown", "{by_two}");
    assert_eq!((&by_two["measured"]["low"], &by_two["measured"]["high"]), (&json!(0.5), &json!(1.0)));
    assert_eq!(by_two["evidence"][0]["value"], "off_network");
}
