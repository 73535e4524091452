//! The form as a workbook: one row a fact, printable on A4 across, the cells to be filled in open
//! and checked, the others locked without a password.

use indexmap::IndexMap;
use rust_xlsxwriter::{
    DataValidation, DataValidationRule, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder,
    ProtectionOptions, Workbook, Worksheet, XlsxError,
};

use super::columns::FormColumn;
use super::fact::{Sheaf, gather};
use super::guide;
use super::lines::lines_in;
use super::place::Places;
use super::question::{AnswerTakes, QuestionRow, RowWording};
use crate::audit::Audit;
use crate::date;
use crate::lang::Lang;
use crate::messages::form as say;
use crate::output::File;
use crate::render::archive::saved;
use crate::vocabulary::Vocabulary;

/// As many rows, and communities, as one workbook stays handy with; a larger form is several.
const MOST_ROWS: usize = 20_000;
const MOST_COMMUNITIES: usize = 500;
/// A cell holds 32767 characters of UTF-16.
const LONGEST: usize = 10_000;
/// Rows are at least this high, so that a pen has room, and at most as high as Excel allows.
const HEIGHT: (f64, f64) = (34.0, 400.0);
/// Header rows: the hint, then the names of the columns.
const HEADER: u32 = 1;

/// The form of an audit: `form.xlsx`, or `form-1.xlsx`, `form-2.xlsx`… where one would be unwieldy.
pub fn workbooks(audit: &Audit, vocabulary: &Vocabulary, lang: Lang) -> Vec<File> {
    let wording = RowWording { audit, vocabulary, lang };
    let sheaves = gather(audit);
    let mut parts: Vec<&[Sheaf]> = Vec::new();
    let (mut from, mut rows) = (0, 0);
    for (index, sheaf) in sheaves.iter().enumerate() {
        let is_full = rows + sheaf.facts.len() > MOST_ROWS || index - from >= MOST_COMMUNITIES;
        if is_full && index > from {
            parts.push(&sheaves[from..index]);
            (from, rows) = (index, 0);
        }
        rows += sheaf.facts.len();
    }
    parts.push(&sheaves[from..]);
    let many = parts.len() > 1;
    parts
        .into_iter()
        .enumerate()
        .map(|(index, part)| File {
            path: if many { format!("form-{}.xlsx", index + 1) } else { "form.xlsx".into() },
            bytes: workbook(&wording, part).expect("a form keeps to what a workbook can hold"),
        })
        .collect()
}

fn workbook(wording: &RowWording, sheaves: &[Sheaf]) -> Result<Vec<u8>, XlsxError> {
    let (audit, lang) = (wording.audit, wording.lang);
    let mut book = Workbook::new();
    let title = say::field_form_of_unknown_facts(lang);
    let mut properties = DocProperties::new().set_title(&title).set_author("ccaudit");
    if let Some(day) = date::parse(&audit.as_of) {
        let day = ExcelDateTime::from_ymd(day.year() as u16, day.month() as u8, day.day() as u8)?;
        properties = properties.set_creation_datetime(&day);
    }
    book.set_properties(&properties);
    let sheet = book.add_worksheet();
    sheet.set_name(say::to_find_out(lang))?;
    page(sheet, wording, &title)?;
    rows(sheet, wording, sheaves)?;
    if sheaves.iter().any(|sheaf| !sheaf.drawings.is_empty()) {
        guide::drawings(book.add_worksheet(), wording, sheaves)?;
    }
    guide::guide(book.add_worksheet(), wording)?;
    saved(&mut book)
}

/// Paper, margins, and what stands at the head and foot of each page.
fn page(sheet: &mut Worksheet, wording: &RowWording, title: &str) -> Result<(), XlsxError> {
    let (audit, lang) = (wording.audit, wording.lang);
    // In a header, & begins a code.
    let names: String = audit.datasets.join("；").replace('&', "&&").chars().take(60).collect();
    let as_of = &audit.as_of;
    let right = say::as_of_day(lang, &as_of);
    let pages = say::page_p_of_n(lang);
    sheet
        .set_landscape()
        .set_paper_size(9)
        .set_print_fit_to_pages(1, 0)
        .set_margins(0.4, 0.4, 0.65, 0.6, 0.3, 0.3)
        .set_header(format!("&L{title}　{names}&R{right}"))
        .set_footer(format!("&C{pages}"))
        .set_freeze_panes(HEADER + 1, 0)?
        .set_repeat_rows(HEADER, HEADER)?;
    for column in FormColumn::ALL {
        sheet.set_column_width(column.position(), f64::from(column.width()))?;
    }
    Ok(())
}

