//! `ccaudit diff`: what changed between two audits, by cause, and that nothing is left out.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use ccaudit::audit::Audit;
use ccaudit::diff::{Cause, Diff};
use ccaudit::lang::Lang;
use ccaudit::standard::Standard;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::town::{Town, ccaudit, rows, stderr, stdout};

/// Audits a town into `<folder>/<name>.json`.
fn audited(folder: &Path, name: &str, town: &Town, arguments: &[&str]) -> PathBuf {
    let (dataset, out) = (folder.join("town"), folder.join(format!("{name}-out")));
    let _ = fs::remove_dir_all(&dataset);
    town.write(&dataset);
    let mut all = vec!["audit", dataset.to_str().unwrap(), "-q", "--out", out.to_str().unwrap()];
    all.extend(arguments);
    let output = ccaudit(all);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let file = folder.join(format!("{name}.json"));
    fs::copy(out.join("audit.json"), &file).unwrap();
    file
}

fn read(path: &Path) -> Audit {
    Audit::read(&fs::read_to_string(path).unwrap(), "audit.json").unwrap()
}

/// Two towns, audited and compared: what is printed, and the diff.
fn compared(before: (&Town, &[&str]), after: (&Town, &[&str]), arguments: &[&str]) -> (String, Diff) {
    let folder = tempfile::tempdir().unwrap();
    let old = audited(folder.path(), "before", before.0, before.1);
    let new = audited(folder.path(), "after", after.0, after.1);
    let mut all = vec!["diff", old.to_str().unwrap(), new.to_str().unwrap()];
    all.extend(arguments);
    let output = ccaudit(all);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    (stdout(&output), Diff::of_any(&read(&old), &read(&new)))
}

/// Clauses that changed, and why.
fn causes(diff: &Diff) -> Vec<(&str, &[Cause])> {
    diff.communities
        .iter()
        .flat_map(|community| &community.clauses)
        .map(|clause| (clause.id.as_str(), &clause.causes[..]))
        .collect()
}

#[test]
fn a_nursery_that_opens_is_the_place() {
    let (text, diff) = compared((&Town::perfect().without("nursery"), &[]), (&Town::perfect(), &[]), &[]);
    assert_eq!(causes(&diff), [("3.a", &[Cause::Place][..])]);
    let community = &diff.communities[0];
    let moved = community.moved.as_ref().unwrap();
    assert_eq!((moved.low, moved.high, moved.unexplained), (5.0, 5.0, None));
    assert_eq!(moved.parts[0].clause.as_deref(), Some("3.a"));
    for wanted in [
        "核查日：2023-06-30（相同）",
        "标准：national-2020",
        "有改动的文件：town/facilities.geojson",
        "── 测试社区：得分 95.0 → 100.0（+5）",
        "3  一个托儿所：不达标 → 达标",
        "3.a  不达标 → 达标，得分 +5　【实地变了】",
        "前：社区内没有托儿所",
    ] {
        assert!(text.contains(wanted), "{wanted}\n{text}");
    }
}

#[test]
fn an_area_that_is_measured_is_the_data() {
    let mut unmeasured = Town::perfect();
    let nursery = unmeasured.features.iter_mut().find(|f| f["properties"]["category"] == "nursery").unwrap();
    nursery["properties"].as_object_mut().unwrap().remove("floor_area_m2");
    let (text, diff) = compared((&unmeasured, &[]), (&Town::perfect(), &[]), &[]);
    assert_eq!(causes(&diff), [("3.a", &[Cause::Data][..])]);
    let moved = diff.communities[0].moved.as_ref().unwrap();
    assert_eq!((moved.low, moved.high), (5.0, 0.0));
    assert!(text.contains("得分 95.0—100.0 → 100.0（下限 +5、上限 0）"), "{text}");
    assert!(text.contains("待核实 → 达标，得分 下限 +5、上限 0　【数据变了：查明了】"), "{text}");
    let (text, diff) = compared((&Town::perfect(), &[]), (&unmeasured, &[]), &["--lang", "en"]);
    assert_eq!(causes(&diff), [("3.a", &[Cause::Data][..])]);
    assert!(text.contains("[data: a fact was withdrawn]") && text.contains("pass → unknown"), "{text}");
}

