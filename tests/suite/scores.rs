//! The score, its interval, its grades and the gate.

use serde_json::{Value, json};

use crate::town::{ATTESTED, Town, audit, audits, ccaudit, rectangle, stdout};

fn score(community: &Value) -> [f64; 2] {
    [community["score"]["low"].as_f64().unwrap(), community["score"]["high"].as_f64().unwrap()]
}

#[test]
fn a_perfect_community_scores_100_and_passes_the_gate() {
    let community = audit(&Town::perfect(), &["--standard", "ningxia-2023"]);
    assert_eq!(score(&community), [100.0, 100.0]);
    assert_eq!(community["grade"], json!({ "low": "优秀", "high": "优秀" }));
    assert_eq!(community["gate"], "pass");
    let judged = &community["judged"];
    assert_eq!(judged["clauses"], judged["of"]);
    assert_eq!(community["unknowns"], json!([]));
    assert_eq!(community["gaps"], json!([]));
}

#[test]
fn an_item_earns_the_mean_of_its_obligatory_clauses() {
    // Item 8 has six clauses; two fail: 5 × 4/6 of its 5 points stay.
    let community = audit(&Town::perfect().without("barber").without("laundry"), &[]);
    let expected = 95.0 + 5.0 * 4.0 / 6.0;
    assert!((score(&community)[0] - expected).abs() < 1e-6, "{community}");
    let item = &community["items"][7];
    assert_eq!(item["number"], 8);
    assert!((item["score"]["low"].as_f64().unwrap() - 5.0 * 4.0 / 6.0).abs() < 1e-6);
    assert_eq!(item["score"]["of"], 5.0);
}

#[test]
fn proportions_earn_in_proportion() {
    // 3 of 8 entrances lack a handrail: item 12 has 12.a at 5/8 and 12.b at 1.
    let mut town = Town::perfect();
    let residence = town.features.iter_mut().find(|f| f["properties"]["layer"] == "residences").unwrap();
    residence["properties"]["entrances_with_handrail"] = 1.into();
    let community = audit(&town, &[]);
    let expected = 95.0 + 5.0 * (5.0 / 8.0 + 1.0) / 2.0;
    assert!((score(&community)[0] - expected).abs() < 1e-6, "{:?}", score(&community));
    // 60 cells for 100 parcels: 7.b at 0.6, 7.a still at 1 with two lockers.
    let mut town = Town::perfect();
    for feature in &mut town.features {
        if feature["properties"]["category"] == "parcel_locker" {
            feature["properties"]["cells"] = 30.into();
        }
    }
    let community = audit(&town, &[]);
    assert!((score(&community)[0] - (95.0 + 5.0 * 1.6 / 2.0)).abs() < 1e-6, "{:?}", score(&community));
}

#[test]
fn unknowns_count_at_their_worst_and_at_their_best() {
    let mut town = Town::perfect();
    town.survey.retain(|row| row["clause"] != "17.a" && row["clause"] != "20.a");
    let community = audit(&town, &[]);
    assert_eq!(score(&community), [92.5, 100.0]);
    assert_eq!(community["grade"], json!({ "low": "优秀", "high": "优秀" }));
    let judged = &community["judged"];
    assert_eq!(judged["of"].as_u64().unwrap() - judged["clauses"].as_u64().unwrap(), 2);
    assert_eq!(judged["must_of"].as_u64().unwrap() - judged["must"].as_u64().unwrap(), 2);
}

#[test]
fn items_that_do_not_apply_leave_the_denominator() {
    // All of item 9 answered 不适用: 19 items, of which item 3 fails.
    let nine: Vec<&str> = ATTESTED.into_iter().filter(|clause| clause.starts_with("9.")).collect();
    let town = Town::perfect().answering("不适用", &nine).without("nursery");
    let community = audit(&town, &[]);
    assert_eq!(community["items"][8]["verdict"], "not_applicable");
    assert_eq!(community["items"][8]["score"]["of"], 0.0);
    assert!((score(&community)[0] - 100.0 * 18.0 / 19.0).abs() < 1e-6, "{:?}", score(&community));
}

