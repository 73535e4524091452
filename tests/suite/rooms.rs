//! The order of rooms, to which the imports of the sources are held.
//!
//! A room is a module of the crate's root. It may import what stands on an earlier line of [`ORDER`] and
//! itself, nothing else; no two files may import each other; and a few things stay in the rooms that
//! exist for them.
//!
//! What still offends stands in `rooms.txt`, one offence a line. The list may only get shorter: a new
//! offence fails, and so does a line that no longer holds. `STRIKE=1 cargo test --test suite rooms` strikes
//! those out.

use std::collections::{BTreeMap, BTreeSet};

use crate::source::{Import, Offences, SourceFile, Sources, hold_to_list};

/// The rooms from the ground up. Those of one line do not know each other.
const ORDER: &[&[&str]] = &[
    // Values that know nothing, files and rows to be written.
    &["lang", "verdict", "interval", "date", "disjoint", "output"],
    &["messages"],
    &["codes", "units"],
    &["shapes"],
    // A product's headings, tables and charts as data, and as bytes.
    &["document"],
    &["render"],
    // What is wrong with an input; names and ids.
    &["defect"],
    &["crs", "toml_error", "vocabulary"],
    &["spreadsheet"],
    // Loading, then numbers.
    &["dataset", "network"],
    &["measure", "import"],
    // Judging, without language.
    &["finding"],
    &["audit"],
    &["check"],
    &["standard"],
    &["judge", "data_checks"],
    // Findings in words.
    &["words"],
    &["annex"],
    &["session"],
    // Products: values, neither files nor language.
    &["quality", "register"],
    &["site", "rank", "monthly", "accept", "diff", "trend", "what_if", "form", "schema"],
    &["report"],
    // Front ends.
    &["serve"],
    &["cli"],
];

/// Rooms that judge or compute and never choose a language.
const WITHOUT_LANGUAGE: &[&str] = &[
    "measure",
    "network",
    "finding",
    "audit",
    "check",
    "judge",
    "data_checks",
    "session",
    "quality",
    "register",
    "site",
    "rank",
    "monthly",
    "accept",
    "diff",
    "trend",
    "what_if",
];

/// Rooms that may word findings.
const WITH_WORDS: &[&str] = &["words", "annex", "report", "serve", "cli"];

/// Rooms below that a room has no business with all the same.
const NOT_ITS_BUSINESS: &[(&str, &[&str])] = &[
    // A finding is not made for `audit.json`, and judging asks the measures, not the network.
    ("check", &["audit", "network"]),
    ("judge", &["network"]),
];

/// Crates, and the places that alone may use them.
const CRATES: &[(&str, &[&str])] = &[
    ("clap", &["src/cli/"]),
    ("rust_xlsxwriter", &["src/render/"]),
    ("zip", &["src/render/", "src/spreadsheet/"]),
    ("maud", &["src/render/", "src/report/page/", "src/serve/"]),
];

/// Where files are written.
const WRITES: &[&str] = &["src/output/", "src/dataset/save/"];

/// Functions of `std::fs` that change what is on disk.
const WRITING: &[&str] = &[
    "write",
    "create_dir",
    "create_dir_all",
    "rename",
    "remove_file",
    "remove_dir",
    "remove_dir_all",
    "copy",
    "hard_link",
    "set_permissions",
];

#[test]
fn every_room_has_its_place() {
    let mut rooms: Vec<&str> = ORDER.concat();
    let count = rooms.len();
    rooms.sort_unstable();
    rooms.dedup();
    assert_eq!(rooms.len(), count, "a room stands in the order twice");
    let sources = Sources::get();
    let homeless: BTreeSet<&str> =
        sources.files.iter().filter_map(room).filter(|room| !rooms.contains(room)).collect();
    assert!(homeless.is_empty(), "rooms without a place in ORDER: {homeless:?}");
}

#[test]
fn imports_point_down() {
    let sources = Sources::get();
    let mut offences = Offences::new();
    for file in &sources.files {
        upward_imports(sources, file, &mut offences);
        kept_apart(file, &mut offences);
    }
    circles(sources, &mut offences);
    hold_to_list(&offences, "rooms.txt");
}

/// The top-level module a file is of; nothing for the roots of library and program.
fn room(file: &SourceFile) -> Option<&str> {
    file.module.first().map(String::as_str)
}

