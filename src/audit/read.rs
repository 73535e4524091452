//! Reading an `audit.json` again.

use serde::de::Error;
use serde::{Deserialize, Deserializer};

use super::{Audit, VERSION};
use crate::codes::Code;
use crate::defect::{Defect, Place};
use crate::lang::InBoth;
use crate::messages::audit as say;

/// What a text is that is no whole audit.
#[derive(serde::Deserialize)]
struct Maker {
    /// Version 1 did not say.
    #[serde(default = "first")]
    version: u32,
    tool: super::Tool,
}

fn first() -> u32 {
    1
}

/// Reads the version of the file's form, which must be the present one.
pub(super) fn version<'de, D: Deserializer<'de>>(from: D) -> Result<u32, D::Error> {
    let version = u32::deserialize(from)?;
    if version != VERSION {
        return Err(D::Error::custom(format_args!("version {version} instead of {VERSION}")));
    }
    Ok(version)
}

impl Audit {
    /// Reads the text of an `audit.json`; `file` is what the user calls it.
    ///
    /// # Errors
    /// A text that is cut short, no JSON, no audit, an audit that was changed since it was written, or one
    /// of another version of this program that says other things.
    pub fn read(text: &str, file: &str) -> Result<Audit, Box<Defect>> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let error = match serde_json::from_str::<Audit>(text) {
            Ok(audit) => return Ok(audit),
            Err(error) => error,
        };
        let (line, column) = (error.line(), error.column());
        let place = if line == 0 { Place::Whole } else { Place::Line { line, column } };
        let again = || say::audit_again(InBoth);
        let defect = match error.classify() {
            serde_json::error::Category::Eof => {
                Defect::error(Code::AuditCutShort, file, place, say::file_cut_short(InBoth))
                    .expected(say::whole_audit_json(InBoth))
                    .help(again())
            }
            serde_json::error::Category::Data => match serde_json::from_str::<Maker>(text) {
                Ok(Maker { version, .. }) if version != VERSION => {
                    let (theirs, ours) = (version, VERSION);
                    let what = say::audit_json_of_another_form(InBoth, &theirs, &ours);
                    Defect::error(Code::AuditOfAnotherVersion, file, Place::Whole, what)
                        .expected(say::audit_json_of_form(InBoth, &ours))
                        .help(again())
                }
                Ok(Maker { tool, .. }) if tool.version == env!("CARGO_PKG_VERSION") => {
                    Defect::error(Code::NotAnAudit, file, place, say::audit_json_changed(InBoth, &error))
                        .expected(say::audit_json_of_ccaudit(InBoth))
                        .help(again())
                }
                Ok(Maker { tool, .. }) => {
                    let (theirs, ours) = (tool.version, env!("CARGO_PKG_VERSION"));
                    Defect::error(
                        Code::AuditOfAnotherVersion,
                        file,
                        place,
                        say::audit_json_of_another_version(InBoth, &theirs, &ours, &error),
                    )
                    .expected(say::audit_json_of_this_version(InBoth, &ours))
                    .help(again())
                }
                Err(_) => not_one(file, place),
            },
            serde_json::error::Category::Syntax | serde_json::error::Category::Io => {
                let defect = Defect::error(Code::NotJson, file, place, say::not_json(InBoth, &error));
                defect.expected(say::audit_json_of_ccaudit(InBoth)).help(again())
            }
        };
        Err(Box::new(defect))
    }
}

fn not_one(file: &str, place: Place) -> Defect {
    Defect::error(Code::NotAnAudit, file, place, say::no_audit_by_ccaudit(InBoth))
        .expected(say::audit_json_of_ccaudit(InBoth))
        .help(say::write_an_audit_json(InBoth))
}
