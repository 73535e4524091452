//! The rows of a filled form, found by the names of the columns and by their keys, never by
//! position: sheets, rows and columns may have been moved, deleted, copied or put between.

use std::path::Path;

use super::columns::FormColumn;
use super::key::FactKey;
use crate::codes::Code;
use crate::defect::{Defect, Place};
use crate::lang::{Both, InBoth, Lang};
use crate::messages::form as say;
use crate::spreadsheet::{self, Sheet, SheetRow};

/// The header is looked for in this many rows.
const HEADER_WITHIN: usize = 20;

/// A row with its key: what was written into its cells.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Filled {
    pub(crate) key: FactKey,
    pub(crate) at: RowPlace,
    /// What each column of [`FormColumn::FILLED`] holds, in that order; empty where nothing.
    cells: [String; 6],
}

/// Where a row stands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct RowPlace {
    /// The workbook, and its sheet where it has several.
    pub(crate) file: String,
    /// As a spreadsheet numbers it.
    pub(crate) row: usize,
}

impl RowPlace {
    pub(super) fn place(&self, column: Option<FormColumn>, lang: Lang) -> Place {
        Place::Row { row: self.row, column: column.map(|column| column.header(lang).to_owned()) }
    }
}

impl Filled {
    pub(super) fn cell(&self, column: FormColumn) -> &str {
        let position = FormColumn::FILLED.iter().position(|filled| *filled == column);
        position.map_or("", |position| &self.cells[position])
    }

    /// Whether two rows say the same of their fact.
    fn says_as(&self, other: &Filled) -> bool {
        self.cells == other.cells
    }
}

/// What a form holds.
#[derive(Debug, Default)]
pub(super) struct FilledForm {
    /// Answered rows, in order, each key once.
    pub(crate) answered: Vec<Filled>,
    /// Rows without an answer.
    pub(crate) blank: usize,
    /// Names of the datasets it was made for, as far as it says.
    pub(crate) datasets: Vec<String>,
    /// Errors of rows, warnings and notes.
    pub(crate) defects: Vec<Defect>,
}

/// Reads a form.
///
/// # Errors
/// A file that is no workbook, or holds no form.
pub(super) fn read(path: &Path, lang: Lang) -> Result<FilledForm, Box<Defect>> {
    let file = path.display().to_string();
    let mut form = FilledForm::default();
    let sheets = spreadsheet::read(path, &file, &mut form.defects)?;
    let headers: Vec<Option<Header>> = sheets.iter().map(Header::find).collect();
    if headers.iter().all(Option::is_none) {
        return Err(Box::new(no_form(&file, &sheets)));
    }
    let many = headers.iter().flatten().count() > 1;
    for (sheet, header) in sheets.iter().zip(&headers) {
        let Some(header) = header else {
            form.datasets.extend(named_datasets(sheet));
            continue;
        };
        let file = if many { format!("{file} {}", sheet.name) } else { file.clone() };
        form.missing_columns(&file, header, lang);
        for row in sheet.rows.iter().filter(|row| row.number > header.row) {
            form.take(&file, row, header, lang);
        }
    }
    form.unite(lang);
    Ok(form)
}

impl FilledForm {
    /// Takes up one row of a sheet.
    fn take(&mut self, file: &str, row: &SheetRow, header: &Header, lang: Lang) {
        let at = RowPlace { file: file.to_owned(), row: row.number };
        let cell =
            |column: FormColumn| header.column(column).map_or("", |position| row.cell(position)).trim();
        let (key, answer) = (cell(FormColumn::Key), cell(FormColumn::Answer));
        if FormColumn::named(key) == Some(FormColumn::Key) {
            // A header copied between the rows.
            return;
        }
        let is_formula = |column: FormColumn| {
            header.column(column).is_some_and(|position| row.formulas.contains(&position))
        };
        let is_answered = !answer.is_empty() || is_formula(FormColumn::Answer);
        if key.is_empty() {
            if is_answered {
                self.refuse(
                    &at,
                    FormColumn::Key,
                    Code::NoKey,
                    say::answer_without_key(InBoth, &answer),
                    say::key_of_the_form(InBoth),
                    lang,
                );
            }
            return;
        }
        let Some(known) = FactKey::parse(key) else {
            if is_answered {
                self.refuse(
                    &at,
                    FormColumn::Key,
                    Code::UnknownKey,
                    say::key_cannot_be_read(InBoth, &key),
                    say::key_for_example(InBoth),
                    lang,
                );
            }
            return;
        };
        let mut is_whole = true;
        for column in FormColumn::FILLED {
            let text = cell(column);
            if is_formula(column) {
                is_whole = false;
                self.refuse(
                    &at,
                    column,
                    Code::Formula,
                    say::cell_is_a_formula(InBoth),
                    say::a_value_written_down(InBoth),
                    lang,
                );
            } else if ["#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!"].contains(&text) {
                is_whole = false;
                self.refuse(
                    &at,
                    column,
                    Code::CellError,
                    say::cell_holds_error(InBoth, &text),
                    say::a_value_written_down(InBoth),
                    lang,
                );
            }
        }
        if !is_whole {
            return;
        }
        if answer.is_empty() {
            self.blank += 1;
            if !cell(FormColumn::Evidence).is_empty() {
                self.defects.push(Defect::warning(
                    Code::EvidenceAlone,
                    &at.file,
                    at.place(Some(FormColumn::Answer), lang),
                    say::evidence_without_answer(InBoth),
                ));
            }
            return;
        }
        let cells = FormColumn::FILLED.map(|column| cell(column).to_owned());
        self.answered.push(Filled { key: known, at, cells });
    }

