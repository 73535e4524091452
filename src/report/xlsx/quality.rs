//! 数据质量: what is odd about the data.

use super::sheet::{Cell, Column, Sheet};
use crate::audit::Audit;
use crate::lang::Lang;
use crate::say;

pub fn sheet(audit: &Audit, lang: Lang) -> Sheet {
    let columns = vec![
        Column::word(say!(lang, "级别", "Severity"), 9.0),
        Column::text(say!(lang, "文件", "File"), 24.0),
        Column::text(say!(lang, "位置", "Place"), 26.0),
        Column::text(say!(lang, "情况", "What"), 50.0),
        Column::text(say!(lang, "应为", "Expected"), 36.0),
        Column::text(say!(lang, "处理办法", "What to do"), 40.0),
        Column::text(say!(lang, "代号", "Code"), 22.0),
    ];
    let mut sheet = Sheet::new(say!(lang, "数据质量", "Data quality"), columns, lang);
    for finding in &audit.quality {
        let severity = match finding.severity.as_str() {
            "warning" => say!(lang, "问题", "problem"),
            "note" => say!(lang, "提示", "note"),
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
