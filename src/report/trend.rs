//! A trend as a document: how each community's score interval goes over time.

use super::wording;
use crate::date::Date;
use crate::document::{
    Align, Block, ColumnKind, Document, DocumentTable, HeadingRank, IntervalChart, IntervalCharts,
    IntervalKey, IntervalPoint, MOST_CHARTS, Media, TableCell, TableColumn, TableOf,
};
use crate::interval::Interval;
use crate::lang::Lang;
use crate::messages::trend as say;
use crate::output::File;
use crate::render;
use crate::trend::{AuditDay, AuditStanding, Course, Trend};

/// So many communities are listed on a terminal; the files have all.
const LISTED: usize = 200;

/// The trend as text, without colours.
pub fn trend(trend: &Trend, lang: Lang) -> String {
    render::text::document(&document(trend, lang))
}

/// `trend.xlsx`, `trend.html` and `trend.csv`, in the reader's language; the last is for programs
/// and spreadsheets alike and has scores in full.
pub fn trend_files(trend: &Trend, formats: &[String], lang: Lang) -> Vec<File> {
    let document = document(trend, lang);
    render::chosen(formats, &["xlsx", "html", "csv"])
        .iter()
        .flat_map(|name| render::files(&document, "trend", &[name]))
        .collect()
}

fn document(trend: &Trend, lang: Lang) -> Document<'_> {
    let title = say::scores_over_time(lang);
    let (first, last) = (trend.days[0].day, trend.days[trend.days.len() - 1].day);
    let mut document = Document::titled(&title, last.to_string(), lang);
    let (count, times) = (trend.courses.len(), trend.days.len());
    let range = if times > 1 { format!("{first}—{last}") } else { first.to_string() };
    document.subtitle = say::communities_audits(lang, &count, &times, &range);

    document.table(Media::TERMINAL, audits(trend, &trend.courses[..count.min(LISTED)], lang));
    if count > LISTED {
        document.paragraph(Media::TERMINAL, say::more_communities(lang, &(count - LISTED)));
    }
    document.paragraph(Media::TERMINAL, "");
    document.heading(Media::PAGES, HeadingRank::Title, title);
    let notes = notes(trend, lang);
    let read = Media::PAGES.and(Media::TERMINAL);
    notes.iter().for_each(|note| document.add(read, Block::Note(note.clone())));
    document.add(Media::PAGES.and(Media::BOOK), Block::Charts(charts(trend, &notes, (first, last), lang)));
    document.heading(Media::PAGES, HeadingRank::Section, say::audits(lang));
    document.table(Media::PAGES, audits(trend, &trend.courses, lang).called(say::audits(lang)));
    document.heading(Media::PAGES, HeadingRank::Section, say::what_it_rests_on(lang));
    let source = |day: &AuditDay| {
        let mark = if day.is_break { say::another_than_before(lang) } else { String::new() };
        format!("{}　{}（{}）{mark}", day.day, day.standard.title, standard(day))
    };
    document.add(Media::PAGES, Block::Sources(trend.days.iter().map(source).collect()));
    document.table(Media::TABLES, scores(trend, notes, lang));
    document
}

/// One audit of a community.
struct TrendRow<'t> {
    course: &'t Course,
    day: &'t AuditDay,
    standing: &'t AuditStanding,
    /// Whether it is the community's first, and whether it compares with the one before.
    is_first: bool,
    is_comparable: bool,
}

/// The audits of some communities, each community's together and by date.
fn rows<'t>(trend: &'t Trend, courses: &'t [Course]) -> impl Iterator<Item = TrendRow<'t>> {
    courses.iter().flat_map(move |course| {
        course.points.iter().enumerate().map(move |(number, (day, standing))| TrendRow {
            course,
            day: &trend.days[*day],
            standing,
            is_first: number == 0,
            is_comparable: course.is_comparable(trend, number),
        })
    })
}

