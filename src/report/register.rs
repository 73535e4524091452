//! The register on a day, for people: how far the projects are, and what does not join.

use std::fmt::Write as _;

use super::Table;
use super::columns::{self, Column};
use super::wording;
use crate::audit::Audit;
use crate::lang::Lang;
use crate::register::{Entry, Register, Stage, Timing};
use crate::say;
use crate::verdict::Verdict;

/// How many lines of one kind are spelt out.
const SHOWN: usize = 30;

/// The register as text: a line a community, then what does not join or is late, each with its
/// row.
pub fn register(register: &Register, audit: &Audit, lang: Lang) -> String {
    let as_of = register.as_of;
    let datasets = audit.datasets.join(lang.semicolon());
    let mut text = say!(lang, "数据：{datasets}\n截至：{as_of}\n\n", "Data: {datasets}\nAs of: {as_of}\n\n");
    text += &overview(register, audit, lang);
    let entries =
        |wanted: fn(&Timing) -> bool| register.entries.iter().filter(move |entry| wanted(&entry.timing));
    let mut section = |title: String, lines: Vec<String>| {
        if lines.is_empty() {
            return;
        }
        let count = lines.len();
        write!(text, "\n{}", say!(lang, "── {title}（{count}）\n", "── {title} ({count})\n"))
            .expect("writing to a string");
        for line in lines.iter().take(SHOWN) {
            writeln!(text, "   {line}").expect("writing to a string");
        }
        let rest = count.saturating_sub(SHOWN);
        if rest > 0 {
            text += &say!(lang, "   ……另有 {rest} 条\n", "   ... and {rest} more\n");
        }
    };
    let unplanned = register.unplanned.iter().map(|open| {
        let (name, item, title) = (&open.community_name, open.item, &open.title);
        let clauses = open.clauses.join(lang.comma());
        let waived = if open.waived { say!(lang, "，已豁免", ", waived") } else { String::new() };
        say!(
            lang,
            "{name}　{item} {title}：条款 {clauses} 不达标{waived}",
            "{name}, {item} {title}: {clauses} fail{waived}"
        )
    });
    section(say!(lang, "没有项目的不达标项", "Gaps without a project"), unplanned.collect());
    let without_gap = register.without_gap().map(|entry| {
        let (place, verdict) = (place(entry, lang), wording::verdict(entry.verdict, lang));
        let stage = entry.stage.word(lang);
        say!(
            lang,
            "{place}：该项{verdict}，项目{stage}",
            "{place}: the item is {verdict}, the project {stage}"
        )
    });
    section(
        say!(lang, "没有对应不达标项的未完工项目", "Unfinished projects without a gap"),
        without_gap.collect(),
    );
    let shared = register.shared().into_iter().map(|group| {
        let (name, item, title) = (&group[0].community_name, group[0].item, &group[0].title);
        let rows: Vec<String> = group.iter().map(|entry| entry.row.to_string()).collect();
        let rows = rows.join(lang.comma());
        say!(lang, "{name}　{item} {title}：第 {rows} 行", "{name}, {item} {title}: rows {rows}")
    });
    section(say!(lang, "一项有几个项目", "Several projects for one item"), shared.collect());
    let overdue = entries(|timing| matches!(timing, Timing::Overdue { .. }));
    section(say!(lang, "逾期未完工", "Overdue"), overdue.map(|entry| due(entry, lang)).collect());
    let soon = entries(|timing| matches!(timing, Timing::Soon { .. }));
    section(say!(lang, "即将到期", "Due soon"), soon.map(|entry| due(entry, lang)).collect());
    let open = entries(|timing| *timing == Timing::Open);
    section(
        say!(lang, "时限不明", "No day by which they are due"),
        open.map(|entry| place(entry, lang)).collect(),
    );
    text
}

