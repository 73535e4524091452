//! The project register: what joins to the gaps, what does not, and rows that are kept.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::town::{Town, ccaudit, rows, stderr, stdout};

/// A town that lacks a nursery (3.a), a public toilet (13.c) and a community covenant (20.b).
fn town() -> Town {
    Town::perfect().without("nursery").without("public_toilet").answering("否", &["20.b"])
}

/// A project of the town.
pub(crate) fn project(item: &str, more: Value) -> Value {
    let mut project = json!({ "community": "c", "item": item });
    crate::town::merge(&mut project, more);
    project
}

fn register(folder: &Path, more: &[&str]) -> (Option<i32>, String, String) {
    let arguments = ["register", folder.to_str().unwrap()].into_iter().chain(more.iter().copied());
    let output = ccaudit(arguments.collect::<Vec<_>>());
    (output.status.code(), stdout(&output), stderr(&output))
}

#[test]
fn a_register_is_started_from_the_gaps_and_gap_lists_stay_as_they_were() {
    let folder = tempfile::tempdir().unwrap();
    town().write(folder.path());
    let before = crate::town::audit(&town(), &[]);
    let (code, text, told) = register(folder.path(), &[]);
    assert_eq!(code, Some(0), "{told}");
    assert!(text.contains("── 没有项目的不达标项（3）"), "{text}");
    assert!(told.contains("原有 0 行未动，新加 3 行"), "{told}");
    let written = rows(&folder.path().join("projects.csv"));
    let items: Vec<&str> = written.iter().map(|row| row["item"].as_str()).collect();
    assert_eq!(items, ["3", "13", "20"]);
    for (row, gap) in written.iter().zip(before["gaps"].as_array().unwrap()) {
        assert_eq!(row["project_content"], gap["project_content"].as_str().unwrap());
        assert_eq!(row["status"], "未开工");
    }
    // Every gap has its project now: a second run adds nothing and leaves every byte.
    let bytes = fs::read(folder.path().join("projects.csv")).unwrap();
    let (code, text, told) = register(folder.path(), &[]);
    assert_eq!(code, Some(0), "{told}");
    assert!(!text.contains("没有项目的不达标项（"), "{text}");
    assert!(told.contains("原有 3 行未动，新加 0 行"), "{told}");
    assert_eq!(fs::read(folder.path().join("projects.csv")).unwrap(), bytes);
}

#[test]
fn what_people_wrote_stays_byte_for_byte_in_their_own_order_and_encoding() {
    let folder = tempfile::tempdir().unwrap();
    town().write(folder.path());
    let header = "责任单位,项,社区,状态,科室备注,项目名称,项目内容,配合单位,完成时限\r\n";
    let row = "市教育局,3,测试社区,已开工,\"等，\"\"批复\"\"\",自己的名字,自己的内容,,2023年9月底前\r\n";
    let text = format!("{header}{row}");
    let (known, ..) = encoding_rs::GB18030.encode(&text);
    fs::write(folder.path().join("projects.csv"), &known).unwrap();
    let (code, text, told) = register(folder.path(), &[]);
    assert_eq!(code, Some(0), "{told}");
    assert!(told.contains("原有 1 行未动，新加 2 行"), "{told}");
    assert!(told.contains("科室备注"), "the column nobody reads is named: {told}");
    assert!(text.contains("── 没有项目的不达标项（2）"), "{text}");
    let append_csv_rows = fs::read(folder.path().join("projects.csv")).unwrap();
    assert!(append_csv_rows.starts_with(&known));
    let (append_csv_rows, _, malformed) = encoding_rs::GB18030.decode(&append_csv_rows);
    assert!(!malformed);
    assert_eq!(append_csv_rows.lines().count(), 4, "{append_csv_rows}");
    assert!(append_csv_rows.lines().nth(2).unwrap().starts_with(",13,c,未开工,,"), "{append_csv_rows}");
}