/// The audits as people read them.
fn audits<'t>(trend: &'t Trend, courses: &'t [Course], lang: Lang) -> DocumentTable<'t> {
    let mut table = DocumentTable::each("audits", move || rows(trend, courses))
        .column(TableColumn::word_of(say::community(lang)), |row| match row.is_first {
            true => TableCell::text(&row.course.name),
            false => TableCell::Above,
        })
        .column(TableColumn::word_of(say::as_of(lang)), |row| {
            TableCell::text(format!("{}{}", row.day.day, if row.day.is_break { " ※" } else { "" }))
        });
    let figure =
        |table: &mut TableOf<'t, TrendRow<'t>>, title: String, cell: fn(&AuditStanding) -> String| {
            // Lined up by their last digit on a terminal alone.
            for (media, align) in [(Media::TERMINAL, Align::Right), (Media::PAGES, Align::Left)] {
                let column = TableColumn::word_of(title.clone()).aligned(align).only(media);
                table.add(column, move |row| TableCell::text(cell(row.standing)));
            }
        };
    figure(&mut table, say::score(lang), |standing| standing.score.map_or("—".to_owned(), wording::score));
    table.add(TableColumn::word_of(say::grade(lang)), |row| {
        TableCell::maybe_text(row.standing.grade.as_ref().map(wording::grade))
    });
    if trend.gate().is_some() {
        table.add(TableColumn::word_of(gate_title(trend, lang)), move |row| {
            TableCell::text(row.standing.gate.map_or("—", |gate| wording::gate(gate, lang)))
        });
    }
    figure(&mut table, say::judged_clauses(lang), |standing| {
        format!("{}/{}", standing.judged.clauses, standing.judged.of)
    });
    table.add(TableColumn::word_of(say::failing_items(lang)), move |row| {
        TableCell::text(failing(row.standing, lang))
    });
    table.table().merged()
}

/// The figures: for spreadsheets, which draw charts from them, and in full for programs.
fn scores(trend: &Trend, notes: Vec<String>, lang: Lang) -> DocumentTable<'_> {
    let book = |column: TableColumn| column.only(Media::BOOK);
    let mut table = DocumentTable::each("trend", || rows(trend, &trend.courses))
        .column(TableColumn::data("as_of"), |row| TableCell::Day(row.day.day))
        .column(TableColumn::data("community"), |row| TableCell::text(&row.course.id))
        .column(TableColumn::data("community_name"), |row| TableCell::text(&row.course.name))
        .column(book(TableColumn::word(say::id(lang), 14.0)), |row| TableCell::text(&row.course.id))
        .column(book(TableColumn::word(say::community(lang), 16.0)), |row| TableCell::text(&row.course.name))
        .column(book(TableColumn::new(ColumnKind::Day, say::as_of(lang), 11.0)).id("as_of"), |row| {
            TableCell::Day(row.day.day)
        })
        .column(TableColumn::new(ColumnKind::Points, say::score_low(lang), 9.0).id("score_low"), |row| {
            TableCell::maybe(row.standing.score.map(|score| score.low))
        })
        .column(TableColumn::new(ColumnKind::Points, say::score_high(lang), 9.0).id("score_high"), |row| {
            TableCell::maybe(row.standing.score.map(|score| score.high))
        })
        .column(book(TableColumn::word(say::grade(lang), 12.0)), |row| {
            TableCell::maybe_text(row.standing.grade.as_ref().map(wording::grade))
        })
        .column(TableColumn::data("grade_low"), |row| {
            TableCell::maybe_text(row.standing.grade.as_ref().map(|grade| grade.low.as_str()))
        })
        .column(TableColumn::data("grade_high"), |row| {
            TableCell::maybe_text(row.standing.grade.as_ref().map(|grade| grade.high.as_str()))
        })
        .column(TableColumn::data("gate"), |row| {
            TableCell::maybe_text(row.standing.gate.map(wording::verdict_id))
        });
    if trend.gate().is_some() {
        table.add(book(TableColumn::word(gate_title(trend, lang), 8.0)), move |row| {
            row.standing
                .gate
                .map_or(TableCell::Empty, |gate| TableCell::toned(wording::gate(gate, lang), gate))
        });
    }
    table
        .column(TableColumn::count(say::clauses_judged(lang), 8.0).id("judged"), |row| {
            TableCell::count(row.standing.judged.clauses)
        })
        .column(TableColumn::count(say::clauses_apply(lang), 8.0).id("of"), |row| {
            TableCell::count(row.standing.judged.of)
        })
        .column(TableColumn::data("judged_must"), |row| TableCell::count(row.standing.judged.must))
        .column(TableColumn::data("of_must"), |row| TableCell::count(row.standing.judged.must_of))
        .column(book(TableColumn::count(say::items_fail(lang), 9.0)), |row| {
            TableCell::count(row.standing.failing.len())
        })
        .column(book(TableColumn::text(say::failing_items(lang), 36.0)), move |row| {
            TableCell::text(failing(row.standing, lang))
        })
        .column(book(TableColumn::text(say::standard(lang), 26.0)), |row| TableCell::text(standard(row.day)))
        .column(book(TableColumn::word(say::compares_with_last(lang), 9.0)), move |row| {
            match (row.is_first, row.is_comparable) {
                (true, _) => TableCell::Empty,
                (_, true) => TableCell::text(say::yes(lang)),
                (_, false) => TableCell::text(say::no_starred(lang)),
            }
        })
        .column(TableColumn::data("failing_items"), |row| TableCell::text(numbers(row.standing, " ")))
        .column(TableColumn::data("standard"), |row| TableCell::text(&row.day.standard.id))
        .column(TableColumn::data("standard_sha256"), |row| TableCell::text(&row.day.standard.sha256))
        .table()
        .called(say::scores(lang))
        .noted(say::scores_over_time(lang), notes)
        .holding(2)
}

