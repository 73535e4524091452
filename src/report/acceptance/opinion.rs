//! `acceptance/<community id>.docx` and `.xlsx`: a community's acceptance opinion (验收意见), to be
//! read and signed, and the same as tables to filter.

use super::{rectification, words};
use crate::accept::{Acceptance, CommunityAcceptance, Conclusion};
use crate::document::{Document, DocumentTable, HeadingRank, Media, Paper, TableCell, TableColumn};
use crate::lang::Lang;
use crate::messages::report_acceptance as say;
use crate::report::wording;
use crate::verdict::Verdict;

const PAGES: Media = Media::PAGES;
const TABLES: Media = Media::TABLES;

/// The opinion of one community.
pub(super) fn document<'a>(
    acceptance: &Acceptance,
    community: &'a CommunityAcceptance,
    lang: Lang,
) -> Document<'a> {
    let mut letter = Document::titled(&community.title, &acceptance.as_of, lang);
    letter.paper = Paper::Upright;
    letter.heading(PAGES, HeadingRank::Title, &community.title);
    letter.paragraph(PAGES, basis(acceptance, community, lang));
    letter.table(TABLES, summary(acceptance, community, lang));
    letter.heading(PAGES, HeadingRank::Section, say::heading_conclusion(lang));
    conclusions(acceptance, community, lang).into_iter().for_each(|text| letter.paragraph(PAGES, text));
    letter.heading(PAGES, HeadingRank::Section, say::heading_projects(lang));
    if community.projects.is_empty() {
        letter.paragraph(PAGES, say::register_has_no_project_of_community(lang));
    }
    letter.table(filled(&community.projects), projects(community, lang));
    letter.heading(PAGES, HeadingRank::Section, say::heading_changes(lang));
    changed_lists(community, lang).into_iter().for_each(|text| letter.paragraph(PAGES, text));
    letter.table(TABLES, changes(community, lang));
    letter.heading(PAGES, HeadingRank::Section, say::heading_to_put_right(lang));
    letter.table(TABLES, rectification::table(std::slice::from_ref(community), lang));
    match community.rectifications.is_empty() {
        true => letter.paragraph(PAGES, say::nothing_to_be_put_right(lang)),
        false => letter.table(PAGES, rectifications(community, lang)),
    }
    letter.heading(PAGES, HeadingRank::Section, say::heading_to_find_out(lang));
    if community.to_verify.is_empty() {
        letter.paragraph(PAGES, say::no_obligatory_clause_undecided(lang));
    }
    letter.table(filled(&community.to_verify), to_verify(community, lang));
    if !community.waivers.is_empty() {
        letter.heading(PAGES, HeadingRank::Section, say::heading_waivers(lang));
        community.waivers.iter().for_each(|waiver| letter.paragraph(PAGES, wording::waiver(waiver, lang)));
    }
    letter.heading(PAGES, HeadingRank::Section, say::signatures(lang));
    letter.table(PAGES, signatures(lang));
    letter
}

/// Where a table is shown: a letter has a sentence in place of an empty one.
fn filled<T>(rows: &[T]) -> Media {
    if rows.is_empty() { TABLES } else { PAGES.and(TABLES) }
}

