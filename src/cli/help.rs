//! The command line in words: the help of the table of commands, put on the parser.

use ccaudit::lang::Lang;
use ccaudit::messages::help as say;
use ccaudit::render::DOCUMENT_FORMATS;
use ccaudit::report::FORMATS;

use super::args::formats_besides;
use super::commands::{Argument, COMMANDS, Command, Help, PROGRAM, SHARED};

/// The command line, its help in a language.
pub(super) fn worded(program: clap::Command, lang: Lang) -> clap::Command {
    let program = dressed(program, &PROGRAM, &[], "", lang).after_help(PROGRAM.after.get(lang));
    program.mut_subcommands(|parser| {
        let command = COMMANDS.iter().find(|command| command.name == parser.get_name());
        match command {
            Some(command) => below(parser, command, "", lang),
            None => parser,
        }
    })
}

/// A command, or one below it at a path, with its help.
fn below(parser: clap::Command, command: &Command, path: &str, lang: Lang) -> clap::Command {
    let Some(help) = command.help.iter().find(|help| help.path == path) else { return parser };
    let is_run = !parser.has_subcommands();
    let mut parser = dressed(parser, help, command.arguments, path, lang);
    if is_run {
        let told = [help.after.get(lang).to_owned(), files_besides(command, lang), exits(command, lang)];
        let told: Vec<String> = told.into_iter().filter(|text| !text.is_empty()).collect();
        parser = parser.after_help(told.join("\n\n"));
    }
    parser.mut_subcommands(|parser| {
        let path = format!("{path} {}", parser.get_name());
        below(parser, command, path.trim_start(), lang)
    })
}

/// A parser with what its help says but for examples.
fn dressed(parser: clap::Command, help: &Help, own: &[Argument], path: &str, lang: Lang) -> clap::Command {
    let usage = say::usage(lang);
    parser
        .help_template(format!("{{about-with-newline}}\n{usage}{{usage}}\n\n{{all-args}}{{after-help}}"))
        .subcommand_help_heading(say::commands(lang))
        .subcommand_value_name(say::command(lang))
        .about(help.about.get(lang))
        .override_usage(help.usage.get(lang))
        .mut_args(|argument| {
            let heading = if argument.is_positional() { say::arguments(lang) } else { say::options(lang) };
            let words = words_of(own, path, argument.get_id().as_str());
            let argument = argument.help_heading(heading);
            match words {
                Some(words) if words.value.get(lang).is_empty() => argument.help(said(words, path, lang)),
                Some(words) => argument.help(said(words, path, lang)).value_name(words.value.get(lang)),
                None => argument,
            }
        })
}

/// The help of an argument of the command at a path, with the formats that there are.
fn said(words: &Argument, path: &str, lang: Lang) -> String {
    let listed = |names: Vec<&str>| names.join(lang.comma());
    let documents = FORMATS.iter().filter(|format| format.is_document()).map(|format| format.name);
    let besides = formats_besides(path).iter().copied();
    let formats = DOCUMENT_FORMATS.iter().map(|format| format.name).chain(besides);
    let text = words.help.get(lang).replace("{documents}", &listed(documents.collect()));
    text.replace("{formats}", &listed(formats.collect()))
}

/// What the help says of an argument of the command at a path.
fn words_of<'a>(own: &'a [Argument], path: &str, id: &str) -> Option<&'a Argument> {
    let at_path = format!("{path}/{id}");
    let named = |known: &&Argument, id: &str| known.id == id;
    own.iter()
        .find(|known| named(known, &at_path))
        .or_else(|| own.iter().find(|known| named(known, id)))
        .or_else(|| SHARED.iter().find(|known| named(known, id)))
}

/// The files that a command may write and its words do not name.
fn files_besides(command: &Command, lang: Lang) -> String {
    let words: String = command
        .help
        .iter()
        .map(|help| help.after.get(lang))
        .chain(command.arguments.iter().map(|argument| argument.help.get(lang)))
        .collect();
    let unnamed: Vec<&str> = command.writes.iter().copied().filter(|file| !words.contains(file)).collect();
    if unnamed.is_empty() {
        return String::new();
    }
    format!("{}{}", say::files_besides(lang), unnamed.join(lang.comma()))
}

