//! The help, by command and argument.

mod arguments;
mod commands;

pub use arguments::ARGUMENTS;
pub use commands::COMMANDS;

use crate::lang::Lang;

/// A text that names nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InEither {
    pub zh: &'static str,
    pub en: &'static str,
}

impl InEither {
    pub fn get(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => self.zh,
            Lang::En => self.en,
        }
    }
}

const fn in_either(zh: &'static str, en: &'static str) -> InEither {
    InEither { zh, en }
}

/// What a command's help says.
pub struct Command {
    /// Names of the commands that lead to it.
    pub path: &'static str,
    pub about: InEither,
    pub usage: InEither,
    /// Examples and what else there is to know; may be empty.
    pub after: InEither,
}

/// What an argument's help says.
pub struct Argument {
    /// Its id, after the path of its command where commands differ.
    pub id: &'static str,
    /// What stands for its value; empty where it takes none.
    pub value: InEither,
    pub help: InEither,
}

words! {
    arguments { "参数", "Arguments" }
    options { "选项", "Options" }
    commands { "命令", "Commands" }
    command { "命令", "COMMAND" }
    usage { "用法：", "Usage: " }
}
