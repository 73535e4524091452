//! What is odd about a dataset: found by rule, told with its place, and never in the way of a
//! verdict unless it is an error.
//!
//! [`fit()`] looks at the tables before anything is measured, [`misaligned`] at the layers' places,
//! [`survey()`] at what was measured; [`twins()`] takes longest and is told by `ccaudit check` alone.

mod alignment;
mod fit;
mod survey;
mod twins;

use crate::audit::QualityFinding;
use crate::defect::Defect;

pub(crate) use alignment::{is_misaligned, misaligned};
pub(crate) use fit::fit;
pub(crate) use survey::survey;
pub(crate) use twins::twins;

/// Defects as `audit.json` keeps them.
pub(crate) fn findings<'d>(defects: impl Iterator<Item = &'d Defect>) -> Vec<QualityFinding> {
    let finding = |defect: &Defect| QualityFinding {
        severity: defect.severity.id().to_owned(),
        code: defect.code.name().to_owned(),
        file: defect.file.clone(),
        place: defect.place_in_both(),
        message: defect.message.clone(),
        expected: defect.expected.clone(),
        help: defect.help.clone(),
    };
    defects.map(finding).collect()
}
