//! Standards as data: what the layers hold, how they change each other, and what is refused.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::json;

use crate::town::{Town, audit, ccaudit, clause, stderr, stdout};
use ccaudit::standard::{Item, Standard};

/// A folder with one layer over `national-2020`, its changes as given.
fn layer(changes: &str) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("local.toml");
    fs::write(&file, head("local", "national-2020") + changes).unwrap();
    (folder, file)
}

fn head(id: &str, extends: &str) -> String {
    format!(
        "id = \"{id}\"\ntitle = \"地方标准\"\nauthority = \"某市\"\nextends = \"{extends}\"\n\n\
         [sources.notice]\ntitle = \"某市通知\"\nheld = true\n\n"
    )
}

fn load(changes: &str) -> Standard {
    let (_folder, file) = layer(changes);
    Standard::load(file.to_str().unwrap(), None, None).unwrap_or_else(|defects| panic!("{defects:#?}"))
}

/// Checks a layer through the binary; expects a refusal whose message has all these parts.
fn refused(changes: &str, parts: &[&str]) {
    let (folder, file) = layer(changes);
    refused_file(&file, parts);
    drop(folder);
}

fn refused_file(file: &Path, parts: &[&str]) {
    let output = ccaudit(["standard", "check", file.to_str().unwrap()]);
    let message = stderr(&output);
    assert_eq!(output.status.code(), Some(2), "{message}{}", stdout(&output));
    assert_eq!(stdout(&output), "");
    for part in parts {
        assert!(message.contains(part), "no {part:?} in:\n{message}");
    }
}

// ── What the layers hold ───────────────────────────────────────────────────────────────

fn rows(file: &str) -> Vec<std::collections::BTreeMap<String, String>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    csv::Reader::from_path(path).unwrap().deserialize().map(|row| row.unwrap()).collect()
}

#[test]
fn the_twenty_items_are_the_texts_we_hold() {
    let standard = Standard::load("national-2020", None, None).unwrap();
    let known = rows("standards/sources/national-items-2020.csv");
    let items: Vec<&Item> = standard.items.values().collect();
    assert_eq!((items.len(), known.len(), standard.objectives.len()), (20, 20, 6));
    for (item, known) in items.iter().zip(known) {
        assert_eq!(item.number.to_string(), known["number"]);
        assert_eq!(item.title, known["title"]);
        assert_eq!(item.text, known["requirement"]);
        assert_eq!(standard.objectives[&item.objective], known["objective"]);
        // How sure we are of a text is in the file, and agrees on whether anything is unsure.
        assert_eq!(
            item.confidence.contains("unverified"),
            known["confidence"].contains("unverified"),
            "{}",
            item.number
        );
        assert_eq!(
            item.confidence.starts_with("verbatim"),
            known["confidence"].starts_with("verbatim"),
            "{}",
            item.number
        );
    }
}

#[test]
fn the_clauses_are_the_sixty_that_surveys_name() {
    let standard = Standard::load("national-2020", None, None).unwrap();
    let letters = |item: u32, last: char| ('a'..=last).map(move |letter| format!("{item}.{letter}"));
    let last =
        "c b a b b a d f j e b d c c c b a b b b".split(' ').map(|letter| letter.chars().next().unwrap());
    let expected: Vec<String> = (1..=20).zip(last).flat_map(|(item, last)| letters(item, last)).collect();
    let found: Vec<String> = standard.clauses().map(|(_, id, _)| id.to_owned()).collect();
    assert_eq!(found, expected);
    let level = |id: &str| format!("{:?}", standard.clause(id).unwrap().level);
    for id in ["1.c", "7.d", "9.j", "13.b", "15.c"] {
        assert_eq!(level(id), "Should", "{id}");
    }
    for id in ["4.b", "10.e", "12.c", "12.d"] {
        assert_eq!(level(id), "May", "{id}");
    }
    let must = standard.clauses().filter(|(_, _, clause)| format!("{:?}", clause.level) == "Must").count();
    assert_eq!(must, 60 - 9);
}

