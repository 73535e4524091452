//! Edits: what each touches is measured and judged again, everything else stays; each can be taken
//! back, and all of them saved.
//!
//! Whatever edits were made, [`Session::audit`] is that of a session opened on what
//! [`Session::save`] writes, to the byte.
//!
//! Everything is read again where an edit may touch anything: where [`crate::dataset`] cannot take it up
//! by itself (a community that comes or goes, the first or the last feature of a layer, an id or a name
//! that others go by); where a layer would fit the others better if it were moved; where something is told of
//! a table, or of a feature behind one that comes or goes; where paths are joined where they cross; and where
//! a path that comes splits a junction, or one that goes lets two become one.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use rayon::prelude::*;

use super::editable::Editable;
use super::open::Unmeasured;
use super::{AuditedCommunity, Error, Part, Session, map};
use crate::data_checks::{fit, is_misaligned};
use crate::dataset::save::edited::FileChange;
use crate::dataset::save::list::List;
use crate::dataset::{ChangedText, Edit, EditContext, GateOf, Patched};
use crate::defect::{Defect, Place};
use crate::judge;
use crate::lang::InBoth;
use crate::measure::{PathEdit, PathsTouched, Remeasure};
use crate::messages::session as say;
use crate::output::File;
use crate::shapes::Paths;
use crate::vocabulary::Layer;

/// What an edit came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Touched {
    /// Ids of the communities that were judged again, in the dataset's order.
    pub communities: Vec<String>,
    /// Whether everything was read and measured again, since the edit may touch anything.
    pub is_everything: bool,
}

/// What a change of the files touched in a part.
enum EditReach {
    Communities(BTreeSet<usize>),
    /// All of them, everything else being measured.
    All,
    /// Everything must be read again.
    Unknown,
}

impl Session {
    /// Applies an edit, and judges again the communities that it touches.
    ///
    /// # Errors
    /// Whatever makes the edit impossible, or would be an error of a file so edited. Nothing is
    /// changed then.
    pub fn apply(&mut self, edit: &Edit) -> Result<Touched, Error> {
        let [part] = &mut self.parts[..] else {
            return Err(Error::Refused(say::edits_of_one_dataset(InBoth)));
        };
        let Some(Editable { files, .. }) = &mut part.editable else {
            return Err(Error::Refused(say::not_opened_for_edits(InBoth)));
        };
        let vocabulary = &self.standard.vocabulary;
        let renames = files.source().renames(vocabulary);
        let context = EditContext { dataset: &part.dataset, vocabulary, renames: &renames };
        let planned = context
            .change(edit, files)
            .and_then(|change| files.apply(change.clone()).map(|inverse| (change, inverse)));
        let (change, inverse) = match planned {
            Ok(planned) => planned,
            Err(defect) => {
                files.abandon();
                return Err(Error::Defects(vec![*defect]));
            }
        };
        let is_begun = files.is_begun();
        // What stood there is what taking it back puts there.
        let followed = self.follow(&change, inverse.change.kind.text(), is_begun);
        if followed.is_err() {
            let [part] = &mut self.parts[..] else { return followed };
            part.editable.as_mut().map(|editable| editable.files.undo());
            // It was readable before.
            self.follow_everything()?;
        }
        followed
    }

    /// Takes the latest edit back; nothing where none is left.
    pub fn undo(&mut self) -> Option<Touched> {
        let files = &mut self.parts.first_mut()?.editable.as_mut()?.files;
        let (change, inverse, is_gone) = files.undo()?;
        self.follow(&inverse, change.kind.text(), is_gone).ok()
    }

    /// How many edits can be taken back.
    pub fn edits(&self) -> usize {
        self.parts.iter().filter_map(|part| Some(part.editable.as_ref()?.files.changes())).sum()
    }

    /// The files that the edits change, whole, each by its path in the dataset's directory. Nothing is
    /// written. The bytes of every feature and row that no edit changed are as they were.
    pub fn save(&self) -> Vec<File> {
        self.parts.iter().filter_map(|part| part.editable.as_ref()).flat_map(|e| e.files.save()).collect()
    }

    /// Takes up a change of the files; `before` stood where it is.
    fn follow(
        &mut self,
        change: &FileChange,
        before: Option<&[u8]>,
        files_differ: bool,
    ) -> Result<Touched, Error> {
        let reach = if files_differ { EditReach::Unknown } else { self.patch(change, before) };
        let communities = match reach {
            EditReach::Unknown => return self.follow_everything(),
            EditReach::All => self.parts[0].chosen.iter().copied().collect(),
            EditReach::Communities(communities) => communities,
        };
        let chosen = &self.parts[0].chosen;
        let again: Vec<(usize, usize)> =
            chosen.iter().copied().enumerate().filter(|(_, index)| communities.contains(index)).collect();
        let judged: Vec<(usize, AuditedCommunity)> =
            again.par_iter().map(|(at, index)| (*at, self.judge_now(&self.parts[0], *index))).collect();
        let part = &mut self.parts[0];
        part.survey = OnceLock::new();
        if let Some(editable) = &mut part.editable {
            judged.into_iter().for_each(|(at, judgement)| editable.judged[at] = judgement);
        }
        let ids = again.iter().map(|(_, index)| part.dataset.communities[*index].id.clone());
        Ok(Touched { communities: ids.collect(), is_everything: false })
    }

