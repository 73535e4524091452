//! `monthly.docx`: the report as Word.

use super::{text::month_columns, words};
use crate::lang::Lang;
use crate::monthly::Monthly;
use crate::report::docx::{Letter, Paper, TableColumn};
use crate::report::register::timing;
use crate::say;
use crate::units::plain;

/// The document, A4 across.
pub fn document(monthly: &Monthly, lang: Lang) -> Vec<u8> {
    let mut letter = Letter::begin(&words::title(monthly, lang), &monthly.as_of.to_string(), Paper::Across);
    words::basis(monthly, lang).iter().for_each(|text| letter.text(text));
    let titles =
        [say!(lang, "一、按社区", "1. By community"), say!(lang, "二、按责任单位", "2. By responsible unit")];
    for (title, (what, groups)) in titles.into_iter().zip(words::tables(monthly, lang)) {
        letter.section(&title);
        // Money needs more room than counts.
        let figures = words::columns(monthly, lang).into_iter().enumerate();
        let figures = figures
            .map(|(index, title)| TableColumn::word(title, if index == 11 || index == 13 { 9 } else { 6 }));
        let columns: Vec<TableColumn> = [TableColumn::word(what, 16)].into_iter().chain(figures).collect();
        let rows = groups.into_iter().map(|(name, group)| {
            [name].into_iter().chain(words::figures(group).map(plain)).collect::<Vec<_>>()
        });
        letter.table(&columns, rows);
    }
    let mut number = ["三", "四"].into_iter().zip(["3", "4"]);
    if !monthly.months.is_empty() {
        let (zh, en) = number.next().unwrap_or_default();
        letter.section(&say!(lang, "{zh}、按月", "{en}. By month"));
        let columns = month_columns(lang).map(|title| TableColumn::word(title, 10));
        let rows = monthly.months.iter().map(|month| {
            [month.name()].into_iter().chain(month.counts().map(|count| count.to_string())).collect()
        });
        letter.table(&columns, rows);
    }
    let (zh, en) = number.next().unwrap_or_default();
    letter.section(&say!(lang, "{zh}、逾期未完工的项目", "{en}. Overdue projects"));
    let overdue = monthly.overdue();
    if overdue.is_empty() {
        letter.text(&say!(lang, "没有逾期未完工的项目。", "No project is overdue."));
        return letter.finish();
    }
    let columns = [
        TableColumn::word(say!(lang, "社区", "社区"), 12),
        TableColumn::prose(say!(lang, "建设内容", "建设内容"), 18),
        TableColumn::prose(say!(lang, "项目名称", "项目名称"), 30),
        TableColumn::word(say!(lang, "责任单位", "责任单位"), 16),
        TableColumn::word(say!(lang, "完成时限", "完成时限"), 14),
        TableColumn::word(say!(lang, "进展", "Stage"), 10),
        TableColumn::word(say!(lang, "逾期", "Overdue"), 12),
    ];
    let rows = overdue.into_iter().map(|entry| {
        vec![
            entry.community_name.clone(),
            format!("{} {}", entry.item, entry.title),
            entry.name.clone(),
            entry.responsible_text(),
            entry.deadline.printed.clone(),
            entry.stage.word(lang).to_owned(),
            timing(&entry.timing, lang),
        ]
    });
    letter.table(&columns, rows);
    letter.finish()
}
