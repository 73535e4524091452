//! Forms as they come back: moved, cut, copied, filled in by guess, or no forms at all. What can
//! be read is entered, what cannot is told row by row, and nothing is half done.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use rust_xlsxwriter::Workbook;
use serde_json::json;
use tempfile::TempDir;

use crate::inspector::{Ink, KEY, Paper, audited, files, form_of, hand_in, text};
use crate::town::{Town, ccaudit, clause, stderr};

const NURSERY: &str = "facilities|f3|floor_area_m2";

/// A town with two attested clauses unanswered and the nursery's floor area unknown, its form, and
/// where both are.
fn fixture() -> (TempDir, PathBuf, PathBuf, Paper) {
    let mut town = Town::perfect();
    town.survey.retain(|row| !["9.a", "9.b", "9.c"].contains(&row["clause"].as_str().unwrap()));
    for feature in &mut town.features {
        if feature["properties"]["category"] == "nursery" {
            assert_eq!(feature["properties"]["id"], "f3");
            feature["properties"].as_object_mut().unwrap().remove("floor_area_m2");
        }
        if feature["properties"]["layer"] == "residences" {
            feature["properties"].as_object_mut().unwrap().remove("entrances_with_ramp");
        }
    }
    let folder = tempfile::tempdir().unwrap();
    let dataset = folder.path().join("town");
    town.write(&dataset);
    // The town's own survey names no inspectors.
    fs::write(dataset.join("survey.csv"), "community,clause,answer,evidence,by,date,expires,note\n").unwrap();
    let mut rows = String::new();
    for row in &town.survey {
        rows += &format!("c,{},是,现场照片,,,,\n", row["clause"].as_str().unwrap());
    }
    let mut survey = fs::OpenOptions::new().append(true).open(dataset.join("survey.csv")).unwrap();
    survey.write_all(rows.as_bytes()).unwrap();
    let (path, paper) = form_of(&dataset);
    (folder, dataset, path, paper)
}

/// Hands a form in that is refused: nothing of the dataset changes, and the message has all parts.
fn refused(form: &Path, dataset: &Path, parts: &[&str]) -> String {
    let before = files(dataset);
    let (code, told, message) = hand_in(form, dataset, &[]);
    assert_eq!(code, Some(2), "{told}{message}");
    assert_eq!(told, "");
    for part in parts {
        assert!(message.contains(part), "no {part} in {message}");
    }
    for part in ["应为", "处理"] {
        assert!(message.contains(part), "no {part} in {message}");
    }
    assert!(files(dataset) == before);
    message
}

/// The same of a form with one cell of one row so filled.
fn refused_cell(key: &str, column: &str, cell: Ink, parts: &[&str]) {
    let (_folder, dataset, path, mut paper) = fixture();
    paper.answer(key, if key == NURSERY { Ink::Number(230.0) } else { "是".into() });
    paper.row(key).insert(column.into(), cell);
    paper.save(&path);
    let row = paper.rows.iter().position(|row| text(row, KEY).as_deref() == Some(key)).unwrap() + 2;
    let (row, column) = (format!("第 {row} 行"), format!("“{column}”列"));
    refused(&path, &dataset, &[parts, &[row.as_str(), column.as_str()]].concat());
}

fn survey(dataset: &Path) -> String {
    fs::read_to_string(dataset.join("survey.csv")).unwrap()
}

#[test]
fn what_is_no_form_is_refused() {
    let (folder, dataset, path, mut paper) = fixture();
    let form = fs::read(&path).unwrap();
    let write = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        path
    };
    let mut other = Workbook::new();
    other.add_worksheet().write_string(0, 0, "项目清单").unwrap();
    let other = write("other.xlsx", &other.save_to_buffer().unwrap());
    refused(&other, &dataset, &["no-form", "项目清单"]);
    refused(&write("half.xlsx", &form[..form.len() / 2]), &dataset, &["damaged-workbook"]);
    refused(&write("empty.xlsx", b""), &dataset, &["empty-file"]);
    refused(
        &write("table.xlsx", "编码（勿改）,答复\nanswer|c|9.a,是\n".as_bytes()),
        &dataset,
        &["not-a-table", ".csv"],
    );
    refused(&write("form.docx", &form), &dataset, &["not-a-table", ".docx"]);
    refused(&folder.path().join("none.xlsx"), &dataset, &["unreadable"]);
    let mut bomb = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    bomb.start_file("xl/worksheets/sheet1.xml", zip::write::SimpleFileOptions::default()).unwrap();
    (0..64).for_each(|_| bomb.write_all(&vec![b' '; 1 << 20]).unwrap());
    let bomb = bomb.finish().unwrap().into_inner();
    assert!(bomb.len() < 1 << 20);
    refused(&write("bomb.xlsx", &bomb), &dataset, &["decompression-bomb"]);
    // A form whose column of keys was deleted.
    paper.answer("answer|c|9.a", "是");
    paper.header.retain(|name| name != KEY);
    paper.save(&path);
    refused(&path, &dataset, &["no-form", "编码（勿改）"]);
}

