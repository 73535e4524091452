//! Mistakes on the command line, in the reader's language.

use anstream::eprintln;
use ccaudit::lang::Lang;
use ccaudit::messages::cli as say;
use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::exit::Exit;

/// Prints help, the version, or what is wrong with the arguments.
pub(super) fn report(error: &Error, lang: Lang) -> Exit {
    if !error.use_stderr() {
        let _ = error.print();
        return Exit::Completed;
    }
    match sentence(error, lang) {
        Some(sentence) => eprintln!("{sentence}"),
        None => {
            let _ = error.print();
        }
    }
    Exit::CouldNotJudge
}

/// The commonest mistakes in one sentence; `None` leaves the others to the parser's own words.
fn sentence(error: &Error, lang: Lang) -> Option<String> {
    let context = |kind| error.get(kind).map(shown);
    let argument = context(ContextKind::InvalidArg);
    let mut text = match error.kind() {
        ErrorKind::UnknownArgument => {
            let argument = argument?;
            say::error_unknown_argument(lang, &argument)
        }
        ErrorKind::InvalidSubcommand => {
            let command = context(ContextKind::InvalidSubcommand)?;
            say::error_no_command(lang, &command)
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let (argument, value) = (argument?, context(ContextKind::InvalidValue)?);
            match value.is_empty() {
                true => say::error_needs_value(lang, &argument),
                false => say::error_value_will_not_do(lang, &argument, &value),
            }
        }
        ErrorKind::ArgumentConflict => {
            let (argument, other) = (argument?, context(ContextKind::PriorArg)?);
            match argument == other {
                true => say::error_argument_twice(lang, &argument),
                false => say::error_argument_conflict(lang, &argument, &other),
            }
        }
        ErrorKind::MissingRequiredArgument => {
            let argument = argument?;
            say::error_argument_missing(lang, &argument)
        }
        _ => return None,
    };
    let legal = context(ContextKind::ValidValue)
        .or_else(|| std::error::Error::source(error).map(ToString::to_string));
    if let Some(legal) = legal.filter(|legal| !legal.is_empty()) {
        text += &say::and_expected(lang, &legal);
    }
    let meant = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    if let Some(meant) = meant.into_iter().find_map(context) {
        text += &say::mend_did_you_mean(lang, &meant);
    }
    Some(text + &say::see_ccaudit_help(lang))
}

fn shown(value: &ContextValue) -> String {
    match value {
        ContextValue::Strings(values) => values.join("、"),
        other => other.to_string(),
    }
}
