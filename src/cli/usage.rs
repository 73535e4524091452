//! Mistakes on the command line, in the reader's language.

use anstream::eprintln;
use ccaudit::lang::Lang;
use ccaudit::say;
use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::exit::Exit;

/// Prints help, the version, or what is wrong with the arguments.
pub fn report(error: &Error, lang: Lang) -> Exit {
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
            say!(lang, "错误: 不认识的参数 {argument}", "error: unknown argument {argument}")
        }
        ErrorKind::InvalidSubcommand => {
            let command = context(ContextKind::InvalidSubcommand)?;
            say!(lang, "错误: 没有命令 {command}", "error: there is no command {command}")
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let (argument, value) = (argument?, context(ContextKind::InvalidValue)?);
            match value.is_empty() {
                true => say!(lang, "错误: {argument} 后面缺少值", "error: {argument} needs a value"),
                false => say!(
                    lang,
                    "错误: {argument} 的值 {value} 不可用",
                    "error: {value} will not do for {argument}"
                ),
            }
        }
        ErrorKind::MissingRequiredArgument => {
            let argument = argument?;
            say!(lang, "错误: 缺少 {argument}", "error: {argument} is missing")
        }
        _ => return None,
    };
    let legal = context(ContextKind::ValidValue)
        .or_else(|| std::error::Error::source(error).map(ToString::to_string));
    if let Some(legal) = legal.filter(|legal| !legal.is_empty()) {
        text += &say!(lang, "\n  应为: {legal}", "\n  expected: {legal}");
    }
    let meant = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    if let Some(meant) = meant.into_iter().find_map(context) {
        text += &say!(lang, "\n  处理: 是否指 {meant}？", "\n  mend: did you mean {meant}?");
    }
    Some(text + &say!(lang, "\n用法见 ccaudit --help", "\nsee ccaudit --help"))
}

fn shown(value: &ContextValue) -> String {
    match value {
        ContextValue::Strings(values) => values.join("、"),
        other => other.to_string(),
    }
}
