//! A standard's layer: refused whole, or resolved.
#![no_main]

use ccaudit::standard::Standard;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let path = ccaudit_fuzz::file("fuzz.toml", bytes);
    let _ = Standard::load(&path.to_string_lossy(), None, None);
});
