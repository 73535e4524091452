//! 豁免: who let whom off what until when, and what became of it.

use super::sheet::{Cell, Column, Sheet};
use crate::audit::Audit;
use crate::lang::Lang;
use crate::report::wording;
use crate::say;

/// The sheet; nothing where nobody is let off anything.
pub fn sheet(audit: &Audit, lang: Lang) -> Option<Sheet> {
    audit.communities.iter().find(|community| !community.waivers.is_empty())?;
    let columns = vec![
        Column::word(say!(lang, "社区", "Community"), 16.0),
        Column::word(say!(lang, "条款", "Clause"), 8.0),
        Column::text(say!(lang, "现状", "State"), 32.0),
        Column::text(say!(lang, "理由", "Reason"), 44.0),
        Column::text(say!(lang, "批准单位", "Approver"), 20.0),
        Column::text(say!(lang, "批准文件", "Document"), 28.0),
        Column::word(say!(lang, "批准日期", "Granted"), 12.0),
        Column::word(say!(lang, "有效期至", "Last day"), 12.0),
        Column::number(say!(lang, "剩余天数", "Days left"), 10.0, "0"),
        Column::text(say!(lang, "出处", "Place"), 24.0),
    ];
    let mut sheet = Sheet::new(say!(lang, "豁免", "Waivers"), columns, lang);
    for community in &audit.communities {
        for waiver in &community.waivers {
            sheet.row(vec![
                Cell::text(&community.name),
                Cell::text(&waiver.clause),
                Cell::text(wording::waiver_state(waiver, lang)),
                Cell::text(&waiver.reason),
                Cell::text(&waiver.approver),
                Cell::text(&waiver.document),
                Cell::text(&waiver.granted),
                Cell::text(&waiver.expires),
                Cell::Number(f64::from(waiver.days_left)),
                Cell::text(&waiver.place),
            ]);
        }
    }
    Some(sheet)
}
