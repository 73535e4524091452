//! A town drawn in metres, as a bundle or a directory, and the binary to audit it with.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};

/// Length of a degree of latitude on the sphere of the mean earth radius.
const METRES_A_DEGREE: f64 = 6_371_008.8 * std::f64::consts::PI / 180.0;

/// Longitude and latitude of a point in metres east and north of the town's corner, near
/// Zhongwei.
pub(crate) fn degrees(x: f64, y: f64) -> [f64; 2] {
    let shrink = 37.5f64.to_radians().cos();
    [105.19 + x / (METRES_A_DEGREE * shrink), 37.5 + y / METRES_A_DEGREE]
}

/// The ring of a rectangle.
pub(crate) fn rectangle(x: f64, y: f64, width: f64, height: f64) -> Value {
    let corner = |dx: f64, dy: f64| degrees(x + dx, y + dy);
    json!({ "type": "Polygon", "coordinates": [[
        corner(0.0, 0.0), corner(width, 0.0), corner(width, height), corner(0.0, height), corner(0.0, 0.0),
    ]] })
}

pub(crate) fn point(x: f64, y: f64) -> Value {
    json!({ "type": "Point", "coordinates": degrees(x, y) })
}

pub(crate) fn line(points: &[[f64; 2]]) -> Value {
    let points: Vec<[f64; 2]> = points.iter().map(|[x, y]| degrees(*x, *y)).collect();
    json!({ "type": "LineString", "coordinates": points })
}

/// A dataset under construction: features with their layers, and what dataset.toml holds.
#[derive(Clone, Debug)]
pub(crate) struct Town {
    pub features: Vec<Value>,
    pub dataset: Value,
    pub survey: Vec<Value>,
    pub projects: Vec<Value>,
    pub waivers: Vec<Value>,
}

impl Town {
    /// Nothing but the manifest: everything surveyed, audited for the last day of June 2023.
    pub(crate) fn empty() -> Town {
        let dataset = json!({ "name": "test", "crs": "wgs84", "as_of": "2023-06-30", "surveyed": "all" });
        Town { features: Vec::new(), dataset, survey: Vec::new(), projects: Vec::new(), waivers: Vec::new() }
    }

    /// One community `c`, 2050 m by 1200 m, with these properties besides.
    pub(crate) fn new(properties: Value) -> Town {
        let mut town = Town::empty();
        let mut all = json!({ "id": "c", "name": "测试社区" });
        merge(&mut all, properties);
        town.add("communities", rectangle(-100.0, -100.0, 2050.0, 1200.0), all);
        town
    }

    pub(crate) fn add(&mut self, layer: &str, geometry: Value, mut properties: Value) {
        properties["layer"] = layer.into();
        self.features.push(json!({ "type": "Feature", "properties": properties, "geometry": geometry }));
    }

    /// A facility at a point, with an id of its own.
    pub(crate) fn facility(&mut self, category: &str, x: f64, y: f64, properties: Value) {
        let number = self.features.len();
        let mut all = json!({ "id": format!("f{number}"), "category": category });
        merge(&mut all, properties);
        self.add("facilities", point(x, y), all);
    }

    /// A residence at a point, with an id of its own.
    pub(crate) fn residence(&mut self, x: f64, y: f64, properties: Value) {
        let number = self.features.len();
        let mut all = json!({ "id": format!("r{number}") });
        merge(&mut all, properties);
        self.add("residences", point(x, y), all);
    }

    pub(crate) fn path(&mut self, points: &[[f64; 2]]) {
        self.add("paths", line(points), json!({}));
    }

    pub(crate) fn answer(&mut self, clause: &str, answer: &str, evidence: &str) {
        self.survey
            .push(json!({ "community": "c", "clause": clause, "answer": answer, "evidence": evidence }));
    }

    /// A waiver of a clause, in force on both days and between.
    pub(crate) fn waive(&mut self, clause: &str, granted: &str, expires: &str) {
        self.waivers.push(json!({
            "community": "c", "clause": clause, "reason": "场地受限", "approver": "市住房城乡建设局",
            "document": "建函〔2023〕1号", "granted": granted, "expires": expires,
        }));
    }

    /// The town as one bundle.
    pub(crate) fn bundle(&self) -> Value {
        json!({
            "type": "FeatureCollection",
            "dataset": self.dataset,
            "survey": self.survey,
            "projects": self.projects,
            "waivers": self.waivers,
            "features": self.features,
        })
    }

