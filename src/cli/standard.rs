//! `ccaudit standard`.

use std::path::Path;

use ccaudit::lang::Lang;
use ccaudit::messages::cli as say;
use ccaudit::standard::{EMBEDDED, Standard, Texts, resolved_toml, summary};

use super::args::{StandardArgs, StandardCommand};
use super::diagnostics::Failure;
use super::exit::Exit;
use super::print;

/// Lists, shows or checks standards.
pub fn run(args: StandardArgs, lang: Lang) -> Result<Exit, Failure> {
    match args.command {
        StandardCommand::List => list(lang)?,
        StandardCommand::Show { standard, resolved: true, vocabulary } => {
            let standard = Standard::load(&standard, None, vocabulary.as_deref())?;
            print(&resolved_toml(&standard))?;
        }
        StandardCommand::Show { standard, resolved: false, vocabulary } => {
            let texts = Texts::open(&standard, None, vocabulary.as_deref())?;
            if let Some(own) = texts.layers.last() {
                print(&own.text)?;
            }
        }
        StandardCommand::Check { file, vocabulary } => check(&file, vocabulary.as_deref(), lang)?,
    }
    Ok(Exit::Completed)
}

fn list(lang: Lang) -> Result<(), Failure> {
    let mut text = String::new();
    for embedded in &EMBEDDED {
        let standard = Standard::load(embedded.id, None, None)?;
        let layers = standard.layers.join(" → ");
        text += &format!(
            "{}\n    {}\n    {}\n    {layers}{}{}\n",
            standard.id,
            standard.title,
            standard.authority,
            lang.semicolon(),
            summary(&standard, lang)
        );
    }
    print(&text)
}

fn check(file: &str, vocabulary: Option<&Path>, lang: Lang) -> Result<(), Failure> {
    let standard = Standard::load(file, None, vocabulary)?;
    let (id, title) = (&standard.id, &standard.title);
    let layers = standard.layers.join(" → ");
    let sizes = summary(&standard, lang);
    let mut text = say::valid_layers(lang, &id, &title, &layers, &sizes);
    for relaxed in &standard.relaxations {
        let (layer, what, authority, reason) =
            (&relaxed.layer, &relaxed.what, &relaxed.authority, &relaxed.reason);
        text += &say::relaxes(lang, &layer, &what, &authority, &reason);
    }
    for clause in &standard.withdrawn {
        text += &say::clause_withdrawn(lang, &clause);
    }
    print(&text)
}
