//! What is odd about a dataset: found by rule, told with its place, and never in the way of a
//! verdict unless it is an error.
//!
//! [`fit`] looks at the tables before anything is measured, [`misaligned`] at the layers' places,
//! [`survey`] at what was measured; [`twins`] takes longest and is told by `ccaudit check` alone.

mod alignment;
mod fit;
mod survey;
mod twins;

use crate::audit::QualityFinding;
use crate::defect::Defect;
use crate::lang::Lang;

pub use alignment::{is_misaligned, misaligned};
pub use fit::fit;
pub use survey::survey;
pub use twins::twins;

/// Defects as `audit.json` keeps them, in one language.
pub fn findings<'d>(defects: impl Iterator<Item = &'d Defect>, lang: Lang) -> Vec<QualityFinding> {
    let finding = |defect: &Defect| QualityFinding {
        severity: defect.severity.id().to_owned(),
        code: defect.code.name().to_owned(),
        file: defect.file.clone(),
        place: defect.place_text(lang),
        what: defect.message.get(lang).to_owned(),
        expected: defect.expected.get(lang).to_owned(),
        mend: defect.help.get(lang).to_owned(),
    };
    defects.map(finding).collect()
}
