//! 豁免: who let whom off what until when, and what became of it.

use super::sheet::{Cell, Column, Sheet};
use crate::audit::Audit;
use crate::lang::Lang;
use crate::messages::report_xlsx as say;
use crate::report::wording;

/// The sheet; nothing where nobody is let off anything.
pub fn sheet(audit: &Audit, lang: Lang) -> Option<Sheet> {
    audit.communities.iter().find(|community| !community.waivers.is_empty())?;
    let columns = vec![
        Column::word(say::community(lang), 16.0),
        Column::word(say::clause(lang), 8.0),
        Column::text(say::state(lang), 32.0),
        Column::text(say::reason_of_waiver(lang), 44.0),
        Column::text(say::approver(lang), 20.0),
        Column::text(say::document(lang), 28.0),
        Column::word(say::granted(lang), 12.0),
        Column::word(say::last_day(lang), 12.0),
        Column::number(say::days_left(lang), 10.0, "0"),
        Column::text(say::place_column(lang), 24.0),
    ];
    let mut sheet = Sheet::new(say::waivers(lang), columns, lang);
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
