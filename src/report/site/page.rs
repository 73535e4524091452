//! `site.html`: one file to look at and to print, without a script.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::remarks::remarks;
use super::{map, text, words};
use crate::lang::Lang;
use crate::messages::report_site as say;
use crate::report::html::{BASE_STYLE, policy};
use crate::site::{Part, Siting, Source};
use crate::units::plain;

const STYLE: &str = include_str!("site.css");

/// The page.
pub fn page(siting: &Siting, source: &Source, lang: Lang) -> String {
    let (item, name) = (siting.item, &siting.title);
    let title = say::where_to_build(lang, &item, &name);
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
                        (say::changes_no_verdict(lang))
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
    let label = say::sites_proposed(lang);
    html! {
        div.scroll tabindex="0" role="region" aria-label=(label) {
            table {
                thead {
                    tr {
                        th scope="col" { (say::number(lang)) }
                        th scope="col" { (say::site(lang)) }
                        th scope="col" { (say::longitude_latitude(lang)) }
                        th scope="col" { (say::in_community(lang)) }
                        th scope="col" { (words::won(siting, lang)) }
                        th scope="col" { (say::longest_walk(lang)) }
                        th scope="col" { (say::of_communities(lang)) }
                    }
                }
                tbody {
                    @for site in &part.sites {
                        tr {
                            td { (site.number) }
                            td { (words::place(site, lang)) }
                            td { (format!("{:.6}, {:.6}", site.longitude, site.latitude)) }
                            td { (words::community(site, lang)) }
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
