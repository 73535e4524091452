//! How much room a text takes in the form's sheets.

use unicode_width::UnicodeWidthStr;

/// How many lines a text takes in a column so many characters wide.
pub(super) fn lines_in(text: &str, width: usize) -> usize {
    // A wrapped line rarely fills its column: a character that does not fit goes to the next.
    let line = |line: &str| line.width().div_ceil(width.saturating_sub(2).max(1)).max(1);
    text.lines().map(line).sum()
}
