//! A bundle: GeoJSON, its manifest, and the tables in it.
#![no_main]

use ccaudit::session::Input;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    ccaudit_fuzz::judged(Input::Bytes { name: "fuzz".into(), bytes: bytes.to_vec() });
});
