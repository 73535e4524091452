//! `trend.xlsx`: the figures as numbers and dates, and a chart a community drawn from them.

use std::ops::Range;

use rust_xlsxwriter::{
    Chart, ChartDataLabel, ChartDataLabelPosition, ChartEmptyCells, ChartFont, ChartFormat,
    ChartLegendPosition, ChartLine, ChartLineDashType, ChartMarker, ChartMarkerType, ChartSolidFill,
    ChartType, Color, DocProperties, ExcelDateTime, Workbook, Worksheet,
};

use super::text::{failing, gate_title, notes, standard};
use super::{Course, Standing, Trend};
use crate::date::Date;
use crate::lang::Lang;
use crate::messages::trend as say;
use crate::output::printable::printable;
use crate::report::wording;
use crate::report::xlsx::look;
use crate::report::xlsx::sheet::{Cell, Column, Sheet};

/// So many communities have a chart; more are not looked at one by one, and Excel would be slow.
const CHARTED: usize = 60;

/// Of so many audits the figures are written at the points.
const LABELLED: usize = 6;

/// A chart is so many cells of the sheet wide and high, and so many stand side by side.
const WIDE: u16 = 8;
const HIGH_ROWS: u32 = 15;
const ABREAST: usize = 2;

/// Columns of the figures that charts are drawn from.
const DAY: u16 = 2;
const LOW: u16 = 3;
const HIGH: u16 = 4;

/// The workbook's bytes.
pub fn workbook(trend: &Trend, lang: Lang) -> Vec<u8> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(trend, lang));
    let name = say::scores(lang);
    let head = head_notes(trend, lang);
    // The header stands below the notes.
    let first = head.len() as u32 + 1;
    let charts = charts(trend, &name, first, lang);
    workbook.push_worksheet(charts);
    for worksheet in figures(trend, name, head, lang).finish() {
        workbook.push_worksheet(worksheet);
    }
    workbook.save_to_buffer().expect("writing to memory")
}

/// Dated by the last day audited for, so that the same audits give the same bytes.
fn properties(trend: &Trend, lang: Lang) -> DocProperties {
    let day = trend.days.last().and_then(|last| excel(last.day)).unwrap_or_default();
    DocProperties::new()
        .set_title(say::scores_over_time(lang))
        .set_author("ccaudit")
        .set_creation_datetime(&day)
}

fn excel(day: Date) -> Option<ExcelDateTime> {
    ExcelDateTime::from_ymd(day.year() as u16, day.month() as u8, day.day() as u8).ok()
}

fn head_notes(trend: &Trend, lang: Lang) -> Vec<(String, rust_xlsxwriter::Format)> {
    let mut lines = vec![(say::scores_over_time(lang), look::title())];
    lines.extend(notes(trend, lang).into_iter().map(|note| (note, look::note())));
    lines
}

/// A row an audit of a community, each community's rows together and by date.
fn figures(trend: &Trend, name: String, head: Vec<(String, rust_xlsxwriter::Format)>, lang: Lang) -> Sheet {
    let has_gate = trend.gate().is_some();
    let mut columns = vec![
        Column::word(say::id(lang), 14.0),
        Column::word(say::community(lang), 16.0),
        Column::number(say::as_of(lang), 11.0, "yyyy-mm-dd"),
        Column::number(say::score_low(lang), 9.0, "0.0##"),
        Column::number(say::score_high(lang), 9.0, "0.0##"),
        Column::word(say::grade(lang), 12.0),
    ];
    if has_gate {
        columns.push(Column::word(gate_title(trend, lang), 8.0));
    }
    columns.extend([
        Column::number(say::clauses_judged(lang), 8.0, "0"),
        Column::number(say::clauses_apply(lang), 8.0, "0"),
        Column::number(say::items_fail(lang), 9.0, "0"),
        Column::text(say::failing_items(lang), 36.0),
        Column::text(say::standard(lang), 26.0),
        Column::word(say::compares_with_last(lang), 9.0),
    ]);
    let mut sheet = Sheet::with_notes(name, columns, head, 2, lang);
    for course in &trend.courses {
        for (number, (day, standing)) in course.points.iter().enumerate() {
            let day = &trend.days[*day];
            let mut cells = vec![
                Cell::text(&course.id),
                Cell::text(&course.name),
                excel(day.day).map_or(Cell::Empty, |day| Cell::Number(day.to_excel())),
                Cell::maybe(standing.score.map(|score| score.low)),
                Cell::maybe(standing.score.map(|score| score.high)),
                standing.grade.as_ref().map_or(Cell::Empty, |grade| Cell::text(wording::grade(grade))),
            ];
            if has_gate {
                cells.push(match standing.gate {
                    Some(gate) => Cell::Worded(gate, wording::gate(gate, lang).to_owned()),
                    None => Cell::Empty,
                });
            }
            cells.extend([
                Cell::count(standing.judged.clauses),
                Cell::count(standing.judged.of),
                Cell::count(standing.failing.len()),
                Cell::text(failing(standing, lang)),
                Cell::text(standard(day)),
                match (number, is_comparable(trend, course, number)) {
                    (0, _) => Cell::Empty,
                    (_, true) => Cell::text(say::yes(lang)),
                    (_, false) => Cell::text(say::no_starred(lang)),
                },
            ]);
            sheet.row(cells);
        }
    }
    sheet
}

