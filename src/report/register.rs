//! The register on a day, for people: how far the projects are, and what does not join.

use std::fmt::Write as _;

use super::wording;
use crate::audit::Audit;
use crate::document::TableColumn;
use crate::lang::Lang;
use crate::messages::report as say;
use crate::output::csv::CsvRows;
use crate::register::{Entry, Register, Stage, Timing};
use crate::render;
use crate::verdict::Verdict;

/// How many lines of one kind are spelt out.
const SHOWN: usize = 30;

/// The register as text: a line a community, then what does not join or is late, each with its
/// row.
pub fn register(register: &Register, audit: &Audit, lang: Lang) -> String {
    let as_of = register.as_of;
    let datasets = audit.datasets.join(lang.semicolon());
    let mut text = say::data_and_day(lang, &datasets, &as_of);
    text += &overview(register, audit, lang);
    let entries =
        |wanted: fn(&Timing) -> bool| register.entries.iter().filter(move |entry| wanted(&entry.timing));
    let mut section = |title: String, lines: Vec<String>| {
        if lines.is_empty() {
            return;
        }
        let count = lines.len();
        write!(text, "\n{}", say::heading_with_count(lang, &title, &count)).expect("writing to a string");
        for line in lines.iter().take(SHOWN) {
            writeln!(text, "   {line}").expect("writing to a string");
        }
        let rest = count.saturating_sub(SHOWN);
        if rest > 0 {
            text += &say::and_more(lang, &rest);
        }
    };
    let unplanned = register.unplanned.iter().map(|open| {
        let (name, item, title) = (&open.community_name, open.item, &open.title);
        let clauses = open.clauses.join(lang.comma());
        let waived = if open.waived { say::waived(lang) } else { String::new() };
        say::clauses_fail(lang, &name, &item, &title, &clauses, &waived)
    });
    section(say::gaps_without_project(lang), unplanned.collect());
    let without_gap = register.without_gap().map(|entry| {
        let (place, verdict) = (place(entry, lang), wording::verdict(entry.verdict, lang));
        let stage = entry.stage.word(lang);
        say::item_and_project(lang, &place, &verdict, &stage)
    });
    section(say::unfinished_projects_without_gap(lang), without_gap.collect());
    let shared = register.shared().into_iter().map(|group| {
        let (name, item, title) = (&group[0].community_name, group[0].item, &group[0].title);
        let rows: Vec<String> = group.iter().map(|entry| entry.row.to_string()).collect();
        let rows = rows.join(lang.comma());
        say::project_rows(lang, &name, &item, &title, &rows)
    });
    section(say::several_projects_for_one_item(lang), shared.collect());
    let overdue = entries(|timing| matches!(timing, Timing::Overdue { .. }));
    section(say::overdue(lang), overdue.map(|entry| due(entry, lang)).collect());
    let soon = entries(|timing| matches!(timing, Timing::Soon { .. }));
    section(say::due_soon(lang), soon.map(|entry| due(entry, lang)).collect());
    let open = entries(|timing| *timing == Timing::Open);
    section(say::no_day_by_which_they_due(lang), open.map(|entry| place(entry, lang)).collect());
    text
}

/// `register.csv`: every project with its deadline as printed and as read, how far it is and what
/// its item comes to; then the gaps that have none.
pub fn register_table(register: &Register, lang: Lang) -> Vec<u8> {
    let mut table = CsvRows::for_people(&[
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
            states.push(say::several_projects_for_item(lang));
        }
        if register.without_gap().any(|other| other.row == entry.row) {
            states.push(say::no_gap(lang));
        }
        let units = entry.responsible.iter().chain(&entry.cooperating);
        for unit in units.filter(|unit| unit.known == Some(false)) {
            let written = &unit.written;
            states.push(say::unknown_unit(lang, &written));
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
        let state = if open.waived { say::no_project_waived(lang) } else { say::no_project(lang) };
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
    say::project_row(lang, &row, &name, &item, &title)
}

/// The same, with its deadline and who is responsible.
fn due(entry: &Entry, lang: Lang) -> String {
    let (place, stage, printed) = (place(entry, lang), entry.stage.word(lang), &entry.deadline.printed);
    let units = entry.responsible_text();
    let timing = timing(&entry.timing, lang);
    say::project_line(lang, &place, &stage, &printed, &timing, &units)
}

/// Where a project stands against its deadline, for a reader.
pub fn timing(timing: &Timing, lang: Lang) -> String {
    match timing {
        Timing::Done => say::in_time(lang),
        Timing::Late { days } => say::days_late(lang, &days),
        Timing::Overdue { days } => say::days_overdue(lang, &days),
        Timing::Soon { days: 0 } => say::due_today(lang),
        Timing::Soon { days } => say::days_left(lang, &days),
        Timing::Ahead => say::not_due(lang),
        Timing::Standing => say::standing(lang),
        Timing::Open => say::no_day_given(lang),
    }
}

fn overview(register: &Register, audit: &Audit, lang: Lang) -> String {
    let mut columns =
        vec![TableColumn::word_of(say::community(lang)), TableColumn::count_of(say::projects(lang))];
    columns.extend(Stage::ALL.map(|stage| TableColumn::count_of(stage.word(lang))));
    columns.extend([
        TableColumn::count_of(say::overdue_column(lang)),
        TableColumn::count_of(say::due_soon(lang)),
        TableColumn::count_of(say::gaps(lang)),
        TableColumn::count_of(say::without_project(lang)),
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
    render::text::lines(&columns, rows)
}
