//! Every clause of `national-2020` on small communities (`tests/clauses/*.toml`), and every
//! threshold mutated: some expectation must break.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use serde::Deserialize;
use serde_json::{Value, json};

use crate::town::{Town, audits, clause, merge, rectangle};
use ccaudit::check::Direction;
use ccaudit::standard::Standard;

/// One small community and what a clause makes of it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    clause: String,
    name: String,
    verdict: String,
    #[serde(default)]
    community: Value,
    #[serde(default)]
    facilities: Vec<Value>,
    #[serde(default)]
    residences: Vec<Value>,
    #[serde(default)]
    paths: Vec<Vec<[f64; 2]>>,
    /// Clause, answer, evidence.
    #[serde(default)]
    survey: Vec<[String; 3]>,
    surveyed: Option<Value>,
    /// Expected ends of the measurement.
    measured: Option<[f64; 2]>,
    /// Whether a note is expected.
    note: Option<bool>,
}

#[derive(Deserialize)]
struct Cases {
    case: Vec<Case>,
}

fn cases() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/clauses");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
        .iter()
        .flat_map(|file| {
            let cases: Cases = toml::from_str(&fs::read_to_string(file).unwrap())
                .unwrap_or_else(|e| panic!("{file:?}: {e}"));
            cases.case
        })
        .collect()
}

impl Case {
    fn town(&self) -> Town {
        let mut town = Town::new(self.community.clone());
        if let Some(surveyed) = &self.surveyed {
            town.dataset["surveyed"] = surveyed.clone();
        }
        for (index, facility) in self.facilities.iter().enumerate() {
            let (properties, at) = split(facility, [50.0 + 30.0 * index as f64, 500.0]);
            let category = properties["category"].as_str().unwrap().to_owned();
            match facility["size"].as_array() {
                None => town.facility(&category, at[0], at[1], properties),
                Some(size) => {
                    let mut all = json!({ "id": format!("f{index}") });
                    merge(&mut all, properties);
                    let (width, height) = (size[0].as_f64().unwrap(), size[1].as_f64().unwrap());
                    town.add("facilities", rectangle(at[0], at[1], width, height), all);
                }
            }
        }
        for (index, residence) in self.residences.iter().enumerate() {
            let (properties, at) = split(residence, [100.0 + 50.0 * index as f64, 10.0]);
            town.residence(at[0], at[1], properties);
        }
        for path in &self.paths {
            town.path(path);
        }
        for [clause, answer, evidence] in &self.survey {
            town.answer(clause, answer, evidence);
        }
        town
    }

    /// What differs from what was expected, if anything.
    fn differs(&self, audit: &Value) -> Option<String> {
        let found = clause(&audit["communities"][0], &self.clause);
        if found["verdict"] != self.verdict.as_str() {
            return Some(format!("verdict {} ({})", found["verdict"], found["reason"]));
        }
        if let Some([low, high]) = self.measured {
            let near = |value: &Value, wanted: f64| {
                value.as_f64().is_some_and(|value| (value - wanted).abs() < 1e-9)
            };
            if !near(&found["measured"]["low"], low) || !near(&found["measured"]["high"], high) {
                return Some(format!("measured {}", found["measured"]));
            }
        }
        if self.note.is_some_and(|note| note != found["note"].is_string()) {
            return Some(format!("note {}", found["note"]));
        }
        None
    }
}

fn split(thing: &Value, default: [f64; 2]) -> (Value, [f64; 2]) {
    let mut properties = thing.clone();
    let fields = properties.as_object_mut().unwrap();
    fields.remove("size");
    let at = fields.remove("at").map_or(default, |at| [at[0].as_f64().unwrap(), at[1].as_f64().unwrap()]);
    (properties, at)
}

