//! `trend.xlsx`: the figures as numbers and dates, and a chart a community drawn from them.

use std::ops::Range;

use rust_xlsxwriter::{
    Chart, ChartDataLabel, ChartDataLabelPosition, ChartEmptyCells, ChartFont, ChartFormat,
    ChartLegendPosition, ChartLine, ChartLineDashType, ChartMarker, ChartMarkerType, ChartSolidFill,
    ChartType, Color, Workbook, Worksheet,
};

use super::text::{failing, gate_title, notes, standard};
use super::{Course, Standing, Trend};
use crate::document::{ColumnKind, DocumentTable, Media, TableCell, TableColumn};
use crate::lang::Lang;
use crate::messages::trend as say;
use crate::output::printable::printable;
use crate::render::xlsx::{Sheet, dated, excel_day, look};
use crate::report::wording;

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
    let day = trend.days.last().map(|last| last.day.to_string()).unwrap_or_default();
    workbook.set_properties(&dated(say::scores_over_time(lang).as_ref(), &day));
    let name = say::scores(lang);
    // The header stands below the title and the notes.
    let first = notes(trend, lang).len() as u32 + 2;
    let charts = charts(trend, &name, first, lang);
    workbook.push_worksheet(charts);
    let figures = figures(trend, lang).called(name);
    let mut sheet = Sheet::of_table(&figures, lang);
    figures.each_row(Media::BOOK, |cells| sheet.row(cells));
    for worksheet in sheet.finish() {
        workbook.push_worksheet(worksheet);
    }
    workbook.save_to_buffer().expect("writing to memory")
}

/// A row an audit of a community, each community's rows together and by date.
fn figures(trend: &Trend, lang: Lang) -> DocumentTable<'_> {
    let has_gate = trend.gate().is_some();
    let mut columns = vec![
        TableColumn::word(say::id(lang), 14.0),
        TableColumn::word(say::community(lang), 16.0),
        TableColumn::new(ColumnKind::Day, say::as_of(lang), 11.0),
        TableColumn::new(ColumnKind::Points, say::score_low(lang), 9.0),
        TableColumn::new(ColumnKind::Points, say::score_high(lang), 9.0),
        TableColumn::word(say::grade(lang), 12.0),
    ];
    if has_gate {
        columns.push(TableColumn::word(gate_title(trend, lang), 8.0));
    }
    columns.extend([
        TableColumn::count(say::clauses_judged(lang), 8.0),
        TableColumn::count(say::clauses_apply(lang), 8.0),
        TableColumn::count(say::items_fail(lang), 9.0),
        TableColumn::text(say::failing_items(lang), 36.0),
        TableColumn::text(say::standard(lang), 26.0),
        TableColumn::word(say::compares_with_last(lang), 9.0),
    ]);
    let mut rows = Vec::new();
    for course in &trend.courses {
        for (number, (day, standing)) in course.points.iter().enumerate() {
            let day = &trend.days[*day];
            let mut cells = vec![
                TableCell::text(&course.id),
                TableCell::text(&course.name),
                TableCell::Day(day.day),
                TableCell::maybe(standing.score.map(|score| score.low)),
                TableCell::maybe(standing.score.map(|score| score.high)),
                standing
                    .grade
                    .as_ref()
                    .map_or(TableCell::Empty, |grade| TableCell::text(wording::grade(grade))),
            ];
            if has_gate {
                cells.push(match standing.gate {
                    Some(gate) => TableCell::toned(wording::gate(gate, lang).to_owned(), gate),
                    None => TableCell::Empty,
                });
            }
            cells.extend([
                TableCell::count(standing.judged.clauses),
                TableCell::count(standing.judged.of),
                TableCell::count(standing.failing.len()),
                TableCell::text(failing(standing, lang)),
                TableCell::text(standard(day)),
                match (number, is_comparable(trend, course, number)) {
                    (0, _) => TableCell::Empty,
                    (_, true) => TableCell::text(say::yes(lang)),
                    (_, false) => TableCell::text(say::no_starred(lang)),
                },
            ]);
            rows.push(cells);
        }
    }
    DocumentTable::of_rows("scores", columns, rows)
        .noted(say::scores_over_time(lang), notes(trend, lang))
        .holding(2)
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
        (excel_day(trend.days.first()?.day)?.to_excel(), excel_day(trend.days.last()?.day)?.to_excel());
    if first == last {
        return Some((first - 15.0, first + 15.0, 15.0));
    }
    // Four steps meet the days of two, three and five audits that are equally far apart; whole
    // days, since marks say days.
    let step = ((last - first) / if trend.days.len() == 4 { 3.0 } else { 4.0 }).round().max(1.0);
    Some((first - step, last + step / 2.0, step))
}