    /// Reads and measures everything again, and judges all communities.
    fn follow_everything(&mut self) -> Result<Touched, Error> {
        let Some(Editable { files, .. }) = &self.parts[0].editable else {
            return Err(Error::Refused(say::not_opened_for_edits(InBoth)));
        };
        let mut read = Unmeasured::read(files.now(), &self.standard, &self.options, &())?;
        super::choose::choose(&self.options.communities, std::iter::once(&mut read))?;
        let network = read.network(&self.options);
        let mut new = self.measured(read, network);
        let part = &mut self.parts[0];
        if let (Some(known), Some(new)) = (part.editable.take(), &mut new.editable) {
            new.files = known.files;
        }
        *part = new;
        self.judge_all();
        let part = &self.parts[0];
        let ids = part.chosen.iter().map(|index| part.dataset.communities[*index].id.clone());
        Ok(Touched { communities: ids.collect(), is_everything: true })
    }

    /// Judges every community of parts that can be edited, to be kept.
    pub(super) fn judge_all(&mut self) {
        let judged: Vec<Option<Vec<AuditedCommunity>>> = self
            .parts
            .iter()
            .map(|part| {
                part.editable.as_ref()?;
                Some(part.chosen.par_iter().map(|index| self.judge_now(part, *index)).collect())
            })
            .collect();
        for (part, judged) in self.parts.iter_mut().zip(judged) {
            if let (Some(editable), Some(judged)) = (&mut part.editable, judged) {
                editable.judged = judged;
            }
        }
    }