/// `register.csv`: every project with its deadline as printed and as read, how far it is and what
/// its item comes to; then the gaps that have none.
pub fn register_table(register: &Register, lang: Lang) -> Vec<u8> {
    let mut table = Table::for_people(&[
        "社区",
        "项",
        "建设内容",
        "项目名称",
        "责任单位",
        "配合单位",
        "完成时限",
        "时限日期",
        "进展",
        "时限情况",
        "该项判定",
        "台账行",
        "情况",
    ]);
    let several: Vec<usize> = register.shared().into_iter().flatten().map(|entry| entry.row).collect();
    for entry in &register.entries {
        let mut states = Vec::new();
        if several.contains(&entry.row) {
            states.push(say!(lang, "一项有几个项目", "several projects for the item"));
        }
        if register.without_gap().any(|other| other.row == entry.row) {
            states.push(say!(lang, "没有对应的不达标项", "no gap"));
        }
        let units = entry.responsible.iter().chain(&entry.cooperating);
        for unit in units.filter(|unit| unit.known == Some(false)) {
            let written = &unit.written;
            states.push(say!(lang, "单位表里没有{written}", "unknown unit {written}"));
        }
        let cells = [
            entry.community_name.clone(),
            entry.item.to_string(),
            entry.title.clone(),
            entry.name.clone(),
            entry.responsible_text(),
            entry.cooperating_text(),
            entry.deadline.printed.clone(),
            entry.deadline.day().map_or(String::new(), |day| day.to_string()),
            entry.stage.word(lang).to_owned(),
            timing(&entry.timing, lang),
            wording::verdict(entry.verdict, lang).to_owned(),
            entry.row.to_string(),
            states.join(lang.semicolon()),
        ];
        table.row(cells.iter().map(String::as_str));
    }
    for open in &register.unplanned {
        let item = open.item.to_string();
        let state = if open.waived {
            say!(lang, "没有项目（已豁免）", "no project (waived)")
        } else {
            say!(lang, "没有项目", "no project")
        };
        let fail = wording::verdict(Verdict::Fail, lang);
        table.row([
            &open.community_name,
            &item,
            &open.title,
            "",
            &open.responsible,
            "",
            &open.deadline,
            "",
            "",
            "",
            fail,
            "",
            &state,
        ]);
    }
    table.bytes()
}

/// Row, community and item of a project.
fn place(entry: &Entry, lang: Lang) -> String {
    let (row, name, item, title) = (entry.row, &entry.community_name, entry.item, &entry.title);
    say!(lang, "第 {row} 行　{name}　{item} {title}", "row {row}, {name}, {item} {title}")
}

/// The same, with its deadline and who is responsible.
fn due(entry: &Entry, lang: Lang) -> String {
    let (place, stage, printed) = (place(entry, lang), entry.stage.word(lang), &entry.deadline.printed);
    let units = entry.responsible_text();
    let timing = timing(&entry.timing, lang);
    say!(
        lang,
        "{place}：{stage}，{printed}，{timing}（{units}）",
        "{place}: {stage}, {printed}, {timing} ({units})"
    )
}

/// Where a project stands against its deadline, for a reader.
pub fn timing(timing: &Timing, lang: Lang) -> String {
    match timing {
        Timing::Done => say!(lang, "按期", "in time"),
        Timing::Late { days } => say!(lang, "迟 {days} 天完工", "{days} days late"),
        Timing::Overdue { days } => say!(lang, "逾期 {days} 天", "{days} days overdue"),
        Timing::Soon { days: 0 } => say!(lang, "今天到期", "due today"),
        Timing::Soon { days } => say!(lang, "还有 {days} 天", "{days} days left"),
        Timing::Ahead => say!(lang, "未到期", "not due"),
        Timing::Standing => say!(lang, "长期", "standing"),
        Timing::Open => say!(lang, "时限不明", "no day given"),
    }
}

fn overview(register: &Register, audit: &Audit, lang: Lang) -> String {
    let mut columns =
        vec![Column::left(say!(lang, "社区", "Community")), Column::right(say!(lang, "项目", "Projects"))];
    columns.extend(Stage::ALL.map(|stage| Column::right(stage.word(lang))));
    columns.extend([
        Column::right(say!(lang, "逾期", "Overdue")),
        Column::right(say!(lang, "即将到期", "Due soon")),
        Column::right(say!(lang, "不达标项", "Gaps")),
        Column::right(say!(lang, "其中没有项目", "without project")),
    ]);
    let rows = audit.communities.iter().map(|community| {
        let own: Vec<&Entry> = register.entries.iter().filter(|e| e.community == community.id).collect();
        let count = |wanted: &dyn Fn(&Entry) -> bool| own.iter().filter(|entry| wanted(entry)).count();
        let mut counts = vec![own.len()];
        counts.extend(Stage::ALL.map(|stage| count(&|entry| entry.stage == stage)));
        counts.push(count(&|entry| matches!(entry.timing, Timing::Overdue { .. })));
        counts.push(count(&|entry| matches!(entry.timing, Timing::Soon { .. })));
        counts.push(community.gaps.len());
        counts.push(register.unplanned.iter().filter(|open| open.community == community.id).count());
        let counts = counts.into_iter().map(|count| count.to_string());
        [community.name.clone()].into_iter().chain(counts).collect()
    });
    columns::text(&columns, rows)
}