#[test]
fn numbers_known_only_from_memory_say_so() {
    let standard = Standard::load("national-2020", None, None).unwrap();
    let mut unverified = BTreeSet::new();
    for (_, id, clause) in standard.clauses() {
        for handle in clause.written().clone().thresholds() {
            assert!(standard.sources.contains_key(&handle.threshold.source));
            if handle.threshold.unverified {
                unverified.insert(format!("{id} {}", handle.threshold.value));
            }
        }
    }
    let expected = ["16.b 2", "16.b 50", "2.a 2200", "2.a 3500", "6.a 1", "6.a 2", "6.a 300", "6.a 50"];
    assert_eq!(unverified.into_iter().collect::<Vec<_>>(), expected);
    assert!(standard.pace.unverified && standard.grades.values().all(|grade| grade.at_least.unverified));
}

#[test]
fn the_plans_nineteen_tasks_serve_all_twenty_items() {
    let standard = Standard::load("zhongwei-2023", None, None).unwrap();
    let city = standard.city.as_ref().unwrap();
    let plan = fs::read_to_string(
        Path::new(env!("CARGO_MANIFEST_DIR")).join("data/zhongwei/source/plan-2023-36.txt"),
    )
    .unwrap();
    let letters = |text: &str| -> String {
        use unicode_normalization::UnicodeNormalization;
        text.nfkc().filter(|c| !c.is_whitespace()).collect()
    };
    let plan = letters(&plan);
    assert_eq!(city.tasks.len(), 19);
    for number in 1..=19 {
        let task = &city.tasks[&number.to_string()];
        assert!(plan.contains(&letters(&task.text)), "task {number} is not the plan's");
        for unit in [&task.responsible, &task.cooperating, &task.deadline] {
            assert!(plan.contains(&letters(unit)), "task {number}: {unit}");
        }
    }
    for (id, item) in &standard.items {
        let own = &city.items[id];
        let task = &city.tasks[&own.task.to_string()];
        assert!(task.items.contains(id), "item {} is not of task {}", item.number, own.task);
        // Where the annexes depart from the task, the layer says how.
        let generic = |text: &str| text.replace("{district}人民政府", "各县（区）人民政府");
        let same = generic(&own.responsible) == task.responsible
            && generic(&own.cooperating) == task.cooperating
            && own.deadline == task.deadline;
        assert_eq!(same, own.departs.is_none(), "item {}", item.number);
        // Every obligatory clause that can fail has a wording.
        for (clause, content) in &item.clauses {
            if format!("{:?}", content.level) == "Must" {
                assert!(own.content.iter().any(|rule| rule.clause == *clause), "no wording for {clause}");
            }
        }
    }
}

#[test]
fn every_category_answers_to_its_chinese_name_and_carries_codes() {
    let standard = Standard::load("national-2020", None, None).unwrap();
    let vocabulary = &standard.vocabulary;
    assert_eq!(vocabulary.category_count(), 29);
    for (id, name, category) in vocabulary.categories() {
        for alias in category.aliases.iter().map(String::as_str).chain([name, category.zh.as_str()]) {
            assert_eq!(vocabulary.category(alias), Some(id), "{alias}");
        }
        assert!(!category.osm.is_empty(), "{name} has no OSM tag");
        assert!(
            category.osm.iter().flat_map(|tags| tags.split(" & ")).all(|tag| tag.matches('=').count() == 1),
            "{name}"
        );
        assert!(
            !category.amap.is_empty() || category.amap_note.is_some(),
            "{name}: no AMap code and no word why"
        );
        assert!(category.amap.iter().all(|code| code.bytes().all(|byte| byte.is_ascii_digit())), "{name}");
    }
}

#[test]
fn standards_are_listed_and_shown() {
    let list = stdout(&ccaudit(["standard", "list"]));
    for id in ["national-2020", "ningxia-2023", "zhongwei-2023"] {
        assert!(list.contains(id), "{list}");
        let shown = ccaudit(["standard", "show", id]);
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("standards/{id}.toml"));
        assert_eq!(stdout(&shown), fs::read_to_string(file).unwrap());
    }
    let unknown = ccaudit(["standard", "show", "zhongwei-2032"]);
    assert_eq!(unknown.status.code(), Some(2));
    assert!(stderr(&unknown).contains("是否指 zhongwei-2023"), "{}", stderr(&unknown));
}

// ── How layers change each other ───────────────────────────────────────────────────────

