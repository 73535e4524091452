//! A product as it is told: headings, paragraphs, lists and tables, worded once for one reader.
//! [`crate::render`] writes any document as text, CSV, Markdown, a workbook, Word or a web page.
//!
//! A document is data: no bytes, no escaping, nothing of how a format is made. Where formats show
//! different things (a terminal is narrow, a workbook has a sheet a table) a block says which
//! [`Media`] it is for.

mod chart;
mod fill_in;
mod map;
mod table;

pub use chart::{IntervalChart, IntervalCharts, IntervalKey, IntervalPoint, MOST_CHARTS};
pub use fill_in::{AllowedEntry, EntryRule, FormPages, TableUse};
pub use map::{MapBuilding, MapDrawing, MapLayer, MapService, MapSign};
pub use table::{Align, ColumnKind, DocumentTable, TableCell, TableColumn, TableOf, Tone};

use std::borrow::Cow;

use crate::lang::Lang;

/// The kinds of format a block or a column is shown in, as a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Media(u8);

impl Media {
    /// Not shown.
    pub const NONE: Media = Media(0);
    /// Text on a terminal.
    pub const TERMINAL: Media = Media(1);
    /// A Word document.
    pub const WORD: Media = Media(2);
    /// A Markdown file.
    pub const MARKDOWN: Media = Media(4);
    /// A page for a browser.
    pub const WEB: Media = Media(8);
    /// A workbook, a sheet a table.
    pub const BOOK: Media = Media(16);
    /// CSV files, one a table.
    pub const CSV: Media = Media(32);
    /// What is read from top to bottom.
    pub const PAGES: Media = Media::WORD.and(Media::MARKDOWN).and(Media::WEB);
    /// What is read, on a screen or on paper.
    pub const READ: Media = Media::TERMINAL.and(Media::PAGES);
    /// Tables by themselves.
    pub const TABLES: Media = Media::BOOK.and(Media::CSV);
    /// All of them.
    pub const ALL: Media = Media::TERMINAL.and(Media::PAGES).and(Media::TABLES);

    /// These and others.
    pub const fn and(self, other: Media) -> Media {
        Media(self.0 | other.0)
    }

    /// Whether some medium is in both.
    pub fn has(self, other: Media) -> bool {
        self.0 & other.0 != 0
    }
}

/// How a page stands: A4 across for wide tables, or upright for a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paper {
    /// A4, the long side across.
    Across,
    /// A4, the short side across.
    Upright,
}

/// The part a heading plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeadingRank {
    /// The number of an annex (`附件1`), which begins a page.
    Annex,
    /// The title of a document or an annex.
    Title,
    /// A section that begins a page where it is printed, like others elsewhere.
    Part,
    /// A part of a document.
    Section,
    /// A part of a section.
    Subsection,
}

/// A part of a document.
pub enum Block<'a> {
    /// A heading and its text.
    Heading(HeadingRank, String),
    /// On a terminal written as it is: line breaks at its ends are blank lines there, and nothing
    /// elsewhere.
    Paragraph(String),
    /// Something to know beside the matter.
    Note(String),
    /// Lines of one kind; a terminal spells out the first `shown`, then says `rest`.
    List {
        /// The lines.
        lines: Vec<String>,
        /// How many of them a terminal shows.
        shown: usize,
        /// What a terminal says instead of the others.
        rest: String,
    },
    /// What was found, sentence by sentence; the last is what it comes to.
    Findings(Vec<String>),
    /// Lines of one kind below what they are, which may be folded up where there are many; a terminal
    /// spells out the first `shown`, then says `rest`.
    Details {
        /// What the lines are.
        summary: String,
        /// The lines.
        lines: Vec<String>,
        /// How many of them a terminal spells out.
        shown: usize,
        /// What a terminal says instead of the others.
        rest: String,
    },
    /// A table.
    Table(DocumentTable<'a>),
    /// A map.
    Map(MapDrawing<'a>),
    /// Charts of numbers between two ends.
    Charts(IntervalCharts),
    /// Things to know by their names; a workbook has a sheet of them.
    Terms {
        /// What the whole is called; the name of its sheet.
        label: Cow<'static, str>,
        /// Each name, with what there is to know.
        terms: Vec<(String, String)>,
    },
    /// What it all rests on.
    Sources(Vec<String>),
}

/// A product, ready to be written in any format.
pub struct Document<'a> {
    /// What files call it in their properties; a heading shows it.
    pub title: String,
    /// The day it speaks of (`YYYY-MM-DD`), by which its files are dated: the same results then
    /// give the same bytes.
    pub as_of: String,
    /// What stands below the title of a page: the day, unless there is more to say.
    pub subtitle: String,
    /// Of the labels that formats print themselves, such as page numbers.
    pub lang: Lang,
    /// How its pages stand.
    pub paper: Paper,
    blocks: Vec<(Media, Block<'a>)>,
}

impl<'a> Document<'a> {
    /// A document without blocks, on paper across.
    pub fn titled(title: impl Into<String>, as_of: impl Into<String>, lang: Lang) -> Document<'a> {
        let (title, as_of): (String, String) = (title.into(), as_of.into());
        let subtitle = as_of.clone();
        Document { title, as_of, subtitle, lang, paper: Paper::Across, blocks: Vec::new() }
    }

    /// Puts a block behind the others.
    pub fn add(&mut self, media: Media, block: Block<'a>) {
        self.blocks.push((media, block));
    }

    /// Puts a heading behind the others.
    pub fn heading(&mut self, media: Media, rank: HeadingRank, text: impl Into<String>) {
        self.add(media, Block::Heading(rank, text.into()));
    }

    /// Puts a paragraph behind the others.
    pub fn paragraph(&mut self, media: Media, text: impl Into<String>) {
        self.add(media, Block::Paragraph(text.into()));
    }

    /// Puts a table behind the others.
    pub fn table(&mut self, media: Media, table: DocumentTable<'a>) {
        self.add(media, Block::Table(table));
    }

    /// The blocks shown in a medium, in order.
    pub fn shown_in(&self, medium: Media) -> impl Iterator<Item = &Block<'a>> {
        self.blocks.iter().filter(move |(media, _)| media.has(medium)).map(|(_, block)| block)
    }

    /// The tables shown in a medium, in order.
    pub fn tables_in(&self, medium: Media) -> impl Iterator<Item = &DocumentTable<'a>> {
        self.shown_in(medium).filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        })
    }
}
