//! Which gap first: each figure by its formula, every key of every order, the best set for a budget
//! against other solvers, and what cannot be read.

use std::fs;
use std::path::{Path, PathBuf};

use calamine::{Data, Reader, Xlsx, open_workbook};
use serde_json::{Value, json};

use crate::register::project;
use crate::town::{Town, ccaudit, merge, rows, stderr, stdout};

const PILOTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data/zhongwei");

fn list(value: &Value) -> &Vec<Value> {
    value.as_array().unwrap()
}

/// Datasets in a folder, and the binary to rank them with.
struct Case {
    folder: tempfile::TempDir,
    datasets: Vec<PathBuf>,
}

impl Case {
    fn new(towns: &[Town]) -> Case {
        let folder = tempfile::tempdir().unwrap();
        let datasets = (0..towns.len()).map(|number| folder.path().join(format!("town{number}")));
        let datasets: Vec<PathBuf> = datasets.collect();
        towns.iter().zip(&datasets).for_each(|(town, path)| town.write(path));
        Case { folder, datasets }
    }

    fn run(&self, more: &[&str]) -> (Option<i32>, String, String) {
        let mut arguments: Vec<&str> = vec!["rank", "-q"];
        arguments.extend(self.datasets.iter().map(|path| path.to_str().unwrap()));
        let output = ccaudit(arguments.into_iter().chain(more.iter().copied()));
        (output.status.code(), stdout(&output), stderr(&output))
    }

    /// `rank.json`.
    fn rank(&self, more: &[&str]) -> Value {
        let out = self.folder.path().join("out");
        let mut arguments = vec!["--out", out.to_str().unwrap()];
        arguments.extend(more);
        let (code, _, told) = self.run(&arguments);
        assert_eq!(code, Some(0), "{told}");
        serde_json::from_slice(&fs::read(out.join("rank.json")).unwrap()).unwrap()
    }

    fn costs(&self, text: &str) -> String {
        let path = self.folder.path().join("costs.toml");
        fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    }

    /// Exit code 2, these words on standard error, and nothing written.
    fn refused(&self, more: &[&str], parts: &[&str]) {
        let out = self.folder.path().join("refused");
        let mut arguments = vec!["--out", out.to_str().unwrap()];
        arguments.extend(more);
        let (code, text, told) = self.run(&arguments);
        assert_eq!((code, text.as_str()), (Some(2), ""), "{told}");
        parts.iter().for_each(|part| assert!(told.contains(part), "{part}: {told}"));
        assert!(!out.exists(), "nothing is written");
    }
}

/// A town of 500 residents that lacks a nursery (3.a), a public toilet (13.c) and a covenant (20.b).
fn town() -> Town {
    Town::perfect().without("nursery").without("public_toilet").answering("否", &["20.b"])
}

/// The town with what these projects cost.
fn priced(costs: &[(&str, &str)]) -> Town {
    let mut town = town();
    town.projects =
        costs.iter().map(|(item, cost)| project(item, json!({ "cost_wan_yuan": cost }))).collect();
    town
}

fn row(ranking: &Value, item: u64) -> &Value {
    list(&ranking["rows"]).iter().find(|row| row["item"] == item).unwrap_or_else(|| panic!("no {item}"))
}

fn items(ranking: &Value) -> Vec<u64> {
    list(&ranking["rows"]).iter().map(|row| row["item"].as_u64().unwrap()).collect()
}

/// Items of the gaps that a plan closes, by rank.
fn bought(ranking: &Value) -> Vec<u64> {
    let ranks = list(&ranking["plan"]["set"]["ranks"]);
    ranks.iter().map(|rank| items(ranking)[rank.as_u64().unwrap() as usize - 1]).collect()
}

#[test]
fn each_figure_is_by_its_formula() {
    let mut town = priced(&[("3", "40"), ("13", "25"), ("20", "0.5")]);
    town.features[0]["properties"]["children_0_3"] = json!(30);
    let ranking = Case::new(&[town]).rank(&[]);
    // 500 residents at 0.5, 25 and 40; twenty items of five points, of which 13 and 20 have two
    // obligatory clauses and 3 has one.
    assert_eq!(items(&ranking), [20, 13, 3]);
    for (item, points, per, cost) in [(3, 5.0, 12.5, 40.0), (13, 2.5, 20.0, 25.0), (20, 2.5, 1000.0, 0.5)] {
        let row = row(&ranking, item);
        assert_eq!((&row["served"]["people"], &row["served"]["whom"]), (&json!(500), &json!("all")));
        assert_eq!(row["served"]["households"], 200);
        assert_eq!(
            row["served"]["from_community"],
            if item == 3 { json!(["children_0_3"]) } else { json!([]) }
        );
        assert_eq!(row["points"], json!({ "low": points, "high": points }));
        assert_eq!(row["purchase"]["residents_per_wan_yuan"], per);
        assert_eq!(row["purchase"]["points_per_wan_yuan"], points / cost);
        assert_eq!(row["cost_wan_yuan"], cost);
    }
    // Small children are told of the nursery alone, and nobody says how many are sixty or more.
    assert_eq!(row(&ranking, 3)["served"]["children_0_3"], 30);
    assert_eq!(row(&ranking, 13)["served"].get("children_0_3"), None);
    assert_eq!(ranking["counted_in"], "people");
}

