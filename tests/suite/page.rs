//! `report.html` read as a file: what it embeds, what it may fetch, and that nothing in the data
//! becomes markup.

use std::path::Path;

use ccaudit::audit::Audit;
use ccaudit::lang::Lang;
use ccaudit::report::page;
use ccaudit::standard::Standard;
use ccaudit::vocabulary::Vocabulary;
use serde_json::{Value, json};

use crate::inspector;
use crate::town::Town;

fn vocabulary() -> Vocabulary {
    Standard::load("national-2020", None, None).unwrap().vocabulary
}

/// The page of an audit, in Chinese.
pub(crate) fn page(audit: &Audit) -> String {
    let files = page::files(audit, &vocabulary(), Lang::Zh);
    assert_eq!(files.len(), 1);
    assert_eq!(files[0].path, "report.html");
    String::from_utf8(files[0].bytes.clone()).unwrap()
}

/// The audit of a dataset directory.
fn audited(dataset: &Path) -> Audit {
    serde_json::from_value(inspector::audited(dataset, &[])).unwrap()
}

/// The audit of the five pilots.
pub(crate) fn pilots() -> Audit {
    audited(&Path::new(env!("CARGO_MANIFEST_DIR")).join("data/zhongwei"))
}

/// The audit of a town.
pub(crate) fn of_town(town: &Town) -> Audit {
    let folder = tempfile::tempdir().unwrap();
    town.write(folder.path());
    audited(folder.path())
}

/// The texts of the page's script elements whose opening tag holds `wanted`, as a browser
/// would find them: from the tag to the first `</script`.
fn scripts<'a>(page: &'a str, wanted: &str) -> Vec<&'a str> {
    let elements = page.split("<script").skip(1).map(|rest| rest.split_once('>').unwrap());
    let wanted = elements.filter(|(tag, _)| tag.contains(wanted));
    wanted.map(|(_, rest)| rest.split("</script").next().unwrap()).collect()
}

/// The shared values and every community's data.
fn embedded(page: &str) -> (Value, Vec<Value>) {
    let parse = |text: &str| serde_json::from_str::<Value>(text).unwrap();
    let shared = scripts(page, "id=\"shared\"");
    assert_eq!(shared.len(), 1);
    (parse(shared[0]), scripts(page, "class=\"community\"").into_iter().map(parse).collect())
}

#[test]
fn nothing_outside_the_page_is_referred_to() {
    let page = page(&pilots());
    let policy = page.split("http-equiv=\"Content-Security-Policy\" content=\"").nth(1).unwrap();
    let policy = policy.split('"').next().unwrap();
    assert!(policy.starts_with("default-src 'none'; img-src data:;"), "{policy}");
    assert!(!policy.contains("unsafe") && !policy.contains('*') && !policy.contains("http"), "{policy}");
    // What Leaflet itself says is its licence, its home and the namespace of SVG; its style sheet
    // names pictures that this page has no use for, and the policy forbids.
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/report/page/assets/leaflet");
    let leaflet = std::fs::read_to_string(folder.join("leaflet.js")).unwrap();
    let (leaflet, source_map) = leaflet.split_once("//# sourceMappingURL").unwrap();
    assert!(page.contains(leaflet.trim_end()) && !page.contains(source_map.trim()));
    let licence = std::fs::read_to_string(folder.join("LICENSE")).unwrap();
    assert!(page.contains(&licence));
    let style = std::fs::read_to_string(folder.join("leaflet.css")).unwrap();
    assert!(page.contains(&style) && !style.contains("url(http") && !style.contains("@import"));
    let own = page
        .replace(leaflet.trim_end(), "")
        .replace(&licence, "")
        .replace(&style, "")
        .replace("http://www.w3.org/2000/svg", "");
    for reference in
        ["http:", "https:", "src=", "<link", "<img", "<iframe", "@import", "@font-face", "//# source"]
    {
        assert!(!own.contains(reference), "{reference}");
    }
}

#[test]
fn whatever_a_thing_is_called_stays_text() {
    let names = [
        "<script>alert(1)</script>",
        "</script><b>",
        "<!--",
        "\"><img src=x onerror=alert(1)>",
        "行\u{2028}段\u{2029}'\"&amp;`${1}\\",
        "换\n行 😀",
    ];
    let mut town = Town::perfect();
    for (number, name) in names.iter().enumerate() {
        town.facility(
            "nursery",
            10.0 * number as f64,
            20.0,
            json!({ "id": format!("n{number}"), "name": name, "floor_area_m2": 1 }),
        );
    }
    let mut audit = of_town(&town);
    audit.communities[0].name = names[3].to_owned();
    audit.datasets = vec![names[0].to_owned()];
    let plain = page(&of_town(&Town::perfect()));
    let page = page(&audit);
    assert_eq!(page.matches("<script").count(), plain.matches("<script").count());
    assert_eq!(page.matches("</script").count(), plain.matches("</script").count());
    for markup in ["<img", "<b>", "\u{2028}", "\u{2029}"] {
        assert!(!page.contains(markup), "{markup}");
    }
    let (_, communities) = embedded(&page);
    assert_eq!(communities[0]["name"], names[3]);
    let things = communities[0]["map"]["things"].as_array().unwrap();
    for (number, name) in names.iter().enumerate() {
        let thing = things.iter().find(|thing| thing["id"] == format!("n{number}")).unwrap();
        // A name's line break is white space to the import, and no more than that.
        assert_eq!(
            thing["name"].as_str().unwrap().split_whitespace().collect::<String>(),
            name.split_whitespace().collect::<String>()
        );
    }
}

