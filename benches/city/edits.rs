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

/// How many paths are added, each taken back.
const PATHS: usize = 21;

/// Prints milliseconds: a whole audit, a facility moved some 300 m, a path added and taken back. The
/// first edit of a file reads the file once, to know where its features stand.
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
        if number > 0 {
            moved.push(clock.elapsed().as_secs_f64() * 1e3);
        }
        is_narrow &= !touched.is_everything;
        session.undo();
    }
    let mut added: Vec<f64> = Vec::new();
    let mut taken: Vec<f64> = Vec::new();
    for number in 0..PATHS {
        let dataset = &session.parts()[0].dataset;
        let line = match number % 2 {
            // From a home into the open, or across a gap between two streets.
            0 => {
                let homes = &dataset.residences;
                let home = homes[(number * 7919 + 1) % homes.len()].shape.center().expect("a place");
                vec![home, Coord { x: home.x + 0.001, y: home.y + 0.0005 }]
            }
            _ => {
                let at = (number * 7919) % (dataset.paths.len() - 1);
                let mut streets = dataset.paths.iter().skip(at);
                let (one, other) = (streets.next().expect("a street"), streets.next().expect("another"));
                vec![one.0[one.0.len() - 1], other.0[0]]
            }
        };
        let path = Edit::Add { layer: Layer::Paths, shape: LineString(line).into(), values: Vec::new() };
        let clock = Instant::now();
        is_narrow &= !session.apply(&path).expect("a path").is_everything;
        added.push(clock.elapsed().as_secs_f64() * 1e3);
        let clock = Instant::now();
        is_narrow &= session.undo().is_some_and(|touched| !touched.is_everything);
        taken.push(clock.elapsed().as_secs_f64() * 1e3);
    }
    let first = added.remove(0);
    added.sort_by(f64::total_cmp);
    taken.sort_by(f64::total_cmp);
    moved.sort_by(f64::total_cmp);
    println!(
        "{name:>12} {communities} communities, milliseconds (median, slowest): whole audit {whole:.1}; \
         a facility moved {}; a path added {}, the first of its file {first:.1}; taken back {}; {}",
        shown(&moved),
        shown(&added),
        shown(&taken),
        if is_narrow { "only what they touch" } else { "some read everything" },
    );
}

/// The median and the greatest of sorted figures.
fn shown(sorted: &[f64]) -> String {
    format!("{:.2} ({:.2})", sorted[sorted.len() / 2], sorted[sorted.len() - 1])
}