#[test]
fn a_threshold_set_by_a_layer_leaves_its_siblings_alone() {
    let standard = load(
        "[set.clauses.\"2.a\"]\ncite = \"notice\"\n[set.clauses.\"2.a\".thresholds]\n\
         \"each.classes.at_least\" = { value = 9, unit = \"class\", source = \"notice\" }\n",
    );
    let ccaudit::check::Check::Count(count) =
        standard.clause("2.a").unwrap().written().check.as_ref().unwrap()
    else {
        panic!()
    };
    let least = |property: &str| count.each[property].at_least.as_ref().unwrap().value;
    assert_eq!([least("classes"), least("floor_area_m2"), least("site_area_m2")], [9.0, 2200.0, 3500.0]);
    assert_eq!(count.at_least.value, 1.0);
    let path = |text: &str| -> Vec<String> { text.split('/').map(str::to_owned).collect() };
    let from = |key: &str| {
        standard
            .layer_of(&path(&format!("items/kindergarten/clauses/2.a/check/count/each/{key}/at_least")))
            .to_owned()
    };
    assert_eq!([from("classes"), from("floor_area_m2")], ["local", "national-2020"]);
}

#[test]
fn the_resolved_standard_names_the_layer_of_each_value_and_loads_again() {
    let (_folder, file) = layer(
        "[set.clauses.\"3.a\"]\ncite = \"notice\"\n[set.clauses.\"3.a\".thresholds]\n\
         \"each.floor_area_m2.at_least\" = { value = 250, unit = \"m2\", source = \"notice\" }\n",
    );
    let shown = stdout(&ccaudit(["standard", "show", file.to_str().unwrap(), "--resolved"]));
    assert!(
        shown.contains("at_least = { value = 250, unit = \"m2\", source = \"notice\" } # local"),
        "{shown}"
    );
    assert!(shown.contains("# national-2020"));
    for id in ["national-2020", "ningxia-2023", "zhongwei-2023"] {
        let shown = stdout(&ccaudit(["standard", "show", id, "--resolved"]));
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("resolved.toml");
        fs::write(&file, &shown).unwrap();
        let again = Standard::load(file.to_str().unwrap(), None, None)
            .unwrap_or_else(|defects| panic!("{id}: {defects:#?}"));
        let original = Standard::load(id, None, None).unwrap();
        assert_eq!(format!("{:?}", again.items), format!("{:?}", original.items), "{id}");
        assert_eq!(format!("{:?}", again.city), format!("{:?}", original.city), "{id}");
        assert_eq!(format!("{:?}", again.gate), format!("{:?}", original.gate), "{id}");
    }
}

#[test]
fn a_new_facility_check_is_a_change_of_data_alone() {
    let (_folder, file) = layer(
        "[categories.canteen]\nzh = \"老年助餐点\"\nosm = [\"amenity=canteen\"]\namap = []\n\n\
         [set.items.elderly_service_station]\ncite = \"notice\"\n\
         text = \"与社区综合服务站统筹建设，为老年人、残疾人提供居家日间生活辅助照料、助餐、保健、文化娱乐等服务。具备条件的居住社区，可以建设1个建筑面积不小于350平方米的老年人日间照料中心，为生活不能完全自理的老年人、残疾人提供膳食供应、保健康复、交通接送等日间服务。设置座位不少于20个的老年助餐点。\"\n\n\
         [add.clauses.\"4.c\"]\ncite = \"notice\"\nquote = \"设置座位不少于20个的老年助餐点\"\nlevel = \"must\"\n\
         [add.clauses.\"4.c\".check.count]\nof = [\"canteen\"]\nat_least = { value = 1, unit = \"facility\", source = \"notice\" }\n\
         each.floor_area_m2.at_least = { value = 80, unit = \"m2\", source = \"notice\" }\n",
    );
    let standard = ["--standard", file.to_str().unwrap()];
    let mut town = Town::perfect();
    town.facility("老年助餐点", 0.0, 0.0, json!({ "floor_area_m2": 79.99 }));
    let community = audit(&town, &standard);
    assert_eq!(clause(&community, "4.c")["verdict"], "fail");
    assert_eq!(clause(&community, "4.a")["verdict"], "pass");
    assert!(community["access"].as_array().unwrap().iter().any(|access| access["category"] == "canteen"));
    let last = town.features.len() - 1;
    town.features[last]["properties"]["floor_area_m2"] = 80.into();
    assert_eq!(clause(&audit(&town, &standard), "4.c")["verdict"], "pass");
}

