//! The command line: arguments in, files and a summary out, an exit code.

mod accept;
mod args;
mod audit;
mod audited;
mod check;
mod deliver;
mod diagnostics;
mod diff;
mod exit;
mod explain;
mod form;
mod help;
mod import;
mod interrupt;
mod language;
mod monthly;
mod options;
mod progress;
mod rank;
mod register;
mod report;
mod site;
mod standard;
mod stream;
mod trend;
mod usage;
mod what_if;

use std::io::Write;
use std::panic;
use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches};

use args::{Args, Command};
use ccaudit::lang::{Both, InBoth};
use ccaudit::messages::cli as say;
use ccaudit::schema;
use ccaudit::spreadsheet;
use ccaudit::standard::Standard;
use diagnostics::Failure;
use exit::Exit;

/// Runs the command line and says how it went.
pub fn main() -> ExitCode {
    // A defect of the program is no verdict either: one sentence, and the exit code of
    // everything that could not be judged.
    panic::set_hook(Box::new(|info| {
        if spreadsheet::catching_reader_panic() {
            return;
        }
        let Both { zh, en } = say::internal_error(InBoth, &info);
        let _ = writeln!(anstream::stderr(), "{zh} {en}");
    }));
    let exit = panic::catch_unwind(run).unwrap_or(Exit::CouldNotJudge);
    exit.into()
}

fn run() -> Exit {
    let asked = language::asked(std::env::args());
    let command = help::worded(Args::command(), language::spoken(asked, false));
    let parsed = command.try_get_matches().and_then(|matches| Args::from_arg_matches(&matches));
    let args = match parsed {
        Ok(args) => args,
        Err(error) => return usage::report(&error, language::spoken(asked, false)),
    };
    let lang = language::spoken(args.lang, args.command.writes_files());
    let done = match args.command {
        Command::Audit(args) => audit::run(&args, lang),
        Command::Check(args) => check::run(&args, lang),
        Command::Form(args) => form::run(&args, lang),
        Command::Import(args) => import::run(args, lang),
        Command::Report(args) => report::run(&args, lang),
        Command::Diff(args) => diff::run(&args, lang),
        Command::Trend(args) => trend::run(&args, lang),
        Command::Accept(args) => accept::run(&args, lang),
        Command::Monthly(args) => monthly::run(&args, lang),
        Command::Register(args) => register::run(&args, lang),
        Command::Rank(args) => rank::run(&args, lang),
        Command::Site(args) => site::run(&args, lang),
        Command::Standard(args) => standard::run(args, lang),
        Command::Schema { name } => print_schema(&name),
        Command::Explain { code } => explain::run(code.as_deref(), lang),
    };
    match done {
        Ok(exit) => exit,
        Err(failure) => diagnostics::report(&failure, lang),
    }
}

fn print_schema(name: &str) -> Result<Exit, Failure> {
    let standard = Standard::load("national-2020", None, None)?;
    for schema in schema::SCHEMAS.iter().filter(|schema| schema.name == name) {
        print(&schema::text(schema, &standard.vocabulary))?;
    }
    Ok(Exit::Completed)
}

/// Prints a result. A reader who has seen enough and closes the pipe is no error.
fn print(text: &str) -> Result<(), Failure> {
    print_bytes(text.as_bytes())
}

/// The same for a result that is a file's content.
fn print_bytes(bytes: &[u8]) -> Result<(), Failure> {
    let mut stdout = anstream::stdout().lock();
    match stdout.write_all(bytes).and_then(|()| stdout.flush()) {
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Err(Failure::Pipe),
        Err(error) => Err(Failure::Stdout(error)),
        Ok(()) => Ok(()),
    }
}