#[test]
fn where_clauses_name_the_buildings_that_fail_their_residents_count() {
    // One of two buildings lacks the ramps of its four entrances of eight, and has 250 of 500
    // residents, 40 of them 60 or more; the same one is too far from the bus.
    let mut town = Town::perfect().without("elderly_service_station");
    town.path(&[[600.0, 0.0], [1300.0, 0.0]]);
    let residences = town.features.iter_mut().filter(|f| f["properties"]["layer"] == "residences");
    for (number, residence) in residences.enumerate() {
        residence["properties"]["population_60_plus"] = json!(40 + number);
        if number == 0 {
            residence["properties"]["entrances_with_ramp"] = json!(0);
            residence["geometry"] = crate::town::point(1200.0, 10.0);
        }
    }
    let ranking = Case::new(&[town]).rank(&[]);
    for item in [11, 12] {
        let row = row(&ranking, item);
        assert_eq!(row["served"]["whom"], "of_failing_buildings");
        assert_eq!((&row["served"]["people"], &row["served"]["dwellings"]), (&json!(250), &json!(1)));
        // Half of one clause of two.
        assert_eq!(row["points"]["low"], 1.25, "{item}");
    }
    assert_eq!(row(&ranking, 4)["served"]["people_60_plus"], 81);
    assert_eq!(row(&ranking, 4)["points"]["low"], 5.0);
}

#[test]
fn residents_are_counted_in_one_unit_that_all_communities_tell() {
    let people = town();
    let mut households = town();
    for feature in &mut households.features {
        feature["properties"].as_object_mut().unwrap().remove("population");
    }
    households.dataset["name"] = json!("只有户数");
    // The community's own total stands in for residences that do not say, and that is said.
    let mut own = households.clone();
    own.features[0]["properties"]["population"] = json!(480);
    let mut nothing = households.clone();
    for feature in &mut nothing.features {
        feature["properties"].as_object_mut().unwrap().remove("households");
    }
    let ranking = Case::new(&[people.clone(), own]).rank(&[]);
    assert_eq!((&ranking["counted_in"], &ranking["without_people"]), (&json!("people"), &json!([])));
    let of_own = list(&ranking["rows"]).iter().find(|row| row["dataset"] == "只有户数").unwrap();
    assert_eq!(
        (&of_own["served"]["people"], &of_own["served"]["from_community"]),
        (&json!(480), &json!(["population"]))
    );
    let ranking = Case::new(&[people.clone(), households]).rank(&[]);
    assert_eq!(
        (&ranking["counted_in"], &ranking["without_people"]),
        (&json!("households"), &json!(["测试社区"]))
    );
    let (_, text, _) = Case::new(&[people, nothing]).run(&[]);
    assert!(text.contains("居民按栋楼计：测试社区的住宅楼没有写全人口"), "{text}");
}

#[test]
fn rows_say_by_which_key_they_stand_where_they_do() {
    let decided = |ranking: &Value| -> Vec<String> {
        list(&ranking["rows"]).iter().map(|row| row["decided_by"].as_str().unwrap_or("").to_owned()).collect()
    };
    // Items by residents: known costs before unknown ones, dearer residents behind.
    let case = Case::new(&[priced(&[("3", "40"), ("20", "20")])]);
    let ranking = case.rank(&[]);
    assert_eq!(items(&ranking), [20, 3, 13]);
    assert_eq!(decided(&ranking), ["residents_per_wan_yuan", "residents_per_wan_yuan", "cost_known"]);
    let (_, text, _) = case.run(&[]);
    assert!(text.contains("每万元惠及 12.5 人，排在第 1 位（每万元惠及 25 人）之后。"), "{text}");
    assert!(text.contains("投资不详，排在第 2 位（投资已知（40 万元））之后。"), "{text}");
    // Level in residents per 万元: points, then the deadline, then the item decide.
    let mut town = priced(&[("3", "20"), ("13", "20"), ("20", "20")]);
    town.projects[2]["deadline"] = json!("2023年9月底前");
    town.projects[1]["deadline"] = json!("2023-10-01");
    let ranking = Case::new(&[town.clone()]).rank(&[]);
    assert_eq!(items(&ranking), [3, 20, 13]);
    assert_eq!(decided(&ranking), ["points", "points", "deadline"]);
    town.projects[1]["deadline"] = json!("2023年9月30日前");
    let ranking = Case::new(&[town.clone()]).rank(&[]);
    assert_eq!((items(&ranking), decided(&ranking)[2].as_str()), (vec![3, 13, 20], "item"));
    // Half the residents at half the cost stand behind; the same twice, by order of communities.
    let mut half = town.clone();
    half.projects.iter_mut().for_each(|project| project["cost_wan_yuan"] = json!("10"));
    for feature in &mut half.features {
        if feature["properties"]["layer"] == "residences" {
            feature["properties"]["population"] = json!(125);
        }
    }
    let ranking = Case::new(&[half, town.clone()]).rank(&[]);
    assert_eq!(items(&ranking), [3, 13, 20, 3, 13, 20]);
    assert_eq!(decided(&ranking)[3], "residents");
    let ranking = Case::new(&[town.clone(), town]).rank(&[]);
    assert_eq!(items(&ranking), [3, 3, 13, 13, 20, 20]);
    assert_eq!(decided(&ranking), ["community", "community", "points", "community", "item", "community"]);

    // By score: points per 万元 first, then points.
    let ranking = Case::new(&[priced(&[("3", "40"), ("13", "19"), ("20", "20")])]).rank(&["--by", "score"]);
    assert_eq!(items(&ranking), [13, 3, 20]);
    assert_eq!(decided(&ranking), ["points_per_wan_yuan", "points_per_wan_yuan", "points"]);
    assert_eq!(ranking["keys"][1], "points_per_wan_yuan");
}