#[test]
fn the_pilots_page_is_small_and_always_the_same() {
    let audit = pilots();
    for lang in [Lang::Zh, Lang::En] {
        let bytes = || page::files(&audit, &vocabulary(), lang).remove(0).bytes;
        assert!(bytes().len() < 3_000_000, "{}", bytes().len());
        assert!(bytes() == bytes());
    }
}

#[test]
fn the_gap_list_is_embedded_cell_by_cell() {
    let audit = pilots();
    let (shared, communities) = embedded(&page(&audit));
    let mut rows = 0;
    for (community, data) in audit.communities.iter().zip(&communities) {
        let cells = data["gaps"].as_array().unwrap();
        assert_eq!(cells.len(), community.gaps.len());
        for (gap, cells) in community.gaps.iter().zip(cells) {
            let text = |column: usize| shared[cells[column].as_u64().unwrap() as usize].as_str().unwrap();
            let number = gap.number.to_string();
            let expected = [
                &gap.objective,
                &number,
                &gap.content,
                &gap.requirement,
                &gap.project_name,
                &gap.project_content,
                &gap.responsible,
                &gap.cooperating,
                &gap.deadline,
            ];
            for (column, expected) in expected.into_iter().enumerate() {
                assert_eq!(text(column), expected);
            }
            rows += 1;
        }
    }
    // The annexes print 45 rows.
    assert_eq!(rows, 45);
}

#[test]
fn shared_texts_are_embedded_once() {
    let audit = pilots();
    let page = page(&audit);
    let requirement = &audit.communities[0].items[0].requirement;
    // Once with the item and once as a cell of gap lists, however many communities there are.
    assert_eq!(page.matches(requirement.as_str()).count(), 2);
}

