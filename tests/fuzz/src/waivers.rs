//! waivers.csv beside a community.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| ccaudit_fuzz::beside_a_community("waivers.csv", bytes));
