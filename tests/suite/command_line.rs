//! Exit codes, streams and options.

use std::fs;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use crate::town::{Town, ccaudit, ccaudit_with_input, stderr, stdout};

/// Writes a town and audits it with these options; gives the exit code.
fn exit_code(town: &Town, arguments: &[&str]) -> i32 {
    let folder = tempfile::tempdir().unwrap();
    town.write(folder.path());
    let mut all = vec!["audit", folder.path().to_str().unwrap(), "--quiet"];
    all.extend(arguments);
    ccaudit(all).status.code().unwrap()
}

#[test]
fn exit_codes_say_how_it_went() {
    let good = Town::perfect();
    let gap = Town::perfect().without("nursery");
    let mut open = Town::perfect();
    let nursery = open.features.iter_mut().find(|f| f["properties"]["category"] == "nursery").unwrap();
    nursery["properties"].as_object_mut().unwrap().remove("floor_area_m2");
    // A gap in a clause that only advises is no gap.
    let advice = Town::perfect().without("pocket_park").answering("否", &["9.j"]);
    for (town, plain, on_gap, on_unknown) in
        [(&good, 0, 0, 0), (&gap, 0, 1, 1), (&open, 0, 0, 3), (&advice, 0, 0, 0)]
    {
        assert_eq!(exit_code(town, &[]), plain);
        assert_eq!(exit_code(town, &["--fail-on", "gap"]), on_gap);
        assert_eq!(exit_code(town, &["--fail-on", "unknown"]), on_unknown);
    }
}

#[test]
fn usage_errors_exit_with_2_in_chinese_or_english() {
    for (arguments, zh) in [
        (&["audit"][..], "缺少"),
        (&["audit", "x", "--fail-on", "nothing"], "应为: gap、unknown"),
        (&["audit", "x", "--format", "pdf"], "json、history、gap-list"),
        (&["audit", "x", "--jobs", "0"], "--jobs 应至少为 1"),
        (&["audit", "x", "--as-of", "30.6.2023"], "YYYY-MM-DD"),
        (&["audit", "x", "--pace", "0"], "大于 0"),
        (&["adit"], "是否指 audit"),
        (&["audit", "x", "--quite"], "是否指 --quiet"),
        (&["audit", "-", "--out", "x"], "标准输出"),
        (&["audit", "x", "--out", "a", "--out", "b"], "只写一次"),
        (&["form", "x", "--read", "form.xlsx"], "不能同用"),
        (&["site", "x", "--item", "13", "--clause", "1.a"], "不能同用"),
        (&["form", "--into", "x"], "缺少 --read <文件>\n"),
    ] {
        let output = ccaudit(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(stderr(&output).contains(zh), "{arguments:?}: {}", stderr(&output));
        assert_eq!(stdout(&output), "");
        let english: Vec<&str> = arguments.iter().copied().chain(["--lang", "en"]).collect();
        let output = ccaudit(english);
        assert_eq!(output.status.code(), Some(2));
        assert!(stderr(&output).starts_with("error"), "{}", stderr(&output));
    }
}

#[test]
fn help_is_in_chinese_with_examples() {
    for command in [
        &["--help"][..],
        &["audit", "--help"],
        &["check", "--help"],
        &["standard", "show", "--help"],
        &["standard", "check", "--help"],
    ] {
        let output = ccaudit(command);
        assert_eq!(output.status.code(), Some(0));
        let text = stdout(&output);
        assert!(text.contains("用法") && text.contains("例：") && text.contains("ccaudit "), "{text}");
        assert!(!text.contains("Usage") && !text.contains("Options:"), "{text}");
    }
}

#[test]
fn results_go_to_standard_output_and_everything_else_to_standard_error() {
    let folder = tempfile::tempdir().unwrap();
    let mut town = Town::perfect();
    town.dataset.as_object_mut().unwrap().remove("crs");
    town.dataset.as_object_mut().unwrap().remove("as_of");
    town.write(folder.path());
    let dataset = folder.path().to_str().unwrap();
    let output = ccaudit(["audit", dataset]);
    assert!(stdout(&output).contains("测试社区"));
    assert!(
        stderr(&output).contains("WGS 84") && stderr(&output).contains("核查日取今天"),
        "{}",
        stderr(&output)
    );
    assert!(!stdout(&output).contains("提示"));
    let quiet = ccaudit(["audit", dataset, "--quiet"]);
    assert_eq!(stderr(&quiet), "");
    assert_eq!(stdout(&quiet), stdout(&output));
    // One format of one file needs no folder.
    let json = ccaudit(["audit", dataset, "--quiet", "--format", "json"]);
    let audit: Value = serde_json::from_str(&stdout(&json)).unwrap();
    assert_eq!(audit["communities"][0]["id"], "c");
    let many = ccaudit(["audit", dataset, "--quiet", "--format", "csv"]);
    assert_eq!(many.status.code(), Some(2));
}

#[test]
fn only_the_formats_asked_for_are_written() {
    let folder = tempfile::tempdir().unwrap();
    let (dataset, out) = (folder.path().join("town"), folder.path().join("out"));
    Town::perfect().write(&dataset);
    let arguments = [
        "audit",
        dataset.to_str().unwrap(),
        "-q",
        "--out",
        out.to_str().unwrap(),
        "--format",
        "gap-list,unknown",
    ];
    assert!(ccaudit(arguments).status.success());
    let mut names: Vec<_> = fs::read_dir(&out).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["gap-list", "unknown.csv"]);
}

