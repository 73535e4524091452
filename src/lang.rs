//! The two languages every sentence exists in, and their punctuation. The sentences are in the
//! catalogue, `messages`.

use std::fmt::{Arguments, format};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Language of reasons, reports and messages. Official terms (item texts, project names,
/// units) stay in Chinese in both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// Chinese.
    #[default]
    Zh,
    /// English.
    En,
}

impl Lang {
    /// `zh` or `en`.
    pub fn code(self) -> &'static str {
        self.pick("zh", "en")
    }

    fn pick(self, zh: &'static str, en: &'static str) -> &'static str {
        match self {
            Lang::Zh => zh,
            Lang::En => en,
        }
    }

    /// What stands between the parts of a list.
    pub fn comma(self) -> &'static str {
        self.pick("、", ", ")
    }

    /// What stands between parts that are lists or sentences themselves.
    pub fn semicolon(self) -> &'static str {
        self.pick("；", "; ")
    }

    /// What stands between the clauses of a sentence.
    pub fn pause(self) -> &'static str {
        self.pick("，", ", ")
    }

    /// What stands behind what is then explained.
    pub fn colon(self) -> &'static str {
        self.pick("：", ": ")
    }

    /// What ends a sentence.
    pub fn stop(self) -> &'static str {
        self.pick("。", ".")
    }
}

/// A sentence in both languages, for what is written before the reader is known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Both {
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
}

impl Both {
    /// The sentence in a language.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }

    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        self.zh.is_empty()
    }
}

/// Who a message is said to, which decides what it comes out as: a [`Lang`] makes a text of it,
/// [`InBoth`] both.
pub trait Speaks {
    /// What a message comes out as.
    type Text;

    /// Makes it of a sentence in both languages.
    fn say(self, zh: Arguments<'_>, en: Arguments<'_>) -> Self::Text;
}

impl Speaks for Lang {
    type Text = String;

    fn say(self, zh: Arguments<'_>, en: Arguments<'_>) -> String {
        match self {
            Lang::Zh => format(zh),
            Lang::En => format(en),
        }
    }
}

/// Says a message in both languages.
#[derive(Clone, Copy, Debug)]
pub struct InBoth;

impl Speaks for InBoth {
    type Text = Both;

    fn say(self, zh: Arguments<'_>, en: Arguments<'_>) -> Both {
        Both { zh: format(zh), en: format(en) }
    }
}
