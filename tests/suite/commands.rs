//! What a command leaves, and with which codes it ends, is told in its help and is so.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use crate::town::{Town, ccaudit, stderr, stdout};

/// Names of the files in a folder; of a folder within, its own with a slash.
fn left(folder: &Path) -> Vec<String> {
    let name = |entry: fs::DirEntry| {
        let slash = if entry.path().is_dir() { "/" } else { "" };
        entry.file_name().into_string().unwrap() + slash
    };
    fs::read_dir(folder).unwrap().map(|entry| name(entry.unwrap())).collect()
}

#[test]
fn every_file_that_a_command_writes_is_named_in_its_help() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (pilots, after) = ("data/zhongwei", "data/zhongwei/after");
    let all = "csv,docx,xlsx,form,md,json,history,html,geojson,unknown,walks,gap-list";
    let made = "csv,docx,xlsx,form,md,json,html,unknown,gap-list";
    let (audited, audit) = (at("audit"), at("audit/audit.json"));
    // The later commands start from what the first has written.
    let runs: &[&[&str]] = &[
        &["audit", pilots, "--format", all, "--with", "planned"],
        &["check", pilots],
        &["report", &audit, "--format", made],
        &["diff", &audit, &audit],
        &["trend", &audited],
        &["accept", after, "--before", &audit],
        &["monthly", after, "--as-of", "2023-07-23"],
        &["register", pilots],
        &["rank", pilots],
        &["site", pilots, "--item", "13", "--distances"],
        &["form", pilots],
    ];
    for run in runs {
        let command = run[0];
        let out = at(command);
        let output = ccaudit(run.iter().copied().chain(["--out", out.as_str()]));
        assert_eq!(output.status.code(), Some(0), "{command}: {}", stderr(&output));
        let files = left(Path::new(&out));
        assert!(!files.is_empty(), "{command}");
        for lang in ["zh", "en"] {
            let help = stdout(&ccaudit([command, "--help", "--lang", lang]));
            for file in &files {
                let name = file.replace("2023-07", "YYYY-MM");
                assert!(
                    help.contains(&name),
                    "{command} writes {file}, which its help does not name:\n{help}"
                );
            }
        }
    }
}

/// The exit codes that a command's help names.
fn exits_named(path: &[&str]) -> BTreeSet<i32> {
    let help = stdout(&ccaudit(path.iter().copied().chain(["--help", "--lang", "en"])));
    let (_, codes) = help.rsplit_once("Exit codes: ").unwrap_or_else(|| panic!("{path:?}: {help}"));
    codes.split_whitespace().filter_map(|word| word.parse().ok()).collect()
}

/// Subcommands are found in the help as well, so that a new command without a run here fails.
fn commands() -> Vec<Vec<String>> {
    let below = |path: &[&str]| -> Vec<String> {
        let help = stdout(&ccaudit(path.iter().copied().chain(["--help", "--lang", "en"])));
        let Some((_, list)) = help.split_once("Commands:\n") else { return Vec::new() };
        let lines = list.lines().take_while(|line| !line.is_empty());
        let names = lines.filter(|line| line.starts_with("  ") && !line.starts_with("   "));
        names.filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect()
    };
    let mut found = Vec::new();
    for command in below(&[]) {
        let own = below(&[&command]);
        match own.is_empty() {
            true => found.push(vec![command]),
            false => found.extend(own.into_iter().map(|name| vec![command.clone(), name])),
        }
    }
    found
}

