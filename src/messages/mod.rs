//! Every sentence the program says, in Chinese and in English: the catalogue.
//!
//! A message is a function of the language and of what the sentence names; a file here holds those
//! of one room of the sources, where it is imported as `say`:
//!
//! ```ignore
//! use crate::messages::trend as say;
//!
//! say::no_community(lang, &name)    // a String
//! say::no_community(InBoth, &name)  // a Both, for what is written before the reader is known
//! ```
//!
//! The compiler holds the two languages together: neither can name what is not handed in, nothing
//! is handed in that neither names, and outside of `cli`, which another crate uses, no message is
//! left that nobody says. What stands in data, item texts and labels of the vocabulary, is not said
//! here.

use std::fmt::{Debug, Display};

/// What a sentence may name: `{name}` shows it, `{name:?}` quotes it.
pub trait Shown: Display + Debug {}

impl<T: Display + Debug> Shown for T {}

/// Declares messages: the name, what it is of, the Chinese, the English.
macro_rules! messages {
    ($($(#[$doc:meta])* $name:ident $(($($of:ident),+))? { $zh:literal, $en:literal })*) => {
        $(
            $(#[$doc])*
            #[allow(clippy::too_many_arguments)]
            pub fn $name<S: $crate::lang::Speaks>(
                lang: S,
                $($($of: &dyn $crate::messages::Shown),+)?
            ) -> S::Text {
                lang.say(format_args!($zh), format_args!($en))
            }
        )*

        #[cfg(test)]
        pub(super) const MESSAGES: &[super::tests::Message] = &[
            $(super::tests::Message { name: stringify!($name), zh: $zh, en: $en }),*
        ];
    };
}

/// Declares words that are no sentence and are only ever said as they stand, so that nothing is
/// allocated for them.
macro_rules! words {
    ($($(#[$doc:meta])* $name:ident { $zh:literal, $en:literal })*) => {
        $(
            $(#[$doc])*
            pub fn $name(lang: $crate::lang::Lang) -> &'static str {
                match lang {
                    $crate::lang::Lang::Zh => $zh,
                    $crate::lang::Lang::En => $en,
                }
            }
        )*

        #[cfg(test)]
        pub(super) const WORDS: &[super::tests::Message] = &[
            $(super::tests::Message { name: stringify!($name), zh: $zh, en: $en }),*
        ];
    };
}

pub(crate) mod accept;
pub(crate) mod alignment;
pub(crate) mod audit;
pub(crate) mod check;
pub mod cli;
pub(crate) mod crs;
pub(crate) mod dataset;
pub(crate) mod defect;
pub(crate) mod diff;
pub(crate) mod form;
pub(crate) mod import;
pub(crate) mod import_osm;
pub(crate) mod import_poi;
pub(crate) mod judge;
pub(crate) mod page_labels;
pub(crate) mod quality;
pub(crate) mod rank;
pub(crate) mod register;
pub(crate) mod report;
pub(crate) mod report_acceptance;
pub(crate) mod report_docx;
pub(crate) mod report_html;
pub(crate) mod report_monthly;
pub(crate) mod report_rank;
pub(crate) mod report_xlsx;
pub(crate) mod spreadsheet;
pub(crate) mod standard;
pub(crate) mod toml_error;
pub(crate) mod trend;

#[cfg(test)]
mod tests {
    /// An entry of the catalogue as it is written.
    pub struct Message {
        pub name: &'static str,
        pub zh: &'static str,
        pub en: &'static str,
    }
}