#[test]
fn advice_never_changes_score_verdict_or_gate() {
    let town = Town::perfect().without("pocket_park").without("parcel_station").answering("否", &["9.j"]);
    let community = audit(&town, &["--standard", "ningxia-2023"]);
    assert_eq!(score(&community), [100.0, 100.0]);
    assert_eq!(community["gate"], "pass");
    assert_eq!(community["gaps"], json!([]));
}

/// Perfect but for some items that earn nothing.
fn failing(items: &[u32]) -> Town {
    let clauses: Vec<&str> = ATTESTED
        .into_iter()
        .filter(|clause| items.iter().any(|item| clause.split('.').next() == Some(&item.to_string())))
        .collect();
    let mut town = Town::perfect().answering("否", &clauses);
    if items.contains(&3) {
        town = town.without("nursery");
    }
    if items.contains(&6) {
        town = town.without("supermarket");
    }
    town
}

const THREE: [u32; 3] = [16, 17, 20];
const SIX: [u32; 6] = [9, 16, 17, 18, 19, 20];
const EIGHT: [u32; 8] = [3, 6, 9, 16, 17, 18, 19, 20];

#[test]
fn grades_begin_at_85_70_and_60() {
    let towns = [failing(&THREE), failing(&SIX), failing(&EIGHT)];
    for (audit, (points, grade)) in
        audits(&towns, &[]).iter().zip([(85.0, "优秀"), (70.0, "良好"), (60.0, "合格")])
    {
        let community = &audit["communities"][0];
        assert_eq!(score(community), [points, points]);
        assert_eq!(community["grade"], json!({ "low": grade, "high": grade }));
    }
    // One clause of one item more (a fifth of a point and less) and the grade is gone.
    let below = [(&THREE[..], "良好"), (&SIX[..], "合格"), (&EIGHT[..], "不合格")];
    for (items, grade) in below {
        let mut town = failing(items);
        town = town.without("barber");
        let community = audit(&town, &[]);
        assert_eq!(community["grade"]["high"], grade, "{items:?}");
    }
}

#[test]
fn a_mutated_grade_breaks_the_expectation() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("mutant.toml");
    for (grade, at, items) in
        [("excellent", 85.0, &THREE[..]), ("good", 70.0, &SIX[..]), ("acceptable", 60.0, &EIGHT[..])]
    {
        let mutant = format!(
            "id = \"mutant\"\ntitle = \"m\"\nauthority = \"t\"\nextends = \"national-2020\"\n[sources.t]\ntitle = \"t\"\nheld = true\n\
             [set.grades.{grade}]\ncite = \"t\"\nat_least = {{ value = {}, unit = \"point\", source = \"t\" }}\n",
            at + 0.01
        );
        std::fs::write(&file, mutant).unwrap();
        let before = audit(&failing(items), &[])["grade"].clone();
        let after = audit(&failing(items), &["--standard", file.to_str().unwrap()])["grade"].clone();
        assert_ne!(before, after, "{grade}");
    }
}

#[test]
fn the_gate_fails_whatever_the_score() {
    let community = audit(&Town::perfect().without("nursery"), &["--standard", "ningxia-2023"]);
    assert_eq!(score(&community), [95.0, 95.0]);
    assert_eq!(community["grade"]["low"], "优秀");
    assert_eq!(community["gate"], "fail");
    let part = |id: &str| {
        let parts = community["gate_parts"].as_array().unwrap();
        parts.iter().find(|part| part["id"] == id).unwrap()["verdict"].clone()
    };
    assert_eq!([part("nursery"), part("kindergarten")], ["fail", "pass"]);
    // What the gate does not name cannot close it.
    let community = audit(&failing(&[16, 17, 18, 19, 20]), &["--standard", "ningxia-2023"]);
    assert_eq!(community["gate"], "pass");
    // Seven parts, each of which can.
    let broken: [(&str, Town); 7] = [
        ("community_service_station", Town::perfect().without("community_service_station")),
        ("kindergarten", Town::perfect().without("kindergarten")),
        ("nursery", Town::perfect().without("nursery")),
        ("elderly_service_station", Town::perfect().without("elderly_service_station")),
        ("health_station", Town::perfect().without("health_station")),
        ("convenience_shops", Town::perfect().without("laundry")),
        ("municipal_facilities", Town::perfect().without("public_toilet")),
    ];
    for (id, town) in broken {
        let community = audit(&town, &["--standard", "ningxia-2023"]);
        let failing: Vec<&Value> = community["gate_parts"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|part| part["verdict"] == "fail")
            .collect();
        assert_eq!(failing.len(), 1, "{id}");
        assert_eq!(failing[0]["id"], id);
    }
}

