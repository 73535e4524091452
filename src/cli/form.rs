//! `ccaudit form`.

use std::path::{Path, PathBuf};

use ccaudit::dataset::Source;
use ccaudit::form::{self, Options};
use ccaudit::lang::Lang;
use ccaudit::messages::cli as say;
use ccaudit::output::{File, Output};
use ccaudit::session::{self, Maps, Session, Standards};
use ccaudit::words;

use super::args::{FormArgs, Inputs};
use super::diagnostics::{Failure, errors, note, notes};
use super::exit::Exit;
use super::options::{datasets, options};
use super::progress::Progress;
use super::{deliver, print};

/// Writes the form of a dataset, or reads filled forms into one.
pub fn run(args: &FormArgs, lang: Lang) -> Result<Exit, Failure> {
    match (&args.dataset, &args.into) {
        (_, Some(into)) => read(args, into, lang),
        (Some(dataset), None) => write(args, dataset, lang),
        (None, None) => Ok(Exit::Completed),
    }
}

/// The same arguments as an audit of the dataset.
fn inputs(args: &FormArgs, dataset: &Path) -> Inputs {
    Inputs {
        datasets: vec![dataset.to_path_buf()],
        standard: args.standard.clone(),
        vocabulary: args.vocabulary.clone(),
        crs: args.crs.clone(),
        as_of: args.as_of.clone(),
        pace: None,
        jobs: None,
        step_free: false,
        node_paths: false,
        community: args.community.clone(),
        quiet: args.quiet,
    }
}

fn write(args: &FormArgs, dataset: &Path, lang: Lang) -> Result<Exit, Failure> {
    let inputs = inputs(args, dataset);
    // With names and places of what is asked about.
    let options = session::Options { maps: Maps::All, ..options(&inputs)? };
    let progress = Progress::begin(args.quiet, lang);
    let session = Session::open(datasets(&inputs), options, &progress)?;
    progress.stage(say::judging(lang));
    let vocabulary = &session.standard().vocabulary;
    let files = form::workbooks(&words::told(session.audit(), vocabulary, lang), vocabulary, lang);
    drop(progress);
    let (directory, files) = placed(args.out.as_deref(), files);
    deliver::write(&directory, &files, Output::new_whole)?;
    if !args.quiet {
        let names: Vec<String> =
            files.iter().map(|file| directory.join(&file.path).display().to_string()).collect();
        let names = names.join(lang.comma());
        note(&say::written_names(lang, &names));
    }
    Ok(Exit::Completed)
}

/// Where the form goes: into a directory under its own name, or to the file named.
fn placed(out: Option<&Path>, mut files: Vec<File>) -> (PathBuf, Vec<File>) {
    let Some(out) = out else { return (PathBuf::from("."), files) };
    let names_file = out.extension().is_some_and(|end| end.eq_ignore_ascii_case("xlsx")) && !out.is_dir();
    let (true, Some(stem)) = (names_file, out.file_stem()) else { return (out.to_path_buf(), files) };
    let directory = out.parent().filter(|parent| !parent.as_os_str().is_empty());
    let directory = directory.unwrap_or(Path::new(".")).to_path_buf();
    for file in &mut files {
        // form-2.xlsx becomes 恒祥-2.xlsx.
        let tail = file.path.strip_prefix("form").unwrap_or(".xlsx");
        file.path = format!("{}{tail}", stem.to_string_lossy());
    }
    (directory, files)
}

fn read(args: &FormArgs, into: &Path, lang: Lang) -> Result<Exit, Failure> {
    let inputs = inputs(args, into);
    let options = options(&inputs)?;
    let named = Source::open(into)?.manifest.standard;
    let folder = into.is_dir().then_some(into);
    let standard = Standards::default().load(&options, named.as_deref(), folder)?;
    let (crs, as_of) = (args.crs.as_deref(), options.as_of);
    let options = Options { standard: &standard, crs, as_of, partial: args.partial, lang };
    let entered = form::read_into(&args.read, into, &options)?;
    if !args.quiet {
        notes(&entered.defects, lang);
    }
    errors(&entered.defects, lang);
    deliver::write(into, &entered.files, Output::whole)?;
    let counts = entered.counts;
    let conflicts = entered.conflicts.len();
    let (answers, properties, categories) = (counts.answers, counts.properties, counts.categories);
    let (open, same, blank, refused) = (counts.open, counts.same, counts.blank, counts.refused);
    print(&say::entered_counts(
        lang,
        &answers,
        &properties,
        &categories,
        &blank,
        &same,
        &conflicts,
        &open,
        &refused,
    ))?;
    for conflict in entered.conflicts.iter().take(SHOWN_CONFLICTS) {
        let layer = conflict.layer.word(lang);
        let (id, property, why) = (&conflict.id, &conflict.property, conflict.why.get(lang));
        let (known, given) = (&conflict.known, &conflict.given);
        print(&say::conflict_line(lang, &layer, &id, &property, &known, &given, &why))?;
    }
    if !args.quiet && !entered.files.is_empty() {
        let paths = entered.files.iter().map(|file| file.path.as_str());
        note(&deliver::written(into, paths, lang));
    }
    Ok(Exit::Completed)
}

/// How many conflicts are spelt out; the table has all.
const SHOWN_CONFLICTS: usize = 20;
