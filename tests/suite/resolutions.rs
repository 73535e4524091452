//! Three-valued logic against enumeration: whatever is said of a community with unknown
//! facts must hold of every community it may turn out to be.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::town::{Town, audits};

/// A fact that may be unknown, and the values it may turn out to have: on both sides of what
/// the clauses ask.
struct Slot {
    name: &'static str,
    values: &'static [fn(&mut Town)],
    /// Values beyond any that the other facts take, for when it is the unknown one.
    extremes: &'static [fn(&mut Town)],
}

fn set(town: &mut Town, id: &str, property: &str, value: Value) {
    town.properties(id)[property] = value;
}

/// Everything unknown in it, each independent of the others.
const SLOTS: [Slot; 14] = [
    Slot {
        name: "build",
        values: &[|t| set(t, "c", "build", json!("existing")), |t| set(t, "c", "build", json!("new"))],
        extremes: &[],
    },
    Slot {
        name: "constrained",
        values: &[
            |t| set(t, "c", "site_constrained", json!(true)),
            |t| set(t, "c", "site_constrained", json!(false)),
        ],
        extremes: &[],
    },
    Slot {
        name: "conditions",
        values: &[
            |t| set(t, "c", "has_conditions", json!(true)),
            |t| set(t, "c", "has_conditions", json!(false)),
        ],
        extremes: &[],
    },
    Slot {
        name: "heating",
        values: &[
            |t| set(t, "c", "central_heating", json!(true)),
            |t| set(t, "c", "central_heating", json!(false)),
        ],
        extremes: &[],
    },
    Slot {
        name: "nursery area",
        values: &[
            |t| set(t, "nursery", "floor_area_m2", json!(199.99)),
            |t| set(t, "nursery", "floor_area_m2", json!(200)),
        ],
        extremes: &[],
    },
    Slot {
        name: "toilet area",
        values: &[
            |t| set(t, "toilet", "floor_area_m2", json!(29.99)),
            |t| set(t, "toilet", "floor_area_m2", json!(30)),
        ],
        extremes: &[],
    },
    Slot {
        name: "toilet box",
        values: &[
            |t| set(t, "toilet", "box_type", json!(true)),
            |t| set(t, "toilet", "box_type", json!(false)),
        ],
        extremes: &[],
    },
    Slot {
        name: "cells",
        values: &[|t| set(t, "locker", "cells", json!(0)), |t| set(t, "locker", "cells", json!(60))],
        extremes: &[|t| set(t, "locker", "cells", json!(10_000_000))],
    },
    Slot {
        name: "parcels",
        values: &[|t| set(t, "c", "daily_parcels", json!(50)), |t| set(t, "c", "daily_parcels", json!(65))],
        extremes: &[
            |t| set(t, "c", "daily_parcels", json!(1)),
            |t| set(t, "c", "daily_parcels", json!(10_000_000)),
        ],
    },
    // All or none: of three ramps and one handrail at four entrances nobody could tell how
    // many entrances have both.
    Slot {
        name: "ramps",
        values: &[
            |t| set(t, "home", "entrances_with_ramp", json!(0)),
            |t| set(t, "home", "entrances_with_ramp", json!(4)),
        ],
        extremes: &[],
    },
    Slot {
        name: "handrails",
        values: &[
            |t| set(t, "home", "entrances_with_handrail", json!(1)),
            |t| set(t, "home", "entrances_with_handrail", json!(4)),
        ],
        extremes: &[],
    },
    Slot {
        name: "platform",
        values: &[|t| t.answer("17.a", "是", "照片"), |t| t.answer("17.a", "否", "")],
        extremes: &[],
    },
    Slot {
        name: "heating answer",
        values: &[|t| t.answer("9.f", "是", "照片"), |t| t.answer("9.f", "否", "")],
        extremes: &[],
    },
    // A pharmacy nobody surveyed is there or not.
    Slot {
        name: "pharmacy",
        values: &[
            |t| survey(t, "pharmacy"),
            |t| {
                survey(t, "pharmacy");
                t.facility("pharmacy", 70.0, 70.0, json!({}));
            },
        ],
        extremes: &[],
    },
];

fn survey(town: &mut Town, category: &str) {
    town.dataset["surveyed"].as_array_mut().unwrap().push(category.into());
}

