//! A dataset's own files, written back with what changed in them: the bytes of every feature, row
//! and key that did not change stay as they were.
//!
//! [`feature`] changes one feature's text, [`table`] makes and changes one row's; [`list`] puts
//! them in the place of others of their file. [`edited`] holds a dataset's
//! files with changes like these. [`fill`] puts values where nothing is known, [`manifest`] adds to
//! `dataset.toml`.

pub(crate) mod edited;
pub(crate) mod feature;
pub(crate) mod fill;
pub(crate) mod list;
pub(crate) mod manifest;
pub(crate) mod table;
