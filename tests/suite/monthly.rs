//! The monthly report and the yearly summary: counts by day against a script of its own
//! (`tests/data/register/count.py`), month-ends, money that nobody told.

use std::fs;
use std::path::Path;

use calamine::{Data, Reader, Xlsx, open_workbook};
use serde_json::{Value, json};

use crate::register::project;
use crate::town::{Town, ccaudit, stderr, stdout};

const AFTER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data/zhongwei/after");

fn json_of(path: &Path) -> Value {
    serde_json::from_slice(&fs::read(path).unwrap()).unwrap()
}

/// The one `.json` of a report, and what it printed.
fn report(data: &Path, more: &[&str]) -> (tempfile::TempDir, Value, String) {
    let out = tempfile::tempdir().unwrap();
    let arguments = ["monthly", data.to_str().unwrap(), "-q", "--out", out.path().to_str().unwrap()];
    let output = ccaudit(arguments.into_iter().chain(more.iter().copied()));
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let files = fs::read_dir(out.path()).unwrap().map(|entry| entry.unwrap().path());
    let json = files.filter(|path| path.extension().unwrap() == "json").collect::<Vec<_>>();
    assert_eq!(json.len(), 1, "{json:?}");
    let report = json_of(&json[0]);
    (out, report, stdout(&output))
}

/// A town whose register has these projects of item 3.
fn town(projects: &[Value]) -> Town {
    let mut town = Town::perfect().without("nursery");
    town.projects = projects.iter().map(|more| project("3", more.clone())).collect();
    town
}

fn of_town(projects: &[Value], more: &[&str]) -> Value {
    let folder = tempfile::tempdir().unwrap();
    town(projects).write(folder.path());
    report(folder.path(), more).1
}

#[test]
fn the_pilots_counts_are_those_of_another_script_at_every_date() {
    let expected = json_of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/register/expected.json"));
    let days = expected["as_of"].as_object().unwrap();
    assert!(days.len() >= 4);
    for (day, wanted) in days {
        let (_, report, _) = report(Path::new(AFTER), &["--as-of", day]);
        let same = |group: &Value, wanted: &Value, what: &str| {
            for key in ["projects", "not_started", "under_way", "complete", "accepted", "overdue", "late"] {
                assert_eq!(group[key], wanted[key], "{day} {what} {key}");
            }
            let money = |ours: &Value, theirs: &Value, which: &str| {
                let (ours, theirs) = (ours["sum"].as_f64().unwrap(), theirs[which].as_f64().unwrap());
                assert!((ours - theirs).abs() < 1e-6, "{day} {what}: {ours} {theirs}");
            };
            money(&group["planned"], &wanted["cost"], "all");
            money(&group["spent"], &wanted["spent"], "started");
            assert_eq!(group["planned"]["untold"], wanted["cost"]["untold"], "{day} {what}");
        };
        same(&report["total"], &wanted["all"], "all");
        let named = |list: &str, name: &str| -> Value {
            let groups = report[list].as_array().unwrap();
            groups.iter().find(|group| group["name"] == name).unwrap_or_else(|| panic!("{name}")).clone()
        };
        let names = [
            ("hengxiang", "恒祥社区"),
            ("fuxingyuan", "福兴苑社区"),
            ("xindunhuayuan", "新墩花园社区"),
            ("zhongshan", "中山社区"),
            ("changan", "长安社区"),
        ];
        for (id, name) in names {
            same(&named("communities", name), &wanted["communities"][id], name);
        }
        let units = wanted["units"].as_object().unwrap();
        assert_eq!(report["units"].as_array().unwrap().len(), units.len(), "{day}");
        for (unit, wanted) in units {
            same(&named("units", unit), wanted, unit);
        }
    }
}

#[test]
fn a_deadline_on_a_months_last_day_is_over_on_the_next() {
    let projects = [
        json!({ "deadline": "2023年2月底前", "started": "2023-02-01" }),
        json!({ "deadline": "2023年2月28日前", "started": "2023-02-01", "completed": "2023-02-28" }),
        json!({ "deadline": "2023年2月28日前", "started": "2023-02-01", "completed": "2023-03-01" }),
        json!({ "deadline": "长期坚持", "started": "2023-02-01" }),
    ];
    let counts = |day: &str| {
        let total = of_town(&projects, &["--as-of", day])["total"].clone();
        ["overdue", "soon", "late", "complete", "finished"].map(|key| total[key].as_u64().unwrap())
    };
    assert_eq!(counts("2023-02-27"), [0, 3, 0, 0, 0]);
    assert_eq!(counts("2023-02-28"), [0, 2, 0, 1, 1]);
    // Of three due on the day before one was complete in time, one is a day late, one overdue.
    assert_eq!(counts("2023-03-01"), [1, 0, 1, 2, 1]);
}