#[test]
fn every_exit_code_that_a_help_names_happens_and_no_other() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (pilots, after) = ("data/zhongwei", "data/zhongwei/after");
    let (audit, bad, undecided) = (at("audited/audit.json"), at("bad.json"), at("undecided"));
    let (osm, poi) = (at("osm"), at("poi"));
    fs::write(&bad, "{}").unwrap();
    // Nothing fails, and something is not known.
    let mut town = Town::perfect();
    let nursery = town.features.iter_mut().find(|feature| feature["properties"]["category"] == "nursery");
    nursery.unwrap()["properties"].as_object_mut().unwrap().remove("floor_area_m2");
    town.write(Path::new(&undecided));
    let out = at("audited");
    let runs: &[(i32, &[&str])] = &[
        (0, &["audit", pilots, "--format", "json,history", "--out", &out]),
        (1, &["audit", pilots, "--fail-on", "gap"]),
        (1, &["audit", pilots, "--fail-on", "unknown"]),
        (0, &["audit", &undecided, "--fail-on", "gap"]),
        (3, &["audit", &undecided, "--fail-on", "unknown"]),
        (2, &["audit", "no-such-dataset", "--fail-on", "gap"]),
        (0, &["check", pilots]),
        (2, &["check", "no-such-dataset"]),
        (0, &["import", "osm", "tests/data/osm/nantong_2026.osm", "--out", &osm]),
        (2, &["import", "osm", "no-such.osm", "--out", &osm]),
        (0, &["import", "poi", "tests/data/poi/poi.csv", "--crs", "GCJ-02", "--out", &poi]),
        (2, &["import", "poi", "no-such.csv", "--out", &poi]),
        (0, &["report", &audit, "--format", "md"]),
        (2, &["report", &bad]),
        (0, &["diff", &audit, &audit]),
        (2, &["diff", &audit, &bad]),
        (0, &["trend", &out]),
        (2, &["trend", "no-such-folder"]),
        (0, &["form", pilots, "--out", &at("form")]),
        (2, &["form", "no-such-dataset"]),
        (0, &["accept", after, "--before", &audit]),
        (2, &["accept", after, "--before", &bad]),
        (0, &["monthly", after, "--as-of", "2023-07-23"]),
        (2, &["monthly", "no-such-dataset"]),
        (0, &["register", pilots, "--dry-run"]),
        (2, &["register", "no-such-dataset"]),
        (0, &["rank", pilots]),
        (2, &["rank", pilots, "--budget", "much"]),
        (0, &["site", pilots, "--item", "13"]),
        (2, &["site", pilots, "--item", "no such item"]),
        (0, &["standard", "list"]),
        (2, &["standard", "list", "--none"]),
        (0, &["standard", "show", "national-2020"]),
        (2, &["standard", "show", "no-such-standard"]),
        (0, &["standard", "check", "standards/national-2020.toml"]),
        (2, &["standard", "check", "no-such.toml"]),
        (0, &["schema", "audit"]),
        (2, &["schema", "nothing"]),
        (0, &["explain"]),
        (2, &["explain", "no-such-code-at-all"]),
    ];
    let mut happened: BTreeMap<Vec<&str>, BTreeSet<i32>> = BTreeMap::new();
    for (code, run) in runs {
        let output = ccaudit(run.iter().copied());
        assert_eq!(output.status.code(), Some(*code), "{run:?}: {}", stderr(&output));
        let words = if ["import", "standard"].contains(&run[0]) { 2 } else { 1 };
        happened.entry(run[..words].to_vec()).or_default().insert(*code);
    }
    let commands = commands();
    for path in &commands {
        let path: Vec<&str> = path.iter().map(String::as_str).collect();
        assert_eq!(happened.remove(&path), Some(exits_named(&path)), "{path:?}");
    }
    assert!(happened.is_empty(), "no commands: {happened:?}");
}

/// A format that a product does not have is refused, with those it has; every other writes a file of its kind.
#[test]
fn every_format_that_is_taken_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (pilots, after, audited) = ("data/zhongwei", "data/zhongwei/after", at("audited"));
    assert!(ccaudit(["audit", pilots, "--format", "json,history", "--out", &audited]).status.success());
    let audit = at("audited/audit.json");
    let (json, maps): (&[&str], &[&str]) = (&["json"], &["json", "geojson"]);
    let runs: &[(&[&str], &[&str])] = &[
        (&["trend", &audited], &[]),
        (&["form", pilots], &[]),
        (&["register", pilots], &[]),
        (&["diff", &audit, &audit], json),
        (&["accept", after, "--before", &audit], json),
        (&["monthly", after, "--as-of", "2023-07-23"], json),
        (&["rank", pilots], json),
        (&["check", pilots], maps),
        (&["site", pilots, "--item", "13"], maps),
    ];
    for (run, taken) in runs {
        for format in maps {
            let out = at(&format!("{}-{format}", run[0]));
            let more = ["--format", *format, "--out", &out];
            let output = ccaudit(run.iter().chain(&more).copied());
            let written = fs::read_dir(&out).map_or(Vec::new(), |files| {
                files.map(|file| file.unwrap().file_name().into_string().unwrap()).collect()
            });
            if taken.contains(format) {
                assert!(output.status.success(), "{run:?} {format}: {}", stderr(&output));
                assert!(
                    written.iter().any(|name| name.ends_with(&format!(".{format}"))),
                    "{run:?}: {written:?}"
                );
            } else {
                assert_eq!(output.status.code(), Some(2), "{run:?} {format}");
                assert!(stderr(&output).contains("docx"), "{run:?} {format}: {}", stderr(&output));
                assert!(written.is_empty(), "{run:?} {format}: {written:?}");
            }
        }
    }
}
