//! From what the user names to datasets read and checked, and on to measures.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use super::choose::choose;
use super::editable::Editable;
use super::{Error, Input, Keep, MOST_MAPPED, Maps, Observer, Options, Part, Session, Stage, WalksListed};
use crate::codes::Code;
use crate::data_checks::{fit, misaligned, survey};
use crate::dataset::save::edited::EditedFiles;
use crate::dataset::{Dataset, Source};
use crate::date::Date;
use crate::defect::{Defect, Place};
use crate::judge;
use crate::lang::InBoth;
use crate::measure::{Measures, Remeasure};
use crate::messages::session as say;
use crate::network::Network;
use crate::output::File;
use crate::standard::Standard;
use crate::vocabulary::CategoryId;

/// The standard used where neither the user nor the dataset names one.
pub const DEFAULT_STANDARD: &str = "national-2020";

/// Standards by what they are called, in which folder, and the vocabulary asked for.
type Compiled = HashMap<(String, Option<PathBuf>, Option<PathBuf>), Arc<Standard>>;

/// Standards that are compiled, so that datasets opened one after the other share them.
#[derive(Default)]
pub struct Standards(Compiled);

impl Standards {
    /// The standard to use: the user's, else the one that a dataset in a folder names, else the
    /// national one.
    ///
    /// # Errors
    /// Everything that is wrong with the standard.
    pub fn load(
        &mut self,
        options: &Options,
        named: Option<&str>,
        folder: Option<&Path>,
    ) -> Result<Arc<Standard>, Error> {
        let (reference, folder) = match (options.standard.as_deref(), named) {
            (Some(reference), _) => (reference, None),
            (None, Some(reference)) => (reference, folder),
            (None, None) => (DEFAULT_STANDARD, None),
        };
        let key = (reference.to_owned(), folder.map(Path::to_path_buf), options.vocabulary.clone());
        if let Some(known) = self.0.get(&key) {
            return Ok(known.clone());
        }
        let standard = Arc::new(Standard::load(reference, folder, options.vocabulary.as_deref())?);
        self.0.insert(key, standard.clone());
        Ok(standard)
    }
}

/// Datasets read and checked, and the standard they are judged by. Nothing is measured yet.
pub struct Opened {
    pub(super) standard: Arc<Standard>,
    pub(super) options: Options,
    pub(super) parts: Vec<Unmeasured>,
}

/// A dataset of [`Opened`].
pub(super) struct Unmeasured {
    pub dataset: Dataset,
    pub as_of: Date,
    /// Indices of the communities to judge.
    pub chosen: Vec<usize>,
    pub reading: Vec<Defect>,
    pub fit: Vec<Defect>,
    /// The files, where they are to be edited.
    pub source: Option<Source>,
}

impl Opened {
    /// Reads datasets that are audited together: by one standard, for one day. Runs the checks of
    /// the tables and of the layers' places on each.
    ///
    /// # Errors
    /// Everything wrong with any of the datasets or with the standard; communities asked for that
    /// none has.
    pub fn read(
        inputs: Vec<Input>,
        options: Options,
        standards: &mut Standards,
        observer: &dyn Observer,
    ) -> Result<Opened, Error> {
        Opened::read_changed(inputs, options, standards, observer, Ok)
    }

