//! A session: datasets opened, checked, measured and judged in one object, by one standard.
//!
//! [`Session::open`] reads what the user names and tells every defect at once; the checks of
//! `data_checks` and the guard against shifted layers always run. [`Session::audit`]
//! judges, any number of times. A city is judged community by community with
//! [`Session::judge_in_order`] and never held whole. Nothing is printed, no pool of threads is
//! set up, and no clock is read.

mod choose;
mod edit;
mod editable;
mod error;
mod failing;
mod map;
mod observer;
mod open;
mod options;
mod saved_audit;
mod suppose;
mod walks;

use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

use crate::annex;
use crate::audit::{Audit, CommunityAudit};
use crate::data_checks;
use crate::dataset::Dataset;
use crate::date::Date;
use crate::defect::Defect;
use crate::finding::FailingFeature;
use crate::judge::{self, JudgeContext, Judgement, Settings};
use crate::measure::{Measures, Walking};
use crate::network::Network;
use crate::standard::Standard;
use crate::units::Pace;
use crate::vocabulary::CategoryId;

pub use edit::Touched;
pub use error::Error;
pub use failing::FailingShape;
pub use observer::{Observer, Stage};
pub use open::{DEFAULT_STANDARD, Opened, Standards};
pub use options::{Input, Keep, MOST_MAPPED, Maps, Options, WalksListed};
pub use saved_audit::{saved_audit, vocabulary_of};
pub use suppose::{Supposed, Supposition};
pub use walks::WalkRow;

use editable::Editable;
use open::Unmeasured;

/// So many communities are in hand at a time where they are judged in order.
const AT_A_TIME: usize = 128;

/// Datasets measured, and the standard they are judged by.
pub struct Session {
    standard: Arc<Standard>,
    options: Options,
    /// The categories whose walks are followed wherever they lead.
    listed: Vec<CategoryId>,
    /// The categories whose walks the communities' maps show; nothing where audits hold no maps.
    mapped: Option<Vec<CategoryId>>,
    parts: Vec<Part>,
}

/// One dataset of a session.
pub struct Part {
    /// What was read; without its paths unless the session keeps what can be edited.
    pub dataset: Dataset,
    /// The day audited for.
    pub as_of: Date,
    /// Indices in the dataset of the communities that are judged, rising.
    pub chosen: Vec<usize>,
    /// Warnings and notes of reading, of the tables beside the standard, and of what was measured.
    reading: Vec<Defect>,
    fit: Vec<Defect>,
    survey: OnceLock<Vec<Defect>>,
    /// The walking network; `None` where the dataset has no paths or it was let go.
    pub network: Option<Network>,
    pub(crate) measures: Measures,
    /// What is kept where it can be edited.
    editable: Option<Editable>,
}

impl Part {
    /// Everything odd about the dataset, in the order it was found: warnings and notes.
    pub fn defects(&self) -> impl Iterator<Item = &Defect> {
        let survey = self.survey.get_or_init(|| match &self.editable {
            Some(Editable { standard, .. }) => data_checks::survey(&self.dataset, &self.measures, standard),
            None => Vec::new(),
        });
        self.reading.iter().chain(&self.fit).chain(survey)
    }

    /// Facilities that may have been entered twice. Not among [`Part::defects`]: finding them takes longer
    /// than all else.
    pub fn twins(&self) -> Vec<Defect> {
        data_checks::twins(&self.dataset)
    }

    /// For each community that is judged, its index in the dataset and those of its residences.
    pub fn members(&self) -> Vec<(usize, Vec<usize>)> {
        let residences = |index: &usize| {
            self.measures.localities[*index].residences.iter().map(|member| member.index).collect()
        };
        self.chosen.iter().map(|index| (*index, residences(index))).collect()
    }
}

/// A community judged, with what of the session it was judged by.
pub struct JudgedCommunity<'s> {
    /// Its number among all that are judged.
    pub number: usize,
    /// What it comes to.
    pub audit: CommunityAudit,
    session: &'s Session,
    part: &'s Part,
    /// Its index in the dataset.
    index: usize,
    /// Clause ids and features that fail them, in the standard's order.
    failing_features: Vec<(String, FailingFeature)>,
}

impl Session {
    /// Opens datasets that are audited together, builds their walking networks and measures.
    ///
    /// # Errors
    /// Everything wrong with any of the datasets or with the standard; communities asked for that
    /// none has; datasets that name different standards or days, where the options name none.
    pub fn open(inputs: Vec<Input>, options: Options, observer: &dyn Observer) -> Result<Session, Error> {
        Ok(Opened::read(inputs, options, &mut Standards::default(), observer)?.measure(observer))
    }

    /// The standard it is judged by.
    pub fn standard(&self) -> &Standard {
        &self.standard
    }

