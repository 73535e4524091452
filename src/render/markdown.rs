//! Documents as Markdown, in the notation of GitHub Flavored Markdown: text that any tool can pass
//! on.

use crate::document::{Block, Document, DocumentTable, HeadingRank, Media};
use crate::render::text::said;

/// A document as Markdown.
pub(crate) fn document(document: &Document) -> String {
    let mut text = String::new();
    for block in document.shown_in(Media::MARKDOWN) {
        if !text.is_empty() {
            text.push('\n');
        }
        match block {
            Block::Heading(rank, title) => {
                let sign = match rank {
                    HeadingRank::Annex | HeadingRank::Title => "#",
                    HeadingRank::Part | HeadingRank::Section => "##",
                    HeadingRank::Subsection => "###",
                };
                text += &format!("{sign} {}\n", inline(title));
            }
            Block::Paragraph(paragraph) | Block::Note(paragraph) => {
                text += &format!("{}\n", inline(paragraph.trim()))
            }
            Block::Findings(lines) => {
                let lines: Vec<String> = lines.iter().map(|line| inline(line.trim())).collect();
                text += &format!("{}\n", lines.join("\n\n"));
            }
            Block::Details { summary, lines, .. } => {
                text += &format!("{}\n\n", inline(summary));
                lines.iter().for_each(|line| text += &format!("- {}\n", inline(line)));
            }
            Block::Map(map) => text += &format!("{}\n", inline(&map.label)),
            Block::List { lines, .. } | Block::Sources(lines) => {
                lines.iter().for_each(|line| text += &format!("- {}\n", inline(line)));
            }
            Block::Charts(charts) => {
                charts.charts.iter().for_each(|chart| text += &format!("- {}\n", inline(&chart.spoken)));
            }
            Block::Terms { terms, .. } => {
                let term =
                    |(name, said): &(String, String)| format!("- **{}**  {}\n", inline(name), inline(said));
                text.extend(terms.iter().map(term));
            }
            Block::Table(shown) => text += &table(shown),
        }
    }
    text
}

/// A table in pipe notation.
fn table(table: &DocumentTable) -> String {
    let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let columns = table.columns_in(Media::MARKDOWN);
    let mut text = line(columns.iter().map(|column| inline(&column.title)).collect());
    text += &line(vec!["---".into(); columns.len()]);
    table.each_row(Media::MARKDOWN, |cells| {
        text += &line(cells.iter().map(|cell| inline(&said(cell))).collect());
    });
    text
}

/// Text that stays one cell and no markup: what Markdown or HTML would take up is escaped, a
/// line break becomes a blank.
fn inline(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\n' | '\r' => escaped.push(' '),
            '\\' | '|' | '`' | '*' | '_' | '<' | '>' | '[' | ']' | '#' | '~' | '!' | '&' => {
                escaped.push('\\');
                escaped.push(character);
            }
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{TableCell, TableColumn};

    #[test]
    fn a_cell_stays_a_cell() {
        assert_eq!(inline("a|b\nc<script>"), "a\\|b c\\<script\\>");
        let columns = ["甲", "乙"].map(|title| TableColumn::word(title, 5.0));
        let rows = vec![vec![TableCell::text("1"), TableCell::text("2|3")]];
        let text = table(&DocumentTable::of_rows("t", columns, rows));
        assert_eq!(text, "| 甲 | 乙 |\n| --- | --- |\n| 1 | 2\\|3 |\n");
    }
}