fn storey(room: &str) -> Option<usize> {
    ORDER.iter().position(|line| line.contains(&room))
}

fn add(offences: &mut Offences, offence: String, place: String) {
    offences.entry(offence).or_default().insert(place);
}

fn place(file: &SourceFile, import: &Import) -> String {
    format!("{}:{}: {}", file.path, import.line, import.path.join("::"))
}

fn upward_imports(sources: &Sources, file: &SourceFile, offences: &mut Offences) {
    let Some(own) = room(file) else { return };
    for import in file.imports.iter().filter(|import| import.of_this_crate) {
        // A `pub use` in a low room hides no high one: both count.
        let named = import.path.first().map(String::as_str);
        let defining = sources.defining(&import.path).and_then(room);
        for other in BTreeSet::from([named, defining]).into_iter().flatten().filter(|other| *other != own) {
            let is_above = storey(other).is_some() && storey(other) >= storey(own);
            if is_above
                || NOT_ITS_BUSINESS.iter().any(|(room, others)| *room == own && others.contains(&other))
            {
                add(offences, format!("{} imports {other}", file.path), place(file, import));
            }
        }
    }
}

fn kept_apart(file: &SourceFile, offences: &mut Offences) {
    let Some(own) = room(file) else { return };
    let below = |places: &[&str]| places.iter().any(|place| file.path.starts_with(place));
    for import in &file.imports {
        let path: Vec<&str> = import.path.iter().map(String::as_str).collect();
        let offence = match path[..] {
            ["lang", "Lang", ..] if import.of_this_crate && WITHOUT_LANGUAGE.contains(&own) => {
                Some("knows the language".to_owned())
            }
            ["words", ..] if import.of_this_crate && !WITH_WORDS.contains(&own) => {
                Some("words findings".to_owned())
            }
            [.., "fs", function] | [.., "File", function @ ("create" | "create_new")]
                if !import.of_this_crate
                    && (WRITING.contains(&function) || function.starts_with("create"))
                    && !below(WRITES) =>
            {
                Some("writes files".to_owned())
            }
            [name, ..] if !import.of_this_crate => CRATES
                .iter()
                .find(|(of, places)| *of == name && !below(places))
                .map(|(of, _)| format!("uses the crate {of}")),
            _ => None,
        };
        if let Some(offence) = offence {
            add(offences, format!("{} {offence}", file.path), place(file, import));
        }
    }
}

/// Files that come back to themselves by imports: pairs that import each other, and the longer ways round.
/// A `mod.rs` and the files of its folder are parts of one module: what these take from it counts for none.
fn circles(sources: &Sources, offences: &mut Offences) {
    let mut edges: BTreeMap<&str, BTreeMap<&str, String>> = BTreeMap::new();
    for file in &sources.files {
        for import in file.imports.iter().filter(|import| import.of_this_crate) {
            let Some(other) = sources.defining(&import.path) else { continue };
            if file.module.starts_with(&other.module) {
                continue;
            }
            let from = edges.entry(&file.path).or_default();
            from.entry(&other.path).or_insert_with(|| place(file, import));
        }
    }
    let reached: BTreeMap<&str, BTreeSet<&str>> =
        edges.keys().map(|&file| (file, reached_from(&edges, file))).collect();
    let comes_back = |from: &str, to: &str| reached.get(to).is_some_and(|files| files.contains(from));
    for (&from, targets) in &edges {
        for (&to, place) in targets.iter().filter(|(to, _)| comes_back(from, to)) {
            let mutual = edges.get(to).and_then(|targets| targets.get(from));
            let offence = match mutual {
                Some(_) => format!("{} and {} import each other", from.min(to), from.max(to)),
                None => format!("{from} imports {to} in a circle"),
            };
            add(offences, offence, place.clone());
        }
    }
}

fn reached_from<'a>(
    edges: &BTreeMap<&'a str, BTreeMap<&'a str, String>>,
    file: &'a str,
) -> BTreeSet<&'a str> {
    let mut reached = BTreeSet::new();
    let mut open = vec![file];
    while let Some(file) = open.pop() {
        for &next in edges.get(file).into_iter().flat_map(BTreeMap::keys) {
            if reached.insert(next) {
                open.push(next);
            }
        }
    }
    reached
}
