//! An audit.json, and every report made of it.
#![no_main]

use ccaudit::audit::Audit;
use ccaudit::lang::Lang;
use ccaudit::report::{FORMATS, Layout};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Ok(audit) = Audit::read(&String::from_utf8_lossy(bytes), "fuzz") else { return };
    for format in &FORMATS {
        if let Layout::Book(files) | Layout::Sheet(files) = format.layout {
            files(&audit, &ccaudit_fuzz::STANDARD.vocabulary, Lang::Zh);
        }
    }
});