#[test]
fn rows_and_columns_may_be_moved_deleted_and_put_between() {
    let (_folder, dataset, path, mut paper) = fixture();
    paper.answer("answer|c|9.a", "是");
    paper.answer("answer|c|9.b", "否");
    paper.answer(NURSERY, 230.0);
    paper.rows.reverse();
    paper.rows.retain(|row| text(row, KEY).as_deref() != Some("answer|c|9.c"));
    let remark = BTreeMap::from([("核查内容".to_owned(), Ink::from("以下为二组负责"))]);
    paper.rows.insert(1, BTreeMap::new());
    paper.rows.insert(2, remark);
    paper.header.reverse();
    paper.header.insert(3, "组别".into());
    paper.rows[0].insert("组别".into(), "二组".into());
    // The header once more, as it is when pages are copied together.
    let again = paper.header.iter().map(|name| (name.clone(), Ink::from(name.as_str()))).collect();
    paper.rows.insert(4, again);
    paper.save(&path);
    let (code, told, message) = hand_in(&path, &dataset, &[]);
    assert_eq!(code, Some(0), "{message}");
    assert!(told.contains("答复 2 条、属性 1 个"), "{told}");
    assert!(
        survey(&dataset)
            .ends_with("c,9.b,否,照片 3-5,王五,2023-06-20,,\nc,9.a,是,照片 3-5,王五,2023-06-20,,\n")
    );
    let after = audited(&dataset, &[]);
    let community = &after["communities"][0];
    assert_eq!(clause(community, "9.b")["verdict"], "fail");
    assert_eq!(clause(community, "3.a")["verdict"], "pass");
    assert_eq!(clause(community, "9.c")["verdict"], "unknown");
}

#[test]
fn a_form_saved_as_csv_is_read() {
    let (folder, dataset, _, _) = fixture();
    let path = folder.path().join("form.csv");
    fs::write(&path, "编码（勿改）,答复,依据\nanswer|c|9.a,是,照片\n").unwrap();
    let (code, told, message) = hand_in(&path, &dataset, &[]);
    assert_eq!(code, Some(0), "{message}");
    assert!(told.contains("答复 1 条"), "{told}");
    // What it lacks is said.
    assert!(message.contains("missing-column") && message.contains("核查人"), "{message}");
}

#[test]
fn a_row_twice_is_one_row_or_an_error() {
    let (_folder, dataset, path, mut paper) = fixture();
    paper.answer("answer|c|9.a", "是");
    let copy = paper.row("answer|c|9.a").clone();
    paper.rows.push(copy.clone());
    let mut blank = copy.clone();
    blank.remove("答复");
    blank.remove("依据");
    paper.rows.push(blank);
    paper.save(&path);
    let mut other = paper.clone();
    let (code, told, message) = hand_in(&path, &dataset, &[]);
    assert_eq!(code, Some(0), "{message}");
    assert!(told.contains("答复 1 条"), "{told}");

    let (_folder, dataset, path, _) = fixture();
    let last = other.rows.len() - 2;
    other.rows[last].insert("答复".into(), "否".into());
    other.save(&path);
    let row = format!("第 {} 行", last + 2);
    refused(&path, &dataset, &["two-answers", &row, "“是”和“否”"]);
}

