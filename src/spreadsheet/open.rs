//! Opening a table file: what it is is told by its content.

use std::fs;
use std::path::Path;

use super::sheet::{Sheet, encrypted, error};
use super::{archive, compound, text, workbook};
use crate::codes::Code;
use crate::defect::{Defect, Place};
use crate::lang::InBoth;
use crate::messages::spreadsheet as say;

/// No table that people fill in is larger; a file that is was taken by mistake.
const LARGEST_FILE: u64 = 1 << 30;

/// What a file's first bytes say it is.
#[derive(Clone, Copy, PartialEq)]
enum TableFormat {
    Xlsx,
    /// The container of .xls, and of workbooks under a password.
    Compound,
    Html,
    Text,
}

fn format(bytes: &[u8]) -> TableFormat {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return TableFormat::Xlsx;
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return TableFormat::Compound;
    }
    let start = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    let start = start[..start.len().min(64)].to_ascii_lowercase();
    let marks: [&[u8]; 6] = [b"<html", b"<!doctype", b"<table", b"<?xml", b"<meta", b"mime-version:"];
    if marks.iter().any(|mark| start.starts_with(mark)) { TableFormat::Html } else { TableFormat::Text }
}

/// The sheets of a .csv, .xlsx or .xls file. What it is is seen by its content: exports are
/// often misnamed.
pub(crate) fn read(path: &Path, file: &str, defects: &mut Vec<Defect>) -> Result<Vec<Sheet>, Box<Defect>> {
    let extension = path.extension().and_then(|e| e.to_str()).unwrap_or("").to_ascii_lowercase();
    if !["csv", "xlsx", "xls"].contains(&extension.as_str()) {
        return Err(error(Code::NotATable, file, say::unknown_extension(InBoth, &extension))
            .expected(say::csv_xlsx_or_xls(InBoth))
            .help(say::save_from_excel_or_wps_as_xlsx(InBoth))
            .into());
    }
    let bytes = bytes(path, file)?;
    let format = format(&bytes);
    match (format, extension.as_str()) {
        (TableFormat::Xlsx, _) => {
            told_by_content(&extension, "xlsx", file, defects);
            archive::check(&bytes, file)?;
            workbook::xlsx(&bytes, file)
        }
        (TableFormat::Compound, _) if archive::is_encrypted(&bytes) => Err(encrypted(file).into()),
        (TableFormat::Compound, _) => {
            told_by_content(&extension, "xls", file, defects);
            compound::check(&bytes, file)?;
            workbook::xls(&bytes, file)
        }
        (TableFormat::Text, "csv") => text::csv(&bytes, file, defects),
        (TableFormat::Html, _) => {
            Err(error(Code::NotATable, file, say::called_holds_web_page(InBoth, &extension))
                .expected(say::true_csv_xlsx_or_xls(InBoth))
                .help(say::open_in_excel_or_wps_and_save(InBoth))
                .into())
        }
        (TableFormat::Text, _) => {
            Err(error(Code::NotATable, file, say::called_workbook_but_text(InBoth, &extension))
                .expected(say::true_xlsx_or_xls_workbook(InBoth))
                .help(say::rename_to_csv_or_export_again(InBoth))
                .into())
        }
    }
}

fn bytes(path: &Path, file: &str) -> Result<Vec<u8>, Box<Defect>> {
    let unreadable = |reason: std::io::Error| {
        error(Code::Unreadable, file, say::cannot_be_read(InBoth, &reason))
            .expected(say::readable_table_file(InBoth))
            .help(say::check_path_and_permissions(InBoth))
    };
    let data = fs::metadata(path).map_err(unreadable)?;
    if data.is_dir() {
        return Err(error(Code::NotATable, file, say::it_is_a_folder(InBoth))
            .expected(say::table_file(InBoth))
            .into());
    }
    if data.len() > LARGEST_FILE {
        let size = data.len() >> 20;
        return Err(error(Code::TooLarge, file, say::file_too_large(InBoth, &size))
            .expected(say::at_most_1024_mb(InBoth))
            .help(say::split_into_several_files(InBoth))
            .into());
    }
    let bytes = fs::read(path).map_err(unreadable)?;
    if bytes.trim_ascii().is_empty() || bytes == b"\xef\xbb\xbf" {
        return Err(error(Code::EmptyFile, file, say::file_empty(InBoth))
            .expected(say::header_and_at_least_one_row(InBoth))
            .help(say::export_again(InBoth))
            .into());
    }
    Ok(bytes)
}

fn told_by_content(extension: &str, format: &str, file: &str, defects: &mut Vec<Defect>) {
    if extension != format {
        defects.push(Defect::note(
            Code::Misnamed,
            file,
            Place::Whole,
            say::called_otherwise_read_as_workbook(InBoth, &extension, &format),
        ));
    }
}
