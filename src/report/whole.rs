//! `report.md`, and `report.<name>` in every other format that has no product of its own: the tables of
//! an audit as a document that any tool can pass on.

use super::overview::{self, OverviewRow};
use super::{CommunitySlice, ReportContext, access, clauses, gap_list, unknown};
use crate::document::{Block, Document, HeadingRank, Media};
use crate::messages::report as say;
use crate::output::File;
use crate::render::DocumentFormat;
use crate::units::plain;

pub(super) fn files(context: &ReportContext, format: &DocumentFormat) -> Vec<File> {
    let (audit, lang) = (context.audit, context.lang);
    let slices: Vec<CommunitySlice> = CommunitySlice::all_of(audit);
    let rows: Vec<OverviewRow> = audit.communities.iter().map(OverviewRow::of_community).collect();
    let title = say::audit_of_residential_communities(lang);
    let mut document = Document::titled(&title, &audit.as_of, lang);
    document.heading(Media::PAGES, HeadingRank::Title, title);
    let (standard, layers) = (&audit.standard.title, audit.standard.layers.join(" → "));
    let (pace, datasets) = (plain(audit.standard.pace), audit.datasets.join(lang.semicolon()));
    let basis = [
        say::of_data(lang, &datasets),
        say::of_standard(lang, &standard, &layers),
        say::of_day(lang, &audit.as_of),
        say::of_pace(lang, &pace),
    ];
    document.add(Media::PAGES, Block::List { lines: basis.into(), shown: 4, rest: String::new() });
    document.table(Media::PAGES, overview::of_rows(&rows, audit, lang));
    for (community, slice) in audit.communities.iter().zip(slices.chunks(1)) {
        document.heading(Media::PAGES, HeadingRank::Section, &community.name);
        document.heading(Media::PAGES, HeadingRank::Subsection, say::gap_list(lang));
        match community.gaps.is_empty() {
            true => document.paragraph(Media::PAGES, say::no_item_fails(lang)),
            false => document.table(Media::PAGES, gap_list::table(community)),
        }
        document.heading(Media::PAGES, HeadingRank::Subsection, say::clause_by_clause(lang));
        document.table(Media::PAGES, clauses::table(context, slice));
        document.heading(Media::PAGES, HeadingRank::Subsection, say::to_find_out(lang));
        match community.unknowns.is_empty() {
            true => document.paragraph(Media::PAGES, say::no_clause_undecided(lang)),
            false => document.table(Media::PAGES, unknown::table(context, slice)),
        }
        document.heading(Media::PAGES, HeadingRank::Subsection, say::access_on_foot(lang));
        document.table(Media::PAGES, access::table(context, slice));
    }
    (format.files)(&document, "report")
}