#[test]
fn cells_that_cannot_be_read_are_told_row_by_row() {
    let text = |text: &str| Ink::from(text);
    refused_cell("answer|c|9.a", "答复", text("大概是"), &["unknown-choice", "大概是"]);
    refused_cell("answer|c|9.a", "答复", text("#REF!"), &["cell-error"]);
    refused_cell("answer|c|9.a", "答复", Ink::Formula("=IF(1=1,\"是\",\"否\")".into()), &["formula"]);
    refused_cell("answer|c|9.a", "依据", Ink::Formula("=HYPERLINK(\"http://a.cn\")".into()), &["formula"]);
    refused_cell("answer|c|9.a", "核查日期", text("2023/13/45"), &["not-a-date", "2023/13/45"]);
    refused_cell("answer|c|9.a", "核查日期", text("上周三"), &["not-a-date"]);
    refused_cell("answer|c|9.a", "有效期至", text("2023年9月31日前"), &["not-a-date"]);
    refused_cell(NURSERY, "答复", text("约230"), &["not-a-number"]);
    refused_cell(NURSERY, "答复", text("230户"), &["not-a-number", "平方米"]);
    refused_cell(NURSERY, "答复", text("二百三"), &["not-a-number"]);
    refused_cell(NURSERY, "答复", Ink::Number(-5.0), &["out-of-range"]);
    refused_cell(NURSERY, "答复", Ink::Formula("=100+130".into()), &["formula"]);
    refused_cell("residences|r24|entrances_with_ramp", "答复", Ink::Number(1.5), &["not-whole"]);
    // More entrances with a ramp than the building has: the data would not load.
    refused_cell(
        "residences|r24|entrances_with_ramp",
        "答复",
        Ink::Number(9.0),
        &["inconsistent", "大于 entrances 4"],
    );
}

#[test]
fn numbers_and_days_are_read_as_people_write_them() {
    for (number, day) in [
        (Ink::from("２３０．５㎡"), Ink::from("2023年6月20日")),
        ("230.5 平方米".into(), "2023.6.20".into()),
        ("230.5".into(), Ink::Number(45097.0)),
        (Ink::Number(230.5), "２０２３-06-20".into()),
        (Ink::Number(230.5), Ink::Day(2023, 6, 20)),
    ] {
        let (_folder, dataset, path, mut paper) = fixture();
        paper.answer(NURSERY, number.clone());
        paper.answer("answer|c|9.a", "是");
        paper.row("answer|c|9.a").insert("核查日期".into(), day.clone());
        paper.row("answer|c|9.a").insert("有效期至".into(), "2024年6月30日前".into());
        paper.save(&path);
        let (code, _, message) = hand_in(&path, &dataset, &[]);
        assert_eq!(code, Some(0), "{number:?} {day:?} {message}");
        assert!(survey(&dataset).contains(",王五,2023-06-20,2024-06-30,"), "{day:?}");
        let facilities = fs::read_to_string(dataset.join("facilities.geojson")).unwrap();
        assert!(facilities.contains("\"floor_area_m2\":230.5"), "{number:?}");
    }
}

#[test]
fn keys_that_fit_nothing_are_told() {
    for (key, code, part) in [
        ("nonsense", "unknown-key", "nonsense"),
        ("", "no-key", "是"),
        ("answer|hengxiang|9.a", "unknown-key", "没有社区 hengxiang"),
        ("answer|c|99.z", "unknown-key", "没有条款 99.z"),
        ("answer|c|3.a", "unknown-key", "由数据量算"),
        ("survey|c|bakery", "unknown-key", "bakery"),
        ("facilities|f999|floor_area_m2", "unknown-key", "f999"),
        ("facilities|f3|id", "unknown-key", "没有字段 id"),
        ("facilities|f3|colour", "unknown-key", "没有字段 colour"),
    ] {
        let (_folder, dataset, path, mut paper) = fixture();
        paper.answer("answer|c|9.a", "是");
        paper.row("answer|c|9.a").insert(KEY.into(), key.into());
        paper.save(&path);
        refused(&path, &dataset, &[code, part, "“编码（勿改）”列"]);
    }
}