    /// The same of files changed beforehand.
    pub(super) fn read_changed(
        inputs: Vec<Input>,
        options: Options,
        standards: &mut Standards,
        observer: &dyn Observer,
        change: impl Fn(Source) -> Result<Source, Vec<Defect>>,
    ) -> Result<Opened, Error> {
        let folder = inputs.first().and_then(Input::folder).map(Path::to_path_buf);
        let (sources, defects) = apart(inputs.into_iter().map(|input| open(input).and_then(&change)));
        if !defects.is_empty() {
            return Err(Error::Defects(defects));
        }
        let named = |source: &Source| source.manifest.standard.clone();
        let first = sources.first().and_then(named);
        if options.standard.is_none() && sources.iter().any(|source| named(source) != first) {
            return Err(Error::Refused(say::datasets_name_different_standards(InBoth)));
        }
        let standard = standards.load(&options, first.as_deref(), folder.as_deref())?;
        let sizes = sources.iter().map(Source::size);
        let (files, bytes) = sizes.fold((0, 0), |all, one| (all.0 + one.0, all.1 + one.1));
        observer.reading(files, bytes);
        let (parts, defects) =
            apart(sources.into_iter().map(|source| Unmeasured::read(source, &standard, &options, observer)));
        if !defects.is_empty() {
            return Err(Error::Defects(defects));
        }
        agree(&parts, options.as_of.is_some())?;
        let mut opened = Opened { standard, options, parts };
        choose(&opened.options.communities, opened.parts.iter_mut())?;
        Ok(opened)
    }

    /// The standard that is judged by.
    pub(crate) fn standard(&self) -> &Standard {
        &self.standard
    }

    /// The first dataset, as it was read, and the day audited for.
    pub(crate) fn dataset(&self) -> (&Dataset, Date) {
        (&self.parts[0].dataset, self.parts[0].as_of)
    }

    /// The first dataset's files, where it was opened for edits.
    pub(crate) fn source(&self) -> Option<&Source> {
        self.parts[0].source.as_ref()
    }

    /// Reads and checks the first dataset as it would be with these files.
    ///
    /// # Errors
    /// Everything wrong with it then.
    pub(crate) fn check_with(&self, files: &[File]) -> Result<(), Vec<Defect>> {
        let Some(source) = self.source() else { return Ok(()) };
        Unmeasured::read(source.clone().with(files)?, &self.standard, &self.options, &()).map(|_| ())
    }

    /// Keeps only the communities of these ids or names, each of which must be found in one at
    /// least; all where none is named.
    ///
    /// # Errors
    /// Names that none has.
    pub fn choose_among(all: &mut [Opened], names: &[String]) -> Result<(), Error> {
        choose(names, all.iter_mut().flat_map(|opened| &mut opened.parts))
    }

    /// Builds the walking networks and measures.
    pub fn measure(self, observer: &dyn Observer) -> Session {
        let Opened { standard, options, mut parts } = self;
        let listed: Vec<CategoryId> = match options.walks {
            WalksListed::Reached => standard.reached(),
            WalksListed::All => standard.vocabulary.categories().map(|(id, ..)| id).collect(),
        };
        let count: usize = parts.iter().map(|part| part.chosen.len()).sum();
        let is_mapped = match options.maps {
            Maps::None => false,
            Maps::Few => count <= MOST_MAPPED,
            Maps::All => true,
        };
        observer.stage(Stage::BuildingNetwork);
        let networks: Vec<Option<Network>> = parts.iter_mut().map(|part| part.network(&options)).collect();
        observer.stage(Stage::MeasuringWalks);
        let mapped = is_mapped.then(|| standard.reached());
        let mut session = Session { standard, options, listed, mapped, parts: Vec::new() };
        session.parts =
            parts.into_iter().zip(networks).map(|(part, network)| session.measured(part, network)).collect();
        session.judge_all();
        session
    }
}

impl Session {
    /// Measures what was read.
    pub(super) fn measured(&self, part: Unmeasured, network: Option<Network>) -> Part {
        let Unmeasured { dataset, as_of, chosen, reading, fit, source } = part;
        let (vocabulary, extent) = (&self.standard.vocabulary, judge::extent(&self.standard, &self.listed));
        let mut editable = None;
        let measures = match source {
            None => Measures::take(&dataset, network.as_ref(), vocabulary, &extent),
            Some(source) => {
                let now =
                    Remeasure { dataset: &dataset, network: network.as_ref(), vocabulary, extent: &extent };
                let (measures, snapped) = now.whole();
                let files = EditedFiles::new(source, &dataset.inputs);
                let standard = self.standard.clone();
                editable = Some(Editable { files, snapped, judged: Vec::new(), standard });
                measures
            }
        };
        // Where edits change it, it is made when it is asked for.
        let survey = match &editable {
            None => survey(&dataset, &measures, &self.standard).into(),
            Some(_) => OnceLock::new(),
        };
        let network = network.filter(|_| self.mapped.is_some() || self.options.keep != Keep::Once);
        Part { dataset, as_of, chosen, reading, fit, survey, network, measures, editable }
    }
}