/// By what standard, on what day, and beside which earlier audit.
fn basis(acceptance: &Acceptance, community: &CommunityAcceptance, lang: Lang) -> String {
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
fn conclusions(acceptance: &Acceptance, community: &CommunityAcceptance, lang: Lang) -> Vec<String> {
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

/// The opinion and the signatures as rows.
fn summary<'a>(acceptance: &Acceptance, community: &CommunityAcceptance, lang: Lang) -> DocumentTable<'a> {
    let columns = [TableColumn::word(say::matter(lang), 30.0), TableColumn::text(say::content(lang), 90.0)];
    let mut rows = vec![vec![say::basis(lang), basis(acceptance, community, lang)]];
    let conclusions = conclusions(acceptance, community, lang).into_iter();
    rows.extend(conclusions.map(|text| vec![say::conclusion(lang), text]));
    let waivers = community.waivers.iter();
    rows.extend(waivers.map(|waiver| vec![say::waiver(lang), wording::waiver(waiver, lang)]));
    let date = say::date(lang);
    rows.extend(signatories(lang).map(|who| vec![who, format!("\n\n{date}")]));
    DocumentTable::of_texts("summary", columns, rows).called(say::opinion(lang)).noted(&community.title, [])
}

fn projects(community: &CommunityAcceptance, lang: Lang) -> DocumentTable<'_> {
    use TableCell as Cell;
    let (word, text) = (TableColumn::word, TableColumn::text);
    let rows =
        || (1..).zip(&community.projects).map(|(number, accepted)| (number, &accepted.project, accepted));
    DocumentTable::each("projects", rows)
        .column(word(say::number(lang), 6.0).only(PAGES), |(number, ..)| Cell::count(*number))
        .column(text(say::item(lang), 16.0).only(PAGES), |(_, project, _)| {
            Cell::text(format!("{} {}", project.item, project.title))
        })
        .column(text(say::project(lang), 24.0).only(PAGES), |(_, project, _)| Cell::text(&project.name))
        .column(TableColumn::ordinal(say::item_column(lang), 6.0).only(TABLES), |(_, project, _)| {
            Cell::number(project.item)
        })
        .column(text(say::column_content(lang), 18.0).only(TABLES), |(_, project, _)| {
            Cell::text(&project.title)
        })
        .column(text(say::column_project_name(lang), 30.0).only(TABLES), |(_, project, _)| {
            Cell::text(&project.name)
        })
        .column(text(say::column_responsible(lang), 18.0).only(TABLES), |(_, project, _)| {
            Cell::text(project.responsible_text())
        })
        .column(word(say::column_deadline(lang), 16.0).only(TABLES), |(_, project, _)| {
            Cell::text(&project.deadline.printed)
        })
        .column(word(say::register(lang), 10.0), move |(_, project, _)| {
            Cell::text(wording::stage(project.stage, lang))
        })
        .column(word(say::conclusion(lang), 10.0), move |(.., accepted)| {
            Cell::toned(words::of_project(accepted, lang), words::colour(accepted.conclusion))
        })
        .column(text(say::ground(lang), 60.0).share(38), move |(.., accepted)| {
            Cell::text(words::reason(accepted, lang))
        })
        .column(text(say::short_by(lang), 16.0).only(TABLES), move |(.., accepted)| {
            let short = accepted.clauses.iter().filter(|clause| !clause.short.is_empty());
            let short = short.map(|clause| format!("{} {}", clause.id, words::short(&clause.short, lang)));
            Cell::text(short.collect::<Vec<_>>().join("；"))
        })
        .column(text(say::evidence_of_register(lang), 24.0).only(TABLES), |(_, project, _)| {
            Cell::maybe_text(project.evidence.as_ref())
        })
        .column(TableColumn::ordinal(say::row(lang), 7.0).only(TABLES), |(_, project, _)| {
            Cell::count(project.row)
        })
        .table()
        .called(say::projects(lang))
}

/// What changed since the earlier audit, a sentence a kind of change.
fn changed_lists(community: &CommunityAcceptance, lang: Lang) -> Vec<String> {
    let none = say::none(lang);
    let list =
        |items: Vec<String>| if items.is_empty() { none.clone() } else { items.join(lang.semicolon()) };
    let closed = community.closed.iter().map(|gap| format!("{} {}", gap.item, gap.title)).collect();
    let new = community.new_gaps.iter().map(|gap| format!("{} {}", gap.item, gap.title)).collect();
    let regressions = community.regressions.iter().map(|c| words::problem(&c.clause, lang)).collect();
    let lost = community.lost.iter().map(|c| words::problem(&c.clause, lang)).collect();
    let mut texts = vec![
        say::gaps_closed_list(lang, &list(closed)),
        say::new_gaps_list(lang, &list(new)),
        say::clauses_now_failing(lang, &list(regressions)),
    ];
    if !community.lost.is_empty() {
        texts.push(say::clauses_now_undecided(lang, &list(lost)));
    }
    texts
}

/// The same, a row a change.
fn changes(community: &CommunityAcceptance, lang: Lang) -> DocumentTable<'_> {
    use TableCell as Cell;
    let columns = [
        TableColumn::word(say::change(lang), 18.0),
        TableColumn::ordinal(say::item_column(lang), 6.0),
        TableColumn::text(say::column_content(lang), 24.0),
        TableColumn::word(say::clause(lang), 8.0),
        TableColumn::word(say::before(lang), 10.0),
        TableColumn::word(say::now(lang), 10.0),
        TableColumn::text(say::reason(lang), 60.0),
        TableColumn::word(say::has_a_project(lang), 10.0),
    ];
    let yes = |has: bool| Cell::text(if has { say::yes(lang) } else { say::no(lang) });
    let before = |verdict: Option<Verdict>| {
        verdict.map_or(Cell::Empty, |verdict| wording::verdict_cell(verdict, lang))
    };
    let gaps = [(say::gap_closed(lang), &community.closed), (say::new_gap(lang), &community.new_gaps)];
    let gaps = gaps.into_iter().flat_map(|(what, gaps)| gaps.iter().map(move |gap| (what.clone(), gap)));
    let gaps = gaps.map(|(what, gap)| {
        let (item, title) = (Cell::number(gap.item), Cell::text(&gap.title));
        let now = wording::verdict_cell(gap.now, lang);
        let project = yes(gap.has_project);
        vec![Cell::text(what), item, title, Cell::Empty, before(gap.before), now, Cell::Empty, project]
    });
    let clauses =
        [(say::regression(lang), &community.regressions), (say::undecided_now(lang), &community.lost)];
    let clauses = clauses.into_iter().flat_map(|(what, all)| all.iter().map(move |one| (what.clone(), one)));
    let clauses = clauses.map(|(what, changed)| {
        let clause = &changed.clause;
        vec![
            Cell::text(what),
            Cell::number(changed.item),
            Cell::text(&changed.title),
            Cell::text(&clause.id),
            before(clause.before),
            wording::verdict_cell(clause.now, lang),
            Cell::text(&clause.reason),
            yes(changed.has_project),
        ]
    });
    DocumentTable::of_rows("changes", columns, gaps.chain(clauses).collect()).called(say::changes(lang))
}

