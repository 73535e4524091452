//! Every sentence the program says, in Chinese and in English: the catalogue.
//!
//! A message is a function of the language and of what the sentence names; a file here holds those
//! of one room of the sources, where it is imported as `say`:
//!
//! ```text
//! use crate::messages::trend as say;
//!
//! say::no_community(lang, &name)    // a String
//! say::no_community(InBoth, &name)  // a Both, for what is written before the reader is known
//! ```
//!
//! A word that is only ever said as it stands, a verdict or the name of a column, is declared among
//! `words` and allocates nothing. The help of a command stands in the command's own file, in both languages.
//!
//! The compiler holds the two languages together: neither can name what is not handed in, nothing
//! is handed in that neither names, and outside of `cli`, which another crate uses, no message is
//! left that nobody says. The tests below read the catalogue for the rest. What stands in data, item
//! texts and labels of the vocabulary, is not said here, nor are the annexes' own columns where they
//! are Chinese whatever the language.

use std::fmt::{Debug, Display};

/// What a sentence may name: `{name}` shows it, `{name:?}` quotes it.
pub trait Shown: Display + Debug {}

impl<T: Display + Debug> Shown for T {}

/// Declares messages: the name, what it is of, the Chinese, the English. `{{name}}` is left for the
/// script of the page to fill in. `pub:` before them where the command line says them.
macro_rules! messages {
    (pub: $($entries:tt)*) => { messages! { @pub, $($entries)* } };
    (@$seen:vis, $($(#[$doc:meta])* $name:ident $(($($of:ident),+))? { $zh:literal, $en:literal })*) => {
        $(
            $(#[$doc])*
            #[doc = concat!("```text\n", $zh, "\n", $en, "\n```")]
            #[allow(clippy::too_many_arguments)]
            $seen fn $name<S: $crate::lang::Speaks>(
                lang: S,
                $($($of: &dyn $crate::messages::Shown),+)?
            ) -> S::Text {
                lang.say(format_args!($zh), format_args!($en))
            }
        )*

        #[cfg(test)]
        pub(super) const MESSAGES: &[super::tests::Message] = &[
            $(super::tests::Message {
                room: module_path!(),
                name: stringify!($name),
                of: &[$($(stringify!($of)),+)?],
                zh: $zh,
                en: $en,
            }),*
        ];
    };
    ($(#[$doc:meta])* $name:ident $($entries:tt)*) => {
        messages! { @pub(crate), $(#[$doc])* $name $($entries)* }
    };
}

/// Declares words that are no sentence and are only ever said as they stand, so that nothing is
/// allocated for them.
macro_rules! words {
    (pub: $($entries:tt)*) => { words! { @pub, $($entries)* } };
    (@$seen:vis, $($(#[$doc:meta])* $name:ident { $zh:literal, $en:literal })*) => {
        $(
            $(#[$doc])*
            #[doc = concat!("```text\n", $zh, "\n", $en, "\n```")]
            $seen fn $name(lang: $crate::lang::Lang) -> &'static str {
                match lang {
                    $crate::lang::Lang::Zh => $zh,
                    $crate::lang::Lang::En => $en,
                }
            }
        )*

        #[cfg(test)]
        pub(super) const WORDS: &[super::tests::Message] = &[
            $(super::tests::Message {
                room: module_path!(),
                name: stringify!($name),
                of: &[],
                zh: $zh,
                en: $en,
            }),*
        ];
    };
    ($(#[$doc:meta])* $name:ident $($entries:tt)*) => {
        words! { @pub(crate), $(#[$doc])* $name $($entries)* }
    };
}
pub(crate) mod alignment;
pub(crate) mod audit;
pub(crate) mod check;
pub mod cli;
pub(crate) mod crs;
pub(crate) mod dataset;
pub(crate) mod defect;
pub(crate) mod diff;
pub(crate) mod edit;
pub(crate) mod form;
pub mod help;
pub(crate) mod import;
pub(crate) mod import_osm;
pub(crate) mod import_poi;
pub(crate) mod judge;
pub(crate) mod page_labels;
pub(crate) mod quality;
pub(crate) mod rank;
pub(crate) mod register;
pub(crate) mod render;
pub(crate) mod report;
pub(crate) mod report_acceptance;
pub(crate) mod report_html;
pub(crate) mod report_monthly;
pub(crate) mod report_rank;
pub(crate) mod report_site;
pub(crate) mod report_xlsx;
pub(crate) mod session;
pub(crate) mod site;
pub(crate) mod spreadsheet;
pub(crate) mod standard;
pub(crate) mod toml_error;
pub(crate) mod trend;
pub(crate) mod units;
pub(crate) mod vocabulary;

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::Path;

    use super::*;

    /// An entry of the catalogue as it is written.
    pub(super) struct Message {
        pub room: &'static str,
        pub name: &'static str,
        /// What it is of, in order.
        pub of: &'static [&'static str],
        pub zh: &'static str,
        pub en: &'static str,
    }

    /// A room that is missing here is told by the compiler: nobody uses its list.
    const ROOMS: &[&[Message]] = &[
        alignment::MESSAGES,
        audit::MESSAGES,
        check::MESSAGES,
        check::WORDS,
        cli::MESSAGES,
        crs::MESSAGES,
        dataset::MESSAGES,
        defect::MESSAGES,
        defect::WORDS,
        diff::MESSAGES,
        diff::WORDS,
        edit::MESSAGES,
        form::MESSAGES,
        form::WORDS,
        help::WORDS,
        import::MESSAGES,
        import::WORDS,
        import_osm::MESSAGES,
        import_poi::MESSAGES,
        judge::MESSAGES,
        page_labels::MESSAGES,
        quality::MESSAGES,
        rank::MESSAGES,
        register::MESSAGES,
        render::MESSAGES,
        render::WORDS,
        report::MESSAGES,
        report::WORDS,
        report_acceptance::MESSAGES,
        report_acceptance::WORDS,
        report_html::MESSAGES,
        report_monthly::MESSAGES,
        report_monthly::WORDS,
        report_rank::MESSAGES,
        report_rank::WORDS,
        report_site::MESSAGES,
        report_site::WORDS,
        report_xlsx::MESSAGES,
        report_xlsx::WORDS,
        session::MESSAGES,
        site::MESSAGES,
        spreadsheet::MESSAGES,
        standard::MESSAGES,
        standard::WORDS,
        toml_error::MESSAGES,
        trend::MESSAGES,
        trend::WORDS,
        units::WORDS,
        vocabulary::WORDS,
    ];

    /// Answers, values, units, columns and places that are Chinese whatever the language: they
    /// stand in data, or are to be written into it.
    const OFFICIAL: &[&str] = &[
        "是",
        "否",
        "不适用",
        "无",
        "应",
        "宜",
        "可",
        "万元",
        "元",
        "未开工",
        "在建",
        "已完工",
        "已验收",
        "2023年9月30日前",
        "2023年9月底前",
        "长期坚持",
        "警务室",
        "阅览室",
        "托儿所",
        "公共厕所",
        "店名",
    ];

    /// What a Chinese text may consist of beside captures and punctuation and yet hold no Chinese:
    /// what is to be typed, and what is called so in every language.
    const SPELT: &[&str] = &[
        "GeoJSON",
        "FeatureCollection",
        "Feature",
        "type",
        "properties",
        "geometry",
        "features",
        "null",
        "facilities.geojson",
        "as_of",
        "unverified",
        "true",
        "SHA-256",
    ];

    /// What one language alone names: its own word for a thing, a measure word, an id instead of a
    /// title. Figures, days and what a reader wrote are named in both.
    const OWN_WORDS: &[&str] = &[
        "zh", "en", "english", "id", "name", "layer_id", "unit", "measure", "all", "more", "gap", "gate_of",
        "times", "other", "info", "ask",
    ];

    fn is_chinese(c: char) -> bool {
        ('\u{4e00}'..='\u{9fff}').contains(&c)
    }

    fn every() -> impl Iterator<Item = &'static Message> {
        ROOMS.iter().copied().flatten()
    }

    /// What a text names, as `{name}` or, for the page's script to fill in, as `{{name}}`; and what
    /// is left of it without that.
    fn apart(text: &str) -> (BTreeSet<&str>, String) {
        let (mut named, mut rest, mut left) = (BTreeSet::new(), String::new(), text);
        while let Some((before, behind)) = left.split_once('{') {
            rest.push_str(before);
            let (inside, behind) = match behind.strip_prefix('{') {
                Some(behind) => behind.split_once("}}").expect("braces that close"),
                None => behind.split_once('}').expect("a brace that closes"),
            };
            let name = inside.split(':').next().unwrap_or_default();
            match name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') {
                true => _ = named.insert(name),
                false => rest.push_str(inside),
            }
            left = behind;
        }
        (named, rest + left)
    }

    #[test]
    fn every_message_is_chinese_in_chinese_and_english_in_english() {
        assert!(every().count() > 1500);
        for Message { name, zh, en, .. } in every() {
            let (_, rest) = apart(zh);
            let typed = rest.split_whitespace().filter(|word| !word.starts_with("--"));
            let spelt = SPELT.iter().fold(typed.collect(), |rest: String, word| rest.replace(word, ""));
            let is_word = spelt.chars().any(|c| c.is_ascii_alphabetic());
            assert!(!is_word || zh.chars().any(is_chinese), "{name} has no Chinese: {zh}");
            // A column of the annexes has its own name in both.
            if zh == en {
                continue;
            }
            let (_, rest) = apart(en);
            let rest = OFFICIAL.iter().fold(rest, |rest, term| rest.replace(term, ""));
            assert!(!rest.chars().any(is_chinese), "{name} is Chinese in English: {en}");
            assert!(
                !rest.contains(['，', '。', '：', '；', '？', '！']),
                "{name}: Chinese punctuation: {en}"
            );
        }
    }

    #[test]
    fn both_languages_name_the_same() {
        for Message { name, zh, en, .. } in every() {
            let own = |named: &&str| {
                OWN_WORDS.contains(named) || ["_zh", "_en"].iter().any(|end| named.ends_with(end))
            };
            let (of_zh, of_en) = (apart(zh).0, apart(en).0);
            let odd: Vec<&&str> = of_zh.symmetric_difference(&of_en).filter(|named| !own(named)).collect();
            assert!(odd.is_empty(), "{name} names {odd:?} in one language alone: {zh} / {en}");
            let ends = |text: &str| (text.starts_with('\n'), text.ends_with('\n'));
            assert_eq!(ends(zh), ends(en), "{name} begins or ends a line in one language alone");
        }
    }

    fn sources(folder: &Path, found: &mut Vec<String>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            match path.is_dir() {
                true => sources(&path, found),
                false => found.extend(fs::read_to_string(path).ok()),
            }
        }
    }

    /// What a file says: the name, and what it hands over behind the language.
    fn said(source: &str) -> Vec<(&str, Vec<&str>)> {
        let one = |rest| {
            let (name, rest): (&str, &str) = str::split_once(rest, '(')?;
            let mut depth = 1;
            let end = rest.find(|c| {
                depth += i32::from(c == '(') - i32::from(c == ')');
                depth == 0
            })?;
            Some((name, rest[..end].split(',').skip(1).map(str::trim).filter(|of| !of.is_empty()).collect()))
        };
        source.split("say::").skip(1).filter_map(one).collect()
    }

    /// All that is handed over is of one type, so that only its name tells one from another.
    #[test]
    fn what_a_message_is_of_is_handed_over_in_its_order() {
        let mut files = Vec::new();
        sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
        let (mut checked, mut of_cli) = (0, BTreeSet::new());
        for source in &files {
            let Some((before, _)) = source.split_once(" as say;") else { continue };
            let (_, room) = before.rsplit_once("messages::").unwrap();
            let known = || every().filter(|message| message.room.rsplit("::").next() == Some(room));
            for (name, handed) in said(source) {
                let Some(message) = known().find(|message| message.name == name) else { continue };
                if room == "cli" {
                    of_cli.insert(name);
                }
                assert_eq!(handed.len(), message.of.len(), "{name} in {room}: {handed:?}");
                // One thing cannot take another's place.
                for (handed, of) in handed.iter().zip(message.of).skip_while(|_| handed.len() == 1) {
                    let variable = handed.trim_start_matches('&').to_ascii_lowercase();
                    assert_eq!(variable, *of, "{name} in {room} is of {:?}, not {handed}", message.of);
                    checked += 1;
                }
            }
        }
        assert!(checked > 500, "{checked}");
        // Of the other rooms, which no other crate sees, the compiler tells what nobody says.
        for Message { name, .. } in cli::MESSAGES {
            assert!(of_cli.contains(name), "nobody says {name}");
        }
    }
}
