//! `rank.xlsx`: the ranking as a workbook, and what the budget buys on a sheet of its own.

use rust_xlsxwriter::Workbook;

use super::{text, words};
use crate::lang::Lang;
use crate::messages::report_rank as say;
use crate::rank::{Plan, Ranking, Row};
use crate::report::cells::{Cell, Column};
use crate::report::xlsx::{self, Sheet, dated, look};

/// The workbook.
pub fn workbook(ranking: &Ranking, lang: Lang) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let day = ranking.as_of.iter().max().cloned().unwrap_or_default();
    workbook.set_properties(&dated(&text::title(ranking, lang), &day));
    let mut sheets = vec![order(ranking, lang)];
    sheets.extend(ranking.plan.as_ref().map(|plan| bought(ranking, plan, lang)));
    for sheet in sheets {
        sheet.finish().into_iter().for_each(|sheet| workbook.push_worksheet(sheet));
    }
    workbook.save_to_buffer().expect("writing to memory")
}

fn order(ranking: &Ranking, lang: Lang) -> Sheet {
    let columns = words::columns(ranking, lang).into_iter().map(Column::in_book).collect();
    let notes = text::basis(ranking, lang).into_iter().map(|line| (line, look::note()));
    let notes = [(text::title(ranking, lang), look::title())].into_iter().chain(notes).collect();
    let mut sheet = Sheet::with_notes(say::order(lang), columns, notes, 2, lang);
    for row in &ranking.rows {
        sheet.row(words::cells(ranking, row, lang).into_iter().map(Cell::in_book).collect());
    }
    sheet
}

/// All gaps by rank, with whether each is in the set for the budget, or why not.
fn bought(ranking: &Ranking, plan: &Plan, lang: Lang) -> Sheet {
    let columns = vec![
        xlsx::Column::ordinal(say::rank(lang), 6.0),
        xlsx::Column::word(say::community(lang), 14.0),
        xlsx::Column::ordinal(say::item(lang), 6.0),
        xlsx::Column::text(say::content(lang), 20.0),
        xlsx::Column::number(say::cost_wan_yuan(lang), 10.0, "0.##"),
        xlsx::Column::word(say::chosen_column(lang), 8.0),
        xlsx::Column::text(say::why_not(lang), 40.0),
        xlsx::Column::word(say::with_step_more(lang), 12.0),
    ];
    let notes = text::budget(ranking, plan, lang).into_iter().map(|line| (line, look::note()));
    let notes = [(say::best_set_for_budget(lang), look::title())].into_iter().chain(notes).collect();
    let mut sheet = Sheet::with_notes(say::budget(lang), columns, notes, 2, lang);
    let next = |row: &Row| {
        let word = if plan.next.added.contains(&row.rank) {
            say::added(lang)
        } else if plan.next.dropped.contains(&row.rank) {
            say::dropped(lang)
        } else {
            return xlsx::Cell::Empty;
        };
        xlsx::Cell::Text(word)
    };
    for row in &ranking.rows {
        let left_out = plan.left_out.iter().find(|left| left.rank == row.rank);
        sheet.row(vec![
            xlsx::Cell::count(row.rank),
            xlsx::Cell::text(&row.community_name),
            xlsx::Cell::Number(f64::from(row.item)),
            xlsx::Cell::text(&row.title),
            xlsx::Cell::maybe(row.cost.map(|cost| cost.wan_yuan())),
            xlsx::Cell::text(words::yes_no(left_out.is_none(), lang)),
            left_out.map_or(xlsx::Cell::Empty, |left| xlsx::Cell::Text(words::why(&left.why, lang))),
            next(row),
        ]);
    }
    sheet
}
