//! A table of points of interest, and the dataset made of it.
#![no_main]

use ccaudit::import::poi::{self, Options};
use ccaudit::lang::Lang;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let path = ccaudit_fuzz::file("fuzz.csv", bytes);
    let options = Options { crs: None, columns: &[] };
    if let Ok(draft) = poi::read(&path, &options, &ccaudit_fuzz::STANDARD.vocabulary) {
        draft.files(Lang::Zh);
    }
});
