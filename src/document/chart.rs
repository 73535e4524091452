//! Charts of intervals over time: a band between a low and a high line, a chart for each of
//! several courses.

use crate::date::Date;
use crate::interval::Interval;

/// So many charts a workbook draws; more are not looked at one by one, and Excel would be slow.
pub const MOST_CHARTS: usize = 60;

/// Charts that belong together: they share their axes, their lines and their key.
pub struct IntervalCharts {
    /// What a workbook calls their sheet.
    pub label: String,
    /// Above the charts in a workbook: a title, then how they are read.
    pub title: String,
    /// Lines above the charts in a workbook, below the title.
    pub notes: Vec<String>,
    /// What the lines are called in a workbook.
    pub low: &'static str,
    /// The upper line.
    pub high: &'static str,
    /// What the lines, the band between them and a line that parts them mean.
    pub key: IntervalKey,
    /// First and last day of all charts, and how many days there are.
    pub span: (Date, Date),
    /// How many days there are.
    pub days: usize,
    /// The table whose rows are the charts' points, chart by chart: a workbook draws from its
    /// columns of these ids (the day, the low end, the high end).
    pub table: &'static str,
    /// Ids of the table's columns: the day, the low end, the high end.
    pub columns: [&'static str; 3],
    /// The charts, in order.
    pub charts: Vec<IntervalChart>,
}

/// What is drawn means, in the reader's words.
pub struct IntervalKey {
    /// The lower line.
    pub low: String,
    /// The upper line.
    pub high: String,
    /// The band between them.
    pub between: String,
    /// The line that parts days which do not compare.
    pub parting: String,
    /// The same, as it stands at the line that parts.
    pub parted: String,
}

/// One course.
pub struct IntervalChart {
    /// What it is called.
    pub name: String,
    /// The id of what it is about.
    pub id: String,
    /// What it shows, for who cannot see it.
    pub spoken: String,
    /// By day.
    pub points: Vec<IntervalPoint>,
}

/// What was measured on one day.
pub struct IntervalPoint {
    /// The day.
    pub day: Date,
    /// Points from 0 to 100; `None` where there are none.
    pub range: Option<Interval>,
    /// Its ends as people read them.
    pub labels: (String, String),
    /// What it was measured by: points of different measures do not compare.
    pub basis: String,
}
