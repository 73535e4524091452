//! `rectification.csv`, `.xlsx` and `.docx`: the rectification list (整改清单) of all communities.

use super::words;
use crate::accept::{Acceptance, CommunityAcceptance, Rectification};
use crate::document::{Document, DocumentTable, HeadingRank, Media, TableCell, TableColumn};
use crate::lang::Lang;
use crate::messages::report_acceptance as say;
use crate::output::File;
use crate::render;

/// The list in the formats asked for, usually all three.
pub(super) fn files(acceptance: &Acceptance, formats: &[String], lang: Lang) -> Vec<File> {
    render::files(
        &document(acceptance, lang),
        "rectification",
        &render::chosen(formats, &["csv", "xlsx", "docx"]),
    )
}

/// The list as a document: a table with all columns, and a letter with those that fit.
fn document(acceptance: &Acceptance, lang: Lang) -> Document<'_> {
    let title = say::rectification_list_of_acceptance(lang);
    let mut document = Document::titled(&title, &acceptance.as_of, lang);
    document.heading(Media::READ, HeadingRank::Title, title);
    let (day, by) = (&acceptance.as_of, &acceptance.rectify_by);
    document.paragraph(Media::READ, say::rectification_preamble(lang, &day, &by));
    document.table(Media::TABLES, table(&acceptance.communities, lang));
    match rows(&acceptance.communities).next() {
        None => document.paragraph(Media::READ, say::nothing_to_be_put_right(lang)),
        Some(_) => document.table(Media::READ, short_table(&acceptance.communities, lang)),
    }
    document
}

/// Every row, numbered within its community from 1.
fn rows(
    communities: &[CommunityAcceptance],
) -> impl Iterator<Item = (&CommunityAcceptance, usize, &Rectification)> {
    communities.iter().flat_map(|community| {
        community.rectifications.iter().enumerate().map(move |(index, row)| (community, index + 1, row))
    })
}

/// The list of some communities with all its columns, which are Chinese whatever the language.
pub(super) fn table(communities: &[CommunityAcceptance], lang: Lang) -> DocumentTable<'_> {
    use TableCell as Cell;
    let (word, text) = (TableColumn::word, TableColumn::text);
    let ordinal = TableColumn::ordinal;
    DocumentTable::each("rectification", || rows(communities))
        .column(word("社区", 14.0), |(community, ..)| Cell::text(&community.name))
        .column(ordinal("序号", 6.0), |(_, number, _)| Cell::count(*number))
        .column(ordinal("项", 6.0), |(.., row)| Cell::number(row.item))
        .column(text("建设内容", 18.0), |(.., row)| Cell::text(&row.title))
        .column(text("项目名称", 30.0), |(.., row)| Cell::text(row.projects.join("；")))
        .column(text("存在问题", 50.0), move |(.., row)| Cell::text(words::problems(row, lang)))
        .column(text("标准要求", 40.0), |(.., row)| Cell::text(words::wanted(row)))
        .column(text("原因", 18.0), move |(.., row)| Cell::text(words::kind(row.kind, lang)))
        .column(text("责任单位", 18.0), |(.., row)| Cell::text(&row.responsible))
        .column(text("配合单位", 18.0), |(.., row)| Cell::text(&row.cooperating))
        .column(word("原定时限", 16.0), |(.., row)| Cell::text(&row.deadline))
        .column(word("整改时限", 16.0), |(.., row)| Cell::text(&row.rectify_by))
        .table()
        .called(say::rectification_list(lang))
}

/// The columns that fit on paper.
fn short_table(communities: &[CommunityAcceptance], lang: Lang) -> DocumentTable<'_> {
    use TableCell as Cell;
    let (word, text) = (TableColumn::word, TableColumn::text);
    DocumentTable::each("rectification", || rows(communities))
        .column(word(say::column_community(lang), 8.0), |(community, ..)| Cell::text(&community.name))
        .column(word(say::column_ordinal(lang), 4.0), |(_, number, _)| Cell::count(*number))
        .column(text(say::column_content(lang), 12.0), |(.., row)| {
            Cell::text(format!("{} {}", row.item, row.title))
        })
        .column(text(say::column_problem(lang), 26.0), move |(.., row)| {
            Cell::text(words::problems(row, lang))
        })
        .column(text(say::column_requirement(lang), 18.0), |(.., row)| Cell::text(words::wanted(row)))
        .column(word(say::column_reason(lang), 8.0), move |(.., row)| Cell::text(words::kind(row.kind, lang)))
        .column(word(say::column_responsible(lang), 9.0), |(.., row)| Cell::text(&row.responsible))
        .column(word(say::column_cooperating(lang), 9.0), |(.., row)| Cell::text(&row.cooperating))
        .column(word(say::column_new_deadline(lang), 8.0), |(.., row)| Cell::text(&row.rectify_by))
        .table()
        .called(say::rectification_list(lang))
}