fn rows(sheet: &mut Worksheet, wording: &RowWording, sheaves: &[Sheaf]) -> Result<(), XlsxError> {
    let lang = wording.lang;
    let formats = Formats::new();
    let total: usize = sheaves.iter().map(|sheaf| sheaf.facts.len()).sum();
    let hint = match total {
        0 => say::nothing_left_to_find_out(lang),
        _ => say::fill_in_yellow_cells_alone(lang),
    };
    sheet.write_string_with_format(0, 0, hint, &formats.hint)?.set_row_height(0, 20)?;
    for column in FormColumn::ALL {
        sheet.write_string_with_format(HEADER, column.position(), column.header(lang), &formats.header)?;
    }
    sheet.set_row_height(HEADER, 24)?;
    let mut row = HEADER;
    let mut breaks = Vec::new();
    let mut rules: IndexMap<String, (QuestionRow, Vec<u32>)> = IndexMap::new();
    for sheaf in sheaves.iter().filter(|sheaf| !sheaf.facts.is_empty()) {
        if row > HEADER {
            breaks.push(row + 1);
        }
        let places = Places::from_audit(sheaf.community, lang);
        for fact in &sheaf.facts {
            row += 1;
            let worded = wording.row(sheaf, &places, fact);
            write(sheet, row, &sheaf.community.name, &worded, &formats)?;
            let rule = format!("{:?} {}", worded.takes, worded.unit);
            rules.entry(rule).or_insert_with(|| (worded, Vec::new())).1.push(row);
        }
    }
    for (worded, rows) in rules.values() {
        if let Some(validation) = validation(worded, lang)? {
            apply(sheet, FormColumn::Answer, rows, &validation)?;
        }
    }
    if row > HEADER {
        for column in [FormColumn::Date, FormColumn::Expires] {
            let position = column.position();
            sheet.add_data_validation(HEADER + 1, position, row, position, &day(lang)?)?;
        }
        sheet.autofilter(HEADER, 0, row, FormColumn::Key.position())?;
    }
    sheet.set_page_breaks(&breaks)?;
    sheet.set_print_area(0, 0, row, FormColumn::Note.position())?;
    sheet.protect_with_options(&ProtectionOptions {
        format_columns: true,
        format_rows: true,
        sort: true,
        use_autofilter: true,
        ..ProtectionOptions::new()
    });
    Ok(())
}

fn write(
    sheet: &mut Worksheet,
    row: u32,
    community: &str,
    worded: &QuestionRow,
    formats: &Formats,
) -> Result<(), XlsxError> {
    let number = (row - HEADER).to_string();
    let mut lines = 1;
    for column in FormColumn::ALL {
        let text = match column {
            FormColumn::Number => number.as_str(),
            FormColumn::Community => community,
            FormColumn::Clauses => &worded.clauses,
            FormColumn::Question => &worded.question,
            FormColumn::Place => &worded.place,
            FormColumn::Requirement => &worded.requirement,
            FormColumn::Unit => &worded.unit,
            FormColumn::Key => &worded.key,
            _ => "",
        };
        let format = match column {
            FormColumn::Answer => &formats.answer,
            FormColumn::Date | FormColumn::Expires => &formats.day,
            FormColumn::Key => &formats.key,
            _ if FormColumn::FILLED.contains(&column) => &formats.open,
            _ => &formats.locked,
        };
        if column != FormColumn::Key {
            lines = lines.max(lines_in(text, usize::from(column.width())));
        }
        let position = column.position();
        if text.is_empty() {
            sheet.write_blank(row, position, format)?;
        } else if let (FormColumn::Number, Ok(number)) = (column, text.parse::<f64>()) {
            sheet.write_number_with_format(row, position, number, format)?;
        } else {
            // Longer than any key or question is: cut, so that the workbook stays valid.
            let text: String = text.chars().take(LONGEST).collect();
            sheet.write_string_with_format(row, position, text, format)?;
        }
    }
    sheet.set_row_height(row, (lines as f64 * 15.5 + 6.0).clamp(HEIGHT.0, HEIGHT.1))?;
    Ok(())
}

