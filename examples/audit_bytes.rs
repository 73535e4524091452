//! Audits a bundle in memory, without any file.

use ccaudit::date;
use ccaudit::lang::Lang;
use ccaudit::session::{Input, Options, Session};
use ccaudit::words;

/// A community of 500 m by 500 m with one supermarket.
const BUNDLE: &str = r#"{"type":"FeatureCollection",
"dataset":{"name":"示例","as_of":"2023-06-30","surveyed":"all"},
"features":[
{"type":"Feature","properties":{"layer":"communities","id":"c","name":"甲社区"},"geometry":{"type":"Polygon",
"coordinates":[[[105.18,37.5],[105.1857,37.5],[105.1857,37.5045],[105.18,37.5045],[105.18,37.5]]]}},
{"type":"Feature","properties":{"layer":"facilities","id":"f","category":"supermarket","floor_area_m2":320},
"geometry":{"type":"Point","coordinates":[105.182,37.502]}}]}"#;

fn main() {
    let bundle = Input::Bytes { name: "example.geojson".into(), bytes: BUNDLE.into() };
    let options = Options::for_day(date::today());
    let session = Session::open(vec![bundle], options, &()).expect("the bundle above is a dataset");
    let audit = words::told(session.audit(), &session.standard().vocabulary, Lang::En);
    for clause in audit.communities.iter().flat_map(|c| &c.items).flat_map(|item| &item.clauses) {
        if clause.id.starts_with("6.") {
            println!("{} {:?}: {}", clause.id, clause.verdict, clause.reason);
        }
    }
}
