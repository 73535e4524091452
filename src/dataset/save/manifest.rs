//! Categories surveyed completely, put into `surveyed` of `dataset.toml`; everything else of the
//! file stays as it was written.

use toml_edit::{Array, DocumentMut, Item, Value};

/// The manifest with these categories (their Chinese names) among the surveyed; nothing where it
/// cannot take them.
pub(crate) fn surveyed(text: &str, categories: &[String]) -> Option<String> {
    let (mark, plain) = match text.strip_prefix('\u{feff}') {
        Some(plain) => ("\u{feff}", plain),
        None => ("", text),
    };
    // The writer ends lines in its own way.
    let crlf = plain.contains("\r\n");
    let mut document: DocumentMut = plain.replace("\r\n", "\n").parse().ok()?;
    match document.get_mut("surveyed") {
        Some(Item::Value(Value::Array(list))) => {
            categories.iter().for_each(|category| list.push(category.as_str()));
        }
        Some(_) => return None,
        None => {
            let list: Array = categories.iter().map(String::as_str).collect();
            document.insert("surveyed", Item::Value(Value::Array(list)));
        }
    }
    let appended = document.to_string();
    let appended = if crlf { appended.replace('\n', "\r\n") } else { appended };
    Some(format!("{mark}{appended}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn added(text: &str) -> Option<String> {
        surveyed(text, &["托儿所".to_owned()])
    }

    #[test]
    fn comments_tables_and_line_ends_stay() {
        let text = "\u{feff}# 说明\r\nname = \"甲\" # 名称\r\n\r\n[fields]\r\nJZMJ = \"floor_area_m2\"\r\n";
        let appended = added(text).unwrap();
        assert_eq!(appended.replace("surveyed = [\"托儿所\"]\r\n", ""), text);
        assert!(appended.find("surveyed").unwrap() < appended.find("[fields]").unwrap());
    }

    #[test]
    fn a_list_grows_behind_its_entries() {
        let appended = added("surveyed = [\"nursery\"] # 普查过的\nname = \"甲\"\n").unwrap();
        assert_eq!(appended, "surveyed = [\"nursery\", \"托儿所\"] # 普查过的\nname = \"甲\"\n");
        assert_eq!(added("surveyed = \"all\"\n"), None);
        assert_eq!(added("").unwrap(), "surveyed = [\"托儿所\"]\n");
    }
}