#[test]
fn something_for_nothing_comes_first() {
    let ranking = Case::new(&[priced(&[("3", "0"), ("13", "0.01"), ("20", "0")])]).rank(&["--budget", "0"]);
    assert_eq!(items(&ranking), [3, 20, 13]);
    assert_eq!(bought(&ranking), [3, 20]);
    assert_eq!(ranking["plan"]["set"]["cost_wan_yuan"], 0.0);
    assert_eq!(ranking["plan"]["left_out"][0]["why"], "beyond_budget");
}

#[test]
fn gates_open_when_the_last_gap_in_their_way_is_closed() {
    let ningxia = |mut town: Town| {
        town.dataset["standard"] = json!("ningxia-2023");
        town
    };
    // One whose nursery alone is in the way; one with a toilet besides; both lack the covenant,
    // which is in no gate's way.
    let one = ningxia(Town::perfect().without("nursery").answering("否", &["20.b"]));
    let two = ningxia(town());
    let cost = |town: &mut Town, costs: [&str; 3]| {
        let items = ["3", "13", "20"].iter().zip(costs);
        town.projects = items.map(|(item, cost)| project(item, json!({ "cost_wan_yuan": cost }))).collect();
    };
    let (mut first, mut second) = (two.clone(), one.clone());
    cost(&mut first, ["30", "20", "1"]);
    cost(&mut second, ["60", "20", "1"]);
    let case = Case::new(&[first, second]);
    let ranking = case.rank(&["--by", "gate", "--budget", "60"]);
    let rows = list(&ranking["rows"]);
    let shown: Vec<(u64, &Value, u64)> = rows
        .iter()
        .map(|row| {
            let gate = &row["gate"];
            (row["item"].as_u64().unwrap(), &gate["opens"], gate["left"].as_u64().unwrap())
        })
        .collect();
    let (yes, no) = (&json!(true), &json!(false));
    assert_eq!(shown, [(3, yes, 0), (13, no, 1), (3, no, 1), (20, no, 2), (20, no, 1)]);
    assert_eq!(rows[0]["gate"]["last_of"], json!(["有托儿所"]));
    assert_eq!(rows[0]["decided_by"], "opens_gate");
    assert_eq!((&rows[2]["decided_by"], &rows[3]["decided_by"]), (&json!("cost"), &json!("gate_left")));
    // The first's gate costs 50 with 1 for its covenant, the second's 60 and one gap: as many
    // gates, more residents.
    let set = &ranking["plan"]["set"];
    assert_eq!((&set["cost_wan_yuan"], &set["residents"]), (&json!(52.0), &json!(2000)));
    assert_eq!(set["gates_opened"], json!(["测试社区"]));
    // With ten less than both gates take, there is one; with all, both.
    let gates = |budget: &str| {
        let ranking = case.rank(&["--by", "gate", "--budget", budget]);
        list(&ranking["plan"]["set"]["gates_opened"]).len()
    };
    assert_eq!((gates("49.999999"), gates("50"), gates("109.999999"), gates("110")), (0, 1, 1, 2));
    // Unknown facts behind the gap: whether the gate opens is not known.
    let mut open = one.clone();
    open.survey.retain(|answer| answer["clause"] != "9.a");
    let ranking = Case::new(&[open]).rank(&["--by", "gate"]);
    assert_eq!(ranking["rows"][0]["gate"]["opens"], Value::Null);
}

