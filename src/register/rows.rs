//! New rows of the register for gaps without a project, behind those that people wrote.

use std::path::Path;

use super::Register;
use crate::audit::Audit;
use crate::dataset::{Dataset, Project, append_csv_rows, unreadable};
use crate::date::Date;
use crate::defect::Defect;
use crate::standard::Standard;
use crate::units::plain;
use crate::vocabulary::Layer;

/// The columns of `projects.csv`.
pub(crate) const COLUMNS: [&str; 15] = [
    "community",
    "item",
    "project_name",
    "project_content",
    "responsible",
    "cooperating",
    "deadline",
    "status",
    "started",
    "completed",
    "accepted",
    "cost_wan_yuan",
    "spent_wan_yuan",
    "evidence",
    "note",
];

/// A register with a row for every gap.
pub struct Started {
    /// The whole file.
    pub bytes: Vec<u8>,
    /// How many rows were there, and how many are new.
    pub known: usize,
    /// How many rows are new.
    pub added: usize,
}

/// The `projects.csv` of the dataset at a path with a row behind the others for every gap that has no project,
/// filled as the gap list has it, its status 未开工. What is there stays byte for byte: its
/// header, its order of columns, its encoding and its line ends are kept.
///
/// # Errors
/// A file that cannot be read as a table, or that lacks a column the new rows need.
pub fn started(
    path: &Path,
    dataset: &Dataset,
    register: &Register,
    audit: &Audit,
    standard: &Standard,
) -> Result<Started, Box<Defect>> {
    // A bundle's rows are no table yet.
    let mut rows: Vec<Vec<String>> = Vec::new();
    let known = if path.is_dir() {
        match std::fs::read(path.join("projects.csv")) {
            Ok(bytes) => Some(bytes),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
            Err(error) => return Err(Box::new(unreadable("projects.csv", &error))),
        }
    } else {
        rows.extend(dataset.projects.iter().map(|project| row_of(project, dataset)));
        None
    };
    let own = rows.len();
    for open in &register.unplanned {
        let community = audit.communities.iter().find(|community| community.id == open.community);
        let gap = community.and_then(|community| community.gaps.iter().find(|gap| gap.item == open.item));
        let Some(gap) = gap else { continue };
        let mut row = vec![String::new(); COLUMNS.len()];
        for (column, text) in [
            ("community", open.community.as_str()),
            ("item", &open.item.to_string()),
            ("project_name", &gap.project_name),
            ("project_content", &gap.project_content),
            ("responsible", &gap.responsible),
            ("cooperating", &gap.cooperating),
            ("deadline", &gap.deadline),
            ("status", "未开工"),
        ] {
            let place = COLUMNS.iter().position(|known| *known == column);
            row[place.expect("a column of the register")] = text.to_owned();
        }
        rows.push(row);
    }
    let named = |header: &str| {
        let property = standard.vocabulary.property(Layer::Projects, header)?;
        COLUMNS.iter().position(|column| *column == property.id)
    };
    let added = rows.len() - own;
    let bytes = match known {
        Some(known) if rows.is_empty() => known,
        known => append_csv_rows(known.as_deref(), "projects.csv", &COLUMNS, named, &rows)?,
    };
    Ok(Started { bytes, known: dataset.projects.len(), added })
}

/// A project as the table has it.
fn row_of(project: &Project, dataset: &Dataset) -> Vec<String> {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let day = |day: Option<Date>| day.map_or(String::new(), |day| day.to_string());
    let number = |number: Option<f64>| number.map_or(String::new(), plain);
    vec![
        dataset.communities[project.community].id.clone(),
        project.item.clone(),
        text(&project.name),
        text(&project.content),
        text(&project.responsible),
        text(&project.cooperating),
        text(&project.deadline),
        text(&project.status),
        day(project.started),
        day(project.completed),
        day(project.accepted),
        number(project.cost),
        number(project.spent),
        text(&project.evidence),
        text(&project.note),
    ]
}
