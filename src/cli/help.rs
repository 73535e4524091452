//! The command line in words: the catalogue's help, put where it belongs.

use ccaudit::lang::Lang;
use ccaudit::messages::help::{self as say, ARGUMENTS, COMMANDS};
use clap::Command;

/// The command line, its help in a language.
pub fn worded(command: Command, lang: Lang) -> Command {
    below(command, "", lang)
}

fn below(command: Command, path: &str, lang: Lang) -> Command {
    let usage = say::usage(lang);
    let mut command = command
        .help_template(format!("{{about-with-newline}}\n{usage}{{usage}}\n\n{{all-args}}{{after-help}}"))
        .subcommand_help_heading(say::commands(lang))
        .subcommand_value_name(say::command(lang));
    if let Some(words) = COMMANDS.iter().find(|words| words.path == path) {
        command = command
            .about(words.about.get(lang))
            .override_usage(words.usage.get(lang))
            .after_help(words.after.get(lang));
    }
    command = command.mut_args(|argument| {
        let own = format!("{path}/{}", argument.get_id());
        let known = |id: &str| ARGUMENTS.iter().find(|known| known.id == id);
        let heading = if argument.is_positional() { say::arguments(lang) } else { say::options(lang) };
        let argument = argument.help_heading(heading);
        match known(&own).or_else(|| known(argument.get_id().as_str())) {
            Some(words) if words.value.get(lang).is_empty() => argument.help(words.help.get(lang)),
            Some(words) => argument.help(words.help.get(lang)).value_name(words.value.get(lang)),
            None => argument,
        }
    });
    command.mut_subcommands(|sub| {
        let path = format!("{path} {}", sub.get_name());
        below(sub, path.trim_start(), lang)
    })
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;
    use crate::cli::args::Args;

    fn help(mut command: Command, found: &mut Vec<String>) {
        command.build();
        found.push(command.render_long_help().to_string());
        for sub in command.get_subcommands() {
            help(sub.clone(), found);
        }
    }

    fn chinese(text: &str) -> String {
        text.chars().filter(|c| ('\u{4e00}'..='\u{9fff}').contains(c)).collect()
    }

    #[test]
    fn nothing_of_the_english_help_is_chinese() {
        let mut found = Vec::new();
        help(worded(Args::command(), Lang::En), &mut found);
        assert!(found.len() >= 11);
        // Names and values are the data's own.
        let own = ["恒祥社区", "店名", "类型", "经度"];
        for text in found {
            let rest = own.iter().fold(text.clone(), |rest, word| rest.replace(word, ""));
            assert!(chinese(&rest).is_empty(), "{} in\n{text}", chinese(&rest));
        }
    }

    /// Every path of commands, and every argument's id behind its own.
    fn walk(command: &Command, path: &str, paths: &mut Vec<String>, ids: &mut Vec<[String; 2]>) {
        paths.push(path.to_owned());
        for argument in command.get_arguments() {
            let id = argument.get_id().to_string();
            ids.push([format!("{path}/{id}"), id]);
        }
        for sub in command.get_subcommands() {
            walk(sub, format!("{path} {}", sub.get_name()).trim(), paths, ids);
        }
    }

    #[test]
    fn nothing_is_without_help_and_no_help_without_its_thing() {
        let (mut paths, mut ids) = (Vec::new(), Vec::new());
        walk(&Args::command(), "", &mut paths, &mut ids);
        for path in &paths {
            assert!(COMMANDS.iter().any(|words| words.path == path), "no help of the command {path}");
        }
        for [own, id] in &ids {
            assert!(
                ARGUMENTS.iter().any(|words| words.id == own || words.id == id),
                "no help of the argument {own}"
            );
        }
        for words in COMMANDS {
            assert!(paths.iter().any(|path| path == words.path), "{}", words.path);
            assert!(!chinese(words.about.zh).is_empty() || words.path == "schema", "{}", words.path);
            assert_eq!(words.after.zh.is_empty(), words.after.en.is_empty(), "{}", words.path);
        }
        for words in ARGUMENTS {
            assert!(ids.iter().flatten().any(|id| id == words.id), "{}", words.id);
            assert_eq!(words.value.zh.is_empty(), words.value.en.is_empty(), "{}", words.id);
            assert!(!words.help.zh.is_empty() && !words.help.en.is_empty(), "{}", words.id);
        }
    }
}
