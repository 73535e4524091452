//! Times edits beside a whole audit of the same data in the same run.

use std::path::Path;
use std::time::Instant;

use ccaudit::dataset::{Edit, FeatureName};
use ccaudit::date;
use ccaudit::session::{Input, Keep, Options, Session};
use ccaudit::vocabulary::Layer;
use geo::{Coord, Geometry, LineString, Point};

/// How many facilities are moved, each there and back.
const MOVES: usize = 50;

fn open(data: &Path, keep: Keep) -> Session {
    let today = date::parse("2026-01-01").expect("a day");
    let options = Options { keep, ..Options::for_day(today) };
    Session::open(vec![Input::Path(data.to_path_buf())], options, &()).expect("a dataset")
}

/// Prints milliseconds: a whole audit, a facility moved some 300 m (median and slowest of
/// [`MOVES`]), a path added.
pub(crate) fn print(name: &str, data: &Path) {
    let clock = Instant::now();
    let communities = open(data, Keep::Once).audit().communities.len();
    let whole = clock.elapsed().as_secs_f64() * 1e3;
    let mut session = open(data, Keep::Edits);
    let count = session.parts()[0].dataset.facilities.len();
    let mut moved: Vec<f64> = Vec::new();
    let mut is_narrow = true;
    for number in 0..MOVES {
        let facility = &session.parts()[0].dataset.facilities[(number * 7919 + 1) % count];
        let at = facility.shape.center().expect("a place");
        let feature = FeatureName::new(Layer::Facilities, &facility.id);
        let shape = Geometry::Point(Point(Coord { x: at.x + 0.002, y: at.y + 0.002 }));
        let clock = Instant::now();
        let touched = session.apply(&Edit::Move { feature, shape }).expect("it is there");
        // The first reads the file once, to know where its features stand.
        if number > 0 {
            moved.push(clock.elapsed().as_secs_f64() * 1e3);
        }
        is_narrow &= !touched.is_everything;
        session.undo();
    }
    let home = session.parts()[0].dataset.residences[count % 50].shape.center().expect("a place");
    let line = LineString(vec![home, Coord { x: home.x + 0.001, y: home.y + 0.0005 }]);
    let clock = Instant::now();
    let path = Edit::Add { layer: Layer::Paths, shape: line.into(), values: Vec::new() };
    session.apply(&path).expect("a path");
    let path = clock.elapsed().as_secs_f64() * 1e3;
    moved.sort_by(f64::total_cmp);
    println!(
        "{name:>12} {communities} communities: whole audit {whole:.1} ms; a facility moved {:.2} ms \
         (slowest {:.2} ms, {}); a path added {path:.1} ms",
        moved[moved.len() / 2],
        moved[moved.len() - 1],
        if is_narrow { "only what it touches" } else { "some read everything" },
    );
}
