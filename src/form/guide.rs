//! The form's other sheets: how to fill it in, and what has to be drawn rather than written.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Worksheet, XlsxError};

use super::fact::Sheaf;
use super::lines::lines_in;
use super::place::Places;
use super::question::RowWording;
use crate::lang::Lang;
use crate::messages::form as say;

/// Before the name of the dataset, by which a form is known again.
pub(super) fn dataset(lang: Lang) -> &'static str {
    say::dataset(lang)
}

/// How the form is filled in and read back, and what it was made of.
pub(super) fn guide(sheet: &mut Worksheet, wording: &RowWording) -> Result<(), XlsxError> {
    let (audit, lang) = (wording.audit, wording.lang);
    sheet.set_name(say::guide(lang))?;
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    let standard = format!("{}（{}）", audit.standard.title, audit.standard.layers.join(" → "));
    let of = &audit.as_of;
    let version = format!("{} {}", audit.tool.name, audit.tool.version);
    let mut lines: Vec<(String, String)> =
        audit.datasets.iter().map(|name| (dataset(lang).to_owned(), name.clone())).collect();
    lines.extend([
        (say::standard(lang), standard),
        (say::as_of(lang), of.clone()),
        (say::program(lang), version),
    ]);
    let advice = [
        (say::what_to_fill_in(lang), say::guide_fill_yellow_cells(lang)),
        (say::answer(lang), say::guide_how_to_answer(lang)),
        (say::evidence(lang), say::guide_evidence(lang)),
        (say::surveyed_completely(lang), say::guide_surveyed_completely(lang)),
        (say::coordinates(lang), say::guide_coordinates(lang)),
        (say::order(lang), say::guide_order(lang)),
        (say::reading_back(lang), say::guide_reading_back(lang)),
    ];
    lines.extend(advice);
    let name = Format::new().set_bold().set_align(FormatAlign::Top);
    let text = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    sheet.set_column_width(0, 16)?.set_column_width(1, 110)?;
    for (row, (left, right)) in (0..).zip(&lines) {
        sheet.write_string_with_format(row, 0, left, &name)?;
        sheet.write_string_with_format(row, 1, right, &text)?;
        sheet.set_row_height(row, 16.0 * lines_in(right, 110) as f64 + 6.0)?;
    }
    Ok(())
}

/// What no cell can answer.
pub(super) fn drawings(
    sheet: &mut Worksheet,
    wording: &RowWording,
    sheaves: &[Sheaf],
) -> Result<(), XlsxError> {
    let lang = wording.lang;
    sheet.set_name(say::to_be_drawn(lang))?;
    sheet
        .set_landscape()
        .set_paper_size(9)
        .set_print_fit_to_pages(1, 0)
        .set_freeze_panes(2, 0)?
        .set_repeat_rows(1, 1)?;
    let hint = say::guide_to_be_drawn(lang);
    let cell =
        Format::new().set_border(FormatBorder::Thin).set_text_wrap().set_align(FormatAlign::VerticalCenter);
    let bold = cell.clone().set_bold().set_align(FormatAlign::Center).set_background_color(0x00DD_E3EA);
    sheet.write_string_with_format(0, 0, hint, &Format::new().set_bold())?;
    let header = [
        (say::community(lang), 14),
        (say::clause(lang), 12),
        (say::what_to_draw(lang), 60),
        (say::where_it_is(lang), 40),
    ];
    for (column, (name, width)) in (0..).zip(&header) {
        sheet.write_string_with_format(1, column, name, &bold)?.set_column_width(column, *width)?;
    }
    let mut row = 1;
    for sheaf in sheaves {
        let places = Places::from_audit(sheaf.community, lang);
        for drawing in &sheaf.drawings {
            row += 1;
            let (what, place) = wording.drawing(&places, drawing);
            let clauses = wording.clauses(sheaf, &drawing.clauses);
            let lines = lines_in(&place, 40).max(lines_in(&what, 60));
            for (column, text) in (0..).zip([&sheaf.community.name, &clauses, &what, &place]) {
                sheet.write_string_with_format(row, column, text, &cell)?;
            }
            sheet.set_row_height(row, 15.0 * lines as f64 + 4.0)?;
        }
    }
    Ok(())
}