    /// Writes the town as a dataset directory.
    pub(crate) fn write(&self, directory: &Path) {
        fs::create_dir_all(directory).unwrap();
        let manifest: toml::Table = serde_json::from_value(self.dataset.clone()).unwrap();
        fs::write(directory.join("dataset.toml"), toml::to_string(&manifest).unwrap()).unwrap();
        for layer in ["communities", "facilities", "residences", "paths", "entrances", "sites"] {
            let features: Vec<&Value> =
                self.features.iter().filter(|feature| feature["properties"]["layer"] == layer).collect();
            if features.is_empty() {
                continue;
            }
            let collection = json!({ "type": "FeatureCollection", "features": features });
            fs::write(directory.join(format!("{layer}.geojson")), collection.to_string()).unwrap();
        }
        for (name, rows, columns) in [
            (
                "survey.csv",
                &self.survey,
                &["community", "clause", "answer", "evidence", "date", "expires", "note"][..],
            ),
            (
                "projects.csv",
                &self.projects,
                &[
                    "community",
                    "item",
                    "project_name",
                    "project_content",
                    "responsible",
                    "cooperating",
                    "deadline",
                    "status",
                    "started",
                    "completed",
                    "accepted",
                    "cost_wan_yuan",
                    "spent_wan_yuan",
                    "evidence",
                    "note",
                ],
            ),
            (
                "waivers.csv",
                &self.waivers,
                &["community", "clause", "reason", "approver", "document", "granted", "expires", "note"],
            ),
        ] {
            if rows.is_empty() {
                continue;
            }
            let mut writer = csv::Writer::from_path(directory.join(name)).unwrap();
            writer.write_record(columns).unwrap();
            for row in rows {
                writer
                    .write_record(columns.iter().map(|column| row[*column].as_str().unwrap_or("")))
                    .unwrap();
            }
            writer.flush().unwrap();
        }
    }

    /// A community that meets every obligatory clause of `national-2020`, as an existing one.
    pub(crate) fn perfect() -> Town {
        let mut town = Town::new(json!({
            "district": "沙坡头区", "build": "existing", "site_constrained": false, "has_conditions": false,
            "central_heating": true, "households": 200, "population": 500, "daily_parcels": 100,
            "property_floor_area_m2": 20000,
        }));
        let rooms = ["社区服务大厅", "警务室", "社区居委会办公室", "居民活动用房", "阅览室", "党群活动中心"];
        town.facility(
            "community_service_station",
            100.0,
            50.0,
            json!({ "floor_area_m2": 900, "contains": rooms }),
        );
        town.facility(
            "kindergarten",
            120.0,
            50.0,
            json!({ "classes": 9, "floor_area_m2": 2600, "site_area_m2": 4000, "inclusive": true }),
        );
        town.facility("nursery", 140.0, 50.0, json!({ "floor_area_m2": 260 }));
        town.facility(
            "elderly_service_station",
            160.0,
            50.0,
            json!({ "contains": ["生活照料", "助餐", "保健", "文化娱乐"] }),
        );
        let health = json!({ "floor_area_m2": 150, "contains": ["预防", "医疗", "计生", "康复", "防疫"] });
        town.facility("health_station", 180.0, 50.0, health);
        town.facility("supermarket", 200.0, 50.0, json!({ "floor_area_m2": 400 }));
        for x in [210.0, 215.0] {
            town.facility("parcel_locker", x, 50.0, json!({ "cells": 60 }));
            town.facility("waste_collection_point", x, 60.0, json!({}));
        }
        town.facility("parcel_station", 225.0, 50.0, json!({ "floor_area_m2": 20 }));
        for (index, category) in
            ["barber", "laundry", "pharmacy", "repair_shop", "housekeeping", "restaurant"].iter().enumerate()
        {
            town.facility(category, 240.0 + 10.0 * index as f64, 50.0, json!({}));
        }
        town.facility("bicycle_parking", 320.0, 50.0, json!({}));
        town.facility("bus_stop", 330.0, 5.0, json!({}));
        town.facility("public_toilet", 340.0, 50.0, json!({ "floor_area_m2": 40 }));
        let ground =
            json!({ "site_area_m2": 300, "contains": ["健身器材", "健身步道", "休息座椅", "儿童娱乐设施"] });
        town.facility("activity_ground", 360.0, 50.0, ground);
        town.facility("green_space", 380.0, 50.0, json!({ "contains": ["休息座椅"] }));
        town.facility("pocket_park", 390.0, 50.0, json!({ "contains": ["休息座椅"] }));
        for x in [100.0, 300.0] {
            town.residence(
                x,
                10.0,
                json!({
                    "compound": "测试小区", "households": 100, "population": 250, "levels": 6, "lift": false,
                    "entrances": 4, "entrances_with_ramp": 4, "entrances_with_handrail": 4,
                }),
            );
        }
        town.path(&[[0.0, 0.0], [600.0, 0.0]]);
        for clause in ATTESTED {
            town.answer(clause, "是", "现场照片");
        }
        town
    }

