//! 总览: communities by items, the score interval, the gate.

use std::collections::BTreeMap;

use super::look;
use super::sheet::{Cell, Column, Sheet};
use crate::audit::{Audit, CommunityAudit};
use crate::lang::Lang;
use crate::report::wording;
use crate::say;
use crate::units::plain;
use crate::verdict::Verdict;

/// An item as a column: its title, and whether a number it is held to is unverified.
struct ItemColumn<'a> {
    title: &'a str,
    unverified: bool,
}

pub fn sheet(audit: &Audit, lang: Lang) -> Sheet {
    let items = items(audit);
    let has_gate = audit.communities.iter().any(|community| community.gate.is_some());
    let mut columns = vec![
        Column::word(say!(lang, "社区编号", "Id"), 13.0),
        Column::word(say!(lang, "社区", "Community"), 13.0),
        Column::number(say!(lang, "得分下限", "Score, low"), 7.0, "0.0##"),
        Column::number(say!(lang, "得分上限", "Score, high"), 7.0, "0.0##"),
        Column::word(say!(lang, "等级", "Grade"), 8.0),
    ];
    if has_gate {
        let gate = audit.standard.gate.clone();
        columns.push(Column::word(gate.unwrap_or_else(|| say!(lang, "关口", "Gate")), 6.8));
    }
    columns.extend([
        Column::number(say!(lang, "已判条款", "Clauses judged"), 5.5, "0"),
        Column::number(say!(lang, "适用条款", "Clauses that apply"), 5.5, "0"),
        Column::number(say!(lang, "不达标项", "Items that fail"), 6.0, "0"),
        Column::number(say!(lang, "待核实项", "Undecided items"), 6.0, "0"),
    ]);
    columns.extend(items.iter().map(|(number, item)| {
        let mark = if item.unverified { "※" } else { "" };
        Column::word(format!("{number}{mark}\n{}", item.title), 6.8)
    }));
    let mut sheet =
        Sheet::with_notes(say!(lang, "总览", "Overview"), columns, notes(audit, &items, lang), 2, lang);
    for community in &audit.communities {
        sheet.row(row(community, &items, has_gate, lang));
    }
    sheet
}

fn items(audit: &Audit) -> BTreeMap<u32, ItemColumn<'_>> {
    let mut items: BTreeMap<u32, ItemColumn> = BTreeMap::new();
    for item in audit.communities.iter().flat_map(|community| &community.items) {
        let unverified = item.clauses.iter().any(|clause| clause.unverified);
        let known = items.entry(item.number).or_insert(ItemColumn { title: &item.title, unverified });
        known.unverified |= unverified;
    }
    items
}

fn row(
    community: &CommunityAudit,
    items: &BTreeMap<u32, ItemColumn>,
    has_gate: bool,
    lang: Lang,
) -> Vec<Cell> {
    let mut cells = vec![
        Cell::text(&community.id),
        Cell::text(&community.name),
        Cell::maybe(community.score.map(|score| score.low)),
        Cell::maybe(community.score.map(|score| score.high)),
        community.grade.as_ref().map_or(Cell::Empty, |grade| Cell::text(wording::grade(grade))),
    ];
    if has_gate {
        cells.push(match community.gate {
            Some(gate) => Cell::Worded(gate, wording::gate(gate, lang).to_owned()),
            None => Cell::Empty,
        });
    }
    cells.extend([
        Cell::count(community.judged.clauses),
        Cell::count(community.judged.of),
        Cell::count(community.items_that(Verdict::Fail)),
        Cell::count(community.items_that(Verdict::Unknown)),
    ]);
    cells.extend(items.keys().map(|number| {
        let item = community.items.iter().find(|item| item.number == *number);
        item.map_or(Cell::Empty, |item| Cell::Verdict(item.verdict))
    }));
    cells
}

/// Above the table: what it is, what it rests on, and how to read it.
fn notes(
    audit: &Audit,
    items: &BTreeMap<u32, ItemColumn>,
    lang: Lang,
) -> Vec<(String, rust_xlsxwriter::Format)> {
    let standard = &audit.standard;
    let (title, as_of, pace) = (&standard.title, &audit.as_of, plain(standard.pace));
    let layers = standard.layers.join(" → ");
    let datasets = audit.datasets.join(lang.semicolon());
    let many = audit.communities.len();
    let mut notes = vec![
        (say!(lang, "完整社区建设核查总览", "Overview of the audit"), look::title()),
        (
            say!(
                lang,
                "数据：{datasets}　　社区 {many} 个　　核查日：{as_of}",
                "Data: {datasets}   Communities: {many}   As of: {as_of}"
            ),
            look::note(),
        ),
        (
            say!(
                lang,
                "标准：{title}（{layers}）　　步速：{pace} 米/分钟",
                "Standard: {title} ({layers})   Pace: {pace} m/min"
            ),
            look::note(),
        ),
        (
            say!(
                lang,
                "得分下限、上限：待核实的条款全部按不达标、全部按达标计算。得分用来比较和排序，不是验收评分。",
                "Score, low and high: with every undecided clause failing, and passing. For comparing and ranking; not the acceptance score."
            ),
            look::note(),
        ),
    ];
    if items.values().any(|item| item.unverified) {
        notes.push((
            say!(
                lang,
                "※：该项有数值未核实出处，见“说明”。",
                "※: a number this item is held to has no verified source; see the last sheet."
            ),
            look::note(),
        ));
    }
    notes
}
