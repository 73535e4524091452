//! A dataset: communities, their facilities, residences and paths, read from a directory, a
//! bundle or a record of a text sequence. Everything inside is typed, WGS 84, and every
//! defect met on the way is reported.

mod again;
mod columns;
mod edit;
pub(crate) mod facts;
mod features;
pub(crate) mod geojson;
pub(crate) mod geometry;
mod hidden;
mod ids;
mod layers;
mod links;
mod manifest;
pub(crate) mod number;
mod parts;
mod pieces;
mod properties;
mod quick;
mod rings;
pub(crate) mod save;
mod sites;
mod source;
pub(crate) mod systems;
pub(crate) mod tables;
pub(crate) mod takes;

use geo::{MultiPolygon, Point};
use rustc_hash::FxHashMap as HashMap;

pub use again::{ChangedText, Patched};
pub use edit::{Cells, Edit, EditContext, FeatureName, RowName, Values};
pub use facts::{Facts, Value};
pub(crate) use manifest::Renames;
pub use manifest::{Manifest, Surveyed};
pub(crate) use save::table::append_csv_rows;
pub use sites::Site;
pub(crate) use source::unreadable;
pub use source::{
    CONFLICTS, FORM_CONFLICTS, FORM_ENTRIES, LEFTOVER, OnProgress, ReadingStep, Source, file_names, records,
};

use ids::Ids;

use crate::date::Date;
use crate::defect::{Defect, did_you_mean};
use crate::shapes::{Paths, Shape};
use crate::vocabulary::{CategoryId, Layer};

/// Where a feature or row came from: index into [`Dataset::inputs`], and position in it from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Origin {
    pub input: usize,
    pub index: usize,
}

/// A community (社区): the area of one residents' committee.
#[derive(Clone, Debug)]
pub struct Community {
    pub id: String,
    pub name: String,
    pub shape: MultiPolygon<f64>,
    pub facts: Facts,
    pub origin: Origin,
}

/// Whether a facility is there yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    Existing,
    UnderConstruction,
    Planned,
}

/// A facility (设施).
#[derive(Clone, Debug)]
pub struct Facility {
    pub id: String,
    pub name: Option<String>,
    pub category: CategoryId,
    pub status: Status,
    /// Index of the community it says it belongs to, whatever its place.
    pub community: Option<usize>,
    pub description: Option<String>,
    pub shape: Shape,
    pub facts: Facts,
    pub origin: Origin,
}

impl Facility {
    /// Its name and id, or its id alone.
    pub fn title(&self) -> String {
        match &self.name {
            Some(name) if *name != self.id => format!("{name}（{}）", self.id),
            _ => self.id.clone(),
        }
    }
}

/// A residential building (住宅楼).
#[derive(Clone, Debug)]
pub struct Residence {
    pub id: String,
    /// Its number in the compound, such as `3#楼`.
    pub name: Option<String>,
    /// The compound (小区) it stands in.
    pub compound: Option<String>,
    pub community: Option<usize>,
    pub shape: Shape,
    pub facts: Facts,
    pub origin: Origin,
}

impl Residence {
    /// Its compound and number, as far as known.
    pub fn label(&self) -> Option<String> {
        let parts: Vec<&str> =
            [&self.compound, &self.name].into_iter().flatten().map(String::as_str).collect();
        (!parts.is_empty()).then(|| parts.concat())
    }

    /// Its compound, number and id.
    pub fn title(&self) -> String {
        match self.label() {
            Some(label) => format!("{label}（{}）", self.id),
            None => self.id.clone(),
        }
    }
}

/// What an entrance is a gate of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum GateOf {
    Facility(usize),
    Residence(usize),
    /// A compound's gate; no residence's walk starts there.
    Compound,
}

/// A gate of a facility, residence or compound.
#[derive(Clone, Debug)]
pub struct Entrance {
    pub of: GateOf,
    pub at: Point<f64>,
    pub origin: Origin,
}

/// What a survey answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reply {
    Yes,
    No,
    NotApplicable,
}

/// One row of `survey.csv`.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// Index of the community.
    pub community: usize,
    pub clause: String,
    pub reply: Reply,
    pub value: Option<String>,
    pub evidence: Option<String>,
    pub by: Option<String>,
    pub date: Option<Date>,
    /// Last day on which the answer counts.
    pub expires: Option<Date>,
    pub note: Option<String>,
    pub origin: Origin,
}

/// One row of the project register (工作台账), `projects.csv`.
#[derive(Clone, Debug, PartialEq)]
pub struct Project {
    /// Index of the community.
    pub community: usize,
    /// The item as written: its number, id or title.
    pub item: String,
    pub name: Option<String>,
    pub content: Option<String>,
    pub responsible: Option<String>,
    pub cooperating: Option<String>,
    pub deadline: Option<String>,
    /// As written; [`crate::register`] reads it.
    pub status: Option<String>,
    pub started: Option<Date>,
    pub completed: Option<Date>,
    pub accepted: Option<Date>,
    /// What it is to cost, and what of that is spent, 万元.
    pub cost: Option<f64>,
    pub spent: Option<f64>,
    pub evidence: Option<String>,
    pub note: Option<String>,
    pub origin: Origin,
}

