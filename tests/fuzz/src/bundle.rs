//! A bundle: GeoJSON, its manifest, and the tables in it.
#![no_main]

use ccaudit::dataset::Source;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let Ok(source) = Source::bundle("fuzz".into(), bytes.to_vec()) {
        ccaudit_fuzz::judged(&source);
    }
});