#[test]
fn a_year_has_its_months_up_to_the_day() {
    let projects = [
        json!({ "deadline": "2023-01-31", "started": "2023-01-31", "completed": "2023-02-28", "accepted": "2023-03-31" }),
        json!({ "deadline": "2023-03-01", "started": "2022-12-31" }),
    ];
    let report = of_town(&projects, &["--as-of", "2023-03-31", "--year"]);
    assert_eq!((&report["period"], &report["since"]), (&json!("year"), &json!("2023-01-01")));
    let month = |index: usize| {
        let month = &report["months"][index];
        ["month", "began", "finished", "passed", "complete_so_far", "accepted_so_far", "overdue"]
            .map(|key| month[key].as_u64().unwrap())
    };
    assert_eq!(report["months"].as_array().unwrap().len(), 3);
    assert_eq!(month(0), [1, 1, 0, 0, 0, 0, 0]);
    assert_eq!(month(1), [2, 0, 1, 0, 1, 0, 0]);
    assert_eq!(month(2), [3, 0, 0, 1, 1, 1, 1]);
    assert_eq!(report["months"][1]["until"], "2023-02-28");
    // What was begun the year before is under way, and not begun this year.
    assert_eq!((&report["total"]["under_way"], &report["total"]["began"]), (&json!(1), &json!(1)));
    assert_eq!(of_town(&projects, &["--as-of", "2023-03-31"])["months"], json!([]));
}

#[test]
fn money_nobody_told_is_counted_and_not_taken_for_nothing() {
    let projects = [
        json!({ "cost_wan_yuan": "0.1", "spent_wan_yuan": "0.1", "status": "在建" }),
        json!({ "cost_wan_yuan": "0.2", "status": "在建" }),
        json!({ "spent_wan_yuan": "5", "status": "未开工" }),
    ];
    let total = of_town(&projects, &["--as-of", "2023-07-23"])["total"].clone();
    assert_eq!(total["planned"], json!({ "sum": 0.3, "untold": 1 }));
    assert_eq!(total["spent"], json!({ "sum": 0.1, "untold": 1 }));
}

#[test]
fn a_project_of_two_units_is_in_both_rows_and_once_in_the_sum() {
    let projects = [
        json!({ "responsible": "市民政局、财政局", "cost_wan_yuan": "10" }),
        json!({ "responsible": "市民政局", "cost_wan_yuan": "1" }),
        json!({ "cost_wan_yuan": "2" }),
    ];
    let folder = tempfile::tempdir().unwrap();
    town(&projects).write(folder.path());
    let (_, report, text) = report(folder.path(), &["--as-of", "2023-07-23"]);
    let units: Vec<(&str, f64)> = report["units"]
        .as_array()
        .unwrap()
        .iter()
        .map(|unit| (unit["name"].as_str().unwrap(), unit["planned"]["sum"].as_f64().unwrap()))
        .collect();
    assert_eq!(units, [("市民政局", 11.0), ("财政局", 10.0), ("", 2.0)]);
    assert_eq!(report["total"]["planned"]["sum"], 13.0);
    assert!(text.contains("（未填责任单位）"), "{text}");
    assert!(text.contains("各单位都计，合计只计一次"), "{text}");
}

#[test]
fn the_workbook_and_the_letter_hold_the_same_figures() {
    let (out, report, text) = report(Path::new(AFTER), &["--as-of", "2023-10-23"]);
    assert!(text.starts_with("2023年10月完整社区建设工作月报表\n"), "{text}");
    let mut book: Xlsx<_> = open_workbook(out.path().join("monthly-2023-10.xlsx")).unwrap();
    assert_eq!(book.sheet_names(), ["按社区", "按责任单位", "项目明细"]);
    let sheet = book.worksheet_range("按社区").unwrap();
    let all = sheet.rows().find(|row| row[0] == Data::String("合计".into())).unwrap();
    let total = &report["total"];
    let keys = ["projects", "not_started", "under_way", "complete", "accepted", "overdue", "soon", "late"];
    for (cell, key) in all[1..].iter().zip(keys) {
        assert_eq!(cell, &Data::Float(total[key].as_f64().unwrap()), "{key}");
    }
    assert_eq!(all[12], Data::Float(total["planned"]["sum"].as_f64().unwrap()));
    assert_eq!(all[14], Data::Float(total["spent"]["sum"].as_f64().unwrap()));
    let projects = book.worksheet_range("项目明细").unwrap();
    assert_eq!(projects.rows().count(), 48);
    let words = crate::office::words(&out.path().join("monthly-2023-10.docx"));
    for part in ["2023年10月完整社区建设工作月报表", "二、按责任单位", "三、逾期未完工的项目", "逾期 23 天"]
    {
        assert!(words.contains(part), "{part}");
    }
    assert_eq!(words.matches("逾期 23 天").count(), 10);
}

#[test]
fn a_day_that_is_none_and_a_register_that_cannot_be_read_are_errors() {
    let folder = tempfile::tempdir().unwrap();
    town(&[json!({ "status": "快好了" })]).write(folder.path());
    let out = folder.path().join("out");
    let run = |more: &[&str]| {
        let arguments = ["monthly", folder.path().to_str().unwrap(), "-q", "--out", out.to_str().unwrap()];
        ccaudit(arguments.into_iter().chain(more.iter().copied()))
    };
    for (more, part) in [
        (&["--as-of", "2023-09-31"][..], "--as-of 2023-09-31 不是日期"),
        (&[][..], "projects.csv 第 2 行“status”列: 状态“快好了”读不出来"),
    ] {
        let output = run(more);
        assert_eq!(output.status.code(), Some(2));
        assert!(stderr(&output).contains(part), "{}", stderr(&output));
        assert!(!out.exists());
    }
}
