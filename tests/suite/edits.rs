//! Edits of a session: after any sequence of them the audit is that of a session opened on what it
//! saves, to the byte, and taking them back brings both back.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use ccaudit::dataset::{Edit, FeatureName, GateOf, RowName};
use ccaudit::lang::Lang;
use ccaudit::session::{Error, Input, Keep, Options, Session};
use ccaudit::vocabulary::Layer;
use ccaudit::{report, words};
use geo::{Coord, Geometry, LineString, MapCoords, MultiLineString, Point};
use serde_json::json;

use crate::town::{Town, line, rectangle};

/// Numbers that look random and are the same every time (xorshift).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % below.max(1) as u64) as usize
    }

    fn share(&mut self) -> f64 {
        self.roll(1 << 20) as f64 / f64::from(1 << 20)
    }
}

fn options() -> Options {
    let today = ccaudit::date::parse("2023-10-30").unwrap();
    Options { as_of: Some(today), keep: Keep::Edits, ..Options::for_day(today) }
}

/// The session's `audit.json`.
fn audit(session: &Session) -> String {
    let told = words::told(session.audit(), &session.standard().vocabulary, Lang::Zh);
    report::json_line(&told, Lang::Zh)
}

/// A copy of a dataset's own files in a folder of the same name, or of a bundle.
fn copied(from: &Path, to: &Path) -> PathBuf {
    let folder = to.join(from.file_name().unwrap());
    if from.is_file() {
        fs::create_dir_all(to).unwrap();
        fs::copy(from, &folder).unwrap();
        return folder;
    }
    fs::create_dir_all(&folder).unwrap();
    for name in ccaudit::dataset::file_names() {
        if from.join(name).exists() {
            fs::copy(from.join(name), folder.join(name)).unwrap();
        }
    }
    folder
}

/// The audit of the files as a session saves them.
fn audit_of_saved(session: &Session, from: &Path, to: &Path) -> String {
    fs::remove_dir_all(to).ok();
    let folder = copied(from, to);
    for file in session.save() {
        let path = if from.is_file() { to.join(&file.path) } else { folder.join(&file.path) };
        fs::write(path, &file.bytes).unwrap();
    }
    audit(&Session::open(vec![Input::Path(folder)], options(), &()).unwrap())
}

/// The ids of a dataset's paths, which a session does not tell.
fn path_ids(from: &Path) -> Vec<String> {
    let file = if from.is_file() { from.to_path_buf() } else { from.join("paths.geojson") };
    let Ok(text) = fs::read_to_string(file) else { return Vec::new() };
    let collection: serde_json::Value = serde_json::from_str(&text).unwrap();
    let features = collection["features"].as_array().unwrap().iter();
    let paths = features.filter(|feature| feature["geometry"]["type"].as_str().unwrap().contains("Line"));
    let id = |feature: &serde_json::Value| match (&feature["properties"]["id"], &feature["id"]) {
        (serde_json::Value::String(id), _) | (_, serde_json::Value::String(id)) => Some(id.clone()),
        _ => None,
    };
    paths.filter_map(id).collect()
}

