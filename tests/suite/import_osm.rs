//! OpenStreetMap extracts made into datasets: real ones against an independent count, drawn ones
//! against the rules.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use ccaudit::defect::{Defect, Severity};
use ccaudit::import::{Draft, DraftFeature, osm};
use ccaudit::lang::Lang;
use ccaudit::standard::Standard;
use ccaudit::vocabulary::Vocabulary;
use geo::Geometry;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::town::{Town, ccaudit, stderr, stdout};

pub(crate) fn data(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name)
}

pub(crate) fn vocabulary() -> Vocabulary {
    Standard::load("national-2020", None, None).unwrap().vocabulary
}

/// Imports what stands in a file of this name.
pub(crate) fn import_bytes(name: &str, bytes: &[u8]) -> Result<Draft, Vec<Defect>> {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join(name);
    fs::write(&path, bytes).unwrap();
    osm::read(&path, None, &vocabulary())
}

/// Imports nodes, ways and relations written as XML.
fn import(elements: &str) -> Draft {
    import_bytes("drawn.osm", format!("<osm version='0.6'>{elements}</osm>").as_bytes()).unwrap()
}

/// Nodes on a grid of 1e-4 degrees: id, column, row, and tags.
fn nodes(nodes: &[(i64, i64, i64, &str)]) -> String {
    let one = |&(id, x, y, own): &(i64, i64, i64, &str)| {
        format!("<node id='{id}' lon='116.{x:04}' lat='39.{y:04}'>{}</node>", tags(own))
    };
    nodes.iter().map(one).collect()
}

fn way(id: i64, nodes: &[i64], own: &str) -> String {
    let nodes: String = nodes.iter().map(|node| format!("<nd ref='{node}'/>")).collect();
    format!("<way id='{id}'>{nodes}{}</way>", tags(own))
}

fn multipolygon(id: i64, ways: &[i64], own: &str) -> String {
    let ways: String = ways.iter().map(|way| format!("<member type='way' ref='{way}' role=''/>")).collect();
    format!("<relation id='{id}'>{ways}{}</relation>", tags(&format!("type=multipolygon|{own}")))
}

fn tags(own: &str) -> String {
    let pairs = own.split('|').filter_map(|tag| tag.split_once('='));
    pairs.map(|(key, value)| format!("<tag k='{key}' v='{value}'/>")).collect()
}

/// A square of four nodes from `first` on, at a column and row, and its way.
fn square(first: i64, x: i64, y: i64, size: i64, way_id: i64, own: &str) -> String {
    let corners = [(0, 0), (size, 0), (size, size), (0, size)];
    let placed: Vec<(i64, i64, i64, &str)> =
        (first..).zip(corners).map(|(id, (dx, dy))| (id, x + dx, y + dy, "")).collect();
    nodes(&placed) + &way(way_id, &[first, first + 1, first + 2, first + 3, first], own)
}

fn ids(features: &[DraftFeature]) -> Vec<&str> {
    features.iter().map(|feature| feature.id.as_str()).collect()
}

fn codes(draft: &Draft) -> Vec<&str> {
    draft.defects.iter().map(|defect| defect.code.name()).collect()
}

const PAIRS: [&str; 4] =
    ["shanghai_tongji_2026.osm", "beijing_wangjing_2020.osm", "beijing_bupt_2025.osm", "nantong_2026.osm"];

#[test]
fn both_formats_make_the_same_dataset() {
    for name in PAIRS {
        let read = |name: &str| osm::read(&data(&format!("osm/{name}")), None, &vocabulary()).unwrap();
        let (mut xml, mut pbf) = (read(name), read(&format!("{name}.pbf")));
        // What is said about the file names it.
        assert_eq!(codes(&xml), codes(&pbf), "{name}");
        xml.defects.clear();
        pbf.defects.clear();
        assert!(xml == pbf, "{name}");
    }
}

#[derive(Deserialize)]
struct Counts {
    residences: usize,
    named_compounds: usize,
    walkable_m: f64,
    facilities: BTreeMap<String, usize>,
}

#[test]
fn every_extract_holds_what_an_independent_count_found() {
    let counts = fs::read_to_string(data("osm/counts.json")).unwrap();
    let counts: BTreeMap<String, Counts> = serde_json::from_str(&counts).unwrap();
    assert_eq!(counts.len(), 6);
    for (name, expected) in counts {
        let draft = osm::read(&data(&format!("osm/{name}.pbf")), None, &vocabulary()).unwrap();
        assert_eq!(draft.residences.len(), expected.residences, "{name}");
        assert_eq!(draft.communities.len(), expected.named_compounds, "{name}");
        let walkable = draft.walkable().0;
        assert!((walkable - expected.walkable_m).abs() < 1.0, "{name}: {walkable} m");
        let facilities = draft.facilities_by_category();
        let facilities: BTreeMap<String, usize> =
            facilities.into_iter().map(|(category, count)| (category.to_owned(), count)).collect();
        assert_eq!(facilities, expected.facilities, "{name}");
    }
}

