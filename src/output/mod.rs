//! What every product needs to get out: files that appear whole or not at all, the rows of CSV tables,
//! and text that office programs can hold. Nothing here knows what the files say.

pub(crate) mod csv;
mod file;
mod folder;
pub(crate) mod printable;

pub use file::File;
pub use folder::{Finished, Output, WriteError, take_away};
