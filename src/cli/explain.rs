//! `ccaudit explain`: the codes of errors, warnings and notes at length.

use ccaudit::codes::Code;
use ccaudit::defect::did_you_mean;
use ccaudit::lang::{Both, InBoth, Lang};
use ccaudit::messages::cli as say;

use super::diagnostics::Failure;
use super::exit::Exit;
use super::print;

/// Explains a code, or lists them all.
pub fn run(code: Option<&str>, lang: Lang) -> Result<Exit, Failure> {
    let text = match code {
        Some(given) => match code_of(given) {
            Some(code) => at_length(code, lang),
            None => return Err(Failure::Usage(no_such_code(given))),
        },
        None => Code::ALL
            .iter()
            .map(|code| format!("{:30}{}\n", code.name(), code.explanation().meaning.get(lang)))
            .collect(),
    };
    print(&text)?;
    Ok(Exit::Completed)
}

/// The code meant: as it stands in a message, `error[duplicate-id]`, or its name alone.
fn code_of(given: &str) -> Option<Code> {
    let name = match given.split_once('[') {
        Some((_, inside)) => inside.trim_end_matches(']'),
        None => given,
    };
    Code::named(&name.trim().to_lowercase())
}

fn at_length(code: Code, lang: Lang) -> String {
    let explanation = code.explanation();
    let [meaning, example, help] =
        [explanation.meaning, explanation.example, explanation.help].map(|text| text.get(lang));
    say::code_at_length(lang, &code, &meaning, &example, &help)
}

fn no_such_code(given: &str) -> Both {
    let names: Vec<&str> = Code::ALL.iter().map(|code| code.name()).collect();
    let list = names.join(" ");
    match did_you_mean(given, names) {
        Some(meant) => say::no_such_code_but(InBoth, &given, &meant, &list),
        None => say::no_such_code(InBoth, &given, &list),
    }
}
