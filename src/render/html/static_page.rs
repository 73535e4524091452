//! Pages without a script: one file each, to look at and to print.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::policy::policy;
use crate::lang::Lang;

/// Type, colours and tables, which all pages share.
pub(crate) const BASE_STYLE: &str = include_str!("page.css");

/// A page of its title, what data it is of, what stands below, and a style sheet of its own.
pub(crate) fn static_page(title: &str, data: &str, main: &Markup, style: &str, lang: Lang) -> String {
    let style = format!("{BASE_STYLE}\n{style}");
    let markup = html! {
        (DOCTYPE)
        html lang=(if lang == Lang::Zh { "zh-CN" } else { "en" }) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy(&style, ""));
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                style { (PreEscaped(&style)) }
            }
            body {
                header.top {
                    h1 { (title) }
                    p.data { (data) }
                }
                main { (main) }
            }
        }
    };
    markup.into_string()
}
