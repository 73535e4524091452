//! How tall a row must be: Excel, WPS and LibreOffice do not agree on when to work it out
//! themselves.

use unicode_width::UnicodeWidthChar;

/// Tallest row of Excel, in points.
const TALLEST: f64 = 409.0;
/// From one line of ten-point type to the next, with room for a stand-in face.
const LINE: f64 = 13.5;
/// Above and below a cell's text together.
const PADDING: f64 = 5.0;

/// Lines a text takes in a column so many digits wide. Columns are measured in digits of the
/// workbook's own face, 7 pixels each; ten-point type takes 13.4 pixels a Chinese character and
/// half that a Latin one.
pub(super) fn lines(text: &str, width: f64) -> usize {
    let halves = ((width * 7.0 - 3.0) / 6.7).floor().max(2.0) as usize;
    let paragraph = |line: &str| {
        // What does not fit whole goes on the next line, so a full line may lack half of one.
        let halves = if line.is_ascii() { halves } else { halves - halves % 2 };
        let width: usize = line.chars().map(|character| character.width().unwrap_or(1)).sum();
        width.div_ceil(halves).max(1)
    };
    text.split('\n').map(paragraph).sum()
}

/// Height of a row of so many lines, in points; Excel shows no more than its tallest.
pub(super) fn of_lines(lines: usize) -> f64 {
    (lines.max(1) as f64 * LINE + PADDING).min(TALLEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chinese_character_takes_two_digits() {
        // 20 digits are 140 pixels: ten Chinese characters.
        assert_eq!(lines(&"字".repeat(10), 20.0), 1);
        assert_eq!(lines(&"字".repeat(11), 20.0), 2);
        assert_eq!(lines("7777777777\n7", 20.0), 2);
        assert_eq!(lines("", 5.0), 1);
        assert!(of_lines(3) > of_lines(2) && of_lines(1000) == TALLEST);
    }
}
