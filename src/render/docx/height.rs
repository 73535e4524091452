//! How tall a row comes out.

use unicode_width::UnicodeWidthChar;

use super::page::{CELL_MARGIN, HEADER_HEIGHT, LINE, TEXT_SIZE, area};
use crate::document::Paper;

/// Whether a row of these texts, in columns this wide, surely fits on one page below the repeated
/// header.
pub(super) fn fits_a_page(widths: &[u32], texts: &[impl AsRef<str>], paper: Paper) -> bool {
    let lines = widths.iter().zip(texts).map(|(width, text)| lines(text.as_ref(), *width)).max();
    // A tenth more, since lines end early before what may not begin one.
    lines.unwrap_or(0) * LINE * 11 / 10 <= area(paper).1 - HEADER_HEIGHT
}

/// Lines a text takes in a cell this wide, in twips. A Chinese character is as wide as it is
/// tall, a Latin one half of that.
fn lines(text: &str, width: u32) -> u32 {
    // Half points of type are tens of twips: half a character is five times the size.
    let halves = ((width - 2 * CELL_MARGIN) / (TEXT_SIZE * 5)).max(2) as usize;
    let paragraph = |line: &str| {
        let width: usize = line.chars().map(|character| character.width().unwrap_or(1)).sum();
        width.div_ceil(halves).max(1) as u32
    };
    text.split('\n').map(paragraph).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The columns of an annex.
    const WIDTHS: [u32; 9] = [907, 567, 1134, 3004, 1758, 2494, 964, 964, 964];

    fn fits_a_page(texts: &[&str]) -> bool {
        super::fits_a_page(&WIDTHS, texts, Paper::Across)
    }

    #[test]
    fn a_page_of_short_cells_holds_a_row_and_five_thousand_characters_take_more() {
        assert!(fits_a_page(&["便民商业服务设施健全", "1", "托儿所"]));
        let long = "字".repeat(5000);
        assert!(!fits_a_page(&["", "", "", &long]));
        // As many line breaks are as tall, and so is narrow text in a narrow column.
        assert!(!fits_a_page(&["", "", "", &"\n".repeat(60)]));
        assert!(!fits_a_page(&["", &"7".repeat(400)]));
    }
}
