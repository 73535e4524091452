//! `site.html`: one file to look at and to print, without a script.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::remarks::remarks;
use super::{map, text, words};
use crate::lang::Lang;
use crate::report::html::{BASE_STYLE, policy};
use crate::say;
use crate::site::{Part, Siting, Source};
use crate::units::plain;

const STYLE: &str = include_str!("site.css");

/// The page.
pub fn page(siting: &Siting, source: &Source, lang: Lang) -> String {
    let (item, name) = (siting.item, &siting.title);
    let title = say!(lang, "建在哪里：{item} {name}", "Where to build: {item} {name}");
    let style = format!("{BASE_STYLE}\n{STYLE}");
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
                    p.data { (siting.datasets.join(lang.semicolon())) }
                }
                main {
                    p.quiet { (text::basis(siting, lang)) }
                    p.quiet {
                        (say!(
                            lang,
                            "这是选址建议，不改变任何核查结论；建成后各条款会怎样，用 ccaudit audit --with proposed.geojson 看。",
                            "This is a proposal and changes no verdict; what the clauses would come to is told by ccaudit audit --with proposed.geojson."
                        ))
                    }
                    @for part in &siting.parts { (section(siting, part, source, lang)) }
                }
            }
        }
    };
    markup.into_string()
}

fn section(siting: &Siting, part: &Part, source: &Source, lang: Lang) -> Markup {
    html! {
        section {
            h2 { (words::kind(part, lang)) }
            ul.lines { @for line in words::sentences(siting, part, lang) { li { (line) } } }
            (map::drawing(siting, part, source, lang))
            @if !part.sites.is_empty() { (table(siting, part, lang)) }
            @for (heading, lines) in remarks(siting, part, lang) {
                details open[lines.len() <= 20] {
                    summary { (heading) }
                    ul { @for line in &lines { li { (line) } } }
                }
            }
        }
    }
}

fn table(siting: &Siting, part: &Part, lang: Lang) -> Markup {
    let label = say!(lang, "建议的位置", "Sites proposed");
    html! {
        div.scroll tabindex="0" role="region" aria-label=(label) {
            table {
                thead {
                    tr {
                        th scope="col" { (say!(lang, "序号", "No.")) }
                        th scope="col" { (say!(lang, "位置", "Site")) }
                        th scope="col" { (say!(lang, "经度，纬度", "Longitude, latitude")) }
                        th scope="col" { (say!(lang, "所在社区", "In")) }
                        th scope="col" { (words::won(siting, lang)) }
                        th scope="col" { (say!(lang, "最远步行（米）", "Longest walk (m)")) }
                        th scope="col" { (say!(lang, "服务的社区", "Of communities")) }
                    }
                }
                tbody {
                    @for site in &part.sites {
                        tr {
                            td { (site.number) }
                            td { (words::place(site, lang)) }
                            td { (format!("{:.6}, {:.6}", site.longitude, site.latitude)) }
                            td { (site.community.as_ref().map_or_else(|| say!(lang, "社区之外", "outside"), |c| c.name.clone())) }
                            td { (plain(site.residents)) }
                            td { (site.worst_walk.map_or("—".to_owned(), words::metres)) }
                            td { (words::shares(&site.by_community, lang)) }
                        }
                    }
                }
            }
        }
    }
}
