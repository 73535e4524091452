//! Audits that were written before, read again.

use std::fs;
use std::path::Path;

use ccaudit::audit::Audit;
use ccaudit::both;
use ccaudit::defect::{Defect, Place};
use ccaudit::standard::Standard;

use super::load::DEFAULT_STANDARD;

/// Reads an `audit.json`.
///
/// # Errors
/// A file that cannot be read, or is none.
pub fn audit(path: &Path) -> Result<Audit, Box<Defect>> {
    let name = path.display().to_string();
    let bytes = fs::read(path).map_err(|error| {
        let defect = Defect::error(
            "unreadable",
            &name,
            Place::Whole,
            both!("读不了：{error}", "it cannot be read: {error}"),
        );
        defect
            .expected(both!("ccaudit audit 写出的 audit.json", "an audit.json written by ccaudit audit"))
            .mend(both!("检查路径和权限", "check the path and its permissions"))
    })?;
    Audit::read(&String::from_utf8_lossy(&bytes), &name)
}

/// The standard an audit was made under, for its vocabulary.
///
/// # Errors
/// None is known to arise: embedded standards load.
pub fn standard(audit: &Audit) -> Result<Standard, Vec<Defect>> {
    // A standard from a file is not at hand: what it calls otherwise keeps its id.
    Standard::load(&audit.standard.id, None, None).or_else(|_| Standard::load(DEFAULT_STANDARD, None, None))
}
