//! The programs of `examples/`: short, and they print what they say.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::town::stdout;

/// Lines that a program of `examples/` has at most.
const LINES: usize = 40;

/// Runs an example in the repository's folder and gives what it prints.
fn run(name: &str) -> String {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(repository.join(format!("examples/{name}.rs"))).unwrap();
    assert!(text.lines().count() <= LINES, "{name} has {} lines", text.lines().count());
    let output = Command::new(built(name)).current_dir(repository).output().unwrap();
    assert!(output.status.success() && output.stderr.is_empty(), "{output:?}");
    stdout(&output)
}

/// Where an example was built: `cargo test` puts it beside the folder of its tests.
fn built(name: &str) -> PathBuf {
    let tests = std::env::current_exe().unwrap();
    let folder = tests.parent().and_then(Path::parent).unwrap().join("examples");
    let path = folder.join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    if !path.exists() {
        // Where a test is asked for by its target, no example is built.
        let build = Command::new(env!("CARGO")).args(["build", "--quiet", "--example", name]).status();
        assert!(build.unwrap().success());
    }
    path
}

#[test]
fn a_directory_is_audited() {
    let printed = run("audit_directory");
    let lines: Vec<&str> = printed.lines().collect();
    assert_eq!(lines.len(), 5, "{printed}");
    assert!(
        lines.iter().any(|line| line.starts_with("福兴苑社区 ") && line.contains("一个托儿所")),
        "{printed}"
    );
}

#[test]
fn bytes_in_memory_are_audited() {
    let printed = run("audit_bytes");
    assert!(printed.starts_with("6.a Pass: "), "{printed}");
}

#[test]
fn an_edit_is_applied_and_taken_back() {
    let printed = run("edit");
    let lines: Vec<&str> = printed.lines().collect();
    assert!(lines[0].starts_with("hengxiang-f1 moved: hengxiang"), "{printed}");
    assert!(lines.iter().any(|line| line.starts_with("hengxiang 1.a: Pass, now Fail")), "{printed}");
    assert_eq!(lines[lines.len() - 2..], ["facilities.geojson would change", "taken back: true"]);
}
