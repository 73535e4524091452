//! `report.html` used as its readers use it, in headless Chromium.

use std::collections::BTreeSet;
use std::process::Command;

use ccaudit::audit::Audit;
use serde_json::json;

use crate::browser::{OFFICE, Opened, PHONE};
use crate::page::{of_town, page, pilots};
use crate::town::Town;

/// Ids of the things the map shows in a state.
fn shown(opened: &Opened, state: &str) -> BTreeSet<String> {
    let ids = opened.value(&format!(
        "[...document.querySelectorAll('#map .thing[data-state=\"{state}\"]')].map((e) => e.getAttribute('data-thing').split(' ')[1])"
    ));
    ids.as_array().unwrap().iter().map(|id| id.as_str().unwrap().to_owned()).collect()
}

/// Ids the audit says fail a clause of a community.
fn failing(audit: &Audit, community: usize, clause: &str) -> BTreeSet<String> {
    let map = audit.communities[community].map.as_ref().unwrap();
    map.failing.iter().filter(|thing| thing.clause == clause).map(|thing| thing.id.clone()).collect()
}

#[test]
#[ignore = "needs Chromium: see .ci/run"]
fn a_chosen_clause_is_answered_on_the_map() {
    let audit = pilots();
    let opened = Opened::new(&page(&audit), "#community=hengxiang", OFFICE);
    for clause in ["12.a", "7.a", "1.b"] {
        opened.run(&format!(
            "const s = document.getElementById('clause'); s.value = '{clause}'; s.dispatchEvent(new Event('change'))"
        ));
        let expected = failing(&audit, 0, clause);
        assert!(!expected.is_empty() || clause == "7.a", "{clause}");
        assert_eq!(shown(&opened, "fail"), expected, "{clause}");
        assert!(opened.text("location.hash").ends_with(&format!("clause={clause}")));
        let item = audit.communities[0]
            .items
            .iter()
            .flat_map(|item| &item.clauses)
            .find(|c| c.id == clause)
            .unwrap();
        assert!(opened.text("document.getElementById('answer').textContent").contains(&item.reason));
        assert_eq!(opened.text("document.querySelector('#answer mark').textContent"), item.quote);
    }
    // What may have no lift is to be found out: sixteen buildings of one compound.
    opened.run("location.hash = '#community=hengxiang&clause=12.c'");
    assert_eq!(shown(&opened, "unknown").len(), 16);
    opened.was_quiet();
}

#[test]
#[ignore = "needs Chromium: see .ci/run"]
fn a_clicked_facility_says_what_it_is_and_why_it_fails() {
    let audit = pilots();
    let opened = Opened::new(&page(&audit), "#community=hengxiang&clause=1.b", OFFICE);
    opened.click("[data-thing=\"facilities hengxiang-f1\"]");
    let text = opened.text("document.getElementById('thing').textContent");
    assert!(text.contains("hengxiang-f1") && text.contains("社区综合服务站"), "{text}");
    let map = audit.communities[0].map.as_ref().unwrap();
    let why = map.failing.iter().find(|thing| thing.clause == "1.b" && thing.id == "hengxiang-f1").unwrap();
    assert!(text.contains(&why.reason), "{text}");
    // A residence says how far it walks.
    opened.click("[data-thing=\"residences hengxiang-r1\"]");
    let text = opened.text("document.getElementById('thing').textContent");
    let residence = map.residences.iter().find(|residence| residence.id == "hengxiang-r1").unwrap();
    for walk in &residence.walks {
        let metres = walk.metres.unwrap().round();
        assert!(text.contains(&format!("步行 {metres} 米")), "{text}");
    }
    opened.was_quiet();
}

#[test]
#[ignore = "needs Chromium: see .ci/run"]
fn the_gap_list_is_filtered_and_merged_as_in_print() {
    let audit = pilots();
    let opened = Opened::new(&page(&audit), "#community=changan", OFFICE);
    let gaps = &audit.communities.iter().find(|community| community.id == "changan").unwrap().gaps;
    let rows = || opened.count(".gaps tbody tr") as usize;
    assert_eq!(rows(), gaps.len());
    let mut objectives: Vec<&str> = gaps.iter().map(|gap| gap.objective.as_str()).collect();
    objectives.dedup();
    assert_eq!(opened.count(".gaps tbody th") as usize, objectives.len());
    opened.click("#find-gap");
    opened.type_text("公共厕所");
    let cells = |gap: &ccaudit::audit::Gap| {
        [
            &gap.project_name,
            &gap.project_content,
            &gap.responsible,
            &gap.cooperating,
            &gap.requirement,
            &gap.content,
        ]
        .into_iter()
        .any(|cell| cell.contains("公共厕所"))
    };
    let expected = gaps.iter().filter(|gap| cells(gap)).count();
    assert!(expected > 0 && expected < gaps.len());
    assert_eq!(rows(), expected);
    opened.was_quiet();
}

