//! What an acceptance leaves: the opinions (验收意见), the rectification list (整改清单), and
//! `acceptance.json`.

mod opinion;
mod rectification;
mod text;
mod words;

use super::gap_list::file_name;
use crate::accept::Acceptance;
use crate::lang::Lang;
use crate::output::File;
use crate::render;

pub use text::text as acceptance;

/// Every file of an acceptance, in the formats asked for.
pub fn acceptance_files(acceptance: &Acceptance, formats: &[String], lang: Lang) -> Vec<File> {
    let names = render::chosen(formats, &["json", "xlsx", "docx"]);
    let mut files =
        Vec::from_iter(render::json(&told(acceptance, lang), "acceptance.json".to_owned(), &names));
    for community in &acceptance.communities {
        let path = format!("acceptance/{}", file_name(&community.id));
        let opinion = opinion::document(acceptance, community, lang);
        files.extend(render::files(&opinion, &path, &names));
    }
    files.extend(rectification::files(acceptance, formats, lang));
    files
}

/// An acceptance with its projects' reasons in words, as its file has it.
fn told(acceptance: &Acceptance, lang: Lang) -> Acceptance {
    let mut told = acceptance.clone();
    for project in told.communities.iter_mut().flat_map(|community| &mut community.projects) {
        project.reason = words::reason(project, lang);
    }
    told
}
