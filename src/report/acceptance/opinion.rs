//! `acceptance/<community id>.docx`: a community's acceptance opinion (验收意见), to be signed.

use super::words;
use crate::accept::{Acceptance, CommunityAcceptance, Conclusion};
use crate::document::{Document, DocumentTable, HeadingRank, Media, Paper, TableColumn};
use crate::lang::Lang;
use crate::messages::report_acceptance as say;
use crate::render::docx;
use crate::report::wording;

/// The opinion of one community.
pub fn document(acceptance: &Acceptance, community: &CommunityAcceptance, lang: Lang) -> Vec<u8> {
    let mut letter = Document::titled(&community.title, &acceptance.as_of, lang);
    letter.paper = Paper::Upright;
    letter.heading(Media::PAGES, HeadingRank::Title, &community.title);
    letter.paragraph(Media::PAGES, basis(acceptance, community, lang));
    letter.heading(Media::PAGES, HeadingRank::Section, say::heading_conclusion(lang));
    conclusions(acceptance, community, lang).iter().for_each(|text| letter.paragraph(Media::PAGES, text));
    letter.heading(Media::PAGES, HeadingRank::Section, say::heading_projects(lang));
    projects(&mut letter, community, lang);
    letter.heading(Media::PAGES, HeadingRank::Section, say::heading_changes(lang));
    changes(&mut letter, community, lang);
    letter.heading(Media::PAGES, HeadingRank::Section, say::heading_to_put_right(lang));
    rectifications(&mut letter, community, lang);
    letter.heading(Media::PAGES, HeadingRank::Section, say::heading_to_find_out(lang));
    to_verify(&mut letter, community, lang);
    if !community.waivers.is_empty() {
        letter.heading(Media::PAGES, HeadingRank::Section, say::heading_waivers(lang));
        community
            .waivers
            .iter()
            .for_each(|waiver| letter.paragraph(Media::PAGES, wording::waiver(waiver, lang)));
    }
    letter.heading(Media::PAGES, HeadingRank::Section, say::signatures(lang));
    signatures(&mut letter, lang);
    docx::document(&letter)
}

/// By what standard, on what day, and beside which earlier audit.
pub fn basis(acceptance: &Acceptance, community: &CommunityAcceptance, lang: Lang) -> String {
    let (name, standard, version) = (&community.name, &acceptance.standard, &acceptance.tool.version);
    let (title, hash) = (&standard.title, &standard.sha256[..standard.sha256.len().min(12)]);
    let (before, now) = (&acceptance.before, &acceptance.as_of);
    let layers = standard.layers.join(" → ");
    let mut text = say::what_was_audited(lang, &title, &layers, &hash, &now, &name, &before, &version);
    if let Some(other) = &acceptance.standard_before {
        let title = &other.title;
        text += &say::earlier_standard_differs(lang, &title);
    }
    text
}

/// The conclusion and what it rests on, a paragraph each.
pub fn conclusions(acceptance: &Acceptance, community: &CommunityAcceptance, lang: Lang) -> Vec<String> {
    let conclusion = words::conclusion(community.conclusion, lang);
    let projects = community.projects.len();
    let [pass, rectify, verify] = [Conclusion::Pass, Conclusion::Rectify, Conclusion::Verify]
        .map(|wanted| words::count(community, wanted));
    let (failing, unknown) = (community.now.failing, community.now.unknown);
    let mut texts = vec![
        say::conclusion_and_projects(
            lang,
            &conclusion,
            &projects,
            &pass,
            &rectify,
            &verify,
            &failing,
            &unknown,
        ),
        {
            let before = words::score(community.before.as_ref(), lang);
            let now = words::score(Some(&community.now), lang);
            say::score_before_and_now(lang, &before, &now)
        },
    ];
    if community.now.gate.is_some() {
        let gate = words::gate(community, lang);
        let title = acceptance.standard.gate.clone().filter(|_| lang == Lang::Zh);
        let title = title.unwrap_or_else(|| say::gate(lang));
        texts.push(say::gate_line(lang, &title, &gate));
    }
    texts
}

