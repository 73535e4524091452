//! One community's annex: its number, its title, and the table.

use super::body::{cell, paragraph, run};
use super::height::fits_a_page;
use super::page::{COLUMNS, Paper};
use crate::audit::{CommunityAudit, Gap};
use crate::report::gap_list;
use crate::verdict::Verdict;

/// The annex at a position counted from 1, as the paragraphs and the table of a document's
/// body. It begins a page.
pub fn annex(community: &CommunityAudit, number: usize) -> String {
    let mut body = format!(
        "<w:p><w:pPr><w:pStyle w:val=\"AnnexNumber\"/></w:pPr>{}</w:p>{}",
        run(&format!("附件{number}")),
        paragraph("AnnexTitle", &community.list_title)
    );
    if community.gaps.is_empty() {
        body += &paragraph("AnnexText", &no_gaps(community));
    } else {
        body += &table(&community.gaps);
    }
    body
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

/// The nine columns under a header that every page repeats.
fn table(gaps: &[Gap]) -> String {
    let mut table = String::from(
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"AnnexTable\"/><w:tblW w:w=\"0\" w:type=\"auto\"/>\
         <w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>",
    );
    for column in &COLUMNS {
        table += &format!("<w:gridCol w:w=\"{}\"/>", column.width);
    }
    table += "</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>";
    for (column, title) in COLUMNS.iter().zip(gap_list::COLUMNS) {
        table += &cell(column.width, "", &paragraph("AnnexHead", title));
    }
    table += "</w:tr>";
    let mut before: Option<&str> = None;
    for gap in gaps {
        table += &row(gap, before == Some(gap.objective.as_str()));
        before = Some(&gap.objective);
    }
    table + "</w:tbl>"
}

/// A row; its objective's cell goes on from the row above where that has the same.
fn row(gap: &Gap, continues: bool) -> String {
    let cells = gap_list::cells(gap);
    let texts = cells.each_ref().map(String::as_str);
    let widths = COLUMNS.each_ref().map(|column| column.width);
    // A row kept whole that is longer than a page would lose its end.
    let whole =
        if fits_a_page(&widths, &texts, Paper::Across) { "<w:trPr><w:cantSplit/></w:trPr>" } else { "" };
    let mut row = format!("<w:tr>{whole}");
    for (index, (column, text)) in COLUMNS.iter().zip(texts).enumerate() {
        let merged = match (index, continues) {
            (0, true) => "<w:vMerge/>",
            (0, false) => "<w:vMerge w:val=\"restart\"/>",
            _ => "",
        };
        let text = if index == 0 && continues { "" } else { text };
        row += &cell(column.width, merged, &paragraph(column.style, text));
    }
    row + "</w:tr>"
}