#[test]
fn an_answer_that_expires_is_the_time() {
    let mut town = Town::perfect();
    town.survey.iter_mut().find(|row| row["clause"] == "9.a").unwrap()["expires"] = "2023-12-31".into();
    let (text, diff) = compared((&town, &[]), (&town, &["--as-of", "2024-01-01"]), &[]);
    assert_eq!(causes(&diff), [("9.a", &[Cause::Time][..])]);
    assert!(text.contains("核查日：2023-06-30 → 2024-01-01") && text.contains("答复过期"), "{text}");
    let (text, diff) = compared((&town, &["--as-of", "2024-01-01"]), (&town, &[]), &[]);
    assert_eq!(causes(&diff), [("9.a", &[Cause::Time][..])]);
    assert!(text.contains("核查日较早"), "{text}");
}

#[test]
fn another_pace_and_stairs_left_out_are_the_method() {
    let mut town = Town::perfect();
    town.residence(580.0, 10.0, json!({ "id": "far", "entrances": 1, "entrances_with_ramp": 1, "entrances_with_handrail": 1, "households": 1, "population": 3 }));
    town.features.retain(|feature| feature["properties"]["category"] != "bus_stop");
    town.facility("bus_stop", 10.0, 5.0, json!({ "id": "stop" }));
    let (_, diff) = compared((&town, &[]), (&town, &["--pace", "75"]), &[]);
    assert_eq!(causes(&diff), [("11.b", &[Cause::Method][..])]);
    let (_, diff) = compared((&town, &[]), (&town, &["--step-free"]), &[]);
    assert!(causes(&diff).is_empty() && diff.communities[0].walking.is_some());
}

/// A layer over `national-2020` that asks nurseries for 300 m² and gives item 3 the weight 10.
const STRICTER: &str = r#"
id = "stricter"
title = "更严的市级标准"
authority = "某市"
extends = "national-2020"

[sources.notice]
title = "某市通知"
held = true

[set.items.nursery]
cite = "notice"
weight = 10

[set.clauses."3.a"]
cite = "notice"
[set.clauses."3.a".thresholds]
"each.floor_area_m2.at_least" = { value = 300, unit = "m2", source = "notice" }
"#;

#[test]
fn a_layers_threshold_is_the_standard_and_is_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let layer = folder.path().join("stricter.toml");
    fs::write(&layer, STRICTER).unwrap();
    let before = audited(folder.path(), "before", &Town::perfect(), &[]);
    let after = audited(folder.path(), "after", &Town::perfect(), &["--standard", layer.to_str().unwrap()]);
    let (before, after) = (before.to_str().unwrap(), after.to_str().unwrap());
    let refused = ccaudit(["diff", before, after]);
    let message = stderr(&refused);
    assert_eq!(refused.status.code(), Some(2));
    for wanted in ["other-standard", "national-2020", "stricter", "更严的市级标准", "--across-standards"]
    {
        assert!(message.contains(wanted), "{wanted}\n{message}");
    }
    let text = stdout(&ccaudit(["diff", before, after, "--across-standards"]));
    assert!(text.lines().next().unwrap().contains("两份结果的标准不同"), "{text}");
    for wanted in [
        "标准的层：national-2020 → national-2020 / stricter",
        "3  一个托儿所：达标 → 不达标；权重 5 → 10",
        "3.a  达标 → 不达标，得分 -9.52　【标准变了：设施条件】",
        "建筑面积：不小于 200 平方米 → 不小于 300 平方米",
    ] {
        assert!(text.contains(wanted), "{wanted}\n{text}");
    }
    let diff = Diff::of_any(&read(Path::new(before)), &read(Path::new(after)));
    assert_eq!(causes(&diff), [("3.a", &[Cause::Standard][..])]);
    assert_eq!(diff.communities[0].moved.as_ref().unwrap().unexplained, None);
}