/// Whether a community's audit was made under the standard of its audit before.
pub fn is_comparable(trend: &Trend, course: &Course, number: usize) -> bool {
    let sum = |number: usize| &trend.days[course.points[number].0].standard.sha256;
    number > 0 && sum(number - 1) == sum(number)
}

/// The sheet of charts, which reads `name` from its row `first`.
fn charts(trend: &Trend, name: &str, first: u32, lang: Lang) -> Worksheet {
    let mut sheet = Worksheet::new();
    let within = "within Excel's limits";
    sheet.set_name(say::charts(lang)).expect(within);
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0).set_screen_gridlines(false);
    sheet.set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3);
    sheet.write_string_with_format(0, 0, say::scores_over_time(lang), &look::title()).expect(within);
    sheet.set_row_height(0, 26.0).expect(within);
    let mut lines = notes(trend, lang);
    lines.insert(0, say::chart_key(lang));
    let more = trend.courses.len().saturating_sub(CHARTED);
    if more > 0 {
        lines.push(say::charts_of_first_communities(lang, &CHARTED, &more));
    }
    let mut top = 1;
    for line in lines {
        sheet.write_string_with_format(top, 0, printable(&line).as_ref(), &look::note()).expect(within);
        top += 1;
    }
    top += 1;
    let mut row = first;
    let mut breaks = Vec::new();
    for (number, course) in trend.courses.iter().take(CHARTED).enumerate() {
        let place = (top + (number / ABREAST) as u32 * (HIGH_ROWS + 1), (number % ABREAST) as u16 * WIDE);
        // Two rows of charts on a page, below each other.
        if number % ABREAST == 0 && (number / ABREAST).is_multiple_of(2) && number > 0 {
            breaks.push(place.0);
        }
        sheet.insert_chart(place.0, place.1, &chart(trend, course, name, row, lang)).expect(within);
        row += course.points.len() as u32;
    }
    if !breaks.is_empty() {
        sheet.set_page_breaks(&breaks).expect(within);
    }
    sheet
}