#[test]
fn a_budget_at_the_cost_buys_and_a_fen_below_does_not() {
    let case = Case::new(&[priced(&[("3", "40.5"), ("13", "25"), ("20", "0.000001")])]);
    let at = |budget: &str| bought(&case.rank(&["--budget", budget]));
    assert_eq!(at("65.500001"), [20, 13, 3]);
    assert_eq!(at("65.5"), [20, 13]);
    assert_eq!(at("40.5"), [20, 13]);
    assert_eq!(at("25.000001"), [20, 13]);
    assert_eq!(at("25"), [20]);
    assert_eq!(at("0.000001"), [20]);
    assert_eq!(at("0"), [0u64; 0]);
    assert_eq!(at("25 万元"), [20]);
    assert_eq!(at("250000.01元"), [20, 13]);
    let ranking = case.rank(&["--budget", "25", "--step", "40.500001"]);
    let plan = &ranking["plan"];
    assert_eq!(plan["next"]["set"]["cost_wan_yuan"], 65.500001);
    assert_eq!((list(&plan["next"]["added"]).len(), list(&plan["next"]["dropped"]).len()), (2, 0));
    assert_eq!(plan["set"]["unspent_wan_yuan"], 24.999999);
    assert_eq!(plan["left_out"][1], json!({ "rank": 3, "why": "beyond_budget", "short_wan_yuan": 15.5 }));
    let (_, text, _) = case.run(&["--budget", "25"]);
    assert!(text.contains("再加 50 万元：增加 测试社区 13"), "{text}");
    assert!(text.contains("单独一项就超出预算 15.5 万元"), "{text}");
}

#[test]
fn the_best_set_is_not_always_the_first_rows() {
    // Of points per 万元 the covenant has most, but then the nursery is beyond what is left.
    let case = Case::new(&[priced(&[("3", "50"), ("13", "50"), ("20", "10")])]);
    let ranking = case.rank(&["--by", "score", "--budget", "50", "--step", "10"]);
    assert_eq!((items(&ranking), bought(&ranking)), (vec![20, 3, 13], vec![3]));
    let left = json!([{ "rank": 1, "why": "others_do_more" }, { "rank": 3, "why": "others_do_more" }]);
    assert_eq!(ranking["plan"]["left_out"], left);
    assert_eq!(ranking["plan"]["next"]["added"], json!([1]));
    let after = &ranking["plan"]["communities"][0];
    assert_eq!((&after["before"]["low"], &after["after"]["low"]), (&json!(90.0), &json!(95.0)));
    // Of sets that serve as many, the cheaper.
    assert_eq!(bought(&case.rank(&["--budget", "100"])), [20, 3]);
    assert_eq!(case.rank(&["--budget", "100"])["plan"]["set"]["cost_wan_yuan"], 60.0);
}

#[test]
fn a_project_that_closes_several_items_is_bought_once() {
    let complex = |costs: [&str; 3]| {
        let mut town = town();
        let rows = ["3", "13", "20"].iter().zip(costs);
        town.projects = rows
            .map(|(item, cost)| project(item, json!({ "project_name": "综合体", "cost_wan_yuan": cost })))
            .collect();
        town.projects.push(project("3", json!({ "project_name": "设备", "cost_wan_yuan": "5" })));
        Case::new(&[town])
    };
    for (costs, whole, counting) in [
        (["30", "30", "30"], 30.0, "once"),
        (["30", "", ""], 30.0, "once"),
        (["10", "15", "5"], 30.0, "summed"),
    ] {
        let ranking = complex(costs).rank(&["--budget", "30"]);
        // The nursery takes its equipment too: 35 for all three, 30 for the other two.
        let of = |item| {
            let purchase = &row(&ranking, item)["purchase"];
            (purchase["cost_wan_yuan"].as_f64().unwrap(), purchase["people"].as_u64().unwrap())
        };
        assert_eq!((of(3), of(13), of(20)), ((whole + 5.0, 1500), (whole, 1000), (whole, 1000)));
        assert_eq!(ranking["projects"][0]["basis"]["counting"], counting);
        assert_eq!(items(&ranking), [3, 13, 20]);
        assert_eq!(
            (bought(&ranking), &ranking["plan"]["set"]["cost_wan_yuan"]),
            (vec![13, 20], &json!(30.0))
        );
        assert_eq!(bought(&complex(costs).rank(&["--budget", "35"])), [3, 13, 20]);
        assert_eq!(bought(&complex(costs).rank(&["--budget", "29.99"])), [0u64; 0]);
    }
    // Parts of which one is not told: what is bought for both is not known; the third has its own.
    let ranking = complex(["10", "15", ""]).rank(&["--budget", "100"]);
    assert_eq!(bought(&ranking), [0u64; 0]);
    let (_, text, _) = complex(["30", "30", "30"]).run(&[]);
    assert!(text.contains("一次投入解决 3 项（3、13、20）：每万元惠及 42.9 人，排在最前。"), "{text}");
}

