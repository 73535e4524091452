//! `site.html`: one file to look at and to print, without a script.

use maud::{Markup, html};

use super::remarks::remarks;
use super::{map, tables, words};
use crate::lang::Lang;
use crate::messages::report_site as say;
use crate::render::html::static_page;
use crate::site::{Siting, SitingInput, SitingPart};

const STYLE: &str = include_str!("site.css");

/// The page.
pub(super) fn page(siting: &Siting, source: &SitingInput, lang: Lang) -> String {
    let (item, name) = (siting.item, &siting.title);
    let title = say::where_to_build(lang, &item, &name);
    let main = html! {
        p.quiet { (tables::basis(siting, lang)) }
        p.quiet {
            (say::changes_no_verdict(lang))
        }
        @for part in &siting.parts { (section(siting, part, source, lang)) }
    };
    static_page(&title, &siting.datasets.join(lang.semicolon()), &main, STYLE, lang)
}

fn section(siting: &Siting, part: &SitingPart, source: &SitingInput, lang: Lang) -> Markup {
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

fn table(siting: &Siting, part: &SitingPart, lang: Lang) -> Markup {
    let label = say::sites_proposed(lang);
    html! {
        div.scroll tabindex="0" role="region" aria-label=(label) {
            table {
                thead {
                    tr { @for heading in words::headings(siting, lang) { th scope="col" { (heading) } } }
                }
                tbody {
                    @for site in &part.sites {
                        tr { @for cell in words::row(site, lang) { td { (cell) } } }
                    }
                }
            }
        }
    }
}
