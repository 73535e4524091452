//! Reports: each renders the finished audit and computes no verdict.

mod about;
mod acceptance;
mod access;
mod clauses;
mod diff;
mod form;
mod formats;
mod gap_list;
mod gaps_geojson;
mod items;
mod json;
mod ledger;
mod map;
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
mod whole;
pub(crate) mod wording;

use crate::audit::{Audit, CommunityAudit};
use crate::lang::Lang;
use crate::session::JudgedCommunity;
use crate::vocabulary::Vocabulary;

pub use acceptance::{acceptance, acceptance_files};
pub use diff::{diff, diff_files};
pub use form::form_files;
pub(crate) use formats::Layout;
pub use formats::{FORMATS, ReportFormat, formats};
pub use json::{kept_audit, line as json_line};
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
    /// Whether straight distances stand in for walks somewhere.
    pub estimated: bool,
    /// The language of the reports.
    pub lang: Lang,
}

/// One community's share of a report.
pub struct CommunitySlice<'a> {
    pub(crate) audit: &'a CommunityAudit,
    /// As it was judged; nothing where only `audit.json` is at hand.
    pub(crate) judged: Option<&'a JudgedCommunity<'a>>,
}

impl<'a> CommunitySlice<'a> {
    /// One just judged, with what it was judged by.
    pub fn from_judged(judged: &'a JudgedCommunity) -> CommunitySlice<'a> {
        CommunitySlice { audit: &judged.audit, judged: Some(judged) }
    }

    /// One of an audit of which nothing else is at hand.
    pub fn from_audit(audit: &'a CommunityAudit) -> CommunitySlice<'a> {
        CommunitySlice { audit, judged: None }
    }

    /// Those of an audit of which nothing else is at hand.
    pub(crate) fn all_of(audit: &'a Audit) -> Vec<CommunitySlice<'a>> {
        audit.communities.iter().map(CommunitySlice::from_audit).collect()
    }
}
