//! The summary for people: one line a community, then what each lacks.

use std::fmt::Write as _;

use super::ReportContext;
use super::overview::{self, OverviewRow};
use super::wording::{self, verdict};
use crate::audit::{Audit, ClauseAudit, CommunityAudit, GatePart, ItemAudit};
use crate::lang::Lang;
use crate::messages::report as say;
use crate::render::text;
use crate::units::plain;
use crate::verdict::{Level, Verdict};

/// How many communities the summary gives in detail; a whole city is read in a spreadsheet.
const DETAILED: usize = 20;

/// The summary of some communities.
#[derive(Default)]
pub struct Summary {
    rows: Vec<OverviewRow>,
    details: String,
}

impl Summary {
    /// That of one community, the `number`th from 0.
    pub fn from_audit(context: &ReportContext, number: usize, community: &CommunityAudit) -> Summary {
        let is_detailed = number < DETAILED;
        let gate = context.audit.standard.gate.as_deref();
        Summary {
            details: if is_detailed { details(community, gate, context.lang) } else { String::new() },
            rows: vec![OverviewRow::of_community(community)],
        }
    }

    /// Takes up that of the next communities.
    pub fn append(&mut self, next: Summary) {
        self.rows.extend(next.rows);
        self.details += &next.details;
    }

    /// The whole summary as text, without colours.
    pub fn text(&self, context: &ReportContext) -> String {
        let (audit, lang) = (context.audit, context.lang);
        let mut text = String::new();
        let (title, id) = (&audit.standard.title, &audit.standard.id);
        let layers = audit.standard.layers.join(" → ");
        let as_of = &audit.as_of;
        let pace = crate::units::plain(audit.standard.pace);
        // The dataset's own name says what it is, and whether it is illustrative.
        let datasets = audit.datasets.join(lang.semicolon());
        if !datasets.is_empty() {
            text += &say::data_line(lang, &datasets);
        }
        text += &say::head_of_summary(lang, &title, &layers, &as_of, &pace, &id);
        text += &self.overview(audit, lang);
        text += &self.details;
        let more = self.rows.len().saturating_sub(DETAILED);
        if more > 0 {
            text += &say::other_communities_elsewhere(lang, &more);
        }
        text + &caveat(audit, lang)
    }

    fn overview(&self, audit: &Audit, lang: Lang) -> String {
        let (many, gaps) = (self.rows.len(), self.rows.iter().map(|row| row.gaps).sum::<usize>());
        let table = text::table(&overview::of_rows(&self.rows, audit, lang));
        table + &say::communities_rows_of_gap_list(lang, &many, &gaps)
    }
}

fn details(community: &CommunityAudit, gate: Option<&str>, lang: Lang) -> String {
    let mut text = String::new();
    let mut line = |line: String| writeln!(text, "{line}").expect("writing to a string");
    let separator = lang.comma();
    let (name, gaps) = (&community.name, community.gaps.len());
    let must = community.unknowns.iter().filter(|unknown| unknown.level == Level::Must).count();
    let advice = community.unknowns.len() - must;
    line(String::new());
    line(say::community_line(lang, &name, &gaps, &must, &advice));
    let parts: Vec<String> = community
        .gate_parts
        .iter()
        .filter(|part| matches!(part.verdict, Verdict::Fail | Verdict::Unknown))
        .map(|part| gate_part(part, &community.items, lang))
        .collect();
    if let (Some(gate), false) = (gate, parts.is_empty()) {
        let (count, of, parts) = (parts.len(), community.gate_parts.len(), parts.join(separator));
        line(say::gate_line(lang, &gate, &of, &count, &parts));
    }
    for item in community.items.iter().filter(|item| item.verdict == Verdict::Fail) {
        line(format!("{:>4}  {}", item.number, item.title));
        for clause in item.clauses.iter().filter(|c| c.level == Level::Must && c.verdict == Verdict::Fail) {
            line(format!("      {}  {}", clause.id, clause.reason));
        }
    }
    let advised: Vec<&ClauseAudit> = community
        .items
        .iter()
        .flat_map(|item| &item.clauses)
        .filter(|clause| clause.level != Level::Must && clause.verdict == Verdict::Fail)
        .collect();
    if !advised.is_empty() {
        line(say::advice_heading(lang));
        for clause in advised {
            line(format!("      {}  {}", clause.id, clause.reason));
        }
    }
    let undecided: Vec<String> = community
        .items
        .iter()
        .filter(|item| item.verdict == Verdict::Unknown)
        .map(|item| format!("{} {}", item.number, item.title))
        .collect();
    if !undecided.is_empty() {
        let parts = undecided.join(separator);
        line(say::undecided_items_line(lang, &parts));
    }
    if community.walking.step_free {
        line(say::walks_avoid_steps(lang));
    }
    if community.walking.joined {
        line(say::paths_cross_without_shared_vertex(lang));
    }
    if let Some(detour) = community.walking.detour {
        line(say::no_paths_walks_straight_distances(lang, &plain(detour)));
    }
    for change in &community.pace_changes {
        line(format!("      {}", wording::pace_change(change, lang)));
    }
    for waiver in &community.waivers {
        line(format!("      {}", wording::waiver(waiver, lang)));
    }
    if let Some(with_waivers) = wording::with_waivers(community, lang) {
        line(format!("      {with_waivers}"));
    }
    text
}

/// A part of the gate and the items that keep it from passing: `有一组便民商业网点（7 不达标）`.
fn gate_part(part: &GatePart, items: &[ItemAudit], lang: Lang) -> String {
    let open: Vec<String> = items
        .iter()
        .filter(|item| part.items.contains(&item.number))
        .filter(|item| matches!(item.verdict, Verdict::Fail | Verdict::Unknown))
        .map(|item| format!("{} {}", item.number, verdict(item.verdict, lang)))
        .collect();
    let (title, open) = (&part.title, open.join(lang.comma()));
    say::title_with_open(lang, &title, &open)
}

/// What of the standard nobody has found a source for, in one sentence; and what the score is.
fn caveat(audit: &Audit, lang: Lang) -> String {
    let standard = &audit.standard;
    let (mut parts, clauses) = wording::unverified(standard, lang);
    let rest: usize = clauses.values().sum();
    if rest > 0 {
        parts.push(say::numbers_of_clauses(lang, &rest));
    }
    let mut text = say::score_for_comparing_and_ranking(lang);
    if !parts.is_empty() {
        let parts = parts.join(lang.comma());
        let id = &standard.id;
        text += &say::unverified_of_standard(lang, &parts, &id);
    }
    text + lang.stop() + "\n"
}
