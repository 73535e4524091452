//! Why a session cannot be opened.

use crate::defect::Defect;
use crate::lang::Both;

/// Why nothing could be judged.
#[derive(Debug)]
pub enum Error {
    /// Something is wrong with the standard or the data, each with its place.
    Defects(Vec<Defect>),
    /// What is asked cannot be done with any data.
    Refused(Both),
}

impl From<Vec<Defect>> for Error {
    fn from(defects: Vec<Defect>) -> Error {
        Error::Defects(defects)
    }
}