#[test]
#[ignore = "needs Chromium: see .ci/run"]
fn the_overview_is_sorted_and_filtered() {
    let audit = pilots();
    let opened = Opened::new(&page(&audit), "", OFFICE);
    let names = || -> Vec<String> {
        let names = opened.value(
            "[...document.querySelectorAll('#communities tbody tr')].filter((r) => !r.hidden).map((r) => r.querySelector('a').textContent)",
        );
        names.as_array().unwrap().iter().map(|name| name.as_str().unwrap().to_owned()).collect()
    };
    let mut by_score: Vec<_> =
        audit.communities.iter().map(|c| (c.score.unwrap().low, c.name.clone())).collect();
    by_score.sort_by(|a, b| a.0.total_cmp(&b.0));
    opened.click("[data-sort=low]");
    assert_eq!(names(), by_score.iter().map(|(_, name)| name.clone()).collect::<Vec<_>>());
    assert_eq!(opened.text("document.querySelector('th.score').getAttribute('aria-sort')"), "ascending");
    opened.click("[data-sort=low]");
    assert_eq!(names(), by_score.iter().rev().map(|(_, name)| name.clone()).collect::<Vec<_>>());
    opened.click("#find-community");
    opened.type_text("中山");
    assert_eq!(names(), ["中山社区"]);
    opened.was_quiet();
}

#[test]
#[ignore = "needs Chromium: see .ci/run"]
fn the_keyboard_alone_leads_to_a_thing_and_its_reasons() {
    let opened = Opened::new(&page(&pilots()), "", OFFICE);
    let focused = |what: &str| opened.text(&format!("document.activeElement.{what} || ''"));
    opened.press("Tab");
    assert_eq!(focused("className"), "skip");
    // From link to link until a community's name is reached.
    let until = |wanted: &str, most: usize| {
        for _ in 0..most {
            if opened.value(&format!("document.activeElement.matches({wanted:?})")) == json!(true) {
                return;
            }
            opened.press("Tab");
        }
        panic!("{wanted} was not reached, but {}", focused("outerHTML"));
    };
    until("#communities tbody a", 30);
    opened.press("Enter");
    assert_eq!(focused("id"), "community-name");
    until("#map .thing", 40);
    let first = focused("getAttribute('data-thing')");
    for arrow in ["ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown"] {
        opened.press(arrow);
    }
    opened.press("ArrowRight");
    assert_ne!(focused("getAttribute('data-thing')"), first);
    opened.press("Enter");
    let id = focused("getAttribute('data-thing')").split(' ').nth(1).unwrap().to_owned();
    assert!(opened.text("document.getElementById('thing').textContent").contains(&id));
    // The map holds nobody: the clauses are next.
    until("#clause", 10);
    opened.press("End");
    assert!(!opened.text("document.querySelector('#answer .reason').textContent").is_empty());
    opened.was_quiet();
}

#[test]
#[ignore = "needs Chromium: see .ci/run"]
fn it_prints_to_a4_with_the_gap_list() {
    let audit = pilots();
    let opened = Opened::new(&page(&audit), "#community=zhongshan&clause=12.a", OFFICE);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("page.pdf");
    std::fs::write(&path, opened.pdf()).unwrap();
    let told = |program: &str, arguments: &[&str]| {
        let output = Command::new(program).args(arguments).output().unwrap();
        assert!(output.status.success());
        String::from_utf8(output.stdout).unwrap()
    };
    let path = path.to_str().unwrap();
    let facts = told("pdfinfo", &[path]);
    let pages: usize =
        facts.lines().find_map(|line| line.strip_prefix("Pages:")).unwrap().trim().parse().unwrap();
    assert!(pages >= 3, "{facts}");
    assert!(facts.contains("(A4)"), "{facts}");
    let text: String = told("pdftotext", &["-layout", path, "-"]).split_whitespace().collect();
    // Cells are wrapped, so whole sentences are not found; deadlines and the last item are.
    let gaps = &audit.communities.iter().find(|community| community.id == "zhongshan").unwrap().gaps;
    assert!(text.contains("项目清单") && text.contains("责任单位"));
    for gap in gaps {
        let begin: String = gap.project_name.chars().take(6).collect();
        assert!(text.contains(&begin), "{begin}");
    }
    opened.was_quiet();
}

