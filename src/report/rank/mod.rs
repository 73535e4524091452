//! The ranking of gaps: on a terminal, as CSV, as a workbook, as JSON.

mod because;
mod book;
mod text;
mod words;

use crate::lang::Lang;
use crate::output::File;
use crate::rank::Ranking;
use crate::render;

pub use text::text as rank;
pub(super) use words::unit;

/// The files: `rank.csv`, `rank.xlsx` and `rank.json`.
pub fn rank_files(ranking: &Ranking, lang: Lang) -> Vec<File> {
    let mut files = render::files(&book::document(ranking, lang), "rank", &["csv", "xlsx"]);
    let json = serde_json::to_vec_pretty(ranking).expect("writing to memory");
    files.push(File { path: "rank.json".into(), bytes: json });
    files
}