#[test]
fn every_case_comes_out_as_expected() {
    let cases = cases();
    let towns: Vec<Town> = cases.iter().map(Case::town).collect();
    let audits = audits(&towns, &["--standard", "national-2020"]);
    let wrong: Vec<String> = cases
        .iter()
        .zip(&audits)
        .filter_map(|(case, audit)| {
            Some(format!(
                "{} {}: expected {}, got {}",
                case.clause,
                case.name,
                case.verdict,
                case.differs(audit)?
            ))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Clauses that can never come out not applicable: they bind every community, and ask for
/// things that are counted, not answered.
const ALWAYS_APPLY: [&str; 25] = [
    "1.a", "1.b", "1.c", "2.a", "2.b", "3.a", "4.a", "5.a", "5.b", "6.a", "7.a", "8.a", "8.b", "8.c", "8.d",
    "8.e", "8.f", "10.d", "11.a", "11.b", "13.a", "13.c", "14.a", "14.b", "15.a",
];

#[test]
fn every_clause_has_cases_for_every_verdict_it_can_have() {
    let standard = Standard::load("national-2020", None, None).unwrap();
    let mut seen: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for case in cases() {
        assert!(standard.clause(&case.clause).is_some(), "no clause {}", case.clause);
        seen.entry(case.clause).or_default().insert(case.verdict);
    }
    let mut missing = Vec::new();
    for (_, id, _) in standard.clauses() {
        let has = |verdict: &str| seen.get(id).is_some_and(|verdicts| verdicts.contains(verdict));
        for verdict in ["pass", "fail", "unknown", "not_applicable"] {
            let possible = verdict != "not_applicable" || !ALWAYS_APPLY.contains(&id);
            if possible != has(verdict) {
                missing.push(format!("{id} {verdict}: case {}, possible {possible}", has(verdict)));
            }
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

/// A layer over `national-2020` that changes one threshold.
fn mutant(clause: &str, key: &str, value: f64, unit: &str, relaxes: bool) -> String {
    let relaxes = if relaxes { "relaxes = { authority = \"test\", reason = \"test\" }\n" } else { "" };
    format!(
        "id = \"mutant\"\ntitle = \"mutant\"\nauthority = \"test\"\nextends = \"national-2020\"\n\
         [sources.test]\ntitle = \"test\"\nheld = true\n\
         [set.clauses.\"{clause}\"]\ncite = \"test\"\n{relaxes}\
         [set.clauses.\"{clause}\".thresholds]\n\"{key}\" = {{ value = {value}, unit = \"{unit}\", source = \"test\" }}\n"
    )
}

#[test]
fn every_mutated_threshold_breaks_an_expectation() {
    let standard = Standard::load("national-2020", None, None).unwrap();
    let cases = cases();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("mutant.toml");
    let mut survivors = Vec::new();
    let mut mutants = 0;
    for (_, id, clause) in standard.clauses() {
        let own: Vec<&Case> = cases.iter().filter(|case| case.clause == id).collect();
        let towns: Vec<Town> = own.iter().map(|case| case.town()).collect();
        let mut written = clause.written().clone();
        for handle in written.thresholds() {
            let (from, unit) = (handle.threshold.value, handle.threshold.unit.id());
            // Counts move by one, other numbers by a hundredth; a share cannot exceed all.
            let step = if matches!(unit, "facility" | "group" | "class") { 1.0 } else { from * 0.01 };
            let all = matches!(unit, "percent" | "share") && from == 100.0;
            for to in [from + step, from - step] {
                // More than all of something is asked for only of sums of facilities.
                if all && to > from && handle.key == "share" {
                    continue;
                }
                mutants += 1;
                let loosens = match handle.direction {
                    Direction::AtLeast => to < from,
                    Direction::AtMost => to > from,
                    Direction::Note => false,
                };
                let key = &handle.key;
                fs::write(&file, mutant(id, key, to, unit, loosens)).unwrap();
                let audits = audits(&towns, &["--standard", file.to_str().unwrap()]);
                if own.iter().zip(&audits).all(|(case, audit)| case.differs(audit).is_none()) {
                    survivors.push(format!("{id} {key}: {from} -> {to}"));
                }
            }
        }
    }
    assert!(mutants > 100, "only {mutants} mutants");
    assert!(survivors.is_empty(), "no expectation noticed:\n{}", survivors.join("\n"));
}

#[test]
fn a_mutated_pace_breaks_an_expectation() {
    let cases: Vec<Case> = cases().into_iter().filter(|case| case.clause == "11.b").collect();
    let towns: Vec<Town> = cases.iter().map(Case::town).collect();
    for pace in ["49.9", "50.1"] {
        let audits = audits(&towns, &["--standard", "national-2020", "--pace", pace]);
        assert!(cases.iter().zip(&audits).any(|(case, audit)| case.differs(audit).is_some()), "{pace} m/min");
    }
}

#[test]
fn a_home_of_two_communities_may_lack_what_it_lacks_in_either() {
    // Three entrances are the community's and have everything, two lack ramps and may be another's:
    // three of three have everything, or three of five.
    let mut town = Town::new(json!({}));
    let every = json!({ "entrances": 3, "entrances_with_ramp": 3, "entrances_with_handrail": 3 });
    town.residence(100.0, 10.0, every);
    let lacking = json!({ "entrances": 2, "entrances_with_ramp": 0, "entrances_with_handrail": 2 });
    town.residence(1500.0, 10.0, lacking);
    town.add(
        "communities",
        rectangle(1400.0, -100.0, 2000.0, 1200.0),
        json!({ "id": "d", "name": "别的社区" }),
    );
    let audit = audits(&[town], &["--standard", "national-2020"]).remove(0);
    let found = clause(&audit["communities"][0], "12.a");
    assert_eq!(found["verdict"], "unknown", "{found}");
    for interval in ["measured", "credit"] {
        let ends = (&found[interval]["low"], &found[interval]["high"]);
        assert_eq!(ends, (&json!(0.6), &json!(1.0)), "{interval}");
    }
}