#[test]
fn a_relaxation_must_be_declared_and_is_shown() {
    let relaxed = |extra: &str| {
        format!(
            "[set.clauses.\"3.a\"]\ncite = \"notice\"\n{extra}[set.clauses.\"3.a\".thresholds]\n\
             \"each.floor_area_m2.at_least\" = {{ value = 150, unit = \"m2\", source = \"notice\" }}\n"
        )
    };
    refused(&relaxed(""), &["undeclared-relaxation", "放宽了 3.a", "第 10 行", "relaxes = { authority"]);
    let declared = relaxed("relaxes = { authority = \"某省厅〔2024〕1号\", reason = \"用地不足\" }\n");
    let standard = load(&declared);
    assert_eq!(standard.relaxations.len(), 1);
    let (_folder, file) = layer(&declared);
    let shown = stdout(&ccaudit(["standard", "check", file.to_str().unwrap()]));
    assert!(shown.contains("某省厅〔2024〕1号") && shown.contains("3.a"), "{shown}");
    // Lower levels, narrower conditions and withdrawals relax too; higher ones do not.
    refused("[set.clauses.\"3.a\"]\ncite = \"notice\"\nlevel = \"should\"\n", &["undeclared-relaxation"]);
    refused(
        "[set.clauses.\"3.a\"]\ncite = \"notice\"\nwhen = { build = \"new\" }\n",
        &["undeclared-relaxation"],
    );
    refused("[withdraw.clauses.\"3.a\"]\ncite = \"notice\"\n", &["undeclared-relaxation"]);
    load("[set.clauses.\"7.d\"]\ncite = \"notice\"\nlevel = \"must\"\n");
    load("[set.clauses.\"7.c\"]\ncite = \"notice\"\nwhen = {}\n");
    load("[withdraw.clauses.\"12.d\"]\ncite = \"notice\"\n");
    // Declared where nothing is relaxed: the value must be wrong.
    refused(
        "[set.clauses.\"7.d\"]\ncite = \"notice\"\nlevel = \"must\"\nrelaxes = { authority = \"a\", reason = \"b\" }\n",
        &["no-relaxation"],
    );
    // A faster walk reaches farther, so it relaxes; a slower one does not.
    let pace = |value: u32| {
        format!(
            "[set.pace]\ncite = \"notice\"\nto = {{ value = {value}, unit = \"m/min\", source = \"notice\" }}\n"
        )
    };
    refused(&pace(60), &["undeclared-relaxation", "pace"]);
    assert_eq!(load(&pace(40)).pace.value, 40.0);
}

#[test]
fn a_withdrawn_clause_is_judged_no_more_and_its_letter_is_not_free() {
    let withdrawal =
        "[withdraw.clauses.\"3.a\"]\ncite = \"notice\"\nrelaxes = { authority = \"a\", reason = \"b\" }\n";
    let standard = load(&format!(
        "{withdrawal}[add.clauses.\"3.b\"]\ncite = \"notice\"\nquote = \"托育服务\"\nlevel = \"must\"\ncheck.attest.question = \"有无托育服务\"\n"
    ));
    assert!(standard.clause("3.a").is_none() && standard.clause("3.b").is_some());
    refused(
        "[add.clauses.\"3.a\"]\ncite = \"notice\"\nquote = \"托育服务\"\nlevel = \"must\"\ncheck.attest.question = \"x\"\n",
        &["clause-exists", "编号不能重用"],
    );
}

#[test]
fn three_layers_apply_in_order() {
    let folder = tempfile::tempdir().unwrap();
    let set = |value: u32| {
        format!(
            "[set.clauses.\"3.a\"]\ncite = \"notice\"\n[set.clauses.\"3.a\".thresholds]\n\"each.floor_area_m2.at_least\" = {{ value = {value}, unit = \"m2\", source = \"notice\" }}\n"
        )
    };
    fs::write(folder.path().join("province.toml"), head("province", "national-2020") + &set(250)).unwrap();
    let city = head("city", "province").replace("[sources.notice]\ntitle = \"某市通知\"\nheld = true\n", "");
    fs::write(folder.path().join("city.toml"), city + &set(300)).unwrap();
    let standard = Standard::load(folder.path().join("city.toml").to_str().unwrap(), None, None).unwrap();
    assert_eq!(standard.layers, ["national-2020", "province", "city"]);
    let mut town = Town::new(json!({}));
    town.facility("nursery", 0.0, 0.0, json!({ "floor_area_m2": 299 }));
    for (file, verdict) in [("province.toml", "pass"), ("city.toml", "fail")] {
        let path = folder.path().join(file);
        assert_eq!(clause(&audit(&town, &["--standard", path.to_str().unwrap()]), "3.a")["verdict"], verdict);
    }
}

