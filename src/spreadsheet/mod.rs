//! Tables as people keep them, .csv, .xlsx or .xls, read as sheets of rows of text cells. A
//! workbook is looked at before it is unpacked, and a reader's panic on it is an error of the
//! file.

mod archive;
mod compound;
mod encoding;
mod open;
mod sheet;
mod text;
mod workbook;

pub(crate) use encoding::{blank_lines, decode};
pub(crate) use open::read;
pub(crate) use sheet::{Sheet, SheetRow};
pub use workbook::catching_reader_panic;