/// Some edit of what a session holds; it may well be refused.
fn some_edit(session: &Session, paths: &[String], dice: &mut Dice) -> Edit {
    let dataset = &session.parts()[0].dataset;
    let vocabulary = &session.standard().vocabulary;
    let facility = dataset.facilities.get(dice.roll(dataset.facilities.len()));
    let residence = dataset.residences.get(dice.roll(dataset.residences.len()));
    let community = &dataset.communities[dice.roll(dataset.communities.len())];
    let near = |dice: &mut Dice, at: Coord<f64>| {
        // Mostly near, at times far away.
        let reach = [0.0005, 0.004, 0.02, 0.2][dice.roll(8).min(3).min(dice.roll(4))];
        Coord { x: at.x + (dice.share() - 0.5) * reach, y: at.y + (dice.share() - 0.5) * reach }
    };
    let centre = community.shape.0[0].exterior().0[0];
    let category = |dice: &mut Dice| {
        let all: Vec<String> = vocabulary.categories().map(|(_, id, _)| id.to_owned()).collect();
        match facility.filter(|_| dice.roll(3) > 0) {
            Some(facility) => vocabulary.category_name(facility.category).to_owned(),
            None => all[dice.roll(all.len())].clone(),
        }
    };
    let fresh = |dice: &mut Dice| format!("new-{}", dice.roll(40));
    let of_facility = facility.map(|facility| FeatureName::new(Layer::Facilities, &facility.id));
    let of_residence = residence.map(|residence| FeatureName::new(Layer::Residences, &residence.id));
    // Mostly where a path runs already.
    let on_path = |dice: &mut Dice| {
        let (count, at) = (dataset.paths.len(), near(dice, centre));
        if count == 0 || dice.roll(4) == 0 {
            return at;
        }
        let (line, _) = dataset.paths.iter().nth(dice.roll(count)).unwrap();
        line[dice.roll(line.len())]
    };
    let path = |dice: &mut Dice| {
        let id = match paths.len() {
            count if count > 0 && dice.roll(3) > 0 => paths[dice.roll(count)].clone(),
            _ => fresh(dice),
        };
        FeatureName::new(Layer::Paths, id)
    };
    let line = |dice: &mut Dice| LineString((0..2 + dice.roll(2)).map(|_| on_path(dice)).collect());
    let gate = |dice: &mut Dice| {
        let gate = dataset.entrances.get(dice.roll(dataset.entrances.len()));
        let id = match gate.map(|gate| gate.of) {
            Some(GateOf::Facility(index)) => dataset.facilities[index].id.clone(),
            Some(GateOf::Residence(index)) => dataset.residences[index].id.clone(),
            _ => facility.map(|facility| facility.id.clone()).unwrap_or_default(),
        };
        FeatureName { nth: dice.roll(4) / 3, ..FeatureName::new(Layer::Entrances, id) }
    };
    let site = |dice: &mut Dice| {
        let site = dataset.sites.get(dice.roll(dataset.sites.len()));
        FeatureName::new(Layer::Sites, site.map_or_else(|| fresh(dice), |site| site.id.clone()))
    };
    match (dice.roll(44), of_facility, of_residence) {
        (0..=5, Some(feature), _) => {
            let at = facility.and_then(|facility| facility.shape.center()).unwrap_or(centre);
            Edit::Move { feature, shape: Geometry::Point(Point(near(dice, at))) }
        }
        (6, Some(feature), _) => {
            Edit::Set { feature, values: vec![("category".into(), category(dice).into())] }
        }
        (7..=8, Some(feature), _) => {
            let status = ["existing", "planned", "under_construction"][dice.roll(3)];
            Edit::Set { feature, values: vec![("status".into(), status.into())] }
        }
        (9..=10, Some(feature), _) => {
            let area = [json!(40), json!(800.5), json!(null), json!("约200")][dice.roll(4)].clone();
            let values = vec![("floor_area_m2".into(), area), ("name".into(), fresh(dice).into())];
            Edit::Set { feature, values }
        }
        (11, Some(feature), _) => Edit::Remove { feature },
        (12, _, Some(feature)) => Edit::Remove { feature },
        (13..=14, _, Some(feature)) => {
            let count = [json!(12), json!(400), json!(null)][dice.roll(3)].clone();
            let name = ["population", "households", "levels", "floor_area_m2"][dice.roll(4)];
            Edit::Set { feature, values: vec![(name.into(), count)] }
        }
        (15, _, Some(feature)) => {
            let at = residence.and_then(|residence| residence.shape.center()).unwrap_or(centre);
            Edit::Move { feature, shape: Geometry::Point(Point(near(dice, at))) }
        }
        (16..=18, ..) => Edit::Add {
            layer: Layer::Facilities,
            shape: Geometry::Point(Point(near(dice, centre))),
            values: vec![("id".into(), fresh(dice).into()), ("category".into(), category(dice).into())],
        },
        (19 | 30..=31, ..) => Edit::Add {
            layer: Layer::Paths,
            shape: match dice.roll(4) {
                0 => Geometry::MultiLineString(MultiLineString(vec![line(dice), line(dice)])),
                _ => Geometry::LineString(line(dice)),
            },
            values: vec![("id".into(), fresh(dice).into()), ("closed".into(), (dice.roll(6) == 0).into())],
        },
        (20 | 32, ..) => Edit::Remove { feature: path(dice) },
        (33, ..) => Edit::Move { feature: path(dice), shape: Geometry::LineString(line(dice)) },
        (34, ..) => {
            let values = vec![("closed".into(), (dice.roll(2) == 0).into())];
            Edit::Set { feature: path(dice), values }
        }
        (21 | 35, of_facility, of_residence) => {
            let of = if dice.roll(2) == 0 { of_facility } else { of_residence };
            Edit::Add {
                layer: Layer::Entrances,
                shape: Geometry::Point(Point(near(dice, centre))),
                values: vec![("of".into(), of.map(|of| of.id).unwrap_or_default().into())],
            }
        }
        (36, ..) => Edit::Remove { feature: gate(dice) },
        (37, ..) => Edit::Move { feature: gate(dice), shape: Geometry::Point(Point(near(dice, centre))) },
        (38, ..) => Edit::Remove { feature: site(dice) },
        (39, ..) => match dice.roll(2) {
            0 => Edit::Move { feature: site(dice), shape: Geometry::Point(Point(near(dice, centre))) },
            _ => Edit::Set { feature: site(dice), values: vec![("name".into(), fresh(dice).into())] },
        },
        (40, Some(feature), _) => Edit::Remove { feature },
        (41, _, Some(feature)) => Edit::Remove { feature },
        (42, ..) => some_row(session, Layer::Projects, dice),
        (43, ..) => some_row(session, Layer::Waivers, dice),
        (22, ..) => Edit::Add {
            layer: Layer::Sites,
            shape: Geometry::Point(Point(near(dice, centre))),
            values: vec![("id".into(), fresh(dice).into())],
        },
        (23, ..) => {
            let step = [0.0, 0.0003, 0.002][dice.roll(3)];
            let moved = community.shape.map_coords(|at| Coord { x: at.x + step, y: at.y });
            let feature = FeatureName::new(Layer::Communities, &community.id);
            Edit::Move { feature, shape: Geometry::MultiPolygon(moved) }
        }
        (24..=25, ..) => {
            let feature = FeatureName::new(Layer::Communities, &community.id);
            let (name, value) = [
                ("build", json!("new")),
                ("site_constrained", json!(true)),
                ("population", json!(5000)),
                ("has_conditions", json!(null)),
                ("name", json!(fresh(dice))),
            ][dice.roll(5)]
            .clone();
            Edit::Set { feature, values: vec![(name.into(), value)] }
        }
        (26..=27, ..) => {
            let clauses: Vec<&str> = session.standard().clauses().map(|(_, id, _)| id).collect();
            let cells = [
                ("community", community.id.clone()),
                ("clause", clauses[dice.roll(clauses.len())].to_owned()),
                ("answer", ["yes", "no", "不适用"][dice.roll(3)].to_owned()),
                ("evidence", ["", "照片, 3"][dice.roll(2)].to_owned()),
                ("date", format!("2023-0{}-01", 1 + dice.roll(9))),
            ];
            let cells = cells.map(|(column, cell)| (column.to_owned(), cell)).to_vec();
            let known = dataset.survey.get(dice.roll(dataset.survey.len()));
            match known.filter(|_| dice.roll(2) == 0) {
                Some(answer) => {
                    let row = RowName {
                        table: Layer::Survey,
                        community: dataset.communities[answer.community].id.clone(),
                        about: answer.clause.clone(),
                        nth: 0,
                    };
                    match dice.roll(2) {
                        0 => Edit::RemoveRow { row },
                        _ => Edit::SetRow { row, cells: cells[2..4].to_vec() },
                    }
                }
                None => Edit::AddRow { table: Layer::Survey, cells },
            }
        }
        (28, ..) => {
            let cells = [("community", community.id.as_str()), ("item", "1"), ("status", "已开工")];
            let cells = cells.map(|(column, cell)| (column.to_owned(), cell.to_owned())).to_vec();
            Edit::AddRow { table: Layer::Projects, cells }
        }
        _ => {
            let clauses: Vec<&str> = session.standard().clauses().map(|(_, id, _)| id).collect();
            let cells = [
                ("community", community.id.as_str()),
                ("clause", clauses[dice.roll(clauses.len())]),
                ("reason", "用地不足"),
                ("approver", "区人民政府"),
                ("document", "批〔2023〕1号"),
                ("granted", "2023-01-01"),
                ("expires", "2024-01-01"),
            ];
            let cells = cells.map(|(column, cell)| (column.to_owned(), cell.to_owned())).to_vec();
            Edit::AddRow { table: Layer::Waivers, cells }
        }
    }
}