#[test]
#[ignore = "needs Chromium: see .ci/run"]
fn axe_finds_nothing_at_either_size() {
    let axe = include_str!("../data/axe/axe.min.js");
    let page = page(&pilots());
    for size in [OFFICE, PHONE] {
        for place in ["", "#community=hengxiang", "#community=hengxiang&clause=12.a"] {
            let opened = Opened::new(&page, place, size);
            opened.value(&format!("(() => {{ {axe}; return 0; }})()"));
            let found = opened.value(
                "axe.run().then((found) => ({
                    rules: found.passes.length,
                    broken: found.violations.map((rule) => [rule.id, rule.nodes.map((node) => node.html)]),
                }))",
            );
            assert!(found["rules"].as_u64().unwrap() > 20, "{found}");
            assert_eq!(found["broken"], json!([]), "{size:?} {place}");
        }
    }
}

#[test]
#[ignore = "needs Chromium: see .ci/run"]
fn no_page_scrolls_sideways() {
    let page = page(&pilots());
    for size in [OFFICE, PHONE] {
        for place in ["", "#community=changan&clause=11.b"] {
            let opened = Opened::new(&page, place, size);
            assert_eq!(
                opened.value("document.documentElement.scrollWidth <= innerWidth"),
                json!(true),
                "{size:?} {place}"
            );
        }
    }
}

#[test]
#[ignore = "needs Chromium: see .ci/run"]
fn hostile_names_are_shown_and_never_run() {
    let mut town = Town::perfect();
    let name = "<script>window.ran = 1</script><img src=x onerror=\"window.ran = 2\">";
    town.facility("nursery", 5.0, 20.0, json!({ "id": "n", "name": name, "floor_area_m2": 1 }));
    let mut audit = of_town(&town);
    audit.communities[0].name = name.to_owned();
    let opened = Opened::new(&page(&audit), "#community=c&clause=3.a", OFFICE);
    opened.click("[data-thing=\"facilities n\"]");
    assert_eq!(opened.text("document.querySelector('#thing h3').textContent"), name);
    assert_eq!(opened.text("document.getElementById('community-name').textContent"), name);
    assert_eq!(
        opened.value("window.ran === undefined && document.querySelector('img') === null"),
        json!(true)
    );
    opened.was_quiet();
}

#[test]
#[ignore = "needs Chromium: see .ci/run"]
fn without_a_map_everything_else_is_there() {
    let mut audit = pilots();
    audit.communities[0].map = None;
    let opened = Opened::new(&page(&audit), "#community=hengxiang&clause=12.a", OFFICE);
    assert!(opened.text("document.getElementById('no-map').textContent").contains("没有地图"));
    assert_eq!(opened.count(".gaps tbody tr") as usize, audit.communities[0].gaps.len());
    assert!(!opened.text("document.querySelector('#answer .reason').textContent").is_empty());
    opened.was_quiet();
}

/// The pilots again and again under other ids.
fn many(count: usize) -> Audit {
    let mut audit = pilots();
    let pilots = audit.communities.clone();
    audit.communities = (0..count)
        .map(|number| {
            let mut community = pilots[number % pilots.len()].clone();
            community.id += &format!("-{number}");
            community.name += &format!("（{number}）");
            community
        })
        .collect();
    audit
}

#[test]
#[ignore = "needs Chromium: see .ci/run"]
fn two_hundred_communities_stay_usable() {
    let page = page(&many(200));
    let opened = Opened::new(&page, "", OFFICE);
    let first = opened
        .value("Math.round(performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd)")
        .as_u64()
        .unwrap();
    let switched = opened.time("location.hash = '#community=changan-199&clause=12.a'");
    let sorted = opened.time("location.hash = ''; document.querySelector('[data-sort=low]').click()");
    println!("{} bytes, shown after {first} ms, community {switched} ms, sorted {sorted} ms", page.len());
    assert_eq!(opened.count("#communities tbody tr"), 200);
    // Generous, since the machine may be busy; what one waits for is far below.
    assert!(first > 0 && first < 15_000 && switched < 15_000 && sorted < 15_000);
    opened.was_quiet();
}
