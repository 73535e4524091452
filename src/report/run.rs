//! Reports written as communities are judged, so that a city is never held whole.

use super::{CommunitySlice, Layout, ReportContext, ReportFormat, whole};
use crate::audit::{Audit, CommunityAudit};
use crate::output::{File, Finished, Output, WriteError};
use crate::render::csv;

/// Makes one community's part of every format asked for; may run on any core.
pub struct Renderer<'a> {
    context: &'a ReportContext<'a>,
    formats: Vec<&'static ReportFormat>,
}

impl<'a> Renderer<'a> {
    /// One that makes these formats.
    pub fn new(context: &'a ReportContext<'a>, formats: Vec<&'static ReportFormat>) -> Renderer<'a> {
        Renderer { context, formats }
    }

    /// The parts, in the formats' order; nothing for one that is made at the end.
    pub fn render(&self, piece: &CommunitySlice) -> Vec<Option<File>> {
        self.formats
            .iter()
            .map(|format| match &format.layout {
                Layout::Lines { path, part, .. } => {
                    Some(File { path: (*path).to_owned(), bytes: part(self.context, piece) })
                }
                Layout::Table { path, table } => {
                    let table = table(self.context, std::slice::from_ref(piece));
                    Some(File { path: (*path).to_owned(), bytes: csv::rows(&table) })
                }
                Layout::Each(file) => Some(file(self.context, piece)),
                Layout::Copy { .. } | Layout::Document(_) | Layout::Aggregate(_) | Layout::Editable(_) => {
                    None
                }
            })
            .collect()
    }

    /// Whether some format needs the communities' audits once more, all of them at the end.
    pub fn keeps_audits(&self) -> bool {
        self.formats.iter().any(|format| {
            matches!(format.layout, Layout::Document(_) | Layout::Aggregate(_) | Layout::Editable(_))
        })
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
            match &format.layout {
                Layout::Lines { path, head, .. } => output.append(path, &head(renderer.context))?,
                Layout::Table { path, table } => {
                    output.append(path, &csv::head(&table(renderer.context, &[])))?;
                }
                Layout::Copy { .. }
                | Layout::Each(_)
                | Layout::Document(_)
                | Layout::Aggregate(_)
                | Layout::Editable(_) => {}
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
                Layout::Lines { .. } => {
                    if file.bytes.is_empty() {
                        continue;
                    }
                    if self.begun[number] {
                        self.output.append(&file.path, b",")?;
                    }
                    self.begun[number] = true;
                    self.output.append(&file.path, &file.bytes)?;
                }
                Layout::Table { .. } => self.output.append(&file.path, &file.bytes)?,
                Layout::Each(_)
                | Layout::Copy { .. }
                | Layout::Document(_)
                | Layout::Aggregate(_)
                | Layout::Editable(_) => {
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
        let context = self.renderer.context;
        let audit = Audit { communities, ..context.audit.clone() };
        let all = ReportContext { audit: &audit, ..*context };
        for format in &self.renderer.formats {
            match format.layout {
                Layout::Lines { path, tail, .. } => self.output.append(path, &tail(context))?,
                Layout::Copy { of, path } => self.output.copy(of, path(context))?,
                Layout::Table { .. } | Layout::Each(_) => {}
                Layout::Document(format) => {
                    whole::files(&all, format).iter().try_for_each(|file| self.output.whole(file))?;
                }
                Layout::Aggregate(files) => {
                    files(&all).iter().try_for_each(|file| self.output.whole(file))?;
                }
                Layout::Editable(files) => {
                    files(&all).iter().try_for_each(|file| self.output.new_whole(file))?;
                }
            }
        }
        self.output.finish()
    }
}
