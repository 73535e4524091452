//! Whether a gap's project can begin: a responsible unit, a deadline that is not over, and a site
//! where the standard asks for room.

use geo::Intersects;
use serde::Serialize;

use super::RankInput;
use crate::audit::ClauseAudit;
use crate::register::{ProjectStage, RegisterEntry, Term, Timing};
use crate::vocabulary::Layer;

/// What a gap's project lacks to begin.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "lack", rename_all = "snake_case")]
pub enum Lack {
    /// The register has no project for it.
    Project,
    /// No unit is responsible.
    ResponsibleUnit,
    /// No day by which it is due, and not 长期坚持 either.
    Deadline,
    /// Its deadline is over.
    Overdue {
        /// For so many days.
        days: i32,
    },
    /// The register says it is complete, yet the gap is there: first find out why.
    CompleteOnPaper,
    /// No facility is planned and no candidate site is as large, in square metres; the largest
    /// there is.
    Site {
        /// Square metres that the clauses ask for.
        least: f64,
        /// Square metres of the largest site there is; null without a site of known size.
        largest: Option<f64>,
    },
}

/// What is lacking, nothing where the gap's projects are ready.
pub(super) fn lacks(
    source: &RankInput,
    community: usize,
    entries: &[&RegisterEntry],
    clauses: &[&ClauseAudit],
) -> Vec<Lack> {
    let mut lacks = Vec::new();
    if entries.is_empty() {
        lacks.push(Lack::Project);
    } else {
        if entries.iter().any(|entry| entry.responsible.is_empty()) {
            lacks.push(Lack::ResponsibleUnit);
        }
        if entries.iter().any(|entry| entry.deadline.term == Term::Open) {
            lacks.push(Lack::Deadline);
        }
        let overdue = entries.iter().filter_map(|entry| match entry.timing {
            Timing::Overdue { days } => Some(days),
            _ => None,
        });
        lacks.extend(overdue.max().map(|days| Lack::Overdue { days }));
        if entries.iter().all(|entry| entry.stage >= ProjectStage::Complete) {
            lacks.push(Lack::CompleteOnPaper);
        }
    }
    // What the clauses need one by one: one site may serve several, as a nursery may be part of a
    // service station.
    let needed = clauses.iter().filter_map(|clause| room_needed(clause)).max_by(|a, b| a.1.total_cmp(&b.1));
    if let Some((property, least)) = needed {
        let largest = largest_site(source, community, property);
        if largest.is_none_or(|largest| largest < least) {
            lacks.push(Lack::Site { least, largest });
        }
    }
    lacks
}

/// The room, in square metres, that a clause asks of a facility which is neither there nor
/// planned: of land where it says how much, else of floor. An inadequate facility is mended where
/// it stands, and what has no area in the standard needs no site.
fn room_needed(clause: &ClauseAudit) -> Option<(&'static str, f64)> {
    if clause.evidence.iter().any(|evidence| evidence.layer == Layer::Facilities) {
        return None;
    }
    let bound = |property: &'static str| {
        let condition = clause.conditions.iter().find(|condition| condition.property == property)?;
        Some((property, condition.min?))
    };
    bound("site_area_m2").or_else(|| bound("floor_area_m2"))
}

/// The largest candidate site in a community by what it says of itself, else by its outline.
fn largest_site(source: &RankInput, community: usize, asked: &str) -> Option<f64> {
    let area = &source.dataset.communities[community].shape;
    let inside = source.dataset.sites.iter().filter(|site| {
        let point = site.shape.inner_point();
        point.is_some_and(|point| area.intersects(&point))
    });
    inside.filter_map(|site| site.area(asked, &source.standard.vocabulary)).max_by(f64::total_cmp)
}
