//! `trend.xlsx`, `trend.html` and `trend.csv`.

use super::{Trend, html, xlsx};
use crate::lang::Lang;
use crate::output::File;
use crate::output::csv::CsvRows;
use crate::report::wording;

const COLUMNS: [&str; 15] = [
    "as_of",
    "community",
    "community_name",
    "score_low",
    "score_high",
    "grade_low",
    "grade_high",
    "gate",
    "judged",
    "of",
    "judged_must",
    "of_must",
    "failing_items",
    "standard",
    "standard_sha256",
];

/// The three files, in the reader's language; the table is for programs and spreadsheets alike
/// and has scores in full.
pub fn files(trend: &Trend, lang: Lang) -> Vec<File> {
    vec![
        File { path: "trend.xlsx".into(), bytes: xlsx::workbook(trend, lang) },
        File { path: "trend.html".into(), bytes: html::page(trend, lang).into_bytes() },
        File { path: "trend.csv".into(), bytes: table(trend) },
    ]
}

fn table(trend: &Trend) -> Vec<u8> {
    let mut table = CsvRows::for_people(&COLUMNS);
    for course in &trend.courses {
        for (day, standing) in &course.points {
            let day = &trend.days[*day];
            let failing: Vec<String> = standing.failing.iter().map(u32::to_string).collect();
            let grade = standing.grade.as_ref();
            let number = |number: Option<f64>| number.map_or(String::new(), |number| number.to_string());
            let judged = standing.judged;
            table.row([
                day.day.to_string().as_str(),
                &course.id,
                &course.name,
                &number(standing.score.map(|score| score.low)),
                &number(standing.score.map(|score| score.high)),
                grade.map_or("", |grade| &grade.low),
                grade.map_or("", |grade| &grade.high),
                standing.gate.map_or("", wording::verdict_id),
                &judged.clauses.to_string(),
                &judged.of.to_string(),
                &judged.must.to_string(),
                &judged.must_of.to_string(),
                &failing.join(" "),
                &day.standard.id,
                &day.standard.sha256,
            ]);
        }
    }
    table.bytes()
}