/// A row of a table that a session holds taken out or changed; another, if it holds none, cannot be.
fn some_row(session: &Session, table: Layer, dice: &mut Dice) -> Edit {
    let dataset = &session.parts()[0].dataset;
    let rows: Vec<(usize, &String)> = match table {
        Layer::Projects => {
            dataset.projects.iter().map(|project| (project.community, &project.item)).collect()
        }
        _ => dataset.waivers.iter().map(|waiver| (waiver.community, &waiver.clause)).collect(),
    };
    let at = dice.roll(rows.len());
    let row = RowName {
        table,
        community: rows
            .get(at)
            .map(|(community, _)| dataset.communities[*community].id.clone())
            .unwrap_or_default(),
        about: rows.get(at).map(|(_, about)| (*about).clone()).unwrap_or_default(),
        nth: rows.iter().take(at).filter(|other| **other == rows[at]).count(),
    };
    let (column, cell) = match table {
        Layer::Projects => ("status", ["已完工", "未开工"][dice.roll(2)]),
        _ => ("expires", ["2023-12-31", "2023-02-01"][dice.roll(2)]),
    };
    match dice.roll(2) {
        0 => Edit::RemoveRow { row },
        _ => Edit::SetRow { row, cells: vec![(column.to_owned(), cell.to_owned())] },
    }
}

