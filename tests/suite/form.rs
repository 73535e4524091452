//! The field form: it asks for each unknown fact once, and what is written into it comes back into
//! the dataset, whose other bytes stay and whose score's interval narrows.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::inspector::{KEY, Paper, audited, copied, files, form_of, hand_in, text, unknown_facts};
use crate::town::{ATTESTED, Town, ccaudit, stderr, stdout};

/// A town where something of every kind is unknown: answers, numbers, flags, lists, a choice, and
/// whether there is a pharmacy.
fn doubtful() -> Town {
    let mut town = Town::perfect().without("pharmacy");
    town.dataset["surveyed"] = json!(["nursery", "幼儿园"]);
    town.survey.retain(|row| !["9.a", "9.b", "16.a", "20.b"].contains(&row["clause"].as_str().unwrap()));
    for feature in &mut town.features {
        let properties = feature["properties"].as_object_mut().unwrap();
        let lost: &[&str] = match properties.get("category").and_then(Value::as_str) {
            Some("nursery") => &["floor_area_m2"],
            Some("kindergarten") => &["inclusive"],
            Some("health_station") => &["contains"],
            None if properties.contains_key("compound") => &["entrances_with_ramp"],
            None if properties.contains_key("build") => &["build"],
            _ => &[],
        };
        lost.iter().for_each(|name| {
            properties.remove(*name);
        });
    }
    town
}

/// The ids of the town's feature of a category or layer.
fn id(town: &Town, category: &str) -> String {
    let mut features = town.features.iter().map(|feature| &feature["properties"]);
    features.find(|properties| properties["category"] == category).unwrap()["id"].as_str().unwrap().to_owned()
}

fn residences(town: &Town) -> Vec<String> {
    let all = town.features.iter().map(|feature| &feature["properties"]);
    let all = all.filter(|properties| properties["layer"] == "residences");
    all.map(|properties| properties["id"].as_str().unwrap().to_owned()).collect()
}

fn written(town: &Town) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let dataset = folder.path().join("town");
    town.write(&dataset);
    // The town's own survey names no inspectors.
    let survey = fs::read_to_string(dataset.join("survey.csv")).unwrap();
    let ends = |(number, line): (usize, &str)| format!("{line}{}\n", if number == 0 { ",by" } else { "," });
    let survey: String = survey.lines().enumerate().map(ends).collect();
    fs::write(dataset.join("survey.csv"), survey).unwrap();
    (folder, dataset)
}

fn pilots() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data/zhongwei")
}

/// Low and high ends of the scores, community by community.
fn scores(audit: &Value) -> Vec<(f64, f64)> {
    let communities = audit["communities"].as_array().unwrap().iter();
    communities
        .map(|community| &community["score"])
        .map(|score| (score["low"].as_f64().unwrap(), score["high"].as_f64().unwrap()))
        .collect()
}

fn narrowed(before: &Value, after: &Value) {
    for ((low, high), (new_low, new_high)) in scores(before).into_iter().zip(scores(after)) {
        assert!(low - 1e-9 <= new_low && new_high <= high + 1e-9, "{low}–{high} became {new_low}–{new_high}");
    }
}

