//! The acceptance on a terminal: a line a community, then what stands in its way.

use std::fmt::Write as _;

use super::words;
use crate::accept::{Acceptance, CommunityAcceptance, Conclusion};
use crate::document::TableColumn;
use crate::lang::Lang;
use crate::messages::report_acceptance as say;
use crate::render;
use crate::report::wording;

/// The whole acceptance as text.
pub fn text(acceptance: &Acceptance, lang: Lang) -> String {
    let datasets = acceptance.datasets.join(lang.semicolon());
    let (title, before, now) = (&acceptance.standard.title, &acceptance.before, &acceptance.as_of);
    let mut text = say::head_of_text(lang, &datasets, &title, &before, &now);
    if let Some(other) = &acceptance.standard_before {
        let title = &other.title;
        text += &say::mind_earlier_standard_differs(lang, &title);
    }
    text.push('\n');
    text += &overview(acceptance, lang);
    for community in &acceptance.communities {
        text += &details(community, lang);
    }
    text + &say::what_register_says_counts_nothing(lang)
}

fn overview(acceptance: &Acceptance, lang: Lang) -> String {
    let gate = acceptance.standard.gate.clone().filter(|_| lang == Lang::Zh);
    let columns = [
        TableColumn::word_of(say::community(lang)),
        TableColumn::word_of(say::conclusion(lang)),
        TableColumn::count_of(say::projects_column(lang)),
        TableColumn::count_of(words::conclusion(Conclusion::Pass, lang)),
        TableColumn::count_of(words::conclusion(Conclusion::Rectify, lang)),
        TableColumn::count_of(words::conclusion(Conclusion::Verify, lang)),
        TableColumn::count_of(say::paper_only(lang)),
        TableColumn::count_of(say::regressions(lang)),
        TableColumn::count_of(say::new_gaps_column(lang)),
        TableColumn::word_of(say::score(lang)),
        TableColumn::word_of(gate.unwrap_or_else(|| say::gate(lang))),
    ];
    let rows = acceptance.communities.iter().map(|community| {
        let points = |standing: Option<&crate::accept::Standing>| {
            standing.and_then(|standing| standing.score).map_or("—".to_owned(), wording::score)
        };
        let paper = community.projects.iter().filter(|project| project.paper_only).count();
        vec![
            community.name.clone(),
            words::conclusion(community.conclusion, lang).to_owned(),
            community.projects.len().to_string(),
            words::count(community, Conclusion::Pass).to_string(),
            words::count(community, Conclusion::Rectify).to_string(),
            words::count(community, Conclusion::Verify).to_string(),
            paper.to_string(),
            community.regressions.len().to_string(),
            community.new_gaps.len().to_string(),
            format!("{} → {}", points(community.before.as_ref()), points(Some(&community.now))),
            words::gate(community, lang),
        ]
    });
    render::text::lines(&columns, rows)
}

fn details(community: &CommunityAcceptance, lang: Lang) -> String {
    let (name, conclusion) = (&community.name, words::conclusion(community.conclusion, lang));
    let mut text = say::community_line(lang, &name, &conclusion);
    let mut line = |line: String| writeln!(text, "   {line}").expect("writing to a string");
    for project in community
        .projects
        .iter()
        .filter(|project| project.conclusion != Conclusion::Pass || project.by_waiver)
    {
        let (item, title, reason) = (project.project.item, &project.project.title, &project.reason);
        let conclusion = words::of_project(project, lang);
        let short: Vec<String> = project
            .clauses
            .iter()
            .filter(|clause| clause.is_failing())
            .map(|clause| words::short(&clause.short, lang))
            .filter(|short| !short.is_empty())
            .collect();
        let short = match short.is_empty() {
            true => String::new(),
            false => {
                let short = short.join(lang.semicolon());
                say::short_aside(lang, &short)
            }
        };
        line(say::item_line(lang, &conclusion, &item, &title, &reason, &short));
    }
    for (title, changes) in [
        (say::regression_word(lang), &community.regressions),
        (say::passed_before_undecided_now(lang), &community.lost),
    ] {
        for changed in changes {
            let (item, of, project) = (changed.item, &changed.title, changed.has_project);
            let clause = words::problem(&changed.clause, lang);
            let project = if project { String::new() } else { say::no_project(lang) };
            line(say::rectification_line(lang, &title, &item, &of, &project, &clause));
        }
    }
    for waiver in &community.waivers {
        line(wording::waiver(waiver, lang));
    }
    if let Some(first) = community.rectifications.first() {
        let (count, by) = (community.rectifications.len(), &first.rectify_by);
        line(say::items_to_put_right_by(lang, &count, &by));
    }
    text
}