/// With which codes a command ends.
fn exits(command: &Command, lang: Lang) -> String {
    let meaning = |code: &u8| match code {
        0 => say::exit_0(lang),
        1 => say::exit_1(lang),
        3 => say::exit_3(lang),
        _ => say::exit_2(lang),
    };
    let meanings: Vec<&str> = command.exits.iter().map(meaning).collect();
    format!("{}{}", say::exit_codes(lang), meanings.join(lang.semicolon()))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::cli::program;

    /// A command as the parser has it, by the names that lead to it, with its help.
    struct Shown {
        path: String,
        help: String,
        is_run: bool,
        arguments: Vec<String>,
    }

    fn shown(lang: Lang) -> Vec<Shown> {
        fn walk(parser: &clap::Command, path: &str, found: &mut Vec<Shown>) {
            found.push(Shown {
                path: path.to_owned(),
                help: parser.clone().render_long_help().to_string(),
                is_run: !parser.has_subcommands(),
                arguments: parser.get_arguments().map(|argument| argument.get_id().to_string()).collect(),
            });
            for below in parser.get_subcommands() {
                walk(below, format!("{path} {}", below.get_name()).trim(), found);
            }
        }
        let mut program = worded(program(), lang);
        program.build();
        let mut found = Vec::new();
        walk(&program, "", &mut found);
        found
    }

    fn command_of(path: &str) -> Option<&'static Command> {
        COMMANDS.iter().find(|command| path.split(' ').next() == Some(command.name))
    }

    fn chinese(text: &str) -> String {
        text.chars().filter(|c| ('\u{4e00}'..='\u{9fff}').contains(c)).collect()
    }

    #[test]
    fn nothing_of_the_english_help_is_chinese() {
        let found = shown(Lang::En);
        assert!(found.len() >= 21);
        // Names and values are the data's own.
        let own = ["恒祥社区", "店名", "类型", "经度"];
        for Shown { help, .. } in found {
            let rest = own.iter().fold(help.clone(), |rest, word| rest.replace(word, ""));
            assert!(chinese(&rest).is_empty(), "{} in\n{help}", chinese(&rest));
        }
    }

    #[test]
    fn every_command_has_help_with_an_example_and_its_exit_codes() {
        for (lang, examples, codes) in
            [(Lang::Zh, "例：\n", "退出码："), (Lang::En, "Examples:\n", "Exit codes: ")]
        {
            for Shown { path, help, is_run, .. } in shown(lang) {
                let command = command_of(&path);
                if !path.is_empty() {
                    let command = command.unwrap_or_else(|| panic!("{path} is no command of the table"));
                    let own = path[command.name.len()..].trim();
                    let words = command.help.iter().find(|help| help.path == own);
                    let words = words.unwrap_or_else(|| panic!("no help of {path}"));
                    assert!(!words.about.get(lang).is_empty() && !words.usage.get(lang).is_empty(), "{path}");
                }
                if is_run {
                    let (_, after) =
                        help.split_once(examples).unwrap_or_else(|| panic!("no example: {help}"));
                    assert!(after.contains(&format!("ccaudit {path}")), "no example of {path}: {after}");
                    let (_, told) =
                        help.rsplit_once(codes).unwrap_or_else(|| panic!("no exit codes: {help}"));
                    for code in command.unwrap().exits {
                        assert!(told.contains(&code.to_string()), "{path} may exit with {code}");
                    }
                }
            }
        }
    }

    #[test]
    fn every_command_names_the_files_that_it_writes() {
        for lang in [Lang::Zh, Lang::En] {
            let shown = shown(lang);
            for command in COMMANDS {
                let all: String = shown
                    .iter()
                    .filter(|shown| command_of(&shown.path).is_some_and(|own| own.name == command.name))
                    .map(|shown| shown.help.as_str())
                    .collect();
                for file in command.writes {
                    assert!(all.contains(file), "the help of {} does not name {file}", command.name);
                }
                let leaves = all.contains("--out") || all.contains("--into");
                assert_eq!(leaves, !command.writes.is_empty(), "what {} writes", command.name);
            }
        }
    }

    #[test]
    fn every_format_is_named_where_it_may_be_asked_for() {
        for lang in [Lang::Zh, Lang::En] {
            for Shown { path, help, arguments, .. } in shown(lang) {
                let has = |id: &str| arguments.iter().any(|argument| argument == id);
                let of_audits = FORMATS.iter().map(|format| format.name).filter(|_| has("format"));
                let of_products =
                    DOCUMENT_FORMATS.iter().map(|format| format.name).filter(|_| has("formats"));
                for name in of_audits.chain(of_products) {
                    assert!(
                        help.contains(name),
                        "{path} has the format {name}, which its help does not name"
                    );
                }
            }
        }
    }

    #[test]
    fn every_argument_has_help_and_no_help_is_without_its_argument() {
        let mut used = BTreeSet::new();
        for Shown { path, arguments, .. } in shown(Lang::En) {
            let command = command_of(&path);
            let (own, below) = match command {
                Some(command) => (command.arguments, path[command.name.len()..].trim()),
                None => (&[][..], ""),
            };
            for id in arguments {
                let words = words_of(own, below, &id).unwrap_or_else(|| panic!("no help of {path} {id}"));
                used.insert(std::ptr::from_ref(words) as usize);
            }
        }
        let all = COMMANDS.iter().flat_map(|command| command.arguments).chain(SHARED);
        for words in all {
            assert!(used.contains(&(std::ptr::from_ref(words) as usize)), "no argument {}", words.id);
            assert_eq!(words.value.zh.is_empty(), words.value.en.is_empty(), "{}", words.id);
            assert!(!words.help.zh.is_empty() && !words.help.en.is_empty(), "{}", words.id);
            assert_ne!(words.help.zh, words.help.en, "{}", words.id);
        }
    }

    #[test]
    fn commands_are_told_apart_and_every_help_is_shown() {
        let names: BTreeSet<&str> = COMMANDS.iter().map(|command| command.name).collect();
        assert_eq!(names.len(), COMMANDS.len());
        let paths: BTreeSet<String> = shown(Lang::Zh).into_iter().map(|shown| shown.path).collect();
        for command in COMMANDS {
            assert!(command.exits.starts_with(&[0]) && command.exits.contains(&2), "{}", command.name);
            for help in command.help {
                let path = format!("{} {}", command.name, help.path);
                assert!(paths.contains(path.trim()), "there is no command {path}");
                assert!(!chinese(help.about.zh).is_empty() || command.name == "schema", "{path}");
                assert_eq!(help.after.zh.is_empty(), help.after.en.is_empty(), "{path}");
            }
        }
    }
}
