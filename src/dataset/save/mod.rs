//! A dataset's own files, written back with what changed in them: the bytes of every feature, row
//! and key that did not change stay as they were.
//!
//! [`values`] puts property values on the features of a GeoJSON text, [`rows`] puts rows behind
//! those of a table, [`manifest`] adds to `dataset.toml`.

pub(crate) mod manifest;
mod rows;
mod values;

pub(crate) use rows::append_csv_rows;
pub(crate) use values::{Fate, Given, LayerText};
