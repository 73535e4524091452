//! Documents as native Word: letters with sections, paragraphs and tables, and annexes that each
//! begin a page.
//!
//! Written as WordprocessingML itself: what they need (a header row repeated on every page, a font
//! table with stand-ins, elements in the order the format prescribes) is small, and the writer at
//! hand has neither of the first two.

mod body;
mod height;
mod package;
mod page;

use body::{cell, paragraph, run};
use height::fits_a_page;

use super::text::said;
use crate::document::{
    Block, ColumnKind, Document, DocumentTable, HeadingRank, Media, Paper, TableCell, TableColumn,
};

/// The ground of cells to be filled in.
const FILLED_IN: &str = "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"FFF9DB\"/>";

/// The file of a document.
pub(crate) fn document(document: &Document) -> Vec<u8> {
    let mut body = String::new();
    let mut is_annex = false;
    for block in document.shown_in(Media::WORD) {
        match block {
            Block::Heading(HeadingRank::Annex, number) => {
                is_annex = true;
                body +=
                    &format!("<w:p><w:pPr><w:pStyle w:val=\"AnnexNumber\"/></w:pPr>{}</w:p>", run(number));
            }
            Block::Heading(HeadingRank::Title, title) => {
                body += &paragraph(if is_annex { "AnnexTitle" } else { "LetterTitle" }, title);
            }
            Block::Heading(_, title) => body += &paragraph("LetterSection", title),
            Block::Paragraph(text) | Block::Note(text) => body += &paragraph("AnnexText", text.trim()),
            Block::Map(map) => body += &paragraph("AnnexText", &map.label),
            Block::Details { summary, lines, .. } => {
                std::iter::once(summary).chain(lines).for_each(|line| body += &paragraph("AnnexText", line));
            }
            Block::List { lines, .. } | Block::Sources(lines) | Block::Findings(lines) => {
                lines.iter().for_each(|line| body += &paragraph("AnnexText", line));
            }
            Block::Charts(charts) => {
                charts.charts.iter().for_each(|chart| body += &paragraph("AnnexText", &chart.spoken));
            }
            Block::Terms { terms, .. } => terms.iter().for_each(|(name, said)| {
                body += &paragraph("AnnexText", &format!("{name}　{said}"));
            }),
            Block::Table(shown) => {
                body += &table(shown, document.paper);
                // Between two tables stands a paragraph, or Word makes them one; the next annex
                // begins with one.
                if !is_annex {
                    body += &paragraph("AnnexEnd", "");
                }
            }
        }
    }
    package::document(&body, &document.title, &document.as_of, document.paper)
}

/// A table whose header every page repeats; rows that fit on a page are not split.
fn table(table: &DocumentTable, paper: Paper) -> String {
    let columns = table.columns_in(Media::WORD);
    let share = |column: &TableColumn| match column.share {
        0 => column.width.round() as u32,
        share => share,
    };
    let all: u32 = columns.iter().map(|column| share(column)).sum();
    let width = page::area(paper).0;
    let widths: Vec<u32> = columns.iter().map(|column| width * share(column) / all).collect();
    let grid: String = widths.iter().map(|width| format!("<w:gridCol w:w=\"{width}\"/>")).collect();
    let mut text = format!(
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"AnnexTable\"/><w:tblW w:w=\"0\" w:type=\"auto\"/>\
         <w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
    );
    if columns.iter().any(|column| !column.title.is_empty()) {
        let head = columns.iter().zip(&widths);
        let head: String =
            head.map(|(column, width)| cell(*width, "", &paragraph("AnnexHead", &column.title))).collect();
        text += &format!("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>");
    }
    let mut above: Option<String> = None;
    table.each_row(Media::WORD, |cells| {
        let texts: Vec<_> = cells.iter().map(said).collect();
        let fits = fits_a_page(&widths, &texts, paper);
        // A row kept whole that is longer than a page would lose its end.
        text += if fits { "<w:tr><w:trPr><w:cantSplit/></w:trPr>" } else { "<w:tr>" };
        for (index, (said, (column, width))) in texts.iter().zip(columns.iter().zip(&widths)).enumerate() {
            let style = if column.kind == ColumnKind::Text { "AnnexProse" } else { "AnnexCell" };
            // A merged cell goes on from the row above where that has the same.
            let continues = cells[index] == TableCell::Above || above.as_deref() == Some(said);
            let (merge, said) = match (table.is_merged && index == 0, continues) {
                (false, _) => ("", said.as_ref()),
                (true, true) => ("<w:vMerge/>", ""),
                (true, false) => ("<w:vMerge w:val=\"restart\"/>", said.as_ref()),
            };
            let open = if column.is_filled_in { FILLED_IN } else { "" };
            text += &cell(*width, &format!("{merge}{open}"), &paragraph(style, said));
        }
        text += "</w:tr>";
        if cells.first() != Some(&TableCell::Above) {
            above = texts.into_iter().next().map(|first| first.into_owned());
        }
    });
    text + "</w:tbl>"
}