/// The texts of a file's features, or its lines.
fn entries(name: &str, text: &str) -> Vec<String> {
    #[derive(serde::Deserialize)]
    struct Features<'t> {
        #[serde(borrow)]
        features: Vec<&'t serde_json::value::RawValue>,
    }
    match name.ends_with(".csv") {
        true => text.lines().map(str::to_owned).collect(),
        false => {
            let read: Features = serde_json::from_str(text).unwrap();
            read.features.into_iter().map(|feature| feature.get().to_owned()).collect()
        }
    }
}

/// Holds that a save changes, takes out and adds no more than so many entries of each file, all others
/// standing in their order, byte by byte.
fn assert_untouched(session: &Session, from: &Path, edits: usize) {
    for file in session.save() {
        let path = if from.is_file() { from.to_path_buf() } else { from.join(&file.path) };
        let Ok(before) = fs::read_to_string(path) else { continue };
        let (before, after) =
            (entries(&file.path, &before), entries(&file.path, std::str::from_utf8(&file.bytes).unwrap()));
        let known: BTreeSet<&String> = before.iter().collect();
        let left: BTreeSet<&String> = after.iter().collect();
        let stayed: Vec<&String> = before.iter().filter(|entry| left.contains(entry)).collect();
        assert!(before.len() <= stayed.len() + edits, "{}", file.path);
        assert!(
            stayed.iter().copied().eq(after.iter().filter(|entry| known.contains(entry))),
            "{}",
            file.path
        );
    }
}

