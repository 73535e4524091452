//! Tables as people keep them, .csv, .xlsx or .xls, read as sheets of rows of text cells. A
//! workbook is looked at before it is unpacked, and a reader's panic on it is an error of the
//! file.

mod archive;
mod compound;
mod sheet;
mod text;
mod workbook;

pub(crate) use sheet::{Row, Sheet, read};
pub use workbook::catching_reader_panic;
