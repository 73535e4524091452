//! The register on a day, for people: how far the projects are, and what does not join.

use super::wording;
use crate::audit::{Audit, CommunityAudit};
use crate::document::{Block, Document, DocumentTable, HeadingRank, Media, TableCell, TableColumn};
use crate::lang::Lang;
use crate::messages::report as say;
use crate::output::File;
use crate::register::{ProjectStage, Register, RegisterEntry, Timing};
use crate::render;
use crate::verdict::Verdict;

/// How many lines of one kind are spelt out.
const SHOWN: usize = 30;

/// The register as text: a line a community, then what does not join or is late, each with its
/// row.
pub fn register(register: &Register, audit: &Audit, lang: Lang) -> String {
    render::text::document(&document(register, audit, lang))
}

/// The files in the formats asked for, usually `register.csv`.
pub fn register_files(register: &Register, audit: &Audit, formats: &[String], lang: Lang) -> Vec<File> {
    render::files(&document(register, audit, lang), "register", &render::chosen(formats, &["csv"]))
}

fn document<'a>(register: &'a Register, audit: &'a Audit, lang: Lang) -> Document<'a> {
    let as_of = register.as_of;
    let datasets = audit.datasets.join(lang.semicolon());
    let mut document = Document::titled(say::register_title(lang, &as_of), as_of.to_string(), lang);
    document.heading(Media::PAGES, HeadingRank::Title, say::register_title(lang, &as_of));
    document.paragraph(Media::READ, say::data_and_day(lang, &datasets, &as_of));
    document.table(Media::READ.and(Media::BOOK), overview(register, audit, lang));
    document.table(Media::TABLES, projects(register, lang));
    let entries =
        |wanted: fn(&Timing) -> bool| register.entries.iter().filter(move |entry| wanted(&entry.timing));
    let mut section = |title: String, lines: Vec<String>| {
        if lines.is_empty() {
            return;
        }
        let count = lines.len();
        document.heading(Media::READ, HeadingRank::Section, say::heading_with_count(lang, &title, &count));
        let rest = say::and_more(lang, &count.saturating_sub(SHOWN));
        document.add(Media::READ, Block::List { lines, shown: SHOWN, rest });
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
        let stage = wording::stage(entry.stage, lang);
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
    document
}

/// Every project with its deadline as printed and as read, how far it is and what its item comes
/// to; then the gaps that have none. The titles are Chinese whatever the language.
fn projects<'a>(register: &'a Register, lang: Lang) -> DocumentTable<'a> {
    let (word, text) = (TableColumn::word, TableColumn::text);
    let ordinal = TableColumn::ordinal;
    let columns = [
        word("社区", 14.0),
        ordinal("项", 6.0),
        text("建设内容", 18.0),
        text("项目名称", 34.0),
        text("责任单位", 20.0),
        text("配合单位", 20.0),
        word("完成时限", 16.0),
        word("时限日期", 12.0),
        word("进展", 10.0),
        word("时限情况", 14.0),
        word("该项判定", 10.0),
        ordinal("台账行", 8.0),
        text("情况", 26.0),
    ];
    let text = TableCell::text;
    let verdict = |verdict| wording::verdict_cell(verdict, lang);
    let several: Vec<usize> = register.shared().into_iter().flatten().map(|entry| entry.row).collect();
    let planned = register.entries.iter().map(|entry| {
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
        vec![
            text(&entry.community_name),
            TableCell::number(entry.item),
            text(&entry.title),
            text(&entry.name),
            TableCell::text(entry.responsible_text()),
            TableCell::text(entry.cooperating_text()),
            text(&entry.deadline.printed),
            entry.deadline.day().map_or(TableCell::Empty, TableCell::Day),
            TableCell::text(wording::stage(entry.stage, lang)),
            TableCell::text(timing(&entry.timing, lang)),
            verdict(entry.verdict),
            TableCell::count(entry.row),
            TableCell::text(states.join(lang.semicolon())),
        ]
    });
    let unplanned = register.unplanned.iter().map(|open| {
        let state = if open.waived { say::no_project_waived(lang) } else { say::no_project(lang) };
        let mut cells = vec![TableCell::Empty; 13];
        cells[..3].clone_from_slice(&[
            text(&open.community_name),
            TableCell::number(open.item),
            text(&open.title),
        ]);
        cells[4] = text(&open.responsible);
        cells[6] = text(&open.deadline);
        cells[10] = verdict(Verdict::Fail);
        cells[12] = TableCell::text(state);
        cells
    });
    DocumentTable::of_rows("register", columns, planned.chain(unplanned).collect())
}

/// Row, community and item of a project.
fn place(entry: &RegisterEntry, lang: Lang) -> String {
    let (row, name, item, title) = (entry.row, &entry.community_name, entry.item, &entry.title);
    say::project_row(lang, &row, &name, &item, &title)
}

/// The same, with its deadline and who is responsible.
fn due(entry: &RegisterEntry, lang: Lang) -> String {
    let (place, stage, printed) =
        (place(entry, lang), wording::stage(entry.stage, lang), &entry.deadline.printed);
    let units = entry.responsible_text();
    let timing = timing(&entry.timing, lang);
    say::project_line(lang, &place, &stage, &printed, &timing, &units)
}

/// Where a project stands against its deadline, for a reader.
pub(super) fn timing(timing: &Timing, lang: Lang) -> String {
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

fn overview<'a>(register: &'a Register, audit: &'a Audit, lang: Lang) -> DocumentTable<'a> {
    let count = |title: String| TableColumn::count(title, 9.0);
    let own = move |community: &CommunityAudit, wanted: &dyn Fn(&RegisterEntry) -> bool| {
        let own = register.entries.iter().filter(|entry| entry.community == community.id);
        TableCell::count(own.filter(|entry| wanted(entry)).count())
    };
    let mut table = DocumentTable::each("communities", || audit.communities.iter())
        .column(TableColumn::word(say::community(lang), 16.0), |community| TableCell::text(&community.name))
        .column(count(say::projects(lang)), move |community| own(community, &|_| true));
    for stage in ProjectStage::ALL {
        table.add(count(wording::stage(stage, lang).to_owned()), move |community| {
            own(community, &|entry| entry.stage == stage)
        });
    }
    type Picks = fn(&Timing) -> bool;
    let timings: [(String, Picks); 2] = [
        (say::overdue_column(lang), |timing| matches!(timing, Timing::Overdue { .. })),
        (say::due_soon(lang), |timing| matches!(timing, Timing::Soon { .. })),
    ];
    for (title, wanted) in timings {
        table.add(count(title), move |community| own(community, &|entry| wanted(&entry.timing)));
    }
    table
        .column(count(say::gaps(lang)), |community| TableCell::count(community.gaps.len()))
        .column(count(say::without_project(lang)), |community| {
            let unplanned = register.unplanned.iter();
            TableCell::count(unplanned.filter(|open| open.community == community.id).count())
        })
        .table()
}
