//! Documents as web pages: one file to look at and to print, without a script.

mod chart;
mod map;
mod policy;
mod static_page;

pub(crate) use policy::policy;
pub(crate) use static_page::{BASE_STYLE, static_page};

use maud::{Markup, html};

use super::text::said;
use crate::document::{
    Align, Block, Document, DocumentTable, HeadingRank, Media, TableCell, TableColumn, Tone,
};

const STYLE: &str = include_str!("document.css");
/// Of pages with charts.
const CHART_STYLE: &str = include_str!("chart.css");
/// Of pages with maps.
const MAP_STYLE: &str = include_str!("map.css");

/// The page of a document. Its first title heads it.
pub(crate) fn document(document: &Document) -> String {
    let is_first = |block: &Block| matches!(block, Block::Heading(HeadingRank::Title, title) if *title == document.title);
    let shown: Vec<&Block> = document.shown_in(Media::WEB).filter(|block| !is_first(block)).collect();
    let is_part = |block: &Block| matches!(block, Block::Heading(HeadingRank::Part, _));
    let main = html! {
        @for blocks in shown.chunk_by(|_, next| !is_part(next)) {
            @if is_part(blocks[0]) {
                section { @for one in blocks { (block(one)) } }
            } @else {
                @for one in blocks { (block(one)) }
            }
        }
    };
    let drawn = shown.iter().find_map(|block| match block {
        Block::Charts(_) => Some(CHART_STYLE),
        Block::Map(_) => Some(MAP_STYLE),
        _ => None,
    });
    let style = drawn.unwrap_or(STYLE);
    static_page(&document.title, &document.subtitle, &main, style, document.lang)
}

fn block(block: &Block) -> Markup {
    html! {
        @match block {
            Block::Heading(HeadingRank::Subsection, text) => h3 { (text) },
            Block::Heading(_, text) => h2 { (text) },
            Block::Paragraph(text) => p { (text.trim()) },
            Block::Note(text) => p.quiet { (text) },
            Block::Charts(shown) => (chart::charts(shown)),
            Block::Map(shown) => (map::map(shown)),
            Block::Findings(lines) => ul.lines { @for line in lines { li { (line) } } },
            Block::Details { summary, lines, shown, .. } => details open[lines.len() <= *shown] {
                summary { (summary) }
                ul { @for line in lines { li { (line) } } }
            },
            Block::Sources(lines) => ul.sources { @for line in lines { li { (line) } } },
            Block::List { lines, .. } => ul { @for line in lines { li { (line) } } },
            Block::Terms { terms, .. } => dl { @for (name, said) in terms { dt { (name) } dd { (said) } } },
            Block::Table(shown) => (table(shown)),
        }
    }
}

/// A table that scrolls where it is wider than the page. A first cell that goes on in the rows below
/// heads them.
pub(crate) fn table(table: &DocumentTable) -> Markup {
    let columns = table.columns_in(Media::WEB);
    let class = |align: Align| (align == Align::Right).then_some("number");
    let mut rows: Vec<Vec<TableCell>> = Vec::new();
    table.each_row(Media::WEB, |cells| rows.push(cells.to_vec()));
    let groups = rows.chunk_by(|_, next| next.first() == Some(&TableCell::Above));
    let row = |cells: &[TableCell], columns: &[&TableColumn]| {
        html! {
            @for (cell, column) in cells.iter().zip(columns) {
                td class=[if column.is_filled_in { Some("entry") } else { class(column.align) }] { (content(cell)) }
            }
        }
    };
    html! {
        div.scroll tabindex="0" role="region" aria-label=(table.label) {
            table {
                thead { tr { @for column in &columns { th class=[class(column.align)] scope="col" { (column.title) } } } }
                @if table.is_merged {
                    @for group in groups {
                        tbody {
                            @for (number, cells) in group.iter().enumerate() {
                                tr {
                                    @if number == 0 {
                                        th scope="rowgroup" rowspan=(group.len()) { (content(&cells[0])) }
                                    }
                                    (row(&cells[1..], &columns[1..]))
                                }
                            }
                        }
                    }
                } @else {
                    tbody { @for cells in &rows { tr { (row(cells, &columns)) } } }
                }
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