#[test]
fn an_open_gate_item_leaves_the_gate_unknown() {
    let mut town = Town::perfect();
    town.survey.retain(|row| row["clause"] != "9.a");
    assert_eq!(audit(&town, &["--standard", "ningxia-2023"])["gate"], "unknown");
}

#[test]
fn the_report_shows_which_verdicts_another_pace_would_change() {
    let mut town = Town::perfect().without("bus_stop");
    town.path(&[[600.0, 0.0], [1900.0, 0.0]]);
    // From the residence at x = 100: 700 m and two legs, 14 minutes at 50 m/min, 9.5 at 75.
    town.facility("bus_stop", 800.0, 0.0, json!({}));
    let community = audit(&town, &[]);
    assert_eq!(crate::town::clause(&community, "11.b")["verdict"], "fail");
    assert_eq!(community["pace_changes"], json!([{ "clause": "11.b", "pace": 75.0, "verdict": "pass" }]));
    assert_eq!(crate::town::clause(&audit(&town, &["--pace", "75"]), "11.b")["verdict"], "pass");
}

#[test]
fn an_answer_that_expired_or_was_given_later_is_no_answer() {
    let verdict = |date: &str, expires: &str, as_of: &str| {
        let mut town = Town::perfect();
        let row = town.survey.iter_mut().find(|row| row["clause"] == "17.a").unwrap();
        row["date"] = date.into();
        row["expires"] = expires.into();
        crate::town::clause(&audit(&town, &["--as-of", as_of]), "17.a")["verdict"].clone()
    };
    assert_eq!(verdict("2023-06-01", "2023-06-30", "2023-06-30"), "pass", "the last day counts");
    assert_eq!(verdict("2023-06-01", "2023-06-30", "2023-07-01"), "unknown");
    assert_eq!(verdict("2023-06-01", "", "2023-05-31"), "unknown", "not yet answered then");
    assert_eq!(verdict("2023年6月1日", "2023/6/30", "2023-06-30"), "pass");
}

#[test]
fn the_latest_answer_counts() {
    let mut town = Town::perfect();
    let row = town.survey.iter_mut().find(|row| row["clause"] == "17.a").unwrap();
    row["date"] = "2023-03-01".into();
    let mut later = row.clone();
    later["answer"] = "否".into();
    later["date"] = "2023-06-01".into();
    town.survey.insert(0, later);
    let verdict =
        |as_of: &str| crate::town::clause(&audit(&town, &["--as-of", as_of]), "17.a")["verdict"].clone();
    assert_eq!([verdict("2023-06-30"), verdict("2023-04-01")], ["fail", "pass"]);
}

#[test]
fn nobody_and_nothing_are_never_less_than_0() {
    // No residence to sum over, and one that is linked: nobody is unserved.
    let mut town = Town::empty();
    town.add("communities", rectangle(0.0, 0.0, 300.0, 300.0), json!({ "id": "c1", "name": "甲社区" }));
    town.add("communities", rectangle(400.0, 0.0, 300.0, 300.0), json!({ "id": "c2", "name": "乙社区" }));
    town.residence(500.0, 100.0, json!({ "population": 20, "households": 9 }));
    town.path(&[[450.0, 90.0], [650.0, 90.0]]);
    let folder = tempfile::tempdir().unwrap();
    town.write(folder.path());
    let output = ccaudit(["audit", folder.path().to_str().unwrap(), "-q", "--format", "json"]);
    let text = stdout(&output);
    let audit: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(audit["communities"][0]["residents"]["people"], 0.0);
    assert!(!text.contains(":-0.0"), "{text}");
}
