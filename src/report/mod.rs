//! Reports: each renders the finished audit and computes no verdict.

mod gap_list;
mod gaps_geojson;
mod json;
mod map;
mod network_geojson;
mod out;
mod quality;
mod quality_files;
mod summary;
mod table;
mod unknown;
mod walks;

use crate::audit::Audit;
use crate::judge::Judgement;
use crate::lang::Lang;
use crate::measure::Measures;
use crate::units::Pace;
use crate::vocabulary::CategoryId;

pub use json::line as json_line;
pub use network_geojson::network_geojson;
pub use out::{Failure, Finished, Output};
pub use quality::{Quality, quality};
pub use quality_files::quality_files;
pub use summary::Summary;
pub(crate) use table::Table;

/// What all parts of a report share.
pub struct Frame<'a> {
    /// The audit's heading, without communities.
    pub audit: &'a Audit,
    pub pace: Pace,
    /// The categories whose walks are listed.
    pub walks: Vec<CategoryId>,
    /// Whether straight distances stand in for walks somewhere.
    pub estimated: bool,
    pub lang: Lang,
}

/// One community's share of a report.
pub struct Piece<'a> {
    pub measures: &'a Measures<'a>,
    /// Its index in the dataset.
    pub community: usize,
    pub judgement: &'a Judgement,
}

/// A file, or a part of one, to be written below `--out`.
pub struct File {
    /// Path with `/`, relative to the output directory.
    pub path: String,
    pub bytes: Vec<u8>,
}

/// A report format.
pub struct Format {
    /// What `--format` calls it.
    pub name: &'static str,
    pub layout: Layout,
}

/// How a format's files are made up, so that a city of thousands of communities is written as
/// it is judged and never held whole.
pub enum Layout {
    /// One file: a head, a part a community with something between those that hold anything,
    /// and a tail.
    Whole {
        path: &'static str,
        head: fn(&Frame) -> Vec<u8>,
        part: fn(&Frame, &Piece) -> Vec<u8>,
        between: &'static str,
        tail: fn(&Frame) -> Vec<u8>,
    },
    /// A file a community.
    Each(fn(&Frame, &Piece) -> File),
}

fn nothing(_: &Frame) -> Vec<u8> {
    Vec::new()
}

/// Every format, in the order their files are listed.
pub const FORMATS: [Format; 5] = [
    Format {
        name: "json",
        layout: Layout::Whole {
            path: "audit.json",
            head: json::head,
            part: json::part,
            between: ",",
            tail: json::tail,
        },
    },
    Format { name: "gap-list", layout: Layout::Each(gap_list::file) },
    Format {
        name: "unknown",
        layout: Layout::Whole {
            path: "unknown.csv",
            head: unknown::head,
            part: unknown::part,
            between: "",
            tail: nothing,
        },
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
    },
    Format {
        name: "walks",
        layout: Layout::Whole {
            path: "walks.csv",
            head: walks::head,
            part: walks::part,
            between: "",
            tail: nothing,
        },
    },
];

/// Makes one community's part of every format asked for; may run on any core.
pub struct Renderer<'a> {
    frame: &'a Frame<'a>,
    formats: Vec<&'static Format>,
}

impl<'a> Renderer<'a> {
    pub fn new(frame: &'a Frame<'a>, formats: Vec<&'static Format>) -> Renderer<'a> {
        Renderer { frame, formats }
    }

    /// The parts, in the formats' order.
    pub fn render(&self, piece: &Piece) -> Vec<File> {
        self.formats
            .iter()
            .map(|format| match &format.layout {
                Layout::Whole { path, part, .. } => {
                    File { path: (*path).to_owned(), bytes: part(self.frame, piece) }
                }
                Layout::Each(file) => file(self.frame, piece),
            })
            .collect()
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
    pub fn begin(renderer: &'a Renderer<'a>, mut output: Output) -> Result<Reports<'a>, Failure> {
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
    pub fn take(&mut self, files: Vec<File>) -> Result<(), Failure> {
        for (number, file) in files.into_iter().enumerate() {
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
                Layout::Each(_) => self.output.whole(&file)?,
            }
        }
        Ok(())
    }

    /// Ends every file and lets all of them appear.
    ///
    /// # Errors
    /// A place that cannot be written.
    pub fn finish(mut self) -> Result<Finished, Failure> {
        for format in &self.renderer.formats {
            if let Layout::Whole { path, tail, .. } = &format.layout {
                self.output.append(path, &tail(self.renderer.frame))?;
            }
        }
        self.output.finish()
    }
}
