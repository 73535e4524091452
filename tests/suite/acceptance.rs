//! Acceptance: what is done on paper counts for nothing, what is done in the place does.

use std::fs;
use std::path::{Path, PathBuf};

use calamine::{Data, Reader, Xlsx, open_workbook};
use serde_json::{Value, json};

use crate::register::project;
use crate::town::{Town, ccaudit, rows, stderr, stdout};

const PILOTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data/zhongwei");

/// A folder with a town before and after building.
struct Case {
    folder: tempfile::TempDir,
}

impl Case {
    /// Audits the town before, and writes the one after.
    fn new(before: &Town, after: &Town) -> Case {
        let case = Case { folder: tempfile::tempdir().unwrap() };
        before.write(&case.path("before"));
        case.audit("before", "before-out");
        after.write(&case.path("after"));
        case
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn audit(&self, data: &str, out: &str) {
        let (data, out) = (self.path(data), self.path(out));
        let arguments =
            ["audit", data.to_str().unwrap(), "-q", "--format", "json", "--out", out.to_str().unwrap()];
        let output = ccaudit(arguments);
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    }

    /// Exit code, standard output and standard error of the acceptance.
    fn run(&self, more: &[&str]) -> (Option<i32>, String, String) {
        let (data, before) = (self.path("after"), self.path("before-out").join("audit.json"));
        let arguments = ["accept", data.to_str().unwrap(), "--before", before.to_str().unwrap(), "-q"];
        let output = ccaudit(arguments.into_iter().chain(more.iter().copied()));
        (output.status.code(), stdout(&output), stderr(&output))
    }

    /// `acceptance.json`.
    fn accept(&self, more: &[&str]) -> Value {
        let out = self.path("out");
        let arguments = ["--out", out.to_str().unwrap()];
        let (code, _, told) =
            self.run(&arguments.into_iter().chain(more.iter().copied()).collect::<Vec<_>>());
        assert_eq!(code, Some(0), "{told}");
        json_of(&out.join("acceptance.json"))
    }
}

fn json_of(path: &Path) -> Value {
    serde_json::from_slice(&fs::read(path).unwrap()).unwrap()
}

fn list(value: &Value) -> &Vec<Value> {
    value.as_array().unwrap()
}

/// A town after building: of October, with one project for the nursery.
fn after(mut town: Town, status: &str) -> Town {
    town.dataset["as_of"] = "2023-10-30".into();
    town.projects = vec![project(
        "3",
        json!({ "project_name": "托育园", "status": status, "deadline": "2023年9月30日前", "responsible": "市卫生健康委" }),
    )];
    town
}

fn with_nursery(area: Value) -> Town {
    let mut town = Town::perfect().without("nursery");
    town.facility("nursery", 140.0, 50.0, json!({ "id": "n", "floor_area_m2": area }));
    town
}

#[test]
fn a_project_passes_when_its_clause_passes_whatever_the_register_says() {
    let before = Town::perfect().without("nursery");
    for (area, status, conclusion, paper_only, short) in [
        (json!(200), "已完工", "pass", false, None),
        (json!(200), "未开工", "pass", false, None),
        (json!(199.99), "已完工", "rectify", true, Some(0.01)),
        (json!(185), "已验收", "rectify", true, Some(15.0)),
        (json!(120), "在建", "rectify", false, Some(80.0)),
        (Value::Null, "已完工", "verify", false, None),
    ] {
        let acceptance = Case::new(&before, &after(with_nursery(area.clone()), status)).accept(&[]);
        let community = &acceptance["communities"][0];
        let project = &community["projects"][0];
        assert_eq!(project["conclusion"], conclusion, "{area} {status}");
        assert_eq!(community["conclusion"], conclusion, "{area} {status}");
        assert_eq!(project["paper_only"], paper_only, "{area} {status}");
        let clause = &project["clauses"][0];
        assert_eq!((&clause["id"], &clause["before"]), (&json!("3.a"), &json!("fail")));
        match short {
            None => assert_eq!(clause["short"], json!([])),
            Some(by) => {
                assert_eq!(clause["short"][0]["property"], "floor_area_m2");
                assert!((clause["short"][0]["by"].as_f64().unwrap() - by).abs() < 1e-9, "{clause}");
            }
        }
        let reason = project["reason"].as_str().unwrap();
        assert_eq!(reason.contains("台账仍为未开工，请更新"), status == "未开工", "{reason}");
        assert_eq!(reason.starts_with(&format!("台账为{status}，实测不达标——3.a")), paper_only, "{reason}");
        // What fails is on the rectification list, what is unknown is asked for.
        let kinds: Vec<&Value> = list(&community["rectifications"]).iter().map(|row| &row["kind"]).collect();
        let expected = match (conclusion, paper_only) {
            ("rectify", true) => vec![json!("paper_only")],
            ("rectify", false) => vec![json!("unfinished")],
            _ => vec![],
        };
        assert_eq!(kinds, expected.iter().collect::<Vec<_>>());
        assert_eq!(list(&community["to_verify"]).len(), usize::from(conclusion == "verify"));
        assert_eq!(list(&community["closed"]).len(), usize::from(conclusion != "rectify"), "{area}");
    }
}

#[test]
fn what_passes_by_its_measure_alone_is_proved() {
    // Ramps everywhere: nothing is left to point at, and the share measured is the proof.
    let mut before = Town::perfect();
    for feature in &mut before.features {
        let properties = feature["properties"].as_object_mut().unwrap();
        properties.entry("entrances_with_ramp").and_modify(|ramps| *ramps = json!(1));
    }
    let mut built = Town::perfect();
    built.dataset["as_of"] = "2023-10-30".into();
    built.projects = vec![project("12", json!({ "project_name": "坡道", "status": "已完工" }))];
    let acceptance = Case::new(&before, &built).accept(&[]);
    let project = &acceptance["communities"][0]["projects"][0];
    let clause = &project["clauses"][0];
    assert_eq!(
        (&clause["id"], &clause["before"], &clause["now"]),
        (&json!("12.a"), &json!("fail"), &json!("pass"))
    );
    assert_eq!((&clause["evidence"], &clause["measured"]["low"]), (&json!([]), &json!(1.0)));
    assert_eq!(project["conclusion"], "pass", "{project}");
}

#[test]
fn what_passed_and_fails_now_is_found_with_or_without_a_project() {
    let before = Town::perfect().without("nursery");
    let town = with_nursery(json!(260)).without("supermarket").answering("否", &["9.i"]);
    let mut town = after(town, "已完工");
    town.survey.retain(|row| row["clause"] != "16.a");
    let acceptance = Case::new(&before, &town).accept(&[]);
    let community = &acceptance["communities"][0];
    let ids = |key: &str| -> Vec<String> {
        list(&community[key]).iter().map(|changed| changed["id"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(ids("regressions"), ["6.a", "9.i"]);
    assert_eq!(ids("lost"), ["16.a"]);
    let items = |key: &str| -> Vec<u64> {
        list(&community[key]).iter().map(|gap| gap["item"].as_u64().unwrap()).collect()
    };
    assert_eq!((items("new_gaps"), items("closed")), (vec![6, 9], vec![3]));
    assert_eq!(items("rectifications"), [6, 9]);
    assert!(list(&community["rectifications"]).iter().all(|row| row["kind"] == "regression"));
    assert_eq!(community["projects"][0]["conclusion"], "pass");
    assert_eq!(community["conclusion"], "rectify");
}

#[test]
fn a_gap_nobody_has_a_project_for_is_put_right_all_the_same() {
    let before = Town::perfect().without("nursery").without("public_toilet");
    let acceptance =
        Case::new(&before, &after(with_nursery(json!(260)).without("public_toilet"), "已完工")).accept(&[]);
    let rows = list(&acceptance["communities"][0]["rectifications"]);
    assert_eq!(rows.len(), 1);
    assert_eq!((&rows[0]["item"], &rows[0]["kind"]), (&json!(13), &json!("unplanned")));
}

#[test]
fn a_waived_clause_is_accepted_by_its_waiver_until_its_last_day() {
    let before = Town::perfect().without("nursery");
    let mut town = after(with_nursery(json!(185)), "已完工");
    town.waive("3.a", "2023-10-01", "2023-10-30");
    let case = Case::new(&before, &town);
    let community = case.accept(&[])["communities"][0].take();
    assert_eq!(community["projects"][0]["conclusion"], "pass");
    assert_eq!(community["projects"][0]["by_waiver"], true);
    assert_eq!(community["projects"][0]["now"], "fail");
    assert_eq!(community["rectifications"], json!([]));
    let (_, text, _) = case.run(&[]);
    assert!(text.contains("通过（豁免）　3 一个托儿所：3.a（已豁免）"), "{text}");
    let community = case.accept(&["--as-of", "2023-10-31"])["communities"][0].take();
    assert_eq!(community["projects"][0]["conclusion"], "rectify");
    assert_eq!(community["projects"][0]["by_waiver"], false);
}

#[test]
fn the_new_deadline_is_the_users_the_plans_or_thirty_days() {
    let before = Town::perfect().without("nursery");
    let mut town = after(with_nursery(json!(185)), "已完工");
    let rectify_by = |case: &Case, more: &[&str]| {
        let acceptance = case.accept(more);
        let row = &acceptance["communities"][0]["rectifications"][0];
        assert_eq!(row["deadline"], "2023年9月30日前");
        assert_eq!(row["responsible"], "市卫生健康委");
        row["rectify_by"].as_str().unwrap().to_owned()
    };
    let case = Case::new(&before, &town);
    assert_eq!(rectify_by(&case, &[]), "2023年11月29日前");
    assert_eq!(rectify_by(&case, &["--as-of", "2024-01-31"]), "2024年3月1日前");
    assert_eq!(rectify_by(&case, &["--rectify-by", "2023-12-15"]), "2023年12月15日前");
    let (code, _, told) = case.run(&["--rectify-by", "2023-09-31"]);
    assert_eq!(code, Some(2));
    assert!(told.contains("--rectify-by 2023-09-31 不是日期"), "{told}");
    let mut before = before;
    for town in [&mut before, &mut town] {
        town.dataset["standard"] = "zhongwei-2023".into();
    }
    let case = Case::new(&before, &town);
    assert_eq!(rectify_by(&case, &[]), "2023年11月30日前");
    assert_eq!(rectify_by(&case, &["--as-of", "2023-11-30"]), "2023年11月30日前");
    assert_eq!(rectify_by(&case, &["--as-of", "2023-12-01"]), "2023年12月31日前");
}

#[test]
fn an_audit_beside_itself_changes_nothing() {
    // Whatever is lacking, unknown or waived.
    let towns = (0..6u32).map(|seed| {
        let mut town = Town::perfect();
        for (bit, category) in ["nursery", "supermarket", "bus_stop", "green_space"].iter().enumerate() {
            if (seed + 1) >> bit & 1 == 1 {
                town = town.without(category);
            }
        }
        if seed % 2 == 0 {
            town = town.answering("否", &["9.a", "20.b"]);
        }
        if seed % 3 == 0 {
            town.dataset["surveyed"] = json!(["nursery"]);
            town.waive("3.a", "2023-01-01", "2024-01-01");
        }
        let status = ["未开工", "在建", "已完工", "已验收"][seed as usize % 4];
        town.projects =
            ["3", "6", "20"].iter().map(|item| project(item, json!({ "status": status }))).collect();
        town
    });
    for town in towns {
        let case = Case { folder: tempfile::tempdir().unwrap() };
        town.write(&case.path("after"));
        case.audit("after", "before-out");
        let acceptance = case.accept(&[]);
        let community = &acceptance["communities"][0];
        for key in ["regressions", "lost", "new_gaps", "closed"] {
            assert_eq!(community[key], json!([]), "{key}");
        }
        assert_eq!(community["before"], community["now"]);
        for project in list(&community["projects"]) {
            assert_eq!(project["before"], project["now"]);
            let passes = project["now"] == "pass";
            assert_eq!(project["conclusion"] == "pass", passes || project["by_waiver"] == true, "{project}");
        }
        // The audit it leaves is the one that `audit` writes, to the byte.
        let of = |file: &str| fs::read(case.path(file)).unwrap();
        assert!(of("out/history/2023-06-30.json") == of("before-out/audit.json"));
    }
}

#[test]
fn audits_that_cannot_be_set_beside_each_other_are_errors() {
    let before = Town::perfect().without("nursery");
    let town = after(with_nursery(json!(185)), "已完工");
    let case = Case::new(&before, &town);
    let refused = |case: &Case, more: &[&str], parts: &[&str]| {
        let out = case.path("refused");
        let mut arguments = vec!["--out", out.to_str().unwrap()];
        arguments.extend(more);
        let (code, text, told) = case.run(&arguments);
        assert_eq!((code, text.as_str()), (Some(2), ""), "{told}");
        parts.iter().for_each(|part| assert!(told.contains(part), "{part}: {told}"));
        assert!(!out.exists(), "nothing is written");
    };
    refused(&case, &["--as-of", "2023-06-29"], &["before-is-later", "2023-06-30", "2023-06-29", "处理"]);
    refused(&case, &["--standard", "ningxia-2023"], &["other-standard", "--across-standards"]);
    let (code, text, told) = case.run(&["--standard", "ningxia-2023", "--across-standards"]);
    assert_eq!(code, Some(0), "{told}");
    assert!(text.contains("注意：前一次核查用的是另一个标准或版本"), "{text}");
    let audit = case.path("before-out").join("audit.json");
    fs::write(
        &audit,
        fs::read_to_string(&audit)
            .unwrap()
            .replace("\"id\":\"c\"", "\"id\":\"elsewhere\"")
            .replace("\"id\": \"c\"", "\"id\": \"elsewhere\""),
    )
    .unwrap();
    refused(&case, &[], &["no-common-community", "elsewhere"]);
    fs::write(&audit, "{\"tool\"").unwrap();
    refused(&case, &[], &["audit.json", "错误["]);
    fs::remove_file(&audit).unwrap();
    refused(&case, &[], &["audit.json", "错误[unreadable]"]);
}

/// The pilots' acceptance, by the figures that the makers of their second state give
/// (`data/zhongwei/after_building.py`).
#[test]
fn the_pilots_show_every_kind_of_answer() {
    let folder = tempfile::tempdir().unwrap();
    let (out, accepted) = (folder.path().join("out"), folder.path().join("accepted"));
    let output = ccaudit(["audit", PILOTS, "-q", "--format", "json", "--out", out.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let before = out.join("audit.json");
    let output = ccaudit([
        "accept",
        &format!("{PILOTS}/after"),
        "--before",
        before.to_str().unwrap(),
        "-q",
        "--out",
        accepted.to_str().unwrap(),
    ]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let acceptance = json_of(&accepted.join("acceptance.json"));
    let communities = list(&acceptance["communities"]);
    let projects = || communities.iter().flat_map(|community| list(&community["projects"]));
    assert_eq!(projects().count(), 47);
    assert_eq!(communities.iter().map(|community| list(&community["closed"]).len()).sum::<usize>(), 37);
    let of = |community: &str, item: u64| {
        let community = communities.iter().find(|known| known["id"] == community).unwrap();
        list(&community["projects"]).iter().find(|project| project["item"] == item).unwrap()
    };
    for (community, item, conclusion, paper_only) in [
        ("hengxiang", 13, "rectify", false),
        ("fuxingyuan", 9, "rectify", false),
        ("zhongshan", 18, "rectify", false),
        ("changan", 10, "rectify", false),
        ("changan", 18, "rectify", false),
        ("zhongshan", 3, "rectify", true),
        ("changan", 12, "rectify", true),
        ("xindunhuayuan", 5, "verify", false),
        ("xindunhuayuan", 3, "pass", false),
        ("fuxingyuan", 20, "pass", false),
    ] {
        let project = of(community, item);
        assert_eq!(project["conclusion"], conclusion, "{community} {item}");
        assert_eq!(project["paper_only"], paper_only, "{community} {item}");
    }
    assert_eq!(projects().filter(|project| project["conclusion"] == "rectify").count(), 7);
    assert_eq!(of("xindunhuayuan", 3)["by_waiver"], true);
    let regressions: Vec<&Value> =
        communities.iter().flat_map(|community| list(&community["regressions"])).map(|c| &c["id"]).collect();
    assert_eq!(regressions, ["6.a"]);
    let lost: Vec<&Value> =
        communities.iter().flat_map(|community| list(&community["lost"])).map(|c| &c["id"]).collect();
    assert_eq!(lost, ["16.a"]);

    // The list holds what fails and is not waived, once, with who and by when.
    let list_rows = rows(&accepted.join("rectification.csv"));
    assert_eq!(list_rows.len(), 8);
    assert!(list_rows.iter().all(|row| row["整改时限"] == "2023年11月30日前" && !row["责任单位"].is_empty()));
    let mut book: Xlsx<_> = open_workbook(accepted.join("rectification.xlsx")).unwrap();
    let sheet = book.worksheet_range("整改清单").unwrap();
    assert_eq!(sheet.rows().count(), 9);
    assert_eq!(sheet.get((1, 2)), Some(&Data::Float(13.0)));
    for community in communities {
        opinion_says_what_the_acceptance_says(&accepted, community);
    }
}

/// Conclusions of the workbook, read by a reader of its own, and the words of the letter.
fn opinion_says_what_the_acceptance_says(accepted: &Path, community: &Value) {
    let id = community["id"].as_str().unwrap();
    let mut book: Xlsx<_> = open_workbook(accepted.join(format!("acceptance/{id}.xlsx"))).unwrap();
    let sheet = book.worksheet_range("项目验收").unwrap();
    let projects = list(&community["projects"]);
    assert_eq!(sheet.rows().count(), projects.len() + 1);
    let word = |project: &Value| match (project["conclusion"].as_str().unwrap(), project["by_waiver"] == true)
    {
        ("pass", false) => "通过",
        ("pass", true) => "通过（豁免）",
        ("rectify", _) => "整改",
        _ => "待核实",
    };
    for (row, project) in sheet.rows().skip(1).zip(projects) {
        assert_eq!(row[0], Data::Float(project["item"].as_f64().unwrap()));
        assert_eq!(row[6], Data::String(word(project).into()));
        assert_eq!(row[7], Data::String(project["reason"].as_str().unwrap().into()));
    }
    let opinion = book.worksheet_range("验收意见").unwrap();
    let seals = opinion.rows().filter(|row| row[0].to_string().contains("盖章")).count();
    assert_eq!(seals, 4);

    let text = crate::office::words(&accepted.join(format!("acceptance/{id}.docx")));
    assert!(text.starts_with(community["title"].as_str().unwrap()), "{text}");
    for project in projects {
        assert!(text.contains(project["reason"].as_str().unwrap()), "{id} {}", project["item"]);
    }
    for part in ["验收组组长（签字）", "民政部门（盖章）", "四、整改要求"] {
        assert!(text.contains(part), "{part}");
    }
}