#[test]
fn the_summary_printed_gives_what_an_independent_count_found() {
    let counts = fs::read_to_string(data("osm/counts.json")).unwrap();
    let counts: BTreeMap<String, Counts> = serde_json::from_str(&counts).unwrap();
    let streets = data("osm/shanghai-streets.wgs84.geojson");
    for (name, expected) in counts {
        let file = data(&format!("osm/{name}.pbf"));
        let goal = tempfile::tempdir().unwrap();
        let import = |more: &[&str]| {
            let goal = goal.path().join(format!("out{}", more.len()));
            let goal = ["--out", goal.to_str().unwrap(), "--lang", "en"];
            let output = ccaudit([&["import", "osm", file.to_str().unwrap()], more, &goal].concat());
            assert_eq!(output.status.code(), Some(0), "{name}: {}", stderr(&output));
            stdout(&output)
        };
        let said = import(&[]);
        let (residences, compounds) = (expected.residences, expected.named_compounds);
        let kilometres = expected.walkable_m / 1000.0;
        assert!(said.contains(&format!(" {residences} residences, ")), "{name}: {said}");
        assert!(
            said.contains(&format!("; {compounds} named compound(s); {kilometres:.1} km of walkable path\n")),
            "{name}: {said}"
        );
        let listed = said.lines().skip(1).take(expected.facilities.len()).map(|line| {
            let (category, count) = line.trim().split_once(' ').unwrap();
            (category.to_owned(), count.parse().unwrap())
        });
        assert_eq!(listed.collect::<BTreeMap<String, usize>>(), expected.facilities, "{name}");
        // However many boundaries there are, the compounds are those of the map.
        if name.starts_with("shanghai") {
            let said = import(&["--community", streets.to_str().unwrap()]);
            assert!(said.contains("8 communities, "), "{said}");
            assert!(said.contains(&format!("; {compounds} named compound(s); ")), "{said}");
        }
    }
}

/// What is rightly said of communities that are named compounds: homes elsewhere, a lane of
/// houses within a larger compound, compounds with no building drawn.
const TRUE_OF_THEM: [&str; 3] = ["outside-communities", "overlap", "no-residences"];

#[test]
fn every_extract_is_audited_without_a_complaint_that_is_wrong() {
    for name in PAIRS.iter().chain(&["helsinki_center.osm", "monaco_2016.osm"]) {
        let draft = osm::read(&data(&format!("osm/{name}.pbf")), None, &vocabulary()).unwrap();
        let mut town = Town::empty();
        town.dataset["surveyed"] = json!([]);
        let mut communities = 0;
        for (layer, features) in draft.layers() {
            for feature in features {
                communities += usize::from(layer.id() == "communities");
                let mut properties = Value::Object(feature.properties.clone());
                properties["id"] = feature.id.as_str().into();
                let geometry = geojson::GeometryValue::from(&feature.geometry);
                let geometry = serde_json::to_value(geojson::Geometry::new(geometry)).unwrap();
                town.add(layer.id(), geometry, properties);
            }
        }
        if communities == 0 {
            // One over it all stands in for the boundaries that are asked for.
            assert!(codes(&draft).contains(&"no-communities"), "{name}");
            let box_ = json!([[[116.0, 30.0], [122.0, 30.0], [122.0, 41.0], [116.0, 41.0], [116.0, 30.0]]]);
            let all = json!({ "type": "Polygon", "coordinates": box_ });
            town.add("communities", all, json!({ "id": "all", "name": name }));
        }
        let directory = tempfile::tempdir().unwrap();
        let bundle = directory.path().join("bundle.geojson");
        fs::write(&bundle, town.bundle().to_string()).unwrap();
        let output = ccaudit(["audit", bundle.to_str().unwrap(), "--lang", "en"]);
        assert_eq!(output.status.code(), Some(0), "{name}: {}", stderr(&output));
        let said = stderr(&output);
        for line in said.lines().filter(|line| line.starts_with("warning[") || line.starts_with("error[")) {
            println!("{name}: {line}");
            assert!(
                TRUE_OF_THEM.iter().any(|code| line.starts_with(&format!("warning[{code}]"))),
                "{name}: {line}"
            );
        }
    }
}

