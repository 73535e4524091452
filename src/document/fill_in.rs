//! Tables to be filled in, on paper or on a screen.

/// What a table is for, by which workbooks lay it out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TableUse {
    /// To be read, sorted and reckoned with.
    Report,
    /// Beside a form and in its type, to be taken along.
    Handout,
    /// To be filled in: only the cells of columns that are filled in are open.
    Form(FormPages),
}

/// A form on paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormPages {
    /// At the head of every page, behind the document's title.
    pub of: String,
    /// And on its right.
    pub aside: String,
    /// How many rows each group has; a group begins on a page of its own.
    pub groups: Vec<usize>,
}

/// What may be entered into a cell, and how.
#[derive(Clone, Debug, PartialEq)]
pub struct EntryRule {
    /// What may be entered.
    pub allowed: AllowedEntry,
    /// What is told of it; at most so much as a spreadsheet shows is shown.
    pub help: String,
    /// Whether that is told as soon as the cell is chosen, not only where an entry is refused.
    pub is_prompted: bool,
}

/// What may be entered into a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum AllowedEntry {
    /// Any text.
    Anything,
    /// One of these, all of which a spreadsheet can offer.
    OneOf(Vec<String>),
    /// A number of this range.
    Number {
        /// The least.
        least: f64,
        /// The most.
        most: f64,
    },
    /// A whole one.
    Whole {
        /// The least.
        least: i32,
        /// The most.
        most: i32,
    },
    /// A day of this century.
    Day,
}

impl AllowedEntry {
    /// One of these, where a spreadsheet can offer them as a list: 255 units of UTF-16 with the commas
    /// between them. Else anything.
    pub fn one_of(choices: &[String]) -> AllowedEntry {
        let length: usize = choices.iter().map(|choice| choice.encode_utf16().count() + 1).sum();
        let is_list =
            !choices.is_empty() && length <= 255 && choices.iter().all(|choice| !choice.contains([',', '"']));
        match is_list {
            true => AllowedEntry::OneOf(choices.to_vec()),
            false => AllowedEntry::Anything,
        }
    }
}
