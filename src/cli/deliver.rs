//! What leaves an audit: files below `--out`, or what was asked for on standard output.

use std::collections::BTreeSet;
use std::path::Path;

use ccaudit::lang::{InBoth, Lang};
use ccaudit::messages::cli as say;
use ccaudit::output::{File, Finished, Output, WriteError};
use ccaudit::report::{self, FORMATS, ReportContext, ReportFormat, Summary};

use super::args::Delivery;
use super::diagnostics::{Failure, note};
use super::{interrupt, print, print_bytes};

/// The formats asked for: with `--out` the usual ones unless some are named, without it the one
/// named.
pub(super) fn formats(args: &Delivery, communities: usize) -> Result<Vec<&'static ReportFormat>, Failure> {
    if args.out.is_none() && args.format.is_empty() {
        return Ok(Vec::new());
    }
    let formats = report::formats(&args.format, communities);
    let count: usize = formats.iter().map(|format| format.files(communities)).sum();
    if args.out.is_none() && count != 1 { Err(several(count)) } else { Ok(formats) }
}

fn several(count: usize) -> Failure {
    Failure::Usage(say::formats_make_several_files(InBoth, &count))
}

/// Where the files go; an interrupted run takes its unfinished ones away.
pub(super) fn output(directory: Option<&Path>) -> Result<Output, Failure> {
    let Some(directory) = directory else { return Ok(Output::in_memory()) };
    let output = Output::to(directory)?;
    interrupt::sweep(&output);
    Ok(output)
}

/// Writes files below a directory, all or none, each by `put`: [`Output::whole`], or
/// [`Output::new_whole`] where people may have written in one that is there.
///
/// # Errors
/// A place that cannot be written, or is taken.
pub(super) fn write(
    directory: &Path,
    files: &[File],
    put: fn(&mut Output, &File) -> Result<(), WriteError>,
) -> Result<(), Failure> {
    let mut output = output(Some(directory))?;
    files.iter().try_for_each(|file| put(&mut output, file))?;
    output.finish()?;
    Ok(())
}

/// Writes a command's files where `--out` is given, and says so.
///
/// # Errors
/// A place that cannot be written.
pub(super) fn leave(
    out: Option<&Path>,
    files: impl FnOnce() -> Vec<File>,
    quiet: bool,
    lang: Lang,
) -> Result<(), Failure> {
    let Some(directory) = out else { return Ok(()) };
    let files = files();
    write(directory, &files, Output::whole)?;
    if !quiet {
        note(&written(directory, files.iter().map(|file| file.path.as_str()), lang));
    }
    Ok(())
}

/// That an audit kept for the same day gave way to another.
pub(super) fn replaced(path: &str, lang: Lang) -> String {
    say::note_earlier_audit_replaced(lang, &path)
}

/// Prints the summary, or without `--out` what was asked for.
pub(super) fn deliver(
    args: &Delivery,
    quiet: bool,
    context: &ReportContext,
    summary: &Summary,
    finished: Finished,
) -> Result<(), Failure> {
    match (&args.out, finished) {
        (Some(directory), Finished::Written { paths, replaced }) if !quiet => {
            print(&summary.text(context))?;
            note(&written(directory, paths.iter().map(String::as_str), context.lang));
            replaced.iter().for_each(|path| note(&self::replaced(path, context.lang)));
            if let Some(left) = left_over(directory, &paths, context.lang) {
                note(&left);
            }
            Ok(())
        }
        (None, Finished::Held(files)) if !args.format.is_empty() => match &files[..] {
            [file] if std::str::from_utf8(&file.bytes).is_ok() => print_bytes(&file.bytes),
            [file] => {
                let path = &file.path;
                Err(Failure::Usage(say::is_no_text_to_print(InBoth, &path)))
            }
            files => Err(several(files.len())),
        },
        (None, _) => print(&summary.text(context)),
        _ => Ok(()),
    }
}

/// Gap lists of an earlier run that this one did not write: they may be out of date.
fn left_over(directory: &Path, paths: &[String], lang: Lang) -> Option<String> {
    let lists: BTreeSet<&str> = paths.iter().filter_map(|path| path.strip_prefix("gap-list/")).collect();
    let endings: BTreeSet<&str> =
        lists.iter().filter_map(|list| list.rsplit_once('.')).map(|(_, end)| end).collect();
    let mut left: Vec<String> = std::fs::read_dir(directory.join("gap-list"))
        .ok()?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name.rsplit_once('.').is_some_and(|(_, end)| endings.contains(end)))
        .filter(|name| !lists.contains(name.as_str()))
        .collect();
    left.sort();
    let count = left.len();
    let first = left.first()?;
    Some(say::note_other_files_in_gap_list(lang, &count, &first))
}

/// What was written: files by name, folders by how many they hold.
pub(super) fn written<'p>(directory: &Path, paths: impl Iterator<Item = &'p str>, lang: Lang) -> String {
    let mut names: Vec<String> = Vec::new();
    let mut folders: Vec<(&str, usize)> = Vec::new();
    for path in paths {
        match path.split_once('/') {
            None => names.push(path.to_owned()),
            Some((folder, _)) => match folders.iter_mut().find(|(known, _)| *known == folder) {
                Some((_, count)) => *count += 1,
                None => folders.push((folder, 1)),
            },
        }
    }
    let order = |name: &String| FORMATS.iter().position(|format| format.path() == Some(name.as_str()));
    names.sort_by_key(|name| order(name).unwrap_or(FORMATS.len()));
    names.extend(folders.iter().map(|(folder, count)| say::folder_of_files(lang, &folder, &count)));
    let directory = directory.display();
    let names = names.join(lang.comma());
    say::written_to_directory(lang, &directory, &names)
}
