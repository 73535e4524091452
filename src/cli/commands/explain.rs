//! `ccaudit explain`: the codes of errors, warnings and notes at length.

use ccaudit::codes::{Code, FindingCode};
use ccaudit::defect::did_you_mean;
use ccaudit::lang::{Both, InBoth, Lang};
use ccaudit::messages::cli as say;
use ccaudit::messages::help::{InEither, in_either};
use clap::Args as ClapArgs;

use super::{Argument, Command, CommandArgs, Help, start};
use crate::cli::diagnostics::Failure;
use crate::cli::exit::Exit;
use crate::cli::print;

pub(super) const COMMAND: Command = Command {
    name: "explain",
    help: &[Help {
        path: "",
        about: in_either(
            "详细说明一个错误、警告或提示的代码，或 audit.json 里的 code",
            "Explain at length the code of an error, a warning or a note, or one of audit.json",
        ),
        usage: in_either("ccaudit explain [代码]", "ccaudit explain [CODE]"),
        after: in_either(
            "\
例：
  ccaudit explain duplicate-id                       错误[duplicate-id] 是什么意思、举例、怎么处理
  ccaudit explain too-few-reach                      audit.json 里条款的 code 是什么意思、怎么处理
  ccaudit explain                                    列出全部代码",
            "\
Examples:
  ccaudit explain duplicate-id                       what error[duplicate-id] means, an example, what to do
  ccaudit explain too-few-reach                      what a clause's code in audit.json means, what to do
  ccaudit explain                                    list all codes",
        ),
    }],
    arguments: &[Argument {
        id: "code",
        value: in_either("代码", "CODE"),
        help: in_either(
            "错误、警告或提示方括号里的代码，如 duplicate-id，或 audit.json 里的 code；不写则列出全部",
            "The code in the brackets of an error, a warning or a note, such as duplicate-id, or a code of audit.json; else all are listed",
        ),
    }],
    writes: &[],
    exits: &[0, 2],
    augment: ExplainArgs::augment_args,
    start: start::<ExplainArgs>,
};

#[derive(ClapArgs)]
pub(super) struct ExplainArgs {
    code: Option<String>,
}

impl CommandArgs for ExplainArgs {
    fn leaves_files(&self) -> bool {
        false
    }

    fn run(self, lang: Lang) -> Result<Exit, Failure> {
        run(&self, lang)
    }
}

/// One code at length, or all with their meanings.
fn run(args: &ExplainArgs, lang: Lang) -> Result<Exit, Failure> {
    let text = match args.code.as_deref() {
        Some(given) => {
            // A message and a finding may have one name.
            let name = name_in(given);
            let of_message = Code::named(&name).map(|code| at_length(code, lang));
            let of_finding = FindingCode::named(&name).map(|code| {
                let [meaning, help] = [code.meaning(), code.help()].map(|text| text.get(lang));
                say::finding_code_at_length(lang, &code, &meaning, &help)
            });
            let found: Vec<String> = of_message.into_iter().chain(of_finding).collect();
            if found.is_empty() {
                return Err(Failure::Usage(no_such_code(given)));
            }
            found.join("\n")
        }
        None => {
            let line = |name: &str, meaning: InEither| format!("{name:30}{}\n", meaning.get(lang));
            let messages = Code::ALL.iter().map(|code| line(code.name(), code.explanation().meaning));
            let findings = FindingCode::ALL.iter().map(|code| line(code.name(), code.meaning()));
            messages.chain([say::codes_of_findings(lang)]).chain(findings).collect()
        }
    };
    print(&text)?;
    Ok(Exit::Completed)
}

/// The name meant: as it stands in a message, `error[duplicate-id]`, or alone.
fn name_in(given: &str) -> String {
    let name = match given.split_once('[') {
        Some((_, inside)) => inside.trim_end_matches(']'),
        None => given,
    };
    name.trim().to_lowercase()
}

fn at_length(code: Code, lang: Lang) -> String {
    let explanation = code.explanation();
    let [meaning, example, help] =
        [explanation.meaning, explanation.example, explanation.help].map(|text| text.get(lang));
    say::code_at_length(lang, &code, &meaning, &example, &help)
}

fn no_such_code(given: &str) -> Both {
    let messages = Code::ALL.iter().map(|code| code.name());
    let names: Vec<&str> = messages.chain(FindingCode::ALL.iter().map(|code| code.name())).collect();
    let list = names.join(" ");
    match did_you_mean(given, names) {
        Some(meant) => say::no_such_code_but(InBoth, &given, &meant, &list),
        None => say::no_such_code(InBoth, &given, &list),
    }
}