#[test]
fn a_whole_standard_and_vocabulary_can_be_replaced_by_paths() {
    let folder = tempfile::tempdir().unwrap();
    let standards = Path::new(env!("CARGO_MANIFEST_DIR")).join("standards");
    for name in [
        "national-2020.toml",
        "ningxia-2023.toml",
        "zhongwei-2023.toml",
        "categories.toml",
        "properties.toml",
    ] {
        fs::copy(standards.join(name), folder.path().join(name)).unwrap();
    }
    // The copy beside a layer is its parent, not the one inside the binary.
    let national = folder.path().join("national-2020.toml");
    let text = fs::read_to_string(&national)
        .unwrap()
        .replace("value = 200, unit = \"m2\"", "value = 400, unit = \"m2\"");
    fs::write(&national, text).unwrap();
    let categories = folder.path().join("categories.toml");
    let text = fs::read_to_string(&categories)
        .unwrap()
        .replace("aliases = [\"托育机构\"", "aliases = [\"宝宝屋\", \"托育机构\"");
    fs::write(&categories, text).unwrap();
    let mut town = Town::perfect();
    town.facility("宝宝屋", 0.0, 0.0, json!({ "floor_area_m2": 399 }));
    let standard = folder.path().join("zhongwei-2023.toml");
    let arguments =
        ["--standard", standard.to_str().unwrap(), "--vocabulary", folder.path().to_str().unwrap()];
    let community = audit(&town, &arguments);
    assert_eq!(clause(&community, "3.a")["verdict"], "fail");
    assert_eq!(clause(&community, "3.a")["evidence"].as_array().unwrap().len(), 2);
}

#[test]
fn a_dataset_may_name_a_standard_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let dataset = folder.path().join("town");
    let mut town = Town::perfect();
    town.dataset["standard"] = "local.toml".into();
    town.write(&dataset);
    fs::write(
        dataset.join("local.toml"),
        head("local", "national-2020") + "[set.items.nursery]\ncite = \"notice\"\nweight = 10\n",
    )
    .unwrap();
    let output = ccaudit(["audit", dataset.to_str().unwrap(), "-q", "--format", "json"]);
    let audit: serde_json::Value = serde_json::from_str(&stdout(&output)).unwrap();
    assert_eq!(audit["standard"]["layers"], json!(["national-2020", "local"]));
    assert_eq!(audit["communities"][0]["items"][2]["score"]["of"], 10.0);
}

#[test]
fn evidence_may_be_waived_only_by_declaration() {
    let waived = |relaxes: &str| {
        format!(
            "[set.clauses.\"17.a\"]\ncite = \"notice\"\neffect = \"relaxes\"\n{relaxes}[set.clauses.\"17.a\".check.attest]\nquestion = \"是否建立平台\"\nevidence = \"optional\"\n"
        )
    };
    refused(&waived(""), &["undeclared-relaxation"]);
    let (_folder, file) = layer(&waived("relaxes = { authority = \"a\", reason = \"b\" }\n"));
    let mut town = Town::new(json!({}));
    town.answer("17.a", "是", "");
    assert_eq!(clause(&audit(&town, &[]), "17.a")["verdict"], "unknown");
    assert_eq!(clause(&audit(&town, &["--standard", file.to_str().unwrap()]), "17.a")["verdict"], "pass");
}

// ── What is refused ────────────────────────────────────────────────────────────────────

#[test]
fn a_mistyped_key_is_named_with_its_place_and_the_legal_keys() {
    refused(
        "[set.clauses.\"3.a\"]\ncite = \"notice\"\nlevle = \"must\"\n",
        &["local.toml", "第 12 行第 1 列", "`levle`", "level", "是否指 level"],
    );
    refused(
        "[set.clauses.\"3.a\"]\ncite = \"notice\"\nlevel = \"musst\"\n",
        &["`musst`", "may、should、must", "是否指 must"],
    );
    refused(
        "[set.clauses.\"3.a\"]\ncite = \"notice\"\n[set.clauses.\"3.a\".check.cuont]\nof = []\n",
        &["`cuont`", "count", "是否指 count"],
    );
    refused("[set.clauses.\"3.a\"\n", &["bad-standard", "第 10 行"]);
}

