//! `ledger.xlsx`: the workbook a bureau keeps (台账), a sheet a table.

use super::{CommunitySlice, ReportContext, about, clauses, gap_list, overview, unknown, waivers};
use crate::audit::Audit;
use crate::document::{Document, DocumentTable, Media, TableCell, TableColumn};
use crate::lang::Lang;
use crate::messages::report_xlsx as say;
use crate::output::File;
use crate::render::xlsx;

/// The one workbook.
pub(super) fn files(context: &ReportContext) -> Vec<File> {
    let (audit, lang) = (context.audit, context.lang);
    let communities = CommunitySlice::all_of(audit);
    let mut document = Document::titled(audit.datasets.join("；"), &audit.as_of, lang);
    document.table(Media::BOOK, overview::sheet(context));
    document.table(Media::BOOK, gap_list::sheet(context, &communities));
    document.table(Media::BOOK, clauses::table(context, &communities));
    document.table(Media::BOOK, unknown::table(context, &communities));
    document.table(Media::BOOK, findings(audit, lang));
    if audit.communities.iter().any(|community| !community.waivers.is_empty()) {
        document.table(Media::BOOK, waivers::sheet(audit, lang));
    }
    let about = about::sheet(audit, document.tables_in(Media::BOOK), lang);
    document.table(Media::BOOK, about);
    vec![File { path: "ledger.xlsx".into(), bytes: xlsx::workbook(&document) }]
}

/// 数据质量: what is odd about the data.
fn findings(audit: &Audit, lang: Lang) -> DocumentTable<'_> {
    use TableCell as Cell;
    let column = TableColumn::text;
    DocumentTable::each("data_quality", || audit.quality.iter())
        .column(TableColumn::word(say::severity(lang), 9.0), move |finding| {
            Cell::text(match finding.severity.as_str() {
                "warning" => say::problem(lang),
                "note" => say::note_severity(lang),
                other => other.to_owned(),
            })
        })
        .column(column(say::file(lang), 24.0), |finding| Cell::text(&finding.file))
        .column(column(say::place(lang), 26.0), move |finding| Cell::text(finding.place.get(lang)))
        .column(column(say::what(lang), 50.0), move |finding| Cell::text(finding.message.get(lang)))
        .column(column(say::expected(lang), 36.0), move |finding| Cell::text(finding.expected.get(lang)))
        .column(column(say::what_to_do(lang), 40.0), move |finding| Cell::text(finding.help.get(lang)))
        .column(column(say::code(lang), 22.0), |finding| Cell::text(&finding.code))
        .table()
        .called(say::data_quality(lang))
}
