//! What an acceptance leaves: the opinions (验收意见), the rectification list (整改清单), and
//! `acceptance.json`.

mod opinion;
mod opinion_book;
mod rectification;
mod text;
mod words;

use super::gap_list::file_name;
use crate::accept::Acceptance;
use crate::lang::Lang;
use crate::output::File;

pub use text::text as acceptance;

/// Every file of an acceptance.
pub fn acceptance_files(acceptance: &Acceptance, lang: Lang) -> Vec<File> {
    let json = serde_json::to_vec_pretty(acceptance).expect("writing to memory");
    let mut files = vec![File { path: "acceptance.json".into(), bytes: json }];
    for community in &acceptance.communities {
        let name = file_name(&community.id);
        files.push(File {
            path: format!("acceptance/{name}.docx"),
            bytes: opinion::document(acceptance, community, lang),
        });
        files.push(File {
            path: format!("acceptance/{name}.xlsx"),
            bytes: opinion_book::workbook(acceptance, community, lang),
        });
    }
    files.extend(rectification::files(acceptance, lang));
    files
}