#[test]
fn costs_come_from_a_table_where_the_register_does_not_tell() {
    let mut town = town().without("waste_collection_point");
    town.facility("nursery", 140.0, 50.0, json!({ "id": "n", "floor_area_m2": 185 }));
    let residence = town.features.iter_mut().find(|f| f["properties"]["layer"] == "residences").unwrap();
    merge(&mut residence["properties"], json!({ "entrances_with_ramp": 1 }));
    town.projects = vec![project("20", json!({ "cost_wan_yuan": "3" })), project("12", json!({}))];
    let case = Case::new(&[town]);
    let path = case.costs(
        r#"
        [[items]]
        item = "一个托儿所"
        yuan = 3000.5
        unit = "平方米"
        source = "评审"
        [[items]]
        item = 20
        cost = "99 万元"
        source = "评审"
        [[clauses]]
        clause = "12.a"
        cost = "6000 元"
        unit = "个出入口"
        source = "结算价"
        [[clauses]]
        clause = "13.a"
        wan_yuan = 0.8
        unit = "处"
        source = "结算价"
        [[clauses]]
        clause = "13.c"
        wan_yuan = 32
        source = "结算价"
        "#,
    );
    let ranking = case.rank(&["--costs", &path]);
    // 15 m² short; the register wins; three entrances lack a ramp; two points and a toilet.
    for (item, cost) in [(3, 4.50075), (20, 3.0), (12, 1.8), (13, 33.6)] {
        assert_eq!(row(&ranking, item)["cost_wan_yuan"], cost, "{item}");
    }
    let (_, text, _) = case.run(&["--costs", &path]);
    assert!(!text.contains("不详"), "{text}");
    // A table that prices one of two failing clauses prices nothing; a unit nobody measured neither.
    let path = case.costs(
        "[[clauses]]\nclause = \"13.a\"\nwan_yuan = 1\nsource = \"a\"\n[[items]]\nitem = 12\nwan_yuan = 1\nunit = \"班\"\nsource = \"a\"\n",
    );
    let ranking = case.rank(&["--costs", &path, "--budget", "1000"]);
    let why = |item| {
        let project = row(&ranking, item)["projects"][0].as_u64().unwrap() as usize;
        ranking["projects"][project]["basis"]["why"].clone()
    };
    assert_eq!((why(13), why(12), why(3)), (json!("not_told"), json!("no_shortfall"), json!("not_told")));
    assert_eq!(bought(&ranking), [20]);
    let left = list(&ranking["plan"]["left_out"]);
    assert!(left.len() == 3 && left.iter().all(|left| left["why"] == "cost_unknown"), "{left:?}");
}

#[test]
fn a_complex_of_the_table_closes_its_items_at_once() {
    let case = Case::new(&[priced(&[("3", "400"), ("20", "1")])]);
    let path = case.costs(
        r#"
        amounts_in = "万元"
        [[complexes]]
        community = "测试社区"
        name = "综合体"
        items = [3, "环境卫生设施", 5]
        cost = 50
        source = "可研"
        [[complexes]]
        community = "c"
        name = "多余的"
        items = [6]
        cost = 50
        source = "可研"
        "#,
    );
    let ranking = case.rank(&["--costs", &path, "--budget", "51"]);
    assert_eq!(row(&ranking, 13)["purchase"]["closes"], json!([3, 13]));
    assert_eq!(row(&ranking, 3)["cost_wan_yuan"], 50.0);
    assert_eq!(bought(&ranking), [20, 3, 13]);
    assert_eq!(ranking["idle_complexes"], json!(["多余的"]));
    assert_eq!(bought(&case.rank(&["--costs", &path, "--budget", "50.99"])), [3, 13]);
}