#[test]
fn communities_come_from_a_file_of_boundaries() {
    let boundaries = data("osm/shanghai-streets.wgs84.geojson");
    let extract = data("osm/shanghai_tongji_2026.osm.pbf");
    let draft = osm::read(&extract, Some(&boundaries), &vocabulary()).unwrap();
    assert_eq!(draft.communities.len(), 8);
    assert_eq!(draft.communities[0].id, "sector_daning");
    assert_eq!(draft.communities[0].properties["name"], "大宁");
    assert_eq!(draft.compounds().len(), 12);

    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("communities.geojson");
    let ring = json!([[[121.4, 31.2], [121.6, 31.2], [121.6, 31.4], [121.4, 31.2]]]);
    let community = |properties: Value, coordinates: &Value| {
        let geometry = json!({ "type": "Polygon", "coordinates": coordinates });
        json!({ "type": "Feature", "properties": properties, "geometry": geometry })
    };
    let write = |features: &[Value]| {
        let collection = json!({ "type": "FeatureCollection", "features": features });
        fs::write(&path, collection.to_string()).unwrap();
        osm::read(&extract, Some(&path), &vocabulary())
    };
    let named = community(json!({ "名称": "四平社区", "户数": 1200, "备注": "x" }), &ring);
    let draft = write(&[named.clone(), community(json!({}), &ring)]).unwrap();
    assert_eq!(ids(&draft.communities), ["1", "2"]);
    assert_eq!(json!(draft.communities[0].properties), json!({ "name": "四平社区", "households": 1200 }));
    assert_eq!(draft.communities[1].properties["name"], "2");
    let twice = community(json!({ "id": "甲" }), &ring);
    let open = community(json!({ "id": "open" }), &json!([[[121.4, 31.2], [121.6, 31.2]]]));
    let defects = write(&[named, twice.clone(), twice, open]).unwrap_err();
    let found: Vec<&str> = defects.iter().map(|defect| defect.code.name()).collect();
    assert_eq!(found, ["duplicate-id", "open-ring"]);
    assert_eq!(write(&[]).unwrap_err()[0].code.name(), "no-communities");
}

#[test]
fn homes_are_those_that_say_so_and_plain_buildings_in_a_compound() {
    let draft = import(
        &[
            square(10, 0, 0, 900, 1, "landuse=residential|name=和平里|name:zh=和平里小区"),
            square(20, 100, 100, 10, 2, "building=yes|building:levels=6|addr:housenumber=3"),
            square(30, 200, 100, 10, 3, "building=yes|amenity=bank"),
            square(40, 300, 100, 10, 4, "building=apartments|building:levels=6.5|shop=convenience"),
            square(50, 2000, 100, 10, 5, "building=yes"),
            square(60, 2100, 100, 10, 6, "building=house|name=甲"),
            square(70, 2200, 100, 10, 7, "building=dormitory"),
            square(80, 400, 100, 10, 8, "building=apartments|abandoned=yes"),
        ]
        .concat(),
    );
    assert_eq!(ids(&draft.communities), ["w1"]);
    assert_eq!(json!(draft.communities[0].properties), json!({ "name": "和平里小区" }));
    let properties: Vec<Value> = draft.residences.iter().map(|home| json!(home.properties)).collect();
    assert_eq!(ids(&draft.residences), ["w2", "w4", "w6"]);
    assert_eq!(
        properties,
        [
            json!({ "compound": "和平里小区", "levels": 6, "name": "3" }),
            json!({ "compound": "和平里小区" }),
            json!({ "name": "甲" }),
        ]
    );
    // A home and a shop: one id each.
    assert_eq!(ids(&draft.facilities), ["w4-convenience_store"]);
    let left: Vec<(&str, &str)> =
        draft.leftovers.iter().map(|left| (left.at.as_str(), left.kind.as_str())).collect();
    assert_eq!(left, [("w7", "building=dormitory"), ("w8", "building=apartments"), ("w3", "amenity=bank")]);
}

#[test]
fn entrances_belong_to_what_they_are_on_the_outline_of() {
    let draft = import(
        &[
            nodes(&[(11, 0, 100, "barrier=gate"), (21, 105, 100, "entrance=main|name=一单元")]),
            nodes(&[(22, 105, 110, "entrance=emergency"), (99, 5, 5, "entrance=yes")]),
            square(12, 0, 0, 900, 9, ""),
            way(1, &[12, 13, 14, 15, 11, 12], "landuse=residential|name=甲里"),
            square(23, 100, 100, 10, 8, ""),
            way(2, &[23, 21, 24, 25, 22, 26, 23], "building=apartments"),
            way(3, &[23, 21, 24, 25, 22, 26, 23], "amenity=kindergarten"),
        ]
        .concat(),
    );
    let of: Vec<(&str, &str)> = draft
        .entrances
        .iter()
        .map(|entrance| (entrance.id.as_str(), entrance.properties["of"].as_str().unwrap()))
        .collect();
    assert_eq!(of, [("n11", "甲里"), ("n21", "w2"), ("n21-2", "w3")]);
    assert!(codes(&draft).contains(&"gates-of-nothing"));
}

