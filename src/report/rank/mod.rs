//! The ranking of gaps: on a terminal, as CSV, as a workbook, as JSON.

mod because;
mod book;
mod text;
mod words;

use super::cells::Cell;
use crate::lang::Lang;
use crate::output::File;
use crate::output::csv::CsvRows;
use crate::rank::Ranking;

pub use text::text as rank;
pub(super) use words::unit;

/// The files: `rank.csv`, `rank.xlsx` and `rank.json`.
pub fn rank_files(ranking: &Ranking, lang: Lang) -> Vec<File> {
    let columns: Vec<String> = words::columns(ranking, lang).into_iter().map(|column| column.title).collect();
    let header: Vec<&str> = columns.iter().map(String::as_str).collect();
    let mut table = CsvRows::for_people(&header);
    for row in &ranking.rows {
        let cells = words::cells(ranking, row, lang);
        let cells: Vec<String> = cells.into_iter().map(Cell::text).collect();
        table.row(cells.iter().map(String::as_str));
    }
    let json = serde_json::to_vec_pretty(ranking).expect("writing to memory");
    vec![
        File { path: "rank.csv".into(), bytes: table.bytes() },
        File { path: "rank.xlsx".into(), bytes: book::workbook(ranking, lang) },
        File { path: "rank.json".into(), bytes: json },
    ]
}
