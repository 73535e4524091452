//! `ccaudit import`.

use std::path::Path;

use ccaudit::codes::Code;
use ccaudit::crs::{Crs, Unknown};
use ccaudit::dataset::{self, CONFLICTS, LEFTOVER};
use ccaudit::defect::{Defect, Place};
use ccaudit::import::{self, Draft, osm, poi};
use ccaudit::lang::{InBoth, Lang};
use ccaudit::messages::cli as say;
use ccaudit::output::Output;
use ccaudit::standard::Standard;
use ccaudit::vocabulary::Vocabulary;

use super::args::{Goal, ImportArgs, ImportCommand};
use super::diagnostics::{Failure, note, notes};
use super::exit::Exit;
use super::{deliver, print};

/// Makes a dataset of others' data, or adds to one.
pub fn run(args: ImportArgs, lang: Lang) -> Result<Exit, Failure> {
    match args.command {
        ImportCommand::Osm { file, community, goal } => {
            let vocabulary = vocabulary(&goal)?;
            let draft = osm::read(&file, community.as_deref(), &vocabulary)?;
            deliver(&draft, &goal, &vocabulary, lang)
        }
        ImportCommand::Poi { file, crs, column, goal } => {
            let vocabulary = vocabulary(&goal)?;
            let crs = crs.map(|name| system(&name)).transpose()?;
            let columns = column.iter().map(|pair| assigned(pair)).collect::<Result<Vec<_>, _>>()?;
            let draft = poi::read(&file, &poi::Options { crs, columns: &columns }, &vocabulary)?;
            deliver(&draft, &goal, &vocabulary, lang)
        }
    }
}

fn vocabulary(goal: &Goal) -> Result<Vocabulary, Failure> {
    // A standard's layers may add categories; an import knows of none, so the root's count.
    Ok(Standard::load("national-2020", None, goal.vocabulary.as_deref())?.vocabulary)
}

fn system(name: &str) -> Result<Crs, Failure> {
    name.parse().map_err(|unknown: Unknown| {
        Failure::Defects(vec![
            Defect::error(Code::ForeignCrs, "--crs", Place::Whole, unknown.message)
                .expected(Unknown::expected())
                .help(unknown.help),
        ])
    })
}

/// `name=店名`: which column of the table is what.
fn assigned(pair: &str) -> Result<(String, String), Failure> {
    match pair.split_once('=') {
        Some((role, column)) if !role.trim().is_empty() && !column.trim().is_empty() => {
            Ok((role.trim().to_owned(), column.trim().to_owned()))
        }
        _ => Err(Failure::Usage(say::column_is_no_pair(InBoth, &pair))),
    }
}

/// Writes the draft where it is wanted, and says what came in and what did not.
fn deliver(draft: &Draft, goal: &Goal, vocabulary: &Vocabulary, lang: Lang) -> Result<Exit, Failure> {
    if !goal.quiet {
        notes(&draft.defects, lang);
    }
    let (directory, files, told) = match (&goal.into, &goal.out) {
        (Some(directory), _) => {
            let added = draft.added_to(directory, vocabulary, lang)?;
            let counts = import::counts(&added.counts, lang);
            let conflicts = added.conflicts.len();
            let told = say::added_and_left(lang, &counts, &conflicts);
            (directory, added.files, told)
        }
        (None, Some(directory)) => {
            vacant(directory)?;
            (directory, draft.files(lang), String::new())
        }
        (None, None) => return Ok(Exit::Completed),
    };
    deliver::write(directory, &files, Output::whole)?;
    print(&format!("{}{told}", import::summary(draft, vocabulary, lang)))?;
    if !goal.quiet {
        let names = || files.iter().map(|file| file.path.as_str());
        if !files.is_empty() {
            note(&deliver::written(directory, names(), lang));
        }
        let tables: Vec<&str> = names().filter(|name| *name == LEFTOVER || *name == CONFLICTS).collect();
        if !tables.is_empty() {
            let tables = tables.join(lang.comma());
            note(&say::look_through(lang, &tables));
        }
    }
    Ok(Exit::Completed)
}

/// Refuses to write a dataset over another.
fn vacant(directory: &Path) -> Result<(), Failure> {
    let taken = dataset::file_names().find(|name| directory.join(name).exists());
    let Some(name) = taken else { return Ok(()) };
    let shown = directory.display().to_string();
    Err(Failure::Defects(vec![
        Defect::error(Code::Taken, &shown, Place::Whole, say::directory_holds_dataset(InBoth, &name))
            .expected(say::empty_directory_or_none(InBoth))
            .help(say::name_another_or_add_to_one_with_into(InBoth)),
    ]))
}
