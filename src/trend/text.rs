//! A trend for people to read: the cells all its tables share, and the terminal's table.

use super::{AuditDay, Course, Standing, Trend};
use crate::document::TableColumn;
use crate::lang::Lang;
use crate::messages::trend as say;
use crate::render;
use crate::report::wording;

/// So many communities are listed on a terminal; the files have all.
const LISTED: usize = 200;

/// The trend as text, without colours.
pub fn text(trend: &Trend, lang: Lang) -> String {
    let judged = if trend.gate().is_some() { 5 } else { 4 };
    let titles = [say::community(lang)].into_iter().chain(headings(trend, lang)).enumerate();
    let columns: Vec<TableColumn> = titles
        .map(|(index, title)| {
            if [2, judged].contains(&index) {
                TableColumn::count_of(title)
            } else {
                TableColumn::word_of(title)
            }
        })
        .collect();
    let rows = trend.courses.iter().take(LISTED).flat_map(|course| {
        course.points.iter().enumerate().map(move |(number, (day, standing))| {
            let name = if number == 0 { course.name.clone() } else { String::new() };
            [name].into_iter().chain(row(trend, &trend.days[*day], standing, lang)).collect()
        })
    });
    let mut text = render::text::lines(&columns, rows);
    let more = trend.courses.len().saturating_sub(LISTED);
    if more > 0 {
        text += &say::more_communities(lang, &more);
    }
    text += "\n";
    for note in notes(trend, lang) {
        text += &note;
        text += "\n";
    }
    text
}

/// Titles of what [`row`] gives.
pub fn headings(trend: &Trend, lang: Lang) -> Vec<String> {
    let mut titles = vec![say::as_of(lang), say::score(lang), say::grade(lang)];
    if trend.gate().is_some() {
        titles.push(gate_title(trend, lang));
    }
    titles.extend([say::judged_clauses(lang), say::failing_items(lang)]);
    titles
}

/// What the gate is called.
pub fn gate_title(trend: &Trend, lang: Lang) -> String {
    match (trend.gate(), lang) {
        (Some(title), Lang::Zh) => title.to_owned(),
        _ => say::gate(lang),
    }
}

/// One audit of a community, cell by cell.
pub fn row(trend: &Trend, day: &AuditDay, standing: &Standing, lang: Lang) -> Vec<String> {
    let mark = if day.is_break { " ※" } else { "" };
    let mut cells = vec![
        format!("{}{mark}", day.day),
        standing.score.map_or("—".to_owned(), wording::score),
        standing.grade.as_ref().map_or(String::new(), wording::grade),
    ];
    if trend.gate().is_some() {
        cells.push(standing.gate.map_or("—", |gate| wording::gate(gate, lang)).to_owned());
    }
    cells.push(format!("{}/{}", standing.judged.clauses, standing.judged.of));
    cells.push(failing(standing, lang));
    cells
}

/// Numbers of the items that fail: `1、4、7`.
pub fn failing(standing: &Standing, lang: Lang) -> String {
    let numbers: Vec<String> = standing.failing.iter().map(u32::to_string).collect();
    if numbers.is_empty() { "—".to_owned() } else { numbers.join(lang.comma()) }
}

/// What has to be said with any table of a trend: what scores do not compare, and why.
pub fn notes(trend: &Trend, lang: Lang) -> Vec<String> {
    let mut notes = Vec::new();
    for (before, after) in
        trend.days.iter().zip(trend.days.iter().skip(1)).filter(|(_, after)| after.is_break)
    {
        let (old, new, day) = (standard(before), standard(after), after.day);
        notes.push(say::standard_changed_note(lang, &day, &old, &new));
    }
    if trend.days.len() < 2 {
        notes.push(say::one_audit_only_trend_needs(lang));
    }
    notes.push(say::score_interval(lang));
    notes
}

/// A standard by its id and the beginning of its checksum.
pub fn standard(day: &AuditDay) -> String {
    let sum: String = day.standard.sha256.chars().take(8).collect();
    format!("{} {sum}", day.standard.id)
}

/// `恒祥社区：2023-06-30 73.5，2023-09-30 70.4—76.0`, for who cannot see a chart.
pub fn spoken(trend: &Trend, course: &Course, lang: Lang) -> String {
    let points: Vec<String> = course
        .points
        .iter()
        .map(|(day, standing)| {
            let score = standing.score.map_or("—".to_owned(), wording::score);
            format!("{} {score}", trend.days[*day].day)
        })
        .collect();
    let (name, points) = (&course.name, points.join(lang.comma()));
    say::name_and_points(lang, &name, &points)
}
