//! Reports: each renders the finished audit and computes no verdict.

mod about;
mod acceptance;
mod access;
mod clauses;
mod diff;
mod formats;
mod gap_list;
mod gaps_geojson;
mod items;
mod json;
mod ledger;
mod map;
mod markdown;
mod monthly;
mod names;
mod network_geojson;
mod overview;
pub mod page;
mod quality;
mod quality_files;
mod rank;
mod register;
mod run;
mod site;
mod summary;
mod trend;
mod unknown;
mod waivers;
mod walks;
mod what_if;
pub(crate) mod wording;

use crate::audit::{Audit, CommunityAudit};
use crate::dataset::Dataset;
use crate::finding::FailingFeature;
use crate::lang::Lang;
use crate::measure::Measures;
use crate::units::Pace;
use crate::vocabulary::{CategoryId, Vocabulary};

pub use acceptance::{acceptance, acceptance_files};
pub use diff::{diff, diff_files};
pub use formats::{CommunityTable, FORMATS, Format, Layout, WrittenByDefault};
pub use json::line as json_line;
pub use monthly::{monthly, monthly_files};
pub use network_geojson::network_geojson;
pub use quality::{Quality, quality};
pub use quality_files::quality_files;
pub use rank::{rank, rank_files};
pub use register::{register, register_files};
pub use run::{Renderer, Reports};
pub use site::{site, site_files};
pub use summary::Summary;
pub use trend::{trend, trend_files};
pub use what_if::{what_if, what_if_files};

/// What all parts of a report share.
pub struct ReportContext<'a> {
    /// The audit's heading, without communities.
    pub audit: &'a Audit,
    /// What categories and properties are called.
    pub vocabulary: &'a Vocabulary,
    pub pace: Pace,
    /// The categories whose walks are listed.
    pub walks: Vec<CategoryId>,
    /// Whether straight distances stand in for walks somewhere.
    pub estimated: bool,
    pub lang: Lang,
}

/// One community's share of a report.
pub struct CommunitySlice<'a> {
    pub audit: &'a CommunityAudit,
    /// What it was judged by; nothing where only `audit.json` is at hand.
    pub measured: Option<Measured<'a>>,
}

impl CommunitySlice<'_> {
    /// Those of an audit of which nothing else is at hand.
    pub fn all_of(audit: &Audit) -> Vec<CommunitySlice<'_>> {
        audit.communities.iter().map(|audit| CommunitySlice { audit, measured: None }).collect()
    }
}

/// What a community was judged by.
#[derive(Clone, Copy)]
pub struct Measured<'a> {
    pub dataset: &'a Dataset,
    pub measures: &'a Measures,
    /// Its index in the dataset.
    pub community: usize,
    /// Clause ids and features that fail them.
    pub failing_features: &'a [(String, FailingFeature)],
}