fn rectifications(community: &CommunityAcceptance, lang: Lang) -> DocumentTable<'_> {
    use TableCell as Cell;
    let (word, text) = (TableColumn::word, TableColumn::text);
    DocumentTable::each("rectifications", || community.rectifications.iter())
        .column(text(say::item(lang), 16.0), |row| Cell::text(format!("{} {}", row.item, row.title)))
        .column(text(say::what_wrong(lang), 40.0), move |row| {
            Cell::text(format!("{}（{}）", words::problems(row, lang), words::kind(row.kind, lang)))
        })
        .column(word(say::responsible(lang), 16.0), |row| Cell::text(&row.responsible))
        .column(word(say::deadline(lang), 14.0), |row| Cell::text(&row.deadline))
        .column(word(say::put_right_by(lang), 14.0), |row| Cell::text(&row.rectify_by))
        .table()
}

fn to_verify(community: &CommunityAcceptance, lang: Lang) -> DocumentTable<'_> {
    use TableCell as Cell;
    let (word, text) = (TableColumn::word, TableColumn::text);
    DocumentTable::each("to-verify", || community.to_verify.iter())
        .column(TableColumn::ordinal(say::item_column(lang), 6.0).only(TABLES), |fact| {
            Cell::number(fact.item)
        })
        .column(text(say::column_content(lang), 24.0).only(TABLES), |fact| Cell::text(&fact.title))
        .column(word(say::clause(lang), 8.0), |fact| Cell::text(&fact.clause))
        .column(text(say::item(lang), 18.0).only(PAGES), |fact| {
            Cell::text(format!("{} {}", fact.item, fact.title))
        })
        .column(text(say::why(lang), 37.0).only(PAGES), |fact| Cell::text(&fact.reason))
        .column(text(say::why_undecided(lang), 50.0).only(TABLES), |fact| Cell::text(&fact.reason))
        .column(text(say::what_to_find_out(lang), 50.0).share(37), |fact| Cell::text(&fact.ask))
        .table()
        .called(say::to_find_out(lang))
}

/// Who signs, a row each with room for a hand or a seal.
fn signatories(lang: Lang) -> [String; 6] {
    [
        say::head_of_acceptance_group(lang),
        say::members_of_acceptance_group(lang),
        say::residents_committee(lang),
        say::street_office_or_town(lang),
        say::housing_department(lang),
        say::civil_affairs_department(lang),
    ]
}

/// A table without titles; blank lines are room to sign in.
fn signatures<'a>(lang: Lang) -> DocumentTable<'a> {
    let columns = [TableColumn::word("", 34.0), TableColumn::text("", 42.0), TableColumn::word("", 24.0)];
    let date = say::date_blank(lang);
    let rows = signatories(lang).map(|who| vec![who, "\n\n\n".into(), date.clone()]);
    DocumentTable::of_texts("signatures", columns, rows)
}
