//! Audits that were written before, read again.

use std::fs;
use std::path::Path;

use crate::audit::Audit;
use crate::codes::Code;
use crate::defect::{Defect, Place};
use crate::lang::InBoth;
use crate::messages::session as say;
use crate::standard::Standard;

use super::DEFAULT_STANDARD;

/// Reads an `audit.json`.
///
/// # Errors
/// A file that cannot be read, or is none.
pub fn saved_audit(path: &Path) -> Result<Audit, Box<Defect>> {
    let name = path.display().to_string();
    let bytes = fs::read(path).map_err(|error| {
        let defect =
            Defect::error(Code::Unreadable, &name, Place::Whole, say::cannot_be_read(InBoth, &error));
        defect
            .expected(say::audit_json_written_by_ccaudit(InBoth))
            .help(say::check_path_and_permissions(InBoth))
    })?;
    Audit::read(&String::from_utf8_lossy(&bytes), &name)
}

/// The standard an audit was made under, for its vocabulary.
///
/// # Errors
/// None is known to arise: embedded standards load.
pub fn standard_of(audit: &Audit) -> Result<Standard, Vec<Defect>> {
    // A standard from a file is not at hand: what it calls otherwise keeps its id.
    Standard::load(&audit.standard.id, None, None).or_else(|_| Standard::load(DEFAULT_STANDARD, None, None))
}