/// One part of a workbook's archive.
fn part(workbook: &Path, name: &str) -> String {
    let mut archive = zip::ZipArchive::new(fs::File::open(workbook).unwrap()).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn each_unknown_fact_is_one_row() {
    let (_folder, dataset) = written(&doubtful());
    let (_, paper) = form_of(&dataset);
    let mut keys = paper.keys();
    let count = keys.len();
    keys.sort();
    keys.dedup();
    assert_eq!(keys.len(), count, "a fact is asked for twice");
    assert_eq!(keys, unknown_facts(&audited(&dataset, &[])));
    for row in &paper.rows {
        for column in ["序号", "社区", "条款", "核查内容", "在哪里看", "条款要求"] {
            assert!(text(row, column).is_some_and(|cell| !cell.is_empty()), "no {column} in {row:?}");
        }
    }
}

#[test]
fn rows_say_what_the_clause_asks_and_requires() {
    let town = doubtful();
    let (_folder, dataset) = written(&town);
    let (_, mut paper) = form_of(&dataset);
    let mut says = |key: &str, parts: &[(&str, &str)]| {
        let row = paper.row(key);
        for (column, part) in parts {
            let cell = text(row, column).unwrap_or_default();
            assert!(cell.contains(part), "{key}: no {part} in {column} {cell}");
        }
    };
    // The words of standards/national-2020.toml and standards/properties.toml.
    says("answer|c|9.a", &[("条款", "9.a"), ("核查内容", "供水设施是否完好、运行安全、供给稳定？")]);
    let nursery = format!("facilities|{}|floor_area_m2", id(&town, "nursery"));
    says(&nursery, &[("核查内容", "建筑面积"), ("条款要求", "不小于 200 平方米"), ("单位或选项", "平方米")]);
    says(&nursery, &[("在哪里看", &id(&town, "nursery"))]);
    let health = format!("facilities|{}|contains", id(&town, "health_station"));
    says(
        &health,
        &[("核查内容", "设有哪些用房、服务或设备"), ("条款要求", "应有预防、医疗、计生、康复、防疫")],
    );
    says("survey|c|pharmacy", &[("核查内容", "药店是否已查全"), ("在哪里看", "现有 0 处")]);
    says("communities|c|build", &[("核查内容", "是新建还是既有居住社区"), ("在哪里看", "全社区")]);
}

#[test]
fn cells_are_checked_locked_and_never_formulas() {
    let mut town = doubtful();
    // Names that a spreadsheet would run.
    town.properties("c")["name"] = "=cmd|' /C calc'!A0".into();
    let (_folder, dataset) = written(&town);
    let (path, paper) = form_of(&dataset);
    assert!(text(&paper.rows[0], "社区").unwrap().starts_with("=cmd"));
    let sheet = part(&path, "xl/worksheets/sheet1.xml");
    assert!(!sheet.contains("<f>") && !sheet.contains("<f "));
    let lists = ["\"是,否,不适用\"", "\"是,否\"", "\"既有,新建\""];
    for list in lists {
        assert!(sheet.contains(&format!("<formula1>{list}</formula1>")), "no list {list}");
    }
    for kind in ["type=\"list\"", "type=\"decimal\"", "type=\"whole\"", "type=\"date\""] {
        assert!(sheet.contains(kind), "no validation {kind}");
    }
    assert!(sheet.contains("state=\"frozen\"") && sheet.contains("<autoFilter"));
    assert!(sheet.contains("<sheetProtection ") && !sheet.contains("password"));
    assert!(sheet.contains("orientation=\"landscape\"") && sheet.contains("paperSize=\"9\""));
    let book = part(&path, "xl/workbook.xml");
    assert!(book.contains("_xlnm.Print_Titles") && book.contains("_xlnm.Print_Area"), "{book}");
    // An open cell's format says so.
    assert!(part(&path, "xl/styles.xml").contains("<protection locked=\"0\"/>"));
}

#[test]
fn the_same_audit_makes_the_same_bytes() {
    let (_folder, dataset) = written(&doubtful());
    let (path, _) = form_of(&dataset);
    let first = fs::read(&path).unwrap();
    std::thread::sleep(std::time::Duration::from_millis(1100));
    assert!(fs::read(form_of(&dataset).0).unwrap() == first);
}

#[test]
fn an_untouched_form_changes_nothing() {
    let (folder, dataset) = written(&doubtful());
    let pilots_copy = folder.path().join("pilots");
    copied(&pilots(), &pilots_copy);
    for dataset in [dataset, pilots_copy] {
        let before = files(&dataset);
        let (path, paper) = form_of(&dataset);
        let (code, told, message) = hand_in(&path, &dataset, &[]);
        assert_eq!(code, Some(0), "{message}");
        assert!(told.contains("答复 0 条、属性 0 个"), "{told}");
        assert!(told.contains(&format!("空白 {} 行", paper.rows.len())), "{told}");
        assert!(files(&dataset) == before, "{told}");
    }
}

#[test]
fn what_is_filled_in_is_known_and_all_else_stays() {
    let town = doubtful();
    let (_folder, dataset) = written(&town);
    let (before, files_before) = (audited(&dataset, &[]), files(&dataset));
    let (path, mut paper) = form_of(&dataset);
    let (nursery, health) = (id(&town, "nursery"), id(&town, "health_station"));
    paper.answer("answer|c|9.a", "是");
    paper.answer("answer|c|9.b", "否");
    paper.answer("answer|c|16.a", "不适用");
    paper.answer(&format!("facilities|{nursery}|floor_area_m2"), 230.5);
    paper.answer(&format!("facilities|{}|inclusive", id(&town, "kindergarten")), "是");
    paper.answer(&format!("facilities|{health}|contains"), "预防、医疗");
    paper.answer("survey|c|pharmacy", "是");
    // Not until there is no other can the one health station fail its clause.
    paper.answer("survey|c|health_station", "是");
    for id in residences(&town) {
        paper.answer(&format!("residences|{id}|entrances_with_ramp"), 4.0);
    }
    let answered = 8 + residences(&town).len();
    paper.save(&path);
    let (code, told, message) = hand_in(&path, &dataset, &[]);
    assert_eq!(code, Some(0), "{message}");
    assert!(told.contains("答复 3 条、属性 5 个、查全的类别 2 类"), "{told}");
    let blank = paper.rows.len() - answered;
    assert!(
        told.contains(&format!(
            "空白 {blank} 行、与数据集相同 0 行、有出入 0 行、未查全 0 行、读不出来 0 行"
        )),
        "{told}"
    );

    let after = audited(&dataset, &[]);
    let (facts, left) = (unknown_facts(&before), unknown_facts(&after));
    assert!(left.iter().all(|fact| facts.contains(fact)));
    assert_eq!(left.len(), facts.len() - answered);
    narrowed(&before, &after);
    assert_ne!(scores(&before), scores(&after));
    let verdict = |id: &str| crate::town::clause(&after["communities"][0], id)["verdict"].clone();
    assert_eq!(verdict("9.a"), "pass");
    assert_eq!(verdict("9.b"), "fail");
    assert_eq!(verdict("3.a"), "pass");
    assert_eq!(verdict("5.b"), "fail");
    // Surveyed completely, and there is none.
    assert_eq!(verdict("8.c"), "fail");
    assert_eq!(verdict("12.a"), "pass");

    let files_after = files(&dataset);
    let now = |name: &str| String::from_utf8(files_after[name].clone()).unwrap();
    let old = |name: &str| String::from_utf8(files_before[name].clone()).unwrap();
    assert!(now("survey.csv").starts_with(&old("survey.csv")));
    assert_eq!(now("survey.csv").lines().count(), old("survey.csv").lines().count() + 3);
    for (name, new) in [
        (
            "facilities.geojson",
            &[",\"floor_area_m2\":230.5", ",\"inclusive\":true", ",\"contains\":[\"预防\", \"医疗\"]"][..],
        ),
        ("residences.geojson", &[",\"entrances_with_ramp\":4"]),
    ] {
        let mut text = now(name);
        for part in new {
            assert!(text.contains(part), "no {part} in {name}");
            // What stood there before stands there still.
            let place = text.rfind(part).unwrap();
            if name == "residences.geojson" {
                text = text.replace(part, "");
            } else {
                text.replace_range(place..place + part.len(), "");
            }
        }
        assert_eq!(text, old(name), "{name}");
    }
    for name in ["paths.geojson", "communities.geojson"] {
        assert_eq!(files_before[name], files_after[name]);
    }
    let manifest: toml::Table = toml::from_str(&now("dataset.toml")).unwrap();
    let list: Vec<&str> =
        manifest["surveyed"].as_array().unwrap().iter().filter_map(toml::Value::as_str).collect();
    assert_eq!(list, ["nursery", "幼儿园", "社区卫生服务站", "药店"]);
    // Who entered a number, and by what evidence, is kept.
    let record = now("form-entries.csv");
    assert!(record.contains(&format!("{nursery},floor_area_m2,230.5,照片 3-5,王五,2023-06-20")), "{record}");
    // And once more: nothing new.
    let (_, told, _) = hand_in(&path, &dataset, &[]);
    assert!(told.contains(&format!("与数据集相同 {answered} 行")), "{told}");
    assert!(files(&dataset) == files_after);
    // That the community is an existing one settles what binds new ones alone.
    let (path, mut paper) = form_of(&dataset);
    paper.answer("communities|c|build", "既有");
    paper.save(&path);
    assert_eq!(hand_in(&path, &dataset, &[]).0, Some(0));
    let settled = unknown_facts(&audited(&dataset, &[]));
    assert!(settled.len() < left.len() && settled.iter().all(|fact| left.contains(fact)));
    narrowed(&after, &audited(&dataset, &[]));
}

#[test]
fn the_pilots_form_is_filled_and_read_back() {
    let folder = tempfile::tempdir().unwrap();
    let dataset = folder.path().join("pilots");
    copied(&pilots(), &dataset);
    // Half of the answers are taken out, and every second building's ramps.
    let survey = fs::read_to_string(dataset.join("survey.csv")).unwrap();
    let kept: Vec<&str> = survey
        .lines()
        .enumerate()
        .filter(|(number, _)| *number == 0 || number % 2 == 1)
        .map(|(_, line)| line)
        .collect();
    fs::write(dataset.join("survey.csv"), kept.join("\r\n")).unwrap();
    let before = audited(&dataset, &[]);
    let facts = unknown_facts(&before);
    let (path, mut paper) = form_of(&dataset);
    assert!(facts.len() > 30, "{}", facts.len());
    let answers: Vec<String> = paper.keys().into_iter().filter(|key| key.starts_with("answer|")).collect();
    answers.iter().for_each(|key| paper.answer(key, "是"));
    paper.save(&path);
    let (code, told, message) = hand_in(&path, &dataset, &[]);
    assert_eq!(code, Some(0), "{message}");
    assert!(told.contains(&format!("答复 {} 条", answers.len())), "{told}");
    let after = audited(&dataset, &[]);
    assert_eq!(unknown_facts(&after).len(), facts.len() - answers.len());
    narrowed(&before, &after);
}

#[test]
fn a_map_of_openstreetmap_asks_for_what_maps_do_not_show() {
    let folder = tempfile::tempdir().unwrap();
    let dataset = folder.path().join("osm");
    let map = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/osm/beijing_wangjing_2020.osm");
    let output = ccaudit(["import", "osm", map.to_str().unwrap(), "--out", dataset.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let day = ["--as-of", "2026-11-25"];
    let before = audited(&dataset, &day);
    let communities = before["communities"].as_array().unwrap().len();
    let path = folder.path().join("form.xlsx");
    let out = ["--out", path.to_str().unwrap(), "--quiet"];
    let output = ccaudit([&["form", dataset.to_str().unwrap()], &day[..], &out[..]].concat());
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let mut paper = Paper::open(&path);
    let keys = paper.keys();
    // `surveyed` holds for all communities: where one needs it, all are asked.
    let asked = |category: &str| keys.iter().filter(|key| key.ends_with(&format!("|{category}"))).count();
    assert_eq!(asked("laundry"), communities);
    // 9.f binds where there is central heating: its answer would settle that question too.
    let is_answered = |key: &&String| key.starts_with("answer|") && !key.ends_with("|9.f");
    for key in keys.iter().filter(|key| is_answered(key) || key.ends_with("|laundry")) {
        paper.answer(key, "是");
    }
    paper.save(&path);
    let (code, told, message) = hand_in(&path, &dataset, &day);
    assert_eq!(code, Some(0), "{message}");
    assert!(told.contains("查全的类别 1 类"), "{told}");
    let answers = keys.iter().filter(is_answered).count();
    assert!(told.contains(&format!("答复 {answers} 条")) && answers >= ATTESTED.len() - 3, "{told}");
    let after = audited(&dataset, &day);
    let laundries = unknown_facts(&before).iter().filter(|fact| fact.ends_with("|laundry")).count();
    assert_eq!(unknown_facts(&after).len(), unknown_facts(&before).len() - answers - laundries);
    narrowed(&before, &after);
}

#[test]
fn the_form_is_never_written_over_and_goes_where_it_is_told() {
    let (folder, dataset) = written(&doubtful());
    let run = |out: &Path| ccaudit(["form", dataset.to_str().unwrap(), "--out", out.to_str().unwrap()]);
    let directory = folder.path().join("out");
    assert_eq!(run(&directory).status.code(), Some(0));
    let path = directory.join("form.xlsx");
    let mut paper = Paper::open(&path);
    paper.answer("answer|c|9.a", "是");
    paper.save(&path);
    let filled = fs::read(&path).unwrap();
    let output = run(&directory);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("taken"), "{}", stderr(&output));
    assert_eq!(fs::read(&path).unwrap(), filled);
    assert_eq!(run(&folder.path().join("甲.xlsx")).status.code(), Some(0));
    assert!(Paper::open(&folder.path().join("甲.xlsx")).rows.len() > 5);
}

#[test]
fn an_english_form_is_read_back_too() {
    let (folder, dataset) = written(&doubtful());
    let path = folder.path().join("en.xlsx");
    let form = ["form", dataset.to_str().unwrap(), "--out", path.to_str().unwrap(), "--lang", "en"];
    assert_eq!(ccaudit(form).status.code(), Some(0));
    let mut book: calamine::Xlsx<_> = calamine::open_workbook(&path).unwrap();
    let sheet = calamine::Reader::worksheet_range(&mut book, "To find out").unwrap();
    let rows: Vec<Vec<String>> =
        sheet.rows().map(|row| row.iter().map(ToString::to_string).collect()).collect();
    let header = rows.iter().position(|row| row.iter().any(|cell| cell == "Answer")).unwrap();
    let mut paper = Paper { header: rows[header].clone(), rows: Vec::new() };
    let key = paper.header.iter().position(|name| name.starts_with("Key")).unwrap();
    let row = rows.iter().find(|row| row[key] == "answer|c|9.a").unwrap();
    assert!(row.iter().any(|cell| cell == "the whole community"), "{row:?}");
    let cells = [(paper.header[key].as_str(), "answer|c|9.a"), ("Answer", "yes"), ("Evidence", "photo")];
    paper.rows = vec![cells.into_iter().map(|(name, cell)| (name.to_owned(), cell.into())).collect()];
    paper.save(&path);
    let (code, told, message) = hand_in(&path, &dataset, &["--lang", "en"]);
    assert_eq!(code, Some(0), "{message}");
    assert!(told.contains("1 answers"), "{told}");
    assert_ne!(KEY, paper.header[key]);
}

/// The text of each page of a workbook as LibreOffice prints it.
fn pages(workbook: &Path) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let settings = format!("-env:UserInstallation=file://{}", folder.path().join("settings").display());
    let printed = std::process::Command::new("soffice")
        .args([settings.as_str(), "--headless", "--convert-to", "pdf", "--outdir"])
        .args([folder.path(), workbook])
        .output()
        .unwrap();
    assert!(printed.status.success(), "{}", String::from_utf8_lossy(&printed.stderr));
    let pdf = folder.path().join(workbook.with_extension("pdf").file_name().unwrap());
    let text = std::process::Command::new("pdftotext").arg("-layout").arg(&pdf).arg("-").output().unwrap();
    assert!(text.status.success());
    let text = String::from_utf8(text.stdout).unwrap();
    text.split('\u{c}').map(str::to_owned).filter(|page| !page.trim().is_empty()).collect()
}

#[test]
#[ignore = "needs LibreOffice: see .ci/run"]
fn each_printed_page_has_the_header_and_one_community() {
    let folder = tempfile::tempdir().unwrap();
    let dataset = folder.path().join("pilots");
    copied(&pilots(), &dataset);
    fs::remove_file(dataset.join("survey.csv")).unwrap();
    let (path, paper) = form_of(&dataset);
    let pages = pages(&path);
    let names = ["恒祥社区", "福兴苑社区", "新墩花园社区", "中山社区", "长安社区"];
    let names: Vec<&str> = names
        .into_iter()
        .filter(|name| paper.rows.iter().any(|row| text(row, "社区").as_deref() == Some(name)))
        .collect();
    assert!(names.len() > 1);
    let (guide, form) = pages.split_last().unwrap();
    assert!(guide.contains("怎么") || guide.contains("填哪里"), "{guide}");
    assert!(form.len() >= names.len());
    for page in form {
        for header in ["核查内容", "在哪里看", "条款要求", "答复", "有效期至"] {
            assert!(page.contains(header), "no {header} on {page}");
        }
        assert!(!page.contains("###"), "{page}");
        // The key is for the program, not for paper.
        assert!(!page.contains("answer|"), "{page}");
        let here = names.iter().filter(|name| page.contains(&name[..6])).count();
        assert_eq!(here, 1, "{page}");
    }
}

#[test]
fn the_form_is_the_same_of_a_dataset_an_audit_and_its_audit_json() {
    let (folder, dataset) = written(&doubtful());
    let form = fs::read(form_of(&dataset).0).unwrap();
    let (first, second) = (folder.path().join("audit"), folder.path().join("report"));
    let out = |path: &Path| path.to_str().unwrap().to_owned();
    let audit = ["audit", &out(&dataset), "--out", &out(&first), "--format", "json,form", "--quiet"];
    assert_eq!(ccaudit(audit).status.code(), Some(0));
    let json = out(&first.join("audit.json"));
    let report = ["report", &json, "--out", &out(&second), "--format", "form", "--quiet"];
    assert_eq!(ccaudit(report).status.code(), Some(0));
    assert!(fs::read(first.join("form.xlsx")).unwrap() == form);
    assert!(fs::read(second.join("form.xlsx")).unwrap() == form);
}

#[test]
fn a_form_that_may_be_filled_in_is_not_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().to_str().unwrap();
    let pilots = concat!(env!("CARGO_MANIFEST_DIR"), "/data/zhongwei");
    let arguments = ["audit", pilots, "-q", "--format", "form,json", "--out", out];
    assert_eq!(ccaudit(arguments).status.code(), Some(0));
    // The same once more says the same.
    assert_eq!(ccaudit(arguments).status.code(), Some(0));
    std::fs::write(folder.path().join("form.xlsx"), "filled in").unwrap();
    std::fs::remove_file(folder.path().join("audit.json")).unwrap();
    let output = ccaudit(arguments);
    let message = stderr(&output);
    assert_eq!(output.status.code(), Some(2), "{message}");
    assert!(message.contains("form.xlsx") && message.contains("可能已经填过"), "{message}");
    assert_eq!(std::fs::read(folder.path().join("form.xlsx")).unwrap(), b"filled in");
    assert!(!folder.path().join("audit.json").exists(), "something was written");
}