/// Sequences of edits, each looked at when it is done and when it is taken back: all of `count` in a
/// release build (or `SEQUENCES` of them, from the one numbered `SEED`), one in twelve in a debug build,
/// which is that much slower.
fn sequences(from: &Path, count: u64, longest: usize) {
    let before: Vec<(String, Vec<u8>)> = ccaudit::dataset::file_names()
        .filter_map(|name| Some((name.to_owned(), fs::read(from.join(name)).ok()?)))
        .collect();
    let mut session = Session::open(vec![Input::Path(from.to_path_buf())], options(), &()).unwrap();
    let begun = audit(&session);
    let folder = tempfile::tempdir().unwrap();
    let asked = |name: &str| std::env::var(name).ok().and_then(|number| number.parse::<u64>().ok());
    let first = asked("SEED").unwrap_or(1);
    let count = asked("SEQUENCES").unwrap_or(if cfg!(debug_assertions) { count / 12 } else { count });
    let paths = path_ids(from);
    let (mut applied, mut narrow) = (0_u64, 0);
    for seed in first..first + count {
        let mut dice = Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        let mut trail = Vec::new();
        for _ in 0..=dice.roll(longest) {
            if dice.roll(5) == 0 {
                // Some are taken back before the next.
                (0..=dice.roll(2)).for_each(|_| drop(session.undo()));
            }
            let edit = some_edit(&session, &paths, &mut dice);
            let known = (session.edits(), session.save());
            match session.apply(&edit) {
                Ok(touched) => {
                    applied += 1;
                    narrow += u64::from(!touched.is_everything);
                }
                Err(_) => assert!(known == (session.edits(), session.save()), "seed {seed}: {edit:?}"),
            }
            trail.push(edit);
        }
        for _ in 0..2 {
            let saved = audit_of_saved(&session, from, folder.path());
            assert!(audit(&session) == saved, "seed {seed}: another audit after {trail:#?}");
            assert_untouched(&session, from, session.edits());
            // And half of them taken back.
            (0..session.edits().div_ceil(2)).for_each(|_| drop(session.undo()));
        }
        while session.undo().is_some() {}
        assert!(session.save().is_empty(), "seed {seed}");
        assert!(audit(&session) == begun, "seed {seed}: not taken back: {trail:#?}");
    }
    assert!(applied > count && narrow * 2 > applied, "{applied} applied, {narrow} narrowly");
    for (name, bytes) in before {
        assert_eq!(fs::read(from.join(&name)).unwrap(), bytes, "{name} was written");
    }
}

/// Six communities on a grid of streets, where many walks are equally long; some homes and facilities
/// lie off the network.
fn city() -> Town {
    let mut town = Town::empty();
    let mut dice = Dice(7);
    for number in 0..6 {
        let (x, y) = (400.0 * f64::from(number % 3), 400.0 * f64::from(number / 3));
        let id = format!("c{number}");
        let facts = json!({ "id": id, "name": format!("社区{number}"), "build": "existing" });
        town.add("communities", rectangle(x, y, 400.0, 400.0), facts);
    }
    for street in 0..=12 {
        let at = 100.0 * f64::from(street);
        let along = |far: i32| (0..=far).map(|step| 100.0 * f64::from(step));
        let id = |kind: &str| json!({ "id": format!("{kind}{street}") });
        town.add("paths", line(&along(8).map(|y| [at, y]).collect::<Vec<_>>()), id("p"));
        if street <= 8 {
            town.add("paths", line(&along(12).map(|x| [x, at]).collect::<Vec<_>>()), id("q"));
        }
    }
    let categories =
        ["kindergarten", "supermarket", "pharmacy", "bus_stop", "elderly_service_station", "parking"];
    for number in 0..60 {
        // Most at street corners, some in the middle of nowhere.
        let mut place = |far: usize| match dice.roll(5) {
            0 => dice.share() * far as f64 * 130.0,
            _ => 100.0 * dice.roll(far + 1) as f64,
        };
        let (x, y) = (place(12), place(8));
        let (home_x, home_y) = (place(12), place(8));
        town.facility(categories[number % categories.len()], x, y, json!({}));
        let people = json!({ "population": 10 + number, "households": 4 });
        town.residence(home_x, home_y, people);
    }
    town
}

#[test]
fn edits_of_the_pilots_come_to_the_audit_of_what_they_save() {
    sequences(&Path::new(env!("CARGO_MANIFEST_DIR")).join("data/zhongwei"), 500, 3);
}

