//! A field form in an inspector's hands: read by a reader of its own, filled in, saved again.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use calamine::{Data, Reader, Xlsx, open_workbook};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
use serde_json::Value;

use crate::town::{ccaudit, stderr, stdout};

/// What an inspector puts into a cell.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Ink {
    Text(String),
    Number(f64),
    /// A day as a spreadsheet keeps it.
    Day(u16, u8, u8),
    Formula(String),
}

impl From<&str> for Ink {
    fn from(text: &str) -> Ink {
        Ink::Text(text.to_owned())
    }
}

impl From<f64> for Ink {
    fn from(number: f64) -> Ink {
        Ink::Number(number)
    }
}

/// The rows of the first sheet that names keys, and the sheet's header.
#[derive(Clone, Debug)]
pub(crate) struct Paper {
    pub header: Vec<String>,
    /// A cell by its column's name.
    pub rows: Vec<BTreeMap<String, Ink>>,
}

pub(crate) const KEY: &str = "编码（勿改）";

impl Paper {
    pub(crate) fn open(path: &Path) -> Paper {
        let mut book: Xlsx<_> = open_workbook(path).unwrap();
        let sheet = book.worksheet_range("待核实").unwrap();
        let mut rows = sheet.rows().map(|row| row.iter().map(Data::to_string).collect::<Vec<_>>());
        let header = rows.find(|row| row.iter().any(|cell| cell == KEY)).unwrap();
        let rows = rows
            .map(|row| {
                let cells = header.iter().cloned().zip(row.into_iter().map(Ink::Text));
                cells.filter(|(_, cell)| *cell != Ink::Text(String::new())).collect()
            })
            .collect();
        Paper { header, rows }
    }

    pub(crate) fn keys(&self) -> Vec<String> {
        self.rows.iter().filter_map(|row| text(row, KEY)).collect()
    }

    /// The row of a key.
    pub(crate) fn row(&mut self, key: &str) -> &mut BTreeMap<String, Ink> {
        let row = self.rows.iter_mut().find(|row| text(row, KEY).as_deref() == Some(key));
        row.unwrap_or_else(|| panic!("no row {key}"))
    }

    /// Writes an answer, with evidence, an inspector and a day.
    pub(crate) fn answer(&mut self, key: &str, answer: impl Into<Ink>) {
        let row = self.row(key);
        row.insert("答复".into(), answer.into());
        row.insert("依据".into(), "照片 3-5".into());
        row.insert("核查人".into(), "王五".into());
        row.insert("核查日期".into(), Ink::Day(2023, 6, 20));
    }

    pub(crate) fn save(&self, path: &Path) {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        let day = Format::new().set_num_format("yyyy/m/d");
        for (column, name) in (0..).zip(&self.header) {
            sheet.write_string(0, column, name).unwrap();
            for (row, cells) in (1..).zip(&self.rows) {
                match cells.get(name) {
                    Some(Ink::Text(text)) => sheet.write_string(row, column, text),
                    Some(Ink::Number(number)) => sheet.write_number(row, column, *number),
                    Some(Ink::Day(year, month, of)) => {
                        let date = ExcelDateTime::from_ymd(*year, *month, *of).unwrap();
                        sheet.write_datetime_with_format(row, column, &date, &day)
                    }
                    Some(Ink::Formula(formula)) => sheet.write_formula(row, column, Formula::new(formula)),
                    None => continue,
                }
                .unwrap();
            }
        }
        book.save(path).unwrap();
    }
}

pub(crate) fn text(row: &BTreeMap<String, Ink>, column: &str) -> Option<String> {
    match row.get(column) {
        Some(Ink::Text(text)) => Some(text.clone()),
        _ => None,
    }
}

/// Writes the form of a dataset beside it and opens it.
pub(crate) fn form_of(dataset: &Path) -> (PathBuf, Paper) {
    let path = dataset.with_extension("form.xlsx");
    let _ = fs::remove_file(&path);
    let output = ccaudit(["form", dataset.to_str().unwrap(), "--out", path.to_str().unwrap(), "--quiet"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let paper = Paper::open(&path);
    (path, paper)
}

/// Reads a filled form into a dataset: the exit code, what it printed and what it told.
pub(crate) fn hand_in(form: &Path, dataset: &Path, arguments: &[&str]) -> (Option<i32>, String, String) {
    let own = ["form", "--read", form.to_str().unwrap(), "--into", dataset.to_str().unwrap()];
    let output = ccaudit([&own, arguments].concat());
    (output.status.code(), stdout(&output), stderr(&output))
}

/// The audit of a dataset, as `audit.json` has it.
pub(crate) fn audited(dataset: &Path, arguments: &[&str]) -> Value {
    let own = ["audit", dataset.to_str().unwrap(), "--format", "json", "--quiet"];
    let output = ccaudit([&own, arguments].concat());
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// The different facts an audit lacks that a cell can answer, as this reading of `needs` has them.
pub(crate) fn unknown_facts(audit: &Value) -> Vec<String> {
    let mut facts = Vec::new();
    for community in audit["communities"].as_array().unwrap() {
        let id = community["id"].as_str().unwrap();
        for need in
            community["unknowns"].as_array().unwrap().iter().flat_map(|u| u["needs"].as_array().unwrap())
        {
            let of = |key: &str| need[key].as_str().unwrap();
            facts.push(match of("kind") {
                "answer" => format!("answer|{id}|{}", of("clause")),
                "survey" => format!("survey|{id}|{}", of("category")),
                "property" => format!("{}|{}|{}", of("layer"), of("id"), of("property")),
                "community" => format!("{}|{}|community", of("layer"), of("id")),
                _ => continue,
            });
        }
    }
    facts.sort();
    facts.dedup();
    facts
}

/// Every file of a directory with its bytes.
pub(crate) fn files(directory: &Path) -> BTreeMap<String, Vec<u8>> {
    fs::read_dir(directory)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file())
        .map(|path| (path.file_name().unwrap().to_str().unwrap().to_owned(), fs::read(&path).unwrap()))
        .collect()
}

/// A copy of a dataset's files in a directory of this name.
pub(crate) fn copied(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    files(from).into_iter().for_each(|(name, bytes)| fs::write(to.join(name), bytes).unwrap());
}
