//! A siting on a terminal.

use super::remarks::remarks;
use super::words;
use crate::document::TableColumn;
use crate::lang::Lang;
use crate::messages::report_site as say;
use crate::network::DETOUR;
use crate::render;
use crate::site::{Part, Siting};
use crate::units::{CountedIn, plain};

/// How many lines of a remark are spelt out.
const SHOWN: usize = 20;

/// What is sited.
pub fn title(siting: &Siting, lang: Lang) -> String {
    let (item, title, datasets) = (siting.item, &siting.title, siting.datasets.join(lang.semicolon()));
    say::heading(lang, &item, &title, &datasets)
}

/// By what standard, for whom and how walks were measured.
pub fn basis(siting: &Siting, lang: Lang) -> String {
    let (standard, as_of, count) = (&siting.standard, &siting.as_of, siting.communities.len());
    let walks = match siting.along_paths {
        true => say::walks_along_paths(lang).to_owned(),
        false => say::no_paths(lang, &plain(DETOUR)),
    };
    let mut line = say::head(lang, &standard, &as_of, &count, &walks);
    if siting.step_free {
        line += &say::step_free_walks(lang);
    }
    if siting.node_paths {
        line += &say::paths_joined(lang);
    }
    let missing = &siting.without_population;
    if siting.counted_in != CountedIn::People && !missing.is_empty() {
        let (unit, count, some) = (words::unit(siting, lang), missing.len(), words::some(missing, lang));
        line += lang.semicolon();
        line += &say::counted_otherwise(lang, &unit, &count, &some);
    }
    if !siting.met_already.is_empty() {
        line += lang.semicolon();
        line += &say::met_already_are(lang, &siting.met_already.join(lang.comma()));
    }
    line
}

/// The whole siting as text.
pub fn text(siting: &Siting, lang: Lang) -> String {
    let mut text = format!("{}\n{}\n", title(siting, lang), basis(siting, lang));
    for part in &siting.parts {
        text += &format!("\n── {}\n", words::kind(part, lang));
        for line in words::sentences(siting, part, lang) {
            text += &format!("{line}\n");
        }
        if !part.sites.is_empty() {
            text.push('\n');
            text += &table(siting, part, lang);
        }
        for (heading, lines) in remarks(siting, part, lang) {
            text += &format!("\n{heading}\n");
            for line in lines.iter().take(SHOWN) {
                text += &format!("   {line}\n");
            }
            if lines.len() > SHOWN {
                let rest = lines.len() - SHOWN;
                text += &say::more_in_files(lang, &rest);
            }
        }
    }
    text
}

fn table(siting: &Siting, part: &Part, lang: Lang) -> String {
    let columns = words::headings(siting, lang).into_iter().enumerate();
    let column = |(index, heading)| match words::NUMBERS.contains(&index) {
        true => TableColumn::count_of(heading),
        false => TableColumn::word_of(heading),
    };
    let columns: Vec<TableColumn> = columns.map(column).collect();
    render::text::lines(&columns, part.sites.iter().map(|site| words::row(site, lang).to_vec()))
}
