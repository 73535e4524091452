//! Waivers: they apply to what fails, on the days they say, and hide nothing.

use serde_json::{Value, json};

use crate::town::{Town, audit, ccaudit, clause, stderr, stdout};

/// A town whose only fault is that it has no public toilet.
fn without_toilet() -> Town {
    Town::perfect().without("public_toilet")
}

fn waiver(community: &Value) -> &Value {
    &community["waivers"][0]
}

#[test]
fn a_waived_clause_fails_all_the_same_and_the_score_is_shown_with_and_without() {
    let mut town = without_toilet();
    let before = audit(&town, &["--standard", "ningxia-2023"]);
    town.waive("13.c", "2023-06-01", "2023-12-31");
    let after = audit(&town, &["--standard", "ningxia-2023"]);
    for key in ["score", "grade", "gate", "judged"] {
        assert_eq!(after[key], before[key], "{key}");
    }
    let failing = clause(&after, "13.c");
    assert_eq!(failing["verdict"], "fail");
    assert_eq!(failing["reason"], clause(&before, "13.c")["reason"]);
    assert_eq!(failing["waived"]["document"], "建函〔2023〕1号");
    assert_eq!(after["items"][12]["verdict"], "fail");
    // The gap stands in the list and says that it is waived.
    assert_eq!(after["gaps"][0]["item"], 13);
    assert_eq!(after["gaps"][0]["waived"], true);
    assert_eq!(before["gaps"][0]["waived"], Value::Null);
    // Item 13 has two obligatory clauses, 13.a and 13.c: half of its five points are lost of the
    // 100, and none once 13.c is out of the reckoning.
    assert_eq!(before["score"], json!({ "low": 97.5, "high": 97.5 }));
    assert_eq!(after["with_waivers"]["score"], json!({ "low": 100.0, "high": 100.0 }));
    assert_eq!(after["with_waivers"]["gate"], "pass");
    assert_eq!(after["gate"], "fail");
    assert_eq!(after["with_waivers"]["clauses"], json!(["13.c"]));
    assert_eq!(before["with_waivers"], Value::Null);
}

#[test]
fn both_the_first_and_the_last_day_count() {
    let mut town = without_toilet();
    town.waive("13.c", "2023-07-01", "2024-02-29");
    for (day, state, left) in [
        ("2023-06-30", "not_yet", 244),
        ("2023-07-01", "applies", 243),
        ("2024-02-28", "applies", 1),
        ("2024-02-29", "applies", 0),
        ("2024-03-01", "expired", -1),
    ] {
        let community = audit(&town, &["--as-of", day]);
        assert_eq!(waiver(&community)["state"], state, "{day}");
        assert_eq!(waiver(&community)["days_left"], left, "{day}");
        assert_eq!(community["with_waivers"].is_object(), state == "applies", "{day}");
        assert_eq!(clause(&community, "13.c")["waived"].is_object(), state == "applies", "{day}");
    }
}

#[test]
fn a_waiver_ends_soon_from_thirty_days_before() {
    let mut town = without_toilet();
    town.waive("13.c", "2023-01-01", "2023-07-31");
    for (day, soon) in
        [("2023-06-30", false), ("2023-07-01", true), ("2023-07-31", true), ("2023-08-01", false)]
    {
        assert_eq!(waiver(&audit(&town, &["--as-of", day]))["ends_soon"], soon, "{day}");
    }
}

#[test]
fn only_a_failing_clause_is_waived() {
    let mut passing = Town::perfect();
    passing.waive("13.c", "2023-06-01", "2023-12-31");
    let mut unknown = Town::perfect();
    unknown.features.retain(|feature| feature["properties"]["category"] != "public_toilet");
    unknown.dataset["surveyed"] = json!(["nursery"]);
    unknown.waive("13.c", "2023-06-01", "2023-12-31");
    for (town, verdict) in [(passing, "pass"), (unknown, "unknown")] {
        let community = audit(&town, &[]);
        assert_eq!(clause(&community, "13.c")["verdict"], verdict);
        assert_eq!(waiver(&community)["state"], "unused", "{verdict}");
        assert_eq!(waiver(&community)["verdict"], verdict);
        assert_eq!(community["with_waivers"], Value::Null);
    }
}