#[test]
fn one_community_can_be_asked_for_by_id_or_name() {
    let mut town = Town::new(json!({}));
    town.add(
        "communities",
        crate::town::rectangle(3000.0, 0.0, 500.0, 500.0),
        json!({ "id": "d", "name": "另一社区" }),
    );
    let folder = tempfile::tempdir().unwrap();
    town.write(folder.path());
    let dataset = folder.path().to_str().unwrap();
    for name in ["d", "另一社区"] {
        let output = ccaudit(["audit", dataset, "-q", "--format", "json", "--community", name]);
        let audit: Value = serde_json::from_str(&stdout(&output)).unwrap();
        let ids: Vec<&str> =
            audit["communities"].as_array().unwrap().iter().map(|c| c["id"].as_str().unwrap()).collect();
        assert_eq!(ids, ["d"]);
    }
    let output = ccaudit(["audit", dataset, "-q", "--community", "另一个社区"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("是否指 另一社区"), "{}", stderr(&output));
}

#[test]
fn several_datasets_make_one_audit() {
    let folder = tempfile::tempdir().unwrap();
    let (one, two) = (folder.path().join("one"), folder.path().join("two"));
    Town::perfect().write(&one);
    let mut other = Town::empty();
    other.add(
        "communities",
        crate::town::rectangle(0.0, 0.0, 100.0, 100.0),
        json!({ "id": "d", "name": "丁社区" }),
    );
    other.write(&two);
    let (one, two) = (one.to_str().unwrap(), two.to_str().unwrap());
    let output = ccaudit(["audit", one, two, "-q", "--format", "json"]);
    let audit: Value = serde_json::from_str(&stdout(&output)).unwrap();
    assert_eq!(audit["communities"].as_array().unwrap().len(), 2);
    assert!(
        audit["inputs"].as_array().unwrap().iter().any(|input| input["path"] == "two/communities.geojson")
    );
    // The same community twice is no audit.
    let twice = ccaudit(["audit", one, one, "-q"]);
    assert_eq!(twice.status.code(), Some(2));
    assert!(stderr(&twice).contains("duplicate-id"));
}

#[test]
fn a_closed_pipe_is_no_error() {
    let folder = tempfile::tempdir().unwrap();
    Town::perfect().write(folder.path());
    let mut child = Command::new(env!("CARGO_BIN_EXE_ccaudit"))
        .args(["audit", folder.path().to_str().unwrap(), "--quiet", "--format", "json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert_eq!(stderr(&output), "");
}

#[test]
fn output_to_a_pipe_has_no_colour() {
    let output = ccaudit_with_input(&["audit", "-", "-q"], b"{\"type\": \"nonsense\"}");
    assert_eq!(output.status.code(), Some(2));
    assert!(!stderr(&output).contains('\u{1b}'));
}

#[test]
fn english_reasons_keep_official_terms() {
    let folder = tempfile::tempdir().unwrap();
    Town::perfect().without("nursery").write(folder.path());
    let output = ccaudit(["audit", folder.path().to_str().unwrap(), "-q", "--lang", "en"]);
    let text = stdout(&output);
    assert!(text.contains("there is no nursery; at least 1 is required"), "{text}");
    assert!(text.contains("一个托儿所"), "{text}");
}
