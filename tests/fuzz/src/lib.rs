//! What the fuzz targets share.

use std::cell::RefCell;
use std::path::PathBuf;
use std::sync::LazyLock;

use ccaudit::accept::Acceptance;
use ccaudit::date::Date;
use ccaudit::lang::Lang;
use ccaudit::monthly::{Monthly, Period};
use ccaudit::register::Register;
use ccaudit::report;
use ccaudit::session::{Input, Opened, Options, Session, Standards};
use ccaudit::standard::Standard;
use ccaudit::words;
use tempfile::TempDir;

/// The standard every target judges by.
pub static STANDARD: LazyLock<Standard> =
    LazyLock::new(|| Standard::load("zhongwei-2023", None, None).expect("the embedded standard is whole"));

thread_local! {
    /// What was compiled already.
    static STANDARDS: RefCell<Standards> = RefCell::default();
}

/// A community without anything in it.
const COMMUNITY: &str = r#"{"type":"FeatureCollection","features":[{"type":"Feature",
"properties":{"id":"c","name":"甲社区"},"geometry":{"type":"Polygon",
"coordinates":[[[105.18,37.5],[105.19,37.5],[105.19,37.51],[105.18,37.51],[105.18,37.5]]]}}]}"#;

/// A folder of this thread's own.
fn folder() -> PathBuf {
    thread_local! {
        static FOLDER: RefCell<Option<TempDir>> = const { RefCell::new(None) };
    }
    FOLDER.with_borrow_mut(|folder| {
        folder.get_or_insert_with(|| TempDir::new().expect("a folder to write to")).path().to_path_buf()
    })
}

/// The file of this name, holding these bytes.
pub fn file(name: &str, bytes: &[u8]) -> PathBuf {
    let path = folder().join(name);
    std::fs::write(&path, bytes).expect("a file to write to");
    path
}

/// Reads a dataset of one community and a file, and judges it where it can be judged.
pub fn beside_a_community(name: &str, bytes: &[u8]) {
    file("communities.geojson", COMMUNITY.as_bytes());
    file(name, bytes);
    judged(Input::Path(folder()));
}

/// Reads and judges a dataset.
pub fn judged(input: Input) {
    let as_of = ccaudit::date::parse("2023-09-30").expect("a date");
    let options = Options {
        standard: Some("zhongwei-2023".into()),
        as_of: Some(as_of),
        ..Options::for_day(as_of)
    };
    STANDARDS.with_borrow_mut(|standards| {
        if let Ok(opened) = Opened::read(vec![input], options, standards, &()) {
            follow_up(&opened.measure(&()), as_of);
        }
    });
}

/// What follows on an audit.
fn follow_up(session: &Session, as_of: Date) {
    let (standard, dataset) = (session.standard(), &session.parts()[0].dataset);
    let audit = words::told(session.audit(), &standard.vocabulary, Lang::Zh);
    for community in &audit.communities {
        let score = community.score.map_or((0.0, 100.0), |score| (score.low, score.high));
        assert!(score.0 <= score.1 && (0.0..=100.0).contains(&score.0), "a score is an interval of points");
    }
    let (register, _) = Register::from_audit(dataset, standard, &audit, as_of, 30);
    let year = Monthly::from_register(&register, &audit, Period::Year, 30);
    let stages = [year.total.not_started, year.total.under_way, year.total.complete, year.total.accepted];
    assert_eq!(stages.iter().sum::<usize>(), register.entries.len(), "every project is at one stage");
    let acceptance = Acceptance::from_audits(&audit, &audit, &register, "");
    for community in &acceptance.communities {
        assert!(community.regressions.is_empty() && community.new_gaps.is_empty(), "nothing changed");
    }
    drop(report::acceptance_files(&acceptance, &[], Lang::Zh));
    drop(report::monthly_files(&year, &[], Lang::Zh));
}
