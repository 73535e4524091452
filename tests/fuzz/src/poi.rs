//! A table of points of interest, and the dataset made of it.
#![no_main]

use ccaudit::import::poi::{self, PoiOptions};
use ccaudit::lang::Lang;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    // Panics of the workbooks' reader are caught, but this harness takes any for a finding.
    if bytes.starts_with(b"PK") || bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return;
    }
    let path = ccaudit_fuzz::file("fuzz.csv", bytes);
    let options = PoiOptions { crs: None, columns: &[] };
    if let Ok(draft) = poi::read(&path, &options, &ccaudit_fuzz::STANDARD.vocabulary) {
        draft.files(Lang::Zh);
    }
});
