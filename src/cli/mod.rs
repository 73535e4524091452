//! The command line: arguments in, files and a summary out, an exit code.

mod args;
mod audited;
mod commands;
mod deliver;
mod diagnostics;
mod exit;
mod help;
mod interrupt;
mod language;
mod options;
mod progress;
mod stream;
mod usage;
mod what_if;

use std::io::Write;
use std::panic;
use std::process::ExitCode;

use clap::CommandFactory;

use args::{Language, ProgramArgs};
use ccaudit::lang::{Both, InBoth};
use ccaudit::messages::cli as say;
use ccaudit::spreadsheet;
use commands::COMMANDS;
use diagnostics::Failure;
use exit::Exit;

/// Runs the command line and says how it went.
pub(crate) fn main() -> ExitCode {
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
    let program = help::worded(program(), language::spoken(asked, false));
    let matches = match program.try_get_matches() {
        Ok(matches) => matches,
        Err(error) => return usage::report(&error, language::spoken(asked, false)),
    };
    let asked = matches.get_one::<Language>("lang").copied();
    let (name, matches) = matches.subcommand().expect("the parser requires a command");
    let command = COMMANDS.iter().find(|command| command.name == name).expect("a command of the table");
    (command.start)(matches, asked)
}

/// The parser of the whole command line, without a word of help.
fn program() -> clap::Command {
    let parser = |command: &commands::Command| (command.augment)(clap::Command::new(command.name));
    ProgramArgs::command().subcommands(COMMANDS.iter().map(parser))
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
