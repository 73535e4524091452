//! Documents as text on a terminal, without colours: tables have their columns lined up, without
//! lines.

use std::borrow::Cow;

use comfy_table::{CellAlignment, ContentArrangement, Table, presets};

use crate::document::{Align, Block, Document, DocumentTable, HeadingRank, Media, TableCell};
use crate::units::{percent, plain};

/// A document as text.
pub(crate) fn document(document: &Document) -> String {
    let mut text = String::new();
    for block in document.shown_in(Media::TERMINAL) {
        match block {
            Block::Heading(HeadingRank::Annex | HeadingRank::Title, title) => line(&mut text, title),
            Block::Heading(_, title) => {
                text += "\n── ";
                line(&mut text, title);
            }
            Block::Paragraph(paragraph) | Block::Note(paragraph) => line(&mut text, paragraph),
            Block::Findings(lines) => lines.iter().for_each(|one| line(&mut text, one)),
            Block::List { lines, shown, rest } | Block::Details { lines, shown, rest, .. } => {
                if let Block::Details { summary, .. } = block {
                    text.push('\n');
                    line(&mut text, summary);
                }
                for one in lines.iter().take(*shown) {
                    text += "   ";
                    line(&mut text, one);
                }
                if lines.len() > *shown {
                    line(&mut text, rest);
                }
            }
            Block::Table(shown) => text += &table(shown),
            Block::Map(map) => line(&mut text, &map.label),
            Block::Charts(charts) => charts.charts.iter().for_each(|chart| line(&mut text, &chart.spoken)),
            Block::Terms { terms, .. } => {
                terms.iter().for_each(|(name, said)| line(&mut text, &format!("{name}  {said}")));
            }
            Block::Sources(lines) => lines.iter().for_each(|one| line(&mut text, one)),
        }
    }
    text
}

/// Adds a line, which may end itself.
fn line(text: &mut String, line: &str) {
    *text += line;
    if !line.ends_with('\n') {
        text.push('\n');
    }
}

/// A table as text.
pub(crate) fn table(table: &DocumentTable) -> String {
    let columns = table.columns_in(Media::TERMINAL);
    let mut lined = Table::new();
    lined.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Disabled);
    lined.set_header(columns.iter().map(|column| column.title.as_ref()));
    table.each_row(Media::TERMINAL, |cells| {
        lined.add_row(cells.iter().map(said));
    });
    for (index, column) in columns.iter().enumerate() {
        if let (Align::Right, Some(column)) = (column.align, lined.column_mut(index)) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    lined.lines().map(|line| line.trim_end().to_owned() + "\n").collect()
}

/// A cell as people read it.
pub(crate) fn said<'c>(cell: &'c TableCell) -> Cow<'c, str> {
    match cell {
        TableCell::Empty | TableCell::Above | TableCell::Entry(_) => Cow::Borrowed(""),
        TableCell::Text(text) | TableCell::Toned(text, _) => Cow::Borrowed(text),
        TableCell::Number(number) => Cow::Owned(plain(*number)),
        TableCell::Share(share) => Cow::Owned(percent(*share)),
        TableCell::Day(day) => Cow::Owned(day.to_string()),
    }
}
