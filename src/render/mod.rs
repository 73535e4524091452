//! Documents as bytes: text, CSV, Markdown, workbooks, Word, web pages. A format is one file or
//! folder here and one line in [`DOCUMENT_FORMATS`], and every product has it.
//!
//! A renderer adds nothing to what a document says but the labels that are part of paper, such as
//! page numbers. What would be markup or a formula in its format is escaped here, never by
//! products. The same document gives the same bytes on every machine.

pub(crate) mod archive;
pub(crate) mod csv;
pub(crate) mod docx;
pub(crate) mod html;
pub(crate) mod markdown;
pub(crate) mod text;
pub(crate) mod xlsx;

use crate::document::Document;
use crate::output::File;

/// A format that any document has.
pub struct DocumentFormat {
    /// What `--format` calls it, and how its files end.
    pub name: &'static str,
    /// The files of a document; those not named by their tables are called by the stem.
    pub(crate) files: fn(&Document, &str) -> Vec<File>,
}

/// Every format of documents.
pub const DOCUMENT_FORMATS: [DocumentFormat; 6] = [
    DocumentFormat { name: "txt", files: |document, stem| one(stem, "txt", text::document(document).into()) },
    DocumentFormat { name: "csv", files: csv::files },
    DocumentFormat {
        name: "md",
        files: |document, stem| one(stem, "md", markdown::document(document).into()),
    },
    DocumentFormat { name: "xlsx", files: |document, stem| one(stem, "xlsx", xlsx::workbook(document)) },
    DocumentFormat { name: "docx", files: |document, stem| one(stem, "docx", docx::document(document)) },
    DocumentFormat {
        name: "html",
        files: |document, stem| one(stem, "html", html::document(document).into()),
    },
];

fn one(stem: &str, ending: &str, bytes: Vec<u8>) -> Vec<File> {
    vec![File { path: format!("{stem}.{ending}"), bytes }]
}

/// A document's files in the formats named, in the order of [`DOCUMENT_FORMATS`].
pub fn files(document: &Document, stem: &str, names: &[&str]) -> Vec<File> {
    let wanted = DOCUMENT_FORMATS.iter().filter(|format| names.contains(&format.name));
    wanted.flat_map(|format| (format.files)(document, stem)).collect()
}

/// The formats asked for, or a product's usual ones where none is.
pub fn chosen<'n>(asked: &'n [String], usual: &[&'n str]) -> Vec<&'n str> {
    match asked.is_empty() {
        true => usual.to_vec(),
        false => asked.iter().map(String::as_str).collect(),
    }
}

/// A product for programs, where `json` is among the formats.
pub(crate) fn json<T: serde::Serialize>(product: &T, path: String, names: &[&str]) -> Option<File> {
    let bytes = || serde_json::to_vec_pretty(product).expect("writing to memory");
    names.contains(&"json").then(|| File { path, bytes: bytes() })
}
