//! An audit.json, and every report made of it.
#![no_main]

use ccaudit::audit::Audit;
use ccaudit::lang::Lang;
use ccaudit::output::Output;
use ccaudit::report::{self, Renderer, ReportContext, Reports};

/// Those that need nothing but the audit.
const NAMES: [&str; 5] = ["md", "docx", "xlsx", "form", "html"];

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Ok(mut audit) = Audit::read(&String::from_utf8_lossy(bytes), "fuzz") else { return };
    let communities = std::mem::take(&mut audit.communities);
    let vocabulary = &ccaudit_fuzz::STANDARD.vocabulary;
    let context = ReportContext { audit: &audit, vocabulary, estimated: false, lang: Lang::Zh };
    let names = NAMES.map(str::to_owned);
    let renderer = Renderer::new(&context, report::formats(&names, communities.len()));
    let reports = Reports::begin(&renderer, Output::Memory(Vec::new())).expect("files in memory");
    reports.finish(communities).expect("files in memory");
});
