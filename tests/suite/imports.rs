//! `import` through the binary: what it writes, what it says, and that `--into` changes nothing.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::town::{ccaudit, stderr, stdout};

/// A made-up compound with two homes, a street, a shop and a bank.
const MAP: &str = r#"<?xml version="1.0"?>
<osm version="0.6">
 <node id="1" lat="37.5000" lon="105.1900"/><node id="2" lat="37.5000" lon="105.1930"/>
 <node id="3" lat="37.5020" lon="105.1930"/><node id="4" lat="37.5020" lon="105.1900"/>
 <node id="11" lat="37.5003" lon="105.1903"/><node id="12" lat="37.5003" lon="105.1906"/>
 <node id="13" lat="37.5005" lon="105.1906"/><node id="14" lat="37.5005" lon="105.1903"/>
 <node id="21" lat="37.5013" lon="105.1903"/><node id="22" lat="37.5013" lon="105.1906"/>
 <node id="23" lat="37.5015" lon="105.1906"/><node id="24" lat="37.5015" lon="105.1903"/>
 <node id="31" lat="37.5010" lon="105.1901"/><node id="32" lat="37.5010" lon="105.1929"/>
 <node id="41" lat="37.5011" lon="105.1920"><tag k="shop" v="supermarket"/><tag k="name" v="=惠民超市"/></node>
 <node id="42" lat="37.5012" lon="105.1922"><tag k="amenity" v="bank"/><tag k="name" v="=cmd|' /C calc'!A0"/></node>
 <way id="5"><nd ref="1"/><nd ref="2"/><nd ref="3"/><nd ref="4"/><nd ref="1"/><tag k="landuse" v="residential"/><tag k="name" v="虚构小区"/></way>
 <way id="6"><nd ref="11"/><nd ref="12"/><nd ref="13"/><nd ref="14"/><nd ref="11"/><tag k="building" v="yes"/><tag k="building:levels" v="6"/></way>
 <way id="7"><nd ref="21"/><nd ref="22"/><nd ref="23"/><nd ref="24"/><nd ref="21"/><tag k="building" v="apartments"/></way>
 <way id="8"><nd ref="31"/><nd ref="32"/><tag k="highway" v="footway"/></way>
</osm>"#;

fn import(arguments: &[&str]) -> (Option<i32>, String, String) {
    let output = ccaudit([&["import"], arguments].concat());
    (output.status.code(), stdout(&output), stderr(&output))
}