#[test]
fn a_missing_quote_and_a_quote_that_is_not_there() {
    let clause = |quote: &str| {
        format!(
            "[add.clauses.\"3.b\"]\ncite = \"notice\"\n{quote}level = \"must\"\ncheck.attest.question = \"x\"\n"
        )
    };
    refused(&clause(""), &["缺少键 `quote`", "第 10 行"]);
    refused(
        &clause("quote = \"这句话标准里没有\"\n"),
        &["quote-not-in-text", "这句话标准里没有", "第 12 行", "建筑面积不小于200平方米"],
    );
    refused(&clause("quote = \"\"\n"), &["quote-not-in-text"]);
}

#[test]
fn text_that_no_clause_quotes() {
    refused(
        "[set.items.nursery]\ncite = \"notice\"\ntext = \"建筑面积不小于200平方米，为0—3岁婴幼儿提供安全可靠的托育服务。可以结合社区综合服务站、社区卫生服务站、住宅楼、企事业单位办公楼等建设托儿所等婴幼儿照护服务设施。设专用活动场地。\"\n",
        &["text-not-covered", "“设专用活动场地”", "第 12 行"],
    );
}

#[test]
fn an_override_of_nothing() {
    refused(
        "[set.clauses.\"3.z\"]\ncite = \"notice\"\nlevel = \"must\"\n",
        &["override-of-nothing", "3.z", "是否指 3.a"],
    );
    refused(
        "[set.items.nurserry]\ncite = \"notice\"\nweight = 6\n",
        &["override-of-nothing", "是否指 nursery"],
    );
    refused("[set.grades.superb]\ncite = \"notice\"\ntitle = \"x\"\n", &["override-of-nothing", "excellent"]);
    refused("[withdraw.clauses.\"21.a\"]\ncite = \"notice\"\n", &["override-of-nothing", "21.a"]);
    refused(
        "[set.clauses.\"3.a\"]\ncite = \"notice\"\n[set.clauses.\"3.a\".thresholds]\n\"each.area.at_least\" = { value = 1, unit = \"m2\", source = \"notice\" }\n",
        &["override-of-nothing", "each.floor_area_m2.at_least"],
    );
}

#[test]
fn a_cycle_in_extends() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.toml"), head("a", "b")).unwrap();
    fs::write(folder.path().join("b.toml"), head("b", "a")).unwrap();
    refused_file(&folder.path().join("a.toml"), &["extends-cycle", "a → b → a", "b.toml 第 4 行"]);
    fs::write(folder.path().join("self.toml"), head("self", "self.toml")).unwrap();
    refused_file(&folder.path().join("self.toml"), &["extends-cycle", "self → self"]);
    fs::write(folder.path().join("orphan.toml"), head("orphan", "nobody")).unwrap();
    refused_file(&folder.path().join("orphan.toml"), &["unknown-standard", "nobody", "orphan.toml 第 4 行"]);
}

#[test]
fn names_and_units_that_fit_nothing() {
    let check = |check: &str| {
        format!("[add.clauses.\"3.b\"]\ncite = \"notice\"\nquote = \"托育服务\"\nlevel = \"must\"\n{check}")
    };
    let count = |of: &str, each: &str| {
        check(&format!(
            "[add.clauses.\"3.b\".check.count]\nof = [\"{of}\"]\nat_least = {{ value = 1, unit = \"facility\", source = \"notice\" }}\n{each}"
        ))
    };
    refused(&count("nursury", ""), &["bad-check", "nursury", "是否指 nursery"]);
    let area = |name: &str, unit: &str| {
        format!("each.{name}.at_least = {{ value = 1, unit = \"{unit}\", source = \"notice\" }}\n")
    };
    refused(
        &count("nursery", &area("floor_area", "m2")),
        &["bad-check", "floor_area", "是否指 floor_area_m2"],
    );
    refused(&count("nursery", &area("floor_area_m2", "class")), &["bad-check", "单位是 m2"]);
    refused(
        &count("nursery", "each.inclusive.at_least = { value = 1, unit = \"m2\", source = \"notice\" }\n"),
        &["bad-check", "与它的类型不符"],
    );
    refused(&count("nursery", "each.contains.all_of = [\"天文台\"]\n"), &["bad-check", "天文台"]);
    refused(
        &count("nursery", "").replace("source = \"notice\"", "source = \"rumour\""),
        &["unknown-source", "rumour"],
    );
    refused(
        &count("nursery", "").replace("source = \"notice\"", "source = \"jkg-2020-7\""),
        &["unmarked-unverified"],
    );
    refused(&count("nursery", "").replace("value = 1,", "value = nan,"), &["bad-threshold"]);
    refused(&check(""), &["no-check", "3.b"]);
    refused(
        &check("when = { biuld = \"new\" }\ncheck.attest.question = \"x\"\n"),
        &["bad-condition", "biuld"],
    );
    refused(&check("check.attest.question = \"x\"\n").replace("3.b", "21.a"), &["unknown-item", "21.a"]);
    refused(&check("check.attest.question = \"x\"\n").replace("cite = \"notice\"\n", ""), &["no-citation"]);
    refused("[items.x]\n", &["bad-standard"]);
    refused(
        "[grades.a]\ntitle = \"a\"\nat_least = { value = 1, unit = \"point\", source = \"notice\" }\n",
        &["not-by-key", "[grades]"],
    );
    refused(
        "[gate]\ntitle = \"g\"\ncite = \"notice\"\n[gate.parts.a]\ntitle = \"a\"\nitems = [\"nursry\"]\n",
        &["unknown-item", "nursry"],
    );
}

