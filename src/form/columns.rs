//! The form's columns: what they are called, how wide they are, and which an inspector fills in.

use crate::lang::Lang;
use crate::messages::form as say;

/// A column, in the order in which they are laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    Number,
    Community,
    Clauses,
    Question,
    Place,
    Requirement,
    Answer,
    Unit,
    Evidence,
    By,
    Date,
    Expires,
    Note,
    Key,
}

impl Column {
    pub const ALL: [Column; 14] = [
        Column::Number,
        Column::Community,
        Column::Clauses,
        Column::Question,
        Column::Place,
        Column::Requirement,
        Column::Answer,
        Column::Unit,
        Column::Evidence,
        Column::By,
        Column::Date,
        Column::Expires,
        Column::Note,
        Column::Key,
    ];

    /// Those an inspector fills in.
    pub const FILLED: [Column; 6] =
        [Column::Answer, Column::Evidence, Column::By, Column::Date, Column::Expires, Column::Note];

    pub fn header(self, lang: Lang) -> &'static str {
        match self {
            Column::Number => say::column_number(lang),
            Column::Community => say::column_community(lang),
            Column::Clauses => say::column_clauses(lang),
            Column::Question => say::column_question(lang),
            Column::Place => say::column_place(lang),
            Column::Requirement => say::column_requirement(lang),
            Column::Answer => say::column_answer(lang),
            Column::Unit => say::column_unit(lang),
            Column::Evidence => say::column_evidence(lang),
            Column::By => say::column_by(lang),
            Column::Date => say::column_date(lang),
            Column::Expires => say::column_expires(lang),
            Column::Note => say::column_note(lang),
            Column::Key => say::column_key(lang),
        }
    }

    /// The column a header names, in either language.
    pub fn named(header: &str) -> Option<Column> {
        let header = header.trim();
        Column::ALL.into_iter().find(|column| {
            column.header(Lang::Zh) == header || column.header(Lang::En).eq_ignore_ascii_case(header)
        })
    }

    /// Width in characters of the usual font.
    pub fn width(self) -> u16 {
        match self {
            Column::Number => 5,
            Column::Unit => 11,
            Column::Community | Column::By => 9,
            Column::Answer | Column::Date | Column::Expires => 12,
            Column::Clauses | Column::Key => 10,
            Column::Note => 14,
            Column::Evidence => 20,
            Column::Requirement => 23,
            Column::Place | Column::Question => 28,
        }
    }

    /// Its position, from 0.
    pub fn position(self) -> u16 {
        Column::ALL.iter().position(|column| *column == self).unwrap_or_default() as u16
    }
}