fn map(folder: &Path) -> PathBuf {
    let path = folder.join("虚构.osm");
    fs::write(&path, MAP).unwrap();
    path
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

fn files(directory: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<(String, Vec<u8>)> = fs::read_dir(directory)
        .unwrap()
        .map(|entry| entry.unwrap())
        .map(|entry| (entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap()))
        .collect();
    files.sort();
    files
}

#[test]
fn a_map_becomes_a_dataset_that_can_be_audited() {
    let folder = tempfile::tempdir().unwrap();
    let dataset = folder.path().join("小区");
    let (code, told, notes) = import(&["osm", text(&map(folder.path())), "--out", text(&dataset)]);
    assert_eq!(code, Some(0), "{notes}");
    for part in ["社区 1", "设施 1", "住宅楼 2", "路径 1", "综合超市 1", "没有导入 1 条"] {
        assert!(told.contains(part), "no {part} in {told}");
    }
    let manifest = fs::read_to_string(dataset.join("dataset.toml")).unwrap();
    assert!(manifest.contains("ODbL") && !manifest.contains("\nsurveyed"), "{manifest}");
    let left = fs::read_to_string(dataset.join("leftover.csv")).unwrap();
    // A formula reaches no spreadsheet.
    assert!(left.starts_with('\u{feff}') && left.contains("'=cmd|'"), "{left}");
    let output = ccaudit(["audit", text(&dataset), "--as-of", "2026-11-25"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(!stderr(&output).contains("警告"), "{}", stderr(&output));
    assert!(stdout(&output).contains("虚构小区"));
    // Nothing was surveyed: nothing is missing for sure, but for what the map itself shows.
    assert!(stdout(&output).contains("0 项不达标"), "{}", stdout(&output));
}

#[test]
fn a_dataset_is_never_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let (map, dataset) = (map(folder.path()), folder.path().join("小区"));
    assert_eq!(import(&["osm", text(&map), "--out", text(&dataset)]).0, Some(0));
    let before = files(&dataset);
    let (code, told, message) = import(&["osm", text(&map), "--out", text(&dataset)]);
    assert_eq!((code, told.as_str()), (Some(2), ""));
    assert!(message.contains("taken") && message.contains("--into"), "{message}");
    assert_eq!(files(&dataset), before);
}

#[test]
fn adding_what_is_there_already_adds_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (map, dataset) = (map(folder.path()), folder.path().join("小区"));
    assert_eq!(import(&["osm", text(&map), "--out", text(&dataset)]).0, Some(0));
    let before = files(&dataset);
    let (code, told, message) = import(&["osm", text(&map), "--into", text(&dataset)]);
    assert_eq!(code, Some(0), "{message}");
    assert!(told.contains("加入：社区 0、设施 0、住宅楼 0、路径 0、出入口 0"), "{told}");
    assert!(told.contains("留待核对 0 条"), "{told}");
    assert_eq!(files(&dataset), before);
}

#[test]
fn what_a_person_entered_stays_byte_for_byte_and_conflicts_are_listed() {
    let folder = tempfile::tempdir().unwrap();
    let (map, dataset) = (map(folder.path()), folder.path().join("小区"));
    fs::create_dir(&dataset).unwrap();
    let write = |name: &str, text: &str| fs::write(dataset.join(name), text).unwrap();
    write("dataset.toml", "# 手工\nname = \"手工\"\ncrs = \"wgs84\"\n");
    write(
        "communities.geojson",
        r#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"编号":"c","名称":"手工社区"},"geometry":{"type":"Polygon","coordinates":[[[105.18,37.49],[105.2,37.49],[105.2,37.51],[105.18,37.51],[105.18,37.49]]]}}]}"#,
    );
    // The same shop, entered by hand 8 m away; and a home of the same id with other levels.
    let facilities = "{ \"type\":\"FeatureCollection\",\n \"features\": [ {\"type\":\"Feature\",\"properties\":{\"编号\":\"f1\",\"类别\":\"综合超市\",\"建筑面积\":\"320㎡\"},\"geometry\":{\"type\":\"Point\",\"coordinates\":[105.1920,37.50117]}}  ]\n}\n";
    write("facilities.geojson", facilities);
    let residences = "\u{feff}{\"type\":\"FeatureCollection\",\"features\":[\n{\"type\":\"Feature\",\"properties\":{\"id\":\"w6\",\"层数\":5},\"geometry\":{\"type\":\"Point\",\"coordinates\":[105.19045,37.5004]}}\n], \"note\": \"手工\"}";
    write("residences.geojson", residences);

    let (code, told, message) = import(&["osm", text(&map), "--into", text(&dataset)]);
    assert_eq!(code, Some(0), "{message}");
    assert!(told.contains("加入：社区 0、设施 0、住宅楼 1、路径 1、出入口 0"), "{told}");
    let now = |name: &str| fs::read_to_string(dataset.join(name)).unwrap();
    assert_eq!(now("facilities.geojson"), facilities);
    // The new home stands behind the one that was there; every byte of that is where it was.
    let append_csv_rows = now("residences.geojson");
    let (head, tail) = residences.split_at(residences.find("\n], \"note\"").unwrap());
    assert!(append_csv_rows.starts_with(head) && append_csv_rows.ends_with(tail), "{append_csv_rows}");
    assert!(append_csv_rows.contains("\"w7\""), "{append_csv_rows}");
    let conflicts = now("conflicts.csv");
    let mut table = csv::Reader::from_reader(conflicts.trim_start_matches('\u{feff}').as_bytes());
    let rows: Vec<Vec<String>> =
        table.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect();
    let has = |parts: &[&str]| {
        rows.iter().any(|row| parts.iter().all(|part| row.iter().any(|cell| cell.contains(part))))
    };
    assert!(has(&["住宅楼", "w6", "levels", "5", "6"]), "{rows:?}");
    assert!(has(&["设施", "n41", "f1", "30 米内已有同类设施"]), "{rows:?}");
    assert!(has(&["社区", "w5", "社区边界以数据集为准"]), "{rows:?}");
    // And once more: nothing new, the same conflicts.
    let before = files(&dataset);
    assert_eq!(import(&["osm", text(&map), "--into", text(&dataset)]).0, Some(0));
    assert_eq!(files(&dataset), before);
    let output = ccaudit(["check", text(&dataset), "--as-of", "2026-11-25"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
}

#[test]
fn a_dataset_of_another_system_is_not_added_to() {
    let folder = tempfile::tempdir().unwrap();
    let (map, dataset) = (map(folder.path()), folder.path().join("小区"));
    assert_eq!(import(&["osm", text(&map), "--out", text(&dataset)]).0, Some(0));
    let manifest = fs::read_to_string(dataset.join("dataset.toml")).unwrap();
    fs::write(dataset.join("dataset.toml"), manifest.replace("wgs84", "gcj02")).unwrap();
    let before = files(&dataset);
    let (code, _, message) = import(&["osm", text(&map), "--into", text(&dataset)]);
    assert_eq!(code, Some(2));
    assert!(message.contains("foreign-crs"), "{message}");
    assert_eq!(files(&dataset), before);
}

#[test]
fn a_table_of_points_goes_into_a_dataset_in_its_own_system() {
    let folder = tempfile::tempdir().unwrap();
    let (map, dataset) = (map(folder.path()), folder.path().join("小区"));
    assert_eq!(import(&["osm", text(&map), "--out", text(&dataset)]).0, Some(0));
    let table = folder.path().join("高德.csv");
    // 105.193128, 37.4994127 in WGS 84 (test vector).
    fs::write(&table, "id,name,typecode,location\nB1,虚构药店,090601,\"105.1969046,37.4999772\"\n").unwrap();
    let (code, _, message) = import(&["poi", text(&table), "--into", text(&dataset)]);
    assert_eq!(code, Some(2));
    assert!(message.contains("--crs gcj02"), "{message}");
    let (code, told, message) = import(&["poi", text(&table), "--crs", "gcj02", "--into", text(&dataset)]);
    assert_eq!(code, Some(0), "{message}");
    assert!(told.contains("设施 1") && told.contains("药店 1"), "{told}");
    let facilities: Value =
        serde_json::from_slice(&fs::read(dataset.join("facilities.geojson")).unwrap()).unwrap();
    let at = &facilities["features"][1]["geometry"]["coordinates"];
    let (x, y) = (at[0].as_f64().unwrap(), at[1].as_f64().unwrap());
    assert!((x - 105.193128).abs() < 1e-5 && (y - 37.4994127).abs() < 1e-5, "{at}");
}
