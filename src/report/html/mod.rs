//! `report.html`: one file that shows the whole audit offline, with a map one can ask.

mod data;
mod labels;
mod marks;
mod names;
mod overview;
mod page;
mod plan;
mod pool;
mod sources;
mod standing;
mod wording;

use super::ReportContext;
use crate::output::File;

/// The page as the one file of its format, in the reader's language; reasons stay in the
/// language the audit was made in.
pub(super) fn files(context: &ReportContext) -> Vec<File> {
    let page = page::page(context.audit, context.vocabulary, context.lang);
    vec![File { path: "report.html".to_owned(), bytes: page.into_bytes() }]
}
