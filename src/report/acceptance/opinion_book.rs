//! `acceptance/<community id>.xlsx`: the same opinion as a workbook, to filter and to sign.

use super::{opinion, rectification, words};
use crate::accept::{Acceptance, CommunityAcceptance};
use crate::document::{Document, DocumentTable, Media, TableCell, TableColumn};
use crate::lang::Lang;
use crate::messages::report_acceptance as say;
use crate::render::xlsx;
use crate::report::wording;

/// The workbook of one community.
pub fn workbook(acceptance: &Acceptance, community: &CommunityAcceptance, lang: Lang) -> Vec<u8> {
    let mut document = Document::titled(&community.title, &acceptance.as_of, lang);
    for table in [
        summary(acceptance, community, lang),
        projects(community, lang),
        changes(community, lang),
        rectification::table(std::slice::from_ref(community), lang).called(say::rectification_list(lang)),
        to_verify(community, lang),
    ] {
        document.table(Media::BOOK, table);
    }
    xlsx::workbook(&document)
}

fn summary<'a>(acceptance: &Acceptance, community: &CommunityAcceptance, lang: Lang) -> DocumentTable<'a> {
    let columns =
        vec![TableColumn::word(say::matter(lang), 30.0), TableColumn::text(say::content(lang), 90.0)];
    let mut rows = Vec::new();
    let mut row = |what: String, text: String| rows.push(vec![TableCell::text(what), TableCell::text(text)]);
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
    DocumentTable::of_rows("summary", columns, rows).called(say::opinion(lang)).noted(&community.title, [])
}

fn projects(community: &CommunityAcceptance, lang: Lang) -> DocumentTable<'_> {
    let columns = vec![
        TableColumn::ordinal(say::item_column(lang), 6.0),
        TableColumn::text(say::column_content(lang), 18.0),
        TableColumn::text(say::column_project_name(lang), 30.0),
        TableColumn::text(say::column_responsible(lang), 18.0),
        TableColumn::word(say::column_deadline(lang), 16.0),
        TableColumn::word(say::register(lang), 10.0),
        TableColumn::word(say::conclusion(lang), 10.0),
        TableColumn::text(say::ground(lang), 60.0),
        TableColumn::text(say::short_by(lang), 16.0),
        TableColumn::text(say::evidence_of_register(lang), 24.0),
        TableColumn::ordinal(say::row(lang), 7.0),
    ];
    let mut rows = Vec::new();
    for accepted in &community.projects {
        let project = &accepted.project;
        let short: Vec<String> = accepted
            .clauses
            .iter()
            .filter(|clause| !clause.short.is_empty())
            .map(|clause| format!("{} {}", clause.id, words::short(&clause.short, lang)))
            .collect();
        rows.push(vec![
            TableCell::Number(f64::from(project.item)),
            TableCell::text(&project.title),
            TableCell::text(&project.name),
            TableCell::text(project.responsible_text()),
            TableCell::text(&project.deadline.printed),
            TableCell::text(project.stage.word(lang)),
            TableCell::toned(words::of_project(accepted, lang), words::colour(accepted.conclusion)),
            TableCell::text(&accepted.reason),
            TableCell::text(short.join("；")),
            TableCell::text(project.evidence.clone().unwrap_or_default()),
            TableCell::count(project.row),
        ]);
    }
    DocumentTable::of_rows("projects", columns, rows).called(say::projects(lang))
}

fn changes(community: &CommunityAcceptance, lang: Lang) -> DocumentTable<'_> {
    let columns = vec![
        TableColumn::word(say::change(lang), 18.0),
        TableColumn::ordinal(say::item_column(lang), 6.0),
        TableColumn::text(say::column_content(lang), 24.0),
        TableColumn::word(say::clause(lang), 8.0),
        TableColumn::word(say::before(lang), 10.0),
        TableColumn::word(say::now(lang), 10.0),
        TableColumn::text(say::reason(lang), 60.0),
        TableColumn::word(say::has_a_project(lang), 10.0),
    ];
    let mut rows = Vec::new();
    let yes = |has: bool| if has { say::yes(lang) } else { say::no(lang) };
    let before = |verdict: Option<crate::verdict::Verdict>| {
        verdict.map_or(TableCell::Empty, |verdict| wording::verdict_cell(verdict, lang))
    };
    for (what, gaps) in
        [(say::gap_closed(lang), &community.closed), (say::new_gap(lang), &community.new_gaps)]
    {
        for gap in gaps {
            rows.push(vec![
                TableCell::text(what.clone()),
                TableCell::Number(f64::from(gap.item)),
                TableCell::text(&gap.title),
                TableCell::Empty,
                before(gap.before),
                wording::verdict_cell(gap.now, lang),
                TableCell::Empty,
                TableCell::text(yes(gap.has_project)),
            ]);
        }
    }
    for (what, changes) in
        [(say::regression(lang), &community.regressions), (say::undecided_now(lang), &community.lost)]
    {
        for changed in changes {
            rows.push(vec![
                TableCell::text(what.clone()),
                TableCell::Number(f64::from(changed.item)),
                TableCell::text(&changed.title),
                TableCell::text(&changed.clause.id),
                before(changed.clause.before),
                wording::verdict_cell(changed.clause.now, lang),
                TableCell::text(&changed.clause.reason),
                TableCell::text(yes(changed.has_project)),
            ]);
        }
    }
    DocumentTable::of_rows("changes", columns, rows).called(say::changes(lang))
}

fn to_verify(community: &CommunityAcceptance, lang: Lang) -> DocumentTable<'_> {
    let columns = vec![
        TableColumn::ordinal(say::item_column(lang), 6.0),
        TableColumn::text(say::column_content(lang), 24.0),
        TableColumn::word(say::clause(lang), 8.0),
        TableColumn::text(say::why_undecided(lang), 50.0),
        TableColumn::text(say::what_to_find_out(lang), 50.0),
    ];
    let mut rows = Vec::new();
    for fact in &community.to_verify {
        rows.push(vec![
            TableCell::Number(f64::from(fact.item)),
            TableCell::text(&fact.title),
            TableCell::text(&fact.clause),
            TableCell::text(&fact.reason),
            TableCell::text(&fact.ask),
        ]);
    }
    DocumentTable::of_rows("to-verify", columns, rows).called(say::to_find_out(lang))
}
