//! `gap-list/<community id>.csv`: the annexes' own table.

use super::{CommunitySlice, ReportContext};
use crate::audit::Gap;
use crate::output::File;
use crate::output::csv::CsvRows;

/// The columns as the annexes print them.
pub const COLUMNS: [&str; 9] =
    ["目标", "序号", "建设内容", "建设要求", "项目名称", "项目内容", "责任单位", "配合单位", "完成时限"];

pub(super) fn file(_: &ReportContext, piece: &CommunitySlice) -> File {
    let community = piece.audit;
    let mut table = CsvRows::for_people(&COLUMNS);
    for gap in &community.gaps {
        table.row(cells(gap).iter().map(String::as_str));
    }
    File { path: format!("gap-list/{}.csv", file_name(&community.id)), bytes: table.bytes() }
}

/// A row as the annexes print it.
pub fn cells(gap: &Gap) -> [String; 9] {
    [
        gap.objective.clone(),
        gap.number.to_string(),
        gap.content.clone(),
        gap.requirement.clone(),
        gap.project_name.clone(),
        gap.project_content.clone(),
        gap.responsible.clone(),
        gap.cooperating.clone(),
        gap.deadline.clone(),
    ]
}

/// A community's id as a file name on any system: what a path or Windows could misread is
/// percent-encoded, so that different ids keep different names.
pub fn file_name(id: &str) -> String {
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