#[test]
fn a_form_is_written_in_every_format_of_documents_and_read_back_as_csv() {
    let (folder, dataset) = written(&doubtful());
    let out = folder.path().join("out");
    let formats = ["--format", "txt,csv,md,xlsx,docx,html", "--out", out.to_str().unwrap()];
    let output = ccaudit(["form", dataset.to_str().unwrap()].into_iter().chain(formats));
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    for ending in ["txt", "csv", "md", "xlsx", "docx", "html"] {
        assert!(out.join(format!("form.{ending}")).is_file(), "{ending}");
    }
    // What is not read back needs no keys.
    let page = fs::read_to_string(out.join("form.md")).unwrap();
    assert!(page.contains("| 核查内容 |") && !page.contains("编码（勿改）"), "{page}");
    let table = fs::read_to_string(out.join("form.csv")).unwrap();
    let mut rows = csv::Reader::from_reader(table.trim_start_matches('\u{feff}').as_bytes());
    let header = rows.headers().unwrap().clone();
    let at = |name: &str| header.iter().position(|known| known == name).unwrap();
    let mut filled = csv::Writer::from_writer(Vec::new());
    filled.write_record(&header).unwrap();
    let mut answered = 0;
    for row in rows.records() {
        let mut row: Vec<String> = row.unwrap().iter().map(str::to_owned).collect();
        if row[at("编码（勿改）")].starts_with("answer|") {
            (row[at("答复")], row[at("依据")]) = ("是".into(), "照片 1".into());
            answered += 1;
        }
        filled.write_record(&row).unwrap();
    }
    assert!(answered > 0, "{table}");
    let path = out.join("filled.csv");
    fs::write(&path, filled.into_inner().unwrap()).unwrap();
    let arguments = ["form", "--read", path.to_str().unwrap(), "--into", dataset.to_str().unwrap()];
    let output = ccaudit(arguments);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(stdout(&output).contains(&format!("答复 {answered} 条")), "{}", stdout(&output));
}