/// Lines over time, broken where the standard is another. Drawn as a scatter of points joined by
/// lines, since the date axis of a line chart rounds days to months where audits are months apart.
fn chart(trend: &Trend, course: &Course, name: &str, first: u32, lang: Lang) -> Chart {
    let mut chart = Chart::new(ChartType::ScatterStraightWithMarkers);
    let mut small = ChartFont::new();
    small.set_size(9);
    let runs = runs(trend, course);
    for run in &runs {
        let rows = (first + run.start as u32, first + run.end as u32 - 1);
        for end in &ENDS {
            let mut line = ChartLine::new();
            line.set_color(end.colour).set_width(2.0).set_dash_type(end.dash);
            let mut look = ChartFormat::new();
            look.set_line(&line);
            let mut rim = ChartLine::new();
            rim.set_color(end.colour).set_width(1.5);
            let mut inside = ChartFormat::new();
            inside.set_line(&rim);
            match end.is_hollow {
                true => inside.set_no_fill(),
                false => inside.set_solid_fill(ChartSolidFill::new().set_color(end.colour)),
            };
            let mut sign = ChartMarker::new();
            sign.set_type(end.marker).set_size(end.size).set_format(&mut inside);
            let title = (end.title)(lang);
            let series = chart.add_series();
            series
                .set_name(title)
                .set_categories((name, rows.0, DAY, rows.1, DAY))
                .set_values((name, rows.0, end.column, rows.1, end.column))
                .set_format(&mut look)
                .set_marker(&sign);
            if course.points.len() <= LABELLED {
                let mut label = ChartDataLabel::new();
                label.show_value().set_num_format("0.0##").set_position(end.label).set_font(&small);
                series.set_data_label(&label);
                if end.column == LOW {
                    series.set_custom_data_labels(&beside(&course.points[run.clone()], &label));
                }
            }
        }
    }
    let mut pale = ChartLine::new();
    pale.set_color(Color::RGB(0x00DD_E3E8)).set_width(0.75);
    let mut bold = ChartFont::new();
    bold.set_size(12).set_bold();
    chart.title().set_name(printable(&course.name).as_ref()).set_font(&bold);
    let axis = chart.x_axis();
    axis.set_num_format("yyyy-mm-dd").set_font(&small).set_major_gridlines(false);
    if let Some((from, to, step)) = span(trend) {
        axis.set_min(from).set_max(to).set_major_unit(step);
    }
    chart.y_axis().set_min(0).set_max(100).set_major_unit(20).set_num_format("0").set_font(&small);
    chart.y_axis().set_major_gridlines(true).set_major_gridlines_line(&pale);
    chart.legend().set_position(ChartLegendPosition::Bottom).set_font(&small);
    // The first run's two entries tell what the others are too.
    let again: Vec<usize> = (ENDS.len()..runs.len() * ENDS.len()).collect();
    if !again.is_empty() {
        chart.legend().delete_entries(&again);
    }
    chart.show_empty_cells_as(ChartEmptyCells::Gaps);
    chart.set_alt_text(super::text::spoken(trend, course, lang));
    chart.set_width(u32::from(WIDE) * 64 - 12).set_height(HIGH_ROWS * 20);
    chart
}

/// Labels of low ends: none where the high end's says the same.
fn beside(points: &[(usize, Standing)], label: &ChartDataLabel) -> Vec<ChartDataLabel> {
    let is_exact = |standing: &Standing| standing.score.is_some_and(|score| score.low == score.high);
    points
        .iter()
        .map(|(_, standing)| match is_exact(standing) {
            true => ChartDataLabel::new().set_hidden().clone(),
            false => label.clone(),
        })
        .collect()
}

/// One end of the score, as a line.
struct End {
    title: fn(Lang) -> &'static str,
    column: u16,
    colour: Color,
    dash: ChartLineDashType,
    marker: ChartMarkerType,
    size: u8,
    is_hollow: bool,
    label: ChartDataLabelPosition,
}

/// Blue against orange, as everywhere; the lines differ in dashes and markers besides. Both
/// show where they are one.
const ENDS: [End; 2] = [
    End {
        title: |lang| say::line_high(lang),
        column: HIGH,
        colour: Color::RGB(0x00B8_4300),
        dash: ChartLineDashType::Dash,
        marker: ChartMarkerType::Diamond,
        size: 10,
        is_hollow: true,
        label: ChartDataLabelPosition::Above,
    },
    End {
        title: |lang| say::line_low(lang),
        column: LOW,
        colour: Color::RGB(0x000B_4A73),
        dash: ChartLineDashType::Solid,
        marker: ChartMarkerType::Circle,
        size: 6,
        is_hollow: false,
        label: ChartDataLabelPosition::Below,
    },
];

/// The community's audits, parted where the standard is another.
fn runs(trend: &Trend, course: &Course) -> Vec<Range<usize>> {
    let mut starts: Vec<usize> =
        (0..course.points.len()).filter(|number| !is_comparable(trend, course, *number)).collect();
    starts.push(course.points.len());
    starts.windows(2).map(|two| two[0]..two[1]).collect()
}

/// Where the axis of days begins and ends, and how far apart its marks are, in Excel's days: one
/// stands at the first day, and the figures keep clear of the axis of points. The
/// same in every chart.
fn span(trend: &Trend) -> Option<(f64, f64, f64)> {
    let (first, last) =
        (excel(trend.days.first()?.day)?.to_excel(), excel(trend.days.last()?.day)?.to_excel());
    if first == last {
        return Some((first - 15.0, first + 15.0, 15.0));
    }
    // Four steps meet the days of two, three and five audits that are equally far apart; whole
    // days, since marks say days.
    let step = ((last - first) / if trend.days.len() == 4 { 3.0 } else { 4.0 }).round().max(1.0);
    Some((first - step, last + step / 2.0, step))
}
