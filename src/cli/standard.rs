//! `ccaudit standard`.

use std::path::Path;

use ccaudit::lang::Lang;
use ccaudit::say;
use ccaudit::standard::{EMBEDDED, Standard, Texts, resolved_toml, summary};

use super::args::{StandardArgs, StandardCommand};
use super::diagnostics::Failure;
use super::exit::Exit;
use super::print;

/// Lists, shows or checks standards.
pub fn run(args: StandardArgs, lang: Lang) -> Result<Exit, Failure> {
    match args.command {
        StandardCommand::List => list()?,
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

fn list() -> Result<(), Failure> {
    let mut text = String::new();
    for embedded in &EMBEDDED {
        let standard = Standard::load(embedded.id, None, None)?;
        let layers = standard.layers.join(" → ");
        text += &format!(
            "{}\n    {}\n    {}\n    {layers}；{}\n",
            standard.id,
            standard.title,
            standard.authority,
            summary(&standard)
        );
    }
    print(&text)
}

fn check(file: &str, vocabulary: Option<&Path>, lang: Lang) -> Result<(), Failure> {
    let standard = Standard::load(file, None, vocabulary)?;
    let (id, title) = (&standard.id, &standard.title);
    let layers = standard.layers.join(" → ");
    let sizes = summary(&standard);
    let mut text = say!(
        lang,
        "有效：{id} {title}\n层：{layers}\n{sizes}\n",
        "valid: {id} {title}\nlayers: {layers}\n{sizes}\n"
    );
    for relaxed in &standard.relaxations {
        let (layer, what, authority, reason) =
            (&relaxed.layer, &relaxed.what, &relaxed.authority, &relaxed.reason);
        text += &say!(
            lang,
            "{layer} 放宽 {what}：{authority}，{reason}\n",
            "{layer} relaxes {what}: {authority}, {reason}\n"
        );
    }
    for clause in &standard.withdrawn {
        text += &say!(lang, "撤销条款 {clause}\n", "clause {clause} withdrawn\n");
    }
    print(&text)
}
