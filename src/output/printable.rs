//! Text as Word and Excel files can hold it.

use std::borrow::Cow;

/// The text with its line ends made one, and with U+FFFD in place of every character that XML
/// 1.0 cannot carry: one of those and no office program opens the file.
pub(crate) fn printable(text: &str) -> Cow<'_, str> {
    if text.chars().all(|character| character != '\r' && is_xml(character)) {
        return Cow::Borrowed(text);
    }
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let replaced = |character| if is_xml(character) { character } else { char::REPLACEMENT_CHARACTER };
    Cow::Owned(text.chars().map(replaced).collect())
}

/// Whether XML 1.0 has this character.
fn is_xml(character: char) -> bool {
    matches!(character, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_cannot_carry_shows_as_replaced() {
        assert_eq!(printable("一\u{0}二\u{1b}三\u{fffe}"), "一\u{fffd}二\u{fffd}三\u{fffd}");
        assert_eq!(printable("一\r\n二\r三\n四\t五"), "一\n二\n三\n四\t五");
        assert!(matches!(printable("“引号” & <标签> 🏠"), Cow::Borrowed(_)));
    }
}