/// A community that is fully known but for the slots.
fn base() -> Town {
    let mut town = Town::perfect()
        .without("nursery")
        .without("public_toilet")
        .without("parcel_locker")
        .without("pharmacy")
        .without("laundry");
    town.survey.retain(|row| row["clause"] != "17.a" && row["clause"] != "9.f");
    for property in ["build", "site_constrained", "has_conditions", "central_heating", "daily_parcels"] {
        town.properties("c").as_object_mut().unwrap().remove(property);
    }
    town.facility("nursery", 10.0, 60.0, json!({ "id": "nursery" }));
    town.facility("public_toilet", 20.0, 60.0, json!({ "id": "toilet" }));
    town.facility("parcel_locker", 30.0, 60.0, json!({ "id": "locker" }));
    town.facility("parcel_locker", 30.0, 60.0, json!({ "cells": 5 }));
    town.residence(
        200.0,
        10.0,
        json!({ "id": "home", "households": 50, "population": 100, "entrances": 4, "lift": true }),
    );
    // What only new communities need, known too.
    town.facility(
        "green_space",
        40.0,
        60.0,
        json!({ "site_area_m2": 5000, "sports_share": 0.12, "contains": [] }),
    );
    town.facility("sports_ground", 50.0, 60.0, json!({ "site_area_m2": 700 }));
    town.facility("parking", 60.0, 60.0, json!({ "spaces": 300, "charging_spaces": 200 }));
    town.facility("property_office", 65.0, 60.0, json!({ "floor_area_m2": 60 }));
    for feature in &mut town.features {
        match feature["properties"]["category"].as_str() {
            Some("green_space") if feature["properties"]["site_area_m2"].is_null() => {
                feature["properties"]["site_area_m2"] = 100.into();
                feature["properties"]["sports_share"] = 0.into();
            }
            _ => {}
        }
    }
    let standard = ccaudit::standard::Standard::load("national-2020", None, None).unwrap();
    let all: Vec<&str> =
        standard.vocabulary.categories().map(|(_, id, _)| id).filter(|id| *id != "pharmacy").collect();
    town.dataset["surveyed"] = json!(all);
    town
}

/// A small generator of repeatable choices (Knuth's MMIX constants).
struct Choices(u64);

impl Choices {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % bound
    }
}

/// Verdicts by clause, by item and of the gate, and the score.
fn said(audit: &Value) -> (BTreeMap<String, String>, [f64; 2]) {
    let community = &audit["communities"][0];
    let mut verdicts = BTreeMap::new();
    for item in community["items"].as_array().unwrap() {
        verdicts.insert(format!("item {}", item["number"]), item["verdict"].as_str().unwrap().to_owned());
        for clause in item["clauses"].as_array().unwrap() {
            verdicts.insert(
                clause["id"].as_str().unwrap().to_owned(),
                clause["verdict"].as_str().unwrap().to_owned(),
            );
        }
    }
    verdicts.insert("gate".into(), community["gate"].as_str().unwrap().to_owned());
    (verdicts, [community["score"]["low"].as_f64().unwrap(), community["score"]["high"].as_f64().unwrap()])
}

#[test]
fn what_is_said_holds_of_every_resolution_and_what_is_open_differs_in_some() {
    let mut choices = Choices(2023);
    let mut resolutions = 0;
    for _ in 0..40 {
        // Up to five slots stay unknown, the others take some value.
        let mut open: Vec<usize> = (0..5).map(|_| choices.below(SLOTS.len())).collect();
        open.sort_unstable();
        open.dedup();
        let mut known = base();
        for (_, slot) in SLOTS.iter().enumerate().filter(|(index, _)| !open.contains(index)) {
            slot.values[choices.below(slot.values.len())](&mut known);
        }
        let mut resolved = vec![(known.clone(), Vec::new())];
        for &index in &open {
            resolved = resolved
                .into_iter()
                .flat_map(|(town, taken): (Town, Vec<String>)| {
                    let slot = &SLOTS[index];
                    slot.values.iter().chain(slot.extremes).enumerate().map(move |(value, apply)| {
                        let (mut town, mut taken) = (town.clone(), taken.clone());
                        apply(&mut town);
                        taken.push(format!("{} = {value}", slot.name));
                        (town, taken)
                    })
                })
                .collect();
        }
        resolutions += resolved.len();
        let towns: Vec<Town> =
            std::iter::once(known).chain(resolved.iter().map(|(town, _)| town.clone())).collect();
        let audits = audits(&towns, &["--standard", "ningxia-2023"]);
        let (open_verdicts, [low, high]) = said(&audits[0]);
        let mut seen: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        let (mut least, mut most) = (f64::INFINITY, f64::NEG_INFINITY);
        for (audit, (_, taken)) in audits[1..].iter().zip(&resolved) {
            let (verdicts, [score, same]) = said(audit);
            let undecided: Vec<&String> =
                verdicts.iter().filter(|(_, v)| *v == "unknown").map(|(name, _)| name).collect();
            assert!(undecided.is_empty(), "{undecided:?} with {taken:?}");
            assert_eq!(score, same, "a resolved community has one score: {taken:?}");
            (least, most) = (least.min(score), most.max(score));
            for (name, verdict) in &verdicts {
                let open_verdict = open_verdicts[name].as_str();
                let agrees = match open_verdict {
                    "unknown" => true,
                    "pass" => verdict == "pass" || verdict == "not_applicable",
                    other => verdict == other,
                };
                assert!(agrees, "{name} was {open_verdict}, but is {verdict} with {taken:?}");
                let (name, _) = open_verdicts.get_key_value(name).unwrap();
                seen.entry(name).or_default().push(verdict.clone());
            }
        }
        // Unknown only where it makes a difference.
        for (name, verdicts) in seen {
            let first = &verdicts[0];
            let differ = verdicts.iter().any(|verdict| verdict != first);
            assert!(differ || open_verdicts[name] != "unknown", "{name} was unknown, but is always {first}");
        }
        // The interval holds every score.
        assert!(low <= least + 1e-6 && most <= high + 1e-6, "{low}..{high} does not hold {least}..{most}");
    }
    assert!(resolutions > 400, "only {resolutions} resolutions");
}
