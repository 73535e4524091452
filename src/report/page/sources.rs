//! What the audit rests on: standard, inputs, what is unverified, what is odd about the data.

use maud::{Markup, html};

use super::labels::Labels;
use crate::audit::Audit;
use crate::lang::Lang;
use crate::messages::report_html as say;
use crate::report::wording;
use crate::units::plain;

/// The part of the page that says so.
pub(super) fn about(audit: &Audit, labels: &Labels, lang: Lang) -> Markup {
    let standard = &audit.standard;
    let facts = [
        (say::data(lang), audit.datasets.join(lang.semicolon())),
        (say::standard(lang), format!("{} ({})", standard.title, standard.layers.join(" → "))),
        (say::sha_256_of_standard(lang), standard.sha256.clone()),
        (say::as_of(lang), audit.as_of.clone()),
        (say::walking_pace(lang), {
            let pace = plain(standard.pace);
            say::metres_a_minute(lang, &pace)
        }),
        (say::unverified(lang), unverified(audit, lang)),
        (say::program(lang), format!("{} {}", audit.tool.name, audit.tool.version)),
    ];
    html! {
        section #about {
            h2 { (labels.get("about")) }
            dl.figures {
                @for (name, text) in facts.iter().filter(|(_, text)| !text.is_empty()) { dt { (name) } dd { (text) } }
            }
            h3 { (say::quality_of_data(lang)) }
            @if audit.quality.is_empty() {
                p { (say::nothing_odd_found(lang)) }
            } @else { (findings(audit, lang)) }
            h3 { (say::files_read(lang)) }
            (inputs(audit, lang))
        }
    }
}

fn findings(audit: &Audit, lang: Lang) -> Markup {
    let name = say::quality_of_data(lang);
    let head = [
        say::severity(lang),
        say::file(lang),
        say::place(lang),
        say::what_odd(lang),
        say::expected(lang),
        say::what_to_do(lang),
    ];
    html! {
        div.scroll tabindex="0" role="region" aria-label=(name) { table {
            thead { tr { @for name in &head { th scope="col" { (name) } } } }
            tbody { @for finding in &audit.quality { tr {
                td { @if finding.severity == "warning" { (say::warning(lang)) } @else { (say::note(lang)) } }
                td { (finding.file) } td { (finding.place.get(lang)) } td { (finding.message.get(lang)) }
                td { (finding.expected.get(lang)) } td { (finding.help.get(lang)) }
            } } }
        } }
    }
}

fn inputs(audit: &Audit, lang: Lang) -> Markup {
    let name = say::files_read(lang);
    let head = [say::file(lang), say::records(lang), "SHA-256".to_owned()];
    html! {
        div.scroll tabindex="0" role="region" aria-label=(name) { table.inputs {
            thead { tr { @for name in &head { th scope="col" { (name) } } } }
            tbody { @for input in &audit.inputs { tr {
                td { (input.path) } td.number { (input.features) } td.hash { (input.sha256) }
            } } }
        } }
    }
}

/// What of the standard nobody has found a source for: `步速、等级分数线、2.a（2 处）`.
fn unverified(audit: &Audit, lang: Lang) -> String {
    let (mut parts, clauses) = wording::unverified(&audit.standard, lang);
    parts.extend(clauses.into_iter().map(|(clause, count)| say::numbers_of_clause(lang, &clause, &count)));
    parts.join(lang.comma())
}