    fn refuse(
        &mut self,
        at: &RowPlace,
        column: FormColumn,
        code: Code,
        what: Both,
        expected: Both,
        lang: Lang,
    ) {
        self.defects.push(
            Defect::error(code, &at.file, at.place(Some(column), lang), what)
                .expected(expected)
                .help(say::correct_and_read_form_again_or_clear(InBoth)),
        );
    }

    /// One row a key: rows that say the same are one, rows that differ are an error.
    fn unite(&mut self, lang: Lang) {
        let mut united: indexmap::IndexMap<FactKey, Vec<Filled>> = indexmap::IndexMap::new();
        for row in std::mem::take(&mut self.answered) {
            united.entry(row.key.clone()).or_default().push(row);
        }
        for rows in united.into_values() {
            let (first, others) = (&rows[0], &rows[1..]);
            let Some(other) = others.iter().find(|other| !first.says_as(other)) else {
                self.answered.push(rows.into_iter().next().expect("a key has a row"));
                continue;
            };
            let row = first.at.row;
            let elsewhere =
                if other.at.file == first.at.file { String::new() } else { format!("{} ", first.at.file) };
            let column =
                FormColumn::FILLED.into_iter().find(|column| first.cell(*column) != other.cell(*column));
            let (one, two) = column.map_or(("", ""), |column| (first.cell(column), other.cell(column)));
            let what = say::same_fact_filled_otherwise(InBoth, &elsewhere, &row, &one, &two);
            self.refuse(
                &other.at.clone(),
                column.unwrap_or(FormColumn::Answer),
                Code::TwoAnswers,
                what,
                say::each_fact_once(InBoth),
                lang,
            );
        }
    }

    /// Several forms as one, each key once.
    pub(super) fn merged(forms: Vec<FilledForm>, lang: Lang) -> FilledForm {
        let mut all = FilledForm::default();
        for form in forms {
            all.answered.extend(form.answered);
            all.blank += form.blank;
            all.datasets.extend(form.datasets);
            all.defects.extend(form.defects);
        }
        all.unite(lang);
        all
    }

    fn missing_columns(&mut self, file: &str, header: &Header, lang: Lang) {
        for column in FormColumn::FILLED.into_iter().filter(|column| header.column(*column).is_none()) {
            let name = column.header(lang);
            self.defects.push(
                Defect::warning(
                    Code::MissingColumn,
                    file,
                    Place::Row { row: header.row, column: None },
                    say::form_lacks_column(InBoth, &name),
                )
                .help(say::put_column_back(InBoth)),
            );
        }
    }
}

/// A sheet's header: which row it is, and which column is where.
struct Header {
    /// As a spreadsheet numbers it.
    row: usize,
    columns: Vec<(FormColumn, usize)>,
}

impl Header {
    /// The row that names both the keys and the answers.
    fn find(sheet: &Sheet) -> Option<Header> {
        sheet.rows.iter().take(HEADER_WITHIN).find_map(|row| {
            let mut columns: Vec<(FormColumn, usize)> = Vec::new();
            for (position, text) in row.cells() {
                // The first of two columns of a name: the form's own stand left of what was added.
                if let Some(column) = FormColumn::named(text).filter(|c| columns.iter().all(|(d, _)| d != c))
                {
                    columns.push((column, position));
                }
            }
            let has = |wanted| columns.iter().any(|(column, _)| *column == wanted);
            (has(FormColumn::Key) && has(FormColumn::Answer)).then_some(Header { row: row.number, columns })
        })
    }

    fn column(&self, wanted: FormColumn) -> Option<usize> {
        self.columns.iter().find(|(column, _)| *column == wanted).map(|(_, position)| *position)
    }
}

/// The datasets that the guide of a form names.
fn named_datasets(sheet: &Sheet) -> impl Iterator<Item = String> {
    let names = [Lang::Zh, Lang::En].map(say::dataset);
    let rows = sheet.rows.iter().filter(move |row| names.contains(&row.cell(0)));
    rows.map(|row| row.cell(1).to_owned())
}

fn no_form(file: &str, sheets: &[Sheet]) -> Defect {
    let first = sheets.iter().find_map(|sheet| sheet.rows.first());
    let quote = first.map_or(String::new(), SheetRow::quote);
    let (key_zh, answer_zh) = (FormColumn::Key.header(Lang::Zh), FormColumn::Answer.header(Lang::Zh));
    let (key_en, answer_en) = (FormColumn::Key.header(Lang::En), FormColumn::Answer.header(Lang::En));
    Defect::error(
        Code::NoForm,
        file,
        Place::Row { row: first.map_or(1, |row| row.number), column: None },
        say::no_form(InBoth, &key_zh, &answer_zh, &quote, &key_en, &answer_en),
    )
    .expected(say::a_form_of_ccaudit(InBoth))
    .help(say::name_the_filled_form(InBoth))
}