#[test]
fn a_dry_run_and_another_place_leave_the_dataset_alone() {
    let folder = tempfile::tempdir().unwrap();
    let (data, out) = (folder.path().join("data"), folder.path().join("out"));
    town().write(&data);
    let (code, _, told) = register(&data, &["--dry-run"]);
    assert_eq!(code, Some(0), "{told}");
    assert!(told.contains("各加一行") && told.contains(" 3 个"), "{told}");
    assert!(!data.join("projects.csv").exists());
    let (code, _, told) = register(&data, &["--out", out.to_str().unwrap()]);
    assert_eq!(code, Some(0), "{told}");
    assert!(!data.join("projects.csv").exists());
    assert_eq!(rows(&out.join("projects.csv")).len(), 3);
    let told = rows(&out.join("register.csv"));
    assert_eq!(told.iter().map(|row| row["情况"].as_str()).collect::<Vec<_>>(), ["没有项目"; 3]);
    // What someone has written there is not written over.
    fs::write(out.join("projects.csv"), "community,item\nc,3\n").unwrap();
    let (code, _, told) = register(&data, &["--out", out.to_str().unwrap()]);
    assert_eq!(code, Some(2));
    assert!(told.contains("taken"), "{told}");
    assert_eq!(fs::read_to_string(out.join("projects.csv")).unwrap(), "community,item\nc,3\n");
}

