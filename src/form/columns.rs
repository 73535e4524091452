//! The form's columns: what they are called, how wide they are, and which an inspector fills in.

use crate::lang::Lang;

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
        let (zh, en) = match self {
            Column::Number => ("序号", "No."),
            Column::Community => ("社区", "Community"),
            Column::Clauses => ("条款", "Clause"),
            Column::Question => ("核查内容", "Question"),
            Column::Place => ("在哪里看", "Where"),
            Column::Requirement => ("条款要求", "Required"),
            Column::Answer => ("答复", "Answer"),
            Column::Unit => ("单位或选项", "Unit or choices"),
            Column::Evidence => ("依据", "Evidence"),
            Column::By => ("核查人", "Inspector"),
            Column::Date => ("核查日期", "Date"),
            Column::Expires => ("有效期至", "Valid until"),
            Column::Note => ("备注", "Note"),
            Column::Key => ("编码（勿改）", "Key (do not change)"),
        };
        if lang == Lang::Zh { zh } else { en }
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
