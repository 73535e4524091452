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
    // The features are the same; only which file a survey row stands in is not, and that a stream,
    // which may be a city's, holds no maps.
    let mut filed = directory["communities"][0].clone();
    assert!(filed.as_object_mut().unwrap().remove("map").is_some());
    for community in [&mut streamed, &mut filed] {
        for item in community["items"].as_array_mut().unwrap() {
            for clause in item["clauses"].as_array_mut().unwrap() {
                for evidence in clause["evidence"].as_array_mut().unwrap() {
                    let evidence = evidence.as_object_mut().unwrap();
                    evidence.retain(|key, _| key != "note" && key != "figures");
                }
            }
        }
    }
    assert_eq!(streamed, filed);
}

#[test]
fn a_record_has_the_findings_that_the_same_bundle_has_as_a_file() {
    // A residence outside the community and a community that overlaps another are found when
    // measuring, a yes without evidence when the tables are compared with the standard.
    let mut town = Town::empty();
    town.add("communities", rectangle(0.0, 0.0, 300.0, 300.0), json!({ "id": "c1", "name": "甲社区" }));
    town.add("communities", rectangle(200.0, 0.0, 300.0, 300.0), json!({ "id": "c2", "name": "乙社区" }));
    town.residence(100.0, 100.0, json!({ "population": 20 }));
    town.residence(3000.0, 100.0, json!({ "population": 20 }));
    let bundle = town.bundle().to_string();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("bundle.geojson");
    std::fs::write(&file, &bundle).unwrap();
    let filed = crate::town::ccaudit(["audit", file.to_str().unwrap(), "-q", "--format", "json"]);
    let mut filed: Value = serde_json::from_str(&stdout(&filed)).unwrap();
    let streamed = ccaudit_with_input(&["audit", "-", "-q"], bundle.as_bytes());
    let text = stdout(&streamed).replace("-#1", "bundle.geojson");
    let streamed: Value = serde_json::from_str(&text).unwrap();
    let codes: Vec<&str> =
        filed["quality"].as_array().unwrap().iter().map(|f| f["code"].as_str().unwrap()).collect();
    assert!(codes.contains(&"overlap") && codes.contains(&"outside-communities"), "{codes:?}");
    for community in filed["communities"].as_array_mut().unwrap() {
        // A stream, which may be a city's, holds no maps.
        assert!(community.as_object_mut().unwrap().remove("map").is_some());
    }
    assert_eq!(streamed, filed);
}

/// Reads a directory through the library: what it holds, or the first error.
fn read(folder: &std::path::Path) -> Result<ccaudit::dataset::Dataset, String> {
    let standard = ccaudit::standard::Standard::load("national-2020", None, None).unwrap();
    let source = ccaudit::dataset::Source::open(folder).map_err(|found| format!("{:?}", found[0]))?;
    source
        .read(&standard.vocabulary, None)
        .finish()
        .map(|(dataset, _)| dataset)
        .map_err(|d| format!("{:?}", d[0]))
}

#[test]
fn a_file_read_in_pieces_and_one_read_whole_hold_the_same() {
    // Some 9 MB: more than one block, many pieces. Names that look like the beginning of a
    // feature, in and out of strings, must not mislead where the file is cut.
    let mut features: Vec<String> = (0..36_000)
        .map(|index| {
            let (x, y) = (105.19 + f64::from(index % 200) * 1e-4, 37.51 + f64::from(index / 200) * 1e-4);
            format!(
                r#"{{"type":"Feature","properties":{{"id":"r{index}","compound":"{{\"type\":\"Feature\"}}，小区{}","households":{},"x":{{"type":"Not"}}}},"geometry":{{"type":"Polygon","coordinates":[[[{x},{y}],[{},{y}],[{},{}],[{x},{y}]]]}}}}"#,
                index / 60,
                index % 90,
                x + 5e-5,
                x + 5e-5,
                y + 5e-5
            )
        })
        .collect();
    let folder = tempfile::tempdir().unwrap();
    let mut town = Town::new(json!({}));
    town.residence(0.0, 0.0, json!({}));
    town.write(folder.path());
    let file = folder.path().join("residences.geojson");
    let write = |features: &[String], between: &str| {
        let text =
            format!("{{\"type\":\"FeatureCollection\",\"features\":[\n{}\n]}}\n", features.join(between));
        std::fs::write(&file, text).unwrap();
    };
    let digest = |dataset: &ccaudit::dataset::Dataset| {
        let input = dataset.inputs.iter().find(|input| input.path.ends_with("residences.geojson")).unwrap();
        (input.features, input.sha256.clone())
    };
    write(&features, ",\n");
    assert!(std::fs::metadata(&file).unwrap().len() > 9 << 20);
    let in_pieces = read(folder.path()).unwrap();
    assert_eq!(in_pieces.residences.len(), 36_000);
    let bytes = std::fs::read(&file).unwrap();
    let expected: String =
        <sha2::Sha256 as sha2::Digest>::digest(&bytes).iter().map(|b| format!("{b:02x}")).collect();
    assert_eq!(digest(&in_pieces), (36_000, expected));

    // The last feature's members in another order: only the strict reading takes that.
    let geometry = r#","geometry":"#;
    let last = features.pop().unwrap();
    let (head, shape) = last.split_once(geometry).unwrap();
    let inner = head.strip_prefix(r#"{"type":"Feature","#).unwrap();
    features.push(format!(r#"{{"geometry":{},{inner},"type":"Feature"}}"#, shape.strip_suffix('}').unwrap()));
    write(&features, " , ");
    let whole = read(folder.path()).unwrap();
    assert_eq!(format!("{:?}", in_pieces.residences), format!("{:?}", whole.residences));

    // An error deep inside names its own feature, whichever way the file is read.
    features[30_000] = features[30_000].replace(r#""households":"#, r#""households":"约200","was":"#);
    write(&features, ",");
    assert!(read(folder.path()).unwrap_err().contains("index: 30000"));
    features.pop();
    write(&features, ",");
    let error = read(folder.path()).unwrap_err();
    assert!(error.contains("index: 30000") && error.contains("r30000"), "{error}");
    // A file cut off is told as such.
    let text = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, &text[..text.len() - 40]).unwrap();
    assert!(read(folder.path()).unwrap_err().contains("TruncatedJson"));
}
