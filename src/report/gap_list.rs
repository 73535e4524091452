//! The annexes' own table: `gap-list/<community id>.csv` and `.docx`, `gap-lists.docx`, a sheet of
//! the ledger, a table of `report.md`.

use super::{CommunitySlice, ReportContext, names};
use crate::audit::{CommunityAudit, Gap};
use crate::document::{Document, DocumentTable, HeadingRank, Media, TableCell, TableColumn, TableOf};
use crate::messages::report_xlsx as ledger;
use crate::output::File;
use crate::render::{csv, docx};
use crate::verdict::Verdict;

/// `gap-list/<community id>.csv`.
pub(super) fn file(_: &ReportContext, slice: &CommunitySlice) -> File {
    let path = format!("gap-list/{}.csv", file_name(&slice.audit.id));
    File { path, bytes: csv::whole(&table(slice.audit)) }
}

/// A community's table as the annexes print it.
pub(super) fn table(community: &CommunityAudit) -> DocumentTable<'_> {
    official(DocumentTable::each("gap-list", || community.gaps.iter()), |gap| gap).table().merged()
}

/// The annexes' columns by name, as [`cells`] has them.
pub(super) const COLUMNS: [&str; 9] =
    ["目标", "序号", "建设内容", "建设要求", "项目名称", "项目内容", "责任单位", "配合单位", "完成时限"];

/// A row as the annexes print it.
pub(super) fn cells(gap: &Gap) -> [TableCell<'_>; 9] {
    let text = TableCell::text;
    [
        text(&gap.objective),
        TableCell::count(gap.number),
        text(&gap.content),
        text(&gap.requirement),
        text(&gap.project_name),
        text(&gap.project_content),
        text(&gap.responsible),
        text(&gap.cooperating),
        text(&gap.deadline),
    ]
}

/// The ledger's sheet: the tables of all communities under one header.
pub(super) fn sheet<'a>(context: &'a ReportContext, communities: &'a [CommunitySlice]) -> DocumentTable<'a> {
    let lang = context.lang;
    let rows = || communities.iter().flat_map(|slice| slice.audit.gaps.iter().map(|gap| (slice.audit, gap)));
    let table = DocumentTable::each("gap-list", rows)
        .column(TableColumn::word(ledger::community(lang), 12.0), |(community, _)| {
            TableCell::text(&community.name)
        });
    official(table, |(_, gap)| gap)
        .column(TableColumn::word(ledger::clauses_fail(lang), 8.0), move |(_, gap)| {
            TableCell::text(gap.clauses.join(lang.comma()))
        })
        .column(TableColumn::text(ledger::source_of_each_column(lang), 24.0), move |(_, gap)| {
            TableCell::text(names::sources(gap, lang))
        })
        .column(TableColumn::word(ledger::id(lang), 12.0), |(community, _)| TableCell::text(&community.id))
        .table()
        .called(ledger::gap_list(lang))
}

/// The annexes' nine columns, Chinese whatever the language, with widths on a sheet and in twips
/// of the printed page.
fn official<'a, T: 'a>(table: TableOf<'a, T>, gap: fn(&T) -> &'a Gap) -> TableOf<'a, T> {
    let widths = [12.0, 5.5, 13.0, 40.0, 25.0, 34.0, 12.0, 13.0, 12.0];
    let shares = [907, 567, 1134, 3004, 1758, 2494, 964, 964, 964];
    let mut table = table;
    for (index, ((title, width), share)) in COLUMNS.into_iter().zip(widths).zip(shares).enumerate() {
        let column = match index {
            1 => TableColumn::ordinal(title, width),
            3..=5 => TableColumn::text(title, width),
            _ => TableColumn::word(title, width),
        };
        table.add(column.share(share), move |row| cells(gap(row))[index].clone());
    }
    table
}

/// `gap-list/<community id>.docx`, and `gap-lists.docx` with all of them, each beginning a page.
pub(super) fn annexes(context: &ReportContext) -> Vec<File> {
    let (audit, lang) = (context.audit, context.lang);
    let mut all = Document::titled(audit.datasets.join("；"), &audit.as_of, lang);
    let mut files = Vec::new();
    for (community, number) in audit.communities.iter().zip(1..) {
        let mut document = Document::titled(&community.list_title, &audit.as_of, lang);
        add_annex(&mut document, community, number);
        add_annex(&mut all, community, number);
        let path = format!("gap-list/{}.docx", file_name(&community.id));
        files.push(File { path, bytes: docx::document(&document) });
    }
    files.push(File { path: "gap-lists.docx".into(), bytes: docx::document(&all) });
    files
}

/// One community's annex: its number, its title, and the table or what stands in its place.
fn add_annex<'a>(document: &mut Document<'a>, community: &'a CommunityAudit, number: usize) {
    document.heading(Media::ALL, HeadingRank::Annex, format!("附件{number}"));
    document.heading(Media::ALL, HeadingRank::Title, &community.list_title);
    match community.gaps.is_empty() {
        true => document.paragraph(Media::ALL, no_gaps(community)),
        false => document.table(Media::ALL, table(community)),
    }
}

/// What stands in place of an empty table: the annex is an official Chinese text in any language.
fn no_gaps(community: &CommunityAudit) -> String {
    let mut text = format!("{}没有不达标的项，不列项目。", community.name);
    let open = community.items_that(Verdict::Unknown);
    if open > 0 {
        text += &format!("另有 {open} 项待核实，查明后可能需要补列。");
    }
    text
}

/// A community's id as a file name on any system: what a path or Windows could misread is
/// percent-encoded, so that different ids keep different names.
pub(super) fn file_name(id: &str) -> String {
    let mut name = String::new();
    for (index, character) in id.chars().enumerate() {
        let unsafe_here = "/\\:*?\"<>|%".contains(character)
            || character.is_control()
            || (character == '.' && (index == 0 || index + 1 == id.chars().count()))
            || (character == ' ' && index + 1 == id.chars().count());
        if unsafe_here {
            let mut bytes = [0; 4];
            for byte in character.encode_utf8(&mut bytes).bytes() {
                name += &format!("%{byte:02X}");
            }
        } else {
            name.push(character);
        }
    }
    let stem = name.split('.').next().unwrap_or("").to_ascii_uppercase();
    let reserved = matches!(stem.as_str(), "CON" | "PRN" | "AUX" | "NUL")
        || (stem.len() == 4
            && (stem.starts_with("COM") || stem.starts_with("LPT"))
            && stem.ends_with(|c: char| c.is_ascii_digit()));
    if reserved { format!("%{:02X}{}", name.as_bytes()[0], &name[1..]) } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_cannot_leave_the_folder() {
        assert_eq!(file_name("hengxiang"), "hengxiang");
        assert_eq!(file_name("恒祥"), "恒祥");
        assert_eq!(file_name("../../x"), "%2E.%2F..%2Fx");
        assert_eq!(file_name(".."), "%2E%2E");
        assert_eq!(file_name("a/b"), "a%2Fb");
        assert_ne!(file_name("a%2Fb"), file_name("a/b"));
        assert_eq!(file_name("con"), "%63on");
    }
}
