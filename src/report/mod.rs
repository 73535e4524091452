//! Reports: each renders the finished audit and computes no verdict.

mod gap_list;
mod gaps_geojson;
mod json;
mod out;
mod quality;
mod summary;
mod table;
mod unknown;
mod walks;

use crate::audit::Audit;
use crate::check::Culprit;
use crate::lang::Lang;
use crate::measure::Measures;
use crate::units::Pace;
use crate::vocabulary::CategoryId;

pub use json::line as json_line;
pub use out::{Failure, write};
pub use quality::quality;
pub use summary::summary;

/// What reports are made of: the audit, and the measured datasets it judged.
pub struct Subject<'a> {
    pub audit: &'a Audit,
    pub parts: Vec<Part<'a>>,
    pub pace: Pace,
    /// The categories whose walks are listed.
    pub walks: Vec<CategoryId>,
    pub lang: Lang,
}

/// One dataset's share of the audit.
pub struct Part<'a> {
    pub measures: &'a Measures<'a>,
    /// For each community of the audit: its index in the dataset, and per clause id the
    /// features that fail it.
    pub culprits: &'a [(usize, Vec<(String, Culprit)>)],
}

/// A file to be written below `--out`.
pub struct File {
    /// Path with `/`, relative to the output directory.
    pub path: String,
    pub bytes: Vec<u8>,
}

/// A report format.
pub struct Format {
    /// What `--format` calls it.
    pub name: &'static str,
    /// What it writes, for help texts.
    pub writes: &'static str,
    pub render: fn(&Subject) -> Vec<File>,
}

/// Every format, in the order their files are listed.
pub const FORMATS: [Format; 5] = [
    Format { name: "json", writes: "audit.json", render: json::render },
    Format { name: "gap-list", writes: "gap-list/<社区 id>.csv", render: gap_list::render },
    Format { name: "unknown", writes: "unknown.csv", render: unknown::render },
    Format { name: "geojson", writes: "gaps.geojson", render: gaps_geojson::render },
    Format { name: "walks", writes: "walks.csv", render: walks::render },
];
