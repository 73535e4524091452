//! The words of the help that are no command's own; a command's help stands in its file.

use crate::lang::Lang;

/// A text that names nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InEither {
    /// In Chinese.
    pub zh: &'static str,
    /// In English.
    pub en: &'static str,
}

impl InEither {
    /// The text in a language.
    pub fn get(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => self.zh,
            Lang::En => self.en,
        }
    }
}

/// A text that names nothing, in both languages.
pub const fn in_either(zh: &'static str, en: &'static str) -> InEither {
    InEither { zh, en }
}

words! { pub:
    arguments { "参数", "Arguments" }
    options { "选项", "Options" }
    commands { "命令", "Commands" }
    command { "命令", "COMMAND" }
    usage { "用法：", "Usage: " }
    files_besides { "另写出：", "Also writes: " }
    exit_codes { "退出码：", "Exit codes: " }
    exit_0 { "0 完成", "0 completed" }
    exit_1 { "1 有强制条款不达标（--fail-on gap）", "1 an obligatory clause fails (--fail-on gap)" }
    exit_2 { "2 无法完成", "2 could not be done" }
    exit_3 {
        "3 没有不达标但有待核实（--fail-on unknown）",
        "3 none fails but some is undecided (--fail-on unknown)"
    }
}