    /// The standard, to be held longer than the session.
    pub fn shared_standard(&self) -> Arc<Standard> {
        self.standard.clone()
    }

    /// What it was opened with.
    pub fn options(&self) -> &Options {
        &self.options
    }

    /// Its datasets, in the order they were named.
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// The pace walks are timed by: metres a minute.
    pub fn pace(&self) -> Pace {
        self.options.pace.unwrap_or(Pace(self.standard.pace.value))
    }

    /// The categories whose walks are followed wherever they lead.
    pub fn listed(&self) -> &[CategoryId] {
        &self.listed
    }

    /// Whether straight distances stand in for walks somewhere.
    pub fn is_estimated(&self) -> bool {
        self.parts.iter().any(|part| matches!(part.measures.walking, Walking::StraightLine { .. }))
    }

    /// How many communities are judged.
    pub fn count(&self) -> usize {
        self.parts.iter().map(|part| part.chosen.len()).sum()
    }

    /// What was read and judged against, and what is odd about it; holds no community yet.
    pub fn heading(&self) -> Audit {
        let headings = self.parts.iter().map(|part| {
            let mut heading = judge::heading(&part.dataset, &self.standard, self.settings(part));
            // After edits, those of what a save would write.
            let hashes = part.editable.iter().flat_map(|editable| editable.files.hashes());
            heading.inputs.iter_mut().zip(hashes).for_each(|(input, sha256)| input.sha256 = sha256);
            heading.quality = data_checks::findings(part.defects());
            heading
        });
        headings
            .reduce(|mut all, next| {
                all.datasets.extend(next.datasets);
                all.inputs.extend(next.inputs);
                all.quality.extend(next.quality);
                all
            })
            .expect("a session has a dataset at least")
    }

    /// The audit: every community judged, all of them held.
    pub fn audit(&self) -> Audit {
        let communities = self.numbered();
        let judged = communities.par_iter().enumerate();
        let judged = judged.map(|(number, (part, index))| self.judge(number, part, *index).audit);
        Audit { communities: judged.collect(), ..self.heading() }
    }

    /// Judges the communities side by side and hands what `make` makes of each to `take`, in
    /// order, while the next are judged. So many are in hand at a time that a city never is.
    ///
    /// # Errors
    /// The first that `take` meets ends it.
    pub fn judge_in_order<T: Send, E: Send>(
        &self,
        make: impl Fn(JudgedCommunity) -> T + Sync,
        mut take: impl FnMut(T) -> Result<(), E> + Send,
    ) -> Result<(), E> {
        let all = self.numbered();
        let mut take_all = |some: Vec<T>| some.into_iter().try_for_each(&mut take);
        let mut waiting = Vec::new();
        for from in (0..all.len()).step_by(AT_A_TIME) {
            let some = &all[from..all.len().min(from + AT_A_TIME)];
            let done =
                |(at, (part, index)): (usize, &(&Part, usize))| make(self.judge(from + at, part, *index));
            let judge = || some.par_iter().with_max_len(1).enumerate().map(done).collect();
            let (next, taken) = rayon::join(judge, || take_all(std::mem::take(&mut waiting)));
            taken?;
            waiting = next;
        }
        take_all(waiting)
    }

    /// The communities that are judged, in order, each with its part and its index in it.
    fn numbered(&self) -> Vec<(&Part, usize)> {
        self.parts.iter().flat_map(|part| part.chosen.iter().map(move |index| (part, *index))).collect()
    }

    fn settings(&self, part: &Part) -> Settings {
        Settings { as_of: part.as_of, pace: self.options.pace }
    }

    fn judge<'s>(&'s self, number: usize, part: &'s Part, index: usize) -> JudgedCommunity<'s> {
        let known = part
            .editable
            .as_ref()
            .and_then(|editable| editable.judged.get(part.chosen.binary_search(&index).ok()?).cloned());
        let AuditedCommunity { audit, failing_features } =
            known.unwrap_or_else(|| self.judge_now(part, index));
        JudgedCommunity { number, audit, session: self, part, index, failing_features }
    }

    /// Judges a community as it is measured now.
    fn judge_now(&self, part: &Part, index: usize) -> AuditedCommunity {
        let Part { dataset, measures, .. } = part;
        let context =
            JudgeContext { dataset, standard: &self.standard, measures, settings: self.settings(part) };
        let Judgement { mut audit, failing_features, .. } = annex::judged(context, index);
        if let Some(reached) = &self.mapped {
            let vocabulary = &self.standard.vocabulary;
            audit.map = Some(map::community_map(part, index, &failing_features, vocabulary, reached));
        }
        AuditedCommunity { audit, failing_features }
    }
}

/// A community's audit, and the features that fail by clause.
#[derive(Clone)]
struct AuditedCommunity {
    audit: CommunityAudit,
    failing_features: Vec<(String, FailingFeature)>,
}