#[test]
fn good_rows_alone_are_entered_where_that_is_wanted() {
    let (_folder, dataset, path, mut paper) = fixture();
    paper.answer("answer|c|9.a", "是");
    paper.answer("answer|c|9.b", "也许");
    paper.answer(NURSERY, "约230");
    paper.answer("residences|r24|entrances_with_ramp", 9.0);
    paper.answer("residences|r25|entrances_with_ramp", 4.0);
    paper.save(&path);
    let message = refused(&path, &dataset, &["unknown-choice", "not-a-number", "inconsistent"]);
    assert!(message.contains("3 个错误"), "{message}");
    let (code, told, message) = hand_in(&path, &dataset, &["--partial"]);
    assert_eq!(code, Some(0), "{message}");
    assert!(told.contains("答复 1 条、属性 1 个") && told.contains("读不出来 3 行"), "{told}");
    for part in ["unknown-choice", "not-a-number", "inconsistent"] {
        assert!(message.contains(part), "no {part} in {message}");
    }
    assert!(survey(&dataset).contains("c,9.a,是,照片 3-5"));
    let output = ccaudit(["check", dataset.to_str().unwrap(), "--quiet"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
}

#[test]
fn a_value_of_the_dataset_stands_and_the_other_is_listed() {
    let (_folder, dataset, path, mut paper) = fixture();
    paper.answer("answer|c|9.a", "是");
    paper.answer("answer|c|9.b", "是");
    paper.answer(NURSERY, 230.0);
    paper.save(&path);
    // Meanwhile someone entered two of the facts by hand, and one house was pulled down.
    let place = dataset.join("facilities.geojson");
    let facilities = fs::read_to_string(&place).unwrap();
    let by_hand = facilities.replace("\"id\":\"f3\"", "\"id\":\"f3\",\"建筑面积\":\"180㎡\"");
    assert_ne!(by_hand, facilities);
    fs::write(&place, &by_hand).unwrap();
    let answers = survey(&dataset) + "c,9.a,否,停水记录,李四,2023-06-01,,\n";
    fs::write(dataset.join("survey.csv"), &answers).unwrap();

    let (code, told, message) = hand_in(&path, &dataset, &[]);
    assert_eq!(code, Some(0), "{message}");
    assert!(told.contains("答复 1 条、属性 0 个") && told.contains("有出入 2 行"), "{told}");
    assert!(told.contains("数据集“180”，表里“230”"), "{told}");
    assert_eq!(fs::read_to_string(&place).unwrap(), by_hand);
    assert_eq!(survey(&dataset), answers + "c,9.b,是,照片 3-5,王五,2023-06-20,,\n");
    let table = fs::read_to_string(dataset.join("form-conflicts.csv")).unwrap();
    assert!(table.contains("设施,f3,floor_area_m2,180,230,"), "{table}");
    assert!(
        table.contains("调查答复,c,9.a,否（停水记录；2023-06-01）,是（照片 3-5；2023-06-20）,"),
        "{table}"
    );
    // Tables for people are no part of the dataset.
    let output = ccaudit(["check", dataset.to_str().unwrap()]);
    assert!(!stderr(&output).contains("unread-file"), "{}", stderr(&output));
}

#[test]
fn a_form_older_than_its_dataset_is_told() {
    let (_folder, dataset, path, mut paper) = fixture();
    paper.answer("residences|r24|entrances_with_ramp", 4.0);
    paper.save(&path);
    let place = dataset.join("residences.geojson");
    let mut residences: serde_json::Value =
        serde_json::from_str(&fs::read_to_string(&place).unwrap()).unwrap();
    residences["features"].as_array_mut().unwrap().remove(0);
    fs::write(&place, residences.to_string()).unwrap();
    refused(&path, &dataset, &["unknown-key", "r24", "重新生成核查表"]);
}

#[test]
fn two_forms_are_one_where_they_agree() {
    let (folder, dataset, path, mut paper) = fixture();
    let second = folder.path().join("second.xlsx");
    let mut other = paper.clone();
    paper.answer("answer|c|9.a", "是");
    other.answer("answer|c|9.b", "是");
    paper.save(&path);
    other.save(&second);
    let both = ["--read", second.to_str().unwrap()];
    let before = files(&dataset);
    let (code, told, message) = hand_in(&path, &dataset, &both);
    assert_eq!(code, Some(0), "{message}");
    assert!(told.contains("答复 2 条"), "{told}");
    let after = files(&dataset);
    // One after the other comes to the same.
    before.iter().for_each(|(name, bytes)| fs::write(dataset.join(name), bytes).unwrap());
    assert_eq!(hand_in(&path, &dataset, &[]).0, Some(0));
    assert_eq!(hand_in(&second, &dataset, &[]).0, Some(0));
    assert!(files(&dataset) == after);
    // Two that differ are told, each by its file.
    other.answer("answer|c|9.a", "否");
    other.save(&second);
    before.iter().for_each(|(name, bytes)| fs::write(dataset.join(name), bytes).unwrap());
    let (code, _, message) = hand_in(&path, &dataset, &both);
    assert_eq!(code, Some(2));
    assert!(message.contains("two-answers") && message.contains("second.xlsx"), "{message}");
}

#[test]
fn an_answer_that_will_not_count_is_told() {
    let (_folder, dataset, path, mut paper) = fixture();
    paper.answer("answer|c|9.a", "是");
    paper.row("answer|c|9.a").remove("依据");
    paper.answer("answer|c|9.b", "是");
    paper.row("answer|c|9.b").insert("核查日期".into(), Ink::Day(2023, 7, 20));
    paper.row("answer|c|9.c").insert("依据".into(), "照片 9".into());
    paper.save(&path);
    let (code, told, message) = hand_in(&path, &dataset, &[]);
    assert_eq!(code, Some(0), "{message}");
    assert!(told.contains("答复 2 条"), "{told}");
    for part in ["no-evidence", "later-answer", "evidence-alone"] {
        assert!(message.contains(part), "no {part} in {message}");
    }
    let after = audited(&dataset, &[]);
    for id in ["9.a", "9.b", "9.c"] {
        assert_eq!(clause(&after["communities"][0], id)["verdict"], "unknown", "{id}");
    }
    // The evidence, brought later, counts; the answer without any stays where it is.
    let (path, mut paper) = form_of(&dataset);
    paper.answer("answer|c|9.a", "是");
    paper.save(&path);
    assert_eq!(hand_in(&path, &dataset, &[]).0, Some(0));
    assert!(survey(&dataset).contains("c,9.a,是,,王五,2023-06-20,,\n"));
    assert_eq!(clause(&audited(&dataset, &[])["communities"][0], "9.a")["verdict"], "pass");
}

#[test]
fn an_expired_answer_is_renewed_by_a_later_one() {
    let (_folder, dataset, _, _) = fixture();
    let old = survey(&dataset) + "c,9.a,是,旧照片,李四,2022-06-01,2022-12-31,\n";
    fs::write(dataset.join("survey.csv"), &old).unwrap();
    let (path, mut paper) = form_of(&dataset);
    assert!(text(paper.row("answer|c|9.a"), "核查内容").unwrap().contains("已过有效期"));
    paper.answer("answer|c|9.a", "否");
    paper.row("answer|c|9.a").remove("核查日期");
    paper.save(&path);
    // Without a day it cannot be told which answer is the later.
    let (code, told, _) = hand_in(&path, &dataset, &[]);
    assert_eq!((code, survey(&dataset)), (Some(0), old.clone()), "{told}");
    assert!(told.contains("有出入 1 行") && told.contains("核查日期"), "{told}");
    paper.answer("answer|c|9.a", "否");
    paper.save(&path);
    assert_eq!(hand_in(&path, &dataset, &[]).0, Some(0));
    assert_eq!(survey(&dataset), old + "c,9.a,否,照片 3-5,王五,2023-06-20,,\n");
    assert_eq!(clause(&audited(&dataset, &[])["communities"][0], "9.a")["verdict"], "fail");
}

#[test]
fn what_the_dataset_has_no_room_for_is_not_dropped() {
    let (folder, dataset, path, mut paper) = fixture();
    fs::write(dataset.join("survey.csv"), "community,clause,answer\nc,9.d,否\n").unwrap();
    paper.answer("answer|c|9.a", "是");
    paper.save(&path);
    refused(&path, &dataset, &["missing-column", "survey.csv", "evidence", "by"]);
    let bundle = folder.path().join("town.geojson");
    fs::write(&bundle, Town::perfect().bundle().to_string()).unwrap();
    let (code, _, message) = hand_in(&path, &bundle, &[]);
    assert_eq!(code, Some(2));
    assert!(message.contains("not-a-directory"), "{message}");
}

#[test]
fn a_survey_of_some_communities_is_no_survey_yet() {
    let mut town = Town::perfect().without("pharmacy");
    town.dataset["surveyed"] = json!([]);
    let square = crate::town::rectangle(3000.0, 0.0, 100.0, 100.0);
    town.add("communities", square, json!({ "id": "d", "name": "邻社区", "build": "existing" }));
    let folder = tempfile::tempdir().unwrap();
    let dataset = folder.path().join("town");
    town.write(&dataset);
    let (path, mut paper) = form_of(&dataset);
    paper.answer("survey|c|pharmacy", "是");
    paper.save(&path);
    let before = files(&dataset);
    let (code, told, message) = hand_in(&path, &dataset, &[]);
    assert_eq!(code, Some(0), "{message}");
    assert!(told.contains("查全的类别 0 类") && told.contains("未查全 1 行"), "{told}");
    assert!(message.contains("partly-surveyed") && message.contains("邻社区"), "{message}");
    assert!(files(&dataset) == before);
    paper.answer("survey|d|pharmacy", "是");
    paper.save(&path);
    let (_, told, message) = hand_in(&path, &dataset, &[]);
    assert!(told.contains("查全的类别 1 类"), "{told}{message}");
    assert!(fs::read_to_string(dataset.join("dataset.toml")).unwrap().contains("surveyed = [\"药店\"]"));
}
