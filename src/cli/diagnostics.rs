//! Errors, warnings and notes on standard error.

use std::io::{self, Write};
use std::path::PathBuf;

use anstream::eprintln;
use ccaudit::codes::Code;
use ccaudit::defect::{Defect, Place, SHOWN_ERRORS, Severity};
use ccaudit::lang::{Both, InBoth, Lang};
use ccaudit::messages::cli as say;
use ccaudit::session;

use super::exit::Exit;

/// Why a run could not end with a result.
pub(super) enum Failure {
    /// Something is wrong with the standard or the data.
    Defects(Vec<Defect>),
    /// An argument that clap cannot judge.
    Usage(Both),
    /// A file that could not be written.
    Write {
        path: PathBuf,
        error: io::Error,
    },
    /// Standard output was closed: its reader has seen enough.
    Pipe,
    Stdout(io::Error),
}

impl From<session::Error> for Failure {
    fn from(error: session::Error) -> Failure {
        match error {
            session::Error::Defects(defects) => Failure::Defects(defects),
            session::Error::Refused(why) => Failure::Usage(why),
        }
    }
}

impl From<Vec<Defect>> for Failure {
    fn from(defects: Vec<Defect>) -> Failure {
        Failure::Defects(defects)
    }
}

impl From<ccaudit::output::WriteError> for Failure {
    fn from(failure: ccaudit::output::WriteError) -> Failure {
        let ccaudit::output::WriteError { path, error } = failure;
        if error.kind() != io::ErrorKind::AlreadyExists {
            return Failure::Write { path, error };
        }
        let file = path.display().to_string();
        let taken = Defect::error(Code::Taken, &file, Place::Whole, say::file_there_already(InBoth));
        Failure::Defects(vec![
            taken.expected(say::file_not_yet(InBoth)).help(say::name_another_with_out_or_move(InBoth)),
        ])
    }
}

/// Tells the user, and says how to exit.
pub(super) fn report(failure: &Failure, lang: Lang) -> Exit {
    match failure {
        Failure::Pipe => return Exit::Completed,
        Failure::Defects(defects) => refusal(defects, lang),
        Failure::Usage(what) => eprintln!("{}", say::error_what(lang, &what.get(lang))),
        Failure::Write { path, error } => {
            let path = path.display();
            eprintln!("{}", say::error_cannot_be_written(lang, &path, &error));
        }
        Failure::Stdout(error) => {
            eprintln!("{}", say::error_standard_output(lang, &error));
        }
    }
    Exit::CouldNotJudge
}

/// All errors, and that nothing came of it.
fn refusal(defects: &[Defect], lang: Lang) {
    errors(defects, lang);
    let count = defects.iter().filter(|defect| defect.is_error()).count();
    eprintln!("{}", say::not_completed(lang, &count));
}

/// All errors, up to a number that can still be read, and a count of the rest.
pub(super) fn errors(defects: &[Defect], lang: Lang) {
    let errors: Vec<&Defect> = defects.iter().filter(|defect| defect.is_error()).collect();
    for defect in errors.iter().take(SHOWN_ERRORS) {
        eprintln!("{}", defect.text(lang));
    }
    if errors.len() > SHOWN_ERRORS {
        let rest = errors.len() - SHOWN_ERRORS;
        eprintln!("{}", say::and_more_errors(lang, &rest));
    }
}

/// How many findings of one kind are spelt out during an audit; `check` lists them all.
const SHOWN_A_KIND: usize = 2;

/// Warnings and notes of a dataset that could be read, a few of each kind and a count of the
/// rest.
pub(super) fn notes<'d>(defects: impl IntoIterator<Item = &'d Defect>, lang: Lang) {
    let defects: Vec<&Defect> = defects.into_iter().filter(|defect| !defect.is_error()).collect();
    let mut kinds: Vec<(Severity, Code)> = Vec::new();
    for defect in &defects {
        if !kinds.contains(&(defect.severity, defect.code)) {
            kinds.push((defect.severity, defect.code));
        }
    }
    kinds.sort_by_key(|(severity, _)| std::cmp::Reverse(*severity));
    for (severity, code) in kinds {
        let found: Vec<&&Defect> =
            defects.iter().filter(|d| d.severity == severity && d.code == code).collect();
        for defect in found.iter().take(SHOWN_A_KIND) {
            eprintln!("{}", defect.text(lang));
        }
        let rest = found.len().saturating_sub(SHOWN_A_KIND);
        if rest > 0 {
            eprintln!("{}", say::more_of_this_kind(lang, &rest));
        }
    }
}

/// One line of progress or advice.
pub(super) fn note(text: &str) {
    let _ = writeln!(anstream::stderr(), "{text}");
}
