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

use crate::document::{Document, Media};
use crate::output::File;

/// A format that any document has.
pub struct DocumentFormat {
    /// What `--format` calls it, and how its files end.
    pub name: &'static str,
    /// Whose blocks and columns it shows.
    pub medium: Media,
    /// The files of a document; those not named by their tables are called by the stem.
    pub(crate) files: fn(&Document, &str) -> Vec<File>,
}

/// Every format of documents, in the order in which the help has them.
pub static DOCUMENT_FORMATS: &[DocumentFormat] = &[
    DocumentFormat { name: "csv", medium: Media::CSV, files: csv::files },
    DocumentFormat {
        name: "xlsx",
        medium: Media::BOOK,
        files: |document, stem| one(stem, "xlsx", xlsx::workbook(document)),
    },
    DocumentFormat {
        name: "docx",
        medium: Media::WORD,
        files: |document, stem| one(stem, "docx", docx::document(document)),
    },
    DocumentFormat {
        name: "md",
        medium: Media::MARKDOWN,
        files: |document, stem| one(stem, "md", markdown::document(document).into()),
    },
    DocumentFormat {
        name: "html",
        medium: Media::WEB,
        files: |document, stem| one(stem, "html", html::document(document).into()),
    },
    DocumentFormat {
        name: "txt",
        medium: Media::TERMINAL,
        files: |document, stem| one(stem, "txt", text::document(document).into()),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{DocumentTable, TableCell, TableColumn};
    use crate::lang::Lang;

    /// Every medium by itself.
    const MEDIA: [Media; 6] =
        [Media::TERMINAL, Media::WORD, Media::MARKDOWN, Media::WEB, Media::BOOK, Media::CSV];

    fn table(name: &'static str) -> DocumentTable<'static> {
        let rows = vec![vec![TableCell::text(name)]];
        DocumentTable::of_rows(name, [TableColumn::word("甲", 5.0)], rows)
    }

    #[test]
    fn a_format_shows_the_blocks_of_its_medium_and_no_other() {
        for format in DOCUMENT_FORMATS {
            let made = |media: Option<Media>| {
                let mut document = Document::titled("t", "2023-06-30", Lang::Zh);
                document.table(Media::ALL, table("always"));
                media.into_iter().for_each(|media| document.table(media, table("also")));
                let files = (format.files)(&document, "always");
                files.into_iter().map(|file| (file.path, file.bytes)).collect::<Vec<_>>()
            };
            let others = MEDIA.into_iter().filter(|medium| !format.medium.has(*medium));
            assert!(made(Some(others.fold(Media::NONE, Media::and))) == made(None), "{}", format.name);
            assert!(made(Some(format.medium)) != made(None), "{}", format.name);
            assert!(made(None)[0].0.ends_with(format.name), "{}", format.name);
        }
    }
}
