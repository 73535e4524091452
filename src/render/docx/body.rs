//! Paragraphs, cells and runs of a Word body.

use quick_xml::escape::escape;

use crate::output::printable::printable;

/// A cell of a table.
pub(super) fn cell(width: u32, merged: &str, content: &str) -> String {
    format!(
        "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{merged}<w:vAlign w:val=\"center\"/></w:tcPr>\
         {content}</w:tc>"
    )
}

/// A paragraph in a style.
pub(super) fn paragraph(style: &str, text: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>{}</w:p>", run(text))
}

/// A run of text, its line ends and tabs as Word has them.
pub(super) fn run(text: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    let text = printable(text);
    let mut run = String::from("<w:r>");
    for (index, line) in text.split('\n').enumerate() {
        if index > 0 {
            run += "<w:br/>";
        }
        for (index, part) in line.split('\t').enumerate() {
            if index > 0 {
                run += "<w:tab/>";
            }
            if !part.is_empty() {
                run += &format!("<w:t xml:space=\"preserve\">{}</w:t>", escape(part));
            }
        }
    }
    run + "</w:r>"
}