/// What an answer cell takes, and what it says when it is chosen.
fn validation(row: &QuestionRow, lang: Lang) -> Result<Option<DataValidation>, XlsxError> {
    let unit = &row.unit;
    let rule = DataValidation::new();
    let (rule, message) = match &row.takes {
        AnswerTakes::YesNo => (rule.allow_list_strings(&yes_no(lang)[..2])?, say::yes_or_no(lang)),
        AnswerTakes::YesNoNotApplicable => {
            (rule.allow_list_strings(&yes_no(lang))?, say::yes_no_or_not_applicable_help(lang))
        }
        AnswerTakes::OneOf(choices) => {
            let message = say::choose_from_list(lang);
            let length: usize = choices.iter().map(|choice| choice.encode_utf16().count() + 1).sum();
            let fits = !choices.is_empty()
                && length <= 255
                && choices.iter().all(|choice| !choice.contains([',', '"']));
            match fits {
                true => (rule.allow_list_strings(choices)?, message),
                false => (rule.allow_any_value(), say::community_name_or_id(lang)),
            }
        }
        AnswerTakes::Number { whole, least, most } => {
            let (from, to) = (least.unwrap_or(-1e9), most.unwrap_or(1e9));
            let range = match (least, most) {
                (Some(least), Some(most)) => say::from_least_to_most(lang, &least, &most),
                (Some(least), None) => say::at_least_number(lang, &least),
                _ => String::new(),
            };
            let rule = match whole {
                true => rule.allow_whole_number(DataValidationRule::Between(from as i32, to as i32)),
                false => rule.allow_decimal_number(DataValidationRule::Between(from, to)),
            };
            let kind = if *whole { say::a_whole_number(lang) } else { say::a_number(lang) };
            let unit = if unit.is_empty() { String::new() } else { say::in_unit(lang, &unit) };
            (rule, say::exactly_so(lang, &kind, &unit, &range))
        }
        AnswerTakes::List(wanted) => {
            let wanted = wanted.join("、");
            let wanted = match wanted.is_empty() {
                true => String::new(),
                false => say::clauses_ask_for(lang, &wanted),
            };
            let message = say::write_all_there_are(lang, &wanted);
            (rule.allow_any_value(), message)
        }
        AnswerTakes::Day => return day(lang).map(Some),
        AnswerTakes::Text => return Ok(None),
    };
    let message: String = message.chars().take(250).collect();
    let rule = rule
        .set_input_title(say::how_to_fill_in(lang))?
        .set_input_message(&message)?
        .set_error_title(say::this_cannot_be_read(lang))?
        .set_error_message(message)?;
    Ok(Some(rule))
}

fn yes_no(lang: Lang) -> [&'static str; 3] {
    [say::yes(lang), say::no(lang), say::not_applicable(lang)]
}

fn day(lang: Lang) -> Result<DataValidation, XlsxError> {
    let days = DataValidationRule::Between(
        ExcelDateTime::from_ymd(2000, 1, 1)?,
        ExcelDateTime::from_ymd(2099, 12, 31)?,
    );
    let message = say::date_year_first_help(lang);
    DataValidation::new()
        .allow_date(days)
        .set_error_title(say::this_cannot_be_read(lang))?
        .set_error_message(message)
}

/// Checks the cells of a column in these rows. A workbook may not hold more than some tens of
/// thousands of rules, nor a rule too many ranges.
fn apply(
    sheet: &mut Worksheet,
    column: FormColumn,
    rows: &[u32],
    rule: &DataValidation,
) -> Result<(), XlsxError> {
    const RANGES: usize = 100;
    let position = column.position();
    let letter = char::from(b'A' + position as u8);
    let runs: Vec<&[u32]> = rows.chunk_by(|a, b| a + 1 == *b).collect();
    for runs in runs.chunks(RANGES) {
        let range = |run: &&[u32]| match run {
            [only] => format!("{letter}{}", only + 1),
            [first, .., last] => format!("{letter}{}:{letter}{}", first + 1, last + 1),
            [] => String::new(),
        };
        let ranges = runs.iter().map(range).collect::<Vec<_>>().join(" ");
        let first = runs[0][0];
        sheet.add_data_validation(first, position, first, position, &rule.clone().set_multi_range(ranges))?;
    }
    Ok(())
}

/// How cells look.
struct Formats {
    hint: Format,
    header: Format,
    locked: Format,
    open: Format,
    answer: Format,
    day: Format,
    key: Format,
}

impl Formats {
    fn new() -> Formats {
        let cell = || {
            Format::new()
                .set_border(FormatBorder::Thin)
                .set_text_wrap()
                .set_align(FormatAlign::VerticalCenter)
        };
        let yellow = || cell().set_background_color(0x00FF_F9DB).set_unlocked();
        Formats {
            hint: Format::new().set_bold().set_align(FormatAlign::VerticalCenter),
            header: cell().set_bold().set_align(FormatAlign::Center).set_background_color(0x00DD_E3EA),
            locked: cell(),
            // As text, so that a photo's number 3-5 becomes no date and = begins no formula.
            open: yellow().set_num_format("@"),
            answer: yellow().set_align(FormatAlign::Center).set_bold(),
            day: yellow().set_num_format("yyyy-mm-dd"),
            key: Format::new()
                .set_font_size(8)
                .set_font_color(0x0080_8080)
                .set_align(FormatAlign::VerticalCenter),
        }
    }
}
