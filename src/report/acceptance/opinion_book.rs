//! `acceptance/<community id>.xlsx`: the same opinion as a workbook, to filter and to sign.

use rust_xlsxwriter::Workbook;

use super::{opinion, rectification, words};
use crate::accept::{Acceptance, CommunityAcceptance};
use crate::lang::Lang;
use crate::messages::report_acceptance as say;
use crate::report::wording;
use crate::report::xlsx::{Cell, Column, Sheet, dated, look};

/// The workbook of one community.
pub fn workbook(acceptance: &Acceptance, community: &CommunityAcceptance, lang: Lang) -> Vec<u8> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&dated(&community.title, &acceptance.as_of));
    for sheet in [
        summary(acceptance, community, lang),
        projects(community, lang),
        changes(community, lang),
        rectification::sheet(std::slice::from_ref(community), lang),
        to_verify(community, lang),
    ] {
        sheet.finish().into_iter().for_each(|sheet| workbook.push_worksheet(sheet));
    }
    workbook.save_to_buffer().expect("writing to memory")
}

fn summary(acceptance: &Acceptance, community: &CommunityAcceptance, lang: Lang) -> Sheet {
    let columns = vec![Column::word(say::matter(lang), 30.0), Column::text(say::content(lang), 90.0)];
    let notes = vec![(community.title.clone(), look::title())];
    let mut sheet = Sheet::with_notes(say::opinion(lang), columns, notes, 0, lang);
    let mut row = |what: String, text: String| sheet.row(vec![Cell::Text(what), Cell::Text(text)]);
    row(say::basis(lang), opinion::basis(acceptance, community, lang));
    for text in opinion::conclusions(acceptance, community, lang) {
        row(say::conclusion(lang), text);
    }
    for waiver in &community.waivers {
        row(say::waiver(lang), wording::waiver(waiver, lang));
    }
    let date = say::date(lang);
    for who in opinion::signatories(lang) {
        row(who, format!("\n\n{date}"));
    }
    sheet
}

fn projects(community: &CommunityAcceptance, lang: Lang) -> Sheet {
    let columns = vec![
        Column::ordinal(say::item_column(lang), 6.0),
        Column::text(say::column_content(lang), 18.0),
        Column::text(say::column_project_name(lang), 30.0),
        Column::text(say::column_responsible(lang), 18.0),
        Column::word(say::column_deadline(lang), 16.0),
        Column::word(say::register(lang), 10.0),
        Column::word(say::conclusion(lang), 10.0),
        Column::text(say::ground(lang), 60.0),
        Column::text(say::short_by(lang), 16.0),
        Column::text(say::evidence_of_register(lang), 24.0),
        Column::ordinal(say::row(lang), 7.0),
    ];
    let mut sheet = Sheet::new(say::projects(lang), columns, lang);
    for accepted in &community.projects {
        let project = &accepted.project;
        let short: Vec<String> = accepted
            .clauses
            .iter()
            .filter(|clause| !clause.short.is_empty())
            .map(|clause| format!("{} {}", clause.id, words::short(&clause.short, lang)))
            .collect();
        sheet.row(vec![
            Cell::Number(f64::from(project.item)),
            Cell::text(&project.title),
            Cell::text(&project.name),
            Cell::text(project.responsible_text()),
            Cell::text(&project.deadline.printed),
            Cell::text(project.stage.word(lang)),
            Cell::Worded(words::colour(accepted.conclusion), words::of_project(accepted, lang)),
            Cell::text(&accepted.reason),
            Cell::text(short.join("；")),
            Cell::text(project.evidence.clone().unwrap_or_default()),
            Cell::count(project.row),
        ]);
    }
    sheet
}

fn changes(community: &CommunityAcceptance, lang: Lang) -> Sheet {
    let columns = vec![
        Column::word(say::change(lang), 18.0),
        Column::ordinal(say::item_column(lang), 6.0),
        Column::text(say::column_content(lang), 24.0),
        Column::word(say::clause(lang), 8.0),
        Column::word(say::before(lang), 10.0),
        Column::word(say::now(lang), 10.0),
        Column::text(say::reason(lang), 60.0),
        Column::word(say::has_a_project(lang), 10.0),
    ];
    let mut sheet = Sheet::new(say::changes(lang), columns, lang);
    let yes = |has: bool| if has { say::yes(lang) } else { say::no(lang) };
    let before = |verdict: Option<crate::verdict::Verdict>| verdict.map_or(Cell::Empty, Cell::Verdict);
    for (what, gaps) in
        [(say::gap_closed(lang), &community.closed), (say::new_gap(lang), &community.new_gaps)]
    {
        for gap in gaps {
            sheet.row(vec![
                Cell::text(&what),
                Cell::Number(f64::from(gap.item)),
                Cell::text(&gap.title),
                Cell::Empty,
                before(gap.before),
                Cell::Verdict(gap.now),
                Cell::Empty,
                Cell::text(yes(gap.has_project)),
            ]);
        }
    }
    for (what, changes) in
        [(say::regression(lang), &community.regressions), (say::undecided_now(lang), &community.lost)]
    {
        for changed in changes {
            sheet.row(vec![
                Cell::text(&what),
                Cell::Number(f64::from(changed.item)),
                Cell::text(&changed.title),
                Cell::text(&changed.clause.id),
                before(changed.clause.before),
                Cell::Verdict(changed.clause.now),
                Cell::text(&changed.clause.reason),
                Cell::text(yes(changed.has_project)),
            ]);
        }
    }
    sheet
}

fn to_verify(community: &CommunityAcceptance, lang: Lang) -> Sheet {
    let columns = vec![
        Column::ordinal(say::item_column(lang), 6.0),
        Column::text(say::column_content(lang), 24.0),
        Column::word(say::clause(lang), 8.0),
        Column::text(say::why_undecided(lang), 50.0),
        Column::text(say::what_to_find_out(lang), 50.0),
    ];
    let mut sheet = Sheet::new(say::to_find_out(lang), columns, lang);
    for fact in &community.to_verify {
        sheet.row(vec![
            Cell::Number(f64::from(fact.item)),
            Cell::text(&fact.title),
            Cell::text(&fact.clause),
            Cell::text(&fact.reason),
            Cell::text(&fact.ask),
        ]);
    }
    sheet
}
