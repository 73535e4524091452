//! Characters that no reader sees and that turn what he does see into something else: controls,
//! and those that set the direction of text or join nothing.

use std::borrow::Cow;

/// A text of more bytes than this is no name, and no note either.
pub(super) const LONGEST: usize = 30_000;

fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Whether a text holds any.
pub(super) fn is_in(text: &str) -> bool {
    // Most texts hold no byte that begins one.
    let may = |byte: u8| byte < 0x20 || matches!(byte, 0x7f | 0xc2 | 0xd8 | 0xe2 | 0xef);
    text.bytes().any(may) && text.chars().any(is_hidden)
}

/// The text without them; line ends and tabs become spaces.
pub(super) fn without(text: &str) -> Cow<'_, str> {
    if !is_in(text) {
        return Cow::Borrowed(text);
    }
    let shown = |c: char| match c {
        '\n' | '\r' | '\t' => Some(' '),
        c if is_hidden(c) => None,
        c => Some(c),
    };
    Cow::Owned(text.chars().filter_map(shown).collect::<String>().trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_is_taken_out_and_nothing_else() {
        for (given, shown) in [
            ("恒祥社区（一）", "恒祥社区（一）"),
            ("名\u{202e}称\u{7}社\u{200b}区", "名称社区"),
            ("一\n二\t三", "一 二 三"),
            ("\u{feff}甲", "甲"),
            ("Café №3 – “乙”…", "Café №3 – “乙”…"),
        ] {
            assert_eq!(without(given), shown);
            assert_eq!(is_in(given), given != shown);
        }
    }
}
