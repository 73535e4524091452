//! Findings have types: an audit is told in either language, and falls short by numbers.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::town::{Town, ccaudit, clause, stderr, stdout};

const FORMATS: &str = "json,gap-list,unknown,overview,items,clauses,access,md,docx,xlsx,form,html";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Runs a command that must succeed, in a language; what it prints.
fn said(arguments: &[&str], lang: &str) -> String {
    let output = ccaudit(arguments.iter().copied().chain(["-q", "--lang", lang]));
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    stdout(&output)
}

/// Every file below a folder, by its path.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => found.extend(files(&path)),
            false => found.push((path.to_str().unwrap().to_owned(), fs::read(&path).unwrap())),
        }
    }
    found.sort();
    found
}

#[test]
fn an_audit_is_told_in_the_other_language_as_if_it_had_been_written_in_it() {
    for data in
        ["data/zhongwei", "data/zhongwei/after", "tests/data/tongji", "tests/data/systems/town.wgs84.geojson"]
    {
        told_alike(&root().join(data), &["--as-of", "2024-06-01"]);
    }
}

/// A standard from a file brings a category, and a folder's vocabulary calls a property otherwise and has
/// one more: none is at hand when the audit is told again.
#[test]
fn names_that_are_not_the_programs_own_go_along_with_an_audit() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    for name in ["categories.toml", "properties.toml"] {
        let text = fs::read_to_string(root().join("standards").join(name)).unwrap();
        let changed = text
            .replace("floor_area_m2 = { zh = [\"建筑面积\"]", "floor_area_m2 = { zh = [\"室内面积\", \"建筑面积\"]")
            .replace("[facilities]\n", "[facilities]\nseats = { zh = [\"座位数\"], kind = \"integer\", unit = \"space\", at_least = 0 }\n");
        assert_eq!(changed == text, name == "categories.toml");
        fs::write(path(name), changed).unwrap();
    }
    fs::write(
        path("own.toml"),
        "id = \"own\"\ntitle = \"自有标准\"\nauthority = \"某市\"\nextends = \"national-2020\"\n\n\
         [sources.notice]\ntitle = \"某市通知\"\nheld = true\n\n\
         [categories.canteen]\nzh = \"老年助餐点\"\nosm = [\"amenity=canteen\"]\namap = []\n\n\
         [set.items.elderly_service_station]\ncite = \"notice\"\n\
         text = \"与社区综合服务站统筹建设，为老年人、残疾人提供居家日间生活辅助照料、助餐、保健、文化娱乐等服务。具备条件的居住社区，可以建设1个建筑面积不小于350平方米的老年人日间照料中心，为生活不能完全自理的老年人、残疾人提供膳食供应、保健康复、交通接送等日间服务。设置座位不少于20个的老年助餐点。\"\n\n\
         [add.clauses.\"4.c\"]\ncite = \"notice\"\nquote = \"设置座位不少于20个的老年助餐点\"\nlevel = \"must\"\n\
         [add.clauses.\"4.c\".check.count]\nof = [\"canteen\"]\n\
         at_least = { value = 1, unit = \"facility\", source = \"notice\" }\n\
         each.floor_area_m2.at_least = { value = 80, unit = \"m2\", source = \"notice\" }\n\
         each.seats.at_least = { value = 20, unit = \"space\", source = \"notice\" }\n",
    )
    .unwrap();
    let vocabulary = folder.path().to_str().unwrap();
    let own = ["--standard", &path("own.toml"), "--vocabulary", vocabulary];
    for properties in [
        json!({ "floor_area_m2": 79.5, "seats": 10 }),
        json!({ "floor_area_m2": 90 }),
        json!({ "floor_area_m2": 90, "seats": 20 }),
    ] {
        let mut town = Town::perfect();
        town.facility("老年助餐点", 0.0, 0.0, properties);
        town.write(&folder.path().join("town"));
        told_alike(&folder.path().join("town"), &own);
    }
    // The sentences do say those names, and so does the file.
    let mut town = Town::perfect();
    town.facility("canteen", 0.0, 0.0, json!({ "floor_area_m2": 79.5, "seats": 10 }));
    let audit = crate::town::audits(&[town], &[&own[..], &["--lang", "zh"]].concat()).remove(0);
    let reason = clause(&audit["communities"][0], "4.c")["reason"].as_str().unwrap();
    for name in ["老年助餐点", "室内面积", "座位数"] {
        assert!(reason.contains(name), "no {name} in {reason}");
    }
    let names: Vec<&str> =
        audit["names"]["properties"]["facilities"].as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(names, ["seats", "floor_area_m2"]);
    assert_eq!(audit["names"]["categories"]["canteen"]["zh"], "老年助餐点");
}