#[test]
fn edits_of_a_real_network_come_to_the_audit_of_what_they_save() {
    sequences(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/tongji"), 100, 3);
}

#[test]
fn edits_of_a_city_come_to_the_audit_of_what_they_save() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("city");
    city().write(&data);
    sequences(&data, 100, 6);
}

#[test]
fn edits_of_a_bundle_come_to_the_audit_of_what_they_save() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("city.geojson");
    fs::write(&data, city().bundle().to_string()).unwrap();
    sequences(&data, 100, 6);
}

#[test]
fn edits_of_another_coordinate_system_come_to_the_audit_of_what_they_save() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("city");
    city().write(&data);
    let manifest = fs::read_to_string(data.join("dataset.toml")).unwrap_or_default();
    assert!(manifest.contains("wgs84"), "{manifest}");
    fs::write(data.join("dataset.toml"), manifest.replace("wgs84", "gcj02")).unwrap();
    sequences(&data, 100, 6);
}

/// A session of the city.
fn of_city(folder: &Path) -> Session {
    let data = folder.join("city");
    city().write(&data);
    Session::open(vec![Input::Path(data)], options(), &()).unwrap()
}

#[test]
fn a_saved_edit_leaves_all_other_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = of_city(folder.path());
    let facility = session.parts()[0].dataset.facilities[3].id.clone();
    let feature = FeatureName::new(Layer::Facilities, &facility);
    session.apply(&Edit::Set { feature, values: vec![("name".into(), "新名".into())] }).unwrap();
    let saved = session.save();
    assert_eq!(saved.iter().map(|file| file.path.as_str()).collect::<Vec<_>>(), ["facilities.geojson"]);
    let before = fs::read_to_string(folder.path().join("city/facilities.geojson")).unwrap();
    let after = String::from_utf8(saved[0].bytes.clone()).unwrap();
    assert!(after.replace(",\"name\":\"新名\"", "") == before, "{}", &after[..1000]);
}

#[test]
fn an_edit_that_cannot_be_changes_nothing_and_says_why() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = of_city(folder.path());
    let begun = audit(&session);
    let facility = session.parts()[0].dataset.facilities[0].id.clone();
    let of = |id: &str| FeatureName::new(Layer::Facilities, id);
    let set = |name: &str, value: serde_json::Value| Edit::Set {
        feature: of(&facility),
        values: vec![(name.to_owned(), value)],
    };
    for (edit, code) in [
        (Edit::Remove { feature: of("nobody") }, "no-such-entry"),
        (set("floor_area", json!(3)), "unknown-column"),
        (set("floor_area_m2", json!("约200")), "not-a-number"),
        (set("category", json!("castle")), "unknown-category"),
        (set("community", json!("nowhere")), "unknown-community"),
        (set("id", json!("other")), "id-changed"),
        (
            Edit::Set {
                feature: of(&facility),
                values: vec![("name".into(), json!("甲")), ("名称".into(), json!("乙"))],
            },
            "two-columns",
        ),
        (
            Edit::Add {
                layer: Layer::Facilities,
                shape: Geometry::Point(Point::new(0.0, 0.0)),
                values: vec![
                    ("id".into(), json!("new")),
                    ("category".into(), json!("nursery")),
                    ("category".into(), json!("kindergarten")),
                ],
            },
            "two-columns",
        ),
        (
            Edit::AddRow {
                table: Layer::Survey,
                cells: ["community", "clause", "answer", "answer"]
                    .map(|name| (name.into(), "c0".into()))
                    .to_vec(),
            },
            "two-columns",
        ),
        (
            Edit::Move { feature: of(&facility), shape: Geometry::Point(Point::new(500.0, 0.0)) },
            "out-of-range-coordinates",
        ),
        (Edit::AddRow { table: Layer::Survey, cells: vec![("community".into(), "c0".into())] }, "empty-cell"),
    ] {
        match session.apply(&edit) {
            Err(Error::Defects(defects)) => assert_eq!(defects[0].code.name(), code, "{edit:?}"),
            other => panic!("{edit:?}: {other:?}"),
        }
        assert!(session.save().is_empty() && session.edits() == 0);
        assert_eq!(audit(&session), begun, "{edit:?}");
    }
}
