//! An OpenStreetMap file, XML or PBF, and the dataset made of it.
#![no_main]

use ccaudit::import::osm;
use ccaudit::lang::Lang;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let path = ccaudit_fuzz::file("fuzz.osm", bytes);
    if let Ok(draft) = osm::read(&path, None, &ccaudit_fuzz::STANDARD.vocabulary) {
        draft.files(Lang::Zh);
    }
});