#[test]
fn a_city_layer_that_prints_what_nobody_measures() {
    let city = |text: &str| {
        format!(
            "[city]\nname = \"某市\"\ncite = \"notice\"\nproject_name = \"{{city}}{{project}}\"\ndistrict_unknown = \"某区\"\n\
             [city.tasks.1]\nsection = \"s\"\ntext = \"t\"\nitems = [\"nursery\"]\nresponsible = \"r\"\ncooperating = \"c\"\ndeadline = \"d\"\n\
             [city.items.nursery]\ntask = 1\nproject = \"p\"\nresponsible = \"r\"\ncooperating = \"c\"\ndeadline = \"d\"\n\
             [[city.items.nursery.content]]\nclause = \"3.a\"\ntext = \"{text}\"\n"
        )
    };
    load(&city("新建{short}处，每处不少于{need.floor_area_m2}平方米"));
    refused(&city("新建{shotr}处"), &["unknown-placeholder", "{shotr}", "short"]);
    refused(&city("x").replace("clause = \"3.a\"", "clause = \"4.a\""), &["unknown-clause", "4.a"]);
    refused(&city("x").replace("{city}{project}", "{town}"), &["unknown-placeholder", "{town}"]);
    refused(&city("x").replace("task = 1", "task = 2"), &["unknown-task"]);
    let titled = |title: &str| city("x").replace("[city]", &format!("[city]\nlist_title = \"{title}\""));
    load(&titled("{city}{district}{community}清单"));
    refused(&titled("{project}清单"), &["unknown-placeholder", "{project}"]);
}

#[test]
fn all_that_is_wrong_is_said_at_once() {
    let (_folder, file) = layer(
        "[set.clauses.\"3.z\"]\ncite = \"rumour\"\n[withdraw.clauses.\"4.z\"]\ncite = \"notice\"\n[set.items.nope]\ncite = \"notice\"\n",
    );
    let output = ccaudit(["standard", "check", file.to_str().unwrap()]);
    assert!(stderr(&output).contains("3 个错误"), "{}", stderr(&output));
    // And an audit with it writes nothing.
    let folder = tempfile::tempdir().unwrap();
    let (dataset, out) = (folder.path().join("town"), folder.path().join("out"));
    Town::perfect().write(&dataset);
    let arguments = [
        "audit",
        dataset.to_str().unwrap(),
        "--standard",
        file.to_str().unwrap(),
        "--out",
        out.to_str().unwrap(),
    ];
    assert_eq!(ccaudit(arguments).status.code(), Some(2));
    assert!(!out.exists());
}

/// A name that stands in a layer's text: where, and where the key begins that it stands under.
struct Name {
    place: std::ops::Range<usize>,
    key: usize,
    is_key: bool,
}

/// The keys whose values name something of the vocabularies or of the standard itself.
const NAMING: [&str; 17] = [
    "of",
    "to",
    "property",
    "fact",
    "hundred",
    "all_of",
    "count",
    "having",
    "residents",
    "source",
    "cite",
    "objective",
    "items",
    "clause",
    "lacking",
    "unit",
    "level",
];

