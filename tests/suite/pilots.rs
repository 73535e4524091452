//! The five pilots: the 45 rows their annexes print, and where every cell comes from.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

use crate::town::{ccaudit, rows, stderr, stdout};

const COLUMNS: [(&str, &str); 9] = [
    ("目标", "objective"),
    ("序号", "number"),
    ("建设内容", "content"),
    ("建设要求", "requirement"),
    ("项目名称", "project_name"),
    ("项目内容", "project_content"),
    ("责任单位", "responsible"),
    ("配合单位", "cooperating"),
    ("完成时限", "deadline"),
];

/// Communities by annex, with the items each annex lists.
const PILOTS: [(&str, &str, &[u64]); 5] = [
    ("1", "hengxiang", &[1, 4, 7, 10, 12, 13, 17, 18]),
    ("2", "fuxingyuan", &[3, 4, 7, 9, 12, 14, 17, 18]),
    ("3", "xindunhuayuan", &[3, 5, 7, 9, 10, 12, 13, 14, 17, 18]),
    ("4", "zhongshan", &[3, 7, 9, 10, 12, 13, 14, 15, 17, 18]),
    ("5", "changan", &[7, 9, 10, 12, 13, 14, 15, 17, 18]),
];

fn data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data/zhongwei")
}

/// Audits a dataset directory into a folder, which the caller keeps.
fn audit_into(dataset: &Path) -> (tempfile::TempDir, Value) {
    let out = tempfile::tempdir().unwrap();
    let output = ccaudit([
        "audit".as_ref(),
        dataset.as_os_str(),
        "--quiet".as_ref(),
        "--out".as_ref(),
        out.path().as_os_str(),
    ]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert_eq!(stdout(&output), "");
    let audit = serde_json::from_slice(&fs::read(out.path().join("audit.json")).unwrap()).unwrap();
    (out, audit)
}

/// A copy of the pilots to change.
fn copy() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for entry in fs::read_dir(data()).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() {
            fs::copy(&path, folder.path().join(path.file_name().unwrap())).unwrap();
        }
    }
    folder
}

/// Letters alone: full and half width made one, white space taken out.
fn letters(text: &str) -> String {
    text.nfkc().filter(|character| !character.is_whitespace()).collect()
}

#[test]
fn gap_lists_equal_the_annexes_in_every_cell() {
    let (out, _) = audit_into(&data());
    let annexes = rows(&data().join("source/annexes.csv"));
    let mut cells = 0;
    for (annex, id, _) in PILOTS {
        let expected: Vec<_> = annexes.iter().filter(|row| row["annex"] == annex).collect();
        let found = rows(&out.path().join(format!("gap-list/{id}.csv")));
        assert_eq!(found.len(), expected.len(), "{id}");
        for (found, expected) in found.iter().zip(expected) {
            for (ours, theirs) in COLUMNS {
                assert_eq!(
                    letters(&found[ours]),
                    letters(&expected[theirs]),
                    "{id} {} {ours}",
                    expected["number"]
                );
                cells += 1;
            }
        }
    }
    assert_eq!(cells, 45 * 9);
}

#[test]
fn each_pilot_fails_the_items_of_its_annex_and_no_other() {
    let (_out, audit) = audit_into(&data());
    for (community, (_, id, expected)) in audit["communities"].as_array().unwrap().iter().zip(PILOTS) {
        assert_eq!(community["id"], id);
        let items = community["items"].as_array().unwrap();
        let with = |verdict: &str| -> Vec<u64> {
            items.iter().filter(|i| i["verdict"] == verdict).map(|i| i["number"].as_u64().unwrap()).collect()
        };
        assert_eq!(with("fail"), expected, "{id}");
        assert_eq!(with("pass").len(), 20 - expected.len(), "{id}");
        assert_eq!(community["gate"], "fail");
        let people = community["residents"]["people"].as_f64().unwrap();
        assert!((5000.0..=12000.0).contains(&people), "{id}: {people} residents");
    }
}

#[test]
fn every_cell_says_where_it_comes_from() {
    let (_out, audit) = audit_into(&data());
    let mut by_source: BTreeMap<String, usize> = BTreeMap::new();
    for community in audit["communities"].as_array().unwrap() {
        for gap in community["gaps"].as_array().unwrap() {
            for (_, column) in COLUMNS {
                let source = gap["sources"][column].as_str().unwrap_or_else(|| panic!("{column} of {gap}"));
                assert!(["standard", "city", "measured", "register"].contains(&source));
                assert!(!gap["origins"][column].as_str().unwrap().is_empty());
                *by_source.entry(source.to_owned()).or_default() += 1;
            }
            assert!(!gap["clauses"].as_array().unwrap().is_empty());
        }
    }
    // What a person decided: 21 contents, and the cells in which an annex departs from the
    // pattern (three names, one responsible and three cooperating units).
    let register = rows(&data().join("projects.csv"));
    let filled = |column: &str| register.iter().filter(|row| !row[column].is_empty()).count();
    let decided = ["project_name", "project_content", "responsible", "cooperating", "deadline"].map(filled);
    assert_eq!(by_source["register"], decided.iter().sum::<usize>());
    assert_eq!(decided, [3, 21, 1, 3, 0]);
    assert_eq!(by_source["standard"], 45 * 4);
    // The police room, five counts of entrances, one planned facility.
    assert_eq!(by_source["measured"], 7);
}

/// The content of a community's row for an item.
fn content(audit: &Value, community: &str, item: u64) -> String {
    let communities = audit["communities"].as_array().unwrap();
    let community = communities.iter().find(|c| c["id"] == community).unwrap();
    let gap = community["gaps"].as_array().unwrap().iter().find(|gap| gap["item"] == item).unwrap();
    gap["project_content"].as_str().unwrap().to_owned()
}

