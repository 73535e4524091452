//! The form's columns: what they are called, and which an inspector fills in.

use crate::lang::Lang;
use crate::messages::form as say;

/// A column, in the order in which they are laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FormColumn {
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

impl FormColumn {
    pub(crate) const ALL: [FormColumn; 14] = [
        FormColumn::Number,
        FormColumn::Community,
        FormColumn::Clauses,
        FormColumn::Question,
        FormColumn::Place,
        FormColumn::Requirement,
        FormColumn::Answer,
        FormColumn::Unit,
        FormColumn::Evidence,
        FormColumn::By,
        FormColumn::Date,
        FormColumn::Expires,
        FormColumn::Note,
        FormColumn::Key,
    ];

    /// Those an inspector fills in.
    pub(crate) const FILLED: [FormColumn; 6] = [
        FormColumn::Answer,
        FormColumn::Evidence,
        FormColumn::By,
        FormColumn::Date,
        FormColumn::Expires,
        FormColumn::Note,
    ];

    pub(crate) fn header(self, lang: Lang) -> &'static str {
        match self {
            FormColumn::Number => say::column_number(lang),
            FormColumn::Community => say::column_community(lang),
            FormColumn::Clauses => say::column_clauses(lang),
            FormColumn::Question => say::column_question(lang),
            FormColumn::Place => say::column_place(lang),
            FormColumn::Requirement => say::column_requirement(lang),
            FormColumn::Answer => say::column_answer(lang),
            FormColumn::Unit => say::column_unit(lang),
            FormColumn::Evidence => say::column_evidence(lang),
            FormColumn::By => say::column_by(lang),
            FormColumn::Date => say::column_date(lang),
            FormColumn::Expires => say::column_expires(lang),
            FormColumn::Note => say::column_note(lang),
            FormColumn::Key => say::column_key(lang),
        }
    }

    /// The column a header names, in either language.
    pub(crate) fn named(header: &str) -> Option<FormColumn> {
        let header = header.trim();
        FormColumn::ALL.into_iter().find(|column| {
            column.header(Lang::Zh) == header || column.header(Lang::En).eq_ignore_ascii_case(header)
        })
    }
}