/// The ids a standing names in one of its lists.
fn ids(map: &Value, standing: &Value, list: &str) -> Vec<String> {
    let places = standing[list].as_array().unwrap();
    places
        .iter()
        .map(|place| map["things"][place.as_u64().unwrap() as usize]["id"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn the_map_shows_as_failing_what_fails_and_as_served_who_walks_no_further() {
    let mut town = Town::new(json!({}));
    town.path(&[[0.0, 0.0], [1900.0, 0.0]]);
    town.facility("bus_stop", 0.0, 0.0, json!({ "id": "stop" }));
    for (id, x) in [("near", 100.0), ("edge", 499.0), ("far", 1000.0)] {
        town.residence(x, 0.0, json!({ "id": id }));
    }
    town.residence(300.0, 400.0, json!({ "id": "off" }));
    town.facility("nursery", 200.0, 10.0, json!({ "id": "small", "floor_area_m2": 150 }));
    town.facility("nursery", 210.0, 10.0, json!({ "id": "open" }));
    town.facility("supermarket", 220.0, 10.0, json!({ "id": "shop", "floor_area_m2": 350 }));
    town.facility(
        "supermarket",
        230.0,
        10.0,
        json!({ "id": "plan", "floor_area_m2": 350, "status": "planned" }),
    );
    let (_, communities) = embedded(&page(&of_town(&town)));
    let map = &communities[0]["map"];
    let standing = |clause: &str| &map["standings"]["clauses"][clause];
    // Ten minutes at 50 m a minute.
    assert_eq!(ids(map, standing("11.b"), "pass"), ["near", "edge"]);
    assert_eq!(ids(map, standing("11.b"), "fail"), ["far"]);
    assert_eq!(ids(map, standing("11.b"), "unknown"), ["off"]);
    assert_eq!(ids(map, &map["standings"]["served"], "fail"), ["far"]);
    // One nursery is too small, the other's area is not known.
    assert_eq!(ids(map, standing("3.a"), "unknown"), ["open"]);
    assert!(!ids(map, standing("3.a"), "pass").contains(&"small".to_owned()));
    // What is planned is no reason for a verdict.
    assert_eq!(ids(map, standing("6.a"), "pass"), ["shop"]);
    assert_eq!(ids(map, standing("6.a"), "counted"), Vec::<String>::new());
}

#[test]
fn a_passing_clause_tells_what_does_from_what_was_looked_at() {
    let mut town = Town::perfect().without("nursery");
    town.facility("nursery", 200.0, 10.0, json!({ "id": "small", "floor_area_m2": 199 }));
    town.facility("nursery", 210.0, 10.0, json!({ "id": "good", "floor_area_m2": 200 }));
    town.facility("nursery", 220.0, 10.0, json!({ "id": "open" }));
    let audit = of_town(&town);
    let clauses = audit.communities[0].items.iter().flat_map(|item| &item.clauses);
    let of = |id: &str| clauses.clone().find(|clause| clause.id == id).unwrap();
    assert_eq!(of("3.a").verdict, ccaudit::verdict::Verdict::Pass);
    let meets: Vec<(&str, Option<bool>)> =
        of("3.a").evidence.iter().map(|one| (one.id.as_str(), one.meets)).collect();
    assert_eq!(meets, [("small", Some(false)), ("good", Some(true)), ("open", None)]);
    let (_, communities) = embedded(&page(&audit));
    let map = &communities[0]["map"];
    let standing = &map["standings"]["clauses"]["3.a"];
    assert_eq!(ids(map, standing, "pass"), ["good"]);
    assert_eq!(ids(map, standing, "counted"), ["small", "open"]);
    assert_eq!(ids(map, standing, "fail"), Vec::<String>::new());
    // What is added up does together: no locker is enough by itself.
    assert!(of("7.b").evidence.iter().all(|one| one.meets.is_none()));
    assert_eq!(ids(map, &map["standings"]["clauses"]["7.b"], "pass").len(), 2);
}

#[test]
fn every_failing_feature_of_the_pilots_is_failing_on_its_map() {
    let audit = pilots();
    let (_, communities) = embedded(&page(&audit));
    let mut failing = 0;
    for (community, data) in audit.communities.iter().zip(&communities) {
        let map = &data["map"];
        for thing in &community.map.as_ref().unwrap().failing {
            let found = ids(map, &map["standings"]["clauses"][&thing.clause], "fail");
            assert!(found.contains(&thing.id), "{} {}", thing.clause, thing.id);
            failing += 1;
        }
    }
    assert!(failing > 100, "{failing}");
}

#[test]
fn a_position_is_within_a_tenth_of_a_metre_of_the_audits() {
    let audit = pilots();
    let (_, communities) = embedded(&page(&audit));
    for (community, data) in audit.communities.iter().zip(&communities) {
        let map = &data["map"];
        let origin = |axis: usize| map["origin"][axis].as_f64().unwrap();
        let ring = map["boundary"][0][0].as_array().unwrap();
        let expected = &community.map.as_ref().unwrap().boundary[0][0];
        assert_eq!(ring.len(), 2 * expected.len());
        for (at, position) in expected.iter().enumerate() {
            for axis in 0..2 {
                let there = origin(axis) + ring[2 * at + axis].as_f64().unwrap() / 1e6;
                assert!((there - position[axis]).abs() < 1e-6, "{there} {position:?}");
            }
        }
    }
}

#[test]
fn a_community_without_a_map_says_why() {
    let mut audit = pilots();
    audit.communities[0].map = None;
    audit.communities[1].map = Some(Default::default());
    let (_, communities) = embedded(&page(&audit));
    let why = |at: usize| communities[at]["no_map"].as_str().unwrap_or("");
    assert!(why(0).contains("audit.json") && why(1).contains("数据中没有"), "{} {}", why(0), why(1));
    assert!(communities[0]["map"].is_null() && communities[1]["map"].is_null());
    assert!(communities[2]["no_map"].is_null() && communities[2]["map"].is_object());
}

#[test]
fn the_overview_can_be_read_without_script() {
    let audit = pilots();
    let page = page(&audit);
    let body = page.split("<tbody>").nth(1).unwrap().split("</tbody>").next().unwrap();
    let rows: Vec<&str> = body.split("<tr").skip(1).collect();
    assert_eq!(rows.len(), audit.communities.len());
    for (community, row) in audit.communities.iter().zip(rows) {
        assert!(row.contains(&format!(">{}</a>", community.name)));
        let judged = community.judged;
        assert!(row.contains(&format!(">{}/{}<", judged.clauses, judged.of)));
        let failing = community.gaps.len();
        assert!(row.contains(&format!("failing\">{failing}<")), "{row}");
        assert_eq!(row.matches(">✕</span>").count(), failing + 1, "the items, and the gate");
    }
    assert!(page.contains("<noscript>"));
}

#[test]
fn what_the_audit_rests_on_is_on_the_page() {
    let audit = pilots();
    let page = page(&audit);
    let mut wanted =
        vec![audit.as_of.clone(), audit.standard.sha256.clone(), audit.standard.layers.join(" → ")];
    wanted.extend(audit.inputs.iter().map(|input| input.sha256.clone()));
    wanted.extend(audit.quality.iter().map(|finding| finding.place.zh.clone()));
    for text in wanted {
        assert!(page.contains(&text), "{text}");
    }
}
