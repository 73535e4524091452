//! How cells look: faces, borders, and the colours of tones.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use crate::document::{ColumnKind, Tone};

/// A column's cells.
pub(crate) fn of_kind(kind: ColumnKind) -> Format {
    match kind {
        ColumnKind::Word => centred(),
        ColumnKind::Text | ColumnKind::Key => text(),
        ColumnKind::Ordinal => centred().set_num_format("0"),
        ColumnKind::Count => number("0"),
        ColumnKind::Figure => number("0.##"),
        ColumnKind::Points => number("0.0##"),
        ColumnKind::General => number("General"),
        ColumnKind::Day => number("yyyy-mm-dd"),
    }
}

fn cell() -> Format {
    Format::new()
        .set_font_name("宋体")
        .set_font_size(10)
        .set_border(FormatBorder::Thin)
        .set_border_color(Color::RGB(0x00A6_A6A6))
        .set_align(FormatAlign::VerticalCenter)
        .set_text_wrap()
}

/// Running text, from the left.
fn text() -> Format {
    cell().set_align(FormatAlign::Left)
}

/// A word or two, centred.
fn centred() -> Format {
    cell().set_align(FormatAlign::Center)
}

/// A number, with an Excel number format.
fn number(format: &str) -> Format {
    cell().set_align(FormatAlign::Right).set_num_format(format)
}

/// The header of a column.
pub(crate) fn head() -> Format {
    cell().set_align(FormatAlign::Center).set_font_name("黑体").set_background_color(Color::RGB(0x00E7_ECEF))
}

/// A sheet's title and the notes below it, which run on over the empty cells to their right.
pub(crate) fn title() -> Format {
    Format::new().set_font_name("黑体").set_font_size(16).set_align(FormatAlign::VerticalCenter)
}

pub(crate) fn note() -> Format {
    Format::new().set_font_name("宋体").set_font_size(10).set_align(FormatAlign::VerticalCenter)
}

/// Background and ink of a tone, red, green and blue. Blue against orange stays apart for
/// every kind of colour vision, and the lightness of what fails for who prints in grey.
fn colours(tone: Tone) -> (u32, u32) {
    match tone {
        Tone::Good => (0x00D6_E8F5, 0x0000_3F66),
        Tone::Bad => (0x00F2_A66A, 0x0000_0000),
        Tone::Open => (0x00FF_F3C4, 0x0059_4300),
        Tone::Aside => (0x00F0_F0F0, 0x0059_5959),
    }
}

/// The cell of a word with a tone.
pub(crate) fn toned(tone: Tone) -> Format {
    let (background, ink) = colours(tone);
    let format = centred().set_background_color(Color::RGB(background)).set_font_color(Color::RGB(ink));
    if tone == Tone::Bad { format.set_bold() } else { format }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance by WCAG 2.
    fn luminance(colour: u32) -> f64 {
        let part = |shift: u32| {
            let part = f64::from(colour >> shift & 0xff) / 255.0;
            if part <= 0.03928 { part / 12.92 } else { libm::pow((part + 0.055) / 1.055, 2.4) }
        };
        0.2126 * part(16) + 0.7152 * part(8) + 0.0722 * part(0)
    }

    fn contrast(one: u32, other: u32) -> f64 {
        let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
        one.max(other) / one.min(other)
    }

    #[test]
    fn words_are_read_on_their_colours_and_what_fails_is_darker_than_the_rest() {
        for tone in Tone::ALL {
            let (background, ink) = colours(tone);
            assert!(contrast(background, ink) >= 4.5, "{tone:?}");
            if tone != Tone::Bad {
                assert!(contrast(background, colours(Tone::Bad).0) >= 1.5, "{tone:?}");
            }
        }
    }
}
