//! `ccaudit explain`: every code at length, in both languages.

use std::collections::BTreeSet;

use ccaudit::codes::{Code, FindingCode};

use crate::town::{Town, ccaudit, stderr, stdout};

fn explained(arguments: &[&str]) -> String {
    let output = ccaudit(arguments.iter().copied());
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(output.stderr.is_empty());
    stdout(&output)
}

#[test]
fn a_code_is_explained_in_both_languages() {
    let chinese = explained(&["explain", "duplicate-id", "--lang", "zh"]);
    let lines: Vec<&str> = chinese.lines().collect();
    assert_eq!(lines[0], "duplicate-id");
    assert!(chinese.contains("\n  例:   ") && chinese.contains("\n  处理: "), "{chinese}");
    let english = explained(&["explain", "duplicate-id", "--lang", "en"]);
    assert!(english.contains("Two features have one id"), "{english}");
    assert!(english.contains("\n  example:    ") && english.contains("\n  what to do: "), "{english}");
    // As it stands in a message.
    for given in ["error[duplicate-id]", "错误[duplicate-id]", "[duplicate-id]", "Duplicate-ID"] {
        assert_eq!(explained(&["explain", given, "--lang", "en"]), english, "{given}");
    }
}

#[test]
fn without_a_code_all_are_listed() {
    for lang in ["zh", "en"] {
        let text = explained(&["explain", "--lang", lang]);
        let (messages, findings) = text.split_once("\n\n").unwrap();
        let listed = |text: &str| -> Vec<String> {
            text.lines().filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect()
        };
        let all: Vec<&str> = Code::ALL.iter().map(|code| code.name()).collect();
        assert_eq!(listed(messages), all);
        let all: Vec<&str> = FindingCode::ALL.iter().map(|code| code.name()).collect();
        assert_eq!(listed(findings)[1..].len(), all.len());
        assert!(findings.lines().skip(1).zip(all).all(|(line, code)| line.starts_with(code)), "{findings}");
    }
}

#[test]
fn an_unknown_code_is_one_error_with_the_nearest_and_the_list() {
    let output = ccaudit(["explain", "duplicate-ids", "--lang", "en"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
    let message = stderr(&output);
    assert_eq!(message.matches("error: ").count(), 1, "{message}");
    assert!(message.contains("did you mean duplicate-id?"), "{message}");
    for code in Code::ALL {
        assert!(message.contains(code.name()), "{code} is not listed");
    }
    let output = ccaudit(["explain", "zzz", "--lang", "zh"]);
    assert!(!stderr(&output).contains("是否指"), "{}", stderr(&output));
}

/// The codes that stand in brackets in what was printed.
fn codes(text: &str) -> BTreeSet<&str> {
    let bracketed = text.split('[').skip(1).filter_map(|rest| rest.split(']').next());
    let is_code = |name: &&str| {
        name.contains('-') && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
    };
    bracketed.filter(is_code).collect()
}

#[test]
fn every_code_in_output_is_explained() {
    let mut town = Town::perfect();
    let of = |layer: &str, town: &mut Town| {
        town.features.iter().position(|feature| feature["properties"]["layer"] == layer).unwrap()
    };
    let (facility, residence) = (of("facilities", &mut town), of("residences", &mut town));
    town.features[facility]["properties"]["category"] = "kindergarden".into();
    town.features[residence]["properties"]["entrances"] = 2.5.into();
    let folder = tempfile::tempdir().unwrap();
    town.write(folder.path());
    let output = ccaudit(["check", folder.path().to_str().unwrap(), "--lang", "en"]);
    let printed = stdout(&output) + &stderr(&output);
    let found = codes(&printed);
    assert!(found.contains("unknown-category") && found.contains("not-whole"), "{printed}");
    for code in found {
        assert!(explained(&["explain", code]).starts_with(code), "{code}");
    }
}

#[test]
fn the_codes_of_findings_in_an_audit_are_explained() {
    let audit = crate::town::audits(&[Town::new(serde_json::json!({ "build": "new" }))], &[]).remove(0);
    let items = audit["communities"][0]["items"].as_array().unwrap();
    let clauses = items.iter().flat_map(|item| item["clauses"].as_array().unwrap());
    let codes: BTreeSet<&str> = clauses.map(|clause| clause["code"].as_str().unwrap()).collect();
    assert!(codes.len() > 3, "{codes:?}");
    for code in codes {
        for (lang, todo) in [("zh", "处理: "), ("en", "what to do: ")] {
            let text = explained(&["explain", code, "--lang", lang]);
            assert!(text.starts_with(code) && text.contains(todo), "{text}");
        }
    }
    // One name may be of a message and of a finding: both are told.
    let both = explained(&["explain", "no-residences", "--lang", "en"]);
    assert!(both.matches("what to do: ").count() == 2 && both.contains("(a code in audit.json)"), "{both}");
}