#[test]
fn the_files_say_what_is_printed() {
    let folder = tempfile::tempdir().unwrap();
    let before = audited(folder.path(), "before", &Town::perfect().without("nursery").without("barber"), &[]);
    let after = audited(folder.path(), "after", &Town::perfect(), &[]);
    let out = folder.path().join("out");
    let output =
        ccaudit(["diff", before.to_str().unwrap(), after.to_str().unwrap(), "--out", out.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(stderr(&output).contains("diff.json、diff.csv"), "{}", stderr(&output));
    let diff: Diff = serde_json::from_slice(&fs::read(out.join("diff.json")).unwrap()).unwrap();
    assert_eq!(diff, Diff::of_any(&read(&before), &read(&after)));
    assert!(fs::read(out.join("diff.csv")).unwrap().starts_with(b"\xef\xbb\xbf"));
    let rows = rows(&out.join("diff.csv"));
    let seen: Vec<[&str; 5]> = rows
        .iter()
        .map(|row| {
            ["clause", "verdict_before", "verdict_after", "causes", "points_low"].map(|key| &row[key][..])
        })
        .collect();
    assert_eq!(seen, [["3.a", "fail", "pass", "place", "5"], ["8.a", "fail", "pass", "place", "0.833333"]]);
}

#[test]
fn equal_audits_have_no_change() {
    let folder = tempfile::tempdir().unwrap();
    let file = audited(folder.path(), "same", &Town::perfect(), &[]);
    let file = file.to_str().unwrap();
    for (arguments, wanted) in [(&[][..], "没有变化\n"), (&["--lang", "en"], "No change\n")] {
        let output = ccaudit([&["diff", file, file], arguments].concat());
        assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(0), wanted));
    }
}

