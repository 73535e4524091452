//! Intervals over time as a sheet of charts, drawn from the figures of a table.

use std::ops::Range;

use rust_xlsxwriter::{
    Chart, ChartDataLabel, ChartDataLabelPosition, ChartEmptyCells, ChartFont, ChartFormat,
    ChartLegendPosition, ChartLine, ChartLineDashType, ChartMarker, ChartMarkerType, ChartSolidFill,
    ChartType, Color, Worksheet,
};

use super::{excel_day, look};
use crate::date::Date;
use crate::document::{Document, IntervalChart, IntervalCharts, IntervalPoint, MOST_CHARTS, Media};
use crate::output::printable::printable;

/// Of so many points the figures are written beside them.
const LABELLED: usize = 6;

/// A chart is so many cells of the sheet wide and high, and so many stand side by side.
const WIDE: u16 = 8;
const HIGH_ROWS: u32 = 15;
const ABREAST: usize = 2;

/// Where a chart's figures stand: the sheet, the columns of the day and of the two ends, and the
/// chart's first row.
struct ChartCells<'d> {
    sheet: &'d str,
    day: u16,
    low: u16,
    high: u16,
    row: u32,
}

/// The sheet of charts. The table they are drawn from is in the document, and fits on one sheet.
pub(super) fn sheet(charts: &IntervalCharts, document: &Document) -> Worksheet {
    let mut sheet = Worksheet::new();
    let within = "within Excel's limits";
    sheet.set_name(&charts.label).expect(within);
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0).set_screen_gridlines(false);
    sheet.set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3);
    sheet.write_string_with_format(0, 0, &charts.title, &look::title()).expect(within);
    sheet.set_row_height(0, 26.0).expect(within);
    let mut top = 1;
    for line in &charts.notes {
        sheet.write_string_with_format(top, 0, printable(line).as_ref(), &look::note()).expect(within);
        top += 1;
    }
    top += 1;
    let table = document.tables_in(Media::BOOK).find(|table| table.name == charts.table);
    let table = table.expect("charts are drawn from a table of their document");
    let columns = table.columns_in(Media::BOOK);
    let place = |id: &str| columns.iter().position(|column| column.id == id).expect("a column of the table");
    let [day, low, high] = charts.columns.map(|id| place(id) as u16);
    // The header stands below the title and the notes.
    let above = usize::from(table.title.is_some()) + table.notes.len();
    let mut figures = ChartCells { sheet: &table.label, day, low, high, row: above as u32 + 1 };
    let mut breaks = Vec::new();
    for (number, one) in charts.charts.iter().take(MOST_CHARTS).enumerate() {
        let place = (top + (number / ABREAST) as u32 * (HIGH_ROWS + 1), (number % ABREAST) as u16 * WIDE);
        // Two rows of charts on a page, below each other.
        if number % ABREAST == 0 && (number / ABREAST).is_multiple_of(2) && number > 0 {
            breaks.push(place.0);
        }
        sheet.insert_chart(place.0, place.1, &chart(one, charts, &figures)).expect(within);
        figures.row += one.points.len() as u32;
    }
    if !breaks.is_empty() {
        sheet.set_page_breaks(&breaks).expect(within);
    }
    sheet
}

/// Lines over time, broken where points do not compare. Drawn as a scatter of points joined by
/// lines, since the date axis of a line chart rounds days to months where audits are months apart.
fn chart(course: &IntervalChart, charts: &IntervalCharts, figures: &ChartCells) -> Chart {
    let mut chart = Chart::new(ChartType::ScatterStraightWithMarkers);
    let mut small = ChartFont::new();
    small.set_size(9);
    let runs = runs(&course.points);
    for run in &runs {
        let rows = (figures.row + run.start as u32, figures.row + run.end as u32 - 1);
        for end in &ENDS {
            let (title, column) = match end.is_low {
                true => (charts.low, figures.low),
                false => (charts.high, figures.high),
            };
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
            let series = chart.add_series();
            series
                .set_name(title)
                .set_categories((figures.sheet, rows.0, figures.day, rows.1, figures.day))
                .set_values((figures.sheet, rows.0, column, rows.1, column))
                .set_format(&mut look)
                .set_marker(&sign);
            if course.points.len() <= LABELLED {
                let mut label = ChartDataLabel::new();
                label.show_value().set_num_format("0.0##").set_position(end.label).set_font(&small);
                series.set_data_label(&label);
                if end.is_low {
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
    if let Some((from, to, step)) = axis_of(charts) {
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
    chart.set_alt_text(&course.spoken);
    chart.set_width(u32::from(WIDE) * 64 - 12).set_height(HIGH_ROWS * 20);
    chart
}

/// Labels of low ends: none where the high end's says the same.
fn beside(points: &[IntervalPoint], label: &ChartDataLabel) -> Vec<ChartDataLabel> {
    let is_exact = |point: &IntervalPoint| point.range.is_some_and(|range| range.is_exact());
    points
        .iter()
        .map(|point| match is_exact(point) {
            true => ChartDataLabel::new().set_hidden().clone(),
            false => label.clone(),
        })
        .collect()
}

/// One end of the interval, as a line.
struct End {
    is_low: bool,
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
        is_low: false,
        colour: Color::RGB(0x00B8_4300),
        dash: ChartLineDashType::Dash,
        marker: ChartMarkerType::Diamond,
        size: 10,
        is_hollow: true,
        label: ChartDataLabelPosition::Above,
    },
    End {
        is_low: true,
        colour: Color::RGB(0x000B_4A73),
        dash: ChartLineDashType::Solid,
        marker: ChartMarkerType::Circle,
        size: 6,
        is_hollow: false,
        label: ChartDataLabelPosition::Below,
    },
];

/// The points, parted where they do not compare.
fn runs(points: &[IntervalPoint]) -> Vec<Range<usize>> {
    let begins = |number: &usize| *number == 0 || points[number - 1].basis != points[*number].basis;
    let mut starts: Vec<usize> = (0..points.len()).filter(begins).collect();
    starts.push(points.len());
    starts.windows(2).map(|two| two[0]..two[1]).collect()
}

/// Where the axis of days begins and ends, and how far apart its marks are, in Excel's days: one
/// stands at the first day, and the figures keep clear of the axis of points. The
/// same in every chart.
fn axis_of(charts: &IntervalCharts) -> Option<(f64, f64, f64)> {
    let day = |day: Date| excel_day(day).map(|day| day.to_excel());
    let (first, last) = (day(charts.span.0)?, day(charts.span.1)?);
    if first == last {
        return Some((first - 15.0, first + 15.0, 15.0));
    }
    // Four steps meet the days of two, three and five points that are equally far apart; whole
    // days, since marks say days.
    let step = ((last - first) / if charts.days == 4 { 3.0 } else { 4.0 }).round().max(1.0);
    Some((first - step, last + step / 2.0, step))
}
