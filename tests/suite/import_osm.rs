use std::path::{Path, PathBuf};

use ccaudit::import::osm;
use ccaudit::standard::Standard;

fn data(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name)
}

#[test]
fn look() {
    for name in [
        "osm/shanghai_tongji_2026.osm",
        "osm/shanghai_tongji_2026.osm.pbf",
        "osm/beijing_bupt_2025.osm",
        "osm/beijing_wangjing_2020.osm.pbf",
        "osm/nantong_2026.osm.pbf",
        "osm/helsinki_center.osm.pbf",
        "osm/monaco_2016.osm.pbf",
        "nasty/osmpbf/deleted_nodes.osh.pbf",
        "nasty/osmpbf/loc_on_ways.osm.pbf",
        "nasty/osmpbf/test.osm.pbf",
        "nasty/osmpbf/test_nozlib.osm.pbf",
        "nasty/osmpbf/test_nozlib_nodense.osm.pbf",
    ] {
        let t = std::time::Instant::now();
        let draft =
            osm::read(&data(name), None, &Standard::load("national-2020", None, None).unwrap().vocabulary);
        match draft {
            Err(d) => println!("{name} {}", d[0].text(ccaudit::lang::Lang::En)),
            Ok(d) => {
                println!(
                    "{name} {:?} c{} r{} f{} p{} e{} l{} {} {}",
                    t.elapsed(),
                    d.communities.len(),
                    d.residences.len(),
                    d.facilities.len(),
                    d.paths.len(),
                    d.entrances.len(),
                    d.leftovers.len(),
                    d.walkable().0,
                    d.source
                );
                println!("{:?}", d.facilities_by_category());
                for x in &d.defects {
                    println!("{}", x.text(ccaudit::lang::Lang::En));
                }
                for l in d.leftovers.iter().filter(|l| !l.reason.en.contains("no category")).take(40) {
                    println!("   {} {} {} {}", l.at, l.name, l.kind, l.reason.en);
                }
            }
        }
    }
}
