//! `report.html`: one file that shows the whole audit offline, with a map one can ask.

mod data;
mod frame;
mod labels;
mod marks;
mod names;
mod overview;
mod plan;
mod pool;
mod sources;
mod standing;
mod wording;

use crate::audit::Audit;
use crate::lang::Lang;
use crate::output::File;
use crate::vocabulary::Vocabulary;

/// The page as the one file of its format, in the reader's language.
pub fn files(audit: &Audit, vocabulary: &Vocabulary, lang: Lang) -> Vec<File> {
    vec![File { path: "report.html".to_owned(), bytes: frame::page(audit, vocabulary, lang).into_bytes() }]
}
