//! Reports: each renders the finished audit and computes no verdict.

mod acceptance;
mod access;
mod cells;
mod clauses;
pub(crate) mod columns;
mod community_map;
mod docx;
mod gap_list;
mod gaps_geojson;
mod goal;
pub mod html;
mod items;
mod json;
mod map;
mod markdown;
mod monthly;
mod network_geojson;
mod overview;
mod quality;
mod quality_files;
mod rank;
mod register;
mod site;
mod summary;
mod unknown;
mod walks;
mod what_if;
pub(crate) mod wording;
pub(crate) mod xlsx;

use crate::audit::{Audit, CommunityAudit};
use crate::dataset::Dataset;
use crate::finding::FailingFeature;
use crate::lang::Lang;
use crate::measure::Measures;
use crate::output::{File, Finished, Output, WriteError};
use crate::units::Pace;
use crate::vocabulary::{CategoryId, Vocabulary};

pub use acceptance::{acceptance, acceptance_files};
pub use community_map::community_map;
pub use json::line as json_line;
pub use monthly::{monthly, monthly_files};
pub use network_geojson::network_geojson;
pub use quality::{Quality, quality};
pub use quality_files::quality_files;
pub use rank::{rank, rank_files};
pub use register::{register, register_table};
pub use site::{site, site_files};
pub use summary::Summary;
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

/// A report format.
pub struct Format {
    /// What `--format` calls it.
    pub name: &'static str,
    pub layout: Layout,
    pub by_default: WrittenByDefault,
    /// Whether it shows more than `audit.json` holds, or keeps what only a new audit finds.
    pub needs_measures: bool,
    /// Whether `--format csv` means it too.
    pub is_table: bool,
}

impl Format {
    /// Its file, where all communities share one that is known beforehand.
    pub fn path(&self) -> Option<&'static str> {
        match self.layout {
            Layout::Whole { path, .. } => Some(path),
            Layout::Each(_) | Layout::Copy { .. } | Layout::Aggregate(_) | Layout::Editable(_) => None,
        }
    }
}

/// Whether a format is written where none is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WrittenByDefault {
    Yes,
    /// For audits of at most [`MOST_MAPPED`] communities.
    Few,
    No,
}

/// Up to so many communities an audit holds their maps: more are not looked at one by one, and
/// a city's buildings would make `audit.json` several times as long.
pub const MOST_MAPPED: usize = 200;

/// How a format's files are made up, so that a city of thousands of communities is written as
/// it is judged and never held whole.
pub enum Layout {
    /// One file: a head, a part a community with something between those that hold anything,
    /// and a tail.
    Whole {
        path: &'static str,
        head: fn(&ReportContext) -> Vec<u8>,
        part: fn(&ReportContext, &CommunitySlice) -> Vec<u8>,
        between: &'static str,
        tail: fn(&ReportContext) -> Vec<u8>,
    },
    /// The same bytes as another format's whole file, which is written before it.
    Copy { of: &'static str, path: fn(&ReportContext) -> String },
    /// A file a community.
    Each(fn(&ReportContext, &CommunitySlice) -> File),
    /// Files that need the whole audit at once.
    Aggregate(fn(&Audit, &Vocabulary, Lang) -> Vec<File>),
    /// The same for people to write in: one that is there is not written over.
    Editable(fn(&Audit, &Vocabulary, Lang) -> Vec<File>),
}

fn nothing(_: &ReportContext) -> Vec<u8> {
    Vec::new()
}

/// Every format, in the order their files are listed.
pub const FORMATS: [Format; 15] = [
    Format {
        name: "json",
        layout: Layout::Whole {
            path: "audit.json",
            head: json::head,
            part: json::part,
            between: ",",
            tail: json::tail,
        },
        by_default: WrittenByDefault::Yes,
        needs_measures: false,
        is_table: false,
    },
    Format {
        name: "history",
        layout: Layout::Copy {
            of: "audit.json",
            path: |frame| format!("history/{}.json", frame.audit.as_of),
        },
        by_default: WrittenByDefault::Yes,
        needs_measures: true,
        is_table: false,
    },
    Format {
        name: "gap-list",
        layout: Layout::Each(gap_list::file),
        by_default: WrittenByDefault::Yes,
        needs_measures: false,
        is_table: true,
    },
    Format {
        name: "unknown",
        layout: whole_table("unknown.csv", unknown::head, unknown::part),
        by_default: WrittenByDefault::Yes,
        needs_measures: false,
        is_table: true,
    },
    Format {
        name: "geojson",
        layout: Layout::Whole {
            path: "gaps.geojson",
            head: gaps_geojson::head,
            part: gaps_geojson::part,
            between: ",",
            tail: gaps_geojson::tail,
        },
        by_default: WrittenByDefault::Yes,
        needs_measures: true,
        is_table: false,
    },
    Format {
        name: "walks",
        layout: whole_table("walks.csv", walks::head, walks::part),
        by_default: WrittenByDefault::Yes,
        needs_measures: true,
        is_table: true,
    },
    Format {
        name: "overview",
        layout: whole_table("overview.csv", overview::head, overview::part),
        by_default: WrittenByDefault::No,
        needs_measures: false,
        is_table: true,
    },
    Format {
        name: "items",
        layout: whole_table("items.csv", items::head, items::part),
        by_default: WrittenByDefault::No,
        needs_measures: false,
        is_table: true,
    },
    Format {
        name: "clauses",
        layout: whole_table("clauses.csv", clauses::head, clauses::part),
        by_default: WrittenByDefault::No,
        needs_measures: false,
        is_table: true,
    },
    Format {
        name: "access",
        layout: whole_table("access.csv", access::head, access::part),
        by_default: WrittenByDefault::No,
        needs_measures: false,
        is_table: true,
    },
    Format {
        name: "md",
        layout: Layout::Aggregate(markdown::files),
        by_default: WrittenByDefault::No,
        needs_measures: false,
        is_table: false,
    },
    Format {
        name: "docx",
        layout: Layout::Aggregate(docx::files),
        by_default: WrittenByDefault::No,
        needs_measures: false,
        is_table: false,
    },
    Format {
        name: "xlsx",
        layout: Layout::Aggregate(xlsx::files),
        by_default: WrittenByDefault::No,
        needs_measures: false,
        is_table: false,
    },
    Format {
        name: "form",
        layout: Layout::Editable(crate::form::workbooks),
        by_default: WrittenByDefault::No,
        needs_measures: false,
        is_table: false,
    },
    Format {
        name: "html",
        layout: Layout::Aggregate(html::files),
        by_default: WrittenByDefault::Few,
        needs_measures: false,
        is_table: false,
    },
];

/// A CSV file of all communities' rows.
const fn whole_table(
    path: &'static str,
    head: fn(&ReportContext) -> Vec<u8>,
    part: fn(&ReportContext, &CommunitySlice) -> Vec<u8>,
) -> Layout {
    Layout::Whole { path, head, part, between: "", tail: nothing }
}

/// Makes one community's part of every format asked for; may run on any core.
pub struct Renderer<'a> {
    frame: &'a ReportContext<'a>,
    formats: Vec<&'static Format>,
}