fn charts(trend: &Trend, notes: &[String], span: (Date, Date), lang: Lang) -> IntervalCharts {
    let mut lines = vec![say::chart_key(lang)];
    lines.extend_from_slice(notes);
    let more = trend.courses.len().saturating_sub(MOST_CHARTS);
    if more > 0 {
        let charted = MOST_CHARTS;
        lines.push(say::charts_of_first_communities(lang, &charted, &more));
    }
    let point = |(day, standing): &(usize, AuditStanding)| {
        let written = |points: f64| format!("{:.1}", wording::points(points));
        let range = standing.score.map(|score| Interval::new(score.low, score.high));
        IntervalPoint {
            day: trend.days[*day].day,
            range,
            labels: range.map(|range| (written(range.low), written(range.high))).unwrap_or_default(),
            basis: trend.days[*day].standard.sha256.clone(),
        }
    };
    let chart = |course: &Course| IntervalChart {
        name: course.name.clone(),
        id: course.id.clone(),
        spoken: spoken(trend, course, lang),
        points: course.points.iter().map(point).collect(),
    };
    IntervalCharts {
        label: say::charts(lang),
        title: say::scores_over_time(lang),
        notes: lines,
        low: say::line_low(lang),
        high: say::line_high(lang),
        key: IntervalKey {
            low: say::score_low_means(lang),
            high: say::score_high_means(lang),
            between: say::between_unknown(lang),
            parting: say::another_standard(lang),
            parted: say::other_standard(lang),
        },
        span,
        days: trend.days.len(),
        table: "trend",
        columns: ["as_of", "score_low", "score_high"],
        charts: trend.courses.iter().map(chart).collect(),
    }
}

/// What the gate is called.
fn gate_title(trend: &Trend, lang: Lang) -> String {
    match (trend.gate(), lang) {
        (Some(title), Lang::Zh) => title.to_owned(),
        _ => say::gate(lang),
    }
}

/// Numbers of the items that fail: `1、4、7`.
fn failing(standing: &AuditStanding, lang: Lang) -> String {
    if standing.failing.is_empty() { "—".to_owned() } else { numbers(standing, lang.comma()) }
}

fn numbers(standing: &AuditStanding, between: &str) -> String {
    standing.failing.iter().map(u32::to_string).collect::<Vec<_>>().join(between)
}

/// What has to be said with any table of a trend: what scores do not compare, and why.
fn notes(trend: &Trend, lang: Lang) -> Vec<String> {
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
fn standard(day: &AuditDay) -> String {
    let sum: String = day.standard.sha256.chars().take(8).collect();
    format!("{} {sum}", day.standard.id)
}

/// `恒祥社区：2023-06-30 73.5，2023-09-30 70.4—76.0`, for who cannot see a chart.
fn spoken(trend: &Trend, course: &Course, lang: Lang) -> String {
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
