//! The published schemas are current, and what goes in and comes out keeps to them.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::town::{Town, ccaudit, stdout};
use ccaudit::audit::Audit;
use ccaudit::schema::SCHEMAS;
use ccaudit::standard::{EMBEDDED, Standard};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn schema(name: &str) -> Value {
    let file = root().join(format!("standards/schema/{name}.schema.json"));
    serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap()
}

/// Everything a value violates, one line each.
fn violations(schema: &Value, value: &Value) -> Vec<String> {
    let validator = jsonschema::validator_for(schema).unwrap();
    validator.iter_errors(value).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

#[test]
fn the_schemas_kept_are_the_schemas_generated() {
    for kept in SCHEMAS {
        let output = ccaudit(["schema", kept.name]);
        let file = root().join(format!("standards/schema/{}.schema.json", kept.name));
        assert_eq!(
            stdout(&output),
            fs::read_to_string(&file).unwrap(),
            "out of date: cargo run -- schema {0} > standards/schema/{0}.schema.json",
            kept.name
        );
    }
}

#[test]
fn every_audit_keeps_to_its_schema_and_reads_back_the_same() {
    let schema = schema("audit");
    let mut partly = Town::perfect().without("nursery");
    partly.survey.truncate(5);
    partly.dataset["surveyed"] = json!(["托儿所"]);
    for (town, standard) in [
        (Town::perfect(), "zhongwei-2023"),
        (Town::new(json!({})), "national-2020"),
        (partly, "ningxia-2023"),
    ] {
        let mut audit = crate::town::audits(&[town], &["--standard", standard]).remove(0);
        assert_eq!(violations(&schema, &audit), Vec::<String>::new());
        let read: Audit = serde_json::from_value(audit.clone()).unwrap();
        // The sentences' language is the file's; the audit has none.
        assert!(audit.as_object_mut().unwrap().remove("lang").is_some());
        assert_eq!(serde_json::to_value(read).unwrap(), audit);
    }
    // The schema can fail.
    let mut wrong = crate::town::audits(&[Town::perfect()], &[]).remove(0);
    wrong["communities"][0]["items"][0]["verdict"] = "perhaps".into();
    assert!(!violations(&schema, &wrong).is_empty());
}

#[test]
fn the_pilots_audit_keeps_to_the_schema() {
    let output = ccaudit(["audit", root().join("data/zhongwei").to_str().unwrap(), "-q", "--format", "json"]);
    let audit: Value = serde_json::from_str(&stdout(&output)).unwrap();
    assert_eq!(violations(&schema("audit"), &audit), Vec::<String>::new());
}

#[test]
fn every_standard_keeps_to_its_schema() {
    let schema = schema("standard");
    for embedded in &EMBEDDED {
        let value: Value = toml::from_str(embedded.text).unwrap();
        assert_eq!(violations(&schema, &value), Vec::<String>::new(), "{}", embedded.id);
    }
    let mut wrong: Value = toml::from_str(EMBEDDED[0].text).unwrap();
    wrong["items"]["nursery"]["clauses"]["3.a"]["levle"] = "must".into();
    assert!(!violations(&schema, &wrong).is_empty());
}

#[test]
fn the_pilots_features_keep_to_the_dataset_schema() {
    let schema = schema("dataset");
    let mut checked = 0;
    for layer in ["communities", "facilities", "residences", "paths", "entrances"] {
        let definition = json!({ "$defs": schema["$defs"], "$ref": format!("#/$defs/{layer}") });
        let file = root().join(format!("data/zhongwei/{layer}.geojson"));
        let collection: Value = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
        let validator = jsonschema::validator_for(&definition).unwrap();
        for feature in collection["features"].as_array().unwrap() {
            let properties = &feature["properties"];
            let errors: Vec<String> =
                validator.iter_errors(properties).map(|error| error.to_string()).collect();
            assert!(errors.is_empty(), "{layer} {properties}: {errors:?}");
            checked += 1;
        }
    }
    assert!(checked > 600, "{checked}");
    // It knows what is required, in either language, and what a choice may be.
    let facility = |value: Value| {
        let definition = json!({ "$defs": schema["$defs"], "$ref": "#/$defs/facilities" });
        violations(&definition, &value).is_empty()
    };
    assert!(facility(json!({ "编号": "f", "类别": "托儿所", "建筑面积": 200 })));
    assert!(!facility(json!({ "编号": "f" })));
    assert!(!facility(json!({ "id": "f", "category": "nursery", "status": "soon" })));
    assert!(!facility(json!({ "id": "f", "category": "nursery", "floor_area_m2": -1 })));
}

#[test]
fn every_property_of_the_vocabulary_is_in_the_schema() {
    let schema = schema("dataset");
    let standard = Standard::load("national-2020", None, None).unwrap();
    for layer in ccaudit::vocabulary::Layer::FEATURES {
        for property in standard.vocabulary.properties(layer) {
            for name in property.zh.iter().chain([&property.id]) {
                assert!(schema["$defs"][layer.id()]["properties"][name].is_object(), "{layer:?} {name}");
            }
        }
    }
}
