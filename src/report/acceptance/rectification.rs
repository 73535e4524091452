//! `rectification.csv`, `.xlsx` and `.docx`: the rectification list (整改清单) of all communities.

use rust_xlsxwriter::Workbook;

use super::words;
use crate::accept::{Acceptance, CommunityAcceptance, Rectification};
use crate::lang::Lang;
use crate::messages::report_acceptance as say;
use crate::output::File;
use crate::output::csv::CsvRows;
use crate::report::docx::{Letter, Paper, TableColumn};
use crate::report::xlsx::{Cell, Column, Sheet, dated};

/// The columns of the list, the same in all three files.
const COLUMNS: [&str; 12] = [
    "社区",
    "序号",
    "项",
    "建设内容",
    "项目名称",
    "存在问题",
    "标准要求",
    "原因",
    "责任单位",
    "配合单位",
    "原定时限",
    "整改时限",
];

/// The three files.
pub fn files(acceptance: &Acceptance, lang: Lang) -> Vec<File> {
    let mut table = CsvRows::for_people(&COLUMNS);
    for (community, number, row) in rows(&acceptance.communities) {
        let cells = cells(community, number, row, lang);
        table.row(cells.iter().map(String::as_str));
    }
    let file = |path: &str, bytes| File { path: path.into(), bytes };
    vec![
        file("rectification.csv", table.bytes()),
        file("rectification.xlsx", workbook(acceptance, lang)),
        file("rectification.docx", document(acceptance, lang)),
    ]
}

/// Every row, numbered within its community from 1.
fn rows(
    communities: &[CommunityAcceptance],
) -> impl Iterator<Item = (&CommunityAcceptance, usize, &Rectification)> {
    communities.iter().flat_map(|community| {
        community.rectifications.iter().enumerate().map(move |(index, row)| (community, index + 1, row))
    })
}

fn cells(community: &CommunityAcceptance, number: usize, row: &Rectification, lang: Lang) -> [String; 12] {
    [
        community.name.clone(),
        number.to_string(),
        row.item.to_string(),
        row.title.clone(),
        row.projects.join("；"),
        words::problems(row, lang),
        words::wanted(row),
        words::kind(row.kind, lang).to_owned(),
        row.responsible.clone(),
        row.cooperating.clone(),
        row.deadline.clone(),
        row.rectify_by.clone(),
    ]
}

fn workbook(acceptance: &Acceptance, lang: Lang) -> Vec<u8> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&dated(&title(lang), &acceptance.as_of));
    let sheet = sheet(&acceptance.communities, lang);
    sheet.finish().into_iter().for_each(|sheet| workbook.push_worksheet(sheet));
    workbook.save_to_buffer().expect("writing to memory")
}

fn title(lang: Lang) -> String {
    say::rectification_list_of_acceptance(lang)
}

/// The list of some communities as a sheet.
pub fn sheet(communities: &[CommunityAcceptance], lang: Lang) -> Sheet {
    let widths = [14.0, 6.0, 6.0, 18.0, 30.0, 50.0, 40.0, 18.0, 18.0, 18.0, 16.0, 16.0];
    let columns = COLUMNS.iter().zip(widths).map(|(title, width)| match *title {
        "序号" | "项" => Column::ordinal(*title, width),
        "社区" | "原定时限" | "整改时限" => Column::word(*title, width),
        _ => Column::text(*title, width),
    });
    let mut sheet = Sheet::new(say::rectification_list(lang), columns.collect(), lang);
    for (community, number, row) in rows(communities) {
        let texts = cells(community, number, row, lang);
        let cells = texts.into_iter().enumerate().map(|(column, text)| match column {
            1 => Cell::count(number),
            2 => Cell::Number(f64::from(row.item)),
            _ => Cell::Text(text),
        });
        sheet.row(cells.collect());
    }
    sheet
}

fn document(acceptance: &Acceptance, lang: Lang) -> Vec<u8> {
    let mut letter = Letter::begin(&title(lang), &acceptance.as_of, Paper::Across);
    let (day, by) = (&acceptance.as_of, &acceptance.rectify_by);
    letter.text(&say::rectification_preamble(lang, &day, &by));
    if rows(&acceptance.communities).next().is_none() {
        letter.text(&say::nothing_to_be_put_right(lang));
        return letter.finish();
    }
    let columns = [
        TableColumn::word(say::column_community(lang), 8),
        TableColumn::word(say::column_ordinal(lang), 4),
        TableColumn::prose(say::column_content(lang), 12),
        TableColumn::prose(say::column_problem(lang), 26),
        TableColumn::prose(say::column_requirement(lang), 18),
        TableColumn::word(say::column_reason(lang), 8),
        TableColumn::word(say::column_responsible(lang), 9),
        TableColumn::word(say::column_cooperating(lang), 9),
        TableColumn::word(say::column_new_deadline(lang), 8),
    ];
    let table = rows(&acceptance.communities).map(|(community, number, row)| {
        let [name, number, item, title, _, problems, wanted, kind, responsible, cooperating, _, by] =
            cells(community, number, row, lang);
        vec![name, number, format!("{item} {title}"), problems, wanted, kind, responsible, cooperating, by]
    });
    letter.table(&columns, table);
    letter.finish()
}
