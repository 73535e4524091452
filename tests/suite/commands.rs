//! What a command leaves is named in its help.

use std::fs;
use std::path::Path;

use crate::town::{ccaudit, stderr, stdout};

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
