//! 数据质量: what is odd about the data.

use super::sheet::{Cell, Column, Sheet};
use crate::audit::Audit;
use crate::lang::Lang;
use crate::messages::report_xlsx as say;

pub fn sheet(audit: &Audit, lang: Lang) -> Sheet {
    let columns = vec![
        Column::word(say::severity(lang), 9.0),
        Column::text(say::file(lang), 24.0),
        Column::text(say::place(lang), 26.0),
        Column::text(say::what(lang), 50.0),
        Column::text(say::expected(lang), 36.0),
        Column::text(say::what_to_do(lang), 40.0),
        Column::text(say::code(lang), 22.0),
    ];
    let mut sheet = Sheet::new(say::data_quality(lang), columns, lang);
    for finding in &audit.quality {
        let severity = match finding.severity.as_str() {
            "warning" => say::problem(lang),
            "note" => say::note_severity(lang),
            other => other.to_owned(),
        };
        let texts = [
            &severity,
            &finding.file,
            &finding.place,
            &finding.what,
            &finding.expected,
            &finding.mend,
            &finding.code,
        ];
        sheet.row(texts.map(Cell::text).into());
    }
    sheet
}
