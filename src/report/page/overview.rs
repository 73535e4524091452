//! The table that compares communities. It stands in the page itself, for readers without
//! script and for search; the script only sorts and filters it.

use maud::{Markup, html};

use super::labels::Labels;
use crate::audit::{Audit, CommunityAudit};
use crate::lang::Lang;
use crate::report::overview::OverviewRow;
use crate::report::wording::{self, verdict_id};
use crate::verdict::Verdict;

/// The sign that stands for a verdict beside its colour.
pub(super) fn sign(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Pass => "✓",
        Verdict::Fail => "✕",
        Verdict::Unknown => "?",
        Verdict::NotApplicable => "—",
    }
}

/// A verdict in a word with its sign.
fn badge(verdict: Verdict, word: &str) -> Markup {
    html! { span class={ "badge " (verdict_id(verdict)) } { span.sign aria-hidden="true" { (sign(verdict)) } (word) } }
}

/// The table, a row a community.
pub(super) fn table(audit: &Audit, labels: &Labels, lang: Lang) -> Markup {
    let has_gate = audit.communities.iter().any(|community| community.gate.is_some());
    let numbers: Vec<u32> = audit
        .communities
        .first()
        .map_or(Vec::new(), |first| first.items.iter().map(|item| item.number).collect());
    let heading = |key: &str, sort: &str, class: &str| {
        html! { th.(class) scope="col" aria-sort="none" { button type="button" data-sort=(sort) { (labels.get(key)) } } }
    };
    html! {
        table #communities {
            thead { tr {
                (heading("col_name", "name", "name"))
                (heading("col_score", "low", "score"))
                (heading("col_grade", "high", "grade"))
                @if has_gate { (heading("col_gate", "gate", "gate")) }
                (heading("col_failing", "failing", "number"))
                (heading("col_open", "open", "number"))
                (heading("col_judged", "judged", "number"))
                th.strip scope="col" {
                    span { (labels.get("col_items")) }
                    span.cells aria-hidden="true" { @for number in &numbers { span { (number) } } }
                }
            } }
            tbody {
                @for (order, community) in audit.communities.iter().enumerate() {
                    (row(order, community, has_gate, labels, lang))
                }
            }
        }
    }
}

fn row(order: usize, community: &CommunityAudit, has_gate: bool, labels: &Labels, lang: Lang) -> Markup {
    let row = OverviewRow::of_community(community);
    let (failing, open) = (row.items_that(Verdict::Fail), row.items_that(Verdict::Unknown));
    let (low, high) = row.score.map_or((-1.0, -1.0), |score| (score.low, score.high));
    let judged = row.judged;
    let share = judged.clauses as f64 / judged.of.max(1) as f64;
    let gate =
        row.gate.map_or(-1, |gate| Verdict::ALL.iter().position(|v| *v == gate).map_or(-1, |at| at as i32));
    html! {
        tr data-order=(order) data-name=(row.name) data-low=(low) data-high=(high) data-gate=(gate)
            data-failing=(failing) data-open=(open) data-judged=(share) {
            th.name scope="row" { a href={ "#community=" (encoded(&row.id)) } { (row.name) } }
            td.score { @if let Some(score) = row.score { (bar(score.low, score.high)) span { (wording::score(score)) } } @else { "—" } }
            td.grade {
                @if let Some(grade) = &row.grade { (wording::grade(grade)) }
            }
            @if has_gate {
                td.gate { @if let Some(gate) = row.gate { (badge(gate, wording::gate(gate, lang))) } }
            }
            td.number.failing { (failing) }
            td.number.open { (open) }
            td.number.judged { (judged.clauses) "/" (judged.of) }
            td.strip { (strip(community, labels)) }
        }
    }
}

/// An item a cell, its verdict as sign and colour; read aloud as the items that are not met.
fn strip(community: &CommunityAudit, labels: &Labels) -> Markup {
    let named = |verdict: Verdict| -> String {
        let numbers: Vec<String> = community
            .items
            .iter()
            .filter(|item| item.verdict == verdict)
            .map(|item| item.number.to_string())
            .collect();
        format!("{} {}", labels.get(verdict_id(verdict)), numbers.join(", "))
    };
    let said = Verdict::ALL
        .into_iter()
        .filter(|verdict| community.items.iter().any(|item| item.verdict == *verdict));
    let said: Vec<String> = said.map(named).collect();
    html! {
        span.cells role="img" aria-label=(said.join("; ")) {
            @for item in &community.items {
                span class=(verdict_id(item.verdict))
                    title={ (item.number) " " (item.title) ": " (labels.get(verdict_id(item.verdict))) } { (sign(item.verdict)) }
            }
        }
    }
}

/// The score as an interval on the scale from 0 to 100.
fn bar(low: f64, high: f64) -> Markup {
    html! {
        svg.bar viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" {
            rect.track x="0" y="0" width="100" height="10" {}
            rect.low x="0" y="0" width=(low) height="10" {}
            @if high > low { rect.open x=(low) y="0" width=(high - low) height="10" {} }
        }
    }
}

/// What the signs mean, in words.
pub(super) fn signs(labels: &Labels) -> Markup {
    html! {
        p.signs { @for verdict in Verdict::ALL { (badge(verdict, labels.get(verdict_id(verdict)))) } }
    }
}

/// An id as a part of an address: all but letters and digits of ASCII percent-encoded.
fn encoded(id: &str) -> String {
    let mut text = String::new();
    for byte in id.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' => text.push(char::from(byte)),
            _ => text += &format!("%{byte:02X}"),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_cannot_end_its_place_in_the_address() {
        assert_eq!(encoded("heng-xiang_1"), "heng-xiang_1");
        assert_eq!(encoded("a&clause=1+b"), "a%26clause%3D1%2Bb");
        assert_eq!(encoded("恒"), "%E6%81%92");
    }
}
