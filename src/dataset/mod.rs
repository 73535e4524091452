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

pub(crate) use again::{ChangedText, Patched};
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
    /// Index into [`Dataset::inputs`].
    pub input: usize,
    /// Position in that file, from 0.
    pub index: usize,
}

/// A community (社区): the area of one residents' committee.
#[derive(Clone, Debug)]
pub struct Community {
    /// Its id, unique among communities.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its outline, WGS 84.
    pub shape: MultiPolygon<f64>,
    /// Its properties, `population` and `households` among them.
    pub facts: Facts,
    /// File and position.
    pub origin: Origin,
}

/// Whether a facility is there yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// It is there.
    Existing,
    /// It is being built.
    UnderConstruction,
    /// It is planned.
    Planned,
}

/// A facility (设施).
#[derive(Clone, Debug)]
pub struct Facility {
    /// Its id, unique among facilities.
    pub id: String,
    /// Its name, where it has one.
    pub name: Option<String>,
    /// What it is.
    pub category: CategoryId,
    /// Whether it is there yet: only what exists counts.
    pub status: Status,
    /// Index of the community it says it belongs to, whatever its place.
    pub community: Option<usize>,
    /// What its file says of it in words.
    pub description: Option<String>,
    /// Where it is, WGS 84: a point or an outline.
    pub shape: Shape,
    /// Its other properties.
    pub facts: Facts,
    /// File and position.
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
    /// Its id, unique among residences.
    pub id: String,
    /// Its number in the compound, such as `3#楼`.
    pub name: Option<String>,
    /// The compound (小区) it stands in.
    pub compound: Option<String>,
    /// Index of the community it says it belongs to, whatever its place.
    pub community: Option<usize>,
    /// Where it is, WGS 84: a point or an outline.
    pub shape: Shape,
    /// Its other properties, `population` and `households` among them.
    pub facts: Facts,
    /// File and position.
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
    /// Of the facility of this index.
    Facility(usize),
    /// Of the residence of this index.
    Residence(usize),
    /// A compound's gate; no residence's walk starts there.
    Compound,
}

/// A gate of a facility, residence or compound.
#[derive(Clone, Debug)]
pub struct Entrance {
    /// What it is a gate of.
    pub of: GateOf,
    /// Where it is, WGS 84.
    pub at: Point<f64>,
    /// File and position.
    pub origin: Origin,
}

/// What a survey answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reply {
    /// 是.
    Yes,
    /// 否.
    No,
    /// 不适用.
    NotApplicable,
}

/// One row of `survey.csv`.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// Index of the community.
    pub community: usize,
    /// Id of the clause that asks.
    pub clause: String,
    /// What was answered.
    pub reply: Reply,
    /// What was counted or measured, as written.
    pub value: Option<String>,
    /// What proves it: a document, a photograph.
    pub evidence: Option<String>,
    /// Who answered.
    pub by: Option<String>,
    /// The day of the answer.
    pub date: Option<Date>,
    /// Last day on which the answer counts.
    pub expires: Option<Date>,
    /// A note.
    pub note: Option<String>,
    /// File and position.
    pub origin: Origin,
}

/// One row of the project register (工作台账), `projects.csv`.
#[derive(Clone, Debug, PartialEq)]
pub struct Project {
    /// Index of the community.
    pub community: usize,
    /// The item as written: its number, id or title.
    pub item: String,
    /// 项目名称.
    pub name: Option<String>,
    /// 项目建设内容.
    pub content: Option<String>,
    /// 责任单位, as written.
    pub responsible: Option<String>,
    /// 配合单位, as written.
    pub cooperating: Option<String>,
    /// 完成时限, as printed.
    pub deadline: Option<String>,
    /// As written; [`crate::register`] reads it.
    pub status: Option<String>,
    /// Day of the start.
    pub started: Option<Date>,
    /// Day of completion.
    pub completed: Option<Date>,
    /// Day of acceptance.
    pub accepted: Option<Date>,
    /// What it is to cost, and what of that is spent, 万元.
    pub cost: Option<f64>,
    /// What is spent, 万元.
    pub spent: Option<f64>,
    /// What proves completion.
    pub evidence: Option<String>,
    /// A note.
    pub note: Option<String>,
    /// File and position.
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
    /// Id of the clause.
    pub clause: String,
    /// On what ground.
    pub reason: String,
    /// Who granted it.
    pub approver: String,
    /// The document that grants it.
    pub document: String,
    /// First and last day on which it counts.
    pub granted: Date,
    /// Last day on which it counts.
    pub expires: Date,
    /// A note.
    pub note: Option<String>,
    /// File and position.
    pub origin: Origin,
}

/// One file that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InputFile {
    /// Path below the folder that holds the dataset, with `/`: the same on every machine.
    pub path: String,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// Features, or rows of a table.
    pub features: usize,
    /// Whether rows (a table) or features are counted.
    pub is_table: bool,
}

/// What was read of a source, and everything found wrong on the way.
#[derive(Debug)]
pub struct Reading {
    /// What was read; incomplete where an error was found.
    pub dataset: Dataset,
    /// Errors, warnings and notes, in the order found.
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
    /// Its name, from the manifest, else that of its folder or file.
    pub name: String,
    /// The day it describes, where the manifest says one.
    pub as_of: Option<Date>,
    /// For which categories absence proves absence.
    pub surveyed: Surveyed,
    /// Layers whose coordinate system is declared by itself.
    pub apart: Vec<Layer>,
    /// Whether its files hold WGS 84 as they stand.
    pub is_plain: bool,
    /// The files read.
    pub inputs: Vec<InputFile>,
    /// The coordinate system that each file names itself.
    named: Vec<Option<String>>,
    /// The communities, in the order of their file.
    pub communities: Vec<Community>,
    /// The facilities, in the order of their file.
    pub facilities: Vec<Facility>,
    /// The residences, in the order of their file.
    pub residences: Vec<Residence>,
    /// Facilities and residences by their ids.
    ids: (Ids, Ids),
    /// The walkable paths; empty once a session has given them to the network.
    pub paths: Paths,
    /// For each path, its feature's position in the one file that holds paths.
    path_features: Vec<u32>,
    /// That file.
    path_input: Option<usize>,
    /// The entrances, in the order of their file.
    pub entrances: Vec<Entrance>,
    /// The candidate sites, in the order of their file.
    pub sites: Vec<Site>,
    /// The rows of `survey.csv`.
    pub survey: Vec<Answer>,
    /// The rows of `projects.csv`.
    pub projects: Vec<Project>,
    /// The rows of `waivers.csv`.
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