#[test]
fn projects_and_gaps_that_do_not_join_are_told() {
    let folder = tempfile::tempdir().unwrap();
    let mut town = town();
    town.projects = vec![
        project("3", json!({ "deadline": "2023-06-29", "status": "在建", "responsible": "市教育局" })),
        project("13", json!({ "deadline": "2023-06-30", "status": "在建" })),
        project("13", json!({ "deadline": "2023-07-30" })),
        project("5", json!({ "deadline": "2023-07-31", "status": "未开工" })),
        project("6", json!({ "status": "已完工" })),
        project("20", json!({ "deadline": "长期坚持" })),
        project("20", json!({ "deadline": "尽快" })),
    ];
    town.write(folder.path());
    let (code, text, told) = register(folder.path(), &["--dry-run"]);
    assert_eq!(code, Some(0), "{told}");
    for part in [
        "── 没有对应不达标项的未完工项目（1）\n   第 5 行　测试社区　5 一个社区卫生服务站：该项达标，项目未开工\n",
        "── 一项有几个项目（2）\n   测试社区　13 环境卫生设施：第 3、4 行\n   测试社区　20 社区文化：第 7、8 行\n",
        // A deadline's own day is in time, the day after is not.
        "── 逾期未完工（1）\n   第 2 行　测试社区　3 一个托儿所：在建，2023-06-29，逾期 1 天（市教育局）\n",
        "── 即将到期（2）\n   第 3 行　测试社区　13 环境卫生设施：在建，2023-06-30，今天到期（）\n   第 4 行",
        "── 时限不明（1）\n   第 8 行",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    assert!(!text.contains("没有项目的不达标项（"), "{text}");
    assert!(told.contains("projects.csv 第 8 行“deadline”列: 完成时限“尽快”没有说哪一天"), "{told}");
    // Thirty days are soon, thirty-one are not; who wants it otherwise says so.
    assert!(!text.contains("第 5 行　测试社区　5 一个社区卫生服务站：未开工，2023-07-31"), "{text}");
    let out = folder.path().join("out");
    let (code, _, told) = register(folder.path(), &["--out", out.to_str().unwrap()]);
    assert_eq!(code, Some(0), "{told}");
    let table = rows(&out.join("register.csv"));
    let cells =
        |row: usize| ["完成时限", "时限日期", "时限情况", "情况"].map(|column| table[row][column].as_str());
    assert_eq!(cells(0), ["2023-06-29", "2023-06-29", "逾期 1 天", ""]);
    assert_eq!(cells(1), ["2023-07-31", "2023-07-31", "未到期", "没有对应的不达标项"]);
    assert_eq!(cells(5), ["长期坚持", "", "长期", "一项有几个项目"]);
    let (_, text, _) = register(folder.path(), &["--dry-run", "--soon", "31"]);
    assert!(
        text.contains("第 5 行　测试社区　5 一个社区卫生服务站：未开工，2023-07-31，还有 31 天"),
        "{text}"
    );
}

#[test]
fn units_are_known_by_their_other_names_and_unknown_ones_are_told() {
    let folder = tempfile::tempdir().unwrap();
    let mut town = town();
    town.dataset["standard"] = "zhongwei-2023".into();
    town.projects = vec![
        project(
            "3",
            json!({ "deadline": "2023-06-01", "responsible": "中卫市住房和城乡建设局", "cooperating": "各县(区)人民政府、财政局" }),
        ),
        project("13", json!({ "deadline": "2023-06-01", "responsible": "市住房城乡建没局" })),
    ];
    town.write(folder.path());
    let (code, text, told) = register(folder.path(), &["--dry-run"]);
    assert_eq!(code, Some(0), "{told}");
    assert!(text.contains("逾期 29 天（市住房城乡建设局）"), "{text}");
    assert!(told.contains("第 3 行“responsible”列: 单位表里没有“市住房城乡建没局”"), "{told}");
    assert!(told.contains("是否指 市住房城乡建设局？"), "{told}");
    assert!(!told.contains("第 2 行"), "{told}");
}

#[test]
fn what_cannot_be_read_is_an_error_with_its_row_and_nothing_is_written() {
    for (row, parts) in [
        (json!({ "status": "己完工" }), ["第 2 行“status”列", "状态“己完工”读不出来", "是否指 已完工"]),
        (
            json!({ "deadline": "2023年9月31日前" }),
            ["第 2 行“deadline”列", "“2023年9月31日前”不是日期", "有这一天的日期"],
        ),
        (
            json!({ "status": "在建", "started": "2023-05-01", "completed": "2023-06-01" }),
            ["第 2 行“completed”列", "状态是“在建”", "2023-06-01"],
        ),
        (
            json!({ "started": "2023-06-02", "completed": "2023-06-01" }),
            ["第 2 行“completed”列", "早于 started", "2023-06-02"],
        ),
        (json!({ "started": "2023年9月31日" }), ["第 2 行“started”列", "2023年9月31日", "年在前的日期"]),
        (json!({ "cost_wan_yuan": "约200" }), ["第 2 行“cost_wan_yuan”列", "约200", "确切的数"]),
        (json!({ "item": "3", "twin": true }), ["第 3 行", "与第 2 行每一格都相同", "写不同的项目名称"]),
        (json!({ "item": "托儿锁" }), ["第 2 行“item”列", "没有项“托儿锁”", "1 到 20 的编号"]),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let mut town = town();
        town.projects = vec![project("3", row.clone())];
        if row["twin"] == true {
            town.projects.push(town.projects[0].clone());
        }
        town.write(folder.path());
        let known = fs::read(folder.path().join("projects.csv")).unwrap();
        let (code, text, told) = register(folder.path(), &[]);
        assert_eq!(code, Some(2), "{row}: {text}");
        for part in parts {
            assert!(told.contains(part), "{part}: {told}");
        }
        assert_eq!(fs::read(folder.path().join("projects.csv")).unwrap(), known);
    }
}

#[test]
fn a_register_with_merged_cells_or_a_column_twice_is_an_error_of_its_line() {
    let folder = tempfile::tempdir().unwrap();
    town().write(folder.path());
    for (text, parts) in [
        // Cells that were merged in a spreadsheet are empty below the first.
        ("社区,项,项目名称\nc,3,甲\n,13,乙\n", ["第 3 行“社区”列", "此格不能为空"]),
        ("社区,项,项\nc,3,3\n", ["第 1 行", "出现了 2 次"]),
        ("社区,项目名称\nc,甲\n", ["第 1 行", "缺少列 item"]),
        ("社区,项,项目名称\nc,3\n", ["第 2 行", "这一行有 2 格，表头有 3 列"]),
    ] {
        fs::write(folder.path().join("projects.csv"), text).unwrap();
        let (code, _, told) = register(folder.path(), &[]);
        assert_eq!(code, Some(2), "{text}");
        for part in parts {
            assert!(told.contains(part), "{part}: {told}");
        }
        assert_eq!(fs::read_to_string(folder.path().join("projects.csv")).unwrap(), text);
    }
}

#[test]
fn a_bundle_takes_no_rows_but_makes_a_table_elsewhere() {
    let folder = tempfile::tempdir().unwrap();
    let bundle = folder.path().join("town.geojson");
    let mut town = town();
    let own = json!({ "project_name": "自己的", "deadline": "2023年9月底前", "cost_wan_yuan": 12.5, "status": "在建" });
    town.projects = vec![project("3", own)];
    fs::write(&bundle, town.bundle().to_string()).unwrap();
    let (code, _, told) = register(&bundle, &[]);
    assert_eq!(code, Some(2));
    assert!(told.contains("--out"), "{told}");
    let out = folder.path().join("out");
    let (code, _, told) = register(&bundle, &["--out", out.to_str().unwrap()]);
    assert_eq!(code, Some(0), "{told}");
    let written = rows(&out.join("projects.csv"));
    let items: Vec<&str> = written.iter().map(|row| row["item"].as_str()).collect();
    assert_eq!(items, ["3", "13", "20"]);
    let own =
        ["project_name", "deadline", "cost_wan_yuan", "status"].map(|column| written[0][column].as_str());
    assert_eq!(own, ["自己的", "2023年9月底前", "12.5", "在建"]);
}
