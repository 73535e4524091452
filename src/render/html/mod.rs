//! Documents as web pages: one file to look at and to print, without a script.

mod policy;
mod static_page;

pub use policy::policy;
pub use static_page::{BASE_STYLE, static_page};

use maud::{Markup, html};

use super::text::said;
use crate::document::{Align, Block, Document, DocumentTable, HeadingRank, Media, TableCell, Tone};

const STYLE: &str = include_str!("document.css");

/// The page of a document. Its first title heads it.
pub fn document(document: &Document) -> String {
    let is_first = |block: &Block| matches!(block, Block::Heading(HeadingRank::Title, title) if *title == document.title);
    let main = html! {
        @for block in document.shown_in(Media::WEB).filter(|block| !is_first(block)) {
            @match block {
                Block::Heading(HeadingRank::Subsection, text) => h3 { (text) },
                Block::Heading(_, text) => h2 { (text) },
                Block::Paragraph(text) => p { (text.trim_matches('\n')) },
                Block::List { lines, .. } => ul { @for line in lines { li { (line) } } },
                Block::Table(shown) => (table(shown)),
            }
        }
    };
    static_page(&document.title, &document.as_of, &main, STYLE, document.lang)
}

/// A table that scrolls where it is wider than the page.
pub fn table(table: &DocumentTable) -> Markup {
    let columns = table.columns_in(Media::WEB);
    let class = |align: Align| (align == Align::Right).then_some("number");
    let mut rows = Vec::new();
    table.each_row(Media::WEB, |cells| {
        rows.push(html! {
            tr {
                @for (cell, column) in cells.iter().zip(&columns) {
                    td class=[class(column.align)] { (content(cell)) }
                }
            }
        });
    });
    html! {
        div.scroll tabindex="0" role="region" aria-label=(table.label) {
            table {
                thead { tr { @for column in &columns { th class=[class(column.align)] scope="col" { (column.title) } } } }
                tbody { @for row in &rows { (row) } }
            }
        }
    }
}

/// A cell's words, with its tone.
fn content(cell: &TableCell) -> Markup {
    let TableCell::Toned(word, tone) = cell else { return html! { (said(cell)) } };
    let class = match tone {
        Tone::Good => "pass",
        Tone::Bad => "fail",
        Tone::Open => "unknown",
        Tone::Aside => "not_applicable",
    };
    html! { span.badge.(class) { (word) } }
}
