//! `survey.csv`, `projects.csv` and `waivers.csv`: rows under English or Chinese headers.

use serde_json::Value as Json;

use super::facts::{self, Facts};
use super::hidden;
use super::{Answer, CommunityNames, Origin, Project, Reply, Waiver};
use crate::codes::Code;
use crate::date::{self, Date};
use crate::defect::{Defect, Place, did_you_mean};
use crate::lang::InBoth;
use crate::messages::dataset as say;
use crate::spreadsheet::{blank_lines, decode};
use crate::vocabulary::{Layer, Vocabulary};

/// One row of a table: its values and where it stands.
pub(super) struct TableRow {
    pub(crate) facts: Facts,
    pub(crate) origin: Origin,
    place: Place,
}

/// What reading a table needs to know.
pub(super) struct TableReader<'a> {
    pub(crate) vocabulary: &'a Vocabulary,
    pub(crate) layer: Layer,
    pub(crate) file: &'a str,
    pub(crate) input: usize,
}

impl TableReader<'_> {
    /// Reads a CSV file in UTF-8 or GB18030.
    pub(super) fn csv(&self, bytes: &[u8], defects: &mut Vec<Defect>) -> Vec<TableRow> {
        let Some(text) = decode(bytes, self.file, defects) else { return Vec::new() };
        let mut reader = csv::ReaderBuilder::new().flexible(false).from_reader(text.as_bytes());
        let header: Vec<String> = match reader.headers() {
            Ok(header) => header.iter().map(|name| name.trim().to_owned()).collect(),
            Err(error) => {
                defects.push(self.csv_defect(&error));
                return Vec::new();
            }
        };
        if header.iter().all(String::is_empty) {
            defects.push(
                Defect::error(Code::EmptyFile, self.file, Place::Whole, say::file_is_empty(InBoth))
                    .expected(self.columns()),
            );
            return Vec::new();
        }
        if !self.check_header(&header, defects) {
            return Vec::new();
        }
        let mut rows = Vec::new();
        // Rows are counted as a spreadsheet shows them: blank lines too, a cell's own line breaks
        // not. The reader passes over blank lines, so they are counted by its position.
        let mut index = 0;
        let mut record = csv::StringRecord::new();
        loop {
            let start = reader.position().line();
            match reader.read_record(&mut record) {
                Ok(false) => break,
                Ok(true) => {
                    index += blank_lines(start, reader.position().line(), &record);
                    if !record.iter().all(|cell| cell.trim().is_empty()) {
                        let cells = header
                            .iter()
                            .zip(record.iter())
                            .map(|(column, cell)| (column.as_str(), Json::String(shown(cell))));
                        rows.extend(self.row(index, cells, defects));
                    }
                }
                Err(error) => defects.push(self.csv_defect(&error)),
            }
            index += 1;
        }
        rows
    }

    /// Reads the rows of a bundle: an array of objects with the same names.
    pub(super) fn json(&self, rows: &Json, defects: &mut Vec<Defect>) -> Vec<TableRow> {
        let name = self.layer.id();
        let expected = || say::array_of_row_objects(InBoth, &name);
        let Some(rows) = rows.as_array() else {
            defects.push(
                Defect::error(Code::BadTable, self.file, Place::Whole, say::member_no_array(InBoth, &name))
                    .expected(expected()),
            );
            return Vec::new();
        };
        let mut read = Vec::new();
        for (index, row) in rows.iter().enumerate() {
            match row.as_object() {
                Some(row) => {
                    let columns: Vec<String> = row.keys().cloned().collect();
                    self.strange_columns(&columns, defects);
                    let cells = row.iter().map(|(column, value)| (column.as_str(), value.clone()));
                    read.extend(self.row(index, cells, defects));
                }
                None => defects.push(
                    Defect::error(
                        Code::BadTable,
                        self.file,
                        self.place(index, None),
                        say::entry_of_no_object(InBoth, &name),
                    )
                    .expected(expected()),
                ),
            }
        }
        read
    }

    fn columns(&self) -> crate::lang::Both {
        let en: Vec<&str> = self.vocabulary.properties(self.layer).iter().map(|p| p.id.as_str()).collect();
        let zh: Vec<&str> = self.vocabulary.properties(self.layer).iter().map(|p| p.label_zh()).collect();
        let (en, zh) = (en.join(","), zh.join(","));
        say::columns_in_either_language(InBoth, &en, &zh)
    }

    fn check_header(&self, header: &[String], defects: &mut Vec<Defect>) -> bool {
        self.strange_columns(header, defects);
        let before = defects.len();
        for property in self.vocabulary.properties(self.layer) {
            let name = &property.id;
            let zh = property.label_zh();
            let columns: Vec<&String> = header
                .iter()
                .filter(|column| self.vocabulary.property(self.layer, column).is_some_and(|p| p.id == *name))
                .collect();
            if property.required && columns.is_empty() {
                defects.push(
                    Defect::error(
                        Code::MissingColumn,
                        self.file,
                        Place::Row { row: 1, column: None },
                        say::column_missing(InBoth, &name, &zh),
                    )
                    .expected(self.columns()),
                );
            }
            let times = columns.len();
            if times > 1 {
                defects.push(
                    Defect::error(
                        Code::TwoColumns,
                        self.file,
                        Place::Row { row: 1, column: None },
                        say::column_repeated(InBoth, &name, &zh, &times),
                    )
                    .expected(say::each_column_once(InBoth)),
                );
            }
        }
        defects.len() == before
    }

    fn strange_columns(&self, columns: &[String], defects: &mut Vec<Defect>) {
        for column in columns.iter().filter(|column| !column.is_empty()) {
            if self.vocabulary.property_id(self.layer, column).is_some() {
                continue;
            }
            let known = self.vocabulary.properties(self.layer);
            let defect = Defect::warning(
                Code::UnknownColumn,
                self.file,
                Place::Row { row: 1, column: Some(column.clone()) },
                say::unknown_column_not_used(InBoth, &column),
            );
            let defect = match did_you_mean(
                column,
                known.iter().flat_map(|p| p.zh.iter().chain([&p.id])).map(String::as_str),
            ) {
                Some(meant) => defect.help(say::did_you_mean(InBoth, &meant)),
                None => defect,
            };
            if !defects.contains(&defect) {
                defects.push(defect);
            }
        }
    }

    fn place(&self, index: usize, column: Option<&str>) -> Place {
        Place::Row { row: index + 2, column: column.map(str::to_owned) }
    }

    fn row<'c>(
        &self,
        index: usize,
        cells: impl Iterator<Item = (&'c str, Json)>,
        defects: &mut Vec<Defect>,
    ) -> Option<TableRow> {
        let mut facts = Facts::default();
        let before = defects.len();
        for (column, cell) in cells {
            let Some(property_id) = self.vocabulary.property_id(self.layer, column) else { continue };
            let property = &self.vocabulary.properties(self.layer)[property_id.0 as usize];
            let place = || self.place(index, Some(column));
            match facts::read(property, &cell, self.vocabulary) {
                Ok(None) if property.required => {
                    defects.push(Defect::error(
                        Code::EmptyCell,
                        self.file,
                        place(),
                        say::cell_may_not_be_empty(InBoth),
                    ));
                }
                Ok(None) => {}
                Ok(Some(value)) => {
                    if facts.add(property_id, value).is_err() {
                        defects.push(Defect::error(
                            Code::TwoValues,
                            self.file,
                            place(),
                            say::column_given_two_values(InBoth),
                        ));
                    }
                }
                Err(refusal) => defects.push(
                    Defect::error(refusal.code, self.file, place(), refusal.message)
                        .expected(refusal.expected),
                ),
            }
        }
        for property in self.vocabulary.properties(self.layer).iter().filter(|p| p.required) {
            let missing = self
                .vocabulary
                .property_id(self.layer, &property.id)
                .is_some_and(|id| facts.get(id).is_none());
            if missing && defects.len() == before {
                let name = &property.id;
                defects.push(
                    Defect::error(
                        Code::MissingProperty,
                        self.file,
                        self.place(index, None),
                        say::table_has_no_column(InBoth, &name),
                    )
                    .expected(self.columns()),
                );
            }
        }
        let origin = Origin { input: self.input, index };
        (defects.len() == before).then(|| TableRow { facts, origin, place: self.place(index, None) })
    }

    fn csv_defect(&self, error: &csv::Error) -> Defect {
        let place = match error.position() {
            Some(position) => Place::Line { line: position.line() as usize, column: 1 },
            None => Place::Whole,
        };
        let what = match error.kind() {
            csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
                say::row_has_other_cells_than_header(InBoth, &len, &expected_len)
            }
            _ => say::csv_cannot_be_read(InBoth, &error),
        };
        Defect::error(Code::BadCsv, self.file, place, what).expected(say::as_many_cells_as_header(InBoth))
    }

    fn text(&self, row: &TableRow, name: &str) -> Option<String> {
        let id = self.vocabulary.property_id(self.layer, name)?;
        row.facts.text(id).map(str::to_owned)
    }

    fn date(&self, row: &TableRow, name: &str) -> Option<Date> {
        date::parse(&self.text(row, name)?)
    }

    fn number(&self, row: &TableRow, name: &str) -> Option<f64> {
        row.facts.number(self.vocabulary.property_id(self.layer, name)?)
    }

    /// The community a row names, by id or name.
    fn community(
        &self,
        row: &TableRow,
        communities: &CommunityNames,
        defects: &mut Vec<Defect>,
    ) -> Option<usize> {
        let given = self.text(row, "community")?;
        match communities.find(&given) {
            [index] => Some(*index),
            [] => {
                let defect = Defect::error(
                    Code::UnknownCommunity,
                    self.file,
                    row.place.clone(),
                    say::no_community(InBoth, &given),
                )
                .expected(say::id_or_name_of_communities_layer(InBoth));
                defects.push(match communities.suggest(&given) {
                    Some(meant) => defect.help(say::did_you_mean(InBoth, &meant)),
                    None => defect,
                });
                None
            }
            _ => {
                defects.push(
                    Defect::error(
                        Code::AmbiguousCommunity,
                        self.file,
                        row.place.clone(),
                        say::several_communities_called(InBoth, &given),
                    )
                    .help(say::use_community_id(InBoth)),
                );
                None
            }
        }
    }

    /// Rows as survey answers.
    pub(super) fn answers(
        &self,
        rows: &[TableRow],
        communities: &CommunityNames,
        defects: &mut Vec<Defect>,
    ) -> Vec<Answer> {
        let mut answers = Vec::new();
        for row in rows {
            let date = |name| self.date(row, name);
            let reply = match self.text(row, "answer").as_deref() {
                Some("yes") => Reply::Yes,
                Some("no") => Reply::No,
                _ => Reply::NotApplicable,
            };
            let Some(community) = self.community(row, communities, defects) else { continue };
            answers.push(Answer {
                community,
                clause: self.text(row, "clause").unwrap_or_default(),
                reply,
                value: self.text(row, "value"),
                evidence: self.text(row, "evidence"),
                by: self.text(row, "by"),
                date: date("date"),
                expires: date("expires"),
                note: self.text(row, "note"),
                origin: row.origin,
            });
        }
        answers
    }

    /// Rows as projects of the register.
    pub(super) fn projects(
        &self,
        rows: &[TableRow],
        communities: &CommunityNames,
        defects: &mut Vec<Defect>,
    ) -> Vec<Project> {
        let mut projects = Vec::new();
        for row in rows {
            let Some(community) = self.community(row, communities, defects) else { continue };
            projects.push(Project {
                community,
                item: self.text(row, "item").unwrap_or_default(),
                name: self.text(row, "project_name"),
                content: self.text(row, "project_content"),
                responsible: self.text(row, "responsible"),
                cooperating: self.text(row, "cooperating"),
                deadline: self.text(row, "deadline"),
                status: self.text(row, "status"),
                started: self.date(row, "started"),
                completed: self.date(row, "completed"),
                accepted: self.date(row, "accepted"),
                cost: self.number(row, "cost_wan_yuan"),
                spent: self.number(row, "spent_wan_yuan"),
                evidence: self.text(row, "evidence"),
                note: self.text(row, "note"),
                origin: row.origin,
            });
        }
        projects
    }

    /// Rows as waivers.
    pub(super) fn waivers(
        &self,
        rows: &[TableRow],
        communities: &CommunityNames,
        defects: &mut Vec<Defect>,
    ) -> Vec<Waiver> {
        let mut waivers = Vec::new();
        for row in rows {
            let Some(community) = self.community(row, communities, defects) else { continue };
            let days = (self.date(row, "granted"), self.date(row, "expires"));
            // Required columns: a row without them is an error already.
            let (Some(granted), Some(expires)) = days else { continue };
            if granted > expires {
                defects.push(
                    Defect::error(
                        Code::WaiverEndsBeforeItBegins,
                        self.file,
                        row.place.clone(),
                        say::granted_after_it_expires(InBoth, &granted, &expires),
                    )
                    .expected(say::expiry_no_earlier_than_grant(InBoth))
                    .help(say::correct_dates_by_document(InBoth)),
                );
                continue;
            }
            let text = |name| self.text(row, name).unwrap_or_default();
            waivers.push(Waiver {
                community,
                clause: text("clause"),
                reason: text("reason"),
                approver: text("approver"),
                document: text("document"),
                granted,
                expires,
                note: self.text(row, "note"),
                origin: row.origin,
            });
        }
        waivers
    }
}

/// A cell's text as a reader sees it, its lines kept.
fn shown(cell: &str) -> String {
    let lines: Vec<_> = cell.trim().lines().map(hidden::without).collect();
    lines.join("\n")
}
