//! Walks on a real network, against an independent computation in Python whose script and
//! results are kept beside the data.

use std::collections::BTreeMap;

use crate::town::{ccaudit, stderr, stdout};

/// How far the two may differ, in metres.
const AGREE: f64 = 0.5;

#[test]
fn every_walk_of_the_shanghai_extract_agrees_with_an_independent_computation() {
    let data = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/tongji");
    let output = ccaudit(["audit", data, "--quiet", "--walks", "all", "--format", "walks"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let found: BTreeMap<(String, String), BTreeMap<String, String>> =
        csv::Reader::from_reader(stdout(&output).as_bytes())
            .deserialize::<BTreeMap<String, String>>()
            .map(|row| row.unwrap())
            .map(|row| ((row["residence"].clone(), row["category"].clone()), row))
            .collect();
    let mut expected = csv::Reader::from_path(format!("{data}/expected/walks.csv")).unwrap();
    let (mut measured, mut worst) = (0, 0.0_f64);
    for row in expected.deserialize::<(String, String, String)>() {
        let (residence, category, metres) = row.unwrap();
        let walk = &found[&(residence.clone(), category.clone())];
        assert_eq!(walk["off_network"] == "true", metres == "off", "{residence} {category}");
        match (metres.parse::<f64>(), walk["metres"].parse::<f64>()) {
            (Ok(there), Ok(here)) => {
                worst = worst.max((there - here).abs());
                measured += 1;
            }
            (there, here) => assert_eq!(there.is_ok(), here.is_ok(), "{residence} {category}"),
        }
    }
    assert_eq!(measured, 200);
    assert!(worst <= AGREE, "{worst} m apart");
}
