//! What the audit rests on: standard, inputs, what is unverified, what is odd about the data.

use maud::{Markup, html};

use super::labels::Labels;
use crate::audit::Audit;
use crate::lang::Lang;
use crate::report::wording;
use crate::say;
use crate::units::plain;

/// The part of the page that says so.
pub fn about(audit: &Audit, labels: &Labels, lang: Lang) -> Markup {
    let standard = &audit.standard;
    let facts = [
        (say!(lang, "数据", "Data"), audit.datasets.join(lang.semicolon())),
        (say!(lang, "标准", "Standard"), format!("{} ({})", standard.title, standard.layers.join(" → "))),
        (say!(lang, "标准的 SHA-256", "SHA-256 of the standard"), standard.sha256.clone()),
        (say!(lang, "核查日", "As of"), audit.as_of.clone()),
        (say!(lang, "步速", "Pace"), {
            let pace = plain(standard.pace);
            say!(lang, "{pace} 米/分钟", "{pace} m/min")
        }),
        (say!(lang, "未核实出处", "Unverified"), unverified(audit, lang)),
        (say!(lang, "程序", "Program"), format!("{} {}", audit.tool.name, audit.tool.version)),
    ];
    html! {
        section #about {
            h2 { (labels.get("about")) }
            dl.figures {
                @for (name, text) in facts.iter().filter(|(_, text)| !text.is_empty()) { dt { (name) } dd { (text) } }
            }
            h3 { (say!(lang, "数据质量", "Quality of the data")) }
            @if audit.quality.is_empty() {
                p { (say!(lang, "没有发现问题。", "Nothing odd was found.")) }
            } @else { (findings(audit, lang)) }
            h3 { (say!(lang, "输入文件", "Files read")) }
            (inputs(audit, lang))
        }
    }
}

fn findings(audit: &Audit, lang: Lang) -> Markup {
    let name = say!(lang, "数据质量", "Quality of the data");
    let head = [
        say!(lang, "程度", "Severity"),
        say!(lang, "文件", "File"),
        say!(lang, "位置", "Place"),
        say!(lang, "问题", "What is odd"),
        say!(lang, "应为", "Expected"),
        say!(lang, "处理办法", "What to do"),
    ];
    html! {
        div.scroll tabindex="0" role="region" aria-label=(name) { table {
            thead { tr { @for name in &head { th scope="col" { (name) } } } }
            tbody { @for finding in &audit.quality { tr {
                td { @if finding.severity == "warning" { (say!(lang, "警告", "warning")) } @else { (say!(lang, "提示", "note")) } }
                td { (finding.file) } td { (finding.place) } td { (finding.what) } td { (finding.expected) } td { (finding.mend) }
            } } }
        } }
    }
}

fn inputs(audit: &Audit, lang: Lang) -> Markup {
    let name = say!(lang, "输入文件", "Files read");
    let head = [say!(lang, "文件", "File"), say!(lang, "记录数", "Records"), "SHA-256".to_owned()];
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
    parts.extend(
        clauses
            .into_iter()
            .map(|(clause, count)| say!(lang, "{clause} 的数值 {count} 处", "{count} numbers of {clause}")),
    );
    parts.join(lang.comma())
}
