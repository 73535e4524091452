//! `sites.csv`, `sites.xlsx`, `residences.csv` and `distances.csv`.

use rust_xlsxwriter::Workbook;

use super::remarks::remarks;
use super::{text, words};
use crate::lang::Lang;
use crate::messages::report_site as say;
use crate::output::csv::CsvRows;
use crate::report::cells::{Cell, Column, Kind};
use crate::report::xlsx::{Sheet, dated, look};
use crate::site::{Part, Proposed, Siting, State};

fn columns(siting: &Siting, lang: Lang) -> Vec<Column> {
    use Kind::*;
    vec![
        Column::new(say::clauses(lang), 10.0, Word),
        Column::new(say::facility(lang), 16.0, Word),
        Column::new(say::number(lang), 6.0, Ordinal),
        Column::new(say::candidate(lang), 12.0, Word),
        Column::new(say::name_or_near(lang), 28.0, Text),
        Column::new(say::longitude(lang), 12.0, Word),
        Column::new(say::latitude(lang), 12.0, Word),
        Column::new(say::in_community(lang), 14.0, Word),
        Column::new(say::area_m2(lang), 10.0, Figure),
        Column::new(words::won(siting, lang), 10.0, Figure),
        Column::new(say::longest_walk(lang), 10.0, Figure),
        Column::new(say::of_communities(lang), 28.0, Text),
    ]
}

fn cells(part: &Part, site: &Proposed, lang: Lang) -> Vec<Cell> {
    let near = match (&site.name, &site.near) {
        (Some(name), _) => name.clone(),
        (None, Some(_)) => words::place(site, lang),
        (None, None) => String::new(),
    };
    vec![
        Cell::Text(part.clauses.join(lang.comma())),
        Cell::Text(words::category(part, lang)),
        Cell::Number(site.number as f64),
        Cell::Text(site.site.clone()),
        Cell::Text(near),
        Cell::Text(format!("{:.6}", site.longitude)),
        Cell::Text(format!("{:.6}", site.latitude)),
        Cell::Text(words::community(site, lang)),
        Cell::maybe(site.area_m2.map(tenths)),
        Cell::Number(site.residents),
        Cell::maybe(site.worst_walk.map(tenths)),
        Cell::Text(words::shares(&site.by_community, lang)),
    ]
}

/// Rounded to a tenth.
fn tenths(number: f64) -> f64 {
    (number * 10.0).round() / 10.0
}

/// All sites proposed, a row each.
pub fn sites_csv(siting: &Siting, lang: Lang) -> Vec<u8> {
    let columns: Vec<String> = columns(siting, lang).into_iter().map(|column| column.title).collect();
    let mut table = CsvRows::for_people(&columns.iter().map(String::as_str).collect::<Vec<_>>());
    for part in &siting.parts {
        for site in &part.sites {
            let cells: Vec<String> = cells(part, site, lang).into_iter().map(Cell::text).collect();
            table.row(cells.iter().map(String::as_str));
        }
    }
    table.bytes()
}

/// The same as a workbook, with what was asked and found above, and what else there is to know on
/// a sheet of its own.
pub fn sites_xlsx(siting: &Siting, lang: Lang) -> Vec<u8> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&dated(&text::title(siting, lang), &siting.as_of));
    let mut notes =
        vec![(text::title(siting, lang), look::title()), (text::basis(siting, lang), look::note())];
    for part in &siting.parts {
        notes.push((words::kind(part, lang), look::note()));
        notes.extend(words::sentences(siting, part, lang).into_iter().map(|line| (line, look::note())));
    }
    let of_sites = columns(siting, lang).into_iter().map(Column::in_book).collect();
    let mut sites = Sheet::with_notes(say::sites(lang), of_sites, notes, 3, lang);
    let mut more = Sheet::new(
        say::remarks(lang),
        [(say::facility(lang), 20.0), (say::what(lang), 40.0), (say::which(lang), 50.0)]
            .map(|(title, width)| Column::new(title, width, Kind::Text).in_book())
            .into(),
        lang,
    );
    let mut has_more = false;
    for part in &siting.parts {
        for site in &part.sites {
            sites.row(cells(part, site, lang).into_iter().map(Cell::in_book).collect());
        }
        for (heading, lines) in remarks(siting, part, lang) {
            has_more = true;
            for line in lines {
                let cells = [words::kind(part, lang), heading.clone(), line];
                more.row(cells.map(|text| Cell::Text(text).in_book()).into());
            }
        }
    }
    let sheets = [Some(sites), has_more.then_some(more)];
    for sheet in sheets.into_iter().flatten().flat_map(Sheet::finish) {
        workbook.push_worksheet(sheet);
    }
    workbook.save_to_buffer().expect("writing to memory")
}

/// Every residence's walk to the nearest, now and with what is proposed.
pub fn residences(siting: &Siting, lang: Lang) -> Vec<u8> {
    let unit = words::unit(siting, lang);
    let header = [
        say::clauses(lang),
        say::community(lang),
        say::residence(lang),
        say::name(lang),
        say::residents(lang, &unit),
        say::nearest_now(lang),
        say::walk_now(lang),
        say::nearest(lang),
        say::walk(lang),
        say::served(lang),
    ];
    let mut table = CsvRows::for_people(&header.each_ref().map(String::as_str));
    for part in &siting.parts {
        let clauses = part.clauses.join(lang.comma());
        for served in &part.served {
            let walk = |walk: &Option<(String, f64)>| match walk {
                Some((to, metres)) => (to.clone(), format!("{metres:.3}")),
                None => (String::new(), String::new()),
            };
            let (before, after) = (walk(&served.before), walk(&served.after));
            let state = match served.state {
                State::Already => say::already(lang),
                State::Newly => say::newly(lang),
                State::Partly => say::partly(lang),
                State::Not => say::not_served(lang),
                State::OffNetwork => say::off_network_unknown(lang),
            };
            let of = &served.residence;
            let residents = of.residents.to_string();
            let label = of.label.clone().unwrap_or_default();
            table.row([
                clauses.as_str(),
                &of.community,
                &of.id,
                &label,
                &residents,
                &before.0,
                &before.1,
                &after.0,
                &after.1,
                &state,
            ]);
        }
    }
    table.bytes()
}

/// Every walk that was chosen by, for other programs to check the choice: metres to a millimetre.
pub fn distances(siting: &Siting) -> Vec<u8> {
    let mut table = CsvRows::for_programs(&["clauses", "candidate", "residence", "metres"]);
    for part in &siting.parts {
        let clauses = part.clauses.join(" ");
        for ((candidate, _), walks) in part.places.iter().zip(&part.walks) {
            for (home, metres) in walks {
                let residence = &part.served[*home as usize].residence.id;
                table.row([clauses.as_str(), candidate, residence, &format!("{metres:.6}")]);
            }
        }
    }
    table.bytes()
}
