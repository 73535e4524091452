//! The form's other sheets: how to fill it in, and what has to be drawn rather than written.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Worksheet, XlsxError};

use super::fact::Sheaf;
use super::place::Places;
use super::question::Wording;
use super::sheet::lines_in;
use crate::lang::Lang;
use crate::say;

/// Before the name of the dataset, by which a form is known again.
pub const DATASET: [&str; 2] = ["数据集", "Dataset"];

/// How the form is filled in and read back, and what it was made of.
pub fn guide(sheet: &mut Worksheet, wording: &Wording) -> Result<(), XlsxError> {
    let (audit, lang) = (wording.audit, wording.lang);
    sheet.set_name(say!(lang, "说明", "Guide"))?;
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    let standard = format!("{}（{}）", audit.standard.title, audit.standard.layers.join(" → "));
    let of = &audit.as_of;
    let version = format!("{} {}", audit.tool.name, audit.tool.version);
    let mut lines: Vec<(String, String)> = audit
        .datasets
        .iter()
        .map(|name| (DATASET[usize::from(lang == Lang::En)].to_owned(), name.clone()))
        .collect();
    lines.extend([
        (say!(lang, "标准", "Standard"), standard),
        (say!(lang, "核查日", "As of"), of.clone()),
        (say!(lang, "程序", "Program"), version),
    ]);
    let advice = [
        (
            say!(lang, "填哪里", "What to fill in"),
            say!(
                lang,
                "只填黄色的格：答复、依据、核查人、核查日期、有效期至、备注。不清楚的留空，仍按待核实处理，不要猜。",
                "The yellow cells alone: answer, evidence, inspector, date, valid until, note. Leave blank what is not clear; it stays unknown. Do not guess."
            ),
        ),
        (
            say!(lang, "答复", "Answer"),
            say!(
                lang,
                "有下拉列表的从列表中选；数只写数，单位见旁边一列；列表用“、”分开，有的都写上，一样也没有写“无”。",
                "Choose from the list where there is one; of numbers write the number alone, the unit stands beside it; write all entries of a list, 、 between, or 无 for none."
            ),
        ),
        (
            say!(lang, "依据", "Evidence"),
            say!(
                lang,
                "照片编号、文件名称和文号、测量记录等。答“是”没有依据的，仍按待核实处理。“不适用”写明原因。",
                "Photo numbers, documents, measurements. A yes without evidence stays unknown. Say why something does not apply."
            ),
        ),
        (
            say!(lang, "查全", "Surveyed completely"),
            say!(
                lang,
                "问“是否已查全”时，除写明的设施外还有别的，就答“否”，在备注里写明名称和位置；先把它加进设施图层，再答“是”。各社区都答“是”，这一类才算查全。",
                "Asked whether a category is surveyed completely, answer no where there is one more, and note its name and place: it is added to the facilities first. A category counts as surveyed when every community says yes."
            ),
        ),
        (
            say!(lang, "坐标", "Coordinates"),
            say!(
                lang,
                "为 WGS 84；手机地图（高德、百度等）用的是另外的坐标系，直接输入会偏几百米。",
                "Are WGS 84; Chinese map services use other systems and would show the place some hundred metres off."
            ),
        ),
        (
            say!(lang, "顺序", "Order"),
            say!(
                lang,
                "各社区里排在前面的，对得分影响大。行可以排序、删去、移动，列也可以移动；只要“编码”和表头不动，就读得回来。工作表保护没有密码，需要时可以撤销。",
                "In each community, what stands first matters most to the score. Rows may be sorted, deleted and moved, columns moved: the form is read back by its header and keys. The protection has no password."
            ),
        ),
        (
            say!(lang, "读回数据集", "Reading it back"),
            say!(
                lang,
                "ccaudit form --read 填好的表.xlsx --into 数据集目录。已有的值一律不改；与数据集不同的列入 form-conflicts.csv，由人决定。",
                "ccaudit form --read FILLED.xlsx --into DATASET. No value of the dataset is changed; what differs is listed in form-conflicts.csv for a person to decide."
            ),
        ),
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
pub fn drawings(sheet: &mut Worksheet, wording: &Wording, sheaves: &[Sheaf]) -> Result<(), XlsxError> {
    let lang = wording.lang;
    sheet.set_name(say!(lang, "需补图层", "To be drawn"))?;
    sheet
        .set_landscape()
        .set_paper_size(9)
        .set_print_fit_to_pages(1, 0)
        .set_freeze_panes(2, 0)?
        .set_repeat_rows(1, 1)?;
    let hint = say!(
        lang,
        "下列事实要在地图上补画（如用 QGIS），填表不能解决；这一页不读回。",
        "These have to be drawn on a map (in QGIS, say); this sheet is not read back."
    );
    let cell =
        Format::new().set_border(FormatBorder::Thin).set_text_wrap().set_align(FormatAlign::VerticalCenter);
    let bold = cell.clone().set_bold().set_align(FormatAlign::Center).set_background_color(0x00DD_E3EA);
    sheet.write_string_with_format(0, 0, hint, &Format::new().set_bold())?;
    let header = [
        (say!(lang, "社区", "Community"), 14),
        (say!(lang, "条款", "Clause"), 12),
        (say!(lang, "要补什么", "What to draw"), 60),
        (say!(lang, "在哪里", "Where"), 40),
    ];
    for (column, (name, width)) in (0..).zip(&header) {
        sheet.write_string_with_format(1, column, name, &bold)?.set_column_width(column, *width)?;
    }
    let mut row = 1;
    for sheaf in sheaves {
        let places = Places::of(sheaf.community, lang);
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