#[test]
fn of_two_waivers_the_longer_applies() {
    let mut town = without_toilet();
    town.waive("13.c", "2023-06-01", "2023-07-15");
    town.waive("13.c", "2023-06-01", "2023-12-31");
    let audit = audit(&town, &[]);
    let community = &audit;
    let states: Vec<&Value> = community["waivers"].as_array().unwrap().iter().map(|w| &w["state"]).collect();
    assert_eq!(states, ["unused", "applies"]);
    assert_eq!(clause(community, "13.c")["waived"]["expires"], "2023-12-31");
    let folder = tempfile::tempdir().unwrap();
    town.write(folder.path());
    let output = ccaudit(["audit", folder.path().to_str().unwrap()]);
    assert!(
        stderr(&output).contains("waivers.csv 第 3 行“clause”列: 与第 2 行的豁免"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn an_advisory_clause_may_be_waived_and_no_score_moves() {
    let mut town = Town::perfect().without("pocket_park");
    town.waive("15.c", "2023-06-01", "2023-12-31");
    let community = audit(&town, &[]);
    assert_eq!(clause(&community, "15.c")["verdict"], "fail");
    assert!(clause(&community, "15.c")["waived"].is_object());
    assert_eq!(community["with_waivers"]["score"], community["score"]);
}

#[test]
fn the_summary_and_the_exit_code() {
    let folder = tempfile::tempdir().unwrap();
    let mut town = without_toilet();
    town.waive("13.c", "2023-06-01", "2023-07-15");
    town.waive("3.a", "2023-06-01", "2023-12-31");
    town.write(folder.path());
    let path = folder.path().to_str().unwrap();
    let output = ccaudit(["audit", path, "-q", "--fail-on", "gap"]);
    // A waiver hides no failing clause from a script either.
    assert_eq!(output.status.code(), Some(1));
    let text = stdout(&output);
    for part in [
        "豁免 13.c：适用，至 2023-07-15 止，还有 15 天到期——场地受限（市住房城乡建设局，建函〔2023〕1号）",
        "豁免 3.a：未用到（条款达标），至 2023-12-31 止",
        "豁免的条款（13.c）不计时得 100.0 分（优秀）；计入时 97.5 分",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
}

#[test]
fn every_cell_but_the_note_is_needed_and_errors_name_the_row() {
    let folder = tempfile::tempdir().unwrap();
    without_toilet().write(folder.path());
    let good = [
        ("community", "c"),
        ("clause", "13.c"),
        ("reason", "场地受限"),
        ("approver", "市住房城乡建设局"),
        ("document", "建函〔2023〕1号"),
        ("granted", "2023年6月1日"),
        ("expires", "2023年9月30日前"),
    ];
    let run = |cells: &[(&str, &str)]| {
        let line = |part: fn(&(&str, &str)) -> String| cells.iter().map(part).collect::<Vec<_>>().join(",");
        let text = format!("{}\n{}\n", line(|cell| cell.0.into()), line(|cell| cell.1.into()));
        std::fs::write(folder.path().join("waivers.csv"), text).unwrap();
        ccaudit(["audit", folder.path().to_str().unwrap(), "-q"])
    };
    assert_eq!(run(&good).status.code(), Some(0));
    for missing in 0..good.len() {
        let mut cells = good.to_vec();
        let column = cells[missing].0;
        cells[missing].1 = "";
        let output = run(&cells);
        assert_eq!(output.status.code(), Some(2), "{column}");
        assert!(stderr(&output).contains(&format!("waivers.csv 第 2 行“{column}”列")), "{}", stderr(&output));
        cells.remove(missing);
        let output = run(&cells);
        assert_eq!(output.status.code(), Some(2), "{column}");
        assert!(stderr(&output).contains(&format!("缺少列 {column}")), "{}", stderr(&output));
    }
    for (column, value, part) in [
        ("clause", "13.z", "没有条款“13.z”"),
        ("community", "d", "没有社区“d”"),
        ("expires", "2023年9月31日", "应为: 年在前的日期"),
        ("expires", "2023-05-31", "批准日期 2023-06-01 晚于到期日 2023-05-31"),
    ] {
        let cells: Vec<(&str, &str)> =
            good.iter().map(|cell| if cell.0 == column { (column, value) } else { *cell }).collect();
        let output = run(&cells);
        assert_eq!(output.status.code(), Some(2), "{value}");
        assert!(stderr(&output).contains(part), "{part}: {}", stderr(&output));
        assert!(stderr(&output).contains("第 2 行"), "{}", stderr(&output));
    }
}

#[test]
fn the_ledger_and_the_page_show_what_is_waived() {
    use calamine::{Data, Reader, Xlsx, open_workbook};
    let folder = tempfile::tempdir().unwrap();
    let (data, out) = (folder.path().join("data"), folder.path().join("out"));
    let mut town = without_toilet();
    town.waive("13.c", "2023-06-01", "2023-12-31");
    town.waive("3.a", "2023-06-01", "2023-06-29");
    town.write(&data);
    let arguments = ["audit", data.to_str().unwrap(), "-q", "--format", "xlsx,html,md", "--out"];
    let output = ccaudit(arguments.into_iter().chain([out.to_str().unwrap()]));
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let mut book: Xlsx<_> = open_workbook(out.join("ledger.xlsx")).unwrap();
    let sheet = book.worksheet_range("豁免").unwrap();
    let states: Vec<String> = sheet.rows().skip(1).map(|row| row[2].to_string()).collect();
    assert_eq!(states, ["适用，至 2023-12-31 止", "2023-06-29 已到期"]);
    let clauses = book.worksheet_range("逐条核查").unwrap();
    let waived = Data::String("不达标（豁免）".into());
    assert_eq!(clauses.rows().filter(|row| row.contains(&waived)).count(), 1);
    for (file, part) in [
        ("report.html", "豁免 13.c：适用，至 2023-12-31 止"),
        ("report.html", "豁免的条款（13.c）不计时得 100.0 分"),
        ("report.md", "不达标（豁免）"),
    ] {
        let text = std::fs::read_to_string(out.join(file)).unwrap();
        assert!(text.contains(part), "{part} in {file}");
    }
}