impl Project {
    /// Whether every cell but its place is another's.
    pub fn says_the_same(&self, other: &Project) -> bool {
        let texts = |p: &Project| {
            let all = [&p.name, &p.content, &p.responsible, &p.cooperating, &p.deadline, &p.status];
            (p.community, p.item.clone(), all.map(Clone::clone), p.evidence.clone(), p.note.clone())
        };
        let figures = |p: &Project| (p.started, p.completed, p.accepted, p.cost, p.spent);
        texts(self) == texts(other) && figures(self) == figures(other)
    }
}

/// One row of `waivers.csv` (豁免): who let a community off a clause, on what ground and until
/// when. Everything but the note is there.
#[derive(Clone, Debug, PartialEq)]
pub struct Waiver {
    /// Index of the community.
    pub community: usize,
    pub clause: String,
    pub reason: String,
    pub approver: String,
    pub document: String,
    /// First and last day on which it counts.
    pub granted: Date,
    pub expires: Date,
    pub note: Option<String>,
    pub origin: Origin,
}

/// One file that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InputFile {
    /// Path below the folder that holds the dataset, with `/`: the same on every machine.
    pub path: String,
    pub sha256: String,
    /// Features, or rows of a table.
    pub features: usize,
    /// Whether rows (a table) or features are counted.
    pub is_table: bool,
}

/// What was read of a source, and everything found wrong on the way.
#[derive(Debug)]
pub struct Reading {
    pub dataset: Dataset,
    pub defects: Vec<Defect>,
}

impl Reading {
    /// The dataset and its warnings and notes.
    ///
    /// # Errors
    /// Everything found, when an error is among it: what was read is then incomplete.
    pub fn finish(self) -> Result<(Dataset, Vec<Defect>), Vec<Defect>> {
        if self.defects.iter().any(Defect::is_error) {
            return Err(self.defects);
        }
        Ok((self.dataset, self.defects))
    }
}

/// A dataset, cross references resolved.
#[derive(Clone, Debug)]
pub struct Dataset {
    pub name: String,
    pub as_of: Option<Date>,
    pub surveyed: Surveyed,
    /// Layers whose coordinate system is declared by itself.
    pub apart: Vec<Layer>,
    /// Whether its files hold WGS 84 as they stand.
    pub is_plain: bool,
    pub inputs: Vec<InputFile>,
    /// The coordinate system that each file names itself.
    named: Vec<Option<String>>,
    pub communities: Vec<Community>,
    pub facilities: Vec<Facility>,
    pub residences: Vec<Residence>,
    /// Facilities and residences by their ids.
    ids: (Ids, Ids),
    pub paths: Paths,
    /// For each path, its feature's position in the one file that holds paths.
    path_features: Vec<u32>,
    /// That file.
    path_input: Option<usize>,
    pub entrances: Vec<Entrance>,
    pub sites: Vec<Site>,
    pub survey: Vec<Answer>,
    pub projects: Vec<Project>,
    pub waivers: Vec<Waiver>,
}

impl Dataset {
    /// Its paths, of which it has none then.
    pub fn take_paths(&mut self) -> Paths {
        self.path_features = Vec::new();
        std::mem::take(&mut self.paths)
    }

    /// Place of a row or feature for messages: `projects.csv 第 4 行` has row 4 at index 2.
    pub fn place(&self, origin: Origin) -> (&str, usize) {
        let input = &self.inputs[origin.input];
        (&input.path, if input.is_table { origin.index + 2 } else { origin.index })
    }

    /// Index of the facility with this id.
    pub fn facility_by_id(&self, id: &str) -> Option<usize> {
        self.ids.0.find(id, |index| &self.facilities[index].id)
    }

    /// Index of the residence with this id.
    pub fn residence_by_id(&self, id: &str) -> Option<usize> {
        self.ids.1.find(id, |index| &self.residences[index].id)
    }

    /// Indices of the communities whose id or name is `name`.
    pub fn communities_named(&self, name: &str) -> Vec<usize> {
        CommunityNames::from_communities(&self.communities).find(name).to_vec()
    }
}

/// Communities by what they are called.
struct CommunityNames<'c> {
    communities: &'c [Community],
    ids: HashMap<&'c str, Vec<usize>>,
    names: HashMap<&'c str, Vec<usize>>,
}

impl<'c> CommunityNames<'c> {
    fn from_communities(communities: &'c [Community]) -> CommunityNames<'c> {
        let mut called = CommunityNames { communities, ids: HashMap::default(), names: HashMap::default() };
        for (index, community) in communities.iter().enumerate() {
            called.ids.entry(community.id.as_str()).or_default().push(index);
            called.names.entry(community.name.as_str()).or_default().push(index);
        }
        called
    }

    /// Indices of the communities with this id, or else with this name.
    fn find(&self, name: &str) -> &[usize] {
        self.ids.get(name).or_else(|| self.names.get(name)).map_or(&[], Vec::as_slice)
    }

    /// The id or name that a wrong one was likely meant to be.
    fn suggest(&self, name: &str) -> Option<&'c str> {
        did_you_mean(name, self.communities.iter().flat_map(|c| [c.id.as_str(), c.name.as_str()]))
    }
}