#[test]
fn the_wrong_order_and_other_cities_are_told() {
    let folder = tempfile::tempdir().unwrap();
    let june = audited(folder.path(), "june", &Town::perfect(), &[]);
    let may = audited(folder.path(), "may", &Town::perfect().without("nursery"), &["--as-of", "2023-05-01"]);
    let output = ccaudit(["diff", june.to_str().unwrap(), may.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(0));
    let message = stderr(&output);
    assert!(message.contains("警告") && message.contains("2023-06-30 晚于后一份的 2023-05-01"), "{message}");
    let mut elsewhere = Town::perfect();
    elsewhere.properties("c")["id"] = "d".into();
    for row in &mut elsewhere.survey {
        row["community"] = "d".into();
    }
    let other = audited(folder.path(), "other", &elsewhere, &[]);
    let output = ccaudit(["diff", june.to_str().unwrap(), other.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(2));
    let message = stderr(&output);
    assert!(message.contains("no-common-community") && message.contains("june.json"), "{message}");
    let output = ccaudit(["diff", "nowhere.json", "nothing.json"]);
    let message = stderr(&output);
    assert_eq!(output.status.code(), Some(2));
    assert!(message.contains("nowhere.json") && message.contains("nothing.json"), "{message}");
}

#[test]
fn a_row_put_into_the_survey_changes_no_other_answer() {
    let mut town = Town::perfect();
    town.survey.retain(|row| row["clause"] != "9.a");
    let mut more = town.clone();
    more.survey.insert(0, json!({ "community": "c", "clause": "9.a", "answer": "是", "evidence": "照片" }));
    let (_, diff) = compared((&town, &[]), (&more, &[]), &[]);
    assert_eq!(causes(&diff), [("9.a", &[Cause::Data][..])]);
    // Where the other answers stand is told all the same.
    assert!(
        diff.elsewhere.iter().any(|other| other.kind.ends_with("/evidence/*/note")),
        "{:?}",
        diff.elsewhere
    );
}

static PILOTS: LazyLock<Value> = LazyLock::new(|| {
    let out = tempfile::tempdir().unwrap();
    let data = concat!(env!("CARGO_MANIFEST_DIR"), "/data/zhongwei");
    let output = ccaudit(["audit", data, "-q", "--out", out.path().to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let mut audit: Value = serde_json::from_slice(&fs::read(out.path().join("audit.json")).unwrap()).unwrap();
    let communities = audit["communities"].as_array_mut().unwrap();
    communities.truncate(2);
    for community in communities {
        // A few of each thing of the map are enough.
        for list in community["map"].as_object_mut().unwrap().values_mut().filter_map(Value::as_array_mut) {
            list.truncate(2);
        }
    }
    audit
});

/// Goes down by the steps and changes what is there: a value, or a list's length or order.
fn mutate(value: &mut Value, steps: &[u16], kind: u8) {
    let (step, rest) = match steps {
        [] => (0, &[][..]),
        [step, rest @ ..] => (usize::from(*step), rest),
    };
    match value {
        Value::Object(keys) if !keys.is_empty() => {
            let at = step % keys.len();
            mutate(keys.values_mut().nth(at).unwrap(), rest, kind);
        }
        Value::Array(list) if !list.is_empty() => {
            let (at, last) = (step % list.len(), list.len() - 1);
            match (rest.len() < 3 || kind >= 240, kind % 4) {
                (true, 0) => drop(list.remove(at)),
                (true, 1) => list.insert(at, list[at].clone()),
                (true, 2) => list.swap(at, last),
                _ => mutate(&mut list[at], rest, kind),
            }
        }
        Value::String(text) => match kind % 3 {
            0 => text.push('改'),
            1 => *text = ["pass", "fail", "unknown", "not_applicable", "must", "should"][step % 6].into(),
            _ => text.clear(),
        },
        Value::Number(number) => *value = json!(number.as_f64().unwrap() + f64::from(kind) - 100.0),
        Value::Bool(flag) => *flag = !*flag,
        Value::Null => *value = [json!(1.0), json!("x"), json!(false)][usize::from(kind) % 3].clone(),
        Value::Object(_) | Value::Array(_) => {}
    }
}

/// An audit told in Chinese.
fn told(audit: Audit) -> Audit {
    static STANDARD: LazyLock<Standard> =
        LazyLock::new(|| Standard::load("zhongwei-2023", None, None).unwrap());
    ccaudit::words::told(audit, &STANDARD.vocabulary, Lang::Zh)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_change_is_left_out(
        mutations in proptest::collection::vec((proptest::collection::vec(proptest::num::u16::ANY, 3..12), proptest::num::u8::ANY), 1..3)
    ) {
        let before: Audit = serde_json::from_value(PILOTS.clone()).unwrap();
        let mut changed = PILOTS.clone();
        for (steps, kind) in &mutations {
            mutate(&mut changed, steps, *kind);
        }
        // What is no audit any more cannot be compared.
        if let Ok(after) = serde_json::from_value::<Audit>(changed) {
            // Sentences say what the types hold, whatever they were changed to.
            let is_same = told(before.clone()) == told(after.clone());
            prop_assert_eq!(Diff::of_any(&before, &after).is_empty(), is_same);
            prop_assert_eq!(Diff::of_any(&after, &before).is_empty(), is_same);
            prop_assert!(Diff::of_any(&after, &after).is_empty());
        }
    }
}

#[test]
fn a_diff_is_written_in_every_format_of_documents() {
    let folder = tempfile::tempdir().unwrap();
    let old = audited(folder.path(), "before", &Town::perfect(), &[]);
    let new = audited(folder.path(), "after", &Town::perfect().without("nursery"), &[]);
    let out = folder.path().join("out");
    let all = ["diff", old.to_str().unwrap(), new.to_str().unwrap(), "--lang", "en", "-q"];
    let formats = ["--format", "txt,csv,md,xlsx,docx,html,json", "--out", out.to_str().unwrap()];
    let output = ccaudit(all.into_iter().chain(formats));
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let mut names: Vec<String> =
        fs::read_dir(&out).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    assert_eq!(
        names,
        ["csv", "docx", "html", "json", "md", "txt", "xlsx"].map(|ending| format!("diff.{ending}"))
    );
    let text = |name: &str| fs::read_to_string(out.join(name)).unwrap();
    assert_eq!(text("diff.txt"), stdout(&output));
    let head = "| Item | Content | Clause | Binding | Verdict, before | Verdict, after | Why | Points | What changed |";
    let rows: Vec<String> = text("diff.md").lines().map(str::to_owned).collect();
    assert!(rows.contains(&head.to_owned()), "{rows:?}");
    let changed = rows.iter().find(|row| row.contains("| 3.a |")).unwrap();
    assert!(changed.contains("| pass | fail | place: it changed |"), "{changed}");
    let csv: Vec<String> = text("diff.csv").lines().map(str::to_owned).collect();
    assert!(csv[0].contains("community,community_name,item,title,clause,level,verdict_before"), "{csv:?}");
    assert!(csv.iter().any(|row| row.contains(",3.a,must,pass,fail,")), "{csv:?}");
}