#[test]
fn a_named_compound_in_another_is_a_community_and_said_to_be() {
    let draft = import(
        &[
            square(10, 0, 0, 900, 1, "landuse=residential|name=枫林社区"),
            square(20, 100, 100, 200, 2, "landuse=residential|name=枫林苑"),
            // Without a name it is no community; one that only meets the outer edge lies in nothing.
            square(30, 500, 100, 100, 3, "landuse=residential"),
            square(40, 900, 0, 100, 4, "landuse=residential|name=邻苑"),
            square(50, 150, 150, 10, 5, "building=yes"),
            square(60, 600, 600, 10, 6, "building=yes"),
        ]
        .concat(),
    );
    assert_eq!(draft.named_compounds, Some(3));
    assert_eq!(ids(&draft.communities), ["w1", "w2", "w4"]);
    let of: Vec<Option<&str>> =
        draft.residences.iter().map(|home| home.properties.get("community")?.as_str()).collect();
    assert_eq!(of, [Some("w2"), None]);
    let nested = draft.defects.iter().find(|defect| defect.code.name() == "nested-compounds").unwrap();
    assert_eq!(nested.severity, Severity::Note);
    let said = nested.text(Lang::Zh);
    assert!(said.contains("1 个有名称的小区") && said.contains("：枫林苑（w2）在枫林社区（w1）内"), "{said}");
}

#[test]
fn areas_of_relations_have_holes_and_take_their_ways_along() {
    let draft = import(
        &[
            square(10, 0, 0, 900, 1, "building=apartments"),
            square(20, 300, 300, 100, 2, "building=apartments"),
            multipolygon(3, &[1, 2], "building=apartments"),
            square(30, 2000, 0, 50, 4, ""),
            multipolygon(5, &[4, 77], "leisure=park"),
            square(40, 3000, 0, 50, 6, ""),
            nodes(&[(50, 4000, 0, ""), (51, 4100, 100, ""), (52, 4100, 0, ""), (53, 4000, 100, "")]),
            way(7, &[50, 51, 52, 53, 50], "leisure=park"),
            way(8, &[50, 52], "leisure=playground"),
        ]
        .concat(),
    );
    // The outer way is the relation's; the inner one is a building in its court.
    assert_eq!(ids(&draft.residences), ["w2", "r3"]);
    let Geometry::Polygon(polygon) = &draft.residences[1].geometry else { panic!("no polygon") };
    assert_eq!(polygon.interiors().len(), 1);
    let left: Vec<&str> = draft.leftovers.iter().map(|left| left.at.as_str()).collect();
    assert_eq!(left, ["w7", "w8", "r5"]);
    assert!(draft.facilities.is_empty());
}

#[test]
fn ways_keep_what_is_known_of_them_and_stop_at_walls() {
    let draft = import(
        &[
            nodes(&[(1, 0, 0, ""), (2, 10, 0, ""), (3, 20, 0, "barrier=gate|locked=yes"), (4, 30, 0, "")]),
            nodes(&[(5, 40, 0, ""), (6, 50, 0, "")]),
            way(1, &[1, 2, 77, 5, 6], "highway=footway|name=小路"),
            way(2, &[1, 2, 3, 4], "highway=steps|bridge=yes|layer=1"),
            way(3, &[5, 6], "highway=service|access=no"),
            way(4, &[5, 6], "highway=service|access=private"),
            way(5, &[5, 6], "highway=motorway"),
        ]
        .concat(),
    );
    assert_eq!(ids(&draft.paths), ["w1", "w1-2", "w2", "w2-2", "w3", "w4"]);
    assert_eq!(json!(draft.paths[2].properties), json!({ "steps": true, "bridge": "yes", "osm_layer": 1 }));
    assert_eq!(json!(draft.paths[4].properties), json!({ "closed": true }));
    let (Geometry::LineString(before), Geometry::LineString(behind)) =
        (&draft.paths[2].geometry, &draft.paths[3].geometry)
    else {
        panic!("no lines")
    };
    // A metre and a bit of room on either side of the gate, 1e-4 of a degree being 8.5 m here.
    let (end, begin) = (before.0.last().unwrap().x, behind.0[0].x);
    assert!(end < 116.002 && end > 116.00198 && begin > 116.002 && begin < 116.00202, "{end} {begin}");
    for code in ["cut-ways", "private-ways", "closed-ways", "barriers", "no-communities", "no-residences"] {
        assert!(codes(&draft).contains(&code), "{code}");
    }
    let cut = draft.defects.iter().find(|defect| defect.code.name() == "cut-ways").unwrap();
    assert_eq!(cut.severity, Severity::Warning);
    assert!(cut.text(Lang::En).contains("1 way(s)"), "{}", cut.text(Lang::En));
}
