//! Audits that were written before, read again.

use std::fs;
use std::path::Path;

use crate::audit::Audit;
use crate::codes::Code;
use crate::defect::{Defect, Place};
use crate::lang::InBoth;
use crate::messages::session as say;
use crate::standard::embedded_vocabulary;
use crate::vocabulary::{OwnNames, Vocabulary};

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

/// The vocabulary that audits were made with: the program's own, and what they take along. Of what two
/// call otherwise, the later counts.
pub fn vocabulary_of<'a>(audits: impl IntoIterator<Item = &'a Audit>) -> Vocabulary {
    let mut own = OwnNames::default();
    audits.into_iter().for_each(|audit| own.extend(audit.names.clone()));
    embedded_vocabulary().clone().with(&own)
}