/// All names in a value under a path of keys, the last of which begins at `key`.
fn names(path: &[&str], key: usize, value: &toml::Spanned<toml::de::DeValue>, found: &mut Vec<Name>) {
    use toml::de::DeValue;
    match value.get_ref() {
        DeValue::Table(table) => {
            for (name, value) in table.iter() {
                let start = name.span().start;
                // Bounds by property, conditions by fact or figure, the city's items by id.
                if matches!(path, [.., "each" | "when"] | ["city", "items"]) {
                    found.push(Name { place: name.span(), key: start, is_key: true });
                }
                let below: Vec<&str> = path.iter().copied().chain([name.get_ref().as_ref()]).collect();
                names(&below, start, value, found);
            }
        }
        DeValue::Array(values) => {
            for value in values.iter() {
                names(path, key, value, found);
            }
        }
        DeValue::String(_) => {
            // Where an item's text is taken from is told in free words.
            let is_name = match path {
                ["items", _, "source"] => false,
                [.., "when", _] => true,
                [.., last] => NAMING.contains(last),
                [] => false,
            };
            if is_name {
                found.push(Name { place: value.span(), key, is_key: false });
            }
        }
        _ => {}
    }
}

#[test]
fn an_unknown_name_anywhere_is_refused_with_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("mutant.toml");
    let line = |text: &str, at: usize| text[..at].matches('\n').count() + 1;
    for (id, least) in [("national-2020", 300), ("zhongwei-2023", 80)] {
        let text = ccaudit::standard::EMBEDDED.iter().find(|known| known.id == id).unwrap().text;
        let document = toml::de::DeTable::parse(text).unwrap();
        let mut found = Vec::new();
        for (name, value) in document.get_ref().iter() {
            names(&[name.get_ref().as_ref()], name.span().start, value, &mut found);
        }
        assert!(found.len() > least, "{id}: only {} names", found.len());
        for name in found {
            let unknown = if name.is_key { "nobody_knows" } else { "\"nobody_knows\"" };
            let given = &text[name.place.clone()];
            let of_city = format!("[city.items.{given}");
            let mutant = if name.is_key && text[..name.place.start].ends_with("[city.items.") {
                // Every header that names the item: half a table is another fault.
                let end = |end| (format!("{of_city}{end}"), format!("[city.items.nobody_knows{end}"));
                let (whole, below) = (end("]"), end("."));
                text.replace(&whole.0, &whole.1).replace(&below.0, &below.1)
            } else {
                format!("{}{unknown}{}", &text[..name.place.start], &text[name.place.end..])
            };
            fs::write(&file, &mutant).unwrap();
            let at = line(text, name.key)..=line(text, name.place.end);
            let around = &text[name.key..name.place.end];
            let Err(defects) = Standard::load(file.to_str().unwrap(), None, None) else {
                panic!("{id}: not noticed at line {at:?}: {around}");
            };
            let is_named = |defect: &ccaudit::defect::Defect| match defect.place {
                ccaudit::defect::Place::Line { line, .. } => {
                    defect.file == "mutant.toml" && at.contains(&line)
                }
                _ => false,
            };
            assert!(defects.iter().any(is_named), "{id}, line {at:?}: {around}\n{defects:#?}");
        }
    }
}

#[test]
fn a_vocabulary_without_a_property_that_is_gone_by_is_refused() {
    let standards = Path::new(env!("CARGO_MANIFEST_DIR")).join("standards");
    let folder = tempfile::tempdir().unwrap();
    let properties = fs::read_to_string(standards.join("properties.toml")).unwrap();
    fs::copy(standards.join("categories.toml"), folder.path().join("categories.toml")).unwrap();
    let refused = |from: &str, to: &str, named: &str| {
        assert!(properties.contains(from), "no {from:?}");
        fs::write(folder.path().join("properties.toml"), properties.replacen(from, to, 1)).unwrap();
        let defects = Standard::load("national-2020", None, Some(folder.path())).unwrap_err();
        let told = format!("{defects:?}");
        assert!(told.contains("properties.toml") && told.contains(named), "{told}");
    };
    // One that the program itself reads, and one that another cannot exceed.
    refused("\nlevels = ", "\nfloors = ", "residences.levels");
    let above =
        properties.lines().find_map(|line| Some(line.split_once("not_above = \"")?.1.split_once('"')?.0));
    let above = format!("not_above = \"{}\"", above.unwrap());
    refused(&above, "not_above = \"nobody_knows\"", "nobody_knows");
}
