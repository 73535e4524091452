//! A dataset as if what is planned or proposed were there. Never part of an audit: nothing planned
//! makes a clause pass.

use std::path::PathBuf;

use serde::Serialize;

use super::{Error, Input, Observer, Opened, Options, Session, Standards};
use crate::dataset::{Dataset, Status};
use crate::vocabulary::Vocabulary;

/// What is taken as there.
#[derive(Clone, Debug, Default)]
pub struct Supposition {
    /// GeoJSON files of proposed facilities.
    pub files: Vec<PathBuf>,
    /// Whether facilities that the dataset says are planned or under construction are there.
    pub planned: bool,
}

/// A facility supposed to be there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Supposed {
    /// Its id.
    pub id: String,
    /// Its name, where it has one.
    pub name: Option<String>,
    /// Id of its category.
    pub category: String,
    /// `planned`, `under_construction`, or the file that proposes it.
    pub from: String,
}

impl Session {
    /// Opens a dataset as if all of a supposition were there, and says which facilities that makes.
    ///
    /// # Errors
    /// As of [`Session::open`], and everything wrong with the files of proposed facilities.
    pub fn supposing(
        input: Input,
        supposition: &Supposition,
        options: Options,
        observer: &dyn Observer,
    ) -> Result<(Session, Vec<Supposed>), Error> {
        let mut opened =
            Opened::read_changed(vec![input], options, &mut Standards::default(), observer, |source| {
                supposition.files.iter().try_fold(source, |source, file| source.with_facilities(file))
            })?;
        let names: Vec<String> = supposition.files.iter().map(|file| file.display().to_string()).collect();
        let vocabulary = &opened.standard.vocabulary;
        let parts = opened.parts.iter_mut();
        let supposed =
            parts.flat_map(|part| suppose(&mut part.dataset, &names, supposition.planned, vocabulary));
        let supposed = supposed.collect();
        Ok((opened.measure(observer), supposed))
    }
}

/// Takes as there what is proposed in the files, and what the dataset plans where that is asked
/// for; says which facilities these are.
fn suppose(dataset: &mut Dataset, files: &[String], planned: bool, vocabulary: &Vocabulary) -> Vec<Supposed> {
    let inputs: Vec<&String> = dataset.inputs.iter().map(|input| &input.path).collect();
    let mut supposed = Vec::new();
    for facility in &mut dataset.facilities {
        let file = inputs[facility.origin.input];
        let from = match facility.status {
            _ if files.contains(file) => file.as_str(),
            Status::Planned if planned => "planned",
            Status::UnderConstruction if planned => "under_construction",
            _ => continue,
        };
        supposed.push(Supposed {
            id: facility.id.clone(),
            name: facility.name.clone(),
            category: vocabulary.category_name(facility.category).to_owned(),
            from: from.to_owned(),
        });
        facility.status = Status::Existing;
    }
    supposed
}