impl Unmeasured {
    /// Builds the walking network; once in it, a city's paths are not needed again unless to see how
    /// edited homes lie to them.
    pub(super) fn network(&mut self, options: &Options) -> Option<Network> {
        let dataset = &mut self.dataset;
        let paths = if options.keep == Keep::Edits { dataset.paths.clone() } else { dataset.take_paths() };
        (!paths.is_empty()).then(|| Network::build(paths, options.routes))
    }

    pub(super) fn read(
        source: Source,
        standard: &Standard,
        options: &Options,
        observer: &dyn Observer,
    ) -> Result<Unmeasured, Vec<Defect>> {
        let step = |step| observer.read(step);
        let mut reading = source.read_told(&standard.vocabulary, options.crs.as_deref(), &step);
        let as_of = options.as_of.or(reading.dataset.as_of).unwrap_or_else(|| {
            observer.note(say::note_no_as_of(InBoth, &options.today));
            options.today
        });
        let read = reading.defects.len();
        reading.defects.extend(fit(&reading.dataset, standard, as_of));
        if !reading.defects.iter().any(Defect::is_error) {
            // Finds errors alone.
            reading.defects.extend(misaligned(&reading.dataset));
        }
        let (dataset, mut reading) = reading.finish()?;
        let fit = reading.split_off(read);
        let chosen = (0..dataset.communities.len()).collect();
        let source = (options.keep == Keep::Edits).then_some(source);
        Ok(Unmeasured { dataset, as_of, chosen, reading, fit, source })
    }
}

fn open(input: Input) -> Result<Source, Vec<Defect>> {
    match input {
        Input::Path(path) => Source::open(&path),
        Input::Bytes { name, bytes } => Source::bundle(name, bytes),
    }
}

/// What came out well, and everything wrong with the others, so that all of it is said at once.
fn apart<T>(all: impl Iterator<Item = Result<T, Vec<Defect>>>) -> (Vec<T>, Vec<Defect>) {
    let (mut good, mut defects) = (Vec::new(), Vec::new());
    for one in all {
        match one {
            Ok(one) => good.push(one),
            Err(found) => defects.extend(found),
        }
    }
    (good, defects)
}

/// Datasets audited together are audited for one day, and their communities differ by id.
fn agree(parts: &[Unmeasured], as_of_given: bool) -> Result<(), Error> {
    if !as_of_given && parts.iter().any(|other| other.as_of != parts[0].as_of) {
        return Err(Error::Refused(say::datasets_have_different_as_of(InBoth)));
    }
    let mut seen: HashMap<&str, &str> = HashMap::new();
    let mut defects = Vec::new();
    for dataset in parts.iter().map(|part| &part.dataset) {
        for community in &dataset.communities {
            let (file, index) = dataset.place(community.origin);
            if let Some(first) = seen.insert(&community.id, file) {
                let id = &community.id;
                defects.push(
                    Defect::error(
                        Code::DuplicateId,
                        file,
                        Place::Feature { index, id: Some(id.clone()) },
                        say::community_id_taken(InBoth, &id, &first),
                    )
                    .help(say::change_one_of_ids_or_audit_datasets(InBoth)),
                );
            }
        }
    }
    if defects.is_empty() { Ok(()) } else { Err(Error::Defects(defects)) }
}
