//! What is wrong with a TOML file, for people.

use crate::codes::Code;
use crate::defect::{Defect, Place, did_you_mean, line_column};
use crate::lang::InBoth;
use crate::messages::toml_error as say;

/// A TOML error: line and column, the offending text, and the legal keys.
pub(crate) fn defect(code: Code, file: &str, text: &str, error: &toml::de::Error) -> Defect {
    let span = error.span();
    let place = span.as_ref().map_or(Place::Whole, |span| {
        let (line, column) = line_column(text, span.start);
        Place::Line { line, column }
    });
    let offending: String = span
        .and_then(|span| text.get(span))
        .map(|text| text.lines().next().unwrap_or("").chars().take(60).collect())
        .unwrap_or_default();
    let message = error.message();
    let quoted =
        |text: &str| -> Vec<String> { text.split('`').skip(1).step_by(2).map(str::to_owned).collect() };
    let names = quoted(message);
    let unknown = ["unknown field ", "unknown variant "].iter().any(|start| message.starts_with(start));
    let (what, legal) = if unknown && !names.is_empty() {
        let name = &names[0];
        (say::unknown_key_or_value(InBoth, &name), names[1..].to_vec())
    } else if message.starts_with("missing field ") && !names.is_empty() {
        let name = &names[0];
        (say::key_missing(InBoth, &name, &offending), Vec::new())
    } else {
        (say::cannot_be_read(InBoth, &message, &offending), Vec::new())
    };
    let defect = Defect::error(code, file, place, what);
    if legal.is_empty() {
        return match names.first() {
            Some(name) if message.starts_with("missing field ") => {
                defect.expected(say::key_must_stand(InBoth, &name))
            }
            _ => defect.expected(say::the_standard_schema(InBoth)),
        };
    }
    let list = legal.join("、");
    let defect = defect.expected(say::one_of_list(InBoth, &list));
    match did_you_mean(&names[0], legal.iter().map(String::as_str)) {
        Some(meant) => defect.help(say::did_you_mean(InBoth, &meant)),
        None => defect,
    }
}
