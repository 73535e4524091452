//! The acceptance as one document: a line a community, then what stands in its way.

use super::words;
use crate::accept::{Acceptance, CommunityAcceptance, Conclusion, DayStanding};
use crate::document::{Block, Document, DocumentTable, HeadingRank, Media, TableCell, TableColumn};
use crate::lang::Lang;
use crate::messages::report_acceptance as say;
use crate::render;
use crate::report::wording;

/// The whole acceptance as text.
pub fn text(acceptance: &Acceptance, lang: Lang) -> String {
    render::text::document(&document(acceptance, lang))
}

fn document(acceptance: &Acceptance, lang: Lang) -> Document<'_> {
    let datasets = acceptance.datasets.join(lang.semicolon());
    let (title, before, now) = (&acceptance.standard.title, &acceptance.before, &acceptance.as_of);
    let mut document = Document::titled(say::acceptance_of(lang, &datasets), now, lang);
    document.heading(Media::PAGES, HeadingRank::Title, say::acceptance_of(lang, &datasets));
    document.paragraph(Media::READ, say::head_of_text(lang, &datasets, title, before, now));
    if let Some(other) = &acceptance.standard_before {
        document.paragraph(Media::READ, say::mind_earlier_standard_differs(lang, &other.title));
    }
    document.paragraph(Media::TERMINAL, "");
    document.table(Media::READ.and(Media::BOOK), overview(acceptance, lang));
    for community in &acceptance.communities {
        let (name, conclusion) = (&community.name, words::conclusion(community.conclusion, lang));
        let heading = say::community_line(lang, &name, &conclusion);
        document.heading(Media::READ, HeadingRank::Section, heading);
        let lines = details(community, lang);
        document.add(Media::READ, Block::List { shown: lines.len(), lines, rest: String::new() });
    }
    document.paragraph(Media::READ, say::what_register_says_counts_nothing(lang));
    document
}

fn overview(acceptance: &Acceptance, lang: Lang) -> DocumentTable<'_> {
    use TableCell as Cell;
    let word = |title: String| TableColumn::word(title, 14.0);
    let count = |title: String| TableColumn::count(title, 9.0);
    let gate = acceptance.standard.gate.clone().filter(|_| lang == Lang::Zh);
    let mut table = DocumentTable::each("communities", || acceptance.communities.iter())
        .column(word(say::community(lang)), |community| Cell::text(&community.name))
        .column(word(say::conclusion(lang)), move |community| {
            Cell::toned(words::conclusion(community.conclusion, lang), words::colour(community.conclusion))
        })
        .column(count(say::projects_column(lang)), |community| Cell::count(community.projects.len()));
    for conclusion in [Conclusion::Pass, Conclusion::Rectify, Conclusion::Verify] {
        table.add(count(words::conclusion(conclusion, lang).to_owned()), move |community| {
            Cell::count(words::count(community, conclusion))
        });
    }
    let points = |standing: Option<&DayStanding>| {
        standing.and_then(|standing| standing.score).map_or("—".to_owned(), wording::score)
    };
    table
        .column(count(say::paper_only(lang)), |community| {
            Cell::count(community.projects.iter().filter(|project| project.paper_only).count())
        })
        .column(count(say::regressions(lang)), |community| Cell::count(community.regressions.len()))
        .column(count(say::new_gaps_column(lang)), |community| Cell::count(community.new_gaps.len()))
        .column(word(say::score(lang)), move |community| {
            let (before, now) = (points(community.before.as_ref()), points(Some(&community.now)));
            Cell::text(format!("{before} → {now}"))
        })
        .column(word(gate.unwrap_or_else(|| say::gate(lang))), move |community| {
            Cell::text(words::gate(community, lang))
        })
        .table()
}

/// What stands in a community's way, a line each.
fn details(community: &CommunityAcceptance, lang: Lang) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = |line: String| lines.push(line);
    for project in community
        .projects
        .iter()
        .filter(|project| project.conclusion != Conclusion::Pass || project.by_waiver)
    {
        let (item, title, reason) =
            (project.project.item, &project.project.title, &words::reason(project, lang));
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
    lines
}