impl<'a> Renderer<'a> {
    pub fn new(frame: &'a ReportContext<'a>, formats: Vec<&'static Format>) -> Renderer<'a> {
        Renderer { frame, formats }
    }

    /// The parts, in the formats' order; nothing for one that is made at the end.
    pub fn render(&self, piece: &CommunitySlice) -> Vec<Option<File>> {
        self.formats
            .iter()
            .map(|format| match &format.layout {
                Layout::Whole { path, part, .. } => {
                    Some(File { path: (*path).to_owned(), bytes: part(self.frame, piece) })
                }
                Layout::Each(file) => Some(file(self.frame, piece)),
                Layout::Copy { .. } | Layout::Aggregate(_) | Layout::Editable(_) => None,
            })
            .collect()
    }

    /// Whether some format needs the communities' audits once more, all of them at the end.
    pub fn keeps_audits(&self) -> bool {
        self.formats.iter().any(|format| matches!(format.layout, Layout::Aggregate(_) | Layout::Editable(_)))
    }
}

/// The reports asked for, growing community by community.
pub struct Reports<'a> {
    renderer: &'a Renderer<'a>,
    /// For each format, whether some community has put anything in.
    begun: Vec<bool>,
    output: Output,
}

impl<'a> Reports<'a> {
    /// Begins every format's file.
    ///
    /// # Errors
    /// A place that cannot be written.
    pub fn begin(renderer: &'a Renderer<'a>, mut output: Output) -> Result<Reports<'a>, WriteError> {
        for format in &renderer.formats {
            if let Layout::Whole { path, head, .. } = &format.layout {
                output.append(path, &head(renderer.frame))?;
            }
        }
        Ok(Reports { renderer, begun: vec![false; renderer.formats.len()], output })
    }

    /// Takes up what [`Renderer::render`] made of the next community.
    ///
    /// # Errors
    /// A place that cannot be written.
    pub fn take(&mut self, files: Vec<Option<File>>) -> Result<(), WriteError> {
        for (number, file) in files.into_iter().enumerate() {
            let Some(file) = file else { continue };
            match &self.renderer.formats[number].layout {
                Layout::Whole { between, .. } => {
                    if file.bytes.is_empty() {
                        continue;
                    }
                    if self.begun[number] {
                        self.output.append(&file.path, between.as_bytes())?;
                    }
                    self.begun[number] = true;
                    self.output.append(&file.path, &file.bytes)?;
                }
                Layout::Each(_) | Layout::Copy { .. } | Layout::Aggregate(_) | Layout::Editable(_) => {
                    self.output.whole(&file)?;
                }
            }
        }
        Ok(())
    }

    /// Ends every file, makes those that need the whole audit of the `communities` kept for it,
    /// and lets all of them appear.
    ///
    /// # Errors
    /// A place that cannot be written.
    pub fn finish(mut self, communities: Vec<CommunityAudit>) -> Result<Finished, WriteError> {
        let frame = self.renderer.frame;
        let whole = Audit { communities, ..frame.audit.clone() };
        for format in &self.renderer.formats {
            match format.layout {
                Layout::Whole { path, tail, .. } => self.output.append(path, &tail(frame))?,
                Layout::Copy { of, path } => self.output.copy(of, path(frame))?,
                Layout::Each(_) => {}
                Layout::Aggregate(files) => {
                    let files = files(&whole, frame.vocabulary, frame.lang);
                    files.iter().try_for_each(|file| self.output.whole(file))?;
                }
                Layout::Editable(files) => {
                    let files = files(&whole, frame.vocabulary, frame.lang);
                    files.iter().try_for_each(|file| self.output.new_whole(file))?;
                }
            }
        }
        self.output.finish()
    }
}
