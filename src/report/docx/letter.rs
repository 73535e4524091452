//! A letter or report as Word: a title, sections, paragraphs and tables, in the styles of the
//! annexes.

use super::body::{cell, paragraph};
use super::height::fits_a_page;
use super::package;
use super::page::Paper;

/// A column of a table: its header, its share of the printed width, and whether its cells are
/// prose or a word or two.
pub struct TableColumn {
    title: String,
    share: u32,
    style: &'static str,
}

impl TableColumn {
    /// A word or two, centred.
    pub fn word(title: impl Into<String>, share: u32) -> TableColumn {
        TableColumn { title: title.into(), share, style: "AnnexCell" }
    }

    /// Running text.
    pub fn prose(title: impl Into<String>, share: u32) -> TableColumn {
        TableColumn { title: title.into(), share, style: "AnnexProse" }
    }
}

/// A document under construction.
pub struct Letter {
    title: String,
    as_of: String,
    paper: Paper,
    body: String,
}

impl Letter {
    /// One that begins with its title. It is dated by the day it speaks of, `YYYY-MM-DD`.
    pub fn begin(title: &str, as_of: &str, paper: Paper) -> Letter {
        Letter {
            title: title.to_owned(),
            as_of: as_of.to_owned(),
            paper,
            body: paragraph("LetterTitle", title),
        }
    }

    pub fn section(&mut self, title: &str) {
        self.body += &paragraph("LetterSection", title);
    }

    pub fn text(&mut self, text: &str) {
        self.body += &paragraph("AnnexText", text);
    }

    /// A table whose header every page repeats; rows that fit on a page are not split.
    pub fn table(&mut self, columns: &[TableColumn], rows: impl IntoIterator<Item = Vec<String>>) {
        let all: u32 = columns.iter().map(|column| column.share).sum();
        let width = self.paper.area().0;
        let widths: Vec<u32> = columns.iter().map(|column| width * column.share / all).collect();
        let grid: String = widths.iter().map(|width| format!("<w:gridCol w:w=\"{width}\"/>")).collect();
        self.body += &format!(
            "<w:tbl><w:tblPr><w:tblStyle w:val=\"AnnexTable\"/><w:tblW w:w=\"0\" w:type=\"auto\"/>\
             <w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
        );
        if columns.iter().any(|column| !column.title.is_empty()) {
            let head = columns.iter().zip(&widths);
            let head: String = head
                .map(|(column, width)| cell(*width, "", &paragraph("AnnexHead", &column.title)))
                .collect();
            self.body += &format!("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>");
        }
        for row in rows {
            let texts: Vec<&str> = row.iter().map(String::as_str).collect();
            let fits = fits_a_page(&widths, &texts, self.paper);
            let whole = if fits { "<w:trPr><w:cantSplit/></w:trPr>" } else { "" };
            let cells: String = columns
                .iter()
                .zip(&widths)
                .zip(texts)
                .map(|((column, width), text)| cell(*width, "", &paragraph(column.style, text)))
                .collect();
            self.body += &format!("<w:tr>{whole}{cells}</w:tr>");
        }
        self.body += "</w:tbl>";
        // Between two tables stands a paragraph, or Word makes them one.
        self.body += &paragraph("AnnexEnd", "");
    }

    /// The file.
    pub fn finish(self) -> Vec<u8> {
        package::document(&self.body, &self.title, &self.as_of, self.paper)
    }
}