#[test]
fn readiness_says_what_is_missing() {
    let lacks = |town: &Town, item: u64| -> Vec<Value> {
        let ranking = Case::new(std::slice::from_ref(town)).rank(&[]);
        let row = row(&ranking, item);
        let lacks = list(&row["lacks"]).clone();
        assert_eq!(row["ready"], lacks.is_empty());
        lacks
    };
    let of = |town: &Town, item| -> Vec<String> {
        lacks(town, item).iter().map(|lack| lack["lack"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(of(&town(), 3), ["project", "site"]);
    assert_eq!(of(&town(), 20), ["project"]);
    let mut given = town();
    given.projects = vec![project("3", json!({ "deadline": "2023-06-29", "status": "在建" }))];
    assert_eq!(of(&given, 3), ["responsible_unit", "overdue", "site"]);
    given.projects = vec![project("3", json!({ "responsible": "市卫生健康委", "deadline": "2023-06-30" }))];
    for (area, ready) in [(199.99, false), (200.0, true)] {
        let mut town = given.clone();
        town.add("sites", crate::town::point(500.0, 500.0), json!({ "id": "s", "site_area_m2": area }));
        assert_eq!(of(&town, 3).is_empty(), ready, "{area}");
    }
    // An outline stands in for what a site does not say; one beyond the boundary is no site of it.
    for (x, ready) in [(500.0, true), (5000.0, false)] {
        let mut town = given.clone();
        town.add("sites", crate::town::rectangle(x, 500.0, 20.0, 11.0), json!({ "id": "s" }));
        assert_eq!(of(&town, 3).is_empty(), ready, "{x}");
    }
    let mut planned = given.clone();
    planned.facility("nursery", 140.0, 50.0, json!({ "status": "planned", "floor_area_m2": 260 }));
    assert_eq!(of(&planned, 3), [""; 0]);
    given.projects[0]["status"] = json!("已完工");
    assert_eq!(of(&given, 3), ["complete_on_paper", "site"]);
}

#[test]
fn waived_gaps_stand_apart() {
    let mut town = priced(&[("3", "40"), ("13", "25"), ("20", "1")]);
    town.waive("3.a", "2023-01-01", "2024-06-30");
    let case = Case::new(&[town]);
    let ranking = case.rank(&["--budget", "1000"]);
    assert_eq!(items(&ranking), [20, 13]);
    assert_eq!(ranking["waived"][0]["item"], 3);
    assert_eq!(ranking["waived"][0]["until"], "2024-06-30");
    assert_eq!(bought(&ranking), [20, 13]);
    let (_, text, _) = case.run(&[]);
    assert!(
        text.contains("── 已豁免，不参加排序（1）\n   测试社区　3 一个托儿所：3.a，豁免至 2024-06-30"),
        "{text}"
    );
    assert_eq!(items(&case.rank(&["--as-of", "2024-07-01"])), [20, 13, 3]);
}

#[test]
fn where_nothing_fails_that_is_said() {
    let case = Case::new(&[Town::perfect()]);
    let (code, text, told) = case.run(&["--budget", "500"]);
    assert_eq!(code, Some(0), "{told}");
    assert!(text.contains("1 个社区没有不达标项，没有可排的"), "{text}");
    assert!(!text.contains("预算"), "{text}");
    let mut waived = Town::perfect().without("nursery");
    waived.waive("3.a", "2023-01-01", "2024-06-30");
    let (code, text, _) = Case::new(&[waived]).run(&[]);
    assert_eq!(code, Some(0));
    assert!(text.contains("1 个不达标项全部已豁免，没有可排的"), "{text}");
}

#[test]
fn bad_input_is_refused_with_its_place_and_what_to_do() {
    let case = Case::new(&[town()]);
    for (budget, part) in [
        ("-5", "小于 0"),
        ("-0.000001", "小于 0"),
        ("五百", "不是金额"),
        ("nan", "不是金额"),
        ("1e3", "不是金额"),
        ("0.0000001", "细于一分钱"),
        ("1000000000", "超过一千亿元"),
    ] {
        case.refused(&["--budget", budget], &["--budget", part, "应为"]);
        case.refused(&["--budget", "5", "--step", budget], &["--step", part]);
    }
    case.refused(&["--step", "5"], &["--budget"]);
    case.refused(&["--by", "gate"], &["没有“七有”关口", "--by residents"]);
    case.refused(&["--by", "weight"], &["weight", "residents"]);
    case.refused(&["--costs", "nowhere.toml"], &["nowhere.toml", "unreadable"]);
    let refused = |text: &str, parts: &[&str]| {
        let path = case.costs(text);
        case.refused(&["--costs", &path], &[&["costs.toml"], parts].concat());
    };
    let entry = |more: &str| format!("[[items]]\nitem = 3\nsource = \"a\"\n{more}\n");
    let two =
        "[[items]]\nitem = 3\nsource = \"a\"\ncost = \"1 万元\"\n[[items]]\nitem = 13\nsource = \"a\"\n";
    refused(&entry("price = 4"), &["第 4 行第 1 列", "price", "yuan"]);
    refused(&entry("cost = 45"), &["第 4 行第 8 列", "45 没有写单位", "元还是万元"]);
    refused(
        &format!("{two}cost = \"5 元\"\n[[items]]\nitem = 20\nsource = \"a\"\ncost = 45\n"),
        &["第 12 行第 8 列", "45 没有写单位", "有的金额是元、有的是万元"],
    );
    refused(&entry("cost = \"-1 万元\""), &["小于 0"]);
    refused(&entry("cost = \"约 5 万元\""), &["不是金额"]);
    refused(&entry("cost = \"5 万元\"\nyuan = 3"), &["金额写了 2 个"]);
    refused(&entry(""), &["第 2 行第 8 列", "金额写了 0 个"]);
    refused(&entry("cost = \"5 万元\"\nunit = \"间\""), &["第 5 行第 8 列", "单位“间”不认识"]);
    refused(
        &entry("cost = \"5 万元\"\n[[items]]\nitem = \"托儿所\"\nsource = \"a\"\nyuan = 1"),
        &["一个托儿所"],
    );
    refused("[[items]]\nitem = 3\ncost = \"5 万元\"\n", &["source"]);
    refused("[[items]]\nitem = 3\nsource = \"\"\ncost = \"5 万元\"\n", &["没有写出处"]);
    refused(
        "[[items]]\nitem = 3\nsource = \"a\"\nyuan = 1\n[[items]]\nitem = \"nursery\"\nsource = \"a\"\nyuan = 1\n",
        &["3 的造价写了两次"],
    );
    refused(
        "[[clauses]]\nclause = \"3.z\"\nsource = \"a\"\nyuan = 1\n",
        &["第 2 行第 10 列", "没有条款“3.z”"],
    );
    let complex = |community: &str, items: &str| {
        format!(
            "[[complexes]]\ncommunity = \"{community}\"\nname = \"n\"\nitems = {items}\nyuan = 1\nsource = \"a\"\n"
        )
    };
    refused(&complex("测试小区", "[3]"), &["第 2 行第 13 列", "没有社区“测试小区”", "测试社区"]);
    refused(&complex("c", "[]"), &["没有写关哪几项"]);
    refused(&complex("c", "[33]"), &["没有“33”这一项"]);
    refused(&[complex("c", "[3]"), complex("c", "[3, 13]")].concat(), &["c 3 的造价写了两次"]);
    refused("amounts_in = \"美元\"\n", &["金额单位“美元”不认识"]);
    refused("[[items]\n", &["第 1 行"]);
    // All that is wrong is said at once.
    let path = case.costs(&[complex("c", "[]"), entry("cost = \"x\"")].concat());
    case.refused(&["--costs", &path], &["没有写关哪几项", "“x”不是金额", "2 个错误"]);

    // Nobody to rank by: no residences, and no total of the community's own.
    let mut empty = town();
    empty.features.retain(|feature| feature["properties"]["layer"] != "residences");
    for key in ["population", "households"] {
        empty.features[0]["properties"].as_object_mut().unwrap().remove(key);
    }
    let nobody = Case::new(&[empty]);
    nobody.refused(&[], &["no-residents", "没有住宅楼", "--by score"]);
    assert_eq!(nobody.rank(&["--by", "score"])["rows"][0]["served"]["people"], Value::Null);

    let mut other = town();
    other.dataset["standard"] = json!("ningxia-2023");
    Case::new(&[town(), other]).refused(&[], &["other-standard", "--standard"]);
    Case::new(&[town(), town()])
        .refused(&["--community", "测试社区一"], &["没有社区“测试社区一”", "测试社区"]);
}

#[test]
fn the_set_is_that_of_brute_force_through_the_binary() {
    let mut state = 11u64;
    let mut random = |below: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    let lacking =
        ["nursery", "public_toilet", "supermarket", "health_station", "kindergarten", "green_space"];
    for _ in 0..25 {
        let mut towns = Vec::new();
        for _ in 0..2 {
            let mut town = Town::perfect();
            let population = 50 + random(400);
            for feature in &mut town.features {
                if feature["properties"]["layer"] == "residences" {
                    feature["properties"]["population"] = json!(population);
                }
            }
            for category in lacking {
                if random(3) > 0 {
                    town = town.without(category);
                }
            }
            for item in ["2", "3", "5", "6", "13", "15"] {
                let name = if random(3) == 0 { json!("综合体") } else { json!("") };
                let cost = format!("{}.{:02}", random(90), random(100));
                town.projects.push(project(item, json!({ "cost_wan_yuan": cost, "project_name": name })));
            }
            towns.push(town);
        }
        let case = Case::new(&towns);
        let budget = random(250).to_string();
        let ranking = case.rank(&["--budget", &budget]);
        let fen = |value: &Value| (value.as_f64().unwrap() * 1e6).round() as u64;
        let projects: Vec<u64> =
            list(&ranking["projects"]).iter().map(|p| fen(&p["cost_wan_yuan"])).collect();
        let gaps: Vec<(Vec<usize>, u64)> = list(&ranking["rows"])
            .iter()
            .map(|row| {
                let of = list(&row["projects"]).iter().map(|at| at.as_u64().unwrap() as usize).collect();
                (of, row["served"]["people"].as_u64().unwrap())
            })
            .collect();
        let budget = budget.parse::<u64>().unwrap() * 1_000_000;
        let best = (0u32..1 << projects.len())
            .filter_map(|set| {
                let has = |at: &usize| set >> at & 1 == 1;
                let cost: u64 = (0..projects.len()).filter(has).map(|at| projects[at]).sum();
                let residents = gaps.iter().filter(|(of, _)| of.iter().all(has)).map(|(_, people)| people);
                (cost <= budget).then(|| (residents.sum::<u64>(), std::cmp::Reverse(cost)))
            })
            .max()
            .unwrap();
        let set = &ranking["plan"]["set"];
        assert_eq!((set["residents"].as_u64().unwrap(), fen(&set["cost_wan_yuan"])), (best.0, best.1.0));
    }
}

/// The pilots with the register of their second state, whose costs are illustrative.
fn pilots() -> Case {
    let case = Case { folder: tempfile::tempdir().unwrap(), datasets: Vec::new() };
    let data = case.folder.path().join("pilots");
    fs::create_dir(&data).unwrap();
    for entry in fs::read_dir(PILOTS).unwrap().map(|entry| entry.unwrap().path()).filter(|p| p.is_file()) {
        fs::copy(&entry, data.join(entry.file_name().unwrap())).unwrap();
    }
    fs::copy(Path::new(PILOTS).join("after/projects.csv"), data.join("projects.csv")).unwrap();
    Case { datasets: vec![data], ..case }
}

#[test]
fn the_pilots_are_ranked_and_their_best_set_is_that_of_a_table_of_all_budgets() {
    let case = pilots();
    let ranking = case.rank(&["--budget", "500"]);
    let rows = list(&ranking["rows"]);
    assert_eq!(rows.len(), 45);
    assert_eq!((&rows[0]["community"], &rows[0]["item"]), (&json!("changan"), &json!(14)));
    // Its residents over its cost: 10,664 at 3.8.
    assert_eq!(rows[0]["purchase"]["residents_per_wan_yuan"], 10664.0 / 3.8);
    let unpriced: Vec<(&Value, &Value)> = rows
        .iter()
        .filter(|row| row["cost_wan_yuan"].is_null())
        .map(|row| (&row["community"], &row["item"]))
        .collect();
    assert_eq!(unpriced, [(&json!("zhongshan"), &json!(10)), (&json!("xindunhuayuan"), &json!(3))]);
    // No project closes two gaps here, and costs are whole hundreds of yuan: a table of what is
    // reached at each hundred, with at what least cost.
    let hundreds = |value: &Value| (value.as_f64().unwrap() * 100.0).round() as usize;
    let mut reached = vec![0u64; 50_001];
    for row in rows.iter().filter(|row| !row["cost_wan_yuan"].is_null()) {
        assert_eq!(list(&row["purchase"]["closes"]).len(), 1);
        let (cost, people) = (hundreds(&row["cost_wan_yuan"]), row["served"]["people"].as_u64().unwrap());
        for at in (cost..reached.len()).rev() {
            reached[at] = reached[at].max(reached[at - cost] + people);
        }
    }
    let least = reached.iter().position(|people| *people == reached[50_000]).unwrap();
    let set = &ranking["plan"]["set"];
    assert_eq!(
        (set["residents"].as_u64().unwrap(), hundreds(&set["cost_wan_yuan"])),
        (reached[50_000], least)
    );
    // For every order there is a set for every budget, and more money never reaches less.
    for by in ["residents", "score", "gate"] {
        let ranking = case.rank(&["--by", by, "--budget", "900", "--step", "100"]);
        let (set, next) = (&ranking["plan"]["set"], &ranking["plan"]["next"]["set"]);
        let gates = |set: &Value| list(&set["gates_opened"]).len();
        match by {
            "gate" => assert!(gates(next) >= gates(set) && gates(set) > 0, "{set}"),
            "score" => assert!(next["points"]["low"].as_f64() >= set["points"]["low"].as_f64()),
            _ => assert!(next["residents"].as_u64() >= set["residents"].as_u64()),
        }
    }
    let all = case.rank(&["--budget", "10000"]);
    assert_eq!(list(&all["plan"]["left_out"]).len(), 2);
    let communities = list(&all["plan"]["communities"]);
    assert_eq!(communities.iter().filter(|c| c["gate_after"] == "pass").count(), 3);
}

#[test]
fn tables_and_workbooks_hold_what_is_printed() {
    let case = pilots();
    let ranking = case.rank(&["--budget", "500"]);
    let out = case.folder.path().join("out");
    assert!(fs::read(out.join("rank.csv")).unwrap().starts_with(b"\xef\xbb\xbf"));
    let table = rows(&out.join("rank.csv"));
    let mut book: Xlsx<_> = open_workbook(out.join("rank.xlsx")).unwrap();
    assert_eq!(book.sheet_names(), ["排序", "预算"]);
    let sheet = book.worksheet_range("排序").unwrap();
    let head = sheet.rows().position(|row| row[0] == Data::String("位次".into())).unwrap();
    let column = |name: &str| {
        sheet.rows().nth(head).unwrap().iter().position(|c| *c == Data::String(name.into())).unwrap()
    };
    let (cost, residents, why) = (column("投资（万元）"), column("惠及居民（人）"), column("为什么排在这里"));
    let lines = sheet.rows().skip(head + 1).zip(&table).zip(list(&ranking["rows"]));
    let mut count = 0;
    for ((line, cells), row) in lines {
        count += 1;
        assert_eq!(line[0], Data::Float(row["rank"].as_f64().unwrap()));
        assert_eq!(line[residents], Data::Float(row["served"]["people"].as_f64().unwrap()));
        match row["cost_wan_yuan"].as_f64() {
            Some(wan_yuan) => assert_eq!(
                (&line[cost], &cells["投资（万元）"]),
                (&Data::Float(wan_yuan), &wan_yuan.to_string())
            ),
            None => assert_eq!((&line[cost], cells["投资（万元）"].as_str()), (&Data::Empty, "")),
        }
        assert_eq!(line[why], Data::String(cells["为什么排在这里"].clone()));
    }
    assert_eq!(count, 45);
    let mut archive = zip::ZipArchive::new(fs::File::open(out.join("rank.xlsx")).unwrap()).unwrap();
    let sheet = std::io::read_to_string(archive.by_name("xl/worksheets/sheet1.xml").unwrap()).unwrap();
    assert!(sheet.contains("state=\"frozen\""));
    // The same input gives the same bytes, in English too.
    for lang in ["zh", "en"] {
        let bytes = || {
            case.rank(&["--budget", "500", "--lang", lang]);
            ["rank.csv", "rank.xlsx", "rank.json"].map(|name| fs::read(out.join(name)).unwrap())
        };
        assert!(bytes() == bytes());
        let (_, text, _) = case.run(&["--budget", "500", "--by", "gate", "--lang", lang]);
        assert_eq!(text.contains("Budget 500"), lang == "en");
    }
}
