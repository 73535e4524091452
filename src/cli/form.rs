//! `ccaudit form`.

use std::path::{Path, PathBuf};

use ccaudit::dataset::Source;
use ccaudit::form::{self, Options};
use ccaudit::lang::Lang;
use ccaudit::messages::cli as say;
use ccaudit::output::{File, Output};
use ccaudit::report::{self, Measured};

use super::args::{FormArgs, Inputs};
use super::diagnostics::{Failure, errors, note, notes};
use super::exit::Exit;
use super::progress::Progress;
use super::{deliver, load, print};

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
    let (as_of, pace) = load::prepare(&inputs)?;
    let progress = Progress::begin(args.quiet, lang);
    let source = Source::open(dataset)?;
    let folder = if dataset.is_dir() { Some(dataset) } else { dataset.parent() };
    let standard = load::standard(&inputs, &source, folder)?;
    progress.reading(say::reading(lang), source.size());
    let mut loaded = [load::dataset(&inputs, &progress, &source, &standard, as_of, lang)?];
    load::choose(&inputs, &mut loaded)?;
    let [mut loaded] = loaded;
    let paths = std::mem::take(&mut loaded.dataset.paths);
    progress.stage(say::measuring_and_judging(lang));
    let routes = load::routes(&inputs);
    let reached = standard.reached();
    let files =
        load::judged(&loaded, paths, &standard, pace, lang, routes, |network, measures, mut audit| {
            // Names and places of what is asked about.
            for (community, index) in audit.communities.iter_mut().zip(&loaded.chosen) {
                let measured =
                    Measured { dataset: &loaded.dataset, measures, community: *index, failing_features: &[] };
                community.map =
                    Some(report::community_map(&measured, &standard.vocabulary, network, &reached));
            }
            form::workbooks(&audit, &standard.vocabulary, lang)
        });
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
    let (as_of, _) = load::prepare(&inputs)?;
    let source = Source::open(into)?;
    let standard = load::standard(&inputs, &source, into.is_dir().then_some(into))?;
    let crs = args.crs.as_deref();
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
