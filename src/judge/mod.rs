//! Judging: measures against a standard. Knows thresholds and three-valued logic, and no
//! geometry.

mod access;
mod clause;
mod community;
pub(crate) mod score;
mod titles;
mod waiver;

use crate::audit::{Audit, CommunityAudit, InputUsed, StandardUsed, Tool, VERSION};
use crate::dataset::Dataset;
use crate::date::Date;
use crate::finding::{FailingFeature, Figures};
use crate::measure::{Measures, WalkExtent};
use crate::standard::Standard;
use crate::units::Pace;
use crate::vocabulary::CategoryId;

/// How to judge.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Settings {
    pub(crate) as_of: Date,
    /// A walking pace that wins over the standard's.
    pub(crate) pace: Option<Pace>,
}

/// A measured dataset, and what it is judged by.
#[derive(Clone, Copy)]
pub(crate) struct JudgeContext<'a> {
    pub(crate) dataset: &'a Dataset,
    pub(crate) standard: &'a Standard,
    /// Taken of the same dataset, as far as [`extent`] says.
    pub(crate) measures: &'a Measures,
    pub(crate) settings: Settings,
}

/// One community judged, its annexed list not filled in yet; with the features that fail for the
/// map reports.
pub(crate) struct Judgement {
    pub(crate) audit: CommunityAudit,
    /// Clause ids and features that fail them, in the standard's order.
    pub(crate) failing_features: Vec<(String, FailingFeature)>,
    /// The obligatory clauses that fail, in the standard's order.
    pub(crate) failing: Vec<FailingClause>,
}

/// An obligatory clause that fails, with what the annexed list words it by.
pub(crate) struct FailingClause {
    pub(crate) id: String,
    pub(crate) figures: Figures,
}

/// How far walks must be measured to judge by a standard and to list walks to `listed`: as far
/// as they go to what a clause reaches for or a report lists, else as far as the access
/// profile looks.
pub(crate) fn extent(standard: &Standard, listed: &[CategoryId]) -> WalkExtent {
    let mut whole = standard.reached();
    whole.extend(listed.iter().copied().filter(|category| !standard.reached().contains(category)));
    WalkExtent { whole, circles: access::CIRCLES.to_vec() }
}

/// Judges the community at an index of the measured dataset.
pub(crate) fn community(judged: JudgeContext, index: usize) -> Judgement {
    community::judge(judged, index)
}

/// An audit of one dataset that says what was read and judged against, and holds no community
/// yet.
pub(crate) fn heading(dataset: &Dataset, standard: &Standard, settings: Settings) -> Audit {
    Audit {
        version: VERSION,
        tool: Tool { name: "ccaudit".into(), version: env!("CARGO_PKG_VERSION").into() },
        datasets: vec![dataset.name.clone()],
        as_of: settings.as_of.to_string(),
        standard: StandardUsed {
            id: standard.id.clone(),
            title: standard.title.clone(),
            layers: standard.layers.clone(),
            sha256: standard.sha256.clone(),
            pace: settings.pace.map_or(standard.pace.value, |pace| pace.0),
            gate: standard.gate.as_ref().map(|gate| gate.title.clone()),
            unverified: standard.unverified(),
        },
        names: standard.own_names.clone(),
        inputs: dataset
            .inputs
            .iter()
            .map(|input| InputUsed {
                path: input.path.clone(),
                sha256: input.sha256.clone(),
                features: input.features,
            })
            .collect(),
        quality: Vec::new(),
        communities: Vec::new(),
    }
}