/// Changes the first residence of a compound.
fn change_residence(folder: &Path, compound: &str, change: impl Fn(&mut Value)) {
    let file = folder.join("residences.geojson");
    let mut layer: Value = serde_json::from_str(&fs::read_to_string(&file).unwrap()).unwrap();
    let features = layer["features"].as_array_mut().unwrap();
    let residence =
        features.iter_mut().find(|feature| feature["properties"]["compound"] == compound).unwrap();
    change(&mut residence["properties"]);
    fs::write(file, layer.to_string()).unwrap();
}

#[test]
fn one_ramp_less_is_one_more_in_the_list() {
    let folder = copy();
    change_residence(folder.path(), "福兴苑新区", |residence| {
        residence["entrances_with_ramp"] = 2.into()
    });
    let (_out, audit) = audit_into(folder.path());
    assert_eq!(
        content(&audit, "fuxingyuan", 12),
        "为福兴苑小区、福兴苑新区共74个单元门口设置轮椅坡道和扶手。"
    );
}

#[test]
fn a_high_rise_that_loses_a_ramp_is_told_apart_from_those_without_handrails() {
    let folder = copy();
    change_residence(folder.path(), "恒祥国际", |residence| residence["entrances_with_ramp"] = 2.into());
    let (_out, audit) = audit_into(folder.path());
    assert_eq!(
        content(&audit, "hengxiang", 12),
        "为恒祥国际小区楼栋共1个单元门口设置轮椅坡道和扶手；为恒祥国际小区内高层楼栋共80个单元门口轮椅坡道加装扶手。"
    );
}

#[test]
fn a_residence_whose_ramps_are_not_known_makes_the_count_a_least() {
    let folder = copy();
    change_residence(folder.path(), "福兴苑小区", |residence| {
        residence.as_object_mut().unwrap().remove("entrances_with_ramp");
    });
    let (_out, audit) = audit_into(folder.path());
    assert!(content(&audit, "fuxingyuan", 12).contains("至少70个"), "{}", content(&audit, "fuxingyuan", 12));
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let (first, _) = audit_into(&data());
    let copy = copy();
    // Elsewhere, under the same folder name, with another number of jobs and another locale.
    let named = copy.path().join("zhongwei");
    fs::create_dir(&named).unwrap();
    for entry in fs::read_dir(copy.path()).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() {
            fs::copy(&path, named.join(path.file_name().unwrap())).unwrap();
        }
    }
    let second = tempfile::tempdir().unwrap();
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_ccaudit"))
        .args([
            "audit",
            named.to_str().unwrap(),
            "--quiet",
            "--jobs",
            "1",
            "--out",
            second.path().to_str().unwrap(),
        ])
        .env("LC_ALL", "C")
        .env("TZ", "America/Anchorage")
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", stderr(&output));
    let mut compared = 0;
    for name in [
        "audit.json",
        "unknown.csv",
        "gaps.geojson",
        "walks.csv",
        "gap-list/hengxiang.csv",
        "gap-list/changan.csv",
    ] {
        assert!(
            fs::read(first.path().join(name)).unwrap() == fs::read(second.path().join(name)).unwrap(),
            "{name} differs"
        );
        compared += 1;
    }
    assert_eq!(compared, 6);
}

#[test]
fn the_summary_lines_up_in_chinese() {
    let output = ccaudit(["audit".as_ref(), data().as_os_str(), "--quiet".as_ref()]);
    let text = stdout(&output);
    let table: Vec<&str> = text.lines().skip_while(|line| !line.contains("得分")).take(6).collect();
    assert_eq!(table.len(), 6, "{text}");
    // Every line of the table is as wide as the heading, Chinese letters taking two columns.
    let widths: Vec<usize> = table.iter().map(|line| unicode_width::UnicodeWidthStr::width(*line)).collect();
    assert!(widths.iter().all(|width| *width == widths[0]), "{widths:?}\n{text}");
    assert!(text.contains("项目清单共 45 行"), "{text}");
    assert!(text.contains("129 个出入口中有 81 个（27 栋楼）不齐备：缺扶手 81 个；齐备率 37.2%"), "{text}");
}

#[test]
fn the_categories_are_all_there_and_the_data_says_what_it_is() {
    let manifest = fs::read_to_string(data().join("dataset.toml")).unwrap();
    assert!(manifest.contains("示意") && manifest.to_lowercase().contains("illustrative"));
    let facilities: Value =
        serde_json::from_str(&fs::read_to_string(data().join("facilities.geojson")).unwrap()).unwrap();
    let standard = ccaudit::standard::Standard::load("zhongwei-2023", None, None).unwrap();
    let features = facilities["features"].as_array().unwrap();
    for (_, id, _) in standard.vocabulary.categories() {
        let there = features
            .iter()
            .any(|f| f["properties"]["category"] == id && f["properties"]["status"] != "planned");
        assert!(there, "no {id} exists in any pilot");
    }
    let residences = fs::read_to_string(data().join("residences.geojson")).unwrap();
    for compound in [
        "恒祥国际",
        "众一家园",
        "福兴苑小区",
        "新墩D区",
        "西区",
        "西关一期",
        "中山小区",
        "南关新村",
        "南苑名邸C区",
        "紫荆花城",
        "中山佳苑",
        "禹都新村",
        "新世家",
        "宜居家园A区",
    ] {
        assert!(residences.contains(&format!("\"compound\": \"{compound}\"")), "{compound}");
    }
}
