//! The page: its frame, its style, its script and the data the script renders.

use maud::{DOCTYPE, PreEscaped, html};

use super::data;
use super::labels::Labels;
use super::names::Names;
use super::overview;
use super::pool::{Pool, json};
use super::sources;
use crate::audit::Audit;
use crate::lang::Lang;
use crate::messages::report_html as say;
use crate::render::html::{BASE_STYLE, policy};
use crate::vocabulary::Vocabulary;

/// Leaflet, the library that draws the map, with its licence.
const LEAFLET: &str = include_str!("assets/leaflet/leaflet.js");
const LEAFLET_STYLE: &str = include_str!("assets/leaflet/leaflet.css");
const LEAFLET_LICENCE: &str = include_str!("assets/leaflet/LICENSE");

const STYLES: [&str; 3] = [BASE_STYLE, include_str!("assets/map.css"), include_str!("assets/print.css")];

/// The page's own script, in the order it is put together.
pub(super) const SCRIPT_PARTS: [&str; 12] = [
    include_str!("assets/elements.js"),
    include_str!("assets/data.js"),
    include_str!("assets/overview.js"),
    include_str!("assets/map.js"),
    include_str!("assets/answer.js"),
    include_str!("assets/legend.js"),
    include_str!("assets/items.js"),
    include_str!("assets/gaps.js"),
    include_str!("assets/score.js"),
    include_str!("assets/community.js"),
    include_str!("assets/print.js"),
    include_str!("assets/start.js"),
];

/// The whole page.
pub(super) fn page(audit: &Audit, vocabulary: &Vocabulary, lang: Lang) -> String {
    let labels = Labels::new(audit.standard.gate.as_deref(), lang);
    let names = Names { vocabulary, lang };
    let mut pool = Pool::default();
    let communities: Vec<String> = audit
        .communities
        .iter()
        .map(|community| json(&data::community(community, &labels, &names, &mut pool)))
        .collect();
    let style = style();
    let script = script();
    let title = labels.get("title");
    let count = audit.communities.len();
    let gaps: usize = audit.communities.iter().map(|community| community.gaps.len()).sum();
    let markup = html! {
        (DOCTYPE)
        html lang=(if lang == Lang::Zh { "zh-CN" } else { "en" }) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy(&style, &script));
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                style { (PreEscaped(&style)) }
            }
            body {
                a.skip href="#main" { (labels.get("skip")) }
                header.top {
                    h1 { (title) }
                    p.data { (audit.datasets.join("；")) }
                    div.tools.scripted-only.screen-only {
                        a #back href="#" hidden { (labels.get("back")) }
                        label for="pick" { (labels.get("pick")) }
                        select #pick {}
                        button #print type="button" { (labels.get("print")) }
                    }
                }
                main #main tabindex="-1" {
                    noscript { p.notice { (labels.get("no_script")) } }
                    section #overview {
                        h2 #overview-heading tabindex="-1" { (labels.get("overview")) }
                        p.quiet {
                            (say::communities_rows_of_gap_list(lang, &count, &gaps))
                            (say::score_interval(lang))
                        }
                        div.tools.scripted-only.screen-only {
                            label for="find-community" { (labels.get("find_community")) }
                            input #find-community type="search" autocomplete="off";
                            span #found-communities role="status" {}
                            button #print-all type="button" { (labels.get("print_all")) }
                        }
                        div.scroll tabindex="0" role="region" aria-label=(labels.get("overview")) {
                            (overview::table(audit, &labels, lang))
                        }
                        (overview::signs(&labels))
                    }
                    section #community hidden {}
                    (sources::about(audit, &labels, lang))
                    div #all {}
                }
                script #labels type="application/json" { (PreEscaped(json(labels.all()))) }
                script #shared type="application/json" { (PreEscaped(pool.array())) }
                @for (community, data) in audit.communities.iter().zip(&communities) {
                    script.community type="application/json" data-id=(community.id) data-name=(community.name) {
                        (PreEscaped(data))
                    }
                }
                script { (PreEscaped(&script)) }
            }
        }
    };
    markup.into_string()
}

fn style() -> String {
    format!("{LEAFLET_STYLE}\n{}", STYLES.concat())
}

/// The script, in a scope of its own. Leaflet's pointer to its source map is left out, since
/// developer tools would go and look for it.
fn script() -> String {
    let leaflet = LEAFLET.split("//# sourceMappingURL").next().unwrap_or(LEAFLET);
    format!(
        "/*\n{LEAFLET_LICENCE}*/\n{leaflet}\n(function () {{\n\"use strict\";\n{}}})();\n",
        SCRIPT_PARTS.concat()
    )
}
