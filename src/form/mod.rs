//! The field form (核查表): everything an audit leaves unknown as a workbook to be filled in on
//! paper or on a tablet, and what came of it back into the dataset.
//!
//! `fact` gathers the unknown facts of a finished audit, one row each, which [`crate::report`] words
//! and lays out. `filled` finds the rows of a filled form by their keys, whatever was
//! moved, deleted or put between; `entry` reads each answer; `enter` puts the answers into
//! `survey`, the layer files and the manifest of its `target` (by `dataset::save`),
//! overwrites nothing, and writes only what still makes a dataset (`proof`).

mod columns;
mod enter;
mod entered;
mod entry;
mod fact;
mod filled;
mod key;
mod proof;
mod survey;
mod target;

pub use enter::read_into;
pub use entered::{Entered, FormCounts, ReadBackOptions};

pub(crate) use columns::FormColumn;
pub(crate) use fact::{Drawing, FormFact, Sheaf, gather};
pub(crate) use key::FactKey;
