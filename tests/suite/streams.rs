//! `audit -`: a text sequence in, one audit a line out.

use serde_json::{Value, json};

use crate::town::{Town, ccaudit_with_input, rectangle, stderr, stdout};

fn bundle(id: &str) -> Value {
    let mut town = Town::empty();
    town.add("社区", rectangle(0.0, 0.0, 300.0, 300.0), json!({ "编号": id, "名称": format!("{id}社区") }));
    town.facility("托儿所", 100.0, 100.0, json!({ "layer": "设施", "建筑面积": 260 }));
    town.features[1]["properties"]["layer"] = "设施".into();
    town.bundle()
}

fn ids(text: &str) -> Vec<String> {
    text.lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap())
        .map(|audit| audit["communities"][0]["id"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn text_sequences_lines_and_a_single_text_are_read_in_order() {
    let (a, b) = (bundle("甲"), bundle("乙"));
    let sequence = format!("\u{1e}{a:#}\n\u{1e}{b:#}\n");
    let lines = format!("{a}\n{b}\n");
    for input in [sequence, lines] {
        let output = ccaudit_with_input(&["audit", "-", "-q"], input.as_bytes());
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        assert_eq!(ids(&stdout(&output)), ["甲", "乙"]);
    }
    let single = ccaudit_with_input(&["audit", "-", "-q"], format!("{a:#}").as_bytes());
    assert_eq!(ids(&stdout(&single)), ["甲"]);
}

#[test]
fn chinese_names_are_the_english_ones() {
    let output = ccaudit_with_input(&["audit", "-", "-q"], bundle("甲").to_string().as_bytes());
    let audit: Value = serde_json::from_str(&stdout(&output)).unwrap();
    assert_eq!(crate::town::clause(&audit["communities"][0], "3.a")["verdict"], "pass");
}

#[test]
fn a_bad_record_is_named_and_the_others_still_come() {
    let mut wrong = bundle("乙");
    wrong["features"][1]["properties"]["category"] = "托儿锁".into();
    let input = format!("{}\n{wrong}\n{{\"type\":\n{}\n", bundle("甲"), bundle("丙"));
    let output = ccaudit_with_input(&["audit", "-", "-q"], input.as_bytes());
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(ids(&stdout(&output)), ["甲", "丙"]);
    let message = stderr(&output);
    assert!(message.contains("-#2") && message.contains("托儿锁"), "{message}");
    assert!(message.contains("-#3") && message.contains("truncated-json"), "{message}");
}

#[test]
fn each_record_may_name_its_standard() {
    let (mut a, mut b) = (bundle("甲"), bundle("乙"));
    a["dataset"]["standard"] = "ningxia-2023".into();
    b["dataset"]["standard"] = "national-2020".into();
    let output = ccaudit_with_input(&["audit", "-", "-q"], format!("{a}\n{b}\n").as_bytes());
    let audits: Vec<Value> =
        stdout(&output).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(audits[0]["standard"]["id"], "ningxia-2023");
    assert_eq!(audits[0]["communities"][0]["gate"], "fail");
    assert_eq!(audits[1]["communities"][0]["gate"], Value::Null);
}

#[test]
fn empty_input_says_what_was_expected() {
    let output = ccaudit_with_input(&["audit", "-"], b" \n");
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("标准输入是空的"), "{}", stderr(&output));
}

#[test]
fn a_stream_and_a_directory_judge_alike() {
    let town = Town::perfect();
    let folder = tempfile::tempdir().unwrap();
    town.write(folder.path());
    let directory =
        crate::town::ccaudit(["audit", folder.path().to_str().unwrap(), "-q", "--format", "json"]);
    let directory: Value = serde_json::from_str(&stdout(&directory)).unwrap();
    let mut streamed = crate::town::audit(&town, &[]);
    // The features are the same; only which file a survey row stands in is not.
    let mut filed = directory["communities"][0].clone();
    for community in [&mut streamed, &mut filed] {
        for item in community["items"].as_array_mut().unwrap() {
            for clause in item["clauses"].as_array_mut().unwrap() {
                for evidence in clause["evidence"].as_array_mut().unwrap() {
                    evidence.as_object_mut().unwrap().remove("note");
                }
            }
        }
    }
    assert_eq!(streamed, filed);
}