/// Audits `data` in both languages, tells each audit in the other one, and compares every file.
fn told_alike(data: &Path, with: &[&str]) {
    let folder = tempfile::tempdir().unwrap();
    let out = |name: &str| folder.path().join(name);
    let summaries = ["zh", "en"].map(|lang| {
        let arguments = ["audit", data.to_str().unwrap(), "--format", FORMATS];
        said(&[&arguments[..], with, &["--out", out(lang).to_str().unwrap()]].concat(), lang)
    });
    for (lang, other, summary) in [("zh", "en", &summaries[0]), ("en", "zh", &summaries[1])] {
        let (audit, again) = (out(other).join("audit.json"), out("again").join(lang));
        let arguments = ["report", audit.to_str().unwrap(), "--format", FORMATS, "--out"];
        let told = said(&[&arguments[..], &[again.to_str().unwrap()]].concat(), lang);
        assert_eq!(told, *summary);
        let (wanted, found) = (files(&out(lang)), files(&again));
        assert_eq!(wanted.len(), found.len());
        for ((path, wanted), (_, found)) in wanted.iter().zip(&found) {
            assert!(wanted == found, "{path} is another, told in {lang} from {other}");
        }
    }
    let [zh, en] = ["zh", "en"].map(|lang| out(lang).join("audit.json"));
    assert_ne!(fs::read(&zh).unwrap(), fs::read(&en).unwrap(), "the sentences are in two languages");
    assert_eq!(said(&["diff", zh.to_str().unwrap(), en.to_str().unwrap()], "zh"), "没有变化\n");
    // To the library too, which reads and tells nothing.
    let [zh, en] = [zh, en]
        .map(|file| ccaudit::audit::Audit::read(&fs::read_to_string(file).unwrap(), "audit.json").unwrap());
    assert!(ccaudit::diff::Diff::of_any(&zh, &en).is_empty(), "{}", data.display());
}

#[test]
fn an_audit_of_version_1_is_refused_by_name_with_what_to_do() {
    let mut audit = crate::town::audits(&[Town::perfect()], &["--lang", "zh"]).remove(0);
    assert_eq!(audit["version"], 2);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("audit.json");
    for (version, named) in [(None, "第 1 版"), (Some(1), "第 1 版"), (Some(3), "第 3 版")] {
        match version {
            None => _ = audit.as_object_mut().unwrap().remove("version"),
            Some(version) => audit["version"] = version.into(),
        }
        fs::write(&path, audit.to_string()).unwrap();
        for arguments in [vec!["report", path.to_str().unwrap()], vec!["trend", path.to_str().unwrap()]] {
            let output = ccaudit(arguments.iter().chain(&["--lang", "zh"]));
            assert_eq!(output.status.code(), Some(2), "{}", stdout(&output));
            for part in
                ["audit-of-another-version", "audit.json", named, "第 2 版", "用 ccaudit audit 重新核查"]
            {
                assert!(stderr(&output).contains(part), "no {part:?} in {}", stderr(&output));
            }
        }
    }
}

/// A new community with one green space of 3,000 m².
fn park(sports_share: Option<f64>) -> Town {
    let mut town = Town::new(json!({ "build": "new" }));
    let mut properties = json!({ "id": "park", "site_area_m2": 3000, "contains": ["休息座椅"] });
    if let Some(share) = sports_share {
        properties["sports_share"] = share.into();
    }
    town.facility("green_space", 0.0, 0.0, properties);
    town
}

#[test]
fn a_share_falls_short_of_a_bound_in_percent_by_percent() {
    let area = json!({ "property": "site_area_m2", "have": { "low": 3000.0, "high": 3000.0 }, "need": 4000.0,
        "side": "at_least", "short": { "low": 1000.0, "high": 1000.0 }, "unit": "m2" });
    let share = |have: f64, need: f64, side: &str, short: f64| {
        json!({ "property": "sports_share", "have": { "low": have, "high": have }, "need": need, "side": side,
            "short": { "low": short, "high": short }, "unit": "percent" })
    };
    let cases = [
        (Some(0.12), None, "差 1000 平方米"),
        (Some(0.05), Some(share(5.0, 10.0, "at_least", 5.0)), "差 1000 平方米、差 5%"),
        (Some(0.25), Some(share(25.0, 15.0, "at_most", 10.0)), "差 1000 平方米、差 10%"),
        (None, None, "差 1000 平方米"),
    ];
    for (sports_share, of_share, told) in cases {
        let town = park(sports_share);
        let community = crate::town::audit(&town, &[]);
        let found = clause(&community, "15.b");
        assert_eq!(found["verdict"], "fail");
        assert_eq!(found["code"], "the-only-one-fails");
        assert_eq!(found["figures"]["existing"], 1);
        let of_facility: Vec<&Value> = found["shortfalls"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|shortfall| shortfall["property"] != Value::Null)
            .collect();
        let wanted: Vec<&Value> = [&area].into_iter().chain(&of_share).collect();
        assert_eq!(of_facility, wanted, "{sports_share:?}");

        // The rectification list of an acceptance says the same.
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
        town.write(&folder.path().join("town"));
        said(&["audit", &path("town"), "--format", "json", "--out", &path("before")], "zh");
        let before = path("before/audit.json");
        let printed = said(&["accept", &path("town"), "--before", &before, "--out", &path("accepted")], "zh");
        let accepted: Value =
            serde_json::from_slice(&fs::read(folder.path().join("accepted/acceptance.json")).unwrap())
                .unwrap();
        let rectifications = accepted["communities"][0]["rectifications"].as_array().unwrap();
        let mut clauses = rectifications.iter().flat_map(|row| row["clauses"].as_array().unwrap());
        let own = clauses.find(|clause| clause["id"] == "15.b").unwrap();
        let by: Vec<f64> =
            own["short"].as_array().unwrap().iter().map(|short| short["by"].as_f64().unwrap()).collect();
        let wanted: Vec<f64> =
            wanted.iter().map(|shortfall| shortfall["short"]["high"].as_f64().unwrap()).collect();
        assert_eq!(by, wanted, "{sports_share:?}");
        let list = files(&folder.path().join("accepted"))
            .into_iter()
            .filter(|(path, _)| path.ends_with(".csv") || path.ends_with(".md"))
            .map(|(_, bytes)| String::from_utf8_lossy(&bytes).into_owned())
            .collect::<String>();
        assert!(
            (printed + &list).contains(&format!("（{told}）")),
            "no {told:?} for {sports_share:?} in {list}"
        );
    }
}
