//! `gap-list/<community id>.docx` and `gap-lists.docx`: the annexes, as native Word.
//!
//! Written as WordprocessingML itself: what an annex needs (a header row repeated on every
//! page, a font table with stand-ins, elements in the order the format prescribes) is small,
//! and the writer at hand has neither of the first two.

mod annex;
mod body;
mod height;
mod letter;
mod package;
mod page;

pub(in crate::report) use letter::{Letter, TableColumn};
pub(in crate::report) use page::Paper;

use super::gap_list::file_name;
use crate::audit::Audit;
use crate::lang::Lang;
use crate::output::File;
use crate::vocabulary::Vocabulary;

/// One file a community, and one with all of them, each beginning a page.
pub fn files(audit: &Audit, _: &Vocabulary, _: Lang) -> Vec<File> {
    let annexes: Vec<String> = audit
        .communities
        .iter()
        .enumerate()
        .map(|(index, community)| annex::annex(community, index + 1))
        .collect();
    let mut files: Vec<File> = audit
        .communities
        .iter()
        .zip(&annexes)
        .map(|(community, annex)| File {
            path: format!("gap-list/{}.docx", file_name(&community.id)),
            bytes: package::document(annex, &community.list_title, &audit.as_of, Paper::Across),
        })
        .collect();
    let title = audit.datasets.join("；");
    files.push(File {
        path: "gap-lists.docx".into(),
        bytes: package::document(&annexes.concat(), &title, &audit.as_of, Paper::Across),
    });
    files
}