    /// Drops the facilities of a category.
    pub(crate) fn without(mut self, category: &str) -> Town {
        self.features.retain(|feature| feature["properties"]["category"] != category);
        self
    }

    /// Changes the answers to these clauses.
    pub(crate) fn answering(mut self, answer: &str, clauses: &[&str]) -> Town {
        for row in &mut self.survey {
            if clauses.contains(&row["clause"].as_str().unwrap()) {
                row["answer"] = answer.into();
            }
        }
        self
    }

    /// The properties of the feature with this id.
    pub(crate) fn properties(&mut self, id: &str) -> &mut Value {
        let feature = self.features.iter_mut().find(|feature| feature["properties"]["id"] == id);
        &mut feature.unwrap()["properties"]
    }
}

/// The attested clauses of `national-2020`.
pub(crate) const ATTESTED: [&str; 20] = [
    "9.a", "9.b", "9.c", "9.d", "9.e", "9.f", "9.g", "9.h", "9.i", "9.j", "10.c", "12.b", "16.a", "17.a",
    "18.a", "18.b", "19.a", "19.b", "20.a", "20.b",
];

pub(crate) fn merge(into: &mut Value, from: Value) {
    let Value::Object(from) = from else { return };
    for (key, value) in from {
        into[key] = value;
    }
}

/// Runs `ccaudit` with these arguments.
pub(crate) fn ccaudit<I: AsRef<std::ffi::OsStr>>(arguments: impl IntoIterator<Item = I>) -> Output {
    Command::new(env!("CARGO_BIN_EXE_ccaudit")).args(arguments).output().unwrap()
}

/// Runs `ccaudit` with something on standard input.
pub(crate) fn ccaudit_with_input(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_ccaudit"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    // From a thread of its own: a program that stops reading must not block the test.
    let writer = std::thread::spawn(move || stdin.write_all(&input));
    let output = child.wait_with_output().unwrap();
    let _ = writer.join().unwrap();
    output
}

/// Audits towns as a stream of bundles, one audit each, in order.
pub(crate) fn audits(towns: &[Town], arguments: &[&str]) -> Vec<Value> {
    let input: String = towns.iter().map(|town| town.bundle().to_string() + "\n").collect();
    let arguments: Vec<&str> =
        ["audit", "-", "--quiet"].into_iter().chain(arguments.iter().copied()).collect();
    let output = ccaudit_with_input(&arguments, input.as_bytes());
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let audits: Vec<Value> =
        stdout(&output).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(audits.len(), towns.len());
    audits
}

/// Audits one town and gives its only community.
pub(crate) fn audit(town: &Town, arguments: &[&str]) -> Value {
    audits(std::slice::from_ref(town), arguments).remove(0)["communities"][0].take()
}

/// A clause of an audited community.
pub(crate) fn clause<'a>(community: &'a Value, id: &str) -> &'a Value {
    let items = community["items"].as_array().unwrap();
    let clauses = items.iter().flat_map(|item| item["clauses"].as_array().unwrap());
    clauses.into_iter().find(|clause| clause["id"] == id).unwrap_or_else(|| panic!("no clause {id}"))
}

pub(crate) fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

pub(crate) fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// The rows of a CSV file, by the names of their columns.
pub(crate) fn rows(path: &Path) -> Vec<BTreeMap<String, String>> {
    let bytes = fs::read(path).unwrap();
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
    csv::Reader::from_reader(text).deserialize().map(|row| row.unwrap()).collect()
}
