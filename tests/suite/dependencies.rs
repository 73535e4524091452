//! Dependencies are what `deny.toml` lets them be, as far as that can be told offline.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

/// Whether an SPDX expression can be met by allowed licences alone: AND binds more than OR, and older
/// crates write `/` for OR.
fn is_met(expression: &str, allowed: &[&str]) -> bool {
    // Brackets hold alternatives only.
    if let Some((before, rest)) = expression.split_once('(') {
        let (within, after) = rest.split_once(')').unwrap();
        let word = if is_met(within, allowed) { allowed[0] } else { "none" };
        return is_met(&format!("{before}{word}{after}"), allowed);
    }
    expression
        .replace('/', " OR ")
        .split(" OR ")
        .any(|one| one.split(" AND ").all(|licence| allowed.contains(&licence.trim())))
}

#[test]
fn expressions_are_read_as_spdx_reads_them() {
    for (expression, met) in [
        ("MIT", true),
        ("GPL-3.0", false),
        ("GPL-3.0 OR MIT", true),
        ("GPL-3.0 AND MIT", false),
        ("Zlib/GPL-3.0", true),
        ("(GPL-3.0 OR MIT) AND Zlib", true),
        ("(GPL-3.0 OR LGPL-3.0) AND Zlib", false),
    ] {
        assert_eq!(is_met(expression, &["MIT", "Zlib"]), met, "{expression}");
    }
}

#[test]
fn every_dependency_has_an_allowed_licence_and_comes_from_a_registry() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let deny: toml::Table = std::fs::read_to_string(root.join("deny.toml")).unwrap().parse().unwrap();
    let allowed: Vec<&str> =
        deny["licenses"]["allow"].as_array().unwrap().iter().map(|one| one.as_str().unwrap()).collect();
    let here = format!("{}-unknown-linux-gnu", std::env::consts::ARCH);
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked", "--offline", "--filter-platform", &here])
        .current_dir(root)
        .output()
        .unwrap();
    let metadata: Value = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&output.stderr)));
    let packages = metadata["packages"].as_array().unwrap();
    assert!(packages.len() > 100);
    for package in packages.iter().filter(|package| package["name"] != "ccaudit") {
        let licence = package["license"].as_str().unwrap_or("none");
        assert!(is_met(licence, &allowed), "{}: {licence}", package["name"]);
        let source = package["source"].as_str().unwrap_or("none");
        assert!(source.starts_with("registry+"), "{}: {source}", package["name"]);
    }
}