    /// Takes a change of the files into the dataset and its measures, where that can be done by itself.
    fn patch(&mut self, change: &FileChange, before: Option<&[u8]>) -> EditReach {
        let (standard, options) = (&*self.standard, &self.options);
        let vocabulary = &standard.vocabulary;
        let extent = judge::extent(standard, &self.listed);
        let Part { dataset, as_of, reading, fit: unfit, network, measures, editable, .. } =
            &mut self.parts[0];
        let Some(Editable { files, snapped, judged, .. }) = editable else { return EditReach::Unknown };
        let file = &dataset.inputs[change.input].path;
        if change.list != List::Features && reading.iter().any(|defect| defect.file == *file) {
            // What is told of the table may not be so any more.
            return EditReach::Unknown;
        }
        let is_behind =
            change.change.at + usize::from(before.is_some()) >= dataset.inputs[change.input].features;
        let is_shifting = before.is_some() != change.change.kind.text().is_some() && !is_behind;
        let is_placed =
            |defect: &&Defect| defect.file == *file && matches!(defect.place, Place::Feature { .. });
        if change.list == List::Features && is_shifting && reading.iter().any(|defect| is_placed(&defect)) {
            // Features behind it are not where they were told to be.
            return EditReach::Unknown;
        }
        let text = ChangedText { change, before };
        let table = || files.bytes(change.input);
        let Some(patched) = dataset.patch(&text, files.source(), vocabulary, options.crs.as_deref(), table)
        else {
            return EditReach::Unknown;
        };
        if let Patched::Paths { at, before, after } = patched {
            return self.patch_paths(at, &before, after);
        }
        match patched {
            Patched::Paths { .. } => EditReach::Unknown,
            Patched::Gates(gates) => {
                if is_misaligned(dataset, &[Layer::Entrances]) {
                    return EditReach::Unknown;
                }
                let again = Remeasure { dataset, network: network.as_ref(), vocabulary, extent: &extent };
                let mut communities = Some(BTreeSet::new());
                for gate in gates {
                    let touched = match gate {
                        GateOf::Facility(index) => again.facility_gates(measures, snapped, index),
                        GateOf::Residence(index) => Some(again.residence(measures, snapped, index, false)),
                        GateOf::Compound => Some(BTreeSet::new()),
                    };
                    communities = communities.zip(touched).map(|(known, new)| &known | &new);
                }
                communities.map_or(EditReach::All, EditReach::Communities)
            }
            Patched::Site => EditReach::Communities(BTreeSet::new()),
            Patched::Community(index) => EditReach::Communities(BTreeSet::from([index])),
            Patched::Outline(index, before) => {
                if is_misaligned(dataset, &[Layer::Facilities, Layer::Residences]) {
                    return EditReach::Unknown;
                }
                let again = Remeasure { dataset, network: network.as_ref(), vocabulary, extent: &extent };
                EditReach::Communities(again.outline(measures, snapped, (index, &before)))
            }
            Patched::FacilityGone(index, facility) => {
                if is_misaligned(dataset, &[Layer::Facilities, Layer::Entrances]) {
                    return EditReach::Unknown;
                }
                renumber_failing(judged, false, |at| at - usize::from(at > index));
                let again = Remeasure { dataset, network: network.as_ref(), vocabulary, extent: &extent };
                again
                    .facility_gone(measures, snapped, (index, &facility))
                    .map_or(EditReach::All, EditReach::Communities)
            }
            Patched::ResidenceGone(index) => {
                if is_misaligned(dataset, &[Layer::Residences, Layer::Entrances, Layer::Paths]) {
                    return EditReach::Unknown;
                }
                renumber_failing(judged, true, |at| at - usize::from(at > index));
                let again = Remeasure { dataset, network: network.as_ref(), vocabulary, extent: &extent };
                EditReach::Communities(again.residence_gone(measures, snapped, index))
            }
            Patched::Residence(index, before) => {
                let now = &dataset.residences[index];
                let is_new = before.is_none();
                if is_new {
                    renumber_failing(judged, true, |at| at + usize::from(at >= index));
                }
                let is_there = before.is_some_and(|b| b.shape == now.shape && b.community == now.community);
                if is_there {
                    return EditReach::Communities(measures.count_again(dataset, vocabulary, index));
                }
                let layers = [Layer::Residences, Layer::Entrances, Layer::Paths];
                if is_misaligned(dataset, &layers) {
                    return EditReach::Unknown;
                }
                let again = Remeasure { dataset, network: network.as_ref(), vocabulary, extent: &extent };
                EditReach::Communities(again.residence(measures, snapped, index, is_new))
            }
            Patched::Facility(index, before) => {
                if before.is_none() {
                    renumber_failing(judged, false, |at| at + usize::from(at >= index));
                }
                let is_there = before.as_ref().is_some_and(|b| b.shape == dataset.facilities[index].shape);
                if !is_there && is_misaligned(dataset, &[Layer::Facilities, Layer::Entrances]) {
                    return EditReach::Unknown;
                }
                let again = Remeasure { dataset, network: network.as_ref(), vocabulary, extent: &extent };
                again
                    .facility(measures, snapped, index, before.as_deref())
                    .map_or(EditReach::All, EditReach::Communities)
            }
            Patched::Rows(communities) => {
                *unfit = fit(dataset, standard, *as_of);
                if unfit.iter().any(Defect::is_error) {
                    return EditReach::Unknown;
                }
                measures.rows_again(dataset);
                EditReach::Communities(communities.into_iter().collect())
            }
        }
    }
    /// Takes paths into the network and measures again what that touches; those of the dataset are
    /// exchanged already.
    fn patch_paths(&mut self, at: usize, before: &Paths, after: Paths) -> EditReach {
        let vocabulary = &self.standard.vocabulary;
        let extent = judge::extent(&self.standard, &self.listed);
        let Part { dataset, network, measures, editable, .. } = &mut self.parts[0];
        let (Some(network), Some(Editable { snapped, .. })) = (network, editable) else {
            return EditReach::Unknown;
        };
        if dataset.paths.is_empty() || is_misaligned(dataset, &[Layer::Paths]) {
            return EditReach::Unknown;
        }
        let routes = network.routes();
        let count = |paths: &Paths, most: usize| {
            paths.iter().take(most).filter(|(line, kind)| routes.walk(line, *kind)).count()
        };
        let edit = PathEdit {
            at: count(&dataset.paths, at),
            removed: count(before, usize::MAX),
            added: after.only(|line, kind| routes.walk(line, kind)),
        };
        let measured = edit.measure((dataset, vocabulary, &extent), network, measures, snapped);
        let Ok(PathsTouched { communities, boxes }) = measured else { return EditReach::Unknown };
        let Some(touched) = communities else { return EditReach::All };
        let part = &self.parts[0];
        let drawing = part.chosen.par_iter().copied().filter(|community| {
            self.mapped.as_ref().is_some_and(|reached| map::draws(part, *community, reached, &boxes))
        });
        EditReach::Communities(touched.into_iter().chain(drawing.collect::<Vec<_>>()).collect())
    }
}

/// Numbers failing residences, or facilities, anew in what was judged.
fn renumber_failing(
    judged: &mut [AuditedCommunity],
    is_residence: bool,
    renumbered: impl Fn(usize) -> usize,
) {
    let failing = judged.iter_mut().flat_map(|community| &mut community.failing_features);
    for (_, feature) in failing.filter(|(_, feature)| feature.residence == is_residence) {
        feature.index = renumbered(feature.index);
    }
}