fn projects(letter: &mut Document, community: &CommunityAcceptance, lang: Lang) {
    if community.projects.is_empty() {
        letter.paragraph(Media::PAGES, say::register_has_no_project_of_community(lang));
        return;
    }
    let columns = [
        TableColumn::word(say::number(lang), 6.0),
        TableColumn::text(say::item(lang), 16.0),
        TableColumn::text(say::project(lang), 24.0),
        TableColumn::word(say::register(lang), 10.0),
        TableColumn::word(say::conclusion(lang), 10.0),
        TableColumn::text(say::ground(lang), 38.0),
    ];
    let rows = community.projects.iter().enumerate().map(|(index, project)| {
        vec![
            (index + 1).to_string(),
            format!("{} {}", project.project.item, project.project.title),
            project.project.name.clone(),
            project.project.stage.word(lang).to_owned(),
            words::of_project(project, lang),
            project.reason.clone(),
        ]
    });
    letter.table(Media::PAGES, DocumentTable::of_texts("projects", columns, rows));
}

fn changes(letter: &mut Document, community: &CommunityAcceptance, lang: Lang) {
    let none = say::none(lang);
    let list =
        |items: Vec<String>| if items.is_empty() { none.clone() } else { items.join(lang.semicolon()) };
    let closed = community.closed.iter().map(|gap| format!("{} {}", gap.item, gap.title)).collect();
    let new = community.new_gaps.iter().map(|gap| format!("{} {}", gap.item, gap.title)).collect();
    let regressions = community.regressions.iter().map(|c| words::problem(&c.clause, lang)).collect();
    let lost = community.lost.iter().map(|c| words::problem(&c.clause, lang)).collect();
    let (closed, new, regressions, lost) = (list(closed), list(new), list(regressions), list(lost));
    letter.paragraph(Media::PAGES, say::gaps_closed_list(lang, &closed));
    letter.paragraph(Media::PAGES, say::new_gaps_list(lang, &new));
    letter.paragraph(Media::PAGES, say::clauses_now_failing(lang, &regressions));
    if !community.lost.is_empty() {
        letter.paragraph(Media::PAGES, say::clauses_now_undecided(lang, &lost));
    }
}

fn rectifications(letter: &mut Document, community: &CommunityAcceptance, lang: Lang) {
    if community.rectifications.is_empty() {
        letter.paragraph(Media::PAGES, say::nothing_to_be_put_right(lang));
        return;
    }
    let columns = [
        TableColumn::text(say::item(lang), 16.0),
        TableColumn::text(say::what_wrong(lang), 40.0),
        TableColumn::word(say::responsible(lang), 16.0),
        TableColumn::word(say::deadline(lang), 14.0),
        TableColumn::word(say::put_right_by(lang), 14.0),
    ];
    let rows = community.rectifications.iter().map(|row| {
        vec![
            format!("{} {}", row.item, row.title),
            format!("{}（{}）", words::problems(row, lang), words::kind(row.kind, lang)),
            row.responsible.clone(),
            row.deadline.clone(),
            row.rectify_by.clone(),
        ]
    });
    letter.table(Media::PAGES, DocumentTable::of_texts("rectifications", columns, rows));
}

fn to_verify(letter: &mut Document, community: &CommunityAcceptance, lang: Lang) {
    if community.to_verify.is_empty() {
        letter.paragraph(Media::PAGES, say::no_obligatory_clause_undecided(lang));
        return;
    }
    let columns = [
        TableColumn::word(say::clause(lang), 8.0),
        TableColumn::text(say::item(lang), 18.0),
        TableColumn::text(say::why(lang), 37.0),
        TableColumn::text(say::what_to_find_out(lang), 37.0),
    ];
    let rows = community.to_verify.iter().map(|fact| {
        vec![
            fact.clause.clone(),
            format!("{} {}", fact.item, fact.title),
            fact.reason.clone(),
            fact.ask.clone(),
        ]
    });
    letter.table(Media::PAGES, DocumentTable::of_texts("to-verify", columns, rows));
}

/// Who signs, a row each with room for a hand or a seal.
pub fn signatories(lang: Lang) -> [String; 6] {
    [
        say::head_of_acceptance_group(lang),
        say::members_of_acceptance_group(lang),
        say::residents_committee(lang),
        say::street_office_or_town(lang),
        say::housing_department(lang),
        say::civil_affairs_department(lang),
    ]
}

fn signatures(letter: &mut Document, lang: Lang) {
    let columns = [TableColumn::word("", 34.0), TableColumn::text("", 42.0), TableColumn::word("", 24.0)];
    let date = say::date_blank(lang);
    // Blank lines are room to sign in.
    letter.table(
        Media::PAGES,
        DocumentTable::of_texts(
            "signatures",
            columns,
            signatories(lang).map(|who| vec![who, "\n\n\n".into(), date.clone()]),
        ),
    );
}
