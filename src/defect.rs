//! What is wrong with an input: one type for every finding of every loader.

use std::fmt::Write as _;

use crate::codes::Code;
use crate::lang::{Both, Lang};
use crate::messages::defect as say;

/// How bad a defect is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing; nothing is lost.
    Note,
    /// Something could not be used; what depends on it is unknown.
    Warning,
    /// The input cannot be judged.
    Error,
}

impl Severity {
    /// Its name in files.
    pub fn id(self) -> &'static str {
        match self {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

/// Where in a file a defect sits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Place {
    /// The whole file.
    #[default]
    Whole,
    /// Line and column, both from 1.
    Line {
        /// From 1.
        line: usize,
        /// From 1, in characters.
        column: usize,
    },
    /// Position in `features` from 0, and the feature's id where it has one.
    Feature {
        /// From 0.
        index: usize,
        /// Its id, where it has one.
        id: Option<String>,
    },
    /// Row of a table as a spreadsheet numbers it: the header is row 1.
    Row {
        /// The header is row 1.
        row: usize,
        /// The column's title, where one cell is meant.
        column: Option<String>,
    },
}

/// One finding: where, what is wrong, what was expected, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Defect {
    /// How grave it is.
    pub severity: Severity,
    /// A stable short name, e.g. `unknown-category`.
    pub code: Code,
    /// The file as the user named it.
    pub file: String,
    /// Where in the file.
    pub place: Place,
    /// What is wrong.
    pub message: Both,
    /// What should stand there; empty where nothing in particular.
    pub expected: Both,
    /// What to do about it; empty where nothing is to be said.
    pub help: Both,
}

impl Defect {
    /// A defect that says neither what was expected nor what to do.
    pub fn new(severity: Severity, code: Code, file: &str, place: Place, message: Both) -> Defect {
        Defect {
            severity,
            code,
            file: file.to_owned(),
            place,
            message,
            expected: Both::default(),
            help: Both::default(),
        }
    }

    /// One that keeps the data from being judged.
    pub fn error(code: Code, file: &str, place: Place, message: Both) -> Defect {
        Defect::new(Severity::Error, code, file, place, message)
    }

    /// One that may make a verdict wrong.
    pub fn warning(code: Code, file: &str, place: Place, message: Both) -> Defect {
        Defect::new(Severity::Warning, code, file, place, message)
    }

    /// Something to know.
    pub fn note(code: Code, file: &str, place: Place, message: Both) -> Defect {
        Defect::new(Severity::Note, code, file, place, message)
    }

    /// What should stand there; empty where nothing in particular.
    /// Says what should stand there.
    pub fn expected(mut self, expected: Both) -> Defect {
        self.expected = expected;
        self
    }

    /// What to do about it; empty where nothing is to be said.
    /// Says what to do about it.
    pub fn help(mut self, help: Both) -> Defect {
        self.help = help;
        self
    }

    /// Whether it keeps the data from being judged.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }

    /// The place in both languages.
    pub fn place_in_both(&self) -> Both {
        Both { zh: self.place_text(Lang::Zh), en: self.place_text(Lang::En) }
    }

    /// The place for a reader: `features[2]（第 3 个要素，id=f3）`, `第 4 行`, `5:12`.
    pub fn place_text(&self, lang: Lang) -> String {
        match &self.place {
            Place::Whole => String::new(),
            Place::Line { line, column } => say::line_column(lang, &line, &column),
            Place::Feature { index, id } => {
                let nth = index + 1;
                match id {
                    Some(id) => say::feature_with_id(lang, &index, &nth, &id),
                    None => say::feature_without_id(lang, &index, &nth),
                }
            }
            Place::Row { row, column: Some(column) } => say::table_cell(lang, &row, &column),
            Place::Row { row, column: None } => say::table_row(lang, &row),
        }
    }

    /// The whole finding for a reader, two or three lines, without a final newline.
    pub fn text(&self, lang: Lang) -> String {
        let kind = match self.severity {
            Severity::Error => say::error(lang),
            Severity::Warning => say::warning(lang),
            Severity::Note => say::note(lang),
        };
        let mut text = format!("{kind}[{}]", self.code);
        for part in [self.file.as_str(), &self.place_text(lang)] {
            if !part.is_empty() {
                write!(text, " {part}").expect("writing to a string");
            }
        }
        write!(text, ": {}", self.message.get(lang)).expect("writing to a string");
        let labelled = [(say::expected(lang), &self.expected), (say::mend(lang), &self.help)];
        for (label, part) in labelled {
            if !part.is_empty() {
                write!(text, "\n  {label}: {}", part.get(lang)).expect("writing to a string");
            }
        }
        text
    }
}

/// How many errors of one load are spelt out; the rest are counted.
pub const SHOWN_ERRORS: usize = 20;

/// The name closest to `given` among `names`, if it is close enough to be what was meant.
pub fn did_you_mean<'a>(given: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let given = given.to_lowercase();
    names
        .into_iter()
        .map(|name| (strsim::jaro_winkler(&given, &name.to_lowercase()), name))
        .filter(|(score, _)| *score >= 0.75)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, name)| name)
}

/// Line and column of a byte offset, both from 1; the column counts characters.
pub fn line_column(text: &str, offset: usize) -> (usize, usize) {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    let before = &text[..offset];
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
    (line, column)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn suggests_only_what_is_close() {
        let names = ["nursery", "supermarket", "托儿所"];
        assert_eq!(did_you_mean("nursury", names), Some("nursery"));
        assert_eq!(did_you_mean("托儿", names), Some("托儿所"));
        assert_eq!(did_you_mean("zebra", names), None);
    }

    #[test]
    fn columns_count_characters() {
        assert_eq!(line_column("甲乙\n丙丁", "甲乙\n丙".len()), (2, 2));
    }
}
